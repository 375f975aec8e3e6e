"""What is new in a mailbox, recorded, whichever messages the server cannot give. Knows one folder and moves nothing.

A server may hang up, or fall silent, over one message that it cannot read itself. What was asked for together is then
asked for one by one over a new connection; a message over which that one is lost too is left out, remembered, and tried
again at the end of a later poll, so that it never stands before another. Over a server that falls silent each try takes
as long as we wait for an answer: there is one every quarter of an hour.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from service.domain.identity import sha256_of
from service.domain.transit import Fetched
from service.errors import ReadingBrokenError, UnreadableError
from service.mail.read import read_message
from service.store import inbox, marks
from service.store.engine import reading, transaction
from service.workflows.context import Context
from service.workflows.ports import MailboxSession

#: Messages fetched together: 50 gives 10,120 a second, more gains nothing (measured on Dovecot).
BATCH = 50

#: Between two tries to read what was left out.
PAUSE = timedelta(minutes=15)

#: (UIDVALIDITY, UID).
Cursor = tuple[int, str]


class Reading:
    """One poll's reading of a mailbox, over as many connections as it takes."""

    def __init__(self, mailbox: str, context: Context) -> None:
        self._mailbox, self._context = mailbox, context
        #: Ids of the entries that are new.
        self.recorded: list[int] = []
        self._one_by_one: list[Cursor] = []
        self._left_out, self._tried = self._remembered()
        self._due = self._left_out if abs(context.now() - self._tried) >= PAUSE else ()
        self._noted = self._left_out
        #: Why a connection was lost, or what is left out, in one line; "" where nothing is.
        self.trouble = _left_out_in_words(self._left_out) if not self._due else ""

    def read(self, session: MailboxSession) -> None:
        """Record what is new, but for what is left out. Raises MailboxUnavailableError, ReadingBrokenError."""
        while self._one_by_one:
            self._read_alone(session, self._one_by_one[0])
            self._one_by_one.pop(0)
        with reading(self._context.engine) as connection:
            known = inbox.unmoved(connection, self._mailbox)
        for batch in session.batches(known | frozenset(self._left_out), BATCH):
            self._record(batch)
        self._forget_gone(session, known)

    def read_left_out(self, session: MailboxSession) -> None:
        """Try again what earlier polls left out, where it is time, until the connection is lost over one once more."""
        for cursor in self._due:
            self._read_alone(session, cursor)
            self._left_out = tuple(other for other in self._left_out if other != cursor)

    def lost(self, error: ReadingBrokenError) -> bool:
        """The connection was lost over these: each is tried alone; one that was so already is left out. Returns True.

        A cut line says nothing about the one message that was just coming: it is asked for again over a new connection.
        """
        first, *others = error.cursors
        if others or first not in (*self._one_by_one, *self._due):
            self._one_by_one = list(error.cursors)
            what = f"{len(error.cursors)} messages" if others else "a message"
            self.trouble = f"the connection was lost over {what}, and made anew: {error}"
            return True
        self._leave_out(first, error)
        return True

    def _leave_out(self, bad: Cursor, error: ReadingBrokenError) -> None:
        self._one_by_one = [other for other in self._one_by_one if other != bad]
        self._left_out = (*(other for other in self._left_out if other != bad), bad)
        self.trouble = f"{_left_out_in_words(self._left_out)}: {error}"

    def note(self) -> None:
        """Remember what is left out, for the next poll. Raises StoreUnavailableError."""
        if self._due or self._left_out != self._noted:
            # What is new to the list is tried again with the others: it must not put off their turn.
            tried = self._context.now() if self._due or not self._noted else self._tried
            with transaction(self._context.engine) as connection:
                marks.write(connection, {self._mark: json.dumps(self._left_out)}, tried)

    def _remembered(self) -> tuple[tuple[Cursor, ...], datetime]:
        """What is left out, and when the last try was."""
        with reading(self._context.engine) as connection:
            value, tried = marks.get(connection, self._mark) or ("[]", self._context.now())
        return tuple((int(uidvalidity), str(uid)) for uidvalidity, uid in json.loads(value)), tried

    @property
    def _mark(self) -> str:
        return f"unread/{self._mailbox}"

    def _read_alone(self, session: MailboxSession, cursor: Cursor) -> None:
        """One that has gone meanwhile is no error."""
        for batch in session.batches(session.present() - {cursor}, 1):
            self._record(batch)

    def _record(self, batch: Sequence[Fetched]) -> None:
        new = [_entry(self._mailbox, fetched) for fetched in batch]
        with transaction(self._context.engine) as connection:
            self.recorded += inbox.record(connection, new, self._context.now())

    def _forget_gone(self, session: MailboxSession, known: frozenset[Cursor]) -> None:
        """A person moved or deleted a message we had recorded: its row stays, its cursor is done with."""
        gone = known - session.present() if known else known
        if gone:
            with transaction(self._context.engine) as connection:
                inbox.mark_moved(connection, self._mailbox, gone, self._context.now())


def _left_out_in_words(cursors: Sequence[Cursor]) -> str:
    if not cursors:
        return ""
    uids = ", ".join(uid for _, uid in cursors[:5]) + (", ..." if len(cursors) > 5 else "")
    what = "the message with UID" if len(cursors) == 1 else f"{len(cursors)} messages with the UIDs"
    return f"{what} {uids} {'is' if len(cursors) == 1 else 'are'} left out until the server can give what it has"


def _entry(mailbox: str, fetched: Fetched) -> inbox.NewEntry:
    message_id, sender, subject = _labels(fetched.octets)
    return inbox.NewEntry(
        mailbox=mailbox,
        uidvalidity=fetched.uidvalidity,
        uid=fetched.uid,
        message_id=message_id,
        sha256=sha256_of(fetched.octets),
        octets=fetched.octets,
        size=fetched.size,
        sender=sender,
        subject=subject,
    )


def _labels(octets: bytes) -> tuple[str, str, str]:
    """Message-ID, sender and subject for the row, from the header alone: processing reads the rest."""
    try:
        message = read_message(_header(octets))
    except UnreadableError:
        return f"{sha256_of(octets)[:32]}@unreadable.invalid", "", ""
    return message.message_id, message.sender.address if message.sender else "", message.subject


def _header(octets: bytes) -> bytes:
    ends = (octets.find(gap) for gap in (b"\r\n\r\n", b"\n\n"))
    return octets[: min((end for end in ends if end > 0), default=len(octets))] + b"\r\n\r\n"
