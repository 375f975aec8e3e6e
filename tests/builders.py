"""Mails as people send them, and a partnership to send them: values for tests. Knows no service."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import format_datetime
from itertools import count

from service.domain.directory import Directory
from service.domain.directory_table import read_rows
from tests.unit.documents.build_word import docx, para

MAILBOX = "minutes@harbour.example"
SECRETARY = "nell.ward@harbour.example"
#: Monday 8 March 2027, 9am in London.
NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)

#: Ada has two addresses; Bo and Cy speak for Tidemark; Dee speaks for nobody; Nell is the secretary.
DIRECTORY = """\
kind,name,email,aliases,organisation,groups,finish,review
person,Nell Ward,nell.ward@harbour.example,,Partnership,Harbour Access Group (secretary); Ferry Forum (secretary),,
person,Ada Brook,ada.brook@city.example; a.brook@home.example,AB,City Council,Harbour Access Group (chair),,
person,Bo Carr,bo.carr@tidemark.example,BC,Tidemark Trust (contact),Harbour Access Group; Ferry Forum,,
person,Cy Dunn,cy.dunn@tidemark.example,CD,Tidemark Trust (contact),Harbour Access Group,,
person,Dee Eames,dee.eames@quays.example,DE,Quays Clinic,Harbour Access Group; Boat owners,,
organisation,Tidemark Trust,,Tidemark,,,any,
group,Harbour Access Group,,HAG,,,all,
group,Ferry Forum,,,,,all,
group,Boat owners,,,,,any,
"""
ADA, BO, CY, DEE = (
    "ada.brook@city.example",
    "bo.carr@tidemark.example",
    "cy.dunn@tidemark.example",
    "dee.eames@quays.example",
)
_numbers = count(1)


def directory(text: str = DIRECTORY) -> Directory:
    """The directory that a csv gives; it must be in order."""
    read, problems = read_rows(list(csv.reader(io.StringIO(text))))
    assert not problems, problems
    return read


def with_review(review: str, text: str = DIRECTORY) -> str:
    """The directory's csv with another review for the Harbour Access Group."""
    return text.replace("group,Harbour Access Group,,HAG,,,all,", f"group,Harbour Access Group,,HAG,,,all,{review}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Minutes of the Harbour Access Group as lines."""

    actions: Sequence[str] = (
        "Ada Brook to send the ramp survey to all members by 19 March.",
        "Bo Carr to book the ferry hall by 26 March.",
    )
    meetings: Sequence[str] = ()
    held: str = "Thursday 4 March 2027"
    title: str = "Harbour Access Group Minutes"
    more: Sequence[str] = ()

    @property
    def lines(self) -> list[str]:
        """Heading first."""
        future = ["Future meetings", *self.meetings] if self.meetings else []
        head = [self.title, f"Date: {self.held}"] if self.held else [self.title]
        marked = [f"Action: {words}" for words in self.actions]
        return [*head, "Present: Ada Brook (AB), Bo Carr (BC), Cy Dunn (CD)", *self.more, *marked, *future]

    def as_text(self) -> tuple[str, str, bytes]:
        """(file name, content type, octets) of a text file."""
        return "minutes.txt", "text/plain", "\n\n".join(self.lines).encode()

    def as_docx(self) -> tuple[str, str, bytes]:
        """The same as a Word file."""
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return "minutes.docx", content_type, docx(*(para(line) for line in self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A mail as somebody sends it; what is not given is made up."""

    sender: str = f"Nell Ward <{SECRETARY}>"
    subject: str = "FW: Harbour Access Group minutes"
    words: str = "Please send these out.\n"
    files: Sequence[tuple[str, str, bytes]] = ()
    message_id: str = ""
    to: str = MAILBOX
    at: datetime = NOW
    headers: Sequence[tuple[str, str]] = field(default_factory=tuple)

    def octets(self) -> bytes:
        """RFC 5322."""
        message = EmailMessage()
        if self.sender:
            message["From"] = self.sender
        message["To"] = self.to
        message["Subject"] = self.subject
        message["Date"] = format_datetime(self.at)
        message["Message-ID"] = self.message_id or f"<{next(_numbers)}@sender.example>"
        for name, value in self.headers:
            message[name] = value
        message.set_content(self.words)
        for name, content_type, octets in self.files:
            main, _, sub = content_type.partition("/")
            message.add_attachment(octets, maintype=main, subtype=sub, filename=name)
        return message.as_bytes(policy=SMTP)


def forward(*papers: Paper, form: str = "text", **mail: object) -> bytes:
    """The secretary forwards minutes as files of a form: "text" or "docx"."""
    files = [paper.as_text() if form == "text" else paper.as_docx() for paper in papers]
    return Sent(files=files, **mail).octets()  # type: ignore[arg-type]


def trace(octets: bytes, by: str = "second hop") -> bytes:
    """The same message, come another way: one more trace field, so other octets."""
    return f"Received: from somewhere by {by}.example; Mon, 8 Mar 2027 09:00:00 +0000\r\n".encode() + octets


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail of ours as it reached somebody."""

    kind: str
    to: str
    octets: bytes
    refs: dict[str, str]

    @property
    def message(self) -> EmailMessage:
        """Parsed."""
        parsed = message_from_bytes(self.octets, policy=default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def id(self) -> str:
        """Message-ID with its brackets."""
        return str(self.message["Message-ID"])

    @property
    def subject(self) -> str:
        """The subject."""
        return str(self.message["Subject"])

    def part(self, content_type: str) -> str:
        """The text of the first part of a type; "" without."""
        for part in self.message.walk():
            payload = part.get_payload(decode=True)
            if part.get_content_type() == content_type and isinstance(payload, bytes):
                return payload.decode()
        return ""

    @property
    def text(self) -> str:
        """The text part."""
        return self.part("text/plain")

    @property
    def words(self) -> str:
        """The text part on one line, so that where it wraps is no matter."""
        return " ".join(self.text.split())

    @property
    def calendar(self) -> dict[str, str]:
        """The lines of the calendar object by name: {"SEQUENCE": "1", ...}; empty without one."""
        unfolded = self.part("text/calendar").replace("\r\n ", "")
        return {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in unfolded.split("\r\n")}

    def reply(self, words: str, *, sender: str = "", **mail: object) -> bytes:
        """What the reader sends back: words on top, our mail quoted below."""
        quoted = "\n".join(f"> {line}" for line in self.text.splitlines())
        return Sent(
            sender=sender or self.to,
            subject=f"Re: {self.subject}",
            words=f"{words}\n\nOn Mon, 8 Mar 2027 at 09:05, Harbour minutes <{MAILBOX}> wrote:\n\n{quoted}\n",
            headers=[("In-Reply-To", self.id), ("References", self.id), *mail.pop("headers", ())],  # type: ignore[misc]
            **mail,  # type: ignore[arg-type]
        ).octets()


def itip(mail: Mail, method: str, *, sender: str = "", partstat: str = "ACCEPTED", starts: str = "", ends: str = "",
         stamp: str = "20270308T100000Z", sequence: str = "") -> bytes:  # fmt: skip
    """What a calendar program sends in answer to an invitation (RFC 5546 3.2.3, 3.2.7)."""
    asked = mail.calendar
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//A calendar//EN", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT",
        f"UID:{asked['UID']}", f"SEQUENCE:{sequence or asked.get('SEQUENCE', '0')}", f"DTSTAMP:{stamp}",
        f"DTSTART:{starts or '20270401T090000Z'}", *([f"DTEND:{ends}"] if ends else []),
        f"ORGANIZER:mailto:{MAILBOX}", f"ATTENDEE;PARTSTAT={partstat}:mailto:{mail.to}", "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    message = EmailMessage()
    message["From"] = sender or mail.to
    message["To"] = MAILBOX
    message["Subject"] = f"Re: {mail.subject}"
    message["Message-ID"] = f"<itip{next(_numbers)}@calendar.example>"
    message.set_content("An answer.\n")
    message.add_alternative("\r\n".join(lines).encode(), maintype="text", subtype="calendar", params={"method": method})
    return message.as_bytes(policy=SMTP)


def report(mail: Mail, *, action: str = "failed", status: str = "5.1.1") -> bytes:
    """A delivery report about a mail of ours (RFC 3464)."""
    lines = [
        "From: Mail Delivery System <MAILER-DAEMON@mx.example>", f"To: {MAILBOX}",
        "Subject: Undelivered Mail Returned to Sender", f"Message-ID: <dsn{next(_numbers)}@mx.example>",
        "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "",
        "--b", "Content-Type: text/plain", "", "Your message could not be delivered.", "",
        "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
        f"Final-Recipient: rfc822; {mail.to}", f"Action: {action}", f"Status: {status}",
        "Diagnostic-Code: smtp; 550 no such user here", "",
        "--b", "Content-Type: message/rfc822", "", mail.octets.decode("ascii").replace("\r\n", "\n"), "--b--", "",
    ]  # fmt: skip
    return "\r\n".join("\n".join(lines).split("\n")).encode()


def number_of(mail: Mail, words: str) -> str:
    """The number before the item of a numbered list in which `words` stand."""
    head = ""
    for line in mail.text.splitlines():
        start = line.strip().split(".")[0]
        numbered = start.isdigit() or (start[:1] == "P" and start[1:].isdigit())
        head = start if numbered else head if line.startswith(" ") else ""
        if head and words in line:
            return head
    raise AssertionError(f"{words} stands in no numbered list")


def kinds(mails: Iterable[Mail]) -> list[tuple[str, str]]:
    """(kind, recipient), sorted."""
    return sorted((mail.kind, mail.to) for mail in mails)
