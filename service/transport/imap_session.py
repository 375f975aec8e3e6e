"""One connection to an IMAP folder: read what is new, move what is settled. Knows messages; knows no account."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from service.domain.transit import Fetched, Shelf
from service.errors import MailboxRefusedError, MailboxUnavailableError, ReadingBrokenError
from service.transport.imap_folders import Folders

log = logging.getLogger(__name__)

#: Messages in one command that carries no bodies. 500 UIDs of 10 digits stay below the 8,000 octets that
#: RFC 7162 4 tells servers to accept in one line.
_IN_ONE_COMMAND = 500

#: The sizes that can be stored; what a server says beyond is no size.
_SMALLEST_SIZE, _LARGEST_SIZE = 0, 2**31 - 1

#: Octets that one batch may hold in memory.
_IN_ONE_BATCH = 32_000_000

#: RFC 2177: a server may log out who idles for 30 minutes.
_LONGEST_IDLE = 25 * 60.0

#: Seconds between two looks at the stop event while idling.
_IDLE_SLICE = 1.0


class ImapSession:
    """The selected folder. Every method raises MailboxUnavailableError and nothing else."""

    def __init__(
        self,
        client: IMAPClient,
        uidvalidity: int,
        shelves: Mapping[Shelf, str],
        largest: int,
        explained: Callable[[], AbstractContextManager[None]],
        *,
        writable: bool = True,
    ) -> None:
        self._client = client
        self._uidvalidity = uidvalidity
        self._shelves = shelves
        self._largest = largest
        self._explained = explained
        self._writable = writable
        self._folders = Folders(client)

    def batches(self, known: frozenset[tuple[int, str]], size: int) -> Iterator[Sequence[Fetched]]:
        """Yield the messages whose (uidvalidity, uid) is not `known`, at most `size` together, oldest first.

        Nothing is marked as read (BODY.PEEK). Messages flagged as deleted are left alone, one that goes away
        meanwhile is left out, and of one larger than the limit only the header is fetched. Raises ReadingBrokenError
        where the connection is lost over some of them.
        """
        with self._explained():
            waiting = [uid for uid in self._uids("UNDELETED") if (self._uidvalidity, str(uid)) not in known]
        for group in _groups(waiting, max(size, _IN_ONE_COMMAND)):
            with self._reading(group):
                sizes = self._sizes(group)
            for batch in _batches(sizes, size, self._largest):
                with self._reading(batch):
                    fetched = self._fetched(batch, sizes)
                if fetched:
                    yield fetched

    def move(self, cursors: Sequence[tuple[int, str]], shelf: Shelf) -> None:
        """Move messages to the folder of `shelf`, made where missing. One that is gone is no error.

        Raises MailboxRefusedError where the server refuses (quota, rights); the session can be used on.
        """
        if not self._writable:
            raise MailboxRefusedError(
                "the mailbox's folder is read-only for us, or we may not delete in it; messages are read and acted on, "
                "and stay where they are"
            )
        uids = [int(uid) for uidvalidity, uid in cursors if uidvalidity == self._uidvalidity]
        with self._explained():
            target = self._folders.ensure(self._shelves[shelf]) if uids else ""
            for group in _groups(uids, _IN_ONE_COMMAND):
                self._move_some(group, target)

    def present(self) -> frozenset[tuple[int, str]]:
        """The cursors of everything in the folder now."""
        with self._explained():
            return frozenset((self._uidvalidity, str(uid)) for uid in self._uids("ALL"))

    def idle_until(self, timeout: float, stop: threading.Event) -> bool:
        """Wait until the folder changes, `timeout` seconds pass or `stop` is set; True where it changed.

        A hint, never a promise: poll all the same. Where the server has no IDLE (RFC 2177) it only waits.
        """
        with self._explained():
            if not self._client.has_capability("IDLE"):
                stop.wait(timeout)
                return False
            self._client.idle()
            changed = self._await_change(min(timeout, _LONGEST_IDLE), stop)
            self._client.idle_done()
            return changed

    def _await_change(self, timeout: float, stop: threading.Event) -> bool:
        ends = time.monotonic() + timeout
        while not stop.is_set() and (left := ends - time.monotonic()) > 0:
            patience = min(left, _IDLE_SLICE)
            asked = time.monotonic()
            answers = self._client.idle_check(patience)
            if any(_is_change(answer) for answer in answers):
                return True
            # On a closed connection idle_check returns an empty list at once, for ever (142,000 times in 1.5 s).
            if not answers and time.monotonic() - asked < patience / 2:
                raise IMAPClientAbortError("connection closed while waiting for mail")
        return False

    @contextmanager
    def _reading(self, uids: Sequence[int]) -> Iterator[None]:
        """A server may hang up over a message that it cannot read itself (Dovecot does): say which were asked for."""
        try:
            with self._explained():
                yield
        except MailboxUnavailableError as error:
            raise ReadingBrokenError(str(error), [(self._uidvalidity, str(uid)) for uid in uids]) from error

    def _uids(self, criterion: str) -> list[int]:
        return sorted(int(uid) for uid in self._client.search(criterion))

    def _sizes(self, uids: Sequence[int]) -> dict[int, int]:
        answer = self._fetch(uids, "RFC822.SIZE")
        return {
            uid: min(max(int(size), _SMALLEST_SIZE), _LARGEST_SIZE)
            for uid in uids
            if (size := answer.get(uid)) is not None
        }

    def _fetched(self, uids: Sequence[int], sizes: Mapping[int, int]) -> list[Fetched]:
        whole = [uid for uid in uids if sizes[uid] <= self._largest]
        oversize = [uid for uid in uids if sizes[uid] > self._largest]
        octets = {**self._fetch(whole, "BODY.PEEK[]"), **self._fetch(oversize, "BODY.PEEK[HEADER]")}
        # RFC822.SIZE is an estimate on some servers: for a whole message the octets themselves are counted.
        return [
            Fetched(self._uidvalidity, str(uid), found, sizes[uid] if uid in oversize else len(found))
            for uid in uids
            if (found := octets.get(uid)) is not None and self._is_given(uid, found, sizes[uid])
        ]

    def _is_given(self, uid: int, octets: object, size: int) -> bool:
        """Some servers answer with nothing, or with no octets, for a message that they cannot read."""
        given = isinstance(octets, bytes) and (bool(octets) or not size)
        if not given:
            log.warning("message UID %s left out: the server gives nothing for its %s octets", uid, size)
        return given

    def _fetch(self, uids: Sequence[int], item: str) -> dict[int, Any]:
        """The value of `item` per UID; what is gone is left out."""
        key = item.replace(".PEEK", "").encode("ascii")
        found: dict[int, Any] = {}
        for group in self._fetchable(uids, item):
            found |= {uid: value[key] for uid, value in group.items() if value.get(key) is not None}
        return found

    def _fetchable(self, uids: Sequence[int], item: str) -> Iterator[Mapping[int, Any]]:
        """One FETCH for all; or, where the server refuses because some are gone (RFC 2180 4.1), one for each."""
        if not uids:
            return
        try:
            yield self._client.fetch(uids, [item])
        except IMAPClientAbortError:
            raise
        except IMAPClientError as error:
            if len(uids) == 1:
                log.warning(
                    "message UID %s left out: it has just gone, or the server cannot read it: %s", uids[0], error
                )
                return
            for uid in uids:
                yield from self._fetchable([uid], item)

    def _move_some(self, uids: Sequence[int], target: str) -> None:
        try:
            self._move_together(uids, target)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            # Some servers refuse the command where one message is gone; what is still there is tried once more.
            self._client.noop()
            there = set(self._uids("ALL"))
            remaining = [uid for uid in uids if uid in there]
            if not remaining:
                return
            self._move_together(remaining, target)

    def _move_together(self, uids: Sequence[int], target: str) -> None:
        client = self._client
        if client.has_capability("MOVE"):
            client.move(uids, target)
        elif client.has_capability("UIDPLUS"):
            client.copy(uids, target)
            client.delete_messages(uids, silent=True)
            client.uid_expunge(uids)
        else:
            # A bare EXPUNGE would also remove what people have only flagged: the flag alone must do.
            client.copy(uids, target)
            client.delete_messages(uids, silent=True)


def _is_change(answer: Sequence[Any]) -> bool:
    """True for untagged EXISTS; a server also says "OK Still here", EXPUNGE and FETCH."""
    return len(answer) > 1 and answer[1] == b"EXISTS"


def _groups(uids: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    remaining = iter(uids)
    while group := list(islice(remaining, most)):
        yield group


def _batches(sizes: Mapping[int, int], most: int, largest: int) -> Iterator[list[int]]:
    """UIDs in order, at most `most` and at most `_IN_ONE_BATCH` octets together."""
    batch: list[int] = []
    octets = 0
    for uid, size in sizes.items():
        cost = min(size, largest)
        if batch and (len(batch) == most or octets + cost > _IN_ONE_BATCH):
            yield batch
            batch, octets = [], 0
        batch.append(uid)
        octets += cost
    if batch:
        yield batch
