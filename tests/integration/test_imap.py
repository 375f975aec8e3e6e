"""ImapMailbox against a real Dovecot: what is read, what is moved, what is left as it was."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from imapclient import IMAPClient

from service.domain.transit import Fetched, Shelf
from service.errors import MailboxUnavailableError
from service.transport.imap import ImapMailbox
from service.transport.imap_session import ImapSession
from service.transport.server import Login, Security, Server
from service.workflows.ports import Mailbox
from tests.servers.certificates import Certificates
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fixtures import running
from tests.servers.process import HOST

NOTHING: frozenset[tuple[int, str]] = frozenset()


def note(number: int, padding: int = 0) -> bytes:
    """A small message that can be told from the others."""
    return b"Subject: note %d\r\nMessage-ID: <%d@notes.example>\r\n\r\nwords %d\r\n" % (number, number, number) + (
        b"x" * 70 + b"\r\n"
    ) * (padding // 72)


def mailbox_of(dovecot: Dovecot, user: str, **changes: object) -> ImapMailbox:
    """The mailbox under test, in clear text on loopback."""
    plain = ImapMailbox(
        name="minutes",
        server=Server(host=HOST, port=dovecot.port, security=Security.NONE, timeout=10),
        login=Login(user=user, password=PASSWORD),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def everything(session: ImapSession, known: frozenset[tuple[int, str]] = NOTHING, size: int = 50) -> list[Fetched]:
    """All batches in one list."""
    return [fetched for batch in session.batches(known, size) for fetched in batch]


@pytest.fixture
def program(dovecot: Dovecot, mail_user: str) -> Iterator[IMAPClient]:
    """A person's mail program on the same account."""
    client = dovecot.client(mail_user)
    yield client
    client.logout()


@pytest.fixture
def mailbox(dovecot: Dovecot, mail_user: str) -> ImapMailbox:
    """An empty mailbox of the test's own."""
    return mailbox_of(dovecot, mail_user)


def fill(program: IMAPClient, number: int) -> None:
    """Put notes 1 to `number` into the inbox."""
    for at in range(1, number + 1):
        program.append("INBOX", note(at))


def test_satisfies_the_port(mailbox: ImapMailbox) -> None:
    port: Mailbox = mailbox
    assert port.name == "minutes"


def test_fetches_exactly_the_octets_in_order_and_in_batches(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 7)
    with mailbox.session() as session:
        batches = list(session.batches(NOTHING, 3))
    assert [len(batch) for batch in batches] == [3, 3, 1]
    fetched = [one for batch in batches for one in batch]
    assert [one.octets for one in fetched] == [note(at) for at in range(1, 8)]
    assert all(one.whole and one.size == len(one.octets) for one in fetched)


def test_leaves_no_trace(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 2)
    with mailbox.session() as session:
        everything(session)
    program.select_folder("INBOX")
    assert {b"\\Seen" in flags for flags in program.get_flags([1, 2]).values()} == {False}


def test_leaves_out_what_is_known(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 3)
    with mailbox.session() as session:
        first = everything(session)
        known = frozenset((one.uidvalidity, one.uid) for one in first[:2])
        assert [one.octets for one in everything(session, known)] == [note(3)]


def test_leaves_alone_what_a_person_has_deleted(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 2)
    program.select_folder("INBOX")
    program.delete_messages([1])
    with mailbox.session() as session:
        assert [one.octets for one in everything(session)] == [note(2)]


def test_a_message_over_the_limit_comes_as_its_header(dovecot: Dovecot, mail_user: str, program: IMAPClient) -> None:
    large = note(1, padding=20_000)
    program.append("INBOX", large)
    program.append("INBOX", note(2))
    with mailbox_of(dovecot, mail_user, largest=10_000).session() as session:
        header, small = everything(session)
    assert header.octets == b"Subject: note 1\r\nMessage-ID: <1@notes.example>\r\n\r\n"
    assert (header.size, header.whole) == (len(large), False)
    assert small.octets == note(2)


def test_a_message_that_goes_away_between_two_batches_is_left_out(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 4)
    with mailbox.session() as session:
        batches = session.batches(NOTHING, 2)
        assert len(next(batches)) == 2
        program.select_folder("INBOX")
        program.delete_messages([3])
        program.uid_expunge([3])
        rest = [one for batch in batches for one in batch]
    assert [one.octets for one in rest] == [note(4)]


