"""Calendar programs that answer an invitation: their answer to the very mail that the service sent.

Two kinds: programs that run here, where `make interop` has set them up, and the shapes of those that cannot (Exchange,
Google, Apple ...), modelled on public samples, with the invitation's own UID, attendee and times. Knows no service.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import TemporaryDirectory

from demo.people import Received
from tests.e2e.installation import ROOT

#: Where the programs may be: set up by `make interop`, or beside the project as they came.
FOLDERS = (ROOT / "var" / "interop" / "invites", ROOT.parent / "shared" / "invites")
ANSWERS = ("ACCEPTED", "DECLINED", "TENTATIVE")
#: What an answer is called: one of ANSWERS, or COUNTER (an hour later), DELEGATED or REFRESH.
Answer = Callable[[Received, str], bytes]


@dataclass(frozen=True, slots=True)
class Calendar:
    """One calendar program and what it can answer."""

    name: str
    #: From the invitation and an answer to the whole mail that is sent back.
    answer: Answer
    answers: tuple[str, ...] = ANSWERS


@dataclass(frozen=True, slots=True)
class _Event:
    """The invitation's lines, unfolded, for programs that copy from it."""

    lines: tuple[str, ...]

    def line(self, name: str) -> str:
        """The line of a property of the event, "" without."""
        return next((line for line in self.lines if re.match(f"{name}[;:]", line)), "")

    def value(self, name: str) -> str:
        """What stands behind the colon."""
        return self.line(name).partition(":")[2]


def event_of(mail: Received) -> _Event:
    """The event in an invitation."""
    lines = re.sub(r"\r\n[ \t]", "", mail.calendar).split("\r\n")
    return _Event(tuple(lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]))


def enclose(mail: Received, octets: bytes, *, method: str, how: str = "part") -> bytes:
    """The mail around a calendar object: as "part" beside words, as "attachment", or as the "whole" body."""
    reply = _envelope(mail)
    if how == "whole":
        reply.set_content(octets, maintype="text", subtype="calendar", params={"method": method})
    else:
        reply.set_content("My answer to the invitation.\n")
        kind = {"maintype": "text", "subtype": "calendar", "params": {"method": method}}
        if how == "part":
            reply.add_alternative(octets, **kind)
        else:
            reply.add_attachment(octets, **kind, filename="answer.ics")
    return reply.as_bytes(policy=SMTP)


def _envelope(mail: Received) -> EmailMessage:
    """A calendar's mail: to the organiser, of no thread."""
    reply = EmailMessage()
    reply["From"] = str(mail.message["To"])
    reply["To"] = re.findall(r"mailto:(.*)", event_of(mail).line("ORGANIZER"))[0]
    reply["Subject"] = f"Answer: {event_of(mail).value('SUMMARY')}"
    reply["Message-ID"] = f"<{datetime.now(UTC).timestamp()}@calendar.example>"
    return reply


def _an_hour_later(when: str) -> str:
    return re.sub(r"T(\d\d)", lambda hour: f"T{int(hour[1]) + 1:02}", when)


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"


def _object(head: tuple[str, ...], event: tuple[str, ...], end: str = "\r\n") -> bytes:
    lines = ("BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", *event, "END:VEVENT", "END:VCALENDAR", "")
    return end.join(lines).encode()


