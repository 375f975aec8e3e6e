"""Minutes whose columns, topics and owners ran together, whose headings are of two languages, or that say no task."""

from __future__ import annotations

from datetime import date, time

import pytest

from service.documents.html import read_html
from service.documents.text import read_text
from service.domain.minutes import ItemStatus
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, explicit, found, minutes_of

OWNERS = {
    "two clauses": ("Action: Kim to put up posters & Tom to write to the school.\n", [("Kim", "Tom")]),
    "for more things": ("Action: Kim to ask for two more bins and Tom to make a sign.\n", [("Kim", "Tom")]),
    "for somebody": ("Action: Ruth to arrange for Kim and Tom to meet.\n", [("Ruth",)]),
    "a topic before a role": ("Action: Bus shelter Clerk to get quotes\n", [("Clerk",)]),
    "a topic before a title": ("Action Path 7 Cllr Brack to walk it\n", [("Cllr Brack",)]),
    "a role of two words": ("Action: Vice Chairman to walk it\n", [("Vice Chairman",)]),
    "a topic before a colon": ("1. Kitchen: KS to buy an urn (ACTION)\n", [("KS",)]),
    "a tick behind the owner": ("## Actions\n\n- KS: ✅ sent the letters\n", [("KS",)]),
    "between dashes": ("## Actions\n\n- Fixtures – all captains – by Friday\n", [("all captains",)]),
    "in capitals amid a line": ("- Quiz night ACTION (Kim,Tom): write the questions\n", [("Kim", "Tom")]),
    "a school's term": ("The head was asked for figures. ACTION KS Spring 1\n", [("KS",)]),
    "a number behind the owner": ("The tap is to be shut. Action KS 3 Bylaws Nothing to report.\n", [("KS",)]),
    "the keyword behind the owner": ("Kim to action: move the samples\n", [("Kim",)]),
    "two with a comma": ("Action: Kim to tell us how it works, TP to send the form\n", [("Kim", "TP")]),
    "a guest list with commas": ("Action: Kim to invite RO, TP and JQ to the fair\n", [("Kim",)]),
    "officials": ("Action: Senior officials to discuss the plan\n", [("Senior officials",)]),
    "the keyword alone at the end": ("1.2 Ruth Okafor to send the log to Kim.\t\t\tACTION\n", [("Ruth Okafor",)]),
    "a bare verb behind the keyword": ("1. Camera 3 is out. ACTION TP chase contractor\n", [("TP",)]),
    "a form": (
        "| Date | 4 March 2024 |\n|---|---|\n| Present | Kim, Tom |\n| Actions | Kim: order stakes<br>Tom: rake |\n"
        "| Next meeting | 1 April 2024 |\n",
        [("Kim",), ("Tom",)],
    ),
    "a row that ends in a bar": (
        "No. | Action | Owner | Notes\n1 | Find an auditor | Kim | soon\n2 | Update the deed | Tom |\n",
        [("Kim",), ("Tom",)],
    ),
    "action required": (
        "Kim will share it. _[AR KS: share sheet]_\n\n**AR:** Tom to nudge them\n\n**AR (Jo, Kim):** publish it\n",
        [("KS",), ("Tom",), ("Jo", "Kim")],
    ),
    "a hyphenated name in brackets": ("## Actions\n\n- [Ruth] email customers\n- [new] ring them\n", [("Ruth",), ()]),
    "whom an order is put to": ("Action: ask school for helpers\n", [()]),
    "what we will do": ("**What we will do**\n\n- Kim will ask for forms\n", [("Kim",)]),
    "a column of kinds": (
        "| Decision / Action | Type | Owner |\n|---|---|---|\n| Approve the report | Decision | Ruth |\n"
        "| Publish the report | Action | Kim |\n| Ask for quotes | Action | Tom |\n",
        [("Kim",), ("Tom",)],
    ),
    "talk beside owners": (
        "| 1. | The hall was booked. Kim to ring the school about the keys. | Kim |\n|---|---|---|\n"
        "| 2. | The group talked of lamps. Partners should share what they know with the others. | |\n"
        "| 3. | The tap leaks and is to be mended before the frost comes. | Tom |\n",
        [("Kim",), ("Tom",)],
    ),
    "boxes below a name": ("### Follow-ups\n\n- Kim\n  - [ ] order cake\n", [("Kim",)]),
}


