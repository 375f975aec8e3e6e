"""Access tokens for XOAUTH2 (RFC 6749 4.4 client credentials, 6 refresh token). Knows no IMAP and no SMTP."""

from __future__ import annotations

import http.client
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from service.errors import ConfigurationError, TransientError
from service.transport.server import tls_context

#: Seconds before its end that a token is no longer used: the login takes a while, and clocks differ.
_MARGIN = 60.0

#: Seconds a token lives where the answer does not say (RFC 6749 5.1 only recommends expires_in).
_DEFAULT_LIFE = 300.0

#: Largest answer that is read, in octets.
_LARGEST_ANSWER = 1_000_000

#: RFC 6749 5.2 error codes, with the setting to look at.
_SETTING_BY_ERROR = {
    "invalid_client": "client_secret",
    "unauthorized_client": "client_id",
    "invalid_grant": "refresh_token",
    "invalid_scope": "scope",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenEndpoint:
    """Where tokens are asked for, and as which registered application."""

    url: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    scope: str = ""
    ca_file: Path | None = None
    #: Seconds to wait for the answer.
    timeout: float = 20.0
    #: The part of the settings that this comes from, for the words of an error.
    section: str = "mailbox.oauth"


class ClientCredentials:
    """The application has an access of its own (Microsoft 365: an application permission on the one mailbox)."""

    def turn(self) -> AbstractContextManager[None]:
        """Any number at once."""
        return nullcontext()

    def fields(self) -> Mapping[str, str]:
        """The form fields of this grant."""
        return {"grant_type": "client_credentials"}

    def instead(self) -> str:
        """There is no other grant."""
        return ""

    def rotate(self, refresh_token: str) -> None:
        """No refresh token comes with this grant (RFC 6749 4.4.3); one that comes is not kept."""


class KeptToken(Protocol):
    """Where the refresh token that is good now is kept, for every process of this machine."""

    def turn(self) -> AbstractContextManager[None]:
        """One process at a time: of two that show the same refresh token, a strict server refuses the second."""
        ...

    def read(self) -> str:
        """The token. Raises OSError."""
        ...

    def instead(self) -> str:
        """Another to try where the server refuses that one; "" for none. Raises OSError."""
        ...

    def write(self, refresh_token: str) -> None:
        """Keep another. Raises OSError."""
        ...


class RefreshToken:
    """A person has once allowed the access."""

    def __init__(self, kept: KeptToken) -> None:
        self._kept = kept
        #: One that came and could not be written: newer than what is kept.
        self._unwritten = ""

    def turn(self) -> AbstractContextManager[None]:
        """Whoever renews keeps others out until the new token is kept."""
        return self._kept.turn()

    def fields(self) -> Mapping[str, str]:
        """The form fields of this grant. Another process may have renewed it since the last time. Raises OSError."""
        return {"grant_type": "refresh_token", "refresh_token": self._unwritten or self._kept.read()}

    def instead(self) -> str:
        """A refresh token to try once where the server refuses this one; "" for none. Raises OSError."""
        return "" if self._unwritten else self._kept.instead()

    def rotate(self, refresh_token: str) -> None:
        """The server gave a refresh token; an older one may be invalid from now on (RFC 6749 6). Raises OSError."""
        if self._unwritten or refresh_token != self._kept.read():
            self._unwritten = refresh_token
            self._kept.write(refresh_token)
            self._unwritten = ""


class Tokens:
    """A token that is asked for when needed and kept until shortly before its end. Safe among threads."""

    def __init__(
        self,
        endpoint: TokenEndpoint,
        grant: ClientCredentials | RefreshToken,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._endpoint = endpoint
        self._grant = grant
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._token = ""
        self._good_until = 0.0

    def token(self) -> str:
        """A token that is valid now.

        TransientError: the token server cannot be reached or says to try later.
        ConfigurationError: it refuses the application or the grant.
        """
        with self._lock:
            if not self._token or self._monotonic() >= self._good_until:
                self._renew()
            return self._token

    def forget(self) -> None:
        """The mail server refused the last token: the next call asks for a fresh one."""
        with self._lock:
            self._token = ""

    def _renew(self) -> None:
        try:
            with self._grant.turn():
                self._ask_and_keep()
        except OSError as error:
            reason = error.strerror or str(error)
            raise TransientError(
                f"the refresh token cannot be read or stored ({reason}); check the state folder"
            ) from error

    def _ask_and_keep(self) -> None:
        """A new refresh token is kept before the token is used: nobody may rely on what ends with this process."""
        asked = self._monotonic()
        answer = self._answer()
        token, refresh_token = answer.get("access_token"), answer.get("refresh_token")
        if not isinstance(token, str) or not token:
            raise TransientError(f"{self._endpoint.url} answered without an access token; it is tried again")
        if isinstance(refresh_token, str) and refresh_token:
            self._grant.rotate(refresh_token)
        self._token = token
        self._good_until = asked + _seconds(answer.get("expires_in")) - _MARGIN

    def _answer(self) -> Mapping[str, Any]:
        """With the refresh token that is good from now on, where it was another than the kept one that was taken."""
        fields = self._grant.fields()
        try:
            return _ask(self._endpoint, fields)
        except ConfigurationError as error:
            other = self._grant.instead() if error.setting.endswith(".refresh_token") else ""
            if not other:
                raise
        return {"refresh_token": other, **_ask(self._endpoint, {**fields, "refresh_token": other})}


def _ask(endpoint: TokenEndpoint, grant: Mapping[str, str]) -> Mapping[str, Any]:
    asked = {**grant, "client_id": endpoint.client_id}
    asked |= {"client_secret": endpoint.client_secret} if endpoint.client_secret else {}
    asked |= {"scope": endpoint.scope} if endpoint.scope else {}
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked
        _checked(endpoint), urllib.parse.urlencode(asked).encode("ascii"), {"Accept": "application/json"}
    )
    try:
        with urllib.request.urlopen(  # noqa: S310 - the scheme is checked
            request, timeout=endpoint.timeout, context=tls_context(endpoint.ca_file, endpoint.section)
        ) as response:
            return _parsed(response.read(_LARGEST_ANSWER), endpoint)
    except urllib.error.HTTPError as error:
        with error:
            raise _why_refused(error, endpoint) from error
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        raise TransientError(
            f"no access token: {endpoint.url} cannot be reached ({reason}); it is tried again"
        ) from error


def _checked(endpoint: TokenEndpoint) -> str:
    """A client secret travels in the request: https, or this machine."""
    url = endpoint.url
    parts = urllib.parse.urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")):
        return url
    raise ConfigurationError(
        f"{endpoint.section}.token_url", f"{url} is not an https address", "Copy it from your provider's pages"
    )


def _parsed(octets: bytes, endpoint: TokenEndpoint) -> Mapping[str, Any]:
    try:
        answer = json.loads(octets)
    except ValueError as error:
        raise TransientError(f"{endpoint.url} did not answer with JSON; check {endpoint.section}.token_url") from error
    if not isinstance(answer, dict):
        raise TransientError(f"{endpoint.url} did not answer with a JSON object; check {endpoint.section}.token_url")
    return answer


def _why_refused(error: urllib.error.HTTPError, endpoint: TokenEndpoint) -> TransientError | ConfigurationError:
    try:
        answer = json.loads(error.read(_LARGEST_ANSWER))
        code, words = str(answer["error"]), str(answer.get("error_description", ""))
    except (ValueError, KeyError, TypeError, AttributeError, OSError):
        code, words = "", str(error.reason)
    said = " ".join(f"{error.code} {code} {words}".split())
    if error.code not in (400, 401, 403, 404) or code in ("temporarily_unavailable", "slow_down"):
        return TransientError(f"no access token: {endpoint.url} answered {said}; it is tried again")
    setting = f"{endpoint.section}.{_SETTING_BY_ERROR.get(code, 'token_url')}"
    return ConfigurationError(setting, f"the token server answered {said}", "Correct it, or register the access again")


def _seconds(expires_in: object) -> float:
    try:
        return float(expires_in) if isinstance(expires_in, int | float | str) else _DEFAULT_LIFE
    except ValueError:
        return _DEFAULT_LIFE
