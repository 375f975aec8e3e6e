"""Words of a PDF page to lines, cut into segments at wide gaps and at drawn column lines. Knows geometry only."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.documents.markers import split_marker
from service.documents.pdf_gutter import split_at_gutter
from service.documents.pdfium import PdfPage, Rule, Word
from service.documents.words import tidy

#: A gap this many times the size of the letters separates columns; between words it is about 0.3, justified up to 1.
_WIDE = 1.6
#: Between the cells of a row stands more than this, however full the first; and the second begins exactly there.
_SPACE = 0.55
_EXACT = 2.0
#: Words whose baselines differ by less than this share of their size stand on one line (superscripts do).
_SAME_LINE = 0.45
#: Drawn lines nearer than this, in points, are one.
_NEAR = 3.0
#: So many lines in one row: the grid is the page's layout, not a table of records.
_PROSE_ROW = 8
#: A page with more uprights than this has a drawing on it, not a table.
_MOST_UPRIGHTS = 400
#: So much of the row's letters must stand in one column.
_PROSE_SHARE = 0.85


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line without a wide gap between. `first` is its first word's width; `column` is -1 outside a grid.

    `words` are those it was made of, where it is as it was read.
    """

    text: str
    x0: float
    x1: float
    first: float
    column: int = -1
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page. `y` is its baseline from the foot; `row` counts within `grid`, which is 0 outside of one.

    `right` is the edge of its column where the page has several, else 0.
    """

    page: int
    y: float
    size: float
    segments: tuple[Segment, ...]
    strong: bool = False
    grid: int = 0
    row: int = 0
    right: float = 0.0

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return self.segments[-1].x1

    @property
    def text(self) -> str:
        """All its words; a tab where columns were apart, so that a number before a wide gap is known for one."""
        return "\t".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table drawn with lines: `columns` from the left, `rows` from the foot, and which uprights reach where."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    uprights: tuple[Rule, ...]

    def row_of(self, y: float) -> int:
        """The row that holds height `y`, counted from the top."""
        return len(self.rows) - bisect_right(self.rows, y)

    def column_of(self, x: float, y: float) -> int:
        """The column that holds `x`; a cell merged across columns is the leftmost of them."""
        column = max(bisect_right(self.columns, x) - 1, 0)
        while column > 0 and not self._parted(self.columns[column], y):
            column -= 1
        return column

    def _parted(self, x: float, y: float) -> bool:
        return any(abs(rule.x0 - x) <= _NEAR and rule.y0 - _NEAR <= y <= rule.y1 + _NEAR for rule in self.uprights)


def read_lines(page: PdfPage, grids_before: int) -> tuple[list[PdfLine], list[Grid]]:
    """The lines of `page` from the top, and its grids; grids are numbered on from `grids_before`."""
    dots = page.dots()
    rows = [_dotted(sorted(row, key=lambda word: word.x0), dots) for row in _rows(page.words())]
    grids = _grids(page.rules()) if any(_has_gap(row) for row in rows) else []
    grids = [grid for grid in grids if _parts_columns(grid, rows)]
    numbers = [_grid_at(grids, words[0]) for words in rows]
    gutters = split_at_gutter([[] if within else row for row, within in zip(rows, numbers, strict=True)], page.width)
    lines = []
    for at, (words, number) in enumerate(zip(rows, numbers, strict=True)):
        grid = grids[number - 1] if number else None
        strong = page.is_bold(words[0]) and page.is_bold(words[-1])
        cut = gutters.get(at, len(words))
        segments = (*_segments(words[:cut], grid), *(_segments(words[cut:], grid) if cut < len(words) else ()))
        if segments:
            lines.append(
                PdfLine(
                    page=page.number,
                    y=words[0].y,
                    size=max(word.size for word in words),
                    segments=segments,
                    strong=strong,
                    grid=grids_before + number if number else 0,
                    row=grid.row_of(words[0].y + words[0].size / 3) if grid else 0,
                )
            )
    return lines, grids


def _dotted(row: list[Word], dots: Sequence[Rule]) -> list[Word]:
    """A row with a letter for the bullet that is drawn before it."""
    first = row[0]
    for dot in dots:
        middle, gap = (dot.y0 + dot.y1) / 2, first.x0 - dot.x1
        if 0 <= gap < 2 * first.size and first.y < middle < first.y + 0.8 * first.size:
            return [Word("•", dot.x0, dot.x1, first.y, first.size, first.at), *row]
    return row


def _rows(words: list[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if row and row[0].y - word.y > _SAME_LINE * max(word.size, row[0].size, 4):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _has_gap(row: Sequence[Word]) -> bool:
    return any(after.x0 - word.x1 > 1.2 * word.size for word, after in itertools.pairwise(row))


def _segments(words: Sequence[Word], grid: Grid | None) -> Iterator[Segment]:
    held: list[Word] = []
    column = -1
    for word in words:
        here = grid.column_of((word.x0 + word.x1) / 2, word.y) if grid else -1
        if held and (here != column or _parts(held, word)):
            yield from _segment(held, column)
            held = []
        held.append(word)
        column = here
    yield from _segment(held, column)


def _parts(held: Sequence[Word], word: Word) -> bool:
    if word.x0 - held[-1].x1 <= _WIDE * max(word.size, held[-1].size):
        return False
    # A wide gap behind a bullet or a number is only its indent.
    lead = " ".join(one.text for one in held) if len(held) < 3 else ""
    return not (lead and split_marker(f"{lead}\tx")[1] == "x")


def _segment(words: Sequence[Word], column: int) -> Iterator[Segment]:
    gap = "\t" if len(words) > 1 and words[1].x0 - words[0].x1 > words[0].size / 2 else " "
    lead = len(words) > 1 and split_marker(f"{words[0].text}{gap}x")[1] == "x"
    text = tidy(" ".join(word.text for word in words).replace("\x02", "-").replace("\ufffe", "-"))
    if lead:
        head, _, rest = text.partition(" ")
        text = f"{head}\t{rest}"
    if text:
        yield Segment(text, words[0].x0, words[-1].x1, words[0].x1 - words[0].x0, column, tuple(words))


def cut_at(segment: Segment, places: Sequence[float]) -> Iterator[Segment]:
    """The segment in pieces: cut before a word that begins at one of `places`, behind more than a space."""
    held: list[Word] = []
    for word in segment.words:
        if held and word.x0 - held[-1].x1 > _SPACE * word.size and any(abs(word.x0 - x) <= _EXACT for x in places):
            yield from _segment(held, segment.column)
            held = []
        held.append(word)
    yield from _segment(held, segment.column) if held else (segment,)


def _parts_columns(grid: Grid, rows: Sequence[Sequence[Word]]) -> bool:
    """Whether the uprights stand between columns. Those of highlighted words and of struck tables stand within text."""
    close = apart = 0
    for words in rows:
        if not grid.rows[0] <= words[0].y <= grid.rows[-1]:
            continue
        for word, after in itertools.pairwise(words):
            if grid.column_of((word.x0 + word.x1) / 2, word.y) != grid.column_of((after.x0 + after.x1) / 2, after.y):
                near = after.x0 - word.x1 < 0.55 * word.size
                close, apart = close + near, apart + (not near)
    return apart > 4 * close


def _grid_at(grids: Sequence[Grid], word: Word) -> int:
    """The number, from 1, of the grid that `word` stands in; 0 for none."""
    y = word.y + word.size / 3
    for number, grid in enumerate(grids, 1):
        if grid.rows[0] <= y <= grid.rows[-1] and grid.columns[0] - _NEAR <= word.x0 <= grid.columns[-1]:
            return number
    return 0


def _grids(rules: Sequence[Rule]) -> list[Grid]:
    """Bands of the page that the same uprights run through, from the top; one more or fewer is a merged cell."""
    uprights = [rule for rule in rules if rule.x0 == rule.x1]
    if not 2 < len(uprights) <= _MOST_UPRIGHTS:
        return []
    levels = [rule for rule in rules if rule.y0 == rule.y1]
    heights = _distinct([y for rule in uprights for y in (rule.y0, rule.y1)] + [rule.y0 for rule in levels])
    grids: list[Grid] = []
    held: list[Rule] = []
    low = high = 0.0
    for bottom, top in reversed(list(itertools.pairwise(heights))):
        here = [rule for rule in uprights if rule.y0 - _NEAR <= (bottom + top) / 2 <= rule.y1 + _NEAR]
        if not (held and here and _run_on(held, here)):
            grids.extend(_grid(held, levels, low, high))
            held, high = [], top
        held.extend(rule for rule in here if rule not in held)
        low = bottom
    grids.extend(_grid(held, levels, low, high))
    return grids


def _run_on(above: Sequence[Rule], here: Sequence[Rule]) -> bool:
    """True where the uprights of a band are among those of the bands above, or the other way round."""
    one, other = _distinct([rule.x0 for rule in above]), _distinct([rule.x0 for rule in here])
    fewer, more = sorted((one, other), key=len)
    return all(any(abs(x - y) <= _NEAR for y in more) for x in fewer)


def _grid(uprights: list[Rule], levels: Sequence[Rule], low: float, high: float) -> Iterator[Grid]:
    columns = _distinct([rule.x0 for rule in uprights])
    across = [rule.y0 for rule in levels if low - _NEAR <= rule.y0 <= high + _NEAR and _within(rule, columns)]
    if len(columns) > 2 and high - low > 2 * _NEAR:
        yield Grid(tuple(columns), tuple(_distinct([low, high, *across])), tuple(uprights))


def _within(rule: Rule, columns: Sequence[float]) -> bool:
    """True for a level line that reaches from one column line to another, not for an underlined word."""
    left = bisect_left(columns, rule.x0 - 2 * _NEAR)
    return (
        left < len(columns)
        and abs(columns[left] - rule.x0) <= 2 * _NEAR
        and any(abs(column - rule.x1) <= 2 * _NEAR for column in columns)
    )


def _distinct(places: list[float]) -> list[float]:
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def unframe(lines: Sequence[PdfLine], grids: Sequence[Grid]) -> list[PdfLine]:
    """`lines`, those freed of their grid where it only lays out the page and is no table of records.

    Minutes are often kept in a table of number, words and initials: a row is longer than any record, and nearly all of
    it stands in one column. The same column on another page is of the same layout.
    """
    prose = _prose_columns(lines, grids)
    return [_unframed(line) if line.grid and _is_prose(grids[line.grid - 1], prose) else line for line in lines]


def _prose_columns(lines: Sequence[PdfLine], grids: Sequence[Grid]) -> list[float]:
    """Where the columns begin that hold rows of running text."""
    counts: dict[tuple[int, int], int] = {}
    letters: dict[tuple[int, int], dict[int, int]] = {}
    for line in lines:
        if line.grid:
            key = line.grid, line.row
            counts[key] = counts.get(key, 0) + 1
            here = letters.setdefault(key, {})
            for segment in line.segments:
                here[segment.column] = here.get(segment.column, 0) + len(segment.text)
    columns = []
    for key, count in counts.items():
        widest, most = max(letters[key].items(), key=lambda item: item[1])
        edges = grids[key[0] - 1].columns
        broad = widest + 1 < len(edges) and edges[widest + 1] - edges[widest] > (edges[-1] - edges[0]) / 2
        if broad and count > _PROSE_ROW and most > _PROSE_SHARE * sum(letters[key].values()):
            columns.append(edges[widest])
    return columns


def _is_prose(grid: Grid, columns: Sequence[float]) -> bool:
    return any(abs(column - prose) <= 2 * _NEAR for column in grid.columns for prose in columns)


def _unframed(line: PdfLine) -> PdfLine:
    """The line outside of its grid, a number in the column before joined to the words that it numbers."""
    first, *others = line.segments
    if others and split_marker(f"{first.text}\tx")[1] == "x":
        both = first.words + others[0].words
        text = f"{first.text}\t{others[0].text}"
        first, others = Segment(text, first.x0, others[0].x1, first.first, words=both), others[1:]
    # The row stays: a paragraph does not run on from one into the next.
    return replace(line, segments=(first, *others), grid=0)


def alike(one: Sequence[float], other: Sequence[float]) -> bool:
    """True where two tables have their columns at the same places."""
    return len(one) == len(other) and all(abs(a - b) <= 2 * _NEAR for a, b in zip(one, other, strict=True))
