"""Runs single steps of the service, each request in a process of its own that may die on the way.

The program (`python -m tests.faults.stepper`) imports everything once and forks a child for each line of JSON on its
standard input: a step costs milliseconds instead of the seconds of a fresh interpreter. `Stepper` is its client.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from service import logs, wiring
from service.store import audit
from service.store.engine import reading
from tests.faults.crash_points import CrashPoints
from tests.servers.programs import ROOT

#: The pages after which SQLite finds its disk full; for this program only.
MOST_PAGES = "MINUTEPOST_TEST_MAX_PAGES"
#: What tasks/ does at every tick.
ROUND = ("poll", "process", "deliver", "poll")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a child ended: `signal` 9 where it was killed; else what its steps returned, logged and went through."""

    signal: int
    results: Mapping[str, Any]
    seen: Mapping[str, int]
    #: Each warning and error, with its problem.
    said: Sequence[str]


class Stepper:
    """The running program."""

    def __init__(self, root: Path = ROOT) -> None:
        """`root` is where the program of another version lies."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.stepper"],
            cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(
        self, environment: Mapping[str, str], steps: Sequence[str] = ROUND, *, crash: tuple[str, int] = ("", 0)
    ) -> Ran:
        """Run steps in a new process, with this environment. Raises AssertionError where a step raised."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        request = {"environment": dict(environment), "steps": list(steps), "crash": list(crash)}
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert not answer.get("error"), answer["error"]
        return Ran(
            signal=answer["signal"],
            results=answer.get("results", {}),
            seen=answer.get("seen", {}),
            said=answer.get("said", ()),
        )

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()


def _main() -> None:
    logs.configure("error")
    wiring.make_renderer = partial(lambda made, _settings: made, wiring.make_renderer(wiring.Settings()))
    for line in sys.stdin:
        request = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _child(request, writer)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
        answer = json.loads(said) if said else {}
        print(json.dumps({"signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, **answer}), flush=True)  # noqa: T201 - the answer


def _child(request: Mapping[str, Any], writer: int) -> None:
    points = CrashPoints(*request["crash"])
    try:
        for name in [name for name in os.environ if name.startswith("MINUTEPOST_")]:
            del os.environ[name]
        os.environ.update({name: value for name, value in request["environment"].items() if name != MOST_PAGES})
        _limit_pages(request["environment"].get(MOST_PAGES, ""))
        service = wiring.service()
        log = wiring.log = _Log()  # type: ignore[assignment]
        points.install()
        results = {f"{number}/{step}": _STEPS[step](service) for number, step in enumerate(request["steps"])}
        answer = {"results": results, "seen": points.seen, "said": log.said}
    except BaseException:  # noqa: BLE001 - told to the parent
        answer = {"error": traceback.format_exc()}
    with os.fdopen(writer, "w") as pipe:
        json.dump(answer, pipe)
    os._exit(0)


def _limit_pages(most: str) -> None:
    """A disk that is full at this many pages: SQLite answers as it does on a real one."""
    if most:
        event.listen(Engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count={most}"))


class _Log:
    """Keeps what the service says of its troubles."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def info(self, event: str, **values: object) -> None:
        """Of no interest here."""

    def warning(self, event: str, **values: object) -> None:
        """A trouble."""
        self.said.append(f"{event}: {values.get('problem', '')}")

    error = warning


def _poll(service: wiring.Service) -> Any:
    polled = service.poll()
    return [len(polled.recorded), polled.moved] if polled else None


def _process(service: wiring.Service) -> Any:
    processed = [service.process(entry) for entry in service.waiting_entries()]
    return [done.state.value for done in processed if done]


def _deliver(service: wiring.Service) -> Any:
    done = service.deliver()
    return [done.sent, done.deferred, done.failed] if done else None


def _audit(service: wiring.Service) -> Any:
    with reading(service.context.engine) as connection:
        return {name: number for name, number in audit.find_faults(connection, service.context.now()).items() if number}


_STEPS = {"poll": _poll, "process": _process, "deliver": _deliver, "audit": _audit, "remind": wiring.Service.remind,
          "digest": wiring.Service.digest}  # fmt: skip


if __name__ == "__main__":
    _main()
