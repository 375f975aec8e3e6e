"""Time passes: reminders, digests, nudges before meetings, minutes that still wait. Every tick is safe to run twice.

A slot (the cron line's last instant) is marked when its mails are queued; every mail has a dedupe key of its own, so
a tick that died half-way is finished by the next and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from service.domain.absence import absence_of, away_in_words
from service.domain.action import Action, ActionStatus
from service.domain.changes import CalendarPart, Changes, InviteeChange, MinutesRecord, Post
from service.domain.civil import start_of, today_in
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.letter import MinutesWaiting
from service.domain.letter_meeting import MeetingNudge
from service.domain.listing import list_action, list_meeting
from service.domain.match_meetings import is_live
from service.domain.meeting_changes import InvitationToSend
from service.domain.message import Address
from service.domain.plan_digest import DigestFacts, plan_digest
from service.domain.plan_invitations import again_to, is_behind, plan_members
from service.domain.plan_meetings_minuted import members_of
from service.domain.plan_posts import invitation_posts
from service.domain.plan_reminders import Cadence, Remindable, plan_reminders
from service.errors import TransientError
from service.store import actions, inbox, marks, meetings, minutes, people
from service.store.engine import Connection, reading, transaction
from service.workflows.apply import apply, queue, queue_to_many
from service.workflows.context import Context
from service.workflows.each import each
from service.workflows.numbers import numbered_actions, numbered_meetings
from service.workflows.secretaries import digest_readers, secretaries_of
from service.workflows.slots import A_WRONG_CLOCK, MAKE_UP_FOR, latest_slot
from service.workflows.zones import bodies_elsewhere, today_of, zone_of, zones

#: People reminded in one transaction.
BATCH = 100
#: How far the first digest of a body looks back for what was closed; later ones look back to the one before.
_FIRST_DIGEST = timedelta(days=92)
_MOST_MEETINGS = timedelta(days=120)
_MOST_AHEAD = timedelta(days=3 * 366)


def slot_to_do(name: str, cron: str, context: Context, zone: str = "") -> datetime | None:
    """The slot of `cron` that is not done yet; None where it is done, or too long ago to make up for.

    It is in the civil time of `zone`, or of the service without one.
    """
    now = context.now()
    slot = latest_slot(cron, zone or context.house.zone, now)
    with reading(context.engine) as connection:
        done = marks.get(connection, f"slot/{name}")
    late = now - slot > MAKE_UP_FOR
    ahead = (now + A_WRONG_CLOCK).isoformat()
    return None if late or (done is not None and slot.isoformat() <= done[0] < ahead) else slot


def finish_slot(name: str, slot: datetime, context: Context) -> None:
    """Mark a slot as done."""
    with transaction(context.engine) as connection:
        marks.write(connection, {f"slot/{name}": slot.isoformat()}, context.now())


def remind_due(cron: str, context: Context) -> int | None:
    """Queue what the clock brings about for every zone whose latest slot is not done; None where all are.

    Each body's owners, members and secretaries are written to at that time of their own day.
    """
    done = [_remind_in(zone, cron, context) for zone in zones(context)]
    told = [queued for queued in done if queued is not None]
    return sum(told) if told else None


def _remind_in(zone: str, cron: str, context: Context) -> int | None:
    name = "reminders" if zone == context.house.zone else f"reminders/{zone}"
    slot = slot_to_do(name, cron, context, zone)
    if slot is None:
        return None
    try:
        queued = each((remind_all, members_in_line, before_meetings, remind_waiting), lambda tell: tell(context, zone))
    except TransientError:
        raise
    except Exception:  # the others have theirs; what is stumbled over comes with the next slot, not at midnight
        finish_slot(name, slot, context)
        raise
    finish_slot(name, slot, context)
    return queued


def remind_all(context: Context, zone: str = "") -> int:
    """Queue today's reminders of the bodies in `zone` (the service's own without one); return how many mails."""
    policy = context.policy
    cadence = Cadence(
        before_days=policy.remind_before_days, every_days=policy.remind_every_days, escalate_after=policy.escalate_after
    )
    zone = zone or context.house.zone
    elsewhere = bodies_elsewhere(context, zone)
    today = today_in(zone, context.now())
    horizon = today + timedelta(days=max((*policy.remind_before_days, *_own_days(context)), default=0))
    waiting = _due(horizon, today, elsewhere, context)
    return each(waiting, lambda contact: _remind(contact, today, elsewhere, cadence, context))


def _due(horizon: date, today: date, elsewhere: Iterable[str], context: Context) -> Iterator[str]:
    after = ""
    while True:
        with reading(context.engine) as connection:
            waiting = actions.due_for_reminder(connection, horizon, today, BATCH, after, tuple(elsewhere))
        yield from waiting
        if len(waiting) < BATCH:
            return
        after = waiting[-1]


def _own_days(context: Context) -> list[int]:
    return [days for group in context.directory().groups for days in group.remind_before or ()]


def _remind(contact: str, today: date, elsewhere: Mapping[str, date], cadence: Cadence, context: Context) -> int:
    directory = context.directory()
    person = directory.contacts.get(contact)
    if person is None:
        return 0
    with transaction(context.engine) as connection:
        theirs = actions.open_of_contact(connection, contact, lock=True)
        found = (minutes.get(connection, minutes_id) for minutes_id in {action.minutes_id for action in theirs})
        own = {g.name: g.remind_before for g in directory.groups if g.remind_before is not None}
        remindable = Remindable(
            contact=person,
            actions=theirs,
            records={record.id: record for record in found if record is not None},
            before_days=own,
            elsewhere=elsewhere,
            away=absence_of(person, people.absence_of(connection, contact, today), directory, today),
        )
        changes = plan_reminders(remindable, today, cadence, context.now())
        return len(apply(connection, changes, context).queued)


def digest_all(slot: datetime, context: Context, *, only: str = "") -> int:
    """Queue the digests of every body, or of one, for a slot; return how many mails."""
    with reading(context.engine) as connection:
        bodies = [only] if only else bodies_to_tell(connection, context)
    return each(bodies, lambda body: _digest(body, slot, context))


def bodies_to_tell(connection: Connection, context: Context) -> list[str]:
    """Every body with actions or with a meeting ahead, by name."""
    today = today_in(context.house.zone, context.now())
    coming = {meeting.body for meeting in meetings.between(connection, today, today + _MOST_MEETINGS)}
    return sorted(coming.union(actions.bodies(connection)))


def _digest(body: str, slot: datetime, context: Context) -> int:
    """Queue a body's digests, some readers in a transaction: ten thousand in one would keep everybody else waiting.

    A process that dies half-way leaves the slot undone: the next tick queues the rest, and nobody's twice.
    """
    key, now = slot.strftime("%Y-%m-%dT%H"), context.now()
    with reading(context.engine) as connection:
        last = marks.get(connection, f"digest/{body}")
        if last is not None and last[0] == key:  # marked later, what was closed since would be told in none
            return 0
        posts = digest_of(connection, body, context, key=key)
    queued = queue_to_many(posts, context, now)
    with transaction(context.engine) as connection:
        marks.write(connection, {f"digest/{body}": key}, now)
    return queued


def digest_of(
    connection: Connection, body: str, context: Context, *, key: str = "", agenda_on: date | None = None
) -> tuple[Post, ...]:
    """The digest of a body as it would be sent now, one mail for each reader; with `agenda_on` for that agenda."""
    now = context.now()
    zone = zone_of(body, context)
    today = today_in(zone, now)
    last = _last_meeting(connection, body, today, context) if agenda_on else _last_digest(connection, body)
    since = last or now - _FIRST_DIGEST
    upcoming = tuple(
        meeting for meeting in meetings.between(connection, today, today + _MOST_MEETINGS) if meeting.body == body
    )
    still_open = actions.open_of_body(connection, body)
    waiting = inbox.waiting_counts(connection)
    facts = DigestFacts(
        body=body,
        open=still_open,
        closed=actions.closed_of_body(connection, body, since),
        comments=actions.comments(connection, [action.id for action in still_open]),
        meetings=upcoming,
        invitees=meetings.invitees_of(connection, [meeting.uid for meeting in upcoming]),
        away=_away(connection, still_open, today, context),
        held=waiting["HELD"] + waiting["FAILED"],
        since=today_in(zone, since) if last else None,
        zone=zone,
    )
    readers = secretaries_of(body, context) if agenda_on else digest_readers(body, context)
    return plan_digest(facts, readers, today, due_soon_days=context.policy.due_soon_days, agenda_on=agenda_on, key=key)


def _last_digest(connection: Connection, body: str) -> datetime | None:
    last = marks.get(connection, f"digest/{body}")
    return last[1] if last else None


def _last_meeting(connection: Connection, body: str, today: date, context: Context) -> datetime | None:
    """When the day of the body's last meeting began: by its minutes, or by what was planned where none came."""
    known = (minutes.last_meeting(connection, body, today), meetings.last_meeting(connection, body, today))
    last = max((day for day in known if day), default=None)
    return start_of(last, zone_of(body, context)) if last else None


