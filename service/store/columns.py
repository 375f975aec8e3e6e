"""Column types that SQLite and PostgreSQL must agree on. Knows instants and JSON; knows no table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

#: JSON text on SQLite, JSONB on PostgreSQL.
Json = JSON().with_variant(JSONB(), "postgresql")


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as UTC. Refuses naive values: a civil time is never an instant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """SQLite's text in one step: there the general way writes each field by itself, forty times a message."""
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class's signature
        """Give the database UTC."""
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the base class's signature
        """Return UTC, whatever the database kept."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("an instant must be aware")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    """As SQLAlchemy writes it: "2026-03-16 09:00:04.562184", in UTC."""
    return None if value is None else _in_utc(value).replace(tzinfo=None).isoformat(" ", "microseconds")
