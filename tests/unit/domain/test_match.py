"""Which items of a reading are which known actions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.match import match, words_of
from tests.unit.domain.partners import likeness

Side = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("new", "known", "pairs"),
    [
        ([("Send the survey", ())], [("send  the SURVEY.", ())], {0: 0}),
        ([("Send the survey", ("Ada",))], [("Send the survey", ("Bo",))], {0: 0}),
        ([("Send the survey to all", ("Ada",))], [("Send the survey to members", ("ada",))], {0: 0}),
        ([("Book the hall", ("Ada",))], [("Paint the quay", ("Ada",))], {}),
        ([("A", ()), ("A", ())], [("A", ())], {0: 0}),
        ([("A", ()), ("A", ())], [("A", ()), ("A", ())], {0: 0, 1: 1}),
        ([], [("A", ())], {}),
    ],
)
def test_pairs(new: Side, known: Side, pairs: dict[int, int]) -> None:
    assert match(new, known, likeness) == pairs


def test_equal_words_beat_words_that_are_alike() -> None:
    new = [("Send the ramp survey to Bo", ("Ada",)), ("Send the ramp survey to Cy", ("Ada",))]
    assert match(new, new[::-1], likeness) == {0: 1, 1: 0}


SIDES = st.lists(st.tuples(st.sampled_from(["send the survey", "send the survey now", "book the hall", "x"]),
                           st.sampled_from([(), ("Ada",), ("Bo",)])), max_size=6)  # fmt: skip


@given(SIDES, SIDES)
def test_a_pair_is_used_once(new: Side, known: Side) -> None:
    pairs = match(new, known, likeness)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs) <= set(range(len(new)))


@given(SIDES)
def test_the_same_list_is_itself(same: Side) -> None:
    assert match(same, same, likeness) == {n: n for n in range(len(same))}


@given(st.text())
def test_the_words_of_words_are_themselves(text: str) -> None:
    assert words_of(words_of(text)) == words_of(text)
