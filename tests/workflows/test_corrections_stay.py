"""What the secretary corrected by reply stays when the same minutes come in another form; a real amendment is heard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from service.domain.action import ActionStatus
from tests.builders import ADA, BO, DEE, SECRETARY, Mail, Paper, Sent, forward, kinds, number_of
from tests.workflows.house import House

MARCH = Paper()
RECEIPT = [("minutes-receipt", SECRETARY)]
GONE = ActionStatus.CANCELLED


def table(survey: tuple[str, str] = ("Ada Brook", "19/03/2027"), hall: tuple[str, str] = ("BC", "26 March"), *,
          held: str = "Thursday 4 March 2027") -> bytes:  # fmt: skip
    """The minutes with their actions as a table: owner and date in columns of their own."""
    lines = [
        "Harbour Access Group Minutes", "", f"Date: {held}", "", "Present: Ada Brook (AB), Bo Carr (BC)", "",
        "| Action | Owner | Due |", "|---|---|---|",
        f"| Send the ramp survey to all members | {survey[0]} | {survey[1]} |",
        f"| Book the ferry hall | {hall[0]} | {hall[1]} |", "",
    ]  # fmt: skip
    return Sent(files=[("minutes.txt", "text/plain", "\n".join(lines).encode())]).octets()


FORMS: dict[str, Callable[[], bytes]] = {
    "text": lambda: forward(MARCH),
    "docx": lambda: forward(MARCH, form="docx"),
    "table": table,
    "initials": lambda: table(("AB", "19 Mar"), ("Bo Carr", "26/3/27")),
}
FIRST = pytest.mark.parametrize("first", ["text", "table"])
AGAIN = pytest.mark.parametrize("again", list(FORMS))


def corrected(house: House, first: str, order: str) -> Mail:
    """The minutes came in a form, and the secretary answered the receipt."""
    (receipt,) = [mail for mail in house.after(FORMS[first]()) if mail.kind == "minutes-receipt"]
    number = number_of(receipt, "ramp survey")
    (answer,) = [m for m in house.after(receipt.reply(order.format(n=number))) if m.kind == "correction-receipt"]
    return answer


@FIRST
@AGAIN
@pytest.mark.parametrize(
    ("order", "due", "with_"),
    [
        ("{n} no due date", None, {ADA}),
        ("{n} due 3 May", date(2027, 5, 3), {ADA}),
        ("{n}: Dee Eames", date(2027, 3, 19), {DEE}),
        ("{n}: nobody", date(2027, 3, 19), set()),
        ("{n} no owner", date(2027, 3, 19), set()),
        ("add Bo Carr to {n}", date(2027, 3, 19), {ADA, BO}),
        ("{n}: Bo Carr, due 1 May", date(2027, 5, 1), {BO}),
    ],
)
def test_it_stays(house: House, first: str, again: str, order: str, due: date | None, with_: set[str]) -> None:
    corrected(house, first, order)
    before = house.action("ramp survey")
    assert before.due == due
    assert {share.contact for share in before.assignments if share.status is not GONE} == with_
    assert kinds(house.after(FORMS[again]())) == RECEIPT
    after = house.action("ramp survey")
    assert (after.due, after.assignments, after.owners) == (before.due, before.assignments, before.owners)


@FIRST
def test_it_stays_when_the_next_minutes_list_it_as_it_was(house: House, first: str) -> None:
    corrected(house, first, "{n}: Dee Eames\n{n} no due date")
    before = house.action("ramp survey")
    assert kinds(house.after(table(held="Thursday 8 April 2027"))) == RECEIPT
    assert (house.action("ramp survey").due, house.action("ramp survey").owners) == (None, before.owners)


@FIRST
@pytest.mark.parametrize("order", ["{n} no due date", "{n} due 3 May"])
def test_an_amended_date_is_heard(house: House, first: str, order: str) -> None:
    corrected(house, first, order)
    mails = house.after(table(("Ada Brook", "2 April 2027")))
    assert kinds(mails) == [("action-updated", ADA), *RECEIPT]
    assert house.action("ramp survey").due == date(2027, 4, 2)


@FIRST
@pytest.mark.parametrize("order", ["{n}: Dee Eames", "{n}: nobody"])
def test_an_amended_owner_is_heard(house: House, first: str, order: str) -> None:
    corrected(house, first, order)
    mails = house.after(table(("Bo Carr", "19/03/2027")))
    assert ("action-assigned", BO) in kinds(mails)
    assert house.share("ramp survey", BO).status is ActionStatus.NEEDS_ACTION


def test_whoever_is_taken_off_hears_of_it_and_the_secretary_reads_who_is_left(house: House) -> None:
    paper = Paper(actions=["Ada Brook and Bo Carr to send the ramp survey to all members."])
    (receipt,) = [mail for mail in house.after(forward(paper)) if mail.kind == "minutes-receipt"]
    mails = house.after(receipt.reply("remove Bo Carr from 1"))
    assert kinds(mails) == [("action-updated", BO), ("correction-receipt", SECRETARY)]
    assert "Action 1 is now with Ada Brook" in mails[-1].words or "Action 1 is now with Ada Brook" in mails[0].words
    assert house.share("ramp survey", BO).status is GONE
    mails = house.after(receipt.reply("take Ada off 1"))
    assert kinds(mails) == [("action-updated", ADA), ("correction-receipt", SECRETARY)]
    assert any("Action 1 is now with nobody" in mail.words for mail in mails)
    assert house.action("ramp survey").open


def test_somebody_who_does_not_have_it_cannot_be_taken_off(house: House) -> None:
    (receipt,) = [mail for mail in house.after(forward(MARCH)) if mail.kind == "minutes-receipt"]
    (answer,) = house.after(receipt.reply("remove Dee Eames from 1"))
    assert "Action 1 is not with Dee Eames" in answer.words
