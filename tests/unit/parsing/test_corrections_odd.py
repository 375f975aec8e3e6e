"""Orders in odd words, as phones, haste and politeness make them: carried out as meant, or asked about."""

from __future__ import annotations

from datetime import date, time

import pytest

from service.domain.correction import (
    AddAction,
    AssignOwners,
    CancelActions,
    CancelMeeting,
    Correction,
    MoveMeeting,
    NotUnderstood,
    SendNow,
    SetDue,
    SetVenue,
    StopSending,
    TakeUp,
)
from service.parsing.corrections import parse_corrections

TODAY = date(2027, 3, 8)
MAY, FRIDAY = date(2027, 5, 3), date(2027, 3, 12)
SAM = ("Sam Powell",)


def read(words: str) -> tuple[Correction, ...]:
    return parse_corrections(words, today=TODAY)


def sam(*numbers: int) -> AssignOwners:
    return AssignOwners(numbers=numbers, owners=("Sam Powell",), addresses=("",), phrase="Sam Powell")


APRIL = MoveMeeting(number=1, on=date(2027, 4, 27), starts=time(10), ends=time(12))


@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("meeting 1 venue Civic Hall and meeting 2 cancelled",
         [SetVenue(number=1, venue="Civic Hall"), CancelMeeting(number=2)]),
        ("meeting 1 venue Civic Hall, 4 cancel", [SetVenue(number=1, venue="Civic Hall"), CancelActions(numbers=(4,))]),
        ("meeting 1 at Civic Hall, 10am-12pm",
         [MoveMeeting(number=1, on=None, starts=time(10), ends=time(12)), SetVenue(number=1, venue="Civic Hall")]),
        ("meeting 1 is at the Civic Hall on 27 April from 10am to 12pm",
         [APRIL, SetVenue(number=1, venue="the Civic Hall")]),
        ("Meeting 3 venue is Room 2, Civic Hall", [SetVenue(number=3, venue="Room 2, Civic Hall")]),
        ("meetings 1 and 2 cancelled", [CancelMeeting(number=1), CancelMeeting(number=2)]),
        ("Please cancel meetings 1 & 2", [CancelMeeting(number=1), CancelMeeting(number=2)]),
        ("Meetings 1, 2 venue Civic Hall",
         [SetVenue(number=1, venue="Civic Hall"), SetVenue(number=2, venue="Civic Hall")]),
        ("Meeting 2 - this is cancelled", [CancelMeeting(number=2)]),
        ("P1 to P3", [TakeUp(numbers=(1, 2, 3))]),
        ("p1-p3", [TakeUp(numbers=(1, 2, 3))]),
        ("P1: Sam Powell by 3 May",
         [TakeUp(numbers=(1,), owners=SAM, addresses=("",), phrase="Sam Powell", due=MAY, due_text="3 May")]),
        ("add: book the hall (Jo, by Friday)",
         [AddAction(text="Book the hall", owners=("Jo",), addresses=("",), due=FRIDAY, due_text="by Friday")]),
        ("Can you assign 3 and 5 to Sam Powell, cancel 4, and add: Jo to book the hall by Friday?",
         [sam(3, 5), CancelActions(numbers=(4,)),
          AddAction(text="Book the hall", owners=("Jo",), addresses=("",), due=FRIDAY, due_text="by Friday")]),
        ("Add Jo Lee as well to 3",
         [AssignOwners(numbers=(3,), owners=("Jo Lee",), addresses=("",), phrase="Jo Lee", joining=True)]),
        ("2 -> 3 May", [SetDue(numbers=(2,), due=MAY, due_text="3 May")]),
        ("3.Sam Powell", [sam(3)]),
        ("3, Sam Powell", [sam(3)]),
        ("Re 3: Sam Powell", [sam(3)]),
        ("re: 3 - Sam Powell", [sam(3)]),
        ("For 3 it’s Sam Powell", [sam(3)]),
        ("Action 3 – Owner: Sam Powell", [sam(3)]),
        ("Action three: Sam Powell", [sam(3)]),
        ("Three: Sam Powell", [sam(3)]),
        ("4 no longer needed", [CancelActions(numbers=(4,))]),
        ("4 isn’t an action", [CancelActions(numbers=(4,))]),
        ("Please can you assign 3 to Sam Powell, cancel 4 and send?",
         [sam(3), CancelActions(numbers=(4,)), SendNow()]),
        ("Please can you do the following:\n- 3 to Sam Powell\n- 4 cancel", [sam(3), CancelActions(numbers=(4,))]),
        ("1. 3: Sam Powell\n2. 4 cancel", [sam(3), CancelActions(numbers=(4,))]),
        ("1 ok\n2 is fine\n3: Sam Powell", [sam(3)]),
        ("Go ahead", [SendNow()]),
        ("Yes, go ahead please", [SendNow()]),
        ("Do not send yet", [StopSending()]),
        ("Don’t send these for now", [StopSending()]),
        ("Hold on", [StopSending()]),
        ("Please wait", [StopSending()]),
    ],
)  # fmt: skip
def test_carried_out(words: str, orders: list[Correction]) -> None:
    assert list(read(words)) == orders


@pytest.mark.parametrize(
    "words",
    [
        "Add: 3 Sam Powell",
        "Add 2 more chairs to 3",
        "Both to Sam",
        "don’t send 4",
        "send 1 and 2 only",
        "Send all except 4",
        "meeting 1 or 2 cancelled",
        "go ahead with 3",
        "wait for Jo on 3",
        "3: Sam Powell?",
        "meeting 1 is not at Civic Hall",
    ],
)
def test_asked_about(words: str) -> None:
    found = read(words)
    assert found
    assert all(isinstance(order, NotUnderstood) for order in found), found


def test_an_example_never_pairs_an_action_with_itself() -> None:
    (order,) = read("6 & 7 duplicate one another I think")
    assert isinstance(order, NotUnderstood)
    assert order.example == "7 is 6"
