"""Tests for keywords behind whoever takes the action on, stories behind a status, later lists, and dues of others."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from service.parsing.status import find_cell_status
from tests.unit.parsing.paper import explicit, found, minutes_of


@pytest.mark.parametrize(
    ("text", "owners", "task"),
    [
        ("RO: Action item to look into pumps", ("RO",), "look into pumps"),
        ("Tom Pell - ACTION: write to the mill", ("Tom Pell",), "write to the mill"),
        ("TP & RO: action point to paint the gate", ("TP", "RO"), "paint the gate"),
    ],
)
def test_the_keyword_stands_behind_whoever_takes_it_on(text: str, owners: tuple[str, ...], task: str) -> None:
    ((given, words),) = found(f"### Resolutions\n\n* {text}\n")
    assert given == owners
    assert words.removeprefix("to ") == task


@pytest.mark.parametrize("text", ["Jo: action on this has been slow", "Kim: Action plan was drafted"])
def test_who_only_speaks_of_actions_takes_none_on(text: str) -> None:
    assert found(f"### Resolutions\n\n* {text}\n") == []


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Done- Pat will speak for the mill", ItemStatus.DONE),
        ("Complete – Jo sits for the harbour from now on", ItemStatus.DONE),
        ("Closed: the county has taken the bridge over", ItemStatus.DONE),
        ("Done, but it leaks again", ItemStatus.ONGOING),
        ("Done - the second half is still to be written by the clerk", ItemStatus.ONGOING),
        ("Not done", ItemStatus.ONGOING),
        ("Tom to discuss with the county", None),
    ],
)
def test_the_first_word_of_a_status_decides_unless_it_is_taken_back(words: str, status: ItemStatus | None) -> None:
    assert find_cell_status(words) is status


def test_the_owners_of_a_later_table_are_in_force() -> None:
    text = """## Review of actions

| No | Task | Who | Status |
|---|---|---|---|
| 2.5 | Check the roof of the mill | RO | TP to discuss |

## New actions

| No | Task | Who |
|---|---|---|
| 2.5 | Check the roof of the mill | TP & RO |
"""
    assert [item.owners for item in explicit(minutes_of(text))] == [("TP", "RO")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Jo to leave notes for the next committee in the wiki", ""),
        ("Tom to fit the disks after the fair; an update will be given at the next meeting.", "after the fair"),
        ("Tom to bring the plan to the next committee", "to the next committee"),
        ("Ruth to report at the next meeting", "at the next meeting"),
    ],
)
def test_the_next_that_is_meant(text: str, due: str) -> None:
    assert [item.due_text for item in explicit(minutes_of(f"### Actions\n\n* {text}\n"))] == [due]
