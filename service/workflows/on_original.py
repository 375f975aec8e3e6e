"""A person writes of their own accord: minutes from somebody entitled, a question from an owner, or a stranger."""

from __future__ import annotations

from service.domain.changes import Changes, Post
from service.domain.civil import today_in
from service.domain.directory import Contact
from service.domain.inbox import Disposition, InboxEvent
from service.domain.letter import ReplyUnclear
from service.domain.listing import number_actions
from service.domain.message import Address, Message
from service.domain.plan_reply import share_of
from service.domain.wording import clip
from service.mail.body import visible_text
from service.store import actions
from service.store.engine import Connection
from service.workflows import on_attendance, on_minutes
from service.workflows.context import Context
from service.workflows.holding import forged, hold, hold_forged
from service.workflows.reading import Read
from service.workflows.understand import Understood

#: Minutes are longer.
_A_FEW_WORDS = 40


def decide_entitled(connection: Connection, understood: Understood, read: Read, context: Context) -> Changes:
    """Somebody who may send minutes has written: they are read as minutes, but for a few words of an owner."""
    sender = understood.message.sender
    contact = context.directory().find_contact(sender.address) if sender else None
    if sender and contact and not read.said_something and _is_a_line(understood.message):
        theirs = actions.open_of_contact(connection, contact.key)
        if theirs:
            return _ask(connection, understood, contact, sender, context)
    return on_minutes.decide(connection, understood, read, context)


def decide(connection: Connection, understood: Understood, context: Context) -> Changes:
    """Anybody else: a known owner is asked which action they mean; a stranger is held and gets nothing."""
    sender = understood.message.sender
    if sender is None:
        return hold(understood, context, "The message names no sender", tell=False)
    if forged(understood, context):
        return hold_forged(understood, context)
    contact = context.directory().find_contact(sender.address)
    if contact is not None and any(part.disposition == "attachment" for part in understood.message.parts):
        return hold(understood, context, f"{contact.name} sent a file, but may not send minutes")
    if contact is None:
        return hold(understood, context, f"{sender.address} is not in the directory", tell=False)
    return _ask(connection, understood, contact, sender, context)


def _is_a_line(message: Message) -> bool:
    """A few words and no file: nobody's minutes."""
    return not message.parts and len(visible_text(message).text.split()) <= _A_FEW_WORDS


def _ask(
    connection: Connection, understood: Understood, contact: Contact, sender: Address, context: Context
) -> Changes:
    """An owner wrote outside any of our mails: nothing is done on a guess; their actions are listed to answer to."""
    words = visible_text(understood.message).text
    coming = on_attendance.show_words(connection, understood, words, context)
    if coming is not None:
        return coming
    theirs = actions.open_of_contact(connection, contact.key)
    shares = [(action, share) for action in theirs if (share := share_of(action, contact.key))]
    if not shares:
        return hold(understood, context, f"{contact.name} has no open action and may not send minutes")
    today = today_in(context.house.zone, context.now())
    items, refs = number_actions(shares, today)
    post = Post(
        to=sender,
        contact=contact.key,
        letter=ReplyUnclear(name=contact.name, words=clip(words, 1000), items=items),
        dedupe_key=f"reply-unclear/{understood.entry.id}/{contact.key}",
        refs=refs,
        references=(understood.message.message_id,),
        answer=True,
    )
    reason = "not an answer to one of our mails: asked which action is meant"
    return Changes(disposition=Disposition(event=InboxEvent.HANDLE, reason=reason), posts=(post,), at=context.now())
