"""Minutes a second, from Dovecot to the sink: one message in, 5 action mails, 2 invitations and a receipt out.

Durable all the way: recorded, committed and moved on the server; every mail a row before it is sent, settled after.
The clock begins when the messages lie in the mailbox and the processes are up; it stops when the last mail is out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.speed import corpus
from bench.speed.house import EMBEDDED, House, fill_maildir, imap_settings, scaled
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_fast import FastSink

#: Units by which every process is warm before the clock begins.
WARM_UP = 60
#: With the warm-up, one message for each body of the directory: a second would find actions carried over.
MOST = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A measured run."""

    units: int
    seconds: float
    processor_seconds: float
    memory: list[float]

    @property
    def per_second(self) -> float:
        """Units a second."""
        return self.units / self.seconds

    @property
    def milliseconds(self) -> float:
        """Processor milliseconds of our processes for a unit."""
        return 1000 * self.processor_seconds / self.units


def measure(units: int, dovecot: Dovecot, user: str, folder: Path, database: str, redis: str = "") -> Rate:
    """Run `units` messages through one embedded process, or through two Celery workers where `redis` is given."""
    with_broker: Mapping[str, str] = {"MINUTEPOST_BROKER__URL": redis} if redis else {}
    sink = FastSink()
    sink.start()
    house = House(folder, database, sink.port, **imap_settings(dovecot, user), **with_broker)
    try:
        house.start(scaled(2) if redis else EMBEDDED)
        _pass(house, sink, dovecot.maildir(user), range(WARM_UP), dovecot)
        processor = house.processor_seconds()
        seconds = _pass(house, sink, dovecot.maildir(user), range(WARM_UP, WARM_UP + units), dovecot)
        processor = house.processor_seconds() - processor
        return Rate(units=units, seconds=seconds, processor_seconds=processor, memory=house.memory())
    finally:
        house.stop()
        sink.close()


def _pass(house: House, sink: FastSink, maildir: Path, numbers: range, dovecot: Dovecot) -> float:
    """Let messages arrive all at once; return the seconds until all their mails are out and they are moved."""
    wanted = sink.counted()[0] + len(numbers) * corpus.MAILS
    fill_maildir(maildir, numbers, (dovecot.user.pw_uid, dovecot.user.pw_gid))
    began = time.monotonic()
    ended = house.wait(lambda: sink.counted()[0] >= wanted, patience=600)
    house.wait(lambda: not waiting(maildir))
    return ended - began


def waiting(maildir: Path) -> bool:
    """True while a message lies in the mailbox."""
    return any(os.scandir(maildir / "new")) or any(os.scandir(maildir / "cur"))
