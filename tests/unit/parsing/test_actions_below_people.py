"""Tables of the minutes below a list of people, several tasks in one cell, and people run together in the list."""

from __future__ import annotations

import pytest

from service.documents.html import read_html
from service.domain.minutes import ItemKind
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, minutes_of

PEOPLE = """<h1>Mill Lane Reading Room</h1><p>Meeting of 6 March 2024</p>
<p>Present:</p><p>Ruth Okafor (RO)<br>Tom Pell (TP)</p><p>Apologies:</p><p>Kim Sanders (KS)</p>"""
BARE = "<h1>Mill Lane Reading Room</h1><p>Meeting of 6 March 2024</p><p>Present: Ruth Okafor (RO), Tom Pell (TP)</p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def found(html: str, *, people: str = PEOPLE) -> list[tuple[tuple[str, ...], str, str]]:
    minutes = parse_minutes(read_html(people + html, name="m.html"), received_on=RECEIVED)
    return [(a.owners, a.text, a.due_text) for a in minutes.actions if a.kind is ItemKind.EXPLICIT]


@pytest.mark.parametrize(
    "heads",
    [
        ("", "Agenda Item", "Action"),
        ("No", "Topic", "Actions"),
        ("", "Discussion", "Action points"),
        ("", "Notes", "Action required"),
        ("", "Item / Discussion", "Agreed actions"),
    ],
)
def test_a_table_of_topics_and_actions_ends_the_apologies_above_it(heads: tuple[str, ...]) -> None:
    rows = table(heads, ("1", "Roof", "TP to get a quote"), ("2", "Stove", "Noted"), ("3", "Keys", "RO to cut two"))

    assert found(rows) == [(("TP",), "TP to get a quote", ""), (("RO",), "RO to cut two", "")]


@pytest.mark.parametrize("title", ["MINUTES", "Minutes", "Discussion", "Notes:", "Meeting notes"])
def test_the_title_of_the_minutes_ends_the_apologies_above_it(title: str) -> None:
    below = "<p>The stove smokes again and the chimney was last swept three years ago. Action: TP to ring a sweep.</p>"

    assert found(f"<p>{title}</p>{below}") == [(("TP",), "TP to ring a sweep.", "")]


def test_a_table_of_people_stays_in_the_apologies() -> None:
    assert found(table(("Name", "Role"), ("Jo Quayle", "to represent the library"))) == []


def test_orders_below_each_other_are_tasks_of_whoever_stands_beside_them() -> None:
    rows = table(
        ("Item", "Action", "Who", "By when"),
        ("Keys", "<p>Cut two keys</p><p>Send one to the sexton</p>", "RO", "1 May"),
        ("Stove", "<p>Ring the sweep</p><p>Order dry logs</p>", "<p>TP</p><p>RO</p>", "<p>2 May</p><p>9 May</p>"),
        ("Shed", "<p>Paint the door</p><p>in the old green</p>", "TP", ""),
        ("Roof", "<p>Get a quote</p><p>The slates are loose on the north side</p>", "TP", ""),
    )

    assert found(rows, people=BARE) == [
        (("RO",), "Cut two keys", "1 May"),
        (("RO",), "Send one to the sexton", "1 May"),
        (("TP",), "Ring the sweep", "2 May"),
        (("RO",), "Order dry logs", "9 May"),
        (("TP",), "Paint the door in the old green", ""),
        (("TP",), "Get a quote The slates are loose on the north side", ""),
    ]


@pytest.mark.parametrize(
    ("listed", "short"),
    [
        ("Ida Moss (IM) Bo Lund (BL)", ["IM", "BL"]),
        ("Ida Moss (IM), Bo Lund (BL) Per Dahl, Secretary (PD)", ["IM", "BL", "PD"]),
        ("Ida Moss (IM) Bo Lund(BL) Per Dahl(PD), Uma Rao", ["IM", "BL", "PD", ""]),
        ("Ida Moss (IM) Parish Clerk (PC), Bo Lund (BL)", ["IM", "BL"]),
        ("Ida Moss (IM) Vale Trust, Bo Lund (BL)", ["IM", "BL"]),
    ],
)
def test_behind_the_initials_of_one_begins_the_name_of_the_next(listed: str, short: list[str]) -> None:
    head = f"# Reading Room, 6 March 2024\n\nPresent: {listed}\n\n"

    assert [person.initials for person in minutes_of("", head=head).meeting.attendance] == short
