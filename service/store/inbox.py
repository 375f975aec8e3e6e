"""Inbound messages and their cursors. Rows in, domain values out; decides nothing.

`record` writes the message before anybody thinks about it; `claim` and `settle` are compare-and-swaps, so two workers
never both finish one entry. What is asked for every message is built once: see service/store/prepared.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, func, or_, select, text, update

from service.domain.inbox import InboxEntry, InboxEvent, InboxState, advance
from service.store.prepared import Prepared
from service.store.tables import arrivals, inbox
from service.store.upsert import insert_all_new


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A message to be recorded, with its cursor."""

    mailbox: str
    uidvalidity: int
    uid: str
    message_id: str
    sha256: str
    octets: bytes
    size: int
    sender: str
    subject: str


def record(connection: Connection, messages: Sequence[NewEntry], now: datetime) -> list[int]:
    """Store messages and where they lie; return the ids, rising, of those that were not known already."""
    found = {
        (row.message_id, row.sha256): row.id
        for row in insert_all_new(connection, inbox, [_new_row(new, now) for new in messages], _IDENTITY)
    }
    known = [
        {"mailbox": new.mailbox, "uidvalidity": new.uidvalidity, "uid": new.uid,
         "entry_id": found.get(identity := (new.message_id, new.sha256)) or find_id(connection, *identity)}
        for new in messages
    ]  # fmt: skip
    insert_all_new(connection, arrivals, known)
    return sorted(found.values())


_IDENTITY = (inbox.c.id, inbox.c.message_id, inbox.c.sha256)


def _new_row(new: NewEntry, now: datetime) -> dict[str, Any]:
    return {
        "message_id": new.message_id, "sha256": new.sha256, "octets": new.octets, "size": new.size,
        "sender": new.sender, "subject": new.subject, "received_at": now, "state": InboxState.RECEIVED.value,
    }  # fmt: skip


def find_id(connection: Connection, message_id: str, sha256: str) -> int | None:
    """The entry with this identity, or None."""
    query = select(inbox.c.id).where(inbox.c.message_id == message_id, inbox.c.sha256 == sha256)
    return connection.execute(query).scalar()


def unmoved(connection: Connection, mailbox: str) -> frozenset[tuple[int, str]]:
    """The cursors of every recorded message that still lies in the mailbox's folder."""
    query = select(arrivals.c.uidvalidity, arrivals.c.uid).where(
        arrivals.c.mailbox == mailbox, arrivals.c.moved_at.is_(None)
    )
    return frozenset((row.uidvalidity, row.uid) for row in connection.execute(query))


def finished_unmoved(connection: Connection, mailbox: str) -> list[tuple[int, str, InboxState]]:
    """(uidvalidity, uid, state) of messages that are thought about but still lie in the folder."""
    query = (
        select(arrivals.c.uidvalidity, arrivals.c.uid, inbox.c.state)
        .join(inbox, inbox.c.id == arrivals.c.entry_id)
        .where(arrivals.c.mailbox == mailbox, arrivals.c.moved_at.is_(None), inbox.c.state != InboxState.RECEIVED.value)
        .order_by(arrivals.c.entry_id)
    )
    return [(row.uidvalidity, row.uid, InboxState(row.state)) for row in connection.execute(query)]


_MARK_MOVED = Prepared(
    update(arrivals)
    .where(
        arrivals.c.mailbox == bindparam("box"),
        arrivals.c.uidvalidity == bindparam("validity"),
        arrivals.c.uid == bindparam("place"),
    )
    .values(moved_at=bindparam("now"))
)


def mark_moved(connection: Connection, mailbox: str, cursors: Iterable[tuple[int, str]], now: datetime) -> None:
    """Note that these messages were moved out of the folder (or were gone from it)."""
    rows = [{"box": mailbox, "validity": uidvalidity, "place": uid, "now": now} for uidvalidity, uid in cursors]
    if rows:
        _MARK_MOVED.change_each(connection, rows)


