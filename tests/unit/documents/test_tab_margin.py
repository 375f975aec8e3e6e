"""Tests for owners that a word processor set behind a tab: they go into the margin where tabs make a column."""

from __future__ import annotations

import pytest

from service.documents.flow import Paragraph, blocks_of
from service.documents.words import Words

COLUMN = (
    "4.1\tTwo firms to be asked for a price\t\tClerk",
    "4.2\tThe county to be told about the lane\tCllr O. Wilkes",
    "4.3\tThe statement of the bank was read\tNoted",
    "4.4\tThe hedge at the green to be cut\tCllr Evans/Clerk",
    "4.5\tMembership of the society to be renewed\tClerk",
)
OWNERS = ["Clerk", "Cllr O. Wilkes", "", "Cllr Evans/Clerk", "Clerk"]


def read(*paragraphs: str) -> list[tuple[str, str]]:
    blocks = blocks_of([Paragraph(words=Words(text)) for text in paragraphs])
    return [(block.text, block.margin) for block in blocks]


def test_owners_behind_tabs_stand_in_the_margin() -> None:
    blocks = read(*COLUMN)
    assert [margin for _, margin in blocks] == OWNERS
    assert blocks[0][0] == "Two firms to be asked for a price"
    assert blocks[2][0] == "The statement of the bank was read"


def test_the_head_of_the_column_is_no_heading_of_a_list() -> None:
    blocks = read("Minutes of the council", "\t\t\tACTION", *COLUMN[:2], COLUMN[3])
    assert blocks[0] == ("Minutes of the council", "Action")
    assert [text for text, _ in blocks if text == "ACTION"] == []
    assert [margin for _, margin in blocks[1:]] == ["Clerk", "Cllr O. Wilkes", "Cllr Evans/Clerk"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Date\tMonday", "Venue\tMill Hall", "Clerk\tJane Holt", "Chair\tClerk"),  # labels, not statements
        (
            "To read the report of the year\tPell",
            "To hear from the clubs of the town\tMoss",
            "Any other business\tHale",
        ),
        (
            "The hall was let for the fair\tJune",
            "The field was let for the match\tJuly",
            "The barn was empty all year\tMay",
        ),
        ("The county to be told about the lane\tClerk", "The hedge at the green to be cut\tClerk"),  # two are no column
    ],
)
def test_tabs_for_other_reasons_make_no_margin(paragraphs: tuple[str, ...]) -> None:
    assert [margin for _, margin in read(*paragraphs)] == [""] * len(paragraphs)
