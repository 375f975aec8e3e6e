"""Tables whose head stands below the top or over each topic, and lists within a cell."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.read import read_document
from service.domain.minutes import ActionItem, ItemStatus
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import explicit

WHO = "<p>Fernvale Council, 6 March 2024</p><p>Present: Kim Sanders (KS), Tom Pell (TP), Ruth Okafor (RO)</p>"


def _actions(html: str) -> list[ActionItem]:
    document = read_document("minutes.html", "text/html", html.encode())
    return explicit(parse_minutes(document, received_on=date(2024, 3, 20)))


def _table(*rows: str) -> str:
    """Rows of cells between strokes, "~" for a line's end within a cell."""
    cells = ("".join(f"<td>{cell.strip().replace('~', '<br>')}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


HEADS = {
    "below the top": (
        _table(
            "Date: | 6 March 2024 | ",
            "Venue: | Mill hall | ",
            " | | Action",
            "Moss has come back. Get a price from the man at the lodge. | | TP",
            "Teas went well. | | ",
            "Reminder to go to those who have not paid. Prices to be shown at the gate. | | RO~KS",
        ),
        [
            (("TP",), "Moss has come back. Get a price from the man at the lodge."),
            (("RO", "KS"), "Reminder to go to those who have not paid. Prices to be shown at the gate."),
        ],
    ),
    "names of columns below the top": (
        _table(
            "Held | 6 March 2024 | ",
            "Item | Notes | By whom",
            "1 | The hedge is to be cut. | Kim",
            "2 | Keys were counted. | ",
            "3 | The signs are faded. Ruth will ask a painter. | Ruth",
        ),
        [(("Kim",), "The hedge is to be cut."), (("Ruth",), "The signs are faded. Ruth will ask a painter.")],
    ),
    "over each topic": (
        _table(
            "1.0 | Welcome | ACTION",
            "1.1 | All were made welcome. | ",
            "2.0 | Roads | ACTION",
            "2.1 | The hole by the mill is to be told to the county. | RO",
            "2.2 | The salt bin is full. | Note",
            "3.0 | Paths | ACTION",
            "3.1 | Agreed to ask for a gate. | KS/TP",
        ),
        [(("RO",), "The hole by the mill is to be told to the county."), (("KS", "TP"), "Agreed to ask for a gate.")],
    ),
    "beside the first topic, initials below blank lines": (
        _table(
            "1. | Apologies | ACTION",
            " | None. | ",
            "2. | Hall | ",
            " | The floor is to be sealed. | ~~TP",
            " | The curtains were hung. | Note",
            " | Everybody is to bring a chair. | ALL",
        ),
        [(("TP",), "The floor is to be sealed."), (("ALL",), "Everybody is to bring a chair.")],
    ),
    "a last column of no people": (
        _table("Group | What it does | ", "Bees | Two. | ", "Kind | Words | Action", "A | B c d. | Plan of it"),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("table", "wanted"), HEADS.values(), ids=list(HEADS))
def test_people_below_a_head_take_on_what_stands_beside(table: str, wanted: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(item.owners, item.text) for item in _actions(WHO + table)] == wanted


def test_a_row_of_one_cell_says_that_those_below_are_of_the_last_meeting() -> None:
    table = _table(
        "Held | 6 March 2024 | ",
        " | | Action",
        "Actions from last meeting | | ",
        "KS to ask about the lamps. | | KS",
        "The gate sticks. Completed | | TP",
        "New business | | ",
        "A price to be had for paint. | | RO",
    )

    assert [(item.owners, item.status) for item in _actions(WHO + table)] == [
        (("KS",), ItemStatus.ONGOING),
        (("TP",), ItemStatus.DONE),
        (("RO",), ItemStatus.OPEN),
    ]


def test_a_table_below_the_day_of_the_meeting_is_none_of_meetings_to_come() -> None:
    table = _table("1.0 | Welcome | ACTION", "1.1 | The stile is to be mended. | TP")

    assert [item.owners for item in _actions(f"<p><b>MEETING DATE: 6 March 2024</b></p>{WHO}{table}")] == [("TP",)]


LISTS = {
    "a list": ("<p>Actions:</p><ul><li>The Chair to write to the mill</li><li>Riverwatch to count again</li></ul>", 2),
    "a numbered list": ("<p>Action points</p><ol><li>Tom Pell to draw a map</li><li>Post the rota</li></ol>", 2),
    "up to what was resolved": ("<p>Actions:</p><p>Kim to ring</p><p>RESOLVED – That the talk be noted.</p>", 1),
    "none": ("<p>Actions:</p><p>None.</p>", 0),
    "a question": ("<p>Actions:</p><p>Tom Pell to speak next time?</p>", 0),
    "no label": ("<p>Talk</p><ul><li>The Chair to write to the mill</li></ul>", 0),
}


@pytest.mark.parametrize(("cell", "count"), LISTS.values(), ids=list(LISTS))
def test_a_list_below_the_word_within_a_cell(cell: str, count: int) -> None:
    table = (
        f"<table><tr><th>No.</th><th>Item</th></tr><tr><td>1</td><td><p>A talk was given.</p>{cell}</td></tr></table>"
    )

    assert len(_actions(WHO + table)) == count


def test_the_row_of_when_and_where_below_a_list_is_no_action() -> None:
    table = _table(
        "Action | Who",
        "Circulate the map to members | Kim",
        "Date and time of meeting | Hall 2, Mill Road",
        "Venue | Committee Room 4",
    )

    assert [item.owners for item in _actions(WHO + table)] == [("Kim",)]
