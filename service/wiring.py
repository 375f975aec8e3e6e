"""The composition root: Settings to everything that runs. The one place that knows every package."""

from __future__ import annotations

import gc
import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import structlog

from service import logs
from service.accounts import make_mailbox, make_other_mailboxes, make_submitter
from service.clock import Clock, ShiftedClock, SystemClock
from service.directory_file import DirectorySource
from service.domain.civil import today_in
from service.domain.identity import derive
from service.domain.message import Address
from service.domain.plan_minutes import House
from service.errors import ConfigurationError, TransientError
from service.mail.branding import Branding
from service.mail.render import Renderer
from service.metrics import Answer, StoreCollector, serve
from service.parsing.likeness import text_likeness
from service.secret_file import kept_secret
from service.settings import Settings, load
from service.store import inbox, marks, schema
from service.store.again import until_written
from service.store.engine import Engine, open_engine, reading, transaction
from service.transport.convert import OutsideConverter
from service.workflows import purge, remind
from service.workflows.context import Context, Policy
from service.workflows.deliver import Delivered, deliver, deliver_all
from service.workflows.feeds import write_feeds
from service.workflows.ingest import Polled, poll, together
from service.workflows.ports import Mailbox, Submitter
from service.workflows.process import Processed, process
from service.workflows.slots import find_cron_fault

log = structlog.get_logger("minutepost")

#: How long one poll keeps other processes from beginning one. A poller that was killed is missed for no longer; two at
#: once do no harm, they only ask twice.
_POLL_LEASE = timedelta(minutes=2)
#: Seconds for which one IDLE lasts, and for which what comes in a burst is waited for before the next.
_WATCH_SECONDS, _SETTLE_SECONDS = 1500.0, 0.3
#: Entries handed out by one sweep.
_SWEEP = 500
_HERE = Path(__file__).resolve().parent
#: Beside the code in the sources, inside the package where it is installed.
TEMPLATES = next((place for place in (_HERE / "templates", _HERE.parent / "templates") if place.is_dir()), _HERE)


