"""Tasks that time brings: each does its latest slot, unless that is done. One call, nothing decided."""

from __future__ import annotations

from service.wiring import service
from tasks.app import app
from tasks.outbound import deliver_due


@app.task
def remind() -> None:
    """Queue the day's reminders, nudges and secretaries' reminders."""
    if service().remind():
        deliver_due.delay()


@app.task
def send_digests() -> None:
    """Queue the period's digests."""
    if service().digest():
        deliver_due.delay()


@app.task
def write_feeds() -> None:
    """Write the calendar feeds that changed."""
    service().write_feeds()


@app.task
def purge() -> None:
    """Drop raw mails past their time."""
    service().purge()
