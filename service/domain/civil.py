"""Civil days of instants: the one place where a time zone turns `now` into a date. Knows no clock."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def today_in(zone: str, now: datetime) -> date:
    """The civil date in the IANA zone `zone` at the aware instant `now`."""
    return now.astimezone(ZoneInfo(zone)).date()


def start_of(day: date, zone: str) -> datetime:
    """The aware instant at which a civil day begins in the IANA zone `zone`."""
    return datetime.combine(day, time.min, ZoneInfo(zone))
