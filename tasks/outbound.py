"""Tasks from the outbox to the outside: one call, nothing decided."""

from __future__ import annotations

from service.wiring import service
from tasks.app import app

#: Seconds after which a task is no longer waited for: longer than a mail's lease, since who is stopped between a
#: server's 250 and our commit sends twice.
LONGEST = 1200


@app.task(soft_time_limit=LONGEST, time_limit=LONGEST + 60)
def deliver_due() -> None:
    """Send a batch of what is due, and ask for the next: others have their turn in between.

    Safe to run twice, and beside others: each mail is claimed by one.
    """
    if service().deliver_batch().total:
        deliver_due.delay()
