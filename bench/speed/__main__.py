"""Run: python -m bench.speed [units|delivery|memory|ticks ...] [--units 300]. All of them without a name."""

from __future__ import annotations

import argparse
import itertools
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median

from bench.speed import units
from tests.servers.certificates import Certificates
from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.redis import Redis

_numbers = itertools.count(1)


class Bench:
    """The servers, each started when first asked for, and a folder for every run."""

    def __init__(self, stack: ExitStack, runs: int) -> None:
        self._stack = stack
        self.runs = runs
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
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []])
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with ExitStack() as stack:
        bench = Bench(stack, given.runs)
        for name in given.sections or SECTIONS:
            SECTIONS[name](bench, given.units)


def _units(bench: Bench, number: int) -> None:
    print(f"\nUnits a second, {number} messages, median of {bench.runs} (one unit: 1 message in, 8 mails out)")
    for name, processes, scaled, database in (
        ("1 process, SQLite (WAL, FULL)", 1, False, "sqlite"),
        ("1 process, PostgreSQL", 1, False, "postgresql"),
        ("2 workers, Redis, SQLite", 2, True, "sqlite"),
        ("2 workers, Redis, PostgreSQL", 2, True, "postgresql"),
    ):
        rates = []
        for _ in range(bench.runs):
            folder = bench.folder()
            url = (
                f"sqlite:///{folder}/m.db"
                if database == "sqlite"
                else bench.postgres.url(bench.postgres.create_database())
            )
            broker = bench.redis.url.replace("/0", f"/{next(_numbers) % 16}") if scaled else ""
            rates.append(units.measure(number, bench.dovecot, bench.user(), url, folder, processes, broker))
        middle = sorted(rates, key=lambda rate: rate.per_second)[len(rates) // 2]
        spread = f"{min(r.per_second for r in rates):.0f}-{max(r.per_second for r in rates):.0f}"
        processor = median(rate.milliseconds for rate in rates)
        print(
            f"  {name:32} {middle.per_second:6.1f}/s [{spread}]  {processor:5.1f} ms of processor a unit  "
            f"memory {', '.join(f'{m:.0f}' for m in middle.memory)} MB"
        )


SECTIONS = {"units": _units}


if __name__ == "__main__":
    main()
