"""What imapclient, imaplib and the system raise, as MailboxUnavailableError in words a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from service.errors import ConfigurationError, MailboxRefusedError, MailboxUnavailableError, TransientError
from service.transport.server import Login, Security, Server, why_unreachable

#: The part of the settings that names the mailbox.
SECTION = "mailbox"

#: RFC 5530 response codes of a login that fails for a reason other than the password.
_NOT_THE_PASSWORD = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[CONTACTADMIN]")


#: What the libraries stumble with over answers that they cannot make sense of, Unicode among them.
_NO_SENSE = (ValueError, TypeError, AttributeError, LookupError, AssertionError)


@contextmanager
def explained(server: Server, login: Login) -> Iterator[None]:
    """Turn everything the library and the system may raise inside into MailboxUnavailableError, or its child."""
    try:
        yield
    except MailboxUnavailableError:
        raise
    except (TransientError, ConfigurationError) as error:  # from the token source
        raise MailboxUnavailableError(str(error)) from error
    except (LoginError, CapabilityError, IMAPClientAbortError) as error:
        raise MailboxUnavailableError(_why_refused(error, server, login)) from error
    except IMAPClientError as error:
        raise MailboxRefusedError(_why_refused(error, server, login)) from error
    except (OSError, *_NO_SENSE) as error:
        raise MailboxUnavailableError(why_unreachable(error, server, SECTION)) from error


def in_one_line(error: BaseException) -> str:
    """The words of `error` without line breaks."""
    return " ".join(str(error).split())


def _why_refused(error: IMAPClientError, server: Server, login: Login) -> str:
    match error:
        case LoginError():
            return _why_no_login(error, server, login)
        case CapabilityError():
            return _why_unable(error, server)
        case IMAPClientAbortError():
            return _why_cut(error, server)
        case _:
            return f"{server} refused a command ({in_one_line(error)}); it is tried again"


def _why_no_login(error: LoginError, server: Server, login: Login) -> str:
    if isinstance(error.__context__, IMAPClientAbortError):  # imapclient calls that a failed login too
        return _why_cut(error.__context__, server)
    words = in_one_line(error)
    if any(code in words.upper() for code in _NOT_THE_PASSWORD):
        return f"{server} cannot log in {login.user} right now ({words}); it is tried again"
    secret = "access token" if login.tokens else "password"
    return (
        f"{server} refused the user name or {secret} for {login.user} ({words}); check {SECTION}.user and the {secret}"
    )


def _why_unable(error: CapabilityError, server: Server) -> str:
    if server.security is Security.STARTTLS and "STARTTLS" in str(error).upper():
        return f"{server} does not offer STARTTLS; set {SECTION}.security to tls (port 993)"
    return f"{server} lacks what is needed ({in_one_line(error)}); ask its administrator"


def _why_cut(error: BaseException, server: Server) -> str:
    if isinstance(error.__context__, OSError):
        return why_unreachable(error.__context__, server, SECTION)
    return f"{server} closed the connection ({in_one_line(error)}); it is tried again"
