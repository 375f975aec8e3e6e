"""Opening the database: SQLite in a file, or PostgreSQL. Knows pragmas and pools; knows no table.

SQLite runs in WAL mode with synchronous=FULL: what was committed survives a power cut (4,900 commits/s measured,
against 520 with the default journal). Write transactions begin IMMEDIATE, so that two never deadlock on an upgrade.
What need not survive a power cut says so: see `transaction`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection  # handed on: the workflows name the type, only the store knows SQL
from sqlalchemy import Engine as Engine
from sqlalchemy import create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from service.errors import ConfigurationError, PermanentError, StoreUnavailableError

#: Milliseconds that a writer waits for another on SQLite.
BUSY_TIMEOUT = 20_000


def open_engine(url: str) -> Engine:
    """Return an engine for `url` ("sqlite:///var/minutepost.db", "postgresql://..."). Connects to nothing yet."""
    try:
        target = make_url(url)
    except ArgumentError:
        raise ConfigurationError(
            "database.url",
            "is not a database address",
            "Write sqlite:///path/to/file.db or postgresql://user@host/name.",
        ) from None
    if target.get_backend_name() == "sqlite":
        return _open_sqlite(target.database or "", url)
    if target.get_backend_name() != "postgresql":
        raise ConfigurationError(
            "database.url", f"{target.get_backend_name()} is not supported", "Use SQLite or PostgreSQL."
        )
    return create_engine(
        target.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=5,
        connect_args={"connect_timeout": 10},
    )


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine for a short look: at the end its connections are closed. Raises as `open_engine` does."""
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def is_server(engine: Engine) -> bool:
    """True for a database that may be away for seconds and come back; a file does not."""
    return engine.dialect.name != "sqlite"


def server_time(engine: Engine) -> datetime | None:
    """The database server's clock; None for a file, which has none. Raises StoreUnavailableError."""
    if not is_server(engine):
        return None
    with reading(engine) as connection:
        time: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
    return time


def back_up(engine: Engine, path: Path) -> None:
    """Copy an SQLite database to `path` as it is at one moment, whoever is writing. Raises PermanentError.

    The copy appears whole or not at all, and is its owner's alone.
    """
    if is_server(engine):
        raise PermanentError("PostgreSQL is backed up by pg_dump, while everything runs.")
    if _is_same_file(path, engine):
        raise PermanentError(f"{path} is the database itself; name another file.")
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        fresh.touch(mode=0o600)
        with engine.connect() as connection, closing(sqlite3.connect(fresh)) as copy:
            connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
        fresh.replace(path)
    except (OSError, sqlite3.Error) as error:
        fresh.unlink(missing_ok=True)
        raise PermanentError(f"{path} could not be written: {error}") from error


def _is_same_file(path: Path, engine: Engine) -> bool:
    """What runs would go on writing to a file that has no name any more."""
    ours = Path(engine.url.database or "")
    return path.exists() and ours.exists() and path.samefile(ours)


def _open_sqlite(path: str, url: str) -> Engine:
    if path and path != ":memory:" and not path.startswith("file:"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # of one that cannot be made the first connection tells
            Path(path).touch(mode=0o600)  # whole mails are in it; one that is there keeps its rights
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT / 1000, "check_same_thread": False})
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin for us: see _begin
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_TIMEOUT}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection, *, fleeting: bool) -> None:
    """Begin to write. The driver is told so itself: SQLAlchemy's listeners would cost a third of every statement."""
    if is_server(connection.engine):
        if fleeting:
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")
        return
    wanted = "NORMAL" if fleeting else "FULL"
    if connection.info.setdefault("synchronous", "FULL") != wanted:  # of the database connection: it is lent again
        _tell_sqlite(connection, f"PRAGMA synchronous={wanted}")
        connection.info["synchronous"] = wanted
    _tell_sqlite(connection, "BEGIN IMMEDIATE")


def _tell_sqlite(connection: Connection, statement: str) -> None:
    driver: Any = connection.connection.driver_connection
    driver.execute(statement).close()


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """One connection for several transactions, one after another. Raises as `transaction` does."""
    with _translated(), engine.connect() as connection:
        yield connection


