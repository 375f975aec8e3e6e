"""Whole processes, killed and doubled while servers come and go: Celery workers, beats, Redis, PostgreSQL, Dovecot."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import story
from tests.faults.account import LATER, House
from tests.faults.processes import Processes
from tests.servers.postgres import Postgres
from tests.servers.programs import ROOT
from tests.servers.redis import Redis

pytestmark = pytest.mark.timeout(600)

#: With this the mailbox is read once, at the start; after that only when the server says that mail came.
HOURLY = "3600"
#: Mails that some worker holds.
UNSETTLED = "select count(*) from outbox where state = 'SENDING'"


@pytest.fixture
def run() -> Iterator[Callable[[House], Processes]]:
    """Processes that are gone after the test."""
    made: list[Processes] = []

    def make(house: House) -> Processes:
        made.append(Processes(house))
        return made[-1]

    yield make
    for processes in made:
        processes.close()


@pytest.fixture
def scaled(make_house: Callable[..., House], postgres: Postgres, redis_url: str) -> House:
    """An installation on PostgreSQL and Redis, polling every second."""
    return make_house(
        database=postgres.url(postgres.create_database()),
        MINUTEPOST_BROKER__URL=redis_url,
        MINUTEPOST_MAILBOX__POLL_SECONDS="1",
        MINUTEPOST_SUBMISSION__CONNECTIONS="2",
    )


def sent(house: House) -> int:
    """Different mails that arrived."""
    return len(house.mails)


def end_in_order(processes: Processes) -> None:
    """SIGTERM for all; each must end by itself and well."""
    codes = processes.stop()
    assert not any(codes.values()), f"{codes}\n{processes.logs()}"


def test_one_process_is_told_of_new_mail_and_ends_in_order(
    make_house: Callable[..., House], run: Callable[[House], Processes]
) -> None:
    house = make_house(MINUTEPOST_MAILBOX__POLL_SECONDS=HOURLY)
    house.receive(story.minutes(1))
    processes = run(house)
    processes.start("embedded")
    processes.wait(lambda: sent(house) == story.MAILS, "what lay there before the start")
    house.receive(story.minutes(2))
    processes.wait(lambda: sent(house) == 2 * story.MAILS, "what came by IDLE")
    assert processes.stop() == {"embedded": 0}
    house.recover()
    house.check(meetings=2)


@pytest.mark.slow
def test_one_process_told_to_end_waits_for_the_servers_answer(
    make_house: Callable[..., House], run: Callable[[House], Processes]
) -> None:
    """Which takes its time: the mail in hand is settled, the others are given back, none has to wait for a lease."""
    house = make_house(MINUTEPOST_MAILBOX__POLL_SECONDS=HOURLY)
    house.sink.delay = 35
    house.receive(story.minutes())
    processes = run(house)
    processes.start("embedded")
    processes.wait(lambda: bool(house.sink.connections), "the first mail")
    time.sleep(1)
    assert processes.stop() == {"embedded": 0}
    assert house.rows("select state, count(*) from outbox group by state order by state") == [
        ("QUEUED", story.MAILS - 1), ("SENT", 1),
    ]  # fmt: skip
    house.sink.delay = 0
    house.recover()
    house.check(meetings=1)


def test_one_process_killed_again_and_again_under_load(
    make_house: Callable[..., House], run: Callable[[House], Processes]
) -> None:
    house = make_house(MINUTEPOST_MAILBOX__POLL_SECONDS="0.5")
    _kill_often(house, run(house), ["embedded"], kills=5, each=3)
    house.recover(2)
    house.check(meetings=5 * 3, doubles=2 * 5)


def _kill_often(house: House, processes: Processes, names: list[str], kills: int, each: int) -> None:
    """`each` messages come, a mail goes out, kill -9; and again, with the clock past the leases of the dead.

    New messages each time: a fast machine may have sent all that the earlier ones brought.
    """
    draw = random.Random(7)
    for kill in range(kills):
        for number in range(kill * each, (kill + 1) * each):
            house.receive(story.minutes(1 + number))
        already = len(house.sink.received)
        processes.start(*names)
        processes.wait(lambda already=already: len(house.sink.received) > already, "the next mail")  # type: ignore[misc]
        time.sleep(draw.random() / 3)
        processes.kill(*names)
        house.at += LATER


def test_workers_and_beats_in_plenty_while_every_server_restarts(
    scaled: House, run: Callable[[House], Processes], redis: Redis, postgres: Postgres
) -> None:
    """Four workers and two beats; after each outage a message more must get through, and each only once."""
    house, processes = scaled, run(scaled)
    processes.start("worker1", "worker2", "worker3", "worker4", "beat1", "beat2")
    said = iter(range(1, 100))

    def one_more(after: str) -> None:
        meetings = next(said)
        house.receive(story.minutes(meetings))
        processes.wait(lambda: sent(house) == meetings * story.MAILS, f"the mails after {after}")

    one_more("the start")
    with_redis = _client(redis)
    with_redis.flushall()
    one_more("Redis was emptied")
    redis.kill()
    redis.start()
    one_more("Redis was killed and started")
    redis.stop()
    time.sleep(3)
    redis.start()
    one_more("Redis was away for three seconds")
    postgres.restart()
    one_more("PostgreSQL was restarted")
    house.dovecot.restart()
    one_more("Dovecot was restarted")
    processes.wait(lambda: house.rows(UNSETTLED) == [(0,)], "the last to be written down")  # or it comes twice
    processes.kill("worker1", "beat1")
    end_in_order(processes)
    house.at += LATER  # what the killed worker may have claimed is free again
    processes.start("worker2", "worker3", "beat2")
    one_more("a worker and a beat were killed")
    processes.wait(lambda: house.lies_in("INBOX") == 0, "the messages to be moved")
    end_in_order(processes)
    house.check(meetings=7, doubles=0)


def test_what_is_said_while_redis_is_away_is_a_few_lines_of_json(
    make_house: Callable[..., House], redis: Redis, redis_url: str, run: Callable[[House], Processes]
) -> None:
    """Celery's own lines have our form, and no stacks: whoever collects the log can read what is wrong."""
    house = make_house(
        MINUTEPOST_BROKER__URL=redis_url, MINUTEPOST_LOG_FORMAT="json", MINUTEPOST_MAILBOX__POLL_SECONDS="0.5"
    )
    processes = run(house)
    _client(redis).flushall()  # what others left
    processes.start("beat1", "single1")
    processes.wait(lambda: bool(_client(redis).exists("_kombu.binding.celery.pidbox")), "the worker to be there")
    redis.stop()
    try:
        processes.wait(lambda: all("refused" in text for text in _logs(house)), "words about Redis")
        time.sleep(3)
        lines = [
            line for text in _logs(house) for line in text.splitlines() if line.startswith(("{", "Traceback", "["))
        ]
    finally:
        redis.start()  # others need it
    said = [json.loads(line) for line in lines]
    assert any("refused" in line["event"] for line in said)
    assert not [line for line in said if "exception" in line or len(line["event"]) > 400]
    assert len(said) < 60


