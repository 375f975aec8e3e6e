"""Several workers in threads, and one who writes down what they did. Knows no mail and no database."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

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


def _step_together(workers: Sequence[Worker[Result]], write_down: Callable[[Sequence[Result]], None]) -> None:
    with ThreadPoolExecutor(max_workers=max(len(workers), 1), thread_name_prefix="connection") as pool:
        running: dict[Future[Result | None], Worker[Result]] = {pool.submit(next, w, None): w for w in workers}
        failure: BaseException | None = None
        while running:
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            stepped = {future: running.pop(future) for future in ended}
            failure = next((error for future in ended if (error := future.exception())), failure)
            results = {w: r for f, w in stepped.items() if not f.exception() and (r := f.result()) is not None}
            if results:
                write_down(list(results.values()))
            if failure is None:
                running |= {pool.submit(next, worker, None): worker for worker in results}
        if failure is not None:
            raise failure
