"""Finds announced meetings in calendars: committees as columns or rows, years in rows of their own, hours in notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import MONTHS, find_dates, find_month
from service.parsing.lines import Line
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.times import TimeMention, find_time_range

_YEAR = re.compile(r"^(?:year\s)?(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?\d{2,4})?(?:\s[A-Za-z ]{0,20})?$", re.I)
_SPAN = re.compile(r"\b(?P<year>20\d\d)(?P<to>\s?[/–-]\s?(?:20)?\d\d)?\b")
_NOTE = re.compile(r"\b(?:meetings?|all|start|commence|held|begin|unless|at)\b", re.I)
_MARK = re.compile(r"^\(?(?P<mark>[*†‡#]{1,3}|\d(?=\))|[a-c](?=\)))\)?\s?")
_MARKED = re.compile(r"(?P<mark>[*†‡#]{1,3})\s?$")
_DAY_ALONE = re.compile(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\s)?\d{1,2}(?:st|nd|rd|th)?\b(?![/.:]\d)"
    r"(?:\s?(?:,|&|and)\s?\d{1,2}(?:st|nd|rd|th)?\b(?![/.:]\d)){0,5}",
    re.I,
)
#: Room for "(6.30pm - 8pm)*" and the like beside a day.
_AN_HOUR = 24
_LABEL = re.compile(r"^(?:meetings?|committees?|month|date|day|week)?$", re.I)


def is_calendar(rows: Sequence[Line], horizon: Horizon) -> bool:
    """Whether most filled cells beside the first column are days, and at least three are."""
    cells = [cell_words(cell) for row in rows[1:] for cell in row.block.cells]
    filled = [words for words in cells if words and not _YEAR.match(words)]
    dated = [words for words in filled if _is_day(words, horizon)]
    named = any(find_month(words.split()[0]) or find_dates(words, after=horizon.after) for words in filled)
    return len(dated) >= 3 and named and len(dated) * 10 >= len(filled) * 6


def _is_day(words: str, horizon: Horizon) -> bool:
    """A cell that is a day, with an hour at most: not words that a date stands behind."""
    mentions = find_dates(words, after=horizon.after)
    left = len(words) - sum(len(mention.text) for mention in mentions)
    if mentions:
        return left <= (3 if any(mention.short for mention in mentions) else _AN_HOUR)
    return len(words) < _AN_HOUR and bool(_DAY_ALONE.match(words))


def find_calendar_meetings(
    rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """A meeting per date in the body; its committee is the head of its column, or the first cell of its row."""
    head = [cell_words(cell) for cell in rows[0].block.cells]
    across = not any(find_dates(words, after=horizon.after) for words in head)
    notes = _notes(rows, lines)
    after = _first_day(rows, lines, horizon)
    for row in rows[1:] if across else rows:
        cells = [cell_words(cell) for cell in row.block.cells]
        year = _year_row(cells)
        if year:
            after = date(year, 1, 1)
            continue
        for column, cell in enumerate(row.block.cells):
            title = _title(head, cells, column, across=across)
            for words in cell:
                dated = _with_month(words, cells, head, column)
                mark = _MARKED.search(words) or _MARKED.search(head[column] if across and column < len(head) else "")
                hours = notes.get(mark["mark"] if mark else "") or notes.get("")
                yield from announce_cell(Cell(row, dated, title, None, hours), horizon, after)


def _title(head: Sequence[str], cells: Sequence[str], column: int, *, across: bool) -> str:
    """The head of the column; where that is empty or a label, the first cell of the row, unless it is a date itself."""
    above = head[column] if across and column < len(head) else ""
    above = above.rstrip("*†‡# ")
    if above and not _LABEL.match(above) and not find_month(above.split()[0]):
        return above
    first = cells[0] if column else ""
    return "" if find_month(first.split()[0] if first else "") or re.match(r"\d", first) else first


def _with_month(words: str, cells: Sequence[str], head: Sequence[str], column: int) -> str:
    """ "13th" in the row (or the column) of September is 13th September."""
    if not _DAY_ALONE.match(words) or any(month[:3] in words.lower() for month in MONTHS):
        return words
    beside = cells[0] if column else ""
    above = head[column] if column < len(head) else ""
    month = next((name.split()[0] for name in (beside, above) if name and find_month(name.split()[0])), "")
    day = _DAY_ALONE.match(words)
    return f"{words[: day.end()]} {month}{words[day.end() :]}" if month and day else words


def _year_row(cells: Sequence[str]) -> int | None:
    filled = [words for words in cells if words]
    matches = [_YEAR.match(words) for words in filled]
    return int(matches[0]["year"]) if matches and all(matches) and matches[0] else None


def _first_day(rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon) -> date:
    """The day from which days without a year count: of the years in the title above, else the horizon's."""
    above = [line.text for line in lines[max(0, rows[0].index - 5) : rows[0].index]]
    for text in reversed([*above, rows[0].text]):
        span = _SPAN.search(text)
        if span and horizon.meeting_on is None:
            year = int(span["year"])
            first = next((m for row in rows[1:] for m in find_dates(row.text, after=date(year, 1, 1))), None)
            return date(year, first.on.month, 1) if span["to"] and first else date(year, 1, 1)
    return horizon.after


def _notes(rows: Sequence[Line], lines: Sequence[Line]) -> Mapping[str, TimeMention]:
    """The hours said above, below or inside the calendar: for all ("") and by footnote mark ("*")."""
    around = [*lines[max(0, rows[0].index - 3) : rows[0].index], *lines[rows[-1].index + 1 : rows[-1].index + 8]]
    texts = [line.text for line in around if not line.is_row]
    texts += [next(iter(filled)) for row in rows if len(filled := {cell_words(c) for c in row.block.cells} - {""}) == 1]
    notes: dict[str, TimeMention] = {}
    for text in texts:
        hours = find_time_range(text)
        mark = _MARK.match(text)
        if hours and (mark or _NOTE.search(text)):
            notes.setdefault(mark["mark"] if mark else "", hours)
    return notes
