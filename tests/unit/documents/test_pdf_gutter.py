"""Columns of names beside text that runs up to them, in PDFs whose tables have no lines. Pages drawn in code."""

from __future__ import annotations

import pytest

from service.documents import read_document
from service.domain.document import Block
from tests.unit.documents.build_pdf import Page, pdf

#: Ends at 401 points where it begins at 70.
FULL = "Ida reported that the new ferry timetable had been received and that"
#: Ends at 439 points where it begins at 160.
TOLD = "The hedge by the mill has grown over the path and it was"


def blocks(*pages: Page) -> tuple[Block, ...]:
    return read_document("minutes.pdf", "", pdf(*pages)).blocks


def beside(gap: float, *, others: int = 2) -> Page:
    """A full line with initials `gap` points behind it, and so many lines with initials far behind them."""
    place = 401 + gap
    page = Page().text(70, 780, FULL).text(place, 780, "IB").text(70, 766, "the board would write again.")
    for number in range(others):
        y = 738 - 42 * number
        page.text(70, y, f"{number + 2}. Per will call.").text(place, y, "PL").text(70, y - 21, "It was cold.")
    return page


def test_initials_close_behind_a_full_line_stand_in_the_margin_of_the_others() -> None:
    made = blocks(beside(6))

    assert made[0].text == f"{FULL} the board would write again."
    assert [block.margin for block in made] == ["IB", "PL", "", "PL", ""]


def test_one_line_with_initials_far_behind_it_shows_no_margin() -> None:
    assert "IB" in blocks(beside(6, others=1))[0].text


def test_words_of_a_line_are_no_margin_where_lines_run_across_it() -> None:
    page = beside(6)
    for number in range(8):
        page.text(70, 650 - 14 * number, f"{FULL} the quay would be mended before the winter sets in.")

    assert "IB" in blocks(page)[0].text


def headed(*, head: str = "ACTION") -> Page:
    """Item, description and who acts: topics that go on below themselves, a second paragraph of a topic."""
    page = Page().text(63, 800, "ITEM").text(160, 800, "DESCRIPTION").text(448, 800, head)
    page.text(63, 780, "1. Notes of").text(160, 780, "Agreed.").text(63, 767, "last time")
    page.text(63, 748, "2. Hedge").text(160, 748, TOLD).text(448, 748, "Ida")
    page.text(160, 735, "agreed that we write to the owner.")
    page.text(160, 716, "Compost is to be bought.").text(448, 716, "Per / Bo")
    page.text(63, 697, "3. Fair").text(160, 697, "The field is booked.").text(448, 697, "All members")
    return page


def test_a_table_without_lines_has_a_row_for_each_paragraph_and_who_acts_beside_it() -> None:
    assert [block.cells for block in blocks(headed())] == [
        (("ITEM",), ("DESCRIPTION",), ("ACTION",)),
        (("1. Notes of last time",), ("Agreed.",), ()),
        (("2. Hedge",), (f"{TOLD} agreed that we write to the owner.",), ("Ida",)),
        ((), ("Compost is to be bought.",), ("Per / Bo",)),
        (("3. Fair",), ("The field is booked.",), ("All members",)),
    ]


def test_a_head_over_numbered_text_with_a_margin_makes_no_table() -> None:
    page = Page().text(63, 800, "Item").text(160, 800, "Discussion").text(480, 800, "Action")
    for number, who in enumerate(("IB", "PL", "All"), 1):
        y = 800 - 40 * number
        page.text(63, y, f"{number}").text(90, y, "The hedge has grown over the path again.").text(480, y, who)
        page.text(90, y - 13, "Nobody knows whose it is.").text(90, 600 - y / 4, "It was cold.")

    assert [block.margin for block in blocks(page) if block.margin] == ["IB", "PL", "All"]


@pytest.mark.parametrize("form", ["24/3/{}", "BD/24/11{}", "24-{}", "7.{}", "24/3/{}."])
def test_minutes_numbered_in_the_left_margin_keep_who_acts_in_the_right_one(form: str) -> None:
    page = Page().text(505, 800, "ACTION")
    for number, who in enumerate(("IB", "PL/IB", "", "All"), 1):
        y = 800 - 50 * number
        page.text(50, y, form.format(number)).text(115, y, TOLD).text(115, y - 13, "agreed to write to the owner.")
        if who:
            page.text(505, y - 13, who)

    made = blocks(page)

    assert [block.margin for block in made] == ["IB", "PL/IB", "", "All"]
    assert all(block.text.endswith(f"{TOLD} agreed to write to the owner.") for block in made)


def test_a_table_headed_by_its_columns_stays_one_where_its_rows_are_numbered() -> None:
    page = Page().text(50, 800, "Ref").text(115, 800, "Action")
    for number in range(1, 4):
        page.text(50, 800 - 20 * number, f"24/3/{number}").text(115, 800 - 20 * number, "Ida to write to the owner.")

    assert [len(block.cells) for block in blocks(page)] == [2, 2, 2, 2]
