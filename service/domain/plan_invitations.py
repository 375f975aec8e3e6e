"""What becomes of announced meetings: whom to invite, tell of a change, or call off, and what to ask first.

Pure: knows no octets, no mail and no database. Nothing is planned on any path for a meeting that has begun.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from service.domain.invitation import AnnouncedMeeting, EventStatus, Invitee, Method, Partstat, ScheduledMeeting
from service.domain.match_corrected import as_corrected
from service.domain.match_meetings import Match, is_live, is_older, is_over, match_meetings, name_key
from service.domain.meeting_changes import (
    Fate,
    InvitationToSend,
    MeetingChanges,
    ask,
    asking,
    at_line,
    sent,
    silent,
    together,
)
from service.domain.meeting_doubts import find_doubt
from service.domain.meeting_questions import (
    change_question,
    doubt_question,
    missing_question,
    off_question,
    time_question,
)
from service.domain.minutes import CalledOff
from service.domain.wording import day, hours

POSTPONED = "postponed; a new date will follow"
NOT_A_MEMBER = "you are no longer a member of this group"
_ANOTHER_TIME = "the date or the time has changed"
_ANOTHER_PLACE = "the place or the name has changed"

_NAMESPACE = UUID("0c0e4bb2-5d0f-5b53-9f0e-6f0c7b1a54d1")


_Members = Mapping[str, Sequence[Invitee]]


def plan_meetings(
    announced: Sequence[AnnouncedMeeting],
    known: Sequence[ScheduledMeeting],
    *,
    invitees: _Members,
    members: _Members,
    seed: str,
    now: datetime,
) -> MeetingChanges:
    """Plan what one reading of minutes brings about.

    `known` holds the bodies' meetings, past, cancelled and held ones too; `invitees` those already invited, by UID;
    `members` whom to invite, by body, each as an Invitee that was never invited. `seed` is the instance's own, so that
    two instances never make the same UID. The same reading twice plans nothing the second time.
    """
    plan = _Plan(known=tuple(known), invitees=invitees, members=members, seed=seed, now=now)
    matching = match_meetings([as_corrected(one, known) for one in announced], known, now)
    parts = [plan.meet(match) for match in matching.matches]
    parts += [ask(meeting, missing_question(meeting)) for meeting in matching.missing]
    return together(parts)


def plan_schedule(meeting: ScheduledMeeting, members: Iterable[Invitee], now: datetime) -> MeetingChanges:
    """Invite to a meeting that was held, or that the secretary names: they have said yes, so nothing more is asked."""
    if not is_live(meeting, now):
        return silent(Fate.OVER, meeting)
    meeting = replace(meeting, held="", status=_status(meeting))
    return sent(Fate.NEW, meeting, [_request(meeting, member) for member in members])


def plan_change(
    meeting: ScheduledMeeting,
    revised: ScheduledMeeting,
    *,
    invitees: Sequence[Invitee],
    now: datetime,
    members: Sequence[Invitee] = (),
) -> MeetingChanges:
    """Tell all `invitees` that `meeting` is now as `revised` says (its UID, SEQUENCE and STATUS are ignored).

    The secretary's words, so nothing is doubted. A held meeting is settled by them: its `members` are invited.
    """
    if not is_live(meeting, now) or is_over(revised, now):
        return silent(Fate.OVER, meeting)
    if meeting.held:
        settled = replace(revised, uid=meeting.uid, sequence=meeting.sequence, status=_status(revised))
        return plan_schedule(settled, members, now)
    changes = describe_changes(meeting, revised)
    if not changes:
        return silent(Fate.UNCHANGED, meeting)
    updated = _next(meeting, revised)
    return sent(Fate.CHANGED, updated, [_update(meeting, updated, invitee, changes) for invitee in invitees], changes)


def plan_cancellation(
    meeting: ScheduledMeeting, invitees: Iterable[Invitee], now: datetime, *, reason: str = ""
) -> MeetingChanges:
    """Call `meeting` off: a CANCEL to everybody who was invited. `reason` is said in words (POSTPONED ...).

    It does not come back under its UID: a new date is a new meeting.
    """
    if not is_live(meeting, now):
        return silent(Fate.OVER if is_over(meeting, now) else Fate.CANCELLED, meeting)
    called_off = replace(meeting, status=EventStatus.CANCELLED, sequence=meeting.sequence + 1, held="")
    told = [_cancel(called_off, invitee, reason) for invitee in invitees if invitee.invited_sequence >= 0]
    return sent(Fate.CANCELLED, called_off, told)


def plan_members(
    meeting: ScheduledMeeting, *, invitees: Sequence[Invitee], members: Sequence[Invitee], now: datetime
) -> MeetingChanges:
    """Bring who is invited in line with who is a member: newcomers get the meeting as it stands, leavers a CANCEL.

    So does whoever was last told of another date, time, place or name (their mail was held back). Nobody else hears. A
    leaver's CANCEL raises the SEQUENCE of the meeting, so that an invitation to the same person later is not older
    than it (RFC 5546 2.1.5).
    """
    if not is_live(meeting, now) or meeting.held:
        return silent(Fate.OVER if is_over(meeting, now) else Fate.UNCHANGED, meeting)
    meeting, mails = _sync(meeting, invitees, members)
    reached = {mail.invitee.contact for mail in mails}
    mails += [_catch_up(meeting, i) for i in invitees if is_behind(i, meeting) and i.contact not in reached]
    return sent(Fate.UNCHANGED, meeting, mails) if mails else silent(Fate.UNCHANGED, meeting)


def again_to(meeting: ScheduledMeeting, invitee: Invitee) -> InvitationToSend:
    """The invitation once more to somebody who has it, as the meeting stands: same SEQUENCE, their answer kept."""
    return _request(meeting, invitee)


def mint_uid(seed: str, body: str, key: str) -> str:
    """The UID of the meeting first announced as `key`: of neither date nor venue, which move (RFC 7986 5.3)."""
    return str(uuid5(_NAMESPACE, "\x1f".join((seed, name_key(body), key))))


def describe_changes(before: ScheduledMeeting, after: ScheduledMeeting) -> tuple[str, ...]:
    """What an attendee would call a change, each in words that name the old state; empty where there is none."""
    words = []
    if before.on != after.on:
        words.append(f"the date was {day(before.on)}")
    if (before.starts, before.ends) != (after.starts, after.ends):
        words.append(f"the time was {hours(before.starts, before.ends) or 'not confirmed'}")
    if before.zone != after.zone and before.starts and after.starts:  # a whole day is the same day everywhere
        words.append(f"the time zone was {before.zone} and is now {after.zone}")
    if name_key(before.venue or "") != name_key(after.venue or ""):
        words.append(f"the venue was {before.venue or 'not confirmed'}")
    if before.link != after.link:
        words.append("the link to join online is new" if after.link else "there is no link to join online any more")
    if name_key(before.title) != name_key(after.title):
        words.append(f"it was called {before.title}")
    return tuple(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """One reading against what is known."""

    known: tuple[ScheduledMeeting, ...]
    invitees: _Members
    members: _Members
    seed: str
    now: datetime

    def meet(self, match: Match) -> MeetingChanges:
        """What becomes of one announcement."""
        announced, known = match.announced, match.known
        if is_over(announced, self.now):
            return silent(Fate.OVER, known or self._schedule(announced), announced.line)
        if known is not None and is_older(announced, known):
            return silent(_fate_of(known), known, announced.line)
        if announced.called_off:
            return self._meet_off(known, announced)
        return self._meet_new(self._schedule(announced), match) if known is None else self._meet_again(known, match)

    def _meet_again(self, known: ScheduledMeeting, match: Match) -> MeetingChanges:
        if known.status is EventStatus.CANCELLED:
            return self._meet_cancelled(known, match.announced)
        return self._meet_held(known, match) if known.held else self._meet_known(known, match)

    def _meet_new(self, meeting: ScheduledMeeting, match: Match) -> MeetingChanges:
        doubt = match.doubt or match.announced.doubt or find_doubt(meeting, self.now)
        if doubt:
            held = replace(meeting, held=doubt)
            asked = ask(held, doubt_question(held, doubt), match.announced.line)
            return replace(asked, meetings=(held,))
        planned = at_line(plan_schedule(meeting, self._members(meeting), self.now), match.announced.line)
        return planned if meeting.starts else asking(planned, time_question(meeting))

    def _meet_off(self, known: ScheduledMeeting | None, announced: AnnouncedMeeting) -> MeetingChanges:
        """The minutes say that it does not take place: who was invited hears of it, unless the day is in doubt."""
        if known is None or known.status is EventStatus.CANCELLED:
            return silent(Fate.CANCELLED, known or self._schedule(announced), announced.line)
        if announced.doubt:
            return ask(known, off_question(known, announced), announced.line)
        reason = POSTPONED if announced.called_off is CalledOff.POSTPONED else ""
        known = replace(known, announced_on=announced.minuted_on or known.announced_on)
        return at_line(plan_cancellation(known, self._invited(known), self.now, reason=reason), announced.line)

    def _meet_held(self, known: ScheduledMeeting, match: Match) -> MeetingChanges:
        """Corrected minutes settle an odd date or time; any other question waits for its answer."""
        was_odd = known.held == find_doubt(known, self.now)
        doubt = "" if was_odd else known.held
        return self._meet_new(_revise(known, match.announced), replace(match, doubt=doubt))

    def _meet_cancelled(self, known: ScheduledMeeting, announced: AnnouncedMeeting) -> MeetingChanges:
        """Newer minutes may revive it, under a new UID (Exchange revives none); the same ones again do not."""
        if known.announced_on is None or announced.minuted_on in (None, known.announced_on):
            return silent(Fate.CANCELLED, known, announced.line)
        revived = self._schedule(announced)
        return self._meet_new(revived, Match(announced=announced, doubt="a meeting on that day was called off"))

    def _meet_known(self, known: ScheduledMeeting, match: Match) -> MeetingChanges:
        announced = match.announced
        revised = _revise(known, announced)
        changes = describe_changes(known, revised)
        if not changes:
            synced = plan_members(revised, invitees=self._invited(known), members=self._members(known), now=self.now)
            return at_line(_noting(synced, known), announced.line)
        doubt = announced.doubt or find_doubt(revised, self.now) or _time_lost(known, announced)
        if doubt:
            return ask(revised, change_question(known, doubt), announced.line)
        moved = (known.on, known.starts) != (revised.on, revised.starts)
        revised = replace(revised, minuted=None) if moved and known.on != revised.on else revised
        return at_line(self._tell(known, _next(known, revised), changes), announced.line)

    def _tell(self, known: ScheduledMeeting, updated: ScheduledMeeting, changes: tuple[str, ...]) -> MeetingChanges:
        """Everybody hears of a change: those who stay as an update, newcomers as an invitation, leavers as its end."""
        updated, mails = _sync(updated, self._invited(known), self._members(known))
        reached = {mail.invitee.contact for mail in mails}
        staying = [i for i in self._invited(known) if i.contact not in reached and i.invited_sequence >= 0]
        mails += [_update(known, updated, invitee, changes) for invitee in staying]
        return sent(Fate.CHANGED, updated, mails, changes)

    def _schedule(self, announced: AnnouncedMeeting) -> ScheduledMeeting:
        taken = {meeting.uid for meeting in self.known}
        # The day it was first announced for; it stays in the UID's making though the meeting moves.
        first = f"{announced.key}/{announced.on}/{announced.starts}"
        keys = (first, *(f"{first}/{number}" for number in range(2, len(taken) + 3)))
        uid = next(uid for key in keys if (uid := mint_uid(self.seed, announced.body, key)) not in taken)
        return ScheduledMeeting(
            uid=uid,
            body=announced.body,
            title=announced.title or announced.body,
            on=announced.on,
            starts=announced.starts,
            ends=announced.ends,
            zone=announced.zone,
            venue=announced.venue,
            link=announced.link,
            status=EventStatus.CONFIRMED if announced.starts else EventStatus.TENTATIVE,
            announced_on=announced.minuted_on,
        )

    def _invited(self, meeting: ScheduledMeeting) -> Sequence[Invitee]:
        return self.invitees.get(meeting.uid, ())

    def _members(self, meeting: ScheduledMeeting) -> Sequence[Invitee]:
        return self.members.get(meeting.body, ())


def _fate_of(known: ScheduledMeeting) -> Fate:
    """What is said of a meeting of which there is nothing new."""
    return Fate.CANCELLED if known.status is EventStatus.CANCELLED else Fate.UNCHANGED


def _revise(known: ScheduledMeeting, announced: AnnouncedMeeting) -> ScheduledMeeting:
    """`known` as the minutes have it now. Where they are silent it stays; another spelling is no other thing."""
    starts = announced.starts or known.starts
    ends = announced.ends or (known.ends if starts == known.starts else None)
    told = [on for on in (known.announced_on, announced.minuted_on) if on]
    return replace(
        known,
        title=_unless_alike(known.title, announced.title) or known.title,
        on=announced.on,
        starts=starts,
        ends=ends,
        zone=announced.zone,
        venue=_unless_alike(known.venue, announced.venue),
        link=announced.link or known.link,
        announced_on=max(told, default=None),
    )


def _unless_alike(known: str | None, announced: str | None) -> str | None:
    return known if not announced or name_key(announced) == name_key(known or "") else announced


def _next(known: ScheduledMeeting, revised: ScheduledMeeting) -> ScheduledMeeting:
    """`revised` as the next thing that attendees hear of `known` (RFC 5546 2.1.4)."""
    return replace(
        revised,
        uid=known.uid,
        sequence=known.sequence + 1,
        time_sequence=known.time_sequence if _time(known) == _time(revised) else known.sequence + 1,
        content_sequence=known.sequence + 1,
        status=_status(revised),
        held="",
    )


def _status(meeting: ScheduledMeeting) -> EventStatus:
    """A date with a time is firm, whatever the venue."""
    return EventStatus.CONFIRMED if meeting.starts else EventStatus.TENTATIVE


def _time(meeting: ScheduledMeeting) -> tuple[object, ...]:
    return meeting.on, meeting.starts, meeting.ends, meeting.zone


def _time_lost(known: ScheduledMeeting, announced: AnnouncedMeeting) -> str:
    if announced.on == known.on or announced.starts or not known.starts:
        return ""
    return f"no time is given for {day(announced.on)}"


def _sync(
    meeting: ScheduledMeeting, invitees: Sequence[Invitee], members: Sequence[Invitee]
) -> tuple[ScheduledMeeting, list[InvitationToSend]]:
    """The mails to newcomers and leavers, and the meeting at their SEQUENCE."""
    staying = {member.contact for member in members}
    leavers = [i for i in invitees if i.contact not in staying and i.invited_sequence >= 0]
    meeting = replace(meeting, sequence=meeting.sequence + 1) if leavers else meeting
    mails = [_request(meeting, member) for member in _newcomers(members, invitees)]
    return meeting, mails + [_cancel(meeting, leaver, NOT_A_MEMBER) for leaver in leavers]


def _newcomers(members: Sequence[Invitee], invitees: Sequence[Invitee]) -> list[Invitee]:
    """Members who were never invited, or not at the address they have now."""
    standing = {invitee.contact: invitee for invitee in invitees}
    newcomers = []
    for member in members:
        known = standing.get(member.contact, member)
        if known.invited_sequence < 0 or known.address.casefold() != member.address.casefold():
            newcomers.append(replace(known, name=member.name, address=member.address))
    return newcomers


def _request(meeting: ScheduledMeeting, invitee: Invitee) -> InvitationToSend:
    invitee = replace(invitee, invited_sequence=meeting.sequence)
    return InvitationToSend(meeting=meeting, invitee=invitee, method=Method.REQUEST)


def _again(meeting: ScheduledMeeting, invitee: Invitee) -> InvitationToSend:
    """Another time asks for another answer."""
    return _request(meeting, replace(invitee, partstat=Partstat.NEEDS_ACTION))


def is_behind(invitee: Invitee, meeting: ScheduledMeeting) -> bool:
    """Whether somebody was invited and the meeting has changed since in a way they have not been told."""
    return 0 <= invitee.invited_sequence < max(meeting.time_sequence, meeting.content_sequence)


def _catch_up(meeting: ScheduledMeeting, invitee: Invitee) -> InvitationToSend:
    """What somebody missed: what exactly has changed is no longer known."""
    if invitee.invited_sequence < meeting.time_sequence:
        return replace(_again(meeting, invitee), changes=(_ANOTHER_TIME,))
    return replace(_request(meeting, invitee), changes=(_ANOTHER_PLACE,))


def _update(
    before: ScheduledMeeting, after: ScheduledMeeting, invitee: Invitee, changes: tuple[str, ...]
) -> InvitationToSend:
    """Another time asks again; another venue keeps the answer (RFC 5546 3.2.2.1)."""
    moved = after.time_sequence > before.time_sequence
    return replace((_again if moved else _request)(after, invitee), changes=changes)


def _cancel(meeting: ScheduledMeeting, invitee: Invitee, reason: str) -> InvitationToSend:
    """The CANCEL to one person, at the SEQUENCE of `meeting`, which has been raised."""
    cancelled = replace(meeting, status=EventStatus.CANCELLED)
    invitee = replace(invitee, invited_sequence=meeting.sequence)
    return InvitationToSend(meeting=cancelled, invitee=invitee, method=Method.CANCEL, reason=reason)


def _noting(changes: MeetingChanges, known: ScheduledMeeting) -> MeetingChanges:
    """`changes`, with the meeting written down where newer minutes confirm it."""
    meeting = changes.outcomes[0].meeting
    return changes if changes.meetings or meeting == known else replace(changes, meetings=(meeting,))
