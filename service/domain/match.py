"""Which items of a reading are which known actions: one to one, best first. Knows words, not people.

Corrected minutes are a diff against what is known, so a pair must be found even where words, owner or date changed;
the same words under two topics are two actions, so a pair is used once. What an action asks for is compared, not who
does it or by when: one owner's list is full of "X to send ... by the next meeting".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

Likeness = Callable[[str, str], float]


class Stated(Protocol):
    """Anything that states an action: an item just read, a known action, a possible one."""

    @property
    def text(self) -> str:
        """The words, with owner and date where the minutes have them in the sentence."""

    @property
    def owners(self) -> tuple[str, ...]:
        """The owners as written."""

    @property
    def due_text(self) -> str:
        """The due phrase as written."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The score at and above which two statements are one action; 1 is the same words.

    One telling word replaced among four scores about 0.5, among a dozen 0.8; a few words added 0.6 to 0.9.
    """

    same_owners: float
    other_owners: float = 0.8


#: Two statements of different papers: an action taken for another would never be mailed.
STRICT = Bounds(same_owners=0.6)
#: Two versions of one paper: what is taken for a change is shown to its owner as a change.
AMENDED = Bounds(same_owners=0.4, other_owners=0.55)

_WORD = re.compile(r"[^\W_]+")
#: A number a list gave ("1.", "(2)", "A1:", "iv)"): another version has others. "20 chairs" has none.
_LISTED = re.compile(r"^\W*(?:\d{1,3}|[a-z]{1,2}\d{1,3}|[ivx]{1,4})[.):\]]+\s+")
#: Words that say nothing of what is to be done.
_SMALL_WORDS = """
    a all an and any are as at be by for from has have in into is it its of on or our shall should so that the their
    them there these they this those to up was were which will with would
"""
_SMALL = frozenset(_SMALL_WORDS.split())
#: Says no more than that somebody has to.
_DUTY = frozenset(("to", "will", "shall", "the", "a", "an"))
#: Belong to the verb before them: "look into the hall".
_PARTICLES = frozenset(("into", "up", "out", "off", "over", "back", "after"))
#: A replaced word weighs this much against a word in common: "send the lamp report" is not "send the oar report".
_REPLACED = 4
#: A word that only one side has: an action told more fully is still that action.
_ADDED = 0.5
#: Letters two words begin with alike, and the letters they may differ in after: boat, boats; publicity, publicise.
_STEM, _ENDING = 4, 3
#: A slip of the keys: the longer word of this many letters at least, alike by this much, same first letter.
_SLIP_LETTERS, _SLIP = 5, 0.8


def words_of(text: str) -> str:
    """Return the words of `text`, case folded, single-spaced, without a list's number: what is compared."""
    return " ".join(_WORD.findall(_LISTED.sub("", text.casefold())))


def match(
    new: Sequence[Stated], known: Sequence[Stated], likeness: Likeness, bounds: Bounds = STRICT
) -> dict[int, int]:
    """Return index in `new` to index in `known` for each pair that is one action. `likeness` (0 to 1) tells slips."""
    if not new or not known:
        return {}
    fresh, old = [_Gist(one) for one in new], [_Gist(one) for one in known]
    pairs = [
        (score, -abs(i - j), i, j)
        for i, one in enumerate(fresh)
        for j, other in enumerate(old)
        if (score := _score(one, other, likeness, bounds)) > 0
    ]
    return _one_to_one(sorted(pairs, reverse=True))


class _Gist:
    """A statement prepared for comparison."""

    __slots__ = ("content", "owner_words", "owners", "whole")

    def __init__(self, stated: Stated) -> None:
        self.whole = words_of(stated.text)
        self.owners = frozenset(map(words_of, stated.owners))
        self.owner_words = frozenset(" ".join(self.owners).split()) | {_initials(owner) for owner in self.owners}
        self.content = _content(self.whole, words_of(stated.due_text))

    def without(self, names: frozenset[str]) -> Counter[str]:
        """The words that tell what is to be done, without these names."""
        return Counter(word for word in self.content if word not in names)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _content(words: str, due: str) -> list[str]:
    """The telling words, without the date; a statement of small words alone keeps them all."""
    plain = f" {words} ".replace(f" {due} ", " ") if due else words
    return [word for word in plain.split() if word not in _SMALL] or words.split()


