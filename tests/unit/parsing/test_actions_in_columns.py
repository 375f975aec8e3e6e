"""Tests for actions whose owners stand in columns of plain text, far behind the line or in a table set with spaces."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.text import read_text
from service.domain.minutes import ItemKind, ItemStatus
from service.parsing.minutes import parse_minutes

HEAD = """Ashmere Hall Committee
Meeting of 3 April 2023

Present: Gail Tovey (GT), Ned Farrow (NF), Sunita Rao (SR), Hew Blackie (HB)

"""


def found(text: str, head: str = HEAD) -> list[tuple[tuple[str, ...], str]]:
    minutes = parse_minutes(read_text(head + text), received_on=date(2023, 4, 4))
    return [(item.owners, item.text) for item in minutes.actions if item.kind is ItemKind.EXPLICIT]


def test_initials_behind_the_line_own_the_words_before_them() -> None:
    text = """The chairs in the annexe should be counted.                   NF
The piano was tuned in March.
A key for the new cleaner is to be cut.                       SR
"""
    assert found(text) == [
        (("NF",), "The chairs in the annexe should be counted."),
        (("SR",), "A key for the new cleaner is to be cut."),
    ]


def test_initials_beside_the_last_line_of_a_wrapped_paragraph() -> None:
    text = """A second quotation for the radiators is needed before the
autumn.                                                       NF
The hygiene inspection went well.

Two enquiries have come in and want an answer this week        GT/SR
as both couples are looking elsewhere too.
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("GT", "SR")]
    assert "before the autumn" in found(text)[0][1]


def test_names_and_roles_count_at_a_column_of_initials() -> None:
    text = """The slipway chain wants moving.                        NF
New flags are to be bought for the race box.           SR
Nine boats have not paid their subscription.           Treasurer
Entry forms are to go to every club in the county.     HB & SR
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("SR",), ("Treasurer",), ("HB", "SR")]


def test_a_column_typed_by_hand_may_waver_and_a_full_line_leaves_one_space() -> None:
    text = """The hedge by the gate needs cutting back.                   NF
The lights in the long passage want looking at.              SR
Somebody asked for a rail beside the three steps at the back. HB
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("SR",), ("HB",)]


def test_what_somebody_is_to_do_may_stand_in_the_column() -> None:
    text = """The gutter over the porch is still leaking.                 NF to chase
A sensor is needed for the light in the yard.               SR
The insurer wants to see the fire certificate.              GT
"""
    assert found(text)[0] == (("NF",), "The gutter over the porch is still leaking. NF to chase")


def test_topics_words_and_initials_in_three_columns() -> None:
    text = """Green       The moss killer has to be ordered.                      NF
Bar         Licence renewal form to go in before the end of May.    SR
            Takings were good.
Fixtures    Dates to be agreed with the other clubs in the league.  HB
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("SR",), ("HB",)]


def test_an_owner_in_the_column_that_says_noted_is_nobody() -> None:
    text = """The stage curtain is to be cleaned.                         NF
The insurance has been renewed for another year.            Noted
The lease is to be read through before June.                SR
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("SR",)]


def test_the_date_of_the_next_meeting_is_no_task_for_all() -> None:
    text = """The stage curtain is to be cleaned.                         NF
The lease is to be read through before June.                SR
Next meeting is on Monday 8 May 2023 at 7pm.                All
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("SR",)]


@pytest.mark.parametrize(
    "text",
    [
        "Gail Tovey (Chair)              GT\nNed Farrow (Treasurer)          NF\nSunita Rao (Sailing)            SR\n",
        "The accounts were approved as they stood.\nThe meeting thanked the auditor for her work.     GT\n",
        "Hall hire                 NF\nKeys                      SR\n",
    ],
    ids=["a list of people", "only one", "no words of a sentence"],
)
def test_columns_that_are_not_of_owners(text: str) -> None:
    assert found(text) == []


def test_a_table_with_a_line_under_its_head() -> None:
    text = """Subject         Discussion                                  Action by    Date
------------------------------------------------------------------------------
Deer fence      Hole near the north gate to be mended       NF           14 Apr
Seating         Six benches want oiling                     SR/HB        asap
Dogs            The rule was explained                      Noted        -
Signs           Wording agreed                              -            -
Grant           Claim form to be sent to the council        All          -
"""
    assert found(text) == [
        (("NF",), "Hole near the north gate to be mended"),
        (("SR", "HB"), "Six benches want oiling"),
        (("All",), "Claim form to be sent to the council"),
    ]


def test_a_table_whose_cells_go_on_below() -> None:
    text = """Item         Discussion                                Who      By when
Deer fence   Hole near the north gate to be mended     NF       14 Apr
Nursery      Three hundred saplings have been potted
             and need labels before they are moved     SR/HB    30 Nov
