"""Calendars with a row per committee: parts of the year as columns, hours in the head of the row or in a note."""

from __future__ import annotations

import pytest

from service.domain.document import Block, BlockKind
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED
from tests.unit.parsing.test_actions_tabled import heading, of, table

Row = tuple[str, ...]
Brief = tuple[str, str, str]


def read(title: str, rows: tuple[Row, ...], note: str = "") -> list[Brief]:
    """Title, day and start of each meeting in the calendar."""
    below = [Block(kind=BlockKind.PARAGRAPH, text=note, line=900)] if note else []
    minutes = parse_minutes(of(heading(title), *table(*rows), *below), received_on=RECEIVED)
    return [(m.title, m.on.isoformat(), f"{m.starts:%H:%M}" if m.starts else "") for m in minutes.meetings]


TWO_BODIES: dict[str, tuple[str, tuple[Row, ...], str]] = {
    "seasons": (
        "Schedule of meetings for 2024",
        (
            ("Body", "Spring", "Summer", "Autumn"),
            ("Forum (7pm)", "23 April", "18 June", "17 September"),
            ("Panel (6pm)", "10 April", "11 June", "8 October"),
        ),
        "",
    ),
    "quarters": (
        "Meetings of the trust",
        (
            ("", "Quarter 1", "Quarter 2", "Quarter 3"),
            ("Forum, 7pm", "23 April 2024", "18 June 2024", "17 September 2024"),
            ("Panel, 6pm", "10 April 2024", "11 June 2024", "8 October 2024"),
        ),
        "",
    ),
    "ordinals": (
        "Meeting dates 2024",
        (
            ("Group", "1st", "2nd", "3rd"),
            ("Forum (19:00)", "23 April", "18 June", "17 September"),
            ("Panel (18:00)", "10 April", "11 June", "8 October"),
        ),
        "",
    ),
    "numbers and a column of times": (
        "Meeting dates 2024",
        (
            ("Group", "Time", "Meeting 1", "Meeting 2", "Meeting 3"),
            ("Forum", "19:00", "23 April 2024", "18 June 2024", "17 September 2024"),
            ("Panel", "18:00", "10 April 2024", "11 June 2024", "8 October 2024"),
        ),
        "",
    ),
    "several in a cell": (
        "Calendar of meetings 2024",
        (
            ("Committee", "Spring", "Autumn"),
            ("Forum (7pm)", "23 April\n18 June", "17 September"),
            ("Panel (6pm)", "10 April\n11 June", "8 October"),
        ),
        "",
    ),
    "a note of each": (
        "Calendar of meetings",
        (
            ("Committee", "Spring", "Summer", "Autumn"),
            ("Forum", "23 April 2024", "18 June 2024", "17 September 2024"),
            ("Panel", "10 April 2024", "11 June 2024", "8 October 2024"),
        ),
        "Forum starts at 7pm; Panel meets at 6pm. All in the Guildhall.",
    ),
}


@pytest.mark.parametrize("case", TWO_BODIES)
def test_a_row_per_body_with_its_hours(case: str) -> None:
    assert read(*TWO_BODIES[case]) == [
        ("Forum", "2024-04-23", "19:00"),
        ("Forum", "2024-06-18", "19:00"),
        ("Forum", "2024-09-17", "19:00"),
        ("Panel", "2024-04-10", "18:00"),
        ("Panel", "2024-06-11", "18:00"),
        ("Panel", "2024-10-08", "18:00"),
    ]


QUARTERS: tuple[Row, ...] = (
    ("Committee", "Q1", "Q2"),
    ("Board", "25 April 2024", "25 July 2024"),
    ("Audit", "16 April 2024", "16 July 2024"),
)


def starts(found: list[Brief]) -> list[tuple[str, str]]:
    return [(title, start) for title, _, start in found]


def test_hours_said_of_one_body_are_not_of_the_others() -> None:
    found = read("Cycle of business", QUARTERS, "All Board meetings are held at 09:30 in Ember House.")
    assert starts(found) == [("Board", "09:30"), ("Board", "09:30"), ("Audit", ""), ("Audit", "")]


def test_a_room_that_is_called_after_a_body_is_not_that_body() -> None:
    found = read("Cycle of business", QUARTERS, "All meetings are held at 7pm in the Board Room.")
    assert {start for _, start in starts(found)} == {"19:00"}


def test_terms_of_a_year_that_begins_in_autumn() -> None:
    rows = (
        ("Group", "Autumn Term", "Spring Term", "Summer Term"),
        ("Governors 6.30pm", "12 September", "16 January", "8 May"),
        ("Resources 5pm", "3 October", "6 February", "5 June"),
    )
    assert read("Calendar of meetings 2024/25", rows) == [
        ("Governors", "2024-09-12", "18:30"),
        ("Governors", "2025-01-16", "18:30"),
        ("Governors", "2025-05-08", "18:30"),
        ("Resources", "2024-10-03", "17:00"),
        ("Resources", "2025-02-06", "17:00"),
        ("Resources", "2025-06-05", "17:00"),
    ]


