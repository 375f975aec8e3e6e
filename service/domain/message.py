"""A parsed inbound message (RFC 5322) and what kind it is. Knows no octets of its own and no policy on people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address with the name shown beside it. `address` keeps its spelling; compare by `key`."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """The address for comparing: case folded. (Local parts are case-sensitive by RFC 5321; no provider is.)"""
        return self.address.casefold()

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A MIME part that is not the body text: an attachment, an inline file, a nested message, a calendar object."""

    #: File name as given, decoded; "" without.
    name: str
    #: Lower-case type/subtype as declared; not to be trusted.
    content_type: str
    octets: bytes
    #: "attachment", "inline" or "".
    disposition: str = ""
    #: The method= parameter of a text/calendar part in capitals (RFC 6047 2.4); "" without.
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as read. Texts hold no NUL and no lone surrogate, whatever arrived."""

    #: With angle brackets removed; derived from the octets where the message has none, so that it is stable.
    message_id: str
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    #: The Date header as an aware instant; None where it is missing or nonsense.
    date: datetime | None = None
    #: The text/plain body, decoded, lines as sent; "" without.
    text: str = ""
    #: The text/html body, decoded; "" without.
    html: str = ""
    #: True where text/plain is format=flowed (RFC 3676).
    flowed: bool = False
    parts: tuple[Part, ...] = ()
    #: All header fields in order, names as sent, values unfolded and decoded.
    headers: tuple[tuple[str, str], ...] = ()
    #: Defects met while reading, in words.
    defects: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first value of header field `name` (any case), or ""."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")

    def header_all(self, name: str) -> tuple[str, ...]:
        """Every value of header field `name` (any case), top-most first."""
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key.lower() == wanted)

    @property
    def thread_ids(self) -> tuple[str, ...]:
        """Message-IDs that this message answers, nearest first: In-Reply-To, then References from the end."""
        seen = dict.fromkeys((*self.in_reply_to, *reversed(self.references)))
        return tuple(seen)


class MessageKind(StrEnum):
    """What an inbound message is, by its form alone (who sent it is another question)."""

    ATTENDANCE = "attendance"
    """An iTIP REPLY, COUNTER or REFRESH (RFC 5546). Asked before the automatic rules: some carry auto headers."""

    DELIVERY_REPORT = "delivery-report"
    """A bounce or delay notice (RFC 3464, or free-form)."""

    OWN = "own"
    """Our own mail come back: dropped."""

    AUTOMATIC = "automatic"
    """Written by a machine (RFC 3834): out of office, acknowledgement, receipt. Never answered."""

    REPLY = "reply"
    """A person's answer to one of our mails."""

    ORIGINAL = "original"
    """Anything else a person sent: minutes, a directory, a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The kind of a message and the rules that said so, in the order in which they were asked."""

    kind: MessageKind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfOffice:
    """What an absence notice says; None and "" where it does not."""

    until: datetime | None = None
    deputy: str = ""
    text: str = ""


class DeliveryAction(StrEnum):
    """RFC 3464 2.3.3 Action field."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    RELAYED = "relayed"
    EXPANDED = "expanded"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """What a bounce says about one recipient."""

    recipient: str
    action: DeliveryAction
    #: RFC 3463 enhanced status ("5.1.1"); "" where none is given.
    status: str = ""
    #: The diagnostic text; "" without.
    diagnostic: str = ""
    #: Message-ID of the message that bounced; "" where the report does not return it.
    original_message_id: str = ""

    @property
    def permanent(self) -> bool:
        """True for a hard failure: action failed and status class 5 (or no status at all)."""
        return self.action is DeliveryAction.FAILED and not self.soft

    @property
    def soft(self) -> bool:
        """True for a failure that may pass (a full mailbox): action failed and status class 4."""
        return self.action is DeliveryAction.FAILED and self.status.startswith("4")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWords:
    """The words that a person wrote in a reply: no quoted history, no attribution."""

    text: str
    #: False where the extractors disagree about what is new, so nothing dangerous may rest on it.
    certain: bool = True
    #: The signature and sign-off that were set aside; "" without.
    signature: str = ""
    #: Answers written between quoted lines, in order: (the quoted line directly above, the words). Also in `text`.
    answers: tuple[tuple[str, str], ...] = ()
