"""One server process: started in the foreground as an ordinary user, watched, stopped, and gone with the tests."""

from __future__ import annotations

import atexit
import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from pathlib import Path

from tests.servers.programs import environment_for, find_program

HOST = "127.0.0.1"

#: Seconds until a server must answer, and until it must have stopped.
_PATIENCE = 20.0


class ServerError(Exception):
    """A server did not start or died. str() ends with the last lines of its log."""


class ServerProcess(ABC):
    """A server in a folder of its own. start() after stop() or kill() takes the same folder and port."""

    name = "server"
    stop_signal = signal.SIGTERM
    #: For close(), after which nobody looks at the data: Dovecot takes a second to stop in order.
    close_signal = signal.SIGKILL
    #: False for a program of our own that nobody but the one who runs the tests may be able to read.
    unprivileged = True

    def __init__(self) -> None:
        self.user = ordinary_user() if self.unprivileged else pwd.getpwuid(os.getuid())
        self.folder = Path(tempfile.mkdtemp(prefix=f"minutepost-{self.name}-"))
        os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.folder.chmod(0o700)
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._prepared = False
        atexit.register(self.close)

    @abstractmethod
    def prepare(self) -> None:
        """Write the configuration into the folder; once, before the first start."""

    @abstractmethod
    def command(self) -> list[str]:
        """The program and its arguments, in the foreground."""

    def environment(self, program: Path) -> dict[str, str]:
        """What the server sees of the environment."""
        return {**environment_for(program), "HOME": str(self.folder)}

    @property
    def log(self) -> Path:
        """What the server writes to its standard output and error."""
        return self.folder / "log"

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        if self._process is None:
            raise ServerError(f"{self.name} is not running")
        return self._process.pid

    def ready(self) -> bool:
        """True where it serves; a database that recovers already listens."""
        return answers(self.port)

    def start(self) -> None:
        """Start and wait until it serves. Raises ServerError with the end of the log."""
        if not self._prepared:
            self.prepare()
            self._prepared = True
        program, *arguments = self.command()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*privileges(self.user), program, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=self.environment(Path(program)),
                start_new_session=True,  # so that stop() can end whatever it started
            )
        self._await_port()

    def stop(self) -> None:
        """Stop in order, then end what is left of it. No error where it is not running."""
        self._end(self.stop_signal)

    def kill(self) -> None:
        """kill -9 for the server and all it started, as a crash would."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stop and start: same folder, same port."""
        self.stop()
        self.start()

    def close(self) -> None:
        """End it and remove the folder. May be called again."""
        self._end(self.close_signal)
        shutil.rmtree(self.folder, ignore_errors=True)
        atexit.unregister(self.close)

    def run(self, *command: str) -> None:
        """Run a program to its end as the server's user. Raises ServerError with what it wrote."""
        done = subprocess.run(
            [*privileges(self.user), *command],
            capture_output=True,
            text=True,
            cwd=self.folder,
            env=environment_for(Path(command[0])),
            check=False,
        )
        if done.returncode:
            raise ServerError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

    def write(self, name: str, text: str, mode: int = 0o600) -> Path:
        """Write a file of the server's into the folder."""
        path = self.folder / name
        path.write_text(text)
        path.chmod(mode)
        os.chown(path, self.user.pw_uid, self.user.pw_gid)
        return path

    def last_lines(self, most: int = 30) -> str:
        """The end of the log, for a failure report."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        return "\n".join(lines[-most:])

    def _await_port(self) -> None:
        ends = time.monotonic() + _PATIENCE
        while not self.ready():
            died = self._process is None or self._process.poll() is not None
            if died or time.monotonic() > ends:
                self._end(signal.SIGKILL)
                what = "died" if died else f"did not answer on port {self.port}"
                raise ServerError(f"{self.name} {what}; the end of its log:\n{self.last_lines()}")
            time.sleep(0.01)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE if how != signal.SIGKILL else 0.01)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        _await_group_gone(process.pid)


def ordinary_user() -> pwd.struct_passwd:
    """Who the servers run as: whoever runs the tests, but never root (PostgreSQL refuses it)."""
    return pwd.getpwuid(os.getuid() or 65534)


def privileges(user: pwd.struct_passwd) -> list[str]:
    """The words before a command that make it run as `user` and end when the tests end, however they end."""
    words = [str(find_program("setpriv")), "--pdeathsig", "TERM"]
    if os.getuid() != user.pw_uid:
        words += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--no-new-privs"]
    return [*words, "--"]


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """True where something accepts connections on the loopback port."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def _await_group_gone(group: int) -> None:
    """Wait until whatever a killed server had started has ended. Zombies count as ended: not every init reaps them."""
    ends = time.monotonic() + _PATIENCE
    while _has_members(group) and time.monotonic() < ends:
        time.sleep(0.005)


def _has_members(group: int) -> bool:
    """proc_pid_stat(5): after the name in brackets come state, parent and process group."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            state, _parent, of_group = entry.read_text().rpartition(")")[2].split()[:3]
            if int(of_group) == group and state not in "ZX":
                return True
    return False
