"""Where announced meetings are held, said once: for all, for those of one body, under their list, save for one of them.

Knows only sentences apart from the days; the place that stands with a day is read in meeting_dates.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service.domain.minutes import FutureMeeting
from service.parsing.dates import MONTHS, find_dates
from service.parsing.hints import holds_any
from service.parsing.lines import Line
from service.parsing.meeting_dates import Horizon
from service.parsing.times import find_time_range
from service.parsing.venues import find_venue

_SENTENCE = re.compile(r"(?<=[a-z\d)]{2})[.;]\s+(?=[A-Z(])")
_MEETINGS = re.compile(r"\b(?:meetings|mtgs|sessions|calls)\b", re.I)
#: Read backwards from "meetings": whose they are, or all of them.
_WHOSE = re.compile(r"(?P<who>(?:\b[A-Z][\w&'’.-]*\s(?:(?:and|&)\s)?){0,5})(?:[a-z]+\s){0,2}$")
_PAST = re.compile(r"\b(?:were|was|had|have|has|used to|previous|last|past)\b", re.I)
_HELD = re.compile(
    r"(?:\s(?:will|shall|are|is|to|be|all|both|each|normally|usually|always|generally|now|currently|being|held|hosted"
    r"|run|take|takes|place|happen|of|these|them|for|the|year|in 20\d\d|20\d\d)\b)*"
    r"(?P<rest>,?(?:\s\(?(?:start|begin|commenc)\w*)?\s\(?(?:at|in|on|via|by|from)\s.+)",
    re.I,
)
_THEY = re.compile(
    r"\(?(?:they|these|all|both|each|(?:we|the (?:group|committee|council|board|panel|forum|trustees))"
    r" (?:always |usually |normally |all )?meets?)(?=\s)",
    re.I,
)
#: Of the one meeting announced.
_IT = re.compile(r"(?:it|(?:the|this|that|our|next|the next) meeting)(?=\s(?:will|is|shall)\s)", re.I)
_LABEL = re.compile(
    r"(?:venue|location|place|where)(?P<all>\s(?:for|of)(?:\s(?:all|both|each|the|meetings|these|of|them))+)?\s?[:–-]\s?",
    re.I,
)
_NAMED = re.compile(
    r"\s?(?:meetings?|mtgs?)?\s?"
    r"(?:(?P<mark>[:–—-])|(?:is|are|will be)(?:\s(?:all|held|usually|normally|always))*|meets?)(?=\s)"
)
#: What may stand behind the place of all: more would be a sentence of something else, "All at the Hall thanked Kim".
_ENDS = re.compile(r"\s?(?:$|[.,;()–-]|(?:until|unless|from|at|on|and)\b)", re.I)
_EXCEPT = re.compile(
    r",?\s\(?(?:but\s)?(?:with the exception of|except(?:ing)?(?: for)?|apart from|other than|save for)\s"
    r"|,?\s(?:but|while|whilst)\s",
    re.I,
)
_AS_STATED = re.compile(r"(?:where|when|if|as)\b|\botherwise\b", re.I)
_MARKER = re.compile(r"(?:items?\s|no\.?\s)?\((?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)", re.I)
_WORD = re.compile(r"[a-z]{3,}")
_NO_NAME = frozenset(
    ("all", "both", "each", "every", "our", "the", "these", "future", "and", "for", "any", "please", "committee")
)
_HINTS = ("meetings", "mtgs", "sessions", "calls")
#: How many lines below (or above) the days of meetings a sentence without their name is of them.
_BELOW, _ABOVE = 8, 3
#: So many words stand before "meetings at the Mill" where nothing says that they are held there.
_FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Said:
    """A place said of the meetings of `who` (words in small letters), of all where empty; None for another's line."""

    who: frozenset[str]
    place: str
    #: Whose meetings these are not, each with its own place or None: by day, by month, by list marker, by title word.
    others: tuple[_Other, ...] = ()


@dataclass(frozen=True, slots=True)
class _Other:
    on: date | None
    month: int | None
    marker: str
    who: frozenset[str]
    place: str | None

    def fits(self, meeting: FutureMeeting, marker: str) -> bool:
        if self.on or self.month:
            return meeting.on == self.on or meeting.on.month == self.month
        return bool(self.marker and self.marker == marker) or bool(self.who & _words(meeting.title))


class SharedPlaces:
    """The places said of several meetings at once."""

    def __init__(self, lines: Sequence[Line], meetings: Sequence[FutureMeeting], horizon: Horizon) -> None:
        self._lines = {line.number: line for line in reversed(lines)}
        self._said = _agreed(list(_all_said(lines, meetings, self._lines, horizon)))

    def find(self, meeting: FutureMeeting) -> str | None:
        """The place of the meeting, None where none is said of it or it is one of those that are elsewhere."""
        own = next((one for one in self._said if one.who and one.who <= _words(meeting.title)), None)
        said = own or next((one for one in self._said if not one.who or (one.who and not meeting.title)), None)
        if said is None:
            return None
        line = self._lines.get(meeting.line)
        marker = line.block.marker.strip("(). ").lower() if line else ""
        other = next((one for one in said.others if one.fits(meeting, marker)), None)
        return other.place if other else said.place


