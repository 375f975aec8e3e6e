"""Makes one of actions stated twice (inline and in a summary); the same words under two topics stay two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[a-z0-9£@]+(?:'[a-z]+)?")
_EMPTY_TEXT = """
    a an the to of and or in on for at by be is are was were will would with that this it its as from has have
    had been we he she they them their our his her not if so which who into up do does should could can may
    action actions item ai
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
#: Share of the shorter wording that must be common; of the longer too where neither is a summary.
_LIKE = 0.6
#: A summary may be far shorter than what it repeats.
_REWORDED = 0.34


@dataclass(frozen=True, slots=True)
class Stated:
    """The content of an action for comparing."""

    words: frozenset[str]
    owners: frozenset[str]
    #: A summary (list, table) repeats what stood inline; two inline ones only in one topic.
    summary: bool
    topic: str
    reference: str = ""


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower case."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(word for word in words if word not in _EMPTY) or frozenset(words)


def group_repeats(stated: Sequence[Stated]) -> list[list[int]]:
    """Indices grouped: each group is one action. Looks only at those sharing a word, so it stays near linear."""
    groups: list[list[int]] = []
    where: dict[str, list[int]] = {}
    for index, one in enumerate(stated):
        found = next((g for g in _near(one, where) if any(_same(stated[i], one) for i in groups[g][:8])), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(index)
        for word in _keys(one):
            if not where.setdefault(word, []) or where[word][-1] != found:
                where[word].append(found)
    return groups


def _keys(one: Stated) -> Iterable[str]:
    return sorted(one.words, key=lambda word: (-len(word), word))[:12]


def _near(one: Stated, where: dict[str, list[int]]) -> list[int]:
    seen: dict[int, None] = {}
    for word in _keys(one):
        for group in where.get(word, [])[-50:]:
            seen.setdefault(group)
    return list(seen)


def _same(one: Stated, other: Stated) -> bool:
    if not _compatible(one.owners, other.owners):
        return False
    if one.reference and one.reference == other.reference and "." in one.reference:
        return len(one.words & other.words) * 3 >= min(len(one.words), len(other.words))
    if not (one.summary or other.summary) and one.topic != other.topic:
        return False
    return are_alike(one.words, other.words, least=_REWORDED if one.summary or other.summary else _LIKE)


def are_alike(one: frozenset[str], other: frozenset[str], *, least: float = _REWORDED) -> bool:
    """Whether two wordings say the same: most of the shorter is in the longer, which is not much longer (`least`)."""
    shorter, longer = sorted((len(one), len(other)))
    common = len(one & other)
    if not shorter or common / shorter < _LIKE:
        return False
    return (common >= 3 and common / longer >= least) or common / longer >= _LIKE


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other) or any(a in b or b in a for a in one for b in other)
