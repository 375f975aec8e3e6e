"""ImapMailbox against a server whose answers are written by hand: broken ones, and more of them than Dovecot holds."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress

import pytest

from service.domain.transit import Fetched
from service.errors import ReadingBrokenError
from service.transport.imap import ImapMailbox
from service.transport.server import Login, Security, Server
from tests.integration.test_imap import NOTHING, everything, note
from tests.servers.process import HOST

#: What stands between "UID 1 " and the end of a FETCH answer of a sound message.
SOUND = b"BODY[] {%d}\r\n%s" % (len(note(1)), note(1))


class ServerByHand:
    """Answers FETCH for UID `odd` with `answer`, and for any other with a sound message."""

    def __init__(self, uids: Sequence[int], odd: int, answer: bytes, size: bytes) -> None:
        self._uids, self._odd, self._answer, self._size = uids, odd, answer, size
        self._listening = socket.create_server((HOST, 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, name="imap by hand", daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._speak, args=(connection,), name="imap by hand", daemon=True).start()

    def _speak(self, connection: socket.socket) -> None:
        with connection, suppress(OSError), connection.makefile("rb") as lines:
            connection.sendall(b"* OK [CAPABILITY IMAP4rev1 MOVE] ready\r\n")
            for line in lines:
                tag, _, command = line.strip().partition(b" ")
                connection.sendall(self._said_to(command.upper()) + tag + b" OK done\r\n")

    def _said_to(self, command: bytes) -> bytes:
        if command.startswith(b"CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1 MOVE\r\n"
        if command.startswith(b"SELECT"):
            return b"* 2 EXISTS\r\n* OK [UIDVALIDITY 4294967295] as it is\r\n"
        if command.startswith(b"UID SEARCH"):
            return b"* SEARCH " + b" ".join(b"%d" % uid for uid in self._uids) + b"\r\n"
        if fetch := re.match(rb"UID FETCH ([\d,]+) (.*)", command):
            return b"".join(self._fetched(int(uid), fetch[2]) for uid in fetch[1].split(b","))
        return b"* BYE\r\n" if command == b"LOGOUT" else b""

    def _fetched(self, uid: int, what: bytes) -> bytes:
        if b"SIZE" in what:
            size = self._size if uid == self._odd else b"%d" % len(note(1))
            return b"* 1 FETCH (UID %d RFC822.SIZE %s)\r\n" % (uid, size)
        return b"* 1 FETCH (UID %d %s)\r\n" % (uid, self._answer if uid == self._odd else SOUND)


MakeMailbox = Callable[..., ImapMailbox]


@pytest.fixture
def make_mailbox() -> Iterator[MakeMailbox]:
    """Mailboxes on servers that are gone after the test."""
    with ExitStack() as servers:

        def make(
            uids: Sequence[int] = (1, 2), odd: int = 1, answer: bytes = SOUND, size: bytes = b"300"
        ) -> ImapMailbox:
            server = ServerByHand(uids, odd, answer, size)
            servers.callback(server.close)
            where = Server(host=HOST, port=server.port, security=Security.NONE, timeout=2)
            return ImapMailbox(name="minutes", server=where, login=Login(user="minutes", password="secret"))

        yield make


def read_with_new_connections(mailbox: ImapMailbox) -> list[Fetched]:
    """As the service reads: what the connection is lost over is left out."""
    left_out = NOTHING
    for _ in range(3):
        with suppress(ReadingBrokenError), mailbox.session() as session:
            for cursor in sorted(session.present() - left_out):
                try:
                    found = everything(session, session.present() - {cursor})
                except ReadingBrokenError as error:
                    left_out |= frozenset(error.cursors)
                    raise
                if cursor[1] == "2":
                    return found
    return []


@pytest.mark.parametrize(
    "answer",
    [
        b"BODY[] 12", b"BODY[] (a b)", b"BODY[] NIL", b'BODY[] ""', b"BODY[] {0}\r\n", b"BODY[]", b'BODY[] "a',
        b"ENVELOPE (1) BODY[] {3}\r\nabc", b'ENVELOPE NIL INTERNALDATE "x" BODY[] {3}\r\nabc', b"BODY[] {-3}\r\nabc",
        b"BODY[] {500}\r\nabc", b"garbage",
    ],
)  # fmt: skip
def test_an_answer_without_sense_stops_no_other_message(make_mailbox: MakeMailbox, answer: bytes) -> None:
    mailbox = make_mailbox(answer=answer)
    (sound,) = read_with_new_connections(mailbox)
    assert (sound.uidvalidity, sound.uid, sound.octets) == (4294967295, "2", note(1))


@pytest.mark.parametrize(("size", "kept"), [(b"8589934592", 2**31 - 1), (b"-4", len(note(1))), (b"0", len(note(1)))])
def test_a_size_that_is_none_can_be_stored(make_mailbox: MakeMailbox, size: bytes, kept: int) -> None:
    answer = b"BODY[HEADER] {3}\r\nabc" if kept > len(note(1)) else SOUND
    with make_mailbox(answer=answer, size=size).session() as session:
        assert [one.size for one in everything(session)] == [kept, len(note(1))]


def test_a_folder_of_more_messages_than_a_million_octets_name(make_mailbox: MakeMailbox) -> None:
    """The UIDs are above 2**31 too."""
    uids = range(4_000_000_000, 4_000_150_000)
    with make_mailbox(uids, odd=0).session() as session:
        known = session.present()
        assert len(known) == 150_000
        (last,) = everything(session, known - {(4294967295, str(uids[-1]))})
    assert last.uid == "4000149999"
