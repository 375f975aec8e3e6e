"""Invitations and what people answer (RFC 5545, 5546). Knows no octets: service/calendaring reads and writes those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from service.domain.minutes import CalledOff


class Method(StrEnum):
    """RFC 5546 1.4 methods that pass through this service."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    COUNTER = "COUNTER"
    DECLINECOUNTER = "DECLINECOUNTER"
    REFRESH = "REFRESH"
    PUBLISH = "PUBLISH"
    ADD = "ADD"


class Partstat(StrEnum):
    """RFC 5545 3.2.12 participation status of an event's attendee."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"
    DELEGATED = "DELEGATED"


class EventStatus(StrEnum):
    """RFC 5545 3.8.1.11 STATUS of a VEVENT."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    """No time known yet: an all-day event until the secretary says more."""

    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsMinuted:
    """When and where a meeting is by its minutes, where the secretary has set otherwise since."""

    on: date
    starts: time | None = None
    ends: time | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledMeeting:
    """One future meeting of a body, as last announced. One meeting is one UID for its whole life."""

    #: iCalendar UID; never derived from the date or the venue, which move.
    uid: str
    #: The body that meets, as the directory names it.
    body: str
    title: str
    on: date
    #: Civil times in `zone`; None for an all-day, tentative meeting.
    starts: time | None = None
    ends: time | None = None
    #: IANA name of the body's time zone.
    zone: str = "Europe/London"
    #: None where the venue is still to be confirmed.
    venue: str | None = None
    link: str = ""
    sequence: int = 0
    status: EventStatus = EventStatus.CONFIRMED
    #: SEQUENCE of the last change of date or time: an answer to an older one is about another time.
    time_sequence: int = 0
    #: SEQUENCE of the last change of anything in `announced`: whoever was told less is told again. A leaver's CANCEL
    #: raises the SEQUENCE and not this.
    content_sequence: int = 0
    #: Date of the meeting whose minutes said so last; older minutes change nothing. None where no minutes did.
    announced_on: date | None = None
    #: Why nobody is invited before the secretary has said yes, in words; "" once it is an ordinary meeting.
    held: str = ""
    #: None where the secretary changed nothing.
    minuted: AsMinuted | None = None

    @property
    def announced(self) -> tuple[object, ...]:
        """What an attendee would call a change when it differs (the SEQUENCE goes up on any of these)."""
        return (self.on, self.starts, self.ends, self.zone, self.venue, self.link, self.title, self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedMeeting:
    """A future meeting as one set of minutes announces it, its body known. None and "" where the minutes are silent."""

    #: Names this announcement in its first document ("minutes 12/line 40"); a new meeting's UID is made from it.
    key: str
    #: The body that meets, as the directory names it.
    body: str
    title: str
    on: date
    starts: time | None = None
    ends: time | None = None
    zone: str = "Europe/London"
    #: None where no venue is given or it is still to be confirmed.
    venue: str | None = None
    link: str = ""
    #: Date of the meeting that these minutes are of.
    minuted_on: date | None = None
    #: Whether the minutes say that it does not take place.
    called_off: CalledOff = CalledOff.NO
    #: What the reader found unclear (the weekday does not fit the date ...), in words; asked about, not invited to.
    doubt: str = ""
    #: Line of the minutes it stood on.
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """A member's standing towards one meeting."""

    #: Contact key.
    contact: str
    name: str
    #: The address invited, spelt as in the To field.
    address: str
    partstat: Partstat = Partstat.NEEDS_ACTION
    #: SEQUENCE of the last mail sent to this member; -1 before the first.
    invited_sequence: int = -1
    #: SEQUENCE and DTSTAMP of the answer that set `partstat`; None before the first.
    answered_sequence: int | None = None
    answered_stamp: datetime | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """An iTIP message from an attendee, as read from one calendar object."""

    method: Method
    uid: str
    #: The attendee's address as the calendar object gives it, without mailto:.
    attendee: str
    partstat: Partstat = Partstat.NEEDS_ACTION
    #: 0 where the object has none (RFC 5545 3.8.7.4).
    sequence: int = 0
    #: DTSTAMP, aware; None where missing or broken.
    stamp: datetime | None = None
    comment: str = ""
    #: Addresses a DELEGATED answer names.
    delegated_to: tuple[str, ...] = ()
    #: Proposed times of a COUNTER: aware instants, or dates for an all-day proposal.
    proposed_start: datetime | date | None = None
    proposed_end: datetime | date | None = None
    summary: str = ""
