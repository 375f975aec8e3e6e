"""PostgreSQL: one cluster for the session, one database per test, cloned from a template that is migrated once."""

from __future__ import annotations

import itertools
import signal
from collections.abc import Callable

import psycopg
from psycopg import sql

from tests.servers.process import HOST, ServerProcess
from tests.servers.programs import find_program

_OWNER = "minutepost"


class Postgres(ServerProcess):
    """A cluster that trusts whoever comes over loopback. Safe against kill(); against a power cut only if `durable`."""

    name = "postgres"
    stop_signal = signal.SIGINT  # fast shutdown: clients are disconnected, not waited for
    close_signal = signal.SIGQUIT  # at once; after SIGKILL its shared memory would stay until the machine restarts

    def __init__(self, *, durable: bool = False) -> None:
        super().__init__()
        self._durable = durable
        self._numbers = itertools.count(1)
        self._templates: set[str] = set()

    def prepare(self) -> None:
        """initdb, 0.7 s."""
        self.run(
            *(str(find_program("initdb")), "-D", str(self.folder / "data"), "-U", _OWNER),
            *("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"),
        )

    def command(self) -> list[str]:
        """The postmaster itself; pg_ctl would leave it behind."""
        settings = {
            "listen_addresses": HOST,
            "port": str(self.port),
            "unix_socket_directories": "",
            "fsync": "on" if self._durable else "off",  # the machine does not lose power between two tests
            "max_connections": "200",
        }
        options = (word for key, value in settings.items() for word in ("-c", f"{key}={value}"))
        return [str(find_program("postgres")), "-D", str(self.folder / "data"), *options]

    def ready(self) -> bool:
        """A connection, not "the database system is starting up"."""
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def url(self, database: str = "postgres") -> str:
        """For SQLAlchemy."""
        return f"postgresql+psycopg://{_OWNER}@{HOST}:{self.port}/{database}"

    def template(self, name: str, migrate: Callable[[str], None]) -> str:
        """A database prepared by `migrate(url)` on the first call; to be cloned by create_database(name)."""
        if name not in self._templates:
            self._run_sql(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            migrate(self.url(name))
            self._templates.add(name)
        return name

    def create_database(self, template: str = "template1") -> str:
        """A new database, cloned from `template` (which nobody may be connected to); returns its name."""
        name = f"test_{next(self._numbers)}"
        command = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run_sql(command.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop_database(self, name: str) -> None:
        """Drop it, whoever is still connected."""
        self._run_sql(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run_sql(self, command: sql.Composed) -> None:
        with self._connect() as connection:
            connection.execute(command)

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=HOST, port=self.port, user=_OWNER, dbname="postgres", autocommit=True, connect_timeout=10
        )