@pytest.mark.parametrize(("text", "expected"), OWNERS.values(), ids=OWNERS)
def test_the_one_who_acts_is_told_from_what_stands_beside(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [owners for owners, _ in found(text)] == expected


NO_TASK = {
    "discussion": "Action required: discussion only\n",
    "for all to note": "The date is fixed.\n\nAction: all to note\n",
    "to note": "**Action: to note**\n",
    "none under a heading": "**Action**\n\nNo action.\n",
    "links of a tracker": (
        "| Key | Summary | Assignee | Links |\n|---|---|---|---|\n"
        "| T1 | Fails | KS | Actions |\n| T2 | Slow | TP | Actions |\n| T3 | Typo | KS | Actions |\n"
    ),
    "no further action": "1. Further action: none at this stage.\n",
    "an answer": "#### Action\n\nYes, this is going ahead.\n",
    "the head of the next column": "**Action**\n\nProgress\n",
    "a speaker of those letters": "Present: Alan Reed (AR)\n\nAR: Tom to speak to them, he felt.\n",
    "a log that is kept": "## Actions\n\nThe action log was reviewed.\n\nThe action log will be kept by Kim.\n",
    "the next meeting": "| Item | Notes | Action |\n|---|---|---|\n| 1 | Next meeting 11 May 2024, 13:00 | All |\n",
}


@pytest.mark.parametrize("text", NO_TASK.values(), ids=NO_TASK)
def test_a_mark_without_a_task_is_no_action(text: str) -> None:
    assert found(text) == []


def test_a_meeting_to_arrange_is_a_task_though_it_is_the_next() -> None:
    text = "| Item | Action | Who |\n|---|---|---|\n| 1 | Next meeting on 11 May: TP to book a room | TP |\n"

    assert [owners for owners, _ in found(text)] == [("TP",)]


def test_initials_side_by_side_are_two_people() -> None:
    text = "Item                       Action by\n1. Lockers: the broken ones are to be listed   KS TP\n"

    assert [set(item.owners) for item in explicit(minutes_of(text))] == [{"KS", "TP"}]


def test_a_row_may_leave_its_last_cell_empty() -> None:
    text = "Action\tOwner\tDate\nLay the hose\tKim\t12 June\nLabel the roses\tTom\t\n"

    assert found(text) == [(("Kim",), "Lay the hose"), (("Tom",), "Label the roses")]


def test_each_line_of_a_chat_stands_for_itself() -> None:
    text = (
        "18:05:11 <pim> #action dora to write up all the notes that were taken of the talk about the\n"
        "18:09:40 <dora> #action pim mail the mirror admins and everybody else who has to be told of\n"
        "18:30:00 <pim> thanks everybody for coming along and for all the good ideas about the weir\n"
    )

    assert [owners for owners, _ in found(text, head="")] == [("dora",), ("pim",)]


WELSH = """Cofnodion / Minutes: 14 January 2024
Presennol / Present: Cllr Mair Rees, Dewi Pryce, Sian Parry (Clerk)

1. Materion yn codi / Matters arising
The hedge was cut.

2. Cae chwarae / Playing field
Gweithredu / Action: Clerk to ask for a quote
The band is found. Gweithred: Dewi to book the hall.

3. Camau gweithredu / Actions
- Dewi to walk Path 12

4. Dyddiad y cyfarfod nesaf / Date of next meeting
11 February 2024, 7pm
"""


def test_headings_and_marks_may_be_in_welsh_and_english() -> None:
    minutes = parse_minutes(read_text(WELSH), received_on=RECEIVED)

    assert [item.owners for item in explicit(minutes)] == [("Clerk",), ("Dewi",), ("Dewi",)]
    assert [(one.on, one.starts) for one in minutes.meetings] == [(date(2024, 2, 11), time(19))]
    assert [person.name for person in minutes.meeting.attendance] == ["Cllr Mair Rees", "Dewi Pryce", "Sian Parry"]


NOTED = """# {title}

Meeting of 6 March 2024

Present: Stella, Graham, Uzma

Stella to order signs

Stalls: 34 are booked.

Graham to hire the tent; Uzma to write the programme

The council is to cut the grass in May, and Graham will watch it with great interest. He said so.
"""


def test_action_notes_list_their_actions_bare() -> None:
    text = NOTED.format(title="ACTION NOTES of the fair team")

    assert [owners for owners, _ in found(text, head="")] == [("Stella",), ("Graham",), ("Uzma",)]


def test_plain_notes_do_not() -> None:
    assert found(NOTED.format(title="Notes of the fair team"), head="") == []


def test_a_list_below_a_title_that_speaks_of_actions() -> None:
    text = "# 7 May 2024 meeting actions\n\n* Piotr - make the poster\n* Gwen to ring\n* Sort out chairs (Mal)\n"

    assert [owners for owners, _ in found(text, head="")] == [("Piotr",), ("Gwen",), ("Mal",)]


def test_people_named_in_the_line_of_the_title() -> None:
    text = "Garden Committee, 2 June 2023. Present: F. Ames, Pat Rook. Chair: L. Teal.\n\nThe hose leaks.\n"
    minutes = parse_minutes(read_text(text), received_on=RECEIVED)

    assert [person.name for person in minutes.meeting.attendance] == ["F. Ames", "Pat Rook"]


def test_a_weekday_says_of_which_year_a_day_is() -> None:
    text = "The AGM will be on Thursday 4 April 2024 and the committee next meets on Thursday 7 March, same place.\n"

    assert {one.on for one in minutes_of(text).meetings} == {date(2024, 3, 7), date(2024, 4, 4)}


def test_a_date_nested_below_a_topic_is_not_that_of_the_meeting() -> None:
    text = (
        "# Beekeepers – 21 Jan 2024\n\nPresent: Ros, Tim\n\n1. Apiary\n   - Two were lost.\n"
        "2. Honey show\n   - date 12 September 2024\n3. Next meeting 18 Feb 2024 19:30\n"
    )
    minutes = parse_minutes(read_text(text), received_on=RECEIVED)

    assert minutes.meeting.on == date(2024, 1, 21)
    assert [one.on for one in minutes.meetings] == [date(2024, 2, 18)]


def test_a_tick_behind_the_owner_is_done() -> None:
    item = explicit(minutes_of("## Actions\n\n- KS: ✅ sent the letters\n"))[0]

    assert (item.status, item.text) == (ItemStatus.DONE, "sent the letters")


def test_a_box_that_is_ticked_in_a_column_is_done() -> None:
    text = "| Action | Who | Done? |\n|---|---|---|\n| Book a slot | Kim | ☑ |\n| Send the form | Tom | ☐ |\n"

    assert [item.status for item in explicit(minutes_of(text))] == [ItemStatus.DONE, ItemStatus.OPEN]


def test_done_behind_dashes_below_an_action() -> None:
    text = "ACTION: Kim to send the form.\n\n-- done, see the list\n\nACTION: Tom to ring.\n"

    assert [item.status for item in explicit(minutes_of(text))] == [ItemStatus.DONE, ItemStatus.OPEN]


def test_rules_give_nobody_anything_to_do() -> None:
    text = "TERMS OF REFERENCE - Safety Group\n\n1. Actions. The log will be kept by Kim.\n\nAction: Kim to report.\n"

    assert found(text, head="") == []


def test_terms_of_reference_that_a_meeting_talks_of_are_a_topic() -> None:
    assert found("# Terms of reference\n\nPresent: Kim, Tom\n\nAction: Kim to send them.\n", head="") != []


def test_terms_stand_over_the_items_of_a_list() -> None:
    page = "<h1>6 March 2024</h1><p>Present: Rita Holm; Gus Penn</p><h2>Actions</h2><dl><dt>Rita</dt><dd>Sign it</dd>"
    page += "<dt>Gus</dt><dd>Pay the invoice</dd><dd>Close the account</dd></dl>"
    minutes = parse_minutes(read_html(page), received_on=RECEIVED)

    assert [item.owners for item in explicit(minutes)] == [("Rita",), ("Gus",), ("Gus",)]


OTHERS = {
    "a department's": "The Planning Department's next meeting is on 4 April 2024 and residents may attend.\n",
    "theirs": "The fair committee wrote; their next meeting is on 4 April 2024.\n",
    "a week": "Next meeting: to be arranged for the week of 22 April 2024.\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_days_that_are_no_meeting_of_those_who_write(text: str) -> None:
    assert minutes_of(text).meetings == ()


def test_its_own_name_is_no_other_body() -> None:
    text = "The Fernvale Partnership's next meeting is on 4 April 2024.\n"

    assert [one.on for one in minutes_of(text).meetings] == [date(2024, 4, 4)]


def test_a_day_left_out_is_no_place() -> None:
    text = "## Next meetings\n\n- 4 April 2024\n\nTree planting: week of 8 April\n"

    assert [(one.on, one.venue) for one in minutes_of(text).meetings] == [(date(2024, 4, 4), None)]


def test_the_day_may_stand_right_behind_the_annual_meeting() -> None:
    text = "**AGM** Wednesday 16 October 2024, 12:30, Room B\n"

    assert [(one.on, one.starts) for one in minutes_of(text).meetings] == [(date(2024, 10, 16), time(12, 30))]


MARGIN = """Minutes of the parish

Present: Cllr Rowe, Cllr Iles (SI), Mr Lacey (Clerk)

1. Election of Chairman                                         ACTION
   Cllr Rowe was elected.

2. Reports
   a) The bridge is slippery. The county is to be asked.        CLERK
   b) The limes are to be lopped in November.                   SI
   c) Nothing to report.
"""


def test_the_head_of_the_margin_may_stand_behind_the_first_topic() -> None:
    assert [owners for owners, _ in found(MARGIN, head="")] == [("CLERK",), ("SI",)]


SET = {
    "next time": ("**Next time** Friday 10 May 2024, 11am\n", date(2024, 5, 10)),
    "set for": ("AGM - set for Thurs 6 June 7pm. Kim to find a speaker.\n", date(2024, 6, 6)),
}


@pytest.mark.parametrize(("text", "day"), SET.values(), ids=SET)
def test_a_day_that_is_set_in_few_words(text: str, day: date) -> None:
    assert [one.on for one in minutes_of(text).meetings] == [day]
