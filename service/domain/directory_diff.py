"""What one directory has that another has not, in words for its secretary. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from service.domain.directory import Contact, Directory, Group, Organisation
from service.domain.wording import count, listing, short_day

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
        changed=tuple(
            _changed(old[key], new[key], before, after) for key in new if key in old and new[key] != old[key]
        ),
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


def _changed(old: Known, new: Known, before: Directory, after: Directory) -> str:
    """What is there now: "Ada Brook <ada@x.example>: other names AB and Addie; away until 3 May 2027"."""
    if isinstance(old, Contact) and isinstance(new, Contact):
        told = _of_person(old, new)
    elif isinstance(old, Group) and isinstance(new, Group):
        told = _of_group(old, new, before, after)
    else:
        told = _of_organisation(old, new, after)
    return f"{_words(new)}: {'; '.join(told)}" if told else _words(new)


def _of_person(old: Contact, new: Contact) -> list[str]:
    away = f"away until {short_day(new.away_until)}" if new.away_until else "no longer away"
    found = (
        (old.name != new.name, f"was called {old.name}"),
        (old.addresses != new.addresses, f"addresses {listing(new.addresses)}"),
        (old.aliases != new.aliases, f"other names {listing(new.aliases) or 'none'}"),
        (old.organisation != new.organisation, f"of {new.organisation or 'no organisation'}"),
        (
            old.speaks_for_organisation != new.speaks_for_organisation,
            "speaks for it" if new.speaks_for_organisation else "no longer speaks for it",
        ),
        (old.away_until != new.away_until, away),
        (old.deputy != new.deputy, f"deputy {new.deputy or 'nobody'}"),
    )
    return [words for differs, words in found if differs]


def _of_group(old: Group, new: Group, before: Directory, after: Directory) -> list[str]:
    joined = [contact.name for contact in after.named(key for key in new.members if key not in old.members)]
    left = [contact.name for contact in before.named(key for key in old.members if key not in new.members)]
    days = "; ".join(map(str, new.remind_before or ())) or ("never" if new.remind_before is not None else "as usual")
    found = (
        (bool(joined), f"joined by {listing(joined)}"),
        (bool(left), f"left by {listing(left)}"),
        (dict(old.roles) != dict(new.roles), f"roles {listing(_roles(new, after)) or 'none'}"),
        (old.aliases != new.aliases, f"other names {listing(new.aliases) or 'none'}"),
        (old.finish != new.finish, f"finished when {new.finish.value} have done it"),
        (old.review != new.review, f"review {new.review.value}"),
        (old.zone != new.zone, f"time zone {new.zone or 'as usual'}"),
        (old.remind_before != new.remind_before, f"reminders {days}"),
        (old.senders != new.senders, f"minutes from {listing(new.senders) or 'its officers alone'}"),
    )
    return [words for differs, words in found if differs]


def _roles(group: Group, directory: Directory) -> list[str]:
    return [f"{role} {listing(c.name for c in directory.named(keys))}" for role, keys in group.roles.items()]


def _of_organisation(old: Known, new: Known, after: Directory) -> list[str]:
    if not isinstance(old, Organisation) or not isinstance(new, Organisation):
        return []
    found = (
        (old.contacts != new.contacts, f"contacts {listing(c.name for c in after.named(new.contacts)) or 'nobody'}"),
        (old.aliases != new.aliases, f"other names {listing(new.aliases) or 'none'}"),
        (old.finish != new.finish, f"finished when {new.finish.value} have done it"),
    )
    return [words for differs, words in found if differs]
