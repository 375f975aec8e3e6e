"""One after another, where what one of them stumbles over keeps no other back. Knows nothing of what is done."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import TypeVar

from service.errors import TransientError

log = logging.getLogger(__name__)

Item = TypeVar("Item")


def each(items: Iterable[Item], do: Callable[[Item], int]) -> int:
    """Return the sum of what `do` returns for each of `items`.

    Raises TransientError at once, since the others would fare no better; of anything else the first, after the last.
    What is not raised is logged with its stack.
    """
    total, stumbled = 0, list[Exception]()
    for item in items:
        try:
            total += do(item)
        except TransientError:
            _log(stumbled)
            raise
        except Exception as error:  # noqa: BLE001 - raised below
            stumbled.append(error)
    _log(stumbled[1:])
    if stumbled:
        raise stumbled[0]
    return total


def _log(stumbled: Iterable[Exception]) -> None:
    for error in stumbled:
        log.error("one of several was stumbled over", exc_info=error)
