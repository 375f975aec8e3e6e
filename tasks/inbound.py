"""Tasks from the mailbox to the inbox's final states: ids in, one call, nothing decided."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from time import monotonic

from service.wiring import service
from tasks.app import app
from tasks.outbound import deliver_due

#: Entries of one task. What they bring about is sent after it over one set of connections; the first mail of them
#: waits for the last entry, which is a fifth of a second.
AT_ONCE = 8
#: Seconds after which a task leaves the rest of its entries to another: one that runs for nine minutes is ended, and
#: pictures of text in the first seven messages would fail the eighth.
LONG = 60.0


@app.task
def poll_mailbox() -> None:
    """Read the mailbox once. Safe to run twice: one process polls at a time."""
    polled = service().poll()
    _hand_out(polled.recorded if polled else ())


@app.task
def process_entry(*entry_ids: int) -> None:
    """Bring a few entries to their final states, one after another. Safe to run twice: the rows decide."""
    begun, rest, queued = monotonic(), list(entry_ids), False
    while rest and (len(rest) == len(entry_ids) or monotonic() - begun < LONG):
        done = service().process(rest.pop(0))
        queued = queued or (done is not None and bool(done.queued))
    if rest:
        process_entry.delay(*rest)
    if queued:
        deliver_due.delay()


def _hand_out(entry_ids: Sequence[int]) -> None:
    for start in range(0, len(entry_ids), AT_ONCE):
        process_entry.delay(*entry_ids[start : start + AT_ONCE])


def watch_mailbox(stop: threading.Event) -> None:
    """Ask for a poll whenever the mailbox says that mail came. No task: a thread or a process of its own."""
    service().watch(stop, poll_mailbox.delay)


@app.task
def sweep_inbox() -> None:
    """Hand out the entries whose hint was lost."""
    _hand_out(service().waiting_entries())
