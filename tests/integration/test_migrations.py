"""Steps of the schema: each only adds, so that workers of the version before go on beside it; or it says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, inspect

from service.store import schema
from service.store.engine import Engine, open_engine, transaction

STEPS = list(reversed(list(ScriptDirectory.from_config(schema._config()).walk_revisions())))

#: Table to column to whether an INSERT that does not name it works.
Shape = dict[str, dict[str, bool]]


def shape_of(connection: Connection) -> Shape:
    """The tables as they are."""
    found = inspect(connection)
    return {
        name: {c["name"]: bool(c["nullable"] or c["default"] is not None) for c in found.get_columns(name)}
        for name in found.get_table_names()
    }


def what_breaks(before: Shape, after: Shape) -> list[str]:
    """What the version before would stumble over."""
    gone = [f"table {name} is gone" for name in before.keys() - after.keys()]
    for name in before.keys() & after.keys():
        gone += [f"{name}.{column} is gone" for column in before[name].keys() - after[name].keys()]
        fresh = after[name].keys() - before[name].keys()
        gone += [f"{name}.{column} must be given" for column in fresh if not after[name][column]]
    return gone


def _go_to(engine: Engine, revision: str) -> Shape:
    config = schema._config()
    with transaction(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        return shape_of(connection)


@pytest.mark.parametrize("number", range(len(STEPS)))
def test_a_step_only_adds_or_says_which_versions_it_leaves_behind(number: int, tmp_path: Path) -> None:
    step = STEPS[number]
    engine = open_engine(f"sqlite:///{tmp_path / 'steps.db'}")
    before: Shape = _go_to(engine, str(step.down_revision)) if step.down_revision else {}
    broken = what_breaks(before, _go_to(engine, step.revision))
    engine.dispose()
    source = Path(step.path).read_text(encoding="utf-8")
    assert not broken or schema.OLDEST in source, f"{step.revision}: {broken}"


def test_what_the_version_before_would_stumble_over_is_found(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'shapes.db'}")
    shapes = []
    for columns in (["a", "b"], ["a", "c"]):
        tables = MetaData()
        Table(
            "things",
            tables,
            Column("id", Integer, primary_key=True),
            *(Column(c, Text, nullable=False) for c in columns),
        )
        if len(shapes) == 0:
            Table("others", tables, Column("id", Integer, primary_key=True))
        with transaction(engine) as connection:
            tables.create_all(connection)
            shapes.append(shape_of(connection))
            connection.exec_driver_sql("drop table things")
            connection.exec_driver_sql("drop table if exists others")
    engine.dispose()
    assert sorted(what_breaks(*shapes)) == ["table others is gone", "things.b is gone", "things.c must be given"]
