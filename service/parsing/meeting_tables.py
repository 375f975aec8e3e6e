"""Finds announced meetings in tables: a row per series, or committees as columns with dates below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import DateMention, find_dates
from service.parsing.lines import Line
from service.parsing.meetings import Horizon
from service.parsing.sections import Section
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_link, find_venue, parse_venue

_DATES = re.compile(r"^(?:dates?|when|meeting dates?|day|dates? (?:and|&|/) times?|date/time|\d{4} dates?)\b", re.I)
_TIME = re.compile(r"^(?:times?|start(?: time)?|hours?)\b", re.I)
_VENUE = re.compile(r"^(?:venues?|locations?|places?|where|room|format|link)\b", re.I)
_NAME = re.compile(r"^(?:meetings?|committees?|groups?|series|boards?|name|title|body|type|what|event)\b", re.I)
_OTHER_TABLE = re.compile(
    r"^(?:actions?|owner|by whom|who|due|deadline|status|action by|responsible|amount|payee|ref)\b", re.I
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def find_tabled_meetings(lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings in every table that is one of dates."""
    for table, group in groupby(lines, key=lambda line: line.block.table if line.is_row else 0):
        if table:
            rows = list(group)
            head = [cell_words(cell) for cell in rows[0].block.cells]
            if any(_OTHER_TABLE.match(words) for words in head):
                continue
            if any(_DATES.match(words) for words in head) and rows[0].section is not Section.ACTIONS:
                yield from _series(rows, head, horizon, lines)
            elif len(head) > 1 and _is_calendar(rows, horizon):
                yield from _calendar(rows, head, horizon, lines)


def _series(
    rows: Sequence[Line], head: Sequence[str], horizon: Horizon, lines: Sequence[Line]
) -> Iterator[FutureMeeting | Problem]:
    """A row per series: name, dates (several lines in a cell), times, venue."""
    if not (rows[0].section is Section.DATES or any(_NAME.match(words) or _VENUE.match(words) for words in head)):
        return
    at = {kind: _find(head, pattern) for kind, pattern in (("dates", _DATES), ("time", _TIME), ("venue", _VENUE))}
    name = _find(head, _NAME)
    if name is None:
        name = next((i for i in range(len(head)) if i not in at.values()), None)
    title = venue = ""
    for row in rows[1:]:
        title = _word(row, name) or title
        here = _word(row, at["venue"])
        venue = here or venue
        given = find_time_range(_word(row, at["time"]), expected=True)
        cells = row.block.cells
        for words in cells[at["dates"] or 0] if (at["dates"] or 0) < len(cells) else ():
            yield from _cell(row, words, title, parse_venue(venue), given, horizon, "")
    del lines


def _is_calendar(rows: Sequence[Line], horizon: Horizon) -> bool:
    """Committees as columns (or rows), dates in the cells: most filled cells of the body are dates or years."""
    cells = [cell_words(c) for row in rows[1:] for c in row.block.cells[1:] if cell_words(c)]
    dated = [c for c in cells if find_dates(c, after=horizon.after) and len(c) < 60]
    return len(dated) >= 3 and len(dated) * 10 >= len(cells) * 7


def _calendar(
    rows: Sequence[Line], head: Sequence[str], horizon: Horizon, lines: Sequence[Line]
) -> Iterator[FutureMeeting | Problem]:
    year = ""
    hour = _footnote(rows, lines)
    across = not any(find_dates(words, after=horizon.after) for words in head)
    for row in rows[1:] if across else rows:
        cells = [cell_words(cell) for cell in row.block.cells]
        years = [words for words in cells if _YEAR.match(words)]
        if years and len([words for words in cells if words and not _YEAR.match(words)]) == 0:
            year = years[0]
            continue
        for column, cell in enumerate(row.block.cells):
            title = head[column] if across and column < len(head) else cells[0]
            if _NAME.match(title) and not across:
                continue
            for words in cell:
                yield from _cell(row, words, title, None, hour, horizon, year)


def _footnote(rows: Sequence[Line], lines: Sequence[Line]) -> TimeMention | None:
    """The hour that all meetings of a calendar share, said right above or below it."""
    around = [*lines[max(0, rows[0].index - 3) : rows[0].index], *lines[rows[-1].index + 1 : rows[-1].index + 4]]
    for line in around:
        if re.search(r"\b(?:meetings?|all|start|commence|held|begin|unless)\b", line.text, re.I):
            found = find_time_range(line.text)
            if found:
                return found
    return None


def _cell(
    row: Line, words: str, title: str, venue: str | None, given: TimeMention | None, horizon: Horizon, year: str
) -> Iterator[FutureMeeting | Problem]:
    """The meetings of one line of a cell; the year may stand in a row of its own."""
    after = date(int(year), 1, 1) if year else horizon.after
    mentions = find_dates(words, after=after, day_first=horizon.day_first)
    for position, mention in enumerate(mentions):
        if mention.month_only or (horizon.meeting_on and mention.on <= horizon.meeting_on):
            continue
        stop = mentions[position + 1].start if position + 1 < len(mentions) else len(words)
        yield from _made(row, words[mention.end : stop], mention, title, venue, given)


def _made(
    row: Line, behind: str, mention: DateMention, title: str, venue: str | None, given: TimeMention | None
) -> Iterator[FutureMeeting | Problem]:
    found = find_time_range(behind, expected=True) or given
    if not mention.weekday_agrees:
        yield Problem(line=row.number, text=mention.text, reason="The weekday and the date do not agree.")
    yield FutureMeeting(
        title=title,
        on=mention.on,
        starts=found.starts if found else None,
        ends=found.ends if found else None,
        venue=venue or find_venue(behind),
        link=find_link(row.text) or next(iter(row.block.links), ""),
        confidence=0.95 if mention.weekday_agrees else 0.6,
        line=row.number,
    )


def _find(head: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, words in enumerate(head) if pattern.match(words)), None)


def _word(row: Line, at: int | None) -> str:
    return cell_words(row.block.cells[at]) if at is not None and at < len(row.block.cells) else ""
