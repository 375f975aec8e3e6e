"""Days that are of no meeting to come, days that a later one replaces, and the words that lead to a meeting's day."""

from __future__ import annotations

import pytest

from service.domain.document import Document
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, minutes_of
from tests.unit.parsing.test_actions_tabled import heading, table
from tests.unit.parsing.test_meetings_going_on import told

NEXT = "## Date of next meeting\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ruth had attended the regional forum meeting on 4th April.",
        "Tom and Jo visited the weir group on 9 April",
        "The open meeting took place on 14 March",
        "The March call was cancelled following an open meeting held on 4 March.",
        "Kim reported back on the trust meeting of 9th April",
        "Adjourned at 1640, March 7.",
        "The meeting closed at 8.55pm on Thursday 7 March 2024.",
        "Meeting ended at 17:40 (7 March)",
        "-- Main.KimSanders - 2024-03-09",
        "-- Kim Sanders - 9 Mar 2024",
        "Main.KimSanders - 9 Mar 2024",
        "Kim Sanders (talk) 14:02, 9 March 2024 (UTC)",
        "Topic revision: r12 - 2024-03-09 - KimSanders",
    ],
)
def test_days_that_are_of_no_meeting_to_come(line: str) -> None:
    found = minutes_of(f"{NEXT}Thursday 18 April 2024, 7pm\n\n{line}\n").meetings
    assert [meeting.on.isoformat() for meeting in found] == ["2024-04-18"]


@pytest.mark.parametrize(
    "line",
    [
        "Ruth attended the forum; its next meeting, which we host, will be on 4 April.",
        "Adjourned until 4 April at 7pm.",
        "The Elder Hall was visited, so the next meeting will be there on 4 April at 7pm.",
        "The meeting closed at 9pm. Next meeting: 4 April at 7pm.",
    ],
)
def test_a_meeting_to_come_beside_what_has_been(line: str) -> None:
    assert [meeting.on.isoformat() for meeting in minutes_of(NEXT + line).meetings] == ["2024-04-04"]


@pytest.mark.parametrize(
    "line",
    [
        "We provisionally set 4th April 2024 as the next date (but later changed this to 11th April, 7pm).",
        "Thursday 4 April 2024 (since moved to Thursday 11 April, 7pm)",
        "4 April 2024 was proposed, but has since been changed to 11 April at 7pm",
        "4 April 2024 - now rescheduled to 11 April, 7pm",
        "4 April 2024, later amended to 11 April 2024 at 7pm",
    ],
)
def test_the_later_day_replaces_the_earlier(line: str) -> None:
    found = minutes_of(NEXT + line).meetings
    assert [told(meeting) for meeting in found] == [("2024-04-11", "19:00", "", None)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Thursday 4 April 2024, 7pm, room 4.31", "room 4.31"),
        ("4 April 2024 at 7pm (seminar room B2)", "seminar room B2"),
        ("4 April 2024 at 7pm by teleconference.", "teleconference"),
        ("4 April 2024 at 19:00 CET by WeirCall.", "WeirCall"),
        ("4 April 2024 at 7pm in the yard behind the mill (bring a coat)", "the yard behind the mill"),
        ("4 April 2024 at 7pm, hosted by Kim", None),
        ("4 April 2024 at 7pm, (Chair: KS)", None),
        ("4 April 2024 at 7pm (Host: Kim Sanders)", None),
        ("4 April 2024 at 7pm - Minutes: Tom Pell", None),
        ("4 April 2024 at 7pm, Note taker: Jo", None),
    ],
)
def test_places_in_small_letters_and_by_wire(line: str, place: str | None) -> None:
    assert [told(meeting) for meeting in minutes_of(NEXT + line).meetings] == [("2024-04-04", "19:00", "", place)]


@pytest.mark.parametrize(
    "line",
    [
        "8.0Next meeting: April 4, 2024 @ 1900 Eastern",
        "12.Next meeting: April 4, 2024 at 7pm",
        "7.2Date of next meeting: 4 April 2024, 7pm",
        "9)Next Meeting - 4 April 2024 7pm",
    ],
)
def test_the_number_of_the_item_stands_against_the_label(line: str) -> None:
    assert [told(meeting)[:2] for meeting in minutes_of(line).meetings] == [("2024-04-04", "19:00")]


