"""The least that one unit can cost: the same octets through the same servers, without a thought about them.

Fetch in batches, take the message apart, write a row and seven mails of fixed words with one commit, send them over
one connection with a commit each, move in batches. Whoever reads minutes needs more than this.
"""

from __future__ import annotations

import email
import io
import smtplib
import sqlite3
import time
import zipfile
from binascii import b2a_qp
from email.message import Message
from pathlib import Path

from bench.speed import corpus
from bench.speed.house import fill_maildir
from service.domain.transit import Envelope
from service.transport.smtp_transaction import begin, finish
from tests.servers.dovecot import Dovecot
from tests.servers.process import HOST

_SCHEMA = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE inbox (id INTEGER PRIMARY KEY, octets BLOB);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, octets BLOB, sent INTEGER);
"""
_HEADER = b"From: minutes@partnership.example\r\nTo: ann@council.example\r\nSubject: Your action\r\n\r\n"


def rate(units: int, dovecot: Dovecot, user: str, folder: Path, port: int) -> float:
    """Units a second."""
    client = dovecot.client(user)
    client.select_folder("INBOX")
    client.create_folder("Processed")
    fill_maildir(dovecot.maildir(user), range(units), (dovecot.user.pw_uid, dovecot.user.pw_gid))
    database = sqlite3.connect(folder / "floor.db", isolation_level=None)
    database.executescript(_SCHEMA)
    began = time.monotonic()
    with smtplib.SMTP(HOST, port) as out:
        out.ehlo()
        client.noop()
        uids = client.search("ALL")
        for start in range(0, len(uids), 50):
            batch = uids[start : start + 50]
            for found in client.fetch(batch, ["BODY.PEEK[]"]).values():
                _unit(found[b"BODY[]"], database, out)
            client.move(batch, "Processed")
    seconds = time.monotonic() - began
    client.logout()
    database.close()
    return units / seconds


def _unit(octets: bytes, database: sqlite3.Connection, out: smtplib.SMTP) -> None:
    words = _words(email.message_from_bytes(octets))[:4000]
    mails = [_HEADER + b2a_qp(words + b"\n" + str(n).encode()).replace(b"\n", b"\r\n") for n in range(corpus.MAILS)]
    database.execute("begin immediate")
    database.execute("insert into inbox (octets) values (?)", [octets])
    ids = [database.execute("insert into outbox (octets, sent) values (?, 0)", [mail]).lastrowid for mail in mails]
    database.execute("commit")
    for mail_id, mail in zip(ids, mails, strict=True):
        envelope = Envelope("minutes@partnership.example", "ann@council.example", mail)
        begin(out, envelope)
        finish(out, envelope, 60.0)
        database.execute("update outbox set sent = 1 where id = ?", [mail_id])


def _words(message: Message) -> bytes:
    for part in message.walk():
        if part.get_filename() == "minutes.docx":
            with zipfile.ZipFile(io.BytesIO(part.get_payload(decode=True))) as archive:  # type: ignore[arg-type]
                return archive.read("word/document.xml")
        if part.get_content_type() == "text/plain" and len(part.get_payload()) > 2000:
            return part.get_payload(decode=True)  # type: ignore[return-value]
    return b""
