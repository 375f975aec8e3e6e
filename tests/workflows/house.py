"""The whole house with a stopped clock, a folder in memory and a way out that only records: real schema, real words."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from service.directory_file import with_learnt
from service.domain.action import Action, ActionStatus, Assignment
from service.domain.directory import Directory
from service.domain.identity import derive
from service.domain.inbox import InboxState
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.message import Address
from service.domain.plan_minutes import House as HouseFacts
from service.mail.branding import Branding
from service.mail.render import Renderer
from service.parsing.likeness import text_likeness
from service.store import actions, inbox, meetings, outbox, people, schema
from service.store.actions import HistoryEntry
from service.store.engine import Engine, open_engine, reading, transaction
from service.wiring import TEMPLATES
from service.workflows import remind
from service.workflows.context import Context, Policy
from service.workflows.deliver import Delivered, deliver_all
from service.workflows.ingest import poll
from service.workflows.process import Processed, process
from tests.builders import DIRECTORY, MAILBOX, NOW, SECRETARY, Mail, directory
from tests.fakes import FakeMailbox, NoConverter, RecordingSubmitter, StoppedClock

REMINDERS = "0 8 * * mon-fri"
DIGEST = "0 8 * * mon"


@cache
def renderer() -> Renderer:
    """The product's templates, compiled once."""
    return Renderer((TEMPLATES,), Branding(name="Harbour Partnership"))


@cache
def empty_database(folder: Path) -> Path:
    """A database brought up to date by the migrations, once; each test gets a copy."""
    path = folder / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    schema.upgrade(engine)
    engine.dispose()
    return path


@dataclass(slots=True)
class House:
    """One instance. Everything that happens is one call."""

    context: Context
    clock: StoppedClock
    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    submitter: RecordingSubmitter = field(default_factory=RecordingSubmitter)
    _seen: int = 0

    def receive(self, *messages: bytes, size: int | None = None) -> list[Processed]:
        """Messages arrive, are recorded and thought about; nothing is sent yet."""
        for octets in messages:
            self.mailbox.add(octets, size=size)
        recorded = poll(self.mailbox, self.context).recorded
        return [done for entry in recorded if (done := process(entry, self.context)) is not None]

    def one(self, octets: bytes, *, size: int | None = None) -> Processed:
        """One message arrives and is thought about."""
        (done,) = self.receive(octets, size=size)
        return done

    def replay(self, entry: int, *, trusted: bool = False) -> Processed | None:
        """Take up a held or failed entry again, as the operator does."""
        with transaction(self.context.engine) as connection:
            inbox.replay(connection, entry, trusted=trusted)
        return process(entry, self.context)

    def deliver(self) -> Delivered:
        """Send what is due."""
        return deliver_all(self.submitter, self.context)

    def mails(self) -> list[Mail]:
        """Send what is due, and return the mails that left since the last call."""
        self.deliver()
        fresh = self.submitter.sent[self._seen :]
        self._seen = len(self.submitter.sent)
        return [self._mail(envelope.recipient, envelope.octets) for envelope in fresh]

    def after(self, *messages: bytes) -> list[Mail]:
        """The mails that messages bring about."""
        self.receive(*messages)
        return self.mails()

    def _mail(self, recipient: str, octets: bytes) -> Mail:
        bare = Mail(kind="", to=recipient, octets=octets, refs={})
        with reading(self.context.engine) as connection:
            (sent,) = outbox.find_sent(connection, [bare.id.strip("<>")])
        return Mail(kind=sent.kind, to=recipient, octets=octets, refs=sent.refs)

    def actions(self) -> dict[str, Action]:
        """Every action by its words."""
        with reading(self.context.engine) as connection:
            return {action.text: action for action in actions.listing(connection, actions.Filter(), 1000)}

    def action(self, words: str) -> Action:
        """The one action with these words in it."""
        (found,) = [action for text, action in self.actions().items() if words in text]
        return found

    def open(self) -> set[str]:
        """The words of the open actions."""
        return {text for text, action in self.actions().items() if action.status is ActionStatus.NEEDS_ACTION}

    def share(self, words: str, contact: str) -> Assignment:
        """A person's share of an action."""
        (found,) = [share for share in self.action(words).assignments if share.contact == contact]
        return found

    def history(self, words: str) -> list[HistoryEntry]:
        """What happened to an action."""
        with reading(self.context.engine) as connection:
            return actions.history_of(connection, self.action(words).id)

    def meeting(self, on: date) -> ScheduledMeeting:
        """The meeting on a day."""
        with reading(self.context.engine) as connection:
            (found,) = meetings.between(connection, on, on)
        return found

    def invitee(self, on: date, contact: str) -> Invitee:
        """A member's standing towards the meeting on a day."""
        with reading(self.context.engine) as connection:
            uid = self.meeting(on).uid
            (found,) = [i for i in meetings.invitees_of(connection, [uid])[uid] if i.contact == contact]
        return found

    def states(self) -> dict[str, int]:
        """Number of inbox entries by state."""
        with reading(self.context.engine) as connection:
            return inbox.counts(connection)

    def outgoing(self) -> dict[str, int]:
        """Number of mails by state."""
        with reading(self.context.engine) as connection:
            return outbox.counts(connection)

    def waiting(self) -> list[inbox.EntryLine]:
        """What waits for a person."""
        with reading(self.context.engine) as connection:
            return inbox.waiting_for_a_person(connection, 100)

    def state_of(self, entry: int) -> InboxState:
        """Where an entry stands."""
        with reading(self.context.engine) as connection:
            found = inbox.get(connection, entry)
        assert found is not None
        return found.state

    def day(self) -> list[Mail]:
        """The reminders' tick, as service/wiring.py does it, and the mails it brings about."""
        remind.remind_due(REMINDERS, self.context)
        return self.mails()

    def week(self) -> list[Mail]:
        """The digests' tick, and the mails it brings about."""
        slot = remind.slot_to_do("digest", DIGEST, self.context)
        if slot is not None:
            remind.digest_all(slot, self.context)
            remind.finish_slot("digest", slot, self.context)
        return self.mails()


def build_house(database: Path | str, *, people_csv: str = DIRECTORY, mailbox: str = MAILBOX, at: datetime = NOW,
                secretariat: tuple[str, ...] = (SECRETARY,), **policy: object) -> House:  # fmt: skip
    """An instance on a database: a file, or an address."""
    engine = open_engine(f"sqlite:///{database}" if isinstance(database, Path) else database)
    clock = StoppedClock(at)
    secret = f"secret of {mailbox}"
    context = Context(
        engine=engine,
        now=clock.now,
        directory=directory_of(people_csv, engine),
        directory_stamp=lambda: "the csv",
        renderer=renderer(),
        converter=NoConverter(),
        house=HouseFacts(
            mailbox=Address(mailbox, "Harbour minutes"),
            zone="Europe/London",
            seed=derive("instance", mailbox, secret),
            likeness=text_likeness,
        ),
        secrets=(secret,),
        policy=Policy(secretariat=secretariat, **policy),  # type: ignore[arg-type]
    )
    return House(context=context, clock=clock)


def directory_of(people_csv: str, engine: Engine) -> Callable[[], Directory]:
    """The directory with whoever was learnt, as service/wiring.py gives it."""
    known = directory(people_csv)

    def now() -> Directory:
        with reading(engine) as connection:
            return with_learnt(known, people.learnt_contacts(connection))

    return now


def copy_of(empty: Path, folder: Path, name: str = "house.db") -> Path:
    """A fresh database in a test's own folder."""
    return Path(shutil.copy(empty, folder / name))
