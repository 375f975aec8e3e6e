"""What one directory has that another has not, in words for its secretary. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.domain.directory import Contact, Directory, Group, Organisation
from service.domain.wording import count

Known = Contact | Organisation | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryDiff:
    """Names with what they are: "Sam Porter", "the group Housing leads"."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def compare(before: Directory, after: Directory) -> DirectoryDiff:
    """Return what `after` adds, changes and removes."""
    old, new = _entries(before), _entries(after)
    return DirectoryDiff(
        added=tuple(_words(new[key]) for key in new if key not in old),
        changed=tuple(_words(new[key]) for key in new if key in old and new[key] != old[key]),
        removed=tuple(_words(old[key]) for key in old if key not in new),
    )


def _entries(directory: Directory) -> Mapping[tuple[str, str], Known]:
    people: dict[tuple[str, str], Known] = {("person", key): c for key, c in directory.contacts.items()}
    organisations: dict[tuple[str, str], Known] = {("organisation", o.name): o for o in directory.organisations}
    groups: dict[tuple[str, str], Known] = {("group", g.name): g for g in directory.groups}
    return {**people, **organisations, **groups}


def _words(known: Known) -> str:
    match known:
        case Contact():
            return f"{known.name} <{known.addresses[0]}>"
        case Organisation():
            return f"the organisation {known.name}"
        case Group():
            return f"the group {known.name}, {count(len(known.members), 'member')}"
