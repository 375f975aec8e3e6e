"""Whether the cells of a column say who is to do what: tells actions from notes. Knows no layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.people import People
from service.parsing.verbs import starts_with_order

#: What the head of a column of actions speaks of, however it goes on.
_ACTING = re.compile(
    r"\b(?:actions?|tasks?|to[- ]?dos?|next steps?|follow[- ]?ups?|who|whom"
    r"|responsib\w+|owners?|assigned|agreed|outcomes?)\b",
    re.I,
)
#: A cell that says that there is nothing to do.
_NOTHING = re.compile(r"(?:none|nil|n/?a|no (?:further )?actions?(?: (?:needed|required))?|nothing|noted?|tbc)?", re.I)
#: "Review of the rest", "Release was cut": the verb of an order is a noun here.
_NOUN = re.compile(
    r"\S+\s(?:of|from|was|were|is|are|has|have|had|been|by|passed|received|approved|agreed|raised)\b", re.I
)
_TO_BE = re.compile(r"\b(?:to be|needs? to|should|must)\b", re.I)
#: So many of a column's lines, and so long, are what somebody is to do.
_MOST = 0.6
_FEWEST = 2
_SHORTEST = 16


def names_acting(head: str) -> bool:
    """Whether the head of a column speaks of actions, or of who is to act."""
    return len(head) <= 60 and bool(_ACTING.search(head))


def acts(line: str, people: People) -> bool:
    """Whether a line says who is to do something: "Kim to ring", "Kim - to ring", "Kim: ring the mill"."""
    if find_leading_doers(line, people):
        return True
    doers = find_doers(line, people)
    return bool(doers.owners) and doers.text != line and starts_with_order(doers.text)


def orders(line: str) -> bool:
    """Whether a line is an order to nobody: "Ring the mill", "Gate to be mended"; not "Review of the year"."""
    if line.rstrip().endswith(":"):
        return False
    return bool(_TO_BE.search(line)) or (starts_with_order(line) and not _NOUN.match(line.strip(" *_-–—")))


def find_deeds_column(rows: Sequence[Line], among: Sequence[int], people: People) -> int | None:
    """The column of those in `among` of whose lines most say who is to do what; None without one."""
    shares = {i: _share([line for line in _lines(rows, i) if len(line) >= _SHORTEST], people) for i in among}
    best = max(shares, key=lambda i: shares[i], default=None)
    return best if best is not None and shares[best] >= _MOST else None


def is_tasks_column(rows: Sequence[Line], at: int, people: People) -> bool:
    """Whether some of a column's lines are tasks, with or without somebody who is to do them."""
    return any(acts(line, people) or orders(line) for line in _lines(rows, at))


def _share(lines: Sequence[str], people: People) -> float:
    acting = sum(acts(line, people) for line in lines)
    return acting / len(lines) if acting >= _FEWEST else 0.0


def _lines(rows: Sequence[Line], at: int) -> list[str]:
    """The lines of the cells below the header, but for those that say that there is nothing."""
    cells = (row.block.cells[at] for row in rows[1:] if at < len(row.block.cells))
    return [line for cell in cells for line in cell if not _NOTHING.fullmatch(line.strip(" -–—.*"))]
