"""Our invitations as other people's libraries read them: icalendar, vobject, ics, recurring-ical-events, ical.js.

None of them shares code with the writer but icalendar; vobject and ical.js take the offset from our VTIMEZONE, ics and
recurring-ical-events from the zone's name. `make interop` asks ten more.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import ics
import pytest
import recurring_ical_events
import vobject
from icalendar import Calendar

from service.calendaring.write import span, write_event
from service.domain.invitation import Method, ScheduledMeeting
from tests.unit.calendaring.strategies import MEMBER, ORGANIZER, STAMP, meeting

#: UID, start and end (UTC, or the day), title, place, attendee's address.
Seen = tuple[str, str, str, str, str, str]

ROOT = Path(__file__).resolve().parents[3]
ICAL_JS = [
    ROOT / "tests" / "readers" / "node_modules" / "ical.js",
    ROOT / "var" / "interop" / "invites" / "node" / "node_modules" / "ical.js",
]

CHANGES = {
    "Europe/London": [date(2027, 3, 28), date(2027, 10, 31)],
    "America/New_York": [date(2027, 3, 14), date(2027, 11, 7)],
    "Australia/Lord_Howe": [date(2027, 4, 4), date(2027, 10, 3)],
    "Asia/Kolkata": [date(2027, 6, 21)],
}
AROUND = [
    meeting(on=day + timedelta(days=days), zone=zone, starts=time(9, 30), ends=time(11))
    for zone, changes in CHANGES.items()
    for day in changes
    for days in (-1, 0, 1)
]
MEETINGS = [
    *AROUND,
    meeting(title="Harbour; full, “themed” – Siân 李伟", venue="Room 2; Civic Centre,\nQuay Street, HB1 7SG"),
    meeting(title="x" * 200, venue="é" * 200),
    meeting(on=date(2027, 3, 27), starts=time(20), ends=time(4)),
]
ALL_DAY = meeting(starts=None, ends=None)


def wanted(expected: ScheduledMeeting) -> Seen:
    times = span(expected)
    assert times is not None
    start, end = (moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ") for moment in times)
    return (expected.uid, start, end, expected.title, expected.venue or "", MEMBER.address)


def written(expected: ScheduledMeeting) -> bytes:
    return write_event(
        expected, invitee=MEMBER, method=Method.REQUEST, organizer=ORGANIZER, stamp=STAMP, description="Hello."
    )


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def bare(address: str) -> str:
    return address.removeprefix("mailto:")


def by_icalendar(octets: bytes) -> Seen:
    (event,) = Calendar.from_ical(octets).walk("VEVENT")
    texts = (str(event["SUMMARY"]), str(event["LOCATION"]), bare(event["ATTENDEE"]))
    return (str(event["UID"]), utc(event.start), utc(event.end), *texts)


def by_recurring_ical_events(octets: bytes) -> Seen:
    (event,) = recurring_ical_events.of(Calendar.from_ical(octets)).between(date(2027, 1, 1), date(2028, 1, 1))
    texts = (str(event["SUMMARY"]), str(event["LOCATION"]), bare(event["ATTENDEE"]))
    return (str(event["UID"]), utc(event.start), utc(event.end), *texts)


def by_vobject(octets: bytes) -> Seen:
    read = vobject.readOne(octets.decode())
    assert read.validate(raiseException=True)
    event = read.vevent
    texts = (event.summary.value, event.location.value, bare(event.attendee.value))
    return (event.uid.value, utc(event.dtstart.value), utc(event.dtend.value), *texts)


def by_ics(octets: bytes) -> Seen:
    (event,) = ics.Calendar(octets.decode()).events
    (attendee,) = event.attendees
    times = (utc(event.begin.datetime), utc(event.end.datetime))
    return (event.uid, *times, event.name, event.location, bare(attendee.email))


ASK_ICAL_JS = """
const ICAL = require(process.argv[1]).default || require(process.argv[1]);
const root = new ICAL.Component(ICAL.parse(require('fs').readFileSync(0, 'utf8')));
for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
const event = new ICAL.Event(root.getFirstSubcomponent('vevent'));
const utc = time => time.toJSDate().toISOString().slice(0, 16) + 'Z';
console.log(JSON.stringify([event.uid, utc(event.startDate), utc(event.endDate), event.summary, event.location,
    event.attendees[0].getFirstValue().replace('mailto:', '')]));
"""


def by_ical_js(octets: bytes) -> Seen:
    where = next((path for path in ICAL_JS if path.is_dir()), None)
    if where is None or shutil.which("node") is None:
        pytest.skip("needs node and ical.js, which make test installs where npm is")
    module = next(path for path in (where / "dist" / "ical.es5.cjs", where / "dist" / "ical.js") if path.is_file())
    command = ["node", "-e", ASK_ICAL_JS, str(module)]
    seen = subprocess.run(command, input=octets, capture_output=True, check=True, timeout=60).stdout
    return tuple(json.loads(seen))


READERS = [by_icalendar, by_recurring_ical_events, by_vobject, by_ics]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("expected", MEETINGS, ids=lambda m: f"{m.zone}-{m.on}-{m.title[:8]}")
def test_readers_see_the_meeting(expected: ScheduledMeeting, reader: Callable[[bytes], Seen]) -> None:
    assert reader(written(expected)) == wanted(expected)


@pytest.mark.parametrize("expected", MEETINGS, ids=lambda m: f"{m.zone}-{m.on}-{m.title[:8]}")
def test_ical_js_sees_the_meeting(expected: ScheduledMeeting) -> None:
    assert by_ical_js(written(expected)) == wanted(expected)


def test_a_day_is_a_day() -> None:
    octets = written(ALL_DAY)
    (event,) = Calendar.from_ical(octets).walk("VEVENT")
    assert (event.start, event.end) == (date(2027, 4, 15), date(2027, 4, 16))
    assert vobject.readOne(octets.decode()).vevent.dtstart.value == date(2027, 4, 15)
    (other,) = ics.Calendar(octets.decode()).events
    assert (other.all_day, other.begin.date()) == (True, date(2027, 4, 15))
