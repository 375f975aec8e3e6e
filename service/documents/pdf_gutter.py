"""A right-hand column that full lines of text run up against, told by where its words begin. Knows geometry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from service.documents.pdfium import Word

#: "AB", "J Webb", "Dot / Ray", "All members": few words that begin large, the head of their column among them.
SHORT_NAMES = re.compile(r"[A-Z][\w.'’-]{0,13}(?:\s?[/,;&+]?\s?[A-Z][\w.'’-]{0,13}){0,3}|All [a-z]{4,14}")
_LONGEST = 22
#: Words of one column begin this near, in points.
_NEAR = 0.8
#: The column begins in this part of the page.
_FROM = 0.62
_WIDE = 1.6
#: So many of a page's lines may run across where the column begins.
_FEW = 0.15


def split_at_gutter(rows: Sequence[list[Word]], width: float) -> dict[int, int]:
    """Where to part the words of a row, by its index: before a column's words that stand close behind the text's.

    A column is known by two rows or more whose last words begin there behind a wide gap, or alone.
    """
    starts = sorted(start for row in rows if row and (start := _start(row, width)) is not None)
    groups = _groups(starts)
    parted: dict[int, int] = {}
    for place in (median(group) for group in groups if len(group) > 1):
        if sum(any(_across(word, place) for word in row) for row in rows) <= _FEW * len(rows):
            parted.update({at: cut for at, row in enumerate(rows) if (cut := _cut(row, place))})
    return parted


def _start(row: Sequence[Word], width: float) -> float | None:
    """Where the last words of a row begin that stand apart, short and to the right; None without such."""
    at = len(row) - 1
    while at > 0 and row[at].x0 - row[at - 1].x1 <= _WIDE * row[at].size:
        at -= 1
    return row[at].x0 if row[at].x0 > _FROM * width and _is_short(row[at:]) else None


def _groups(starts: Sequence[float]) -> list[list[float]]:
    groups: list[list[float]] = []
    for start in starts:
        if groups and start - groups[-1][0] <= _NEAR:
            groups[-1].append(start)
        else:
            groups.append([start])
    return groups


def _across(word: Word, place: float) -> bool:
    return word.x0 < place - 1 and word.x1 > place + 1


def _cut(row: Sequence[Word], place: float) -> int:
    """The word of a row that begins at `place` with nothing but a few names from there on; 0 for none."""
    at = next((i for i, word in enumerate(row) if i and abs(word.x0 - place) <= _NEAR), 0)
    return at if at and row[at - 1].x1 < place and _is_short(row[at:]) else 0


def _is_short(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words)
    return len(text) <= _LONGEST and bool(SHORT_NAMES.fullmatch(text))
