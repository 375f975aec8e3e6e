"""Finds announced meetings in calendars: committees as columns or rows, years in rows of their own, hours in notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import MONTHS, find_dates, find_month
from service.parsing.lines import Line
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.meeting_names import MEETS, is_event, is_no_name
from service.parsing.meeting_notes import (
    LABEL,
    OF_PAPERS,
    PART_OF_YEAR,
    YEAR,
    Notes,
    find_first_day,
    find_notes,
    without_hours,
    year_of,
)
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_venue, parse_venue

_DAY_ALONE = re.compile(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\s)?\d{1,2}(?:st|nd|rd|th)?\b(?![/.:]\d)"
    r"(?:\s?(?:,|&|and)\s?\d{1,2}(?:st|nd|rd|th)?\b(?![/.:]\d)){0,5}",
    re.I,
)
#: Room for "(6.30pm - 8pm)*" and the like beside a day.
_AN_HOUR = 24
#: What a cell of a calendar says is no longer, in words.
_FEW_WORDS = 8
_STOP = re.compile(r"[a-z)]\.(?:\s|$)")
#: How far a later row may go back behind an earlier one: rows are in the order of the year.
_OVERLAP = timedelta(days=40)
#: A part of the year that is more than a figure.
_PART_IN_WORDS = re.compile(rf"(?!\d$)(?:{PART_OF_YEAR.pattern})", re.I)
_CROSS = re.compile(
    r"[x✓✔✗*•√]|(?:at\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|noon)?(?:\s?[-–]\s?\d{1,2}"
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)?",
    re.I,
)
_ABOUT_MEETINGS = re.compile(r"\b(?:calendar|meetings?|timetable|committees?)\b", re.I)
_HOURS_HEAD = re.compile(r"(?:start(?:ing)?\s|days?\s?(?:/|and|&)\s?)?(?:times?|hours?)", re.I)
_PLACE_HEAD = re.compile(r"(?:venue|location|place|where|room)s?", re.I)
#: Rows that say something of each column: "Usual time | 17:30 | 16:00", "Venue | Hall | Zoom".
_HOURS_ROW = re.compile(r"(?:(?:usual|normal|start(?:ing)?|meeting|all)\s)?(?:times?|hours?)(?:\s\([^)]*\))?", re.I)
_PLACE_ROW = re.compile(r"(?:(?:usual|normal|meeting)\s)?(?:venue|location|place|where|room)s?", re.I)
#: The month in the head of a row or a column: "September", "Wk 1 Oct 2025", "w/c 6th October".
_MONTH_IN = re.compile(r"\b(?P<month>[A-Za-z]{3,9})\b\.?(?:\s(?P<year>20\d\d)\b)?")
#: "Wk 1 Oct 2025", "w/c 6 October" heads a row, and is no day of its own.
_WEEK = re.compile(r"(?:wk|week|w/[cbe])\b", re.I)
#: Tables of a plan, not of meetings.
_PLAN = re.compile(
    r"\b(?:milestones?|deliverables?|tasks?|projects?|work ?packages?|stages?|activit(?:y|ies)|deadlines?|releases?"
    r"|outputs?|reports?|invoices?|payments?|phases?|events?)\b",
    re.I,
)

_OF_OTHERS = re.compile(
    r"\b(?:terms?|holidays?|fixtures|rotas?|duty|collections?|refuse|bins?|grants?|funding|applications?|surger(?:y|ies)"
    r"|clinics?|training|courses?|rehearsals?|matches|pay(?:roll|days?)|deadlines?|closures?)\b",
    re.I,
)
_PAPERS = re.compile(r"\b(?:papers?|agendas?|pack|submission|reports? (?:to|for|due|by))\b", re.I)


def is_calendar(rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon) -> bool:
    """Whether the table is one of days: at least three, most of the filled cells of the columns they stand in."""
    grid = [[cell_words(cell) for cell in row.block.cells] for row in rows]
    dated: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for cells in grid:
        for column, words in enumerate(cells if not _says_of_columns(cells) else ()):
            if words and not YEAR.match(words):
                filled[column] += 1
                dated[column] += _is_day(words, horizon)
    named = any(
        find_month(w.split()[0]) or find_dates(w, after=horizon.after) for cells in grid for w in cells if w.split()
    )
    if sum(dated.values()) < 3 or not named or _is_plan(grid[0]) or _tells(grid):
        return False
    if _is_of_others(rows, lines):
        return False
    if set(dated.elements()) == {0} and len(grid[0]) > 1:
        return _has_hours(grid) and _is_of_meetings(rows, lines)
    return sum(dated.values()) * 10 >= sum(filled[column] for column in set(dated.elements())) * 5


def _is_of_others(rows: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether what stands above speaks of days on which nobody meets, and neither it nor the table of who meets."""
    above = [line.text for line in lines[max(0, rows[0].index - 3) : rows[0].index] if not line.is_row]
    names = [cell_words(row.block.cells[0]) for row in rows]
    return any(_OF_OTHERS.search(text) for text in above) and not any(
        MEETS.search(text) for text in (*above, rows[0].text, *names)
    )


