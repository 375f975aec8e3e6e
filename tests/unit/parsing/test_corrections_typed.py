"""How orders are really typed: odd marks, questions, lists that number themselves, days that do not exist."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.correction import (
    AddAction,
    AssignOwners,
    CancelActions,
    CloseActions,
    Correction,
    LeaveOut,
    MarkDuplicate,
    MoveMeeting,
    NotUnderstood,
    RememberAlias,
    SendNow,
    SetDue,
    TakeUp,
)
from service.parsing.corrections import parse_corrections
from service.parsing.impossible_dates import find_impossible_date

TODAY = date(2026, 3, 4)
MAY = date(2026, 5, 3)


def to(*numbers: int, who: str = "Sam Porter") -> AssignOwners:
    """These actions to one owner."""
    return AssignOwners(numbers=numbers, owners=(who,), addresses=("",), phrase=who)


@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("3 → Sam Porter", [to(3)]),
        ("#3 Sam Porter", [to(3)]),
        ("3 — Sam Porter", [to(3)]),
        ("“3: Sam Porter”", [to(3)]),
        ("3:\u00a0Sam\u00a0Porter", [to(3)]),
        ("3:\tSam Porter", [to(3)]),
        ("3.\u00a0\u00a0Sam Porter", [to(3)]),
        ("nos 3, 5 and 7 to NCC", [to(3, 5, 7, who="NCC")]),
        ("3 to 5: NCC", [to(3, 4, 5, who="NCC")]),
        ("3 to 5 to NCC", [to(3, 4, 5, who="NCC")]),
        ("3. to NCC", [to(3, who="NCC")]),
        ("3: Sam Porter 4: Jo Lee", [to(3), to(4, who="Jo Lee")]),
        ("Could you assign 3 to Sam Porter please?", [to(3)]),
        ("Please can 3 go to Sam Porter", [to(3)]),
        ("Could you please cancel 4?", [CancelActions(numbers=(4,))]),
        ("Action 4 cancel please", [CancelActions(numbers=(4,))]),
        ("‘4 cancel’", [CancelActions(numbers=(4,))]),
        ("5. cancel", [CancelActions(numbers=(5,))]),
        ("6) done", [CloseActions(numbers=(6,))]),
        ("2. due 3 May", [SetDue(numbers=(2,), due=MAY, due_text="3 May")]),
        ("2 due 3/5", [SetDue(numbers=(2,), due=MAY, due_text="3/5")]),
        ("2 due none", [SetDue(numbers=(2,), due=None, due_text="")]),
        ("2 to 3 May", [SetDue(numbers=(2,), due=MAY, due_text="3 May")]),
        ("7 dup of 6", [MarkDuplicate(number=7, of=6)]),
        ("Can you send please?", [SendNow()]),
        ("Norham is NCC", [RememberAlias(alias="Norham", target="NCC")]),
        ("Norham = “NCC”", [RememberAlias(alias="Norham", target="NCC")]),
        ("P1 P3", [TakeUp(numbers=(1, 3))]),
        ("P2 no", [LeaveOut(numbers=(2,))]),
        ("ignore P2 and P4", [LeaveOut(numbers=(2, 4))]),
    ],
)
def test_what_is_typed_is_meant(words: str, orders: list[Correction]) -> None:
    assert list(parse_corrections(words, today=TODAY)) == orders


def test_a_list_of_orders_above_a_long_signature() -> None:
    words = (
        "Hi,\n\n3. Sam Porter\n4. cancel\nadd: Jo to book the hall by 3 May\n\nKind regards\nNell Ward\n"
        "Secretary | Harbour Partnership\nT: 0113 496 0000\nwww.harbour.example\n12 Quay Street, Harbour, HB1 2AB"
    )
    added = AddAction(text="Book the hall", owners=("Jo",), addresses=("",), due=MAY, due_text="by 3 May")
    assert list(parse_corrections(words, today=TODAY)) == [to(3), CancelActions(numbers=(4,)), added]


@pytest.mark.parametrize(
    ("words", "reason", "example"),
    [
        ("2 due 31 February", "There is no 31 February.", "2 due 28 February"),
        ("2 due 30/02/2027", "There is no 30/02/2027.", "2 due 28 February 2027"),
        ("2 due 31/4", "There is no 31/4.", "2 due 30 April"),
        ("2 and 3 due 31 June 2026", "There is no 31 June 2026.", "2 and 3 due 30 June 2026"),
        ("2 due 29 February 2027", "There is no 29 February 2027.", "2 due 28 February 2027"),
        ("3: Sam Porter by 31 April", "There is no 31 April.", "3: Sam Porter by 30 April"),
        ("add: Jo to book the hall by 31 April", "There is no 31 April.", "add: Jo to book the hall by 30 April"),
        ("meeting 1 moved to 31 April 10am", "There is no 31 April.", "meeting 1 moved to 30 April 10am"),
        ("2 due 15/13/2026", "There is no 15/13/2026.", "2 due 3 May"),
    ],
)
def test_a_day_that_does_not_exist_is_quoted_back(words: str, reason: str, example: str) -> None:
    assert parse_corrections(words, today=TODAY) == (
        NotUnderstood(line_no=1, text=words, example=example, reason=reason),
    )


def test_the_other_lines_beside_such_a_day_count() -> None:
    found = parse_corrections("3: Sam Porter\n2 due 31 February\n4 cancel", today=TODAY)
    assert found[0] == to(3)
    assert isinstance(found[1], NotUnderstood)
    assert found[1].line_no == 2
    assert found[2] == CancelActions(numbers=(4,))


@pytest.mark.parametrize(
    "words",
    ["2 due 29 February", "2 due 29/02/2028", "due in May 2027", "by 3/15", "3 May 10.30", "31 March", "room 31",
     "may 10am", "version 3.32.1"],
)  # fmt: skip
def test_days_that_do_exist_are_left_alone(words: str) -> None:
    assert find_impossible_date(words) is None


def test_a_meeting_may_move_to_the_last_day_of_a_month() -> None:
    assert parse_corrections("meeting 1 moved to 30 April", today=TODAY) == (
        MoveMeeting(number=1, on=date(2026, 4, 30)),
    )


@pytest.mark.parametrize(
    ("words", "example"),
    [("all to Sam Porter", "1-5: Sam Porter"), ("4 not needed", "4 cancel"), ("P2 maybe", "P2: Sam Porter")],
)
def test_what_is_no_order_is_asked_about_with_a_fitting_example(words: str, example: str) -> None:
    assert parse_corrections(words, today=TODAY) == (NotUnderstood(line_no=1, text=words, example=example),)


def test_a_numbered_sentence_is_quoted_whole() -> None:
    (asked,) = parse_corrections("1. The hall is not booked by Sam", today=TODAY)
    assert isinstance(asked, NotUnderstood)
    assert asked.text == "1. The hall is not booked by Sam"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("2 due last Tuesday", "Last Tuesday is over."),
        ("2 due yesterday", "Yesterday is over."),
        ("2 due 3 May 2019", "3 May 2019 is over."),
    ],
)
def test_a_due_day_that_is_over_is_asked_about(words: str, reason: str) -> None:
    (order,) = parse_corrections(words, today=TODAY)
    assert isinstance(order, NotUnderstood)
    assert (order.text, order.reason) == (words, reason)


@pytest.mark.parametrize("words", ["2 due the last Friday of May", "2 due today", "2 due last thing on Friday"])
def test_a_due_day_to_come_is_no_question_because_of_its_words(words: str) -> None:
    (order,) = parse_corrections(words, today=TODAY)
    assert isinstance(order, SetDue)


def test_undo_is_answered_with_the_word_that_does_it() -> None:
    (order,) = parse_corrections("undo", today=TODAY)
    assert isinstance(order, NotUnderstood)
    assert order.example == "3 reopen"
