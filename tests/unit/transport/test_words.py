"""What people are told: each reply and each failure as "not now" or "never", with the setting to look at."""

from __future__ import annotations

import smtplib
import socket
import ssl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient.exceptions import CapabilityError, IMAPClientError, LoginError

from service.errors import (
    ConfigurationError,
    MailboxUnavailableError,
    SubmissionDeferredError,
    SubmissionRejectedError,
    TransientError,
)
from service.transport import imap_errors, smtp_errors
from service.transport.server import Login, Security, Server, why_unreachable
from service.transport.smtp import with_crlf
from service.transport.smtp_errors import UnexpectedReplyError

SERVER = Server(host="mail.partnership.example", port=993)
LOGIN = Login(user="minutes@partnership.example", password="very secret")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "check mailbox.host"),
        (TimeoutError(), "did not answer within 30 seconds"),
        (ConnectionRefusedError(111, "refused"), "nothing listens at mail.partnership.example:993"),
        (ConnectionResetError(104, "Connection reset by peer"), "Connection reset by peer"),
        (OSError(), "OSError"),
        (ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), "it is tried again"),
        (ssl.SSLCertVerificationError(1, "self-signed certificate"), "mailbox.ca_file"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version"), "check mailbox.security"),
    ],
)
def test_why_a_server_is_unreachable(error: Exception, words: str) -> None:
    assert words in why_unreachable(error, SERVER, "mailbox")


@given(code=st.integers(-1, 999), reply=st.binary(max_size=80))
def test_every_reply_is_settled(code: int, reply: bytes) -> None:
    with pytest.raises((SubmissionDeferredError, SubmissionRejectedError)) as caught, smtp_errors.explained(SERVER):
        raise UnexpectedReplyError(code, reply)
    never = isinstance(caught.value, SubmissionRejectedError)
    assert never == (500 <= code < 600 and code not in (530, 534, 535, 538))
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("reply", "enhanced"),
    [
        (b"5.1.1 no such user", "5.1.1"),
        (b"5.7.26 first\n5.7.26 second", "5.7.26"),
        (b"no such user 5.1.1", ""),
        (b"5.1.1234 x", ""),
    ],
)
def test_the_enhanced_code(reply: bytes, enhanced: str) -> None:
    with pytest.raises(SubmissionRejectedError) as caught, smtp_errors.explained(SERVER):
        raise UnexpectedReplyError(550, reply)
    assert caught.value.enhanced == enhanced


@pytest.mark.parametrize(
    ("error", "words", "code"),
    [
        (smtplib.SMTPConnectError(554, b"go away"), "check submission.host", 554),
        (smtplib.SMTPConnectError(-1, "what"), "answered -1", 0),
        (smtplib.SMTPServerDisconnected("Connection unexpectedly closed"), "it is tried again", 0),
        (smtplib.SMTPNotSupportedError("STARTTLS extension not supported by server."), "nothing is sent in clear", 0),
        (smtplib.SMTPException("No suitable authentication method found."), "takes no login", 0),
        (TransientError("no access token"), "no access token", 0),
        (ConfigurationError("oauth.scope", "wrong", "Correct it"), "oauth.scope", 0),
        (UnicodeEncodeError("ascii", "ä", 0, 1, "x"), "it is tried again", 0),
    ],
)
def test_what_smtplib_raises_is_deferred(error: Exception, words: str, code: int) -> None:
    with pytest.raises(SubmissionDeferredError) as caught, smtp_errors.explained(SERVER):
        raise error
    assert words in str(caught.value)
    assert caught.value.code == code


@pytest.mark.parametrize(("code", "words"), [(454, "right now"), (535, "check submission.user and the password")])
def test_a_refused_login_tells_a_passing_trouble_from_a_wrong_password(code: int, words: str) -> None:
    error = smtp_errors.refused_login(smtplib.SMTPAuthenticationError(code, b"5.7.8 no"), SERVER, LOGIN)
    assert words in str(error)
    assert error.code == code


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (LoginError("b'[AUTHENTICATIONFAILED] no'"), "check mailbox.user and the password"),
        (LoginError("b'[UNAVAILABLE] try later'"), "right now"),
        (CapabilityError("Server does not support STARTTLS"), "lacks what is needed"),
        (IMAPClientError("select failed: [NOPERM]"), "refused a command"),
        (ValueError("unexpected answer"), "it is tried again"),
        (TransientError("no access token"), "no access token"),
    ],
)
def test_what_imapclient_raises(error: Exception, words: str) -> None:
    with pytest.raises(MailboxUnavailableError) as caught, imap_errors.explained(SERVER, LOGIN):
        raise error
    assert words in str(caught.value)
    assert caught.value.__cause__ is error


def test_a_server_without_starttls() -> None:
    server = Server(host="mail.partnership.example", port=143, security=Security.STARTTLS)
    with (
        pytest.raises(MailboxUnavailableError, match=r"set mailbox\.security to tls"),
        imap_errors.explained(server, LOGIN),
    ):
        raise CapabilityError("Server does not support STARTTLS capability")


@given(st.binary(max_size=60))
def test_every_line_end_becomes_crlf_and_nothing_else_changes(octets: bytes) -> None:
    written = with_crlf(octets)
    assert written.replace(b"\r\n", b"").count(b"\r") == written.replace(b"\r\n", b"").count(b"\n") == 0
    assert written.replace(b"\r\n", b"\n") == octets.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    assert with_crlf(written) == written


def test_a_password_is_never_shown() -> None:
    assert "secret" not in repr(LOGIN)
