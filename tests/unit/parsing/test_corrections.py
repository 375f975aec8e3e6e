"""What secretaries answer to a receipt, and the orders it gives."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.correction import (
    AcceptProposal,
    AddAction,
    AssignOwners,
    CancelActions,
    CancelMeeting,
    CloseActions,
    Correction,
    MarkDuplicate,
    MoveMeeting,
    NotUnderstood,
    RememberAlias,
    ReopenActions,
    SendNow,
    SetDue,
    SetVenue,
    StopSending,
    TakeUp,
)
from service.parsing.corrections import parse_corrections

TODAY = date(2026, 3, 4)


def assign(numbers: tuple[int, ...], *owners: str, phrase: str = "", addresses: tuple[str, ...] = ()) -> AssignOwners:
    return AssignOwners(
        numbers=numbers,
        owners=owners,
        addresses=addresses or tuple("" for _ in owners),
        phrase=phrase or " and ".join(owners),
    )


def due(number: int, on: date | None, words: str) -> SetDue:
    return SetDue(numbers=(number,), due=on, due_text=words)


SAM = assign((3,), "Sam Porter")
MAY = date(2026, 5, 3)

CASES: list[tuple[str, Correction]] = [
    *[
        (words, SAM)
        for words in (
            "3: Sam Porter",
            "3 : Sam Porter",
            "3 = Sam Porter",
            "3 - Sam Porter",
            "3 – Sam Porter",
            "3) Sam Porter",
            "3. Sam Porter",
            "(3) Sam Porter",
            "#3 Sam Porter",
            "3 Sam Porter",
            "3 to Sam Porter",
            "3 -> Sam Porter",
            "3 is for Sam Porter",
            "3 is Sam Porter",
            "3 should be Sam Porter",
            "3 goes to Sam Porter",
            "3 belongs to Sam Porter",
            "3 is with Sam Porter",
            "No. 3: Sam Porter",
            "no 3 is Sam Porter",
            "Number 3 is Sam Porter",
            "number 3 Sam Porter",
            "Action 3: Sam Porter",
            "action 3 - Sam Porter",
            "Action no. 3 should be Sam Porter",
            "Item 3: Sam Porter.",
            "item 3's owner is Sam Porter",
            "Please assign 3 to Sam Porter",
            "assign action 3 to Sam Porter please",
            "Give 3 to Sam Porter",
            "Could you give 3 to Sam Porter",
            "- 3: Sam Porter",
            "* 3: Sam Porter",
            "• 3: Sam Porter",
            "Please: 3: Sam Porter",
            "Hi, 3: Sam Porter",
            "3: Sam Porter please",
            "3: Sam Porter, thanks",
            "Sam Porter: 3",
            "Sam Porter to do 3",
        )
    ],
    ("3: sam porter", assign((3,), "sam porter")),
    ("3 = sam@x.example", assign((3,), "sam@x.example", addresses=("sam@x.example",))),
    (
        "3: Sam Porter <sam@x.example>",
        assign((3,), "Sam Porter", addresses=("sam@x.example",)),
    ),
    (
        "3: Sam Porter (sam@x.example)",
        assign((3,), "Sam Porter", addresses=("sam@x.example",)),
    ),
    ("3 and 5 to NCC", assign((3, 5), "NCC")),
    ("3 and 5 are for NCC", assign((3, 5), "NCC")),
    ("3, 5 and 7: NCC", assign((3, 5, 7), "NCC")),
    ("3-5: NCC", assign((3, 4, 5), "NCC")),
    ("actions 3 & 5 = NCC", assign((3, 5), "NCC")),
    ("3: Sam Porter and Jo Lee", assign((3,), "Sam Porter", "Jo Lee")),
    ("3: Sam, Jo", assign((3,), "Sam", "Jo", phrase="Sam, Jo")),
    ("3: the Parks Team", assign((3,), "the Parks Team")),
    ("3: me", assign((3,), "me")),
    (
        "3: Health and Wellbeing Board",
        assign((3,), "Health", "Wellbeing Board", phrase="Health and Wellbeing Board"),
    ),
    (
        "Add Jo to 3",
        AssignOwners(numbers=(3,), owners=("Jo",), addresses=("",), phrase="Jo", joining=True),
    ),
    ("2 due 3 May", due(2, MAY, "3 May")),
    ("2: due 3 May", due(2, MAY, "3 May")),
    ("2 due date 3 May", due(2, MAY, "3 May")),
    ("2 is due on 3 May", due(2, MAY, "3 May")),
    ("2 deadline 3 May", due(2, MAY, "3 May")),
    ("2 by 3 May", due(2, MAY, "3 May")),
    ("2: 3 May", due(2, MAY, "3 May")),
    ("item 2's due date is 3 May", due(2, MAY, "3 May")),
    ("change 2 to 3 May", due(2, MAY, "3 May")),
    ("Please move 2 to 3 May", due(2, MAY, "3 May")),
    ("the due date for 2 is 3 May", due(2, MAY, "3 May")),
    ("2 to 3 May", due(2, MAY, "3 May")),
    ("2 due 3/5/2026", due(2, MAY, "3/5/2026")),
    ("2 due 3rd May 2026", due(2, MAY, "3rd May 2026")),
    ("2 due Friday", due(2, date(2026, 3, 6), "Friday")),
    ("2 due end of March", due(2, date(2026, 3, 31), "end of March")),
    ("2 due when the lease is signed", due(2, None, "when the lease is signed")),
    ("2 no due date", due(2, None, "")),
    ("4 cancel", CancelActions(numbers=(4,))),
    ("4: cancel", CancelActions(numbers=(4,))),
    ("4 cancelled", CancelActions(numbers=(4,))),
    ("Cancel 4", CancelActions(numbers=(4,))),
    ("cancel action 4 please", CancelActions(numbers=(4,))),
    ("delete 4 and 5", CancelActions(numbers=(4, 5))),
    ("remove 4", CancelActions(numbers=(4,))),
    ("4 is not an action", CancelActions(numbers=(4,))),
    (
        "add: Jo to book the hall by Friday",
        AddAction(text="Book the hall", owners=("Jo",), addresses=("",), due=date(2026, 3, 6), due_text="by Friday"),
    ),
    ("Add: Jo Lee to book the hall", AddAction(text="Book the hall", owners=("Jo Lee",), addresses=("",))),
    ("new action: Jo to book the hall", AddAction(text="Book the hall", owners=("Jo",), addresses=("",))),
    ("Please add: circulate the register", AddAction(text="Circulate the register")),
    (
        "add: circulate the register (Jo Lee)",
        AddAction(text="Circulate the register", owners=("Jo Lee",), addresses=("",)),
    ),
    ("7 is 6", MarkDuplicate(number=7, of=6)),
    ("7 = 6", MarkDuplicate(number=7, of=6)),
    ("7 is the same as 6", MarkDuplicate(number=7, of=6)),
    ("7 is a duplicate of 6", MarkDuplicate(number=7, of=6)),
    ("action 7 duplicates action 6", MarkDuplicate(number=7, of=6)),
    ("6 and 7 are the same", MarkDuplicate(number=7, of=6)),
    ("send", SendNow()),
    ("Send.", SendNow()),
    ("SEND", SendNow()),
    ("Please send", SendNow()),
    ("send them", SendNow()),
    ("Looks good, please send", SendNow()),
    ("OK to send", SendNow()),
    ("Yes, send now", SendNow()),
    ("stop", StopSending()),
    ("Stop!", StopSending()),
    ("please stop", StopSending()),
    ("don't send", StopSending()),
    ("do not send anything", StopSending()),
    ("accept", AcceptProposal()),
    ("Accept please", AcceptProposal()),
    ("I accept the new time", AcceptProposal()),
    ("accept meeting 2", AcceptProposal(meeting=2)),
    ("meeting 2 cancelled", CancelMeeting(number=2)),
    ("Meeting 2 is cancelled.", CancelMeeting(number=2)),
    ("meeting 2: canceled", CancelMeeting(number=2)),
    ("cancel meeting 2", CancelMeeting(number=2)),
    ("meeting 2 is off", CancelMeeting(number=2)),
    ("meeting 2 postponed", CancelMeeting(number=2, postponed=True)),
    ("postpone meeting 2", CancelMeeting(number=2, postponed=True)),
    ("meeting 3 venue Civic Hall", SetVenue(number=3, venue="Civic Hall")),
    ("meeting 3 venue: Civic Hall", SetVenue(number=3, venue="Civic Hall")),
    ("Meeting 3 is at Civic Hall", SetVenue(number=3, venue="Civic Hall")),
    ("the venue for meeting 3 is Civic Hall", SetVenue(number=3, venue="Civic Hall")),
    ("meeting 3's venue is now Civic Hall", SetVenue(number=3, venue="Civic Hall")),
    (
        "meeting 1 moved to 27 April 10am-12pm",
        MoveMeeting(number=1, on=date(2026, 4, 27), starts=time(10), ends=time(12)),
    ),
    ("Meeting 1 is now on 27 April", MoveMeeting(number=1, on=date(2026, 4, 27))),
    ("move meeting 1 to 27 April at 2pm", MoveMeeting(number=1, on=date(2026, 4, 27), starts=time(14))),
    ("meeting 1: 27 April 2026, 14:00", MoveMeeting(number=1, on=date(2026, 4, 27), starts=time(14))),
    ("meeting 1 at 2pm", MoveMeeting(number=1, on=None, starts=time(14))),
    ("P1 P3", TakeUp(numbers=(1, 3))),
    ("P1, P3", TakeUp(numbers=(1, 3))),
    ("p1 and p3", TakeUp(numbers=(1, 3))),
    ("Take up P1", TakeUp(numbers=(1,))),
    ("P2: Sam Porter", TakeUp(numbers=(2,), owners=("Sam Porter",), addresses=("",), phrase="Sam Porter")),
    ("Norham = NCC", RememberAlias(alias="Norham", target="NCC")),
    ("SP = Sam Porter", RememberAlias(alias="SP", target="Sam Porter")),
    ("SP is Sam Porter", RememberAlias(alias="SP", target="Sam Porter")),
    ("the Forum means Northfield Forum", RememberAlias(alias="the Forum", target="Northfield Forum")),
    ("3 done", CloseActions(numbers=(3,))),
    ("3 is done", CloseActions(numbers=(3,))),
    ("3 and 4 are complete", CloseActions(numbers=(3, 4))),
    ("close 3", CloseActions(numbers=(3,))),
    ("mark 3 as done", CloseActions(numbers=(3,))),
    ("3 reopen", ReopenActions(numbers=(3,))),
    ("reopen 3", ReopenActions(numbers=(3,))),
    ("Please re-open action 3", ReopenActions(numbers=(3,))),
]


@pytest.mark.parametrize(("words", "order"), CASES, ids=[words for words, _ in CASES])
def test_one_order(words: str, order: Correction) -> None:
    assert parse_corrections(words, today=TODAY) == (order,)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("3: Sam or Jo", "3: Sam Porter"),
        ("3: not Sam", "3: Sam Porter"),
        ("3: Sam?", "3: Sam Porter"),
        ("3 isn't Sam's", "3: Sam Porter"),
        ("3 sam porter", "3: Sam Porter"),
        ("maybe 3 to Sam", "3: Sam Porter"),
        ("Why is 4 on the list?", "4: Sam Porter"),
        ("3 done?", "3 done"),
        ("3 not done", "3 reopen"),
        ("cancel all", "3 cancel"),
        ("meeting cancelled", "meeting 3 cancelled"),
        ("meeting 2 might be cancelled", "meeting 2 cancelled"),
        ("meeting 2 is not cancelled", "meeting 2 cancelled"),
        ("meeting 2 moved", "meeting 2 moved to 27 April 10am-12pm"),
        ("3 May", "3: Sam Porter"),
        ("12 High Street", "12: Sam Porter"),
        ("Sam should have been told about this", "3: Sam Porter"),
        ("You missed an action for Sam", "add: Jo to book the hall by Friday"),
        ("7 is 7", "7: Sam Porter"),
    ],
)
def test_what_is_not_plain_is_given_back_with_an_example(words: str, hint: str) -> None:
    assert parse_corrections(words, today=TODAY) == (NotUnderstood(line_no=1, text=words, example=hint),)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Thanks",
        "Thank you so much",
        "Hi",
        "Kind regards\n\nJo Lee\nClerk to Northfield Forum\n01632 960123",
        "Sent from my iPhone",
        "The minutes look great this time",
        "Tel: 01632 960123",
        "jo@northfield.example",
        "This e-mail is confidential. 3: Sam",
        "> 3: Sam Porter",
    ],
)
def test_small_talk_is_passed_over(words: str) -> None:
    assert parse_corrections(words, today=TODAY) == ()


def test_a_whole_mail() -> None:
    words = """Hi,