def test_a_new_uidvalidity_makes_every_message_new(dovecot: Dovecot, mail_user: str, mailbox: ImapMailbox) -> None:
    with closing_client(dovecot, mail_user) as program:
        fill(program, 2)
    with mailbox.session() as session:
        before = {(one.uidvalidity, one.uid): one.octets for one in everything(session)}
    dovecot.renew_uidvalidity(mail_user)
    with mailbox.session() as session:
        after = {(one.uidvalidity, one.uid): one.octets for one in everything(session, frozenset(before))}
        assert session.present() == frozenset(after)
        session.move(list(before), Shelf.PROCESSED)  # cursors of the old life name nothing now
        assert session.present() == frozenset(after)
    assert not before.keys() & after.keys()
    assert sorted(before.values()) == sorted(after.values()) == [note(1), note(2)]


class closing_client:  # noqa: N801 - reads as a function
    """A mail program that logs out at the end of the block."""

    def __init__(self, dovecot: Dovecot, user: str) -> None:
        self._client = dovecot.client(user)

    def __enter__(self) -> IMAPClient:
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.logout()


def folder_contents(program: IMAPClient, name: str) -> list[bytes]:
    """The messages of a folder, by UID."""
    program.select_folder(name, readonly=True)
    answer = program.fetch(program.search("ALL"), ["BODY.PEEK[]"])
    return [answer[uid][b"BODY[]"] for uid in sorted(answer)]


def test_moves_to_the_shelf_and_makes_the_folder(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 4)
    with mailbox.session() as session:
        cursors = [(one.uidvalidity, one.uid) for one in everything(session)]
        session.move(cursors[:2], Shelf.PROCESSED)
        session.move(cursors[2:3], Shelf.HELD)
        assert session.present() == frozenset(cursors[3:])
    assert folder_contents(program, "Processed") == [note(1), note(2)]
    assert folder_contents(program, "Held") == [note(3)]
    assert folder_contents(program, "INBOX") == [note(4)]
    assert "Processed" in [name for _, _, name in program.list_sub_folders()]


def test_moving_what_is_gone_is_no_error(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 3)
    with mailbox.session() as session:
        cursors = [(one.uidvalidity, one.uid) for one in everything(session)]
        program.select_folder("INBOX")
        program.delete_messages([2])
        program.uid_expunge([2])
        session.move(cursors, Shelf.PROCESSED)
        session.move(cursors, Shelf.PROCESSED)
        session.move([], Shelf.IGNORED)
        assert session.present() == frozenset()
    assert folder_contents(program, "Processed") == [note(1), note(3)]


@pytest.mark.parametrize("capability", ["IMAP4rev1 UIDPLUS NAMESPACE", "IMAP4rev1"])
def test_moves_without_move(certificates: Certificates, mail_user: str, capability: str) -> None:
    with running(lambda: Dovecot(certificates, capability=capability)) as dovecot:
        with closing_client(dovecot, mail_user) as program:
            fill(program, 3)
            program.select_folder("INBOX")
            program.delete_messages([3])  # a person's own flag must survive our expunge
        with mailbox_of(dovecot, mail_user).session() as session:
            fetched = everything(session)
            session.move([(one.uidvalidity, one.uid) for one in fetched[:1]], Shelf.PROCESSED)
            assert [one.octets for one in everything(session)] == [note(2)]
        with closing_client(dovecot, mail_user) as program:
            assert folder_contents(program, "Processed") == [note(1)]
            expected = [note(2), note(3)] if "UIDPLUS" in capability else [note(1), note(2), note(3)]
            assert folder_contents(program, "INBOX") == expected


def test_takes_the_separator_and_the_prefix_of_the_server(certificates: Certificates, mail_user: str) -> None:
    with running(lambda: Dovecot(certificates, separator=".", prefix="INBOX.")) as dovecot:
        with closing_client(dovecot, mail_user) as program:
            fill(program, 1)
        shelves = {Shelf.PROCESSED: "Minutes/Erledigt für Köln", Shelf.HELD: "INBOX.Held", Shelf.IGNORED: "Ignored"}
        with mailbox_of(dovecot, mail_user, shelves=shelves).session() as session:
            cursors = list(session.present())
            session.move(cursors, Shelf.PROCESSED)
        with mailbox_of(dovecot, mail_user, folder="Minutes/Erledigt für Köln").session() as session:
            assert [one.octets for one in everything(session)] == [note(1)]
        with closing_client(dovecot, mail_user) as program:
            assert "INBOX.Minutes.Erledigt für Köln" in [name for _, _, name in program.list_folders()]