def _away(connection: Connection, still_open: Sequence[Action], today: date, context: Context) -> tuple[str, ...]:
    unnumbered = {-n: action for n, action in enumerate(still_open, start=1)}
    return away_in_words(unnumbered, people.absences_on(connection, today), context.directory(), today)


def members_in_line(context: Context, zone: str = "") -> int:
    """Invite who became a member to the meetings to come of bodies in `zone`, and tell who left; return how many mails.

    Meetings of minutes that wait for their secretary's "send" are left alone, and so is a body without any members in
    the directory: that is a slip in the file sooner than a body dissolved.
    """
    zone = zone or context.house.zone
    today = today_in(zone, context.now())
    with reading(context.engine) as connection:
        found = meetings.between(connection, today, today + _MOST_AHEAD)
        coming = [meeting for meeting in found if zone_of(meeting.body, context) == zone]
        unsent = {record.held_on for record in minutes.waiting(connection, context.now())}
    bodies = members_of({meeting.body for meeting in coming}, context.directory(), context.mailbox.address)
    told = [m for m in coming if bodies.get(m.body) and m.announced_on not in unsent]
    return each(told, lambda meeting: _in_line(meeting, bodies[meeting.body], context))


def _in_line(meeting: ScheduledMeeting, members: Sequence[Invitee], context: Context) -> int:
    now = context.now()
    with transaction(context.engine) as connection:
        meeting = meetings.get(connection, meeting.uid) or meeting  # it may have moved meanwhile
        invited = meetings.invitees_of(connection, [meeting.uid]).get(meeting.uid, ())
        planned = plan_members(meeting, invitees=invited, members=members, now=now)
        posts = invitation_posts(planned.invitations)
        changes = Changes(meetings=planned.meetings, invitees=planned.invitees, posts=posts, at=now)
        return len(apply(connection, changes, context).queued)


