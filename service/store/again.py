"""A short write tried again while the database is away for seconds, as when PostgreSQL restarts. Knows no table."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import sleep

from service.errors import StoreUnavailableError

#: Seconds between the tries, together half a minute: a restart takes a few, and whoever asks us to end waits longer.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


def until_written(write: Callable[[], None], pause: Callable[[float], None] = sleep) -> None:
    """Call `write`, and again where the database did not answer. Raises StoreUnavailableError after the last try.

    For what only this process knows: that a mail was taken, whose turn it was. An answer can be lost after the commit,
    so `write` must do no harm the second time.
    """
    for seconds in PAUSES:
        with suppress(StoreUnavailableError):
            return write()
        pause(seconds)
    return write()