def received(connection: Connection, now: datetime, limit: int) -> list[int]:
    """Ids of entries waiting to be thought about, oldest first."""
    query = select(inbox.c.id).where(_claimable(now)).order_by(inbox.c.id).limit(limit)
    return list(connection.execute(query).scalars())


def _claimable(now: Any) -> Any:
    free = or_(inbox.c.lease_until.is_(None), inbox.c.lease_until < now)
    return and_(inbox.c.state == InboxState.RECEIVED.value, free)


_ENTRY: tuple[ColumnElement[Any], ...] = (
    inbox.c.id, inbox.c.message_id, inbox.c.octets, inbox.c.size, inbox.c.received_at, inbox.c.state,
    inbox.c.attempts, inbox.c.trusted,
)  # fmt: skip
_CLAIM = Prepared(
    update(inbox)
    .where(inbox.c.id == bindparam("entry"), _claimable(bindparam("now")))
    .values(lease_until=bindparam("until"), attempts=inbox.c.attempts + 1)
    .returning(*_ENTRY)
)


def claim(connection: Connection, entry_id: int, now: datetime, lease: timedelta) -> InboxEntry | None:
    """Take an entry for processing until `now + lease`; None where another worker has it or it is settled."""
    rows = _CLAIM.rows(connection, {"entry": entry_id, "now": now, "until": now + lease})
    return _from_row(rows[0]) if rows else None


def release(connection: Connection, entry: InboxEntry) -> None:
    """Give a claimed entry back: a condition that passes by itself stopped it, so the attempt does not count."""
    claimed = (inbox.c.state == InboxState.RECEIVED.value, inbox.c.attempts == entry.attempts)
    query = update(inbox).where(inbox.c.id == entry.id, *claimed)
    connection.execute(query.values(lease_until=None, attempts=entry.attempts - 1))


def get(connection: Connection, entry_id: int) -> InboxEntry | None:
    """The entry with this id, or None."""
    row = connection.execute(select(*_ENTRY).where(inbox.c.id == entry_id)).first()
    return _from_row(row) if row else None


_HANDLED_BEFORE = Prepared(
    select(*_ENTRY)
    .where(
        inbox.c.message_id == bindparam("message_id"),
        inbox.c.id != bindparam("entry"),
        inbox.c.size <= func.length(inbox.c.octets),
        inbox.c.state == InboxState.HANDLED.value,
    )
    .order_by(inbox.c.id)
    .limit(10)
)
_WAIT_FOR_TWIN = text("SELECT pg_advisory_xact_lock(hashtextextended(:id, 0))")


def handled_before(connection: Connection, entry: InboxEntry) -> list[InboxEntry]:
    """Other entries with the Message-ID of `entry` that were acted on already and are still kept whole.

    Where another worker is at such an entry just now, this waits for it.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_WAIT_FOR_TWIN, {"id": entry.message_id})
    rows = _HANDLED_BEFORE.rows(connection, {"message_id": entry.message_id, "entry": entry.id})
    return [_from_row(row) for row in rows]


def _from_row(row: Any) -> InboxEntry:
    return InboxEntry(
        id=row.id,
        message_id=row.message_id,
        octets=row.octets or b"",
        size=row.size,
        received_at=row.received_at,
        state=InboxState(row.state),
        attempts=row.attempts,
        trusted=row.trusted,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How an entry ends: the event, what it was, and why."""

    event: InboxEvent
    kind: str = ""
    rules: tuple[str, ...] = ()
    reason: str = ""
    error: str = ""


_SETTLE = Prepared(
    update(inbox)
    .where(inbox.c.id == bindparam("entry"), inbox.c.state == InboxState.RECEIVED.value)
    .values(lease_until=None),
    ("state", "kind", "rules", "reason", "error", "handled_at"),
)


def settle(connection: Connection, entry_id: int, how: Settlement, now: datetime) -> bool:
    """Move an entry out of RECEIVED; False where somebody else did so first."""
    values: dict[str, Any] = {
        "state": advance(InboxState.RECEIVED, how.event).value, "kind": how.kind, "rules": list(how.rules),
        "reason": how.reason, "error": how.error, "handled_at": now,
    }  # fmt: skip
    return _SETTLE.change(connection, {"entry": entry_id, **values}) == 1