def _logs(house: House) -> list[str]:
    return [(house.folder / f"{name}.log").read_text(encoding="utf-8") for name in ("beat1", "single1")]


@pytest.mark.slow
def test_redis_away_for_a_minute(scaled: House, run: Callable[[House], Processes], redis: Redis) -> None:
    """Nothing moves, nothing is lost; once it is back all that came meanwhile is taken up."""
    house, processes = scaled, run(scaled)
    processes.start("worker1", "worker2", "beat1", "beat2")
    house.receive(story.minutes(1))
    processes.wait(lambda: sent(house) == story.MAILS, "the mails of the first message")
    redis.stop()
    for number in range(2, 5):
        house.receive(story.minutes(number))
        time.sleep(20)
    redis.start()
    processes.wait(lambda: sent(house) == 4 * story.MAILS, "the mails of what came meanwhile", 120)
    processes.wait(lambda: house.lies_in("INBOX") == 0, "the messages to be moved")
    end_in_order(processes)
    house.check(meetings=4)


@pytest.mark.slow
def test_eight_workers_and_two_beats(scaled: House, run: Callable[[House], Processes]) -> None:
    house, processes = scaled, run(scaled)
    processes.start(*(f"single{number}" for number in range(8)), "beat1", "beat2")
    for number in range(1, 25):
        house.receive(story.minutes(number))
    processes.wait(lambda: sent(house) == 24 * story.MAILS, "all mails", 240)
    processes.wait(lambda: house.lies_in("INBOX") == 0, "the messages to be moved")
    end_in_order(processes)
    house.check(meetings=24)


def test_workers_told_to_end_under_load_leave_nothing_claimed(scaled: House, run: Callable[[House], Processes]) -> None:
    """As in an upgrade: SIGTERM to two workers at work, others take over at once, without a lease to wait for."""
    house, processes = scaled, run(scaled)
    for number in range(1, 13):
        house.receive(story.minutes(number))
    processes.start("worker1", "worker2", "beat")
    processes.wait(lambda: sent(house) > 3, "some mails")
    end_in_order(processes)
    assert house.rows("select count(*) from outbox where state = 'SENDING'") == [(0,)]
    assert house.rows("select count(*) from inbox where state = 'RECEIVED' and lease_until is not null") == [(0,)]
    assert house.rows("select count(*) from leases") == [(0,)]
    processes.start("worker3", "beat3")
    house.receive(story.minutes(13))
    processes.wait(lambda: sent(house) == 13 * story.MAILS, "the rest")
    processes.wait(lambda: any(house.folder.glob("beat3*[!g]")), "beat's memory, which comes after its signal handlers")
    processes.wait(lambda: house.lies_in("INBOX") == 0, "the messages to be moved")
    end_in_order(processes)
    house.check(meetings=13)


