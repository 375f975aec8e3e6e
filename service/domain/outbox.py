"""The life of an outgoing mail, as one table, and when to try again. Knows no octets, no SMTP and no database.

One entry is one mail to one recipient with its octets frozen. QUEUED is claimed into SENDING under a lease, then
SENT ("accepted for submission"), back to QUEUED with a time, or FAILED. A delivery report makes a SENT one BOUNCED, or
QUEUED again where the failure is one that passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from service.errors import IllegalTransitionError, MinutepostError, TransientError


class OutboxState(StrEnum):
    """Where an outgoing mail stands."""

    QUEUED = "QUEUED"
    """Waiting to be sent, at once or at its retry time."""

    SENDING = "SENDING"
    """Claimed by a worker until its lease runs out."""

    SENT = "SENT"
    """Accepted by the submission server."""

    FAILED = "FAILED"
    """Refused for good, or given up after the last attempt."""

    BOUNCED = "BOUNCED"
    """A delivery report says that it did not arrive."""

    WITHDRAWN = "WITHDRAWN"
    """Taken back by the secretary before it left."""

    CLOSED = "CLOSED"
    """Did not arrive, and a person has seen to it."""


class OutboxEvent(StrEnum):
    """What can happen to an outgoing mail."""

    CLAIM = "claim"
    ACCEPT = "accept"
    DEFER = "defer"
    REFUSE = "refuse"
    REPORT = "report"
    WITHDRAW = "withdraw"
    RETRY = "retry"
    CLOSE = "close"
    RELEASE = "release"


TRANSITIONS: Mapping[tuple[OutboxState, OutboxEvent], OutboxState] = {
    (OutboxState.QUEUED, OutboxEvent.CLAIM): OutboxState.SENDING,
    (OutboxState.QUEUED, OutboxEvent.WITHDRAW): OutboxState.WITHDRAWN,
    # News of a meeting that "stop" laid aside is still true when the secretary says "send".
    (OutboxState.WITHDRAWN, OutboxEvent.RELEASE): OutboxState.QUEUED,
    # A lease that ran out is claimed again: the worker that held it is gone.
    (OutboxState.SENDING, OutboxEvent.CLAIM): OutboxState.SENDING,
    (OutboxState.SENDING, OutboxEvent.ACCEPT): OutboxState.SENT,
    (OutboxState.SENDING, OutboxEvent.DEFER): OutboxState.QUEUED,
    (OutboxState.SENDING, OutboxEvent.REFUSE): OutboxState.FAILED,
    (OutboxState.SENT, OutboxEvent.REPORT): OutboxState.BOUNCED,
    # A soft bounce: the other server gave up for now.
    (OutboxState.SENT, OutboxEvent.RETRY): OutboxState.QUEUED,
    (OutboxState.FAILED, OutboxEvent.RETRY): OutboxState.QUEUED,
    (OutboxState.FAILED, OutboxEvent.CLOSE): OutboxState.CLOSED,
    (OutboxState.BOUNCED, OutboxEvent.CLOSE): OutboxState.CLOSED,
}


def advance(state: OutboxState, event: OutboxEvent) -> OutboxState:
    """Return the state after `event`. Raises IllegalTransitionError where the table has no such step."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise IllegalTransitionError(f"a mail that is {state.value} cannot take '{event.value}'") from None


#: Waits after the first, second ... failed attempt; together four days, as RFC 5321 4.5.4.1 asks of a sender.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    *(timedelta(hours=6),) * 15,
)


#: How long a server may take to say that it took a message (RFC 5321 4.5.3.2.6). Who gives up earlier sends what a
#: slow one has taken a second time, and a third.
ANSWER_WAIT = timedelta(minutes=10)

#: How long it may take until a server waits for a message (MAIL, RCPT, DATA, a connection made anew), and then until it
#: has the message. With ANSWER_WAIT all of it fits into the lease of a mail, whatever the time-out of one answer.
BEGIN_WAIT = timedelta(minutes=2)
SEND_WAIT = timedelta(minutes=1)

#: Until a mail that came back softly (a full mailbox) is sent again, and how often it is sent at most.
SOFT_WAIT = timedelta(hours=12)
MOST_SENT = 4


def retry_at(error: MinutepostError, attempts: int, now: datetime) -> datetime | None:
    """When to try again after the `attempts`-th failure; None where another try makes no sense."""
    if not isinstance(error, TransientError) or attempts > len(WAITS):
        return None
    return now + WAITS[attempts - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxEntry:
    """An outgoing mail as claimed for sending."""

    id: int
    recipient: str
    octets: bytes
    attempts: int
