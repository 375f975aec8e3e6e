"""A Maildir as the way out: each message becomes a file, for trying the service without a mail server."""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.domain.transit import Envelope
from service.errors import SubmissionDeferredError
from service.transport.maildir import make_maildir

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaildirSubmitter:
    """Writes every message, octet for octet, as one .eml file into new/ of the folder `path`."""

    path: Path

    @contextmanager
    def session(self) -> Iterator[MaildirSubmission]:
        """Make the Maildir where it is missing. Raises SubmissionDeferredError."""
        try:
            make_maildir(self.path)
        except OSError as error:
            raise _deferred(self.path, error) from error
        yield MaildirSubmission(self.path)


class MaildirSubmission:
    """The open folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def submit(self, envelope: Envelope, following: Envelope | None = None) -> str:  # noqa: ARG002 - nobody to tell
        """Write one message and return its path. Raises SubmissionDeferredError where the disk refuses."""
        name = _unique_name()
        unfinished, finished = self._path / "tmp" / name, self._path / "new" / name
        try:
            _write(unfinished, envelope.octets)
            unfinished.rename(finished)
            _sync_folder(finished.parent)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise _deferred(self._path, error) from error
        return f"written to {finished}"


def _unique_name() -> str:
    # The Maildir convention; the time only orders the files for who looks at them.
    return f"{time.time_ns()}.{os.getpid()}_{next(_numbers)}.eml"


def _write(path: Path, octets: bytes) -> None:
    with path.open("xb") as file:
        file.write(octets)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _deferred(path: Path, error: OSError) -> SubmissionDeferredError:
    return SubmissionDeferredError(
        f"the message cannot be written to {path} ({error.strerror}); make room or check its owner"
    )
