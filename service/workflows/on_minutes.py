"""Minutes have come: gather what is known of the meeting and its bodies, decide, return the changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from service.domain.authority import may_send_minutes_of
from service.domain.changes import Changes, MinutesRecord, Post
from service.domain.civil import today_in
from service.domain.directory import Directory, Group
from service.domain.inbox import Disposition, InboxEvent
from service.domain.known_after import known_after
from service.domain.letter import ListedProblem, MinutesUnreadable
from service.domain.match import Stated, match
from service.domain.merge import merge
from service.domain.message import Address
from service.domain.minutes import Minutes
from service.domain.plan_meetings_minuted import announcing_bodies
from service.domain.plan_minutes import Arrival, KnownMinutes, body_name, plan_minutes
from service.domain.recognise import KnownActions
from service.domain.resolve import Setting
from service.parsing.likeness import name_likeness
from service.store import actions, meetings, minutes, people
from service.store.engine import Connection
from service.workflows.context import Context
from service.workflows.holding import hold
from service.workflows.reading import BODY, Read
from service.workflows.together import together
from service.workflows.understand import Understood

#: Two titles of one meeting on one day ("Strategy Group", "HBP Strategy Group Action Notes") share this much.
SAME_TITLE = 0.6

_NOTHING = "We read it and found no actions and no future meetings."
_EMPTY = (ListedProblem(line=0, text="The mail", reason="It has no attachment and no words."),)
_CALENDAR = "We take meetings from minutes, not from calendars, so nothing is changed by it."
_CALENDAR_REMEDIES = (
    "To announce a meeting, forward the minutes that name it.",
    "To move or cancel one that we invite to, answer the receipt of its minutes: “meeting 1 cancelled”.",
)
_NO_FILE = "No file came with your mail. If the minutes should have been attached, attach them."
_MARK = "If there are actions in it, mark them: “Action: Jo Lee to book the hall by 3 May”."
_NOT_YOURS = "These look like minutes of {group}, and the directory does not name you as one who sends them."
_NOT_YOURS_REMEDIES = (
    "If they are of another group, write its name into the subject and send them again.",
    "Otherwise ask the secretariat, who have been told, to send them or to add you to the group's senders.",
)
_NOTHING_TO_DO = "If there are none, you need do nothing."


def decide(connection: Connection, understood: Understood, read: Read, context: Context) -> Changes:
    """Return what the minutes in a message bring about, or the receipt that says why there is nothing to read."""
    if not read.said_something:
        return _nothing_read(understood, read, context)
    arrival = Arrival(
        entry=understood.entry.id,
        sender=context.directory().known_as(understood.message.sender or Address("")),
        message_id=understood.message.message_id,
        sources=tuple(dict.fromkeys(reading.source for reading in read.readings)),
        unreadable=read.problems,
        recognised=read.recognised,
    )
    found = sorted(merge(read.readings, context.house.likeness), key=lambda one: one.meeting.on or date.max)
    bodies = [find_body(one, understood.message.subject, context.directory()) for one in found]
    for one, body in zip(found, bodies, strict=True):
        if not _is_theirs(body, understood, context):
            name = (
                body.name if body else one.meeting.title or one.meeting.body or "a group that is not in the directory"
            )
            return _refuse(name, understood, context)
    minutes.take_turn(connection)
    changes: list[Changes] = []
    for one, body in zip(found, bodies, strict=True):
        bystanders = _bystanders(one, understood, context.directory())
        setting = _setting(connection, one, body, bystanders, context)
        changes.append(_decide_one(connection, one, arrival, setting, changes, context))
    return together(changes)


def _decide_one(
    connection: Connection,
    one: Minutes,
    arrival: Arrival,
    setting: Setting,
    earlier: Sequence[Changes],
    context: Context,
) -> Changes:
    """`earlier` is what other minutes of the same mail bring about."""
    body = setting.body
    record = _known_record(connection, one, body, context)
    name = body.name if body else ""
    bodies = announcing_bodies(one, setting.directory, body)
    known = known_after(_gather(connection, record, name, bodies, context), earlier, name)
    return plan_minutes(one, arrival, known, setting, context.house, context.now())


def _setting(
    connection: Connection, one: Minutes, body: Group | None, bystanders: tuple[Address, ...], context: Context
) -> Setting:
    """By what the names in minutes are understood."""
    return Setting(
        directory=context.directory().with_aliases(people.aliases_for(connection, body.name if body else "")),
        similarity=name_likeness,
        body=body,
        attendance=one.meeting.attendance,
        short_forms=one.short_forms,
        bystanders=bystanders,
        zone=context.house.zone,
    )


def _is_theirs(body: Group | None, understood: Understood, context: Context) -> bool:
    """Whether the sender may send the minutes of this group."""
    sender = understood.message.sender
    if understood.entry.trusted or sender is None:
        return True
    return may_send_minutes_of(body, sender.address, context.directory(), context.policy.secretariat)


def _refuse(group: str, understood: Understood, context: Context) -> Changes:
    """Hold the minutes of another group; the secretariat decides, and the sender hears of it."""
    reason = f"The sender may not send minutes of {group}"
    problem = ListedProblem(line=0, text=understood.message.subject or group, reason=_NOT_YOURS.format(group=group))
    told = unreadable(understood, (problem,), _NOT_YOURS_REMEDIES, context, refused=True)
    held = hold(understood, context, reason)
    return replace(held, posts=(*told.posts, *held.posts))


def _bystanders(one: Minutes, understood: Understood, directory: Directory) -> tuple[Address, ...]:
    """Whoever has an address in the attendance or in To and Cc, but not in the directory."""
    named = [Address(a.address, a.name) for a in one.meeting.attendance if a.address]
    found = {person.key: person for person in (*understood.message.to, *understood.message.cc, *named) if person.name}
    return tuple(person for key, person in found.items() if directory.find_contact(key) is None)


def find_body(one: Minutes, subject: str, directory: Directory) -> Group | None:
    """The group that met: by the name in the minutes, else by a name within their title or the subject line."""
    meeting = one.meeting
    exact = directory.find_body(meeting.body, meeting.title)
    within = (directory.find_body_in(text) for text in (meeting.body, meeting.title, subject) if text)
    return exact or next(filter(None, within), None)


def _known_record(connection: Connection, one: Minutes, body: Group | None, context: Context) -> MinutesRecord | None:
    """The minutes known of this meeting: the same day, and the same body or a title much alike."""
    if one.meeting.on is None:
        return _known_undated(connection, one, body, context)
    names = [name.casefold() for name in (body.name if body else "", one.meeting.body, one.meeting.title) if name]
    for record in minutes.of_meeting(connection, one.meeting.on):
        known = record.body.casefold()
        if known in names or (body is None and any(context.house.likeness(n, known) >= SAME_TITLE for n in names)):
            return record
    return None


def _known_undated(connection: Connection, one: Minutes, body: Group | None, context: Context) -> MinutesRecord | None:
    """Without a date: the body's newest undated minutes that say mostly the same."""
    for record in minutes.undated(connection, body_name(one, body)):
        known: list[Stated] = [*actions.of_minutes(connection, record.id)]
        known += actions.possible_of_minutes(connection, record.id)
        if 2 * len(match(one.actions, known, context.house.likeness)) >= max(len(one.actions), len(known)):
            return record
    return None


