"""SmtpSubmitter against a real SMTP server that refuses, delays, drops and asks for logins."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from service.domain.outbox import SEND_WAIT
from service.domain.transit import Envelope
from service.errors import SubmissionDeferredError, SubmissionRejectedError
from service.transport import smtp
from service.transport.oauth import ClientCredentials, TokenEndpoint, Tokens
from service.transport.server import Login, Security, Server
from service.transport.smtp import SmtpSession, SmtpSubmitter
from service.workflows.ports import Submitter
from tests.servers.certificates import Certificates
from tests.servers.fixtures import MakeProxy
from tests.servers.oauth import OauthServer
from tests.servers.process import HOST, free_port
from tests.servers.smtp import SmtpSink

MakeSink = Callable[..., SmtpSink]
SENDER = "minutes@partnership.example"


def letter(recipient: str, number: int = 1) -> Envelope:
    """A small message."""
    octets = f"From: {SENDER}\r\nTo: {recipient}\r\nSubject: {number}\r\n\r\nYour actions\r\n"
    return Envelope(SENDER, recipient, octets.encode())


def submitter_to(port: int, **changes: object) -> SmtpSubmitter:
    """In clear text on loopback, unless changed."""
    server = Server(host=HOST, port=port, security=Security.NONE, timeout=10)
    return replace(SmtpSubmitter(server=server), **changes)  # type: ignore[arg-type]


def deferred(session: SmtpSession, envelope: Envelope) -> SubmissionDeferredError:
    """Submit what must be deferred."""
    with pytest.raises(SubmissionDeferredError) as caught:
        session.submit(envelope)
    return caught.value


def rejected(session: SmtpSession, envelope: Envelope) -> SubmissionRejectedError:
    """Submit what must be rejected."""
    with pytest.raises(SubmissionRejectedError) as caught:
        session.submit(envelope)
    return caught.value


def no_session(submitter: SmtpSubmitter) -> SubmissionDeferredError:
    """What a person is told when there is no connection to be had."""
    with pytest.raises(SubmissionDeferredError) as caught, submitter.session():
        pass
    assert "\n" not in str(caught.value)
    return caught.value


def test_satisfies_the_port(sink: SmtpSink) -> None:
    port: Submitter = submitter_to(sink.port)
    with port.session() as session:
        assert session.submit(letter("ann@council.example")) == "2.0.0 Ok: queued as 1"


def test_a_batch_goes_over_one_connection(sink: SmtpSink) -> None:
    with submitter_to(sink.port).session() as session:
        for number in range(20):
            session.submit(letter("ann@council.example", number))
    assert sink.connections == 1
    assert [message.octets for message in sink.received] == [
        letter("ann@council.example", number).octets for number in range(20)
    ]
    assert {(message.sender, message.recipients) for message in sink.received} == {(SENDER, ("ann@council.example",))}


def test_the_null_sender(sink: SmtpSink) -> None:
    with submitter_to(sink.port).session() as session:
        session.submit(replace(letter("ann@council.example"), sender=""))
    assert sink.received[0].sender in ("", "<>")


def test_dots_and_line_ends_arrive_as_they_must(sink: SmtpSink) -> None:
    with submitter_to(sink.port).session() as session:
        session.submit(replace(letter("ann@council.example"), octets=b"Subject: x\n\n.\n..\n.a\r\nb\rc\n"))
    assert sink.received[0].octets == b"Subject: x\r\n\r\n.\r\n..\r\n.a\r\nb\r\nc\r\n"


def test_one_bad_recipient_does_not_spoil_the_session(sink: SmtpSink) -> None:
    sink.refused["gone@council.example"] = "550 5.1.1 No such user here"
    with submitter_to(sink.port).session() as session:
        session.submit(letter("ann@council.example"))
        error = rejected(session, letter("gone@council.example"))
        session.submit(letter("bob@council.example"))
    assert (error.code, error.enhanced) == (550, "5.1.1")
    assert "No such user here" in str(error)
    assert [message.recipients[0] for message in sink.received] == ["ann@council.example", "bob@council.example"]
    assert sink.connections == 1


def test_a_greylisted_recipient_is_deferred_and_taken_the_next_time(sink: SmtpSink) -> None:
    sink.greylisted.add("ann@council.example")
    with submitter_to(sink.port).session() as session:
        assert deferred(session, letter("ann@council.example")).code == 451
        session.submit(letter("ann@council.example"))
    assert (len(sink.received), sink.connections) == (1, 1)


@pytest.mark.parametrize("code", [421, 450, 452])
def test_a_temporary_answer_to_the_data_is_deferred(sink: SmtpSink, code: int) -> None:
    sink.data_replies.append(f"{code} 4.3.1 Insufficient system storage")
    with submitter_to(sink.port).session() as session:
        assert deferred(session, letter("ann@council.example")).code == code
        session.submit(letter("bob@council.example"))
    assert len(sink.received) == 1


def test_a_final_answer_to_the_data_is_rejected(sink: SmtpSink) -> None:
    sink.data_replies.append("554 5.7.1 Message content refused")
    with submitter_to(sink.port).session() as session:
        error = rejected(session, letter("ann@council.example"))
        session.submit(letter("bob@council.example"))
    assert (error.code, error.enhanced, len(sink.received)) == (554, "5.7.1", 1)


def test_a_final_answer_without_an_enhanced_code(sink: SmtpSink) -> None:
    sink.refused["gone@council.example"] = "550 no"
    with submitter_to(sink.port).session() as session:
        assert rejected(session, letter("gone@council.example")).enhanced == ""


@pytest.mark.parametrize("kept", [True, False])
def test_a_connection_that_drops_before_the_answer_is_deferred(sink: SmtpSink, kept: bool) -> None:
    """The server may or may not have the message: it is sent again with the same Message-ID."""
    sink.drop_after_data, sink.keep_dropped = 1, kept
    with submitter_to(sink.port).session() as session:
        assert deferred(session, letter("ann@council.example")).code == 0
        session.submit(letter("bob@council.example"))
    assert len(sink.received) == 1 + kept
    assert sink.connections == 2


@pytest.mark.parametrize("says_421", [True, False])
def test_a_server_that_limits_messages_per_connection_is_connected_to_again(sink: SmtpSink, says_421: bool) -> None:
    sink.messages_per_connection, sink.says_421 = 3, says_421
    with submitter_to(sink.port).session() as session:
        for number in range(8):
            session.submit(letter("ann@council.example", number))
    assert (len(sink.received), sink.connections) == (8, 3)


def test_a_server_that_is_gone_and_comes_back(sink: SmtpSink) -> None:
    with submitter_to(sink.port).session() as session:
        session.submit(letter("ann@council.example"))
        sink.stop()
        assert "nothing listens" in str(deferred(session, letter("bob@council.example")))
        sink.start()
        session.submit(letter("bob@council.example"))
    assert len(sink.received) == 2


def test_nothing_listens() -> None:
    assert "check submission.host and submission.port" in str(no_session(submitter_to(free_port())))


def test_a_server_that_says_nothing(sink: SmtpSink, make_proxy: MakeProxy) -> None:
    proxy = make_proxy(sink.port)
    proxy.blackhole = True
    server = Server(host=HOST, port=proxy.port, security=Security.NONE, timeout=0.2)
    assert "did not answer within 0.2 seconds" in str(no_session(SmtpSubmitter(server=server)))


def test_a_server_that_falls_silent_after_the_data(sink: SmtpSink, make_proxy: MakeProxy) -> None:
    sink.delay = 30
    server = Server(host=HOST, port=sink.port, security=Security.NONE, timeout=10)
    with SmtpSubmitter(server=server, patience=0.5).session() as session:
        error = deferred(session, letter("ann@council.example"))
        assert "did not answer within 0.5 seconds; it is tried again, and may arrive twice" in str(error)
        assert error.code == 0
        sink.delay = 0
        session.submit(letter("bob@council.example"))
    assert sink.received[-1].recipients == ("bob@council.example",)


def test_a_server_that_is_ready_too_late_does_not_get_the_message(sink: SmtpSink, make_proxy: MakeProxy) -> None:
    """The mail's lease may be over by the time it says that it took it; each answer came within the time-out."""
    proxy = make_proxy(sink.port)
    server = Server(host=HOST, port=proxy.port, security=Security.NONE, timeout=5)
    with SmtpSubmitter(server=server, begin_within=0.5).session() as session:
        proxy.delay = 0.3
        error = deferred(session, letter("ann@council.example"))
        assert "was not ready for the message within 0.5 seconds; it is tried again" in str(error)
        assert error.code == 0
        proxy.delay = 0
        session.submit(letter("bob@council.example"))
    assert [mail.recipients for mail in sink.received] == [("bob@council.example",)]


