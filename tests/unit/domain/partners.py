"""A partnership, its actions and a likeness of words: values for the tests of what is planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from typing import Any

from service.domain.action import Action, ActionStatus, Assignment
from service.domain.assign import assign
from service.domain.changes import MinutesRecord
from service.domain.directory import Contact
from service.domain.minutes import ActionItem, Attendee
from service.domain.resolve import Setting
from tests.builders import ADA, BO, CY, DEE, SECRETARY, directory

__all__ = ["ADA", "BO", "CY", "DEE", "SECRETARY"]

NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)
TODAY = date(2027, 3, 8)
HELD_ON = date(2027, 3, 4)
BODY = "Harbour Access Group"
DIRECTORY = directory()
RECORD = MinutesRecord(id="m1", body=BODY, title=BODY, held_on=HELD_ON, secretary=SECRETARY)


def likeness(one: str, other: str) -> float:
    """0 to 1."""
    return SequenceMatcher(None, one, other).ratio()


def setting(**facts: Any) -> Setting:
    """The group met, with these people in the room."""
    plain: dict[str, Any] = {
        "directory": DIRECTORY,
        "similarity": likeness,
        "body": DIRECTORY.find_body(BODY),
        "attendance": (Attendee(name="Ada Brook", initials="AB", role="Chair"), Attendee(name="Bo Carr")),
    }
    return Setting(**(plain | facts))


def item(text: str = "Send the ramp survey", *owners: str, **facts: Any) -> ActionItem:
    """An action as read."""
    return ActionItem(text=text, owners=owners, **facts)


def action(text: str = "Send the ramp survey", *owners: str, told: bool = True, **facts: Any) -> Action:
    """A known action with its shares."""
    identity = facts.pop("id", text.casefold().replace(" ", "-"))
    shares = assign(identity, owners, setting(), NOW).assignments
    at = NOW if told else None
    plain: dict[str, Any] = {
        "id": identity,
        "minutes_id": RECORD.id,
        "body": BODY,
        "text": text,
        "owners": owners,
        "minuted_on": HELD_ON,
        "created_at": NOW,
        "assignments": tuple(mended(share, notified_at=at) for share in shares),
    }
    return Action(**(plain | facts))


def mended(share: Assignment, **facts: Any) -> Assignment:
    """A share but for `facts`."""
    return replace(share, **facts)


def contact(key: str) -> Contact:
    """Somebody of the directory."""
    return DIRECTORY.contacts[key]


def statuses(found: Action) -> dict[str, ActionStatus]:
    """Contact to the status of their share."""
    return {share.contact: share.status for share in found.assignments}
