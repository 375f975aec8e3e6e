"""Finds announced meetings in calendars: committees as columns or rows, years in rows of their own, hours in notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import MONTHS, find_dates, find_month
from service.parsing.lines import Line
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.meeting_hours import find_hours
from service.parsing.meeting_names import is_no_name
from service.parsing.times import TimeMention, find_time_range

_YEAR = re.compile(r"^(?:year\s)?(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?\d{2,4})?(?:\s[A-Za-z ]{0,20})?$", re.I)
_SPAN = re.compile(r"\b(?P<year>20\d\d)(?P<to>\s?[/–-]\s?(?:20)?\d\d)?\b")
_NOTE = re.compile(r"\b(?:meetings?|all|start|commence|held|begin|unless|at)\b", re.I)
_MARK = re.compile(r"^\(?(?P<mark>[*†‡#]{1,3}|\d(?=\))|[a-c](?=\)))\)?\s?")
_MARKED = re.compile(r"(?P<mark>[*†‡#]{1,3})\s?$")
_EXCEPTION = re.compile(
    r"\bmarked (?:with )?(?:an? )?(?P<mark>[*†‡#]{1,3})(?P<rest>[^.]{0,60}"
    r"(?:\.\d\d[^.]{0,10})?)",
    re.I,
)
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
_CROSS = re.compile(
    r"[x✓✔✗*•√]|(?:at\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|noon)?(?:\s?[-–]\s?\d{1,2}"
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)?",
    re.I,
)
_ABOUT_MEETINGS = re.compile(r"\b(?:calendar|meetings?|timetable|committees?)\b", re.I)
_LABEL = re.compile(r"^(?:meetings?|committees?|month|date|day|week)?$", re.I)
#: Heads that say when, not who: "Spring", "Q1", "Summer term 2025", "Meeting 2", "1st".
_PART_OF_YEAR = re.compile(
    r"(?:(?:spring|summer|autumn|fall|winter|michaelmas|hilary|trinity|lent|easter)"
    r"(?:\s(?:term|half[- ]term))?(?:\s\d)?"
    r"|q\s?[1-4]|(?:quarter|term|cycle|round|meeting|mtg|session|date)\s?\d{1,2}|(?:1st|2nd|3rd|4th|[5-9]th)(?:\s\w{4,8})?"
    r"|(?:first|second|third|fourth|fifth|sixth|next)(?:\s(?:meeting|quarter|term|date))?|dates?|[1-9])"
    r"(?:\s\(?20\d\d(?:[/–-]\d\d)?\)?)?",
    re.I,
)
_HOURS_HEAD = re.compile(r"(?:start(?:ing)?\s|days?\s?(?:/|and|&)\s?)?(?:times?|hours?)", re.I)
_PLACE_HEAD = re.compile(r"(?:venue|location|place|where|room)s?", re.I)
#: Tables of a plan, not of meetings.
_PLAN = re.compile(
    r"\b(?:milestones?|deliverables?|tasks?|projects?|work ?packages?|stages?|activit(?:y|ies)|deadlines?|releases?"
    r"|outputs?|reports?|invoices?|payments?|phases?|events?)\b",
    re.I,
)
_CLAUSES = re.compile(r"[.;]\s|,\s(?:and|but|while|with|except)\s|,\s(?=[A-Z])")
_PART_OF_PLACE = (" room", " house", " hall", " office", " chamber", " centre", " building")
#: How many notes around a calendar are read.
_FEW = 40


def is_calendar(rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon) -> bool:
    """Whether the table is one of days: at least three, most of the filled cells of the columns they stand in."""
    grid = [[cell_words(cell) for cell in row.block.cells] for row in rows]
    dated: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for cells in grid:
        for column, words in enumerate(cells):
            if words and not _YEAR.match(words):
                filled[column] += 1
                dated[column] += _is_day(words, horizon)
    named = any(
        find_month(w.split()[0]) or find_dates(w, after=horizon.after) for cells in grid for w in cells if w.split()
    )
    if sum(dated.values()) < 3 or not named or _PLAN.search(grid[0][0]) or _tells(grid):
        return False
    if set(dated.elements()) == {0} and len(grid[0]) > 1:
        return _has_hours(grid) and _is_of_meetings(rows, lines)
    return sum(dated.values()) * 10 >= sum(filled[column] for column in set(dated.elements())) * 5


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


def find_calendar_meetings(
    rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """A meeting per date in the body; its committee is the head of its column, or the first cell of its row."""
    top = _head_row(rows, horizon)
    head = [cell_words(cell) for cell in rows[top].block.cells] if top is not None else []
    notes = _notes(rows, lines, head)
    after, year = _first_day(rows, lines, horizon), None
    years = _years_of_columns(rows[0])
    for position, row in enumerate(rows):
        cells = [cell_words(cell) for cell in row.block.cells]
        year = _year_of(cells) or year
        if position == top or all(_YEAR.match(words) for words in cells if words):
            continue
        since = [date(one, 1, 1) for one in years] or [after if year is None else date(year, 1, 1)] * len(cells)
        for found in _row(row, cells, head, notes, horizon, since):
            if isinstance(found, FutureMeeting) and not _is_series(cells, head):
                after = max(after, found.on - _OVERLAP)
            yield found


def _years_of_columns(top: Line) -> list[int]:
    """The years of a first row "2024 | 2025" over columns of days; [] where it is another row, or of one year."""
    found = [_YEAR.match(cell_words(cell)) for cell in top.block.cells]
    years = [int(match["year"]) for match in found if match]
    return years if len(years) == len(found) and len(set(years)) == len(years) > 1 else []


def _head_row(rows: Sequence[Line], horizon: Horizon) -> int | None:
    """The row above the first dated one that names the columns; None where the first row is dated already."""
    for position, row in enumerate(rows):
        cells = [cell_words(cell) for cell in row.block.cells]
        days = [words for words in cells if words and not _YEAR.match(words) and not _PART_OF_YEAR.fullmatch(words)]
        if any(_is_day(words, horizon) for words in days):
            named = [i for i in range(position) if _names_columns(rows[i])]
            return named[-1] if named else None
    return None


def _names_columns(row: Line) -> bool:
    filled = {cell_words(cell) for cell in row.block.cells} - {""}
    return len(filled) > 1 and not all(_YEAR.match(words) for words in filled)


def _row(
    row: Line,
    cells: Sequence[str],
    head: Sequence[str],
    notes: _Notes,
    horizon: Horizon,
    since: Sequence[date],
) -> Iterator[FutureMeeting | Problem]:
    crossed = [i for i, words in enumerate(cells) if i and words and _CROSS.fullmatch(words)]
    if crossed and find_dates(cells[0], after=since[0]):
        for column in crossed:
            title = _without_hours(head[column]) if column < len(head) else ""
            above = head[column] if column < len(head) else ""
            hours = find_time_range(cells[column], expected=True) or find_time_range(above) or notes.find(title)
            yield from announce_cell(Cell(row, cells[0], title, None, hours), horizon, since[0])
        return
    beside = _beside(cells, head)
    for column, (cell, after) in enumerate(zip(row.block.cells, since, strict=False)):
        if column < len(head) and (_HOURS_HEAD.fullmatch(head[column]) or _PLACE_HEAD.fullmatch(head[column])):
            continue
        title = _title(head, cells, column)
        above = head[column] if column < len(head) else ""
        for words in cell:
            mark = _MARKED.search(words) or _MARKED.search(above)
            hours = (
                (notes.marked.get(mark["mark"]) if mark else None)
                or find_time_range(above)
                or beside
                or notes.find(title)
            )
            yield from announce_cell(
                Cell(row, _with_month(words, cells, head, column), title, None, hours), horizon, after
            )


def _is_series(cells: Sequence[str], head: Sequence[str]) -> bool:
    """Whether the row is of one committee, its days under heads that say when: the next row begins afresh."""
    dated = [words for words in head[1:] if words]
    return bool(dated and cells[0]) and any(
        _PART_OF_YEAR.fullmatch(words) or find_month(words.split()[0]) for words in dated
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
    above = _without_hours((head[column] if column < len(head) else "").rstrip("*†‡# "))
    if above and not _LABEL.match(above) and not _PART_OF_YEAR.fullmatch(above) and not find_month(above.split()[0]):
        return above
    first = _without_hours(cells[0]) if column else ""
    return "" if find_month(first.split()[0] if first else "") or first[:1].isdigit() or is_no_name(first) else first


def _without_hours(words: str) -> str:
    """ "Planning (6pm)" is "Planning"."""
    hours = find_time_range(words)
    plain = f"{words[: hours.start]}{words[hours.end :]}".strip(" -–,") if hours else words
    return plain.replace("()", "").split(" (")[0].strip(" ()-–,") if hours else words


def _with_month(words: str, cells: Sequence[str], head: Sequence[str], column: int) -> str:
    """ "13th" in the row (or the column) of September is 13th September."""
    if not _DAY_ALONE.match(words) or any(month[:3] in words.lower() for month in MONTHS):
        return words
    beside = cells[0] if column else ""
    above = head[column] if column < len(head) else ""
    month = next((name.split()[0] for name in (beside, above) if name and find_month(name.split()[0])), "")
    day = _DAY_ALONE.match(words)
    return f"{words[: day.end()]} {month}{words[day.end() :]}" if month and day else words


def _year_of(cells: Sequence[str]) -> int | None:
    """The year that a row gives: alone in it, or in the first cell before the days of that year."""
    filled = [words for words in cells if words]
    match = _YEAR.match(filled[0]) if filled else None
    return int(match["year"]) if match else None


def _first_day(rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon) -> date:
    """The day from which days without a year count: of the years in the title above, else the horizon's."""
    above = [line.text for line in lines[max(0, rows[0].index - 5) : rows[0].index]]
    for text in reversed([*above, rows[0].text]):
        span = _SPAN.search(text)
        if span and (horizon.meeting_on is None or not find_dates(text, after=horizon.after)):
            year = int(span["year"])
            first = next((m for row in rows[1:] for m in find_dates(row.text, after=date(year, 1, 1))), None)
            return date(year, first.on.month, 1) if span["to"] and first else date(year, 1, 1)
    return horizon.after


