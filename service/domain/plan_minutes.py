"""What a set of minutes brings about: actions, invitations, mails to owners, a receipt. Pure, and takes `now`.

Gathered before: the reading, what the store knows, the directory. Applied after: the Changes, in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from service.domain.action import Action
from service.domain.changes import Absence, Changes, MinutesRecord, Post
from service.domain.civil import today_in
from service.domain.directory import Directory, Group, Review
from service.domain.identity import derive
from service.domain.inbox import Disposition, InboxEvent
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.letter import ListedProblem
from service.domain.match import Likeness
from service.domain.meeting_changes import MeetingChanges
from service.domain.message import Address
from service.domain.minutes import Minutes, Problem
from service.domain.plan_actions import ActionPlan, plan_actions
from service.domain.plan_invitations import plan_meetings
from service.domain.plan_meetings_minuted import Announcements, announcements, members_of
from service.domain.plan_posts import assigned_posts, invitation_posts, notified, untold, updated_posts
from service.domain.plan_receipt import ReceiptFacts, write_receipt
from service.domain.recognise import KnownActions
from service.domain.resolve import Setting
from service.domain.wording import count, day

#: Minutes are read, and their actions done, within months; older ones are forwarded by mistake, or to fill an archive.
_LONG_AGO = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """The mail by which minutes came."""

    entry: int
    sender: Address
    message_id: str
    sources: tuple[str, ...]
    unreadable: tuple[ListedProblem, ...] = ()
    #: Words were recognised in a picture: nothing is sent before the secretary has looked.
    recognised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMinutes:
    """What the store holds about the meeting and the bodies concerned."""

    record: MinutesRecord | None = None
    actions: KnownActions = field(default_factory=KnownActions)
    meetings: tuple[ScheduledMeeting, ...] = ()
    invitees: Mapping[str, tuple[Invitee, ...]] = field(default_factory=dict)
    #: Addresses (case folded) to which mail does not arrive.
    failed: frozenset[str] = frozenset()
    #: Contact to absence, for those away today by their own notice.
    absences: Mapping[str, Absence] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """This instance: how it is called, and what holds for every plan."""

    mailbox: Address
    zone: str
    #: The instance's own, for ids that two instances must not share.
    seed: str
    likeness: Likeness
    #: New actions in one set of minutes above which nobody is mailed before the secretary has looked.
    most_actions: int = 100


def body_name(minutes: Minutes, body: Group | None) -> str:
    """What the record calls the body that met: its name in the directory, else as written."""
    return body.name if body else minutes.meeting.body or minutes.meeting.title or "Meeting"


def record_of(minutes: Minutes, body: Group | None, known: MinutesRecord | None, arrival: Arrival) -> MinutesRecord:
    """Return the record of the meeting: the known one, or a new one named by body and date."""
    waiting = arrival.recognised or (body is not None and body.review is Review.ALWAYS)
    if known is not None:
        return replace(known, waiting=known.waiting or waiting, secretary=arrival.sender.address)
    meeting = minutes.meeting
    name = body_name(minutes, body)
    identity = meeting.on.isoformat() if meeting.on else arrival.message_id
    return MinutesRecord(
        id=derive("minutes", name.casefold(), identity),
        body=name,
        title=meeting.title or name,
        held_on=meeting.on,
        secretary=arrival.sender.address,
        waiting=waiting,
    )


def plan_minutes(
    minutes: Minutes, arrival: Arrival, known: KnownMinutes, setting: Setting, house: House, now: datetime
) -> Changes:
    """Return everything that these minutes bring about. The same minutes again bring about a receipt and no more."""
    record = record_of(minutes, setting.body, known.record, arrival)
    today = today_in((setting.body and setting.body.zone) or house.zone, now)
    plan = plan_actions(minutes, record, known.actions, setting, house.likeness, now)
    if setting.body is not None and setting.body.review is Review.NEVER:
        plan = replace(plan, unresolved=())
    cautions = (*_caution(arrival), *_too_many(plan, house))
    record = replace(record, waiting=record.waiting or bool(cautions))
    said = announcements(minutes, record, setting.directory, setting.body, house.zone)
    meetings = _meetings(said, known, setting, house, now)
    posts = () if record.waiting else _posts(record, plan, meetings, setting.directory, today, arrival.entry)
    decided = _Decided(record=record, plan=plan, said=said, meetings=meetings, posts=posts)
    problems = (*cautions, *_untimely(decided, known, today), *minutes.problems)
    facts = _facts(decided, arrival, known, setting.directory, today, problems=problems)
    return Changes(
        disposition=Disposition(event=InboxEvent.HANDLE, reason=_summary(plan, meetings)),
        records=(record,),
        actions=_written(decided, now),
        possible=plan.possible,
        meetings=meetings.meetings,
        invitees=() if record.waiting else meetings.invitees,
        posts=(*posts, _receipt_post(facts, arrival, owed=_brought_something(decided, known))),
        history=plan.history,
        at=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    """What becomes of the minutes, before it is told and written."""

    record: MinutesRecord
    plan: ActionPlan
    said: Announcements
    meetings: MeetingChanges
    posts: tuple[Post, ...]


def _facts(
    decided: _Decided,
    arrival: Arrival,
    known: KnownMinutes,
    directory: Directory,
    today: date,
    *,
    problems: tuple[Problem, ...],
) -> ReceiptFacts:
    return ReceiptFacts(
        record=decided.record,
        plan=decided.plan,
        outcomes=decided.meetings.outcomes,
        homeless=decided.said.homeless,
        questions=decided.said.questions,
        problems=problems,
        unreadable=arrival.unreadable,
        sources=arrival.sources,
        reader=arrival.sender.name,
        corrected=known.record is not None,
        owners_mailed=sum(post.calendar is None for post in decided.posts),
        invitations_sent=sum(post.calendar is not None for post in decided.posts),
        today=today,
        failed=known.failed,
        absences=known.absences,
        directory=directory,
    )


def _written(decided: _Decided, now: datetime) -> tuple[Action, ...]:
    """The actions as they are to be stored: those that are mailed about count as told."""
    plan = decided.plan
    told = [post.contact for post in decided.posts if post.letter.kind in ("action-assigned", "action-updated")]
    revised = (untold(change) if decided.record.waiting else change.after for change in plan.revised)
    return (*notified((*plan.new, *revised), told, now), *plan.completed)


def _caution(arrival: Arrival) -> tuple[Problem, ...]:
    if not arrival.recognised:
        return ()
    reason = "These words were read from a picture and may be wrong. Check them, then answer 'send'."
    return (Problem(line=0, text=", ".join(arrival.sources), reason=reason),)


def _untimely(decided: _Decided, known: KnownMinutes, today: date) -> tuple[Problem, ...]:
    """Minutes of a day to come, or of long ago: a slip of the pen or of the file, said while "stop" still helps."""
    held = decided.record.held_on
    if held is None or known.record is not None or today - _LONG_AGO <= held <= today:
        return ()
    when = "is still to come" if held > today else f"was {count((today - held).days // 365, 'year')} ago"
    reason = f"That day {when}. If these are the wrong minutes, answer 'stop', and cancel the actions by number."
    return (Problem(line=0, text=f"Minutes of {day(held)}", reason=reason),)


def _too_many(plan: ActionPlan, house: House) -> tuple[Problem, ...]:
    if len(plan.new) <= house.most_actions:
        return ()
    text = f"{len(plan.new)} actions in one set of minutes"
    reason = (
        f"That is more than {house.most_actions}, so nobody has been written to. Check that these are the minutes of "
        "one meeting, then answer 'send'."
    )
    return (Problem(line=0, text=text, reason=reason),)


def _meetings(
    said: Announcements, known: KnownMinutes, setting: Setting, house: House, now: datetime
) -> MeetingChanges:
    bodies = {meeting.body for meeting in said.announced}
    return plan_meetings(
        said.announced,
        [meeting for meeting in known.meetings if meeting.body in bodies],
        invitees=known.invitees,
        members=members_of(bodies, setting.directory, house.mailbox.address),
        seed=house.seed,
        now=now,
    )


def _posts(
    record: MinutesRecord, plan: ActionPlan, meetings: MeetingChanges, directory: Directory, today: date, cause: int
) -> tuple[Post, ...]:
    return (
        *assigned_posts(record, plan.new, directory, today, cause=cause),
        *updated_posts(record, plan.revised, directory, today, cause=f"{cause}/changed"),
        *invitation_posts(meetings.invitations),
    )


def _brought_something(decided: _Decided, known: KnownMinutes) -> bool:
    """False for minutes that we had already: of those nobody needs more than a day's receipts."""
    plan = decided.plan
    return known.record is None or bool(plan.new or plan.revised or decided.meetings.invitations)


def _receipt_post(facts: ReceiptFacts, arrival: Arrival, *, owed: bool) -> Post:
    letter, refs = write_receipt(facts)
    return Post(
        to=arrival.sender,
        letter=letter,
        dedupe_key=f"minutes-receipt/{arrival.entry}/{facts.record.id}",
        refs={**refs, "minutes": f"minutes:{facts.record.id}"},
        references=(arrival.message_id,),
        answer=True,
        owed=owed,
    )


def _summary(plan: ActionPlan, meetings: MeetingChanges) -> str:
    fresh = len(plan.new)
    return f"{fresh} new, {len(plan.revised)} changed actions; {len(meetings.invitations)} invitations and updates"
