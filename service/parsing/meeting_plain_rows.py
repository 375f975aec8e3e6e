"""Finds announced meetings in rows without a head under a title of dates: "12.03.25 | 19:00 | Lounge".

Tables that name their columns are in meeting_tables.py, calendars in meeting_calendar.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import find_dates
from service.parsing.lines import Line
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.meeting_names import MEETS, PLACE, is_event
from service.parsing.meeting_notes import YEAR, Notes, find_first_day, find_notes, year_of
from service.parsing.section_names import Section
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_venue, parse_venue

#: The title of such rows: "Directors' meetings", "Panel dates", "Dates of meetings", "Calendar of meetings 2024".
_OF_MEETINGS = re.compile(
    r"\b(?:meetings|meeting dates|(?:panel|committee|board|council|forum|group|governor|trustee|director|team)"
    r"(?:['’]?s['’]?)?\s(?:meeting\s)?dates)\b",
    re.I,
)
_NOT_COMING = re.compile(
    r"\b(?:previous|past|last|(?<!are )(?<!be )held|attend\w*|minutes|rota|duty|training|fixtures?|events?|rehearsals?"
    r"|deadlines?|terms?"
    r"|collections?|holidays?|outings?|visits?|payments?)\b",
    re.I,
)
_MEETING = re.compile(r"\bmeetings?\b", re.I)
_BY = re.compile(r"^(?:by|via|on)\s", re.I)
_YEAR = re.compile(r"\b20\d\d\b(?!\s?[/–-]\s?\d)")
_HOURS = re.compile(
    r"(?:at\s|from\s)?\d{1,2}(?:[:.]?\d\d)?\s?(?:[ap]\.?m\.?|noon|hrs|hours)?"
    r"(?:\s?(?:[-–]|to|until)\s?\d{1,2}(?:[:.]?\d\d)?\s?(?:[ap]\.?m\.?|noon|hrs|hours)?)?",
    re.I,
)
_UNSET = re.compile(r"(?:[^()]*\bvenue\s?\(?tb[cad]\)?|t\.?\s?b\.?\s?[cad]\.?|to be \w+|[-–—?]|n/?a)", re.I)
#: "Saturday 15 April (AGM 2pm, then Board)".
_BRACKET = re.compile(r"\([^()]{3,40}\)")
_GENERAL = re.compile(r"\b(?:AGM|EGM|APCM|Annual General Meeting)\b")
#: What a society calls its own meetings among outings and talks: "Parish Council" there may be another's.
_OWN = re.compile(
    r"(?:the\s|our\s)?(?:(?:(?:executive|management|full|general|main|steering|finance|planning|staffing|programme"
    r"|events?|sub-?)\s?){0,2}(?:committee|board|trustees|governors|council)(?:['’]?s?['’]?\smeetings?)?"
    r"|(?:general|members['’]?|ordinary|monthly|quarterly|branch|society|club)\smeeting"
    r"|(?:agm|egm|apcm|annual (?:general )?meeting)(?:\s\(?(?:agm|20\d\d)\)?)?)",
    re.I,
)
#: "7.30pm, 12 Mill Lane": the hours and the place in one cell.
_HOURS_THEN_PLACE = re.compile(
    r"(?P<hours>(?:at\s|from\s)?\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[-–]|to|until)\s?\d{1,2}(?:[:.]\d\d)?"
    r"(?:\s?[ap]\.?m\.?)?)?),\s(?P<place>\S.{2,80})",
    re.I,
)
_ROOM = re.compile(
    r"\b(?:room|hall|chambers?|suite|office|centre|house|library|pavilion|annexe?|lounge)(?:\s[A-Z]?\d*)?$", re.I
)
_LONGEST_TITLE, _NEAR = 90, 3
#: What may stand beside a day in its cell, in characters.
_A_FEW = 4


def find_plain_rows(rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """A meeting per row of a table whose every row is a day with hours; nothing where its title is not of meetings."""
    if len(rows) < 2 or not _is_of_meetings(rows[0], lines):
        return
    after, year = find_first_day(rows, lines, horizon), None
    entries = [entry for row in rows if not _is_year(row) and (entry := _entry(row, after))]
    timed = sum(entry.hours is not None for entry in entries)
    if len(entries) < 2 or len(entries) < sum(not _is_year(row) for row in rows) or timed * 2 < len(entries):
        return
    notes = find_notes(rows, lines, ())
    titles = {_name_and_place(entry.rest)[0] for entry in entries if entry.hours}
    for row in rows:
        year = year_of([cell_words(cell) for cell in row.block.cells]) if _is_year(row) else year
        since = after if year is None else date(year, 1, 1)
        entry = None if _is_year(row) else _entry(row, since)
        if entry and (entry.hours or _meets(_name_and_place(entry.rest)[0], titles)):
            yield from _announced(row, _named_as_others(entry, titles), notes, horizon, since)


def _named_as_others(entry: _Entry, titles: Collection[str]) -> _Entry:
    """The entry, its only cell read as a name where others begin so: "Branch Development" beside "Branch Executive"."""
    words = entry.rest[0] if len(entry.rest) == 1 else ""
    alike = words and not PLACE.search(words) and any(one.split()[0] == words.split()[0] for one in titles if one)
    return replace(entry, rest=(), title=words) if alike else entry


def _meets(title: str, titles: Collection[str]) -> bool:
    """Whether a row without hours among rows with them is of a meeting: by its name, or as others of that name are."""
    return not title or title in titles or bool(MEETS.search(title))


def find_headed_rows(rows: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings in rows right under "Dates of meetings in 2027": those that hold a day, with hours or without.

    Under "Dates for your diary" those alone that are called by what every body has: "Committee", "AGM".
    """
    topic = rows[0].topic
    if rows[0].section is not Section.DATES:
        return
    every = bool(_MEETING.search(topic))
    year = _YEAR.search(topic)
    after = date(int(year[0]), 1, 1) if year else horizon.after
    for row in rows:
        entry = _entry(row, after)
        if entry and (every or any(_OWN.fullmatch(words.partition(",")[0].strip()) for words in entry.rest)):
            yield from _announced(row, entry, Notes(), horizon, after)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a row's cells are: the day's words, the hours, and the others in order."""

    day: str
    hours: TimeMention | None
    rest: tuple[str, ...]
    #: The place that stands in the cell of the hours.
    place: str | None = None
    title: str = ""


def _entry(row: Line, after: date) -> _Entry | None:
    filled = [words for cell in row.block.cells if (words := cell_words(cell))]
    day = next((words for words in filled if _is_day(words, after)), None)
    if day is None:
        return None
    hours = next((words for words in filled if words != day and _HOURS.fullmatch(words)), "")
    timed = next((found for words in filled if words != day and (found := _HOURS_THEN_PLACE.fullmatch(words))), None)
    if timed and not hours and (given := find_time_range(timed["hours"], expected=True)):
        rest = tuple(words for words in filled if words not in (day, timed[0]))
        return _Entry(day, given, rest, parse_venue(timed["place"]))
    rest = tuple(words for words in filled if words not in (day, hours) and not _UNSET.fullmatch(words))
    given = find_time_range(hours, expected=True) or find_time_range(day)
    return _Entry(day, given, rest)


def _is_day(words: str, after: date) -> bool:
    """A cell that is a day, with its hours or a bracket at most."""
    found = find_dates(words, after=after)
    if len(found) != 1 or found[0].month_only:
        return False
    left = _BRACKET.sub("", words.replace(found[0].text, "", 1))
    return len("".join(_HOURS.sub("", left).split())) < _A_FEW


def _announced(
    row: Line, entry: _Entry, notes: Notes, horizon: Horizon, after: date
) -> Iterator[FutureMeeting | Problem]:
    title, place = _name_and_place(entry.rest)
    title, place = entry.title or title, entry.place or place
    told = bool(title or place or not entry.rest)
    if not told or any(is_event(words) for words in entry.rest):
        return
    general = _GENERAL.search(entry.day)
    title = title or (general[0] if general else "")
    hours = entry.hours or notes.find(title)
    yield from announce_cell(Cell(row, entry.day, title, place or notes.of_all.venue, hours), horizon, after)


def _is_year(row: Line) -> bool:
    filled = {words for cell in row.block.cells if (words := cell_words(cell))}
    return len(filled) == 1 and bool(YEAR.match(next(iter(filled))))


def _is_of_meetings(first: Line, lines: Sequence[Line]) -> bool:
    """Whether the nearest short line above is a title of meetings to come."""
    above = [line.text for line in lines[max(0, first.index - _NEAR) : first.index] if not line.is_row]
    titles = [text for text in above if len(text) <= _LONGEST_TITLE and _OF_MEETINGS.search(text)]
    return bool(titles) and not _NOT_COMING.search(titles[-1])


def _name_and_place(rest: Sequence[str]) -> tuple[str, str | None]:
    """ "AGM, Town Hall" is a meeting and its place; of two cells the first is a name; another cell is a place.

    A place that is plainly one may stand before the name: "Elder Room | Branch executive".
    """
    if len(rest) == 2 and _ROOM.search(rest[0]) and not _ROOM.search(rest[1]) and not PLACE.search(rest[1]):
        return rest[1], parse_venue(rest[0])
    title, venue = "", None
    for position, words in enumerate(rest):
        name, _, behind = words.partition(",")
        meets = MEETS.search(name) and not PLACE.search(name)
        if not title and (meets or (position < len(rest) - 1 and not PLACE.search(words))):
            title, place = name.strip(), parse_venue(behind)
        else:
            place = find_venue(f", {_BY.sub('', words).split(' (')[0]}")
        venue = venue or place
    return title, venue
