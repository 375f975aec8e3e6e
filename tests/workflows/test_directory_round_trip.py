"""The directory printed, read again, put in force and printed again is one and the same, with all that was learnt."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from service import wiring
from service.console import directories, history
from service.directory_file import DirectorySource
from service.domain.action import ActionStatus
from service.domain.directory import Directory
from service.domain.directory_table import read_rows
from service.domain.message import Address
from service.store import people
from service.store.engine import transaction
from tests.builders import ADA, DIRECTORY, NOW, Paper, forward, kinds
from tests.workflows.house import House
from tests.workflows.test_console import service_of

#: Every column, several addresses, roles beside and without membership, a deputy by name and one by address.
EVERYTHING = """\
kind,name,email,aliases,organisation,groups,finish,review,zone,remind,senders,away_until,deputy
person,Nell Ward,nell.ward@harbour.example,,Partnership,Harbour Access Group (secretary),,,,,,,
person,Ada Brook,ada.brook@city.example; a.brook@home.example,AB; Addie,City Council,Harbour Access Group (chair),,,,,,2027-05-01,bo.carr@tidemark.example
person,Bo Carr,bo.carr@tidemark.example,BC,Tidemark Trust (contact),"Harbour Access Group; Ferry Forum (secretary, digest)",,,,,,,
person,Cy Dunn,cy.dunn@tidemark.example,CD,Tidemark Trust,Harbour Access Group,,,,,,,Bo Carr
person,Dee Eames,dee.eames@quays.example,DE,Quays Clinic,Boat owners,,,,,,,
person,Gus Low,gus.low@quays.example,,,Boat owners (digest); Boat owners (secretariat); Ferry Forum; Ferry Forum (digest),,,,,,,
organisation,Tidemark Trust,,Tidemark; TT,,,all,,,,,,
group,Harbour Access Group,,HAG,,,all,always,Europe/Paris,7; 1; 0,harbour.example; pat@club.example,,
group,Ferry Forum,,Ferry; FF,,,any,never,,never,,,
group,Boat owners,,,,,any,,,,,,
"""  # noqa: E501
LEARNT = [
    ("Harbour Access Group", "Dipper", "Dee Eames"),
    ("Ferry Forum", "Dipper", "Bo Carr"),
    ("", "CC", "City Council"),
    ("Ferry Forum", "Boaters", "Boat owners"),
]


def read(text: str) -> Directory:
    found, problems = read_rows(list(csv.reader(io.StringIO(text))))
    assert problems == ()
    return found


@pytest.fixture
def full(make_house: Callable[..., House]) -> wiring.Service:
    """A house with everything in its directory, that has learnt names and a person."""
    service = service_of(make_house(people_csv=EVERYTHING))
    with transaction(service.context.engine) as connection:
        people.write_aliases(connection, LEARNT)
        people.write_contacts(connection, [Address("x@new.example", "Xu New")], NOW)
    return service


def test_what_is_printed_reads_as_the_directory_with_what_was_learnt(full: wiring.Service) -> None:
    found = read(directories.export(full))
    plain = [(alias, target) for _, alias, target in LEARNT if alias != "Dipper"]
    known = full.context.directory().with_aliases(plain)
    assert dict(found.contacts) == dict(known.contacts)
    assert found.groups == known.groups
    assert set(found.organisations) == set(known.organisations)


def test_a_name_that_two_bodies_give_to_two_people_is_nobodys_everywhere(full: wiring.Service) -> None:
    """It stays what it was in each body; printed, it would be in doubt in both."""
    assert "Dipper" not in directories.export(full)


def test_put_in_force_and_printed_again_it_is_the_same(full: wiring.Service, tmp_path: Path) -> None:
    printed = directories.export(full)
    file = tmp_path / "people.csv"
    file.write_text(printed)
    source = DirectorySource(file, full.context.engine, pytest.fail)
    again = replace(full, context=replace(full.context, directory=source))
    assert directories.export(again) == printed


def test_a_person_forgotten_and_imported_again_starts_afresh(house: House, tmp_path: Path) -> None:
    house.after(forward(Paper()))
    service = service_of(house)
    assert "erased" in history.forget(service, ADA)
    file = tmp_path / "people.csv"
    file.write_text(DIRECTORY)
    assert directories.take(file, service)
    assert house.day() == []
    later = Paper(held="Thursday 8 April 2027", actions=["Ada Brook to paint the slipway by 30 April."])
    mails = house.after(forward(later))
    (told,) = [mail for mail in mails if mail.to == ADA]
    assert (told.kind, told.words.count("1. ")) == ("action-assigned", 1)
    assert "ramp survey" not in told.words
    assert kinds(house.after(told.reply("done")))
    assert house.action("slipway").status is ActionStatus.COMPLETED
    assert ADA not in [share.contact for share in house.action("ramp survey").assignments]
