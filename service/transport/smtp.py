"""Message submission over SMTP (RFC 6409, 5321): one connection for many messages. Knows envelopes, not letters."""

from __future__ import annotations

import base64
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from service.domain.outbox import ANSWER_WAIT, BEGIN_WAIT
from service.domain.transit import Envelope
from service.errors import SubmissionDeferredError, SubmissionRejectedError
from service.transport.server import Login, Security, Server, TokenSource, tls_context, watch_over, xoauth2
from service.transport.smtp_errors import (
    SECTION,
    UnexpectedReplyError,
    explained,
    refused_login,
)
from service.transport.smtp_transaction import announcement, await_answers, begin, finish, with_crlf

#: Seconds that a server has to say goodbye.
_PARTING = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSubmitter:
    """A submission server. `login` is None where it asks for none."""

    server: Server
    login: Login | None = None
    #: The name this machine greets with (EHLO); an address literal is always allowed (RFC 5321 4.1.3).
    greeting: str = "[127.0.0.1]"
    #: Seconds within which the server says that it took a message.
    patience: float = ANSWER_WAIT.total_seconds()
    #: Seconds after which a message is no longer handed over where the server took so long to wait for it.
    begin_within: float = BEGIN_WAIT.total_seconds()

    @contextmanager
    def session(self) -> Iterator[SmtpSession]:
        """Connect and log in once for a batch. Raises SubmissionDeferredError where that fails."""
        session = SmtpSession(self)
        session.connect()
        try:
            yield session
        finally:
            session.leave()


class SmtpSession:
    """One connection, renewed where the server drops it between two messages."""

    def __init__(self, submitter: SmtpSubmitter) -> None:
        self._submitter = submitter
        self._client: smtplib.SMTP | None = None
        #: The mail whose commands went behind the message before: the server waits for it, and for nothing else.
        self._announced: Envelope | None = None

    def connect(self) -> None:
        """Connect, protect, log in. Raises SubmissionDeferredError."""
        server = self._submitter.server
        with explained(server):
            client = _connect(server, self._submitter.greeting)
            try:
                _prepare(client, server, self._submitter.login)
            except BaseException:
                client.close()
                raise
            self._client = client

    def leave(self) -> None:
        """Say goodbye; a broken connection, or one that waits for a message, is only closed."""
        client = self._client
        if client is not None and self._announced is None:
            with suppress(smtplib.SMTPException, OSError):
                if client.sock is not None:
                    client.sock.settimeout(_PARTING)
                client.quit()
        self._drop()

    def submit(self, envelope: Envelope, following: Envelope | None = None) -> str:
        """Hand over one message; return the server's words. `following` is what is submitted next, if anything is.

        SubmissionDeferredError: 4yz, a lost connection, a refused login: nothing is lost, try again later.
        SubmissionRejectedError: 5yz. Either way the next message can be submitted at once.
        """
        _check_addresses(envelope)
        with explained(self._submitter.server):
            try:
                return self._hand_over(self._straight(envelope), self._straight(following) if following else None)
            except UnexpectedReplyError as error:
                self._reset(error.code)
                raise
            except SubmissionRejectedError:  # found out before the server heard of it
                raise
            except BaseException:  # whatever it was: nobody knows what the server waits for now
                self._drop()
                raise

    def _hand_over(self, envelope: Envelope, following: Envelope | None) -> str:
        client = self._begun_in_time(envelope)
        behind = announcement(client, following) if following and not _fault_of_addresses(following) else b""
        self._announced = following if behind else None
        return finish(client, envelope, self._submitter.patience, behind)

    def _straight(self, envelope: Envelope) -> Envelope:
        """The message with its lines ended by CRLF; one that was announced has been looked through then."""
        if self._announced is not None and self._announced.octets is envelope.octets:
            return envelope
        octets = with_crlf(envelope.octets)
        return envelope if octets is envelope.octets else replace(envelope, octets=octets)

    def _begun_in_time(self, envelope: Envelope) -> smtplib.SMTP:
        """Too late, another worker may be about to take the message over: it is the server's only from here on."""
        asked = time.monotonic()
        client = self._begun(envelope)
        within = self._submitter.begin_within
        if time.monotonic() - asked > within:
            raise SubmissionDeferredError(
                f"{self._submitter.server} was not ready for the message within {within:g} seconds; it is tried again"
            )
        return client

    def _begun(self, envelope: Envelope) -> smtplib.SMTP:
        """Over a new connection where the old one has gone: until begin() is through, nothing is handed over."""
        announced, self._announced = self._announced, None
        if announced not in (None, envelope):  # the server waits for another message; only the end makes it forget
            self._drop()
        fresh = self._client is None
        client = self._connected()
        try:
            await_answers(client) if announced and not fresh else begin(client, envelope)
        except (UnexpectedReplyError, smtplib.SMTPServerDisconnected) as error:
            if fresh or getattr(error, "code", 421) != 421:
                raise
            self._drop()
            client = self._connected()
            begin(client, envelope)
        return client

    def _connected(self) -> smtplib.SMTP:
        if self._client is None:
            self.connect()
        if self._client is None:
            raise AssertionError("connect() either raises or connects")
        return self._client

    def _reset(self, code: int) -> None:
        """Forget the refused message, so that it does not spoil the next one; where that has begun, it is forgotten."""
        if self._client is None:
            return
        if code == 421 or code < 200:  # RFC 5321 3.8: the server is closing; or it is no SMTP any more
            self._drop()
        elif self._announced is None:
            try:
                self._client.rset()
            except OSError:
                self._drop()

    def _drop(self) -> None:
        client, self._client, self._announced = self._client, None, None
        if client is not None:
            client.close()


