"""The next meeting's minutes say what became of known actions, under whatever heading they say it."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.action import ActionStatus
from tests.builders import BO, DEE, SECRETARY, Mail, Paper, forward, kinds
from tests.workflows.house import House

FIRST = Paper()
HEADINGS = ["Matters arising", "Actions from the last meeting", "Review of actions"]


def second(heading: str, *lines: str) -> bytes:
    """Minutes of April that look back at March."""
    new = ["Bo Carr to order sandbags by 30 April."]
    return forward(Paper(held="Thursday 8 April 2027", more=[heading, *lines, "New actions"], actions=new))


def receipt_of(mails: list[Mail]) -> Mail:
    (found,) = [mail for mail in mails if mail.kind == "minutes-receipt"]
    return found


@pytest.mark.parametrize("heading", HEADINGS)
def test_done_closes_and_ongoing_leaves_open(house: House, heading: str) -> None:
    house.after(forward(FIRST))
    mails = house.after(second(
        heading,
        "Ada Brook to send the ramp survey to all members - done.",
        "Bo Carr to book the ferry hall - ongoing.",
    ))  # fmt: skip
    assert kinds(mails) == [("action-assigned", BO), ("minutes-receipt", SECRETARY)]
    assert house.action("ramp survey").status is ActionStatus.COMPLETED
    assert house.action("ferry hall").open
    receipt = receipt_of(mails)
    assert "Reported as done" in receipt.words
    assert "possible action" not in receipt.words
    assert len(house.actions()) == 3


def test_what_nobody_knew_is_still_offered(house: House) -> None:
    house.after(forward(FIRST))
    receipt = receipt_of(house.after(second("Matters arising", "Dee Eames to mend the harbour gate - ongoing.")))
    assert "P1. Dee Eames to mend the harbour gate" in receipt.words


def test_a_history_tells_of_it(house: House) -> None:
    house.after(forward(FIRST))
    house.after(second("Matters arising", "Bo Carr to book the ferry hall - ongoing."))
    assert "named again in later minutes" in [line.what for line in house.history("ferry hall")]


def test_a_possible_action_taken_up_is_not_offered_again(house: House) -> None:
    paper = Paper(more=["Dee Eames will look into the broken lamp on the quay."])
    receipt = receipt_of(house.after(forward(paper)))
    house.after(receipt.reply("P1: Dee Eames"))
    again = receipt_of(house.after(forward(paper, form="docx")))
    assert "possible action" not in again.words


def april(*actions: str) -> bytes:
    """Minutes of April whose own actions name those of March."""
    return forward(Paper(held="Thursday 8 April 2027", actions=actions))


def test_a_later_date_in_the_next_minutes_is_told_to_its_owner_once(house: House) -> None:
    house.after(forward(FIRST))
    again = april("Bo Carr to book the ferry hall by 30 April.")
    mails = house.after(again)
    assert kinds(mails) == [("action-updated", BO), ("minutes-receipt", SECRETARY)]
    assert "the due date was Friday 26 March 2027" in receipt_of(mails).words
    assert house.action("ferry hall").due == date(2027, 4, 30)
    assert len(house.actions()) == 2
    assert kinds(house.after(april("Bo Carr to book the ferry hall by 30 April."))) == [("minutes-receipt", SECRETARY)]


def test_the_next_minutes_give_an_action_to_somebody_else(house: House) -> None:
    house.after(forward(FIRST))
    mails = house.after(april("Dee Eames to book the ferry hall by 30 April."))
    assert kinds(mails) == [("action-assigned", DEE), ("action-updated", BO), ("minutes-receipt", SECRETARY)]
    assert len(house.actions()) == 2


def test_an_owner_nobody_knows_for_a_known_action_is_asked_about(house: House) -> None:
    house.after(forward(FIRST))
    receipt = receipt_of(house.after(april("Gil Hart to book the ferry hall by 26 March.")))
    assert "Who is Gil Hart?" in receipt.words
    assert house.share("ferry hall", BO).status is ActionStatus.NEEDS_ACTION


def test_an_action_named_again_as_it_was_stands_in_the_receipt(house: House) -> None:
    house.after(forward(FIRST))
    mails = house.after(april("Bo Carr to book the ferry hall by 26 March."))
    assert kinds(mails) == [("minutes-receipt", SECRETARY)]
    assert "carried over" in receipt_of(mails).words
    assert "Bo Carr to book the ferry hall" in receipt_of(mails).words