def test_the_message_has_its_own_time_where_answers_have_more(sink: SmtpSink, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float | None] = []
    send = smtplib.SMTP.send

    def noted(client: smtplib.SMTP, octets: bytes) -> None:
        given.append(client.sock.gettimeout())  # type: ignore[union-attr]
        send(client, octets)

    server = Server(host=HOST, port=sink.port, security=Security.NONE, timeout=300)
    with SmtpSubmitter(server=server).session() as session:
        monkeypatch.setattr(smtplib.SMTP, "send", noted)
        session.submit(letter("ann@council.example"))
    assert set(given[:-2]) == {300}
    assert given[-2:] == [SEND_WAIT.total_seconds(), 2]


def test_a_server_that_has_gone_is_noticed_by_the_system(sink: SmtpSink) -> None:
    """Within two minutes, not after the ten that a server has which only thinks."""
    with submitter_to(sink.port).session() as session:
        sock = session._client.sock  # type: ignore[union-attr]
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        idle, pause, times = socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT
        asked = [sock.getsockopt(socket.IPPROTO_TCP, option) for option in (idle, pause, times)]
    assert asked[0] + asked[1] * asked[2] <= 120


def test_a_server_that_looks_through_what_it_takes_has_ten_minutes(sink: SmtpSink) -> None:
    """RFC 5321 4.5.3.2.6: who gives up earlier makes copies. Everything else has to come within `timeout`."""
    assert SmtpSubmitter(server=Server(host=HOST, port=sink.port, security=Security.NONE)).patience == 600
    sink.delay = 1.5
    server = Server(host=HOST, port=sink.port, security=Security.NONE, timeout=0.5)
    with SmtpSubmitter(server=server).session() as session:
        session.submit(letter("ann@council.example"))
        session.submit(letter("bob@council.example"))
    assert (len(sink.received), sink.connections) == (2, 1)


