"""What a plan for meetings decides, as values: what becomes of each, whom to write to, and what is asked.

Knows no reasons for any of it: those are in service/domain/plan_invitations.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from service.domain.changes import InviteeChange
from service.domain.invitation import EventStatus, Invitee, Method, ScheduledMeeting


class Fate(StrEnum):
    """What becomes of a meeting."""

    NEW = "new"
    """Invited to for the first time."""

    UNCHANGED = "unchanged"
    """Known as it is; nobody but new and former members hears of it."""

    CHANGED = "changed"
    """Date, time, venue, link or title differ: all members are told."""

    CANCELLED = "cancelled"
    """Called off: all who were invited are told, once."""

    OVER = "over"
    """It has begun: nothing is sent."""

    ASK = "ask"
    """The secretary decides; nothing is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationToSend:
    """One mail with a calendar object, to one member."""

    #: With the SEQUENCE of this mail.
    meeting: ScheduledMeeting
    #: As they stand once it is sent.
    invitee: Invitee
    method: Method
    #: What changed, in words; empty for a first invitation.
    changes: tuple[str, ...] = ()
    #: Why it is called off, in words; "" otherwise.
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingOutcome:
    """What becomes of one meeting."""

    fate: Fate
    #: As it stands from now on; what is only asked about stands as it was announced.
    meeting: ScheduledMeeting
    #: What changed, in words.
    changes: tuple[str, ...] = ()
    #: What to ask the secretary; "" where nothing is open.
    question: str = ""
    #: Line of the minutes; 0 where it is not from these minutes.
    line: int = 0
    #: How many invitations and updates go out.
    invited: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChanges:
    """What to write down and what to send."""

    #: One per meeting, in the order of the minutes; then those that the minutes leave out.
    outcomes: tuple[MeetingOutcome, ...] = ()
    #: New and changed meetings, to be written whole.
    meetings: tuple[ScheduledMeeting, ...] = ()
    invitees: tuple[InviteeChange, ...] = ()
    invitations: tuple[InvitationToSend, ...] = ()


def silent(fate: Fate, meeting: ScheduledMeeting, line: int = 0) -> MeetingChanges:
    """An outcome of which nobody hears and that leaves nothing to write."""
    return MeetingChanges(outcomes=(MeetingOutcome(fate=fate, meeting=meeting, line=line),))


def ask(meeting: ScheduledMeeting, question: str, line: int = 0) -> MeetingChanges:
    """A question to the secretary."""
    outcome = MeetingOutcome(fate=Fate.ASK, meeting=meeting, question=question, line=line)
    return MeetingChanges(outcomes=(outcome,))


def sent(
    fate: Fate, meeting: ScheduledMeeting, mails: Sequence[InvitationToSend], changes: tuple[str, ...] = ()
) -> MeetingChanges:
    """`meeting` as it stands now, with the `mails` that say so and what they make of each invitee."""
    leaving = meeting.status is not EventStatus.CANCELLED
    standings = tuple(
        InviteeChange(uid=meeting.uid, invitee=mail.invitee, removed=leaving and mail.method is Method.CANCEL)
        for mail in mails
    )
    invited = sum(mail.method is Method.REQUEST for mail in mails)
    outcome = MeetingOutcome(fate=fate, meeting=meeting, changes=changes, invited=invited)
    return MeetingChanges(outcomes=(outcome,), meetings=(meeting,), invitees=standings, invitations=tuple(mails))


def asking(changes: MeetingChanges, question: str) -> MeetingChanges:
    """`changes`, which go ahead, with what is still to be asked."""
    return replace(changes, outcomes=tuple(replace(outcome, question=question) for outcome in changes.outcomes))


def at_line(changes: MeetingChanges, line: int) -> MeetingChanges:
    """`changes`, with the line of the minutes that brought them about."""
    return replace(changes, outcomes=tuple(replace(outcome, line=line) for outcome in changes.outcomes))


def together(parts: Iterable[MeetingChanges]) -> MeetingChanges:
    """Several meetings' changes as one, in their order."""
    gathered = tuple(parts)
    return MeetingChanges(
        outcomes=tuple(one for part in gathered for one in part.outcomes),
        meetings=tuple(one for part in gathered for one in part.meetings),
        invitees=tuple(one for part in gathered for one in part.invitees),
        invitations=tuple(one for part in gathered for one in part.invitations),
    )
