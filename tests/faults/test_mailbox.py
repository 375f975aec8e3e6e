"""The mailbox goes away, changes under our hands, or holds what kills the connection: no message is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.faults import story
from tests.faults.account import House
from tests.faults.stepper import ROUND
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.fixtures import MakeProxy
from tests.servers.process import HOST


def behind(house: House, proxy_port: int) -> None:
    """From now on the mailbox is reached through a proxy."""
    house.environment["MINUTEPOST_MAILBOX__PORT"] = str(proxy_port)


@pytest.mark.parametrize("octets", [150, 900, 2500, 9000])
def test_a_connection_cut_in_the_middle_of_a_fetch(house: House, make_proxy: MakeProxy, octets: int) -> None:
    proxy = make_proxy(house.dovecot.port)
    behind(house, proxy.port)
    house.receive(story.minutes(1, padding=4000))
    house.receive(story.minutes(2, padding=4000))
    proxy.cut_after = octets
    assert house.run(["poll"]).said
    house.run()
    house.check(meetings=2)


def test_a_connection_cut_over_a_lone_message(house: House, make_proxy: MakeProxy) -> None:
    """The cut was the line's fault: the same poll asks for it once more."""
    proxy = make_proxy(house.dovecot.port)
    behind(house, proxy.port)
    house.receive(story.minutes(1, padding=4000))
    proxy.cut_after = 2500
    [said] = house.run(["poll"]).said
    assert "the connection was lost over a message, and made anew" in said
    house.run()
    house.check(meetings=1)


def test_a_server_that_falls_silent(house: House, make_proxy: MakeProxy) -> None:
    proxy = make_proxy(house.dovecot.port)
    behind(house, proxy.port)
    house.receive(story.minutes())
    proxy.blackhole = True
    [said] = house.run(["poll"], MINUTEPOST_MAILBOX__TIMEOUT_SECONDS="0.5").said
    assert "did not answer within 0.5 seconds" in said
    proxy.blackhole = False
    house.run()
    house.check(meetings=1)


def test_a_server_that_restarts(house: House) -> None:
    house.receive(story.minutes(1))
    house.run(["poll"])
    house.dovecot.kill()
    said = house.run(["poll", "process", "deliver"]).said
    house.dovecot.start()
    assert "nothing listens" in said[0]
    house.receive(story.minutes(2))
    house.run()
    house.check(meetings=2)


def test_another_uidvalidity(house: House, dovecot: Dovecot) -> None:
    """A mailbox restored from a backup: every UID is new, no message is."""
    house.receive(story.minutes(1))
    house.receive(story.minutes(2))
    house.run(["poll"])
    dovecot.stop()
    dovecot.renew_uidvalidity(house.user)
    dovecot.start()
    house.run()
    house.run(["poll"])
    house.check(meetings=2)


@pytest.mark.parametrize("what", ["deleted", "moved"])
def test_a_message_that_a_person_takes_away_once_it_is_recorded(house: House, what: str) -> None:
    house.receive(story.minutes())
    house.run(["poll"])
    client = house.dovecot.client(house.user)
    client.select_folder("INBOX")
    if what == "deleted":
        client.delete_messages(client.search())
        client.expunge()
    else:
        client.create_folder("Mine")
        client.move(client.search(), "Mine")
    client.logout()
    house.run(["process", "deliver", "poll"])
    assert house.rows("select state, count(*) from inbox group by state") == [("HANDLED", 1)]
    assert sum(house.mails.values()) == story.MAILS
    assert house.run(["audit"]).results["0/audit"] == {}
    assert house.lies_in("Mine") == (what == "moved")


def test_a_message_flagged_as_deleted_is_left_to_its_owner(house: House) -> None:
    house.receive(story.minutes(1))
    client = house.dovecot.client(house.user)
    client.select_folder("INBOX")
    client.delete_messages(client.search())
    client.logout()
    house.receive(story.minutes(2))
    house.run()
    assert house.rows("select message_id from inbox") == [("minutes-2@quay.example",)]
    assert house.lies_in("INBOX") == 1


def test_a_folder_that_is_not_there_and_comes(house: House) -> None:
    house.receive(story.minutes())
    [said] = house.run(["poll"], MINUTEPOST_MAILBOX__FOLDER="Minutes").said
    assert "check mailbox.folder" in said
    house.run()
    house.check(meetings=1)


