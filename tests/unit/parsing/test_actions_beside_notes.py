"""Tests for tables with a column of notes and one of actions: which is which goes by heads and by cells."""

from __future__ import annotations

import pytest

from tests.unit.parsing.paper import found

MIXED = """| Topic | Discussion / Action Points | {head} |
|---|---|---|
| Welcome | Quorum reached. Minutes accepted. | - |
| Pond | Tom reported that the liner leaks. The trust can pause works at any time. | Tom to order a new liner |
| Fence | Agreed to keep the old posts. | None |
| Gate | Kim showed two designs for review. | Kim - ask the smith for a price |
"""
ACTIONS = [(("Tom",), "Tom to order a new liner"), (("Kim",), "ask the smith for a price")]


@pytest.mark.parametrize("heading", ["", "## Action items\n\n"])
@pytest.mark.parametrize(
    "head", ["Actions: who/none", "Actions - who?", "Follow-up", "Who does what", "Outcome: owner / n/a"]
)
def test_the_column_whose_cells_say_who_is_to_act_is_read_and_no_other(head: str, heading: str) -> None:
    assert found(heading + MIXED.format(head=head)) == ACTIONS


@pytest.mark.parametrize("head", ["Actions: who/none", "Actions - who?"])
def test_below_the_agenda_a_column_headed_actions_is_read(head: str) -> None:
    assert found("## Agenda\n\n" + MIXED.format(head=head)) == ACTIONS


def test_cells_with_several_lines_give_each_its_own_without_the_number() -> None:
    text = """| Topic | Notes/Action items | Actions: responsible |
|---|---|---|
| Hoses | Three leaks were found. | 1. Tom to buy hoses<br>2. Kim to clear the bed |
"""
    assert found(text) == [(("Tom",), "Tom to buy hoses"), (("Kim",), "Kim to clear the bed")]


def test_a_header_cell_is_never_an_action() -> None:
    text = """| Subject | Minutes | Action: first come |
|---|---|---|
| Sheds | The sheds were painted. | |
| Seeds | Seeds approved. | |
"""
    assert found(text) == []


def test_below_a_heading_of_actions_a_column_of_notes_gives_only_what_is_to_be_done() -> None:
    text = """## Action items

| Item | Notes |
|---|---|
| Release | Release was held yesterday |
| Guide | Kim to rewrite the guide |
| Parts | Review of the parts including: |
"""
    assert found(text) == [(("Kim",), "Kim to rewrite the guide")]


def test_heads_with_an_addition_are_still_those_of_their_columns() -> None:
    text = """| Action: what | Owner: who | Due/None |
|---|---|---|
| Write to the ferry office | Kim | 10 April |
| Print timetables | Tom to lead | None |
"""
    assert found(text) == [(("Kim",), "Write to the ferry office"), (("Tom",), "Print timetables")]
