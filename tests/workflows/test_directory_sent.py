"""The secretary mails a directory: what is taken, what is asked first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import ADA, DIRECTORY, SECRETARY, Mail, Sent
from tests.workflows.house import House

NEWCOMER = "person,Flo Gray,flo.gray@quays.example,,Quays Clinic,Harbour Access Group,,\n"
HEADER = DIRECTORY.splitlines()[0] + "\n"


def sent(text: str | bytes, subject: str = "The directory", name: str = "people.csv", **mail: object) -> bytes:
    """A mail with a directory."""
    octets = text if isinstance(text, bytes) else text.encode()
    return Sent(subject=subject, files=[(name, "text/csv", octets)], **mail).octets()  # type: ignore[arg-type]


def answer(house: House, octets: bytes) -> Mail:
    """The one mail that it brings about."""
    (mail,) = house.after(octets)
    assert mail.kind == "directory-receipt"
    return mail


def test_a_newcomer_is_added_and_named(house: House) -> None:
    told = answer(house, sent(DIRECTORY + NEWCOMER))
    assert told.subject == "Directory changed: 1 added, 2 changed, 0 removed"
    assert "Flo Gray" in told.words


def test_the_same_directory_changes_nothing(house: House) -> None:
    assert answer(house, sent(DIRECTORY)).subject == "Directory read: nothing is different"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whatever_excel_writes_is_read(house: House, encoding: str, separator: str) -> None:
    rows = [*DIRECTORY.replace(";", "/").splitlines(), NEWCOMER.replace("Flo", "Zoë").strip()]
    rows = [row for row in rows if "Ada" not in row]
    text = "\r\n".join(row.replace(",", separator) for row in rows)
    assert "Zoë Gray" in answer(house, sent(text.encode(encoding))).words


def test_a_file_called_directory_needs_no_word_in_the_subject(house: House) -> None:
    assert "Flo Gray" in answer(house, sent(DIRECTORY + NEWCOMER, "New people", "Directory 2027.csv")).words


def test_a_file_with_the_newcomers_alone_takes_nobody_away_unasked(house: House) -> None:
    told = answer(house, sent(HEADER + NEWCOMER))
    assert told.subject == "Directory not changed: 1 problem"
    assert "1 person instead of 5" in told.words
    assert "5 removed" not in answer(house, sent(DIRECTORY)).subject
    replaced = answer(house, sent(HEADER + NEWCOMER, "The directory, please replace"))
    assert replaced.subject.startswith("Directory changed: ")


def test_nobody_shuts_themselves_out_unasked(make_house: Callable[..., House]) -> None:
    house = make_house(secretariat=())
    without = "".join(line for line in DIRECTORY.splitlines(keepends=True) if SECRETARY not in line)
    assert "we would take no more minutes from you" in answer(house, sent(without)).words
    assert answer(house, sent(without, sender=ADA)).subject.startswith("Directory changed: ")


def test_what_is_no_table_is_said_without_the_words_of_a_program(house: House) -> None:
    told = answer(house, sent(b"a\rb\x00" * 10))
    assert "newline" not in told.words
