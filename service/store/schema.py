"""Bringing the schema up to date, and telling whether it is. Knows Alembic; knows no table."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from service.errors import ConfigurationError
from service.store.engine import reading, transaction

#: Any number, the same for all: whoever holds it is the one process that migrates.
_MIGRATION_LOCK = 5_322_5545


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config


def upgrade(engine: Engine) -> None:
    """Run the steps that are missing. Several processes may call it at once: one does it, the others wait.

    Raises ConfigurationError where a newer version of the program has been at the database.
    """
    with transaction(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        config = _config()
        _refuse_newer(_current(connection))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def pending(engine: Engine) -> bool:
    """True while the database is behind this version. Raises StoreUnavailableError, ConfigurationError as `upgrade`."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    with reading(engine) as connection:
        current = _current(connection)
    _refuse_newer(current)
    return current != head


def _refuse_newer(current: str | None) -> None:
    known = {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}
    if current is not None and current not in known:
        problem = f"the schema ({current}) is of a newer version of Minutepost"
        raise ConfigurationError("database.url", problem, "Start that version again, or bring back a backup.")
