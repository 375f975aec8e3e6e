"""Minutes as known: one row per meeting, however often its minutes came. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from service.domain.changes import MinutesRecord
from service.store.prepared import Prepared
from service.store.tables import minutes, outbox
from service.store.upsert import upsert

#: Any number, the same for all; another than that of the migrations.
_TURN = 5_545_5546


def write(connection: Connection, records: Iterable[MinutesRecord], now: datetime) -> None:
    """Insert or overwrite records. `created_at` is when the newest version came."""
    rows = [
        {"id": r.id, "body": r.body, "title": r.title, "held_on": r.held_on, "secretary": r.secretary,
         "waiting": r.waiting, "created_at": now}
        for r in records
    ]  # fmt: skip
    upsert(connection, minutes, rows)


def take_turn(connection: Connection) -> None:
    """Wait until no other transaction decides on minutes: two forms of them, sent at once, are one set of actions.

    SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _TURN})


def _from_row(row: Any) -> MinutesRecord:
    return MinutesRecord(
        id=row.id, body=row.body, title=row.title, held_on=row.held_on, secretary=row.secretary, waiting=row.waiting
    )


_OF_MEETING = Prepared(select(minutes).where(minutes.c.held_on == bindparam("day")).order_by(minutes.c.id))


def of_meeting(connection: Connection, held_on: date) -> list[MinutesRecord]:
    """The minutes known of meetings held on a day."""
    return [_from_row(row) for row in _OF_MEETING.rows(connection, {"day": held_on})]


def last_meeting(connection: Connection, body: str, before: date) -> date | None:
    """The day of a body's last meeting before `before` of which minutes came, or None."""
    query = select(minutes.c.held_on).where(minutes.c.body == body, minutes.c.held_on < before)
    return connection.execute(query.order_by(minutes.c.held_on.desc()).limit(1)).scalar()


def undated(connection: Connection, body: str) -> list[MinutesRecord]:
    """The minutes of a body that bear no date, newest first; at most ten."""
    query = select(minutes).where(minutes.c.body == body, minutes.c.held_on.is_(None))
    return [_from_row(row) for row in connection.execute(query.order_by(minutes.c.created_at.desc()).limit(10))]


def get(connection: Connection, minutes_id: str) -> MinutesRecord | None:
    """The record with this id, or None."""
    row = connection.execute(select(minutes).where(minutes.c.id == minutes_id)).first()
    return _from_row(row) if row else None


def receipt_refs(connection: Connection, minutes_id: str) -> dict[str, str]:
    """What the numbers in the newest receipt about these minutes stand for; empty without one."""
    kinds = ("minutes-receipt", "correction-receipt")
    about = outbox.c.refs["minutes"].as_string() == f"minutes:{minutes_id}"
    query = select(outbox.c.refs).where(outbox.c.kind.in_(kinds), about).order_by(outbox.c.id.desc()).limit(1)
    return dict(connection.execute(query).scalar() or {})


def waiting(connection: Connection, before: datetime) -> list[MinutesRecord]:
    """Minutes that have waited for their secretary's "send" since before `before`."""
    query = select(minutes).where(minutes.c.waiting, minutes.c.created_at < before).order_by(minutes.c.created_at)
    return [_from_row(row) for row in connection.execute(query)]