@pytest.mark.parametrize(
    "line",
    [
        "AGM – Tuesday April 9 2024 6.30pm",
        "AGM: April 9th, 6.30pm",
        "9) AGM - Tues Apr 9th at 6.30pm",
        "APCM – 9 April 6.30pm",
    ],
)
def test_a_general_meeting_with_its_month_first(line: str) -> None:
    found = [told(meeting) for meeting in minutes_of(line).meetings]
    assert found == [("2024-04-09", "18:30", line.lstrip("9) ")[:4].strip(" :-–"), None)]


def test_sessions_that_are_spoken_of_tell_no_place_of_the_meetings() -> None:
    found = minutes_of(
        "All to say which questions are wanted from sessions at Harvest Fair.\n\n" + NEXT + "4 April 2024 at 7pm"
    )
    assert [meeting.venue for meeting in found.meetings] == [None]


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("4 April 2024 13h UTC", "13:00"),
        ("4 April 2024, 14h30, Elder Hall", "14:30"),
        ("4 April 2024 from 9h00 to 10h30", "09:00-10:30"),
        ("4 April 2024 at 16h", "16:00"),
        ("4 April 2024 (3h)", ""),
    ],
)
def test_hours_behind_an_h(line: str, hours: str) -> None:
    (meeting,) = minutes_of(NEXT + line).meetings
    said = [f"{one:%H:%M}" for one in (meeting.starts, meeting.ends) if one]
    assert "-".join(said) == hours


@pytest.mark.parametrize(
    "label", ["Date : 06-03-18", "Meeting date: 06-03-18", "### Date: 06-03-18", "Held on: 06-03-18"]
)
def test_a_labelled_day_with_dashes_and_two_digits(label: str) -> None:
    minutes = minutes_of(f"# Rota group\n\n{label}\n\nNext meeting : 04-04-18, 14:00, Elder Hall\n", head="")
    assert str(minutes.meeting.on) == "2018-03-06"
    assert [told(meeting) for meeting in minutes.meetings] == [("2018-04-04", "14:00", "", "Elder Hall")]


def test_what_may_begin_with_its_year_is_no_labelled_day() -> None:
    assert minutes_of("# Rota group\n\nDate: 06-03-04\n\nNothing was said.\n", head="").meeting.on is None


@pytest.mark.parametrize(
    "title", ["VI. Meeting schedule", "IX. Next meetings", "IV. Dates of meetings", "II. Meetings calendar"]
)
def test_days_below_a_title_with_a_roman_number(title: str) -> None:
    text = (
        f"I. Opening\nNobody had a conflict.\n\n{title}\nThe Board agreed to the schedule: 8 April and 13 May.\n\n"
        "XI. Weir\nTom rang the warden, who comes on 20 April.\n"
    )
    assert [told(meeting)[0] for meeting in minutes_of(text).meetings] == ["2024-04-08", "2024-05-13"]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("The Council itself meets in Weir House on 4 April at 7pm.", "Council"),
        ("Finance Committee will next meet on 4 April at 7pm.", "Finance Committee"),
        ("The Rota and Kitchen Group meets on 4 April at 7pm.", "Rota and Kitchen Group"),
        ("The Staffing Panel will also meet on 4 April at 7pm.", "Staffing Panel"),
        ("We meet on 4 April at 7pm.", ""),
    ],
)
def test_who_meets_is_the_title(sentence: str, title: str) -> None:
    assert [told(meeting)[:3] for meeting in minutes_of(NEXT + sentence).meetings] == [("2024-04-04", "19:00", title)]


