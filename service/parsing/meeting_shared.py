"""What announced meetings share: the hours of a rule, one venue for all, "same time" as the one minuted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.domain.minutes import FutureMeeting
from service.parsing.dates import find_dates
from service.parsing.hints import holds_any
from service.parsing.lines import Line
from service.parsing.meeting_dates import Horizon
from service.parsing.meeting_hours import find_hours
from service.parsing.meeting_minuted import Head
from service.parsing.meeting_places import SharedPlaces
from service.parsing.meetings import find_rule_hours
from service.parsing.times import TimeMention
from service.parsing.venues import find_venue

_SAME_TIME = re.compile(
    r"\b(?:same|usual) (?:(?:place|venue|room|location|day)(?:,? (?:and|&) (?:same )?|/|, (?:same )?))?(?:time|hour)",
    re.I,
)
_USUAL_HINTS = ("same ", "usual ")
_SAME_PLACE = re.compile(
    r"\b(?:same|usual) (?:time(?:,? (?:and|&) (?:same )?|/|, (?:same )?))?(?:place|venue|room|location)", re.I
)


#: Hours said of all meetings: "Meetings start at 7pm", "(all 2pm)", "The panel meets at 10am", "All Board meetings".
_ALL_START = re.compile(
    r"\b(?:(?:(?:all|both|each|every|our|the|these|future)\s){0,3}(?P<who>(?:(?-i:[A-Z])[\w&'’-]*\s(?:and\s|&\s)?){0,4})"
    r"(?:(?:future|remaining|committee|council|board|group)\s)?(?:meetings|sessions|calls)"
    r"(?:\s(?:will|are|to|be|all|normally|usually|both)){0,4}"
    r"\s(?:held|hosted|start|begin|commence|take place|run|from|at)\b"
    r"|(?:committee|council|group|board|panel|forum|trustees|we)\s(?:normally\s|usually\s|always\s)?meets?\b"
    r"|(?:all|both|each)(?:\sof\s(?:them|these))?(?:\sare)?(?:\son\s\w+days?)?"
    r"(?:\s(?:start|begin|commenc|held)\w*)?(?:\s(?:at|from))?(?=\s\d))",
    re.I,
)
#: One of which stands in whatever _ALL_START finds: a word of the first two kinds, or one of the third and a number.
_ALL_START_HINTS, _EACH_HINTS = ("meet", "sessions", "calls"), ("all", "both", "each")
_NUMBER = re.compile(r"\s\d")
#: "Weir Panel, all at 7pm": of one body, as its name leads up to it.
_OF_ONE = re.compile(
    r"(?!(?i:dates?|meetings?|future|next)\b)(?:[A-Z][\w'’&-]*\s(?:(?:and|of|for|the|&)\s)*){1,6}?"
    r"(?i:committee|group|board|body|council|panel|forum|trustees|governors|team|party)\s?(?:[,(:]|[-–—])\s?$"
)
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")
_EXCEPT = re.compile(r",?\s\(?(?:but\s)?(?:with the exception of|except(?:ing)?(?: for)?|apart from)\s", re.I)
_NAME = re.compile(r"\b[A-Z][a-z]{2,}")
_WORD = re.compile(r"[a-z]{3,}")
_NO_NAME = frozenset(("all", "both", "each", "every", "our", "the", "these", "future", "and", "committee", "meetings"))
_KINDS = frozenset(("group", "board", "body", "council", "panel", "forum", "trustees", "governors", "team", "party"))
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Hours said of all meetings, or of those of the bodies in `who` (words in small letters)."""

    who: frozenset[str]
    hours: TimeMention

    def fits(self, meeting: FutureMeeting) -> bool:
        return not self.who or not meeting.title or bool(self.who & set(_WORD.findall(meeting.title.lower())))


def fill_shared(
    found: Iterable[FutureMeeting], lines: Sequence[Line], head: Head, horizon: Horizon
) -> list[FutureMeeting]:
    """The meetings with the hours and the venue that the document gives for all of them, where they have none."""
    found = list(found)
    if not found:
        return []
    rule = find_rule_hours(lines)
    shared_places = None if all(one.venue for one in found) else SharedPlaces(lines, found, horizon)
    shared = _house_hours(lines)
    excepted = _excepted(lines, horizon)
    times, places = _usual(lines, _SAME_TIME), _usual(lines, _SAME_PLACE)
    filled: list[FutureMeeting] = []
    for one in found:
        own = next((said.hours for said in shared if said.fits(one)), None)
        hours = own or (rule if not one.title else None)
        if one.line in times:
            hours = (_hours_above(filled) if _goes_on(filled, one) else None) or head.time or _hours_above(filled)
        if one.on in excepted:
            other = excepted[one.on]
            filled.append(replace(one, starts=other.starts if other else None, ends=other.ends if other else None))
        elif hours and one.starts is None:
            filled.append(replace(one, starts=hours.starts, ends=hours.ends))
        else:
            filled.append(one)
        if shared_places is None or one.venue:
            continue
        place = _same_place(filled[:-1], one, head) if one.line in places else shared_places.find(one)
        filled[-1] = replace(filled[-1], venue=place or one.venue)
    return filled


