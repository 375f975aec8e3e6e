"""Owners as written to assignments, and to questions where that is not certain. Knows people, not mails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from service.domain.action import Assignment
from service.domain.civil import today_in
from service.domain.directory import Contact, Directory
from service.domain.identity import derive
from service.domain.resolve import Party, Resolution, Setting, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Who is answerable, and the owners that nobody could be found for."""

    assignments: tuple[Assignment, ...]
    unresolved: tuple[Resolution, ...]


def assign(action_id: str, owners: Iterable[str], setting: Setting, now: datetime) -> Assigned:
    """Return the assignments of an action to `owners`; one contact is assigned once, however often named."""
    resolutions = [resolve(owner, setting) for owner in owners]
    shares: dict[str, Assignment] = {}
    today = today_in(setting.zone, now)
    for resolution in resolutions:
        if resolution.party:
            for share in _shares(action_id, resolution.party, setting.directory, today):
                shares.setdefault(share.contact, share)
    unresolved = tuple(r for r in resolutions if r.party is None)
    return Assigned(assignments=tuple(shares.values()), unresolved=unresolved)


def _shares(action_id: str, party: Party, directory: Directory, today: date) -> Iterable[Assignment]:
    for contact in directory.named(party.contacts):
        reader, because = _stand_in(contact, party.because, directory, today)
        yield Assignment(
            id=derive("assignment", action_id, reader.key),
            action_id=action_id,
            contact=reader.key,
            party=party.name,
            finish=party.finish,
            because=because,
        )


def _stand_in(contact: Contact, because: str, directory: Directory, today: date) -> tuple[Contact, str]:
    """While somebody is away and has a deputy, the deputy is written to, and told for whom."""
    deputy = directory.find_contact(contact.deputy) if contact.deputy else None
    if deputy and contact.away_until and contact.away_until >= today:
        return deputy, f"standing in for {contact.name}"
    return contact, because
