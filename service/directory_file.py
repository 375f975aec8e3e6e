"""The directory's file, and people learnt from replies, as one Directory; read again when the file changes.

Knows csv and xlsx; what the rows mean is service/domain/directory_table.py's affair.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from service.domain.directory import Contact, Directory
from service.domain.directory_table import RowProblem, read_rows
from service.domain.message import Address
from service.errors import ConfigurationError

_SETTING = "people.directory"


def read_table(name: str, octets: bytes) -> list[list[str]]:
    """The rows of a .csv or .xlsx file as text. Raises ConfigurationError for a file that is neither."""
    if octets[:2] == b"PK":
        return _read_workbook(name, octets)
    text = _decode(octets)
    separator = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    return list(csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text[:200] else separator))


def _decode(octets: bytes) -> str:
    """Excel writes UTF-8 with a mark, or Windows-1252."""
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _read_workbook(name: str, octets: bytes) -> list[list[str]]:
    try:
        sheet = load_workbook(io.BytesIO(octets), read_only=True, data_only=True).active
    except Exception as error:  # openpyxl raises whatever its zip and xml readers raise
        raise ConfigurationError(
            _SETTING, f"{name} is not a spreadsheet: {error}", "Save it again as .xlsx or .csv."
        ) from error
    rows = sheet.iter_rows(values_only=True) if sheet is not None else ()
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def load_directory(path: Path) -> tuple[Directory, tuple[RowProblem, ...]]:
    """The directory in a file, with a problem for each row that does not fit. Raises ConfigurationError."""
    try:
        octets = path.read_bytes()
    except FileNotFoundError:
        raise ConfigurationError(
            _SETTING, f"there is no file {path}", "Make one: config/directory.csv shows how."
        ) from None
    except OSError as error:
        raise ConfigurationError(
            _SETTING, f"{path} cannot be read: {error.strerror}", "Check its permissions."
        ) from None
    return read_rows(read_table(path.name, octets))


class DirectorySource:
    """Gives the directory as it is now. A file that turns bad keeps the last good directory in force."""

    def __init__(self, path: Path, learnt: Callable[[], Sequence[Address]], on_problem: Callable[[str], None]) -> None:
        self._path, self._learnt, self._on_problem = path, learnt, on_problem
        self._stamp: tuple[int, int] | None = None
        self._directory, _ = load_directory(path)
        self._stamp = self._look()

    def __call__(self) -> Directory:
        """The directory, with everybody whose address the secretary gave."""
        stamp = self._look()
        if stamp is not None and stamp != self._stamp:
            self._stamp = stamp
            self._reload()
        return with_learnt(self._directory, self._learnt())

    def _look(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size

    def _reload(self) -> None:
        try:
            directory, problems = load_directory(self._path)
        except ConfigurationError as error:
            self._on_problem(str(error))
            return
        for problem in problems:
            self._on_problem(f"row {problem.row}: {problem.reason}")
        if directory.contacts:
            self._directory = directory


def with_learnt(directory: Directory, learnt: Iterable[Address]) -> Directory:
    """The directory with learnt people; the file's own win."""
    more = {
        person.key: Contact(name=person.name or person.address, addresses=(person.address,))
        for person in learnt
        if directory.find_contact(person.address) is None
    }
    return replace(directory, contacts={**more, **directory.contacts}) if more else directory
