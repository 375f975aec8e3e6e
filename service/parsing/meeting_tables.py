"""Finds announced meetings in tables with a row per series: name, dates, hours, venue. Calendars are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import find_dates
from service.parsing.lines import Line
from service.parsing.meeting_calendar import find_calendar_meetings, is_calendar
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.meeting_names import MEETS, PLACE, is_event
from service.parsing.section_names import Section
from service.parsing.times import find_time_range
from service.parsing.venues import find_venue, parse_venue

_DATES = re.compile(r"^(?:dates?|when|meeting dates?|day|dates? (?:and|&|/) times?|date/time|\d{4} dates?)\b", re.I)
_TIME = re.compile(r"^(?:times?|start(?: time)?|hours?)\b", re.I)
_VENUE = re.compile(r"^(?:venues?|locations?|places?|where|room|format|link)\b", re.I)
_NAME = re.compile(r"^(?:meetings?|committees?|groups?|series|boards?|name|title|body|type|what)\b", re.I)
_OF_MEETINGS = re.compile(r"\bmeetings?\b", re.I)
_YEAR = re.compile(r"\b20\d\d\b(?!\s?[/–-]\s?\d)")
_HOURS = re.compile(
    r"(?:at\s|from\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|noon|hrs)?"
    r"(?:\s?(?:[-–]|to|until)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|noon|hrs)?)?",
    re.I,
)
#: What may stand beside a day in its cell, in characters.
_A_FEW = 4
_OTHER_TABLE = re.compile(
    r"^(?:actions?|owner|by whom|who|due"
    r"|deadline(?! for (?:papers|reports|agenda|items|submi))|status|action by|responsible|amount|payee"
    r"|ref|events?|(?:next |last )?(?:visits?|inspections?|delivery|contacts?))\b|\b(?:actions?|decisions?)\b",
    re.I,
)


def find_tabled_meetings(lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings in every table that is one of dates."""
    for table, group in groupby(lines, key=lambda line: line.block.table if line.is_row else 0):
        rows = list(group) if table else []
        head = [cell_words(cell) for cell in rows[0].block.cells] if rows else []
        if not head or any(_OTHER_TABLE.search(words) for words in head) or rows[0].section is Section.ACTIONS:
            continue
        found = list(_series(rows, head, horizon)) if any(_DATES.match(words) for words in head) else []
        yield from found
        if not found and is_calendar(rows, lines, horizon):
            yield from find_calendar_meetings(rows, lines, horizon)
        elif not found:
            yield from _headless(rows, horizon)


def _series(rows: Sequence[Line], head: Sequence[str], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """A row per series, several dates in a cell; an empty name or venue goes on from the row above."""
    if rows[0].section is not Section.DATES and not any(_NAME.match(words) or _VENUE.match(words) for words in head):
        return
    dates, hours, place = (_find(head, pattern) for pattern in (_DATES, _TIME, _VENUE))
    name = _find(head, _NAME)
    if name is None:
        name = next((i for i in range(len(head)) if i not in (dates, hours, place)), None)
    title = venue = ""
    for row in rows[1:]:
        title = _word(row, name) or title
        venue = _word(row, place) or venue
        given = find_time_range(_word(row, hours), expected=True)
        cells = row.block.cells
        for words in cells[dates or 0] if (dates or 0) < len(cells) else ():
            yield from announce_cell(Cell(row, words, title, parse_venue(venue), given), horizon, horizon.after)


def _headless(rows: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """Rows of day, hours and place right under "Dates of meetings in 2027", without a row that names the columns."""
    topic = rows[0].topic
    if rows[0].section is not Section.DATES or not _OF_MEETINGS.search(topic):
        return
    year = _YEAR.search(topic)
    after = date(int(year[0]), 1, 1) if year else horizon.after
    for row in rows:
        filled = [words for cell in row.block.cells if (words := cell_words(cell))]
        day = next((words for words in filled if _is_day(words, after)), "")
        hours = next((words for words in filled if words != day and _HOURS.fullmatch(words)), "")
        rest = [words for words in filled if words not in (day, hours)]
        if not day or any(is_event(words) for words in rest):
            continue
        title, venue = _name_and_place(rest)
        given = find_time_range(hours, expected=True)
        yield from announce_cell(Cell(row, day, title, venue, given), horizon, after)


def _is_day(words: str, after: date) -> bool:
    """A cell that is a day, with its hours at most."""
    found = find_dates(words, after=after)
    left = "".join(_HOURS.sub("", words.replace(found[0].text, "", 1)).split()) if len(found) == 1 else words
    return len(left) < _A_FEW


def _name_and_place(rest: Sequence[str]) -> tuple[str, str | None]:
    """ "AGM, Town Hall" is a meeting and its place; a cell without a meeting's word is a place."""
    title, venue = "", None
    for words in rest:
        name, _, behind = words.partition(",")
        if MEETS.search(name) and not PLACE.search(name):
            title, place = name.strip(), parse_venue(behind)
        else:
            place = find_venue(f", {words}")
        venue = venue or place
    return title, venue


def _find(head: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, words in enumerate(head) if pattern.match(words)), None)


def _word(row: Line, at: int | None) -> str:
    return cell_words(row.block.cells[at]) if at is not None and at < len(row.block.cells) else ""
