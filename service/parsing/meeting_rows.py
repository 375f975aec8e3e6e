"""Meetings announced in a row of a table that is no table of dates: its label in one cell, the day beside or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.dates import DateMention
from service.parsing.lines import Line
from service.parsing.meeting_dates import Horizon, announce
from service.parsing.meeting_labels import find_label, title_of_label
from service.parsing.meeting_names import STRIP
from service.parsing.meeting_reach import days_of_label

#: How far into its cell a label may stand, in characters.
_FIRST_WORDS = 30
#: The number of an item: "8", "8.0", "14/27", "(c)".
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:[./]\d{1,3}){0,3}|[a-z])[.)]?", re.I)
#: How many rows below a label its days may fill.
_ROWS_BELOW = 6


def find_meetings_in_row(lines: Sequence[Line], line: Line, horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """ "Date of next meeting | 4 June 2024", the label and the day in one cell, or the day in the row below."""
    cells = _cells(line)
    for position, words in enumerate(cells):
        label = find_label(words)
        if label is None or label.start() > _FIRST_WORDS:
            continue
        alone = not words[label.end() :].strip(STRIP)
        if alone and not any(cells[position + 1 :]):
            yield from _below(lines, line, label, horizon)
            return
        beside = cells[position + 1] if alone and position + 1 < len(cells) else words
        found = horizon.mentions(beside)
        mentions = found if alone else days_of_label(words, label, found, horizon.body)
        yield from announce(line, mentions, title_of_label(label), beside)
        if mentions:
            return


def _cells(row: Line) -> list[str]:
    return [cell_words(cell) for cell in row.block.cells]


def _below(
    lines: Sequence[Line], line: Line, label: re.Match[str], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """ "8.0 | Date of next meeting" over "8.1 | Monday 24 January, 7.30pm": rows that begin with a day."""
    for row in lines[line.index + 1 : line.index + 1 + _ROWS_BELOW]:
        filled = [words for words in _cells(row) if words and not _NUMBER.fullmatch(words)]
        if not row.is_row or row.block.table != line.block.table or len(filled) != 1:
            return
        words = f"{label[0]}: {filled[0]}"
        again = find_label(words)
        mentions: list[DateMention] = (
            days_of_label(words, again, horizon.mentions(words), horizon.body) if again else []
        )
        if not mentions:
            return
        yield from announce(row, mentions, title_of_label(label), words)