def exchange(mail: Received, answer: str) -> bytes:
    """Outlook with Exchange: no ORGANIZER, its own zone with rules from 1601, the subject in the summary, a note."""
    event = event_of(mail)
    counter = answer == "COUNTER"
    start, end = event.value("DTSTART"), event.value("DTEND")
    if counter:
        start, end = _an_hour_later(start), _an_hour_later(end)
    zone = (
        "BEGIN:VTIMEZONE", "TZID:GMT Standard Time",
        "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
        "BEGIN:DAYLIGHT", "DTSTART:16010101T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE",
    )  # fmt: skip
    head = (f"METHOD:{'COUNTER' if counter else 'REPLY'}", "PRODID:Microsoft Exchange Server 2010", "VERSION:2.0")
    partstat = "TENTATIVE" if counter else answer
    body = (
        f"ATTENDEE;PARTSTAT={partstat};CN=The Attendee:mailto:{mail.recipient}",
        "COMMENT;LANGUAGE=en-GB:As I said on the phone.\\n\\n", event.line("UID"),
        f"SUMMARY;LANGUAGE=en-GB:{answer.title()}: {event.value('SUMMARY')}",
        f"DTSTART;TZID=GMT Standard Time:{start}", f"DTEND;TZID=GMT Standard Time:{end}",
        "CLASS:PUBLIC", "PRIORITY:5", f"DTSTAMP:{_stamp()}", "TRANSP:OPAQUE", "STATUS:CONFIRMED",
        event.line("SEQUENCE"), f"X-MICROSOFT-CDO-APPT-SEQUENCE:{event.value('SEQUENCE')}",
    )  # fmt: skip
    return enclose(mail, _object((*head, *zone), body), method="COUNTER" if counter else "REPLY")


def google(mail: Received, answer: str) -> bytes:
    """Google Calendar: times in UTC, the note beside the attendee, the same object once more as an attachment."""
    event = event_of(mail)
    body = (
        f"DTSTAMP:{_stamp()}", event.line("ORGANIZER"), event.line("UID"),
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN=A;X-NUM-GUESTS=0;"
        f'X-RESPONSE-COMMENT="Train &quot;permitting&quot;":mailto:{mail.recipient}',
        event.line("SEQUENCE"), "STATUS:CONFIRMED", event.line("SUMMARY"), "TRANSP:OPAQUE",
    )  # fmt: skip
    head = ("PRODID:-//Google Inc//Google Calendar 70.9054//EN", "VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:REPLY")
    octets = _object(head, body)
    return _twice(enclose(mail, octets, method="REPLY"), octets, "invite.ics")


def apple(mail: Received, answer: str) -> bytes:
    """Apple's calendar: the object as an attachment, the address as a parameter, too."""
    event = event_of(mail)
    body = (
        event.line("UID"), event.line("SEQUENCE"), f"DTSTAMP:{_stamp()}", event.line("DTSTART"), event.line("DTEND"),
        event.line("SUMMARY"), event.line("ORGANIZER"), f"LAST-MODIFIED:{_stamp()}",
        f'ATTENDEE;CN="A";CUTYPE=INDIVIDUAL;EMAIL="{mail.recipient}";PARTSTAT={answer}:mailto:{mail.recipient}',
    )  # fmt: skip
    head = ("METHOD:REPLY", "PRODID:-//Apple Inc.//macOS 14.5//EN", "VERSION:2.0", "CALSCALE:GREGORIAN")
    return enclose(mail, _object(head, body), method="REPLY", how="attachment")


def nextcloud(mail: Received, answer: str) -> bytes:
    """Nextcloud, ownCloud, Baikal (sabre's broker): the invitation's zone, addresses in small letters, no more."""
    event = event_of(mail)
    zone = re.search(r"BEGIN:VTIMEZONE.*END:VTIMEZONE", mail.calendar, re.DOTALL)
    name = re.findall(r'CN="?([^";:]*)', event.line("ATTENDEE"))[0]
    body = (
        event.line("UID"), f"DTSTAMP:{_stamp()}", event.line("SEQUENCE"), event.line("DTSTART"), event.line("DTEND"),
        event.line("SUMMARY"), event.line("ORGANIZER"),
        f"ATTENDEE;PARTSTAT={answer};CN={name}:mailto:{mail.recipient.lower()}",
    )  # fmt: skip
    head = ("VERSION:2.0", "PRODID:-//Sabre//Sabre VObject 4.6.0//EN", "CALSCALE:GREGORIAN", "METHOD:REPLY")
    return enclose(mail, _object((*head, *([zone[0]] if zone else [])), body), method="REPLY")


