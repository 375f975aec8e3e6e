"""A secretary's orders about meetings, one after another. Knows the numbers of one receipt; knows no mails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from service.domain.changes import InviteeChange
from service.domain.correction import AcceptProposal, CancelMeeting, ConfirmMeeting, MoveMeeting, SetVenue
from service.domain.invitation import AsMinuted, EventStatus, Invitee, Method, ScheduledMeeting
from service.domain.letter import ListedProblem
from service.domain.listing import asked_back
from service.domain.match_meetings import is_over
from service.domain.meeting_changes import Fate, InvitationToSend, MeetingChanges
from service.domain.plan_invitations import POSTPONED, plan_cancellation, plan_change, plan_members, plan_schedule
from service.domain.wording import span

Order = CancelMeeting | ConfirmMeeting | SetVenue | MoveMeeting | AcceptProposal


class MeetingDesk:
    """Carries out orders about the meetings of one receipt."""

    def __init__(
        self,
        meetings: Mapping[int, ScheduledMeeting],
        invitees: Mapping[str, Sequence[Invitee]],
        members: Mapping[str, Sequence[Invitee]],
        proposal: str,
        now: datetime,
        *,
        waits: bool = False,
    ) -> None:
        self._standing = dict(meetings)
        self._invitees, self._members = invitees, members
        self._proposal, self._now, self._waits = proposal, now, waits
        self.said: list[str] = []
        #: What could not be done.
        self.refused: list[ListedProblem] = []
        self.meetings: list[ScheduledMeeting] = []
        self.invitees: list[InviteeChange] = []
        self.invitations: list[InvitationToSend] = []

    def numbered(self) -> dict[int, ScheduledMeeting]:
        """Number to meeting as it stands."""
        return dict(sorted(self._standing.items()))

    def invited(self, meeting: ScheduledMeeting) -> tuple[Invitee, ...]:
        """Who is invited to a meeting."""
        return tuple(self._invitees.get(meeting.uid, ()))

    def carry_out(self, order: Order) -> None:
        """Do what one order says."""
        match order:
            case CancelMeeting():
                self._cancel(order)
            case ConfirmMeeting():
                self._confirm(order)
            case SetVenue():
                self._change(order.number, lambda m: replace(m, venue=order.venue))
            case MoveMeeting():
                self._change(order.number, lambda m: _moved(m, order))
            case AcceptProposal():
                self._accept(order)

    def release(self) -> None:
        """Invite to every meeting of the receipt whoever was not invited yet; call off what was called off unheard."""
        for meeting in self._standing.values():
            if meeting.status is EventStatus.CANCELLED:
                self._call_off(meeting)
                continue
            members = self._members.get(meeting.body, ())
            changes = plan_members(meeting, invitees=self.invited(meeting), members=members, now=self._now)
            self.meetings += changes.meetings
            self.invitations += changes.invitations
            self.invitees += changes.invitees

    def _call_off(self, meeting: ScheduledMeeting) -> None:
        unheard = [i for i in self.invited(meeting) if 0 <= i.invited_sequence < meeting.sequence]
        already = {sent.invitee.contact for sent in self.invitations if sent.meeting.uid == meeting.uid}
        for invitee in unheard if not is_over(meeting, self._now) else ():
            if invitee.contact not in already:
                told = replace(invitee, invited_sequence=meeting.sequence)
                self.invitations.append(InvitationToSend(meeting=meeting, invitee=told, method=Method.CANCEL))
                self.invitees.append(InviteeChange(uid=meeting.uid, invitee=told))

    def _find(self, number: int) -> ScheduledMeeting | None:
        meeting = self._standing.get(number)
        if meeting is None:
            known = ", ".join(f"meeting {n}" for n in self._standing) or "none"
            self.refused.append(asked_back(f"There is no meeting {number} in that mail", f"one of: {known}"))
        return meeting

    def _cancel(self, order: CancelMeeting) -> None:
        meeting = self._find(order.number)
        if meeting is not None:
            reason = POSTPONED if order.postponed else ""
            changes = plan_cancellation(meeting, self.invited(meeting), self._now, reason=reason)
            what = "is postponed" if order.postponed else "is cancelled"
            self._keep(order.number, changes, f"Meeting {order.number} ({_when(meeting)}) {what}")

    def _confirm(self, order: ConfirmMeeting) -> None:
        meeting = self._find(order.number)
        if meeting is not None and meeting.status is EventStatus.CANCELLED:
            self.refused.append(_refusal(order.number, meeting, self._now))
        elif meeting is not None and not meeting.held:
            self.said.append(f"Meeting {order.number} ({_when(meeting)}) stands as it is.")
        elif meeting is not None:
            changes = plan_schedule(meeting, self._members.get(meeting.body, ()), self._now)
            self._keep(order.number, changes, f"Meeting {order.number} ({_when(meeting)}) takes place")

    def _change(self, number: int, revise: Callable[[ScheduledMeeting], ScheduledMeeting]) -> None:
        meeting = self._find(number)
        if meeting is not None:
            revised = replace(revise(meeting), minuted=meeting.minuted or _as_minuted(meeting))
            members = self._members.get(meeting.body, ())
            changes = plan_change(meeting, revised, invitees=self.invited(meeting), now=self._now, members=members)
            venue = f", {revised.venue}" if revised.venue else ""
            self._keep(number, changes, f"Meeting {number} is now {_when(revised)}{venue}")

    def _accept(self, order: AcceptProposal) -> None:
        number = order.meeting or next(iter(self._standing), 0)
        start, end = _proposed(self._proposal)
        if start is None or number not in self._standing:
            self.refused.append(asked_back("accept", "meeting 1 moved to 27 April 10am-12pm"))
            return
        self._change(number, lambda m: _at(m, start, end))

    def _keep(self, number: int, changes: MeetingChanges, words: str) -> None:
        fate = changes.outcomes[0].fate if changes.outcomes else Fate.UNCHANGED
        if fate is Fate.OVER:
            self.refused.append(_refusal(number, changes.outcomes[0].meeting, self._now))
            return
        if changes.meetings:
            self._standing[number] = changes.meetings[0]
        self.meetings += changes.meetings
        self.invitees += changes.invitees
        self.invitations += changes.invitations
        self.said.append(f"{words}.{self._told(len(changes.invitations))}")

    def _told(self, people: int) -> str:
        if not people:
            return ""
        who = "1 person" if people == 1 else f"{people} people"
        if self._waits:
            return f" {who} will be told when you answer 'send'."
        return f" {who} {'is' if people == 1 else 'are'} told."


def _refusal(number: int, meeting: ScheduledMeeting, now: datetime) -> ListedProblem:
    """Why an order about a meeting is not carried out, and what would do it."""
    name = f"Meeting {number} ({_when(meeting)})"
    if meeting.status is EventStatus.CANCELLED:
        return asked_back(
            f"{name} is cancelled", "", reason="To hold it after all, forward newer minutes that list it."
        )
    if is_over(meeting, now):
        return asked_back(f"{name} has begun", "", reason="Nobody is told of a change any more.")
    return asked_back(f"{name} cannot move to a time that is past", f"meeting {number} moved to 27 April 10am-12pm")


def _as_minuted(meeting: ScheduledMeeting) -> AsMinuted:
    return AsMinuted(on=meeting.on, starts=meeting.starts, ends=meeting.ends, venue=meeting.venue)


def _moved(meeting: ScheduledMeeting, order: MoveMeeting) -> ScheduledMeeting:
    """A start alone keeps the length of the meeting out of it: the end is then no longer known."""
    starts = order.starts or meeting.starts
    ends = order.ends if order.starts else meeting.ends
    return replace(meeting, on=order.on or meeting.on, starts=starts, ends=ends)


def _when(meeting: ScheduledMeeting) -> str:
    return span(meeting.on, meeting.starts, meeting.ends)


def _proposed(proposal: str) -> tuple[datetime | date | None, datetime | date | None]:
    """(start, end) of "start/end" in ISO; (None, None) for anything else."""
    start, _, end = proposal.partition("/")
    return _instant(start), _instant(end)


def _instant(text: str) -> datetime | date | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _at(meeting: ScheduledMeeting, start: datetime | date, end: datetime | date | None) -> ScheduledMeeting:
    """The meeting at a proposed instant, in its own zone; a proposed date alone keeps the time."""
    if not isinstance(start, datetime):
        return replace(meeting, on=start)
    zone = ZoneInfo(meeting.zone)
    local = start.astimezone(zone) if start.tzinfo else start
    until = end.astimezone(zone) if isinstance(end, datetime) and end.tzinfo else end
    ends = until.time() if isinstance(until, datetime) else None
    return replace(meeting, on=local.date(), starts=local.time().replace(tzinfo=None), ends=ends)
