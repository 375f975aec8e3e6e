"""The directory in force: the file, what was sent since, and people learnt from replies."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from service.directory_file import DirectorySource, load_directory, read_directory, with_learnt
from service.domain.changes import SentDirectory
from service.domain.directory import Directory
from service.domain.message import Address
from service.errors import ConfigurationError
from service.store import people
from service.store.engine import Engine, open_engine, transaction
from service.store.tables import metadata

CSV = "kind,name,email,aliases\nperson,Ada Brook,ada@x.example,AB; Addie\n"
NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "octets",
    [
        CSV.encode(),
        CSV.encode("utf-8-sig"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace(",", "\t").encode(),
        "kind;name;email;aliases\nperson;Ada Brook;ada@x.example;\n".encode("cp1252"),
    ],
)
def test_a_csv_in_any_of_the_ways_that_spreadsheets_save_it(octets: bytes) -> None:
    directory, problems = read_directory("people.csv", octets)
    assert (list(directory.contacts), problems) == (["ada@x.example"], ())


def test_names_with_accents_from_an_old_excel() -> None:
    directory, _ = read_directory("people.csv", "kind,name,email\nperson,Zoë Müller,z@x.example\n".encode("cp1252"))
    assert directory.contacts["z@x.example"].name == "Zoë Müller"


def workbook(*rows: tuple[str | datetime | None, ...]) -> bytes:
    """An .xlsx file."""
    book, written = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def test_a_workbook_with_a_real_date() -> None:
    octets = workbook(("Kind", "Name", "Email", "Away until"), ("person", "Ada", "a@x.example", datetime(2027, 4, 1)))  # noqa: DTZ001 - as Excel has it
    directory, problems = read_directory("people.xlsx", octets)
    assert problems == ()
    assert directory.contacts["a@x.example"].away_until == date(2027, 4, 1)


def test_an_empty_row_in_a_workbook_is_no_row() -> None:
    directory, problems = read_directory("p.xlsx", workbook(("kind", "name"), (None, None), ("group", "Club")))
    assert (len(directory.groups), problems) == (1, ())


@pytest.mark.parametrize("octets", [b"PK\x03\x04 this is no workbook", b"PK"])
def test_what_is_no_spreadsheet_says_what_to_do(octets: bytes) -> None:
    with pytest.raises(ConfigurationError, match=r"people\.directory"):
        read_directory("people.xlsx", octets)


def test_a_file_that_is_not_there_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no file"):
        load_directory(tmp_path / "none.csv")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_directory(tmp_path)


def test_learnt_people_are_added_and_the_file_wins() -> None:
    known, _ = read_directory("p.csv", CSV.encode())
    more = with_learnt(
        known, [Address("ADA@x.example", "Somebody"), Address("Sam@x.example", ""), Address("t@x.example", "T")]
    )
    assert {key: one.name for key, one in more.contacts.items()} == {
        "ada@x.example": "Ada Brook", "sam@x.example": "Sam@x.example", "t@x.example": "T",
    }  # fmt: skip
    assert with_learnt(known, []) is known


@pytest.fixture
def engine() -> Iterator[Engine]:
    """A database in memory."""
    opened = open_engine("sqlite:///:memory:")
    metadata.create_all(opened)
    yield opened
    opened.dispose()


class Source:
    """A file and the directory that is in force by it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path, self.engine, self.said = path, engine, list[str]()
        self._changes = 0
        self.save(CSV)
        self.source = DirectorySource(path, engine, self.said.append)

    def save(self, text: str) -> None:
        """The file changes, and so does its time."""
        self.path.write_text(text, encoding="utf-8")
        self._changes += 1
        os.utime(self.path, ns=(self._changes * 10**9, self._changes * 10**9))

    @property
    def names(self) -> list[str]:
        """Who is in force."""
        return sorted(one.name for one in self.source().contacts.values())

    def send(self, text: str) -> None:
        """A directory is sent by mail."""
        sent = SentDirectory(name="p.csv", octets=text.encode(), file_stamp=self.source.stamp())
        with transaction(self.engine) as connection:
            people.write_directory(connection, sent, NOW)


@pytest.fixture
def source(tmp_path: Path, engine: Engine) -> Source:
    """With the file of CSV."""
    return Source(tmp_path / "directory.csv", engine)


BO = "kind,name,email\nperson,Bo Carr,bo@x.example\n"


def test_a_changed_file_is_taken_up_at_once(source: Source) -> None:
    assert source.names == ["Ada Brook"]
    source.save(BO)
    assert source.names == ["Bo Carr"]


def test_an_unchanged_file_is_not_read_again(source: Source) -> None:
    assert source.source() is source.source()


@pytest.mark.parametrize("bad", ["", "no table at all", "kind,name\n", "PK broken"])
def test_a_file_that_turns_bad_leaves_the_last_good_one_in_force(source: Source, bad: str) -> None:
    source.save(bad)
    assert source.names == ["Ada Brook"]
    assert source.said or bad == "kind,name\n"
    source.save(BO)
    assert source.names == ["Bo Carr"]


def test_a_file_that_is_gone_leaves_the_last_good_one_in_force(source: Source) -> None:
    source.path.unlink()
    assert source.names == ["Ada Brook"]


def test_a_row_that_does_not_fit_is_said_and_the_rest_is_taken(source: Source) -> None:
    source.save(BO + "person,Nobody,\n")
    assert source.names == ["Bo Carr"]
    assert source.said == ["row 3: this person has no email address"]


def test_what_was_sent_wins_until_the_file_changes(source: Source) -> None:
    source.send(BO)
    assert source.names == ["Bo Carr"]
    source.save("kind,name,email\nperson,Cy Dunn,cy@x.example\n")
    assert source.names == ["Cy Dunn"]


def test_whoever_is_learnt_is_there_at_once(source: Source) -> None:
    with transaction(source.engine) as connection:
        people.write_contacts(connection, [Address("sam@x.example", "Sam Pike")], NOW)
    assert source.names == ["Ada Brook", "Sam Pike"]


def test_a_bad_file_at_the_start_is_an_error(tmp_path: Path, engine: Engine) -> None:
    with pytest.raises(ConfigurationError):
        DirectorySource(tmp_path / "none.csv", engine, print)
    assert Directory().contacts == {}
