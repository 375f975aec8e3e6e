"""Lists of meetings that go on behind the first one: by name, behind "then", in new sentences, in rows of a table."""

from __future__ import annotations

import pytest

from service.domain.document import Block, Document
from service.domain.minutes import FutureMeeting
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, minutes_of
from tests.unit.parsing.test_actions_tabled import heading, table

Found = list[tuple[str, str, str, str | None]]


def told(meeting: FutureMeeting) -> tuple[str, str, str, str | None]:
    return meeting.on.isoformat(), f"{meeting.starts:%H:%M}" if meeting.starts else "", meeting.title, meeting.venue


GOING_ON: dict[str, tuple[str, Found]] = {
    "the second by its name": (
        "Next meetings: Tuesday 9th April 2024, 7.30pm, Elder Hall; AGM followed by ordinary meeting, Tuesday 14th May "
        "2024, 7pm, Weir House.",
        [
            ("2024-04-09", "19:30", "", "Elder Hall"),
            ("2024-05-14", "19:00", "AGM followed by ordinary meeting", "Weir House"),
        ],
    ),
    "three of them": (
        "Future meetings: 9 April at 7pm; Finance Committee 16 April at 6pm; Annual Parish Meeting 7 May at 7pm.",
        [
            ("2024-04-09", "19:00", "", None),
            ("2024-04-16", "18:00", "Finance Committee", None),
            ("2024-05-07", "19:00", "Annual Parish Meeting", None),
        ],
    ),
    "unnamed ones": (
        "Next meetings: 9 April, 7pm, Elder Hall; 14 May, 7pm, Weir House; 11 June, 2pm, Elder Hall.",
        [
            ("2024-04-09", "19:00", "", "Elder Hall"),
            ("2024-05-14", "19:00", "", "Weir House"),
            ("2024-06-11", "14:00", "", "Elder Hall"),
        ],
    ),
    "an open meeting in a new sentence": (
        "Next meeting Thursday 18th April 2024, 7pm, Weir House. Open meeting for all tenants Thursday 20th June, 7pm, "
        "Elder Hall.",
        [
            ("2024-04-18", "19:00", "", "Weir House"),
            ("2024-06-20", "19:00", "Open meeting for all tenants", "Elder Hall"),
        ],
    ),
    "the next but one and the AGM": (
        "Date of next meeting: 10 April 2024, 6pm. Extraordinary general meeting: 24 April 2024, 6pm.",
        [("2024-04-10", "18:00", "", None), ("2024-04-24", "18:00", "Extraordinary general meeting", None)],
    ),
    "further dates in a new sentence": (
        "Date of next meeting: Monday 8th April 2024 at 6pm at the Weir House. Future dates: 10th June, 12th August.",
        [
            ("2024-04-08", "18:00", "", "the Weir House"),
            ("2024-06-10", "", "", None),
            ("2024-08-12", "", "", None),
        ],
    ),
    "other dates behind a semicolon": (
        "Next meeting: Wed 3 April, 2pm; further meetings: 5 June, 7 August and 2 October.",
        [
            ("2024-04-03", "14:00", "", None),
            ("2024-06-05", "", "", None),
            ("2024-08-07", "", "", None),
            ("2024-10-02", "", "", None),
        ],
    ),
    "subsequent dates": (
        "Next meeting: 9 April 2024. Subsequent meetings: Tuesday 11 June, Tuesday 13 August.",
        [("2024-04-09", "", "", None), ("2024-06-11", "", "", None), ("2024-08-13", "", "", None)],
    ),
    "then, at the same time and place": (
        "Next meeting Weds 8 May, 7.30 pm at The Plough. Then 10 July and 11 September, same time and place.",
        [
            ("2024-05-08", "19:30", "", "The Plough"),
            ("2024-07-10", "19:30", "", "The Plough"),
            ("2024-09-11", "19:30", "", "The Plough"),
        ],
    ),
}


@pytest.mark.parametrize("name", GOING_ON)
def test_a_list_goes_on_behind_the_first(name: str) -> None:
    words, found = GOING_ON[name]
    assert [told(meeting) for meeting in minutes_of(f"{words}\n").meetings] == found


OF_OTHERS = {
    "an event": "Next meetings: 9 April, 7pm; plant sale 11 May, 10am.",
    "a deadline": "Next meetings: 9 April, 7pm; papers by 2 April please.",
    "a sentence": "Next meeting: 9 April, 7pm. The Board will hear the appeal on 11 May.",
    "those above": "Next meetings: 9 April, 7pm; District AGM 11 May, 10am.",
    "a visit": "Next meetings: 9 April, 7pm. Board members visit the weir 11 May.",
    "a person": "Next meeting: 9 April, 7pm; meeting with the architect 11 May.",
    "a report": "Next meeting: 9 April, 7pm. Minutes of the public meeting 11 May.",
    "another's meeting": "Next meeting: 9 April, 7pm; Riverside Trust board 11 May.",
}


@pytest.mark.parametrize("name", OF_OTHERS)
def test_what_is_no_meeting_of_ours_stays_out(name: str) -> None:
    assert [meeting.on.isoformat() for meeting in minutes_of(f"{OF_OTHERS[name]}\n").meetings] == ["2024-04-09"]


def in_table(*rows: list[str]) -> list[tuple[str, str, str, str | None]]:
    blocks: list[Block] = [heading("Mill Group, 6 March 2024"), *table(*rows)]
    return [
        told(one)
        for one in parse_minutes(Document(name="", format="docx", blocks=tuple(blocks)), received_on=RECEIVED).meetings
    ]


BELOW: dict[str, list[list[str]]] = {
    "numbered": [
        ["7.0", "Any other business", ""],
        ["8.0", "Date of Next Meeting", ""],
        ["8.1", "9 April 2024, 7pm, Elder Hall.", ""],
    ],
    "without numbers": [["Date and time of next meeting", ""], ["Tuesday 9 April 2024 at 7pm, Elder Hall", ""]],
    "with a sentence behind": [["14", "Next meeting"], ["", "9 April 2024, 7pm, Elder Hall. No meeting in May."]],
    "letters": [["9.", "DATE OF NEXT MEETING", ""], ["(a)", "Tuesday 9th April 2024 at 7.00 p.m. in Elder Hall", ""]],
    "led in": [["6", "Next meeting", ""], ["6.1", "This will be held on 9 April 2024 at 7pm in Elder Hall", ""]],
}


@pytest.mark.parametrize("name", BELOW)
def test_the_day_in_the_row_below_its_label(name: str) -> None:
    assert in_table(["No", "Item", "Action"], *BELOW[name]) == [("2024-04-09", "19:00", "", "Elder Hall")]


def test_more_days_in_rows_below() -> None:
    rows = [["8.0", "Future meetings"], ["8.1", "9 April 2024, 7pm"], ["8.2", "14 May 2024, 2pm"], ["9.0", "Close 9pm"]]
    assert [found[:2] for found in in_table(["No", "Item"], *rows)] == [
        ("2024-04-09", "19:00"),
        ("2024-05-14", "14:00"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Papers by 2 April 2024.",
        "The Chair will ring round. The fair is on 11 May 2024.",
        "See 9 April 2024 minutes of the fair",
    ],
)
def test_a_row_below_without_a_meeting(below: str) -> None:
    assert in_table(["No", "Item"], ["8.0", "Date of next meeting"], ["8.1", below])[1:] == []
