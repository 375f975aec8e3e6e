"""Worker and beat in one process, with the in-memory broker: the default for one machine.

Beat is a thread, never `worker -B`: with memory:// a beat in another process never ticks, and a killed -B leaves an
orphan behind. The solo pool runs one task after another, which is what SQLite wants.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

from celery.beat import EmbeddedService
from celery.worker import WorkController

from service.wiring import service
from tasks.app import app, take_up
from tasks.inbound import watch_mailbox
from tasks.outbound import LONGEST


class Embedded:
    """A worker and a beat that can be started and stopped together."""

    def __init__(self, *, ticking: bool = True) -> None:
        self._ready = threading.Event()
        self._worker = WorkController(
            app=app,
            pool="solo",
            loglevel="WARNING",
            queues=["inbound", "outbound"],
            ready_callback=lambda _: self._ready.set(),
            without_gossip=True,
            without_mingle=True,
            without_heartbeat=True,
        )
        self._beat = EmbeddedService(app, thread=True, scheduler_cls="celery.beat:Scheduler") if ticking else None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    def start(self) -> None:
        """Run in the background; return once tasks are taken."""
        self._thread = threading.Thread(target=self._worker.start, name="worker", daemon=True)
        self._thread.start()
        self._ready.wait(timeout=30)
        if self._beat:
            self._beat.start()
            take_up()
            if service().settings.mailbox.idle:
                threading.Thread(target=watch_mailbox, args=[self._stop], name="watch", daemon=True).start()

    def stop(self) -> None:
        """Finish the task in hand and end: cut off between a server's 250 and our commit, a mail would leave twice."""
        self._stop.set()
        if self._beat:
            self._beat.stop()
        self._worker.stop()
        if self._thread:
            self._thread.join(timeout=LONGEST)


def run_until_told() -> None:
    """Run until SIGINT or SIGTERM."""
    embedded = Embedded()
    told = _told()
    embedded.start()
    told.wait()
    embedded.stop()


def watch_until_told() -> None:
    """Watch the mailbox until SIGINT or SIGTERM."""
    watch_mailbox(_told())


def _told() -> threading.Event:
    """An event that SIGINT and SIGTERM set."""
    told = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, tell)
    return told
