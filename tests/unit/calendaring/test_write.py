"""Invitations: what stands in them, and that no word of a meeting can add to it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from service.calendaring.read import read_calendar_objects
from service.calendaring.text import clean_line, clean_name, clean_text
from service.calendaring.write import END_UNKNOWN, TIME_UNKNOWN, VENUE_UNKNOWN, span, write_event
from service.domain.invitation import EventStatus, Invitee, Method, Partstat, ScheduledMeeting
from tests.unit.calendaring.strategies import MEMBER, ORGANIZER, STAMP, WORDS, meeting, meetings

ALWAYS = ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "STATUS", "ORGANIZER", "ATTENDEE"]


def written(
    wanted: ScheduledMeeting, invitee: Invitee = MEMBER, method: Method = Method.REQUEST, description: str = "Hello."
) -> bytes:
    return write_event(
        wanted, invitee=invitee, method=method, organizer=ORGANIZER, stamp=STAMP, description=description
    )


def unfolded(octets: bytes) -> list[str]:
    return octets.decode().replace("\r\n ", "").split("\r\n")[:-1]


def event(octets: bytes) -> list[str]:
    lines = unfolded(octets)
    return lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]


def value(octets: bytes, name: str) -> str:
    return next(line for line in event(octets) if re.match(f"{name}[;:]", line))


def test_an_invitation_holds_what_clients_ask_for() -> None:
    octets = written(meeting(sequence=3))
    lines = unfolded(octets)
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "PRODID:-//Minutepost//Minutepost//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
    ]
    assert event(octets) == [
        "UID:5f0c1f3e-0000-5000-8000-000000000001",
        "SEQUENCE:3",
        "DTSTAMP:20261201T090000Z",
        "DTSTART;TZID=Europe/London:20270415T100000",
        "DTEND;TZID=Europe/London:20270415T120000",
        "SUMMARY:Harbour Strategy Group",
        "DESCRIPTION:Hello.",
        "LOCATION:Town Hall",
        "TRANSP:OPAQUE",
        "STATUS:CONFIRMED",
        'ORGANIZER;CN="Harbour Partnership":mailto:meetings@harbour.example',
        'ATTENDEE;CN="Okafor, Asha (Treasurer)";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE'
        ":mailto:Asha.Okafor@council.example",
    ]


def test_a_cancellation_says_so_twice_and_asks_for_no_answer() -> None:
    octets = written(meeting(), method=Method.CANCEL)
    assert "METHOD:CANCEL" in unfolded(octets)
    assert value(octets, "STATUS") == "STATUS:CANCELLED"
    assert "RSVP" not in value(octets, "ATTENDEE")


def test_an_update_carries_the_known_answer() -> None:
    octets = written(meeting(), replace(MEMBER, partstat=Partstat.ACCEPTED))
    assert "PARTSTAT=ACCEPTED" in value(octets, "ATTENDEE")


def test_a_venue_to_be_confirmed_is_words_and_no_location() -> None:
    octets = written(meeting(venue=None))
    assert not any(line.startswith("LOCATION") for line in event(octets))
    assert VENUE_UNKNOWN in value(octets, "DESCRIPTION")
    assert value(octets, "STATUS") == "STATUS:CONFIRMED"


def test_a_meeting_without_a_time_is_a_tentative_day_that_is_not_taken_up() -> None:
    octets = written(meeting(starts=None, ends=None))
    assert value(octets, "DTSTART") == "DTSTART;VALUE=DATE:20270415"
    assert value(octets, "DTEND") == "DTEND;VALUE=DATE:20270416"
    assert value(octets, "STATUS") == "STATUS:TENTATIVE"
    assert value(octets, "TRANSP") == "TRANSP:TRANSPARENT"
    assert TIME_UNKNOWN in value(octets, "DESCRIPTION")
    assert b"VTIMEZONE" not in octets


def test_a_missing_end_is_an_hour_and_is_said() -> None:
    octets = written(meeting(ends=None))
    assert value(octets, "DTEND") == "DTEND;TZID=Europe/London:20270415T110000"
    assert END_UNKNOWN.replace(";", "\\;").replace(",", "\\,") in value(octets, "DESCRIPTION")


def test_a_link_stands_in_for_a_venue_and_is_said() -> None:
    link = "https://meet.example/l/19%3a0?context=a;b,c"
    octets = written(meeting(venue=None, link=link))
    assert value(octets, "URL") == f"URL:{link}"
    assert value(octets, "LOCATION") == "LOCATION:https://meet.example/l/19%3a0?context=a\\;b\\,c"
    assert VENUE_UNKNOWN not in value(octets, "DESCRIPTION")
    assert "Join online: https://meet" in value(octets, "DESCRIPTION")


def test_a_link_does_not_push_out_a_venue() -> None:
    octets = written(meeting(link="https://meet.example/x"), description="Join at https://meet.example/x today.")
    assert value(octets, "LOCATION") == "LOCATION:Town Hall"
    assert "Join online" not in value(octets, "DESCRIPTION")


def test_what_the_letter_says_already_is_not_said_twice() -> None:
    open_ = meeting(venue=None, starts=None, ends=None)
    octets = written(open_, description="Thursday 15 April 2027, time to be confirmed\nVenue to be confirmed")
    assert value(octets, "DESCRIPTION").lower().count("to be confirmed") == 2


def test_utc_is_written_with_z() -> None:
    octets = written(meeting(zone="UTC"))
    assert value(octets, "DTSTART") == "DTSTART:20270415T100000Z"
    assert b"TZID" not in octets


@pytest.mark.parametrize("zone", ["Etc/GMT", "GMT", "Europe/Belfast", "US/Eastern", "Etc/GMT+5"])
def test_every_zone_is_written_under_the_name_it_was_given(zone: str) -> None:
    octets = written(meeting(zone=zone))
    assert value(octets, "DTSTART") == f"DTSTART;TZID={zone}:20270415T100000"
    assert f"TZID:{zone}" in unfolded(octets)


def test_a_clock_that_the_change_skips_is_moved_on() -> None:
    start, end = span(meeting(on=date(2027, 3, 28), starts=time(1, 30), ends=time(3))) or (None, None)
    assert start is not None
    assert end is not None
    assert (start.hour, start.minute, end - start) == (2, 30, timedelta(minutes=30))


def test_an_end_before_the_start_is_of_the_next_day() -> None:
    octets = written(meeting(starts=time(21), ends=time(1)))
    assert value(octets, "DTEND") == "DTEND;TZID=Europe/London:20270416T010000"


@settings(deadline=None)
@given(wanted=meetings(), name=WORDS, description=WORDS)
def test_no_words_can_add_or_take_a_property(wanted: ScheduledMeeting, name: str, description: str) -> None:
    octets = written(wanted, Invitee(contact="x", name=name, address="x@y.example"), description=description)
    names = Counter(re.split("[;:]", line, maxsplit=1)[0] for line in event(octets))
    optional = {"DESCRIPTION", "LOCATION", "URL"}
    assert {name: count for name, count in names.items() if name not in optional} == dict.fromkeys(ALWAYS, 1)
    assert all(names[name] <= 1 for name in optional)
    assert value(octets, "ATTENDEE").endswith(":mailto:x@y.example")
    assert sum(line.startswith(("BEGIN:", "METHOD:")) for line in unfolded(octets)) <= 6 + octets.count(b"DAYLIGHT")


@settings(deadline=None)
@given(wanted=meetings(), description=WORDS)
def test_lines_are_folded_by_octets_and_end_in_crlf(wanted: ScheduledMeeting, description: str) -> None:
    octets = written(wanted, description=description)
    assert octets.endswith(b"END:VCALENDAR\r\n")
    assert b"\r\n\r\n" not in octets
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", octets)
    for line in octets.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert not re.search(rb"(?<!\\)(?:\\\\)*\\$", line)


@settings(deadline=None)
@given(wanted=meetings(), name=WORDS, description=WORDS)
def test_what_is_written_is_read_again(wanted: ScheduledMeeting, name: str, description: str) -> None:
    octets = written(wanted, Invitee(contact="x", name=name, address="X.Y@z.example"), description=description)
    (found,) = read_calendar_objects(octets)
    assert (found.method, found.uid, found.sequence, found.stamp) == ("REQUEST", wanted.uid, wanted.sequence, STAMP)
    assert found.organizer == ORGANIZER.address
    assert [(a.address, a.name, a.partstat) for a in found.attendees] == [
        ("X.Y@z.example", clean_name(name) or "X.Y@z.example", "NEEDS-ACTION")
    ]
    assert found.summary == (clean_line(wanted.title) or wanted.body)
    times = span(wanted)
    if times is None:
        assert (found.starts, found.ends) == (wanted.on, wanted.on + timedelta(days=1))
    else:
        assert isinstance(found.starts, datetime)
        assert isinstance(found.ends, datetime)
        assert found.starts.astimezone(UTC) == times[0].astimezone(UTC)
        assert found.ends.astimezone(UTC) == times[1].astimezone(UTC)
    library = Calendar.from_ical(octets).walk("VEVENT")[0]
    where = clean_text(wanted.venue or wanted.link)
    assert str(library.get("LOCATION", "")) == where
    assert str(library.get("DESCRIPTION", "")).startswith(clean_text(description))


def test_the_same_meeting_gives_the_same_octets() -> None:
    assert written(meeting()) == written(meeting())


def test_a_status_of_the_meeting_is_kept() -> None:
    assert value(written(meeting(status=EventStatus.TENTATIVE)), "STATUS") == "STATUS:TENTATIVE"
