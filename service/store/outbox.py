"""Outgoing mails: queued once by dedupe key, claimed by compare-and-swap under a lease, settled one by one.

What is asked for every mail or message is built once: see service/store/prepared.py.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, and_, bindparam, cast, func, select, update

from service.domain.outbox import OutboxEntry, OutboxEvent, OutboxState, advance
from service.domain.plan_stop import UnsentMail
from service.store.prepared import Prepared
from service.store.tables import outbox
from service.store.upsert import insert_all_new


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMail:
    """A mail to be queued, its octets frozen."""

    dedupe_key: str
    kind: str
    contact: str
    recipient: str
    subject: str
    message_id: str
    tag: str
    octets: bytes
    words: str
    refs: dict[str, str]
    entry_id: int | None = None
    answer: bool = False


def enqueue_all(connection: Connection, mails: Sequence[NewMail], now: datetime) -> list[int]:
    """Queue mails in one piece; return the ids of those whose dedupe keys were not there already."""
    return sorted(row.id for row in insert_all_new(connection, outbox, [_row(mail, now) for mail in mails]))


def _row(mail: NewMail, now: datetime) -> dict[str, Any]:
    return {
        "dedupe_key": mail.dedupe_key, "kind": mail.kind, "contact": mail.contact, "recipient": mail.recipient,
        "subject": mail.subject, "message_id": mail.message_id, "tag": mail.tag,
        "octets": mail.octets, "words": mail.words,
        "refs": mail.refs, "state": OutboxState.QUEUED.value, "due_at": now, "created_at": now,
        "entry_id": mail.entry_id, "answer": mail.answer,
    }  # fmt: skip


def _claim(*claimable: ColumnElement[bool]) -> Prepared:
    picked = select(outbox.c.id).where(*claimable).order_by(outbox.c.due_at, outbox.c.id).limit(bindparam("most"))
    # PostgreSQL runs what locks once, and before; SQLite has one writer at a time, and drops what it does not know.
    locked = picked.with_for_update(skip_locked=True).cte("picked")
    return Prepared(
        update(outbox)
        .where(outbox.c.id.in_(select(locked.c.id)), *claimable)
        .values(state=OutboxState.SENDING.value, lease_until=bindparam("until"), attempts=outbox.c.attempts + 1)
        .returning(outbox.c.id, outbox.c.recipient, outbox.c.octets, outbox.c.attempts)
    )


_DUE = _claim(outbox.c.state == OutboxState.QUEUED.value, outbox.c.due_at <= bindparam("now"))
#: Claimed by a worker that has died since.
_ORPHANED = _claim(outbox.c.state == OutboxState.SENDING.value, outbox.c.lease_until < bindparam("now"))


def claim_batch(connection: Connection, now: datetime, lease: timedelta, limit: int) -> list[OutboxEntry]:
    """Take up to `limit` mails that may be sent now, until `now + lease`; those due longest first.

    Each is taken by a compare-and-swap of its own; those that another worker took meanwhile are left out. What is
    queued together has rising ids, and is returned in that order. Two questions, since each follows an index
    and stops at `limit`: one question with "or" sorts all that is due for every batch.
    """
    due = _take(connection, _DUE, now, now + lease, limit)
    orphaned = _take(connection, _ORPHANED, now, now + lease, limit - len(due)) if len(due) < limit else []
    return sorted(due + orphaned, key=lambda entry: entry.id)


def _take(connection: Connection, claim: Prepared, now: datetime, until: datetime, limit: int) -> list[OutboxEntry]:
    rows = claim.rows(connection, {"most": limit, "now": now, "until": until})
    return [OutboxEntry(id=r.id, recipient=r.recipient, octets=r.octets or b"", attempts=r.attempts) for r in rows]


#: Built once, as it is run for every mail. The attempts tell this claim from a later one of another worker.
_SETTLE = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("mail"),
        outbox.c.state == OutboxState.SENDING.value,
        outbox.c.attempts == bindparam("claim"),
    )
    .values(lease_until=None)
)

_SETTLE_SENT = Prepared(
    _SETTLE.values(
        state=advance(OutboxState.SENDING, OutboxEvent.ACCEPT).value,
        sent_at=bindparam("now"),
        response=bindparam("answer_of_server"),
    )
)


def settle_sent(connection: Connection, accepted: Sequence[tuple[OutboxEntry, str]], now: datetime) -> None:
    """Note of claimed mails that the server took them, each with its words; one that another worker took is left."""
    rows = [
        {"mail": entry.id, "claim": entry.attempts, "answer_of_server": words, "now": now} for entry, words in accepted
    ]
    if rows:
        _SETTLE_SENT.change_each(connection, rows)


def settle(connection: Connection, entry: OutboxEntry, event: OutboxEvent, response: str, now: datetime,
           *, due_at: datetime | None = None) -> bool:  # fmt: skip
    """Move a claimed mail out of SENDING; False where its lease ran out and another worker took it."""
    state = advance(OutboxState.SENDING, event)
    values: dict[str, Any] = {"state": state.value, "response": response}
    if state is OutboxState.SENT:
        values["sent_at"] = now
    if due_at:
        values["due_at"] = due_at
    return connection.execute(_SETTLE, {"mail": entry.id, "claim": entry.attempts, **values}).rowcount == 1


def give_back(connection: Connection, entry: OutboxEntry, response: str, due_at: datetime) -> None:
    """Requeue a claimed mail that was never tried: the attempt does not count."""
    values = {
        "state": OutboxState.QUEUED.value, "response": response, "due_at": due_at, "attempts": entry.attempts - 1,
    }  # fmt: skip
    connection.execute(_SETTLE, {"mail": entry.id, "claim": entry.attempts, **values})


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMail:
    """One of our mails, as looked up by its Message-ID."""

    id: int
    dedupe_key: str
    kind: str
    contact: str
    recipient: str
    message_id: str
    words: str
    refs: dict[str, str]


_FIND_SENT = Prepared(
    select(
        outbox.c.id, outbox.c.dedupe_key, outbox.c.kind, outbox.c.contact, outbox.c.recipient, outbox.c.message_id,
        outbox.c.words, outbox.c.refs,
    ).where(outbox.c.message_id.in_(bindparam("ids", expanding=True)))
)  # fmt: skip


def find_sent(connection: Connection, message_ids: Sequence[str]) -> list[SentMail]:
    """Our mails among `message_ids`, in that order."""
    if not message_ids:
        return []
    found = {
        row.message_id: SentMail(
            id=row.id, dedupe_key=row.dedupe_key, kind=row.kind, contact=row.contact, recipient=row.recipient,
            message_id=row.message_id, words=row.words, refs=dict(row.refs),
        )
        for row in _FIND_SENT.rows(connection, {"ids": list(message_ids)})
    }  # fmt: skip
    return [found[message_id] for message_id in message_ids if message_id in found]


def get_sent(connection: Connection, mail_id: int) -> SentMail | None:
    """Our mail with this id, or None."""
    query = select(outbox.c.message_id).where(outbox.c.id == mail_id)
    message_id = connection.execute(query).scalar()
    found = find_sent(connection, [message_id]) if message_id else []
    return found[0] if found else None


def find_by_tag(connection: Connection, tag: str) -> SentMail | None:
    """Our mail whose Message-ID carries this reply token, or None."""
    query = select(outbox.c.message_id).where(outbox.c.tag == tag).limit(1)
    message_id = connection.execute(query).scalar()
    found = find_sent(connection, [message_id]) if message_id else []
    return found[0] if found else None


_ANSWERS_IN_THREAD = Prepared(
    select(func.count()).where(
        outbox.c.message_id.in_(bindparam("ids", expanding=True)),
        outbox.c.answer,
        outbox.c.created_at >= bindparam("since"),
    )
)


def answers_in_thread(connection: Connection, message_ids: Sequence[str], since: datetime) -> int:
    """How many of `message_ids` are answers of ours since `since`."""
    if not message_ids:
        return 0
    ((number,),) = _ANSWERS_IN_THREAD.rows(connection, {"ids": list(message_ids), "since": since})
    return int(number)


_ANSWERS_SINCE = Prepared(
    select(func.count()).where(
        outbox.c.recipient == bindparam("recipient"), outbox.c.answer, outbox.c.created_at >= bindparam("since")
    )
)


def answers_since(connection: Connection, recipient: str, since: datetime) -> int:
    """How many answers (not mails of our own accord) were queued to `recipient` since `since`."""
    ((number,),) = _ANSWERS_SINCE.rows(connection, {"recipient": recipient, "since": since})
    return int(number)


_OWED_SINCE = Prepared(
    select(func.count()).where(
        outbox.c.recipient == bindparam("recipient"),
        outbox.c.created_at >= bindparam("since"),
        outbox.c.kind == bindparam("kind"),
        ~outbox.c.answer,
    )
)


def owed_since(connection: Connection, recipient: str, kind: str, since: datetime) -> int:
    """How many mails of `kind` that do not count as answers were queued to `recipient` since `since`."""
    ((number,),) = _OWED_SINCE.rows(connection, {"recipient": recipient, "kind": kind, "since": since})
    return int(number)


def counts(connection: Connection) -> dict[str, int]:
    """Number of mails by state."""
    query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    return {state: number for state, number in connection.execute(query)}


#: States that somebody has yet to do something about.
_WAITING = tuple(state.value for state in (
    OutboxState.QUEUED, OutboxState.SENDING, OutboxState.FAILED, OutboxState.BOUNCED,
))  # fmt: skip


def waiting_counts(connection: Connection) -> dict[str, int]:
    """Number of mails in each state that waits for something; reads those alone, whatever the history."""
    query = select(outbox.c.state, func.count()).where(outbox.c.state.in_(_WAITING)).group_by(outbox.c.state)
    return {**dict.fromkeys(_WAITING, 0), **{state: number for state, number in connection.execute(query)}}


def oldest_waiting(connection: Connection) -> datetime | None:
    """When the mail that waits longest to be sent was queued; None where none waits."""
    unsent = outbox.c.state.in_((OutboxState.QUEUED.value, OutboxState.SENDING.value))
    return connection.execute(select(func.min(outbox.c.created_at)).where(unsent)).scalar()


def queued_so_far(connection: Connection) -> int:
    """How many mails there have been, about: the latest id."""
    return connection.execute(select(func.max(outbox.c.id))).scalar() or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLine:
    """A mail as `minutepost status` and the demo list it."""

    id: int
    kind: str
    recipient: str
    subject: str
    state: OutboxState
    response: str
    due_at: datetime
    attempts: int


def latest(connection: Connection, states: Sequence[OutboxState], limit: int, after: int = 0) -> list[MailLine]:
    """Mails in `states` with an id above `after`, oldest first."""
    wanted = [state.value for state in states]
    query = select(outbox).where(outbox.c.state.in_(wanted), outbox.c.id > after).order_by(outbox.c.id).limit(limit)
    return [
        MailLine(
            id=row.id, kind=row.kind, recipient=row.recipient, subject=row.subject, state=OutboxState(row.state),
            response=row.response, due_at=row.due_at, attempts=row.attempts,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def octets_of(connection: Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """Id to the frozen octets of mails that still have them."""
    query = select(outbox.c.id, outbox.c.octets).where(outbox.c.id.in_(ids), outbox.c.octets.is_not(None))
    return {row.id: row.octets for row in connection.execute(query)}


def retry_failed(connection: Connection, mail_id: int, now: datetime) -> bool:
    """Queue a FAILED mail again; False where it is not FAILED, or its octets are dropped."""
    failed = and_(outbox.c.id == mail_id, outbox.c.state == OutboxState.FAILED.value, outbox.c.octets.is_not(None))
    values = {"state": OutboxState.QUEUED.value, "attempts": 0, "due_at": now}
    return connection.execute(update(outbox).where(failed).values(**values)).rowcount == 1


def close_failed(connection: Connection, mail_id: int, why: str) -> OutboxState | None:
    """Close a mail that did not arrive, `why` beside the server's words; return its state before, None where none.

    Raises IllegalTransitionError for a mail that is neither FAILED nor BOUNCED.
    """
    row = connection.execute(select(outbox.c.state, outbox.c.response).where(outbox.c.id == mail_id)).first()
    if row is None:
        return None
    state = advance(OutboxState(row.state), OutboxEvent.CLOSE).value
    values = {"state": state, "response": "; ".join(part for part in (row.response, why) if part)}
    same = (outbox.c.id == mail_id, outbox.c.state == row.state)
    connection.execute(update(outbox).where(*same).values(**values))
    return OutboxState(row.state)


def purge(connection: Connection, before: datetime) -> int:
    """Drop the octets of mails that were sent, given up or taken back and are older than `before`; return how many.

    Their rows stay, so replies still find them.
    """
    done = outbox.c.state.not_in((OutboxState.QUEUED.value, OutboxState.SENDING.value))
    old = func.coalesce(outbox.c.sent_at, outbox.c.created_at) < before
    query = update(outbox).where(done, old, outbox.c.octets.is_not(None)).values(octets=None)
    return connection.execute(query).rowcount


def unsent_about(connection: Connection, kinds: Sequence[str], about: Collection[str]) -> list[UnsentMail]:
    """Mails of `kinds` that wait or were laid aside, and whose numbers stand for one of `about` ("action:<id>").

    Nobody else claims them until this transaction ends; what a worker is just sending is left out.
    """
    states = (OutboxState.QUEUED.value, OutboxState.WITHDRAWN.value)
    query = _whole_of(kinds).where(outbox.c.state.in_(states)).with_for_update(skip_locked=True)
    return [_unsent(row) for row in connection.execute(query) if set(row.refs.values()) & set(about)]


def being_sent_about(
    connection: Connection, kinds: Sequence[str], about: Collection[str], unsent: Collection[int]
) -> list[UnsentMail]:
    """Such mails that a worker holds just now: they leave, or come back to the queue.

    `unsent` are the ids of `unsent_about`, asked before. What is queued and not among them is being claimed in a
    transaction that has not ended, or came back since.
    """
    states = (OutboxState.QUEUED.value, OutboxState.SENDING.value)
    query = _whole_of(kinds).where(outbox.c.state.in_(states), outbox.c.id.not_in(unsent))
    return [_unsent(row) for row in connection.execute(query) if set(row.refs.values()) & set(about)]


def _whole_of(kinds: Sequence[str]) -> Select[Any]:
    return select(outbox).where(outbox.c.kind.in_(kinds), outbox.c.octets.is_not(None)).order_by(outbox.c.id)


def _unsent(row: Row[Any]) -> UnsentMail:
    return UnsentMail(
        id=row.id, kind=row.kind, contact=row.contact, dedupe_key=row.dedupe_key, refs=dict(row.refs),
        aside=row.state == OutboxState.WITHDRAWN.value,
    )  # fmt: skip


def free_orphaned(connection: Connection, now: datetime) -> None:
    """Back to the queue with what a worker held that has died since."""
    orphaned = and_(outbox.c.state == OutboxState.SENDING.value, outbox.c.lease_until < now)
    after = advance(OutboxState.SENDING, OutboxEvent.DEFER).value
    connection.execute(update(outbox).where(orphaned).values(state=after, lease_until=None))


def withdraw(connection: Connection, ids: Sequence[int]) -> None:
    """Take queued mails back for good. They never left, so the names they had are free for other mails."""
    if not ids:
        return
    mark = "/withdrawn/" + cast(outbox.c.id, Text)
    values = {"dedupe_key": outbox.c.dedupe_key + mark, "message_id": outbox.c.message_id + mark, "refs": {}}
    _leave_queue(connection, ids, values)


def lay_aside(connection: Connection, ids: Sequence[int]) -> None:
    """Take queued mails back until they are let go."""
    _leave_queue(connection, ids, {})


def _leave_queue(connection: Connection, ids: Sequence[int], values: dict[str, Any]) -> None:
    if not ids:
        return
    queued = and_(outbox.c.id.in_(ids), outbox.c.state == OutboxState.QUEUED.value)
    after = advance(OutboxState.QUEUED, OutboxEvent.WITHDRAW).value
    connection.execute(update(outbox).where(queued).values(state=after, **values))


def let_go(connection: Connection, ids: Sequence[int], now: datetime) -> None:
    """Queue mails again that were laid aside."""
    if not ids:
        return
    aside = and_(outbox.c.id.in_(ids), outbox.c.state == OutboxState.WITHDRAWN.value)
    after = advance(OutboxState.WITHDRAWN, OutboxEvent.RELEASE).value
    connection.execute(update(outbox).where(aside).values(state=after, due_at=now))
