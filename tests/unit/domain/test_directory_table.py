"""The secretary's spreadsheet: what its rows mean, and what is said of rows that do not fit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.action import Finish
from service.domain.directory import Directory, Review
from service.domain.directory_table import COLUMNS, RowProblem, read_rows

HEADER = ["kind", "name", "email", "aliases", "organisation", "groups"]


def read(*rows: list[str], header: list[str] = HEADER) -> Directory:
    """A table without problems."""
    found, problems = read_rows([header, *rows])
    assert problems == ()
    return found


def problem(*rows: list[str], header: list[str] = HEADER) -> RowProblem:
    """The one problem of a table."""
    _, problems = read_rows([header, *rows])
    (one,) = problems
    return one


def person(name: str, email: str, organisation: str = "", groups: str = "", aliases: str = "") -> list[str]:
    return ["person", name, email, aliases, organisation, groups]


def test_columns_come_in_any_order_case_and_number() -> None:
    found = read(["Ada", "PERSON", "ada@x.example"], header=["Name", "Kind", "E-mail"[0:1] + "mail"])
    assert list(found.contacts) == ["ada@x.example"]
    assert (
        read(["person", "Ada", "a@x.example", "Club"], header=["kind", "name", "emails", "group"]).groups[0].name
        == "Club"
    )


def test_several_addresses_aliases_and_groups_in_a_cell() -> None:
    found = read(person("Ada", "Ada@x.example; a@home.example", "City", "Club (chair); Board", "AB; Addie"))
    (ada,) = found.contacts.values()
    assert (ada.addresses, ada.aliases, ada.organisation) == (
        ("Ada@x.example", "a@home.example"),
        ("AB", "Addie"),
        "City",
    )
    assert [(group.name, dict(group.roles)) for group in found.groups] == [
        ("Club", {"chair": ("ada@x.example",)}), ("Board", {}),
    ]  # fmt: skip


def test_commas_between_addresses_are_taken_too() -> None:
    assert len(read(person("Ada", "a@x.example, b@x.example")).contacts["a@x.example"].addresses) == 2


def test_an_organisation_without_a_row_is_made_of_its_people() -> None:
    (city,) = read(person("Ada", "a@x.example", "City"), person("Bo", "b@x.example", "city")).organisations
    assert city.contacts == ("a@x.example", "b@x.example")


def test_who_speaks_for_an_organisation_is_written_to_alone() -> None:
    (city,) = read(person("Ada", "a@x.example", "City (contact)"), person("Bo", "b@x.example", "City")).organisations
    assert city.contacts == ("a@x.example",)


def test_an_organisations_own_mailbox_speaks_for_it() -> None:
    found = read(person("Bo", "b@x.example", "City"), ["organisation", "City", "office@city.example", "CC", "", ""])
    (city,) = found.organisations
    assert city.contacts == ("office@city.example",)
    assert city.finish is Finish.ANY


def test_who_only_gets_the_digest_or_keeps_the_minutes_is_not_invited() -> None:
    (club,) = read(
        person("Ada", "a@x.example", "", "Club (digest)"), person("Bo", "b@x.example", "", "Club (secretariat)"),
        person("Cy", "c@x.example", "", "Club"),
    ).groups  # fmt: skip
    assert club.members == ("c@x.example",)
    assert set(club.roles) == {"digest", "secretariat"}


@pytest.mark.parametrize("written", ["chair, digest", "Chair and digest", "chair/digest", "chair & digest"])
def test_two_roles_in_one_bracket(written: str) -> None:
    (club,) = read(person("Ada", "a@x.example", "", f"Club ({written})")).groups
    assert set(club.roles) == {"chair", "digest"}
    assert club.members == ("a@x.example",)


def test_a_group_named_by_its_alias_is_the_group() -> None:
    found = read(person("Ada", "a@x.example", "", "HAG"), ["group", "Harbour Group", "", "HAG", "", ""])
    (group,) = found.groups
    assert (group.name, group.members) == ("Harbour Group", ("a@x.example",))


def test_a_group_with_a_row_of_its_own_is_never_another() -> None:
    found = read(
        person("Ada", "a@x.example", "", "HAG"), ["group", "Harbour Group", "", "HAG", "", ""], ["group", "HAG"]
    )
    assert {group.name: group.members for group in found.groups} == {"Harbour Group": (), "HAG": ("a@x.example",)}


def test_an_organisation_named_by_its_alias_is_the_organisation() -> None:
    found = read(person("Ada", "a@x.example", "CC"), ["organisation", "City Council", "", "CC", "", ""])
    (city,) = found.organisations
    assert (city.name, city.contacts) == ("City Council", ("a@x.example",))


WIDE = [*HEADER, "finish", "review", "zone", "away_until", "deputy", "senders"]


def test_the_wanted_columns() -> None:
    found = read(
        ["group", "Club", "", "", "", "", "any", "always", "Europe/Dublin", "", ""],
        ["person", "Ada", "a@x.example", "", "", "Club", "", "", "", "2027-04-01", "B@x.example"],
        ["person", "Bo", "b@x.example"],
        header=WIDE,
    )
    (club,) = found.groups
    assert (club.finish, club.review, club.zone) == (Finish.ANY, Review.ALWAYS, "Europe/Dublin")
    assert (found.contacts["a@x.example"].away_until, found.contacts["a@x.example"].deputy) == (
        date(2027, 4, 1),
        "b@x.example",
    )


def test_who_else_sends_a_groups_minutes() -> None:
    row = ["group", "Club", *[""] * 9, "Sam@X.example; @y.example; z.example"]
    (club,) = read(row, header=WIDE).groups
    assert club.senders == ("sam@x.example", "y.example", "z.example")


@pytest.mark.parametrize("written", ["2027-04-01", "2027-4-1", "1/4/2027", "01.04.2027", "2027-04-01 00:00:00"])
def test_days_as_spreadsheets_write_them(written: str) -> None:
    row = ["person", "Ada", "a@x.example", "", "", "", "", "", "", written, ""]
    assert read(row, header=WIDE).contacts["a@x.example"].away_until == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (person("Ada", ""), "no email address"),
        (person("Ada", "ada at x"), "is not an email address"),
        (person("", "a@x.example"), "the name is missing"),
        (["robot", "Ada", "", "", "", ""], "person, organisation or group"),
        (["", "Ada", "", "", "", ""], "person, organisation or group"),
    ],
)
def test_a_row_that_does_not_fit_is_named_and_said_why(row: list[str], reason: str) -> None:
    found = problem(["group", "Club", "", "", "", ""], row)
    assert found.row == 3
    assert reason in found.reason


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [("finish", "some", "all"), ("review", "sometimes", "always"), ("away_until", "soon", "is not a date"),
     ("away_until", "31/02/2027", "is not a date"), ("zone", "Mars/Base", "time zone"),
     ("senders", "Sam Porter", "neither an address nor a domain")],
)  # fmt: skip
def test_a_value_that_is_none_of_its_column(column: str, value: str, reason: str) -> None:
    kind = "person" if column == "away_until" else "group"
    row = [kind, "Ada", "a@x.example" if kind == "person" else "", *[""] * 9]
    row[WIDE.index(column)] = value
    found = problem(row, header=WIDE)
    assert (found.row, reason in found.reason) == (2, True), found.reason


def test_an_address_of_two_people_is_a_problem_of_the_second() -> None:
    found = problem(person("Ada", "a@x.example"), person("Bo", "A@X.example; b@x.example"))
    assert (found.row, "already" in found.reason) == (3, True)


def test_a_table_without_names_says_which_column_is_missing() -> None:
    assert "kind" in problem(header=["name", "email"]).reason
    assert read_rows([])[1][0].reason == "the directory is empty"


def test_empty_rows_and_short_rows_are_no_problem() -> None:
    assert len(read([], ["", "", ""], person("Ada", "a@x.example"), ["group", "Club"]).groups) == 1


CELLS = st.sampled_from(["", "person", "group", "organisation", "Ada", "a@x.example", "Club (chair)", "(", ")", ";",
                         "any", "2027-01-01", "99/99/9999", " ", "x@", "🙂"])  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=len(COLUMNS)), max_size=8))
def test_no_table_breaks_the_reader(rows: list[list[str]]) -> None:
    found, problems = read_rows([list(COLUMNS), *rows])
    assert all(one.reason for one in problems)
    assert all(contact.addresses for contact in found.contacts.values())
