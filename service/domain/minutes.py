"""Minutes as read: words, not yet people. Knows no directory, no database; every value points at its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class ItemKind(StrEnum):
    """How plainly the minutes say that this is an action."""

    EXPLICIT = "explicit"
    """Marked as an action: keyword, list, column, margin."""

    IMPLICIT = "implicit"
    """A commitment in prose ("Clerk to write"). Offered to the secretary, never mailed unasked."""


class ItemStatus(StrEnum):
    """What the minutes say has become of the action."""

    OPEN = "open"
    """To be done; new in these minutes."""

    ONGOING = "ongoing"
    """Carried over from earlier minutes and still open."""

    DONE = "done"
    """Reported as finished or closed."""

    DROPPED = "dropped"
    """Reported as no longer wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem:
    """An action as the minutes state it."""

    text: str
    #: Owners as written ("SP", "NCC", "the Chair"), in order; empty is unassigned, never a guess.
    owners: tuple[str, ...] = ()
    due: date | None = None
    #: The due phrase as written ("by the next meeting", "when ready"); "" without.
    due_text: str = ""
    status: ItemStatus = ItemStatus.OPEN
    kind: ItemKind = ItemKind.EXPLICIT
    #: True for an invitation to act ("partners can ..."): shown to people, never chased.
    optional: bool = False
    #: 0 to 1: how sure the reader is that this is an action.
    confidence: float = 1.0
    #: 1-based line (Block.line) it stood on.
    line: int = 0
    #: The number the minutes give it ("AP44", "121.2"); "" without.
    reference: str = ""
    #: The heading it stood under; "" without.
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Prose that tells what became of something ("Ramp survey: it has gone out. Done."). Never an action itself."""

    text: str
    #: What the status says; never OPEN.
    status: ItemStatus
    #: The heading it stood under; "" without.
    topic: str = ""
    line: int = 0


class CalledOff(StrEnum):
    """Whether the minutes say of a meeting to come that it does not take place."""

    NO = ""
    """They announce it."""

    CANCELLED = "cancelled"
    """It is off."""

    POSTPONED = "postponed"
    """It is off for now: its new date is to follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FutureMeeting:
    """A meeting that the minutes announce. Times are civil, in the body's time zone."""

    #: The committee or series as written ("HBP Strategy Group"); "" when the minutes mean their own body.
    title: str
    on: date
    #: None where the minutes give no time.
    starts: time | None = None
    ends: time | None = None
    #: None where no venue is given or it is "tbc".
    venue: str | None = None
    #: Link to join online; "" without.
    link: str = ""
    called_off: CalledOff = CalledOff.NO
    confidence: float = 1.0
    line: int = 0

    @property
    def start_at(self) -> datetime | None:
        """Civil start, naive, in the body's zone; None for a date without a time."""
        return datetime.combine(self.on, self.starts) if self.starts else None

    @property
    def end_at(self) -> datetime | None:
        """Civil end, naive; None where none is given. A time before the start is of the next day."""
        return datetime.combine(self.on, self.ends) if self.ends else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody in the attendance list, or among the apologies."""

    name: str
    #: Initials as the minutes print or use them; "" where they give none.
    initials: str = ""
    #: "Chair", "Secretary", organisation: whatever stands behind the name; "" without.
    role: str = ""
    #: Address printed beside the name; "" without.
    address: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The meeting that the minutes are of. None and "" where the document does not say."""

    body: str = ""
    title: str = ""
    on: date | None = None
    starts: time | None = None
    ends: time | None = None
    venue: str | None = None
    attendance: tuple[Attendee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something the reader saw but will not guess; reported to the secretariat with the line it stood on."""

    line: int
    #: The words in question, as written.
    text: str
    #: One plain sentence: what is unclear.
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The record of one meeting, as read from one document."""

    meeting: Meeting
    actions: tuple[ActionItem, ...] = ()
    reports: tuple[Report, ...] = ()
    meetings: tuple[FutureMeeting, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: Short forms the document itself defines: initials and shorthands to full names ("NCC" to "Norham City Council").
    short_forms: tuple[tuple[str, str], ...] = ()
