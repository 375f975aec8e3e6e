"""What is tried again, how often, and what is not."""

from __future__ import annotations

import pytest

from service.errors import StoreUnavailableError
from service.store.again import PAUSES, until_written


class Write:
    """Fails as often as it is told."""

    def __init__(self, failures: int, error: Exception | None = None) -> None:
        self.failures, self.calls = failures, 0
        self.error = error or StoreUnavailableError("the database did not answer")

    def __call__(self) -> None:
        self.calls += 1
        if self.calls <= self.failures:
            raise self.error


@pytest.mark.parametrize("failures", [0, 1, len(PAUSES)])
def test_is_tried_until_it_is_written(failures: int) -> None:
    write, paused = Write(failures), list[float]()
    until_written(write, paused.append)
    assert (write.calls, paused) == (failures + 1, list(PAUSES[:failures]))


def test_the_last_failure_is_told() -> None:
    write, paused = Write(100), list[float]()
    with pytest.raises(StoreUnavailableError):
        until_written(write, paused.append)
    assert (write.calls, tuple(paused)) == (len(PAUSES) + 1, PAUSES)


def test_another_error_is_not_waited_out() -> None:
    write, paused = Write(1, ValueError("a bug")), list[float]()
    with pytest.raises(ValueError, match="a bug"):
        until_written(write, paused.append)
    assert (write.calls, paused) == (1, [])


def test_gives_up_before_whoever_asks_to_end_loses_patience() -> None:
    assert sum(PAUSES) < 60  # docker-compose.yml: stop_grace_period
