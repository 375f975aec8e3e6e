"""The two seams with more than one implementation: where messages come from and where they go. Protocols only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Shelf(StrEnum):
    """Where a message goes once its row is written."""

    PROCESSED = "Processed"
    HELD = "Held"
    IGNORED = "Ignored"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message as fetched, with the cursor that names it: unique for ever within one mailbox."""

    #: RFC 9051 2.3.1.1 UIDVALIDITY; for a Maildir, 0.
    uidvalidity: int
    #: RFC 9051 UID as text; for a Maildir, the unique part of the file name.
    uid: str
    #: The raw message. For one over the size limit only its header; then `size` is larger than `len(octets)`.
    octets: bytes
    #: Size in octets on the server.
    size: int


class Mailbox(Protocol):
    """A mailbox folder that people and this service read. Raises MailboxUnavailableError, nothing else."""

    #: How the mailbox is called in the inbox table; stable over restarts.
    name: str

    def session(self) -> AbstractContextManager[MailboxSession]:
        """Connect, log in, select the folder; leave politely at the end."""
        ...


class MailboxSession(Protocol):
    """One connection to the mailbox."""

    def batches(self, known: frozenset[tuple[int, str]], size: int) -> Iterator[Sequence[Fetched]]:
        """Yield the messages whose (uidvalidity, uid) is not `known`, at most `size` together, never marking them read."""
        ...

    def move(self, cursors: Sequence[tuple[int, str]], shelf: Shelf) -> None:
        """Move messages to the folder of `shelf`, made where missing. One that is gone is no error."""
        ...

    def present(self) -> frozenset[tuple[int, str]]:
        """The cursors of everything in the folder now."""
        ...


@dataclass(frozen=True, slots=True)
class Envelope:
    """RFC 5321: the reverse-path and the one forward-path; never the header fields."""

    sender: str
    recipient: str
    octets: bytes


class Submitter(Protocol):
    """Hands messages to the outside."""

    def session(self) -> AbstractContextManager[SubmissionSession]:
        """Connect and log in once for a batch. Raises SubmissionDeferredError where that fails."""
        ...


class SubmissionSession(Protocol):
    """One connection to the submission server; one message after another over it."""

    def submit(self, envelope: Envelope) -> str:
        """Hand over one message; return the server's words. Raises SubmissionDeferredError or SubmissionRejectedError."""
        ...
