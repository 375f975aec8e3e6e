"""Tables in plain text under a ruler of dashes, as pandoc and reStructuredText write them. Knows lines and columns.

"Who   What" over "---   ------------": each run of dashes is a column. Rows are lines, up to an empty line or another
ruler; where a rule stands above the head as well, rows are paragraphs, up to the rule at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.documents.text_lines import SourceLine

_RULER = re.compile(r"\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+\s*")
_RULE = re.compile(r"\s*(?:-{5,}|={5,})(?:\s+(?:-{2,}|={2,}))*\s*")
_RUN = re.compile(r"-+|=+")
#: A head has no more lines.
_MOST_HEAD = 4
#: A table of this kind has no more lines; no paper comes near.
_MOST_LINES = 2000

#: Rows as (line, cells, each a list of lines), and how many lines they took.
Columns = tuple[list[tuple[SourceLine, list[list[str]]]], int]


def find_ruled(lines: Sequence[SourceLine], at: int) -> Columns | None:
    """The head and the rows that begin at line index `at`, above a ruler; None where the line begins none."""
    ruler = _find_ruler(lines, at)
    if ruler is None:
        return None
    starts = [run.start() for run in _RUN.finditer(lines[ruler].text)]
    closed = at > 0 and bool(_RULE.fullmatch(lines[at - 1].text))
    end = _find_end(lines, ruler + 1, closed=closed)
    groups = [lines[at:ruler], *_rows(lines[ruler + 1 : end], closed=closed)]
    rows = [(group[0], _cells(group, starts)) for group in groups]
    return (rows, end - at) if len(rows) > 1 else None


def _find_ruler(lines: Sequence[SourceLine], at: int) -> int | None:
    for place in range(at + 1, min(at + 1 + _MOST_HEAD, len(lines))):
        if lines[place].blank:
            return None
        if _RULER.fullmatch(lines[place].text):
            return place
    return None


def _find_end(lines: Sequence[SourceLine], begun: int, *, closed: bool) -> int:
    """The index of what ends the rows: an empty line or a rule; where the table is closed, its last rule."""
    stop = min(begun + _MOST_LINES, len(lines))
    ruled = next((place for place in range(begun, stop) if _RULE.fullmatch(lines[place].text)), None)
    blank = next((place for place in range(begun, stop) if lines[place].blank), stop)
    return ruled if closed and ruled is not None else min(blank, stop if ruled is None else ruled)


def _rows(lines: Sequence[SourceLine], *, closed: bool) -> list[list[SourceLine]]:
    """The lines of each row: one, or those between empty lines where the table has any."""
    if not closed or not any(line.blank for line in lines):
        return [[line] for line in lines if not line.blank]
    rows: list[list[SourceLine]] = [[]]
    for line in lines:
        if not line.blank:
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _cells(group: Sequence[SourceLine], starts: Sequence[int]) -> list[list[str]]:
    """The words of a row by column, the lines of a cell joined."""
    parts = [[line.text[a:b].strip() for line in group] for a, b in zip(starts, [*starts[1:], None], strict=True)]
    return [[" ".join(filter(None, cell))] for cell in parts]
