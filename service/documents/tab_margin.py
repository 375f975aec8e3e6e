"""Owners that a word processor set behind a tab at the end of a paragraph ("... to be renewed.<tab>Clerk"): the margin.

Knows the form of names and of statements, and no people. Tabs stand in many papers for other reasons, so they count
as a column of owners only where three statements end in one, and its head, an office or a repeated name says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.documents.text_margin import FEWEST_NAMES, NAMES, NO_TASK, is_column, is_statement
from service.domain.document import Block, BlockKind

_HEAD = re.compile(r"(?:for\s)?actions?(?: by)?|by whom", re.I)
_CELL = re.compile(NAMES)
_LONGEST = 40


def set_apart(blocks: Sequence[Block], tails: Mapping[int, str]) -> Sequence[Block]:
    """The blocks, the owners behind their last tab in the margin. `tails` gives by line what stands behind it."""
    ends = {block.line: tails[block.line] for block in blocks if _is_end(block, tails.get(block.line, ""))}
    heads = [number for number, block in enumerate(blocks) if _is_head(block, tails)]
    if len(ends) < FEWEST_NAMES or not (heads or is_column(list(ends.values()))):
        return blocks
    head = heads[0] if heads else -1
    return [
        _apart(block, ends.get(block.line, ""), headed=number == head - 1)
        for number, block in enumerate(blocks)
        if number != head
    ]


def _is_end(block: Block, tail: str) -> bool:
    """Whether a statement stands before the tab, and what may be owners behind it."""
    if not tail or block.kind is BlockKind.HEADING or not block.text.endswith(tail) or len(tail) > _LONGEST:
        return False
    return is_statement(block.text[: -len(tail)]) and bool(_CELL.fullmatch(tail) or NO_TASK.fullmatch(tail))


def _is_head(block: Block, tails: Mapping[int, str]) -> bool:
    """ "ACTION" alone behind tabs: the head of the column, and no heading of a list."""
    return block.text == tails.get(block.line) and bool(_HEAD.fullmatch(block.text))


def _apart(block: Block, tail: str, *, headed: bool) -> Block:
    if headed:
        return replace(block, margin="Action")
    if not tail:
        return block
    words = block.text[: -len(tail)].rstrip()
    return replace(block, text=words, margin="" if NO_TASK.fullmatch(tail) else tail)