def _connect(server: Server, greeting: str) -> smtplib.SMTP:
    client = _opened(server, greeting)
    if client.sock is not None:
        watch_over(client.sock)
    return client


def _opened(server: Server, greeting: str) -> smtplib.SMTP:
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(
            server.host, server.port, greeting, timeout=server.timeout, context=tls_context(server.ca_file, SECTION)
        )
    return smtplib.SMTP(server.host, server.port, greeting, timeout=server.timeout)


def _prepare(client: smtplib.SMTP, server: Server, login: Login | None) -> None:
    client.ehlo_or_helo_if_needed()
    if server.security is Security.STARTTLS:
        client.starttls(
            context=tls_context(server.ca_file, SECTION)
        )  # raises where it is not offered: never clear text
        client.ehlo()
    if login is None:
        return
    try:
        if login.tokens is not None:
            _log_in_with_token(client, login.user, login.tokens)
        else:
            _log_in_with_password(client, login)
    except smtplib.SMTPAuthenticationError as error:
        raise refused_login(error, server, login) from error


def _log_in_with_password(client: smtplib.SMTP, login: Login) -> None:
    if (login.user + login.password).isascii():
        client.login(login.user, login.password)
        return
    secret = f"\0{login.user}\0{login.password}".encode()  # smtplib writes ASCII only; RFC 4616 says UTF-8
    code, reply = client.docmd("AUTH", "PLAIN " + base64.b64encode(secret).decode("ascii"))
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, reply)


def _log_in_with_token(client: smtplib.SMTP, user: str, tokens: TokenSource) -> None:
    initial = base64.b64encode(xoauth2(user, tokens.token()).encode()).decode("ascii")
    code, reply = client.docmd("AUTH", "XOAUTH2 " + initial)
    if code == 334:  # the reason, as a challenge; the refusal comes after an empty answer
        code, reply = client.docmd("")
    if code != 235:
        tokens.forget()
        raise smtplib.SMTPAuthenticationError(code, reply)


def _check_addresses(envelope: Envelope) -> None:
    fault = _fault_of_addresses(envelope)
    if fault:
        raise SubmissionRejectedError(fault, 553, "5.1.3")


def _fault_of_addresses(envelope: Envelope) -> str:
    for address in (envelope.sender, envelope.recipient):
        if not address.isprintable() or any(letter in address for letter in "<> "):
            return f"{address!r} is no mail address; correct it in the directory"
    return "" if envelope.recipient else "the message has no recipient; correct the directory"
