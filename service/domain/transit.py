"""A message on its way in or out: octets with the names the servers know it by. Knows no server and no folder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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

    @property
    def whole(self) -> bool:
        """True where `octets` is the whole message, not only the header of one too large to fetch."""
        return len(self.octets) >= self.size


@dataclass(frozen=True, slots=True)
class Envelope:
    """RFC 5321: the reverse-path and the one forward-path; never the header fields."""

    sender: str
    recipient: str
    octets: bytes
