"""Tasks from the mailbox to the inbox's final states: ids in, one call, nothing decided."""

from __future__ import annotations

import threading

from service.wiring import service
from tasks.app import app
from tasks.outbound import deliver_due


@app.task
def poll_mailbox() -> None:
    """Read the mailbox once. Safe to run twice: one process polls at a time."""
    polled = service().poll()
    for entry_id in polled.recorded if polled else ():
        process_entry.delay(entry_id)


@app.task
def process_entry(entry_id: int) -> None:
    """Bring one entry to its final state. Safe to run twice: the row decides."""
    done = service().process(entry_id)
    if done is not None and done.queued:
        deliver_due.delay()


def watch_mailbox(stop: threading.Event) -> None:
    """Ask for a poll whenever the mailbox says that mail came. No task: a thread or a process of its own."""
    service().watch(stop, poll_mailbox.delay)


@app.task
def sweep_inbox() -> None:
    """Hand out the entries whose hint was lost."""
    for entry_id in service().waiting_entries():
        process_entry.delay(entry_id)
