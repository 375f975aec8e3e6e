"""Tests for a column of who acts that ran into the ends of the paragraphs: a page copied without its tabs."""

from __future__ import annotations

import pytest

from service.documents.text import read_text
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, found

HEAD = """Thornby Parish Council
Minutes of the meeting held on 12 February 2026
Present: Cllrs Alun Marsh, Gwen Evans, Doris Jeffs, Owen Wilkes

"""
PAGE = """4.1 The search for a notice board goes on. Two more firms to be asked.{gap}Clerk
4.2 Cllr O. Wilkes would write to the county about the lane.{gap}Cllr O. Wilkes
i) Bank statement of 31 January.{gap}Noted
ii) Two firms had answered. The mender to be paid £120.50) and the rest kept.{gap}Clerk.
iii) The lamp at Mill Lane is to be mended. The caretaker was thanked.{gap}Cllr G. Evans/Clerk
"""
ACTIONS = [
    (("Clerk",), "The search for a notice board goes on. Two more firms to be asked."),
    (("Cllr O. Wilkes",), "Cllr O. Wilkes would write to the county about the lane."),
    (("Clerk",), "Two firms had answered. The mender to be paid £120.50) and the rest kept."),
    (("Cllr G. Evans", "Clerk"), "The lamp at Mill Lane is to be mended."),
]


@pytest.mark.parametrize("gap", [" ", "\t", "\t\t\t  "])
def test_who_stands_behind_the_last_sentence_acts(gap: str) -> None:
    assert found(HEAD + PAGE.format(gap=gap)) == ACTIONS


def test_a_name_that_came_loose_belongs_to_the_paragraph_above() -> None:
    text = HEAD + PAGE.format(gap=" ") + "\nThe orders to be read again.\n\nCllr O. Wilkes/Clerk\n"
    assert found(text)[-1] == (("Cllr O. Wilkes", "Clerk"), "The orders to be read again.")


def test_what_is_told_twice_in_one_paragraph_is_one_action() -> None:
    text = HEAD + PAGE.format(gap=" ") + "\nThe tap at Mill Lane drips, Clerk to report it to T.W.C. Clerk\n"
    minutes = parse_minutes(read_text(text), received_on=RECEIVED)
    assert sum("T.W.C." in action.text for action in minutes.actions) == 1


@pytest.mark.parametrize(
    "endings",
    [
        ("Alun Marsh/Gwen Evans", "Doris Jeffs", "Owen Wilkes"),  # proposers: none of them can only be who acts
        ("All", "Doris Jeffs", "Owen Wilkes"),
        ("Clerk", "Doris Jeffs", "in March."),  # two are no column
        ("Clerk", "Mill Lane", "South Field"),
    ],
)
def test_other_ends_are_no_column(endings: tuple[str, ...]) -> None:
    lines = ("The fence was talked about at length.", "The report of the year was read.", "The fair went well.")
    assert found(HEAD + "\n\n".join(f"{line} {end}" for line, end in zip(lines, endings, strict=True))) == []


@pytest.mark.parametrize(
    "line",
    [
        "The helpers of the fair were thanked. Doris Jeffs",
        "The accounts were approved. Marsh/Jeffs",
        "The letter was sent on 2 February. Clerk",
        "It was agreed that no further action be taken. Clerk",
        "Alun Marsh was elected to chair the council. Doris Jeffs",
        "The motion to hold the fair was carried. Doris Jeffs",
        "Could the council say when the bridge will open? Alun Marsh",
        "In April there will be a talk about roses and how to prune them. Gwen Evans",
        "Item 6 was taken before item 5. Cllr O. Wilkes",
        "The cup is to be given to Mrs. Evans",
        "There being no more to say, the meeting was closed at 9.15pm.\n\nClerk",
    ],
)
def test_nobody_acts_where_nothing_is_to_be_done(line: str) -> None:
    assert found(f"{HEAD}{PAGE.format(gap=' ')}\n{line}\n") == ACTIONS


def test_two_that_are_noted_and_one_name_are_no_column() -> None:
    lines = "The report is to be printed. Noted\n\nThe bank to be told. Noted\n\nThe hall to be let. Doris Jeffs\n"
    assert found(HEAD + lines) == []