def test_a_folder_name_with_wildcards_and_quotes(dovecot: Dovecot, mail_user: str, program: IMAPClient) -> None:
    fill(program, 1)
    shelves = {Shelf.PROCESSED: 'Done "100 %" *', Shelf.HELD: "Held", Shelf.IGNORED: "Ignored"}
    with mailbox_of(dovecot, mail_user, shelves=shelves).session() as session:
        session.move(list(session.present()), Shelf.PROCESSED)
    assert folder_contents(program, 'Done "100 %" *') == [note(1)]


def test_a_missing_folder_is_named_with_the_folders_there_are(dovecot: Dovecot, mail_user: str) -> None:
    with closing_client(dovecot, mail_user) as program:
        program.create_folder("Forwarded minutes")
    with (
        pytest.raises(MailboxUnavailableError, match=r"folder Minutes of .* check mailbox.folder.*Forwarded minutes"),
        mailbox_of(dovecot, mail_user, folder="Minutes").session(),
    ):
        pass


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_reads_over_tls_with_an_authority_of_ones_own(
    dovecot: Dovecot, certificates: Certificates, mail_user: str, program: IMAPClient, security: Security
) -> None:
    fill(program, 1)
    port = dovecot.tls_port if security is Security.TLS else dovecot.port
    server = Server(host=HOST, port=port, security=security, ca_file=certificates.ca, timeout=10)
    with mailbox_of(dovecot, mail_user, server=server).session() as session:
        assert [one.octets for one in everything(session)] == [note(1)]


def test_imaplib_formats_nothing_for_its_log(mailbox: ImapMailbox, program: IMAPClient) -> None:
    """With imapclient's own level 5 every body is formatted for the log: eight times slower."""
    assert program.__class__ is IMAPClient
    fill(program, 1)
    with mailbox.session() as session:
        imap = session._client._imap
        assert imap.debug == 0, "imapclient or imaplib call it something else now: see service/transport/imap.py"
        lines: list[str] = []
        imap._mesg = lambda line, *_: lines.append(line)
        everything(session)
        assert lines == []
        imap.debug = 5  # and this is what it would do: without it the lines above prove nothing
        everything(session)
        assert lines


def test_a_server_that_has_gone_is_noticed_by_the_system(mailbox: ImapMailbox) -> None:
    with mailbox.session() as session:
        assert session._client.socket().getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)


def test_idle_returns_when_mail_arrives(dovecot: Dovecot, mail_user: str, mailbox: ImapMailbox) -> None:
    with mailbox.session() as session:
        stop = threading.Event()
        threading.Timer(0.2, dovecot.deliver, (mail_user, note(1))).start()
        assert session.idle_until(20, stop) is True
        (fetched,) = everything(session)
    assert fetched.octets.endswith(note(1))  # after what the delivery put before it


def test_idle_ends_in_time_and_at_the_stop(mailbox: ImapMailbox) -> None:
    stop = threading.Event()
    with mailbox.session() as session:
        assert session.idle_until(0.05, stop) is False
        stop.set()
        assert session.idle_until(600, stop) is False
        assert session.present() == frozenset()


def test_two_sessions_read_the_same_account(mailbox: ImapMailbox, program: IMAPClient) -> None:
    fill(program, 2)
    with mailbox.session() as one, mailbox.session() as other:
        assert everything(one) == everything(other)


def test_an_error_of_the_caller_passes_through(mailbox: ImapMailbox) -> None:
    with pytest.raises(KeyError, match="mine"), mailbox.session():
        raise KeyError("mine")


def test_reads_over_a_hundred_in_the_order_they_came(mailbox: ImapMailbox, program: IMAPClient) -> None:
    for start in range(0, 120, 60):
        program.multiappend("INBOX", [note(at) for at in range(start, start + 60)])
    with mailbox.session() as session:
        assert [len(batch) for batch in session.batches(NOTHING, 50)] == [50, 50, 20]
