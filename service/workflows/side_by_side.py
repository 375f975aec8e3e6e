"""Several workers in threads, and one who writes down what they did. Knows no mail and no database."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

#: Seconds that a step may wait for others to be written down with it. Who walks on at the same time comes back at about
#: the same time, so it is waited for once.
MOMENT = 0.0005
Result = TypeVar("Result")
Worker = Generator[Result, None, None]


def side_by_side(workers: Sequence[Worker[Result]], write_down: Callable[[Sequence[Result]], None]) -> None:
    """Step every worker in a thread of its own, and pass on what they yield, together, in the caller's thread.

    No worker takes its next step before its last result is written down: where `write_down` raises, each worker has
    at most one step to its name that nobody knows of. Where a worker raises, the others end their step first.
    """
    try:
        if len(workers) == 1:
            for result in workers[0]:
                write_down([result])
        else:
            _step_together(workers, write_down)
    finally:
        for worker in workers:
            worker.close()


@dataclass(frozen=True, slots=True, eq=False)
class _Step(Generic[Result]):
    """What a worker's step came to: a result, None for its end, or what it raised."""

    by: _Walker[Result]
    result: Result | None = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Walker(Generic[Result]):
    """A worker in its thread, which takes a step whenever it is told to. Queues: futures cost twice as much."""

    worker: Worker[Result]
    steps: SimpleQueue[_Step[Result]]
    #: True for another step, False to end.
    go: SimpleQueue[bool] = field(default_factory=SimpleQueue)

    def walk(self) -> None:
        """The thread's work."""
        while self.go.get():
            try:
                self.steps.put(_Step(self, next(self.worker, None)))
            except BaseException as error:  # noqa: BLE001 - raised again by who waits for the step
                self.steps.put(_Step(self, error=error))


def _step_together(workers: Sequence[Worker[Result]], write_down: Callable[[Sequence[Result]], None]) -> None:
    steps: SimpleQueue[_Step[Result]] = SimpleQueue()
    walkers = [_Walker(worker, steps) for worker in workers]
    failure: BaseException | None = None
    with _threads(walkers):
        walking = len(walkers)
        for walker in walkers:
            walker.go.put(True)
        while walking:
            taken = _those_about_now(steps, walking)
            failure = next((step.error for step in taken if step.error), failure)
            told = [step for step in taken if step.result is not None]
            if told:
                write_down([step.result for step in told if step.result is not None])
            again = told if failure is None else []
            for step in again:
                step.by.go.put(True)
            walking += len(again) - len(taken)
    if failure is not None:
        raise failure


def _those_about_now(steps: SimpleQueue[_Step[Result]], walking: int) -> list[_Step[Result]]:
    """The next step, and those taken within a moment of it: writing down costs about as much for all as for one."""
    taken = [steps.get()]
    until = monotonic() + MOMENT
    with suppress(Empty):
        while len(taken) < walking:
            taken.append(steps.get(timeout=max(0, until - monotonic())))
    return taken


@contextmanager
def _threads(walkers: Sequence[_Walker[Result]]) -> Generator[None, None, None]:
    """A thread for each; at the end each finishes the step it is at."""
    threads = [Thread(target=walker.walk, name=f"connection {n}", daemon=True) for n, walker in enumerate(walkers)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for walker in walkers:
            walker.go.put(False)
        for thread in threads:
            thread.join()
