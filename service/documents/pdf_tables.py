"""Rows of tables from lines of a PDF: by drawn grids, or by columns that line up. Knows geometry and bullets."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from service.documents.hyphens import join_lines
from service.documents.markers import is_bullet, split_marker
from service.documents.pdf_lines import PdfLine, Segment, cut_at
from service.documents.words import tidy

#: Segments that begin this near, in points, begin in the same column.
_ALIGNED = 7.0
#: A text with a margin has two columns; a table has more.
_A_MARGIN = 2
#: The head of a column of those who act.
_ACTION_HEAD = re.compile(
    r"(?:actions?(?: (?:by|for|owner|required))?|by whom|who|owners?|lead|responsib\w+)\s?:?", re.I
)
#: The number of a paragraph of minutes.
_MINUTE = re.compile(r"[A-Z]{0,5}[/-]?\d{1,4}(?:[./-]\d{1,4}){1,3}[a-z]?[.:]?")
_ENDED = re.compile(r"[.!?:;)]$")
#: Rows stand this much further apart than the lines within a row.
_TIGHT = 1.1
#: A distance between lines is common where this share of them has it.
_COMMON = 0.25
#: Paragraphs of a cell stand no further apart than this many sizes of the letters.
_PARAGRAPH = 2.6
#: Fewer rows tell nothing of the space between them.
_FEWEST_ROWS = 3


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
    headed, taken = _headed_rows(lines, first, columns) if _heads_actions(lines[first]) else ([], 0)
    if headed:
        return headed, taken
    table = [lines[first], *_below(lines, first, columns)]
    starts, end = _spaced(table, columns) or _lined(table, columns)
    if sum(len(line.segments) > 1 for line in table[:end]) < 2:
        return [], 0
    spans = zip(starts, [*starts[1:], end], strict=True)
    rows = [_gathered(table[at:stop], first + at, columns) for at, stop in spans]
    return ([], 0) if _is_list(rows) else (rows, end)


def holds_headed_table(lines: Sequence[PdfLine]) -> bool:
    """Whether a head of three columns, the last of those who act, stands over rows of as many."""
    head = next((line for line in lines if _heads_actions(line)), None)
    last = head.segments[-1].x0 if head else 0.0
    rows = [line for line in lines if len(line.segments) > _A_MARGIN and abs(line.segments[-1].x0 - last) <= _ALIGNED]
    return head is not None and len(rows) > _A_MARGIN


def _heads_actions(line: PdfLine) -> bool:
    """Whether the line names columns, the last that of those who act."""
    return len(line.segments) > _A_MARGIN and bool(_ACTION_HEAD.fullmatch(line.segments[-1].text))


def _headed_rows(lines: Sequence[PdfLine], first: int, columns: Sequence[float]) -> tuple[list[PdfRow], int]:
    """Rows below a head of three columns or more. A topic may go on below itself, so a wider gap begins a row."""
    end = first + 1
    while end < len(lines) and _fits(lines[end], lines[end - 1], columns):
        end += 1
    steps = [lines[at - 1].y - lines[at].y for at in range(first + 2, end) if lines[at - 1].page == lines[at].page]
    tight = min((step for step in steps if step > 0), default=0.0)
    rows: list[PdfRow] = []
    at = first
    while at < end:
        stop = at + 1
        while stop < end and at > first and _goes_on_below(lines[stop - 1], lines[stop], tight, columns):
            stop += 1
        rows.append(_gathered(lines[at:stop], at, columns))
        at = stop
    return (rows, end - first) if len(rows) > 1 else ([], 0)


def _fits(line: PdfLine, before: PdfLine, columns: Sequence[float]) -> bool:
    """Whether all of a line stands in columns, none of its words reaching into the next."""
    if line.grid or (line.page == before.page and before.y - line.y > 4 * line.size):
        return False
    for segment in line.segments:
        place = _column(segment, columns)
        if place is None or (place + 1 < len(columns) and segment.x1 > columns[place + 1]):
            return False
    return True


def _goes_on_below(before: PdfLine, line: PdfLine, tight: float, columns: Sequence[float]) -> bool:
    """Whether a line is of the row above: no further below than lines of a paragraph are, and no new number."""
    numbered = _column(line.segments[0], columns) == 0 and bool(split_marker(line.segments[0].text)[0])
    return line.page == before.page and before.y - line.y <= 1.25 * tight and not numbered


def _is_list(rows: Sequence[PdfRow]) -> bool:
    """Whether all that stands below a heading are numbers and what they number."""
    filled = {at for row in rows[1:] for at, cell in enumerate(row.cells) if cell}
    counted = all(_is_counted(row.cells[0]) for row in rows[1:])
    return filled == {0, 1} and (counted or all(len(row.cells[0]) == 1 and is_number(row.cells[0][0]) for row in rows))


def _is_counted(cell: tuple[str, ...]) -> bool:
    return len(cell) == 1 and split_marker(f"{cell[0]}\tx")[1] == "x"


def is_number(words: str) -> bool:
    """Whether words are the number of a paragraph of minutes alone: "3.", "16/5/3", "BD/24/117", "2024-31"."""
    return bool(_MINUTE.fullmatch(words)) or _is_counted((words,))


def _below(lines: Sequence[PdfLine], first: int, columns: Sequence[float]) -> Iterator[PdfLine]:
    """The lines below the first that may be of its table, overleaf too, cut where its columns begin."""
    before = lines[first]
    for line in lines[first + 1 :]:
        cut = replace(line, segments=tuple(part for one in line.segments for part in cut_at(one, columns)))
        if line.grid or not _belongs(cut, before, columns):
            return
        yield cut
        before = cut


def _belongs(line: PdfLine, before: PdfLine, columns: Sequence[float]) -> bool:
    places = [_column(segment, columns) for segment in line.segments]
    if None in places:
        return False
    step = _step(before, line)
    if step is None:
        return line.page == before.page + 1 and not _is_lone(line, columns)
    near = step < 1.8 * line.size
    if len(line.segments) > 1:
        return near or (places[0] == 0 and step <= 4 * line.size)
    return (near and line.x1 < columns[1]) if places[0] == 0 else step < _PARAGRAPH * line.size


def _step(above: PdfLine, line: PdfLine) -> float | None:
    """How far a line stands below another, in points; None overleaf."""
    return above.y - line.y if above.page == line.page else None


def _is_lone(line: PdfLine, columns: Sequence[float]) -> bool:
    """Words in the first column alone: no row by itself."""
    return len(line.segments) == 1 and _column(line.segments[0], columns) == 0


def _lined(table: Sequence[PdfLine], columns: Sequence[float]) -> tuple[list[int], int]:
    """Where the rows begin, and where the table ends: each line with words in the first column begins one."""
    end = next((at for at, line in enumerate(table) if _is_lone(line, columns)), len(table))
    return [at for at in range(end) if not at or _column(table[at].segments[0], columns) == 0], end


def _spaced(table: Sequence[PdfLine], columns: Sequence[float]) -> tuple[list[int], int] | None:
    """As `_lined`, by the space between rows, where it is more than that between their lines; None where it is not.

    Cells of several lines are known by it, those of the first column too. Words in the first column alone that stand
    as far apart as rows do are of no table.
    """
    steps = [_step(above, line) for above, line in itertools.pairwise(table)]
    usual = _line_step([round(step, 1) for step in steps if step is not None])
    loose = [at for at, step in enumerate(steps, 1) if step is None or step > _TIGHT * usual]
    starts = [0, *(at for at in loose if _column(table[at].segments[0], columns) == 0)]
    end = next((at for at in starts if _is_lone(table[at], columns)), len(table))
    starts = [at for at in starts if at < end]
    held = [len(line.segments) for at, line in enumerate(table[:end]) if at not in starts]
    if len(starts) < _FEWEST_ROWS or not held or median(held) >= median(len(table[at].segments) for at in starts):
        return None
    return starts, end


def _line_step(steps: Sequence[float]) -> float:
    """How far the lines within a row stand apart: the least of the distances that are common; 0 without any."""
    return min((step for step, times in Counter(steps).items() if times >= _COMMON * len(steps)), default=0.0)


def _column(segment: Segment, columns: Sequence[float]) -> int | None:
    near = min(range(len(columns)), key=lambda at: abs(columns[at] - segment.x0))
    return near if abs(columns[near] - segment.x0) <= _ALIGNED else None


def _gathered(lines: Sequence[PdfLine], first: int, columns: Sequence[float]) -> PdfRow:
    cells: list[list[Segment]] = [[] for _ in columns]
    for line in lines:
        for segment in line.segments:
            cells[_column(segment, columns) or 0].append(segment)
    return _row(cells, lines, first)


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
