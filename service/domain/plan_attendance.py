"""What an attendee's answer changes (RFC 5546 3.2.3, 3.2.6, 3.2.7), and which answers a person has to look at.

Pure. An answer is a claim: it counts only where it comes from the invited person, is about the meeting as it now is,
and is newer than their last one. What does not count is kept and shown, never thrown away and never guessed at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from service.domain.invitation import Attendance, EventStatus, Invitee, Method, Partstat, ScheduledMeeting
from service.domain.match_meetings import is_over
from service.domain.meeting_changes import InvitationToSend
from service.domain.plan_invitations import is_behind
from service.domain.wording import clock, day, listing


class AttendanceFate(StrEnum):
    """What becomes of an answer."""

    RECORDED = "recorded"
    """It is the member's answer now."""

    REPEATED = "repeated"
    """It has been recorded before, or a newer one has: dropped."""

    OUTDATED = "outdated"
    """It was given before the meeting moved: its words are kept, the member is still to answer."""

    RESENT = "resent"
    """A REFRESH, or a yes to what is cancelled: the member gets the meeting again as it stands."""

    ASK = "ask"
    """A proposal, a delegation, or an answer that is not to be trusted: the secretary sees it."""

    IGNORED = "ignored"
    """Nothing to us: not an answer, or to no meeting of ours, or to one that is over or cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceChange:
    """What one answer brings about."""

    fate: AttendanceFate
    #: One sentence for the history, and for the secretary where the fate is ASK.
    summary: str
    #: The member's new standing, to be written; None where it stays.
    invitee: Invitee | None = None
    resend: InvitationToSend | None = None


def plan_attendance(
    attendance: Attendance,
    meeting: ScheduledMeeting | None,
    invitee: Invitee | None,
    *,
    sender_matches: bool,
    now: datetime,
) -> AttendanceChange:
    """Plan what `attendance` changes.

    `meeting` is the one with its UID, None where there is none; `invitee` the one with its attendee's address, None
    where nobody there was invited; `sender_matches` says that the mail came from that invitee (by address, or by an
    alias of the directory) and that our own server did not find it forged.
    """
    if meeting is None:
        return _ignored("It answers no meeting of ours")
    told = invitee is not None and not _is_held_back(meeting, invitee)
    if _still_expects(attendance, meeting, now) and invitee is not None and sender_matches and told:
        return _resend(meeting, invitee, f"{invitee.name} {_answer(attendance, meeting)}, but the meeting is cancelled")
    idle = _find_idle(attendance, meeting, now)
    return _ignored(idle) if idle else _hear(attendance, meeting, invitee, sender_matches=sender_matches, now=now)


def _hear(
    attendance: Attendance, meeting: ScheduledMeeting, invitee: Invitee | None, *, sender_matches: bool, now: datetime
) -> AttendanceChange:
    """What is said about a meeting that stands, or asked about one that is cancelled; whose word it is decides."""
    if invitee is None:
        return _ask(f"{attendance.attendee or 'Somebody'} was not invited and {_answer(attendance, meeting)}")
    if not sender_matches:
        return _ask(f"A mail from another address says that {invitee.name} {_answer(attendance, meeting)}")
    if attendance.method is Method.REFRESH and _is_held_back(meeting, invitee):
        return _ignored(f"What {invitee.name} asks for has not been sent to anybody yet")
    if attendance.method is Method.REFRESH:
        return _resend(meeting, invitee)
    return _weigh(attendance, meeting, invitee, now)


def _is_held_back(meeting: ScheduledMeeting, invitee: Invitee) -> bool:
    """Whether the news waits for the secretary's "send": no question from a calendar brings it out before."""
    called_off = meeting.status is EventStatus.CANCELLED and invitee.invited_sequence < meeting.sequence
    return called_off or invitee.invited_sequence < 0 or is_behind(invitee, meeting)


def _still_expects(attendance: Attendance, meeting: ScheduledMeeting, now: datetime) -> bool:
    """Whether the answer shows a cancelled meeting standing in somebody's calendar: they get the CANCEL again."""
    coming = attendance.method is Method.REPLY and attendance.partstat in (Partstat.ACCEPTED, Partstat.TENTATIVE)
    lost = meeting.status is EventStatus.CANCELLED and not is_over(meeting, now)
    return lost and (coming or attendance.method is Method.COUNTER)


