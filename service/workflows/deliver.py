"""From the outbox to the outside: claim under a lease, hand over, settle one by one. Knows no letter.

At-least-once and recognisable: the only mail that can leave twice is one whose worker died between the server's 250
and the commit, and its second copy has the same Message-ID. Nothing is ever sent that was not first a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain.outbox import OutboxEntry, OutboxEvent, retry_at
from service.domain.transit import Envelope
from service.errors import MinutepostError, SubmissionDeferredError, SubmissionRejectedError
from service.store import outbox
from service.store.engine import transaction
from service.workflows.context import Context
from service.workflows.ports import SubmissionSession, Submitter


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a batch."""

    sent: int = 0
    deferred: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """How many mails were claimed."""
        return self.sent + self.deferred + self.failed


def deliver(submitter: Submitter, context: Context) -> Delivered:
    """Send one batch of what is due, on one connection. Raises StoreUnavailableError; a mail is never lost by it."""
    now = context.now()
    with transaction(context.engine) as connection:
        claimed = outbox.claim_batch(connection, now, context.policy.lease, context.policy.batch)
    if not claimed:
        return Delivered()
    try:
        with submitter.session() as session:
            return _send_all(session, claimed, context)
    except SubmissionDeferredError as error:
        return _postpone(claimed, error, context)


def deliver_all(submitter: Submitter, context: Context) -> Delivered:
    """Send batches until nothing is due."""
    total = Delivered()
    while (batch := deliver(submitter, context)).total:
        total = replace(
            total,
            sent=total.sent + batch.sent,
            deferred=total.deferred + batch.deferred,
            failed=total.failed + batch.failed,
        )
    return total


def _send_all(session: SubmissionSession, claimed: Sequence[OutboxEntry], context: Context) -> Delivered:
    done = [_send(session, entry, context) for entry in claimed]
    return Delivered(
        sent=done.count(OutboxEvent.ACCEPT),
        deferred=done.count(OutboxEvent.DEFER),
        failed=done.count(OutboxEvent.REFUSE),
    )


def _send(session: SubmissionSession, entry: OutboxEntry, context: Context) -> OutboxEvent:
    envelope = Envelope(sender=context.mailbox.address, recipient=entry.recipient, octets=entry.octets)
    try:
        response = session.submit(envelope)
    except (SubmissionDeferredError, SubmissionRejectedError) as error:
        return _settle_failure(entry, error, context)
    with transaction(context.engine) as connection:
        outbox.settle(connection, entry, OutboxEvent.ACCEPT, response, context.now())
    return OutboxEvent.ACCEPT


def _settle_failure(entry: OutboxEntry, error: MinutepostError, context: Context) -> OutboxEvent:
    now = context.now()
    again = retry_at(error, entry.attempts, now)
    event = OutboxEvent.REFUSE if again is None else OutboxEvent.DEFER
    with transaction(context.engine) as connection:
        outbox.settle(connection, entry, event, str(error), now, due_at=again)
    return event


def _postpone(claimed: Sequence[OutboxEntry], error: SubmissionDeferredError, context: Context) -> Delivered:
    """The server cannot be reached at all: whatever this batch had not settled waits for its next turn."""
    events = [_settle_failure(entry, error, context) for entry in claimed]
    return Delivered(deferred=events.count(OutboxEvent.DEFER), failed=events.count(OutboxEvent.REFUSE))
