"""SMTP replies and what smtplib raises, as "not now" or "never", in words a person can act on."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager

from service.domain.transit import Envelope
from service.errors import (
    ConfigurationError,
    SubmissionDeferredError,
    SubmissionRejectedError,
    TransientError,
)
from service.transport.server import Login, Security, Server, why_unreachable

#: The part of the settings that names the submission server.
SECTION = "submission"

#: RFC 3463 enhanced status code at the start of a reply.
_ENHANCED = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")

#: RFC 4954 6 and RFC 3207 4: the account or the protection is at fault, not the message; nothing is lost by waiting.
_ACCOUNT_CODES = frozenset({454, 530, 534, 535, 538})


class UnexpectedReplyError(Exception):
    """A reply that is not the wanted one. Never leaves the transport: explained() settles what it means."""

    def __init__(self, code: int, reply: bytes | str) -> None:
        super().__init__(f"{code} {words(as_bytes(reply))}")
        self.code = code
        self.reply = as_bytes(reply)


class UnansweredError(OSError):
    """A server has the message and does not say whether it took it. Never leaves the transport either."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer within {seconds:g} seconds")
        self.seconds = seconds


def words(reply: bytes) -> str:
    """The server's words in one line; PostgreSQL keeps no text with a NUL in it."""
    return " ".join(reply.decode("utf-8", "replace").replace("\0", " ").split())


@contextmanager
def explained(server: Server) -> Iterator[None]:
    """Turn everything smtplib and the system may raise into SubmissionDeferredError or SubmissionRejectedError."""
    try:
        yield
    except (SubmissionDeferredError, SubmissionRejectedError):
        raise
    except (TransientError, ConfigurationError) as error:  # from the token source
        raise SubmissionDeferredError(str(error)) from error
    except UnexpectedReplyError as error:
        raise _settled(error.code, error.reply, server) from error
    except UnansweredError as error:
        raise SubmissionDeferredError(
            f"{server} has the message but did not answer within {error.seconds:g} seconds; "
            "it is tried again, and may arrive twice"
        ) from error
    except smtplib.SMTPException as error:
        raise _why(error, server) from error
    except (OSError, ValueError) as error:
        raise SubmissionDeferredError(why_unreachable(error, server, SECTION)) from error


def refused_login(error: smtplib.SMTPAuthenticationError, server: Server, login: Login) -> SubmissionDeferredError:
    """A refused login is "not now": the mails wait until the settings are right."""
    reply = words(as_bytes(error.smtp_error))
    if 400 <= error.smtp_code < 500:
        return SubmissionDeferredError(
            f"{server} cannot log in {login.user} right now ({error.smtp_code} {reply}); it is tried again",
            error.smtp_code,
        )
    secret = "access token" if login.tokens else "password"
    return SubmissionDeferredError(
        f"{server} refused the user name or {secret} for {login.user} ({error.smtp_code} {reply}); "
        f"check {SECTION}.user and the {secret}; nothing is lost",
        error.smtp_code,
    )


def too_large(size: int, limit: int) -> SubmissionRejectedError:
    """RFC 1870 6.1, found out before anything is sent."""
    return SubmissionRejectedError(
        f"the message has {size:,} octets and the server takes no more than {limit:,}", 552, "5.3.4"
    )


def no_such_letters(envelope: Envelope) -> SubmissionRejectedError:
    """RFC 6531 3.2: an address outside ASCII, and a server without SMTPUTF8."""
    return SubmissionRejectedError(
        f"the server cannot deliver to {envelope.recipient}: it has letters outside ASCII", 553, "5.6.7"
    )


def _settled(code: int, reply: bytes, server: Server) -> SubmissionDeferredError | SubmissionRejectedError:
    text = f"{server} answered {code} {words(reply)}"
    if code in _ACCOUNT_CODES:
        return SubmissionDeferredError(f"{text}; check {SECTION}.user, the password and {SECTION}.security", code)
    if 500 <= code < 600:
        found = _ENHANCED.match(reply.decode("utf-8", "replace"))
        return SubmissionRejectedError(text, code, found.group(1) if found else "")
    return SubmissionDeferredError(f"{text}; it is tried again", code if 400 <= code < 500 else 0)


def _why(error: smtplib.SMTPException, server: Server) -> SubmissionDeferredError:
    match error:
        case smtplib.SMTPResponseException():
            # Before the first message (greeting, EHLO, STARTTLS) a refusal is about the connection, not about a mail.
            reply = words(as_bytes(error.smtp_error))
            text = f"{server} answered {error.smtp_code} {reply} to the connection; check {SECTION}.host"
            return SubmissionDeferredError(text, error.smtp_code if error.smtp_code > 0 else 0)
        case smtplib.SMTPServerDisconnected():
            return SubmissionDeferredError(_why_lost(error, server))
        case _:
            return SubmissionDeferredError(_why_unable(error, server))


def _why_unable(error: smtplib.SMTPException, server: Server) -> str:
    text = " ".join(str(error).split())
    if "STARTTLS" in text:
        return (
            f"{server} does not offer STARTTLS and nothing is sent in clear text; "
            f"set {SECTION}.security to tls (port 465), or to none for a server on this machine"
        )
    hint = "starttls or tls" if server.security is Security.NONE else "another port"
    return f"{server} takes no login ({text.rstrip('.')}); try {SECTION}.security {hint}"


def _why_lost(error: Exception, server: Server) -> str:
    cause = error.__context__ if isinstance(error.__context__, OSError) else error
    return why_unreachable(cause, server, SECTION)


def as_bytes(reply: bytes | str) -> bytes:
    return reply if isinstance(reply, bytes) else reply.encode("utf-8", "replace")
