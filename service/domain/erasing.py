"""A person's name taken out of words that stay: of actions, comments, history. Pure; knows no table.

The record of what was agreed is kept, who it was about is not. In the actions that were theirs, and in what was said of
these, first name, surname and short forms go, too; elsewhere only what names nobody else: full names and addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

#: Stands where the name stood.
GONE = "[name removed]"
#: Shorter names are letters that other words hold as well ("Al", "SP"): they go only where they stand for an owner.
_SHORTEST = 3
#: First names that say when: the record of a date stays.
_NOT_NAMES = frozenset({"April", "May", "June", "August", "Sunday", "The", "the", "Dr", "Mrs", "Rev", "Cllr", "Prof"})


@dataclass(frozen=True)
class Person:
    """Whom to forget: everything they are known under."""

    addresses: tuple[str, ...]
    #: Full names and other names of the directory, of the minutes and of replies.
    names: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """What is looked for in everything that is kept, longest first."""
        full = (name for name in self.names if " " in name.strip() or "." in name)
        return tuple(sorted({*self.addresses, *full}, key=lambda term: -len(term)))

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return _pattern(self.terms, re.IGNORECASE)

    @cached_property
    def _in_theirs(self) -> re.Pattern[str]:
        words = {word for name in self.names for word in re.findall(r"[^\W\d_][\w'’-]+", name)} - _NOT_NAMES
        return _pattern((word for word in (*self.names, *words) if len(word) >= _SHORTEST), 0)

    def out_of(self, text: str, *, theirs: bool = False) -> str:
        """`text` without the person; `theirs` where it is about an action that is or was with them."""
        plain = self._anywhere.sub(GONE, text)
        plain = self._in_theirs.sub(GONE, plain) if theirs else plain
        return re.sub(rf"{re.escape(GONE)}(?:\s+{re.escape(GONE)})+", GONE, plain)

    def out_of_owners(self, owners: Iterable[str], *, theirs: bool = False) -> list[str]:
        """Owners as written, without the person: any of their names alone is the person in their own actions."""
        known = {name.casefold() for name in self.names}
        return [GONE if theirs and owner.casefold() in known else self.out_of(owner, theirs=theirs) for owner in owners]


def _pattern(terms: Iterable[str], flags: int) -> re.Pattern[str]:
    """Any of `terms` as whole words; a space may be any white space, as mails wrap their lines."""
    spelt = (r"\s+".join(map(re.escape, term.split())) for term in sorted(terms, key=lambda term: -len(term)) if term)
    return re.compile(rf"(?<![\w@])(?:{'|'.join(spelt) or '(?!)'})(?!\w)", flags)
