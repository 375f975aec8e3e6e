"""The directory in force, as one value: its file or what was sent since, and people learnt from replies.

What was sent by mail, or imported, wins over the file until the file changes. What the rows mean is the affair of
service/domain/directory_table.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from service.documents.spreadsheet import read_table
from service.domain.directory import Contact, Directory
from service.domain.directory_table import RowProblem, read_rows
from service.domain.message import Address
from service.errors import ConfigurationError, UnreadableError
from service.store import people
from service.store.engine import Engine, reading

_SETTING = "people.directory"
Read = tuple[Directory, tuple[RowProblem, ...]]


def read_directory(name: str, octets: bytes) -> Read:
    """The directory in a .csv or .xlsx file, with a problem for each row that does not fit.

    Raises ConfigurationError for a file that is no spreadsheet.
    """
    try:
        return read_rows(read_table(name, octets))
    except UnreadableError as error:
        raise ConfigurationError(_SETTING, f"{error.what} {error.reason}", error.remedy) from error


def load_directory(path: Path) -> Read:
    """The directory in a file on this machine. Raises ConfigurationError."""
    try:
        octets = path.read_bytes()
    except FileNotFoundError:
        remedy = "Make one: config/directory.csv shows how."
        raise ConfigurationError(_SETTING, f"there is no file {path}", remedy) from None
    except OSError as error:
        problem = f"{path} cannot be read: {error.strerror}"
        raise ConfigurationError(_SETTING, problem, "Check its permissions.") from None
    return read_directory(path.name, octets)


class DirectorySource:
    """Gives the directory as it is now. A file that turns bad keeps the last good directory in force."""

    def __init__(self, path: Path, engine: Engine, on_problem: Callable[[str], None]) -> None:
        self._path, self._engine, self._on_problem = path, engine, on_problem
        self._seen: tuple[object, ...] = ()
        self._directory = Directory()
        self._refresh(self._look())

    def __call__(self) -> Directory:
        """The directory, with everybody whose address the secretary gave."""
        now = self._look()
        if now != self._seen:
            self._refresh(now)
        return self._directory

    def _look(self) -> tuple[object, ...]:
        """What changes whenever the directory may have: two cheap questions."""
        with reading(self._engine) as connection:
            version = people.version(connection)
        return (*version, self.stamp())

    def stamp(self) -> str:
        """Changes whenever the file does; "" where there is none."""
        try:
            found = self._path.stat()
        except OSError:
            return ""
        return f"{found.st_mtime_ns}/{found.st_size}"

    def _refresh(self, seen: tuple[object, ...]) -> None:
        first = not self._seen
        self._seen = seen
        with reading(self._engine) as connection:
            sent, learnt = people.latest_directory(connection), people.learnt_contacts(connection)
        try:
            directory, problems = self._newest(sent)
        except ConfigurationError as error:
            if first:
                raise
            self._on_problem(str(error))
            return
        for problem in problems:
            text = f"{problem.text}: " if problem.warning else ""
            self._on_problem(f"row {problem.row}: {text}{problem.reason}")
        if directory.contacts or first:
            self._directory = with_learnt(directory, learnt)

    def _newest(self, sent: tuple[str, bytes, str] | None) -> Read:
        if sent is not None and sent[2] == self.stamp():
            return read_directory(sent[0], sent[1])
        return load_directory(self._path)


def with_learnt(directory: Directory, learnt: Iterable[Address]) -> Directory:
    """The directory with learnt people; the file's own win."""
    more = {
        person.key: Contact(name=person.name or person.address, addresses=(person.address,))
        for person in learnt
        if directory.find_contact(person.address) is None
    }
    return replace(directory, contacts={**more, **directory.contacts}) if more else directory
