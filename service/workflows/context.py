"""What every workflow is handed: the database, the time, the people, the words. Made once by service/wiring.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Protocol

from service.domain.directory import Directory
from service.domain.message import Address
from service.domain.plan_minutes import House
from service.mail.render import Renderer
from service.store.engine import Engine


class LegacyConverter(Protocol):
    """What outside programs do for us: old Word files (antiword, LibreOffice), pictures of text (tesseract)."""

    def convert(self, name: str, octets: bytes) -> tuple[str, bytes]:
        """Return (content type, octets) of a readable copy. Raises UnreadableError where no program is installed."""
        ...

    def recognise(self, pictures: Iterable[bytes]) -> str:
        """Return the words in pictures of pages; "" where no program for that is installed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The settings that decide, as plain values."""

    secretariat: tuple[str, ...] = ()
    authserv_id: str = ""
    require_pass: bool = False
    sealers: tuple[str, ...] = ()
    answers_per_day: int = 50
    answers_per_thread: int = 20
    plus_addressing: bool = False
    #: Civil days.
    remind_before_days: tuple[int, ...] = (7, 1, 0)
    remind_every_days: int = 5
    escalate_after: int = 3
    nudge_before_days: int = 7
    due_soon_days: int = 14
    hold_reminder_days: int = 2
    raw_mail_days: int = 365
    #: Mails claimed for one connection.
    batch: int = 50
    #: Connections to the submission server at the same time, in each process.
    connections: int = 1
    #: How long a worker may hold an entry before another takes it; and a mail, for which a server may take its time.
    lease: timedelta = timedelta(minutes=10)
    mail_lease: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The house and everything in it."""

    engine: Engine
    now: Callable[[], datetime]
    #: The directory as it is now: reloaded when its file changes.
    directory: Callable[[], Directory]
    #: Changes whenever the directory's file does.
    directory_stamp: Callable[[], str]
    renderer: Renderer
    converter: LegacyConverter
    house: House
    #: The first signs reply tokens; those that the others signed are good as well.
    secrets: tuple[str, ...]
    policy: Policy

    def for_one_entry(self) -> Context:
        """The same, with the directory looked up at most once: it cannot change half-way through a decision."""
        return replace(self, directory=cache(self.directory))

    @property
    def secret(self) -> str:
        """Signs reply tokens."""
        return self.secrets[0]

    @property
    def mailbox(self) -> Address:
        """The address people write to."""
        return self.house.mailbox

    @property
    def domain(self) -> str:
        """The right-hand side of our Message-IDs."""
        return self.house.mailbox.address.rpartition("@")[2]
