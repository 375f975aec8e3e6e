"""From the mailbox to the inbox table: store first, think later. Knows no kind of message and decides nothing.

Batches are fetched, recorded and committed; only messages that are thought about are moved, in batches. A crash at
any point leaves the message in the mailbox, or its row, or both: never neither. What is new is recorded before anything
is moved, and a message over which the server hangs up holds up no other: see service/workflows/intake.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.inbox import InboxState
from service.domain.transit import Shelf
from service.errors import MailboxUnavailableError, ReadingBrokenError
from service.store import inbox, marks
from service.store.engine import transaction
from service.workflows.context import Context
from service.workflows.intake import Reading
from service.workflows.ports import Mailbox, MailboxSession

SHELVES = {InboxState.HANDLED: Shelf.PROCESSED, InboxState.IGNORED: Shelf.IGNORED}
#: Connections that may be lost over messages in one poll; the next goes on behind those that were found.
MOST_LOST = 6


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll did: ids of new entries, and how many messages were moved to their folders."""

    recorded: tuple[int, ...]
    moved: int
    #: Why messages could not be moved; "" where they could.
    stuck: str = ""
    #: Why messages could not be read, or only at the second try; "" where they could.
    unread: str = ""


def together(done: Sequence[Polled]) -> Polled | None:
    """What several polls did; None for none."""
    if not done:
        return None
    recorded = tuple(entry for polled in done for entry in polled.recorded)
    return Polled(
        recorded,
        sum(polled.moved for polled in done),
        next((polled.stuck for polled in done if polled.stuck), ""),
        next((polled.unread for polled in done if polled.unread), ""),
    )


def poll(mailbox: Mailbox, context: Context) -> Polled:
    """Record what is new, move what is finished. Raises MailboxUnavailableError or StoreUnavailableError."""
    reading = Reading(mailbox.name, context)
    try:
        moved, stuck = _over_new_connections(mailbox, reading, context)
    finally:
        reading.note()
    with transaction(context.engine) as connection:
        marks.write(connection, {f"polled/{mailbox.name}": str(len(reading.recorded))}, context.now())
    return Polled(tuple(reading.recorded), moved, stuck, reading.trouble)


def _over_new_connections(mailbox: Mailbox, reading: Reading, context: Context) -> tuple[int, str]:
    """All of a poll, begun anew where the connection is lost over a message; return what `_tidy` does."""
    tidied = None
    for lost in range(1, MOST_LOST + 1):
        try:
            with mailbox.session() as session:
                reading.read(session)
                tidied = _tidy(mailbox, session, context)
                reading.read_left_out(session)
                return tidied
        except MailboxUnavailableError as error:
            over_a_message = isinstance(error, ReadingBrokenError) and reading.lost(error)
            if tidied is not None:
                return tidied
            if not over_a_message or lost == MOST_LOST:
                raise
    raise AssertionError  # unreachable: the last round returns or raises


def _tidy(mailbox: Mailbox, session: MailboxSession, context: Context) -> tuple[int, str]:
    """Move what is finished; return how many, or why not: a full or read-only mailbox is read all the same."""
    try:
        return shelve(mailbox, session, context), ""
    except MailboxUnavailableError as error:
        return 0, str(error)


def shelve(mailbox: Mailbox, session: MailboxSession, context: Context) -> int:
    """Move every message that is thought about to the folder of its state; return how many."""
    with transaction(context.engine) as connection:
        finished = inbox.finished_unmoved(connection, mailbox.name)
    by_shelf: dict[Shelf, list[tuple[int, str]]] = {}
    for uidvalidity, uid, state in finished:
        by_shelf.setdefault(SHELVES.get(state, Shelf.HELD), []).append((uidvalidity, uid))
    for shelf, cursors in by_shelf.items():
        session.move(cursors, shelf)
        with transaction(context.engine) as connection:
            inbox.mark_moved(connection, mailbox.name, cursors, context.now())
    return len(finished)
