"""Tests for tables that say "Action" again under every topic, and for those that tell the status in several columns."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.html import read_html
from service.domain.document import Document
from service.domain.minutes import ActionItem, ItemKind, ItemStatus
from service.parsing.minutes import parse_minutes

HEAD = (
    "<h1>Ashmere Hall Committee</h1><p>Meeting of 3 April 2023</p>"
    "<p>Present: Gail Tovey (GT), Ned Farrow (NF), Sunita Rao (SR)</p>"
)


def table(*rows: tuple[str, ...]) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{c}</td>' for c in row) + '</tr>' for row in rows)}</table>"


def read(html: str) -> list[ActionItem]:
    document: Document = read_html(HEAD + html, name="minutes.html")
    minutes = parse_minutes(document, received_on=date(2023, 4, 4))
    return [item for item in minutes.actions if item.kind is ItemKind.EXPLICIT]


def found(html: str) -> list[tuple[tuple[str, ...], str]]:
    return [(item.owners, item.text) for item in read(html)]


def test_the_word_beside_each_action() -> None:
    rows = table(
        ("Heating", "The boiler was serviced."),
        ("Action", "NF to ask for a second quotation"),
        ("Bookings", "Two weddings in June. No clashes."),
        ("Action", "None"),
        ("Stage", "The curtain is torn. It can be mended."),
        ("Action", "Gail: ring the upholsterer by 21 April"),
        ("Actions", "All to look for the spare key"),
    )
    assert found(rows) == [
        (("NF",), "NF to ask for a second quotation"),
        (("Gail",), "ring the upholsterer by 21 April"),
        (("All",), "All to look for the spare key"),
    ]


def test_several_actions_beside_one_word() -> None:
    rows = table(
        ("Discussion", "The fair is on 16 June."),
        ("Actions:", "<p>SR to book the marquee</p><p>NF to ask about parking</p>"),
        ("Discussion", "The accounts were seen."),
        ("Actions:", "No further action"),
    )
    assert [owners for owners, _ in found(rows)] == [("SR",), ("NF",)]


def test_the_word_above_each_action() -> None:
    rows = table(
        ("1. Heating", "", ""),
        ("Notes", "The boiler was serviced. Two radiators are cold.", "Action"),
        ("", "The old timetable is still on the door.", "NF to put up the new one"),
        ("2. Website", "", ""),
        ("Notes", "Ned had tried to book by telephone and gave up.", "Action"),
        ("", "", "GT and SR to list the worst pages by 1 May"),
        ("3. Staff", "", ""),
        ("Notes", "A caretaker has been found.", "Action"),
        ("", "", "None"),
    )
    assert found(rows) == [
        (("NF",), "NF to put up the new one"),
        (("GT", "SR"), "GT and SR to list the worst pages by 1 May"),
    ]


@pytest.mark.parametrize(
    "nothing",
    [
        "None",
        "Nil",
        "N/A",
        "No action",
        "No further actions",
        "Noted",
        "-",
        "For information",
        "To be agreed",
        "The council have been told",
    ],
)
def test_words_that_say_there_is_none(nothing: str) -> None:
    rows = table(("Roof", "It was mended in May."), ("Action", nothing), ("Drains", "They run."), ("Action", nothing))
    assert found(rows) == []


def test_an_export_that_says_the_word_in_every_row_lists_something_else() -> None:
    rows = table(*((f"#{n}", f"Gail to be told of fault {n}", "Actions") for n in range(1, 7)))
    assert found(rows) == []


@pytest.mark.parametrize(
    ("progress", "colour", "status"),
    [
        ("Test took place 3 March", "Complete", ItemStatus.DONE),
        ("Shared by e-mail 20/3", "Closed", ItemStatus.DONE),
        ("Invitation sent", "Propose to close", ItemStatus.DONE),
        ("In progress", "Amber", ItemStatus.ONGOING),
        ("Done", "Green", ItemStatus.DONE),
    ],
)
def test_progress_and_colour_are_both_read(progress: str, colour: str, status: ItemStatus) -> None:
    rows = table(("Action", "Officer", "Progress", "RAG"), ("Try out the fire drill", "NF", progress, colour))
    assert [item.status for item in read(rows)] == [status]


def test_a_date_before_the_action_is_when_it_was_raised() -> None:
    rows = table(
        ("No.", "Date", "Action", "Lead", "Status"),
        ("44", "03/04/23", "Write up three cases", "SR", "New"),
        ("45", "03/04/23", "Count the beds", "NF", ""),
    )
    assert [(item.due, item.due_text) for item in read(rows)] == [(None, ""), (None, "")]
