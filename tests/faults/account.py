"""An installation whose every message and mail is accounted for, whatever happened to its processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from tests.faults import story
from tests.faults.stepper import ROUND, Ran, Stepper
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.process import HOST
from tests.servers.smtp import Received, SmtpSink

#: Longer than any lease: what a dead process had claimed is free again.
LATER = timedelta(minutes=16)


class House:
    """Steps of one installation, each in a process of its own, on a clock that the test moves."""

    def __init__(
        self, folder: Path, dovecot: Dovecot, user: str, sink: SmtpSink, stepper: Stepper, database: str
    ) -> None:
        self.folder, self.dovecot, self.user, self.sink, self.stepper = folder, dovecot, user, sink, stepper
        self.database = database
        self.at: datetime = story.NOW
        (folder / "directory.csv").write_text(story.directory(), encoding="utf-8")
        (folder / "service.toml").write_text("")
        self.environment = {
            "MINUTEPOST_CONFIG": str(folder / "service.toml"),
            "MINUTEPOST_SECRET": "the tests' own secret",
            "MINUTEPOST_MAILBOX__KIND": "imap",
            "MINUTEPOST_MAILBOX__ADDRESS": "minutes@quay.example",
            "MINUTEPOST_MAILBOX__HOST": HOST,
            "MINUTEPOST_MAILBOX__PORT": str(dovecot.port),
            "MINUTEPOST_MAILBOX__SECURITY": "none",
            "MINUTEPOST_MAILBOX__USER": user,
            "MINUTEPOST_MAILBOX__PASSWORD": PASSWORD,
            "MINUTEPOST_MAILBOX__TIMEOUT_SECONDS": "10",
            "MINUTEPOST_SUBMISSION__KIND": "smtp",
            "MINUTEPOST_SUBMISSION__HOST": HOST,
            "MINUTEPOST_SUBMISSION__PORT": str(sink.port),
            "MINUTEPOST_SUBMISSION__SECURITY": "none",
            "MINUTEPOST_SUBMISSION__TIMEOUT_SECONDS": "10",
            "MINUTEPOST_SUBMISSION__CONNECTIONS": "1",
            "MINUTEPOST_ANSWERS__PER_DAY": "1000",
            "MINUTEPOST_DATABASE__URL": database,
            "MINUTEPOST_PEOPLE__DIRECTORY": str(folder / "directory.csv"),
            "MINUTEPOST_PEOPLE__SECRETARIAT": story.SECRETARY,
        }

    def receive(self, octets: bytes) -> None:
        """A message arrives."""
        self.dovecot.deliver(self.user, octets)

    def run(self, steps: Sequence[str] = ROUND, *, crash: tuple[str, int] = ("", 0), **more: str) -> Ran:
        """Run steps in a new process."""
        environment = {**self.environment, "MINUTEPOST_CLOCK_BEGINS_AT": self.at.isoformat(), **more}
        self.at += timedelta(seconds=20)  # more than a run takes: the next one's clock is not behind this one's
        return self.stepper.run(environment, steps, crash=crash)

    def recover(self, rounds: int = 1, after: timedelta = LATER) -> None:
        """Start again after the leases are over."""
        for _ in range(rounds):
            self.at += after
            assert self.run().signal == 0

    def rows(self, query: str) -> list[Any]:
        """Ask the database itself."""
        engine = create_engine(self.database)
        try:
            with engine.connect() as connection:
                return [tuple(row) for row in connection.execute(text(query))]
        finally:
            engine.dispose()

    @property
    def mails(self) -> Counter[tuple[str, str]]:
        """(recipient, Message-ID) to how often it was taken by the server."""
        return Counter((mail.recipients[0], story.message_id(mail.octets)) for mail in self.sink.received)

    def mail_to(self, address: str) -> Received:
        """The first mail to somebody."""
        return self.sink.for_recipient(address)[0]

    def lies_in(self, folder: str) -> int:
        """How many messages are in a folder of the mailbox."""
        client = self.dovecot.client(self.user)
        try:
            if not client.folder_exists(folder):
                return 0
            client.select_folder(folder, readonly=True)
            return len(client.search("ALL"))
        finally:
            client.logout()

    def check(self, meetings: int, doubles: int = 0) -> None:
        """All is as if nothing had happened: audit clean, each action once, each mail sent, at most `doubles` twice."""
        assert self.run(["audit"]).results["0/audit"] == {}
        assert self.rows("select count(*) from actions") == [(2 * meetings,)]
        assert self.rows("select state, count(*) from inbox group by state") == [("HANDLED", meetings)]
        assert self.rows("select state, count(*) from outbox group by state") == [("SENT", story.MAILS * meetings)]
        mails = self.mails
        assert Counter(recipient for recipient, _ in mails) == {
            story.SECRETARY: meetings, **dict.fromkeys(story.OWNERS, 2 * meetings),
        }  # fmt: skip
        assert sum(mails.values()) - len(mails) <= doubles
        assert (self.lies_in("INBOX"), self.lies_in("Processed")) == (0, meetings)
