"""From the outbox to the outside: claim under a lease, hand over, settle one by one. Knows no letter.

At-least-once and recognisable: the only mail that can leave twice is one whose worker died between the server's 250
and the commit, one for each connection, and its second copy has the same Message-ID. A database that is away for
seconds is waited for: who has the server's word keeps it. Nothing is ever sent that was not first a row.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from service.domain.outbox import ANSWER_WAIT, BEGIN_WAIT, SEND_WAIT, WAITS, OutboxEntry, OutboxEvent, retry_at
from service.domain.transit import Envelope
from service.errors import (
    MinutepostError,
    StoreUnavailableError,
    SubmissionDeferredError,
    SubmissionRejectedError,
    storable,
)
from service.store import outbox
from service.store.again import until_written
from service.store.engine import Connection, Engine, at_hand, is_server, transaction
from service.workflows import on_report
from service.workflows.apply import apply
from service.workflows.context import Context
from service.workflows.ports import SubmissionSession, Submitter
from service.workflows.side_by_side import Worker, side_by_side
from service.workflows.stopping import finish_stops

log = logging.getLogger(__name__)

#: Mails that are worth one more connection: making it takes as long as handing over two or three.
WORTH_A_CONNECTION = 4
#: Mails lost together with their connection, one after another, after which the server is left alone for a while.
#: One may be the mail's own fault; a server that hangs must not eat the time-out of every mail.
PATIENCE = 2
#: Mails that the server put off one after another ("too many messages, wait"), after which it is left alone, too: the
#: others keep their first attempt. High enough that whoever greylists every recipient gets through.
PUT_OFF = 20
#: What the last mail of a batch may take of its lease: until the server answers, and until the database does.
LAST_MAIL = BEGIN_WAIT + SEND_WAIT + ANSWER_WAIT + timedelta(seconds=30)
#: How long mails of one batch are begun with; the others are given back for the next. Who is asked to end is through
#: with a batch before patience is out, whatever its size, and nothing is cut off between the server's answer and ours.
ONE_BATCH = timedelta(seconds=30)
#: Why a mail is given back, and how long it waits then.
_NOT_TRIED: tuple[str, timedelta | None] = ("not tried in time", None)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a batch. `problem` says why a connection was given up; "" where none was."""

    sent: int = 0
    deferred: int = 0
    failed: int = 0
    problem: str = ""

    @property
    def total(self) -> int:
        """How many mails were claimed."""
        return self.sent + self.deferred + self.failed

    def __add__(self, more: Delivered) -> Delivered:
        return Delivered(
            self.sent + more.sent,
            self.deferred + more.deferred,
            self.failed + more.failed,
            more.problem or self.problem,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What became of one mail; without an event it was never tried and is given back."""

    entry: OutboxEntry
    event: OutboxEvent | None
    response: str
    due_at: datetime | None = None
    #: True where the connection went with it.
    lost: bool = False
    #: True where the server says that there is no such address (RFC 3463 X.1.Y).
    no_such_address: bool = False


def deliver(submitter: Submitter, context: Context) -> Delivered:
    """Send one batch of what is due. Raises StoreUnavailableError; a mail is never lost by it."""
    with at_hand(context.engine) as place:
        return _deliver(submitter, context, place)


def _deliver(submitter: Submitter, context: Context, place: Engine | Connection) -> Delivered:
    policy, now = context.policy, context.now()
    # A killed server may forget what is fleeting, and this worker would go on sending what is no longer its own.
    with transaction(place, fleeting=not is_server(context.engine)) as connection:
        finish_stops(connection, context)
        claimed = outbox.claim_batch(connection, now, policy.mail_lease, policy.batch * policy.connections)
    if not claimed:
        return Delivered()
    total = Delivered()

    def settle(steps: Sequence[Sequence[_Outcome]]) -> None:
        nonlocal total
        outcomes = [outcome for step in steps for outcome in step]
        until_written(lambda: _settle(place, [done for done in outcomes if done.event], context))
        _give_back(place, [done for done in outcomes if not done.event], context.now())
        total += _counted(outcomes)

    until = now + policy.mail_lease - LAST_MAIL  # one that runs out lets another worker send what is still held here
    shares = share_out(claimed, policy.connections)
    side_by_side([_hand_over(submitter, share, until, context) for share in shares], settle)
    return total


def deliver_all(submitter: Submitter, context: Context) -> Delivered:
    """Send batches until nothing is due."""
    total = Delivered()
    while (batch := deliver(submitter, context)).total:
        total += batch
    return total


def share_out(claimed: Sequence[OutboxEntry], most: int) -> list[list[OutboxEntry]]:
    """Parts for up to `most` connections. Mails to one recipient stay together, in their order."""
    by_recipient: dict[str, list[OutboxEntry]] = {}
    for entry in claimed:
        by_recipient.setdefault(entry.recipient, []).append(entry)
    wanted = min(most, len(by_recipient), max(1, len(claimed) // WORTH_A_CONNECTION))
    shares: list[list[OutboxEntry]] = [[] for _ in range(wanted)]
    for entries in by_recipient.values():
        min(shares, key=len).extend(entries)
    return [sorted(share, key=lambda entry: entry.id) for share in shares]


def _hand_over(
    submitter: Submitter, share: Sequence[OutboxEntry], until: datetime, context: Context
) -> Worker[Sequence[_Outcome]]:
    """Submit one mail after another over one connection; yield what became of each, at last what was never tried."""
    waiting = list(reversed(share))
    why, pause = _NOT_TRIED
    try:
        with submitter.session() as session:
            lost = put_off = 0
            until = min(until, context.now() + ONE_BATCH)
            while waiting and lost < PATIENCE and put_off < PUT_OFF and context.now() < until:
                outcome = _submit(session, waiting.pop(), waiting[-1:], context)
                lost = lost + 1 if outcome.lost else 0
                put_off = put_off + 1 if outcome.event is OutboxEvent.DEFER else 0
                tired = outcome.lost or put_off == PUT_OFF
                why, pause = (outcome.response, WAITS[0]) if tired else _NOT_TRIED
                yield (outcome,)
    except Exception as error:  # no connection to be had: no mail's fault, nor that of the batch
        if not isinstance(error, MinutepostError):
            log.exception("a connection was stumbled over")
        why, pause = _in_words(error), WAITS[0]
    if waiting:
        due_at = context.now() + pause if pause else context.now()
        yield [
            _Outcome(entry=entry, event=None, response=why, due_at=due_at, lost=pause is not None) for entry in waiting
        ]


def _submit(
    session: SubmissionSession, entry: OutboxEntry, following: Sequence[OutboxEntry], context: Context
) -> _Outcome:
    envelopes = [Envelope(context.mailbox.address, mail.recipient, mail.octets) for mail in (entry, *following)]
    try:
        response = session.submit(*envelopes)
    except (SubmissionDeferredError, SubmissionRejectedError) as error:
        return _not_taken(entry, error, context.now())
    except Exception as error:  # what nobody foresaw of one mail must not hold up those behind it
        log.exception("mail %d was stumbled over; it is tried again", entry.id)
        return _not_taken(entry, SubmissionDeferredError(_in_words(error)), context.now())
    return _Outcome(entry=entry, event=OutboxEvent.ACCEPT, response=response)


def _not_taken(entry: OutboxEntry, error: SubmissionDeferredError | SubmissionRejectedError, now: datetime) -> _Outcome:
    again = retry_at(error, entry.attempts, now)
    event = OutboxEvent.REFUSE if again is None else OutboxEvent.DEFER
    nobody = isinstance(error, SubmissionRejectedError) and error.enhanced.startswith("5.1.")
    return _Outcome(
        entry=entry, event=event, response=str(error), due_at=again, lost=error.code == 0, no_such_address=nobody
    )


def _in_words(error: Exception) -> str:
    return str(error) if isinstance(error, MinutepostError) else storable(f"{type(error).__name__}: {error}")


def _settle(place: Engine | Connection, outcomes: Sequence[_Outcome], context: Context) -> None:
    """What the server said stands, whatever becomes of the letter about it."""
    try:
        _write_down(place, outcomes, context)
    except StoreUnavailableError:
        raise
    except Exception as error:  # a template of the user's own, for one; rolled back whole
        if not any(done.no_such_address for done in outcomes):
            raise
        _write_down(place, [_untold(done, error) for done in outcomes], context)


def _untold(done: _Outcome, error: Exception) -> _Outcome:
    if not done.no_such_address:
        return done
    return replace(done, no_such_address=False, response=f"{done.response}; nobody was told: {_in_words(error)}")


def _write_down(place: Engine | Connection, outcomes: Sequence[_Outcome], context: Context) -> None:
    now = context.now()
    accepted = [(done.entry, done.response) for done in outcomes if done.event is OutboxEvent.ACCEPT]
    with transaction(place) as connection:
        outbox.settle_sent(connection, accepted, now)
        for done in outcomes:
            if done.event and done.event is not OutboxEvent.ACCEPT:
                outbox.settle(connection, done.entry, done.event, done.response, now, due_at=done.due_at)
            if done.no_such_address:
                apply(connection, on_report.refused(connection, done.entry.id, done.response, context), context)


def _give_back(place: Engine | Connection, untried: Sequence[_Outcome], now: datetime) -> None:
    """Not tried again where the database is away: given back unnoticed, a mail may be another's by the second time."""
    if untried:
        with transaction(place) as connection:
            for done in untried:
                outbox.give_back(connection, done.entry, done.response, done.due_at or now)


def _counted(outcomes: Sequence[_Outcome]) -> Delivered:
    events = [outcome.event for outcome in outcomes]
    return Delivered(
        sent=events.count(OutboxEvent.ACCEPT),
        deferred=events.count(OutboxEvent.DEFER) + events.count(None),
        failed=events.count(OutboxEvent.REFUSE),
        problem=next((outcome.response for outcome in outcomes if outcome.lost), ""),
    )
