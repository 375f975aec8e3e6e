"""Run: python -m bench.speed [floor|cpu|units|delivery|memory|ticks ...] [--units 300]. All without a name."""

from __future__ import annotations

import argparse
import itertools
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median

from bench.speed import delivery, floor, memory, stages, ticks, units
from tests.servers.certificates import Certificates
from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.redis import Redis
from tests.servers.smtp_fast import FastSink

_numbers = itertools.count(1)


class Bench:
    """The servers, each started when first asked for, and a folder for every run."""

    def __init__(self, stack: ExitStack, given: argparse.Namespace) -> None:
        self._stack = stack
        self.given = given
        self._folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="minutepost-bench-")))
        self._dovecot: Dovecot | None = None
        self._postgres: Postgres | None = None
        self._redis: Redis | None = None

    @property
    def dovecot(self) -> Dovecot:
        if self._dovecot is None:
            certificates = self._stack.enter_context(closing(Certificates()))
            self._dovecot = self._stack.enter_context(closing(Dovecot(certificates)))
            self._dovecot.start()
        return self._dovecot

    @property
    def postgres(self) -> Postgres:
        if self._postgres is None:
            self._postgres = self._stack.enter_context(closing(Postgres(durable=True)))
            self._postgres.start()
        return self._postgres

    @property
    def redis(self) -> Redis:
        if self._redis is None:
            self._redis = self._stack.enter_context(closing(Redis()))
            self._redis.start()
        return self._redis

    def database(self, kind: str, folder: Path) -> str:
        """The address of a new database."""
        if kind == "SQLite":
            return f"sqlite:///{folder}/minutepost.db"
        return self.postgres.url(self.postgres.create_database())

    def folder(self) -> Path:
        """A new folder."""
        folder = self._folder / str(next(_numbers))
        folder.mkdir()
        return folder

    def user(self) -> str:
        """A new mail user."""
        return f"bench{next(_numbers)}@partnership.example"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", help=" ".join(SECTIONS))
    parser.add_argument("--units", type=int, default=units.MOST)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=2_000)
    parser.add_argument("--actions", type=int, default=200_000)
    given = parser.parse_args()
    with ExitStack() as stack:
        bench = Bench(stack, given)
        for name in given.sections or SECTIONS:
            SECTIONS[name](bench)


def _floor(bench: Bench) -> None:
    given = bench.given
    rates = []
    for _ in range(given.runs):
        with closing(FastSink()) as sink:
            sink.start()
            rates.append(floor.rate(given.units, bench.dovecot, bench.user(), bench.folder(), sink.port))
    print(f"\nFloor: {median(rates):.0f} units/s [{min(rates):.0f}-{max(rates):.0f}], fixed words, one process, SQLite")


def _cpu(bench: Bench) -> None:
    given = bench.given
    split = stages.split(given.units, units.WARM_UP, bench.dovecot, bench.user(), bench.folder())
    print(
        f"\nProcessor milliseconds a unit, one process, SQLite, {given.units} messages: {split.total:.1f} "
        f"(a fixed piece of work took {split.fixed:.2f} ms beside it)"
    )
    for stage, milliseconds in split.stages.items():
        print(f"  {stage:22} {milliseconds:5.2f} ms  {100 * milliseconds / split.total:3.0f} %")


def _units(bench: Bench) -> None:
    given = bench.given
    print(f"\nUnits a second, {given.units} messages, median of {given.runs} (one unit: 1 message in, 8 mails out)")
    for name, scaled in (("1 process", False), ("2 workers, Redis", True)):
        for kind in ("SQLite", "PostgreSQL"):
            rates = [_unit_rate(bench, kind, scaled=scaled) for _ in range(given.runs)]
            rates.sort(key=lambda rate: rate.per_second)
            processor = median(rate.milliseconds for rate in rates)
            memory = ", ".join(f"{m:.0f}" for m in rates[0].memory)
            print(
                f"  {name + ', ' + kind:30} {rates[len(rates) // 2].per_second:6.1f}/s "
                f"[{rates[0].per_second:.1f}-{rates[-1].per_second:.1f}]  "
                f"{processor:5.1f} ms of processor a unit, memory {memory} MB"
            )


def _unit_rate(bench: Bench, kind: str, *, scaled: bool) -> units.Rate:
    folder = bench.folder()
    broker = bench.redis.url.replace("/0", f"/{next(_numbers) % 16}") if scaled else ""
    return units.measure(bench.given.units, bench.dovecot, bench.user(), folder, bench.database(kind, folder), broker)


def _delivery(bench: Bench) -> None:
    number = bench.given.mails
    print(f"\nMails a second from the outbox, each settled by itself ({number} mails of 10 KB)")
    for kind in ("SQLite", "PostgreSQL"):
        for connections in (1, 4, 8):
            with closing(FastSink()) as sink:
                sink.start()
                rate = delivery.rate(bench.database(kind, bench.folder()), number, connections, sink.port)
            print(f"  {kind}, {connections} connections: {rate:.0f}/s")
    for connections, some in ((1, 60), (8, 400), (16, 800)):
        rate = delivery.rate_behind_a_provider(bench.database("SQLite", bench.folder()), some, connections)
        print(f"  SQLite, 30 ms round trip, {connections} connections: {rate:.1f}/s")


def _memory(bench: Bench) -> None:
    total = bench.given.messages
    seen = memory.course(total, max(total // 8, 1), bench.dovecot, bench.user(), bench.folder())
    print("\nMemory of one process: " + ", ".join(f"{n}: {megabytes:.0f} MB" for n, megabytes in seen))


def _ticks(bench: Bench) -> None:
    number = bench.given.actions
    print(
        f"\nIdle ticks on PostgreSQL, {number:,} actions and {5 * number:,} mails of history; milliseconds, and scans"
    )
    engine = ticks.fill(bench.database("PostgreSQL", bench.folder()), number)
    plans = ticks.plans(engine)
    for name, milliseconds in ticks.costs(engine).items():
        print(f"  {name:30} {milliseconds:5.1f} ms   {'; '.join(plans[name])}")
    engine.dispose()
    print(f"  a poll of an empty mailbox on Dovecot, with its login: {ticks.poll(bench.dovecot, bench.user()):.1f} ms")


SECTIONS = {"floor": _floor, "cpu": _cpu, "units": _units, "delivery": _delivery, "memory": _memory, "ticks": _ticks}


if __name__ == "__main__":
    main()
