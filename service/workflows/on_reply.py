"""A person answers one of our mails: find which, check that it is theirs to answer, decide, return the changes.

A token alone is enough for no one but its contact: sender and token must belong together, or the message is held
and the secretariat asked. What counts is the words the person wrote, with our own mail subtracted from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from service.domain.action import Action
from service.domain.changes import Changes, MinutesRecord, Post
from service.domain.civil import today_in
from service.domain.correction import NotUnderstood
from service.domain.directory import Contact
from service.domain.identity import genuine, plus_tag
from service.domain.inbox import Disposition, InboxEvent
from service.domain.letter_held import AnswerHeld
from service.domain.message import Address, Message, NewWords, Part
from service.domain.plan_reply import Answered, plan_reply
from service.domain.reply import Intent, ItemAnswer, Reply
from service.errors import UnreadableError
from service.mail.body import visible_text
from service.parsing.corrections import parse_corrections
from service.parsing.replies import parse_reply
from service.parsing.reply_attendance import find_attendance_words
from service.parsing.reply_thanks import says_only_thanks
from service.store import actions, minutes, outbox
from service.store.engine import Connection
from service.workflows import on_attendance, on_corrections, on_minutes
from service.workflows.context import Context
from service.workflows.holding import hold
from service.workflows.numbers import numbered_actions
from service.workflows.reading import LOGO, Read
from service.workflows.secretaries import looks_after_minutes
from service.workflows.together import together
from service.workflows.understand import Understood
from service.workflows.zones import today_of

#: A numbered line of our own lists, as mail programs quote it.
_LISTED = re.compile(r"[>|\s*]*(\d{1,3})[.)]\s")
#: Letters that only a secretary gets: an answer to one is a set of corrections.
FOR_SECRETARY = frozenset(
    {"minutes-receipt", "correction-receipt", "owner-says", "address-failed", "escalation", "attendance-question"}
    | {"message-held", "minutes-unreadable", "minutes-waiting", "directory-receipt"}
)

#: Letters about one meeting: an answer in words is an answer to the invitation.
ABOUT_MEETINGS = frozenset({"invitation", "invitation-updated", "invitation-cancelled", "meeting-nudge"})

#: Letters that answer an owner: whoever answers these with the same words again is a machine.
ANSWERS = frozenset({"reply-noted", "reply-unclear", "action-completed"})

#: Letters that promise, where they list no open action, that a person reads the answer; and why it waits.
_READ_BY_A_PERSON: Mapping[str, str] = {
    "reply-unclear": "We asked what was meant, and this is the answer. It is about no open action",
    "reply-noted": "We said what we had noted, and this is the answer. It is about no open action",
    "action-updated": "We told them that an action is no longer theirs, and this is the answer",
}


def find_answered(connection: Connection, message: Message, context: Context) -> outbox.SentMail | None:
    """The mail of ours that `message` answers: by Message-ID, nearest first, else by the tag in its To address."""
    found = outbox.find_sent(connection, message.thread_ids)
    if found:
        return found[0]
    tags = (plus_tag(to.address, context.mailbox.address) for to in (*message.to, *message.cc))
    tag = next(filter(None, tags), "")
    return outbox.find_by_tag(connection, tag) if tag else None


def decide(connection: Connection, understood: Understood, context: Context) -> Changes | None:
    """Return what a reply brings about; None where it answers no mail that is known here."""
    message = understood.message
    sent = find_answered(connection, message, context)
    if sent is None:
        return None
    if message.sender is None or not _belongs(sent, message.sender, context):
        return _hold_anothers(understood, sent, context)
    words = visible_text(message, [sent.words])
    about_actions = any(number.isdigit() for number in sent.refs)
    if sent.kind in ABOUT_MEETINGS or ("meeting 1" in sent.refs and sent.kind == "reply-noted" and not about_actions):
        return on_attendance.decide_words(connection, understood, sent.refs, words.text, context)
    if sent.kind in FOR_SECRETARY or _is_secretary(sent, message.sender, context):
        return on_corrections.decide(connection, understood, sent, words.text, context)
    if sent.kind in _READ_BY_A_PERSON and not about_actions and _says(words):
        return hold(understood, context, _READ_BY_A_PERSON[sent.kind])
    return _person(connection, understood, sent, words, context)


def _says(words: NewWords) -> bool:
    """More than a thank-you or nothing."""
    return parse_reply(words.text, count=1, today=date.min).intent is not Intent.NONE


def decide_enclosed(connection: Connection, understood: Understood, read: Read, context: Context) -> Changes | None:
    """Minutes enclosed in a secretary's answer are minutes ("use this version"); None for anybody else's answer."""
    sent, sender = find_answered(connection, understood.message, context), understood.message.sender
    if sender is None or (sent and sent.kind not in FOR_SECRETARY and not _is_secretary(sent, sender, context)):
        return None
    words = visible_text(understood.message, [sent.words] if sent else [])
    orders = parse_corrections(words.text, today=today_in(context.house.zone, context.now()))
    if any(not isinstance(order, NotUnderstood) for order in orders):
        unheard = UnreadableError("What you wrote beside the file", "was not carried out", "Answer this mail with it.")
        read = replace(read, unreadable=(*read.unreadable, unheard))
    return on_minutes.decide(connection, understood, read, context)


def _hold_anothers(understood: Understood, sent: outbox.SentMail, context: Context) -> Changes:
    """Hold an answer by somebody else; the secretariat is told, and once a day the person whose mail it was.

    A thank-you of somebody who was copied in changes nothing, and nobody need read it.
    """
    if _thanks_alone(understood, sent):
        disposition = Disposition(event=InboxEvent.HANDLE, reason="a thank-you in the thread of somebody else")
        return Changes(disposition=disposition, at=context.now())
    held = hold(understood, context, "The sender is not the person this mail was written to")
    sender = understood.message.sender
    told = {post.to.key for post in held.posts}
    ours = genuine(context.secrets, sent.message_id, sent.contact, sent.dedupe_key)
    if sender is None or not ours or Address(sent.recipient).key in told:
        return held
    if looks_after_minutes(sender.address, context):
        return held  # the secretary answers all in the owner's thread: no stranger to warn of
    contact = context.directory().contacts.get(sent.contact)
    post = Post(
        to=Address(sent.recipient),
        contact=sent.contact,
        letter=AnswerHeld(name=contact.name if contact else "", sender=sender.address),
        dedupe_key=f"answer-held/{sent.contact}/{context.now().date().isoformat()}",
    )
    return replace(held, posts=(*held.posts, post))


def _thanks_alone(understood: Understood, sent: outbox.SentMail) -> bool:
    message = understood.message
    files = any(_is_file(part) for part in message.parts)
    return not files and says_only_thanks(visible_text(message, [sent.words]).text)


def _belongs(sent: outbox.SentMail, sender: Address, context: Context) -> bool:
    """True where the token is genuine and the sender is the contact it was made for."""
    if not genuine(context.secrets, sent.message_id, sent.contact, sent.dedupe_key):
        return False
    contact = context.directory().find_contact(sent.contact)
    return contact.owns(sender.address) if contact else sent.contact == sender.key


def _is_secretary(sent: outbox.SentMail, sender: Address, context: Context) -> bool:
    """A digest goes to owners and secretaries alike: who may correct minutes answers it with corrections."""
    return sent.kind == "digest" and looks_after_minutes(sender.address, context)


def _person(
    connection: Connection, understood: Understood, sent: outbox.SentMail, words: NewWords, context: Context
) -> Changes:
    """ "I can't make it on the 13th" is about a meeting of theirs, wherever it is said: heard apart from the rest."""
    said = find_attendance_words(words.text, today=today_in(context.house.zone, context.now()))
    dues = {action.due for action in numbered_actions(connection, sent.refs).values()} if said else set()
    named = said if said and said.on not in dues else None
    coming = on_attendance.decide_elsewhere(connection, understood, named, context) if named else None
    if named is None or coming is None:
        return _owner(connection, understood, sent, words, context)
    if not named.rest.strip():
        return coming
    return together([coming, _owner(connection, understood, sent, replace(words, text=named.rest), context)])


def _owner(
    connection: Connection, understood: Understood, sent: outbox.SentMail, words: NewWords, context: Context
) -> Changes:
    contact = context.directory().contacts.get(sent.contact) or Contact(name="", addresses=(sent.recipient,))
    numbered = numbered_actions(connection, sent.refs)
    now = context.now()
    today = today_of(next((action.body for action in numbered.values()), ""), context)
    count = max(numbered, default=0)
    wordings = {number: action.text for number, action in numbered.items()}
    reply = parse_reply(words.text, count=max(count, 1), today=today, certain=words.certain, wordings=wordings)
    reply = _with_inline(reply, words, numbered, today)
    if sent.kind in ANSWERS and _said_before(connection, numbered.values(), reply.words, understood, now):
        reason = "the same words again, in answer to our answer"
        return Changes(disposition=Disposition(event=InboxEvent.HANDLE, reason=reason), at=now)
    answered = Answered(
        entry=understood.entry.id,
        message_id=understood.message.message_id,
        contact=contact,
        sender=understood.message.sender or Address(sent.recipient),
        numbered=numbered,
        open=actions.open_of_contact(connection, contact.key),
        records=_records(connection, numbered),
        attachments=tuple(part.name for part in understood.message.parts if _is_file(part)),
        zone=context.house.zone,
    )
    return plan_reply(reply, answered, now, today)


def _said_before(
    connection: Connection, about: Iterable[Action], words: str, understood: Understood, now: datetime
) -> bool:
    """An answering machine without any sign says the same to every answer; a person has been answered already."""
    sender = understood.message.sender
    lines = (line for action in about for line in actions.history_of(connection, action.id) if words.strip())
    since = now - timedelta(days=1)
    return any(
        line.detail == words.strip() and sender is not None and line.actor == sender.address and line.at >= since
        for line in lines
    )


def _is_file(part: Part) -> bool:
    """What somebody attached: a file, or a photograph that a phone puts inline; logos are smaller."""
    photograph = part.content_type.startswith("image/") and len(part.octets) > LOGO
    return bool(part.name) and (part.disposition == "attachment" or photograph)


def _with_inline(reply: Reply, words: NewWords, numbered: Mapping[int, Action], today: date) -> Reply:
    """Answers written below our quoted items are about the item above them, whatever the words alone would say."""
    if not words.answers or len(numbered) < 2:
        return reply
    items: dict[int, ItemAnswer] = {}
    certain = words.certain
    for quoted, answer in words.answers:
        found = _LISTED.match(quoted)
        number = int(found[1]) if found else 0
        wordings = {1: numbered[number].text} if number in numbered else {}
        said = parse_reply(answer, count=1, today=today, certain=words.certain, wordings=wordings)
        if wordings and said.intent is not Intent.NONE:
            items[number] = ItemAnswer(intent=said.intent, due=said.due, person=said.person)
            certain = certain and said.certain
    if items:
        return replace(reply, items={**items, **reply.items}, certain=certain)
    return replace(reply, certain=reply.certain and bool(reply.items))


def _records(connection: Connection, numbered: Mapping[int, Action]) -> dict[str, MinutesRecord]:
    ids = dict.fromkeys(action.minutes_id for action in numbered.values())
    found = (minutes.get(connection, minutes_id) for minutes_id in ids)
    return {record.id: record for record in found if record is not None}
