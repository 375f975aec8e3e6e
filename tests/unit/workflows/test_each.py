"""What one stumbles over keeps no other back, and none of it is lost to whoever reads the log."""

from __future__ import annotations

import pytest

from service.errors import TransientError
from service.workflows.each import each


def test_the_first_is_raised_and_the_others_are_in_the_log_with_their_stacks(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    def do(number: int) -> int:
        if number % 2:
            raise KeyError(number)
        done.append(number)
        return number

    with pytest.raises(KeyError, match="1"):
        each(range(1, 7), do)
    assert done == [2, 4, 6]
    assert [record.exc_info[1].args for record in caplog.records if record.exc_info and record.exc_info[1]] == [
        (3,),
        (5,),
    ]


def test_what_was_stumbled_over_before_the_database_went_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def do(number: int) -> int:
        raise KeyError(number) if number == 1 else TransientError("gone")

    with pytest.raises(TransientError):
        each((1, 2, 3), do)
    assert [record.exc_info[1].args for record in caplog.records if record.exc_info and record.exc_info[1]] == [(1,)]
