"""`minutepost check` beside a database server whose clock shows another time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service import wiring
from service.clock import ShiftedClock
from service.console import checks
from service.settings import Database, People, Settings
from tests.builders import DIRECTORY
from tests.servers.postgres import Postgres


@pytest.fixture
def settings(tmp_path: Path, postgres: Postgres) -> Settings:
    (tmp_path / "people.csv").write_text(DIRECTORY, encoding="utf-8")
    return Settings(
        base=tmp_path,
        people=People(directory=Path("people.csv"), secretariat=("n@x.example",)),
        database=Database(url=postgres.url(postgres.create_database())),
    )


def database_line(settings: Settings) -> checks.Finding:
    [line] = [finding for finding in checks.run_checks(settings) if finding.what == "database"]
    return line


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "reached"), (30, "reached"), (-30, "reached"), (300, "ahead of the database"), (-300, "behind the database")],
)
def test_clocks_a_minute_apart_are_red(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, seconds: int, words: str
) -> None:
    clock = ShiftedClock(datetime.now(UTC) + timedelta(seconds=seconds))
    monkeypatch.setattr(wiring, "make_clock", lambda _: clock)
    line = database_line(settings)
    assert words in line.words
    assert line.good is (abs(seconds) < 60)


def test_a_rehearsal_may_have_its_own_time(settings: Settings) -> None:
    rehearsal = settings.model_copy(update={"clock_begins_at": datetime(2030, 1, 1, tzinfo=UTC)})
    assert database_line(rehearsal).good
