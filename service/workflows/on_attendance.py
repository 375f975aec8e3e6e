"""A calendar has answered: find the meeting and the member, decide, return the changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from service.domain.changes import Changes, InviteeChange, Post
from service.domain.civil import today_in
from service.domain.inbox import Disposition, InboxEvent
from service.domain.invitation import Attendance, Invitee, Method, Partstat, ScheduledMeeting
from service.domain.letter import AttendanceQuestion, Question, ReplyNoted
from service.domain.message import Address
from service.domain.plan_attendance import AttendanceChange, AttendanceFate, plan_attendance
from service.domain.plan_posts import invitation_posts
from service.domain.plan_stop import STOPPABLE, let_go
from service.domain.reply import Intent
from service.domain.wording import clip, span
from service.parsing.replies import parse_reply
from service.parsing.reply_attendance import AttendanceWords, find_attendance_words
from service.store import meetings, outbox
from service.store.engine import Connection
from service.workflows.context import Context
from service.workflows.holding import forged
from service.workflows.secretaries import secretaries_of
from service.workflows.together import together
from service.workflows.understand import Understood, answers_in

#: How far ahead "the April meeting" may be.
_A_YEAR = timedelta(days=330)
_MEETING = re.compile(r"\b(?:meeting|agm|session|attend\w*|apologies|apols|regrets)\b", re.I)


def decide(connection: Connection, understood: Understood, context: Context) -> Changes:
    """Return what the calendar objects in a message bring about."""
    answers = answers_in(understood)
    if not answers:
        return Changes(disposition=Disposition(event=InboxEvent.IGNORE, reason="no answer in the calendar object"))
    return together([_decide_one(connection, answer, understood, context) for answer in answers])


def _decide_one(connection: Connection, answer: Attendance, understood: Understood, context: Context) -> Changes:
    meeting = meetings.get(connection, answer.uid)
    invited = meetings.invitees_of(connection, [answer.uid]).get(answer.uid, ()) if meeting else ()
    invitee = next((one for one in invited if _is(one, answer.attendee, context)), None)
    matches = invitee is not None and not forged(understood, context) and _from(understood, invitee, context)
    change = plan_attendance(answer, meeting, invitee, sender_matches=matches, now=context.now())
    if meeting and change.resend and _is_laid_aside(connection, meeting, change.resend.invitee.contact):
        change = AttendanceChange(fate=AttendanceFate.IGNORED, summary='What is asked for waits for "send"')
    return _changes(change, answer, meeting, understood, context)


def _is_laid_aside(connection: Connection, meeting: ScheduledMeeting, contact: str) -> bool:
    """Whether a "stop" keeps the news of the meeting as it stands from somebody."""
    unsent = outbox.unsent_about(connection, STOPPABLE, {f"meeting:{meeting.uid}"})
    return bool(let_go((mail for mail in unsent if mail.contact == contact), [meeting]))


def decide_words(
    connection: Connection, understood: Understood, refs: Mapping[str, str], words: str, context: Context
) -> Changes:
    """Return what a person's own words about a meeting bring about. Their sender has been checked.

    "I can't make it" is an answer like a calendar's; whatever is not plainly one goes to the secretary.
    """
    asked = meetings.get(connection, refs.get("meeting 1", "").removeprefix("meeting:"))
    sender = understood.message.sender
    if asked is None or sender is None:
        return Changes(disposition=Disposition(event=InboxEvent.HOLD, reason="the meeting is not known any more"))
    said = find_attendance_words(words, today=today_in(asked.zone, context.now()))
    meant = asked if said is None or _is_about(asked, said) else _find_named(connection, said, sender, context)
    if meant is None:
        said = None
    return _decide_said(connection, understood, meant or asked, said, words, context)


def decide_elsewhere(
    connection: Connection, understood: Understood, said: AttendanceWords, context: Context
) -> Changes | None:
    """Return what words about coming bring about in an answer to a mail about something else, its sender checked.

    None where they name no day or month of exactly one meeting to which the sender is invited.
    """
    sender = understood.message.sender
    meeting = _find_named(connection, said, sender, context) if sender else None
    return _decide_said(connection, understood, meeting, said, said.text, context) if meeting else None


def show_words(connection: Connection, understood: Understood, words: str, context: Context) -> Changes | None:
    """Return what words about coming bring about in a mail of somebody's own: From alone is a claim, so they are shown
    to the secretary and not counted. None where they name no meeting of the sender's.
    """
    sender = understood.message.sender
    said = find_attendance_words(words, today=today_in(context.house.zone, context.now()))
    meeting = _find_named(connection, said, sender, context) if said and sender else None
    if said is None or sender is None or meeting is None:
        return None
    answer = Attendance(
        method=Method.REPLY, uid=meeting.uid, attendee=sender.address, partstat=said.partstat, comment=said.text
    )
    summary = f"{sender.name or sender.address} writes about it in a mail of their own, which is not counted"
    change = AttendanceChange(fate=AttendanceFate.ASK, summary=summary)
    return _changes(change, answer, meeting, understood, context)


def _is_about(meeting: ScheduledMeeting, said: AttendanceWords) -> bool:
    """Whether the words fit the meeting that is answered: they name no day, its day, or its month alone."""
    if said.on is not None:
        return said.on == meeting.on
    return not said.vague and said.month in (None, meeting.on.month)


def _find_named(
    connection: Connection, said: AttendanceWords, sender: Address, context: Context
) -> ScheduledMeeting | None:
    """The one meeting to come on the day named to which the sender is invited; for a month alone, one in it."""
    if said.vague or not (said.on or (said.month and _MEETING.search(said.text))):
        return None
    today = today_in(context.house.zone, context.now())
    coming = meetings.between(connection, said.on or today, said.on or today + _A_YEAR)
    named = [meeting for meeting in coming if said.on or meeting.on.month == said.month]
    invited = meetings.invitees_of(connection, [meeting.uid for meeting in named])
    theirs = [m for m in named if any(_is(one, sender.address, context) for one in invited.get(m.uid, ()))]
    return theirs[0] if len(theirs) == 1 else None


def _decide_said(
    connection: Connection,
    understood: Understood,
    meeting: ScheduledMeeting,
    said: AttendanceWords | None,
    words: str,
    context: Context,
) -> Changes:
    sender = context.directory().known_as(understood.message.sender or Address(""))
    if said is None and parse_reply(words, count=1, today=today_in(meeting.zone, context.now())).intent is Intent.NONE:
        disposition = Disposition(event=InboxEvent.HANDLE, reason="nothing to do was said")
        return Changes(disposition=disposition, at=context.now())  # a thank-you, or nothing at all
    invited = meetings.invitees_of(connection, [meeting.uid]).get(meeting.uid, ())
    invitee = next((one for one in invited if _is(one, sender.address, context)), None)
    known = invitee.partstat if invitee else Partstat.NEEDS_ACTION
    answer = Attendance(
        method=Method.REPLY,
        uid=meeting.uid,
        attendee=sender.address,
        partstat=said.partstat if said else known,
        sequence=meeting.sequence,
        stamp=context.now(),
        comment=clip(" ".join(words.split()), 500),
    )
    if said is None or said.deputy:
        change = AttendanceChange(fate=AttendanceFate.ASK, summary=f"{sender.name or sender.address} writes about it")
    else:
        change = plan_attendance(answer, meeting, invitee, sender_matches=invitee is not None, now=context.now())
    changes = _changes(change, answer, meeting, understood, context)
    if change.fate is not AttendanceFate.RECORDED:
        return changes
    asking = replace(change, summary=f"{change.summary}, and asks something")
    asked = _questions(asking, answer, meeting, understood, context) if said and "?" in said.rest else []
    return replace(changes, posts=(*changes.posts, *_noted(change, meeting, understood), *asked))


def _noted(change: AttendanceChange, meeting: ScheduledMeeting, understood: Understood) -> tuple[Post, ...]:
    """One brief confirmation to somebody who answered in words."""
    sender = understood.message.sender
    if sender is None or change.invitee is None:
        return ()
    note = f"We have noted for {meeting.title}, {span(meeting.on, meeting.starts, meeting.ends)}: {change.summary}."
    return (
        Post(
            to=sender,
            contact=change.invitee.contact,
            letter=ReplyNoted(name=change.invitee.name, notes=(note,)),
            dedupe_key=f"reply-noted/{understood.entry.id}/{meeting.uid}/{change.invitee.contact}",
            refs={"meeting 1": f"meeting:{meeting.uid}"},
            references=(understood.message.message_id,),
            answer=True,
        ),
    )


def _is(invitee: Invitee, address: str, context: Context) -> bool:
    contact = context.directory().contacts.get(invitee.contact)
    return invitee.address.casefold() == address.casefold() or (contact is not None and contact.owns(address))


def _from(understood: Understood, invitee: Invitee, context: Context) -> bool:
    sender = understood.message.sender
    return sender is not None and _is(invitee, sender.address, context)


def _changes(
    change: AttendanceChange,
    answer: Attendance,
    meeting: ScheduledMeeting | None,
    understood: Understood,
    context: Context,
) -> Changes:
    event = InboxEvent.IGNORE if change.fate is AttendanceFate.IGNORED else InboxEvent.HANDLE
    posts = list(invitation_posts([change.resend])) if change.resend else []
    if change.resend:
        posts = [_again(post, understood) for post in posts]
    if change.fate is AttendanceFate.ASK and meeting:
        posts += _questions(change, answer, meeting, understood, context)
    return Changes(
        disposition=Disposition(event=event, reason=change.summary),
        invitees=(InviteeChange(uid=answer.uid, invitee=change.invitee),) if change.invitee else (),
        posts=tuple(posts),
        at=context.now(),
    )


def _again(post: Post, understood: Understood) -> Post:
    """A copy that was asked for is another mail than the first, and an answer."""
    return Post(
        to=post.to, contact=post.contact, letter=post.letter, refs=post.refs, calendar=post.calendar, answer=True,
        dedupe_key=f"{post.dedupe_key}/resent/{understood.entry.id}", references=(understood.message.message_id,),
    )  # fmt: skip


def _questions(
    change: AttendanceChange, answer: Attendance, meeting: ScheduledMeeting, understood: Understood, context: Context
) -> list[Post]:
    sender = context.directory().known_as(understood.message.sender or Address(""))
    proposal = answer.method is Method.COUNTER
    examples = ("accept", "meeting 1 moved to 27 April 10am-12pm") if proposal else ()
    letter = AttendanceQuestion(
        person=sender.name or sender.address,
        address=sender.address,
        meeting=meeting,
        partstat=answer.partstat,
        summary=change.summary,
        comment=answer.comment,
        questions=tuple(Question(number="meeting 1", text="Shall we do this?", example=e) for e in examples[:1]),
    )
    refs = {"meeting 1": f"meeting:{meeting.uid}"}
    if proposal and answer.proposed_start:
        end = answer.proposed_end.isoformat() if answer.proposed_end else ""
        refs["proposal"] = f"{answer.proposed_start.isoformat()}/{end}"
    return [
        Post(
            to=reader,
            letter=letter,
            dedupe_key=f"attendance-question/{understood.entry.id}/{meeting.uid}/{reader.key}",
            refs=refs,
        )
        for reader in secretaries_of(meeting.body, context)
    ]
