"""One after another, where what one of them stumbles over keeps no other back. Knows nothing of what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from service.errors import TransientError

Item = TypeVar("Item")


def each(items: Iterable[Item], do: Callable[[Item], int]) -> int:
    """Return the sum of what `do` returns for each of `items`.

    Raises TransientError at once, since the others would fare no better; of anything else the first, after the last.
    """
    total, stumbled = 0, list[Exception]()
    for item in items:
        try:
            total += do(item)
        except TransientError:
            raise
        except Exception as error:  # noqa: BLE001 - raised below
            stumbled.append(error)
    if stumbled:
        raise stumbled[0]
    return total