@dataclass(frozen=True, slots=True)
class _Notes:
    """The hours said around a calendar: of all and by footnote mark, and of one body by its name in small letters."""

    marked: Mapping[str, TimeMention]
    named: Mapping[str, TimeMention]

    def find(self, title: str) -> TimeMention | None:
        return self.named.get(title.lower()) or self.marked.get("")


def _notes(rows: Sequence[Line], lines: Sequence[Line], head: Sequence[str]) -> _Notes:
    """The hours said above, below or inside the calendar."""
    bodies = {_without_hours(words).lower() for words in _bodies(rows, head)}
    marked: dict[str, TimeMention] = {}
    named: dict[str, TimeMention] = {}
    for text in _around(rows, lines)[:_FEW]:
        for exception in _EXCEPTION.finditer(text):
            later = find_time_range(exception["rest"])
            if later:
                marked.setdefault(exception["mark"], later)
        of_bodies = _said_of_bodies(text, bodies)
        for body, hours in of_bodies:
            named.setdefault(body, hours)
        hours_of_all = find_hours(text)
        mark = _MARK.match(text)
        if hours_of_all and not of_bodies and (mark or _NOTE.search(text)):
            marked.setdefault(mark["mark"] if mark else "", hours_of_all)
    return _Notes(marked, named)


