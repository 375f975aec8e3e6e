"""Tables with a row per day and a column per body: each body is invited to its own meetings, at its own hours."""

from __future__ import annotations

from datetime import date, time

import pytest

from service.documents.text import read_text
from service.parsing.minutes import parse_minutes

Told = list[tuple[date, time | None, str]]
HEAD = "# Meeting dates 2027\n\nAll meetings are held in the Mill Hall.\n\n"


def announced(table: str, below: str = "") -> Told:
    minutes = parse_minutes(read_text(f"{HEAD}{table}\n\n{below}\n"), received_on=date(2026, 10, 5))
    return [(meeting.on, meeting.starts, meeting.title) for meeting in minutes.meetings]


def table(head: str, *rows: str) -> str:
    return "\n".join((head, "|--" * head.count("|"), *rows))


def test_names_in_the_cells_with_hours_of_their_own_or_of_their_column() -> None:
    found = announced(
        table(
            "| Day | Sub-committees | The board | Groups |",
            "| 2027 | | each starts at 7pm | |",
            "| 5 May | Repairs Committee | | |",
            "| 19 May | Repairs Committee | Board meeting | |",
            "| 26 May | | | Archive Group |",
            "| 2 June | Repairs Committee | | Pantry Committee 6.45pm (stocktaking) |",
            "| 16 June | No meeting | Others to be arranged | |",
        ),
        "Repairs meetings start at 5.30pm.",
    )
    assert found == [
        (date(2027, 5, 5), time(17, 30), "Repairs Committee"),
        (date(2027, 5, 19), time(17, 30), "Repairs Committee"),
        (date(2027, 5, 19), time(19), "Board meeting"),
        (date(2027, 5, 26), None, "Archive Group"),
        (date(2027, 6, 2), time(17, 30), "Repairs Committee"),
        (date(2027, 6, 2), time(18, 45), "Pantry Committee"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [("7.30pm", "6.30pm", (time(19, 30), time(18, 30))), ("X", "✓", (None, None)), ("Yes", "yes", (None, None))],
)
def test_hours_or_ticks_in_the_cells(one: str, other: str, hours: tuple[time | None, time | None]) -> None:
    found = announced(
        table(
            "| Date | Planning Committee | Finance Committee |",
            f"| Tuesday 12 January | {one} | |",
            f"| Tuesday 26 January | {one} | {other} |",
            f"| Tuesday 9 February | | {other} |",
        )
    )
    assert found == [
        (date(2027, 1, 12), hours[0], "Planning Committee"),
        (date(2027, 1, 26), hours[0], "Planning Committee"),
        (date(2027, 1, 26), hours[1], "Finance Committee"),
        (date(2027, 2, 9), hours[1], "Finance Committee"),
    ]


def test_a_row_of_one_meeting_with_its_body_is_one() -> None:
    found = announced(
        table(
            "| Date | Meeting | Committee | Venue |",
            "| 12 January | Budget | Finance | Mill Hall |",
            "| 9 February | Roads | Highways | Mill Hall |",
        )
    )
    assert [(on, title) for on, _, title in found] == [(date(2027, 1, 12), "Budget"), (date(2027, 2, 9), "Roads")]


def test_columns_of_days_are_read_as_before() -> None:
    found = announced(
        table(
            "| Full Council | Planning Committee |",
            "| 4 January | 11 January |",
            "| 1 February | 8 February |",
        )
    )
    assert sorted((on, title) for on, _, title in found) == [
        (date(2027, 1, 4), "Full Council"),
        (date(2027, 1, 11), "Planning Committee"),
        (date(2027, 2, 1), "Full Council"),
        (date(2027, 2, 8), "Planning Committee"),
    ]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            "| Date | Full Council | Planning Committee |",
            ("| 12 January | Ann Moss | Kim Orr |", "| 9 February | | Ann Moss |"),
        ),
        ("| Date | Grants to groups | Staffing |", ("| 12 January | £300 | £2,000 |", "| 9 February | | £250 |")),
        (
            "| Date of report | Planning applications | Amenities |",
            ("| 12 January | yes | |", "| 9 February | yes | yes |"),
        ),
    ],
)
def test_who_comes_what_is_paid_and_what_is_due_are_no_meetings(head: str, rows: tuple[str, ...]) -> None:
    assert announced(table(head, *rows)) == []


def test_a_remark_in_a_bodys_column_is_no_title() -> None:
    found = announced(
        table("| Date | Council | Planning |", "| 12 January | 19:30 | Apologies Kim |", "| 9 February | 19:30 | |")
    )
    assert [(starts, title) for _, starts, title in found] == [(time(19, 30), "Council")] * 2
