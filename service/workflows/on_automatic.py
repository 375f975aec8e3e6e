"""A machine has written: note an absence where it tells of one, and never answer."""

from __future__ import annotations

from service.domain.changes import Absence, Changes
from service.domain.inbox import Disposition, InboxEvent
from service.domain.wording import clip
from service.workflows.context import Context
from service.workflows.holding import forged
from service.workflows.understand import Understood, absence_in


def decide(understood: Understood, context: Context) -> Changes:
    """Return the absence that an automatic reply tells of; nothing else ever comes of one."""
    reason = "; ".join(understood.classification.reasons) or "automatic mail"
    disposition = Disposition(event=InboxEvent.IGNORE, reason=reason)
    sender = understood.message.sender
    contact = context.directory().find_contact(sender.address) if sender else None
    absence = absence_in(understood)
    if contact is None or absence.until is None or forged(understood, context):
        return Changes(disposition=disposition, at=context.now())
    # A civil day: the notice says nothing of zones.
    noted = Absence(
        contact=contact.key, until=absence.until.date(), deputy=absence.deputy, text=clip(absence.text, 300)
    )
    return Changes(disposition=disposition, absences=(noted,), at=context.now())