def replay(connection: Connection, entry_id: int, *, trusted: bool) -> InboxState | None:
    """Put a HELD or FAILED entry back; return the state it was in, or None where there is no such entry.

    Raises IllegalTransitionError for an entry in any other state.
    """
    row = connection.execute(select(inbox.c.state, inbox.c.trusted).where(inbox.c.id == entry_id)).first()
    if row is None:
        return None
    state = advance(InboxState(row.state), InboxEvent.REPLAY).value
    values = {"state": state, "attempts": 0, "lease_until": None, "trusted": trusted or row.trusted}
    connection.execute(update(inbox).where(inbox.c.id == entry_id).values(**values))
    return InboxState(row.state)


def ignore(connection: Connection, entry_id: int, why: str, now: datetime) -> InboxState | None:
    """Close a HELD or FAILED entry, `why` beside its reason; return the state it was in, None where there is none.

    Raises IllegalTransitionError for an entry in any other state.
    """
    row = connection.execute(select(inbox.c.state, inbox.c.reason).where(inbox.c.id == entry_id)).first()
    if row is None:
        return None
    state = advance(InboxState(row.state), InboxEvent.IGNORE).value
    values = {"state": state, "reason": "; ".join(part for part in (row.reason, why) if part), "handled_at": now}
    connection.execute(update(inbox).where(inbox.c.id == entry_id).values(**values))
    return InboxState(row.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """An entry as `minutepost status` lists it."""

    id: int
    state: InboxState
    kind: str
    sender: str
    subject: str
    received_at: datetime
    reason: str
    error: str


def waiting_for_a_person(connection: Connection, limit: int) -> list[EntryLine]:
    """HELD and FAILED entries, newest first."""
    wanted = (InboxState.HELD.value, InboxState.FAILED.value)
    query = select(inbox).where(inbox.c.state.in_(wanted)).order_by(inbox.c.id.desc()).limit(limit)
    return [_line(row) for row in connection.execute(query)]


def _line(row: Row[Any]) -> EntryLine:
    return EntryLine(
        id=row.id, state=InboxState(row.state), kind=row.kind, sender=row.sender, subject=row.subject,
        received_at=row.received_at, reason=row.reason, error=row.error,
    )  # fmt: skip


def counts(connection: Connection) -> dict[str, int]:
    """Number of entries by state."""
    query = select(inbox.c.state, func.count()).group_by(inbox.c.state)
    return {state: number for state, number in connection.execute(query)}


#: States that somebody has yet to do something about.
_WAITING = (InboxState.RECEIVED.value, InboxState.HELD.value, InboxState.FAILED.value)


def waiting_counts(connection: Connection) -> dict[str, int]:
    """Number of entries in each state that waits for something; reads those alone, whatever the history."""
    query = select(inbox.c.state, func.count()).where(inbox.c.state.in_(_WAITING)).group_by(inbox.c.state)
    return {**dict.fromkeys(_WAITING, 0), **{state: number for state, number in connection.execute(query)}}


def oldest_received(connection: Connection) -> datetime | None:
    """When the entry that waits longest to be thought about arrived; None where none waits."""
    query = select(inbox.c.received_at).where(inbox.c.state == InboxState.RECEIVED.value)
    return connection.execute(query.order_by(inbox.c.id).limit(1)).scalar()


def recorded_so_far(connection: Connection) -> int:
    """How many entries there have been, about: the latest id."""
    return connection.execute(select(func.max(inbox.c.id))).scalar() or 0


def purge(connection: Connection, before: datetime) -> int:
    """Drop the octets of settled entries handled before `before`; return how many."""
    query = (
        update(inbox)
        .where(inbox.c.handled_at < before, inbox.c.octets.is_not(None))
        .where(inbox.c.state.in_((InboxState.HANDLED.value, InboxState.IGNORED.value)))
    )
    return connection.execute(query.values(octets=None)).rowcount
