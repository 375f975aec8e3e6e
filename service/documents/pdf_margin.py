"""The right-hand margin of a PDF: a column of short words beside the text. Knows geometry and the look of initials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.documents.pdf_lines import PdfLine, Segment
from service.documents.pdf_tables import holds_headed_table, is_number

#: "AB", "AB/CD", "J Webb", "All", "Clerk & Chair": one to four short words that begin large.
_SHORT = re.compile(r"[A-Z][\w.'’-]{0,13}(?:\s?[/,;&+]?\s?[A-Z][\w.'’-]{0,13}){0,3}")
_LONGEST = 22
#: A margin is beside the text, so most lines have nothing in it; a last column of a table has something in each.
_MOST = 0.6
#: The words over a margin column; they belong to no line.
_HEADER = re.compile(r"(?:actions?|by|owners?|lead|who|initials?|action by|responsib\w+)\s*:?", re.IGNORECASE)
_SLACK = 3.0
#: So many of the lines may reach into the margin: headings and lists of names run wide.
_FEW = 0.05


@dataclass(frozen=True, slots=True)
class Margin:
    """Words in the margin, at a height of a page."""

    page: int
    y: float
    text: str


def split_margin(lines: Sequence[PdfLine], width: float) -> tuple[list[PdfLine], list[Margin], tuple[str, ...]]:
    """(`lines` without their margin, the margin, words over it); the lines as they are where there is none."""
    edge = _find_edge(lines, width)
    if edge is None or holds_headed_table(lines):
        return list(lines), [], ()
    kept: list[PdfLine] = []
    margins: list[Margin] = []
    headers: dict[str, None] = {}
    for line in lines:
        last = line.segments[-1]
        if not _may_have(line) or not _in_margin(last, edge):
            kept.append(line)
            continue
        if _HEADER.fullmatch(last.text):
            headers[last.text] = None
        else:
            margins.append(Margin(line.page, line.y, last.text))
        if len(line.segments) > 1:
            kept.append(replace(line, segments=line.segments[:-1]))
    return kept, margins, tuple(headers)


def _in_margin(segment: Segment, edge: float) -> bool:
    return segment.x0 >= edge and len(segment.text) <= _LONGEST and bool(_SHORT.fullmatch(segment.text))


def _find_edge(lines: Sequence[PdfLine], width: float) -> float | None:
    """Where the margin begins: left of every short last segment, right of (nearly) all the other words."""
    shorts = [line.segments[-1] for line in lines if _may_be(line, width)]
    if len(shorts) < 2:
        return None
    places = sorted(segment.x0 for segment in shorts)
    edge = places[len(places) // 10] - _SLACK
    beside = sum(1 for place in places if place >= edge)
    crossing = sum(1 for line in lines for segment in line.segments if segment.x0 < edge < segment.x1 - _SLACK)
    if beside < 2 or beside > _MOST * len(lines) or crossing > _FEW * len(lines) + 1:
        return None
    return edge


def _may_have(line: PdfLine) -> bool:
    """True for a line that may have a margin beside it: text, with its number set apart or not; no row of a table."""
    numbered = len(line.segments) > 1 and is_number(line.segments[0].text)
    return not line.grid and len(line.segments) < 3 + numbered


def _may_be(line: PdfLine, width: float) -> bool:
    last = line.segments[-1]
    return (
        _may_have(line) and last.x0 > 0.68 * width and len(last.text) <= _LONGEST and bool(_SHORT.fullmatch(last.text))
    )


def nearest(margins: Sequence[Margin], lines: Sequence[PdfLine]) -> dict[int, list[str]]:
    """Margin words by the index of the line they stand beside: on the same page, the nearest in height."""
    by_page: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(at)
    placed: dict[int, list[str]] = {}
    for margin in margins:
        here = by_page.get(margin.page)
        if here:
            at = min(here, key=lambda at: (abs(lines[at].y - margin.y), at))
            placed.setdefault(at, []).append(margin.text)
    return placed
