"""When a mail is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from service.domain.outbox import WAITS, retry_at
from service.errors import (
    MinutepostError,
    StoreUnavailableError,
    SubmissionDeferredError,
    SubmissionRejectedError,
    TemplateError,
)

NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)


def test_waits_grow_and_last_four_days() -> None:
    assert list(WAITS) == sorted(WAITS)
    assert timedelta(days=3, hours=18) <= sum(WAITS, timedelta()) <= timedelta(days=5)


@pytest.mark.parametrize("attempts", range(1, len(WAITS) + 1))
def test_each_failure_waits_for_its_time(attempts: int) -> None:
    assert retry_at(SubmissionDeferredError("later", 451), attempts, NOW) == NOW + WAITS[attempts - 1]


def test_after_the_last_wait_it_is_given_up() -> None:
    assert retry_at(SubmissionDeferredError("later"), len(WAITS) + 1, NOW) is None


@pytest.mark.parametrize("error", [SubmissionRejectedError("no", 550), TemplateError("x")])
def test_what_stays_wrong_is_not_tried_again(error: MinutepostError) -> None:
    assert retry_at(error, 1, NOW) is None


def test_whatever_passes_by_itself_is() -> None:
    assert retry_at(StoreUnavailableError("x"), 1, NOW) is not None
