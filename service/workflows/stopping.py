"""The end of a "stop" that came while a worker held mails: what came back to the queue is taken back. Sends nothing."""

from __future__ import annotations

from service.domain.changes import Changes
from service.domain.plan_stop import STOPPABLE, STOPPING, take_back
from service.store import actions, marks, meetings, minutes, outbox
from service.store.engine import Connection
from service.workflows.apply import apply
from service.workflows.context import Context


def finish_stops(connection: Connection, context: Context) -> None:
    """Take back what is stopped, before anybody claims it in this transaction."""
    stopping = marks.starting_with(connection, STOPPING)
    if stopping:
        outbox.free_orphaned(connection, context.now())
    for name, about in stopping.items():
        record = minutes.get(connection, name.removeprefix(STOPPING))
        if record is None or not record.waiting or not _take_back(connection, frozenset(about.split()), context):
            marks.remove(connection, name, about)


def _take_back(connection: Connection, about: frozenset[str], context: Context) -> bool:
    """True where a worker still holds some."""
    unsent = outbox.unsent_about(connection, STOPPABLE, about)
    known = actions.by_ids(connection, _ids(about, "action"), lock=True)
    invited = meetings.invitees_of(connection, _ids(about, "meeting"))
    taken = take_back(unsent, known.values(), invited, context.directory(), context.now())
    changes = Changes(
        actions=taken.actions,
        invitees=taken.invitees,
        withdrawn_mails=taken.withdrawn,
        mails_aside=taken.aside,
        at=context.now(),
    )
    apply(connection, changes, context)
    return bool(outbox.being_sent_about(connection, STOPPABLE, about, [mail.id for mail in unsent]))


def _ids(about: frozenset[str], kind: str) -> list[str]:
    return sorted(ref.removeprefix(f"{kind}:") for ref in about if ref.startswith(f"{kind}:"))
