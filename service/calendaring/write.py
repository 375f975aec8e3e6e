"""Writes an invitation, its update or its cancellation: one meeting, one invitee, one calendar object (RFC 5545, 5546).

Knows the calendar object alone; the mail around it is service/mail's. What must hold was tried with fifteen readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDate, vDatetime, vInt, vUri
from icalendar.parser import Contentline

from service.calendaring.text import clean_line, clean_text, write_address, write_line, write_text
from service.calendaring.zones import is_utc, write_timezone
from service.domain.invitation import EventStatus, Invitee, Method, ScheduledMeeting
from service.domain.message import Address

PRODID = "-//Minutepost//Minutepost//EN"
#: What a calendar shows of a meeting whose minutes name no end; the description says so.
UNSTATED_LENGTH = timedelta(hours=1)
VENUE_UNKNOWN = "Venue: to be confirmed."
TIME_UNKNOWN = "Time: to be confirmed."
_EVENT, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
#: Octets of a content line that need no folding (RFC 5545 3.1 allows 75; the library folds before that).
_SHORT = 75
END_UNKNOWN = "No end time was given; your calendar shows one hour."


def write_event(
    meeting: ScheduledMeeting,
    *,
    invitee: Invitee,
    method: Method,
    organizer: Address,
    stamp: datetime,
    description: str,
) -> bytes:
    """The calendar object of one mail: REQUEST to invite or update, CANCEL to call off, at `meeting.sequence`.

    `organizer` is the mailbox that reads the answers and stands in From; `stamp` is the aware instant of writing and
    must be later for every mail about the meeting. `description` is the letter's words; what the meeting leaves open
    (venue, time, end) and the link are added where they are missing. Lines end in CRLF and hold at most 75 octets.

    Raises ValueError for an address that is none and ZoneInfoNotFoundError for a zone that is none.
    """
    attendee = write_address(Address(invitee.address, invitee.name), **_standing(invitee, method))
    line = Contentline.from_parts("ATTENDEE", attendee.params, attendee, sorted=False)
    before, end, after = _write_for_all(meeting, method, organizer, stamp, description).rpartition(_END)
    return b"".join((before, _folded(line), b"\r\n", end, after))


@lru_cache(maxsize=64)
def _write_for_all(
    meeting: ScheduledMeeting, method: Method, organizer: Address, stamp: datetime, description: str
) -> bytes:
    """The object without its ATTENDEE, which is all that differs between the members invited together."""
    calendar = start_calendar(method)
    event = describe_event(meeting, stamp=stamp, description=description)
    event["STATUS"] = write_line(EventStatus.CANCELLED if method is Method.CANCEL else event_status(meeting))
    event["ORGANIZER"] = write_address(organizer)
    calendar.add_component(event)
    return write_calendar(calendar, (meeting,))


def start_calendar(method: Method) -> Calendar:
    """A VCALENDAR with the properties that come before its components. Not Calendar.new(): that draws a random UID."""
    calendar = Calendar()
    calendar["PRODID"] = write_line(PRODID)
    calendar["VERSION"] = write_line("2.0")
    calendar["CALSCALE"] = write_line("GREGORIAN")
    calendar["METHOD"] = write_line(method)
    return calendar


def describe_event(meeting: ScheduledMeeting, *, stamp: datetime, description: str) -> Event:
    """A VEVENT of what the meeting is, without STATUS and people. Not Event.new(): that draws a UID."""
    event = Event()
    event["UID"] = write_line(meeting.uid)
    event["SEQUENCE"] = vInt(meeting.sequence)
    event["DTSTAMP"] = vDatetime(stamp.astimezone(UTC))
    event["DTSTART"], event["DTEND"] = _when(meeting)
    event["SUMMARY"] = write_line(clean_line(meeting.title) or meeting.body)
    texts = {"DESCRIPTION": _description(meeting, description), "LOCATION": meeting.venue or meeting.link}
    for name, words in texts.items():
        if words:
            event[name] = write_text(words)
    if _is_uri(meeting.link):
        event["URL"] = vUri(meeting.link)
    # A day without a time must not block the whole of it.
    event["TRANSP"] = write_line("OPAQUE" if meeting.starts else "TRANSPARENT")
    return event


def write_calendar(calendar: Calendar, meetings: Sequence[ScheduledMeeting]) -> bytes:
    """The octets, in the order in which things were added: METHOD stays before the components.

    The VTIMEZONEs of `meetings` go before the first event as they are: taking them apart and writing them again cost
    as much as all the rest.
    """
    octets = b"".join(_folded(line) + b"\r\n" for line in calendar.content_lines(sorted=False) if line)
    return octets.replace(_EVENT, _timezones(meetings) + _EVENT, 1)


def _folded(line: Contentline) -> bytes:
    """The octets of a content line; the library counts the letters of every line one by one."""
    return line.encode("ascii") if len(line) < _SHORT and line.isascii() else bytes(line.to_ical())


def _timezones(meetings: Sequence[ScheduledMeeting]) -> bytes:
    """One VTIMEZONE for each zone that `meetings` name, true over their years."""
    timed = [meeting for meeting in meetings if meeting.starts and not is_utc(meeting.zone)]
    days = {zone: [meeting.on for meeting in timed if meeting.zone == zone] for zone in {m.zone for m in timed}}
    return b"".join(write_timezone(zone, min(days[zone]), max(days[zone])) for zone in sorted(days))


def span(meeting: ScheduledMeeting) -> tuple[datetime, datetime] | None:
    """Start and end as aware times of the meeting's zone; None without a time.

    A wall clock that a change of clocks skips is moved on, as RFC 5545 3.3.5 says; an end not after the start is of the
    next day; a missing end is UNSTATED_LENGTH later.
    """
    if meeting.starts is None:
        return None
    zone = ZoneInfo(meeting.zone)
    start = _real(datetime.combine(meeting.on, meeting.starts, zone))
    if meeting.ends is None:
        return start, (start.astimezone(UTC) + UNSTATED_LENGTH).astimezone(zone)
    following = timedelta(days=1) if meeting.ends <= meeting.starts else timedelta(0)
    return start, _real(datetime.combine(meeting.on + following, meeting.ends, zone))


def _real(local: datetime) -> datetime:
    return local.astimezone(UTC).astimezone(local.tzinfo)


def _when(meeting: ScheduledMeeting) -> tuple[vDate | vDatetime, vDate | vDatetime]:
    """DTSTART and DTEND: dates (the end exclusive) for a whole day, otherwise times with TZID, or with Z in UTC."""
    times = span(meeting)
    if times is None:
        return _day(meeting.on), _day(meeting.on + timedelta(days=1))
    if is_utc(meeting.zone):
        return vDatetime(times[0].astimezone(UTC)), vDatetime(times[1].astimezone(UTC))
    return _local(times[0], meeting.zone), _local(times[1], meeting.zone)


def _local(time: datetime, zone: str) -> vDatetime:
    """Wall clock and TZID, set by hand: icalendar takes some zones for another of their names, or for UTC."""
    written = vDatetime(time.replace(tzinfo=None))
    written.params["TZID"] = zone
    return written


def _day(on: date) -> vDate:
    return vDate(on, params={"VALUE": "DATE"})


def event_status(meeting: ScheduledMeeting) -> EventStatus:
    """A meeting is firm by its date and time; a venue to be confirmed is said in words."""
    if meeting.status is EventStatus.CONFIRMED and meeting.starts is None:
        return EventStatus.TENTATIVE
    return meeting.status


def _standing(invitee: Invitee, method: Method) -> dict[str, str]:
    """The ATTENDEE's parameters. RSVP=TRUE asks for an answer; a cancellation asks for none."""
    standing = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": invitee.partstat.value}
    return standing if method is Method.CANCEL else {**standing, "RSVP": "TRUE"}


def _description(meeting: ScheduledMeeting, words: str) -> str:
    """The letter's words, and what the meeting leaves open or where it is joined, unless they say so already."""
    parts = [clean_text(words)]
    if meeting.starts is None:
        parts.append(TIME_UNKNOWN)
    elif meeting.ends is None:
        parts.append(END_UNKNOWN)
    if not meeting.venue and not meeting.link:
        parts.append(VENUE_UNKNOWN)
    if meeting.link:
        parts.append(f"Join online: {meeting.link}")
    said = _letters(words)
    return "\n".join(part for index, part in enumerate(parts) if part and (index == 0 or not _said(part, said)))


def _said(part: str, said: str) -> bool:
    return _letters(part) in said or _letters(part.removeprefix("Join online: ")) in said


def _letters(words: str) -> str:
    """Words for looking one up in another: letters and digits alone."""
    return "".join(char for char in words.casefold() if char.isalnum())


def _is_uri(link: str) -> bool:
    return link.startswith(("https://", "http://")) and link.isascii() and link.isprintable() and " " not in link
