"""Where the server programs are: on PATH, in the system's usual places, or unpacked by install.sh into .servers/."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: What install.sh unpacks where it may not install.
UNPACKED = Path(os.environ.get("MINUTEPOST_SERVERS", ROOT / ".servers"))

_DEBIAN_PACKAGE = {
    "dovecot": "dovecot-imapd dovecot-lmtpd",
    "redis-server": "redis-server",
    "postgres": "postgresql",
    "initdb": "postgresql",
    "openssl": "openssl",
    "setpriv": "util-linux",
    "unshare": "util-linux",
}


class MissingProgramError(Exception):
    """A server program is not on this machine. str() says how to get it."""


def find_program(name: str) -> Path:
    """The path of program `name`. Raises MissingProgramError."""
    found = shutil.which(name, path=os.pathsep.join(str(folder) for folder in _folders()))
    if found is None:
        raise MissingProgramError(
            f"the test server program {name} is not on this machine: run tests/servers/install.sh "
            f"(Debian package {_DEBIAN_PACKAGE.get(name, name)}), or set MINUTEPOST_TEST_SERVERS=skip "
            "to leave out the tests that need it"
        )
    return Path(found)


def is_unpacked(program: Path) -> bool:
    """True for a program that install.sh unpacked: it needs its libraries pointed out."""
    return UNPACKED in program.parents


def environment_for(program: Path) -> dict[str, str]:
    """The environment `program` runs in: nothing of the caller's but the path and the language."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    environment = {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    if is_unpacked(program):
        folders = [*UNPACKED.glob("usr/lib/*-linux-gnu"), UNPACKED / "usr/lib"]
        environment["LD_LIBRARY_PATH"] = os.pathsep.join(str(folder) for folder in folders)
    return environment


def _folders() -> list[Path]:
    """In the order they are looked at; the newest PostgreSQL first."""
    path = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    system = [Path("/usr/sbin"), Path("/usr/bin"), Path("/usr/local/sbin"), Path("/usr/local/bin")]
    unpacked = [*_postgresql(UNPACKED), UNPACKED / "usr/sbin", UNPACKED / "usr/bin"]
    # PostgreSQL's own folders before PATH, where Debian has only wrappers for the clients.
    return [*unpacked, *_postgresql(Path("/")), *path, *system]


def _postgresql(root: Path) -> list[Path]:
    versions = root.glob("usr/lib/postgresql/*/bin")
    return sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)
