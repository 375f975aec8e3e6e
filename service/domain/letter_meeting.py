"""The mails to members about one meeting, as values; with the others in the union of letter.py. Knows no calendars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from service.domain.invitation import ScheduledMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLetter:
    """To a member: a meeting, with the calendar object."""

    kind: ClassVar[str] = "invitation"
    name: str
    meeting: ScheduledMeeting


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationUpdated:
    """To a member: the meeting changed."""

    kind: ClassVar[str] = "invitation-updated"
    name: str
    meeting: ScheduledMeeting
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationCancelled:
    """To a member: the meeting will not take place, or they are no longer invited."""

    kind: ClassVar[str] = "invitation-cancelled"
    name: str
    meeting: ScheduledMeeting
    #: "postponed; a new date will follow", "you are no longer a member of this group"; "" for a plain cancellation.
    reason: str = ""
    #: True where the meeting takes place without the reader.
    without_you: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNudge:
    """To a member who has not answered: will you come?"""

    kind: ClassVar[str] = "meeting-nudge"
    name: str
    meeting: ScheduledMeeting
