"""Holding a message for a person, and when the From line is not to be acted on. Knows no kind of message."""

from __future__ import annotations

import re

from service.domain.authority import believable
from service.domain.changes import Changes, Post
from service.domain.identity import derive
from service.domain.inbox import Disposition, InboxEvent
from service.domain.letter_held import MessageHeld
from service.domain.message import Address
from service.domain.wording import clip
from service.mail.body import visible_text
from service.workflows.context import Context
from service.workflows.secretaries import looks_after_minutes
from service.workflows.understand import Understood

_ANSWER = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.IGNORECASE)


def hold(understood: Understood, context: Context, reason: str, *, tell: bool = True) -> Changes:
    """Hold a message; with `tell` the secretariat gets one mail a day about this sender and subject."""
    message = understood.message
    sender = message.sender.address if message.sender else "nobody"
    day = context.now().date().isoformat()
    about = derive("held", _ANSWER.sub("", message.subject).casefold())
    letter = MessageHeld(
        sender=sender,
        subject=message.subject,
        reason=f"{reason}.",
        words=clip(" ".join(visible_text(message).text.split()), 400),
        entry=understood.entry.id,
    )
    posts = [
        Post(to=Address(address), letter=letter, dedupe_key=f"message-held/{sender.casefold()}/{day}/{about}/{address}")
        for address in (context.policy.secretariat if tell else ())
    ]
    return Changes(disposition=Disposition(event=InboxEvent.HOLD, reason=reason), posts=tuple(posts), at=context.now())


def hold_forged(understood: Understood, context: Context) -> Changes:
    """Hold what somebody sent under another's name. A name that nobody here bears wakes nobody."""
    reason = "Our mail server says that the sender's address is forged"
    if _several_senders(understood):
        reason = "The message names more than one sender"
    return hold(understood, context, reason, tell=_is_known(understood, context))


def hold_unread(understood: Understood, context: Context) -> Changes:
    """Hold a message of which only the header could be read, from somebody who may not send minutes."""
    reason = f"{understood.unread}".rstrip(".")
    return hold(understood, context, reason, tell=_is_known(understood, context))


def _is_known(understood: Understood, context: Context) -> bool:
    """By address, never by domain: who forges names of a large one would send the secretariat a mail for each."""
    sender, directory = understood.message.sender, context.directory()
    if sender is None:
        return False
    named = any(sender.address.casefold() in group.senders for group in directory.groups)
    return named or directory.find_contact(sender.address) is not None or looks_after_minutes(sender.address, context)


def forged(understood: Understood, context: Context) -> bool:
    """True where the From line is not to be acted on."""
    believed = believable(understood.origin, require_pass=context.policy.require_pass)
    return not understood.entry.trusted and (not believed or _several_senders(understood))


def _several_senders(understood: Understood) -> bool:
    """No mail program writes two senders; whoever does may have the server check one and us believe the other."""
    return "SeveralSenders" in understood.message.defects
