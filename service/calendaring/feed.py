"""Writes a body's calendar.ics to subscribe to (RFC 5546 3.2.1 PUBLISH): every meeting, no attendee, no answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from icalendar import vText

from service.calendaring.text import write_address, write_line
from service.calendaring.write import (
    describe_event,
    event_status,
    start_calendar,
    write_calendar,
)
from service.domain.invitation import Method, ScheduledMeeting
from service.domain.message import Address

#: How often a subscriber should look again (RFC 7986 5.7): meetings change by the day, not by the minute.
REFRESH = "PT6H"


def write_feed(meetings: Sequence[ScheduledMeeting], *, name: str, organizer: Address, stamp: datetime) -> bytes:
    """The feed called `name`, in order of date; held meetings are left out, cancelled ones are shown as such.

    `stamp` is the aware instant of the last change to any of them: the same meetings with the same stamp give the same
    octets, so that a server may answer "not modified".
    """
    shown = tuple(sorted((meeting for meeting in meetings if not meeting.held), key=_order))
    calendar = start_calendar(Method.PUBLISH)
    calendar["NAME"] = calendar["X-WR-CALNAME"] = write_line(name)
    calendar["REFRESH-INTERVAL"] = vText(REFRESH, params={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = write_line(REFRESH)
    for meeting in shown:
        event = describe_event(meeting, stamp=stamp, description="")
        event["STATUS"] = write_line(event_status(meeting))
        event["ORGANIZER"] = write_address(organizer)
        calendar.add_component(event)
    return write_calendar(calendar, shown)


def _order(meeting: ScheduledMeeting) -> tuple[date, time, str]:
    return meeting.on, meeting.starts or time.min, meeting.uid
