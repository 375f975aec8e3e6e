"""What an inbound message is, before the database is asked: read, classify, and parse what parsing needs no rows for.

Pure. Raises nothing for a message past the reader's caps: its header says from whom it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.calendaring.read import read_calendar
from service.domain.authority import Origin
from service.domain.identity import looks_like_ours
from service.domain.inbox import InboxEntry
from service.domain.invitation import Attendance
from service.domain.message import Classification, DeliveryReport, Message, MessageKind, OutOfOffice
from service.errors import UnreadableError
from service.mail.absence import read_absence
from service.mail.classify import classify
from service.mail.read import read_message
from service.mail.report import read_reports
from service.mail.trust import read_authentication
from service.workflows.context import Context

_LONGEST_HEAD = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A message with what its form says."""

    entry: InboxEntry
    message: Message
    classification: Classification
    origin: Origin
    #: Why only the header could be read; None where everything was.
    unread: UnreadableError | None = None

    @property
    def kind(self) -> MessageKind:
        """What the message is."""
        return self.classification.kind


def understand(entry: InboxEntry, context: Context) -> Understood:
    """Read and classify a stored message; of one past the reader's caps, or too large to fetch, the header alone."""
    if len(entry.octets) < entry.size:
        return _understand(read_message(entry.octets), entry, context, _too_large(entry))
    try:
        return _understand(read_message(entry.octets), entry, context)
    except UnreadableError as error:
        return _understand(read_message(_head(entry.octets)), entry, context, error)


def _too_large(entry: InboxEntry) -> UnreadableError:
    reason = f"is {entry.size / 1_000_000:.0f} MB, more than we take"
    return UnreadableError("The message", reason, "Send the minutes alone, without pictures, or as a PDF.")


def _head(octets: bytes) -> bytes:
    head = octets[:_LONGEST_HEAD].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return head + b"\n\n"


def _understand(
    message: Message, entry: InboxEntry, context: Context, unread: UnreadableError | None = None
) -> Understood:
    own = [context.mailbox.address]
    classification = classify(message, own_addresses=own, is_ours=looks_like_ours)
    verdict = read_authentication(message, context.policy.authserv_id, context.policy.sealers).verdict
    origin = Origin(verdict.value)
    return Understood(entry=entry, message=message, classification=classification, origin=origin, unread=unread)


def reports_in(understood: Understood) -> tuple[DeliveryReport, ...]:
    """The delivery reports of a bounce."""
    return read_reports(understood.message)


def absence_in(understood: Understood) -> OutOfOffice:
    """What an absence notice says."""
    return read_absence(understood.message)


def answers_in(understood: Understood) -> tuple[Attendance, ...]:
    """The calendar answers in a message: the same object as part and as attachment counts once."""
    sender = understood.message.sender.address if understood.message.sender else ""
    found: dict[Attendance, None] = {}
    for part in understood.message.parts:
        if _is_calendar(part.content_type, part.name):
            found |= dict.fromkeys(read_calendar(part.octets, method_hint=part.method, sender=sender))
    return tuple(found)


def _is_calendar(content_type: str, name: str) -> bool:
    return content_type in ("text/calendar", "application/ics") or name.lower().endswith(".ics")
