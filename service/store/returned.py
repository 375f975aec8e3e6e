"""Mails that the server took and that came back: noted, or queued once more. Knows no report and no words.

The rest of a mail's life is in service/store/outbox.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select, update

from service.domain.outbox import MOST_SENT, OutboxEvent, OutboxState, advance
from service.store.tables import outbox


def mark_bounced(connection: Connection, message_ids: Sequence[str]) -> None:
    """Note that a delivery report says these did not arrive."""
    if not message_ids:
        return
    sent = and_(outbox.c.message_id.in_(message_ids), outbox.c.state == OutboxState.SENT.value)
    connection.execute(update(outbox).where(sent).values(state=advance(OutboxState.SENT, OutboxEvent.REPORT).value))


def not_sent_again(connection: Connection, message_ids: Sequence[str]) -> frozenset[str]:
    """Those of `message_ids` that `send_again` leaves as they are for good."""
    spent = or_(outbox.c.attempts >= MOST_SENT, outbox.c.octets.is_(None))
    left = and_(outbox.c.message_id.in_(message_ids), outbox.c.state == OutboxState.SENT.value, spent)
    return frozenset(connection.execute(select(outbox.c.message_id).where(left)).scalars())


def send_again(connection: Connection, message_ids: Sequence[str], due_at: datetime) -> None:
    """Queue mails that came back softly once more; those sent often enough, or too long ago, stay as they are."""
    if not message_ids:
        return
    sent = and_(
        outbox.c.message_id.in_(message_ids),
        outbox.c.state == OutboxState.SENT.value,
        outbox.c.attempts < MOST_SENT,
        outbox.c.octets.is_not(None),
    )
    values = {"state": advance(OutboxState.SENT, OutboxEvent.RETRY).value, "due_at": due_at}
    connection.execute(update(outbox).where(sent).values(**values))
