"""Sign-in by token from the settings to the servers (Dovecot, SMTP with XOAUTH2), and what is said when it breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults import story
from tests.faults.account import LATER, House
from tests.servers.oauth import OauthServer
from tests.servers.smtp import SmtpSink


@pytest.fixture
def house(make_house: Callable[..., House], make_sink: Callable[..., SmtpSink], oauth: OauthServer) -> House:
    """An installation without any password."""
    house = make_house()
    house.sink = make_sink(tokens=oauth.tokens)
    oauth.user = house.user
    house.environment["MINUTEPOST_SUBMISSION__PORT"] = str(house.sink.port)
    for section in ("MAILBOX", "SUBMISSION"):
        house.environment |= {
            f"MINUTEPOST_{section}__USER": house.user,
            f"MINUTEPOST_{section}__OAUTH__TOKEN_URL": oauth.url,
            f"MINUTEPOST_{section}__OAUTH__CLIENT_ID": oauth.client_id,
            f"MINUTEPOST_{section}__OAUTH__CLIENT_SECRET": oauth.client_secret,
        }
    del house.environment["MINUTEPOST_MAILBOX__PASSWORD"]
    house.environment["MINUTEPOST_STATE"] = str(house.folder / "state")
    return house


def test_client_credentials(house: House) -> None:
    house.receive(story.minutes())
    house.run()
    house.check(meetings=1)


def test_a_refresh_token_that_is_renewed_is_kept(house: House, oauth: OauthServer) -> None:
    for section in ("MAILBOX", "SUBMISSION"):
        house.environment[f"MINUTEPOST_{section}__OAUTH__REFRESH_TOKEN"] = oauth.refresh_token
    house.receive(story.minutes(1))
    house.run()
    house.receive(story.minutes(2))
    house.run()
    house.check(meetings=2)


def test_a_token_server_that_is_away(house: House, oauth: OauthServer) -> None:
    house.receive(story.minutes())
    oauth.refuse_with = (503, b"")
    said = house.run().said
    assert "no access token" in said[0]
    oauth.refuse_with = None
    house.recover()
    house.check(meetings=1)


def test_a_secret_that_ran_out_is_named_by_its_setting(house: House) -> None:
    house.receive(story.minutes())
    [mailbox, *_] = house.run(["poll"], MINUTEPOST_MAILBOX__OAUTH__CLIENT_SECRET="expired").said
    assert "mailbox.oauth.client_secret" in mailbox
    [submission] = house.run(["poll", "process", "deliver"], MINUTEPOST_SUBMISSION__OAUTH__CLIENT_SECRET="expired").said
    assert "submission.oauth.client_secret" in submission
    house.at += LATER
    house.run()
    house.check(meetings=1)
