"""`minutepost status`: what is where, what waits for a person, and whether every message is accounted for."""

from __future__ import annotations

from datetime import datetime

from service.console.output import bad, err, good, out, table
from service.domain.inbox import InboxState
from service.domain.outbox import OutboxState
from service.errors import MailboxUnavailableError
from service.store import actions, audit, inbox, marks, outbox
from service.store.engine import reading
from service.wiring import Service

_SHOWN = 20


def show(service: Service) -> bool:
    """Print the state; False where something waits for a person."""
    with reading(service.context.engine) as connection:
        entries, mails, known = inbox.counts(connection), outbox.counts(connection), actions.counts(connection)
        waiting = inbox.waiting_for_a_person(connection, _SHOWN)
        failed = outbox.latest(connection, (OutboxState.FAILED, OutboxState.BOUNCED), _SHOWN)
        polled = marks.get(connection, f"polled/{service.mailbox.name}")
    rows = [
        ("Messages", _in_order(entries, [state.value for state in InboxState])),
        ("Mails", _in_order(mails, [state.value for state in OutboxState])),
        ("Actions", _in_order(known, sorted(known))),
        ("Mailbox last read", _ago(polled[1], service.context.now()) if polled else bad("never")),
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


def _in_order(counts: dict[str, int], names: list[str]) -> str:
    return ", ".join(f"{counts[name]} {name.lower()}" for name in names if counts.get(name)) or "none"


def _ago(at: datetime, now: datetime) -> str:
    seconds = int((now - at).total_seconds())
    return f"{seconds} seconds ago" if seconds < 120 else f"{seconds // 60} minutes ago"


def show_audit(service: Service) -> bool:
    """Compare mailbox, inbox, actions and outbox; print what does not add up; True where everything does."""
    with reading(service.context.engine) as connection:
        faults = audit.find_faults(connection, service.context.now())
        unmoved = inbox.unmoved(connection, service.mailbox.name)
    try:
        with service.mailbox.session() as session:
            present = session.present()
    except MailboxUnavailableError as error:
        err.print(str(error), style="red", markup=False)
        return False
    unrecorded = len(present - unmoved)
    rows: list[tuple[str, object]] = [(name, bad(str(n)) if n else good("0")) for name, n in faults.items()]
    rows.append(("messages in the mailbox, not yet recorded (the next poll takes them)", unrecorded))
    out.print(table("Audit", ("What", "How many"), rows))
    return not any(faults.values())
