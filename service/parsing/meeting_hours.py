"""Tells the hours of a meeting from others that stand with its day: a service before it, tea, a deadline, the close.

Knows words behind a date only; times themselves are read in times.py.
"""

from __future__ import annotations

import re
from datetime import date

from service.parsing.dates import find_dates
from service.parsing.times import TimeMention, find_times

#: The end of a sentence; "7.30 p.m. Monday" goes on.
STOP = re.compile(r"[.!?]\s+(?=[A-Z])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
_SENTENCES = re.compile(r"[.!?]\s+")
_OTHERS = re.compile(
    r"\b(?:(?:(?:after|following|before|prior to|ahead of)(?:\s(?:the|our|morning|evening|\w+ing)){0,3}"
    r"|by|until|till|no later than)\s"
    r"|(?:clos(?:ed?|es|ing)|end(?:ed|s|ing)|finish(?:ed|es|ing)?|conclud(?:ed|es|ing)|deadline|doors?|bar opens?)\b"
    r"[^.;,]{0,25}"
    r"|(?:coffee|tea|lunch|supper|dinner|breakfast|drinks|food|refreshments|registration|arrivals?|networking)"
    r"(?:\s(?:and|&)\s\w+)?(?:\s(?:will be|is|are))?(?:\s(?:opens?|served|available|provided))?(?:\s(?:from|at))?\s)$",
    re.I,
)
_OF_THE_MEETING = re.compile(r"\b(?:start|begin|commenc|meet|held|hold|time|all|both|each|tak(?:es|ing) place)", re.I)
_TIME_FIRST = re.compile(r"(?:start|time|at|from|hours|both|all)?[\s:]*$", re.I)
#: How far before an hour the words stand that say whose it is, in characters.
_REACH = 60
_ANY_DAY = date(2000, 1, 1)


def find_hours(words: str, *, expected: bool = False) -> TimeMention | None:
    """The hours of the meeting in one sentence: a range where there is one; None where all are of other things.

    "7pm for 7.30pm" is people at seven and the meeting at half past.
    """
    found = find_times(words, expected=expected)
    before = [0, *(mention.end for mention in found)]
    own = [
        mention
        for mention, last in zip(found, before, strict=False)
        if not _OTHERS.search(words[max(last, mention.start - _REACH) : mention.start])
    ]
    if len(own) > 1 and words[own[0].end : own[1].start].strip() == "for":
        return own[1]
    return next((mention for mention in own if mention.ends), own[0]) if own else None


def find_hours_behind(behind: str) -> TimeMention | None:
    """The hours in the sentence that a day ends; those of a later sentence only where it speaks of the meeting."""
    first, *later = _SENTENCES.split(behind) if STOP.search(behind) else [behind]
    near = find_hours(first, expected=True)
    if near:
        return near
    return next((hours for sentence in later if (hours := _of_meeting(sentence))), None)


def _of_meeting(sentence: str) -> TimeMention | None:
    """ "7.30pm.", "It starts at 7pm", "All are held at 2pm"; not "The office shuts at 5pm" or another day's hours."""
    hours = find_hours(sentence, expected=True)
    if hours is None:
        return None
    before = sentence[: hours.start]
    says = _TIME_FIRST.match(before) or _OF_THE_MEETING.search(before)
    return hours if says and not find_dates(sentence, after=_ANY_DAY) else None
