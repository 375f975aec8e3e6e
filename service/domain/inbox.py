"""The life of a stored inbound message, as one table. Knows no octets and no database.

An entry is RECEIVED until it has been thought about; then HANDLED, IGNORED, HELD for a person, or FAILED with the
traceback. HELD and FAILED entries can be replayed. Nothing is thought about before it is stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.errors import IllegalTransitionError


class InboxState(StrEnum):
    """Where an inbound message stands."""

    RECEIVED = "RECEIVED"
    """Stored; nobody has looked at it yet."""

    HANDLED = "HANDLED"
    """Understood and acted on."""

    IGNORED = "IGNORED"
    """Deliberately without effect: automatic mail, our own mail, a duplicate; or a person said so."""

    HELD = "HELD"
    """Waiting for a person: unknown sender, unreadable attachment, sender and token do not match."""

    FAILED = "FAILED"
    """The service stumbled over it; the error is kept and it can be replayed."""


class InboxEvent(StrEnum):
    """What can happen to an entry."""

    HANDLE = "handle"
    IGNORE = "ignore"
    HOLD = "hold"
    FAIL = "fail"
    REPLAY = "replay"


TRANSITIONS: Mapping[tuple[InboxState, InboxEvent], InboxState] = {
    (InboxState.RECEIVED, InboxEvent.HANDLE): InboxState.HANDLED,
    (InboxState.RECEIVED, InboxEvent.IGNORE): InboxState.IGNORED,
    (InboxState.RECEIVED, InboxEvent.HOLD): InboxState.HELD,
    (InboxState.RECEIVED, InboxEvent.FAIL): InboxState.FAILED,
    (InboxState.HELD, InboxEvent.REPLAY): InboxState.RECEIVED,
    (InboxState.FAILED, InboxEvent.REPLAY): InboxState.RECEIVED,
    # A person has looked at it, and nothing is to come of it.
    (InboxState.HELD, InboxEvent.IGNORE): InboxState.IGNORED,
    (InboxState.FAILED, InboxEvent.IGNORE): InboxState.IGNORED,
}


def advance(state: InboxState, event: InboxEvent) -> InboxState:
    """Return the state after `event`. Raises IllegalTransitionError where the table has no such step."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise IllegalTransitionError(f"an entry that is {state.value} cannot take '{event.value}'") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """What became of an inbound message, with the reason a person will read."""

    event: InboxEvent
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxEntry:
    """A stored inbound message."""

    id: int
    message_id: str
    octets: bytes
    #: Size on the server; larger than `octets` where only the header was fetched.
    size: int
    received_at: datetime
    state: InboxState
    attempts: int = 0
    #: True where a person asked for it to be taken as coming from somebody entitled (`minutepost replay --trust`).
    trusted: bool = False
