"""Finds announced meetings in tables with a row per series: name, dates, hours, venue. Calendars are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import filterfalse, groupby

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.lines import Line
from service.parsing.meeting_calendar import find_calendar_meetings, is_calendar
from service.parsing.meeting_columns import find_in_columns, is_of_bodies
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.meeting_names import is_event
from service.parsing.meeting_notes import MARKED, OF_PAPERS, Notes, find_first_day, find_notes, year_of
from service.parsing.meeting_plain_rows import find_headed_rows, find_plain_rows
from service.parsing.section_names import Section
from service.parsing.times import find_time_range
from service.parsing.venues import parse_venue

_DATES = re.compile(r"^(?:dates?|when|meeting dates?|day|dates? (?:and|&|/) times?|date/time|\d{4} dates?)\b", re.I)
_TIME = re.compile(r"^(?:times?|start(?: time)?|hours?)\b", re.I)
_VENUE = re.compile(r"^(?:venues?|locations?|places?|where|room|format|link)\b", re.I)
_NAME = re.compile(r"^(?:meetings?|committees?|groups?|series|boards?|name|title|body|type|what)\b", re.I)
_OTHER_TABLE = re.compile(
    r"^(?:actions?|owner|by whom|who|due"
    r"|deadline(?! for (?:papers|reports|agenda|items|submi))|status|action by|responsible|amount|payee"
    r"|ref|events?|(?:next |last )?(?:visits?|inspections?|delivery|contacts?))\b|\b(?:actions?|decisions?)\b",
    re.I,
)
#: A cell of links to what was written of a meeting, and the one that is written after it.
_OFFERED = re.compile(
    r"(?:(?:agendas?|papers?|packs?|reports?|slides|recordings?|video|audio|transcript|presentations?|draft|approved"
    r"|final|confirmed|unconfirmed|signed|minutes|notes|mins|of|the|meeting|and|read|view|download|here|pdf|docx?|word"
    r"|html|[\d.]+ ?[km]b)(?!\w)[\s|,;/&+()–-]*){1,12}",
    re.I,
)
#: A sum, a tick, an hour: what no meeting is called.
_NO_TITLE = re.compile(r"[^A-Za-z]+(?:[ap]\.?m\.?)?|x|y(?:es)?|n(?:o)?", re.I)
_MINUTES = re.compile(r"\b(?:minutes|mins)\b(?!\s(?:due|deadline|by))", re.I)


def find_tabled_meetings(lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings in every table that is one of dates."""
    for table, group in groupby(lines, key=lambda line: line.block.table if line.is_row else 0):
        rows = list(group) if table else []
        head = [cell_words(cell) for cell in rows[0].block.cells] if rows else []
        rows = [*rows[:1], *(row for row in rows[1:] if not _is_minuted(row))]
        if not head or any(_OTHER_TABLE.search(words) for words in head) or rows[0].section is Section.ACTIONS:
            continue
        if is_of_bodies(rows, head, horizon):
            yield from find_in_columns(rows, lines, head, horizon)
            continue
        found = list(_series(rows, lines, head, horizon)) if any(_DATES.match(words) for words in head) else []
        found = list(filterfalse(_is_misread, found or find_plain_rows(rows, lines, horizon)))
        yield from found
        if not found and is_calendar(rows, lines, horizon):
            yield from find_calendar_meetings(rows, lines, horizon)
        elif not found:
            yield from filterfalse(_is_misread, find_headed_rows(rows, horizon))


def _is_misread(one: FutureMeeting | Problem) -> bool:
    """Whether what was taken for a title is a sum, a tick or an hour: then the columns mean something else."""
    return isinstance(one, FutureMeeting) and _NO_TITLE.fullmatch(one.title) is not None


def _is_minuted(row: Line) -> bool:
    """Whether a cell offers the minutes of the row's meeting, which has been: "Agenda | Draft minutes (PDF)"."""
    return any(_OFFERED.fullmatch(words := cell_words(cell)) and _MINUTES.search(words) for cell in row.block.cells)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table of series holds what; None for what it does not."""

    dates: int
    hours: int | None
    place: int | None
    name: int | None


def _columns(rows: Sequence[Line], head: Sequence[str], horizon: Horizon) -> _Columns:
    """Of several columns headed "Day", "Date" the one that holds the most days; never that of papers."""
    named = [i for i, words in enumerate(head) if _DATES.match(words) and not OF_PAPERS.search(words)]
    dates = max(named, key=lambda i: sum(bool(horizon.find(_word(row, i))) for row in rows[1:]), default=0)
    hours, place = (_find(head, pattern, dates) for pattern in (_TIME, _VENUE))
    name = _find(head, _NAME, dates)
    if name is None:
        other = [i for i, words in enumerate(head) if not OF_PAPERS.search(words) and not _DATES.match(words)]
        name = next((i for i in other if i not in (dates, hours, place)), None)
    return _Columns(dates, hours, place, name)


def _series(
    rows: Sequence[Line], lines: Sequence[Line], head: Sequence[str], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """A row per series, several dates in a cell; an empty name or venue goes on from the row above."""
    if rows[0].section is not Section.DATES and not any(_NAME.match(words) or _VENUE.match(words) for words in head):
        return
    columns, notes = _columns(rows, head, horizon), find_notes(rows, lines, head)
    after, year = find_first_day(rows, lines, horizon), None
    title = venue = ""
    for row in rows[1:]:
        year = year_of([cell_words(cell) for cell in row.block.cells]) or year
        title = _word(row, columns.name) or title
        venue = _word(row, columns.place) or venue
        if not is_event(title):
            since = after if year is None else date(year, 1, 1)
            yield from _of_row(row, columns, (title, venue), notes, horizon, since)


def _of_row(
    row: Line, columns: _Columns, named: tuple[str, str], notes: Notes, horizon: Horizon, since: date
) -> Iterator[FutureMeeting | Problem]:
    title, venue = named
    note = notes.of_mark(title, _word(row, columns.dates), _word(row, columns.hours))
    title = MARKED.sub("", title).rstrip()
    given = find_time_range(_word(row, columns.hours), expected=True) or note.hours or notes.find(title)
    place = parse_venue(venue) or note.venue or notes.of_all.venue
    for words in row.block.cells[columns.dates] if columns.dates < len(row.block.cells) else ():
        yield from announce_cell(Cell(row, words, title, place, given), horizon, since)


def _find(head: Sequence[str], pattern: re.Pattern[str], dates: int) -> int | None:
    return next((i for i, words in enumerate(head) if pattern.match(words) and i != dates), None)


def _word(row: Line, at: int | None) -> str:
    return cell_words(row.block.cells[at]) if at is not None and at < len(row.block.cells) else ""
