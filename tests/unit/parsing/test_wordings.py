"""Wordings that other secretaries use for the same things: one line of minutes, and what is to be read of it."""

from __future__ import annotations

from time import process_time

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
    "two titles with initials": (
        "ACTION: Mrs A. Tunney and Mr J. Vale to visit the school",
        ("Mrs A. Tunney", "Mr J. Vale"),
        "visit the school",
        "",
    ),
    "either of two": ("ACTION: Ruth or Tom to ring the bank", ("Ruth", "Tom"), "ring the bank", ""),
    "a person and a body": (
        "ACTION: Ruth & the Events Sub-Committee to plan the fair",
        ("Ruth", "the Events Sub-Committee"),
        "plan the fair",
        "",
    ),
    "a plea": ("ACTION: Please could everyone send Kim their dates", ("everyone",), "send Kim", ""),
    "tag behind the words": ("Bank. The mandate is old. RO to ring the bank [ACTION].", ("RO",), "ring the bank", ""),
    "small tag behind the words": ("Agreed: TP will mend the gate (action).", ("TP",), "mend the gate", ""),
    "day before the words": ("ACTION: 20 March – Tom to ring the bank", ("Tom",), "ring the bank", "2024-03-20"),
    "the deadline is": (
        "ACTION: Deadline for comments is 20 March – all to respond to KS",
        ("all",),
        "respond to KS",
        "2024-03-20",
    ),
    "to the meeting of a day": ("ACTION: Kim to bring figures to 20 March meeting", ("Kim",), "figures", "2024-03-20"),
    "what is booked for a day": ("ACTION: Tom to book the hall for 14 September", ("Tom",), "book the hall", ""),
    "what is on a day": (
        "ACTION: Tom to book speakers for the conference on 14 September",
        ("Tom",),
        "book speakers",
        "",
    ),
    "a meeting spoken of": ("ACTION: Tom to ring the bank about the meeting on 4 March", ("Tom",), "ring the bank", ""),
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


LISTS = {
    "numbers in running words": (
        "Actions: (1) RO to ring the bank; (2) TP to mow the green; (3) KS to book the band.",
        [("RO",), ("TP",), ("KS",)],
    ),
    "owners in running words": ("Actions – RO: ring the bank; TP: mow the green", [("RO",), ("TP",)]),
    "names over lists": (
        "**Action items**\n\nRuth\n- Ring the bank\n- Order cheques\n\nTom\n- Mow the green",
        [("Ruth",), ("Ruth",), ("Tom",)],
    ),
    "jobs": ("Jobs\n\n- Ruth: new padlock\n- Tom: borrow the shredder\n", [("Ruth",), ("Tom",)]),
    "column of officers": (
        "| Action | Officer | Target date |\n|--|--|--|\n| Count stock | RO | 30 April |\n| Amend it | TP | May |\n",
        [("RO",), ("TP",)],
    ),
    "nicks that a bot has noted": (
        "* money (pim, 19:02:10)\n  * ACTION: rook and pim compare the quotes (pim, 19:03:50)\n"
        "  * it was late (rook, 19:04:02)\n",
        [("rook", "pim")],
    ),
    "bars without a frame": (
        "Who | What | By when\nRO | Ring the bank | 15/3\nTP | Mow the green | asap\n",
        [("RO",), ("TP",)],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_of_actions(case: str) -> None:
    text, owners = LISTS[case]
    assert [who for who, _ in found(text)] == owners


NO_ACTIONS = (
    "Members discussed the plan. The plan sets out 14 actions. The next action under the plan is the survey.",
    "Enforcement action has been taken at Mill Lane. Legal action will follow if the fence stays.",
    "The action log was reviewed and all items were on track. There were no new actions.",
    "## Recommendations\n\n1. That the committee notes the report\n2. That officers bring a further report in June",
    "## Standing items\n- Safeguarding\n- Health and safety\n- Actions\n- Any other business",
    "Roles:\n- Chair: Kim\n- Treasurer: Tom\n- Minutes: Ruth",
    "Agenda for next meeting:\n- Budget (TP)\n- Bins (KS)\n- Policy review (RO)",
    "Dates for your diary\n- 12 May plant sale\n- 9 July closing date for entries",
    "Lessons learned:\n- Book earlier\n- Ask for a deposit\n- Bring more tables",
    "- AI: ???\n\nThe bus was late.",
)


@pytest.mark.parametrize("text", NO_ACTIONS)
def test_no_action(text: str) -> None:
    assert found(text) == []


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
        [("2024-04-27", "14:30", "", "the club")],
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
    "of a panel": ("Date of next panel: 15 May 2024, 6pm", [("2024-05-15", "18:00", "", None)]),
    "yearly": ("AGM: Sunday 21 April after the service", [("2024-04-21", "", "", None)]),
    "telecons": (
        "## Next telecons\n\n- 14 May 2024, 10:00\n- 28 May 2024\n",
        [("2024-05-14", "10:00", "", None), ("2024-05-28", "", "", None)],
    ),
    "adjourned": ("The Committee adjourned to Monday 13 May 2024 at 10.30am.", [("2024-05-13", "10:30", "", None)]),
    "will meet": (
        "The working party will meet on 20 March at 10am at the pond.",
        [("2024-03-20", "10:00", "", "the pond")],
    ),
    "bare hour": ("Our next meeting is at 10 on Monday 13 May.", [("2024-05-13", "10:00", "", None)]),
    "hours below the list": (
        "Next meeting\n13 May\n10 June\nAll 7pm at Mill House",
        [("2024-05-13", "19:00", "", "Mill House"), ("2024-06-10", "19:00", "", "Mill House")],
    ),
    "deadline for papers": (
        "| Meeting | Date | Deadline for papers |\n|--|--|--|\n| Council | 13 May 2024 | 3 May 2024 |\n",
        [("2024-05-13", "", "", None)],
    ),
    "days behind their months, of one year": (
        "Dates for 2024: Feb 5, April 8 and Sept 9 (AGM)",
        [("2024-04-08", "", "", None), ("2024-09-09", "", "", None)],
    ),
    "trustees": ("Next Trustees: 13 May 10:00 – 12:30", [("2024-05-13", "10:00", "12:30", None)]),
}


@pytest.mark.parametrize("case", ANNOUNCED)
def test_an_announced_meeting(case: str) -> None:
    text, expected = ANNOUNCED[case]
    assert [brief(one) for one in minutes_of(text).meetings] == expected


def test_a_line_full_of_labels_and_dates_takes_no_square_of_its_length() -> None:
    def took(times: int) -> float:
        text = "Next meeting 4 May, 5 June and " * times
        started = process_time()
        minutes_of(text)
        return process_time() - started

    assert min(took(1200) for _ in range(2)) < 20 * max(min(took(150) for _ in range(3)), 0.01)
