"""An installation under measurement: settings by environment, processes of its own, its mailbox and its sink."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.speed import corpus
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.process import HOST
from tests.servers.programs import ROOT

MAILBOX = "minutes@partnership.example"
EMBEDDED = (("-m", "service", "run"),)
_CELERY = ("-m", "celery", "-A", "tasks.app")


def scaled(workers: int) -> tuple[tuple[str, ...], ...]:
    """The commands of `workers` Celery workers and a beat."""
    worker = (*_CELERY, "worker", "--pool", "solo", "--loglevel", "WARNING", "-Q", "inbound,outbound")
    named = ((*worker, "--hostname", f"w{number}@bench") for number in range(workers))
    return (*named, (*_CELERY, "beat", "--loglevel", "WARNING", "--schedule", "var/beat"))


class House:
    """One installation in a folder of its own."""

    def __init__(self, folder: Path, database: str, smtp_port: int, **more: str) -> None:
        self.folder = folder
        self.database = database
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "var").mkdir(exist_ok=True)
        (folder / "directory.csv").write_text(corpus.directory(), encoding="utf-8")
        (folder / "service.toml").write_text("")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("MINUTEPOST_")},
            "PYTHONPATH": str(ROOT),
            "MINUTEPOST_CONFIG": str(folder / "service.toml"),
            "MINUTEPOST_SECRET": "the bench's own secret",
            "MINUTEPOST_CLOCK_BEGINS_AT": corpus.NOW.isoformat(),
            "MINUTEPOST_LOG": "warning",
            "MINUTEPOST_MAILBOX__ADDRESS": MAILBOX,
            "MINUTEPOST_MAILBOX__PATH": str(folder / "mailbox"),
            "MINUTEPOST_MAILBOX__POLL_SECONDS": "0.2",
            "MINUTEPOST_SUBMISSION__KIND": "smtp",
            "MINUTEPOST_SUBMISSION__HOST": HOST,
            "MINUTEPOST_SUBMISSION__PORT": str(smtp_port),
            "MINUTEPOST_SUBMISSION__SECURITY": "none",
            "MINUTEPOST_ANSWERS__PER_DAY": "1000000",  # the secretary of the bench gets a receipt for every message
            "MINUTEPOST_DATABASE__URL": database,
            "MINUTEPOST_PEOPLE__DIRECTORY": str(folder / "directory.csv"),
            "MINUTEPOST_PEOPLE__SECRETARIAT": corpus.SECRETARY,
            **more,
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, commands: tuple[tuple[str, ...], ...]) -> None:
        """Start the processes."""
        for number, command in enumerate(commands):
            with (self.folder / f"process{number}.log").open("wb") as log:
                self._processes.append(
                    subprocess.Popen(
                        [sys.executable, *command],
                        cwd=self.folder,
                        env=self.environment,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                        start_new_session=True,
                    )
                )

    def stop(self) -> None:
        """End the processes in order."""
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self._processes.clear()

    def processor_seconds(self) -> float:
        """User and system time of the processes so far."""
        return sum(sum(_times(process.pid)) for process in self._processes) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> list[float]:
        """Megabytes in memory (proportional set size) of each process."""
        return [_pss(process.pid) for process in self._processes]

    def wait(self, condition: Callable[[], bool], patience: float = 120) -> float:
        """Wait for a condition; return the instant at which it was seen. Raises AssertionError with the logs."""
        until = time.monotonic() + patience
        while not condition():
            dead = any(process.poll() is not None for process in self._processes)
            if dead or time.monotonic() > until:
                raise AssertionError(("a process ended" if dead else "it takes too long") + self.logs())
            time.sleep(0.02)
        return time.monotonic()

    def logs(self) -> str:
        """The ends of the processes' logs."""
        return "".join(f"\n--- {p.name}\n{p.read_text(errors='replace')[-2000:]}" for p in self.folder.glob("*.log"))


def imap_settings(dovecot: Dovecot, user: str) -> Mapping[str, str]:
    """The settings of a mailbox on Dovecot."""
    return {
        "MINUTEPOST_MAILBOX__KIND": "imap",
        "MINUTEPOST_MAILBOX__HOST": HOST,
        "MINUTEPOST_MAILBOX__PORT": str(dovecot.port),
        "MINUTEPOST_MAILBOX__SECURITY": "none",
        "MINUTEPOST_MAILBOX__USER": user,
        "MINUTEPOST_MAILBOX__PASSWORD": PASSWORD,
    }


def fill_maildir(maildir: Path, numbers: range, owner: tuple[int, int]) -> None:
    """Put the messages of these units into a Maildir, as a delivery does: written aside, then renamed."""
    for name in ("", "tmp", "new", "cur"):
        (maildir / name).mkdir(parents=True, exist_ok=True)
        os.chown(maildir / name, *owner)
    for number in numbers:
        aside = maildir / "tmp" / f"{1_700_000_000 + number}.M{number}.bench"
        aside.write_bytes(corpus.make_message(number))
        os.chown(aside, *owner)
    for number in numbers:
        name = f"{1_700_000_000 + number}.M{number}.bench"
        (maildir / "tmp" / name).rename(maildir / "new" / name)


def _times(pid: int) -> tuple[int, int]:
    """proc_pid_stat(5): utime and stime, in ticks."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]), int(fields[12])


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
