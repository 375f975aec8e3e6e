"""Two versions of the program at one database: the newer has added to the schema, the older works on beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from service.store import schema
from tests.faults import story
from tests.faults.account import House
from tests.faults.stepper import ROUND, Stepper
from tests.servers.postgres import Postgres
from tests.servers.programs import ROOT

#: An expand step, with everything that one may do.
_STEP = '''\
"""A step of the next version."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9001", "{head}", None, None


def upgrade() -> None:
    """Add."""
    op.add_column("outbox", sa.Column("later", sa.Text(), nullable=True))
    op.add_column("actions", sa.Column("weight", sa.Integer(), server_default="1", nullable=False))
    op.create_table("labels", sa.Column("name", sa.Text(), primary_key=True))
    op.create_index("ix_inbox_sender", "inbox", ["sender"])
'''


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepper]:
    """The next version: this one with one more step."""
    root = tmp_path_factory.mktemp("newer")
    for name in ("service", "tasks", "templates", "tests", "demo"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", "corpus"))
    steps = root / "service" / "store" / "migrations" / "versions"
    head = max(path.name for path in steps.glob("[0-9]*.py"))[:4]
    (steps / "9001_a_later_step.py").write_text(_STEP.format(head=head))
    with closing(Stepper(root)) as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, make_house: Callable[..., House]) -> House:
    """An installation of this version."""
    if request.param == "sqlite":
        return make_house()
    postgres: Postgres = request.getfixturevalue("postgres")
    return make_house(database=postgres.url(postgres.create_database()))


def _step_of(house: House) -> str:
    return str(house.rows("select version_num from alembic_version")[0][0])


@pytest.mark.timeout(300)
def test_a_worker_of_this_version_beside_one_of_the_next(house: House, newer: Stepper, tmp_path: Path) -> None:
    """Messages before the upgrade, and while both versions poll, process and deliver at the same time."""
    house.receive(story.minutes(1))
    house.run(["poll", "process"])
    environment = {**house.environment, "MINUTEPOST_CLOCK_BEGINS_AT": house.at.isoformat()}
    newer.run(environment, ["audit"])
    assert _step_of(house) == "9001"
    for number in range(2, 10):
        house.receive(story.minutes(number))
    with ThreadPoolExecutor(2) as pool:  # this version starts anew here, at a schema that it does not know
        work = [pool.submit(one.run, environment, [*ROUND, *ROUND]) for one in (house.stepper, newer)]
        assert all(done.result().signal == 0 for done in work)
    house.run()
    house.check(meetings=9)
    assert _step_of(house) == "9001"


def test_once_the_next_version_takes_something_away_this_one_says_so(house: House, newer: Stepper) -> None:
    newer.run({**house.environment, "MINUTEPOST_CLOCK_BEGINS_AT": house.at.isoformat()}, ["audit"])
    engine = create_engine(house.database)
    with engine.begin() as connection:
        values = {"name": schema.OLDEST, "value": "9001", "at": house.at.isoformat()}
        connection.execute(text("insert into marks (name, value, at) values (:name, :value, :at)"), values)
    engine.dispose()
    with pytest.raises(AssertionError, match=r"ConfigurationError: database\.url: the schema \(9001\) is of a newer"):
        house.run(["poll"])
