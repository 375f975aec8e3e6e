"""Rows of tables from lines of a PDF: by drawn grids, or by columns that line up. Knows geometry and bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.hyphens import join_lines
from service.documents.markers import is_bullet, split_marker
from service.documents.pdf_lines import PdfLine, Segment
from service.documents.words import tidy

#: Segments that begin this near, in points, begin in the same column.
_ALIGNED = 7.0
_ENDED = re.compile(r"[.!?:;)]$")


@dataclass(frozen=True, slots=True)
class PdfRow:
    """A row: its cells' lines, whether it is all bold, where it stands."""

    cells: tuple[tuple[str, ...], ...]
    strong: bool
    page: int
    first: int


def grid_rows(lines: Sequence[PdfLine], first: int, columns: int) -> list[PdfRow]:
    """Rows of a drawn table. `lines` are those of one grid, in order; `first` is the index of the first of them."""
    rows: list[PdfRow] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].row == lines[at].row:
            end += 1
        cells: list[list[Segment]] = [[] for _ in range(columns)]
        for line in lines[at:end]:
            for segment in _one_per_cell(line.segments):
                cells[min(segment.column, columns - 1)].append(segment)
        rows.append(_row(cells, lines[at:end], first + at))
        at = end
    return rows


def _one_per_cell(segments: Sequence[Segment]) -> list[Segment]:
    """Segments of a line, those of one cell joined: a wide gap within a cell parts nothing."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1].column == segment.column:
            last = joined.pop()
            segment = Segment(f"{last.text} {segment.text}", last.x0, segment.x1, last.first, last.column)
        joined.append(segment)
    return joined


def aligned_rows(lines: Sequence[PdfLine], first: int) -> tuple[list[PdfRow], int]:
    """Rows of a table without drawn lines that begins at line `first`, and how many lines it takes; ([], 0) for none.

    At least two lines must have words in two columns that begin at the same places.
    """
    columns = [segment.x0 for segment in lines[first].segments]
    if len(columns) < 2:
        return [], 0
    end = first + 1
    wide = 1
    while end < len(lines) and _belongs(lines[end], lines[end - 1], columns):
        wide += len(lines[end].segments) > 1
        end += 1
    if wide < 2:
        return [], 0
    return _gather(lines, first, end, columns), end - first


def _belongs(line: PdfLine, before: PdfLine, columns: list[float]) -> bool:
    if line.grid or line.page != before.page or before.y - line.y > 4 * line.size:
        return False
    places = [_column(segment, columns) for segment in line.segments]
    if None in places:
        return False
    if len(line.segments) > 1:
        return places[0] == 0 or before.y - line.y < 1.8 * line.size
    return places[0] != 0 and before.y - line.y < 1.8 * line.size


def _column(segment: Segment, columns: list[float]) -> int | None:
    near = min(range(len(columns)), key=lambda at: abs(columns[at] - segment.x0))
    return near if abs(columns[near] - segment.x0) <= _ALIGNED else None


def _gather(lines: Sequence[PdfLine], first: int, end: int, columns: list[float]) -> list[PdfRow]:
    rows: list[PdfRow] = []
    at = first
    while at < end:
        stop = at + 1
        while stop < end and _column(lines[stop].segments[0], columns) != 0:
            stop += 1
        cells: list[list[Segment]] = [[] for _ in columns]
        for line in lines[at:stop]:
            for segment in line.segments:
                cells[_column(segment, columns) or 0].append(segment)
        rows.append(_row(cells, lines[at:stop], at))
        at = stop
    return rows


def _row(cells: Sequence[Sequence[Segment]], lines: Sequence[PdfLine], first: int) -> PdfRow:
    return PdfRow(tuple(_cell(cell) for cell in cells), all(line.strong for line in lines), lines[0].page, first)


def _cell(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The lines of a cell: bullets begin one; without bullets a line that was full goes on in the next."""
    right = max((segment.x1 for segment in segments), default=0.0)
    bulleted = sum(1 for segment in segments if is_bullet(split_marker(segment.text)[0]))
    bullets_first = bool(segments) and is_bullet(split_marker(segments[0].text)[0])
    lines: list[str] = []
    for at, segment in enumerate(segments):
        marker, rest = split_marker(segment.text)
        begins = is_bullet(marker) or not lines
        if not begins and ((bulleted and bullets_first) or _goes_on(segments[at - 1], segment, right)):
            lines[-1] = join_lines((lines[-1], tidy(segment.text)), frozenset())
        else:
            lines.append(rest if is_bullet(marker) else tidy(segment.text))
    return tuple(lines)


def _goes_on(before: Segment, segment: Segment, right: float) -> bool:
    if segment.text[:1].islower() and not _ENDED.search(before.text):
        return True
    return before.x1 + 2 + segment.first > right and not split_marker(segment.text)[0]
