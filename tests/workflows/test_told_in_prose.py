"""The next minutes tell in running prose what became of known actions: closed where it is certain, else asked."""

from __future__ import annotations

import pytest

from service.domain.action import ActionStatus
from tests.builders import BO, CY, SECRETARY, Mail, Paper, forward, kinds
from tests.workflows.house import House

MARCH = Paper(actions=[
    "Ada Brook to send the ramp survey to all members by 19 March.",
    "Bo Carr to circulate the draft budget by 26 March.",
    "Cy Dunn to get the contractor to mend the slipway by 30 March.",
    "Dee Eames to ask the council about the slipway fees.",
])  # fmt: skip
RECEIPT = [("minutes-receipt", SECRETARY)]


def april(*lines: str, heading: str = "Matters arising", form: str = "text") -> bytes:
    """Minutes of April that look back in prose; nobody takes anything on."""
    paper = Paper(
        held="Thursday 8 April 2027", more=[heading, *lines, "New actions"], actions=["Bo Carr to order sandbags."]
    )
    return forward(paper, form=form)


def after_march(house: House, octets: bytes) -> list[Mail]:
    house.after(forward(MARCH))
    return house.after(octets)


def receipt_of(mails: list[Mail]) -> Mail:
    (found,) = [mail for mail in mails if mail.kind == "minutes-receipt"]
    return found


@pytest.mark.parametrize("heading", ["Matters arising", "Review of actions", "Progress since March", ""])
@pytest.mark.parametrize(
    "line",
    [
        "Ramp survey: Ada reported the survey had been done last week. Done.",
        "Ramp survey - completed.",
        "RAMP SURVEY – AB had sent it round. Action closed.",
        "Ada reported that the ramp survey had gone to all members. Done.",
    ],
)
def test_what_is_certainly_done_is_closed(house: House, heading: str, line: str) -> None:
    mails = after_march(house, april(*filter(None, [heading]), line, heading="Minutes of the last meeting: agreed."))
    assert kinds(mails) == [("action-assigned", BO), *RECEIPT]
    assert house.action("ramp survey").status is ActionStatus.COMPLETED
    assert len(house.open()) == 4
    reported = receipt_of(mails).words.partition("Reported as done")[2]
    assert "Ada Brook to send the ramp survey" in reported
    assert "of the minutes" not in reported  # the line it had in March's


@pytest.mark.parametrize("heading", ["Matters arising", "Review of actions"])
@pytest.mark.parametrize(
    "line",
    [
        "Draft budget - carried forward.",
        "Draft budget: outstanding.",
        "Draft budget: BC had not yet had the figures. Ongoing.",
    ],
)
def test_what_is_carried_over_stays_and_is_not_offered(house: House, heading: str, line: str) -> None:
    receipt = receipt_of(after_march(house, april(line, heading=heading)))
    assert house.action("draft budget").open
    assert "possible action" not in receipt.words
    assert "What we need from you" not in receipt.words
    assert "circulate the draft budget" in receipt.words.partition("Reported as done or carried over")[2]


def test_the_topic_may_stand_as_a_heading(house: House) -> None:
    paper = Paper(
        held="Thursday 8 April 2027",
        more=["1. Ramp survey", "Ada reported that it had gone out last week. Done.", "2. Any other business"],
        actions=["Bo Carr to order sandbags."],
    )
    after_march(house, forward(paper))
    assert house.action("ramp survey").status is ActionStatus.COMPLETED


@pytest.mark.parametrize("heading", ["Matters arising", "Review of actions"])
@pytest.mark.parametrize(
    "line",
    [
        "Slipway: the work is finished. Closed.",
        "Slipway - done.",
        "Ramp survey: Ada had done most of it. Done.",
        "Ramp: the survey of it was done by the council, but not sent. Done.",
    ],
)
def test_in_doubt_nothing_is_closed(house: House, heading: str, line: str) -> None:
    after_march(house, april(line, heading=heading))
    assert len(house.open()) == 5


