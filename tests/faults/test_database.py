"""The database is full, locked, restarted or shared by many: what was committed stays, what was not is done again."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from tests.faults import story
from tests.faults.account import House
from tests.faults.stepper import ROUND, Stepper
from tests.servers.fixtures import MakeProxy
from tests.servers.postgres import Postgres


def sqlite_file(house: House) -> str:
    """The path of the database."""
    return house.database.removeprefix("sqlite:///")


def test_a_full_disk(house: House) -> None:
    """SQLite refuses to grow, as on a full disk, at several places; with room again all is done."""
    house.run(["audit"])
    for number in range(1, 5):
        house.receive(story.minutes(number, padding=30_000))
    full = {"MINUTEPOST_TEST_MAX_PAGES": ""}
    for pages in range(10, 120, 10):
        full["MINUTEPOST_TEST_MAX_PAGES"] = str(pages)
        house.run(**full)
    house.recover(2)
    house.check(meetings=4, doubles=11)


def test_a_locked_database(house: House) -> None:
    """Somebody copies the file for longer than we wait."""
    house.run(["audit"])
    house.receive(story.minutes())
    with closing(sqlite3.connect(sqlite_file(house), isolation_level=None)) as other:
        other.execute("begin immediate")
        release = threading.Timer(1.5, lambda: None)
        release.start()
        with ThreadPoolExecutor(1) as pool:
            running = pool.submit(house.run)
            release.join()
            other.execute("commit")
            assert running.result().results["1/process"] == ["HANDLED"]
    house.check(meetings=1)


def test_postgresql_killed_at_every_step(make_house: Callable[..., House], postgres: Postgres) -> None:
    house = make_house(database=postgres.url(postgres.create_database()))
    for number, step in enumerate(ROUND, start=1):
        house.receive(story.minutes(number))
        house.run([step])
        postgres.kill()
        with pytest.raises(AssertionError, match="StoreUnavailableError"):
            house.run([step])  # a process that starts now says so and ends
        postgres.start()
    house.recover(2)
    house.check(meetings=4)


def test_postgresql_restarted_while_the_mailbox_is_read(
    make_house: Callable[..., House], postgres: Postgres, make_proxy: MakeProxy
) -> None:
    """The poller gives its turn back once the database answers: the next one need not wait for the lease to end."""
    house = make_house(database=postgres.url(postgres.create_database()))
    house.run(["audit"])
    proxy = make_proxy(house.dovecot.port)
    proxy.delay = 0.2
    house.receive(story.minutes())
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(house.run, ["poll"], MINUTEPOST_MAILBOX__PORT=str(proxy.port))
        while not house.rows("select holder from leases"):
            assert not reading.done()
        postgres.stop()
        time.sleep(3)
        postgres.start()
        assert "the mailbox was not read" in reading.result().said[0]
    assert house.rows("select holder from leases") == []
    house.run()
    house.check(meetings=1)


@pytest.mark.parametrize("gone", [Postgres.stop, Postgres.kill])
def test_postgresql_away_between_the_servers_answer_and_our_commit(
    make_house: Callable[..., House], postgres: Postgres, gone: Callable[[Postgres], None]
) -> None:
    """Who has the server's word for a mail keeps it until the database can take it down: nothing leaves twice."""
    house = make_house(database=postgres.url(postgres.create_database()))
    house.receive(story.minutes())
    house.run(["poll", "process"])
    house.sink.delay = 1.0
    with ThreadPoolExecutor(1) as pool:
        delivering = pool.submit(house.run, ["deliver"])
        while not house.sink.connections:
            assert not delivering.done()
        gone(postgres)
        house.sink.await_messages(1)
        house.sink.delay = 0
        time.sleep(1)
        postgres.start()
        assert delivering.result().results["0/deliver"] == [story.MAILS, 0, 0]
    house.run(["poll"])
    house.check(meetings=1)


@pytest.mark.parametrize("processes", [2, 4, 8])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_several_processes_at_once(
    make_house: Callable[..., House], request: pytest.FixtureRequest, processes: int, kind: str
) -> None:
    """All of them poll, process and deliver the same mailbox at the same time: everything happens once."""
    database = ""
    if kind == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        database = postgres.url(postgres.create_database())
    house = make_house(database=database, MINUTEPOST_SUBMISSION__CONNECTIONS="2")
    house.run(["audit"])
    for number in range(1, 13):
        house.receive(story.minutes(number))
    steppers = [Stepper() for _ in range(processes)]
    try:
        with ThreadPoolExecutor(processes) as pool:
            environment = {**house.environment, "MINUTEPOST_CLOCK_BEGINS_AT": house.at.isoformat()}
            work = [pool.submit(one.run, environment, [*ROUND, *ROUND]) for one in steppers]
            assert all(done.result().signal == 0 for done in work)
    finally:
        for stepper in steppers:
            stepper.close()
    house.run()
    house.check(meetings=12)
