"""When something periodic was last due, in civil time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.workflows.slots import find_cron_fault, latest_slot

LONDON = "Europe/London"
#: Three years of minutes.
INSTANTS = st.integers(0, 3 * 525_600).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


@pytest.mark.parametrize(
    ("cron", "now", "slot"),
    [
        ("0 8 * * mon", datetime(2027, 3, 8, 8, tzinfo=UTC), datetime(2027, 3, 8, 8, tzinfo=UTC)),
        ("0 8 * * mon", datetime(2027, 3, 8, 7, 59, 59, tzinfo=UTC), datetime(2027, 3, 1, 8, tzinfo=UTC)),
        ("0 8 * * mon", datetime(2027, 3, 14, 12, tzinfo=UTC), datetime(2027, 3, 8, 8, tzinfo=UTC)),
        ("0 8 * * mon-fri", datetime(2027, 3, 13, 12, tzinfo=UTC), datetime(2027, 3, 12, 8, tzinfo=UTC)),
        # Summer time: 8am is 7 UTC.
        ("0 8 * * *", datetime(2027, 6, 1, 7, tzinfo=UTC), datetime(2027, 6, 1, 7, tzinfo=UTC)),
        # The clocks go forward over 1:30 on 28 March, and back over it on 31 October.
        ("30 1 * * *", datetime(2027, 10, 31, 12, tzinfo=UTC), datetime(2027, 10, 31, 0, 30, tzinfo=UTC)),
    ],
)
def test_the_last_instant_that_a_line_names(cron: str, now: datetime, slot: datetime) -> None:
    assert latest_slot(cron, LONDON, now) == slot


@given(INSTANTS)
def test_a_slot_is_never_to_come_and_never_long_gone(now: datetime) -> None:
    slot = latest_slot("0 8 * * mon-fri", LONDON, now)
    assert slot <= now
    assert now - slot < timedelta(days=3, hours=2)


@given(INSTANTS, st.integers(0, 10_000))
def test_slots_never_go_back(now: datetime, minutes: int) -> None:
    later = now + timedelta(minutes=minutes)
    assert latest_slot("0 8 * * mon", LONDON, now) <= latest_slot("0 8 * * mon", LONDON, later)


@pytest.mark.parametrize("cron", ["0 8 * * mon", "*/5 * * * *", "0 8 1 * *"])
def test_a_good_line_has_no_fault(cron: str) -> None:
    assert find_cron_fault(cron) == ""


@pytest.mark.parametrize("cron", ["", "every monday", "0 25 * * *", "0 8 * *", "0 8 31 2 *", "0 8 * * funday"])
def test_a_bad_line_says_so(cron: str) -> None:
    assert find_cron_fault(cron)
