"""Which known action a report is about: certain only where one alone answers to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.action import Action
from service.domain.minutes import ItemStatus, Report
from service.domain.told import Telling, find_told
from tests.unit.domain.partners import action, likeness

KNOWN = (
    action("Ada Brook to send the ramp survey to all members by 19 March", "Ada Brook", due_text="by 19 March"),
    action("Bo Carr to circulate the draft budget", "Bo Carr", topic="Finance"),
    action("Cy Dunn to get the contractor to mend the slipway", "Cy Dunn"),
    action("Dee Eames to ask the council about the slipway fees", "Dee Eames"),
    action("Bo Carr to get two quotes", "Bo Carr", topic="Boat shed roof"),
)


def told(text: str, topic: str = "", status: ItemStatus = ItemStatus.DONE) -> Telling:
    return find_told(Report(text=text, topic=topic, status=status), KNOWN, likeness)


@pytest.mark.parametrize(
    ("text", "topic", "index"),
    [
        ("Ramp survey - done", "", 0),
        ("4.2 Ramp survey: done", "", 0),
        ("Ramp surveys (done)", "", 0),
        ("It went out. Done.", "Ramp survey", 0),
        ("Done.", "3. Ramp survey", 0),
        ("The draft budget had been circulated to members. Done.", "Finance", 1),
        ("The contractor had mended it. Done.", "Slipway", 2),
        ("Slipway fees: the council had answered. Done.", "", 3),
        ("Two quotes had come in. Closed.", "Boat shed roof", 4),
        ("Boat shed roof: quotes were here, two of them. Closed.", "", 4),
    ],
)
def test_certain(text: str, topic: str, index: int) -> None:
    assert told(text, topic) == Telling(certain=index)


@pytest.mark.parametrize(
    ("text", "topic", "indices"),
    [
        ("Slipway - done", "", {2, 3}),
        ("Slipway: the lamps were mended and the council asked. Done.", "", {2, 3}),
        ("The figures were good. Closed.", "Draft budget", {1}),
        ("Ramp survey: half of it was done. Done.", "", {0}),
        ("Draft budget: not circulated yet, but written. Done.", "", {1}),
        ("The insurance was paid. Done.", "Boat shed roof", {4}),
    ],
)
def test_perhaps(text: str, topic: str, indices: set[int]) -> None:
    found = told(text, topic)
    assert (found.certain, set(found.perhaps)) == (None, indices)


@pytest.mark.parametrize("text", ["Lamps - done", "The chair thanked all members. Done.", "Done.", "", "Ada: done"])
def test_about_nothing_that_is_known(text: str) -> None:
    assert told(text) == Telling()


def test_what_is_carried_forward_may_be_said_with_a_but() -> None:
    assert told("Draft budget: not yet circulated - ongoing", status=ItemStatus.ONGOING).certain == 1


def test_more_than_three_that_may_be_meant_are_not_asked_about() -> None:
    many = [action(f"Ada to {verb} the website", "Ada") for verb in ("mend", "pay", "show", "move")]
    report = Report(text="Website - done", status=ItemStatus.DONE)
    assert find_told(report, many, likeness) == Telling()


SOME = ["ramp", "survey", "slipway", "fees", "council", "done", "to", "the", "Ada", ":", "-", ".", "budget", "not"]
WORDS = st.lists(st.sampled_from(SOME)).map(" ".join)


@given(WORDS, WORDS)
def test_it_is_never_certain_of_two(text: str, topic: str) -> None:
    found = told(text, topic)
    twice: tuple[Action, ...] = (*KNOWN, *KNOWN)
    assert found.certain is None or not found.perhaps
    assert find_told(Report(text=text, topic=topic, status=ItemStatus.DONE), twice, likeness).certain is None
