"""A digest for ten thousand readers: bounded memory, nobody kept waiting, and nobody told twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from tests.faults import story
from tests.faults.account import House
from tests.servers.programs import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

MANY, FEW = 10_000, 1_000


def _directory(readers: int) -> str:
    body = story.directory().splitlines()[-39].split(",")[1]
    rows = [f"person,Reader {n},r{n}@quay.example,,Council,{body} (digest)" for n in range(readers)]
    return story.directory() + "\n".join([*rows, ""])


@pytest.fixture
def house_with(make_house: Callable[..., House]) -> Callable[[int], House]:
    """An installation with an action of a body that so many people read about."""

    def make(readers: int) -> House:
        house = make_house()
        (house.folder / "directory.csv").write_text(_directory(readers), encoding="utf-8")
        house.receive(story.minutes(1))
        house.run(["poll", "process"])
        return house

    return make


def begin(house: House) -> subprocess.Popen[bytes]:
    """`minutepost digest`."""
    environment = {**os.environ, **house.environment, "MINUTEPOST_CLOCK_BEGINS_AT": house.at.isoformat()}
    return subprocess.Popen([sys.executable, "-m", "service", "digest"], cwd=ROOT, env=environment)


def digests(house: House) -> int:
    """How many are queued."""
    return int(house.rows("select count(*) from outbox where kind = 'digest'")[0][0])


def test_memory_does_not_grow_with_the_readers(house_with: Callable[[int], House]) -> None:
    peaks = {}
    for readers in (FEW, MANY):
        house = house_with(readers)
        begun = time.monotonic()
        process = begin(house)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        assert status == 0
        assert digests(house) == readers + 1  # and the secretary
        peaks[readers] = usage.ru_maxrss / 1024
        print(f"{readers} readers: {peaks[readers]:.0f} MB at most, {time.monotonic() - begun:.1f} s")  # noqa: T201
    # The directory itself has nine thousand people more; their mails have 30 KB each, 270 MB together.
    assert peaks[MANY] - peaks[FEW] < 60


def test_one_that_is_killed_half_way_is_finished_and_others_go_on_meanwhile(house_with: Callable[[int], House]) -> None:
    house = house_with(MANY)
    process = begin(house)
    while digests(house) < MANY // 4:
        assert process.poll() is None
        time.sleep(0.05)
    house.receive(story.minutes(2))
    assert house.run(["poll", "process"]).results["1/process"] == ["HANDLED"]
    assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert digests(house) < MANY
    assert begin(house).wait() == 0
    recipients = "select count(*), count(distinct recipient) from outbox where kind = 'digest'"
    assert house.rows(recipients) == [(MANY + 2, MANY + 1)]  # the secretary has one of the other body, too
