"""An SMTP server that keeps what it gets and misbehaves on request, in a thread (aiosmtpd)."""

from __future__ import annotations

import asyncio
import base64
import ssl
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.loop import LoopThread
from tests.servers.process import HOST, free_port


@dataclass(frozen=True, slots=True)
class Received:
    """One message with its envelope."""

    sender: str
    recipients: tuple[str, ...]
    octets: bytes
    #: Which connection brought it, counted from 1.
    connection: int
    #: Who had logged in; "" for nobody.
    user: str
    #: True where the connection was protected by TLS.
    protected: bool


class SmtpSink:
    """What is set on it takes effect with the next command of any connection."""

    def __init__(
        self,
        *,
        certificate: tuple[Path, Path] | None = None,
        implicit_tls: bool = False,
        users: Mapping[str, str] | None = None,
        tokens: Mapping[str, str] | None = None,
        smtputf8: bool = True,
        size_limit: int = 50_000_000,
    ) -> None:
        #: Messages in the order they came.
        self.received: list[Received] = []
        #: Connections accepted so far.
        self.connections = 0
        #: Reply to RCPT per address: "550 5.1.1 No such user".
        self.refused: dict[str, str] = {}
        #: Addresses that are told to come again the first time.
        self.greylisted: set[str] = set()
        #: Replies to DATA that the next messages get instead of being taken.
        self.data_replies: list[str] = []
        #: How many of the next messages are read to the end and then lost together with the connection.
        self.drop_after_data = 0
        #: True: a message dropped after DATA is kept all the same, as a server does that dies before its answer.
        self.keep_dropped = False
        #: Close the connection before the message after this many; None for never.
        self.messages_per_connection: int | None = None
        #: True: as above, but with "421" as the answer to MAIL rather than without a word.
        self.says_421 = False
        #: How many more messages are taken before "too many, wait"; None for any number.
        self.allowance: int | None = None
        #: Seconds that each message takes.
        self.delay = 0.0
        #: Whoever has not logged in is refused, where there are users or tokens.
        self.users, self.tokens = users or {}, tokens if tokens is not None else {}
        self._wants_login = users is not None or tokens is not None
        self._options: dict[str, Any] = {"enable_SMTPUTF8": smtputf8, "data_size_limit": size_limit}
        self._implicit, self._context = implicit_tls, _server_context(certificate) if certificate else None
        self._arrived = threading.Condition()
        self._open: set[_Connection] = set()
        self._thread: LoopThread | None = None
        self._server: asyncio.Server | None = None
        self.port = free_port()
        self.start()

    def start(self) -> None:
        """Listen; after stop() on the same port as before."""
        self._thread = LoopThread("smtp sink")
        loop = self._thread.loop
        context = self._context if self._implicit else None
        self._server = self._thread.run(loop.create_server(self._connection, HOST, self.port, ssl=context))

    def stop(self) -> None:
        """Stop listening and reset every connection, as kill -9 does; what was received stays readable."""
        if self._thread is None or self._server is None:
            return
        self._thread.call(self._server.close)
        self._thread.call(self._abort_all)
        self._thread.close()
        self._thread = self._server = None

    close = stop

    def restart(self) -> None:
        """Gone and back, on the same port."""
        self.stop()
        self.start()

    def await_messages(self, number: int, timeout: float = 30) -> list[Received]:
        """The messages, as soon as there are at least `number`. Raises AssertionError after `timeout` seconds."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self.received) >= number, timeout):
                raise AssertionError(f"{len(self.received)} instead of {number} messages after {timeout:g} seconds")
            return list(self.received)

    def for_recipient(self, address: str) -> list[Received]:
        """The messages to `address`."""
        return [message for message in self.received if address in message.recipients]

    def keep(self, message: Received) -> None:
        """Note a message and wake who waits for it."""
        with self._arrived:
            self.received.append(message)
            self._arrived.notify_all()

    def _connection(self) -> _Connection:
        self.connections += 1
        starttls = None if self._implicit else self._context
        connection = _Connection(
            _Handler(self, self.connections),
            hostname="sink.example",
            ident="sink",
            tls_context=starttls,
            auth_require_tls=False,
            authenticator=self._check_password,
            auth_exclude_mechanism=None if self._wants_login else ["PLAIN", "LOGIN", "XOAUTH2"],
            **self._options,
        )
        connection.sink_connections = self._open
        return connection

    def _abort_all(self) -> None:
        for connection in list(self._open):
            _transport(connection).abort()

    def _check_password(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        user, password = data.login.decode(), data.password.decode()
        good = user in self.users and self.users[user] == password
        return AuthResult(success=good, handled=False, auth_data=user)

    @property
    def wants_login(self) -> bool:
        """True where mail is taken only from who has logged in."""
        return self._wants_login


class _Connection(SMTP):
    """aiosmtpd's protocol, which tells the sink what is open."""

    sink_connections: set[_Connection]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.sink_connections.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.sink_connections.discard(self)
        super().connection_lost(error)


