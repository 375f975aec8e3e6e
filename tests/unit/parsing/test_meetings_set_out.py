"""Meetings set out below what they share: hours or a year in a heading, a body over its days, rows without heads."""

from __future__ import annotations

import pytest

from service.documents.text import read_text
from service.domain.document import Document
from service.domain.minutes import FutureMeeting
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, minutes_of
from tests.unit.parsing.test_actions_tabled import heading, table


def told(meeting: FutureMeeting) -> tuple[str, str, str, str | None]:
    return meeting.on.isoformat(), f"{meeting.starts:%H:%M}" if meeting.starts else "", meeting.title, meeting.venue


@pytest.mark.parametrize(
    "head",
    [
        "23/09 Dates of future meetings, all at 14:00",
        "14/27 Dates of meetings (all at 2pm)",
        "Future meetings: all at 2.00pm",
        "Dates of next meetings, all 2pm",
        "07/24 Future meetings - both start at 2pm",
    ],
)
def test_the_hour_in_the_heading(head: str) -> None:
    words = f"**{head}**\n\nWednesday 1 May 2024 (Weir House)\n\nWednesday 10 July 2024 (via Teams)\n"
    assert [told(one) for one in minutes_of(words).meetings] == [
        ("2024-05-01", "14:00", "", "Weir House"),
        ("2024-07-10", "14:00", "", "Teams"),
    ]


ROWS: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "three columns": (
        "Dates of meetings in 2024",
        [
            ("Monday 8 April", "7.15pm", "Plough Inn, Weir"),
            ("Monday 10 June", "7.15pm", "Institute, Low Weir"),
            ("Saturday 12 October", "2.00pm", "AGM, Town Hall, Weir"),
        ],
    ),
    "place before hours": (
        "Meeting dates 2024",
        [
            ("8 April 2024", "Plough Inn, Weir", "19:15"),
            ("10 June 2024", "Institute, Low Weir", "19:15"),
            ("12 October 2024", "AGM, Town Hall, Weir", "14:00"),
        ],
    ),
    "the name in a column": (
        "Future meetings",
        [
            ("Mon 8 April", "7.15pm", "", "Plough Inn, Weir"),
            ("Mon 10 June", "7.15pm", "", "Institute, Low Weir"),
            ("Sat 12 October", "2pm", "AGM", "Town Hall, Weir"),
        ],
    ),
    "hours beside the day": (
        "Dates of future meetings",
        [
            ("Mon 8 April 7.15pm", "Plough Inn, Weir"),
            ("Mon 10 June 7.15pm", "Institute, Low Weir"),
            ("Sat 12 October 2pm", "AGM, Town Hall, Weir"),
        ],
    ),
    "an event among them": (
        "Schedule of meetings 2024",
        [
            ("8 April", "7.15pm", "Plough Inn, Weir"),
            ("18 May", "10am", "Plant sale"),
            ("10 June", "7.15pm", "Institute, Low Weir"),
            ("12 October", "2pm", "AGM, Town Hall, Weir"),
        ],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_without_heads(name: str) -> None:
    head, rows = ROWS[name]
    paper = Document(
        name="", format="docx", blocks=(heading("Mill Users, 6 March 2024", 1), heading(head), *table(*rows))
    )
    assert [told(one) for one in parse_minutes(paper, received_on=RECEIVED).meetings] == [
        ("2024-04-08", "19:15", "", "Plough Inn, Weir"),
        ("2024-06-10", "19:15", "", "Institute, Low Weir"),
        ("2024-10-12", "14:00", "AGM", "Town Hall, Weir"),
    ]


def test_rows_of_a_diary_invite_nobody() -> None:
    rows = table(("Sat 20 April", "Breakfast in the Institute, 9am"), ("Sun 2 June", "Duck race on the green"))
    paper = Document(name="", format="docx", blocks=(heading("Mill News", 1), heading("Dates for your diary"), *rows))
    assert parse_minutes(paper, received_on=RECEIVED).meetings == ()


CALENDARS = {
    "place behind a dash": """Mill Trust

Meeting dates 2024/25

FINANCE COMMITTEE - Weir House
Mon 8 April 2024   2pm - 4pm
Mon 10 June 2024   2pm - 4pm

STAFFING GROUP - Teams
Tues 9 July 2024 2pm-4pm
""",
    "commas": """Mill Trust - calendar of meetings 2024

Finance Committee, Weir House
8 April, 2pm - 4pm
10 June, 2pm - 4pm

Staffing Group (Teams)
9 July, 2pm - 4pm, Teams
""",
    "an empty one between": """Schedule of committee meetings 2024

Finance Committee – Weir House
8 April 2024 2-4pm
10 June 2024 2-4pm

Nominations Committee
As and when required

Staffing Group – Teams
9 July 2024 2-4pm
""",
    "one revised": """Mill Trust
2024 meeting dates
(revised 2 April 2024)

Finance Committee - Weir House
Monday 8 April 2024 2pm - 4pm
Monday 10 June 2024 2pm - 4pm

Staffing Group - Teams
Tuesday 9 July 2024 2pm - 4pm
""",
    "with what is no meeting": """Mill Trust meeting dates 2024

Finance Committee - Weir House
8 April 2024 2pm - 4pm
10 June 2024 2pm - 4pm

Office closed
27 May 2024

Staffing Group - Teams
9 July 2024 2pm - 4pm
""",
}


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_in_lines(name: str) -> None:
    minutes = parse_minutes(read_text(CALENDARS[name], name="dates.txt"), received_on=RECEIVED)
    assert [(one.on.isoformat(), one.title.split(" (")[0].upper(), one.venue) for one in minutes.meetings] == [
        ("2024-04-08", "FINANCE COMMITTEE", "Weir House"),
        ("2024-06-10", "FINANCE COMMITTEE", "Weir House"),
        ("2024-07-09", "STAFFING GROUP", "Teams"),
    ]
    assert {f"{one.starts:%H:%M}-{one.ends:%H:%M}" for one in minutes.meetings if one.starts and one.ends} == {
        "14:00-16:00"
    }


@pytest.mark.parametrize(
    "issue", ["Number 88 - Spring 2022", "Issue 4, March 2022", "The Mill News, February 2022", "NEWSLETTER MARCH 2022"]
)
def test_days_of_a_newsletter_are_of_the_year_of_its_issue(issue: str) -> None:
    words = f"{issue}\n\nThe ditch is clear.\n\nNext meeting: Tuesday 12th April, 7.15pm, Weir House.\n"
    minutes = parse_minutes(read_text(words, name=""), received_on=RECEIVED)
    assert [told(one)[:2] for one in minutes.meetings] == [("2022-04-12", "19:15")]


def test_what_will_be_held_is_not_the_meeting_minuted() -> None:
    said = "This will be held on Tuesday 14th May 2024 at 7pm in Weir House, followed by tea."
    words = f"# The Mill News\n\n## Annual Parish Meeting\n\n{said}\n"
    minutes = parse_minutes(read_text(words, name="news.md"), received_on=RECEIVED)
    assert minutes.meeting.on is None
    assert [told(one) for one in minutes.meetings] == [("2024-05-14", "19:00", "Annual Parish Meeting", "Weir House")]
