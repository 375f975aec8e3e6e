"""Workers in threads, and the one who writes down: nobody is ever more than one step ahead of the record."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from service.domain.outbox import OutboxEntry
from service.workflows.deliver import share_out
from service.workflows.side_by_side import Worker, side_by_side


class Record:
    """What was written down, and by how much the workers were ahead of it."""

    def __init__(self) -> None:
        self.written: list[tuple[str, int]] = []
        self.ahead: list[int] = []
        self.closed: list[str] = []
        self.fail_after: int | None = None

    def worker(self, name: str, steps: int, fails_at: int | None = None) -> Worker[tuple[str, int]]:
        try:
            for step in range(steps):
                if step == fails_at:
                    raise RuntimeError(f"{name} broke")
                self.ahead.append(step - sum(1 for who, _ in self.written if who == name))
                yield name, step
        finally:
            self.closed.append(name)

    def write(self, results: Sequence[tuple[str, int]]) -> None:
        assert threading.current_thread() is threading.main_thread()
        if self.fail_after is not None and len(self.written) >= self.fail_after:
            raise OSError("disk full")
        self.written += results


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_everything_is_written_down_in_each_workers_order(workers: int) -> None:
    record = Record()
    side_by_side([record.worker(str(n), 20) for n in range(workers)], record.write)
    for n in range(workers):
        assert [step for who, step in record.written if who == str(n)] == list(range(20))
    assert max(record.ahead) == 0
    assert sorted(record.closed) == [str(n) for n in range(workers)]


def test_what_comes_within_a_moment_is_written_down_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.workflows.side_by_side.MOMENT", 20)
    record, at_once = Record(), list[int]()
    side_by_side([record.worker(str(n), 7) for n in range(3)], lambda results: at_once.append(len(results)))
    assert at_once == [3] * 7


def test_nobody_waits_longer_than_a_moment_for_a_slow_worker() -> None:
    others_are_through = threading.Event()

    def slow() -> Worker[int]:
        yield int(others_are_through.wait(20))

    def quick() -> Worker[int]:
        yield from range(2, 5)
        others_are_through.set()

    written: list[int] = []
    side_by_side([slow(), quick()], written.extend)
    assert written == [2, 3, 4, 1]


def test_no_work() -> None:
    side_by_side([], Record().write)


@pytest.mark.parametrize("workers", [1, 3])
def test_where_nothing_can_be_written_down_each_worker_is_one_step_ahead_at_most(workers: int) -> None:
    record = Record()
    record.fail_after = 4
    with pytest.raises(OSError, match="disk full"):
        side_by_side([record.worker(str(n), 20) for n in range(workers)], record.write)
    assert len(record.ahead) - len(record.written) <= workers
    assert sorted(record.closed) == [str(n) for n in range(workers)]


def test_where_a_worker_breaks_the_steps_of_the_others_are_written_down() -> None:
    record = Record()
    with pytest.raises(RuntimeError, match="0 broke"):
        side_by_side([record.worker("0", 9, fails_at=3), record.worker("1", 500)], record.write)
    assert sum(1 for who, _ in record.written if who == "0") == 3
    assert len(record.ahead) == len(record.written)


def entry(number: int, recipient: str) -> OutboxEntry:
    return OutboxEntry(id=number, recipient=recipient, octets=b"", attempts=1)


def test_mails_to_one_recipient_stay_together_and_in_order() -> None:
    claimed = [entry(n, f"{'abcde'[n % 5]}@council.example") for n in range(40)]
    shares = share_out(claimed, 3)
    assert sorted(e.id for share in shares for e in share) == list(range(40))
    assert [len(share) for share in shares] == [16, 16, 8]
    for share in shares:
        assert [e.id for e in share] == sorted(e.id for e in share)
    homes = {e.recipient: number for number, share in enumerate(shares) for e in share}
    assert all(homes[e.recipient] == number for number, share in enumerate(shares) for e in share)


def test_a_few_mails_are_not_worth_many_connections() -> None:
    assert len(share_out([entry(n, f"{n}@x.example") for n in range(3)], 8)) == 1
    assert len(share_out([entry(n, f"{n}@x.example") for n in range(9)], 8)) == 2
    assert len(share_out([entry(n, "one@x.example") for n in range(90)], 8)) == 1
