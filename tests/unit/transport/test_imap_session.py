"""ImapSession with servers that are not Dovecot: refuse all for one, answer NIL, guess sizes, fall silent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from service.domain.transit import Fetched, Shelf
from service.errors import MailboxUnavailableError
from service.transport import imap_session
from service.transport.imap_errors import explained
from service.transport.imap_folders import Folders
from service.transport.imap_session import ImapSession
from service.transport.server import Login, Server

NOTHING: frozenset[tuple[int, str]] = frozenset()
SERVER = Server(host="mail.partnership.example", port=993)
LOGIN = Login(user="minutes@partnership.example", password="secret")


class ScriptedServer:
    """Stands for an IMAPClient: a folder of messages, and whatever quirk a test gives it."""

    def __init__(self, messages: dict[int, bytes]) -> None:
        self.messages = messages
        self.capabilities = {"MOVE", "NAMESPACE", "IDLE"}
        self.shelved: dict[str, dict[int, bytes]] = {}
        self.sizes: dict[int, int] = {}
        #: UIDs whose presence in a FETCH or MOVE makes the server refuse the whole command.
        self.poison: set[int] = set()
        #: UIDs that FETCH answers with NIL.
        self.empty: set[int] = set()
        self.commands: list[tuple[str, Any]] = []
        self.idle_answers: list[list[Any]] = []

    def has_capability(self, name: str) -> bool:
        return name in self.capabilities

    def search(self, criterion: str) -> list[int]:
        return sorted(self.messages, reverse=True)

    def fetch(self, uids: Sequence[int], items: Sequence[str]) -> dict[int, dict[bytes, Any]]:
        self.commands.append((items[0], tuple(uids)))
        if self.poison & set(uids):
            raise IMAPClientError("fetch failed: [EXPUNGEISSUED] Some messages no longer exist")
        return {uid: {b"SEQ": 1, **self._value(uid, items[0])} for uid in uids if uid in self.messages}

    def _value(self, uid: int, item: str) -> dict[bytes, Any]:
        octets = self.messages[uid]
        match item:
            case "RFC822.SIZE":
                return {b"RFC822.SIZE": self.sizes.get(uid, len(octets))}
            case "BODY.PEEK[]":
                return {b"BODY[]": None if uid in self.empty else octets}
            case _:
                return {b"BODY[HEADER]": octets.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"}

    def namespace(self) -> Any:
        return type("Namespace", (), {"personal": (("", "/"),)})

    def folder_status(self, name: str, what: Sequence[str]) -> dict[bytes, int]:
        if name not in self.shelved:
            raise IMAPClientError("status failed: no such mailbox")
        return {b"UIDVALIDITY": 1}

    def create_folder(self, name: str) -> None:
        self.shelved[name] = {}

    def subscribe_folder(self, name: str) -> None:
        raise IMAPClientError("subscribe failed: not here")

    def move(self, uids: Sequence[int], name: str) -> None:
        self.commands.append(("MOVE", tuple(uids)))
        if self.poison & set(uids):
            raise IMAPClientError("move failed: some messages no longer exist")
        for uid in uids:
            self.shelved[name][uid] = self.messages.pop(uid)

    def noop(self) -> None:
        for uid in self.poison:
            self.messages.pop(uid, None)

    def idle(self) -> None:
        self.commands.append(("IDLE", ()))

    def idle_check(self, timeout: float) -> list[Any]:
        self.commands.append(("CHECK", ()))
        return self.idle_answers.pop(0) if self.idle_answers else []

    def idle_done(self) -> None:
        self.commands.append(("DONE", ()))


def session_on(server: ScriptedServer, largest: int = 1000) -> ImapSession:
    """A session with the folder selected, UIDVALIDITY 7."""
    shelves = {shelf: shelf.value for shelf in Shelf}
    return ImapSession(server, 7, shelves, largest, lambda: explained(SERVER, LOGIN))


def test_where_the_server_refuses_all_for_one_the_others_are_still_read(caplog: pytest.LogCaptureFixture) -> None:
    server = ScriptedServer({1: b"one", 2: b"two", 3: b"three"})
    server.poison = {2}
    (batch,) = session_on(server).batches(NOTHING, 50)
    assert [one.octets for one in batch] == [b"one", b"three"]
    assert "UID 2 left out" in caplog.text


def test_a_message_without_octets_is_left_out() -> None:
    server = ScriptedServer({1: b"one", 2: b"two"})
    server.empty = {1}
    (batch,) = session_on(server).batches(NOTHING, 50)
    assert [one.uid for one in batch] == ["2"]


def test_a_guessed_size_does_not_make_a_whole_message_look_cut() -> None:
    server = ScriptedServer({1: b"Subject: x\r\n\r\nwords"})
    server.sizes = {1: 999}
    ((fetched,),) = session_on(server).batches(NOTHING, 50)
    assert fetched == Fetched(7, "1", b"Subject: x\r\n\r\nwords", 19)
    assert fetched.whole


def test_a_batch_holds_only_so_many_octets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "_IN_ONE_BATCH", 100)
    server = ScriptedServer({uid: b"x" * 40 for uid in range(1, 6)} | {6: b"Subject: y\r\n\r\n" + b"y" * 2000})
    batches = list(session_on(server).batches(NOTHING, 50))
    assert [[one.uid for one in batch] for batch in batches] == [["1", "2"], ["3", "4"], ["5"], ["6"]]


def test_no_command_names_more_than_500_messages() -> None:
    server = ScriptedServer({uid: b"x" for uid in range(1, 1202)})
    session = session_on(server)
    cursors = [(7, one.uid) for batch in session.batches(NOTHING, 50) for one in batch]
    session.move(cursors, Shelf.PROCESSED)
    by_command: dict[str, list[int]] = {}
    for name, uids in server.commands:
        by_command.setdefault(name, []).append(len(uids))
    assert by_command["MOVE"] == [500, 500, 201]
    assert by_command["RFC822.SIZE"] == [500, 500, 201]
    assert max(by_command["BODY.PEEK[]"]) == 50
    assert len(server.shelved["Processed"]) == 1201


def test_where_the_server_refuses_to_move_all_for_one_the_others_are_moved() -> None:
    server = ScriptedServer({1: b"one", 2: b"two", 3: b"three"})
    server.poison = {2}
    session_on(server).move([(7, "1"), (7, "2"), (7, "3")], Shelf.HELD)
    assert server.shelved["Held"] == {1: b"one", 3: b"three"}


def test_a_move_that_is_refused_for_what_is_there_is_an_error() -> None:
    server = ScriptedServer({1: b"one"})
    server.poison = {1}
    server.noop = lambda: None  # type: ignore[method-assign]
    with pytest.raises(MailboxUnavailableError, match="move failed"):
        session_on(server).move([(7, "1")], Shelf.HELD)


def test_cursors_of_another_uidvalidity_move_nothing() -> None:
    server = ScriptedServer({1: b"one"})
    session_on(server).move([(6, "1")], Shelf.HELD)
    assert server.commands == []


@pytest.mark.parametrize("error", [IMAPClientAbortError("socket error: EOF"), OSError("reset"), TimeoutError()])
@pytest.mark.parametrize(
    "use",
    [
        lambda session: session.present(),
        lambda session: session.move([(7, "1")], Shelf.HELD),
        lambda session: list(session.batches(NOTHING, 5)),
        lambda session: session.idle_until(1, threading.Event()),
    ],
)
def test_every_method_turns_every_failure_into_one(error: Exception, use: Callable[[ImapSession], object]) -> None:
    server = ScriptedServer({1: b"one"})

    def fail(*_: object) -> Any:
        raise error

    for name in ("search", "move", "fetch", "idle", "folder_status"):
        setattr(server, name, fail)
    with pytest.raises(MailboxUnavailableError):
        use(session_on(server))


def test_an_idle_that_spins_on_a_closed_connection_is_an_error() -> None:
    server = ScriptedServer({})
    with pytest.raises(MailboxUnavailableError, match="closed"):
        session_on(server).idle_until(600, threading.Event())
    assert server.commands == [("IDLE", ()), ("CHECK", ())]


def test_idle_passes_over_what_is_no_new_message() -> None:
    server = ScriptedServer({})
    server.idle_answers = [[(b"OK", b"Still here")], [(3, b"EXPUNGE")], [(1, b"FETCH", ())], [(4, b"EXISTS")]]
    assert session_on(server).idle_until(600, threading.Event()) is True
    assert server.commands[-1] == ("DONE", ())


def test_without_idle_it_only_waits() -> None:
    server = ScriptedServer({})
    server.capabilities.discard("IDLE")
    stop = threading.Event()
    stop.set()
    assert session_on(server).idle_until(600, stop) is False
    assert server.commands == []


@pytest.mark.parametrize(
    ("path", "prefix", "separator", "name"),
    [
        ("inbox", "INBOX.", ".", "INBOX"),
        ("Processed", "", "/", "Processed"),
        ("Minutes/Processed", "INBOX.", ".", "INBOX.Minutes.Processed"),
        ("INBOX.Processed", "INBOX.", ".", "INBOX.Processed"),
        ("Minutes/Done", "", ".", "Minutes.Done"),
        ("Minutes/Done", "", "", "Minutes/Done"),
        ("Zoe\u0308", "", "/", "Zo\u00eb"),
    ],
)
def test_folder_names(path: str, prefix: str, separator: str, name: str) -> None:
    server = ScriptedServer({})
    server.namespace = lambda: type("Namespace", (), {"personal": ((prefix, separator),)})  # type: ignore[method-assign]
    assert Folders(server).server_name(path) == name


@pytest.mark.parametrize(
    ("listed", "name"), [([((b"\\Noselect",), b".", "")], "A.B"), ([((), None, "")], "A/B"), ([], "A/B")]
)
def test_the_separator_where_the_server_knows_no_namespaces(listed: list[Any], name: str) -> None:
    server = ScriptedServer({})
    server.capabilities.discard("NAMESPACE")
    server.list_folders = lambda *_: listed  # type: ignore[attr-defined]
    assert Folders(server).server_name("A/B") == name
