"""Which items of a reading are which known actions: one to one, best first. Knows words, not people.

Corrected minutes are a diff against what is known, so a pair must be found even where words, owner or date changed;
the same words under two topics are two actions, so a pair is used once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Likeness = Callable[[str, str], float]

#: At and above this two wordings are the same action.
SAME = 0.8
#: Between the two bounds, only where the owners are the same.
REWORDED = 0.6

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """Return the words of `text`, case folded, single-spaced: what is compared."""
    return " ".join(_WORD.findall(text.casefold()))


def match(
    new: Sequence[tuple[str, tuple[str, ...]]], known: Sequence[tuple[str, tuple[str, ...]]], likeness: Likeness
) -> dict[int, int]:
    """Return index in `new` to index in `known` for each pair of (text, owners) that is one action."""
    fresh = [(words_of(text), _owners(owners)) for text, owners in new]
    old = [(words_of(text), _owners(owners)) for text, owners in known]
    pairs = [
        (score, -abs(i - j), i, j)
        for i, (text, owners) in enumerate(fresh)
        for j, (other, others) in enumerate(old)
        if (score := _score(text, other, owners == others, likeness)) > 0
    ]
    return _one_to_one(sorted(pairs, reverse=True))


def _owners(owners: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(words_of, owners))


def _score(text: str, other: str, same_owners: bool, likeness: Likeness) -> float:
    score = 1.0 if text == other else likeness(text, other)
    bound = REWORDED if same_owners else SAME
    return score + (0.1 if same_owners else 0) if score >= bound else 0


def _one_to_one(pairs: Sequence[tuple[float, int, int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in pairs:
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found
