"""`minutepost check`: is everything there that the service needs? One line each, green, or red with the remedy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from tempfile import TemporaryFile

from redis import Redis
from redis.exceptions import RedisError

from service import wiring
from service.accounts import make_mailbox, make_other_mailboxes, make_submitter
from service.directory_file import load_directory
from service.domain.transit import Shelf
from service.domain.wording import count
from service.errors import ConfigurationError, MinutepostError, PermanentError
from service.settings import Settings
from service.store import schema
from service.store.engine import opened, server_time

#: Characters below which a secret somebody thought of is taken for a word.
SHORTEST_SECRET = 16
#: Workers on several machines keep off each other's mails by the time.
CLOCKS_MAY_DIFFER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check."""

    what: str
    good: bool
    words: str


def run_checks(settings: Settings) -> list[Finding]:
    """Try everything; one thing that fails stops none of the others."""
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("configuration", _configuration),
        ("directory", _directory),
        ("templates", _templates),
        ("calendar feeds", _feeds),
        ("database", _database),
        ("broker", _broker),
        ("mailbox", _mailbox),
        ("outgoing mail", _submission),
    )
    return [_try(what, check, settings) for what, check in checks]


def _try(what: str, check: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(what, True, check(settings))
    except MinutepostError as error:
        return Finding(what, False, str(error))


def _configuration(settings: Settings) -> str:
    wiring.check_cron(settings)
    if not settings.people.secretariat:
        raise ConfigurationError(
            "people.secretariat", "is empty, so nobody hears of held messages", "Name at least one address."
        )
    if 0 < len(settings.secret.get_secret_value()) < SHORTEST_SECRET:
        raise ConfigurationError(
            "secret",
            f"has fewer than {SHORTEST_SECRET} characters, so it can be guessed",
            "Leave it out, or write what `openssl rand -base64 32` prints.",
        )
    if settings.clock_begins_at:
        return f"read; the clock begins at {settings.clock_begins_at.isoformat()} (a rehearsal)"
    return "read"


def _directory(settings: Settings) -> str:
    directory, problems = load_directory(settings.path(settings.people.directory))
    wrong = [problem for problem in problems if not problem.warning]
    if wrong:
        first = "; ".join(f"row {p.row}: {p.reason}" for p in wrong[:5])
        raise ConfigurationError("people.directory", first, "Mend these rows.")
    people = count(len(directory.contacts), "person", "people")
    odd = f"; {count(len(problems), 'row')} to look at: minutepost directory check" if problems else ""
    organisations = count(len(directory.organisations), "organisation")
    return f"{people}, {organisations}, {count(len(directory.groups), 'group')}{odd}"


def _templates(settings: Settings) -> str:
    wiring.make_renderer(settings)
    return "all there"


def _feeds(settings: Settings) -> str:
    if settings.look.feeds is None:
        return "not wanted"
    folder = settings.path(settings.look.feeds)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return f"written to {folder}"
    except OSError as error:
        reason = f"cannot be written to ({error.strerror})"
        raise ConfigurationError("look.feeds", reason, "Name a folder that Minutepost may write to.") from error


def _database(settings: Settings) -> str:
    with opened(settings.database_url) as engine:
        pending = schema.pending(engine)
        time = server_time(engine)
    if time is not None and settings.clock_begins_at is None:
        _compare_clocks(wiring.make_clock(settings).now() - time)
    return f"reached; the schema is {'brought up to date at the next start' if pending else 'up to date'}"


def _compare_clocks(ahead: timedelta) -> None:
    """A worker whose clock is far ahead takes a mail for abandoned that another is just sending: it leaves twice."""
    if abs(ahead) > CLOCKS_MAY_DIFFER:
        word = "ahead of" if ahead > timedelta() else "behind"
        raise PermanentError(
            f"this machine's clock is {abs(ahead).total_seconds():.0f} seconds {word} the database server's, "
            "and mails may leave twice; have both set by NTP (timedatectl set-ntp true)"
        )


def _broker(settings: Settings) -> str:
    url = settings.broker.url
    if "://" not in url:
        raise ConfigurationError("broker.url", f"{url} is no address", "Write memory:// or redis://host:6379/0.")
    if not url.startswith(("redis://", "rediss://")):
        return f"{url.split('://', 1)[0]}: in this process"
    try:
        Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5).ping()
    except (RedisError, ValueError) as error:
        raise ConfigurationError(
            "broker.url", f"Redis does not answer: {error}", "Start it, or mend the address."
        ) from error
    return "Redis answers"


def _mailbox(settings: Settings) -> str:
    found = []
    for mailbox in (make_mailbox(settings), *make_other_mailboxes(settings)):
        with mailbox.session() as session:
            session.move([], Shelf.PROCESSED)  # nothing; raises where we could move nothing
            found.append(f"login works; {count(len(session.present()), 'message')} in the folder")
    return "; ".join(found)


def _submission(settings: Settings) -> str:
    with make_submitter(settings).session():
        return "login works"
