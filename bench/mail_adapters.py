"""The reading side of service/mail as the score_*.py programs call it: octets in, a plain value out."""

from __future__ import annotations

from service.domain.message import DeliveryReport, Message, MessageKind
from service.errors import UnreadableError
from service.mail.body import visible_text as visible_words
from service.mail.classify import classify
from service.mail.read import read_message
from service.mail.report import read_reports

_PEOPLE = (MessageKind.REPLY, MessageKind.ORIGINAL)


def visible_text(octets: bytes) -> str:
    """score_reply.py: the new words."""
    return visible_words(read_message(octets)).text


def kind(octets: bytes) -> MessageKind:
    """The kind of a message to a service that has written nothing and has no address."""
    return classify(read_message(octets), own_addresses=(), is_ours=lambda _: False).kind


def automatic(octets: bytes) -> bool:
    """score_auto.py: True for whatever is not a person's mail."""
    return kind(octets) not in _PEOPLE


def bounce(octets: bytes) -> tuple[DeliveryReport, ...]:
    """score_bounce.py: the recipients that failed or were delayed."""
    return read_reports(read_message(octets))


def parse(octets: bytes) -> Message | str:
    """score_malformed.py: a message past the caps is refused on purpose, in words."""
    try:
        return read_message(octets)
    except UnreadableError as error:
        return str(error)