def _bodies(rows: Sequence[Line], head: Sequence[str]) -> Iterator[str]:
    """The words that may name a body: the heads of the columns and the first cell of each row."""
    for words in (*head, *(cell_words(row.block.cells[0]) for row in rows)):
        if len(words) > 2 and words[0].isalpha() and not _PART_OF_YEAR.fullmatch(words) and not _LABEL.match(words):
            yield words


def _said_of_bodies(text: str, bodies: Collection[str]) -> list[tuple[str, TimeMention]]:
    """ "All Board meetings are held at 09:30; Planning meets at 6pm": each body with its hours."""
    found = []
    for clause in _CLAUSES.split(text) if find_time_range(text) else ():
        hours = find_hours(clause)
        before = clause[: hours.start].lower() if hours else ""
        names = [
            body
            for body in bodies
            if body in before and not before.startswith(_PART_OF_PLACE, before.find(body) + len(body))
        ]
        found += [(body, hours) for body in names if hours]
    return found


def _around(rows: Sequence[Line], lines: Sequence[Line]) -> list[str]:
    """What is said right above and below the calendar, and in rows that are one cell."""
    around = [*lines[max(0, rows[0].index - 3) : rows[0].index], *lines[rows[-1].index + 1 : rows[-1].index + 8]]
    texts = [f"{line.block.marker} {line.text}".strip() for line in around if not line.is_row]
    single = [filled for row in rows if len(filled := {cell_words(c) for c in row.block.cells} - {""}) == 1]
    return texts + [next(iter(filled)) for filled in single]