def _find_idle(attendance: Attendance, meeting: ScheduledMeeting, now: datetime) -> str:
    """Why the message changes nothing, whoever sent it; "" where it may."""
    if attendance.method not in (Method.REPLY, Method.COUNTER, Method.REFRESH):
        return f"{attendance.method} is no answer to an invitation"
    if is_over(meeting, now):
        return "The meeting is over"
    # Who asks for a copy of a cancelled meeting gets the cancellation.
    if meeting.status is EventStatus.CANCELLED and attendance.method is not Method.REFRESH:
        return "The meeting is cancelled"
    return ""


def _weigh(attendance: Attendance, meeting: ScheduledMeeting, invitee: Invitee, now: datetime) -> AttendanceChange:
    """A member's own answer: is it new, and is it about the time that the meeting has now?"""
    standing = _standing(attendance, meeting, invitee, now)
    if _answered(standing) <= _answered(invitee):
        return AttendanceChange(fate=AttendanceFate.REPEATED, summary=f"{invitee.name} has answered this before")
    if attendance.sequence < meeting.time_sequence:
        kept = replace(invitee, comment=standing.comment)
        summary = f"{invitee.name} {_answer(attendance, meeting)}, before the meeting moved"
        return AttendanceChange(fate=AttendanceFate.OUTDATED, summary=summary, invitee=kept)
    summary = f"{invitee.name} {_answer(attendance, meeting)}"
    asks = attendance.method is Method.COUNTER or standing.partstat is Partstat.DELEGATED
    fate = AttendanceFate.ASK if asks else AttendanceFate.RECORDED
    return AttendanceChange(fate=fate, summary=summary, invitee=standing)


def _standing(attendance: Attendance, meeting: ScheduledMeeting, invitee: Invitee, now: datetime) -> Invitee:
    """The invitee as the answer says. A proposal is a maybe (Exchange sends it as such).

    Some clients raise the SEQUENCE of an answer, and some clocks are wrong: neither may bar the next, true answer.
    """
    counter = attendance.method is Method.COUNTER
    return replace(
        invitee,
        partstat=Partstat.TENTATIVE if counter else attendance.partstat,
        answered_sequence=min(attendance.sequence, meeting.sequence),
        answered_stamp=min(attendance.stamp or now, now),
        comment=attendance.comment or invitee.comment,
    )


def _answered(invitee: Invitee) -> tuple[int, float]:
    """What orders the answers of one attendee: (SEQUENCE, DTSTAMP), RFC 5546 2.1.5."""
    stamp = invitee.answered_stamp
    return invitee.answered_sequence if invitee.answered_sequence is not None else -1, stamp.timestamp() if stamp else 0


def _resend(meeting: ScheduledMeeting, invitee: Invitee, summary: str = "") -> AttendanceChange:
    cancelled = meeting.status is EventStatus.CANCELLED
    mail = InvitationToSend(
        meeting=meeting,
        invitee=replace(invitee, invited_sequence=meeting.sequence),
        method=Method.CANCEL if cancelled else Method.REQUEST,
    )
    said = summary or f"{invitee.name} asked for the invitation again"
    return AttendanceChange(fate=AttendanceFate.RESENT, summary=said, invitee=mail.invitee, resend=mail)


_SAYS = {
    Partstat.ACCEPTED: "will come",
    Partstat.TENTATIVE: "may come",
    Partstat.DECLINED: "will not come",
    Partstat.DELEGATED: "sends somebody else",
    Partstat.NEEDS_ACTION: "has not decided",
}


def _answer(attendance: Attendance, meeting: ScheduledMeeting) -> str:
    """What the answer says, to stand behind a name."""
    if attendance.method is Method.REFRESH:
        return "asks for the invitation again"
    if attendance.method is Method.COUNTER:
        return f"proposes {_proposal(attendance.proposed_start, meeting)}"
    if attendance.partstat is Partstat.DELEGATED and attendance.delegated_to:
        return f"sends {listing(attendance.delegated_to)} instead"
    return _SAYS[attendance.partstat]


def _proposal(start: datetime | date | None, meeting: ScheduledMeeting) -> str:
    """The proposed start, as the clocks of the meeting's zone will show it."""
    if isinstance(start, datetime):
        local = start.astimezone(ZoneInfo(meeting.zone))
        return f"{day(local.date())}, {clock(local.time())}"
    return day(start) if start else "another time, which could not be read"


def _ignored(summary: str) -> AttendanceChange:
    return AttendanceChange(fate=AttendanceFate.IGNORED, summary=summary)


def _ask(summary: str) -> AttendanceChange:
    return AttendanceChange(fate=AttendanceFate.ASK, summary=summary)
