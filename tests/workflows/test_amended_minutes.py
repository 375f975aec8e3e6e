"""Amended minutes say the same otherwise: a verb, a date, a name. Owners hear what differs, and only that."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import ADA, BO, SECRETARY, Mail, Paper, forward, kinds
from tests.workflows.house import House

MARCH = Paper()
SURVEY, HALL = MARCH.actions
RECEIPT = [("minutes-receipt", SECRETARY)]
FORMS = pytest.mark.parametrize("form", ["text", "docx"])


def mail_to(mails: list[Mail], address: str) -> Mail:
    (found,) = [mail for mail in mails if mail.to == address]
    return found


@FORMS
@pytest.mark.parametrize("verb", ["reserve", "hire", "look into"])
def test_another_verb_for_the_same_thing_is_the_same_action(house: House, form: str, verb: str) -> None:
    house.after(forward(MARCH))
    mails = house.after(forward(Paper(actions=[SURVEY, HALL.replace("book", verb)]), form=form))
    assert kinds(mails) == [("action-updated", BO), *RECEIPT]
    assert "the words were: Bo Carr to book the ferry hall" in mail_to(mails, BO).words
    assert len(house.open()) == 2


@pytest.mark.parametrize(
    ("known", "amended"),
    [
        (["Bo Carr to book the hall.", "Bo Carr to clean the hall."],
         ["Bo Carr to book the hall.", "Bo Carr to paint the hall.", "Bo Carr to heat the hall."]),
        (["Bo Carr to book the hall by 26 March."], ["Bo Carr to paint the hall by 2 April."]),
        (["Bo Carr to book the hall by 26 March."], ["Ada Brook to paint the hall by 26 March."]),
        (["Bo Carr to book the hall by 26 March."],
         ["Bo Carr to book the hall by 26 March.", "Bo Carr to paint the hall by 26 March."]),
        (["Bo Carr to report."], ["Bo Carr to resign."]),
    ],
)  # fmt: skip
def test_two_actions_about_one_thing_stay_two(house: House, known: list[str], amended: list[str]) -> None:
    house.after(forward(Paper(actions=known)))
    house.after(forward(Paper(actions=amended)))
    assert house.open() == {*known, *amended}


@FORMS
def test_a_date_taken_out_is_told_as_such(house: House, form: str) -> None:
    house.after(forward(MARCH))
    mails = house.after(forward(Paper(actions=["Ada Brook to send the ramp survey to all members.", HALL]), form=form))
    assert kinds(mails) == [("action-updated", ADA), *RECEIPT]
    assert "the due date, Friday 19 March 2027, was removed" in mail_to(mails, ADA).words
    assert "the words were" not in mail_to(mails, ADA).words
    assert house.action("ramp survey").due is None
    again = house.after(forward(Paper(actions=["Ada Brook to send the ramp survey to all members.", HALL])))
    assert kinds(again) == RECEIPT


def test_another_date_is_no_change_of_words(house: House) -> None:
    house.after(forward(MARCH))
    mails = house.after(forward(Paper(actions=[SURVEY.replace("19", "26"), HALL])))
    assert "the due date was Friday 19 March 2027" in mail_to(mails, ADA).words
    assert "the words were" not in mail_to(mails, ADA).words
    assert "by 26 March" in house.action("ramp survey").text


@FORMS
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("AB to send the ramp survey to all members by 19 March.", SURVEY),
        (SURVEY, "AB to send the ramp survey to all members by 19 March."),
        (SURVEY, "Ada Brook will send the ramp survey to all members by 19 March."),
        (SURVEY, "Ada Brook to send the ramp survey to all members by Friday 19 March 2027."),
        ("AB and BC to send the ramp survey to all members by 19 March.",
         "Ada Brook and Bo Carr to send the ramp survey to all members by 19 March."),
    ],
)  # fmt: skip
def test_the_same_person_day_or_duty_in_other_letters_is_no_news(
    house: House, form: str, before: str, after: str
) -> None:
    house.after(forward(Paper(actions=[before, HALL])))
    mails = house.after(forward(Paper(actions=[after, HALL]), form=form))
    assert kinds(mails) == RECEIPT
    assert house.action("ramp survey").due == date(2027, 3, 19)
    assert len(house.open()) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SURVEY, "Ada Brook not to send the ramp survey to all members by 19 March."),
        (SURVEY, "Ada Brook to send the ramp survey to members by 19 March."),
    ],
)  # fmt: skip
def test_another_task_is_news(house: House, before: str, after: str) -> None:
    house.after(forward(Paper(actions=[before, HALL])))
    mails = house.after(forward(Paper(actions=[after, HALL])))
    assert "the words were" in mail_to(mails, ADA).words
