"""Hyphens at the ends of lines: whether they break a word or join two. Knows the document's words, no dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_BROKEN = re.compile(r"([A-Za-z]+(?:-[A-Za-z]+)*)-$")
_NEXT = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
#: What keeps its hyphen before whatever follows: "co-", "follow-", "part-".
_PREFIXES = frozenset((
    "all", "anti", "co", "cross", "ex", "face", "first", "five", "follow", "four", "full", "half", "high", "inter",
    "long", "low", "mid", "multi", "non", "one", "part", "post", "pre", "re", "self", "semi", "short", "sub", "third",
    "three", "two", "under", "up", "well", "year",
))  # fmt: skip


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of a document in small letters; one that a line breaks off is left out."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(_BROKEN.sub("", text)))


def join_lines(texts: Sequence[str], words: frozenset[str]) -> str:
    """Lines as one text, broken words mended."""
    parts: list[str] = []
    for text in texts:
        glue = _glue(parts[-1], text, words) if parts and parts[-1].endswith("-") else None
        if glue is None:
            parts.append(text)
        else:
            parts[-1] = f"{parts[-1][:-1]}{glue}{text}"
    return " ".join(parts)


def _glue(before: str, text: str, words: frozenset[str]) -> str | None:
    """What stands for the hyphen at the end of `before`: nothing, a hyphen, or None where it was a dash."""
    broken, rest = _BROKEN.search(before), _NEXT.match(text)
    if broken and rest:
        return "" if is_whole(broken[1].lower(), rest[0], words) else "-"
    return "-" if before[-2:-1].isalnum() and text[:1].isalnum() else None  # "2pm-" "4pm", "Anti-" "Slavery"


def is_whole(head: str, tail: str, words: frozenset[str]) -> bool:
    """True where `head` and `tail` are halves of one word; False for a compound such as "follow-up"."""
    if head + tail in words:
        return True
    if f"{head}-{tail}" in words or "-" in head or head in _PREFIXES or len(tail) < 3:
        return False
    return not (head in words and tail in words)
