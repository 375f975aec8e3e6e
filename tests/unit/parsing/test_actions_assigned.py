"""Tests for actions under headings that do not say so: plans by person, lists of who is to do what."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemKind
from tests.unit.parsing.paper import found, minutes_of

BY_PERSON = """

Ruth:

* Finish the border
* Ask the mill for dye

Emeka:

* Draw the stall

Tom Pell:

* Photograph the stalls
"""
THEIRS = [
    (("Ruth",), "Finish the border"),
    (("Ruth",), "Ask the mill for dye"),
    (("Emeka",), "Draw the stall"),
    (("Tom Pell",), "Photograph the stalls"),
]


@pytest.mark.parametrize(
    "heading",
    [
        "Tasks and roles during the next period:",
        "Work for the coming fortnight",
        "Jobs before the next meeting",
        "Plans until the next meeting",
        "Goals for next sprint",
        "Roles for the following week",
    ],
)
def test_a_heading_of_what_is_ahead_with_a_list_for_each_person(heading: str) -> None:
    assert found(f"**{heading}**{BY_PERSON}") == THEIRS


@pytest.mark.parametrize(
    "heading",
    ["Progress during the last period:", "Work of last week", "Tasks from last week", "Done this month", "Ideas"],
)
def test_what_lies_behind_or_is_only_an_idea_gives_no_action(heading: str) -> None:
    assert found(f"**{heading}**{BY_PERSON}") == []


def test_plans_that_name_nobody_are_no_actions() -> None:
    assert found("## Goals for next year\n\n* Grow the membership\n* Find a new hall\n") == []


def test_topics_over_lists_below_tasks_are_no_owners_and_end_no_list() -> None:
    text = "## Tasks\n\nWorkshop:\n\n- Fix the bench\n\nGarden:\n\n- Cut the hedge\n"
    assert found(text) == [((), "Fix the bench"), ((), "Cut the hedge")]


@pytest.mark.parametrize("heading", ["Open items", "Way forward", "Harbour"])
def test_a_list_most_of_which_gives_somebody_something_to_do(heading: str) -> None:
    text = f"""## {heading}

- Ruth to share the depth chart with the pilots
- Tom and Jo to restructure the shelf
- Ensure that the ferries know
- Kim to visit the yard
"""
    assert found(text) == [
        (("Ruth",), "Ruth to share the depth chart with the pilots"),
        (("Tom", "Jo"), "Tom and Jo to restructure the shelf"),
        (("Kim",), "Kim to visit the yard"),
    ]


def test_who_speaks_when_is_no_task() -> None:
    text = "## Programme of the open day\n\n- Ruth to open at ten\n- Tom to speak on bees\n- Jo to close\n"
    assert found(text) == []


def test_a_list_of_what_was_said_with_one_offer_in_it_suggests_it_at_most() -> None:
    text = """## Stalls

* Ruth reported on the stalls
* Tom to help her
* Kim felt that the price was high
* Jo will be away
"""
    assert [item.kind for item in minutes_of(text).actions] in ([], [ItemKind.IMPLICIT])
