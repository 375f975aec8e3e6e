"""Time passes: reminders, digests, nudges before meetings, minutes that still wait. Every tick is safe to run twice.

A slot (the cron line's last instant) is marked when its mails are queued; every mail has a dedupe key of its own, so
a tick that died half-way is finished by the next and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from service.domain.action import Action, ActionStatus
from service.domain.changes import Changes, InviteeChange, MinutesRecord, Post
from service.domain.civil import today_in
from service.domain.invitation import ScheduledMeeting
from service.domain.letter import CorrectionReceipt, MeetingNudge
from service.domain.listing import list_action, list_meeting
from service.domain.message import Address
from service.domain.plan_digest import DigestFacts, plan_digest
from service.domain.plan_receipt import away_in_words
from service.domain.plan_reminders import Cadence, Remindable, plan_reminders
from service.store import actions, inbox, marks, meetings, minutes, people
from service.store.engine import Connection, reading, transaction
from service.workflows.apply import apply, queue
from service.workflows.context import Context
from service.workflows.on_corrections import numbered_actions, numbered_meetings
from service.workflows.secretaries import digest_readers, secretaries_of
from service.workflows.slots import MAKE_UP_FOR, latest_slot

#: People reminded in one transaction.
BATCH = 100
#: How far the first digest of a body looks back for what was closed; later ones look back to the one before.
_FIRST_DIGEST = timedelta(days=92)
_MOST_MEETINGS = timedelta(days=120)


def slot_to_do(name: str, cron: str, context: Context) -> datetime | None:
    """The slot of `cron` that is not done yet; None where it is done, or too long ago to make up for."""
    now = context.now()
    slot = latest_slot(cron, context.house.zone, now)
    with reading(context.engine) as connection:
        done = marks.get(connection, f"slot/{name}")
    late = now - slot > MAKE_UP_FOR
    return None if late or (done is not None and done[0] >= slot.isoformat()) else slot


def finish_slot(name: str, slot: datetime, context: Context) -> None:
    """Mark a slot as done."""
    with transaction(context.engine) as connection:
        marks.write(connection, {f"slot/{name}": slot.isoformat()}, context.now())


def remind_all(context: Context) -> int:
    """Queue today's reminders; return how many mails."""
    policy = context.policy
    cadence = Cadence(
        before_days=policy.remind_before_days, every_days=policy.remind_every_days, escalate_after=policy.escalate_after
    )
    today = today_in(context.house.zone, context.now())
    horizon = today + timedelta(days=max((*policy.remind_before_days, *_own_days(context)), default=0))
    queued, after = 0, ""
    while True:
        with reading(context.engine) as connection:
            waiting = actions.due_for_reminder(connection, horizon, today, BATCH, after)
        for contact in waiting:
            queued += _remind(contact, today, cadence, context)
        if len(waiting) < BATCH:
            return queued
        after = waiting[-1]


def _own_days(context: Context) -> list[int]:
    return [days for group in context.directory().groups for days in group.remind_before or ()]


def _remind(contact: str, today: date, cadence: Cadence, context: Context) -> int:
    person = context.directory().contacts.get(contact)
    if person is None:
        return 0
    with transaction(context.engine) as connection:
        theirs = actions.open_of_contact(connection, contact, lock=True)
        found = (minutes.get(connection, minutes_id) for minutes_id in {action.minutes_id for action in theirs})
        records = {record.id: record for record in found if record is not None}
        own = {g.name: g.remind_before for g in context.directory().groups if g.remind_before is not None}
        remindable = Remindable(contact=person, actions=theirs, records=records, before_days=own)
        changes = plan_reminders(remindable, today, cadence, context.now())
        return len(apply(connection, changes, context).queued)


def digest_all(slot: datetime, context: Context) -> int:
    """Queue the digests of every body for a slot; return how many mails."""
    with reading(context.engine) as connection:
        bodies = bodies_to_tell(connection, context)
    return sum(_digest(body, slot, context) for body in bodies)


def bodies_to_tell(connection: Connection, context: Context) -> list[str]:
    """Every body with actions or with a meeting ahead, by name."""
    today = today_in(context.house.zone, context.now())
    coming = {meeting.body for meeting in meetings.between(connection, today, today + _MOST_MEETINGS)}
    return sorted(coming.union(actions.bodies(connection)))


