"""A calendar feed per body (RFC 5545 PUBLISH), for subscribing: written again only where its meetings changed."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from service.calendaring.feed import write_feed
from service.domain.civil import today_in
from service.domain.identity import derive
from service.domain.invitation import ScheduledMeeting
from service.store import marks, meetings
from service.store.engine import reading, transaction
from service.transport.folder import write_file
from service.workflows.context import Context

#: Meetings stay in the feed for a year after they were.
PAST = timedelta(days=365)
FUTURE = timedelta(days=3 * 366)


def write_feeds(folder: Path, context: Context) -> int:
    """Write the feeds that changed into `folder`; return how many."""
    today = today_in(context.house.zone, context.now())
    with reading(context.engine) as connection:
        planned = meetings.all_between(connection, today - PAST, today + FUTURE)
    by_body: dict[str, list[ScheduledMeeting]] = {}
    for meeting in planned:
        by_body.setdefault(meeting.body, []).append(meeting)
    return sum(_write(folder, body, found, context) for body, found in by_body.items())


def _write(folder: Path, body: str, found: list[ScheduledMeeting], context: Context) -> bool:
    path = folder / f"{_file_name(body)}.ics"
    state = derive(*(f"{m.uid}/{m.sequence}/{m.announced}" for m in found), length=26)
    with reading(context.engine) as connection:
        known = marks.get(connection, f"feed/{body}")
    if known and known[0] == state and path.exists():
        return False
    write_file(path, write_feed(found, name=body, organizer=context.mailbox, stamp=context.now()))
    with transaction(context.engine) as connection:
        marks.write(connection, {f"feed/{body}": state}, context.now())
    return True


def _file_name(body: str) -> str:
    return re.sub(r"[^\w-]+", "-", body.casefold()).strip("-") or "meetings"
