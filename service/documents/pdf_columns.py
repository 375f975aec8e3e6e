"""Pages set in two columns of text, put into reading order: down the left one, then down the right. Knows geometry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from service.documents.pdf_lines import PdfLine, Segment

#: So many lines must run beside each other before they are columns.
_FEWEST = 6
#: The right column begins in this part of the page's width.
_FROM, _TO = 0.4, 0.68
#: Lines of a column fill this share of the page's width; labels before their values do not.
_FULL = 0.27
_SLACK = 3.0


def unfold(lines: Sequence[PdfLine], width: float) -> list[PdfLine]:
    """The lines of a page in reading order; as they are where the page has one column."""
    gutter = _find_gutter(lines, width)
    if gutter is None:
        return list(lines)
    ordered: list[PdfLine] = []
    held: list[PdfLine] = []
    for line in lines:
        if line.grid or any(segment.x0 < gutter - _SLACK < segment.x1 - _SLACK for segment in line.segments):
            ordered.extend(_columns(held, gutter))
            ordered.append(line)
            held = []
        else:
            held.append(line)
    ordered.extend(_columns(held, gutter))
    return ordered


def _find_gutter(lines: Sequence[PdfLine], width: float) -> float | None:
    """Where the right column begins; None where there is none."""
    pairs = [line.segments for line in lines if len(line.segments) == 2 and not line.grid]
    starts = Counter(round(right.x0) for _, right in pairs if _FROM * width < right.x0 < _TO * width)
    if not starts:
        return None
    start, _ = starts.most_common(1)[0]
    beside = [(left, right) for left, right in pairs if abs(right.x0 - start) <= 2 * _SLACK and left.x1 < start]
    if len(beside) < _FEWEST:
        return None
    filled = min(median(left.x1 - left.x0 for left, _ in beside), median(right.x1 - right.x0 for _, right in beside))
    return start - _SLACK if filled >= _FULL * width else None


def _columns(lines: Sequence[PdfLine], gutter: float) -> Iterator[PdfLine]:
    for on_the_left in (True, False):
        column = [(line, part) for line in lines if (part := _part(line, gutter, on_the_left=on_the_left))]
        edge = max((part[-1].x1 for _, part in column), default=0.0)
        for line, part in column:
            yield replace(line, segments=part, right=edge)


def _part(line: PdfLine, gutter: float, *, on_the_left: bool) -> tuple[Segment, ...]:
    return tuple(segment for segment in line.segments if (segment.x0 < gutter) is on_the_left)
