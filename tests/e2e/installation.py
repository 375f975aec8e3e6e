"""A scaled installation under test: its configuration, `celery worker` and `celery beat` as processes of their own."""

from __future__ import annotations

import os
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from demo.people import Received
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.process import HOST
from tests.servers.smtp import SmtpSink

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


class Installation:
    """Settings by environment alone, as the compose file does it."""

    def __init__(  # noqa: PLR0917 - one argument for each real part
        self,
        folder: Path,
        dovecot: Dovecot,
        sink: SmtpSink,
        mailbox: str,
        database: str,
        redis: str,
        directory: str,
        more: Mapping[str, str],
    ) -> None:
        self.dovecot, self.sink, self.mailbox = dovecot, sink, mailbox
        self.folder = folder
        (folder / "directory.csv").write_text(directory, encoding="utf-8")
        (folder / "service.toml").write_text("")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("MINUTEPOST_")},
            "PYTHONPATH": str(ROOT),
            "MINUTEPOST_CONFIG": str(folder / "service.toml"),
            "MINUTEPOST_SECRETS_DIR": str(folder / "secrets"),
            "MINUTEPOST_SECRET": "the tests' own secret",
            "MINUTEPOST_MAILBOX__KIND": "imap",
            "MINUTEPOST_MAILBOX__ADDRESS": mailbox,
            "MINUTEPOST_MAILBOX__HOST": HOST,
            "MINUTEPOST_MAILBOX__PORT": str(dovecot.port),
            "MINUTEPOST_MAILBOX__SECURITY": "none",
            "MINUTEPOST_MAILBOX__USER": mailbox,
            "MINUTEPOST_MAILBOX__PASSWORD": PASSWORD,
            "MINUTEPOST_MAILBOX__POLL_SECONDS": "1",
            "MINUTEPOST_SUBMISSION__KIND": "smtp",
            "MINUTEPOST_SUBMISSION__HOST": HOST,
            "MINUTEPOST_SUBMISSION__PORT": str(sink.port),
            "MINUTEPOST_SUBMISSION__SECURITY": "none",
            "MINUTEPOST_DATABASE__URL": database,
            "MINUTEPOST_BROKER__URL": redis,
            "MINUTEPOST_PEOPLE__DIRECTORY": str(folder / "directory.csv"),
            **more,
        }
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, workers: int = 1) -> None:
        """Start the worker processes and one beat."""
        for number in range(workers):
            arguments = ["worker", "--concurrency", "2", "--hostname", f"w{number}@test", "--loglevel", "WARNING"]
            self._celery(f"worker{number}", *arguments, "-Q", "inbound,outbound")
        self._celery("beat", "beat", "--schedule", str(self.folder / "beat-schedule"), "--loglevel", "WARNING")

    def _celery(self, name: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "celery", "-A", "tasks.app", *arguments]
        with (self.folder / f"{name}.log").open("wb") as log:
            self._processes.append(
                subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )

    def stop(self) -> None:
        """End every process and what it started."""
        for process in self._processes:
            _signal_group(process, signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                _signal_group(process, signal.SIGKILL)
                process.wait(timeout=10)
        self._processes.clear()

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `minutepost ARGUMENTS` in this installation; its words go to a log, too."""
        done = subprocess.run(
            [sys.executable, "-m", "service", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        (self.folder / f"{arguments[0]}.log").write_text(done.stdout + done.stderr)
        return done

    def receive(self, octets: bytes) -> None:
        """A message arrives at the shared mailbox."""
        self.dovecot.deliver(self.mailbox, octets)

    def submit(self, sender: str, octets: bytes) -> None:
        """Somebody sends a message to the shared mailbox through the SMTP server, which passes it on."""
        before = len(self.sink.for_recipient(self.mailbox))
        with smtplib.SMTP(HOST, self.sink.port) as client:
            client.sendmail(sender, [self.mailbox], octets)
        self.wait(lambda: len(self.sink.for_recipient(self.mailbox)) > before, "the SMTP server")
        self.receive(self.sink.for_recipient(self.mailbox)[-1].octets)

    def mails_to(self, address: str) -> list[Received]:
        """The mails that the SMTP server took for `address`."""
        return [Received(message.octets) for message in self.sink.for_recipient(address)]

    def subjects(self) -> list[tuple[str, str]]:
        """(recipient, subject) of every mail so far, the mailbox's own left out."""
        found = [(message.recipients[0], Received(message.octets)) for message in self.sink.received]
        return [(address, str(mail.message["Subject"])) for address, mail in found if address != self.mailbox]

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition; fail with the processes' logs where it does not come."""
        until = time.monotonic() + PATIENCE
        while not condition():
            dead = [process for process in self._processes if process.poll() is not None]
            if dead:
                raise AssertionError(f"a process ended by itself\n{self.logs()}")
            if time.monotonic() > until:
                raise AssertionError(f"waited {PATIENCE} s for {what}\n{self.logs()}")
            time.sleep(0.1)

    def logs(self) -> str:
        """The ends of the processes' logs, and what mails there were."""
        ends = [f"--- {path.name}\n{path.read_text(errors='replace')[-3000:]}" for path in self.folder.glob("*.log")]
        return "\n".join([*ends, *map(str, self.subjects())])


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return