def test_a_processed_folder_that_somebody_removes(house: House) -> None:
    house.receive(story.minutes(1))
    house.run()
    client = house.dovecot.client(house.user)
    client.delete_folder("Processed")
    client.logout()
    house.receive(story.minutes(2))
    house.run()
    assert (house.lies_in("INBOX"), house.lies_in("Processed")) == (0, 1)


def test_the_same_minutes_three_times_over(house: House) -> None:
    for _ in range(3):
        house.receive(story.minutes())
    house.run()
    house.run()
    assert house.rows("select count(*) from actions") == [(2,)]
    assert house.mails.total() == story.MAILS
    assert house.lies_in("INBOX") == 0


def test_a_poller_that_was_killed_is_missed_for_two_minutes(house: House) -> None:
    house.receive(story.minutes())
    assert house.run(["poll"], crash=("after an IMAP answer", 4)).signal == 9
    house.at += timedelta(minutes=1)
    assert house.run(["poll"]).results["0/poll"] is None
    house.at += timedelta(minutes=2)
    house.run()
    house.check(meetings=1)


def test_the_clock_steps_back_an_hour(house: House) -> None:
    house.receive(story.minutes(1))
    house.run(["poll", "process"])
    house.at -= timedelta(hours=1)
    house.receive(story.minutes(2))
    house.run()
    house.at += timedelta(hours=1, minutes=1)
    house.run()
    house.check(meetings=2)


def test_several_mailboxes_of_which_one_is_away(house: House) -> None:
    """The others are read; the same minutes in two are one set of actions; each keeps its own cursor and folders."""
    for name, user in (("second", f"second-{house.user}"), ("third", f"third-{house.user}")):
        house.environment |= {
            f"MINUTEPOST_MAILBOXES__{name.upper()}__{key}": value
            for key, value in (
                ("KIND", "imap"), ("HOST", HOST), ("PORT", str(house.dovecot.port)), ("SECURITY", "none"),
                ("USER", user), ("PASSWORD", PASSWORD),
            )
        }  # fmt: skip
    house.receive(story.minutes(1))
    house.dovecot.deliver(f"second-{house.user}", story.minutes(1))
    house.dovecot.deliver(f"second-{house.user}", story.minutes(2))
    house.dovecot.deliver(f"third-{house.user}", story.minutes(3))
    [said] = house.run(["poll", "process", "deliver"], MINUTEPOST_MAILBOXES__THIRD__PASSWORD="wrong").said
    assert f"third-{house.user}" in said
    assert sum(house.mails.values()) == 2 * story.MAILS
    house.run()
    assert house.run(["audit"]).results["0/audit"] == {}
    assert house.rows("select count(*) from actions") == [(2 * 3,)]
    assert dict(house.rows("select state, count(*) from inbox group by state")) == {"HANDLED": 3, "IGNORED": 1}
    assert sum(house.mails.values()) == 3 * story.MAILS
    assert (house.lies_in("INBOX"), house.lies_in("Processed")) == (0, 1)
    house.user = f"second-{house.user}"
    assert (house.lies_in("INBOX"), house.lies_in("Processed"), house.lies_in("Ignored")) == (0, 1, 1)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("change", [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC)])
def test_the_clocks_of_summer_change_over_a_digest(make_house: Callable[..., House], change: datetime) -> None:
    """1:30 is left out in March and comes twice in October: one digest each night all the same."""
    house = make_house(MINUTEPOST_TIMING__DIGEST="30 1 * * *", MINUTEPOST_TIMING__REMINDERS="30 1 * * *")
    house.receive(story.minutes())
    house.at = change - timedelta(hours=12)
    house.run([*ROUND, "digest", "remind"])
    for night in range(2):
        house.at = change + timedelta(days=night, minutes=5)
        digests = []
        for _ in range(6):
            digests.append(house.run(["digest", "remind", "deliver"]).results["0/digest"])
            house.at += timedelta(minutes=30) - timedelta(seconds=20)
        assert sum(digests) == 1, f"{change:%d %B}: {digests}"
    assert max(house.mails.values()) == 1
    assert house.run(["audit"]).results["0/audit"] == {}
