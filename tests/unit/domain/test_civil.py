"""The civil day of an instant."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from service.domain.civil import today_in


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        ("Europe/London", datetime(2027, 6, 1, 23, 30, tzinfo=UTC), date(2027, 6, 2)),
        ("Europe/London", datetime(2027, 1, 1, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
        ("Pacific/Auckland", datetime(2027, 1, 1, 12, tzinfo=UTC), date(2027, 1, 2)),
        ("America/New_York", datetime(2027, 1, 1, 2, tzinfo=UTC), date(2026, 12, 31)),
        ("Europe/London", datetime(2027, 3, 28, 0, 59, tzinfo=UTC), date(2027, 3, 28)),
    ],
)
def test_the_zone_decides_the_day(zone: str, at: datetime, day: date) -> None:
    assert today_in(zone, at) == day
