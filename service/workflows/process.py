"""One inbox entry from RECEIVED to its final state: understand, decide, apply. Knows which handler reads what.

Three nested fallbacks, so that no message is lost: unreadable is HELD with its octets; whatever raises is FAILED with
the traceback and can be replayed; a database that does not answer leaves the entry RECEIVED for the next sweep.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from service.domain.authority import may_send_some_minutes
from service.domain.changes import Changes
from service.domain.civil import today_in
from service.domain.inbox import Disposition, InboxEntry, InboxEvent, InboxState, advance
from service.domain.message import MessageKind
from service.errors import StoreUnavailableError, TransientError, UnreadableError, storable
from service.store import inbox, outbox, people
from service.store.again import until_written
from service.store.engine import Connection, connected, transaction
from service.workflows import on_attendance, on_automatic, on_directory, on_original, on_reply, on_report
from service.workflows.ahead import look_ahead
from service.workflows.apply import Applied, apply
from service.workflows.context import Context
from service.workflows.holding import forged, hold_forged, hold_unread
from service.workflows.reading import Read, read_attached, read_sources
from service.workflows.secretaries import looks_after_minutes
from service.workflows.understand import Understood, understand

#: An entry whose worker died this often is not tried again: it may be what kills them.
MOST_ATTEMPTS = 5
#: Message-IDs of a conversation that an answer of ours names.
_MOST_REFERENCES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """What became of an entry."""

    entry_id: int
    state: InboxState
    kind: str
    reason: str
    rules: tuple[str, ...] = ()
    queued: tuple[int, ...] = ()


def process(entry_id: int, context: Context) -> Processed | None:
    """Bring one entry to its final state; None where another worker has it or it is settled.

    Raises TransientError where the entry was given back for a later try.
    """
    entry = _claim(entry_id, context)
    if entry is None:
        return None
    if entry.attempts > MOST_ATTEMPTS:
        return _fail(entry, context, "given up: processing it never came to an end", "")
    try:
        return _process(entry, context.for_one_entry())
    except TransientError:
        _release(entry, context)
        raise
    except Exception as error:  # noqa: BLE001 - the edge: recorded on the row, to be replayed by a person
        return _fail(entry, context, f"{type(error).__name__}: {error}", traceback.format_exc())


def _claim(entry_id: int, context: Context) -> InboxEntry | None:
    with transaction(context.engine, fleeting=True) as connection:
        return inbox.claim(connection, entry_id, context.now(), context.policy.lease)


def _release(entry: InboxEntry, context: Context) -> None:
    def release() -> None:
        with transaction(context.engine) as connection:
            inbox.release(connection, entry)

    with suppress(StoreUnavailableError):  # the lease runs out by itself
        until_written(release)


def _process(entry: InboxEntry, context: Context) -> Processed | None:
    try:
        understood = understand(entry, context)
    except UnreadableError as error:
        return _hold_unread(entry, str(error), context)
    read = _read(understood, context)

    def decide(connection: Connection) -> Changes:
        changes = _find_twin(connection, understood) or _decide(connection, understood, read, context)
        return _break_circuit(connection, understood, _in_thread(understood, changes), context)

    alive = _alive(understood, context)
    with connected(context.engine) as connection:
        ahead = look_ahead(connection, decide, alive, context, entry.id)
        with transaction(connection):
            changes = ahead.changes_that_hold(connection)
            if changes is None:
                people.note_alive(connection, alive)
                changes = decide(connection)
            applied = apply(connection, changes, context, entry.id, ahead.worded)
            return _settle(connection, understood, changes, applied, context)


def _find_twin(connection: Connection, understood: Understood) -> Changes | None:
    """The same mail may come by two ways (To and a list, a server's retry): only its trace fields differ."""
    entry = understood.entry
    for twin in inbox.handled_before(connection, entry):
        if _body(twin.octets) == _body(entry.octets):
            disposition = Disposition(event=InboxEvent.IGNORE, reason=f"the same as message {twin.id}")
            return Changes(disposition=disposition)
    return None


def _in_thread(understood: Understood, changes: Changes) -> Changes:
    """Answers name the conversation that they continue (RFC 5322 3.6.4), so that its length is known."""
    before = understood.message.references[-_MOST_REFERENCES:]
    posts = tuple(
        replace(post, references=tuple(dict.fromkeys((*before, *post.references)))) if post.answer else post
        for post in changes.posts
    )
    return replace(changes, posts=posts)


def _break_circuit(connection: Connection, understood: Understood, changes: Changes, context: Context) -> Changes:
    """A conversation that had its answers for a day gets no further one: two machines may be talking."""
    since = context.now() - timedelta(days=1)
    had = outbox.answers_in_thread(connection, understood.message.thread_ids, since)
    if had < context.policy.answers_per_thread or not any(post.answer for post in changes.posts):
        return changes
    disposition = changes.disposition or Disposition(event=InboxEvent.HANDLE, reason="")
    disposition = replace(disposition, reason=f"{disposition.reason} (no answer: this conversation had {had} in a day)")
    return replace(changes, disposition=disposition, posts=tuple(post for post in changes.posts if not post.answer))


def _body(octets: bytes) -> bytes:
    return octets.replace(b"\r\n", b"\n").partition(b"\n\n")[2]


def _alive(understood: Understood, context: Context) -> people.Alive:
    """Somebody who writes can be written to again, and is back; a calendar may answer by itself."""
    human = understood.kind in (MessageKind.REPLY, MessageKind.ORIGINAL, MessageKind.ATTENDANCE)
    sender = understood.message.sender
    if not human or sender is None or forged(understood, context):
        return people.Alive()
    contact = context.directory().find_contact(sender.address)
    back = contact is not None and understood.kind is not MessageKind.ATTENDANCE
    return people.Alive(sender.address, contact.key if contact is not None and back else "")


def _read(understood: Understood, context: Context) -> Read | None:
    """Read minutes only from somebody who may send them, and outside the transaction: it takes a while."""
    if understood.kind not in (MessageKind.ORIGINAL, MessageKind.REPLY) or not entitled(understood, context):
        return None
    if understood.unread:
        return Read(readings=(), unreadable=(understood.unread,))
    received_on = today_in(context.house.zone, understood.message.date or understood.entry.received_at)
    if understood.kind is MessageKind.REPLY:
        return read_attached(understood.message, received_on, context.converter)
    return read_sources(understood.message, received_on, context.converter)


def entitled(understood: Understood, context: Context) -> bool:
    """True where the sender may send minutes, and our own server has not found the From line forged."""
    if understood.entry.trusted:
        return understood.message.sender is not None
    sender = understood.message.sender
    return (
        sender is not None
        and not forged(understood, context)
        and may_send_some_minutes(sender.address, context.directory(), context.policy.secretariat)
    )


def _may_send_a_directory(understood: Understood, context: Context) -> bool:
    """Who may send the minutes of one group alone may not change the directory."""
    sender = understood.message.sender
    return understood.entry.trusted or (sender is not None and looks_after_minutes(sender.address, context))


def _decide(connection: Connection, understood: Understood, read: Read | None, context: Context) -> Changes:
    """Who reads what. Attendance stands before the automatic kinds: the classification has seen to that."""
    match understood.kind:
        case MessageKind.OWN:
            return Changes(disposition=Disposition(event=InboxEvent.IGNORE, reason="our own mail came back"))
        case MessageKind.AUTOMATIC:
            return on_automatic.decide(understood, context)
        case MessageKind.DELIVERY_REPORT:
            return on_report.decide(connection, understood, context)
        case MessageKind.ATTENDANCE:
            return on_attendance.decide(connection, understood, context)
        case MessageKind.REPLY:
            return _decide_reply(connection, understood, read, context)
        case MessageKind.ORIGINAL:
            return _decide_original(connection, understood, read, context)


def _decide_reply(connection: Connection, understood: Understood, read: Read | None, context: Context) -> Changes:
    if forged(understood, context):
        return hold_forged(understood, context)
    if understood.unread:
        return hold_unread(understood, context)
    if read is not None and read.said_something:
        enclosed = on_reply.decide_enclosed(connection, understood, read, context)
        if enclosed is not None:
            return enclosed
    return on_reply.decide(connection, understood, context) or on_original.decide(connection, understood, context)


def _decide_original(connection: Connection, understood: Understood, read: Read | None, context: Context) -> Changes:
    legible = not understood.unread and not forged(understood, context)
    answer = on_reply.decide(connection, understood, context) if legible else None
    if answer is not None:
        return answer
    sheet = (
        on_directory.find_directory(understood)
        if read is not None and _may_send_a_directory(understood, context)
        else None
    )
    if sheet is not None:
        return on_directory.decide(understood, sheet, context)
    if read is None and understood.unread:
        return hold_unread(understood, context)
    if read is None:
        return on_original.decide(connection, understood, context)
    return on_original.decide_entitled(connection, understood, read, context)


def _settle(
    connection: Connection, understood: Understood, changes: Changes, applied: Applied, context: Context
) -> Processed | None:
    disposition = changes.disposition or Disposition(event=InboxEvent.HANDLE, reason="")
    reason = disposition.reason
    if applied.withheld:
        reason += f" ({len(applied.withheld)} mails withheld: enough answers for a day, or the address fails)"
    how = inbox.Settlement(
        event=disposition.event, kind=understood.kind.value, rules=understood.classification.reasons, reason=reason
    )
    if not inbox.settle(connection, understood.entry.id, how, context.now()):
        raise StoreUnavailableError("another worker settled this entry first")  # rolls everything back
    return Processed(
        entry_id=understood.entry.id,
        state=advance(InboxState.RECEIVED, disposition.event),
        kind=understood.kind.value,
        reason=reason,
        rules=understood.classification.reasons,
        queued=applied.queued,
    )


def _hold_unread(entry: InboxEntry, reason: str, context: Context) -> Processed:
    """A message past the reader's caps: nobody can be told, since nobody can be read from it."""
    with transaction(context.engine) as connection:
        inbox.settle(connection, entry.id, inbox.Settlement(event=InboxEvent.HOLD, reason=reason), context.now())
    return Processed(entry_id=entry.id, state=InboxState.HELD, kind="", reason=reason)


def _fail(entry: InboxEntry, context: Context, reason: str, error: str) -> Processed:
    reason, error = storable(reason), storable(error)
    how = inbox.Settlement(event=InboxEvent.FAIL, reason=reason, error=error)
    with transaction(context.engine) as connection:
        inbox.settle(connection, entry.id, how, context.now())
    return Processed(entry_id=entry.id, state=InboxState.FAILED, kind="", reason=reason)
