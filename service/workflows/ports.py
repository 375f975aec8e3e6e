"""The two seams with more than one implementation: where messages come from and where they go. Protocols only."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from service.domain.transit import Envelope, Fetched, Shelf


class Mailbox(Protocol):
    """A mailbox folder that people and this service read. Raises MailboxUnavailableError, nothing else."""

    @property
    def name(self) -> str:
        """How the mailbox is called in the inbox table; stable over restarts."""
        ...

    def session(self) -> AbstractContextManager[MailboxSession]:
        """Connect, log in, select the folder; leave politely at the end."""
        ...


class MailboxSession(Protocol):
    """One connection to the mailbox."""

    def batches(self, known: frozenset[tuple[int, str]], size: int) -> Iterator[Sequence[Fetched]]:
        """Yield the messages whose (uidvalidity, uid) is not `known`, at most `size` together; none is marked read.

        Raises ReadingBrokenError where the connection is lost over some of them.
        """
        ...

    def move(self, cursors: Sequence[tuple[int, str]], shelf: Shelf) -> None:
        """Move messages to the folder of `shelf`, made where missing. One that is gone is no error."""
        ...

    def idle_until(self, timeout: float, stop: threading.Event) -> bool:
        """Wait until the folder may have changed (True), `timeout` seconds pass or `stop` is set (False). A hint."""
        ...

    def present(self) -> frozenset[tuple[int, str]]:
        """The cursors of everything in the folder now."""
        ...


class Submitter(Protocol):
    """Hands messages to the outside."""

    def session(self) -> AbstractContextManager[SubmissionSession]:
        """Connect and log in once for a batch. Raises SubmissionDeferredError where that fails."""
        ...


class SubmissionSession(Protocol):
    """One connection to the submission server; one message after another over it."""

    def submit(self, envelope: Envelope, following: Envelope | None = None) -> str:
        """Hand over one message and return the server's words.

        `following` is the one that will be submitted next, where that is known: it may be announced, no more.
        Raises SubmissionDeferredError for "not now" and SubmissionRejectedError for "never".
        """
        ...
