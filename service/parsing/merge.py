"""Makes one of actions stated twice (inline and in a summary); the same words under two topics stay two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: A version ("2.4.7") and a number of something ("#12") are each one word; a day ("3.5.2025") is none.
_WORD = re.compile(r"v?\d{1,3}\.\d{1,3}\.\d(?!\d)|#\d{1,6}|[a-z0-9£@]+(?:'[a-z]+)?")
_EMPTY_TEXT = """
    a an the to of and or in on for at by be is are was were will would with that this it its as from has have
    had been we he she they them their our his her not if so which who into up do does should could can may
    action actions item ai
"""
_EMPTY = frozenset(_EMPTY_TEXT.split())
_CODE = re.compile(r"[a-z]{1,4}\d{1,4}[a-z]?|v?\d+\.\d+\.\d|#\d+")
_INFLECTED = re.compile(r"(?:ing|ed|es|ly|s|e)$")
#: How many actions of one owner are looked at for a rewording.
_LEFT = 40
#: How many wordings that share a word are compared.
_NEAR = 12
#: Share of the shorter wording that must be common.
_LIKE = 0.6
#: Share of the shorter that two entries of two lists have in common: lists of one body are worded alike.
_RELISTED = 0.72
#: Share of the longer wording that must be common: a summary may be far shorter than what it repeats.
_REWORDED = 0.34
#: Share of the words that must be the same where nothing says that one repeats the other.
_SAME = 0.88


@dataclass(frozen=True, slots=True)
class Stated:
    """The content of an action for comparing."""

    words: frozenset[str]
    #: Small, and in full where initials or a first name are of one person.
    owners: frozenset[str]
    #: A summary (list, table) repeats what stood inline; two inline ones only in one topic.
    summary: bool
    topic: str
    #: The section it stood in: two entries of one list are two actions, unless their words are the same.
    part: int = 0
    reference: str = ""
    #: The words that its owners go by, as written there and in full.
    names: frozenset[str] = frozenset()


def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower case."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    return frozenset(word for word in words if word not in _EMPTY) or frozenset(words)


def group_repeats(stated: Sequence[Stated]) -> list[list[int]]:
    """Indices grouped: each group is one action. Looks only at those sharing a word, so it stays near linear."""
    groups: list[list[int]] = []
    where: dict[str, list[int]] = {}
    for index in _exact_first(stated):
        one = stated[index]
        found = next((g for g in _near(one, where) if _belongs(one, [stated[i] for i in groups[g][:8]])), None)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(index)
        for word in _keys(one):
            if not where.setdefault(word, []) or where[word][-1] != found:
                where[word].append(found)
    return _paired(sorted((sorted(group) for group in groups), key=lambda group: group[0]), stated)


def _exact_first(stated: Sequence[Stated]) -> list[int]:
    """The order to look at them: a summary's rewordings come last, when what it repeats word for word is settled."""
    inline = {one.words for one in stated if not one.summary}
    return sorted(range(len(stated)), key=lambda index: stated[index].summary and stated[index].words not in inline)


def _paired(groups: list[list[int]], stated: Sequence[Stated]) -> list[list[int]]:
    """Of what is left alone: an inline action and a summary's entry with its owners and half its words are one."""
    inline: dict[frozenset[str], list[list[int]]] = {}
    for group in groups:
        if not any(stated[i].summary for i in group):
            inline.setdefault(stated[group[0]].owners, []).append(group)
    for group in groups:
        entry = stated[group[0]] if group else None
        if entry is None or not entry.owners or not all(stated[i].summary for i in group):
            continue
        left = inline.get(entry.owners, [])[:_LEFT]
        pair = next((other for other in left if _reworded(stated[other[0]], entry)), None)
        if pair is not None:
            group[:0] = pair
            inline[entry.owners].remove(pair)
            pair.clear()
    return [group for group in groups if group]


def _reworded(one: Stated, other: Stated) -> bool:
    if one.owners != other.owners or _coded_apart(one.words, other.words):
        return False
    drop = one.names | other.names | {word for owner in one.owners for word in owner.split()}
    a, b = ({_stem(word) for word in each.words - drop} for each in (one, other))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b)) and bool(a & b)


def _stem(word: str) -> str:
    return _INFLECTED.sub("", word) if len(word) > 4 else word


class Wordings:
    """Wordings already seen, found again by their words, so that asking stays cheap however many there are."""

    def __init__(self, seen: Iterable[frozenset[str]]) -> None:
        self._by_word: dict[str, list[frozenset[str]]] = {}
        for words in seen:
            self.add(words)

    def add(self, words: frozenset[str]) -> None:
        """Remember a wording."""
        for word in words:
            self._by_word.setdefault(word, []).append(words)

    def states(self, words: frozenset[str]) -> bool:
        """Whether a wording like this one has been seen."""
        rarest = sorted(words, key=lambda word: len(self._by_word.get(word, ())))
        near = (other for word in rarest for other in self._by_word.get(word, ())[-_NEAR:])
        return any(are_alike(words, other) for other in near)


def _keys(one: Stated) -> Iterable[str]:
    return sorted(one.words, key=lambda word: (-len(word), word))[:12]


def _near(one: Stated, where: dict[str, list[int]]) -> list[int]:
    """The groups that share a word, those that share the rarest first."""
    rarest = sorted((word for word in _keys(one) if word in where), key=lambda word: len(where[word]))
    return list(dict.fromkeys(group for word in rarest for group in where[word][-_NEAR:]))


def _belongs(one: Stated, group: Sequence[Stated]) -> bool:
    """Whether `one` repeats what a group states. Where its own list has another entry in there, that one is meant."""
    rivals = (other for other in group if one.summary and other.summary and one.part == other.part)
    return any(_same(other, one) for other in group) and all(_told_again(one.words, other.words) for other in rivals)


def _same(one: Stated, other: Stated) -> bool:
    return _says_the_same(one, other) and not _coded_apart(one.words, other.words)


def _says_the_same(one: Stated, other: Stated) -> bool:
    if not _compatible(one.owners, other.owners):
        return False
    if one.reference and one.reference == other.reference and "." in one.reference:
        return len(one.words & other.words) * 3 >= min(len(one.words), len(other.words))
    if one.summary != other.summary:
        return are_alike(one.words, other.words)
    if one.summary and one.part != other.part:
        common = len(one.words & other.words)
        return common >= _RELISTED * min(len(one.words), len(other.words)) and are_alike(one.words, other.words)
    if not one.summary and one.topic != other.topic:
        return False
    return _told_again(one.words, other.words)


def _coded_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has a code that the other has not: "rc2" and "rc3" are two things to test."""
    return any(map(_CODE.fullmatch, one - other)) and any(map(_CODE.fullmatch, other - one))


def _told_again(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one says what the other says, and hardly more. A word in place of another ("the north pier", "the south
    pier") makes two actions, however long the sentence; another ending is the same word.
    """
    if len(one & other) < _SAME * max(len(one), len(other)):
        return False
    left, right = sorted({_stem(word) for word in one - other}), sorted({_stem(word) for word in other - one})
    return not left or not right or left == right


def are_alike(one: frozenset[str], other: frozenset[str], *, least: float = _REWORDED) -> bool:
    """Whether two wordings say the same: most of the shorter is in the longer, which is not much longer (`least`)."""
    shorter, longer = sorted((len(one), len(other)))
    common = len(one & other)
    if not shorter or common / shorter < _LIKE:
        return False
    return (common >= 3 and common / longer >= least) or common / longer >= _LIKE


def _compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or bool(one & other) or any(a in b or b in a for a in one for b in other)
