"""Redis with its append-only file on, as operations.md tells people to run it."""

from __future__ import annotations

import socket

from tests.servers.process import HOST, ServerProcess
from tests.servers.programs import find_program


class Redis(ServerProcess):
    """A Redis whose data survive kill() and start()."""

    name = "redis"

    @property
    def url(self) -> str:
        """For Celery and redis-py."""
        return f"redis://{HOST}:{self.port}/0"

    def prepare(self) -> None:
        """Redis takes its settings from the command line."""

    def ready(self) -> bool:
        """PONG, not LOADING."""
        try:
            with socket.create_connection((HOST, self.port), timeout=5) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def command(self) -> list[str]:
        """In the foreground, on loopback only."""
        settings = {
            "bind": HOST,
            "port": str(self.port),
            "dir": str(self.folder),
            "daemonize": "no",
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
        }
        return [
            str(find_program("redis-server")),
            *(word for key, value in settings.items() for word in (f"--{key}", value)),
        ]