def thunderbird(mail: Received, answer: str) -> bytes:
    """Thunderbird: everything copied, an X- property of its own, the object twice with blank lines behind it."""
    event = event_of(mail)
    attendee = event.line("ATTENDEE").replace("PARTSTAT=NEEDS-ACTION", f"PARTSTAT={answer}").replace(";RSVP=TRUE", "")
    left_out = ("ATTENDEE", "DTSTAMP", "BEGIN:", "END:")
    kept = tuple(line for line in event.lines if not line.startswith(left_out))
    head = ("PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN", "VERSION:2.0", "METHOD:REPLY")
    octets = _object(head, (f"DTSTAMP:{_stamp()}", *kept, attendee, "X-MOZ-GENERATION:1")) + b"\r\n\r\n"
    return _twice(enclose(mail, octets, method="REPLY"), octets, "invite.ics")


def _twice(reply: bytes, octets: bytes, name: str) -> bytes:
    """The mail with the object attached once more."""
    inner = message_from_bytes(reply, policy=SMTP)
    assert isinstance(inner, EmailMessage)
    inner.make_mixed()
    inner.add_attachment(octets, maintype="application", subtype="ics", filename=name)
    return inner.as_bytes(policy=SMTP)


SHAPES = (
    Calendar("Exchange", exchange, (*ANSWERS, "COUNTER")),
    Calendar("Google", google),
    Calendar("Apple", apple),
    Calendar("Nextcloud", nextcloud),
    Calendar("Thunderbird", thunderbird),
)


def _program(folder: Path, script: str, how: str, *interpreter: str) -> Answer:
    """A program that is given the object, the address and the answer, and prints an object or a whole mail."""

    def answer(mail: Received, wanted: str) -> bytes:
        with TemporaryDirectory() as place:
            request = Path(place) / "request.ics"
            request.write_bytes(mail.calendar.encode())
            command = [*interpreter, str(folder / "peers" / script), str(request), mail.recipient, wanted]
            said = subprocess.run(command, capture_output=True, timeout=60, check=False)
        assert b"BEGIN:VCALENDAR" in said.stdout, (command, said.stdout, said.stderr)
        if not said.stdout.startswith(b"BEGIN:"):
            return _forwarded(mail, said.stdout)
        return enclose(mail, said.stdout, method=wanted if wanted in ("COUNTER", "REFRESH") else "REPLY", how=how)

    return answer


def _forwarded(mail: Received, octets: bytes) -> bytes:
    """A whole mail that a program wrote, to the organiser, under a Message-ID as its server adds it."""
    written = message_from_bytes(octets, policy=SMTP)
    if "Message-ID" not in written:
        written["Message-ID"] = f"<{datetime.now(UTC).timestamp()}@calendar.example>"
    assert mail.recipient in str(written["From"])
    return written.as_bytes(policy=SMTP)


def installed() -> tuple[Calendar, ...]:
    """The programs that can run here."""
    found: dict[str, Calendar] = {}
    for folder in FOLDERS:
        for name, calendar in _installed(folder).items():
            found.setdefault(name, calendar)
    return tuple(found.values())


def _installed(folder: Path) -> Mapping[str, Calendar]:
    php = ("php", "-d", "error_reporting=0", "-d", "display_errors=0")
    more = (*ANSWERS, "COUNTER", "DELEGATED", "REFRESH")
    every = {
        folder / "src" / "kcal": Calendar("KDE", _program(folder, "peer_kcal.sh", "part", "bash"), more),
        Path("/usr/bin/mh/mhical"): Calendar("mhical", _program(folder, "peer_mhical.sh", "whole", "bash")),
        Path("/usr/share/php/Horde/Itip.php"): Calendar("Horde", _program(folder, "peer_horde.php", "", *php)),
        folder / "vendor" / "vobject": Calendar("sabre", _program(folder, "peer_sabre.php", "attachment", *php)),
    }
    there = (folder / "peers").is_dir()
    return {calendar.name: calendar for program, calendar in every.items() if there and program.exists()}


def thunderbird_tools() -> Path | None:
    """The folder from which a real Thunderbird can be driven, None where it cannot."""
    driven = [folder for folder in FOLDERS if (folder / "venv" / "bin" / "python").exists()]
    return driven[0] if driven and Path("/usr/bin/thunderbird").exists() else None
