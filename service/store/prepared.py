"""What is asked for every message: worked out once, and on SQLite handed straight to the driver. Knows no table.

SQLAlchemy takes 20 microseconds to bring a statement to the driver where nothing else runs, and 100 among all that a
message takes besides; SQLite answers most of them in 5. What SQLAlchemy knows is used here as well (the SQL, how each
type goes in and comes out), but looked up once. PostgreSQL is asked through SQLAlchemy: see docs/adr/0016.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Executable
from sqlalchemy.engine import Dialect

Values = Mapping[str, Any]
_Converter = Callable[[Any], Any]
_NOTHING: Values = {}
#: What SQLAlchemy leaves where a list comes ("expanding"). SQLite takes a list of words or numbers as one value.
_LIST = re.compile(r"__\[POSTCOMPILE_\w+\]")


class Prepared:
    """A statement whose values have names.

    `columns` are the names that an INSERT or UPDATE is given and does not bind by itself.
    """

    def __init__(self, statement: Executable, columns: Iterable[str] = ()) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._on_sqlite: _Direct | None = None

    def rows(self, connection: Connection, values: Values = _NOTHING) -> Sequence[Any]:
        """Run it, and return what it selects or returns: tuples by the columns' names."""
        direct = self._direct(connection)
        if direct is None:
            return connection.execute(self._statement, values).all()
        return direct.told(_driver(connection).execute(direct.sql, direct.bind(values)))

    def rows_of_each(self, connection: Connection, given: Sequence[Values]) -> Sequence[Any]:
        """Run it for each of `given`, and return all that it returns."""
        direct = self._direct(connection)
        if direct is None:
            return connection.execute(self._statement, given).all()
        execute = _driver(connection).execute
        return [row for values in given for row in direct.told(execute(direct.sql, direct.bind(values)))]

    def change(self, connection: Connection, values: Values = _NOTHING) -> int:
        """Run it, and return how many rows it changed."""
        direct = self._direct(connection)
        if direct is None:
            return connection.execute(self._statement, values).rowcount
        return _driver(connection).execute(direct.sql, direct.bind(values)).rowcount

    def change_each(self, connection: Connection, given: Sequence[Values]) -> None:
        """Run it for each of `given`."""
        direct = self._direct(connection)
        if direct is None:
            connection.execute(self._statement, given)
        else:
            _driver(connection).executemany(direct.sql, map(direct.bind, given))

    def _direct(self, connection: Connection) -> _Direct | None:
        if connection.dialect.name != "sqlite":
            return None
        if self._on_sqlite is None:
            self._on_sqlite = _work_out(self._statement, self._columns, connection.dialect)
        return self._on_sqlite


def _driver(connection: Connection) -> sqlite3.Connection:
    driver: Any = connection.connection.driver_connection
    return driver  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class _Direct:
    """SQL with what goes into its question marks and what comes out."""

    sql: str
    #: For each question mark the name of its value, or None with the value itself; and how a named one goes in.
    slots: tuple[tuple[str | None, _Converter | None, Any], ...]
    make: Callable[[Iterable[Any]], Any]
    #: How those columns come out that do not as they are.
    converters: tuple[tuple[int, _Converter], ...]

    def bind(self, values: Values) -> list[Any]:
        return [
            constant if name is None else values[name] if convert is None else convert(values[name])
            for name, convert, constant in self.slots
        ]

    def told(self, cursor: sqlite3.Cursor) -> list[Any]:
        found: Iterable[Any] = cursor.fetchall()
        return [self.make(row) for row in (map(self._converted, found) if self.converters else found)]

    def _converted(self, row: tuple[Any, ...]) -> list[Any]:
        values = list(row)
        for place, convert in self.converters:
            values[place] = convert(values[place])
        return values


def _work_out(statement: Executable, columns: list[str] | None, dialect: Dialect) -> _Direct:
    compiled: Any = statement.compile(dialect=dialect, column_keys=columns)  # type: ignore[attr-defined]
    binds: Mapping[str, BindParameter[Any]] = compiled.binds
    told = _told(statement)
    row: Any = namedtuple("Row", [str(column.key) for column in told], rename=True)  # type: ignore[misc]
    return _Direct(
        sql=_LIST.sub("SELECT value FROM json_each(?)", compiled.string),
        slots=tuple(_slot(name, binds[name], dialect) for name in compiled.positiontup),
        make=row._make,
        converters=tuple(
            (place, convert)
            for place, column in enumerate(told)
            if (convert := column.type.dialect_impl(dialect).result_processor(dialect, None))
        ),
    )


def _told(statement: Any) -> Sequence[ColumnElement[Any]]:
    """The columns that a SELECT selects, or that another statement returns."""
    return list(statement.selected_columns if statement.is_select else statement.exported_columns)


def _slot(name: str, bind: BindParameter[Any], dialect: Dialect) -> tuple[str | None, _Converter | None, Any]:
    if bind.expanding:
        return name, json.dumps, None
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    if bind.required:
        return name, convert, None
    return None, None, convert(bind.value) if convert else bind.value
