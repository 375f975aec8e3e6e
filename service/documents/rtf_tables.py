"""Rows and cells of RTF put together (RTF 1.9.1, "Table Definitions"). Knows the order in which RTF tells them."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.documents.flow import Flow, OpenCell, Paragraph, Table, merged_rows


@dataclass(slots=True)
class _Level:
    """A table that is open; one inside another has a level of its own."""

    rows: list[tuple[list[OpenCell], bool]] = field(default_factory=list)
    cells: list[tuple[Flow, ...]] = field(default_factory=list)
    flow: list[Flow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Definition:
    merge: str = ""
    covered: bool = False


@dataclass(slots=True)
class TableBuilder:
    """Puts paragraphs into the cells that are open. The definition of a row stands before its cells, or after them."""

    flow: list[Flow] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    row: list[_Definition] = field(default_factory=list)
    cell: _Definition = field(default_factory=_Definition)
    header: bool = False

    def add(self, paragraph: Paragraph, depth: int) -> None:
        """Add a paragraph at table depth `depth`, 0 for outside."""
        self._open(depth)
        (self.levels[-1].flow if self.levels else self.flow).append(paragraph)

    def end_cell(self, depth: int) -> None:
        """\\cell, \\nestcell: what came since the last is a cell."""
        self._open(depth)
        level = self.levels[-1]
        level.cells.append(tuple(level.flow))
        level.flow = []

    def end_row(self, depth: int) -> None:
        """\\row, \\nestrow: the cells since the last are a row."""
        self._open(depth)
        level = self.levels[-1]
        cells: list[OpenCell] = []
        for at, flow in enumerate(level.cells):
            said = self.row[at] if depth == 1 and at < len(self.row) else _Definition()
            if said.covered and cells:
                cells[-1] = OpenCell(cells[-1].flow, cells[-1].across + 1, cells[-1].merge)
            else:
                cells.append(OpenCell(flow, 1, said.merge))
        if cells:
            level.rows.append((cells, self.header and depth == 1))
        level.cells = []

    def finish(self) -> list[Flow]:
        """Close every table; the flow of the document."""
        self._open(0)
        return self.flow

    def _open(self, depth: int) -> None:
        while len(self.levels) > depth:
            self._close()
        while len(self.levels) < depth:
            self.levels.append(_Level())

    def _close(self) -> None:
        level = self.levels.pop()
        into = self.levels[-1].flow if self.levels else self.flow
        if level.rows:
            into.append(Table(rows=merged_rows(level.rows)))
        for rest in (*level.cells, tuple(level.flow)):
            into.extend(rest)

    def define(self) -> None:
        """\\trowd: a new row is defined."""
        self.row, self.cell, self.header = [], _Definition(), False

    def define_header(self) -> None:
        """\\trhdr: the row is a header."""
        self.header = True

    def define_merge(self, merge: str) -> None:
        """\\clvmgf, \\clvmrg: the cell is merged with those below or above."""
        self.cell = _Definition(merge, self.cell.covered)

    def define_across(self) -> None:
        """\\clmrg: the cell is merged with the one before."""
        self.cell = _Definition(self.cell.merge, True)

    def define_cell(self) -> None:
        """\\cellx: the cell is defined."""
        self.row.append(self.cell)
        self.cell = _Definition()
