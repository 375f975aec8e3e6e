"""Tables of meetings as different hands set them: rows without a head, columns of papers, marks, rows of hours."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.document import Block, BlockKind, Document
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.test_actions_tabled import heading, table

Row = tuple[str, ...]
Brief = tuple[str, str, str, str | None]
#: Long after the papers, so that a year of the clock's would be wrong.
LATER = date(2029, 2, 3)


def read(title: str, rows: tuple[Row, ...], *notes: str) -> list[Brief]:
    """Title, day, start and venue of each meeting in a paper that is nothing but a table of them."""
    below = [Block(kind=BlockKind.PARAGRAPH, text=note, line=900 + i) for i, note in enumerate(notes)]
    name = Block(kind=BlockKind.PARAGRAPH, text="Marfield Hall Trust", line=1)
    document = Document(name="", format="txt", blocks=(name, heading(title), *table(*rows), *below))
    found = parse_minutes(document, received_on=LATER).meetings
    return [(m.title, m.on.isoformat(), f"{m.starts:%H:%M}" if m.starts else "", m.venue) for m in found]


BARE: dict[str, tuple[str, tuple[Row, ...]]] = {
    "dots and hrs": (
        "Panel dates",
        (("12.03.25", "19:00hrs", "Orchard Lounge"), ("14.05.25", "18:30hrs", "t.b.c.")),
    ),
    "place before the hour": (
        "Committee meetings 2025",
        (("Wednesday 12 March", "Orchard Lounge", "7pm"), ("Wednesday 14 May", "tbc", "6.30pm")),
    ),
    "years in rows": (
        "Trustees' meetings",
        (
            ("2025", "", ""),
            ("Wed 12 March", "7.00 pm", "Orchard Lounge"),
            ("Wed 14 May", "6.30 pm", ""),
        ),
    ),
    "named": (
        "Calendar of meetings",
        (("Committee", "12 Mar 2025", "7pm", "Orchard Lounge"), ("Board", "14 May 2025", "6.30pm", "TBC")),
    ),
    "strokes, hour first": (
        "Meeting dates",
        (("19:00", "12/03/2025", "Orchard Lounge"), ("18:30", "14/05/2025", "")),
    ),
}


@pytest.mark.parametrize(("title", "rows"), BARE.values(), ids=BARE)
def test_rows_of_days_without_a_head(title: str, rows: tuple[Row, ...]) -> None:
    assert [brief[1:] for brief in read(title, rows)] == [
        ("2025-03-12", "19:00", "Orchard Lounge"),
        ("2025-05-14", "18:30", None),
    ]


NO_MEETINGS: dict[str, tuple[str, tuple[Row, ...]]] = {
    "a rota": ("Rota for committee dates", (("12 March 2025", "7pm", "Kim"), ("14 May 2025", "7pm", "Tom"))),
    "fixtures": ("Fixtures", (("12 March 2025", "7pm", "Marfield A"), ("14 May 2025", "7pm", "Marfield B"))),
    "meetings held": (
        "Meetings attended last year",
        (("12 March 2025", "7pm", "County Hall"), ("14 May 2025", "7pm", "County Hall")),
    ),
    "no title": ("Refuse", (("12 March 2025", "7am", "Black bins"), ("14 May 2025", "7am", "Brown bins"))),
}


@pytest.mark.parametrize(("title", "rows"), NO_MEETINGS.values(), ids=NO_MEETINGS)
def test_rows_of_days_of_something_else(title: str, rows: tuple[Row, ...]) -> None:
    assert read(title, rows) == []


def test_an_event_among_bare_rows_is_no_meeting() -> None:
    rows = (
        ("Committee", "12 March 2025", "7pm"),
        ("Summer fair", "7 June 2025", "11am"),
        ("Board", "9 July 2025", "7pm"),
    )
    assert [brief[:2] for brief in read("Meetings 2025", rows)] == [
        ("Committee", "2025-03-12"),
        ("Board", "2025-07-09"),
    ]


PAPERS: dict[str, tuple[Row, ...]] = {
    "by and circulated": (
        ("Papers to Clerk by", "Papers circulated", "Board meeting"),
        ("4 Apr 2025", "10 Apr 2025", "17 Apr 2025 14:00"),
        ("4 Jul 2025", "10 Jul 2025", "17 Jul 2025 14:00"),
    ),
    "deadline behind": (
        ("Board meeting", "Deadline for papers"),
        ("17 Apr 2025, 2pm", "4 Apr 2025"),
        ("17 Jul 2025, 2pm", "4 Jul 2025"),
    ),
    "dates of both": (
        ("Date papers due", "Meeting date", "Time", "Venue"),
        ("4 Apr 2025", "17 Apr 2025", "2pm", ""),
        ("4 Jul 2025", "17 Jul 2025", "2pm", ""),
    ),
    "agenda and minutes": (
        ("Meeting", "Date", "Agenda issued", "Minutes published"),
        ("Board", "17 Apr 2025 2pm", "10 Apr 2025", "1 May 2025"),
        ("Board", "17 Jul 2025 2pm", "10 Jul 2025", "1 Aug 2025"),
    ),
    "submission": (
        ("Submission of reports", "Despatch", "Board"),
        ("4 Apr 2025", "10 Apr 2025", "17 Apr 2025 (2pm)"),
        ("4 Jul 2025", "10 Jul 2025", "17 Jul 2025 (2pm)"),
    ),
}


@pytest.mark.parametrize("rows", PAPERS.values(), ids=PAPERS)
def test_columns_of_papers_are_no_meetings(rows: tuple[Row, ...]) -> None:
    assert [brief[1:3] for brief in read("Board meetings 2025", rows)] == [
        ("2025-04-17", "14:00"),
        ("2025-07-17", "14:00"),
    ]


MARKS = {
    "except the mark": "All meetings start at 7.15 pm in the Pavilion except * which is at 6.30 pm.",
    "except those marked": "All meetings start at 7.15 pm in the Pavilion, except those marked * at 6.30 pm.",
    "with an asterisk": "All meetings start at 7.15 pm in the Pavilion (apart from those with an asterisk: 6.30 pm).",
    "but the mark": "Meetings commence at 7.15pm in the Pavilion. Those marked with * are at 6.30pm.",
}


@pytest.mark.parametrize("note", MARKS.values(), ids=MARKS)
def test_a_mark_has_its_own_hour(note: str) -> None:
    rows = (("", "Council", "Planning"), ("January", "Mon 8th", "Mon 15th*"), ("March", "Mon 11th", "Mon 18th"))
    assert read("Calendar of meetings 2024", rows, note) == [
        ("Council", "2024-01-08", "19:15", "the Pavilion"),
        ("Planning", "2024-01-15", "18:30", "the Pavilion"),
        ("Council", "2024-03-11", "19:15", "the Pavilion"),
        ("Planning", "2024-03-18", "19:15", "the Pavilion"),
    ]


def test_marks_in_a_column_of_names_give_hour_and_place() -> None:
    rows = (
        ("Date", "Meeting"),
        ("Wednesday 10 January", "Council *"),
        ("Wednesday 24 January", "Lettings **"),
    )
    assert read("Meetings 2024", rows, "* 7.00pm start, Orchard Room", "** 10.30am at the Lodge") == [
        ("Council", "2024-01-10", "19:00", "Orchard Room"),
        ("Lettings", "2024-01-24", "10:30", "the Lodge"),
    ]


COLUMN_HOURS: dict[str, tuple[Row, ...]] = {
    "usual time, weeks": (
        ("", "Board", "Loans"),
        ("Usual time", "17:30", "16:00"),
        ("Wk 1 Oct 2025", "", "2nd"),
        ("Wk 4 Oct 2025", "23rd", ""),
        ("Wk 1 Dec 2025", "4th", "3rd"),
    ),
    "time below": (
        ("Month", "Board", "Loans"),
        ("October 2025", "23rd", "2nd"),
        ("December 2025", "4th", "3rd"),
        ("Time", "5.30pm", "4pm"),
    ),
    "start time and venue": (
        ("2025", "Board", "Loans"),
        ("Start time", "1730", "1600"),
        ("Venue", "tbc", "tbc"),
        ("Oct", "Thu 23", "Thu 2"),
        ("Dec", "Thu 4", "Wed 3"),
    ),
}


@pytest.mark.parametrize("rows", COLUMN_HOURS.values(), ids=COLUMN_HOURS)
def test_a_row_gives_the_hours_of_each_column(rows: tuple[Row, ...]) -> None:
    found = read("Schedule of meetings 2025", rows, "AGM - Saturday 28 February 2026, 11:00, Quaker House")
    assert sorted(brief[:3] for brief in found) == [
        ("AGM", "2026-02-28", "11:00"),
        ("Board", "2025-10-23", "17:30"),
        ("Board", "2025-12-04", "17:30"),
        ("Loans", "2025-10-02", "16:00"),
        ("Loans", "2025-12-03", "16:00"),
    ]


def test_hours_and_place_below_the_name_in_the_head() -> None:
    cells = (("",), ("Forum", "Library, Bridge St, 1.30-3.30pm"), ("Steering Group", "Teams, 10am"))
    head = Block(kind=BlockKind.ROW, text="Forum | Steering Group", line=60, cells=cells, table=1)
    rows = table(("Feb", "Wed 21", "Thu 1"), ("June", "Wed 19", ""), ("Oct", "Wed 16", "Thu 3"), number=1)
    document = Document(name="", format="txt", blocks=(heading("Dates of meetings for 2024"), head, *rows))
    found = parse_minutes(document, received_on=LATER).meetings
    assert {(m.title, f"{m.starts:%H:%M}" if m.starts else "", m.venue) for m in found} == {
        ("Forum", "13:30", "Library, Bridge St"),
        ("Steering Group", "10:00", "Teams"),
    }


def test_the_date_column_is_the_one_with_the_days() -> None:
    rows = (
        ("Meeting", "Day", "Date", "Time", "Where"),
        ("Forum", "Tues", "13th Feb 2024", "6.30 - 8pm", "Wharf Hall"),
        ("Parking group", "Weds", "24th April 2024", "5pm", "Zoom"),
        ("Summer BBQ", "Sat", "6th July 2024", "12 onwards", "The green"),
        ("AGM", "Tues", "17th Sept 2024", "7pm", "Chapel Hall"),
    )
    assert read("Forward dates - please put in your diary", rows) == [
        ("Forum", "2024-02-13", "18:30", "Wharf Hall"),
        ("Parking group", "2024-04-24", "17:00", "Zoom"),
        ("AGM", "2024-09-17", "19:00", "Chapel Hall"),
    ]


def test_the_first_day_of_a_row_is_no_meeting_held() -> None:
    rows = (
        ("Meeting", "Autumn", "Spring"),
        ("Board, 5pm", "12/12/24", "27/03/25"),
        ("Audit, 4pm", "28/11/24", "13/03/25"),
    )
    found = read("Trustees' meeting cycle 2024-25", rows, "Accounts to be filed by 31/12/24.")
    assert sorted(brief[:3] for brief in found) == [
        ("Audit", "2024-11-28", "16:00"),
        ("Audit", "2025-03-13", "16:00"),
        ("Board", "2024-12-12", "17:00"),
        ("Board", "2025-03-27", "17:00"),
    ]
