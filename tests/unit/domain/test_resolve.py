"""From an owner as written to contacts, or to a question; never a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.domain.action import Finish
from service.domain.directory import Contact, Directory, Group
from service.domain.minutes import Attendee
from service.domain.resolve import Setting, resolve
from service.parsing.likeness import name_likeness
from tests.builders import DIRECTORY as DIRECTORY_CSV
from tests.builders import directory
from tests.unit.domain.partners import ADA, BO, CY, DEE, DIRECTORY, SECRETARY, likeness, setting

EVERYBODY = {SECRETARY, ADA, BO, CY, DEE}


@pytest.mark.parametrize(
    ("owner", "who"),
    [
        ("Ada Brook", {ADA}),
        ("ada brook", {ADA}),
        ("Cllr Ada Brook", {ADA}),
        ("@Ada Brook", {ADA}),
        ("Ada Brook (City Council)", {ADA}),
        ("Ada", {ADA}),
        ("AB", {ADA}),
        ("A.B.", {ADA}),
        ("DE", {DEE}),
        (ADA, {ADA}),
        ("A.Brook@home.example", {ADA}),
        ("Chair", {ADA}),
        ("The Chair", {ADA}),
        ("Secretary", {SECRETARY}),
        ("Tidemark", {BO, CY}),
        ("Tidemark Trust staff", {BO, CY}),
        ("Tidemark team", {BO, CY}),
        ("Boat owners", {DEE}),
        ("HAG", EVERYBODY),
        ("All", EVERYBODY),
        ("all members", EVERYBODY),
        ("the committee", EVERYBODY),
        ("Ada Brooke", {ADA}),
    ],
)
def test_who_is_meant(owner: str, who: set[str]) -> None:
    party = resolve(owner, setting()).party
    assert party is not None
    assert set(party.contacts) == who


@pytest.mark.parametrize("owner", ["Someone Else", "XY", "Fred", "", "TBC", "the printer", "Adam Brookes-Hill"])
def test_who_is_not_known_is_a_question(owner: str) -> None:
    found = resolve(owner, setting())
    assert found.party is None
    assert found.reason


@pytest.mark.parametrize("owner", ["Ada Brook and Dee", "Ada Brook & Bo", "Ada Brook, Bo", "Ada Brook/Cy"])
def test_two_owners_in_one_phrase_are_not_a_slip_of_the_first(owner: str) -> None:
    assert resolve(owner, replace(setting(), similarity=name_likeness)).party is None


def test_candidates_are_offered_for_a_name_that_is_near() -> None:
    assert "Dee Eames" in resolve("Dee Emms", setting()).candidates


def two_sams(**facts: object) -> Setting:
    """A group with two people called Sam."""
    contacts = {
        f"{name.replace(' ', '.').lower()}@x.example": Contact(
            name=name, addresses=(f"{name.replace(' ', '.').lower()}@x.example",)
        )
        for name in ("Sam Pike", "Sam Rudd", "Sue Pope")
    }
    group = Group(name="Club", members=tuple(contacts))
    return Setting(directory=Directory(contacts=contacts, groups=(group,)), similarity=likeness, body=group, **facts)  # type: ignore[arg-type]


def test_two_of_one_first_name_are_a_question_with_both() -> None:
    found = resolve("Sam", two_sams())
    assert (found.party, set(found.candidates)) == (None, {"Sam Pike", "Sam Rudd"})


def test_who_was_there_is_meant_by_a_first_name() -> None:
    party = resolve("Sam", two_sams(attendance=(Attendee(name="Sam Rudd"),))).party
    assert party is not None
    assert party.contacts == ("sam.rudd@x.example",)


def test_initials_of_two_are_a_question_and_of_who_was_there_are_not() -> None:
    assert resolve("SP", two_sams()).party is None
    party = resolve("SP", two_sams(attendance=(Attendee(name="Sue Pope", initials="SP"),))).party
    assert party is not None
    assert party.contacts == ("sue.pope@x.example",)


def test_a_short_form_of_the_document_is_spelt_out() -> None:
    party = resolve("TT", setting(short_forms=(("TT", "Tidemark Trust"),))).party
    assert party is not None
    assert set(party.contacts) == {BO, CY}


def test_everybody_without_a_body_is_nobody() -> None:
    assert resolve("all", setting(body=None)).party is None


def test_a_role_is_of_the_body_that_met_or_of_who_was_there() -> None:
    assert resolve("treasurer", setting()).party is None
    there = setting(body=None, attendance=(Attendee(name="Dee Eames", role="Treasurer"),))
    party = resolve("the Treasurer", there).party
    assert party is not None
    assert party.contacts == (DEE,)


def test_a_group_without_reachable_members_is_a_question() -> None:
    empty = Setting(directory=Directory(groups=(Group(name="Ghosts"),)), similarity=likeness)
    found = resolve("Ghosts", empty)
    assert found.party is None
    assert "nobody" in found.reason


def test_how_a_party_finishes_and_why_its_people_are_asked() -> None:
    trust = resolve("Tidemark", setting()).party
    group = resolve("HAG", setting()).party
    person = resolve("Ada", setting()).party
    assert trust
    assert group
    assert person
    assert (trust.finish, trust.because) == (Finish.ANY, "as a contact for Tidemark Trust")
    assert (group.finish, group.because) == (Finish.ALL, "as a member of Harbour Access Group")
    assert person.because == ""


def test_an_exact_name_beats_a_nearer_slip() -> None:
    contacts = {f"{n}@x": Contact(name=n, addresses=(f"{n}@x",)) for n in ("Jon Hart", "John Hart")}
    party = resolve("Jon Hart", Setting(directory=Directory(contacts=contacts), similarity=likeness)).party
    assert party is not None
    assert party.name == "Jon Hart"
    assert resolve("Johm Hart", Setting(directory=Directory(contacts=contacts), similarity=likeness)).party is None


def test_a_directory_without_anybody_knows_nobody() -> None:
    assert resolve("Ada", Setting(directory=Directory(), similarity=likeness)).party is None
    assert DIRECTORY.contacts


@pytest.mark.parametrize("written", ["Carr", "Mr Carr", "Cllr Carr", "B. Carr", "B Carr", "carr"])
def test_a_surname_means_who_was_there_or_the_one_member(written: str) -> None:
    party = resolve(written, setting()).party
    assert party is not None
    assert party.contacts == (BO,)


def test_a_surname_of_somebody_else_is_not_used() -> None:
    assert resolve("S. Carr", setting()).party is None
    assert resolve("Ward", setting(body=None, attendance=())).party is None


def test_a_surname_of_two_is_a_question() -> None:
    rows = DIRECTORY_CSV + "person,Bea Carr,bea@x.example,,,Harbour Access Group,,\n"
    group = directory(rows)
    doubt = resolve("Carr", setting(directory=group, body=group.find_body("HAG"), attendance=()))
    assert doubt.party is None
    assert set(doubt.candidates) == {"Bo Carr", "Bea Carr"}


def test_a_slip_in_a_surname_offers_the_member() -> None:
    assert "Dee Eames" in resolve("Eamess", setting()).candidates
