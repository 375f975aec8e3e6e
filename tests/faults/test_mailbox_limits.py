"""A mailbox that is full, that we may only read, or in which a person moves messages while we read: nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.faults import story
from tests.faults.account import House
from tests.servers.certificates import Certificates
from tests.servers.dovecot import Dovecot
from tests.servers.fixtures import MakeProxy, running
from tests.servers.programs import ROOT

#: What two messages of 20,000 octets need, and no copy of one.
QUOTA = "56K"
PADDING = 20_000


@pytest.fixture(scope="module")
def limited(certificates: Certificates) -> Iterator[Dovecot]:
    """A server with a quota, which copies and deletes rather than moves: a copy needs room."""
    with running(lambda: Dovecot(certificates, quota=QUOTA, capability="IMAP4rev1 UIDPLUS IDLE NAMESPACE")) as server:
        yield server


def test_a_mailbox_that_is_full(make_house: Callable[..., House], limited: Dovecot) -> None:
    """Messages are acted on and stay in the inbox; new ones are read all the same; with room again they are moved."""
    house = make_house(at=limited)
    house.receive(story.minutes(1, padding=PADDING))
    house.receive(story.minutes(2, padding=PADDING))
    [*_, said] = house.run().said
    assert "messages stay in the folder that is read" in said
    assert "quota" in said.lower()
    house.receive(story.minutes(3))
    house.run()
    assert house.rows("select state, count(*) from inbox group by state") == [("HANDLED", 3)]
    assert sum(house.mails.values()) == 3 * story.MAILS
    assert house.run(["audit"]).results["0/audit"] == {}
    _make_room(house)
    for _ in range(3):
        house.run(["poll"])
    assert house.lies_in("Processed") >= 1
    assert sum(house.mails.values()) == 3 * story.MAILS


def _make_room(house: House) -> None:
    """A person deletes one of the large messages."""
    client = house.dovecot.client(house.user)
    client.select_folder("INBOX")
    client.delete_messages(client.search()[:1])
    client.expunge()
    client.logout()


def test_a_mailbox_that_we_may_only_read(make_house: Callable[..., House], limited: Dovecot) -> None:
    """Everything is acted on, once, and nothing is moved until we may."""
    house = make_house(at=limited)
    house.receive(story.minutes(1))
    limited.set_rights(house.user, "lr")
    for number in range(2, 4):
        [*_, said] = house.run().said
        assert "read-only" in said
        assert "read-only" in checked(house)
        limited.set_rights(house.user, "")
        house.receive(story.minutes(number))
        limited.set_rights(house.user, "lr")
    limited.set_rights(house.user, "")
    house.run()
    house.run(["poll"])
    house.check(meetings=3)


def checked(house: House) -> str:
    """What `minutepost check` says."""
    command = [sys.executable, "-m", "service", "check"]
    environment = {**os.environ, **house.environment}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False).stdout


def test_rights_to_do_all_but_delete(make_house: Callable[..., House], limited: Dovecot) -> None:
    """What cannot be deleted is not copied either: it would be there twice, and be read anew with each poll."""
    house = make_house(at=limited)
    house.receive(story.minutes(1))
    house.run(["audit"])
    limited.set_rights(house.user, "lrswi")
    for _ in range(3):
        said = house.run().said
        assert said
        assert all("we may not delete" in line for line in said)
    assert (house.lies_in("INBOX"), house.lies_in("Processed")) == (1, 0)
    limited.set_rights(house.user, "")
    house.run()
    house.check(meetings=1)


@pytest.mark.timeout(300)
def test_a_person_who_moves_a_message_at_any_moment_of_the_reading(
    make_house: Callable[..., House], make_proxy: MakeProxy
) -> None:
    """It is acted on, or it is the person's: never half, and never twice."""
    taken = left = 0
    whole = 0.0
    for moment in range(7):
        house = make_house()
        proxy = make_proxy(house.dovecot.port)
        proxy.delay = 0.03
        house.environment["MINUTEPOST_MAILBOX__PORT"] = str(proxy.port)
        house.receive(story.minutes(1, padding=4000))
        house.receive(story.minutes(2, padding=4000))
        if not whole:
            begun = time.monotonic()
            house.run(["audit", "poll"])
            whole = time.monotonic() - begun
            continue
        reading = threading.Thread(target=house.run, args=(["poll"],))
        client = house.dovecot.client(house.user)
        client.create_folder("Mine")
        client.select_folder("INBOX")
        first = client.search()[:1]
        reading.start()
        time.sleep(whole * moment / 5)
        client.move(first, "Mine")
        client.logout()
        reading.join()
        house.run()
        assert house.run(["audit"]).results["0/audit"] == {}
        assert (house.lies_in("INBOX"), house.lies_in("Mine"), house.lies_in("Processed")) == (0, 1, 1)
        [(messages,)] = house.rows("select count(*) from inbox where state = 'HANDLED'")
        assert sum(house.mails.values()) == len(house.mails) == messages * story.MAILS
        taken, left = taken + (messages == 1), left + (messages == 2)
    assert taken
    assert left