def _goes_on(filled: Sequence[FutureMeeting], one: FutureMeeting) -> bool:
    """Whether the meeting above is of the same line: "6 May, 7pm, the Mill. Then 8 July, same time and place"."""
    return bool(filled) and filled[-1].line == one.line


def _same_place(filled: Sequence[FutureMeeting], one: FutureMeeting, head: Head) -> str | None:
    above = filled[-1].venue if filled else None
    return (above if _goes_on(filled, one) else None) or head.venue or above


def _usual(lines: Sequence[Line], pattern: re.Pattern[str]) -> frozenset[int]:
    """The lines that say "same time", or "usual place", by their number in the source."""
    said = (line for line in lines if holds_any(line.text.lower(), _USUAL_HINTS))
    return frozenset(line.number for line in said if pattern.search(line.text))


def _hours_above(filled: Sequence[FutureMeeting]) -> TimeMention | None:
    """The hours of the meeting above, for "14 May, same time" where the head of the minutes has none."""
    above = filled[-1] if filled else None
    if above is None or above.starts is None:
        return None
    return TimeMention(starts=above.starts, ends=above.ends, text="", start=0, end=0)


def _house_hours(lines: Sequence[Line]) -> list[_Shared]:
    """What is said of the hours of all meetings in sentences without a date; [] where two of them do not agree."""
    said: dict[frozenset[str], TimeMention] = {}
    for line in lines:
        if line.is_row or not ("ll " in line.text or "eet" in line.text or "ach " in line.text or "oth " in line.text):
            continue
        for sentence in _SENTENCE.split(line.text) if _speaks_of_all(line.text) else ():
            rule, *exceptions = _EXCEPT.split(sentence)
            match = _ALL_START.search(rule)
            hours = find_hours(rule[match.start() :]) if match else None
            if match is None or hours is None or find_dates(rule, after=_ANY_DAY):
                continue
            named = _OF_ONE.match(rule[: match.start()])
            who = _names(match["who"] or "") or _told_apart(named[0] if named else "")
            if said.setdefault(who, hours).starts != hours.starts:
                return []
            for words in exceptions:
                other = find_hours(words)
                if other and not find_dates(words, after=_ANY_DAY) and _names(words[: other.start]):
                    said.setdefault(_names(words[: other.start]), other)
    return [_Shared(who, said[who]) for who in sorted(said, key=len, reverse=True)]


def _speaks_of_all(text: str) -> bool:
    """Whether the hours of all meetings may be said; the hints come first, as the pattern is tried at every word."""
    lower = text.lower()
    hinted = holds_any(lower, _ALL_START_HINTS) or (holds_any(lower, _EACH_HINTS) and _NUMBER.search(text))
    return bool(hinted and _ALL_START.search(text))


def _names(words: str) -> frozenset[str]:
    """The words with a capital that may be of a body's name."""
    return frozenset(name.lower() for name in _NAME.findall(words)) - _NO_NAME


def _told_apart(name: str) -> frozenset[str]:
    """The words that tell the body of this name from others; all of them where they are of its kind alone."""
    names = _names(name)
    return names - _KINDS or names


def _excepted(lines: Sequence[Line], horizon: Horizon) -> dict[date, TimeMention | None]:
    """ "All at 2pm, except 28 November, which is at 10am": the day and its hours, None where none are given."""
    found: dict[date, TimeMention | None] = {}
    for line in lines:
        if "xcept" not in line.text or not _ALL_START.search(line.text):
            continue
        for words in _EXCEPT.split(line.text)[1:]:
            for mention in horizon.mentions(words)[:1]:
                said = _SENTENCE.split(words[mention.end :])[0]
                hours = find_hours(said, expected=True)
                if hours or not find_venue(said):  # "except 6 May, which is at the Inn" is of the place
                    found[mention.on] = hours
    return found