def _gather(
    connection: Connection, record: MinutesRecord | None, body: str, bodies: Sequence[str], context: Context
) -> KnownMinutes:
    since = today_in(context.house.zone, context.now()) - timedelta(days=1)
    planned = meetings.of_bodies(connection, bodies, since)
    minutes_id = record.id if record else ""
    return KnownMinutes(
        record=record,
        actions=KnownActions(
            same_meeting=actions.of_minutes(connection, minutes_id, lock=True) if record else (),
            carried=actions.open_of_body(connection, body, but=minutes_id, lock=True) if body else (),
        ),
        meetings=planned,
        invitees=meetings.invitees_of(connection, [meeting.uid for meeting in planned]),
        failed=frozenset(people.failed(connection)),
        absences=people.absences_on(connection, since),
    )


def _nothing_read(understood: Understood, read: Read, context: Context) -> Changes:
    """Keep the message and tell its sender, once, what to send instead."""
    if read.problems:
        return unreadable(understood, read.problems, read.remedies, context)
    if any(part.content_type == "text/calendar" for part in understood.message.parts):
        found: tuple[ListedProblem, ...] = (ListedProblem(line=0, text="A calendar invitation", reason=_CALENDAR),)
        return unreadable(understood, found, _CALENDAR_REMEDIES, context, readable=True)
    sources = list(dict.fromkeys(reading.source for reading in read.readings))
    found = tuple(ListedProblem(line=0, text=source, reason=_NOTHING) for source in sources)
    files = any(source != BODY for source in sources)
    remedies = (_MARK, _NOTHING_TO_DO) if files else (_NO_FILE, _MARK)
    return unreadable(understood, found or _EMPTY, remedies, context, readable=True)


def unreadable(
    understood: Understood,
    problems: tuple[ListedProblem, ...],
    remedies: tuple[str, ...],
    context: Context,
    *,
    readable: bool = False,
    refused: bool = False,
) -> Changes:
    """Hold a trusted sender's message, with one receipt that says why and what to do."""
    reader = context.directory().known_as(understood.message.sender or Address(""))
    letter = MinutesUnreadable(
        name=reader.name,
        subject=understood.message.subject,
        problems=problems,
        remedies=remedies,
        readable=readable,
        refused=refused,
    )
    post = Post(
        to=reader,
        letter=letter,
        dedupe_key=f"minutes-unreadable/{understood.entry.id}",
        references=(understood.message.message_id,),
        answer=True,
    )
    reason = "; ".join(f"{problem.text}: {problem.reason}" for problem in problems)
    return Changes(disposition=Disposition(event=InboxEvent.HOLD, reason=reason), posts=(post,), at=context.now())
