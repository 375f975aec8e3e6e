"""A name leaves the words that stay; other words stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.erasing import GONE, Person

ADA = Person(addresses=("ada.brook@city.example", "a.brook@home.example"), names=("Ada Brook", "AB", "Addie"))


@pytest.mark.parametrize(
    ("words", "anywhere", "theirs"),
    [
        ("Ada Brook to send it", f"{GONE} to send it", f"{GONE} to send it"),
        ("ada  brook and\nAda\nBrook", f"{GONE} and\n{GONE}", f"{GONE} and\n{GONE}"),
        ("Ada's note for Brook", "Ada's note for Brook", f"{GONE}'s note for {GONE}"),
        ("ask Addie", "ask Addie", f"ask {GONE}"),
        ("Canada Brookside", "Canada Brookside", "Canada Brookside"),
        ("write to ADA.Brook@city.example.", f"write to {GONE}.", f"write to {GONE}."),
        ("AB testing", "AB testing", "AB testing"),
        ("Bo Carr", "Bo Carr", "Bo Carr"),
    ],
)
def test_names_go_and_other_words_stay(words: str, anywhere: str, theirs: str) -> None:
    assert ADA.out_of(words) == anywhere
    assert ADA.out_of(words, theirs=True) == theirs


def test_a_month_stays_a_month() -> None:
    may = Person(addresses=("may.hill@x.example",), names=("May Hill",))
    assert may.out_of("May Hill and Hill by 3 May", theirs=True) == f"{GONE} and {GONE} by 3 May"


def test_an_owner_by_any_name_is_the_person_in_their_own_actions() -> None:
    assert ADA.out_of_owners(["AB", "Bo Carr"], theirs=True) == [GONE, "Bo Carr"]
    assert ADA.out_of_owners(["AB", "Ada Brook"]) == ["AB", GONE]


def test_nobody_is_nobody() -> None:
    assert Person(addresses=()).out_of("Ada Brook", theirs=True) == "Ada Brook"


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=3))
def test_any_words_are_read_and_the_full_names_are_gone(text: str, names: list[str]) -> None:
    person = Person(addresses=("a@x.example",), names=tuple(names))
    once = person.out_of(text, theirs=True)
    assert person.out_of(once, theirs=True) == once or GONE in once
