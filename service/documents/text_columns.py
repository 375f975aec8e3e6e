"""Tables in plain text whose columns are set with spaces: records line by line, and minutes beside a column of owners.

Knows lines and columns; nothing of what they say beyond the head of such a column. See text_tables.py for the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.documents.text_lines import SourceLine
from service.documents.text_ruled import Columns, find_ruled

_GAP = re.compile(r"\s{2,}")
_HEAD = re.compile(
    r"^\s*(?:no\.?\s+)?(?P<left>items?|minutes?|subject|topic|agenda item|discussion|matter)\b.{0,40}?\s{4,}"
    r"(?P<right>action(?:ed)?(?: by)?|by whom|owner|who|responsible)\s*$",
    re.I,
)
_RULE = re.compile(r"\s*[-=_]{3,}[-=_ ]*")
_FEWEST_CELLS = 3
#: Below the head of a table set by eye, rows; and how many letters off a column they may begin.
_FEWEST_RAGGED = 2
_SLACK = 8


def find_columns(lines: Sequence[SourceLine], at: int) -> Columns | None:
    """The rows that begin at line index `at`; None where the line begins none."""
    if "  " not in lines[at].text.strip():
        return None
    found = _sheet(lines, at)
    if found is None:
        strict, loose = _records(lines, at), _ragged(lines, at)
        found = loose if loose and (strict is None or strict[1] < loose[1]) else strict
    return found or find_ruled(lines, at)


def _records(lines: Sequence[SourceLine], at: int) -> Columns | None:
    """Two lines or more with three cells or more that begin at the columns of the first."""
    starts = _starts(lines[at].text)
    if len(starts) < _FEWEST_CELLS:
        return None
    begun = _below_head(lines, at)
    end = begun
    while end < len(lines) and (_agrees(lines[end].text, starts) or (end > begun and _fits(lines[end].text, starts))):
        end += 1
    if end == begun:
        return None
    rows: list[tuple[SourceLine, list[list[str]]]] = []
    for line in (lines[at], *lines[begun:end]):
        cells = _split(line.text, starts)
        if rows and _goes_on(cells):
            _join(rows[-1][1], cells)
        else:
            rows.append((line, [[cell] for cell in cells]))
    return rows, end - at


def _below_head(lines: Sequence[SourceLine], at: int) -> int:
    """Where the rows begin: below the head, or the rule under it."""
    return at + 2 if at + 1 < len(lines) and _RULE.fullmatch(lines[at + 1].text) else at + 1


def _ragged(lines: Sequence[SourceLine], at: int) -> Columns | None:
    """Two lines or more below a head whose cells begin near its columns; a line without the first goes on above."""
    starts, heads = _starts(lines[at].text), _GAP.split(lines[at].text.strip())
    if len(starts) < _FEWEST_CELLS or not all(map(_is_head, heads)):
        return None
    rows = [(lines[at], [[head] for head in heads])]
    begun = _below_head(lines, at)
    taken = begun - at
    for line in lines[begun:]:
        cells = _near(line.text, starts)
        if cells is None or (not cells[0] and len(rows) == 1):
            break
        if cells[0]:
            rows.append((line, [[cell] for cell in cells]))
        else:
            _join(rows[-1][1], cells)
        taken += 1
    full = sum(all(cell[0] for cell in cells) for _, cells in rows[1:])
    return (rows, taken) if full >= _FEWEST_RAGGED else None


def _is_head(cell: str) -> bool:
    """Whether a cell may name its column: one to three words, the first with a capital, no figures or stop."""
    words = cell.split()
    return len(words) <= _FEWEST_CELLS and cell[0].isupper() and cell.replace(" ", "").strip("/?.#:").isalpha()


def _near(text: str, starts: Sequence[int]) -> list[str] | None:
    """A line's cells by column, each begun a few letters off its column at most; None for a line of other words.

    A cell alone is only a row's first words or what goes on above.
    """
    begun = _starts(text)
    places = [min(range(len(starts)), key=lambda column: abs(starts[column] - one)) for one in begun]
    off = [abs(starts[place] - one) for place, one in zip(places, begun, strict=True)]
    if not begun or len(set(places)) < len(places) or max(off) > _SLACK or places == [0]:
        return None
    cells = [""] * len(starts)
    for place, words in zip(places, _GAP.split(text.strip()), strict=True):
        cells[place] = words
    return cells


def _fits(text: str, starts: Sequence[int]) -> bool:
    """Whether words begin at some of the columns only, and none runs over the next: a row with cells left empty."""
    begun = _starts(text)
    if begun == [starts[0]]:
        return _goes_on([text.strip()]) and len(text.rstrip()) < starts[1]
    return bool(begun) and set(begun) <= set(starts)


def _goes_on(cells: Sequence[str]) -> bool:
    """Whether words carry on in the cells above: one cell alone, or a sentence that goes on in small letters."""
    first = next((cell for cell in cells if cell), "")
    alone = sum(map(bool, cells)) == 1 and not cells[0]
    return alone or first[:1].islower()


def _join(cells: list[list[str]], more: Sequence[str]) -> None:
    """Words below a cell that went on in its next line."""
    for cell, words in zip(cells, more, strict=True):
        if words:
            cell[:] = [f"{cell[0]} {words}".strip()]


def _starts(text: str) -> list[int]:
    bare = text.rstrip()
    first = len(bare) - len(bare.lstrip())
    return [first, *(gap.end() for gap in _GAP.finditer(bare, first))] if bare else []


def _agrees(text: str, starts: Sequence[int]) -> bool:
    """Whether words begin at all these columns, a gap before one of them at least; a full cell leaves one space."""
    begun = all(text[at : at + 1].strip() and not text[max(0, at - 1) : at].strip() for at in starts)
    return begun and bool(set(_starts(text)) & set(starts[1:]))


def _split(text: str, starts: Sequence[int]) -> list[str]:
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _sheet(lines: Sequence[SourceLine], at: int) -> Columns | None:
    """Below a head such as "Item ... Action by": a paragraph is a row, the words beyond the head's column its owner."""
    head = _HEAD.match(lines[at].text)
    if head is None:
        return None
    column = head.start("right")
    rows = [(lines[at], [[head["left"]], [head["right"]]])]
    end = at + 1
    while end < len(lines):
        while end < len(lines) and lines[end].blank:
            end += 1
        stop = next((i for i in range(end, len(lines)) if lines[i].blank), len(lines))
        paragraph = lines[end:stop]
        if not paragraph or any(line.text[max(0, column - 2) : column].strip() for line in paragraph):
            break
        left, right = ([half for line in paragraph if (half := line.text[part].strip())] for part in _halves(column))
        rows.append((paragraph[0], [[_GAP.sub(" ", " ".join(left))], [" ".join(right)]]))
        end = stop
    owned = sum(bool(cells[1][0]) for _, cells in rows[1:])
    return (rows, end - at) if owned > 1 else None


def _halves(column: int) -> tuple[slice, slice]:
    return slice(0, column), slice(column, None)
