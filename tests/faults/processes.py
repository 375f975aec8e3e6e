"""An installation whose processes can be killed one by one: Celery workers and beats, or everything in one process."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from tests.faults.account import House
from tests.servers.programs import ROOT

_EMBEDDED = ("-m", "service", "run")


def compose_command(service: str) -> tuple[str, ...]:
    """What docker-compose.yml starts for one of its services, for this interpreter."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    found = re.search(rf"^  {service}:\n(?:    .*\n)*?    command: (.*)\n", text, re.MULTILINE)
    assert found, f"docker-compose.yml has no command for {service}"
    program, *arguments = shlex.split(found[1])
    return ("-m", "celery", *arguments) if program == "celery" else tuple(arguments)


PATIENCE = 60.0


class Processes:
    """The processes of a house."""

    def __init__(self, house: House) -> None:
        self.house = house
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *names: str) -> None:
        """Start processes by name: "embedded", "beat...", "single..." for a worker of one child, else one of two."""
        for name in names:
            with (self.house.folder / f"{name}.log").open("ab") as log:
                self._running[name] = subprocess.Popen(
                    [sys.executable, *self._command(name)],
                    cwd=self.house.folder,
                    env={**_plain_environment(), **self.house.environment, **self._clock()},
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )

    def _command(self, name: str) -> tuple[str, ...]:
        if name == "embedded":
            return _EMBEDDED
        if name.startswith("beat"):
            return (*compose_command("beat"), "--schedule", str(self.house.folder / name))
        more = ("--concurrency", "1") if name.startswith("single") else ()
        return (*compose_command("worker"), "--hostname", f"{name}@faults", *more)

    def _clock(self) -> dict[str, str]:
        return {"MINUTEPOST_CLOCK_BEGINS_AT": self.house.at.isoformat()}

    def kill(self, *names: str) -> None:
        """kill -9 for a process and all it started."""
        for name in names:
            process = self._running.pop(name)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(20)

    def stop(self) -> dict[str, int]:
        """SIGTERM for all that are left; return their exit codes."""
        for process in self._running.values():
            process.send_signal(signal.SIGTERM)
        codes = {name: process.wait(40) for name, process in self._running.items()}
        self._running.clear()
        return codes

    def close(self) -> None:
        """End whatever is left."""
        self.kill(*self._running)

    def wait(self, condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Wait for a condition. Raises AssertionError with the logs; at once where a process has ended by itself."""
        until = time.monotonic() + patience
        while not condition():
            ended = [name for name, process in self._running.items() if process.poll() is not None]
            assert not ended, f"{ended} ended by itself while waiting for {what}\n{self.logs()}"
            assert time.monotonic() < until, f"waited {patience:g} s for {what}\n{self._where_they_stand()}"
            time.sleep(0.05)

    def _where_they_stand(self) -> str:
        """The logs with the stacks of every thread (faulthandler), for which the processes end."""
        for process in self._running.values():
            os.killpg(process.pid, signal.SIGABRT)
            process.wait(20)
        self._running.clear()
        return self.logs(12_000)

    def logs(self, most: int = 2500) -> str:
        """The ends of the logs."""
        found = sorted(self.house.folder.glob("*.log"))
        return "\n".join(f"--- {path.name}\n{path.read_text(errors='replace')[-most:]}" for path in found)


def _plain_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MINUTEPOST_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}
