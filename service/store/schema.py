"""Bringing the schema up to date, and telling whether it is. Knows Alembic; knows no table."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from service.errors import ConfigurationError
from service.store import marks
from service.store.engine import reading, transaction

#: The mark that a step which takes something away sets: the oldest step whose program still works.
OLDEST = "schema/oldest"
#: Any number, the same for all: whoever holds it is the one process that migrates.
_MIGRATION_LOCK = 5_322_5545


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config


def upgrade(engine: Engine) -> None:
    """Run the steps that are missing. Several processes may call it at once: one does it, the others wait.

    Where a newer version has been at the database, nothing is done while its steps have only added: a worker of this
    version may have to start again beside one of that. Raises ConfigurationError once one has taken something away.
    """
    with transaction(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        if _is_ahead(connection):
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def pending(engine: Engine) -> bool:
    """True while the database is behind this version. Raises StoreUnavailableError, ConfigurationError as `upgrade`."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    with reading(engine) as connection:
        return not _is_ahead(connection) and _current(connection) != head


def _is_ahead(connection: Connection) -> bool:
    """True where the schema is of a newer version beside which this one works. Raises ConfigurationError."""
    steps = ScriptDirectory.from_config(_config())
    current = _current(connection)
    if current is None or current in {step.revision for step in steps.walk_revisions()}:
        return False
    oldest = marks.get(connection, OLDEST)
    if oldest is not None and (steps.get_current_head() or "") < oldest[0]:
        problem = f"the schema ({current}) is of a newer version of Minutepost"
        raise ConfigurationError("database.url", problem, "Start that version again, or bring back a backup.")
    return True
