"""What the people of the demo do with the mails they got: answer from a phone, press Accept, send a correction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import format_datetime, parseaddr
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Received:
    """A mail as it lies in somebody's inbox."""

    octets: bytes

    @property
    def message(self) -> EmailMessage:
        """The parsed mail."""
        parsed = message_from_bytes(self.octets, policy=default)
        return parsed if isinstance(parsed, EmailMessage) else EmailMessage()

    @property
    def recipient(self) -> str:
        """The address in To."""
        return parseaddr(str(self.message["To"]))[1]

    @property
    def text(self) -> str:
        """The text part."""
        part = next(p for p in self.message.walk() if p.get_content_type() == "text/plain")
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8") if isinstance(payload, bytes) else ""

    @property
    def calendar(self) -> str:
        """The calendar part, "" without."""
        for part in self.message.walk():
            payload = part.get_payload(decode=True)
            if part.get_content_type() == "text/calendar" and isinstance(payload, bytes):
                return payload.decode("utf-8")
        return ""


def answer(mail: Received, words: str, at: datetime) -> bytes:
    """A reply from a phone: the words on top, a signature, the mail quoted below."""
    original = mail.message
    reply = EmailMessage()
    reply["From"] = str(original["To"])
    reply["To"] = str(original["Reply-To"] or original["From"])
    reply["Subject"] = f"Re: {original['Subject']}"
    reply["Date"] = format_datetime(at)
    reply["Message-ID"] = f"<answer-{crc32(mail.octets + words.encode())}@phone.example>"
    reply["In-Reply-To"] = str(original["Message-ID"])
    reply["References"] = str(original["Message-ID"])
    quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
    reply.set_content(
        f"{words}\n\nSent from my iPhone\n\nOn 17 Mar 2026, at 09:12, Riverside Partnership wrote:\n\n{quoted}\n"
    )
    return reply.as_bytes(policy=SMTP)


def accept(mail: Received, at: datetime) -> bytes:
    """What a calendar program sends when somebody presses Accept (RFC 5546 3.2.3)."""
    original = mail.message
    lines = re.sub(r"\r\n[ \t]", "", mail.calendar).split("\r\n")
    kept = [
        line for line in lines if line.startswith(("UID:", "SEQUENCE:", "ORGANIZER", "DTSTART", "DTEND", "SUMMARY:"))
    ]
    stamp = at.strftime("%Y%m%dT%H%M%SZ")
    attendee = f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{mail.recipient}"
    body = ["BEGIN:VEVENT", *kept, f"DTSTAMP:{stamp}", attendee, "END:VEVENT"]
    calendar = [
        "BEGIN:VCALENDAR",
        "PRODID:-//A calendar//EN",
        "VERSION:2.0",
        "METHOD:REPLY",
        *body,
        "END:VCALENDAR",
        "",
    ]
    reply = EmailMessage()
    reply["From"] = str(original["To"])
    reply["To"] = str(original["From"])
    reply["Subject"] = f"Accepted: {original['Subject']}"
    reply["Date"] = format_datetime(at)
    reply["Message-ID"] = f"<accept-{crc32(mail.octets)}@calendar.example>"
    reply.set_content("Accepted.\n")
    reply.add_alternative(
        "\r\n".join(calendar).encode(), maintype="text", subtype="calendar", params={"method": "REPLY"}
    )
    return reply.as_bytes(policy=SMTP)
