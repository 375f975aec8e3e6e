"""Does everything add up? Counts of rows that must not exist. Reads only."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, exists, func, select

from service.domain.action import ActionStatus
from service.domain.inbox import InboxState
from service.domain.outbox import OutboxState
from service.store.tables import actions, arrivals, assignments, inbox, minutes, outbox

#: A row that nobody took up for this long is stuck.
PATIENCE = timedelta(hours=1)


def find_faults(connection: Connection, now: datetime) -> dict[str, int]:
    """Name of each kind of fault to how many there are; all 0 is a house in order."""
    return {name: connection.execute(query).scalar_one() for name, query in _questions(now - PATIENCE).items()}


def _questions(stale: datetime) -> dict[str, Select[int]]:
    return {
        "entries received but not processed for an hour": select(func.count()).where(
            inbox.c.state == InboxState.RECEIVED.value, inbox.c.received_at < stale
        ),
        "entries without a place in any mailbox": select(func.count())
        .select_from(inbox)
        .where(~exists().where(arrivals.c.entry_id == inbox.c.id)),
        "mails overdue for an hour": select(func.count()).where(
            outbox.c.state == OutboxState.QUEUED.value, outbox.c.due_at < stale
        ),
        "mails whose sender died": select(func.count()).where(
            outbox.c.state == OutboxState.SENDING.value, outbox.c.lease_until < stale
        ),
        "owners never told of an open action": _untold(),
    }


def _untold() -> Select[int]:
    """Open shares of open actions that nobody mailed, of minutes that do not wait for the secretary."""
    with_minutes = assignments.join(actions, actions.c.id == assignments.c.action_id).join(
        minutes, minutes.c.id == actions.c.minutes_id
    )
    return (
        select(func.count())
        .select_from(with_minutes)
        .where(
            assignments.c.status == ActionStatus.NEEDS_ACTION.value,
            actions.c.status == ActionStatus.NEEDS_ACTION.value,
            assignments.c.notified_at.is_(None),
            minutes.c.waiting.is_(False),
        )
    )