def test_days_of_the_year_named_above_that_are_past_are_not_of_the_next_year() -> None:
    rows = (("Group", "1st", "2nd", "3rd"), ("Forum", "10 January", "14 February", "18 June"), ("Panel", "", "", ""))
    assert read("Meeting dates 2024", rows) == [("Forum", "2024-06-18", "")]


def test_hours_of_columns_in_one_note_with_years_in_rows() -> None:
    rows = (
        ("2024", "2024"),
        ("Council", "Finance"),
        ("23 April", "10 April"),
        ("2025", "2025"),
        ("21 January", "14 January"),
    )
    assert read("Dates", rows, "Council 7pm, Finance 6.30pm") == [
        ("Council", "2024-04-23", "19:00"),
        ("Finance", "2024-04-10", "18:30"),
        ("Council", "2025-01-21", "19:00"),
        ("Finance", "2025-01-14", "18:30"),
    ]


@pytest.mark.parametrize("first", ["Milestone", "Task", "Deliverable", "Report"])
def test_the_quarters_of_a_plan_are_no_meetings(first: str) -> None:
    rows = ((first, "Q1", "Q2"), ("Website", "4 April 2024", "4 July 2024"), ("Boiler", "2 May 2024", "1 August 2024"))
    assert read("Plan", rows) == []


def test_dates_below_a_table_of_sections() -> None:
    rows = (("Topic", "Notes", "Action"), ("Flu", "Posted", "RO to print posters"), ("Web", "Slow", "TP to list pages"))
    found = read("Notes", rows, "Dates for 2024: 17th April, 17th July (both Wednesdays, 1pm)")
    assert found == [("", "2024-04-17", "13:00"), ("", "2024-07-17", "13:00")]


def test_years_as_heads_of_columns() -> None:
    rows = (("2024", "2025"), ("26 March", "28 January"), ("24 September", "25 March"))
    assert read("Dates", rows, "All at 2pm at Cadwell House, except 24 September, which is at 10am.") == [
        ("", "2024-03-26", "14:00"),
        ("", "2025-01-28", "14:00"),
        ("", "2024-09-24", "10:00"),
        ("", "2025-03-25", "14:00"),
    ]


def test_the_rule_of_a_column_is_no_part_of_its_name() -> None:
    rows = (
        ("Month", "Forum\n(2nd Monday, 7.15pm)", "Panel\n(last Thursday, 6pm)"),
        ("May", "13th", "30th"),
        ("June", "10th", "27th"),
    )
    assert read("Meeting dates 2024", rows) == [
        ("Forum", "2024-05-13", "19:15"),
        ("Panel", "2024-05-30", "18:00"),
        ("Forum", "2024-06-10", "19:15"),
        ("Panel", "2024-06-27", "18:00"),
    ]


def test_months_as_columns_with_the_day_and_time_beside_the_body() -> None:
    rows = (
        ("Committee", "Day/time", "Jan", "Apr", "May"),
        ("Forum", "Mon 7pm", "15", "-", "20"),
        ("Panel", "Wed 6.30pm", "10", "10", "-"),
        ("Leisure", "Tue 7pm", "-", "16", "21"),
    )
    assert read("Meetings timetable 2024", rows) == [
        ("Forum", "2024-05-20", "19:00"),
        ("Panel", "2024-04-10", "18:30"),
        ("Leisure", "2024-04-16", "19:00"),
        ("Leisure", "2024-05-21", "19:00"),
    ]


COLUMNS: dict[str, tuple[str, tuple[Row, ...], str]] = {
    "bodies over days, years in rows of their own, notes on one line": (
        "Meeting Dates 2024/2025",
        (
            ("Forum*", "Panel**"),
            ("2024", ""),
            ("1st October", "8th October"),
            ("5th November", "12th November (5.30pm)"),
            ("2025", ""),
            ("7th January", ""),
        ),
        "* 7.30pm   ** 7pm unless shown otherwise",
    ),
    "months over days, a year over several of them, raised marks": (
        "Calendar of Meetings 2024/25",
        (
            ("", "2024", "", "2025"),
            ("Committee", "Oct", "Nov", "Jan"),
            ("Forum\u00b9", "1", "5", "7"),
            ("Panel\u00b2", "8", "12 (5.30pm)", ""),
        ),
        "\u00b9 7.30pm \u00b2 7pm",
    ),
    "kinds of bodies in a note": (
        "Forum and committee dates 2024/25",
        (
            ("", "Forum", "Panel Committee"),
            ("October 2024", "Tues 1", "Tues 8"),
            ("November 2024", "Tues 5", "Tues 12 (5.30pm)"),
            ("January 2025", "Tues 7", "-"),
        ),
        "Forum meetings start at 7.30pm, committees at 7pm. Agreed by the Forum on 4 July 2024.",
    ),
}
EXPECTED = [
    ("Forum", "2024-10-01", "19:30"), ("Forum", "2024-11-05", "19:30"), ("Forum", "2025-01-07", "19:30"),
    ("Panel", "2024-10-08", "19:00"), ("Panel", "2024-11-12", "17:30"),
]  # fmt: skip


@pytest.mark.parametrize("case", COLUMNS)
def test_bodies_or_months_as_columns(case: str) -> None:
    found = [(title.removesuffix(" Committee"), on, starts) for title, on, starts in read(*COLUMNS[case])]
    assert sorted(found) == EXPECTED