def before_meetings(context: Context, zone: str = "") -> int:
    """Ask once those who have not answered, and send the secretary the state for the agenda; of bodies in `zone`."""
    days = context.policy.nudge_before_days
    if not days:
        return 0
    zone = zone or context.house.zone
    today = today_in(zone, context.now())
    with reading(context.engine) as connection:
        coming = meetings.between(connection, today + timedelta(days=1), today + timedelta(days=days))
    mine = (meeting for meeting in coming if not meeting.held and zone_of(meeting.body, context) == zone)
    return each(mine, lambda meeting: _before(meeting, context))


def _before(meeting: ScheduledMeeting, context: Context) -> int:
    now = context.now()
    with transaction(context.engine) as connection:
        meeting = meetings.get(connection, meeting.uid) or meeting  # it may have been called off meanwhile
        if not is_live(meeting, now):
            return 0
        silent = meetings.never_nudged(connection, meeting.uid)
        asked = [again_to(meeting, i) for i in silent if i.invited_sequence >= 0 and not is_behind(i, meeting)]
        nudges = [_nudge(again) for again in asked]
        marked = tuple(InviteeChange(uid=meeting.uid, invitee=again.invitee, nudged=True) for again in asked)
        key = f"agenda-{meeting.uid}-{meeting.on}"
        agenda = digest_of(connection, meeting.body, context, key=key, agenda_on=meeting.on)
        changes = Changes(invitees=marked, posts=(*nudges, *agenda), at=now)
        return len(apply(connection, changes, context).queued)


def _nudge(again: InvitationToSend) -> Post:
    """One question to somebody who has not answered, with the invitation as it stands: its buttons answer it."""
    meeting, invitee = again.meeting, again.invitee
    return Post(
        to=Address(invitee.address, invitee.name),
        contact=invitee.contact,
        letter=MeetingNudge(name=invitee.name, meeting=meeting),
        dedupe_key=f"meeting-nudge/{meeting.uid}/{meeting.time_sequence}/{invitee.contact}",
        refs={"meeting 1": f"meeting:{meeting.uid}"},
        calendar=CalendarPart(meeting=meeting, invitee=invitee, method=again.method),
    )


def remind_waiting(context: Context, zone: str = "") -> int:
    """Remind secretaries of minutes of bodies in `zone` that still wait for their "send", once a day."""
    before = context.now() - timedelta(days=context.policy.hold_reminder_days)
    wanted = zone or context.house.zone
    with transaction(context.engine) as connection:
        waiting = [r for r in minutes.waiting(connection, before) if zone_of(r.body, context) == wanted]
        posts = [_waiting_post(connection, record, context) for record in waiting]
        return len(queue(connection, posts, context, context.now()).queued)


def _waiting_post(connection: Connection, record: MinutesRecord, context: Context) -> Post:
    """The receipt once more, with its own numbers: an answer to it does what an answer to the receipt does."""
    today = today_of(record.body, context)
    refs = minutes.receipt_refs(connection, record.id) or {"minutes": f"minutes:{record.id}"}
    known = numbered_actions(connection, refs).items()
    told = any(share.notified_at for _, action in known for share in action.assignments)
    letter = MinutesWaiting(
        name="",
        body=record.body,
        meeting_on=record.held_on,
        begun=told,
        actions=tuple(
            list_action(action, n, today) for n, action in known if action.status is not ActionStatus.CANCELLED
        ),
        meetings=tuple(list_meeting(meeting, n) for n, meeting in numbered_meetings(connection, refs).items()),
    )
    return Post(
        to=Address(record.secretary),
        letter=letter,
        dedupe_key=f"still-waiting/{record.id}/{today.isoformat()}",
        refs=refs,
    )
