"""A mail of ours came back: note the address, ask the secretary for another, never answer the report."""

from __future__ import annotations

from service.domain.changes import Changes, FailedAddress, Post
from service.domain.civil import today_in
from service.domain.identity import looks_like_ours
from service.domain.inbox import Disposition, InboxEvent
from service.domain.letter import AddressFailed
from service.domain.listing import list_action
from service.domain.message import DeliveryAction, DeliveryReport
from service.domain.wording import clip
from service.store import actions, outbox, returned
from service.store.engine import Connection
from service.workflows.context import Context
from service.workflows.secretaries import secretariat
from service.workflows.understand import Understood, reports_in


def decide(connection: Connection, understood: Understood, context: Context) -> Changes:
    """Return what a delivery report brings about: a hard failure of a mail of ours asks, a soft one sends it again.

    One that came back softly too often asks as well, but its address stays good for other mails.
    """
    found = [(report, sent) for report in reports_in(understood) if (sent := _ours(connection, report, understood))]
    hard = [(report, sent) for report, sent in found if report.permanent]
    soft = [(report, sent) for report, sent in found if report.soft]
    spent = returned.not_sent_again(connection, [sent.message_id for _, sent in soft])
    again = tuple(sent.message_id for _, sent in soft if sent.message_id not in spent)
    ours = [*hard, *((report, sent) for report, sent in soft if sent.message_id in spent)]
    if not ours:
        reason = "a failure that may pass: sent again later" if again else "a delay, or not a mail of ours"
        disposition = Disposition(event=InboxEvent.IGNORE, reason=reason)
        return Changes(disposition=disposition, again=again, at=context.now())
    posts = [post for report, sent in ours for post in _posts(connection, report, sent, context)]
    reason = "; ".join(f"mail to {s.recipient} came back ({r.status or 'no status'})" for r, s in ours)
    return Changes(
        disposition=Disposition(event=InboxEvent.HANDLE, reason=reason),
        failed_addresses=tuple(_failed(report, sent) for report, sent in hard),
        bounced=tuple(sent.message_id for _, sent in ours),
        again=again,
        posts=tuple(posts),
        at=context.now(),
    )


def _failed(report: DeliveryReport, sent: outbox.SentMail) -> FailedAddress:
    return FailedAddress(address=sent.recipient, status=report.status, diagnostic=clip(report.diagnostic, 300))


def refused(connection: Connection, mail_id: int, response: str, context: Context) -> Changes:
    """Return what it brings about that the submission server knows no such address: as if the mail had come back."""
    sent = outbox.get_sent(connection, mail_id)
    if sent is None:
        return Changes(at=context.now())
    report = DeliveryReport(recipient=sent.recipient, action=DeliveryAction.FAILED, status="5.1.1", diagnostic=response)
    return Changes(
        failed_addresses=(_failed(report, sent),),
        posts=tuple(_posts(connection, report, sent, context)),
        at=context.now(),
    )


def _ours(connection: Connection, report: DeliveryReport, understood: Understood) -> outbox.SentMail | None:
    """The mail that came back: by its Message-ID, which only its recipient's side knows; nothing without one."""
    ids = [report.original_message_id, *understood.message.thread_ids]
    found = outbox.find_sent(connection, [message_id for message_id in ids if looks_like_ours(message_id)])
    return found[0] if found else None


def _posts(connection: Connection, report: DeliveryReport, sent: outbox.SentMail, context: Context) -> list[Post]:
    contact = context.directory().contacts.get(sent.contact)
    today = today_in(context.house.zone, context.now())
    theirs = actions.open_of_contact(connection, sent.contact)
    letter = AddressFailed(
        person=contact.name if contact else sent.recipient,
        address=sent.recipient,
        diagnostic=clip(report.diagnostic or report.status, 300),
        may_pass=report.soft,
        items=tuple(list_action(action, n, today) for n, action in enumerate(theirs, start=1)),
    )
    refs = {str(n): f"action:{action.id}" for n, action in enumerate(theirs, start=1)}
    day = context.now().date().isoformat()
    return [
        Post(to=reader, letter=letter, dedupe_key=f"address-failed/{sent.recipient}/{day}/{reader.key}", refs=refs)
        for reader in secretariat(context)
        if reader.key != sent.recipient.casefold()
    ]