def _is_plan(head: Sequence[str]) -> bool:
    """Whether the first column is of a plan; that of the papers for the meetings beside it is none."""
    papers = _PAPERS.search(head[0]) and any(MEETS.search(words) for words in head[1:])
    return bool(_PLAN.search(head[0]) and not papers)


def _tells(grid: Sequence[Sequence[str]]) -> bool:
    """Whether rows hold sentences: then the days are those by which something is to be done, or was."""
    told = sum(any(len(words.split()) > _FEW_WORDS for words in cells) for cells in grid)
    stopped = sum(any(len(words.split()) > _FEW_WORDS and _STOP.search(words) for words in cells) for cells in grid)
    return told * 2 > len(grid) or stopped > 1


def _is_day(words: str, horizon: Horizon) -> bool:
    """A cell that is a day, with an hour at most: not words that a date stands behind."""
    mentions = find_dates(words, after=horizon.after)
    left = len(words) - sum(len(mention.text) for mention in mentions)
    if mentions:
        return left <= (3 if any(mention.short for mention in mentions) else _AN_HOUR)
    return len(words) < _AN_HOUR and bool(_DAY_ALONE.match(words))


def _has_hours(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the cells beside the days hold hours or crosses: who meets when on that day."""
    beside = [words for cells in grid[1:] for words in cells[1:] if words]
    return bool(beside) and sum(bool(_CROSS.fullmatch(words)) for words in beside) * 10 >= len(beside) * 7


def _is_of_meetings(rows: Sequence[Line], lines: Sequence[Line]) -> bool:
    above = [line.text for line in lines[max(0, rows[0].index - 5) : rows[0].index]]
    return any(_ABOUT_MEETINGS.search(text) for text in (*above, rows[0].text))


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What a calendar says of its columns: their heads, hours and places, and the notes around it."""

    head: Sequence[str]
    notes: Notes
    hours: Mapping[int, TimeMention] = field(default_factory=dict)
    places: Mapping[int, str] = field(default_factory=dict)

    def above(self, column: int) -> str:
        """The head of a column; "" without."""
        return self.head[column] if column < len(self.head) else ""

    def is_left_out(self, column: int) -> bool:
        """Whether the days or hours of the column are of no meeting."""
        above = self.above(column)
        return bool(_HOURS_HEAD.fullmatch(above) or _PLACE_HEAD.fullmatch(above) or OF_PAPERS.search(above))


def find_calendar_meetings(
    rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """A meeting per date in the body; its committee is the head of its column, or the first cell of its row."""
    top = _head_row(rows, horizon)
    calendar = _calendar(rows, lines, [_head_cell(cell) for cell in rows[top].block.cells] if top is not None else [])
    after, year = find_first_day(rows, lines, horizon), None
    years = _years_of_columns(rows[0])
    for position, row in enumerate(rows):
        cells = [cell_words(cell) for cell in row.block.cells]
        year = year_of(cells) or year
        if position == top or _says_of_columns(cells) or all(YEAR.match(words) for words in cells if words):
            continue
        since = [date(one, 1, 1) for one in years] or [after if year is None else date(year, 1, 1)] * len(cells)
        for found in _row(row, cells, calendar, horizon, since):
            if isinstance(found, FutureMeeting) and not _is_series(cells, calendar.head):
                after = max(after, found.on - _OVERLAP)
            yield found


def _says_of_columns(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and bool(_HOURS_ROW.fullmatch(cells[0]) or _PLACE_ROW.fullmatch(cells[0]))


def _head_cell(cell: Sequence[str]) -> tuple[str, str | None]:
    """ "Forum" over "Library, Bridge St, 1.30-3.30pm": who meets, with the hours, and where."""
    below = " ".join(cell[1:])
    hours = find_time_range(below) if below else None
    place = find_venue(f", {(below[: hours.start] + below[hours.end :]).strip(' ,;–-')}") if hours else None
    return (f"{cell[0]} ({hours.text})", place) if hours and place else (cell_words(cell), None)


def _calendar(rows: Sequence[Line], lines: Sequence[Line], head: Sequence[tuple[str, str | None]]) -> _Calendar:
    """The heads, with the hours and the places that rows of their own give each column."""
    hours: dict[int, TimeMention] = {}
    places = {column: place for column, (_, place) in enumerate(head) if place}
    for row in rows:
        cells = [cell_words(cell) for cell in row.block.cells]
        if not _says_of_columns(cells):
            continue
        timed = bool(_HOURS_ROW.fullmatch(cells[0]))
        for column, words in enumerate(cells[1:], 1):
            time, place = find_time_range(words, expected=True) if timed else None, parse_venue(words)
            hours |= {column: time} if time else {}
            places |= {column: place} if place and not timed else {}
    names = [name for name, _ in head]
    return _Calendar(names, find_notes(rows, lines, names), hours, places)


def _years_of_columns(top: Line) -> list[int]:
    """The year of each column below a first row "2024 | 2025", over one or several each; [] where it is another row."""
    found = [YEAR.match(cell_words(cell)) for cell in top.block.cells]
    years = [int(match["year"]) for match in found if match]
    if len(set(years)) < 2 or len(years) != len({*years}) or any(map(_is_other, found, top.block.cells)):
        return []
    first = years[0]
    return [first := int(match["year"]) if match else first for match in found]


def _is_other(year: re.Match[str] | None, cell: Sequence[str]) -> bool:
    return year is None and bool(cell_words(cell))


def _head_row(rows: Sequence[Line], horizon: Horizon) -> int | None:
    """The row above the first dated one that names the columns; None where the first row is dated already."""
    for position, row in enumerate(rows):
        cells = [cell_words(cell) for cell in row.block.cells]
        heads = PART_OF_YEAR.fullmatch if _counts(cells) else _PART_IN_WORDS.fullmatch
        days = [words for words in cells if words and not YEAR.match(words) and not heads(words)]
        if any(_is_day(words, horizon) for words in days):
            named = [i for i in range(position) if _names_columns(rows[i])]
            return named[-1] if named else None
    return None


def _counts(cells: Sequence[str]) -> bool:
    """Whether the figures of a row are 1, 2, 3: they number meetings, and are no days."""
    figures = [int(words) for words in cells if words.isdecimal()]
    return figures == list(range(1, len(figures) + 1))


def _names_columns(row: Line) -> bool:
    cells = [cell_words(cell) for cell in row.block.cells]
    filled = {*cells} - {""}
    return len(filled) > 1 and not _says_of_columns(cells) and not all(YEAR.match(words) for words in filled)


def _row(
    row: Line, cells: Sequence[str], calendar: _Calendar, horizon: Horizon, since: Sequence[date]
) -> Iterator[FutureMeeting | Problem]:
    crossed = [i for i, words in enumerate(cells) if i and words and _CROSS.fullmatch(words)]
    if crossed and find_dates(cells[0], after=since[0]):
        for column in crossed:
            above = calendar.above(column)
            title = without_hours(above)
            own = find_time_range(cells[column], expected=True) or find_time_range(above) or calendar.hours.get(column)
            place = calendar.places.get(column) or calendar.notes.of_all.venue
            hours = own or calendar.notes.find(title)
            yield from announce_cell(Cell(row, cells[0], title, place, hours), horizon, since[0])
        return
    beside = _beside(cells, calendar.head)
    for column, (cell, after) in enumerate(zip(row.block.cells, since, strict=False)):
        if calendar.is_left_out(column) or (not column and _WEEK.match(cells[0])):
            continue
        for words in cell:
            told = _with_month(words, cells, calendar.head, column)
            title = _title(calendar.head, cells, column)
            if is_event(title):
                continue
            yield from announce_cell(_cell(row, told, title, column, calendar, beside), horizon, after)


def _cell(row: Line, words: str, title: str, column: int, calendar: _Calendar, beside: TimeMention | None) -> Cell:
    """A day with the hours and the place that are said nearest to it: by a mark, above, beside, around."""
    above = calendar.above(column)
    note = calendar.notes.of_mark(words, above, cell_words(row.block.cells[0]))
    hours = note.hours or find_time_range(above) or calendar.hours.get(column) or beside or calendar.notes.find(title)
    place = note.venue or calendar.places.get(column) or calendar.notes.of_all.venue
    return Cell(row, words, title, place, hours)


def _is_series(cells: Sequence[str], head: Sequence[str]) -> bool:
    """Whether the row is of one committee, its days under heads that say when: the next row begins afresh."""
    dated = [words for words in head[1:] if words]
    return bool(dated and cells[0]) and any(
        PART_OF_YEAR.fullmatch(words) or find_month(words.split()[0]) for words in dated
    )


def _beside(cells: Sequence[str], head: Sequence[str]) -> TimeMention | None:
    """The hours in the head of a row, "Planning (6pm)", or in its column of times."""
    if not _is_series(cells, head):
        return None
    timed = [words for words, above in zip(cells, head, strict=False) if _HOURS_HEAD.fullmatch(above)]
    return next(
        (hours for words in timed if (hours := find_time_range(words, expected=True))), find_time_range(cells[0])
    )


def _title(head: Sequence[str], cells: Sequence[str], column: int) -> str:
    """The head of the column; where that is empty or a label, the first cell of the row, unless it is a date itself."""
    above = without_hours((head[column] if column < len(head) else "").rstrip("*†‡#¹²³⁴ "))
    if above and not LABEL.match(above) and not PART_OF_YEAR.fullmatch(above) and not find_month(above.split()[0]):
        return above
    first = without_hours(cells[0].rstrip("*†‡#¹²³⁴ ")) if column else ""
    return "" if find_month(first.split()[0] if first else "") or first[:1].isdigit() or is_no_name(first) else first


def _with_month(words: str, cells: Sequence[str], head: Sequence[str], column: int) -> str:
    """ "13th" in the row (or the column) of September is 13th September; in that of "Wk 1 Oct 2025" of that year."""
    day = _DAY_ALONE.match(words)
    if day is None or any(month[:3] in words.lower() for month in MONTHS):
        return words
    beside = cells[0] if column else ""
    above = head[column] if column < len(head) else ""
    month = _month_in(beside) or _month_in(above)
    return f"{words[: day.end()]} {month}{words[day.end() :]}" if month else words


def _month_in(name: str) -> str:
    """The month that a head names, with its year where it gives one; "" without."""
    months = (match for match in _MONTH_IN.finditer(name) if find_month(match["month"]))
    return next((f"{match['month']} {match['year'] or ''}".strip() for match in months), "")
