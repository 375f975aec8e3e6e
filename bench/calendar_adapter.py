"""service/calendaring as score_imip.py of the shared corpus calls it: the octets of a mail in, a plain value out."""

from __future__ import annotations

from service.calendaring.read import CalendarObject, read_calendar_objects
from service.domain.message import Part
from service.mail.read import read_message

_CALENDAR_TYPES = ("text/calendar", "application/ics")


def calendar_mail(octets: bytes) -> dict[str, object]:
    """score_imip.py: method, UID and every attendee of the first calendar object in the mail that can be read."""
    parts = [part for part in read_message(octets).parts if _is_calendar(part)]
    for part in parts:
        found = read_calendar_objects(part.octets, method_hint=part.method)
        if found:
            return _plain(found[0])
    return {"method": parts[0].method if parts else "", "uid": "", "attendees": []}


def _is_calendar(part: Part) -> bool:
    return part.content_type in _CALENDAR_TYPES or part.name.lower().endswith(".ics")


def _plain(found: CalendarObject) -> dict[str, object]:
    attendees = [{"email": attendee.address, "partstat": attendee.partstat} for attendee in found.attendees]
    return {"method": found.method, "uid": found.uid, "attendees": attendees}
