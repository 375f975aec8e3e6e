"""What goes straight to SQLite's driver goes in and comes out as SQLAlchemy has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Time,
    bindparam,
    create_engine,
    delete,
    func,
    insert,
    select,
    update,
)  # fmt: skip

from service.store.columns import Instant, Json
from service.store.prepared import Prepared

things = Table(
    "things",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Instant),
    Column("day", Date),
    Column("hour", Time),
    Column("facts", Json),
    Column("good", Boolean, nullable=False, server_default="0"),
    Column("octets", LargeBinary),
)
LAMP = {
    "id": 1, "name": "lamp", "at": datetime(2026, 3, 16, 10, 0, 0, 5, timezone(timedelta(hours=1))),
    "day": date(2026, 3, 17), "hour": time(9, 30), "facts": {"watts": [4, "é"]}, "good": True, "octets": b"\0\xff",
}  # fmt: skip
STOOL = {"id": 2, "name": "stool", "at": None, "day": None, "hour": None, "facts": None, "good": False, "octets": None}
_INSERT = Prepared(insert(things), LAMP)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        things.create(connection)
        yield connection
    engine.dispose()


def by_sqlalchemy(connection: Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(things).order_by(things.c.id)).mappings()]


def test_values_go_in_as_by_sqlalchemy(connection: Connection) -> None:
    _INSERT.change_each(connection, [LAMP, STOOL])
    prepared = connection.exec_driver_sql("SELECT * FROM things ORDER BY id").all()
    connection.execute(delete(things))
    connection.execute(insert(things), [LAMP, STOOL])
    assert prepared == connection.exec_driver_sql("SELECT * FROM things ORDER BY id").all()
    assert prepared[0].at == "2026-03-16 09:00:00.000005"


def test_rows_come_out_as_by_sqlalchemy(connection: Connection) -> None:
    connection.execute(insert(things), [LAMP, STOOL])
    rows = Prepared(select(things).order_by(things.c.id)).rows(connection)
    assert [row._asdict() for row in rows] == by_sqlalchemy(connection) == [LAMP, STOOL]
    assert rows[0].at.tzinfo is UTC


def test_values_of_the_statement_and_of_the_call(connection: Connection) -> None:
    _INSERT.change_each(connection, [LAMP, STOOL])
    since = Prepared(select(things.c.name).where(things.c.at >= bindparam("since"), things.c.good.is_(True)).limit(3))
    assert since.rows(connection, {"since": LAMP["at"]}) == [("lamp",)]
    assert since.rows(connection, {"since": datetime(2026, 3, 16, 9, 0, 1, tzinfo=UTC)}) == []


def test_columns_without_a_name_of_their_own(connection: Connection) -> None:
    _INSERT.change(connection, LAMP)
    assert Prepared(select(func.count(), func.max(things.c.at), things.c.name)).rows(connection)[0][0] == 1


def test_how_many_rows_a_change_touched(connection: Connection) -> None:
    _INSERT.change_each(connection, [LAMP, STOOL])
    rename = Prepared(update(things).where(things.c.id == bindparam("which")).values(facts=None), ["name"])
    assert rename.change(connection, {"which": 2, "name": "bench"}) == 1
    assert rename.change(connection, {"which": 3, "name": "bench"}) == 0
    assert [row["name"] for row in by_sqlalchemy(connection)] == ["lamp", "bench"]


def test_what_each_returns(connection: Connection) -> None:
    told = Prepared(insert(things).returning(things.c.id, things.c.at), ("name", "at", "good"))
    given = [{"name": name, "at": LAMP["at"], "good": True} for name in ("lamp", "shade")]
    assert [(row.id, row.at) for row in told.rows_of_each(connection, given)] == [(1, LAMP["at"]), (2, LAMP["at"])]


def test_a_list_of_values(connection: Connection) -> None:
    _INSERT.change_each(connection, [LAMP, STOOL])
    among = Prepared(
        select(things.c.id).where(
            things.c.name.in_(bindparam("names", expanding=True)), things.c.id.in_(bindparam("ids", expanding=True))
        )
    )
    assert among.rows(connection, {"names": ["lamp", "stool", '"é", x'], "ids": [2, 3]}) == [(2,)]
    assert among.rows(connection, {"names": [], "ids": [2]}) == []


def test_a_civil_time_is_no_instant(connection: Connection) -> None:
    with pytest.raises(ValueError, match="aware"):
        _INSERT.change(connection, {**LAMP, "at": datetime(2026, 3, 16)})  # noqa: DTZ001 - what is refused
