"""Wordings that other secretaries use for the same things: one line of minutes, and what is to be read of it."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, found, minutes_of
from tests.unit.parsing.test_meetings import brief

NEW, DONE, ON = ItemStatus.OPEN, ItemStatus.DONE, ItemStatus.ONGOING

MARKED = {
    "keyword with by": ("Action by: JQ – circulate the rota", ("JQ",), "circulate the rota", ""),
    "due in the bracket of the owner": ("Action (Kim, by 20 March): find a plumber", ("Kim",), "plumber", "2024-03-20"),
    "owner in square brackets": ("Action [Kim]: find a plumber", ("Kim",), "find a plumber", ""),
    "keyword in brackets behind the owner": ("Kim (action): find a plumber", ("Kim",), "find a plumber", ""),
    "owner and day in square brackets": (
        "ACTION-12: write the test plan [on Tom Pell - due 2024-03-20]",
        ("Tom Pell",),
        "write the test plan",
        "2024-03-20",
    ),
    "task in the bracket behind the owner": (
        "ACTION - Mrs Hargood (ring the council and post the number)",
        ("Mrs Hargood",),
        "ring the council",
        "",
    ),
    "remarks of several owners": (
        "Roof still leaks. ACTION: Kim (three quotes), Tom (claim to the insurers)",
        ("Kim", "Tom"),
        "three quotes",
        "",
    ),
    "roles of several owners": (
        "ACTION: Kim (fixtures secretary) and Tom (captain) to finish the list by the deadline of 20 March",
        ("Kim", "Tom"),
        "finish the list",
        "2024-03-20",
    ),
    "close of business": ("ACTION: TP to report the lamp by COP Friday", ("TP",), "report the lamp", "2024-03-08"),
    "close of play on a date": ("ACTION: TP to tell us by close of play on 22 March", ("TP",), "tell", "2024-03-22"),
    "day of the month alone": ("ACTION: TP to send photos by the 15th", ("TP",), "send photos", "2024-03-15"),
    "next so many days": ("ACTION: TP to send photos within the next 10 days", ("TP",), "send photos", "2024-03-16"),
    "week ending": ("ACTION: TP to meet the surveyor w/e 22 March", ("TP",), "meet the surveyor", "2024-03-22"),
    "talk before is no due phrase": (
        "After discussion it was AGREED to ask the trust. ACTION JQ",
        ("JQ",),
        "AGREED to ask the trust",
        "",
    ),
}


@pytest.mark.parametrize("case", MARKED)
def test_a_marked_action(case: str) -> None:
    text, owners, words, due = MARKED[case]
    (item,) = explicit(minutes_of(text))
    assert (item.owners, words in item.text) == (owners, True)
    assert (item.due.isoformat() if item.due else item.due_text) == due


def test_an_action_in_brackets_ends_with_them() -> None:
    text = "The band will come (Action: Kim to confirm). They asked for tea in May, so declined (Action: Tom to write)."
    assert found(text) == [(("Kim",), "Kim to confirm"), (("Tom",), "Tom to write")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[NEW] ACTION: Jo to draft a charter", NEW),
        ("[PENDING] ACTION: Jo to draft a charter", ON),
        ("[DONE] ACTION: Jo to draft a charter", DONE),
        ("## Actions\n\n1. Jo: charter for the mill\n   Update: done\n", DONE),
        (
            "| Ref | Action | Lead | Update |\n|--|--|--|--|\n| 1 | List bids | JQ | On agenda - closed |\n",
            DONE,
        ),
    ],
)
def test_the_status_beside_or_below(text: str, expected: ItemStatus) -> None:
    (item,) = explicit(minutes_of(text))
    assert item.status is expected


def test_labels_below_an_action_are_its_owner_and_day() -> None:
    text = "Action 1\nOwner: Kim Sanders\nDeadline: 20 March 2024\nTask: Find three quotes for the roof\n"
    (item,) = explicit(minutes_of(text))
    assert (item.owners, item.text) == (("Kim Sanders",), "Find three quotes for the roof")
    assert str(item.due) == "2024-03-20"


def test_names_with_a_dash_below_actions_are_a_list_without_bullets() -> None:
    text = "TO DO\n\nRosa - ring the insurers\n\nYoung Pete - order the skip\n\nBarb & Des - walk the plots\n"
    assert [owners for owners, _ in found(text)] == [("Rosa",), ("Young Pete",), ("Barb", "Des")]


def test_talk_below_actions_is_no_list_of_names() -> None:
    assert found("Actions\n\nWeather - it rained all day and the tent leaked\n\nThe hall was cold.\n") == []


def test_initials_in_square_brackets_behind_statements() -> None:
    text = "The gate should be mended. [KS]\n\nParents are to be told again. [TP/RO]\n\nThe path was noted.\n"
    assert found(text) == [(("KS",), "The gate should be mended."), (("TP", "RO"), "Parents are to be told again.")]


def test_one_bracket_alone_is_no_margin() -> None:
    assert found("The vicar spoke of the tower. [KS]\n") == []


def test_an_owner_behind_a_colon_and_before_a_day() -> None:
    ((owners, text),) = found("## Actions\n\n- [ ] newsletter: Kim, by Sunday\n")
    assert (owners, text) == (("Kim",), "newsletter")


@pytest.mark.parametrize(("due", "expected"), [("TBC", ""), ("2 weeks", "2024-03-20"), ("to be agreed", "")])
def test_what_a_due_column_holds(due: str, expected: str) -> None:
    (item,) = explicit(minutes_of(f"| Action | Who | When |\n|--|--|--|\n| Mend the stile | TP | {due} |\n"))
    assert (item.due.isoformat() if item.due else item.due_text) == expected


ANNOUNCED = {
    "year of meetings": (
        "Dates of meetings in 2024: 8 April, 13 May (Annual). All on Mondays at 7.30pm in the Church Room.",
        [("2024-04-08", "19:30", "", "the Church Room"), ("2024-05-13", "19:30", "", "the Church Room")],
    ),
    "weekday for all": (
        "Next meetings. Thursdays 18 April, 18 July 2024 and 16 January 2025, at 2.15pm at the Toll House.",
        [
            ("2024-04-18", "14:15", "", "the Toll House"),
            ("2024-07-18", "14:15", "", "the Toll House"),
            ("2025-01-16", "14:15", "", "the Toll House"),
        ],
    ),
    "annual meeting with its place first": (
        "The Annual General Meeting will be held in the club on Saturday 27 April 2024 at 1430. Names by 31 March.",
        [("2024-04-27", "14:30", "", None)],
    ),
    "each sentence its own hour": (
        "A visit was arranged for 12 March at 2pm. The next meeting is on 13 May.",
        [("2024-05-13", "", "", None)],
    ),
    "the hour of a later sentence is another's": (
        "The next meeting is on 13 May at 2pm, Civic Hall. Members will also train on 18 July, 10:00 to 13:00.",
        [("2024-05-13", "14:00", "", "Civic Hall")],
    ),
    "remainder of the year": (
        "Meetings for the remainder of the year: 13 May, 8 July (all 7pm)",
        [("2024-05-13", "19:00", "", None), ("2024-07-08", "19:00", "", None)],
    ),
    "following dates": (
        "The following dates were agreed for 2024/25 meetings: 9 September, 13 January.",
        [("2024-09-09", "", "", None), ("2025-01-13", "", "", None)],
    ),
    "extraordinary": (
        "There will be an extraordinary meeting on 25 March 2024 at 6pm to set the budget.",
        [("2024-03-25", "18:00", "", None)],
    ),
    "moved": (
        "The next meeting, originally planned for 6 May, has been moved to 13 May 2024 at 7pm.",
        [("2024-05-13", "19:00", "", None)],
    ),
    "dotted": ("D.O.N.M. 13th May 2024, 6pm - 7.30pm via Zoom", [("2024-05-13", "18:00", "19:30", "Zoom")]),
    "between hours": ("We will meet again on 13 May between 6 and 8pm.", [("2024-05-13", "18:00", "20:00", None)]),
    "o'clock": ("Next meeting: Monday 13th May at 8 o'clock.", [("2024-05-13", "20:00", "", None)]),
    "trustees": ("Next Trustees: 13 May 10:00 – 12:30", [("2024-05-13", "10:00", "12:30", None)]),
}


@pytest.mark.parametrize("case", ANNOUNCED)
def test_an_announced_meeting(case: str) -> None:
    text, expected = ANNOUNCED[case]
    assert [brief(one) for one in minutes_of(text).meetings] == expected
