"""Actions whose mark stands behind or beside the owner: "Kim Action.", "04/03/26-01 Kim to ...", "... / Kim"."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, found, minutes_of

SIGNED = {
    "points run on in one paragraph": (
        "Roads: (i) Holes. The one by the mill is back. TP has sent pictures and will ring the depot. TP Action. "
        "(ii) Verges. All cut. (iii) Gate. The hinge is rusted. KS and RO to find a smith. KS/RO Action. "
        "(iv) Signs. Police action on speeding goes on.",
        [(("TP",), "TP has sent pictures and will ring the depot."), (("KS", "RO"), "KS and RO to find a smith.")],
    ),
    "a full name, and no stop": (
        "The roof leaks. Three quotes to be sought. Tom Pell Action",
        [(("Tom Pell",), "The roof leaks. Three quotes to be sought.")],
    ),
    "an office": (
        "The Clerk will thank her. Clerk Action.", [(("Clerk",), "The Clerk will thank her.")]),
    "a line of its own": ("The books are to be moved.\n\nRO Action.", [(("RO",), "The books are to be moved.")]),
    "brackets and dashes": (
        "KS to ask again (KS Action). One more bin to be ordered – TP ACTION.",
        [(("KS",), "KS to ask again"), (("TP",), "One more bin to be ordered")],
    ),
    "everybody": ("Rota to be drawn up for the stall. All Action.", [(("All",), "Rota to be drawn up for the stall.")]),
    "in a cell": (
        "| Item | Notes |\n|---|---|\n| Roof | The roof leaks. A quote to be had. TP Action. The wall is sound. |\n"
        "| Gate | It was mended. |\n",
        [(("TP",), "The roof leaks. A quote to be had.")],
    ),
    "nobody's": (
        "Money may come from Community Action. The council took enforcement Action. No Action.\n\nCourt Action.\n\n"
        "Chair Action\n\nThe chair signed the lease. Chair's Action. It was for the trust to take Action.",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SIGNED.values(), ids=list(SIGNED))
def test_the_keyword_stands_behind_the_owner(text: str, wanted: list[tuple[tuple[str, ...], str]]) -> None:
    assert found(text) == wanted


CODED = {
    "day, month, year": ("04/03/24-01 KS to draw it.\n\n04/03/24-02 Tom Pell to ask for salt.", ["KS", "Tom Pell"]),
    "dots, and a stroke": ("04.03.24/1 KS to draw it.\n\n04.03.24/2 The Clerk to ask for salt.", ["KS", "The Clerk"]),
    "no strokes": ("040324-1 KS to draw the map.\n\n040324-2 RO: write to the mill.", ["KS", "RO"]),
    "the year first": ("2024-03-04/1: KS to draw the map.\n\n2024-03-04/2: TP to ask for salt.", ["KS", "TP"]),
    "brackets": ("[04/03/24-1] KS to draw the map.\n\n(04/03/24-2) All members to ask.", ["KS", "All members"]),
    "no number behind the day": ("04/03/24 KS to draw the map.\n\n24/00123/FUL RO to object.", []),
    "nobody is to act": ("04/03/24-01 plan for four houses.\n\n04/03/24-02 The bridge is shut.", []),
    "no day": ("44/03/24-01 KS to draw the map.\n\n04/33/24-01 KS to draw the map.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "owners"), CODED.values(), ids=list(CODED))
def test_numbers_made_of_the_day_mark_actions_under_any_topic(text: str, owners: list[str]) -> None:
    items = explicit(minutes_of(text))

    assert [item.owners[0] for item in items] == owners
    assert all(item.reference.startswith(("04", "2024")) for item in items)


def test_numbers_of_an_earlier_day_keep_what_became_of_them() -> None:
    text = "## Matters arising\n\n04/02/24-01 RO to ask the school.- Completed. They will come.\n\n"
    text += "04/02/24-02 KS to ring the mill. - Ongoing\n\n## Hall\n\n06/03/24-01 TP to get a quote.\n"

    assert [(item.owners, item.status) for item in explicit(minutes_of(text))] == [
        (("RO",), ItemStatus.DONE),
        (("KS",), ItemStatus.ONGOING),
        (("TP",), ItemStatus.OPEN),
    ]


SLASHED = {
    "names alone, and tasks": (
        "Minute / Action\n\n1 / Flag\n\nThe new flag came. – It will be hoisted on 1 May. / Ruth\n\n2 / Poster\n\n"
        "Wording was agreed. / Kim to draw poster, Tom to print it\n\n3 / Plan for 2024 / 2025\n\nPut off.\n\n"
        "4 / Fair\n\nA band is wanted. / Ruth and Tom to ask two bands\n\n5 / Monday 6 April 2024 / 7.30pm / Hall\n",
        [
            (("Ruth",), "The new flag came. – It will be hoisted on 1 May."),
            (("Kim", "Tom"), "Kim to draw poster, Tom to print it"),
            (("Ruth", "Tom"), "Ruth and Tom to ask two bands"),
        ],
    ),
    "three columns": (
        "Item / Discussion / Action by\n\nRoof / The roof leaks over the stage. / TP\n\nGate / Hinge mended. / -\n\n"
        "Fair / Went well, 212 came on foot and / or by bus. / Noted\n\nLamp / The lamp is to be reported. / Clerk\n",
        [(("TP",), "The roof leaks over the stage."), (("Clerk",), "The lamp is to be reported.")],
    ),
    "a head run together with its first row": (
        "Item / Discussion / Action by Roof / The roof leaks over the stage. / TP\n",
        [(("TP",), "The roof leaks over the stage.")],
    ),
    "a line of its own": (
        "Topic / Who\n\nThe heating man has not come.\n\n/ Kim\n\nThe noticeboard wants a lock.\n\n/ Ruth to fit one\n",
        [(("Kim",), "The heating man has not come."), (("Ruth",), "Ruth to fit one")],
    ),
    "two tasks in a cell, and nobody": (
        "NOTES / ACTION\n\nThe urn is broken. / KS to buy urn; TP to tip the old one\n\nMusic. The choir sang. /\n\n"
        "Bulbs need changing. / All\n\nOpen 9am / 5pm at weekends.\n\nAsk at Kim and/ or Tom\n",
        [(("KS",), "KS to buy urn"), (("TP",), "TP to tip the old one"), (("All",), "Bulbs need changing.")],
    ),
    "no head and names alone": ("The gate was open / shut all day. / Ruth\n\nThe bins were full. / Tom\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SLASHED.values(), ids=list(SLASHED))
def test_a_last_cell_behind_a_stroke_says_who_acts(text: str, wanted: list[tuple[tuple[str, ...], str]]) -> None:
    assert found(text) == wanted


def test_a_comma_opens_the_task_of_another_known_person_only() -> None:
    text = (
        "Action: Kim to draw the poster, Tom to print it.\n\nAction: Ruth to write to the bank, Highways to get a copy."
    )

    assert [owners for owners, _ in found(text)] == [("Kim", "Tom"), ("Ruth",)]
