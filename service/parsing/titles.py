"""Titles set as plain lines: what may be one, and what ends the list above it. Knows lines, no sections."""

from __future__ import annotations

import re

from service.domain.document import Block, BlockKind
from service.parsing.verbs import starts_with_order

#: What no title holds.
SENTENCE = re.compile(r"[.!?;,]$|\b(?:to|will|shall|agreed|was|were|said)\b")
#: The discussion, whatever stands above it.
TALK = re.compile(r"(?:meeting |full |detailed )?(?:minutes|discussions?|notes)", re.I)
LONG_TITLE = 45
_LONG_TOPIC = 60
#: Three to seven words: one or two may be the person that the entries below are of.
_TOPIC_WORDS = re.compile(r"[A-Z]\S*(?:\s\S+){2,6}")
#: "Kim to ring", "Kim: ring", "[KS] ring", "ring them (Kim)", "Order salt": below such a title stand actions.
_GIVES = re.compile(
    r"[^.]{0,60}?\b(?:to|will|should|must|needs?)\s[a-z]|[\[@]|[^:]{1,40}:\s|.*\([A-Z@][^)]*\)\W*$", re.S
)
_DASH = re.compile(r"\s[-–—]\s")


def has_more(following: Block | None, title: str) -> bool:
    """Whether a list or prose stands below a title."""
    if following is None:
        return False
    return following.kind is BlockKind.ITEM or len(following.text) > max(LONG_TITLE, len(title))


def opens_talk(block: Block, title: str, following: Block | None) -> bool:
    """Whether the discussion begins below its title among people: in capitals, or over a table, a list or prose."""
    if following is None or block.kind is not BlockKind.PARAGRAPH:
        return False
    return following.kind is BlockKind.ROW or title.isupper() or has_more(following, title)


def is_title(text: str) -> bool:
    """A few words that begin with a capital and are no sentence: "Main points"."""
    return text[:1].isupper() and len(text) <= LONG_TITLE and len(text.split()) <= 5 and not SENTENCE.search(text)


def is_new_topic(block: Block, text: str, following: Block | None) -> bool:
    """A title between empty lines ("Minutes", "Pilot schools and costs") over what gives nobody anything to do."""
    if following is None or following.kind is BlockKind.ROW or following.line < block.line + 2:
        return False
    bare = text.strip(" :*_#")
    titled = len(text) <= _LONG_TOPIC and bool(_TOPIC_WORDS.fullmatch(text)) and not SENTENCE.search(text)
    parts = (*_DASH.split(bare), *_DASH.split(following.text))  # "Kim - order salt"
    gives = any(map(starts_with_order, parts)) or bool(_GIVES.match(following.text))
    return bool(TALK.fullmatch(bare)) or (titled and not gives)