def _digest(body: str, slot: datetime, context: Context) -> int:
    key = slot.strftime("%Y-%m-%dT%H")
    with transaction(context.engine) as connection:
        posts = digest_of(connection, body, context, key=key)
        queued = queue(connection, posts, context, context.now()).queued
        marks.write(connection, {f"digest/{body}": key}, context.now())
        return len(queued)


def digest_of(
    connection: Connection, body: str, context: Context, *, key: str = "", occasion: str = ""
) -> tuple[Post, ...]:
    """The digest of a body as it would be sent now, one mail for each reader."""
    now = context.now()
    today = today_in(context.house.zone, now)
    last = marks.get(connection, f"digest/{body}")
    since = last[1] if last else now - _FIRST_DIGEST
    upcoming = tuple(
        meeting for meeting in meetings.between(connection, today, today + _MOST_MEETINGS) if meeting.body == body
    )
    still_open = actions.open_of_body(connection, body)
    counts = inbox.counts(connection)
    facts = DigestFacts(
        body=body,
        open=still_open,
        closed=actions.closed_of_body(connection, body, since),
        comments=actions.comments(connection, [action.id for action in still_open]),
        meetings=upcoming,
        invitees=meetings.invitees_of(connection, [meeting.uid for meeting in upcoming]),
        away=_away(connection, still_open, today, context),
        held=counts.get("HELD", 0) + counts.get("FAILED", 0),
        since=today_in(context.house.zone, since) if last else None,
    )
    readers = secretaries_of(body, context) if occasion else digest_readers(body, context)
    return plan_digest(facts, readers, today, due_soon_days=context.policy.due_soon_days, occasion=occasion, key=key)


def _away(connection: Connection, still_open: Sequence[Action], today: date, context: Context) -> tuple[str, ...]:
    owners = dict.fromkeys(share.contact for action in still_open for share in action.assignments)
    return away_in_words(owners, people.absences_on(connection, today), context.directory())


def before_meetings(context: Context) -> int:
    """Ask once those who have not answered, and send the secretary the state for the agenda."""
    days = context.policy.nudge_before_days
    if not days:
        return 0
    today = today_in(context.house.zone, context.now())
    with reading(context.engine) as connection:
        coming = meetings.between(connection, today + timedelta(days=1), today + timedelta(days=days))
    return sum(_before(meeting, context) for meeting in coming if not meeting.held)


def _before(meeting: ScheduledMeeting, context: Context) -> int:
    now = context.now()
    with transaction(context.engine) as connection:
        silent = meetings.never_nudged(connection, meeting.uid)
        nudges = [
            Post(
                to=Address(invitee.address, invitee.name),
                contact=invitee.contact,
                letter=MeetingNudge(name=invitee.name, meeting=meeting),
                dedupe_key=f"meeting-nudge/{meeting.uid}/{meeting.time_sequence}/{invitee.contact}",
                refs={"meeting 1": f"meeting:{meeting.uid}"},
            )
            for invitee in silent
        ]
        marked = tuple(InviteeChange(uid=meeting.uid, invitee=invitee, nudged=True) for invitee in silent)
        key = f"agenda-{meeting.uid}-{meeting.on}"
        agenda = digest_of(connection, meeting.body, context, key=key, occasion="for the agenda")
        changes = Changes(invitees=marked, posts=(*nudges, *agenda), at=now)
        return len(apply(connection, changes, context).queued)


def remind_waiting(context: Context) -> int:
    """Remind secretaries of minutes that still wait for their "send", once a day."""
    before = context.now() - timedelta(days=context.policy.hold_reminder_days)
    with transaction(context.engine) as connection:
        posts = [_waiting_post(connection, record, context) for record in minutes.waiting(connection, before)]
        return len(queue(connection, posts, context, context.now()).queued)


def _waiting_post(connection: Connection, record: MinutesRecord, context: Context) -> Post:
    """The receipt once more, with its own numbers: an answer to it does what an answer to the receipt does."""
    today = today_in(context.house.zone, context.now())
    refs = minutes.receipt_refs(connection, record.id) or {"minutes": f"minutes:{record.id}"}
    known = numbered_actions(connection, refs).items()
    letter = CorrectionReceipt(
        name="",
        body=record.body,
        meeting_on=record.held_on,
        done=("These minutes are still waiting. Nobody has been written to. Answer 'send' to send them.",),
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
