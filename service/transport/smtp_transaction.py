"""One mail transaction (RFC 5321 3.3) over an open connection. Knows commands and replies; knows no login.

Where the server takes commands together (RFC 2920 PIPELINING), MAIL, RCPT and DATA go in one piece, behind the message
before where there is one: one round trip a mail instead of four. The message itself always waits for the answers.
"""

from __future__ import annotations

import re
import smtplib
import socket
from collections.abc import Sequence

from service.domain.outbox import SEND_WAIT
from service.domain.transit import Envelope
from service.errors import SubmissionRejectedError
from service.transport.smtp_errors import UnansweredError, UnexpectedReplyError, no_such_letters, too_large, words

Reply = tuple[int, bytes]

_SEND_WAIT = SEND_WAIT.total_seconds()
_BARE_LINE_END = re.compile(rb"\r\n|\r|\n")
#: First digits of replies. RFC 5321 4.2.1: a client that does not know the others goes by that.
_DONE, _GO_ON = 2, 3
#: MAIL, RCPT, DATA.
_COMMANDS = 3


def begin(client: smtplib.SMTP, envelope: Envelope) -> None:
    """Come to the point where the server waits for the message: nothing has been handed over yet.

    Raises UnexpectedReplyError, SubmissionRejectedError for what the server said beforehand that it does not take,
    and what smtplib raises.
    """
    commands = _commands(client, envelope)
    if client.has_extn("pipelining"):
        client.send(b"".join(commands))
        await_answers(client)
    else:
        _agree(client, _one_by_one(client, commands))


def announcement(client: smtplib.SMTP, envelope: Envelope) -> bytes:
    """The commands of `begin` in one piece, to be sent behind another message; b"" where they have to wait."""
    if not client.has_extn("pipelining"):
        return b""
    try:
        return b"".join(_commands(client, envelope))
    except SubmissionRejectedError:  # it is said when its turn comes
        return b""


def await_answers(client: smtplib.SMTP) -> None:
    """The answers to the commands of one mail that went in one piece. Raises as `begin` does."""
    _agree(client, [client.getreply() for _ in range(_COMMANDS)])


def finish(client: smtplib.SMTP, envelope: Envelope, patience: float, behind: bytes = b"") -> str:
    """Hand over the message, and `behind` it what comes next; return the server's words, for which it has `patience`.

    RFC 2920 3.1 lets a message be the first of a group. Raises UnexpectedReplyError, UnansweredError and what smtplib
    raises.
    """
    _send(client, _stuffed(envelope.octets) + behind)
    code, reply = _await_word(client, patience)
    if _first_digit(code) != _DONE:
        raise UnexpectedReplyError(code, reply)
    return words(reply)


def _send(client: smtplib.SMTP, octets: bytes) -> None:
    """In time, also where a single answer is waited for longer. Over TLS the time is that of each record."""
    sock: socket.socket = client.sock  # type: ignore[assignment]
    usual = sock.gettimeout()
    sock.settimeout(min(usual or _SEND_WAIT, _SEND_WAIT))
    client.send(octets)
    sock.settimeout(usual)


def _await_word(client: smtplib.SMTP, patience: float) -> Reply:
    """A server that looks through what it takes answers late; nothing else is waited for as long."""
    sock: socket.socket = client.sock  # type: ignore[assignment]
    usual = sock.gettimeout()
    sock.settimeout(patience)
    try:
        reply = client.getreply()
    except smtplib.SMTPServerDisconnected as error:
        if isinstance(error.__context__, TimeoutError):
            raise UnansweredError(patience) from error
        raise
    sock.settimeout(usual)
    return reply


def _commands(client: smtplib.SMTP, envelope: Envelope) -> list[bytes]:
    options = "".join(f" {option}" for option in _mail_options(client, envelope))
    lines = (f"MAIL FROM:<{envelope.sender}>{options}", f"RCPT TO:<{envelope.recipient}>", "DATA")
    return [f"{line}\r\n".encode() for line in lines]


def _one_by_one(client: smtplib.SMTP, commands: Sequence[bytes]) -> list[Reply]:
    """The replies, up to the first refusal."""
    replies: list[Reply] = []
    for command in commands:
        client.send(command)
        replies.append(client.getreply())
        if replies[-1][0] >= 400:
            break
    return replies


def _agree(client: smtplib.SMTP, replies: Sequence[Reply]) -> None:
    """Raise the first refusal. A server that waits for the message all the same gets an empty one (RFC 2920 3.1)."""
    for reply, good in zip(replies, (_DONE, _DONE, _GO_ON), strict=False):
        if _first_digit(reply[0]) != good:
            if _first_digit(replies[-1][0]) == _GO_ON:
                client.send(b".\r\n")
                client.getreply()
            raise UnexpectedReplyError(*reply)


def _first_digit(code: int) -> int:
    return code // 100


def with_crlf(octets: bytes) -> bytes:
    """`octets` with every line end as CRLF: servers answer "500 line too long" to bare line feeds, or worse."""
    others = octets.replace(b"\r\n", b"")  # counting each kind of line end takes four times as long
    if b"\r" not in others and b"\n" not in others:
        return octets
    return _BARE_LINE_END.sub(b"\r\n", octets)


def _stuffed(octets: bytes) -> bytes:
    """RFC 5321 4.5.2: a dot before each line that begins with one; and the end. Lines end in CRLF."""
    quoted = octets.replace(b"\r\n.", b"\r\n..")
    if quoted.startswith(b"."):
        quoted = b"." + quoted
    return quoted + (b".\r\n" if quoted.endswith(b"\r\n") else b"\r\n.\r\n")


def _mail_options(client: smtplib.SMTP, envelope: Envelope) -> list[str]:
    """RFC 1870 SIZE, RFC 6152 BODY, RFC 6531 SMTPUTF8: each only where it is offered and needed."""
    options, octets = [], envelope.octets
    if client.has_extn("size"):
        limit = client.esmtp_features.get("size", "")
        if limit.isdigit() and 0 < int(limit) < len(octets):
            raise too_large(len(octets), int(limit))
        options.append(f"SIZE={len(octets)}")
    if not octets.isascii() and client.has_extn("8bitmime"):
        options.append("BODY=8BITMIME")
    if not (envelope.sender + envelope.recipient).isascii():
        if not client.has_extn("smtputf8"):
            raise no_such_letters(envelope)
        options.append("SMTPUTF8")
    return options
