"""The secret in the state folder: made once, kept, and never empty. Knows no settings and nothing of what it signs."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from service.errors import ConfigurationError

#: Characters below which a kept secret is none of ours.
_SHORTEST = 16


def kept_secret(path: Path) -> str:
    """The secret in a file, made where there is none. An empty one would let anybody sign.

    Raises ConfigurationError where the file cannot be read or written, or holds something else.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(32))
        kept = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        problem = f"no secret is set, and {path} cannot be read or written: {error.strerror}"
        raise ConfigurationError(
            "secret", problem, "Set MINUTEPOST_SECRET, or mend the rights of the folder."
        ) from error
    if len(kept) < _SHORTEST or not kept.isascii():
        remedy = "Bring it back from the backup; where there is none, remove the file: answers to older mails are held."
        raise ConfigurationError("secret", f"{path} is damaged", remedy)
    return kept


def _write_once(path: Path, secret: str) -> None:
    """Two processes may start at once: the first to link its file wins."""
    mine = path.with_name(f"{path.name}.{os.getpid()}")
    mine.touch(mode=0o600)
    mine.write_text(secret, encoding="ascii")
    with mine.open("rb") as file:
        os.fsync(file.fileno())  # a power cut must not leave an empty one
    try:
        os.link(mine, path)
    except FileExistsError:
        return
    finally:
        mine.unlink()
