"""Finds which announced meetings do not take place: "8 April 2027, Town Hall: postponed, date tbc".

Knows only the words behind a meeting's date; "the cancelled March meeting" before another date is no news of that one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from service.domain.minutes import CalledOff, FutureMeeting, Problem
from service.parsing.dates import DateMention
from service.parsing.lines import Line
from service.parsing.meeting_dates import Horizon

_OFF = re.compile(
    r"\b(?:(?P<postponed>postponed|deferred|put off)|cancell?ed|called off"
    r"|(?:will|does|is) (?:now )?(?:not|no longer) (?:now )?(?:be )?"
    r"(?:tak(?:e|ing) place|go(?:ing)? ahead|happen(?:ing)?|held))\b",
    re.I,
)
#: What stands between the date and the word where nothing else can be meant: hours, a place behind a mark, "it is".
_PLAIN = re.compile(
    r"(?:[^A-Za-z]|\b(?:am|pm|noon|midday|hrs|at|from|to|until)\b)*"
    r"(?:(?:\b(?:the|this|that|it|which|meeting|session|is|was|has|have|been|will|be|now)\b|[^A-Za-z])*"
    r"|[^.]{0,80}(?:[-–—:;,(|\[]|\.(?=\s))\s*(?:(?:but|and|we|it|has|was|is|been|later|since|then|subsequently|now)\s)*)$",
    re.I,
)
_HEAD = re.compile(r"^\W*(?:(?P<postponed>postponed|deferred)|cancell?ed|called off)\s*[:–—|-]", re.I)
_MOVED = re.compile(
    r"\b(?:(?:re)?moved|changed|rescheduled|re-?arranged|brought forward|put back"
    r"|switched|shifted|amended|corrected|altered)\b",
    re.I,
)
_TO_ANOTHER_DAY = re.compile(
    r"\s+(?:(?:this|it|that|the date)\s)?(?:from\s.{0,40}\s)?(?:to|until|till|in favour of)\s*(?:the\s)?\W*$", re.I
)
_OF_THE_NEXT = re.compile(r"\s+(?:meeting|session|one)s?\s+(?:of|on|from|due|planned|scheduled)\b[^.]{0,30}$", re.I)
_DOUBT = re.compile(r"\b(?:if|may|might|unless|could|would|should|whether|not yet)\b|\?", re.I)
_UNCLEAR = "It may not take place."


def mark_called_off(
    meetings: Iterable[FutureMeeting], lines: Sequence[Line], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """The meetings, marked where their line says that they are off; with a Problem where it may say so.

    A meeting moved to another day of the same line is left out: the other day is announced.
    """
    announced = tuple(meetings)
    words = _words_of_change(lines, frozenset(meeting.line for meeting in announced))
    mentions: dict[int, list[DateMention]] = {}
    for meeting in announced:
        text = words.get(meeting.line, "")
        if text:
            if meeting.line not in mentions:
                mentions[meeting.line] = horizon.mentions(text)
            yield from _read(meeting, text, mentions[meeting.line])
        else:
            yield meeting


def _words_of_change(lines: Sequence[Line], numbers: Container[int]) -> dict[int, str]:
    """The first words at each of these lines of the source that speak of a meeting off or moved."""
    said = (line for line in reversed(lines) if line.number in numbers)
    return {line.number: line.text for line in said if _OFF.search(line.text) or _MOVED.search(line.text)}


def _read(meeting: FutureMeeting, text: str, mentions: Sequence[DateMention]) -> Iterator[FutureMeeting | Problem]:
    head = _HEAD.match(text)
    if head:
        yield _off(meeting, head)
        return
    place = next((i for i, mention in enumerate(mentions) if mention.on == meeting.on), None)
    behind, last = _behind(text, mentions, place) if place is not None else ("", True)
    moved = None if last else _MOVED.search(behind)
    if moved and _TO_ANOTHER_DAY.match(behind[moved.end() :]) and _PLAIN.match(behind[: moved.start()]):
        return
    found = _OFF.search(behind)
    if found is None or (not last and _OF_THE_NEXT.match(behind[found.end() :])):
        yield meeting
    elif not last and _TO_ANOTHER_DAY.match(behind[found.end() :]):
        return
    elif _DOUBT.search(behind) or not _PLAIN.match(behind[: found.start()]):
        yield Problem(line=meeting.line, text=text[:200], reason=_UNCLEAR)
        yield meeting
    else:
        yield _off(meeting, found)


def _behind(text: str, mentions: Sequence[DateMention], place: int) -> tuple[str, bool]:
    """The words from a date to the next one, and whether there is none."""
    last = place + 1 == len(mentions)
    return text[mentions[place].end : len(text) if last else mentions[place + 1].start], last


def _off(meeting: FutureMeeting, found: re.Match[str]) -> FutureMeeting:
    """ "CANCELLED" behind the last comma is no venue."""
    how = CalledOff.POSTPONED if found["postponed"] else CalledOff.CANCELLED
    venue = None if meeting.venue and _OFF.search(meeting.venue) else meeting.venue
    return replace(meeting, called_off=how, venue=venue)
