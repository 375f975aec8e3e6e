"""Lists in plain text numbered without a stop ("1 Kim: book the hall", "2 Tom: ..."). Knows lines and numbers only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.documents.text_lines import SourceLine

_NUMBERED = re.compile(r"\s{0,8}(?P<number>\d{1,2})\s(?P<word>[A-Z@“\"][a-z]{0,8})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FEWEST = 3


def find_bare_numbers(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The numbers of the lines that begin with 1, 2, 3 and so on without a stop, three of them in order at least."""
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for line in lines:
        match = _NUMBERED.match(line.text)
        number = int(match["number"]) if match else 0
        if match and number == 1:
            found |= _counted(run)
            run = [(line.number, match["word"])]
        elif match and number == len(run) + 1:
            run.append((line.number, match["word"]))
    return frozenset(found | _counted(run))


def _counted(run: Sequence[tuple[int, str]]) -> set[int]:
    """The lines of a run that is a list: most of its numbers are no days of months."""
    days = sum(word[:3] in _MONTHS for _, word in run)
    return {number for number, _ in run} if len(run) >= _FEWEST and days * 2 < len(run) else set()
