"""Reads what attendees send (RFC 5546, 6047): answers, proposals, requests for a copy, from any client in any state.

Knows no mail and no people: whether an answer counts is decided in service/domain/plan_invitations.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from service.calendaring.scan import Component, Property, read_components
from service.calendaring.zones import find_zone
from service.domain.invitation import Attendance, Method, Partstat

#: A note is a few lines; Exchange puts signature and disclaimer into it too.
MAX_COMMENT = 2000
#: RFC 5546 3.2.3 has one attendee in an answer; who lists a crowd is not answering.
MAX_ANSWERING = 20
#: The longest IANA name has 32 letters, a vendor's path before it a few dozen.
_LONGEST_ZONE = 200
_ANSWERS = frozenset({Method.REPLY, Method.COUNTER, Method.REFRESH})


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarAttendee:
    """An ATTENDEE as written."""

    #: Without mailto:, as spelt.
    address: str
    #: In capitals as written, NEEDS-ACTION where absent; also values that are not for events (IN-PROCESS).
    partstat: str = "NEEDS-ACTION"
    name: str = ""
    delegated_to: tuple[str, ...] = ()
    #: The note that Google puts beside the answer.
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarObject:
    """One component of a calendar object, as read. Empty and None where it does not say."""

    #: METHOD of the object, or of the MIME part, in capitals.
    method: str
    #: "VEVENT", "VTODO" ...; "" where only the method is known.
    component: str = ""
    uid: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    #: ORGANIZER without mailto:; Exchange leaves it out of answers.
    organizer: str = ""
    attendees: tuple[CalendarAttendee, ...] = ()
    summary: str = ""
    comment: str = ""
    starts: datetime | date | None = None
    ends: datetime | date | None = None


def read_calendar(octets: bytes, *, method_hint: str = "", sender: str = "") -> tuple[Attendance, ...]:
    """What the events in `octets` say, one value per event and answering attendee, the same thing once only.

    `method_hint` is the method= parameter of the MIME part (RFC 6047 2.4), used where the object has no METHOD.
    `sender` is the address in From: where an answer lists several attendees, it tells who answers. `attendee` is ""
    where the object names none. Of invitations and cancellations only the first attendee is given. Empty for what is
    no calendar.

    Raises UnreadableError for an object beyond the limits of service/calendaring/scan.
    """
    found: dict[Attendance, None] = {}
    for item in read_calendar_objects(octets, method_hint=method_hint):
        if item.component == "VEVENT" and item.method in set(Method):
            found.update(dict.fromkeys(_attendances(item, sender)))
    return tuple(found)


def read_calendar_objects(octets: bytes, *, method_hint: str = "") -> tuple[CalendarObject, ...]:
    """Every component in `octets` with all its attendees; tasks and journal entries too.

    An object without METHOD and without `method_hint` is no message to anybody: PUBLISH. Raises UnreadableError.
    """
    return tuple(_object(found, method_hint.strip().upper()) for found in read_components(octets))


def _object(component: Component, method_hint: str) -> CalendarObject:
    organizers = component.all("ORGANIZER")
    return CalendarObject(
        method=component.method or method_hint or Method.PUBLISH,
        component=component.name,
        uid=component.value("UID"),
        sequence=_number(component.value("SEQUENCE")),
        stamp=_instant(component, "DTSTAMP"),
        organizer=_address(organizers[0]) if organizers else "",
        attendees=tuple(_attendee(found) for found in component.all("ATTENDEE")),
        summary=component.value("SUMMARY"),
        comment="\n".join(note for found in component.all("COMMENT") if (note := found.value.strip())),
        starts=_when(component, "DTSTART"),
        ends=_when(component, "DTEND"),
    )


def _attendee(found: Property) -> CalendarAttendee:
    return CalendarAttendee(
        address=_address(found),
        partstat=found.params.get("PARTSTAT", "").strip().upper() or "NEEDS-ACTION",
        name=found.params.get("CN", "").strip(),
        delegated_to=tuple(_bare(part) for part in found.params.get("DELEGATED-TO", "").split(",") if part.strip()),
        comment=html.unescape(found.params.get("X-RESPONSE-COMMENT", "")).strip(),
    )


def _attendances(item: CalendarObject, sender: str) -> Iterator[Attendance]:
    for attendee in _answering(item, sender):
        proposal = item.method == Method.COUNTER
        notes = dict.fromkeys(note for note in (item.comment, attendee.comment) if note)
        yield Attendance(
            method=Method(item.method),
            uid=item.uid,
            attendee=attendee.address,
            partstat=_partstat(attendee.partstat),
            sequence=item.sequence,
            stamp=item.stamp,
            comment="\n".join(notes)[:MAX_COMMENT],
            delegated_to=attendee.delegated_to,
            proposed_start=item.starts if proposal else None,
            proposed_end=item.ends if proposal else None,
            summary=item.summary,
        )


def _answering(item: CalendarObject, sender: str) -> tuple[CalendarAttendee, ...]:
    """Who speaks: the delegator, not the delegate; else the sender; else everybody who is listed."""
    if not item.attendees:
        return (CalendarAttendee(address=""),)
    if item.method not in _ANSWERS:
        return item.attendees[:1]
    delegators = tuple(listed for listed in item.attendees if listed.partstat == Partstat.DELEGATED)
    senders = tuple(listed for listed in item.attendees if listed.address.casefold() == sender.casefold())
    return (delegators or senders or item.attendees)[:MAX_ANSWERING]


def _partstat(written: str) -> Partstat:
    """RFC 5545 3.2.12: what is not known counts as NEEDS-ACTION."""
    return Partstat(written) if written in set(Partstat) else Partstat.NEEDS_ACTION


def _address(found: Property) -> str:
    """The mail address of a CAL-ADDRESS: the mailto: in any case, or the EMAIL parameter beside another URI."""
    if "mailto:" not in found.value.lower() and found.params.get("EMAIL"):
        return _bare(found.params["EMAIL"])
    return _bare(found.value)


def _bare(uri: str) -> str:
    """What stands behind the last mailto:, or all of it: an unquoted colon in a name splits the line too early."""
    address = uri[uri.lower().rfind("mailto:") + 7 :] if "mailto:" in uri.lower() else uri
    address = address.strip(' \t"<>')
    return unquote(address) if "%" in address else address


def _number(written: str) -> int:
    """A SEQUENCE; 0 where it is missing (RFC 5545 3.8.7.4), broken or beyond an INTEGER."""
    return int(written) if re.fullmatch(r"\d{1,10}", written, re.ASCII) and int(written) < 2**31 else 0


_DATE_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?", re.ASCII)


def _instant(component: Component, name: str) -> datetime | None:
    found = _when(component, name)
    return found.astimezone(UTC) if isinstance(found, datetime) else None


def _when(component: Component, name: str) -> datetime | date | None:
    """A DATE or an aware DATE-TIME; None where it is missing, broken, floating or of a zone that is not known."""
    found = next(iter(component.all(name)), None)
    match = _DATE_TIME.fullmatch(found.value.strip()) if found else None
    if found is None or match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return on
        zone = UTC if utc else _zone(found.params.get("TZID", ""))
        # A leap second is no reason to lose an answer.
        return (
            datetime(on.year, on.month, on.day, int(hour), int(minute), min(int(second or 0), 59), tzinfo=zone)
            if zone
            else None
        )
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> ZoneInfo | None:
    """The zone of a TZID: IANA's name, Windows's, or IANA's behind a vendor's path (RFC 5545 3.2.19)."""
    bare = name[:_LONGEST_ZONE].strip().strip("/")
    tails = [bare.split("/", count)[-1] for count in range(1, bare.count("/") + 1)]
    candidates = (bare, WINDOWS_TO_OLSON.get(bare, ""), *tails)
    return next((zone for candidate in candidates if candidate and (zone := find_zone(candidate))), None)
