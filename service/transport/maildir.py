"""A Maildir as a mailbox: messages are files, shelves are Maildir++ folders beside them. Knows no message format."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from service.domain.transit import Fetched, Shelf
from service.errors import MailboxRefusedError, MailboxUnavailableError

log = logging.getLogger(__name__)

#: A Maildir has no UIDVALIDITY: the unique part of a file name is unique for ever.
_UIDVALIDITY = 0

#: Where messages are. tmp holds deliveries that are not finished.
_READ = ("new", "cur")

#: Seconds between two looks for new files while waiting.
_LOOK_EVERY = 1.0

#: Octets of an oversize message that are searched for the end of its header.
_HEADER = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class MaildirMailbox:
    """A Maildir folder, read without a trace: files are only ever renamed."""

    #: How the mailbox is called in the inbox table; stable over restarts.
    name: str
    path: Path
    #: A message over this many octets is read as its header only.
    largest: int = 30_000_000

    @contextmanager
    def session(self) -> Iterator[MaildirSession]:
        """Open the folder; new/, cur/ and tmp/ are made in it where missing. Raises MailboxUnavailableError."""
        with _explained(self.path):
            if not self.path.is_dir():
                raise MailboxUnavailableError(f"there is no folder {self.path}; make it, or check mailbox.path")
            make_maildir(self.path)
        yield MaildirSession(self.path, self.largest)


class MaildirSession:
    """One look at the folder. Every method raises MailboxUnavailableError and nothing else."""

    def __init__(self, path: Path, largest: int) -> None:
        self._path = path
        self._largest = largest

    def batches(self, known: frozenset[tuple[int, str]], size: int) -> Iterator[Sequence[Fetched]]:
        """Yield the messages whose cursor is not `known`, at most `size` together, in the order of their names."""
        with _explained(self._path):
            waiting = iter([uid for uid in sorted(self._files()) if (_UIDVALIDITY, uid) not in known])
        while group := list(islice(waiting, size)):
            with _explained(self._path):
                fetched = self._fetched(group)
            if fetched:
                yield fetched

    def move(self, cursors: Sequence[tuple[int, str]], shelf: Shelf) -> None:
        """Move messages to the folder of `shelf`, made where missing. One that is gone is no error.

        Raises MailboxRefusedError where the system refuses (rights, a full disk); the folder can be read all the same.
        """
        with _explained(self._path, MailboxRefusedError):
            target = self._path / f".{shelf.value}"
            make_maildir(target)
            (target / "maildirfolder").touch()
            files = self._files()
            for _uidvalidity, uid in cursors:
                if uid in files:
                    _move_file(files[uid], target)

    def present(self) -> frozenset[tuple[int, str]]:
        """The cursors of everything in the folder now."""
        with _explained(self._path):
            return frozenset((_UIDVALIDITY, uid) for uid in self._files())

    def idle_until(self, timeout: float, stop: threading.Event) -> bool:
        """Look every second whether something was put into new/."""
        before = self._changed_at()
        ends = time.monotonic() + timeout
        while not stop.wait(_LOOK_EVERY) and time.monotonic() < ends:
            if self._changed_at() != before:
                return True
        return False

    def _changed_at(self) -> int:
        with _explained(self._path):
            return (self._path / "new").stat().st_mtime_ns

    def _files(self) -> dict[str, Path]:
        """Path per unique part. Whatever begins with a dot or is no plain file is not a message."""
        return {
            _unique_part(entry.name): Path(entry.path)
            for folder in _READ
            for entry in os.scandir(self._path / folder)
            if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False)
        }

    def _fetched(self, uids: Sequence[str]) -> list[Fetched]:
        files = self._files()  # again: a mail program renames a file when a person opens the message
        found = ((uid, self._read(files[uid])) for uid in uids if uid in files)
        return [Fetched(_UIDVALIDITY, uid, *read) for uid, read in found if read is not None]

    def _read(self, path: Path) -> tuple[bytes, int] | None:
        """Octets and size; None where the file has just gone, or cannot be read: then the others still are."""
        try:
            with path.open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                if size <= self._largest:
                    octets = file.read()
                    return octets, len(octets)
                return _header(file.read(_HEADER)), size
        except FileNotFoundError:
            return None
        except OSError as error:
            log.warning("the message %s is left out: %s; check who owns it", path, error.strerror)
            return None


def make_own_mailbox(path: Path) -> None:
    """Make the Maildir that is read, where it is ours to make. Raises MailboxUnavailableError."""
    with _explained(path):
        make_maildir(path)


def make_maildir(path: Path) -> None:
    """Make `path` a Maildir: new/, cur/ and tmp/ in it."""
    for name in ("tmp", "new", "cur"):
        (path / name).mkdir(parents=True, exist_ok=True)


def _unique_part(file_name: str) -> str:
    """The file name without the flags (":2,S"), as text that can be stored even where it is no UTF-8."""
    unique = file_name.partition(":")[0]
    return os.fsencode(unique).decode("utf-8", "backslashreplace")


def _header(octets: bytes) -> bytes:
    """Up to and with the empty line."""
    ends = [at + len(gap) for gap in (b"\r\n\r\n", b"\n\n") if (at := octets.find(gap)) >= 0]
    return octets[: min(ends)] if ends else octets


def _move_file(path: Path, target: Path) -> None:
    """Rename into the same subfolder of `target`, never over another message."""
    unique, colon, flags = path.name.partition(":")
    goal, tries = target / path.parent.name / path.name, 0
    while goal.exists():
        tries += 1
        goal = goal.with_name(f"{unique}_{tries}{colon}{flags}")
    try:
        path.rename(goal)
    except FileNotFoundError:
        return


@contextmanager
def _explained(path: Path, kind: type[MailboxUnavailableError] = MailboxUnavailableError) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise kind(
            f"{error.filename or path} may not be read or changed by this user; check the owner of {path}"
        ) from error
    except OSError as error:
        raise kind(f"the folder {path} cannot be used ({error.strerror}); check mailbox.path") from error