def test_in_doubt_the_secretary_is_asked_and_closes_it_by_number(house: House) -> None:
    receipt = receipt_of(after_march(house, april("Slipway: the work is finished. Closed.")))
    question = receipt.words.partition("What we need from you")[2]
    assert "Is “Cy Dunn to get the contractor to mend the slipway" in question
    number = next(n for n, ref in receipt.refs.items() if ref == f"action:{house.action('mend the slipway').id}")
    assert f"“{number} done”" in question or f"{number} done" in question
    answer = house.after(receipt.reply(f"{number} done"))
    assert [mail.kind for mail in answer if mail.to == SECRETARY] == ["correction-receipt"]
    assert house.action("mend the slipway").status is ActionStatus.COMPLETED
    assert house.action("slipway fees").open


def test_the_work_of_the_contractor_is_the_contractors_action(house: House) -> None:
    after_march(house, april("Slipway: contractor has finished. Closed."))
    assert house.action("mend the slipway").status is ActionStatus.COMPLETED
    assert house.action("slipway fees").open


def test_no_longer_required_is_asked_about_as_a_cancellation(house: House) -> None:
    mails = after_march(house, april("Draft budget: no longer required, the grant covers it."))
    receipt = receipt_of(mails)
    number = next(n for n, ref in receipt.refs.items() if ref == f"action:{house.action('draft budget').id}")
    assert f"{number} cancel" in receipt.words.partition("What we need from you")[2]
    assert house.action("draft budget").open
    house.after(receipt.reply(f"{number} cancel"))
    assert house.action("draft budget").status is ActionStatus.CANCELLED


def test_no_longer_required_in_a_review_closes_the_action_of_these_words(house: House) -> None:
    line = "Bo Carr to circulate the draft budget - no longer required."
    mails = after_march(house, april(line, heading="Review of actions"))
    assert kinds(mails) == [("action-assigned", BO), *RECEIPT]
    assert not house.action("draft budget").open


@pytest.mark.parametrize(
    "line",
    [
        "The minutes were agreed. Done.",
        "Toilets - done.",
        "Members thanked Ada for the survey of the fleet. Closed.",
        "The meeting closed at 4pm.",
        "Lunch: completed forms to the desk.",
    ],
)
def test_prose_about_nothing_we_know_neither_closes_nor_asks(house: House, line: str) -> None:
    receipt = receipt_of(after_march(house, april(line)))
    assert len(house.open()) == 5
    assert "What we need from you" not in receipt.words


def test_two_actions_of_one_topic_are_never_both_closed_by_one_line(house: House) -> None:
    first = Paper(actions=[
        "Cy Dunn to order the ramp survey forms.",
        "Ada Brook to send the ramp survey to all members.",
    ])  # fmt: skip
    house.after(forward(first))
    receipt = receipt_of(house.after(april("Ramp survey - done.")))
    assert len(house.open()) == 3
    assert receipt.words.count("Is “") == 2


def test_the_same_minutes_again_ask_again_until_it_is_settled(house: House) -> None:
    octets = april("Slipway: the work is finished. Closed.")
    receipt = receipt_of(after_march(house, octets))
    again = receipt_of(house.after(april("Slipway: the work is finished. Closed.", form="docx")))
    assert "Is “Cy Dunn" in again.words
    number = next(n for n, ref in receipt.refs.items() if ref == f"action:{house.action('mend the slipway').id}")
    told = house.after(receipt.reply(f"{number} done"))
    assert (("action-completed", CY) in kinds(told)) is False
    last = receipt_of(house.after(april("Slipway: the work is finished. Closed.")))
    assert "Is “Cy Dunn" not in last.words


def test_a_report_of_other_minutes_closes_nothing_of_their_own(house: House) -> None:
    """What is taken on today under a topic that is closed today is another action."""
    paper = Paper(
        held="Thursday 8 April 2027",
        more=["Ramp survey: it had gone to all members. Done."],
        actions=["Ada Brook to print the ramp survey results by 30 April."],
    )
    mails = after_march(house, forward(paper))
    assert house.action("send the ramp survey").status is ActionStatus.COMPLETED
    assert house.action("print the ramp survey").open
    assert [mail.kind for mail in mails] == ["action-assigned", "minutes-receipt"]
