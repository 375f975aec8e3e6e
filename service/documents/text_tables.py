"""Tables in plain text: Markdown pipes, ruled grids, tabs between cells, cells on lines of their own. Knows lines.

A finder returns (rows, how many lines they took) or None. A row is its cells, each a list of lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.documents.markers import is_bullet, split_marker
from service.documents.text_columns import find_columns
from service.documents.text_inline import read_inline, split_cell
from service.documents.text_lines import SourceLine

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_BORDER = re.compile(r"\s*\+[-=+:]{3,}\+\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_MOST_CELLS = 6
#: Of a table with empty cells: tabs in its head, and rows with as many.
_FEWEST_TABS = 2
_FEWEST_FULL = 2


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of a table in text: its line, its cells, the links in it."""

    number: int
    cells: tuple[tuple[str, ...], ...]
    header: bool = False
    strong: bool = False
    links: tuple[str, ...] = ()


Found = tuple[list[TextRow], int]


def find_table(lines: Sequence[SourceLine], at: int) -> Found | None:
    """The table that begins at line index `at`, in whatever way it is written."""
    text = lines[at].text
    if "|" in text:
        return _piped(lines, at)
    if _BORDER.fullmatch(text):
        return _ruled(lines, at)
    if "\t" in text.strip():
        strict, copied = _tabbed(lines, at), _copied(lines, at)
        return copied if copied and (strict is None or strict[1] < copied[1]) else strict
    if text.startswith("\t") and (at == 0 or not lines[at - 1].text.startswith("\t")):
        return _boxed(lines, at)
    spaced = find_columns(lines, at)
    return None if spaced is None else ([_row(line.number, cells) for line, cells in spaced[0]], spaced[1])


def _piped(lines: Sequence[SourceLine], at: int) -> Found | None:
    ruled = at + 1 < len(lines) and "|" in lines[at + 1].text and bool(_RULE.fullmatch(lines[at + 1].text))
    end = at
    while end < len(lines) and ("|" in lines[end].text if ruled else _is_framed(lines[end].text)):
        end += 1
    if end - at < 2 and not ruled:
        end = _unframed(lines, at)
    if end - at < 2:
        return None
    rows = []
    for offset, line in enumerate(lines[at:end]):
        if not _RULE.fullmatch(line.text):
            rows.append(_row(line.number, _cells(line.text), header=ruled and offset == 0))
    return rows, end - at


def _unframed(lines: Sequence[SourceLine], at: int) -> int:
    """Where lines of as many cells end that have bars only between them: "Ref | Owner | Task", three cells at least."""
    count = lines[at].text.count(" | ")
    end = at
    while count > 1 and end < len(lines) and count in (lines[end].text.count(" | "), _bars(lines[end].text)):
        end += 1
    return end


def _bars(text: str) -> int:
    """The bars between cells of which the last may be empty: "3 | Write it | Ada |"."""
    return f"{text.rstrip()} ".count(" | ")


def _is_framed(text: str) -> bool:
    bare = text.strip()
    return bare.startswith("|") and bare.endswith("|") and len(bare) > 1


def _cells(text: str) -> list[list[str]]:
    bare = text.strip()
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [[cell] for cell in _PIPE.split(bare)]


def _ruled(lines: Sequence[SourceLine], at: int) -> Found | None:
    """Cells may run over lines between two borders (reStructuredText grid tables)."""
    rows: list[TextRow] = []
    held: list[list[str]] = []
    end, begun = at, lines[at].number
    while end < len(lines) and (lines[end].text.strip().startswith("|") or _BORDER.fullmatch(lines[end].text)):
        line = lines[end]
        if _BORDER.fullmatch(line.text):
            if held:
                rows.append(_row(begun, held, header="=" in line.text))
            held, begun = [], line.number + 1
        else:
            pieces = _cells(line.text)
            held.extend([] for _ in range(len(pieces) - len(held)))
            for cell, piece in zip(held, pieces, strict=False):
                cell.extend(piece)
        end += 1
    return (rows, end - at) if rows else None


def _tabbed(lines: Sequence[SourceLine], at: int) -> Found | None:
    """Consecutive lines with the same number of tabs; runs of tabs only line words up and make no table."""
    count = _fields(lines[at])
    end = at
    while end < len(lines) and count and _fields(lines[end]) == count:
        end += 1
    if end - at < (3 if count == 2 else 2):
        return None
    rows = [line.text.strip().split("\t") for line in lines[at:end]]
    return [
        _row(line.number, [[cell] for cell in row]) for line, row in zip(lines[at:end], rows, strict=True)
    ], end - at


def _copied(lines: Sequence[SourceLine], at: int) -> Found | None:
    """A table as it leaves a word processor: a tab between cells, empty ones too; trailing tabs may be cut off."""
    heads = lines[at].text.rstrip().split("\t")
    tabs = len(heads) - 1
    if tabs < _FEWEST_TABS or not all(head.strip() for head in heads) or split_marker(heads[0])[0]:
        return None
    rows: list[tuple[SourceLine, list[str]]] = []
    for line in lines[at:]:
        cells = line.text.split("\t")
        if "\t" not in line.text or not cells[0].strip() or line.text.rstrip().count("\t") > tabs:
            break
        rows.append((line, [*cells, *[""] * len(heads)][: len(heads)]))
    full = sum(line.text.count("\t") >= tabs for line, _ in rows)
    if full < _FEWEST_FULL or full * 2 < len(rows):
        return None
    return [_row(line.number, [[cell] for cell in cells]) for line, cells in rows], len(rows)


def _fields(line: SourceLine) -> int:
    text = line.text.strip()
    if "\t" not in text or "\t\t" in text or split_marker(text)[0]:
        return 0
    count = text.count("\t") + 1
    # "Date:<tab>2 May" is a label with its value, not a row.
    return 0 if count == 2 and text.partition("\t")[0].rstrip().endswith(":") else count


def _boxed(lines: Sequence[SourceLine], at: int) -> Found | None:
    """Word's own way to plain text: each cell begins with a tab on a line of its own, an empty line ends the row."""
    rows: list[TextRow] = []
    end = at
    taken = at
    while end < len(lines) and lines[end].text.startswith("\t"):
        begun, cells = lines[end].number, []
        while end < len(lines) and not lines[end].blank:
            if lines[end].text.startswith("\t"):
                cells.append([lines[end].text.strip()])
            else:
                cells[-1].append(lines[end].text)
            end += 1
        if (
            not 2 <= len(cells) <= _MOST_CELLS
            or split_marker(cells[0][0])[0]
            or (rows and len(cells) != len(rows[0].cells))
        ):
            break
        rows.append(_row(begun, cells))
        taken = end
        while end < len(lines) and lines[end].blank:
            end += 1
    return (rows, taken - at) if len(rows) > 1 else None


def _row(number: int, cells: Sequence[Sequence[str]], *, header: bool = False) -> TextRow:
    read = [[read_inline(piece) for line in cell for piece in split_cell(line)] for cell in cells]
    filled = [line for cell in read for line in cell if line.text]
    return TextRow(
        number=number,
        cells=tuple(tuple(text for line in cell if (text := _without_bullet(line.text))) for cell in read),
        header=header,
        strong=bool(filled) and all(line.strong for line in filled),
        links=tuple(dict.fromkeys(link for line in filled for link in line.links)),
    )


def _without_bullet(text: str) -> str:
    marker, rest = split_marker(text)
    return rest if marker and is_bullet(marker) else text