@contextmanager
def at_hand(engine: Engine) -> Iterator[Engine | Connection]:
    """Where several short transactions go, one after another: on SQLite over one connection, lent once for them all.

    A server may end a connection between two of them: there each is lent one that was just tried.
    """
    if is_server(engine):
        yield engine
    else:
        with connected(engine) as connection:
            yield connection


def _lent(by: Engine | Connection) -> AbstractContextManager[Connection]:
    return by.connect() if isinstance(by, Engine) else nullcontext(by)


@contextmanager
def transaction(place: Engine | Connection, *, fleeting: bool = False) -> Iterator[Connection]:
    """One transaction: commits at the end, rolls back on any error.

    `fleeting` is for a claim: our own death it survives as any other, but a power cut may undo it, or the end of a
    server by force, and then the row is as if nobody had taken it. The disk is not waited for; what is committed after
    it takes it along.
    Raises StoreUnavailableError where the database cannot be reached, is locked or is full; other database errors
    are bugs and pass through.
    """
    with _translated(), _lent(place) as connection, connection.begin():
        _begin(connection, fleeting=fleeting)
        yield connection


@contextmanager
def reading(place: Engine | Connection) -> Iterator[Connection]:
    """One transaction that only reads: on SQLite it waits for no writer. Raises as `transaction` does."""
    with _translated(), _lent(place) as connection, connection.begin():
        if not is_server(connection.engine):
            _tell_sqlite(connection, "BEGIN")
        yield connection


def others_wrote(connection: Connection) -> int | None:
    """A number that changes, between two transactions of this connection, where any other has committed in between.

    None where the database has no such number: then others may have. Ask inside a transaction, by which it holds.
    """
    if is_server(connection.engine):
        return None
    driver: Any = connection.connection.driver_connection
    with closing(driver.execute("PRAGMA data_version")) as cursor:
        return int(cursor.fetchone()[0])


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        if _is_past_a_limit(error):
            raise
        raise StoreUnavailableError(f"the database did not answer: {_first_line(error)}{_remedy(error)}") from error
    except PoolTimeoutError as error:
        raise StoreUnavailableError(
            "the database did not answer: every connection to it waits for an answer"
        ) from error
    except (DBAPIError, sqlite3.DatabaseError) as error:
        if _is_no_database(error):
            raise StoreUnavailableError(
                f"database.url: {_first_line(error)}; name another, or bring back a backup"
            ) from error
        if getattr(error, "connection_invalidated", False):
            raise StoreUnavailableError(f"the database connection was lost: {_first_line(error)}") from error
        if _is_standby(error):
            raise StoreUnavailableError(f"the database takes no writes: {_first_line(error)}") from error
        raise


def _of_driver(error: Exception) -> BaseException:
    """What the driver raised: SQLAlchemy wraps it, but for what it is told without SQLAlchemy."""
    return (error.orig or error) if isinstance(error, DBAPIError) else error


def _remedy(error: Exception) -> str:
    """What to look at where SQLite says little."""
    name = getattr(_of_driver(error), "sqlite_errorname", "")
    return "; check database.url, and who owns that folder" if name.startswith("SQLITE_CANTOPEN") else ""


def _is_past_a_limit(error: Exception) -> bool:
    """PostgreSQL's class 54: more than it ever takes, as a text too long for an index. Waiting does not help."""
    return (getattr(_of_driver(error), "sqlstate", None) or "").startswith("54")


def _is_no_database(error: Exception) -> bool:
    """SQLITE_NOTADB or SQLITE_CORRUPT: the file is something else, or damaged."""
    return getattr(_of_driver(error), "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


def _is_standby(error: Exception) -> bool:
    """PostgreSQL's read_only_sql_transaction: while another server takes over, or an administrator stopped writes."""
    return getattr(_of_driver(error), "sqlstate", "") == "25006"


def _first_line(error: Exception) -> str:
    return str(_of_driver(error)).strip().split("\n")[0]
