"""Messages to measure with: minutes of made-up bodies, and the directory that goes with them. Knows no server.

One unit is one message, with a Word file one time in three, from which 5 action mails, 2 invitations and a receipt
follow. Sizes are those of the measured corpus: about 45 KB a message, about 85 KB more with a Word file.
"""

from __future__ import annotations

import io
import random
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from xml.sax.saxutils import escape

SECRETARY = "secretary@partnership.example"
#: The clock of the service under measurement begins here.
NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
#: Mails that one message brings about.
ACTIONS, INVITATIONS, RECEIPTS = 5, 2, 1
MAILS = ACTIONS + INVITATIONS + RECEIPTS

_FIRST = ("Ada", "Ben", "Cora", "Dov", "Elin", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kaya", "Liam", "Mona", "Nils",
          "Olga", "Pavel", "Rosa", "Sami", "Tara", "Uma")  # fmt: skip
_LAST = ("Abbott", "Barlow", "Calder", "Denham", "Eastwick", "Fenwick", "Garrick", "Holme", "Ibsen", "Jarrow")
_PLACES = ("Harbour", "Quayside", "Moorland", "Riverside", "Hillfoot", "Parkway", "Weir", "Mill", "Orchard", "Dale",
           "Castle", "Bridge", "Meadow", "Station", "Chapel", "Forge", "Tower", "Market", "Garden", "Lock")  # fmt: skip
_AFFAIRS = ("Health", "Housing", "Transport", "Libraries", "Skills", "Youth", "Safety", "Energy", "Food", "Sport")
_WORK = (
    "send the repairs contact list to all partners", "ask the housing team for the winter figures",
    "draft the terms of reference for the review", "circulate the training dates to the schools",
    "confirm the room for the open day", "write to the bus company about the timetable",
    "collect case studies for the annual report", "check the budget line for the leaflets",
    "invite the surgery to the next workshop", "publish the survey on the website",
)  # fmt: skip
_TALK = (
    "The chair described a rise in referrals over the winter and thanked the teams for their work.",
    "Members discussed how the figures compare with last year and noted that the summer was quieter.",
    "The group heard that the pilot has reached four of the six neighbourhoods so far.",
    "It was noted that the funding round opens in the autumn and that last year's bids were successful.",
    "Members welcomed the update and agreed that the approach is working well for families.",
    "The new building is nearly finished; the car park will follow once the road works are over.",
)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


def person(number: int) -> str:
    """A name; 200 of them."""
    return f"{_FIRST[number % 20]} {_LAST[number // 20 % 10]}"


def address(number: int) -> str:
    """The address of a person."""
    return f"{person(number).lower().replace(' ', '.')}@council.example"


def body(number: int) -> str:
    """A body that meets; 200 of them."""
    return f"{_PLACES[number % 20]} {_AFFAIRS[number // 20 % 10]} Group"


def directory(bodies: int = 200) -> str:
    """The directory as csv: 200 people, two members in each body."""
    rows = ["kind,name,email,aliases,organisation,groups", f"person,Moira Finch,{SECRETARY},,Office,"]
    sits_in: dict[int, list[str]] = {}
    for number in range(bodies):
        for member in (number, number + 77):
            sits_in.setdefault(member % 200, []).append(body(number))
    rows += [f"person,{person(n)},{address(n)},,Council,{'; '.join(sits_in.get(n, ()))}" for n in range(200)]
    return "\n".join([*rows, *(f"group,{body(number)},,,," for number in range(bodies)), ""])


def make_message(number: int) -> bytes:
    """The message of one unit; the same number gives the same octets."""
    draw = random.Random(number)
    held = date(2025, 9, 1) + timedelta(days=number % 180)
    lines = _minutes(number, held, draw)
    message = EmailMessage()
    message["From"] = f"Moira Finch <{SECRETARY}>"
    message["To"] = "Minutes <minutes@partnership.example>"
    message["Subject"] = f"FW: {body(number)} {held:%d %B %Y} minutes"
    message["Date"] = format_datetime(NOW - timedelta(minutes=1))
    message["Message-ID"] = f"<unit-{number}@partnership.example>"
    if number % 3:
        message.set_content("\n".join(lines) + "\n")
    else:
        message.set_content("Please find the minutes attached.\n\nMoira\n")
        kind = "vnd.openxmlformats-officedocument.wordprocessingml.document"
        message.add_attachment(_docx(lines, draw), maintype="application", subtype=kind, filename="minutes.docx")
    message.add_attachment(draw.randbytes(27_000), maintype="image", subtype="png", filename="logo.png")
    return message.as_bytes(policy=SMTP)


def _minutes(number: int, held: date, draw: random.Random) -> list[str]:
    """About 6 KB of words, the median of the minutes collected: talk under headings, an action under each."""
    lines = [f"{body(number)} minutes", f"Date: {held:%A} {held.day} {held:%B %Y}", "Time: 10.00-12.00", "Venue: Hall",
             f"Present: {', '.join(person(number + n * 31) for n in range(6))}", ""]  # fmt: skip
    for place in range(ACTIONS):
        due = NOW.date() + timedelta(days=30 + draw.randrange(60))
        owner = person(number + place * 31)
        lines += [f"{place + 1}. {draw.choice(_AFFAIRS)} update", "", *_talk(draw), ""]
        lines += [f"Action: {owner} to {_WORK[(number + place) % 10]} by {due.day} {due:%B %Y}.", ""]
    coming = NOW.date() + timedelta(days=20 + number % 300)
    at = time(9 + number % 7)
    lines += ["Next meeting", "", f"Next meeting: {coming:%A} {coming.day} {coming:%B %Y}, {at:%H}:00-{at.hour + 1}:30,"
              f" {_PLACES[number % 20]} Hall", ""]  # fmt: skip
    return lines


def _talk(draw: random.Random) -> list[str]:
    return [" ".join(draw.choice(_TALK) for _ in range(4)) for _ in range(3)]


def _docx(lines: list[str], draw: random.Random) -> bytes:
    """A Word file of about 60 KB, as letterheads make them."""
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{paragraphs}</w:body></w:document>")
        archive.writestr("word/media/letterhead.png", draw.randbytes(55_000))
    return written.getvalue()
