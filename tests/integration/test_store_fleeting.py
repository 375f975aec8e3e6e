"""What a claim may lose: nothing to a crash of ours, itself to a power cut; everything else waits for the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.store import marks, schema
from service.store.engine import Engine, open_engine, reading, transaction
from tests.builders import NOW
from tests.servers.postgres import Postgres

#: PRAGMA synchronous (SQLite): 1 leaves the log to the system, 2 waits for the disk.
LEFT, WAITS = 1, 2


def durability(engine: Engine, *, fleeting: bool) -> int:
    with transaction(engine, fleeting=fleeting) as connection:
        return int(connection.exec_driver_sql("PRAGMA synchronous").scalar_one())


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_engine(f"sqlite:///{tmp_path}/store.db")
    schema.upgrade(engine)
    return engine


def test_only_a_fleeting_transaction_does_not_wait_for_the_disk(engine: Engine) -> None:
    wanted = [(False, WAITS), (True, LEFT), (True, LEFT), (False, WAITS), (True, LEFT), (False, WAITS)]
    assert [durability(engine, fleeting=fleeting) for fleeting, _ in wanted] == [level for _, level in wanted]


def test_another_connection_is_not_concerned(engine: Engine) -> None:
    with transaction(engine, fleeting=True), reading(engine) as other:
        assert other.exec_driver_sql("PRAGMA synchronous").scalar_one() == WAITS


def test_after_a_failure_the_disk_is_waited_for_again(engine: Engine) -> None:
    with pytest.raises(RuntimeError), transaction(engine, fleeting=True):
        raise RuntimeError
    assert durability(engine, fleeting=False) == WAITS


def test_what_is_fleeting_is_seen_by_others_at_once(engine: Engine) -> None:
    with transaction(engine, fleeting=True) as connection:
        marks.write(connection, {"mark": "made"}, NOW)
    with reading(engine) as connection:
        found = marks.get(connection, "mark")
    assert found is not None
    assert found[0] == "made"


def test_postgres_waits_for_the_disk_but_for_what_is_fleeting(postgres: Postgres) -> None:
    engine = open_engine(postgres.url(postgres.create_database()))
    found = []
    for fleeting in (False, True, False):
        with transaction(engine, fleeting=fleeting) as connection:
            found.append(connection.exec_driver_sql("SHOW synchronous_commit").scalar_one())
    engine.dispose()
    assert found[1] == "off"
    assert found[0] == found[2]
