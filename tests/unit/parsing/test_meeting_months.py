"""Lists of meetings under what they share: a month, a year, the hours and the place in the heading."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.text import read_text
from service.domain.minutes import CalledOff, FutureMeeting
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import minutes_of

#: Long after the papers, so that a year of the clock's would be wrong.
LATER = date(2029, 2, 3)
Brief = tuple[str, str, str]


def read(text: str) -> list[FutureMeeting]:
    return list(parse_minutes(read_text(text), received_on=LATER).meetings)


def brief(meetings: list[FutureMeeting]) -> list[Brief]:
    return [(m.title, m.on.isoformat(), f"{m.starts:%H:%M}" if m.starts else "") for m in meetings]


MONTHS = {
    "weekday and day": """Schedule of Meetings 2025-2026
Commencing at 6.30pm unless stated otherwise

June 2025

Tues 3         Planning
Tues 17        Full Council
Weds 25        Depot Site Visit (4pm)

January 2026

Tues 13        Staffing (3pm)
""",
    "ordinals and capitals": """MARFIELD TOWN COUNCIL

DATES OF MEETINGS 2025/26
All meetings start at 6.30pm

JUNE 2025
3rd - Planning
17th - Full Council

JANUARY 2026
13th - Staffing, 3pm
""",
    "markdown": """# Marfield Town Council

## Calendar of meetings

All start at 6.30pm.

### June 2025

- Tuesday 3rd: Planning
- Tuesday 17th: Full Council

### January 2026

- Tuesday 13th: Staffing (3pm)
""",
    "bare numbers": """Marfield Town Council
Calendar of meetings 2025/26

Meetings start at 6.30pm

June 2025
3 Planning
17 Full Council

January
13 Staffing (3pm)
""",
    "the name first": """Marfield Town Council
Meeting dates

Time: 6.30pm

June 2025:
Planning, Tues 3rd
Full Council, Tues 17th

January 2026:
Staffing, Tues 13th, 3pm
""",
}


@pytest.mark.parametrize("text", MONTHS.values(), ids=MONTHS)
def test_days_under_their_month(text: str) -> None:
    assert brief(read(text)) == [
        ("Planning", "2025-06-03", "18:30"),
        ("Full Council", "2025-06-17", "18:30"),
        ("Staffing", "2026-01-13", "15:00"),
    ]


YEARS = {
    "plain": "Dates of meetings\n\n2024\nWednesday 4 December, 7pm\n\n2025\nWednesday 8 January, 7pm\n",
    "markdown": "## Future meetings\n\n### 2024\n\n- 4 December 7pm\n\n### 2025\n\n- 8 January 7pm\n",
    "with a colon": "Meeting dates\n\n2024:\n- 4th Dec, 7pm\n2025:\n- 8th Jan, 7pm\n",
}


@pytest.mark.parametrize("text", YEARS.values(), ids=YEARS)
def test_days_under_their_year(text: str) -> None:
    assert [m.on.isoformat() for m in read(f"Marfield Band Committee\n\n{text}")] == ["2024-12-04", "2025-01-08"]


def test_a_day_called_off_under_its_month() -> None:
    text = "Schedule of meetings 2025\n\nJuly 2025\n\nTues 1   Lettings (cancelled)\nTues 8   Planning\n"
    assert [(m.title, m.called_off) for m in read(text)] == [
        ("Lettings", CalledOff.CANCELLED),
        ("Planning", CalledOff.NO),
    ]


NO_LISTS = {
    "a programme": "Garden Club programme\n\nJune 2025\n\nTues 3   Ferns\nTues 17  Mosses\n",
    "another section": "# Dates of meetings\n\n3 March 2025\n\n# Reports\n\nJune 2025\nTues 3 the boiler failed\n",
    "numbers of a list": "Dates of meetings\n\nJune 2025\n\n1. Kim to ask\n2. Tom to book\n",
}


@pytest.mark.parametrize("name", NO_LISTS)
def test_days_under_a_month_that_are_of_no_meeting(name: str) -> None:
    assert not [meeting for meeting in read(NO_LISTS[name]) if meeting.on.month == 6]


HEADINGS = [
    "23/12   DATES OF MEETINGS 2024/25 (all Wednesdays at 2.15 pm, Council Chamber, Weir House)",
    "7. Future meetings – all at 2.15pm in the Council Chamber, Weir House",
    "Dates of future meetings (each starting at 2.15pm, Council Chamber, Weir House)",
    "Future meetings, all 2.15 pm, Council Chamber, Weir House",
    "Forthcoming meetings: all Wednesdays, 2.15pm at the Council Chamber, Weir House",
]


@pytest.mark.parametrize("head", HEADINGS)
def test_the_hour_and_the_place_in_the_heading(head: str) -> None:
    found = minutes_of(f"{head}\n\n    Wednesday 3 April\n    Wednesday 15 May\n    8 January\n").meetings
    assert [(m.on.isoformat(), f"{m.starts:%H:%M}" if m.starts else "") for m in found] == [
        ("2024-04-03", "14:15"),
        ("2024-05-15", "14:15"),
        ("2025-01-08", "14:15"),
    ]
    assert {(m.venue or "").removeprefix("the ") for m in found} == {"Council Chamber, Weir House"}


def test_a_body_that_comes_again_meets_whatever_it_is_called() -> None:
    text = """Marfield Town Council - Meeting Dates 2024
All meetings are held at The Moot Hall unless shown otherwise

Open Spaces           9th January     7:00PM   The Moot Hall
Full Council          22nd January    7:00PM   The Moot Hall
Open Spaces           6th February    7:00PM   The Moot Hall
Mayday Parade         5th May         TBC      Market Square
Civic Sunday          23rd June       TBC      St Bede's
"""
    assert brief(read(text)) == [
        ("Open Spaces", "2024-01-09", "19:00"),
        ("Full Council", "2024-01-22", "19:00"),
        ("Open Spaces", "2024-02-06", "19:00"),
    ]


def test_a_place_right_behind_the_hours_is_the_days_own() -> None:
    text = """Marfield Town Council - Meeting Dates 2024
All meetings are held at The Moot Hall unless shown otherwise

Lettings Committee 9th January 7:00PM The Moot Hall
Staffing Committee 15th January 9:30AM Town Clerk's Office
Annual Town Meeting 15th April 7:00PM Assembly Rooms
Lettings Committee 9th May 7:00PM
"""
    assert [(m.on.isoformat(), (m.venue or "").lower()) for m in read(text)] == [
        ("2024-01-09", "the moot hall"),
        ("2024-01-15", "town clerk's office"),
        ("2024-04-15", "assembly rooms"),
        ("2024-05-09", "the moot hall"),
    ]


def test_the_next_day_of_a_list_is_no_hour() -> None:
    text = "## Panel dates\n\n12.06.24\n\n14.08.24\n\n09.10.24\n"
    assert [(m.on.isoformat(), m.starts) for m in minutes_of(text).meetings] == [
        ("2024-06-12", None),
        ("2024-08-14", None),
        ("2024-10-09", None),
    ]
