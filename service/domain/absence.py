"""Who is away, until when, and who deputises: by the directory, or by their own notice. Pure; decides no mail.

Somebody whom the directory calls away, with a deputy, does not get new actions at all: the deputy does. A notice is a
robot's words: what is with its sender stays with them, nobody is written to in their place, and the secretary is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from service.domain.action import Action, ActionStatus
from service.domain.changes import Absence
from service.domain.directory import Contact, Directory
from service.domain.directory_doubts import find_deputy
from service.domain.wording import day, listing

_ADDRESS = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+")


def absence_of(contact: Contact, noted: Absence | None, directory: Directory, today: date) -> Absence | None:
    """The absence of a contact that lasts on `today`: the directory's, else the one they gave notice of.

    Its deputy is a name of the directory where the words mean exactly one of its people.
    """
    if contact.away_until is not None and contact.away_until >= today:
        deputy = directory.find_contact(contact.deputy) if contact.deputy else None
        return Absence(contact=contact.key, until=contact.away_until, deputy=deputy.name if deputy else "", text="")
    if noted is None or noted.until is None or noted.until < today:
        return None
    return replace(noted, deputy=_name_of(noted.deputy, directory))


def _name_of(written: str, directory: Directory) -> str:
    """ "Jo Lee <jo@body.example>" as the directory calls them; as written where it does not know them."""
    address = _ADDRESS.search(written)
    name = written.partition("<")[0].strip()
    known = (directory.find_contact(address[0]) if address else None) or (
        find_deputy(name, directory) if name else None
    )
    return known.name if known else " ".join(filter(None, (name, address[0] if address and address[0] != name else "")))


def away_in_words(
    numbered: Mapping[int, Action], absences: Mapping[str, Absence], directory: Directory, today: date
) -> tuple[str, ...]:
    """A sentence for each owner of open actions who is away, with an answer where something falls due meanwhile.

    `numbered` are the actions by the number that an answer names them with; numbers below 1 cannot be answered.
    """
    found = (
        (contact, absence_of(contact, absences.get(contact.key), directory, today))
        for contact in directory.named(_owners(numbered.values()))
    )
    told = tuple(_sentence(contact, absence, numbered) for contact, absence in found if absence is not None)
    return (*told, *_standing_in(numbered.values(), directory, today))


def _owners(actions: Iterable[Action]) -> dict[str, None]:
    return dict.fromkeys(
        share.contact
        for action in actions
        if action.open
        for share in action.assignments
        if share.status is ActionStatus.NEEDS_ACTION
    )


def _sentence(contact: Contact, absence: Absence, numbered: Mapping[int, Action]) -> str:
    assert absence.until is not None  # noqa: S101 - absence_of returns none without
    names = f" and names {absence.deputy} meanwhile" if absence.deputy else ""
    due = [
        str(number)
        for number, action in numbered.items()
        if number > 0 and action.due and action.due <= absence.until and contact.key in _owners([action])
    ]
    said = f"{contact.name} is away until {day(absence.until)}{names}."
    if not due:
        return said
    example = f"{due[0]}: {absence.deputy or 'name of the new owner'}"
    what = f"Action {due[0]} falls" if len(due) == 1 else f"Actions {listing(due)} fall"
    return f"{said} {what} due by then: answer “{example}” to have somebody else do it."


def _standing_in(actions: Iterable[Action], directory: Directory, today: date) -> tuple[str, ...]:
    """Deputies of the directory who have an action in somebody's place."""
    away = {
        f"standing in for {contact.name}": contact
        for contact in directory.contacts.values()
        if contact.away_until and contact.away_until >= today
    }
    places = {
        (share.contact, share.because)
        for action in actions
        if action.open
        for share in action.assignments
        if share.because in away and share.contact in directory.contacts
    }
    return tuple(
        f"{directory.contacts[key].name} has been written to in the place of {away[because].name}, "
        f"who is away until {day(away[because].away_until or today)}."
        for key, because in sorted(places)
    )