@contextmanager
def logged(what: str) -> Iterator[None]:
    """Let a condition that passes by itself end what stands inside, with one line in the log and nothing lost."""
    try:
        yield
    except TransientError as error:
        log.warning(what, problem=str(error))


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Everything that happens, each as one call. Built once per process."""

    settings: Settings
    context: Context
    mailbox: Mailbox
    submitter: Submitter
    holder: str
    #: Read as well; everything is written from `mailbox`.
    others: tuple[Mailbox, ...] = ()

    @property
    def mailboxes(self) -> tuple[Mailbox, ...]:
        """All that are read."""
        return (self.mailbox, *self.others)

    def poll(self) -> Polled | None:
        """Read each mailbox; None where other processes are just doing so, or where none can be read (logged)."""
        done = []
        for mailbox in self.mailboxes:
            with logged("the mailbox was not read"):
                done.append(self._poll(mailbox))
        return together([polled for polled in done if polled is not None])

    def _poll(self, mailbox: Mailbox) -> Polled | None:
        name = f"poll/{mailbox.name}"
        with transaction(self.context.engine) as connection:
            if not marks.take_lease(connection, name, self.holder, self.context.now(), _POLL_LEASE):
                return None
        try:
            polled = poll(mailbox, self.context)
        finally:
            self._end_lease(name)
        if polled.unread:
            log.warning("a message was not read", problem=polled.unread)
        if polled.stuck:
            log.warning("messages stay in the folder that is read", problem=polled.stuck)
        if polled.recorded or polled.moved:
            log.info("polled", recorded=len(polled.recorded), moved=polled.moved)
        return polled

    def _end_lease(self, name: str) -> None:
        """Also while PostgreSQL restarts: else nobody would read the mailbox for the rest of the lease."""

        def end() -> None:
            with transaction(self.context.engine) as connection:
                marks.end_lease(connection, name, self.holder)

        until_written(end)

    def watch(self, stop: threading.Event, on_mail: Callable[[], None]) -> None:
        """Call `on_mail` whenever a mailbox says that something came, until `stop` is set. Poll all the same."""
        for mailbox in self.others:
            threading.Thread(target=self._watch, args=(mailbox, stop, on_mail), name="watch", daemon=True).start()
        self._watch(self.mailbox, stop, on_mail)

    def _watch(self, mailbox: Mailbox, stop: threading.Event, on_mail: Callable[[], None]) -> None:
        while not stop.is_set():
            with logged("the mailbox is not watched"), mailbox.session() as session:
                while not stop.is_set():
                    if session.idle_until(_WATCH_SECONDS, stop):
                        on_mail()
                        stop.wait(_SETTLE_SECONDS)
            stop.wait(self.settings.mailbox.poll_seconds)

    def process(self, entry_id: int) -> Processed | None:
        """Bring one entry to its final state; None where it is not ours to, or has to wait (logged)."""
        done = None
        with logged("a message waits for a later try"):
            done = process(entry_id, self.context)
        if done is not None:
            write = log.error if done.state.value == "FAILED" else log.info
            write(
                "processed", entry=done.entry_id, state=done.state.value, kind=done.kind,
                reason=done.reason, rules=list(done.rules), mails=len(done.queued),
            )  # fmt: skip
        return done

    def waiting_entries(self) -> list[int]:
        """Entries that nobody has taken up."""
        with logged("the inbox was not swept"), reading(self.context.engine) as connection:
            return inbox.received(connection, self.context.now(), _SWEEP)
        return []

    def deliver(self) -> Delivered:
        """Send everything that is due."""
        return self._deliver(deliver_all)

    def deliver_batch(self) -> Delivered:
        """Send one batch of what is due."""
        return self._deliver(deliver)

    def _deliver(self, how: Callable[[Submitter, Context], Delivered]) -> Delivered:
        done = Delivered()
        with logged("mails wait for a later try"):
            done = how(self.submitter, self.context)
        if done.total:
            log.info("delivered", sent=done.sent, deferred=done.deferred, failed=done.failed)
        if done.problem:
            log.warning("submission", problem=done.problem)
        return done

    def remind(self) -> int:
        """Queue the reminders of the latest slots, one for each zone, unless they are done."""
        queued = remind.remind_due(self.settings.timing.reminders, self.context)
        if queued is None:
            return 0
        log.info("reminded", mails=queued)
        return queued

    def digest(self) -> int:
        """Queue the digests of the latest slot, unless that is done."""
        slot = remind.slot_to_do("digest", self.settings.timing.digest, self.context)
        return self.digest_for(slot) if slot else 0

    def digest_for(self, slot: datetime, body: str = "") -> int:
        """Queue the digests for `slot`, or that of one body, which leaves the slot to be done."""
        queued = remind.digest_all(slot, self.context, only=body)
        if not body:
            remind.finish_slot("digest", slot, self.context)
        log.info("digests", mails=queued)
        return queued

    def write_feeds(self) -> int:
        """Write the calendar feeds that changed, where a folder for them is set."""
        folder = self.settings.look.feeds
        return write_feeds(self.settings.path(folder), self.context) if folder else 0

    def serve_metrics(self) -> None:
        """Serve Prometheus metrics and health, where a port is set. Raises ConfigurationError where it is taken."""
        if self.settings.metrics_port:
            collector = StoreCollector(
                self.context.engine, [mailbox.name for mailbox in self.mailboxes], self.context.now
            )
            serve(self.settings.metrics_host, self.settings.metrics_port, collector, self._ready)

    def _ready(self) -> Answer:
        if self.reads_its_mailbox():
            return 200, "ready\n"
        return 503, "the mailbox has not been read lately\n"

    def reads_its_mailbox(self) -> bool:
        """True where each mailbox was read lately. Raises StoreUnavailableError."""
        with reading(self.context.engine) as connection:
            polled = [marks.get(connection, f"polled/{mailbox.name}") for mailbox in self.mailboxes]
        patience = max(10 * self.settings.mailbox.poll_seconds, 600)
        return all(mark and (self.context.now() - mark[1]).total_seconds() < patience for mark in polled)

    def purge(self) -> int:
        """Drop raw mails past their time."""
        return purge.purge(self.context)


def build(settings: Settings, clock: Clock | None = None) -> Service:
    """Wire everything up and bring the schema up to date. Raises ConfigurationError or StoreUnavailableError."""
    check_cron(settings)
    engine = open_engine(settings.database_url)
    try:
        schema.upgrade(engine)
        return _wire_up(settings, engine, clock or make_clock(settings))
    except BaseException:
        engine.dispose()
        raise


def _wire_up(settings: Settings, engine: Engine, time: Clock) -> Service:
    address = Address(settings.mailbox.address, settings.mailbox.name)
    secrets = find_secrets(settings)
    directory = directory_source(settings, engine)
    context = Context(
        engine=engine,
        now=time.now,
        directory=directory,
        directory_stamp=directory.stamp,
        renderer=make_renderer(settings),
        converter=OutsideConverter(),
        house=House(
            mailbox=address,
            zone=settings.zone,
            seed=derive("instance", address.key, secrets[-1]),  # a new secret makes no new actions of old ones
            likeness=text_likeness,
            most_actions=settings.people.most_actions,
        ),
        secrets=secrets,
        policy=make_policy(settings),
    )
    return Service(
        settings=settings,
        context=context,
        mailbox=make_mailbox(settings),
        others=make_other_mailboxes(settings),
        submitter=make_submitter(settings),
        holder=f"{socket.gethostname()}/{os.getpid()}",
    )


def check_cron(settings: Settings) -> None:
    """Raise ConfigurationError for a time that never comes: without this the digests would fail tick by tick."""
    for name in ("digest", "reminders"):
        fault = find_cron_fault(getattr(settings.timing, name))
        if fault:
            raise ConfigurationError(f"timing.{name}", f"is no cron line: {fault}", "Write it like 0 8 * * mon.")


def make_clock(settings: Settings) -> Clock:
    """The machine's clock, or one that begins where the settings say."""
    return ShiftedClock(settings.clock_begins_at) if settings.clock_begins_at else SystemClock()