def test_the_bodys_own_meetings_in_a_diary() -> None:
    rows = (
        ("Tue 9 April", "Committee", "7.30pm, 12 Mill Rise"),
        ("Thu 25 April", "Annual General Meeting", "7pm, Elder Hall"),
        ("Sat 11 May", "Outing to the quarry", "meet 10.30am, Weir car park"),
        ("Mon 13 May", "County AGM", "7pm, Shire Hall"),
        ("Tue 14 May", "Fernvale Parish Council", "7pm, Elder Hall"),
        ("Tue 4 June", "Committee", "7.30pm, venue TBC"),
    )
    document = Document(name="", format="text", blocks=(heading("Dates for your diary"), *table(*rows)))
    found = parse_minutes(document, received_on=RECEIVED).meetings
    assert [told(meeting) for meeting in found] == [
        ("2024-04-09", "19:30", "Committee", "12 Mill Rise"),
        ("2024-04-25", "19:00", "Annual General Meeting", "Elder Hall"),
        ("2024-06-04", "19:30", "Committee", None),
    ]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        (
            "8 April, 20 May and 17 June, all at 7 am by teleconference. The Council itself meets in Weir on 4 July.",
            [("04-08", "07:00", "", "teleconference"), ("05-20", "07:00", "", "teleconference"),
             ("06-17", "07:00", "", "teleconference"), ("07-04", "", "Council", "Weir")],
        ),
        (
            "8 April and 20 May, 7.30pm, Elder Hall. The Finance Committee will meet on 4 July at 10am at Weir House.",
            [("04-08", "19:30", "", "Elder Hall"), ("05-20", "19:30", "", "Elder Hall"),
             ("07-04", "10:00", "Finance Committee", "Weir House")],
        ),
        (
            "8 April at 2pm. The Staffing Panel meets at Weir House on 4 July.",
            [("04-08", "14:00", "", None), ("07-04", "", "Staffing Panel", "Weir House")],
        ),
        (
            "8 April and 20 May. The Rota Group is to meet in the Old Dairy on 4 July at 3pm.",
            [("04-08", "", "", None), ("05-20", "", "", None), ("07-04", "15:00", "Rota Group", "the Old Dairy")],
        ),
    ],
)  # fmt: skip
def test_another_committee_in_the_next_sentence_shares_nothing(line: str, days: list[tuple[str, ...]]) -> None:
    found = [told(meeting) for meeting in minutes_of(NEXT + line).meetings]
    assert [(day[5:], *rest) for day, *rest in found] == days


def test_the_room_before_the_name_in_rows_without_a_head() -> None:
    rows = (
        ("Tuesday 9 April", "1-4pm", "Tarn Room", "Branch Executive"),
        ("Tuesday 14 May", "12-2pm", "Council Chambers", "Annual General Meeting"),
        ("Tuesday 11 June", "1-4pm", "Elder Hall 2", "Branch Development"),
        ("Tuesday 9 July", "1-4pm", "Weir House", "Stewards"),
        ("Tuesday 6 August", "1-4pm", "", "Branch Liaison"),
        ("Tuesday 3 September", "1-4pm", "Liaison venue (TBC)", "Branch Liaison"),
    )
    document = Document(name="", format="text", blocks=(heading("Meetings 2024"), *table(*rows)))
    found = parse_minutes(document, received_on=RECEIVED).meetings
    assert [told(meeting)[2:] for meeting in found] == [
        ("Branch Executive", "Tarn Room"),
        ("Annual General Meeting", "Council Chambers"),
        ("Branch Development", "Elder Hall 2"),
        ("Stewards", "Weir House"),
        ("Branch Liaison", None),
        ("Branch Liaison", None),
    ]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("The first committee meeting would be on 12 April 2024 at 10 AM on site.", ["2024-04-12"]),
        ("The inaugural meeting will be held on 12 April 2024, 7pm.", ["2024-04-12"]),
        (
            "Calls are on Mondays; the first of these will be **4pm BST (3pm UTC), Friday 12 April 2024**.",
            ["2024-04-12"],
        ),
        ("The first meeting was on 12 April 2024 and went well.", []),
        ("The first meeting of the weir group would be useful before 12 April 2024.", []),
        ("Notes of the first meeting will be sent on 12 April 2024.", []),
        ("The first meeting will be minuted by Kim, who is away until 12 April 2024.", []),
    ],
)
def test_the_first_meeting_of_those_elected(line: str, days: list[str]) -> None:
    assert [meeting.on.isoformat() for meeting in minutes_of(line + "\n").meetings] == days
