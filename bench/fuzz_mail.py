"""Throw broken mail at the reading side for a given time: `python -m bench.fuzz_mail SECONDS [SEED]`.

Mutates the messages of tests/corpus and, where it is there, of ../shared, and builds random MIME trees. Prints each
message that raises anything but UnreadableError, takes longer than SLOW seconds or yields text that cannot be stored;
exit code 1 then. The same seed and corpus give the same messages.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from service.domain.message import Message
from service.errors import UnreadableError
from service.mail.absence import read_absence
from service.mail.body import visible_text
from service.mail.classify import classify
from service.mail.read import read_message
from service.mail.report import read_reports
from service.mail.trust import read_authentication

SLOW = 2.0
ROOT = Path(__file__).parents[1]
SEED_FILES = (ROOT / "tests" / "corpus", ROOT.parent / "shared" / "corpus" / "mail")
LETTER = "Hello Sam,\n\n1. Mend the gate at the north entrance\n2. Print 200 leaflets\n"
NASTY = (
    b"\0", b"\xff\xfe", b"=?utf-8?b?", b"?=", b"\r", b"\r\n\r\n", b"--", b"> ", b"<",
    b"Content-Type: multipart/mixed\r\n",
    b"Content-Type: text/html; charset=utf-7\r\n", b"Content-Transfer-Encoding: base64\r\n", b"\xed\xa0\x80",
    b"(" * 500,
    b"<div>" * 500, b"@" * 300, b"a@b.example, " * 200, b"wrote:",
    b"From: \r\nSent: \r\nTo: \r\n", b"1" * 400, b" " * 2000,
)  # fmt: skip

KINDS = (b"text/plain", b"text/html", b"multipart/mixed", b"multipart/report", b"message/rfc822", b"text/calendar")


def read_everything(octets: bytes) -> None:
    """Read the message in every way that the service does; raises what the readers raise."""
    try:
        message = read_message(octets)
    except UnreadableError:
        return
    classify(message, own_addresses=(), is_ours=lambda _: False)
    words = visible_text(message, [LETTER])
    read_absence(message)
    read_authentication(message, "mx.minutes.example")
    for text in (*_texts(message), words.text, *(report.diagnostic for report in read_reports(message))):
        text.encode("utf-8")
        if "\0" in text:
            raise ValueError("NUL in a text")


def _texts(message: Message) -> list[str]:
    headers = [value for _, value in message.headers]
    return [
        message.text,
        message.html,
        message.subject,
        message.message_id,
        *headers,
        *(part.name for part in message.parts),
    ]


def cut(octets: bytes, draw: random.Random) -> bytes:
    """Leave a piece out."""
    start = draw.randrange(len(octets) + 1)
    return octets[:start] + octets[start + draw.randrange(1, 400) :]


def insert(octets: bytes, draw: random.Random) -> bytes:
    """Put something nasty in."""
    at = draw.randrange(len(octets) + 1)
    return octets[:at] + draw.choice(NASTY) + octets[at:]


def flip(octets: bytes, draw: random.Random) -> bytes:
    """Change some octets."""
    changed = bytearray(octets)
    for _ in range(draw.randrange(1, 30)):
        if changed:
            changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def repeat(octets: bytes, draw: random.Random) -> bytes:
    """Say a piece many times."""
    start = draw.randrange(len(octets) + 1)
    return octets[:start] + octets[start : start + 200] * draw.randrange(2, 60) + octets[start:]


def shuffle(octets: bytes, draw: random.Random) -> bytes:
    """Put the lines of a piece in another order."""
    lines = octets.split(b"\n")
    at = draw.randrange(len(lines))
    piece = lines[at : at + 30]
    draw.shuffle(piece)
    return b"\n".join(lines[:at] + piece + lines[at + 30 :])


def tree(draw: random.Random, depth: int = 0) -> bytes:
    """A random MIME tree, often wrong."""
    kind = draw.choice(
        (b"text/plain", b"text/html", b"multipart/mixed", b"multipart/report", b"message/rfc822", b"text/calendar")
    )
    if depth > 6 or not kind.startswith((b"multipart", b"message")):
        return b"Content-Type: " + kind + b"\n\n" + draw.choice(NASTY) + b"\nDone\n"
    if kind == b"message/rfc822":
        return b"Content-Type: message/rfc822\n\nSubject: x\n" + tree(draw, depth + 1)
    boundary = draw.choice((b"b", b"b%d" % depth, b""))
    parts = b"".join(b"--" + boundary + b"\n" + tree(draw, depth + 1) + b"\n" for _ in range(draw.randrange(4)))
    return b"Content-Type: " + kind + b'; boundary="' + boundary + b'"\n\n' + parts + b"--" + boundary + b"--\n"


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (cut, insert, flip, repeat, shuffle)


def next_message(seeds: list[bytes], draw: random.Random) -> bytes:
    """One broken message."""
    if not seeds or draw.random() < 0.15:
        return b"From: sam@body.example\nSubject: x\n" + tree(draw)
    octets = draw.choice(seeds)
    for _ in range(draw.randrange(1, 4)):
        octets = draw.choice(MUTATIONS)(octets, draw)
    return octets


def main(seconds: float, seed: int) -> int:
    """Run for `seconds`; return the number of failures."""
    paths = sorted(path for root in SEED_FILES if root.is_dir() for path in root.rglob("*.eml"))
    seeds = [path.read_bytes()[:200_000] for path in paths]
    draw = random.Random(seed)
    end, count, failures, slowest = time.monotonic() + seconds, 0, 0, 0.0
    while time.monotonic() < end:
        octets = next_message(seeds, draw)
        begun = time.process_time()  # what the message costs, however busy the machine is
        try:
            read_everything(octets)
        except Exception:  # noqa: BLE001 - finding them is the purpose
            failures += 1
            print(f"{hashlib.sha256(octets).hexdigest()[:12]} raised\n{traceback.format_exc(limit=-4)}")
            Path(f"/tmp/fuzz-mail-{failures}.eml").write_bytes(octets)
        taken = time.process_time() - begun
        slowest = max(slowest, taken)
        if taken > SLOW:
            failures += 1
            print(f"slow: {taken:.1f} s for {len(octets)} octets")
            Path(f"/tmp/fuzz-mail-{failures}.eml").write_bytes(octets)
        count += 1
    print(f"{count} messages of {len(seeds)} seeds, slowest {1000 * slowest:.0f} ms, failures {failures}")
    return failures


if __name__ == "__main__":
    given = dict(enumerate(sys.argv[1:]))
    sys.exit(1 if main(float(given.get(0, "60")), int(given.get(1, "1"))) else 0)
