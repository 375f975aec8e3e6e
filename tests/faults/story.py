"""A small story to break: one mail of minutes brings about five mails. Knows no server."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

SECRETARY = "moira@quay.example"
OWNERS = ("ann.dow@council.example", "bo.reed@forum.example")
#: Monday, in London winter time.
NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
#: Two owners' actions, two invitations, one receipt.
MAILS = 5

_VERBS = ("send", "order", "check", "write", "paint", "count", "repair", "publish", "collect", "review")
_NOUNS = (
    "benches", "timetables", "leaflets", "gulls", "ropes", "lamps", "permits", "ladders", "murals", "kiosks", "buoys",
    "archives", "ferries", "fences", "flags", "gardens", "hedges", "invoices", "jetties", "kayaks", "logbooks", "maps",
    "nets", "oars", "paddles", "quotes", "railings", "surveys", "tides", "umbrellas", "vouchers", "walkways", "yachts",
    "anchors", "bollards", "cranes", "drains", "engines", "footpaths", "grants",
)  # fmt: skip


def _body(number: int) -> str:
    """Each minutes are of a body of their own, up to 200: within one, what is alike is taken as carried over."""
    return f"{_NOUNS[number % 40].title()} {('North', 'South', 'East', 'West', 'Centre')[number // 40 % 5]} Group"


def directory(bodies: int = 40) -> str:
    """Two owners who are members of every body, and the secretary."""
    groups = [_body(number) for number in range(bodies)]
    sits_in = "; ".join(groups)
    people = (("Ann Dow", OWNERS[0], "Council"), ("Bo Reed", OWNERS[1], "Forum"))
    rows = ["kind,name,email,aliases,organisation,groups", f"person,Moira Finch,{SECRETARY},,Office,"]
    rows += [f"person,{name},{address},,{home},{sits_in}" for name, address, home in people]
    return "\n".join([*rows, *(f"group,{group},,,," for group in groups), ""])


_MINUTES = """\
{body} minutes
Date: {held:%A} {held.day} {held:%B %Y}
Present: Ann Dow, Bo Reed

Action: Ann Dow to {first} by 12 March 2027.
Action: Bo Reed to {second} by 19 March 2027.

Next meeting: {coming}, 10:00-11:30, Town Hall
"""


def minutes(number: int = 1, padding: int = 0) -> bytes:
    """The secretary sends the minutes of a meeting; each number is a meeting of its own, with work of its own."""
    held = datetime(2026, 2, 1, tzinfo=UTC) + timedelta(days=number)
    coming = date(2027, 4, 1) + timedelta(days=3 * (number - 1))
    text = _MINUTES.format(
        body=_body(number),
        held=held,
        first=_work(2 * number),
        second=_work(2 * number + 1),
        coming=f"{coming.day} {coming:%B %Y}",
    )
    return _message(
        f"Minutes {number}", f"minutes-{number}@quay.example", text + "\n" + ("x" * 70 + "\n") * (padding // 71)
    )


def _work(number: int) -> str:
    """Words unlike those of any other number: what is alike is taken for the same action, carried over."""
    draw = random.Random(number)
    return f"{draw.choice(_VERBS)} {' '.join(draw.sample(_NOUNS, 5))}"


def _message(subject: str, message_id: str, text: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"Moira Finch <{SECRETARY}>"
    message["To"] = "Minutes <minutes@quay.example>"
    message["Subject"] = subject
    message["Date"] = format_datetime(NOW)
    message["Message-ID"] = f"<{message_id}>"
    message.set_content(text)
    return message.as_bytes(policy=SMTP)


def done(mail: bytes, sender: str, number: int = 1) -> bytes:
    """An owner answers one of our mails: the numbered action is done."""
    reply = message_from_bytes(_message("Re: your action", f"done-{number}@quay.example", f"{number} done\n"))
    del reply["From"]
    reply["From"] = sender
    reply["In-Reply-To"] = reply["References"] = message_id(mail)
    return reply.as_bytes(policy=SMTP)


def message_id(mail: bytes) -> str:
    """The Message-ID of a mail."""
    return "".join(str(message_from_bytes(mail)["Message-ID"]).split())
