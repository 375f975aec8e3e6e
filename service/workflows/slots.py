"""When something periodic was last due, by a cron line. A missed slot is made up for once; none is done twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

#: A slot older than this is not made up for: the next one is near.
MAKE_UP_FOR = timedelta(days=3)
#: A slot that was done so far ahead was done by a clock that was wrong: else nothing came until that day.
A_WRONG_CLOCK = timedelta(days=1)


def latest_slot(cron: str, zone: str, now: datetime) -> datetime:
    """The last instant at or before `now` that `cron` (five fields, in the civil time of `zone`) names."""
    local = now.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0) + timedelta(minutes=1)
    return next(CronSim(cron, local, reverse=True)).astimezone(UTC)


def find_cron_fault(cron: str) -> str:
    """Why a cron line is none, in words; "" for a good one."""
    try:
        next(CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC)))
    except (CronSimError, StopIteration) as error:
        return str(error) or "it never comes round"
    return ""