def _agreed(said: Sequence[_Said]) -> list[_Said]:
    """What is said once of each; the narrower first. Two places for the same are none."""
    places: dict[frozenset[str], set[str]] = {}
    for one in said:
        places.setdefault(one.who, set()).add(one.place)
    sure = {one.who: one for one in reversed(said) if len(places[one.who]) == 1}
    return [sure[who] for who in sorted(sure, key=len, reverse=True)]


@dataclass(frozen=True, slots=True)
class _Announced:
    """What meetings the sentences may be of."""

    titles: Sequence[str]
    horizon: Horizon
    #: True where it is one meeting.
    single: bool
    #: True where a place is known of one of them: then a label says where that one is.
    placed: bool


def _all_said(
    lines: Sequence[Line], meetings: Sequence[FutureMeeting], numbered: Mapping[int, Line], horizon: Horizon
) -> Iterator[_Said]:
    near, beneath = _around(meetings, numbered, _ABOVE), _around(meetings, numbered, -1)
    titles = sorted({meeting.title for meeting in meetings if meeting.title}, key=len, reverse=True)
    announced = _Announced(titles, horizon, len(meetings) == 1, any(meeting.venue for meeting in meetings))
    for line in lines if meetings else ():
        close, below = line.index in near, line.index in beneath
        if line.is_row or not (close or holds_any(line.text.lower(), _HINTS)):
            continue
        for sentence in _SENTENCE.split(line.text):
            found = _sentence(sentence, announced, close=close, below=below)
            if found:
                yield found


def _around(meetings: Sequence[FutureMeeting], numbered: Mapping[int, Line], above: int) -> frozenset[int]:
    """The lines below those of meetings, and so many above."""
    at = {numbered[meeting.line].index for meeting in meetings if meeting.line in numbered}
    return frozenset(index for one in at for index in range(one - above, one + _BELOW + 1))


def _sentence(sentence: str, announced: _Announced, *, close: bool, below: bool) -> _Said | None:
    rule, *exceptions = _EXCEPT.split(sentence)
    if _PAST.search(rule) or announced.horizon.mentions(rule):
        return None
    told = _of_meetings(rule) or (
        _of_all(rule, announced, below=below) or _of_one(rule, announced.titles) if close else None
    )
    if told is None:
        return None
    who, rest = told
    place = find_venue(rest)
    told_apart = [words for words in exceptions if not _AS_STATED.match(words) and not _is_of_hours(words)]
    others = [other for words in told_apart if (other := _other(words, announced))]
    if not place or len(others) < len(told_apart) or not _ENDS.match(rest.partition(place)[2]):
        return None
    return _Said(who, place, tuple(others))


def _is_of_hours(words: str) -> bool:
    """ "except * which is at 6.30pm": at another hour, in the same place."""
    return find_venue(f" {words}") is None and find_time_range(words) is not None


def _of_meetings(rule: str) -> tuple[frozenset[str], str] | None:
    """ "All Planning meetings are held in the Pavilion": whose, and what says where."""
    found = _MEETINGS.search(rule)
    held = _HELD.match(rule, found.end()) if found else None
    if found is None or held is None:
        return None
    if held.start("rest") == found.end() and len(rule[: found.start()].split()) > _FEW_WORDS:
        return None  # "Kim collects what is wanted from sessions at the Fair" tells no place of theirs
    whose = _WHOSE.search(rule[max(0, found.start() - 80) : found.start()])
    return _words(whose["who"]) - _NO_NAME if whose else frozenset(), held["rest"]


def _of_all(rule: str, announced: _Announced, *, below: bool) -> tuple[frozenset[str], str] | None:
    """ "They take place in the Hall", "All at the Hall", "Venue: the Hall"."""
    label = _LABEL.match(rule)
    if label and below and not (announced.placed and label["all"] is None):
        return frozenset(), f", {rule[label.end() :]}"
    they = _THEY.match(rule) or (_IT.match(rule) if announced.single else None)
    held = _HELD.match(rule, they.end()) if they else None
    return (frozenset(), held["rest"]) if held else None


def _of_one(rule: str, titles: Sequence[str]) -> tuple[frozenset[str], str] | None:
    """ "Finance: Room 4", "Finance meets in Room 4", where "Finance" is the title of meetings announced."""
    lower = rule.lower()
    title = next((title for title in titles if lower.startswith(title.lower()) and _words(title)), "")
    named = _NAMED.match(rule, len(title)) if title else None
    if named is None:
        return None
    return _words(title), f"{',' if named['mark'] else ''}{rule[named.end() :]}"


def _other(words: str, announced: _Announced) -> _Other | None:
    """The meeting that is elsewhere; None where the words do not say which."""
    place = find_venue(f" {words}")
    mention = next(iter(find_dates(words, after=announced.horizon.after, day_first=announced.horizon.day_first)), None)
    if mention is not None and not mention.month_only:
        return _Other(mention.on, None, "", frozenset(), place)
    marker = _MARKER.search(words)
    if marker:
        return _Other(None, None, marker["mark"].lower(), frozenset(), place)
    lower = words.lower()
    month = next((number for number, name in enumerate(MONTHS, 1) if re.search(rf"\b{name}\b", lower)), None)
    if month:
        return _Other(None, month, "", frozenset(), place)
    title = next((title for title in announced.titles if title.lower() in lower), "")
    return _Other(None, None, "", _words(title), place) if title else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
