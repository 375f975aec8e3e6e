"""The SQLite file and its copies on the disk: whose they are, and that a copy never takes the place of the original."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.errors import PermanentError
from service.store import marks, schema
from service.store.engine import back_up, open_engine, transaction

NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)


def test_the_database_is_its_owners_alone(tmp_path: Path) -> None:
    """Whole mails are in it. What SQLite puts beside it takes the same rights."""
    engine = open_engine(f"sqlite:///{tmp_path}/var/minutepost.db")
    schema.upgrade(engine)
    with transaction(engine) as connection:
        marks.write(connection, {"a": "b"}, NOW)
    files = {file.name: file.stat().st_mode & 0o077 for file in (tmp_path / "var").iterdir()}
    assert files == {"minutepost.db": 0, "minutepost.db-wal": 0, "minutepost.db-shm": 0}
    engine.dispose()


def test_the_rights_of_one_that_is_there_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "minutepost.db"
    file.touch()
    file.chmod(0o660)
    schema.upgrade(open_engine(f"sqlite:///{file}"))
    assert file.stat().st_mode & 0o777 == 0o660


@pytest.mark.parametrize("name", ["minutepost.db", "link.db"])
def test_a_copy_does_not_take_the_place_of_the_database(tmp_path: Path, name: str) -> None:
    """Whatever runs would go on writing to a file without a name."""
    engine = open_engine(f"sqlite:///{tmp_path}/minutepost.db")
    schema.upgrade(engine)
    (tmp_path / "link.db").symlink_to(tmp_path / "minutepost.db")
    before = (tmp_path / "minutepost.db").stat().st_ino
    with pytest.raises(PermanentError, match="is the database itself"):
        back_up(engine, tmp_path / name)
    assert (tmp_path / "minutepost.db").stat().st_ino == before
    engine.dispose()
