"""The next meeting's minutes say what became of known actions, under whatever heading they say it."""

from __future__ import annotations

import pytest

from service.domain.action import ActionStatus
from tests.builders import BO, SECRETARY, Mail, Paper, forward, kinds
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
