"""A refresh token in a file of the state folder, for all processes of a machine. Knows no token server."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TokenFile:
    """The token that the server gave last, and below it of which `first` it descends: another setting begins anew."""

    path: Path
    #: As the settings have it.
    first: str = field(repr=False)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep the other processes out; a lock ends with its process. Where none can be made, no token can be kept."""
        with ExitStack() as stack:
            with suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                lock = stack.enter_context(self.path.with_name(f"{self.path.name}.lock").open("a"))
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def read(self) -> str:
        """The token that is good now. Raises OSError."""
        kept, ancestor = self._lines()
        return kept if kept and ancestor in ("", self._ancestor()) else self.first

    def instead(self) -> str:
        """Where the server refuses `read`: the settings' token, if the kept one may not come from it; else "".

        Raises OSError.
        """
        kept, ancestor = self._lines()
        return self.first if kept not in ("", self.first) and not ancestor else ""

    def write(self, refresh_token: str) -> None:
        """Keep another, whole or not at all, readable by its owner alone. Raises OSError."""
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"{refresh_token}\n{self._ancestor()}\n")
            file.flush()
            os.fsync(file.fileno())  # the old one may be invalid already: a power cut must not leave an empty one
        fresh.replace(self.path)

    def _lines(self) -> tuple[str, str]:
        """The token and its ancestor's hash; "" where a file of an earlier version has no second line, or none is."""
        if not self.path.exists():
            return "", ""
        kept, _, ancestor = self.path.read_text(encoding="ascii", errors="replace").strip().partition("\n")
        return kept, ancestor

    def _ancestor(self) -> str:
        return sha256(self.first.encode()).hexdigest()
