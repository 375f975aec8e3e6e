"""INSERT ... ON CONFLICT for both databases. Knows tables in general; knows none in particular.

Statements are built once per table and set of columns: building them each time cost more than running them
(measured: 0.5 ms of a processor against 0.1 ms on SQLite).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Executable, Table
from sqlalchemy.dialects import postgresql, sqlite

from service.store.prepared import Prepared

Row = Mapping[str, Any]


def _insert(dialect: str, table: Table) -> Any:
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


@cache
def _insert_new(dialect: str, table: Table, columns: tuple[str, ...], told: tuple[Column[Any], ...]) -> Prepared:
    statement: Executable = _insert(dialect, table).on_conflict_do_nothing().returning(*told)
    return Prepared(statement, columns)


@cache
def _upsert(dialect: str, table: Table, columns: tuple[str, ...]) -> Prepared:
    statement = _insert(dialect, table)
    keys = [column.name for column in table.primary_key.columns]
    changed = {name: statement.excluded[name] for name in columns if name not in keys}
    return Prepared(statement.on_conflict_do_update(index_elements=keys, set_=changed), columns)


def insert_new(connection: Connection, table: Table, row: Row) -> int | None:
    """Insert `row` unless a unique key holds it already; return its primary key, or None where it was there."""
    inserted = insert_all_new(connection, table, [row])
    return inserted[0][0] if inserted else None


def insert_all_new(
    connection: Connection, table: Table, rows: Sequence[Row], told: tuple[Column[Any], ...] = ()
) -> Sequence[Any]:
    """Insert those of `rows` that no unique key holds already; return `told`, or the keys, of each.

    Every row names the same columns.
    """
    if not rows:
        return []
    keys = tuple(table.primary_key.columns)
    return _insert_new(connection.dialect.name, table, tuple(rows[0]), told or keys).rows_of_each(connection, rows)


def upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, or write them over the rows with the same primary key. Every row names the same columns."""
    if rows:
        _upsert(connection.dialect.name, table, tuple(rows[0])).change_each(connection, rows)
