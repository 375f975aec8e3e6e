"""ImapMailbox when things go wrong: every failure is one MailboxUnavailableError that says what to do."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from service.domain.transit import Shelf
from service.errors import MailboxUnavailableError
from service.transport.imap import ImapMailbox
from service.transport.oauth import ClientCredentials, TokenEndpoint, Tokens
from service.transport.server import Login, Security, Server
from tests.integration.test_imap import NOTHING, closing_client, everything, fill, mailbox_of, note
from tests.servers.certificates import Certificates
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fixtures import MakeProxy
from tests.servers.oauth import OauthServer
from tests.servers.process import HOST, free_port
from tests.servers.proxy import Proxy


def why(mailbox: ImapMailbox) -> str:
    """What a person is told when the mailbox cannot be opened."""
    with pytest.raises(MailboxUnavailableError) as caught, mailbox.session():
        pass
    text = str(caught.value)
    assert "\n" not in text
    return text


@pytest.fixture
def proxy(dovecot: Dovecot, make_proxy: MakeProxy) -> Proxy:
    """Between the mailbox and Dovecot."""
    return make_proxy(dovecot.port)


@pytest.fixture
def mailbox(dovecot: Dovecot, mail_user: str, proxy: Proxy) -> ImapMailbox:
    """A mailbox behind the proxy."""
    server = Server(host=HOST, port=proxy.port, security=Security.NONE, timeout=10)
    return mailbox_of(dovecot, mail_user, server=server)


def test_a_wrong_password(dovecot: Dovecot, mail_user: str) -> None:
    text = why(mailbox_of(dovecot, mail_user, login=Login(user=mail_user, password="wrong")))
    assert "refused the user name or password" in text
    assert mail_user in text
    assert "check mailbox.user and the password" in text
    assert "wrong" not in text


def test_a_wrong_password_outside_ascii(dovecot: Dovecot, mail_user: str) -> None:
    text = why(mailbox_of(dovecot, mail_user, login=Login(user=mail_user, password="schlüssel")))
    assert "refused the user name or password" in text


def test_nothing_listens(dovecot: Dovecot, mail_user: str) -> None:
    server = Server(host=HOST, port=free_port(), security=Security.NONE)
    assert "nothing listens at" in why(mailbox_of(dovecot, mail_user, server=server))


def test_a_host_that_does_not_exist(dovecot: Dovecot, mail_user: str) -> None:
    server = Server(host="mail.partnership.invalid", port=993)
    assert "check mailbox.host" in why(mailbox_of(dovecot, mail_user, server=server))


def test_a_certificate_of_an_unknown_authority(dovecot: Dovecot, mail_user: str) -> None:
    server = Server(host=HOST, port=dovecot.tls_port, timeout=10)
    text = why(mailbox_of(dovecot, mail_user, server=server))
    assert "certificate" in text
    assert "mailbox.ca_file" in text


def test_starttls_with_an_unknown_authority_sends_no_password(dovecot: Dovecot, mail_user: str) -> None:
    server = Server(host=HOST, port=dovecot.port, security=Security.STARTTLS, timeout=10)
    assert "is not trusted" in why(mailbox_of(dovecot, mail_user, server=server))


def test_tls_asked_of_a_port_without_tls(dovecot: Dovecot, mail_user: str) -> None:
    server = Server(host=HOST, port=dovecot.port, security=Security.TLS, timeout=10)
    assert "check mailbox.security and mailbox.port" in why(mailbox_of(dovecot, mail_user, server=server))


def test_an_authority_file_that_is_not_there(dovecot: Dovecot, mail_user: str, certificates: Certificates) -> None:
    server = Server(host=HOST, port=dovecot.tls_port, ca_file=certificates.folder / "missing.pem", timeout=10)
    assert "missing.pem" in why(mailbox_of(dovecot, mail_user, server=server))


def test_a_server_that_says_nothing(mailbox: ImapMailbox, proxy: Proxy) -> None:
    proxy.blackhole = True
    assert "did not answer within 0.2 seconds" in why(replace(mailbox, server=replace(mailbox.server, timeout=0.2)))


def test_a_server_that_hangs_up_at_once(mailbox: ImapMailbox, proxy: Proxy) -> None:
    proxy.refuse = True
    assert "it is tried again" in why(mailbox)


@pytest.fixture
def filled(dovecot: Dovecot, mail_user: str, mailbox: ImapMailbox) -> ImapMailbox:
    """A mailbox with six messages of 30,000 octets."""
    with closing_client(dovecot, mail_user) as program:
        for number in range(6):
            program.append("INBOX", note(number, padding=30_000))
    return mailbox


def test_a_connection_cut_in_the_middle_of_a_message(filled: ImapMailbox, proxy: Proxy) -> None:
    with filled.session() as session:
        batches = session.batches(NOTHING, 2)
        seen = next(batches)
        proxy.cut_after = 45_000
        with pytest.raises(MailboxUnavailableError, match="tried again"):
            next(batches)
    known = frozenset((one.uidvalidity, one.uid) for one in seen)
    with filled.session() as session:
        assert len(everything(session, known)) == 4


def test_a_connection_cut_before_the_move(filled: ImapMailbox, proxy: Proxy) -> None:
    with filled.session() as session:
        cursors = list(session.present())
        proxy.cut()
        with pytest.raises(MailboxUnavailableError):
            session.move(cursors, Shelf.PROCESSED)
    with filled.session() as session:
        assert session.present() == frozenset(cursors)


def test_a_server_that_stops_answering_in_the_middle(filled: ImapMailbox, proxy: Proxy) -> None:
    patient = replace(filled, server=replace(filled.server, timeout=1.5))
    with patient.session() as session:
        proxy.blackhole = True
        with pytest.raises(MailboxUnavailableError, match=r"did not answer within 1\.5 seconds"):
            session.present()


def test_a_connection_cut_while_idling_is_noticed(mailbox: ImapMailbox, proxy: Proxy) -> None:
    """imapclient returns an empty list at once, for ever, on such a connection."""
    with mailbox.session() as session:
        threading.Timer(0.1, proxy.cut).start()
        with pytest.raises(MailboxUnavailableError):
            session.idle_until(60, threading.Event())


def test_a_slow_line_is_no_error(filled: ImapMailbox, proxy: Proxy) -> None:
    proxy.delay = 0.015
    with filled.session() as session:
        assert len(everything(session)) == 6


def test_the_server_restarts_between_two_sessions(certificates: Certificates, mail_user: str) -> None:
    dovecot = Dovecot(certificates)
    try:
        dovecot.start()
        with closing_client(dovecot, mail_user) as program:
            fill(program, 2)
        mailbox = mailbox_of(dovecot, mail_user)
        with mailbox.session() as session:
            before = session.present()
            dovecot.kill()
            with pytest.raises(MailboxUnavailableError):
                session.present()
        why(mailbox)
        dovecot.start()
        with mailbox.session() as session:
            assert session.present() == before
    finally:
        dovecot.close()


@pytest.fixture
def tokens(oauth: OauthServer, mail_user: str) -> Tokens:
    """Tokens for the mail user."""
    oauth.user = mail_user
    endpoint = TokenEndpoint(url=oauth.url, client_id=oauth.client_id, client_secret=oauth.client_secret)
    return Tokens(endpoint, ClientCredentials())


def test_logs_in_with_a_token_asked_for_once(
    dovecot: Dovecot, mail_user: str, tokens: Tokens, oauth: OauthServer
) -> None:
    mailbox = mailbox_of(dovecot, mail_user, login=Login(user=mail_user, tokens=tokens))
    for _ in range(2):
        with mailbox.session() as session:
            assert session.present() == frozenset()
    assert len(oauth.asked) == 1


def test_a_refused_token_is_explained_and_not_used_again(
    dovecot: Dovecot, mail_user: str, tokens: Tokens, oauth: OauthServer
) -> None:
    mailbox = mailbox_of(dovecot, mail_user, login=Login(user=mail_user, tokens=tokens))
    tokens.token()
    oauth.tokens.clear()  # revoked by an administrator
    assert "refused the user name or access token" in why(mailbox)
    with mailbox.session():
        assert len(oauth.asked) == 2


def test_a_token_of_somebody_else_is_refused(
    dovecot: Dovecot, mail_user: str, tokens: Tokens, oauth: OauthServer
) -> None:
    oauth.user = "somebody.else@partnership.example"
    assert "access token" in why(mailbox_of(dovecot, mail_user, login=Login(user=mail_user, tokens=tokens)))


def test_no_token_to_be_had(dovecot: Dovecot, mail_user: str, tokens: Tokens, oauth: OauthServer) -> None:
    oauth.refuse_with = (401, b'{"error": "invalid_client", "error_description": "the secret has expired"}')
    text = why(mailbox_of(dovecot, mail_user, login=Login(user=mail_user, tokens=tokens)))
    assert "mailbox.oauth.client_secret" in text
    assert "the secret has expired" in text
    assert PASSWORD not in text
