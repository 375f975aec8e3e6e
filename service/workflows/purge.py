"""Dropping what has been kept long enough: the octets of raw mails. The record of actions stays."""

from __future__ import annotations

from datetime import timedelta

from service.store import inbox, outbox
from service.store.engine import transaction
from service.workflows.context import Context


def purge(context: Context) -> int:
    """Drop the octets of settled messages and sent mails past their time; return how many."""
    before = context.now() - timedelta(days=context.policy.raw_mail_days)
    with transaction(context.engine) as connection:
        return inbox.purge(connection, before) + outbox.purge(connection, before)
