"""People, organisations and groups by exact name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.directory import Contact, Directory, Group, normal
from service.domain.message import Address
from tests.unit.domain.partners import ADA, BO, CY, DEE, DIRECTORY, SECRETARY


@pytest.mark.parametrize(
    ("written", "plain"),
    [("The Harbour  Group.", "harbour group"), ("Cllr. Dr Ada BROOK", "ada brook"), ("O’Neill", "o'neill"),
     ("Smith-Jones, Ann", "smith-jones ann"), ("Mrs", "mrs"), ("", ""), ("the", "the"),
     ("Cllrs. Pell", "pell"), ("County Cllr Joe Hart", "joe hart"), ("Rev'd Ruth Moss", "ruth moss"),
     ("City Council", "city council"),
     ("R&D (north)", "r&d north")],
)  # fmt: skip
def test_names_are_compared_without_titles_and_punctuation(written: str, plain: str) -> None:
    assert normal(written) == plain


@given(st.text(max_size=40))
def test_normal_is_normal(name: str) -> None:
    assert normal(normal(name)) == normal(name)


def test_a_person_is_found_by_any_address_in_any_case() -> None:
    found = DIRECTORY.find_contact("A.Brook@HOME.example")
    assert found is not None
    assert found.key == ADA
    assert DIRECTORY.find_contact("nobody@x.example") is None


def test_a_body_is_found_by_name_alias_or_within_a_title() -> None:
    for name in ("Harbour Access Group", "the harbour access group", "HAG"):
        body = DIRECTORY.find_body(name)
        assert body is not None
        assert body.name == "Harbour Access Group"
    within = DIRECTORY.find_body_in("FW: Notes of the Harbour Access Group, 4 March")
    assert within is not None
    assert within.name == "Harbour Access Group"
    assert DIRECTORY.find_body_in("The whole HAGGIS club") is None
    assert DIRECTORY.find_body("", "No such group") is None


def test_two_bodies_in_one_title_are_none_unless_one_is_longer() -> None:
    both = Directory(groups=(Group(name="Ferry Forum"), Group(name="Harbour Club"), Group(name="Harbour Club Board")))
    assert both.find_body_in("Harbour Club Board minutes") == both.groups[2]
    assert Directory(groups=(Group(name="Ab Cd"), Group(name="Ef Gh"))).find_body_in("Ab Cd and Ef Gh") is None


def test_members_roles_and_contacts_are_as_the_table_says() -> None:
    (group,) = DIRECTORY.groups_called("HAG")
    assert set(group.members) == {SECRETARY, ADA, BO, CY, DEE}
    assert group.roles["chair"] == (ADA,)
    (trust,) = DIRECTORY.organisations_called("tidemark")
    assert set(trust.contacts) == {BO, CY}


def test_learnt_aliases_are_added_to_whoever_bears_the_name() -> None:
    learnt = DIRECTORY.with_aliases([("Dipper", "dee eames"), ("The Trust", "Tidemark Trust"), ("Club", "Boat owners")])
    assert [one.key for one in learnt.people_called("dipper")] == [DEE]
    assert learnt.organisations_called("The Trust")
    assert learnt.groups_called("club")
    assert DIRECTORY.with_aliases([]) is DIRECTORY
    assert learnt.with_aliases([("Sam", "Nobody Here")]).people_called("Sam") == ()


def test_an_alias_learnt_for_an_address_is_its_owners() -> None:
    assert [one.key for one in DIRECTORY.with_aliases([("D", DEE)]).people_called("D")] == [DEE]


def test_who_is_gone_from_the_directory_is_left_out() -> None:
    assert [one.key for one in DIRECTORY.named([ADA, "gone@x.example", BO])] == [ADA, BO]


def test_a_contact_is_written_to_at_the_first_address() -> None:
    one = Contact(name="Ann", addresses=("Ann@X.example", "ann@home.example"))
    assert (one.key, str(one.address)) == ("ann@x.example", "Ann <Ann@X.example>")
    assert one.owns("ANN@home.example")


def test_whoever_writes_is_called_what_the_directory_calls_them() -> None:
    mobile = "A.Brook@HOME.example"
    assert DIRECTORY.known_as(Address(mobile, "ada (mobile)")) == Address(mobile, "Ada Brook")
    assert DIRECTORY.known_as(Address("new@x.example", "Newcomer")) == Address("new@x.example", "Newcomer")