def test_a_nul_in_what_the_server_says_is_left_out(sink: SmtpSink) -> None:
    """PostgreSQL refuses a text that holds one, and the mail would leave again whenever its lease runs out."""
    sink.data_replies = ["250 2.0.0 taken as\0 17"]
    with submitter_to(sink.port).session() as session:
        assert session.submit(letter("ada@example.com")) == "2.0.0 taken as 17"


def test_what_nobody_foresaw_costs_the_connection_and_not_the_next_mail(
    sink: SmtpSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half-way through a message the server waits for its rest: the next one would be taken for that."""

    def stumble(client: smtplib.SMTP, *_: object) -> str:
        client.send(b"Subject: half\r\n")
        raise MemoryError

    with submitter_to(sink.port).session() as session:
        with monkeypatch.context() as patch:
            patch.setattr(smtp, "finish", stumble)
            with pytest.raises(MemoryError):
                session.submit(letter("ada@example.com"))
        session.submit(letter("bo@example.com"))
    (taken,) = sink.received
    assert taken.recipients == ("bo@example.com",)
    assert b"half" not in taken.octets


def test_a_message_over_the_limit_is_rejected_before_it_is_sent(make_sink: MakeSink) -> None:
    sink = make_sink(size_limit=1000)
    with submitter_to(sink.port).session() as session:
        error = rejected(session, replace(letter("ann@council.example"), octets=b"x" * 2000))
        session.submit(letter("bob@council.example"))
    assert (error.code, error.enhanced) == (552, "5.3.4")
    assert len(sink.received) == 1


def test_addresses_outside_ascii_where_the_server_takes_them(make_sink: MakeSink) -> None:
    sink = make_sink(smtputf8=True)
    with submitter_to(sink.port).session() as session:
        session.submit(letter("zoë@council.example"))
        session.submit(letter("ann@council.example"))
    assert [message.recipients[0] for message in sink.received] == ["zoë@council.example", "ann@council.example"]


def test_addresses_outside_ascii_where_it_does_not(make_sink: MakeSink) -> None:
    sink = make_sink(smtputf8=False)
    with submitter_to(sink.port).session() as session:
        assert "outside ASCII" in str(rejected(session, letter("zoë@council.example")))
        session.submit(letter("ann@council.example"))
    assert (len(sink.received), sink.connections) == (1, 1)


@pytest.mark.parametrize("address", ["", "ann@x.example>\r\nRCPT TO:<eve@x.example", "a b@x.example", "a@x.example\n"])
def test_an_address_that_is_none_never_reaches_the_server(sink: SmtpSink, address: str) -> None:
    with submitter_to(sink.port).session() as session:
        rejected(session, Envelope(SENDER, address, b"Subject: x\r\n\r\n"))
        session.submit(letter("ann@council.example"))
    assert [message.recipients for message in sink.received] == [("ann@council.example",)]


@pytest.mark.parametrize("password", ["secret", "schlüssel"])
def test_logs_in_with_a_password(make_sink: MakeSink, password: str) -> None:
    sink = make_sink(users={SENDER: password})
    login = Login(user=SENDER, password=password)
    with submitter_to(sink.port, login=login).session() as session:
        session.submit(letter("ann@council.example"))
    assert len(sink.received) == 1


@pytest.mark.parametrize("password", ["wrong", "fälschlich"])
def test_a_wrong_password_is_deferred_with_a_remedy(make_sink: MakeSink, password: str) -> None:
    sink = make_sink(users={SENDER: "secret"})
    error = no_session(submitter_to(sink.port, login=Login(user=SENDER, password=password)))
    assert error.code == 535
    assert "check submission.user and the password" in str(error)
    assert password not in str(error)


def test_a_server_that_asks_for_a_login_nobody_gave(make_sink: MakeSink) -> None:
    sink = make_sink(users={SENDER: "secret"})
    with submitter_to(sink.port).session() as session:
        error = deferred(session, letter("ann@council.example"))
    assert error.code == 530
    assert "submission.user" in str(error)


def test_a_server_that_takes_no_login(sink: SmtpSink) -> None:
    error = no_session(submitter_to(sink.port, login=Login(user=SENDER, password="secret")))
    assert "takes no login" in str(error)


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_over_tls(make_sink: MakeSink, certificates: Certificates, security: Security) -> None:
    sink = make_sink(certificate=certificates.good, implicit_tls=security is Security.TLS, users={SENDER: "secret"})
    server = Server(host=HOST, port=sink.port, security=security, ca_file=certificates.ca, timeout=10)
    login = Login(user=SENDER, password="secret")
    with SmtpSubmitter(server=server, login=login).session() as session:
        session.submit(letter("ann@council.example"))
        session.submit(letter("bob@council.example"))
    assert [message.protected for message in sink.received] == [True, True]


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_a_certificate_for_another_host_is_not_taken(
    make_sink: MakeSink, certificates: Certificates, security: Security
) -> None:
    sink = make_sink(certificate=certificates.other_host, implicit_tls=security is Security.TLS)
    server = Server(host=HOST, port=sink.port, security=security, ca_file=certificates.ca, timeout=10)
    text = str(no_session(SmtpSubmitter(server=server)))
    assert "is not trusted" in text
    assert "submission.ca_file" in text


def test_never_in_clear_text_where_starttls_was_asked_for(make_sink: MakeSink) -> None:
    sink = make_sink(users={SENDER: "secret"})
    server = Server(host=HOST, port=sink.port, security=Security.STARTTLS, timeout=10)
    error = no_session(SmtpSubmitter(server=server, login=Login(user=SENDER, password="secret")))
    assert "does not offer STARTTLS" in str(error)
    assert sink.received == []


@pytest.fixture
def tokens(oauth: OauthServer) -> Tokens:
    """Tokens of the sender."""
    endpoint = TokenEndpoint(url=oauth.url, client_id=oauth.client_id, client_secret=oauth.client_secret)
    oauth.user = SENDER
    return Tokens(endpoint, ClientCredentials())


def test_logs_in_with_a_token(make_sink: MakeSink, oauth: OauthServer, tokens: Tokens) -> None:
    sink = make_sink(tokens=oauth.tokens)
    with submitter_to(sink.port, login=Login(user=SENDER, tokens=tokens)).session() as session:
        session.submit(letter("ann@council.example"))
    assert [message.user for message in sink.received] == [SENDER]


def test_a_refused_token_is_not_used_again(make_sink: MakeSink, oauth: OauthServer, tokens: Tokens) -> None:
    sink = make_sink(tokens=oauth.tokens)
    submitter = submitter_to(sink.port, login=Login(user=SENDER, tokens=tokens))
    tokens.token()
    oauth.tokens.clear()  # revoked by an administrator
    error = no_session(submitter)
    assert error.code == 535
    assert "access token" in str(error)
    with submitter.session() as session:
        session.submit(letter("ann@council.example"))


def test_no_token_to_be_had(make_sink: MakeSink, oauth: OauthServer, tokens: Tokens) -> None:
    oauth.refuse_with = (503, b"")
    sink = make_sink(tokens=oauth.tokens)
    assert "no access token" in str(no_session(submitter_to(sink.port, login=Login(user=SENDER, tokens=tokens))))
