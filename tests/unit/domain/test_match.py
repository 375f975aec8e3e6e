"""Which items of a reading are which known actions."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.match import AMENDED, STRICT, Bounds, match, words_of
from service.domain.minutes import ActionItem
from tests.unit.domain.partners import item, likeness

Side = list[ActionItem]

ONE_OWNERS_LIST = [
    f"Ann Dow to {what} by the next meeting"
    for what in (
        "send the lamp report to the board",
        "send the oar report to the board",
        "review lamps and walkways",
        "review the safety plan",
        "write to the council about the ramp",
        "write to the council about the fees",
        "order 20 life jackets",
        "order 12 buoys",
        "book the hall for the open day",
        "book a speaker for the open day",
        "update the web site",
        "update the risk register",
        "circulate the draft budget",
        "circulate the draft strategy",
        "ask members for photographs",
        "ask the harbour master for dates",
    )
]


@pytest.mark.parametrize(
    ("new", "known", "pairs"),
    [
        ([item("Send the survey")], [item("send  the SURVEY.")], {0: 0}),
        ([item("Send the survey", "Ada")], [item("Send the survey", "Bo")], {0: 0}),
        ([item("Send the survey to all", "Ada")], [item("Send the survey to members", "ada")], {0: 0}),
        ([item("Ada to send the survey", "Ada")], [item("Bo will send the survey", "Bo")], {0: 0}),
        ([item("Book the hall", "Ada")], [item("Paint the quay", "Ada")], {}),
        ([item("A"), item("A")], [item("A")], {0: 0}),
        ([item("A"), item("A")], [item("A"), item("A")], {0: 0, 1: 1}),
        ([], [item("A")], {}),
    ],
)
def test_pairs(new: Side, known: Side, pairs: dict[int, int]) -> None:
    assert match(new, known, likeness, AMENDED) == pairs


def listed(text: str) -> ActionItem:
    """An item whose sentence names owner and date, as minutes do."""
    return item(text, "Ann Dow", due_text="by the next meeting")


@pytest.mark.parametrize(("one", "other"), list(combinations(ONE_OWNERS_LIST, 2)))
def test_two_actions_of_one_owner_are_not_one_because_owner_and_date_are_the_same(one: str, other: str) -> None:
    assert match([listed(one)], [listed(other)], likeness) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ann Dow to order 20 life jackets by the next meeting", "AD to order 20 life jackets"),
        ("Ann Dow to book the hall by the next meeting", "Ann Dow to book the hall for the open day"),
        ("Ann Dow to circulate the draft budget", "Ann Dow to circulate draft budgets to members"),
        (
            "Ann Dow to write to the council about the harbour ramp",
            "Ann Dow will write to the counsil about harbour ramp",
        ),
    ],
)
def test_an_action_told_a_little_differently_is_still_that_action(before: str, after: str) -> None:
    known = item(before, "Ann Dow", due_text="by the next meeting")
    assert match([item(after, "Ann Dow")], [known], likeness) == {0: 0}


def test_a_word_replaced_is_a_change_in_an_amended_paper_and_another_action_in_a_later_one() -> None:
    new, known = [listed(ONE_OWNERS_LIST[0])], [listed(ONE_OWNERS_LIST[1])]
    assert match(new, known, likeness, AMENDED) == {0: 0}
    assert match(new, known, likeness, STRICT) == {}


@pytest.mark.parametrize(
    "numbered", ["1. Send it", "(2) Send it", "A1: Send it", "iv) Send it", "[3] Send it", "12) send IT"]
)
def test_the_number_a_list_gave_is_no_word(numbered: str) -> None:
    assert words_of(numbered) == "send it"


@pytest.mark.parametrize("counted", ["20 chairs", "1.5 tonnes", "A1 posters", "I will call"])
def test_a_number_of_things_is_a_word(counted: str) -> None:
    assert words_of(counted).split()[0] == counted.casefold().replace(".", " ").split()[0]


def test_equal_words_beat_words_that_are_alike() -> None:
    new = [item("Send the ramp survey to Bo", "Ada"), item("Send the ramp survey to Cy", "Ada")]
    assert match(new, new[::-1], likeness, AMENDED) == {0: 1, 1: 0}


ITEMS = st.builds(
    ActionItem,
    text=st.sampled_from(["send the survey", "send the survey now", "book the hall", "x", "the", ""]),
    owners=st.sampled_from([(), ("Ada",), ("Bo",), ("Send",)]),
    due_text=st.sampled_from(["", "now"]),
)
SIDES = st.lists(ITEMS, max_size=6)


@given(SIDES, SIDES, st.sampled_from([AMENDED, STRICT]))
def test_a_pair_is_used_once(new: Side, known: Side, bounds: Bounds) -> None:
    pairs = match(new, known, likeness, bounds)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs) <= set(range(len(new)))


@given(SIDES)
def test_the_same_list_is_itself(same: Side) -> None:
    assert match(same, same, likeness) == {n: n for n in range(len(same))}


@given(st.text())
def test_the_words_of_words_are_themselves(text: str) -> None:
    assert words_of(words_of(text)) == words_of(text)
