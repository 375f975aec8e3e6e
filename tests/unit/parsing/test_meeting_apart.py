"""Days that are of no meeting to come, days that a later one replaces, and the words that lead to a meeting's day."""

from __future__ import annotations

import pytest

from tests.unit.parsing.paper import minutes_of
from tests.unit.parsing.test_meetings_going_on import told

NEXT = "## Date of next meeting\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ruth had attended the regional forum meeting on 4th April.",
        "Tom and Jo visited the weir group on 9 April",
        "The open meeting took place on 14 March",
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
