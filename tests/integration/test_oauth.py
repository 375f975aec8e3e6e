"""Tokens from a real token server: kept while they are good, renewed in time, refused in words to act on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.errors import ConfigurationError, TransientError
from service.transport.oauth import ClientCredentials, RefreshToken, TokenEndpoint, Tokens
from service.transport.token_file import TokenFile
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


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    """Where the refresh token is kept."""
    return TokenFile(tmp_path / "state" / "refresh-token", "refresh-1")


def test_a_new_refresh_token_is_stored_and_used(oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile) -> None:
    oauth.rotate = True
    tokens = Tokens(endpoint, RefreshToken(file))
    kept = []
    for _ in range(3):
        tokens.token()
        tokens.forget()
        kept.append(file.read())
    assert kept == ["refresh-2", "refresh-3", "refresh-4"]
    assert [form["refresh_token"] for form in oauth.asked] == ["refresh-1", "refresh-2", "refresh-3"]


def test_a_new_refresh_token_that_cannot_be_stored_is_an_error_until_it_can(
    oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile
) -> None:
    oauth.rotate = True
    tokens = Tokens(endpoint, RefreshToken(file))
    file.path.parent.write_text("no folder")
    with pytest.raises(TransientError, match=r"cannot be read or stored .* check the state folder"):
        tokens.token()
    file.path.parent.unlink()
    assert tokens.token() == "token-2"
    assert file.read() == "refresh-3"


def test_an_unchanged_refresh_token_is_not_stored_again(endpoint: TokenEndpoint, file: TokenFile) -> None:
    Tokens(endpoint, RefreshToken(file)).token()
    assert not file.path.exists()


def test_another_process_has_renewed_the_refresh_token(
    oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile
) -> None:
    """Two workers share the state folder; the server takes each refresh token once."""
    oauth.rotate = True
    workers = [Tokens(endpoint, RefreshToken(TokenFile(file.path, file.first))) for _ in range(2)]
    for _ in range(3):
        for tokens in workers:
            tokens.token()
            tokens.forget()
    assert file.read() == "refresh-7"


def test_several_processes_renew_it_at_the_same_time(
    oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile
) -> None:
    oauth.rotate = True

    def renew(_: int) -> str:
        return Tokens(endpoint, RefreshToken(TokenFile(file.path, file.first))).token()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(renew, range(16)))) == 16


def test_another_refresh_token_in_the_settings_begins_anew(
    oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile
) -> None:
    """The access ran out, and was registered again as we asked: what descends from the old one is not used again."""
    oauth.rotate = True
    Tokens(endpoint, RefreshToken(file)).token()
    oauth.refresh_token = "refresh-a"
    with pytest.raises(ConfigurationError):
        Tokens(endpoint, RefreshToken(file)).token()
    again = TokenFile(file.path, "refresh-a")
    Tokens(endpoint, RefreshToken(again)).token()
    Tokens(endpoint, RefreshToken(again)).token()
    assert again.path.stat().st_mode & 0o077 == 0


def test_a_file_of_an_earlier_version_is_read(oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile) -> None:
    oauth.refresh_token = "refresh-old"
    file.path.parent.mkdir()
    file.path.write_text("refresh-old")
    assert Tokens(endpoint, RefreshToken(file)).token()


def test_a_file_of_an_earlier_version_gives_way_to_another_token_in_the_settings(
    oauth: OauthServer, endpoint: TokenEndpoint, file: TokenFile
) -> None:
    """It does not say whence its token comes: the server's refusal does. From then on the file is ours."""
    file.path.parent.mkdir()
    file.path.write_text("refresh-old")
    tokens = Tokens(endpoint, RefreshToken(file))
    oauth.refuse_with = (400, b'{"error": "invalid_grant"}')
    with pytest.raises(ConfigurationError):
        tokens.token()
    assert file.path.read_text() == "refresh-old"
    oauth.refuse_with = None
    for _ in range(2):
        assert tokens.token()
        tokens.forget()
    asked = [form["refresh_token"] for form in oauth.asked]
    assert asked == [*("refresh-old", "refresh-1") * 2, "refresh-1"]
    oauth.refresh_token = "refresh-b"
    with pytest.raises(ConfigurationError):
        tokens.token()
    assert len(oauth.asked) == 6


def test_an_expired_refresh_token_is_a_matter_of_settings(endpoint: TokenEndpoint, file: TokenFile) -> None:
    with pytest.raises(ConfigurationError, match="the refresh token has expired") as caught:
        Tokens(endpoint, RefreshToken(replace(file, first="old"))).token()
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
