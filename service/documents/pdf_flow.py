"""Lines of a PDF to Blocks: paragraphs joined, items found, tables set. Knows geometry, not what words say."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from service.documents.flow import text_row
from service.documents.hyphens import join_lines, vocabulary
from service.documents.markers import is_bullet, split_marker
from service.documents.pdf_lines import Grid, PdfLine, alike
from service.documents.pdf_tables import PdfRow, aligned_rows, grid_rows
from service.documents.text_wrap import begins_anew, is_open
from service.documents.words import tidy
from service.domain.document import Block, BlockKind

_ENDED = re.compile(r"[.!?:;][)\"'”’]*$")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"|]{3,1500}")
#: Lines further apart than the usual distance times this are different paragraphs.
_LOOSE = 1.3
_INDENT = 3.0
#: Letters so many times the usual size set a heading; those of a main heading are larger still.
_LARGER, _LARGEST = 1.12, 1.25
_HEADING_LINES = 3


@dataclass(slots=True)
class PdfSetter:
    """Sets lines into blocks. `margins` are the words beside a line, by its index."""

    lines: Sequence[PdfLine]
    grids: Sequence[Grid]
    margins: dict[int, list[str]]
    blocks: list[Block] = field(default_factory=list)
    #: Indexes of the lines of the open paragraph.
    held: list[int] = field(default_factory=list)
    indents: list[float] = field(default_factory=list)
    right: float = 0.0
    pitch: float = 1.2
    size: float = 0.0
    tables: int = 0
    #: Columns of the last table, as long as nothing came after it.
    columns: tuple[float, ...] = ()
    #: Its columns that hold any words.
    filled: list[int] = field(default_factory=list)
    #: The words of the document, once a broken one asks for them.
    words: frozenset[str] | None = None

    def set(self) -> list[Block]:
        """The blocks of all lines."""
        self.right = _right_edge(self.lines)
        self.pitch = _pitch(self.lines)
        self.size = median(line.size for line in self.lines) if self.lines else 0.0
        at = 0
        while at < len(self.lines):
            at += self._grid(at) or self._aligned(at) or self._line(at)
        self._close()
        return self.blocks

    def _grid(self, at: int) -> int:
        number = self.lines[at].grid
        if not number:
            return 0
        end = at
        while end < len(self.lines) and self.lines[end].grid == number:
            end += 1
        columns = self.grids[number - 1].columns
        rows = grid_rows(self.lines[at:end], at, len(columns) - 1)
        wide = next((row for row in rows if sum(1 for cell in row.cells if cell) > 1), None)
        if wide is None or (wide.first > at and not alike(columns, self.columns)):
            return 0  # a frame around words, or a title over the table
        self._add_table(rows, columns)
        return end - at

    def _aligned(self, at: int) -> int:
        rows, taken = aligned_rows(self.lines, at)
        if rows:
            self._add_table(rows, tuple(segment.x0 for segment in self.lines[at].segments))
        return taken

    def _add_table(self, rows: Sequence[PdfRow], columns: tuple[float, ...]) -> None:
        self._close()
        goes_on = alike(columns, self.columns)
        if not goes_on:
            self.tables += 1
            self.filled = [at for at in range(len(rows[0].cells)) if any(row.cells[at] for row in rows)]
        for row in rows:
            cells = [row.cells[at] for at in self.filled]
            if goes_on and row is rows[0] and not row.cells[0]:
                self.blocks[-1] = _continued(self.blocks[-1], cells)
            elif any(cells):
                block = text_row(
                    cells, row.first + 1, self.tables, header=False, strong=row.strong, links=_links(cells)
                )
                self.blocks.append(_on(block, row.page))
        self.columns = columns

    def _line(self, at: int) -> int:
        if not (self.held and self._goes_on(self.held[-1], at)):
            self._close()
        self.held.append(at)
        self.columns = ()
        return 1

    def _goes_on(self, before: int, at: int) -> bool:
        above, line = self.lines[before], self.lines[at]
        ended = bool(_ENDED.search(above.text))
        if split_marker(line.text)[0] or begins_anew(line.text, ended=ended) or abs(above.size - line.size) > 1.5:
            return False
        if ended and line.strong and not above.strong:
            return False  # a title in bold below the end of a paragraph
        left_open = is_open(above.text)
        small = (line.text[0].islower() or left_open) and not ended
        right = above.right or self.right
        full = above.x1 + 0.25 * line.size + line.segments[0].first > right - 2
        if above.page != line.page or line.y > above.y:  # the next page, the next column
            return small and above.x1 > 0.6 * right
        if above.y - line.y > _LOOSE * self.pitch * line.size or above.row != line.row:
            return False
        if not small and self._is_moved(above, line):
            return False
        return full or left_open or (small and above.x1 > 0.5 * right)

    def _is_moved(self, above: PdfLine, line: PdfLine) -> bool:
        """True where a line begins elsewhere than those above: a title set in the middle, another column."""
        within = len(self.held) > 1 or (above.strong and line.strong)
        return within and abs(above.x0 - line.x0) > 3 * line.size

    def _close(self) -> None:
        held, self.held = self.held, []
        if not held:
            return
        first = self.lines[held[0]]
        text = self._join([self.lines[at].text for at in held])
        marker, rest = split_marker(text)
        rest = tidy(rest)
        if not rest:
            return
        if not marker and first.x0 <= (self.indents[0] if self.indents else 0) + _INDENT:
            self.indents = []
        kind, level = self._kind(held, marker)
        self.blocks.append(
            Block(
                kind=kind,
                text=rest,
                line=held[0] + 1,
                level=level,
                marker=marker,
                margin=" ".join(word for at in held for word in self.margins.get(at, ())),
                strong=all(self.lines[at].strong for at in held),
                page=first.page,
                links=tuple(dict.fromkeys(_URL.findall(rest))),
            )
        )

    def _join(self, texts: Sequence[str]) -> str:
        if self.words is None and any(text.endswith("-") for text in texts):
            self.words = vocabulary(line.text for line in self.lines)
        return join_lines(texts, self.words or frozenset())

    def _kind(self, held: Sequence[int], marker: str) -> tuple[BlockKind, int]:
        """(kind, level): few lines in larger letters are a heading, what has a marker is an item."""
        first = self.lines[held[0]]
        if len(held) <= _HEADING_LINES and first.size > _LARGER * self.size and not is_bullet(marker):
            return BlockKind.HEADING, 1 if first.size > _LARGEST * self.size else 2
        if marker:
            return BlockKind.ITEM, self._level(first.x0)
        return BlockKind.PARAGRAPH, 0

    def _level(self, x: float) -> int:
        while self.indents and self.indents[-1] > x + _INDENT:
            self.indents.pop()
        if not self.indents or self.indents[-1] < x - _INDENT:
            self.indents.append(x)
        return len(self.indents) - 1


def _right_edge(lines: Sequence[PdfLine]) -> float:
    """Where full lines end: what one line in twenty reaches."""
    ends = sorted(line.x1 for line in lines)
    return ends[int(len(ends) * 0.95)] if ends else 0.0


def _pitch(lines: Sequence[PdfLine]) -> float:
    """The usual distance between lines of a paragraph, in sizes of the letters."""
    steps = [
        (above.y - line.y) / line.size
        for above, line in itertools.pairwise(lines)
        if above.page == line.page and line.size > 0 and 0.8 < (above.y - line.y) / line.size < 2.6
    ]
    return max(1.1, median(steps)) if steps else 1.2


def _links(cells: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link for cell in cells for line in cell for link in _URL.findall(line)))


def _continued(block: Block, cells: Sequence[tuple[str, ...]]) -> Block:
    """A row that went on overleaf, whole."""
    both = [_cell_continued(above, below) for above, below in zip(block.cells, cells, strict=True)]
    whole = text_row(both, block.line, block.table, header=block.header, strong=block.strong, links=_links(both))
    return _on(whole, block.page)


def _cell_continued(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    if above and below and (above[-1][-1] in ",;/&-" or below[0][0].islower()):
        return (*above[:-1], f"{above[-1]} {below[0]}", *below[1:])
    return above + below


def _on(block: Block, page: int) -> Block:
    return Block(
        kind=block.kind, text=block.text, line=block.line, cells=block.cells, table=block.table, header=block.header,
        strong=block.strong, page=page, links=block.links,
    )  # fmt: skip
