"""`minutepost status`: what is where, what waits for a person, and whether every message is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from service.console.output import bad, err, good, out, table
from service.domain.inbox import InboxState
from service.domain.outbox import OutboxState
from service.errors import MailboxUnavailableError
from service.store import actions, audit, inbox, marks, outbox
from service.store.engine import reading
from service.wiring import Service
from service.workflows.ports import Mailbox

_SHOWN = 20


def show(service: Service) -> bool:
    """Print the state; False where something waits for a person."""
    with reading(service.context.engine) as connection:
        entries, mails, known = inbox.counts(connection), outbox.counts(connection), actions.counts(connection)
        waiting = inbox.waiting_for_a_person(connection, _SHOWN)
        failed = outbox.latest(connection, (OutboxState.FAILED, OutboxState.BOUNCED), _SHOWN)
        polled = [(mailbox.name, marks.get(connection, f"polled/{mailbox.name}")) for mailbox in service.mailboxes]
    rows = [
        ("Messages", _in_order(entries, [state.value for state in InboxState])),
        ("Mails", _in_order(mails, [state.value for state in OutboxState])),
        ("Actions", _in_order(known, sorted(known))),
        *(
            (_last_read(name, polled), _ago(mark[1], service.context.now()) if mark else bad("never"))
            for name, mark in polled
        ),
    ]
    out.print(table("Minutepost", ("", ""), rows))
    if waiting:
        lines = [(e.id, e.state.value, e.sender, e.subject, e.reason) for e in waiting]
        title = "Waiting for a person (minutepost replay ID or ignore ID)"
        out.print(table(title, ("ID", "State", "From", "Subject", "Why"), lines))
    if failed:
        lines_out = [(m.id, m.state.value, m.recipient, m.subject, m.response) for m in failed]
        out.print(
            table(
                "Mails that did not arrive (minutepost retry ID sends a failed one again, ignore --mail ID closes it)",
                ("ID", "State", "To", "Subject", "Why"),
                lines_out,
            )
        )
    return not waiting and not failed


def _last_read(name: str, all_: Sequence[object]) -> str:
    return "Mailbox last read" if len(all_) == 1 else f"{name} last read"


def _in_order(counts: dict[str, int], names: list[str]) -> str:
    return ", ".join(f"{counts[name]} {name.lower()}" for name in names if counts.get(name)) or "none"


def _ago(at: datetime, now: datetime) -> str:
    seconds = int((now - at).total_seconds())
    return f"{seconds} seconds ago" if seconds < 120 else f"{seconds // 60} minutes ago"


def show_audit(service: Service) -> bool:
    """Compare mailbox, inbox, actions and outbox; print what does not add up; True where everything does."""
    with reading(service.context.engine) as connection:
        faults = audit.find_faults(connection, service.context.now())
    rows: list[tuple[str, object]] = [(name, bad(str(n)) if n else good("0")) for name, n in faults.items()]
    unread = "messages in the mailbox, not yet recorded (the next poll takes them)"
    try:
        rows.append((unread, sum(_unrecorded(mailbox, service) for mailbox in service.mailboxes)))
        away = ""
    except MailboxUnavailableError as error:
        rows.append((unread, bad("not known")))
        away = str(error)
    out.print(table("Audit", ("What", "How many"), rows))
    if away:
        err.print(away, style="red", markup=False)
    return not away and not any(faults.values())


def _unrecorded(mailbox: Mailbox, service: Service) -> int:
    """How many messages lie in a mailbox that no row knows. Raises MailboxUnavailableError."""
    with mailbox.session() as session:
        present = session.present()
    with reading(service.context.engine) as connection:
        return len(present - inbox.unmoved(connection, mailbox.name))
