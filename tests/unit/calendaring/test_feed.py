"""The feed of a body's meetings."""

from __future__ import annotations

from datetime import date, time

from icalendar import Calendar

from service.calendaring.feed import write_feed
from service.domain.invitation import EventStatus
from tests.unit.calendaring.strategies import ORGANIZER, STAMP, meeting

MEETINGS = (
    meeting(uid="b", on=date(2027, 7, 15)),
    meeting(uid="a"),
    meeting(uid="c", on=date(2027, 5, 1), status=EventStatus.CANCELLED, zone="America/New_York"),
    meeting(uid="d", on=date(2027, 8, 1), starts=None, ends=None),
    meeting(uid="e", on=date(2027, 4, 1), starts=time(2), held="it would start at 2am"),
)


def feed() -> Calendar:
    octets = write_feed(MEETINGS, name="Harbour; all meetings", organizer=ORGANIZER, stamp=STAMP)
    return Calendar.from_ical(octets)


def test_every_meeting_but_those_held_in_order_of_date() -> None:
    assert [str(event["UID"]) for event in feed().walk("VEVENT")] == ["a", "c", "b", "d"]


def test_it_is_published_to_nobody_in_particular() -> None:
    read = feed()
    assert read["METHOD"] == "PUBLISH"
    assert read["NAME"].to_ical() == b"Harbour\\; all meetings"
    assert all("ATTENDEE" not in event and "ORGANIZER" in event for event in read.walk("VEVENT"))


def test_a_cancelled_meeting_is_shown_as_such() -> None:
    status = {str(event["UID"]): str(event["STATUS"]) for event in feed().walk("VEVENT")}
    assert status == {"a": "CONFIRMED", "b": "CONFIRMED", "c": "CANCELLED", "d": "TENTATIVE"}


def test_each_zone_is_described_once() -> None:
    assert [str(zone["TZID"]) for zone in feed().walk("VTIMEZONE")] == ["America/New_York", "Europe/London"]


def test_the_same_meetings_give_the_same_octets_in_any_order() -> None:
    one, other = (write_feed(order, name="H", organizer=ORGANIZER, stamp=STAMP) for order in (MEETINGS, MEETINGS[::-1]))
    assert one == other


def test_no_meetings_are_an_empty_calendar() -> None:
    assert Calendar.from_ical(write_feed((), name="H", organizer=ORGANIZER, stamp=STAMP)).walk("VEVENT") == []
