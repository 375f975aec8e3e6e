"""An IMAP mailbox (RFC 9051, 3501): connect, log in, select. Knows the account; the session knows the messages."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, IMAPClientReadOnlyError, LoginError

from service.domain.transit import Shelf
from service.errors import MailboxUnavailableError
from service.transport.imap_errors import SECTION, explained, in_one_line
from service.transport.imap_folders import Folders
from service.transport.imap_session import ImapSession
from service.transport.server import Login, Security, Server, TokenSource, tls_context, watch_over, xoauth2

#: Octets in one line. The answer to SEARCH is one; imaplib's million is 120,000 messages. The attribute is private:
#: tests/integration/test_imap_by_hand.py guards it.
imaplib._MAXLINE = 20_000_000  # type: ignore[attr-defined]

#: Seconds that a server has to say goodbye.
_PARTING = 2.0


def _shelves_by_name() -> Mapping[Shelf, str]:
    return {shelf: shelf.value for shelf in Shelf}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapMailbox:
    """A folder of an IMAP account, read without a trace: no message is ever marked as read."""

    #: How the mailbox is called in the inbox table; stable over restarts.
    name: str
    server: Server
    login: Login
    #: The folder that is read; "/" parts the levels, whatever the server uses.
    folder: str = "INBOX"
    #: Folder per shelf, written like `folder`.
    shelves: Mapping[Shelf, str] = field(default_factory=_shelves_by_name)
    #: A message over this many octets is fetched as its header only.
    largest: int = 30_000_000

    @contextmanager
    def session(self) -> Iterator[ImapSession]:
        """Connect, log in, select the folder; leave politely at the end. Raises MailboxUnavailableError."""
        with self._explained():
            client = _connect(self.server)
        try:
            with self._explained():
                _enter(client, self.server, self.login)
                uidvalidity, writable = self._select(client)
            yield ImapSession(client, uidvalidity, self.shelves, self.largest, self._explained, writable=writable)
        finally:
            _leave(client)

    def _explained(self) -> AbstractContextManager[None]:
        return explained(self.server, self.login)

    def _select(self, client: IMAPClient) -> tuple[int, bool]:
        """Select the folder; return its UIDVALIDITY, and whether messages can be moved out of it."""
        folders = Folders(client)
        try:
            answer, writable = _select_or_examine(client, folders.server_name(self.folder))
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            raise MailboxUnavailableError(
                f"the folder {self.folder} of {self.login.user} cannot be opened ({in_one_line(error)}); "
                f"check {SECTION}.folder, the folders there are: {', '.join(folders.some_names())}"
            ) from error
        return int(answer.get(b"UIDVALIDITY", 0)), writable and _may_move(client, answer)


def _select_or_examine(client: IMAPClient, name: str) -> tuple[dict[bytes, Any], bool]:
    """imaplib takes a folder without the right to write for a broken connection; it can be read all the same."""
    try:
        return client.select_folder(name), True
    except IMAPClientReadOnlyError:
        return client.select_folder(name, readonly=True), False


def _may_move(client: IMAPClient, answer: Mapping[bytes, Any]) -> bool:
    """Without MOVE a message is copied and deleted. Where we may not delete (RFC 4314 4), it is not copied."""
    flags = answer.get(b"PERMANENTFLAGS")
    return client.has_capability("MOVE") or flags is None or b"\\Deleted" in flags


def _connect(server: Server) -> IMAPClient:
    client = IMAPClient(
        server.host,
        server.port,
        ssl=server.security is Security.TLS,
        ssl_context=tls_context(server.ca_file, SECTION) if server.security is Security.TLS else None,
        timeout=SocketTimeout(connect=server.timeout, read=server.timeout),
    )
    # imapclient sets imaplib's level to 5, which formats every body for a log nobody reads: 1,240 against
    # 10,100 messages/s of 60 KB measured. The attribute is private: tests/integration/test_imap.py guards it.
    client._imap.debug = 0
    watch_over(client.socket())
    return client


def _enter(client: IMAPClient, server: Server, login: Login) -> None:
    if server.security is Security.STARTTLS:
        client.starttls(ssl_context=tls_context(server.ca_file, SECTION))
    if login.tokens is not None:
        _enter_with_token(client, login.user, login.tokens)
    elif client.has_capability("LOGINDISABLED"):
        raise MailboxUnavailableError(
            f"{server} takes no password over an unprotected connection; set {SECTION}.security to starttls or tls"
        )
    elif (login.user + login.password).isascii():
        client.login(login.user, login.password)
    else:  # imaplib writes the arguments of LOGIN in ASCII only
        client.plain_login(login.user, login.password)


def _enter_with_token(client: IMAPClient, user: str, tokens: TokenSource) -> None:
    # A refusal comes as a challenge, which wants an empty answer before the server says NO.
    answers = iter([xoauth2(user, tokens.token())])
    try:
        client.sasl_login("XOAUTH2", lambda _challenge: next(answers, ""))
    except LoginError:
        tokens.forget()
        raise


def _leave(client: IMAPClient) -> None:
    """Log out; where the connection is broken, without waiting for the timeout once more."""
    with suppress(IMAPClientError, OSError, ValueError):
        client.socket().settimeout(_PARTING)
        client.logout()
        return
    with suppress(IMAPClientError, OSError, ValueError):
        client.shutdown()
