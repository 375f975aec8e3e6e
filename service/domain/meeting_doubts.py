"""What is so odd about a meeting that a person should look first. Knows one meeting and the clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from service.domain.invitation import ScheduledMeeting
from service.domain.wording import clock, day, hours

#: "2-4pm" read as 2 in the morning is the likeliest slip of all.
EARLIEST, LATEST = time(7), time(22)
LONGEST = timedelta(hours=10)
FARTHEST = timedelta(days=3 * 366)


def find_doubt(meeting: ScheduledMeeting, now: datetime) -> str:
    """What is so odd about the date or the time that a person should look first, in words; "" where nothing is."""
    if meeting.on - now.date() > FARTHEST:
        return f"{day(meeting.on)} is more than three years away"
    if meeting.starts is None:
        return ""
    if not EARLIEST <= meeting.starts < LATEST:
        return f"it would start at {clock(meeting.starts)}"
    if meeting.ends is not None and _length(meeting.starts, meeting.ends) > LONGEST:
        return f"it would last from {hours(meeting.starts, meeting.ends)}"
    return ""


def _length(starts: time, ends: time) -> timedelta:
    """From `starts` to `ends`, over midnight where the end is not later."""
    length = timedelta(hours=ends.hour - starts.hour, minutes=ends.minute - starts.minute)
    return length if length > timedelta(0) else length + timedelta(days=1)
