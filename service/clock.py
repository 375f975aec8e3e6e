"""The only reader of the clock. `now` is an argument everywhere else, always aware."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """A clock that began at a set instant when it was made and runs on from there: for demos and rehearsals."""

    def __init__(self, begins_at: datetime) -> None:
        self._shift: timedelta = begins_at.astimezone(UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        """The shifted instant in UTC."""
        return datetime.now(UTC) + self._shift

    def forward(self, by: timedelta) -> None:
        """Jump ahead, as a rehearsal of days to come."""
        self._shift += by
