"""Meetings, people and words for the calendaring tests, plain and hostile."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.message import Address

ORGANIZER = Address("meetings@harbour.example", "Harbour Partnership")
STAMP = datetime(2026, 12, 1, 9, tzinfo=UTC)
MEMBER = Invitee(contact="asha", name="Okafor, Asha (Treasurer)", address="Asha.Okafor@council.example")
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "UTC")
#: What an attacker, or a badly converted document, puts into a title.
HOSTILE = st.sampled_from(
    [
        "x\r\nATTENDEE:mailto:mallory@evil.example",
        "x\nEND:VEVENT\nBEGIN:VEVENT",
        "x\r METHOD:CANCEL",
        "x\u2028URL:https://evil.example",
        "x\x0bSEQUENCE:99",
        "x\x85DTSTART:20300101T000000Z",
        '";X-ROLE="CHAIR":mailto:mallory@evil.example',
        "back\\nslash \\N \\; \\, \\",
        "^n^'^^",
        "C:\\New\\notes",
    ]
)
WORDS = st.one_of(HOSTILE, st.text(max_size=200), st.lists(HOSTILE, max_size=4).map("\n".join))


def meeting(**facts: Any) -> ScheduledMeeting:
    """A meeting on Thursday 15 April 2027, 10am to noon, but for `facts`."""
    plain: dict[str, Any] = {
        "uid": "5f0c1f3e-0000-5000-8000-000000000001",
        "body": "Harbour Strategy Group",
        "title": "Harbour Strategy Group",
        "on": date(2027, 4, 15),
        "starts": time(10),
        "ends": time(12),
        "venue": "Town Hall",
    }
    return ScheduledMeeting(**{**plain, **facts})


@st.composite
def meetings(draw: st.DrawFn) -> ScheduledMeeting:
    """Any meeting by day, with any words."""
    start = draw(st.integers(7 * 60, 20 * 60))
    length = draw(st.integers(1, 3 * 60 + 59))
    timed = draw(st.booleans())
    end = start + length if draw(st.booleans()) else None
    return meeting(
        title=draw(WORDS),
        on=draw(st.dates(date(2027, 1, 1), date(2036, 12, 31))),
        starts=time(start // 60, start % 60) if timed else None,
        ends=time(end // 60, end % 60) if timed and end else None,
        zone=draw(st.sampled_from(ZONES)),
        venue=draw(st.none() | WORDS),
        link=draw(st.just("") | st.just("https://meet.example/l/19%3a?x=a;b,c") | WORDS),
        sequence=draw(st.integers(0, 20)),
    )
