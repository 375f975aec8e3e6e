"""INSERT ... ON CONFLICT for both databases. Knows tables in general; knows none in particular."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Row = Mapping[str, Any]


def _insert(connection: Connection, table: Table) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


def insert_new(connection: Connection, table: Table, row: Row) -> int | None:
    """Insert `row` unless a unique key holds it already; return its primary key, or None where it was there."""
    statement = _insert(connection, table).values(**row).on_conflict_do_nothing()
    inserted = connection.execute(statement.returning(*table.primary_key.columns)).first()
    return inserted[0] if inserted else None


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, or write them over the rows with the same primary key. Every row names the same columns."""
    if not rows:
        return
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key.columns]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), [dict(row) for row in rows])
