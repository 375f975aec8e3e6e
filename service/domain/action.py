"""Actions, their assignments, and the one table that says how a status may change. Knows no people and no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from service.errors import IllegalTransitionError


class ActionStatus(StrEnum):
    """RFC 5545 3.8.1.11 words for a to-do."""

    NEEDS_ACTION = "NEEDS-ACTION"
    """Open: somebody still has to do it."""

    COMPLETED = "COMPLETED"
    """Everybody who had to has said that it is done."""

    CANCELLED = "CANCELLED"
    """The secretary withdrew it, or it was a double of another."""


class ActionEvent(StrEnum):
    """What can happen to an action or an assignment."""

    DONE = "done"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


TRANSITIONS: Mapping[tuple[ActionStatus, ActionEvent], ActionStatus] = {
    (ActionStatus.NEEDS_ACTION, ActionEvent.DONE): ActionStatus.COMPLETED,
    (ActionStatus.NEEDS_ACTION, ActionEvent.REOPENED): ActionStatus.NEEDS_ACTION,
    (ActionStatus.NEEDS_ACTION, ActionEvent.WITHDRAWN): ActionStatus.CANCELLED,
    (ActionStatus.COMPLETED, ActionEvent.DONE): ActionStatus.COMPLETED,
    (ActionStatus.COMPLETED, ActionEvent.REOPENED): ActionStatus.NEEDS_ACTION,
    (ActionStatus.CANCELLED, ActionEvent.WITHDRAWN): ActionStatus.CANCELLED,
    # A secretary may cancel the wrong number; docs/adr/0006 says why this arrow was added to the design.
    (ActionStatus.CANCELLED, ActionEvent.REOPENED): ActionStatus.NEEDS_ACTION,
}


def advance(status: ActionStatus, event: ActionEvent) -> ActionStatus:
    """Return the status after `event`. Raises IllegalTransitionError where the table has no such step."""
    try:
        return TRANSITIONS[status, event]
    except KeyError:
        raise IllegalTransitionError(f"an action that is {status.value} cannot be {event.value}") from None


class Finish(StrEnum):
    """When a group's or an organisation's part of an action is finished."""

    ANY = "any"
    """When any one member has done it."""

    ALL = "all"
    """When every member has done it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One contact's share of an action."""

    id: str
    action_id: str
    #: Contact key (the person's first address, case folded).
    contact: str
    #: The owner as resolved: a person's name, or the organisation or group through which the contact came.
    party: str
    finish: Finish = Finish.ALL
    #: "as a member of HBP partners"; "" when the person was named.
    because: str = ""
    status: ActionStatus = ActionStatus.NEEDS_ACTION
    #: When the owner's mail was queued; None while it waits for the secretary, and once a withdrawal was heard of.
    notified_at: datetime | None = None
    closed_at: datetime | None = None
    reminders: int = 0
    #: Civil date of the last reminder.
    reminded_on: date | None = None
    #: The person asked for no more reminders.
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action with identity: something one or more contacts, or nobody yet, have to do."""

    id: str
    minutes_id: str
    body: str
    text: str
    #: Owners as written in the minutes or by the secretary; kept when nobody could be found for them.
    owners: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""
    optional: bool = False
    status: ActionStatus = ActionStatus.NEEDS_ACTION
    line: int = 0
    ordinal: int = 0
    reference: str = ""
    #: The heading it stood under in its minutes; "" without.
    topic: str = ""
    #: Date of the meeting whose minutes it comes from.
    minuted_on: date | None = None
    #: Date of the newest later meeting whose minutes changed it; None where none did.
    revised_on: date | None = None
    #: Owners and date as the minutes have them, whatever the secretary set since; None where nobody noted it.
    minuted_owners: tuple[str, ...] | None = None
    minuted_due: date | None = None
    minuted_due_text: str = ""
    created_at: datetime | None = None
    closed_at: datetime | None = None
    assignments: tuple[Assignment, ...] = ()

    @property
    def open(self) -> bool:
        """True while somebody still has to do it."""
        return self.status is ActionStatus.NEEDS_ACTION

    def overdue(self, today: date) -> bool:
        """True for an open action whose due date is past; an optional one never is."""
        return self.open and not self.optional and self.due is not None and self.due < today


def finished(assignments: Iterable[Assignment]) -> bool:
    """True where every party of an action has finished its part; False without any assignment."""
    parties: dict[str, list[Assignment]] = {}
    for assignment in assignments:
        if assignment.status is not ActionStatus.CANCELLED:
            parties.setdefault(assignment.party, []).append(assignment)
    return bool(parties) and all(_party_finished(members) for members in parties.values())


def _party_finished(members: list[Assignment]) -> bool:
    done = [member.status is ActionStatus.COMPLETED for member in members]
    return any(done) if members[0].finish is Finish.ANY else all(done)


def progress(assignments: Iterable[Assignment]) -> str:
    """Return "4 of 12 done" for a shared action on which somebody has finished; "" otherwise."""
    shares = [a for a in assignments if a.status is not ActionStatus.CANCELLED]
    done = sum(a.status is ActionStatus.COMPLETED for a in shares)
    return f"{done} of {len(shares)} done" if len(shares) > 1 and done else ""
