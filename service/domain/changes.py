"""What a plan decides: what to write, whom to write to, and what becomes of the message. Values only.

Applied whole, in one transaction, by service/workflows/apply.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from service.domain.action import Action
from service.domain.inbox import Disposition
from service.domain.invitation import Invitee, Method, ScheduledMeeting
from service.domain.letter import Letter
from service.domain.message import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRecord:
    """One meeting's minutes as known to the store, however often and in however many formats they came."""

    id: str
    #: The body as the directory names it, or as written where the directory does not know it.
    body: str
    title: str
    held_on: date | None
    #: Who forwarded them and gets the receipts.
    secretary: str
    #: True while nothing goes out before the secretary answers "send".
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleAction:
    """Something that may be an action; kept until the secretary takes it up by its number."""

    id: str
    minutes_id: str
    text: str
    owners: tuple[str, ...] = ()
    due: date | None = None
    due_text: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart:
    """The calendar object that goes with an invitation letter."""

    meeting: ScheduledMeeting
    invitee: Invitee
    method: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A mail to be queued: one letter to one address."""

    to: Address
    letter: Letter
    #: Reads like a sentence and is unique: "action-assigned/<contact>/<what>". Queued twice is queued once.
    dedupe_key: str
    #: Contact key of the reader; "" for somebody outside the directory.
    contact: str = ""
    #: What the numbers in the letter stand for: "2" to "action:<id>", "P1" to "possible:<id>", "meeting 1" to
    #: "meeting:<uid>"; a reply's numbers are looked up here.
    refs: Mapping[str, str] = field(default_factory=dict)
    #: Message-IDs this mail answers, the nearest last.
    references: tuple[str, ...] = ()
    #: True for an answer to a mail (RFC 3834 auto-replied), False for one of our own accord.
    answer: bool = False
    #: True for an answer that tells of work that was done: it does not count against the answers of a day.
    owed: bool = False
    calendar: CalendarPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One line of an action's history: what happened, by whom."""

    action_id: str
    what: str
    #: The person's words, or what changed.
    detail: str = ""
    #: Address of whoever caused it; "minutes" and "service" are ours.
    actor: str = ""
    #: True for a person's own words, which the digest shows.
    comment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InviteeChange:
    """A member's standing towards a meeting, to be written."""

    uid: str
    invitee: Invitee
    #: No longer a member.
    removed: bool = False
    nudged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A contact is away, by their own notice."""

    contact: str
    until: date | None
    deputy: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedAddress:
    """An address to which mail does not arrive."""

    address: str
    status: str
    diagnostic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentDirectory:
    """A directory that is in force from now on, until the file that it replaces changes."""

    name: str
    octets: bytes
    file_stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything one message, or one tick of the clock, brings about."""

    disposition: Disposition | None = None
    records: tuple[MinutesRecord, ...] = ()
    #: New or changed actions, whole, with their assignments.
    actions: tuple[Action, ...] = ()
    possible: tuple[PossibleAction, ...] = ()
    #: Ids of possible actions that were taken up.
    taken_up: tuple[str, ...] = ()
    meetings: tuple[ScheduledMeeting, ...] = ()
    invitees: tuple[InviteeChange, ...] = ()
    posts: tuple[Post, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    #: (body, alias, target name) learnt from the secretary.
    aliases: tuple[tuple[str, str, str], ...] = ()
    #: People the secretary gave an address for, outside the directory's file.
    contacts: tuple[Address, ...] = ()
    directory: SentDirectory | None = None
    absences: tuple[Absence, ...] = ()
    failed_addresses: tuple[FailedAddress, ...] = ()
    #: Message-IDs of our mails that came back.
    bounced: tuple[str, ...] = ()
    #: Message-IDs of those that came back softly and are sent again later.
    again: tuple[str, ...] = ()
    #: Ids of queued mails that "stop" takes back for good, lays aside, and that "send" lets go again.
    withdrawn_mails: tuple[int, ...] = ()
    mails_aside: tuple[int, ...] = ()
    mails_let_go: tuple[int, ...] = ()
    #: Names to values: when the digest of a body was last made, and the like.
    marks: Mapping[str, str] = field(default_factory=dict)
    #: When it was decided.
    at: datetime | None = None
