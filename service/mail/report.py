"""Delivery reports to values: the RFC 3464 part, else flufl.bounce, else the words. Knows no contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import Message as Tree
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32

from flufl.bounce import all_failures

from service.domain.message import DeliveryAction, DeliveryReport, Message
from service.mail import report_text
from service.mail.charsets import decode, storable
from service.mail.headers import decode_field

_ACTIONS = {action.value: action for action in DeliveryAction}
_TYPED = re.compile(r"^\s*[\w.-]+\s*;\s*")
#: Exchange 5.5: "SMTP:sam@body.example".
_PREFIX = re.compile(r"^(?:smtp|rfc822|mailto|internet)\s*[:;=]\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>\"',;()]+@[^\s<>\"',;():]+")
_RECIPIENT = re.compile(rb"^(?:x-actual-|original-|final-)recipient[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FIELDS = re.compile(
    rb"^(?:[\w-]+-recipient|action|status|diagnostic-code|remote-mta)[ \t]*:", re.IGNORECASE | re.MULTILINE
)
_STATUS_WORDS = re.compile(r"^\s{0,3}final-recipient\s*:", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_MESSAGE_ID = re.compile(r"^message-id:\s*<?([^\s<>]+)>?", re.IGNORECASE | re.MULTILINE)
#: A report about more recipients than this is not about one of our letters: each goes to one address.
_MOST_RECIPIENTS = 200


def read_reports(message: Message) -> tuple[DeliveryReport, ...]:
    """Return what a delivery report says about each recipient; empty where nothing can be read. Raises nothing.

    Three readings, the first that finds anything counts: message/delivery-status (RFC 3464), flufl.bounce, and the
    words up to the returned copy. Measured with bench/replies.py.
    """
    original = find_original_message_id(message)
    found = (
        _from_status_parts(message, original)
        or _from_status_words(message, original)
        or _from_library(message, original)
        or _from_words(message, original)
    )
    once: dict[str, DeliveryReport] = {}
    for report in found:
        once.setdefault(report.recipient.casefold(), report)
    return tuple(once.values())[:_MOST_RECIPIENTS]


def find_original_message_id(message: Message) -> str:
    """The Message-ID of the returned message: of its part (RFC 6522 3), after the words, or as answered (Gmail)."""
    for part in message.parts:
        if part.content_type in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers"):
            found = _MESSAGE_ID.search(decode(part.octets[:60_000]))
            if found:
                return storable(found.group(1))
    found = _MESSAGE_ID.search(report_text.returned_copy(report_text.words_of(message)))
    return found.group(1) if found else next(iter(message.thread_ids), "")


def _from_status_parts(message: Message, original: str) -> list[DeliveryReport]:
    """RFC 3464 2.3: one group of fields a recipient, after the fields of the message."""
    reports: list[DeliveryReport] = []
    for part in message.parts:
        if part.content_type in ("message/delivery-status", "message/global-delivery-status"):
            for group in _groups(part.octets):
                report = _of_group(group, original)
                reports += [report] if report else []
    return reports


def _groups(octets: bytes) -> Iterator[Tree]:
    """The blank-line separated groups. Mercy: words before the fields, blank lines doubled."""
    text = re.sub(rb"\r\n?", b"\n", octets)
    for block in re.split(rb"\n\s*\n", text):
        fields = _FIELDS.search(block) if _RECIPIENT.search(block) else None
        if fields:
            yield message_from_bytes(block[fields.start() :].strip(b"\n") + b"\n\n", policy=compat32)


def _from_status_words(message: Message, original: str) -> list[DeliveryReport]:
    """The same fields in the words themselves: reports whose MIME is broken, or that never had any (WorkMail)."""
    words = report_text.words_of(message)
    if not _STATUS_WORDS.search(words):
        return []
    reports = (_of_group(group, original) for group in _groups(words.encode("utf-8", "replace")))
    return [report for report in reports if report]


def _of_group(group: Tree, original: str) -> DeliveryReport | None:
    """Original-Recipient before Final-Recipient (RFC 3464 2.3.1: the address that we wrote to is the first)."""
    recipient = _recipient(group.get("original-recipient")) or _recipient(group.get("final-recipient"))
    recipient = recipient or _recipient(group.get("x-actual-recipient"))
    if not recipient:
        return None
    status = _STATUS.search(_value(group.get("status")))
    return DeliveryReport(
        recipient=recipient,
        action=_action(_value(group.get("action")), status.group(1) if status else ""),
        status=status.group(1) if status else "",
        diagnostic=_TYPED.sub("", _value(group.get("diagnostic-code")))[:1000],
        original_message_id=original,
    )


def _value(raw: object) -> str:
    return decode_field(str(raw)) if raw is not None else ""


def _recipient(raw: object) -> str:
    """rfc822;sam@body.example. Mercy: no type, brackets, xtext of the original recipient (RFC 3461 5.2.3)."""
    value = _TYPED.sub("", _value(raw)).strip().strip("<>")
    value = re.sub(r"\+([0-9A-F]{2})", _xtext, value) if "+" in value and "@" not in value else value
    found = _ADDRESS.search(value)
    return found.group(0).strip("<>.").strip("'\"") if found else ""


def _xtext(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))


def _action(word: str, status: str) -> DeliveryAction:
    """The Action field (RFC 3464 2.3.3); without one, the class of the status."""
    known = re.match(r"\s*([a-z]+)", word.lower())
    if known and known.group(1) in _ACTIONS:
        return _ACTIONS[known.group(1)]
    return {"4": DeliveryAction.DELAYED, "2": DeliveryAction.DELIVERED}.get(status[:1], DeliveryAction.FAILED)


def _from_library(message: Message, original: str) -> list[DeliveryReport]:
    """flufl.bounce knows 17 families of mail servers. It raises on broken fields, so it sees a copy made clean."""
    try:
        delayed, failed = all_failures(_clean_copy(message))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []
    words = report_text.words_of(message)
    lost = DeliveryAction.DELAYED if report_text.only_warns(words) else DeliveryAction.FAILED
    pairs = [(address, lost) for address in sorted(failed)]
    late = DeliveryAction.DELAYED if report_text.tells_delay(words) else DeliveryAction.FAILED
    pairs += [(address, late) for address in sorted(delayed) if address not in failed]
    told = [(_plain(address), action) for address, action in pairs if b"@" in _octets(address)]
    aside = report_text.named_aside(words) | {address.key for address in (message.sender, *message.to) if address}
    recipients = [(address, action) for address, action in told if address.casefold() not in aside] or told
    return [_of_words(address, action, words, original) for address, action in recipients]


def _octets(address: object) -> bytes:
    return address if isinstance(address, bytes) else str(address).encode("utf-8", "replace")


def _plain(address: object) -> str:
    return storable(_PREFIX.sub("", _octets(address).decode("utf-8", "replace").strip("<>\"' ")))


def _clean_copy(message: Message) -> Tree:
    """The report rebuilt without the returned copy: the library then reads only what the server said."""
    subtype = "mixed" if message.header("Content-Type").lower().startswith("multipart") else ""
    words = MIMEText(report_text.words_of(message)[:50_000], "plain", "utf-8")
    words.replace_header("Content-Transfer-Encoding", "8bit")
    words.set_payload(report_text.words_of(message)[:50_000])
    copy: Tree = MIMEMultipart(subtype) if subtype else words
    if isinstance(copy, MIMEMultipart):
        copy.attach(words)
    for name, value in _copied_fields(message):
        if value:  # newer Pythons read an empty field as one recipient without an address
            copy[name] = _plain_field(value)
    return copy


def _copied_fields(message: Message) -> Iterator[tuple[str, str]]:
    yield "From", message.sender.address if message.sender else "unknown@unknown.invalid"
    yield "To", ", ".join(address.address for address in message.to)
    for name in ("Subject", "X-Failed-Recipients", "X-Mailer"):
        yield name, message.header(name)


def _plain_field(value: str) -> str:
    return re.sub(r"[()\r\n]", " ", value[:1000]).encode("ascii", "replace").decode("ascii")


def _from_words(message: Message, original: str) -> list[DeliveryReport]:
    words = report_text.words_of(message)
    action = report_text.action_of(message.subject, words)
    known = {address.key for address in (message.sender, *message.to, *message.cc) if address}
    return [
        _of_words(address, action, words, original) for address in report_text.find_recipients(message, words, known)
    ]


def _of_words(recipient: str, action: DeliveryAction, words: str, original: str) -> DeliveryReport:
    status, diagnostic = report_text.reason_of(recipient, words)
    return DeliveryReport(
        recipient=recipient, action=action, status=status, diagnostic=diagnostic, original_message_id=original
    )


def addresses(reports: Iterable[DeliveryReport]) -> tuple[str, ...]:
    """The recipients of `reports`."""
    return tuple(report.recipient for report in reports)
