"""What kind a message is, by an ordered table of small rules that record why. Knows no people and no entitlements.

The first rule that hits decides. Attendance comes before the automatic rules (Exchange and Google mark RSVPs as
automatic), delivery reports before our own loop (a report may quote our fields), a person's answer last but one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from service.domain.message import Classification, MessageKind, Part
from service.domain.message import Message as Received
from service.mail import automatic, phrases
from service.mail.automatic import LOOP_FIELD, Facts, Sign, facts_of

_METHODS = frozenset({"REPLY", "COUNTER", "REFRESH"})
_METHOD_LINE = re.compile(rb"^METHOD[ \t]*(?:;[^:\r\n]*)?:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind, and the sign of it. `asks` returns the reason in words, "" where the sign is missing."""

    kind: MessageKind
    asks: Sign


def classify(
    message: Received,
    *,
    own_addresses: Collection[str],
    own_domains: Collection[str] = (),
    is_ours: Callable[[str], bool],
) -> Classification:
    """Return the kind of `message` with the name of the rule that decided and what it saw.

    `own_addresses` are those of the mailboxes that the service reads and writes from; `is_ours` tells whether a
    Message-ID is one of ours. Raises nothing. Measured: bench/replies.py.
    """
    facts = facts_of(message, own_addresses, own_domains, is_ours)
    for rule in RULES:
        reason = rule.asks(facts)
        if reason:
            return Classification(kind=rule.kind, reasons=(f"{rule.asks.__name__}: {reason}",))
    return Classification(kind=MessageKind.ORIGINAL, reasons=())


def attendance(facts: Facts) -> str:
    """A calendar object that answers (RFC 5546 3.2.3, 3.2.7, 3.2.6); the method in the type or in the object."""
    for part in facts.message.parts:
        method = part.method or _method_inside(part)
        if method in _METHODS:
            return f"METHOD:{method}"
    return ""


def _method_inside(part: Part) -> str:
    if part.content_type not in ("text/calendar", "application/ics") and not part.name.lower().endswith(".ics"):
        return ""
    found = _METHOD_LINE.search(part.octets[:200_000])
    return found.group(1).decode("ascii", "replace").upper() if found else ""


def delivery_status(facts: Facts) -> str:
    """RFC 3464: a message/delivery-status part, or the report-type that announces one."""
    content_type = facts.message.header("Content-Type").lower()
    if content_type.startswith("multipart/report") and "delivery-status" in content_type:
        return "report-type delivery-status"
    if any(part.content_type == "message/delivery-status" for part in facts.message.parts):
        return "message/delivery-status"
    return "X-Failed-Recipients" if facts.message.header("X-Failed-Recipients") else ""


def free_form_report(facts: Facts) -> str:
    """A report without RFC 3464: two of a daemon as sender, a report's subject, its words, a null reverse-path."""
    message = facts.message
    sender = message.sender
    signs = (
        bool(
            sender
            and (
                phrases.REPORT_SENDER.search(sender.address.partition("@")[0])
                or phrases.REPORT_SENDER.search(sender.name)
            )
        ),
        bool(phrases.REPORT_SUBJECT.match(message.subject)),
        bool(automatic.null_return_path(facts)),
    )
    if not any(signs) or (phrases.ANSWER_SUBJECT.match(message.subject) and not signs[0]):
        return ""
    words = _all_words(facts)
    told = bool(phrases.REPORT_WORDS.search(words))
    if not told:
        return "a daemon's report" if sum(signs) >= 2 and signs[1] else ""
    proven = signs[0] or sum(signs) >= 2 or bool(phrases.REPORT_CODES.search(words))
    return "a daemon's report" if proven else ""


def _all_words(facts: Facts) -> str:
    return facts.message.text[:5_000] or facts.words


def our_loop_field(facts: Facts) -> str:
    """Any mail with our loop field: ours come back, or another instance's. Neither is answered: two instances stop."""
    value = facts.message.header(LOOP_FIELD)
    return f"{LOOP_FIELD}: {value[:60]}" if value else ""


def our_own_mail(facts: Facts) -> str:
    """Our address in From and our Message-ID on top: a copy of what we sent."""
    sender = facts.message.sender
    if sender and sender.key in facts.own_addresses and facts.is_ours(facts.message.message_id):
        return "our address, our Message-ID"
    return ""


def answers_ours(facts: Facts) -> str:
    """In-Reply-To or References name a message of ours (RFC 5322 3.6.4)."""
    return "names one of our messages" if facts.answers_ours else ""


RULES: tuple[Rule, ...] = (
    # An answer to an invitation, whatever else its fields say: it is for the calendar, not for a reader of words.
    Rule(MessageKind.ATTENDANCE, attendance),
    # Reports about our mail: the standard form, then the forms before and beside it.
    Rule(MessageKind.DELIVERY_REPORT, delivery_status),
    Rule(MessageKind.DELIVERY_REPORT, free_form_report),
    # Ourselves.
    Rule(MessageKind.OWN, our_loop_field),
    Rule(MessageKind.OWN, our_own_mail),
    # Machines, never answered (RFC 3834 2): standard fields first, words last.
    *(Rule(MessageKind.AUTOMATIC, sign) for sign in automatic.SIGNS),
    # People.
    Rule(MessageKind.REPLY, answers_ours),
)