Thanks for this, very useful.

3: Sam Porter
- 4 cancel
5 to NCC; 6 due 3 May
Not sure about 7, ask me at the meeting
Send

Many thanks
Jo Lee
Clerk to Northfield Forum
2 Park Road, Northfield
Sent from my iPhone"""
    assert parse_corrections(words, today=TODAY) == (
        SAM,
        CancelActions(numbers=(4,)),
        assign((5,), "NCC"),
        due(6, MAY, "3 May"),
        NotUnderstood(
            line_no=8, text="Not sure about 7, ask me at the meeting", example="meeting 7 moved to 27 April 10am-12pm"
        ),
        SendNow(),
    )


@pytest.mark.parametrize(
    "words",
    [
        "3: Sam Porter, 4 cancel and send",
        "3: Sam Porter. 4 cancel. Send.",
        "3: Sam Porter; 4 cancel; send",
        "3: Sam Porter\n4 cancel\nsend",
        "3: Sam Porter and 4 cancel, send",
    ],
)
def test_many_orders(words: str) -> None:
    assert parse_corrections(words, today=TODAY) == (SAM, CancelActions(numbers=(4,)), SendNow())


def test_an_enumeration_with_one_doubtful_piece_is_given_back_whole() -> None:
    (order,) = parse_corrections("3: Sam Porter, 4 if he agrees", today=TODAY)
    assert isinstance(order, NotUnderstood)


def test_owner_and_date_in_one_line() -> None:
    assert parse_corrections("3: Sam Porter by 3 May", today=TODAY) == (SAM, due(3, MAY, "3 May"))


def test_date_and_venue_in_one_line() -> None:
    assert parse_corrections("meeting 1 moved to 27 April 10am-12pm at Civic Hall", today=TODAY) == (
        MoveMeeting(number=1, on=date(2026, 4, 27), starts=time(10), ends=time(12)),
        SetVenue(number=1, venue="Civic Hall"),
    )


def test_prose_over_several_lines_is_one_question() -> None:
    words = "I thought we had agreed that Sam would chair.\nCould you check that please?"
    found = parse_corrections(words, today=TODAY)
    assert len([order for order in found if isinstance(order, NotUnderstood)]) == 1


@settings(max_examples=300)
@given(st.text(max_size=300))
def test_any_text_is_read(words: str) -> None:
    parse_corrections(words, today=TODAY)


PIECES = (
    "1",
    "3",
    "P2",
    ":",
    "=",
    "to",
    "and",
    ",",
    "Sam",
    "Jo Lee",
    "sam@x.example",
    "due",
    "3 May",
    "cancel",
    "done",
    "meeting",
    "moved",
    "venue",
    "send",
    "stop",
    "add",
    "is",
    "not",
    "?",
    "or",
    "\n",
    "Friday",
    "10am-12pm",
    "by",
    "the",
    "please",
    "accept",
)


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_any_jumble_of_the_trade_is_read(words: list[str]) -> None:
    text = " ".join(words)
    found = parse_corrections(text, today=TODAY)
    if not {"\n", "?"} & set(words[:-1]) and ("?" in words or "not" in words):
        assert not any(isinstance(order, CloseActions | CancelActions | MarkDuplicate) for order in found)


@pytest.mark.parametrize(
    "unit", ["3: ", "3 and ", "Sam and ", "please ", "meeting 3 ", "add ", "3, ", "send ", "now ", "P1 "]
)
def test_a_very_long_line_is_read(unit: str) -> None:
    parse_corrections(unit * 20_000, today=TODAY)