def test_a_copy_of_the_database_taken_under_load_is_one_moment(
    make_house: Callable[..., House], run: Callable[[House], Processes], tmp_path: Path
) -> None:
    """`minutepost backup` while one process works; the copy is put in place and everything goes on from there."""
    house = make_house(MINUTEPOST_MAILBOX__POLL_SECONDS="0.5")
    for number in range(1, 9):
        house.receive(story.minutes(number))
    processes = run(house)
    processes.start("embedded")
    processes.wait(lambda: sent(house) > 3, "some mails")
    copy = tmp_path / "copy.db"
    done = subprocess.run(
        [sys.executable, "-m", "service", "backup", str(copy)],
        cwd=ROOT, env={**os.environ, **house.environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    house.receive(b"From: sam@elsewhere.example\r\nMessage-ID: <since@elsewhere.example>\r\n\r\nSince the copy.\r\n")
    processes.wait(lambda: sent(house) >= 8 * story.MAILS and house.lies_in("Held") == 1, "all messages")
    end_in_order(processes)
    house.environment["MINUTEPOST_DATABASE__URL"] = house.database = f"sqlite:///{copy}"
    back_to_the_inbox(house)
    house.recover(2)
    assert house.run(["audit"]).results["0/audit"] == {}
    assert dict(house.rows("select state, count(*) from inbox group by state")) == {"HANDLED": 8, "HELD": 1}
    assert house.rows("select count(*) from actions") == [(2 * 8,)]
    assert set(house.mails.values()) <= {1, 2}
    assert [house.lies_in(folder) for folder in ("INBOX", "Processed", "Held")] == [0, 8, 1]


def back_to_the_inbox(house: House) -> None:
    """What came since the copy is moved back, as docs/operations.md says."""
    client = house.dovecot.client(house.user)
    for folder in ("Processed", "Held", "Ignored"):
        if client.folder_exists(folder):
            client.select_folder(folder)
            client.move(client.search(), "INBOX")
    client.logout()


def _client(redis: Redis):  # type: ignore[no-untyped-def]
    import redis as library

    return library.Redis.from_url(redis.url)


def test_workers_killed_under_load_are_replaced(scaled: House, run: Callable[[House], Processes]) -> None:
    house, processes = scaled, run(scaled)
    processes.start("beat")
    _kill_often(house, processes, ["worker1", "worker2"], kills=3, each=4)
    house.recover(2)
    house.check(meetings=3 * 4, doubles=3 * 2 * 2 * 2)


@pytest.mark.parametrize("gone", [Postgres.stop, Postgres.kill])
def test_postgresql_gone_again_and_again_under_load(
    scaled: House, run: Callable[[House], Processes], postgres: Postgres, gone: Callable[[Postgres], None]
) -> None:
    """Two workers hand mails over while the database ends by force or in order, six times: no mail leaves twice."""
    house, processes, draw = scaled, run(scaled), random.Random(5)
    processes.start("worker1", "worker2", "beat")
    for outage in range(6):
        for number in range(outage * 3, outage * 3 + 3):
            house.receive(story.minutes(1 + number))
        already = len(house.sink.received)
        processes.wait(lambda already=already: len(house.sink.received) > already, "the next mail")  # type: ignore[misc]
        time.sleep(draw.random() / 5)
        gone(postgres)
        time.sleep(draw.random())
        postgres.start()
    end_in_order(processes)
    house.recover(2)
    house.check(meetings=6 * 3)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_hundred_kills_under_load(make_house: Callable[..., House], run: Callable[[House], Processes]) -> None:
    """make faults: 200 times kill -9 at random moments, two messages more each time."""
    house = make_house(MINUTEPOST_MAILBOX__POLL_SECONDS="0.5")
    (house.folder / "directory.csv").write_text(story.directory(bodies=200), encoding="utf-8")
    kills, processes, draw = 200, run(house), random.Random(11)
    for number in range(kills):
        house.receive(story.minutes(2 * number + 1))
        house.receive(story.minutes(2 * number + 2))
        already = len(house.sink.received)
        processes.start("embedded")
        processes.wait(lambda already=already: len(house.sink.received) > already, "the next mail")  # type: ignore[misc]
        time.sleep(draw.random())
        processes.kill("embedded")
        house.at += LATER
    house.recover(3)
    assert house.run(["audit"]).results["0/audit"] == {}
    assert house.rows("select state, count(*) from inbox group by state") == [("HANDLED", 2 * kills)]
    assert (house.lies_in("INBOX"), house.lies_in("Processed")) == (0, 2 * kills)
    mails = house.mails
    assert house.rows("select state, count(*) from outbox group by state") == [("SENT", len(mails))]
    assert sum(mails.values()) - len(mails) <= 2 * kills
    # Two hundred bodies met twice: what is alike is carried over, so there are fewer mails than five a message.
    assert len(mails) >= 200 * story.MAILS
