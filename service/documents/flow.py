"""Paragraphs and tables as a word-processing format gives them, and how they become Blocks. Knows no file format.

docx, odt, html and rtf readers all make a flow, so that the same minutes give the same blocks in each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, repeat

from service.documents.markers import is_bullet, split_marker
from service.documents.tab_margin import set_apart
from service.documents.text_wrap import is_open
from service.documents.words import Line, Words
from service.domain.document import Block, BlockKind

#: A merged cell is repeated in the rows it spans when it is a short label; longer words would be read twice.
_LABEL_LENGTH = 60
#: A table of one row whose cells hold this many paragraphs is a page in columns, not a record.
_COLUMN_OF_TEXT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `line` 0 means: number it in order. A paragraph may hold line breaks."""

    words: Words
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: a flow of its own. `across` columns wide, `down` rows high."""

    flow: tuple[Flow, ...] = ()
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table as the format gives it; cells that a merged one covers are left out."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, or a frame around words that is built as one."""

    rows: tuple[Row, ...]


Flow = Paragraph | Table


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell of a format that marks vertical merges cell by cell: `merge` is "restart", "continue" or ""."""

    flow: tuple[Flow, ...]
    across: int
    merge: str


def merged_rows(rows: Sequence[tuple[Sequence[OpenCell], bool]]) -> tuple[Row, ...]:
    """Rows (cells, whether a header) with their vertical merges counted; the cells that continue one are left out."""
    below: dict[int, int] = {}
    made: list[Row] = []
    for cells, header in reversed(rows):
        here: dict[int, int] = {}
        kept: list[Cell] = []
        column = 0
        for cell in cells:
            depth = 1 + below.get(column, 0) if cell.merge else 1
            if cell.merge == "continue":
                here[column] = depth
            else:
                kept.append(Cell(flow=cell.flow, across=cell.across, down=depth))
            column += cell.across
        made.append(Row(cells=tuple(kept), header=header))
        below = here
    return tuple(reversed(made))


def blocks_of(flow: Iterable[Flow], *, line: int = 0, table: int = 0) -> tuple[Block, ...]:
    """The blocks of a whole document, in reading order, empty ones dropped.

    For a piece of a longer text all blocks stand on `line`, and `table` is the number of the last table before it.
    """
    setter = _Setter(lines=repeat(line) if line else count(1), tables=count(table + 1))
    blocks = setter.set(flow)
    return tuple(set_apart(blocks, setter.tails) if setter.tails else blocks)


@dataclass(slots=True)
class _Setter:
    """Sets a flow into blocks; counts lines and tables."""

    lines: Iterator[int]
    tables: Iterator[int]
    #: By line, what stands behind the last tab of a paragraph.
    tails: dict[int, str] = field(default_factory=dict)

    def set(self, flow: Iterable[Flow]) -> list[Block]:
        blocks: list[Block] = []
        for part in flow:
            if isinstance(part, Paragraph):
                blocks.extend(self._paragraph(part))
            elif _is_frame(part):
                for row in part.rows:
                    for cell in row.cells:
                        blocks.extend(self.set(cell.flow))
            else:
                blocks.extend(self._table(part))
        return blocks

    def _paragraph(self, paragraph: Paragraph) -> list[Block]:
        lines = join_lines(paragraph.words.lines())
        if not lines:
            return []
        blocks = [self._first(paragraph, lines[0]), *(self._plain(line, paragraph.line) for line in lines[1:])]
        self.tails.update((block.line, line.tabbed) for block, line in zip(blocks, lines, strict=True) if line.tabbed)
        return blocks

    def _first(self, paragraph: Paragraph, line: Line) -> Block:
        if paragraph.kind is BlockKind.PARAGRAPH and not paragraph.marker:
            return self._plain(line, paragraph.line)
        marker, text = paragraph.marker, line.text
        typed, rest = split_marker(text)
        if typed and (not marker or (is_bullet(marker) and not is_bullet(typed))):
            marker, text = typed, rest
        return Block(
            kind=paragraph.kind,
            text=text,
            line=paragraph.line or next(self.lines),
            level=paragraph.level,
            marker=marker,
            strong=line.strong,
            struck=line.struck,
            links=line.links,
        )

    def _plain(self, line: Line, number: int) -> Block:
        marker, text = split_marker(line.text)
        return Block(
            kind=BlockKind.ITEM if marker else BlockKind.PARAGRAPH,
            text=text,
            line=number or next(self.lines),
            marker=marker,
            strong=line.strong,
            struck=line.struck,
            links=line.links,
        )

    def _table(self, table: Table) -> list[Block]:
        number = next(self.tables)
        rows = ((row.header, [_Content.of(cell) for cell in cells]) for row, cells in _grid(table.rows))
        return [
            row_block(cells, next(self.lines), number, header=header)
            for header, cells in rows
            if any(c.lines for c in cells)
        ]


@dataclass(frozen=True, slots=True)
class _Content:
    """What a cell holds, line by line."""

    lines: tuple[str, ...] = ()
    strong: bool = False
    struck: bool = False
    links: tuple[str, ...] = ()

    @classmethod
    def of(cls, cell: Cell | None) -> _Content:
        if cell is None or not cell.flow:
            return cls()
        lines = [line for part in cell.flow for line in _cell_lines(part)]
        return cls(
            tuple(line.text for line in lines),
            bool(lines) and all(line.strong for line in lines),
            bool(lines) and all(line.struck for line in lines),
            tuple(dict.fromkeys(link for line in lines for link in line.links)),
        )


def row_block(cells: Sequence[_Content], line: int, table: int, *, header: bool) -> Block:
    """A row as a block; its text is the cells joined by " | "."""
    filled = [cell for cell in cells if cell.lines]
    return Block(
        kind=BlockKind.ROW,
        text=" | ".join(" ".join(cell.lines) for cell in cells),
        line=line,
        cells=tuple(cell.lines for cell in cells),
        table=table,
        header=header,
        strong=all(cell.strong for cell in filled),
        struck=all(cell.struck for cell in filled),
        links=tuple(dict.fromkeys(link for cell in cells for link in cell.links)),
    )


def text_row(
    cells: Sequence[Sequence[str]], line: int, table: int, *, header: bool, strong: bool, links: tuple[str, ...]
) -> Block:
    """A row of plain cell lines as a block, for formats that are no flow."""
    return Block(
        kind=BlockKind.ROW,
        text=" | ".join(" ".join(cell) for cell in cells),
        line=line,
        cells=tuple(tuple(cell) for cell in cells),
        table=table,
        header=header,
        strong=strong,
        links=links,
    )


def _cell_lines(part: Flow) -> list[Line]:
    if isinstance(part, Table):
        return [line for row in part.rows for cell in row.cells for inner in cell.flow for line in _cell_lines(inner)]
    lines = join_lines(part.words.lines())
    if not lines:
        return [Line(text=part.marker)] if part.marker and not is_bullet(part.marker) else []
    if part.marker and not is_bullet(part.marker):
        first = lines[0]
        lines[0] = Line(text=f"{part.marker} {first.text}", strong=first.strong, struck=first.struck, links=first.links)
    return [_without_bullet(line) for line in lines]


def _without_bullet(line: Line) -> Line:
    marker, rest = split_marker(line.text)
    if not marker or not is_bullet(marker):
        return line
    return Line(text=rest, strong=line.strong, struck=line.struck, links=line.links)


def _is_frame(table: Table) -> bool:
    """True for a table that only places words on the page: one column, columns of prose, or other tables inside."""
    if all(len([cell for cell in row.cells if cell.flow]) <= 1 for row in table.rows) and _columns(table) <= 1:
        return True
    if any(_holds_records(part) for row in table.rows for cell in row.cells for part in cell.flow):
        return True
    if len(table.rows) == 1:
        return any(len(cell.flow) >= _COLUMN_OF_TEXT for cell in table.rows[0].cells)
    return False


def _columns(table: Table) -> int:
    """How many cells the fullest row has with words in them."""
    return max((sum(1 for cell in row.cells if not _is_blank(cell)) for row in table.rows), default=0)


def _is_blank(cell: Cell) -> bool:
    return all(isinstance(part, Paragraph) and part.words.empty and not part.marker for part in cell.flow)


def _holds_records(part: Flow) -> bool:
    return isinstance(part, Table) and len(part.rows) > 1 and not _is_frame(part)


def _grid(rows: Sequence[Row]) -> Iterable[tuple[Row, list[Cell | None]]]:
    """Each row with its cells put into columns; covered columns hold None, or the label that covers them."""
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in rows:
        placed: list[Cell | None] = []
        for cell in row.cells:
            _fill_from_above(placed, hanging)
            if cell.down > 1:
                hanging[len(placed)] = (cell.down - 1, cell)
            placed.extend([cell, *([None] * (min(cell.across, 64) - 1))])
        _fill_from_above(placed, hanging)
        yield row, placed


def _fill_from_above(placed: list[Cell | None], hanging: dict[int, tuple[int, Cell]]) -> None:
    while len(placed) in hanging:
        column = len(placed)
        left, cell = hanging[column]
        if left == 1:
            del hanging[column]
        else:
            hanging[column] = (left - 1, cell)
        placed.extend([_label(cell), *([None] * (min(cell.across, 64) - 1))])


def _label(cell: Cell) -> Cell | None:
    content = _Content.of(cell)
    return cell if len(content.lines) == 1 and len(content.lines[0]) <= _LABEL_LENGTH else None


_ENDED = re.compile(r"[.!?:;)\]”\"]$")


def join_lines(lines: list[Line]) -> list[Line]:
    """Lines of one paragraph, those joined that only went on: this one has no end, or the next begins small."""
    if len(lines) < 2:
        return lines
    groups: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        before = groups[-1][-1].text
        small = line.text[0].islower() and not _ENDED.search(before[-1])
        goes_on = (small or is_open(before)) and not split_marker(line.text)[0]
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) for group in groups]


def _joined(group: list[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    return Line(
        text=" ".join(line.text for line in group),
        strong=all(line.strong for line in group),
        struck=all(line.struck for line in group),
        links=tuple(dict.fromkeys(link for line in group for link in line.links)),
    )
