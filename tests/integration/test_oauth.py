"""Tokens from a real token server: kept while they are good, renewed in time, refused in words to act on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from service.errors import ConfigurationError, TransientError
from service.transport.oauth import ClientCredentials, RefreshToken, TokenEndpoint, Tokens
from tests.servers.oauth import OauthServer
from tests.servers.process import HOST, free_port


class Monotonic:
    """A monotonic clock that stands still until it is told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def endpoint(oauth: OauthServer) -> TokenEndpoint:
    """The token server, as the one application it knows."""
    return TokenEndpoint(
        url=oauth.url, client_id=oauth.client_id, client_secret=oauth.client_secret, scope="mail", timeout=10
    )


def test_a_token_is_kept_until_a_minute_before_its_end(oauth: OauthServer, endpoint: TokenEndpoint) -> None:
    clock = Monotonic()
    tokens = Tokens(endpoint, ClientCredentials(), clock)
    assert tokens.token() == tokens.token() == "token-1"
    clock.seconds += 3539
    assert tokens.token() == "token-1"
    clock.seconds += 1
    assert tokens.token() == "token-2"
    assert oauth.asked[0] == {
        "grant_type": "client_credentials",
        "client_id": oauth.client_id,
        "client_secret": oauth.client_secret,
        "scope": "mail",
    }


def test_a_token_that_lives_for_an_unknown_time_is_not_kept_for_long(
    oauth: OauthServer, endpoint: TokenEndpoint
) -> None:
    oauth.expires_in = None
    clock = Monotonic()
    tokens = Tokens(endpoint, ClientCredentials(), clock)
    tokens.token()
    clock.seconds += 300
    assert tokens.token() == "token-2"


def test_a_forgotten_token_is_asked_for_again(endpoint: TokenEndpoint) -> None:
    tokens = Tokens(endpoint, ClientCredentials())
    tokens.token()
    tokens.forget()
    assert tokens.token() == "token-2"


def test_a_new_refresh_token_is_stored_and_used(oauth: OauthServer, endpoint: TokenEndpoint) -> None:
    oauth.rotate = True
    kept: list[str] = []
    tokens = Tokens(endpoint, RefreshToken("refresh-1", kept.append))
    for _ in range(3):
        tokens.token()
        tokens.forget()
    assert kept == ["refresh-2", "refresh-3", "refresh-4"]
    assert [form["refresh_token"] for form in oauth.asked] == ["refresh-1", "refresh-2", "refresh-3"]


def test_a_new_refresh_token_that_cannot_be_stored_is_an_error_until_it_can(
    oauth: OauthServer, endpoint: TokenEndpoint
) -> None:
    oauth.rotate = True
    kept: list[str] = []

    def keep(token: str) -> None:
        if not disk_is_full:
            kept.append(token)
            return
        raise OSError(28, "No space left on device")

    disk_is_full = True
    tokens = Tokens(endpoint, RefreshToken("refresh-1", keep))
    with pytest.raises(TransientError, match="No space left on device"):
        tokens.token()
    disk_is_full = False
    assert tokens.token() == "token-2"
    assert kept == ["refresh-3"]


def test_an_unchanged_refresh_token_is_not_stored_again(endpoint: TokenEndpoint) -> None:
    kept: list[str] = []
    Tokens(endpoint, RefreshToken("refresh-1", kept.append)).token()
    assert kept == []


def test_an_expired_refresh_token_is_a_matter_of_settings(endpoint: TokenEndpoint) -> None:
    with pytest.raises(ConfigurationError, match="the refresh token has expired") as caught:
        Tokens(endpoint, RefreshToken("old", lambda _: None)).token()
    assert caught.value.setting == "mailbox.oauth.refresh_token"


def test_a_wrong_application_secret_is_a_matter_of_settings(endpoint: TokenEndpoint) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Tokens(replace(endpoint, client_secret="wrong"), ClientCredentials()).token()
    assert caught.value.setting == "mailbox.oauth.client_secret"
    assert "wrong" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((500, b"oops"), TransientError),
        ((429, b'{"error": "slow_down"}'), TransientError),
        ((400, b'{"error": "temporarily_unavailable"}'), TransientError),
        ((404, b"<html>"), ConfigurationError),
        ((400, b"[]"), ConfigurationError),
        ((200, b"<html>"), TransientError),
        ((200, b"[]"), TransientError),
        ((200, b'{"access_token": 5}'), TransientError),
        ((200, b'{"access_token": ""}'), TransientError),
    ],
)
def test_other_answers(
    oauth: OauthServer, endpoint: TokenEndpoint, answer: tuple[int, bytes], error: type[Exception]
) -> None:
    oauth.refuse_with = answer
    with pytest.raises(error):
        Tokens(endpoint, ClientCredentials()).token()


def test_a_failed_renewal_can_be_tried_again(oauth: OauthServer, endpoint: TokenEndpoint) -> None:
    tokens = Tokens(endpoint, ClientCredentials())
    oauth.refuse_with = (503, b"")
    with pytest.raises(TransientError):
        tokens.token()
    oauth.refuse_with = None
    assert tokens.token()


def test_a_token_server_that_is_not_there(endpoint: TokenEndpoint) -> None:
    with pytest.raises(TransientError, match="cannot be reached"):
        Tokens(replace(endpoint, url=f"http://{HOST}:{free_port()}/token"), ClientCredentials()).token()


@pytest.mark.parametrize("url", ["http://login.provider.example/token", "file:///etc/passwd", "login"])
def test_a_secret_goes_only_over_https(endpoint: TokenEndpoint, url: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Tokens(replace(endpoint, url=url), ClientCredentials()).token()
    assert caught.value.setting == "mailbox.oauth.token_url"


@pytest.mark.parametrize("secret", [lambda endpoint: repr(endpoint), lambda endpoint: str(endpoint)])
def test_the_secret_is_not_shown(endpoint: TokenEndpoint, secret: Callable[[TokenEndpoint], str]) -> None:
    assert endpoint.client_secret not in secret(endpoint)