class _Handler:
    """What the sink answers on one connection (the hooks of aiosmtpd)."""

    def __init__(self, sink: SmtpSink, connection: int) -> None:
        self._sink = sink
        self._connection = connection
        self._begun = 0
        self._seen: Counter[str] = Counter()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        sink = self._sink
        if sink.wants_login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        if sink.messages_per_connection is not None and self._begun >= sink.messages_per_connection:
            if sink.says_421:
                server.loop.call_later(0.01, _transport(server).close)
                return "421 4.7.0 Too many messages in this connection"
            await _vanish(server)
        if sink.allowance is not None and sink.allowance <= 0:
            return "452 4.7.1 Rate limit exceeded, wait 60 seconds"
        self._begun += 1
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Ok"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self._sink.refused:
            return self._sink.refused[address]
        if address in self._sink.greylisted:
            self._sink.greylisted.discard(address)
            return "451 4.7.1 Greylisted, come again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd looks for this name
        sink = self._sink
        if sink.delay:
            await asyncio.sleep(sink.delay)
        if sink.data_replies:
            return sink.data_replies.pop(0)
        if sink.allowance is not None:
            sink.allowance -= 1
        dropped = sink.drop_after_data > 0
        if not dropped or sink.keep_dropped:
            sink.keep(self._received(server, session, envelope))
        if dropped:
            sink.drop_after_data -= 1
            await _vanish(server)
        return f"250 2.0.0 Ok: queued as {len(sink.received)}"

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802 - aiosmtpd looks for this name
        blob = base64.b64decode(args[1]) if len(args) > 1 else await server.challenge_auth("")
        assert isinstance(blob, bytes)
        pairs = (part.split("=", 1) for part in blob.decode().split("\x01") if "=" in part)
        fields = {key: value for key, value in pairs}
        token = fields.get("auth", "").removeprefix("Bearer ")
        good = self._sink.tokens.get(token) == fields.get("user")
        if not good:  # as Google and Microsoft do: the reason as a challenge, then the refusal
            await server.challenge_auth('{"status":"401"}')
        return AuthResult(success=good, handled=False, auth_data=fields.get("user"))

    def _received(self, server: SMTP, session: Session, envelope: Envelope) -> Received:
        return Received(
            sender=envelope.mail_from or "",
            recipients=tuple(envelope.rcpt_tos),
            octets=bytes(envelope.original_content or b""),
            connection=self._connection,
            user=str(session.auth_data or ""),
            protected=_transport(server).get_extra_info("ssl_object") is not None,
        )


async def _vanish(server: SMTP) -> None:
    """Reset the connection without a word; the coroutine is cancelled with it."""
    _transport(server).abort()
    await asyncio.sleep(3600)


def _transport(server: SMTP) -> asyncio.Transport:
    assert isinstance(server.transport, asyncio.Transport)
    return server.transport


def _server_context(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context
