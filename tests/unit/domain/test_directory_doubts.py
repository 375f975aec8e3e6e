"""Slips that a directory allows: each is named with its row and the nearest name that is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.directory_table import RowProblem, read_rows

HEADER = ["kind", "name", "email", "aliases", "organisation", "groups", "deputy"]
GROUP = ["group", "Harbour Access Group", "", "HAG"]
CITY = ["organisation", "City Council", "", "CC"]


def person(name: str, organisation: str = "", groups: str = "", deputy: str = "", aliases: str = "") -> list[str]:
    return ["person", name, f"{name.split()[0].lower()}@x.example", aliases, organisation, groups, deputy]


def doubts(*rows: list[str]) -> list[RowProblem]:
    """What is said of rows; the first of them is row 2."""
    _, problems = read_rows([HEADER, *rows])
    assert all(problem.warning for problem in problems)
    return list(problems)


SLIPS = ["Harbour Acess Group", "Harbour Access Grup", "harbour acces group", "Harbour Access Groups", "HAGs (chair)"]


@pytest.mark.parametrize("written", SLIPS)
def test_a_slip_in_a_group_names_the_nearest(written: str) -> None:
    (doubt,) = doubts(GROUP, person("Ada", groups="HAG"), person("Bo", groups=written))
    assert doubt.row == 4
    assert "Harbour Access Group" in doubt.reason or "nobody else is in it" in doubt.reason
    assert "new group" in doubt.reason


def test_the_group_is_made_all_the_same() -> None:
    directory, _ = read_rows([HEADER, GROUP, person("Bo", groups="Harbour Acess Group")])
    assert {group.name for group in directory.groups} == {"Harbour Access Group", "Harbour Acess Group"}


def test_a_name_that_more_rows_use_is_the_one_meant() -> None:
    (doubt,) = doubts(person("Ada", groups="Boat owners"), person("Bo", groups="Boat owners"),
                      person("Cy", groups="Boat ownrs"))  # fmt: skip
    assert (doubt.row, doubt.text) == (4, "Boat ownrs")
    assert "did you mean Boat owners?" in doubt.reason


@pytest.mark.parametrize(
    "groups",
    ["Harbour Access Group (chair)", "HAG", "the Harbour Access Group", "Harbour Access Group (digest, secretariat)"],
)
def test_a_group_by_its_name_alias_or_with_a_role_is_no_slip(groups: str) -> None:
    assert doubts(GROUP, person("Ada", groups=groups)) == []


def test_names_that_differ_in_a_number_or_in_more_are_no_slips() -> None:
    rows = [["group", name] for name in ("Locality 1", "Locality 2", "Strategy Group", "Steering Group")]
    assert doubts(*rows, *(person(n, groups=g) for n, g in (("Ada", "Locality 1"), ("Bo", "Steering Group")))) == []
    assert doubts(person("Ada", groups="Locality 1"), person("Bo", groups="Locality 1; Locality 2")) == []


def test_a_new_group_of_one_beside_groups_with_rows_is_pointed_out() -> None:
    (doubt,) = doubts(GROUP, person("Ada", groups="HBG"))
    assert "nobody else is in it" in doubt.reason


def test_a_slip_in_an_organisation_names_the_nearest() -> None:
    (doubt,) = doubts(CITY, person("Ada", "City Council"), person("Bo", "City Councl (contact)"))
    assert (doubt.row, doubt.text) == (4, "City Councl")
    assert "did you mean City Council?" in doubt.reason


def test_a_slip_in_a_role_names_the_nearest() -> None:
    (doubt,) = doubts(GROUP, person("Ada", groups="HAG (secratary)"))
    assert (doubt.row, doubt.reason) == (3, "did you mean the role 'secretary'?")


def test_a_deputy_by_name_is_that_person_and_a_stranger_is_pointed_out() -> None:
    directory, problems = read_rows(
        [HEADER, person("Ada Brook", deputy="Bo Carr"), person("Bo Carr", deputy="z@z.example")]
    )
    assert directory.contacts["ada@x.example"].deputy == "bo@x.example"
    (doubt,) = problems
    assert (doubt.row, doubt.text, doubt.warning) == (3, "z@z.example", True)


def test_one_name_for_two_people_is_pointed_out() -> None:
    (doubt,) = doubts(person("Sam Lee", aliases="SL"), person("Sue Long", aliases="SL"))
    assert doubt.text == "SL"
    assert "always asked about" in doubt.reason


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_names_break_the_search(names: list[str]) -> None:
    rows = [person("Ada", organisation=name, groups=name, deputy=name) for name in names]
    read_rows([HEADER, GROUP, *rows])