def today(settings: Settings) -> date:
    """The civil date in the service's time zone."""
    return today_in(settings.zone, make_clock(settings).now())


def make_policy(settings: Settings) -> Policy:
    """The settings that decide, as plain values."""
    timing = settings.timing
    return Policy(
        secretariat=settings.people.secretariat,
        authserv_id=settings.trust.authserv_id,
        require_pass=settings.trust.require_pass,
        sealers=settings.trust.sealers,
        answers_per_day=settings.answers.per_day,
        answers_per_thread=settings.answers.per_thread,
        plus_addressing=settings.mailbox.plus_addressing,
        remind_before_days=timing.remind_before_days,
        remind_every_days=timing.remind_every_days,
        escalate_after=timing.escalate_after,
        nudge_before_days=timing.nudge_before_days,
        due_soon_days=timing.due_soon_days,
        hold_reminder_days=timing.hold_reminder_days,
        raw_mail_days=settings.retention.raw_mail_days,
        batch=settings.submission.batch,
        connections=settings.submission.connections,
    )


def make_renderer(settings: Settings) -> Renderer:
    """The templates: the user's own folder first, then the product's."""
    look = settings.look
    folders = [settings.path(look.templates)] if look.templates else []
    if any(not folder.is_dir() for folder in folders):
        raise ConfigurationError("look.templates", f"there is no folder {folders[0]}", "Make it, or leave it empty.")
    branding = Branding(
        name=look.name or settings.mailbox.name,
        secretariat=look.secretariat,
        colour=look.colour,
        footer=look.footer,
        privacy=look.privacy,
    )
    return Renderer((*folders, TEMPLATES), branding)


def directory_source(settings: Settings, engine: Engine) -> DirectorySource:
    """The directory's file with the people learnt from replies."""
    path = settings.path(settings.people.directory)
    return DirectorySource(path, engine, lambda problem: log.warning("directory", problem=problem))


def find_secrets(settings: Settings) -> tuple[str, ...]:
    """The secret that signs reply tokens (as set, else made once and kept in the state folder), then the old ones."""
    given = settings.secret.get_secret_value() or kept_secret(settings.path(settings.state) / "secret")
    return (given, *settings.old_secrets.get_secret_value().split())


_clocks: list[Clock] = []


def use_clock(clock: Clock) -> None:
    """Give this process's service its clock, before it is built: a rehearsal moves it on by itself."""
    _clocks.append(clock)


@lru_cache(maxsize=1)
def _service_of(process_id: int) -> Service:
    del process_id  # a forked worker must not share its parent's connections
    settings = load()
    logs.configure(settings.log, settings.log_format)
    built = build(settings, _clocks[-1] if _clocks else None)
    gc.collect()
    gc.freeze()  # what a process begins with stays: looking through it for garbage took 0.8 of a message's 40 ms
    return built


def service() -> Service:
    """This process's service, built at the first call."""
    return _service_of(os.getpid())
