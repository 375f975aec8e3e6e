"""Small facts by name, and leases: who may do a thing just now. Knows no meaning of the names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select, update

from service.store.tables import leases, marks
from service.store.upsert import insert_new, upsert


def write(connection: Connection, values: Mapping[str, str], now: datetime) -> None:
    """Set marks."""
    upsert(connection, marks, [{"name": name, "value": value, "at": now} for name, value in values.items()])


def get(connection: Connection, name: str) -> tuple[str, datetime] | None:
    """A mark's value and when it was set, or None."""
    row = connection.execute(select(marks.c.value, marks.c.at).where(marks.c.name == name)).first()
    return (row.value, row.at) if row else None


def starting_with(connection: Connection, prefix: str) -> dict[str, str]:
    """The marks whose names begin so, by name."""
    query = select(marks.c.name, marks.c.value).where(marks.c.name.startswith(prefix, autoescape=True))
    return {row.name: row.value for row in connection.execute(query)}


def remove(connection: Connection, name: str, value: str) -> None:
    """Take a mark away, unless another has given it another value meanwhile."""
    connection.execute(delete(marks).where(marks.c.name == name, marks.c.value == value))


def take_lease(connection: Connection, name: str, holder: str, now: datetime, length: timedelta) -> bool:
    """Take or prolong a lease; False while another holder has it.

    One that lasts for longer than twice `length` was taken by a clock far ahead of ours, and may be as good as endless:
    it is passed on. Clocks that far apart let two in at once, which whoever asks for a lease here has to bear.
    """
    if insert_new(connection, leases, {"name": name, "holder": holder, "until": now + length}) is not None:
        return True
    free = or_(leases.c.holder == holder, leases.c.until < now, leases.c.until > now + 2 * length)
    query = update(leases).where(leases.c.name == name, free).values(holder=holder, until=now + length)
    return connection.execute(query).rowcount == 1


def end_lease(connection: Connection, name: str, holder: str) -> None:
    """Give a lease back. The row goes: an end set by a clock that then steps back would keep everybody out."""
    connection.execute(delete(leases).where(leases.c.name == name, leases.c.holder == holder))
