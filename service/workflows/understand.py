"""What an inbound message is, before the database is asked: read, classify, and parse what parsing needs no rows for.

Pure but for the converter of old Word files. Raises UnreadableError for a message past the reader's caps.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.calendaring.read import read_calendar
from service.domain.authority import Origin
from service.domain.identity import looks_like_ours
from service.domain.inbox import InboxEntry
from service.domain.invitation import Attendance
from service.domain.message import Classification, DeliveryReport, Message, MessageKind, OutOfOffice
from service.mail.absence import read_absence
from service.mail.classify import classify
from service.mail.read import read_message
from service.mail.report import read_reports
from service.mail.trust import read_authentication
from service.workflows.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A message with what its form says."""

    entry: InboxEntry
    message: Message
    classification: Classification
    origin: Origin

    @property
    def kind(self) -> MessageKind:
        """What the message is."""
        return self.classification.kind


def understand(entry: InboxEntry, context: Context) -> Understood:
    """Read and classify a stored message."""
    message = read_message(entry.octets)
    own = [context.mailbox.address]
    classification = classify(message, own_addresses=own, is_ours=looks_like_ours)
    verdict = read_authentication(message, context.policy.authserv_id).verdict
    return Understood(entry=entry, message=message, classification=classification, origin=Origin(verdict.value))


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
