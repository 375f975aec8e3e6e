"""Tasks from the outbox to the outside: one call, nothing decided."""

from __future__ import annotations

from service.wiring import service
from tasks.app import app


@app.task
def deliver_due() -> None:
    """Send what is due. Safe to run twice, and beside others: each mail is claimed by one."""
    service().deliver()
