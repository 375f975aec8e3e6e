"""Stand-ins for what is outside: a mailbox, a way out, a clock that stands still. Named classes, passed in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count

from service.domain.transit import Envelope, Fetched, Shelf
from service.errors import MailboxUnavailableError, SubmissionDeferredError, UnreadableError


class StoppedClock:
    """Shows one instant until it is moved forward."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The instant shown."""
        return self.at

    def forward(self, **length: float) -> None:
        """Move on: forward(days=1), forward(hours=2)."""
        self.at += timedelta(**length)

    def until(self, at: datetime) -> None:
        """Move on to an instant that is still to come."""
        assert at >= self.at, f"{at} is past: it is {self.at}"
        self.at = at.astimezone(UTC)


class FakeMailbox:
    """An IMAP folder in memory: messages by cursor, and what was moved where."""

    def __init__(self, name: str = "fake:INBOX", uidvalidity: int = 1) -> None:
        self.name, self.uidvalidity = name, uidvalidity
        self.messages: dict[tuple[int, str], Fetched] = {}
        self.shelves: dict[Shelf, list[Fetched]] = {shelf: [] for shelf in Shelf}
        self.unreachable = False
        self._uids = count(1)

    def add(self, octets: bytes, *, size: int | None = None) -> tuple[int, str]:
        """A message arrives; `size` above its octets stands for one too large to be fetched whole."""
        cursor = (self.uidvalidity, str(next(self._uids)))
        self.messages[cursor] = Fetched(*cursor, octets, len(octets) if size is None else size)
        return cursor

    @contextmanager
    def session(self) -> Iterator[FakeMailbox]:
        """The folder is its own session."""
        if self.unreachable:
            raise MailboxUnavailableError("nobody answers")
        yield self

    def batches(self, known: frozenset[tuple[int, str]], size: int) -> Iterator[Sequence[Fetched]]:
        """What is not known, in batches."""
        fresh = [message for cursor, message in self.messages.items() if cursor not in known]
        yield from (fresh[start : start + size] for start in range(0, len(fresh), size))

    def move(self, cursors: Sequence[tuple[int, str]], shelf: Shelf) -> None:
        """Put messages on a shelf; those that are gone are no error."""
        self.shelves[shelf] += [self.messages.pop(cursor) for cursor in cursors if cursor in self.messages]

    def idle_until(self, timeout: float, stop: threading.Event) -> bool:
        """Something has changed where something lies here; nothing is waited for."""
        return bool(self.messages) and not stop.is_set()

    def present(self) -> frozenset[tuple[int, str]]:
        """What lies in the folder."""
        return frozenset(self.messages)


#: What becomes of an envelope: None is accepted, an error is raised.
Fail = Callable[[Envelope], Exception | None]


class RecordingSubmitter:
    """Takes every message and remembers it, but for those that `fail` finds fault with."""

    def __init__(self, fail: Fail | Exception | None = None) -> None:
        self.fail = fail
        self.sent: list[Envelope] = []
        #: Called with each accepted envelope, before the caller hears of it.
        self.on_accepted: Callable[[Envelope], None] = lambda _: None
        self.unreachable = False

    @contextmanager
    def session(self) -> Iterator[RecordingSubmitter]:
        """Is its own session."""
        if self.unreachable:
            raise SubmissionDeferredError("nobody answers")
        yield self

    def submit(self, envelope: Envelope, following: Envelope | None = None) -> str:
        """Accept, or raise."""
        error = self.fail(envelope) if callable(self.fail) else self.fail
        if error is not None:
            raise error
        self.sent.append(envelope)
        self.on_accepted(envelope)
        return "250 taken"


class NoConverter:
    """A machine without antiword and LibreOffice."""

    def convert(self, name: str, octets: bytes) -> tuple[str, bytes]:
        """Never works."""
        raise UnreadableError(name, "is an old Word file, and no program to read it is installed", "Save it as .docx.")

    def recognise(self, pictures: Iterable[bytes]) -> str:
        """Sees nothing."""
        return ""
