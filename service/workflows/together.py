"""Several Changes as one: a mail can hold the minutes of two meetings. Knows Changes and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from service.domain.changes import Changes


def together(parts: Sequence[Changes]) -> Changes:
    """Return the union, in order; the first disposition and instant win."""
    if len(parts) == 1:
        return parts[0]
    joined: dict[str, Any] = {}
    for field in fields(Changes):
        values = [getattr(part, field.name) for part in parts]
        if isinstance(values[0], tuple):
            joined[field.name] = tuple(item for value in values for item in value)
        elif isinstance(values[0], dict):
            joined[field.name] = {key: item for value in values for key, item in value.items()}
        else:
            joined[field.name] = next((value for value in values if value is not None), None)
    return Changes(**joined)