Grant        Claim form to be sent to the council      GT       asap
"""
    assert found(text) == [
        (("NF",), "Hole near the north gate to be mended"),
        (("SR", "HB"), "Three hundred saplings have been potted and need labels before they are moved"),
        (("GT",), "Claim form to be sent to the council"),
    ]


@pytest.mark.parametrize(
    ("line", "owners", "task"),
    [
        ("1 Rita: ask the school about the hall", ("Rita",), "ask the school about the hall"),
        ("1 Graham and Flo: bring the big kettle", ("Graham", "Flo"), "bring the big kettle"),
        ("1 Ned - mend the noticeboard", ("Ned",), "mend the noticeboard"),
        ("1 GT to write to the mayor", ("GT",), "GT to write to the mayor"),
        ("1 May: order the flags", ("May",), "order the flags"),
    ],
)
def test_a_list_numbered_without_a_stop(line: str, owners: tuple[str, ...], task: str) -> None:
    text = (
        f"Actions\n{line}\n2 Sunita: collect the keys\n3 Hew: paint the gate\n4 All: bring a rake\n\nNext meeting 8 May"
    )
    assert found(text)[0] == (owners, task)
    assert len(found(text)) == 4


def test_days_of_months_are_no_numbers_of_a_list() -> None:
    text = "Dates\n1 May Fair on the green\n2 June Outing\n3 July Supper\n"
    blocks = read_text(HEAD + text).blocks
    assert [block.marker for block in blocks if block.text[:1].isdigit() or block.marker] == ["", "", ""]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("- Ned: ring the hall ✅ (they can do the 8th)", ItemStatus.DONE),
        ("- Ned: renew the domain ✔ until 2027", ItemStatus.DONE),
        ("- Ned: ring the printer ❌ (no answer)", ItemStatus.ONGOING),
        ("- Ned: find the spare key ❌ not found, keep looking", ItemStatus.ONGOING),
        ("- Ned: expenses form - sent 2 April", ItemStatus.DONE),
        ("- Ned: budget form – submitted", ItemStatus.DONE),
        ("- Ned: ask for the van -> booked", ItemStatus.DONE),
        ("- Ned to pass on the readings. Sent 2 March.", ItemStatus.DONE),
        ("- Ned: find out what was sent", ItemStatus.OPEN),
        ("- Ned: get the letter - it must be signed", ItemStatus.OPEN),
        ("- Ned: mark with ✅ (as last year) what is paid", ItemStatus.OPEN),
    ],
)
def test_what_has_become_of_it_is_told_behind_it(line: str, status: ItemStatus) -> None:
    minutes = parse_minutes(read_text(f"{HEAD}Actions\n{line}\n"), received_on=date(2023, 4, 4))
    assert [item.status for item in minutes.actions if item.kind is ItemKind.EXPLICIT] == [status]


def test_coded_actions_end_where_the_numbered_agenda_begins() -> None:
    text = """Actions from Meeting 3
3/1  GT to mend the wheel wash. DONE
3/2  NF to keep a diary of the blasting. Continuing.

1. Blasting. Ms Rao said that a window was cracked in March. Mr Farrow undertook to look at it.

2. Planting. The lower bank is to be sown in September. Plans are on show in the office.

Actions from Meeting 4
4/1  NF to look at the window
4/2  GT, SR: agree where the gauge goes - end July
"""
    assert [task for _, task in found(text) if "DONE" not in task][-2:] == [
        "NF to look at the window",
        "agree where the gauge goes - end July",
    ]
    assert not any("window was cracked" in task or "lower bank" in task for _, task in found(text))


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("TX-12 Sunita Rao: draft the summary by 10 May", ("Sunita Rao",)),
        ("A-117 Hew: propose other words for clause 2", ("Hew",)),
        ("PB/9 Ned, Gail: check the figures again", ("Ned", "Gail")),
        ("M-4 All: read the draft before the next call", ("All",)),
    ],
)
def test_a_code_before_the_owner(text: str, owners: tuple[str, ...]) -> None:
    assert [who for who, _ in found(f"The draft was talked through.\n{text}\n")] == [owners]


@pytest.mark.parametrize(
    "text",
    ["COVID-19 Update: no cases this month", "B-12 Road works: closed until May", "WD/19 Rear extension: no objection"],
)
def test_a_code_before_a_topic_is_no_action(text: str) -> None:
    assert found(f"The list was gone through.\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("- the second heater needs a new fuse. ACTION(@moss)", "the second heater needs a new fuse."),
        ("- the second heater needs a new fuse. (ACTION: @moss)", "the second heater needs a new fuse."),
    ],
)
def test_an_owner_in_brackets_right_behind_the_keyword(text: str, task: str) -> None:
    assert found(f"@moss was there.\n\n{text}\n") == [(("@moss",), task)]


def test_brackets_of_initials_within_a_line_that_ran_together() -> None:
    text = """The tour was talked over.