def _score(one: _Gist, other: _Gist, likeness: Likeness, bounds: Bounds) -> float:
    same_owners = one.owners == other.owners
    score = 1.0 if one.whole == other.whole else _overlap(one, other, likeness)
    bound = bounds.same_owners if same_owners else bounds.other_owners
    return score + (0.1 if same_owners else 0) if score >= bound else 0


def _overlap(one: _Gist, other: _Gist, likeness: Likeness) -> float:
    """0 to 1, by letters: the words in common against those replaced and those that only one side has."""
    names = one.owner_words | other.owner_words
    left, right = one.without(names), other.without(names)
    common = left & right
    shared = _letters(common)
    if not shared:
        return 0.0
    left, right = left - common, right - common
    shared += _take_variants(left, right, likeness)
    less, more = sorted((_letters(left), _letters(right)))
    return shared / (shared + _REPLACED * less + _ADDED * (more - less))


def same_task(one: Stated, other: Stated) -> bool:
    """Whether two statements ask for the same, in the same words, whoever is to do it and by when."""
    left, right = _Gist(one), _Gist(other)
    names = left.owner_words | right.owner_words
    return _task(one, names) == _task(other, names)


def _task(stated: Stated, names: frozenset[str]) -> list[str]:
    words = without_date(stated).split()
    return [word for word in words if word not in names and word not in _DUTY]


def without_date(stated: Stated) -> str:
    """The words of a statement without its due phrase."""
    due = words_of(stated.due_text)
    words = words_of(stated.text)
    return " ".join(f" {words} ".replace(f" {due} ", " ").split()) if due else words


def match_reworded(new: Sequence[Stated], known: Sequence[Stated]) -> dict[int, int]:
    """Return the pairs that differ in their verb alone ("book the hall", "reserve the hall"): same object, owners and
    date, and no other statement on either side about that object.
    """
    fresh, old = [_object(one) for one in new], [_object(one) for one in known]
    return {i: old.index(one) for i, one in enumerate(fresh) if one[0] and (fresh.count(one), old.count(one)) == (1, 1)}


def _object(stated: Stated) -> tuple[tuple[str, ...], frozenset[str], str]:
    """What stands behind the verb, whose it is, by when."""
    gist = _Gist(stated)
    words = [word for word in gist.content if word not in gist.owner_words and word not in _PARTICLES]
    return tuple(words[1:]), gist.owners, words_of(stated.due_text)


def telling_words(text: str, of: Stated) -> frozenset[str]:
    """The words of `text` that tell what is to be done, without the date and the people of the action `of`."""
    names = _Gist(of).owner_words
    return frozenset(_content(words_of(text), words_of(of.due_text))) - names


def in_common(one: frozenset[str], other: frozenset[str], likeness: Likeness) -> frozenset[str]:
    """The words of `one` that `other` has, in some form."""
    return frozenset(word for word in one if word in other or any(_is_variant(word, twin, likeness) for twin in other))


def weight_of(words: Iterable[str]) -> int:
    """How much words tell: their letters."""
    return sum(map(len, words))


def _letters(words: Counter[str]) -> int:
    return sum(len(word) * times for word, times in words.items())


def _take_variants(left: Counter[str], right: Counter[str], likeness: Likeness) -> int:
    """Take from both sides the words that are forms or slips of each other; return the letters they had."""
    taken = 0
    for word in list(left):
        twin = next((other for other in right if right[other] and _is_variant(word, other, likeness)), None)
        if twin is not None:
            times = min(left[word], right[twin])
            left[word] -= times
            right[twin] -= times
            taken += times * len(word)
    return taken


def _is_variant(one: str, other: str, likeness: Likeness) -> bool:
    if one[0] != other[0]:
        return False
    if one[:_STEM] == other[:_STEM] and max(len(one), len(other)) - _common_start(one, other) <= _ENDING:
        return min(len(one), len(other)) >= _STEM
    return max(len(one), len(other)) >= _SLIP_LETTERS and likeness(one, other) >= _SLIP


def _common_start(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _one_to_one(pairs: Sequence[tuple[float, int, int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in pairs:
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found
