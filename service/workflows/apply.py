"""Changes into rows: actions, meetings, mails to send, all in the transaction of the caller. Decides nothing.

A mail's octets are made here and frozen: what was decided is what is sent, with the SEQUENCE it was planned with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from types import MappingProxyType

from service.calendaring.write import write_event
from service.domain.changes import Changes, Post
from service.domain.identity import message_id_for, plus_address, reply_token
from service.domain.letter_meeting import InvitationCancelled, InvitationUpdated, MeetingNudge
from service.domain.message import Address
from service.domain.outbox import SOFT_WAIT
from service.domain.wording import span
from service.mail.render import Rendered
from service.mail.write import Draft, write_message
from service.store import actions, marks, meetings, minutes, outbox, people, returned
from service.store.engine import Connection, reading, transaction
from service.workflows.context import Context

#: Mails written together: a digest for ten thousand readers is never held in memory.
AT_ONCE = 50
#: So many times a day's answers are the receipts of minutes that one address gets a day: no secretariat sends as many
#: minutes, and two machines that take each other's receipts for minutes come to rest.
OWED_TIMES = 20


@dataclass(frozen=True, slots=True)
class Applied:
    """What was queued, and what was left out because somebody had enough answers for a day."""

    queued: tuple[int, ...]
    withheld: tuple[str, ...]


#: Mails by dedupe key that were made before the turn to write came, each with the letter that it holds.
Worded = Mapping[str, tuple[Post, outbox.NewMail]]


def apply(
    connection: Connection,
    changes: Changes,
    context: Context,
    entry_id: int | None = None,
    worded: Worded = MappingProxyType({}),
) -> Applied:
    """Write everything in `changes`. Raises TemplateError; nothing is written then, as the caller rolls back."""
    now = changes.at or context.now()
    minutes.write(connection, changes.records, now)
    actions.write(connection, changes.actions)
    actions.write_possible(connection, changes.possible)
    actions.mark_taken_up(connection, changes.taken_up, now)
    actions.write_history(connection, changes.history, entry_id, now)
    meetings.write(connection, changes.meetings)
    meetings.write_invitees(connection, changes.invitees, now)
    people.write_aliases(connection, changes.aliases)
    if changes.directory is not None:
        people.write_directory(connection, changes.directory, now)
    people.write_contacts(connection, changes.contacts, now)
    people.write_absences(connection, changes.absences, now)
    people.write_failed(connection, changes.failed_addresses, now)
    returned.mark_bounced(connection, changes.bounced)
    returned.send_again(connection, changes.again, now + SOFT_WAIT)
    outbox.withdraw(connection, changes.withdrawn_mails)
    outbox.lay_aside(connection, changes.mails_aside)
    outbox.let_go(connection, changes.mails_let_go, now)
    marks.write(connection, changes.marks, now)
    return queue(connection, changes.posts, context, now, entry_id, worded)


def queue(
    connection: Connection,
    posts: Iterable[Post],
    context: Context,
    now: datetime,
    entry_id: int | None = None,
    worded: Worded = MappingProxyType({}),
) -> Applied:
    """Render and queue mails, one row each.

    An address that had its day's answers gets no further one (RFC 3834), but for receipts of minutes that brought
    something, of which it gets many more; one from which mail comes back gets none at all, until it writes to us or
    the directory has another.
    """
    dead = people.failed(connection)
    queued: list[int] = []
    withheld: list[str] = []
    remaining = iter(posts)
    while some := list(islice(remaining, AT_ONCE)):
        mails: list[outbox.NewMail] = []
        for post in some:
            if post.to.key in dead or (post.answer and _enough(connection, post, context, now)):
                withheld.append(post.dedupe_key)
            else:
                mails.append(_worded(post, worded) or freeze(post, context, now, entry_id))
        queued += outbox.enqueue_all(connection, mails, now)
    return Applied(tuple(queued), tuple(withheld))


def _worded(post: Post, worded: Worded) -> outbox.NewMail | None:
    """The mail made of this very letter; None where another was decided meanwhile."""
    letter, mail = worded.get(post.dedupe_key, (None, None))
    return mail if letter == post else None


def queue_to_many(posts: Iterable[Post], context: Context, now: datetime) -> int:
    """Queue mails of our own accord, AT_ONCE in a transaction, worded before it begins; return how many are new.

    Wording takes a hundred times as long as writing the rows: inside, it would keep every other writer waiting.
    """
    with reading(context.engine) as connection:
        dead = people.failed(connection)
    queued = 0
    remaining = (post for post in posts if post.to.key not in dead)
    while some := list(islice(remaining, AT_ONCE)):
        mails = [freeze(post, context, now) for post in some]
        with transaction(context.engine) as connection:
            queued += len(outbox.enqueue_all(connection, mails, now))
    return queued


def _enough(connection: Connection, post: Post, context: Context, now: datetime) -> bool:
    since, most = now - timedelta(days=1), context.policy.answers_per_day
    if post.owed:
        return outbox.owed_since(connection, post.to.address, post.letter.kind, since) >= OWED_TIMES * most
    return outbox.answers_since(connection, post.to.address, since) >= most


def freeze(post: Post, context: Context, now: datetime, entry_id: int | None = None) -> outbox.NewMail:
    """Return the row of a mail, its octets made once and for all. Raises TemplateError."""
    reader = post.contact or post.to.key
    message_id = message_id_for(context.secret, reader, post.dedupe_key, context.domain)
    tag = reply_token(context.secret, reader, post.dedupe_key)
    reply_to = plus_address(context.mailbox, tag) if context.policy.plus_addressing else context.mailbox
    rendered = context.renderer.render(post.letter, reply_to=reply_to.address, message_id=message_id)
    return outbox.NewMail(
        dedupe_key=post.dedupe_key,
        kind=post.letter.kind,
        contact=reader,
        recipient=post.to.address,
        subject=rendered.subject,
        message_id=message_id,
        tag=tag,
        octets=write_message(_draft(post, context, rendered, message_id, reply_to, now)),
        words=rendered.text,
        refs=dict(post.refs),
        entry_id=entry_id,
        answer=post.answer and not post.owed,
    )


def _draft(
    post: Post, context: Context, rendered: Rendered, message_id: str, reply_to: Address, now: datetime
) -> Draft:
    return Draft(
        from_=context.mailbox,
        to=post.to,
        reply_to=reply_to if reply_to != context.mailbox else None,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=message_id,
        in_reply_to=post.references[-1] if post.references else "",
        references=post.references,
        date=now,
        auto_submitted="auto-replied" if post.answer else "auto-generated",
        loop_id=context.house.seed,
        calendar=_calendar(post, context, now),
    )


def _calendar(post: Post, context: Context, now: datetime) -> tuple[bytes, str] | None:
    if post.calendar is None:
        return None
    part = post.calendar
    octets = write_event(
        part.meeting,
        invitee=part.invitee,
        method=part.method,
        organizer=context.mailbox,
        stamp=now,
        description=_description(post),
    )
    return octets, part.method.value


def _description(post: Post) -> str:
    """When it is, in words that no calendar converts, and the mail's news; the calendar part adds what is open.

    Thunderbird shows these words in place of the mail's.
    """
    meeting, letter = (post.calendar.meeting if post.calendar else None), post.letter
    lines = [span(meeting.on, meeting.starts, meeting.ends)] if meeting else []
    if isinstance(letter, InvitationUpdated):
        lines += [f"{words[:1].upper()}{words[1:]}." for words in letter.changes]
    if isinstance(letter, InvitationCancelled) and letter.reason:
        lines.append(f"{letter.reason[:1].upper()}{letter.reason[1:]}.")
    if isinstance(letter, MeetingNudge):
        lines.append("We have no answer from you yet.")
    return "\n".join(lines)
