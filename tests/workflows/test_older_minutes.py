"""Older minutes that come again after newer ones know less: they change nothing that the newer ones settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.domain.action import ActionStatus
from tests.builders import BO, CY, DEE, SECRETARY, Paper, forward, kinds
from tests.workflows.house import House

MARCH = Paper(meetings=["Thursday 6 May 2027, 10am to noon, Civic Hall"])
RECEIPT = [("minutes-receipt", SECRETARY)]
FORMS = pytest.mark.parametrize("form", ["text", "docx"])


def april(*actions: str, meetings: tuple[str, ...] = (), more: tuple[str, ...] = ()) -> bytes:
    return forward(Paper(held="Thursday 8 April 2027", actions=actions, meetings=meetings, more=more))


@FORMS
@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Bo Carr to book the ferry hall by 30 April.", "1 due"),
        ("Dee Eames to book the ferry hall by 26 March.", "Bo Carr"),
        ("Dee Eames to book the ferry hall by 30 April.", "Bo Carr"),
    ],
)
def test_what_newer_minutes_changed_stays_and_is_asked_about(house: House, form: str, line: str, asked: str) -> None:
    house.after(forward(MARCH))
    house.after(april(line))
    before = house.action("ferry hall")
    mails = house.after(forward(MARCH, form=form))
    assert kinds(mails) == RECEIPT
    assert replace(house.action("ferry hall"), line=before.line) == before
    question = mails[0].words.partition("What we need from you")[2]
    assert "changed by later minutes, of Thursday 8 April 2027" in question
    assert asked.partition(" ")[2] in question


@FORMS
def test_what_newer_minutes_leave_alone_is_no_question(house: House, form: str) -> None:
    house.after(forward(MARCH))
    house.after(april("Bo Carr to book the ferry hall by 26 March."))
    (receipt,) = house.after(forward(MARCH, form=form))
    assert "What we need from you" not in receipt.words
    assert "Nothing new" in receipt.subject or "nothing" in receipt.subject.lower()


@FORMS
def test_what_newer_minutes_closed_stays_closed(house: House, form: str) -> None:
    house.after(forward(MARCH))
    house.after(
        april(
            "Cy Dunn to paint the slipway.",
            more=("Matters arising", "Ramp survey: it had gone out. Done.", "New actions"),
        )
    )
    assert kinds(house.after(forward(MARCH, form=form))) == RECEIPT
    assert house.action("ramp survey").status is ActionStatus.COMPLETED


def test_older_minutes_with_more_in_them_still_bring_what_is_new(house: House) -> None:
    house.after(forward(MARCH))
    house.after(april("Dee Eames to book the ferry hall by 30 April."))
    more = Paper(actions=[*MARCH.actions, "Cy Dunn to paint the slipway by 2 May."])
    assert kinds(house.after(forward(more))) == [("action-assigned", CY), *RECEIPT]
    assert house.share("ferry hall", DEE).status is ActionStatus.NEEDS_ACTION


def test_an_action_of_newer_minutes_is_not_taken_from_its_owner_by_older_ones(house: House) -> None:
    house.after(april("Dee Eames to book the ferry hall by 30 April."))
    before = house.action("ferry hall")
    mails = house.after(forward(Paper(actions=["Bo Carr to book the ferry hall by 26 May."])))
    assert kinds(mails) == RECEIPT
    assert house.action("ferry hall") == before


def test_older_minutes_close_nothing_of_newer_ones(house: House) -> None:
    house.after(april("Dee Eames to book the ferry hall by 30 April."))
    lines = ["Matters arising", "Dee Eames to book the ferry hall - done.", "Ferry hall booked: Done.", "New actions"]
    house.after(forward(Paper(more=lines)))
    assert [a.status for t, a in house.actions().items() if t == "Dee Eames to book the ferry hall by 30 April."] in (
        [ActionStatus.NEEDS_ACTION], [],
    )  # fmt: skip
    assert any("ferry hall" in text for text in house.open())


@FORMS
def test_a_meeting_that_newer_minutes_moved_stays_moved(house: House, form: str) -> None:
    house.after(forward(MARCH))
    house.after(april("Cy Dunn to paint the slipway.", meetings=("Thursday 6 May 2027, 2pm to 4pm, Pier House",)))
    before = house.meeting(date(2027, 5, 6))
    assert kinds(house.after(forward(MARCH, form=form))) == RECEIPT
    assert house.meeting(date(2027, 5, 6)) == before


def test_the_secretary_may_still_correct_what_was_asked(house: House) -> None:
    house.after(forward(MARCH))
    house.after(april("Dee Eames to book the ferry hall by 30 April."))
    (receipt,) = house.after(forward(MARCH))
    number = next(n for n, ref in receipt.refs.items() if ref == f"action:{house.action('ferry hall').id}")
    mails = house.after(receipt.reply(f"{number}: Bo Carr"))
    assert [mail.to for mail in mails if mail.kind == "action-assigned"] == [BO]