Programme notes: Gail to write. [GT] Tickets are on sale from June.

The double bass is being mended. Insurance values are out of date. [NF / SR]
"""
    assert found(text) == [
        (("GT",), "Programme notes: Gail to write."),
        (("NF", "SR"), "The double bass is being mended. Insurance values are out of date."),
    ]


def test_people_with_what_they_are_to_do_below_them() -> None:
    text = """We walked round the wood.

Ned to do:
* check the ties on the limes
* ring the nursery about the oak
Sunita to do:
* nothing this month, back in May
Hew will:
* order fifty stakes
"""
    assert found(text) == [
        (("Ned",), "check the ties on the limes"),
        (("Ned",), "ring the nursery about the oak"),
        (("Hew",), "order fifty stakes"),
    ]


@pytest.mark.parametrize(
    "line", ["The trust will:", "The committee agreed to:", "The new path is to:", "The grant will:"]
)
def test_policy_over_a_list_is_no_action(line: str) -> None:
    assert found(f"The plan was read out.\n\n{line}\n* keep the wood open\n* plant more oaks\n") == []


def test_pointed_brackets_before_what_follows_from_the_talk() -> None:
    text = """The weir is to be mended in May.
>> Rowing Club to choose a day
>> Gail and Hew to put up the signs by 1 May

Permits stay as they are.
"""
    assert found(text) == [
        (("Rowing Club",), "Rowing Club to choose a day"),
        (("Gail", "Hew"), "Gail and Hew to put up the signs by 1 May"),
    ]


def test_an_order_about_anybody_is_nobody_s() -> None:
    assert found("TODO: find someone to mend the kettle\n") == [((), "find someone to mend the kettle")]


def test_what_became_of_a_motion_is_no_owner() -> None:
    text = """The stage curtain is to be cleaned by a firm.               NF
The report on the footpaths was received and                NOTED
put on file.
The motion to paint the hall was put to the vote            LOST
The lease is to be read through before June.                SR
"""
    assert [owners for owners, _ in found(text)] == [("NF",), ("SR",)]


def test_who_presents_an_item_of_an_agenda_owns_no_action() -> None:
    text = """Agenda for 6 June 2023

1 Apologies                                                  Chair
2 Minutes of the last meeting to be agreed                   Chair
3 Report on the accounts up to the end of May                AB
4 Plans for the fete and who is doing what                   DE
"""
    assert found(text, head="") == []


def test_the_head_of_the_column_and_owners_below_the_words() -> None:
    text = """                                                            Action
Timetable
The last bus leaves before the meeting is over.             NF
Shelter
Glass has been put in at last. There is no seat so far.
                                                            SR
Garden
GT has planted the bulbs.
"""
    assert found(text) == [
        (("NF",), "The last bus leaves before the meeting is over."),
        (("SR",), "Glass has been put in at last. There is no seat so far."),
    ]


def test_notes_beside_a_lead_are_what_is_to_be_done() -> None:
    text = """Item             Notes                                         Lead      Due
Car park         Lines to be painted again                     NF        June
Newsletter       Articles wanted for the summer issue          SR/HB     30/5
Hearing loop     Tested and working                            Noted     -
"""
    assert found(text) == [
        (("NF",), "Lines to be painted again"),
        (("SR", "HB"), "Articles wanted for the summer issue"),
    ]


def test_when_they_meet_again_is_no_entry_of_the_list() -> None:
    assert (
        len(found("To do\n1 Ned: book the hall\n2 Hew: paint\n3 All: come\n\nMeet again 8/5/23 7pm at the mill\n")) == 3
    )


def test_owners_behind_tabs() -> None:
    text = (
        "1.1 RO queried the alarm. KS to have it tested before long.\tKS\n"
        "1.2 A spare would cost a great deal.\n"
        "1.3 TP, WD & RO to ask their councils for contributions.\t\t\t\tTP/WD/RO\n"
        "1.4 JQ reminded members of the river walk.\t\t\tNote\n"
        "1.5 The photographs of the website are out of date.\t\tAll to send\n"
    )
    assert [owners for owners, _ in found(text)] == [("KS",), ("TP", "WD", "RO"), ("All",)]


def test_a_register_with_tabs_is_no_margin() -> None:
    assert found("Ruth Okafor\tRO\nTom Pell\tTP\nKim Sanders\tKS\n") == []


def test_the_number_of_a_paragraph_is_no_part_of_the_action_beside_it() -> None:
    text = """23/4/1 The chairs in the annexe should be counted.            NF
23/4/2 The piano was tuned in March.
23/4/3 A key for the new cleaner is to be cut.                SR
"""
    assert found(text) == [
        (("NF",), "The chairs in the annexe should be counted."),
        (("SR",), "A key for the new cleaner is to be cut."),
    ]
