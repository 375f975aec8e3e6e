"""Memory of one process over many messages: it must be flat."""

from __future__ import annotations

from pathlib import Path

from bench.speed.house import EMBEDDED, House, fill_maildir, imap_settings
from bench.speed.units import waiting
from tests.servers.dovecot import Dovecot
from tests.servers.smtp_fast import FastSink


def course(total: int, step: int, dovecot: Dovecot, user: str, folder: Path) -> list[tuple[int, float]]:
    """(messages so far, megabytes) after every `step` messages through one process on SQLite."""
    sink = FastSink()
    sink.start()
    house = House(folder, f"sqlite:///{folder}/m.db", sink.port, **imap_settings(dovecot, user))
    seen: list[tuple[int, float]] = []
    try:
        house.start(EMBEDDED)
        for start in range(0, total, step):
            fill_maildir(dovecot.maildir(user), range(start, start + step), (dovecot.user.pw_uid, dovecot.user.pw_gid))
            house.wait(lambda: not waiting(dovecot.maildir(user)), patience=3600)
            seen.append((start + step, house.memory()[0]))
        return seen
    finally:
        house.stop()
        sink.close()
