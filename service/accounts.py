"""The mailbox that is read and the way out, made from the settings. Knows servers, logins and folders; does nothing."""

from __future__ import annotations

from service.domain.transit import Shelf
from service.errors import ConfigurationError
from service.settings import Mailbox as MailboxSettings
from service.settings import OAuth, Server, Settings, Submission
from service.transport.imap import ImapMailbox
from service.transport.maildir import MaildirMailbox, make_own_mailbox
from service.transport.maildir_submit import MaildirSubmitter
from service.transport.oauth import ClientCredentials, RefreshToken, TokenEndpoint, Tokens
from service.transport.server import Login, Security
from service.transport.server import Server as MailServer
from service.transport.smtp import SmtpSubmitter
from service.transport.token_file import TokenFile
from service.workflows.ports import Mailbox, Submitter


def make_mailbox(settings: Settings) -> Mailbox:
    """The mailbox that is read and written as."""
    return _mailbox(settings.mailbox, settings, "mailbox")


def make_other_mailboxes(settings: Settings) -> tuple[Mailbox, ...]:
    """Those that are read as well."""
    return tuple(_mailbox(given, settings, f"mailboxes.{name}") for name, given in settings.mailboxes.items())


def _mailbox(given: MailboxSettings, settings: Settings, section: str) -> Mailbox:
    largest = int(given.largest_mb * 1_000_000)
    if given.kind == "maildir":
        if not given.path.is_absolute():
            make_own_mailbox(settings.path(given.path))  # our own folder; one elsewhere must be there (or be mounted)
        return MaildirMailbox(name=f"maildir:{given.path}", path=settings.path(given.path), largest=largest)
    if given.folder.casefold() in {shelf.value.casefold() for shelf in Shelf}:  # each would come again with each poll
        problem = f"{given.folder} is where messages are put once they are handled"
        raise ConfigurationError(f"{section}.folder", problem, "Name another folder.")
    return ImapMailbox(
        name=f"imap:{given.user or given.address}@{given.host}/{given.folder}",
        server=_server(given, settings, tls=993, plain=143),
        login=_login(given, given.address, settings, section),
        folder=given.folder,
        largest=largest,
    )


def make_submitter(settings: Settings) -> Submitter:
    """Where mail leaves."""
    given = settings.submission
    if given.kind == "maildir":
        return MaildirSubmitter(path=settings.path(given.path))
    login = _login(given, settings.mailbox.address, settings, "submission") if given.user else None
    return SmtpSubmitter(server=_server(given, settings, tls=465, plain=587), login=login)


def _server(given: MailboxSettings | Submission, settings: Settings, *, tls: int, plain: int) -> MailServer:
    return MailServer(
        host=given.host,
        port=given.port or (tls if given.security == "tls" else plain),
        security=Security(given.security),
        ca_file=settings.path(given.ca_file) if given.ca_file else None,
        timeout=given.timeout_seconds,
    )


def _login(given: Server, address: str, settings: Settings, section: str) -> Login:
    user = given.user or address
    if given.oauth.token_url:
        return Login(user=user, tokens=_tokens(given.oauth, settings, section))
    return Login(user=user, password=given.password.get_secret_value())


def _tokens(oauth: OAuth, settings: Settings, section: str) -> Tokens:
    endpoint = TokenEndpoint(
        url=oauth.token_url,
        client_id=oauth.client_id,
        client_secret=oauth.client_secret.get_secret_value(),
        scope=oauth.scope,
        section=f"{section}.oauth",
    )
    first = oauth.refresh_token.get_secret_value()
    if not first:
        return Tokens(endpoint, ClientCredentials())
    kept = TokenFile(settings.path(settings.state) / f"{section}-refresh-token", first)
    return Tokens(endpoint, RefreshToken(kept))
