"""Which lines of an answer are our own letter come back, quoted or not, in whatever language. Knows no attributions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_NUMBER = re.compile(r"^\(?\d{1,3}[.)] ")
_SPACE = re.compile(r"\s+")
#: Quote marks, bullets and emphasis about a line.
_BEFORE, _AFTER = " \t\xa0>|*_•·-", " \t\xa0*_"
#: A line of ours shorter than this may well be the writer's own word ("Done", "1.").
_SHORTEST = 12
#: A piece of our text of this length is ours though the program wrapped it anew.
_SHORTEST_PIECE = 24
#: Fewer parts of lines in a row, without quote marks, were typed.
_SHORTEST_RUN = 3
#: A line of this length next to one of ours is ours where the letter has the two together.
_SHORTEST_JOINED = 6


def find_ours(lines: Sequence[str], letters: Iterable[str]) -> frozenset[int]:
    """Return the indexes of the lines that stand in one of `letters`, our plain texts.

    A short line ("Done", "2.") counts only beside lines of ours that stand beside it in the letter as well.
    """
    known = [[key for key in map(_key, letter.split("\n")) if key] for letter in letters]
    if not known:
        return frozenset()
    long = {
        form for letter in known for key in letter for form in (key, _NUMBER.sub("", key)) if len(form) >= _SHORTEST
    }
    whole = "\n".join(" ".join(letter) for letter in known)
    keys = {index: key for index, line in enumerate(lines) if (key := _key(line))}
    found = {index for index, key in keys.items() if _is_long_of_ours(key, long, whole)}
    for place, index in enumerate(told := list(keys)):
        before = keys[told[place - 1]] if place and told[place - 1] in found else ""
        after = keys[told[place + 1]] if place + 1 < len(told) and told[place + 1] in found else ""
        if index not in found and _joins(keys[index], before, after, whole):
            found.add(index)
    return frozenset(found - _typed(found, lines, keys, long))


def _typed(found: set[int], lines: Sequence[str], keys: Mapping[int, str], whole_lines: set[str]) -> set[int]:
    """Of the lines found to be ours, those that a person has typed: one or two parts of lines, before anything quoted.

    Our letters suggest answers ("3 cancel", "meeting 1 venue Civic Hall"), and people copy them to the letter; a
    program copies lines whole, or all of them.
    """
    typed: set[int] = set()
    run: list[int] = []
    for index in (*keys, len(lines)):
        if index in found and not lines[index].lstrip().startswith(">"):
            run.append(index)
            continue
        if len(run) < _SHORTEST_RUN and not any(keys[place] in whole_lines for place in run):
            typed.update(run)
        if index in found:
            break
        run = []
    return typed


def _key(line: str) -> str:
    """For comparing: quote marks, bullets, emphasis and spacing off."""
    return _SPACE.sub(" ", line.lstrip(_BEFORE).rstrip(_AFTER)).strip().casefold()


def _is_long_of_ours(key: str, long: set[str], whole: str) -> bool:
    if len(key) < _SHORTEST:
        return False
    return key in long or (len(key) >= _SHORTEST_PIECE and key in whole)


def _joins(key: str, before: str, after: str, whole: str) -> bool:
    """A short line continues a neighbour of ours as in the letter; a very short one must join both neighbours."""
    if len(key) < _SHORTEST_JOINED:
        return bool(before and after) and f"{before} {key} {after}" in whole
    return bool(before and f"{before} {key}" in whole) or bool(after and f"{key} {after}" in whole)
