"""Where a mail server is, how it is spoken to and who logs in; and plain words for why it cannot be reached."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from service.errors import ConfigurationError


class Security(StrEnum):
    """How the connection is protected. There is no "if the server offers it"."""

    TLS = "tls"
    """TLS from the first octet (RFC 8314)."""

    STARTTLS = "starttls"
    """TLS before the login, or no connection at all."""

    NONE = "none"
    """Clear text: for a server on the same machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A mail server as the settings name it."""

    host: str
    port: int
    security: Security = Security.TLS
    #: PEM file of a private certificate authority, trusted besides the public ones.
    ca_file: Path | None = None
    #: Seconds to wait for the connection and for each answer.
    timeout: float = 30.0

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class TokenSource(Protocol):
    """Where access tokens for XOAUTH2 come from."""

    def token(self) -> str:
        """A token that is valid now. Raises TransientError or ConfigurationError."""
        ...

    def forget(self) -> None:
        """The server refused the last token: the next call gets a fresh one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who logs in, with a password or with tokens; `tokens` wins."""

    user: str
    password: str = field(default="", repr=False)
    tokens: TokenSource | None = field(default=None, repr=False)


def tls_context(ca_file: Path | None, section: str) -> ssl.SSLContext:
    """A context that verifies the certificate and the host name, always. Raises ConfigurationError for `ca_file`."""
    context = ssl.create_default_context()
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ConfigurationError(
                f"{section}.ca_file", f"{ca_file} cannot be used ({reason})", "Name a certificate file in PEM format"
            ) from error
    return context


def watch_over(sock: socket.socket) -> None:
    """Have the system ask whether the other side is still there: a minute of silence, then four times 15 seconds.

    A server that has gone without a word is else waited for as long as one that thinks; and a firewall forgets a
    connection on which nothing comes, as while a mailbox is idle.
    """
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 60), ("TCP_KEEPINTVL", 15), ("TCP_KEEPCNT", 4)):
        if hasattr(socket, name):  # not every system has all of them
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def xoauth2(user: str, token: str) -> str:
    """The initial client response of XOAUTH2, before base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


def why_unreachable(error: BaseException, server: Server, section: str) -> str:
    """One line that a person can act on; `section` is the part of the settings where the server is named."""
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return _why_not_secure(error, server, section)
    if isinstance(error, socket.gaierror):
        return f"no server has the name {server.host}; check {section}.host and the name service of this machine"
    if isinstance(error, TimeoutError):
        return f"{server} did not answer within {server.timeout:g} seconds; it is tried again"
    if isinstance(error, ConnectionRefusedError):
        return f"nothing listens at {server}; check {section}.host and {section}.port"
    return f"the connection to {server} was lost ({_in_one_line(error)}); it is tried again"


def _why_not_secure(error: ssl.SSLError, server: Server, section: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = getattr(error, "verify_message", "") or _in_one_line(error)
        return (
            f"the certificate of {server} is not trusted ({reason.rstrip('.')}); check {section}.host, "
            f"or name the certificate file of your own authority in {section}.ca_file"
        )
    reason = getattr(error, "reason", "") or _in_one_line(error)
    return f"{server} does not speak TLS as asked ({reason}); check {section}.security and {section}.port"


def _in_one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
