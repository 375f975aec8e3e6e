"""A row that holds several tasks, one below the other, made into rows of one each. Knows cells, not who acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.parsing.columns import Column, Layout
from service.parsing.lines import Line
from service.parsing.verbs import starts_with_order

#: What one task may be told by beside its words.
_TOLD = (Column.OWNER, Column.DUE, Column.STATUS)
_FEWEST_WORDS = 3


def split_tasks(row: Line, layout: Layout, at: int) -> tuple[Line, ...]:
    """The row for each order in its cell `at`; the row itself where that holds one task, or words that order nothing.

    Cells of as many lines tell of each task its own; any other tells the same of all.
    """
    tasks = _lines(row.block.cells[at])
    beside = [place for kind in _TOLD if (place := layout.find(kind)) is not None and place < len(row.block.cells)]
    if len(tasks) < 2 or at in beside or not beside or not all(map(_is_order, tasks)):
        return (row,)
    return tuple(_only(row, at, beside, number, len(tasks)) for number in range(len(tasks)))


def _lines(cell: Sequence[str]) -> list[str]:
    return [line.strip() for line in cell if line.strip()]


def _is_order(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= _FEWEST_WORDS and starts_with_order(text)


def _only(row: Line, at: int, beside: Sequence[int], number: int, count: int) -> Line:
    """The row with its task of that number alone."""
    cells = list(row.block.cells)
    cells[at] = (_lines(cells[at])[number],)
    for place in beside:
        told = _lines(cells[place])
        if len(told) == count:
            cells[place] = (told[number],)
    return replace(row, block=replace(row.block, cells=tuple(cells)))
