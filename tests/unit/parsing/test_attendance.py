"""Who was there, who was not, and their initials."""

from __future__ import annotations

import pytest

from service.domain.minutes import Attendee
from tests.unit.parsing.paper import minutes_of


def people(head: str) -> list[tuple[str, str, str, bool]]:
    attendance = minutes_of("", head="# Mill Group, 6 March 2024\n\n" + head).meeting.attendance
    return [(a.name, a.initials, a.role, a.present) for a in attendance]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "Present: Ruth Okafor (RO), Tom Pell, Chair (TPe) and Ali Hopper (AHop)\n\nApologies: Kim Sanders (KS)\n\n",
            [
                ("Ruth Okafor", "RO", "", True),
                ("Tom Pell", "TPe", "Chair", True),
                ("Ali Hopper", "AHop", "", True),
                ("Kim Sanders", "KS", "", False),
            ],
        ),
        (
            "Attendees:\n\nMark Ware (MW) (Chair) - Vale Trust\n\nAndy Worth (AWo) - Hill and Dale Trust\n\n",
            [("Mark Ware", "MW", "Chair", True), ("Andy Worth", "AWo", "Hill and Dale Trust", True)],
        ),
        (
            "## Attendees\n\n* Nick Oak (Water Office, chair of panel)\n* Colin Hand, Ministry of Works\n\n",
            [("Nick Oak", "", "Water Office, chair of panel", True), ("Colin Hand", "", "Ministry of Works", True)],
        ),
        (
            "Present: Councillors Alun Marsh, Gwen Evans and County Councillor Joe Hart\n\n",
            [("Alun Marsh", "", "", True), ("Gwen Evans", "", "", True), ("County Councillor Joe Hart", "", "", True)],
        ),
        (
            "Welcome and apologies\n\nKim welcomed everyone. Apologies received from Cllrs. Doris Jeffs, Hugh Gold and "
            "from Cllr Owen Pike (unwell). Kim took the chair.\n\n",
            [
                ("Doris Jeffs", "", "", False),
                ("Hugh Gold", "", "", False),
                ("Cllr Owen Pike", "", "unwell", False),
            ],
        ),
        (
            "Apologies for absence\n\nApologies for absence were received and accepted from Tom Pell and Jo Reed.\n\n",
            [("Tom Pell", "", "", False), ("Jo Reed", "", "", False)],
        ),
        ("Present: Dave Horner (DHO) Clerk\n\n", [("Dave Horner", "DHO", "Clerk", True)]),
        (
            "Attendees: Alison Wren (GM), Steve Tate (SCC)\n\n",
            [("Alison Wren", "", "GM", True), ("Steve Tate", "", "SCC", True)],
        ),
        ("Present: Ruth Okafor\n\nApologies: None\n\n", [("Ruth Okafor", "", "", True)]),
    ],
)
def test_people(head: str, expected: list[tuple[str, str, str, bool]]) -> None:
    assert people(head) == expected


def test_printed_addresses_are_kept() -> None:
    attendance = minutes_of(
        "", head="# Mill Group, 6 March 2024\n\nPresent: Ruth Okafor (RO) <ruth@mill.example>, Tom Pell\n\n"
    ).meeting.attendance
    assert attendance[0] == Attendee(name="Ruth Okafor", initials="RO", address="ruth@mill.example")


def test_the_talk_after_the_list_is_no_list_of_people() -> None:
    head = (
        "Present: Ruth Okafor (RO), Tom Pell (TP)\n\n1. Welcome: Ruth Okafor welcomed everybody "
        "to the Hall, and the Board of Mill Trust.\n\nThe Chair said that the River Wren was "
        "high.\n\n"
    )
    assert [name for name, *_ in people(head)] == ["Ruth Okafor", "Tom Pell"]


def test_a_table_of_names() -> None:
    head = (
        "## Attendees\n\n| Init | Name | Role |\n|---|---|---|\n| RO | Ruth Okafor | Chair |\n| TP | Tom Pell | |\n\n"
    )
    assert [(n, i, r) for n, i, r, _ in people(head)] == [("Ruth Okafor", "RO", "Chair"), ("Tom Pell", "TP", "")]


def test_a_table_that_says_who_was_away() -> None:
    head = (
        "### Attendance\n\n| Name | Position | Present |\n|---|---|---|\n| Ruth Okafor | Chair | "
        "✓ |\n| Tom Pell | Treasurer | Apologies |\n\n"
    )
    assert [(name, present) for name, _, _, present in people(head)] == [("Ruth Okafor", True), ("Tom Pell", False)]


def test_two_labels_in_one_paragraph() -> None:
    assert [
        (name, present) for name, _, _, present in people("Present: Ruth Okafor, Tom Pell Apologies: Kim Sanders\n\n")
    ] == [
        ("Ruth Okafor", True),
        ("Tom Pell", True),
        ("Kim Sanders", False),
    ]


def test_a_label_without_a_colon_before_a_roll_of_names() -> None:
    names = [name for name, *_ in people("**Present** moss,Brad,Si Lee,George\n\n")]
    assert names == ["moss", "Brad", "Si Lee", "George"]
    assert people("Present at the meeting were two guests, who spoke, and left\n\n") == []


def test_labels_as_people_speak() -> None:
    head = "Here: Ruth, Tom\nCouldn't make it: Kim (hol), Little Jo\n\nOn the call: Ada Lunn, Bo Finn\n\n"
    assert [(name, present) for name, _, _, present in people(head)] == [
        ("Ruth", True),
        ("Tom", True),
        ("Kim", False),
        ("Little Jo", False),
        ("Ada Lunn", True),
        ("Bo Finn", True),
    ]


def test_a_roll_with_where_people_come_from() -> None:
    names = [name for name, *_ in people("Attendees  E. Marsh (Council), H. Bole (Coach Co), L. Finch (Riders)\n\n")]
    assert names == ["E. Marsh", "H. Bole", "L. Finch"]
