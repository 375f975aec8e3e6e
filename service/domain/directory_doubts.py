"""What in a directory is allowed and yet looks like a slip: a warning by row, never a reason to refuse the file. Pure.

A group or an organisation needs no row of its own, so a slip in a person's row makes a new one without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from service.domain.directory import Contact, Directory, Group, Organisation, normal

#: Above this two names are a slip apart ("Harbour Acess Group" 0.97, "Strategy Group" and "Steering Group" 0.71).
NEAR = 0.84
_ROLES = ("chair", "vice chair", "deputy chair", "secretary", "clerk", "secretariat", "digest", "treasurer", "member")
#: Characters that a slip adds or drops at most; it also spares thousands of names the comparison.
_LENGTH_APART = 3
#: Names without rows of their own that are compared with one another: a second's work at most.
_MOST_COMPARED = 500
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a person's row; `row` is its number in the spreadsheet."""

    row: int
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be a slip, and in which row."""

    row: int
    text: str
    reason: str


def find_doubts(
    directory: Directory,
    groups: Sequence[Mention],
    organisations: Sequence[Mention],
    deputies: Sequence[Mention],
    declared: Iterable[Group | Organisation],
) -> list[Doubt]:
    """Return what may be slips in people's rows; `declared` are the groups and organisations with rows of their own."""
    own = tuple(declared)
    return [
        *_new_names("group", groups, _names(group for group in own if isinstance(group, Group))),
        *_new_names("organisation", organisations, _names(one for one in own if isinstance(one, Organisation))),
        *_roles(groups),
        *_deputies(deputies, directory),
        *_namesakes(directory),
    ]


def _names(known: Iterable[Group | Organisation]) -> dict[str, str]:
    """Every name and alias for comparing, to the name."""
    return {normal(name): one.name for one in known for name in (one.name, *one.aliases)}


def _new_names(kind: str, mentions: Sequence[Mention], declared: Mapping[str, str]) -> Iterator[Doubt]:
    """The first row of each name that has no row of its own and is near another, or stands alone beside rows."""
    often = Counter(normal(mention.name) for mention in mentions)
    first = {normal(mention.name): mention for mention in reversed(mentions)}
    for key, mention in first.items():
        if key in declared:
            continue
        near = _nearest(key, declared) or _nearest(key, _used_more(key, often, first))
        made = f"As it stands, this makes a new {kind}."
        if near:
            yield Doubt(mention.row, mention.name, f"no {kind} is called that: did you mean {near}? {made}")
        elif kind == "group" and declared and often[key] == 1:
            alone = f"no row of kind group has that name, and nobody else is in it. {made}"
            yield Doubt(mention.row, mention.name, alone)


def _used_more(key: str, often: Mapping[str, int], first: Mapping[str, Mention]) -> dict[str, str]:
    """Names that more rows use than `key`; none where there are so many that the search would keep people waiting."""
    if len(often) > _MOST_COMPARED:
        return {}
    return {other: first[other].name for other in often if often[other] > often[key]}


def _nearest(key: str, known: Mapping[str, str]) -> str:
    alike = get_close_matches(key, [name for name in known if _may_be_slip(name, key)], n=1, cutoff=NEAR)
    return known[alike[0]] if alike else ""


def _may_be_slip(one: str, other: str) -> bool:
    """About as long, one end the same, and the same digits: "Locality 1" and "Locality 2" are two on purpose."""
    near = abs(len(one) - len(other)) <= _LENGTH_APART and (one[:1] == other[:1] or one[-1:] == other[-1:])
    return near and _DIGITS.findall(one) == _DIGITS.findall(other)


def _roles(groups: Iterable[Mention]) -> Iterator[Doubt]:
    for mention in groups:
        for role in filter(None, re.split(r"\s*(?:,|/|&|\band\b)\s*", mention.role)):
            near = get_close_matches(role, _ROLES, n=1, cutoff=NEAR) if role not in _ROLES else []
            if near:
                yield Doubt(mention.row, f"{mention.name} ({mention.role})", f"did you mean the role '{near[0]}'?")


def _deputies(deputies: Iterable[Mention], directory: Directory) -> Iterator[Doubt]:
    for mention in deputies:
        if find_deputy(mention.name, directory) is None:
            reason = "the deputy is nobody in this directory. Write the email address of one of its people."
            yield Doubt(mention.row, mention.name, reason)


def find_deputy(written: str, directory: Directory) -> Contact | None:
    """Whom a deputy's address or name means; None for nobody and for several."""
    people = directory.people_called(written)
    return directory.find_contact(written) or (people[0] if len(people) == 1 else None)


def _namesakes(directory: Directory) -> Iterator[Doubt]:
    """One name for two: minutes that use it are asked about every time."""
    bearers: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for contact in directory.contacts.values():
        for name in dict.fromkeys((contact.name, *contact.aliases)):
            bearers.setdefault(normal(name), []).append(contact.key)
            written[normal(name)] = name
    for key, people in bearers.items():
        if len(set(people)) > 1:
            who = f"{len(set(people))} people are called that ({', '.join(people)})"
            asked = "so an action for that name alone is always asked about. Give each an alias of their own."
            yield Doubt(0, written[key], f"{who}, {asked}")
