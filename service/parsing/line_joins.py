"""Joins lines that a converter or a narrow page broke: inside a date ("17", "th", "July"), inside a sentence on dates.

Knows words and where lines stand; sections are in sections.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.domain.document import Block, BlockKind
from service.parsing.dates import MONTH, WEEKDAY

_ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\s*", re.I)
_DAY_LAST = re.compile(r"(?<![\d.,:/£])\d{1,2}$")
_MONTH_FIRST = re.compile(rf"(?:of\s)?{MONTH}\b", re.I)
_DATE_FIRST = re.compile(
    rf"(?:the\s)?(?:(?:{WEEKDAY}),?\s(?:the\s)?)?\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b", re.I
)
_WEEKDAY_LAST = re.compile(rf"\b(?:{WEEKDAY}\s?(?:the\s)?|on\s(?:the\s)?)\d{{1,2}}(?:st|nd|rd|th)?$", re.I)
#: What no line ends with that is whole.
_DANGLING = re.compile(r"\b(?:on|at|in|the|and|of|or|by|for|from|to|with|be|held|originally|next|via|is|will|a)$", re.I)
#: What no line begins with that is new: an aside, the rest of a name and of its sentence.
_GOES_ON = re.compile(
    rf"\([A-Za-z]|(?!{WEEKDAY}\b|{MONTH}\b)[A-Z][a-z]+,\s(?:and|but|which|where|with|unless|then)\s[a-z]"
)
#: A sentence, which a list of days does not hold.
_PROSE = re.compile(r"\b(?:would|will|shall|agreed|noted|be held|take place|next meet)\b", re.I)
#: A line that was broken is no shorter, in characters.
_LEAST = 40


def join_ordinals(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with "17" / "th" / "July 2027" as one; all as they are where no line is a bare ordinal."""
    if not any(len(block.text) <= 4 and _ORDINAL.fullmatch(block.text) for block in blocks):
        return tuple(blocks)
    joined: list[Block] = []
    opened = False
    for block in blocks:
        above = joined[-1] if joined else None
        plain = block.kind is BlockKind.PARAGRAPH
        if above and plain and _ORDINAL.fullmatch(block.text) and _DAY_LAST.search(above.text.rstrip()):
            joined[-1] = replace(above, text=above.text.rstrip() + block.text.strip())
            opened = True
            continue
        if above and plain and opened and _MONTH_FIRST.match(block.text.lstrip()):
            joined[-1] = replace(above, text=f"{above.text} {block.text.strip()}")
        else:
            joined.append(block)
        opened = False
    return tuple(joined)


def is_broken(above: str, below: str) -> bool:
    """Whether a sentence on dates goes on below: "... on Thursday 20" / "February", "..., originally" / "Thursday"."""
    if not above or above.endswith((".", ":", ";", "!", "?")):
        return False
    if _WEEKDAY_LAST.search(above) and _MONTH_FIRST.match(below):
        return True
    if _DANGLING.search(above) and _DATE_FIRST.match(below):
        return True
    if len(above) < _LEAST or _PROSE.search(above) is None:
        return False
    return bool(above.endswith(",") or _DANGLING.search(above) or _GOES_ON.match(below))
