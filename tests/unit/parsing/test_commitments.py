"""Commitments in prose: a class of their own, less sure, never the past, a resolution or a suggestion."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemKind
from tests.unit.parsing.paper import minutes_of


def implicit(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(item.owners, item.text) for item in minutes_of(text).actions if item.kind is ItemKind.IMPLICIT]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Clerk to write and confirm.", ("Clerk",)),
        ("A new lamp is wanted - Clerk to contact the county.", ("Clerk",)),
        ("TP agreed to look into the cost.", ("TP",)),
        ("There was talk of the format and RO agreed to look into it.", ("RO",)),
        ("Cllr Brack offered to contact the depot about the potholes.", ("Cllr Brack",)),
        ("KS was asked to find a caterer.", ("KS",)),
        ("Ali will report back at the next meeting.", ("Ali",)),
        ("- Thierry to prepare the post", ("Thierry",)),
        ("TP and KS will also collect goods.", ("TP", "KS")),
        ("A survey was talked about, with AHop to take the lead in it", ("AHop",)),
    ],
)
def test_commitments(text: str, owners: tuple[str, ...]) -> None:
    assert [found for found, _ in implicit(text)] == [owners]


@pytest.mark.parametrize(
    "text",
    [
        "Tom has written to the county.",
        "The Council agreed to adopt the policy.",
        "It was resolved to pay the invoice.",
        "The county is to be asked for a grant.",
        "Members suggested a new bench.",
        "Thanks to everyone who came.",
        "Decided to wait until the county answers.",
        "If Tom will send the map, it can be printed.",
        "The hedge to the north is too high.",
        "Ruth Tunney, Clerk to the Parish Council",
    ],
)
def test_none(text: str) -> None:
    assert implicit(text) == []


def test_a_commitment_that_is_also_marked_is_not_repeated() -> None:
    text = "Tom agreed to write to the county about the lane.\n\nAction: Tom to write to the county about the lane\n"
    assert implicit(text) == []


def test_it_is_less_sure_than_a_marked_one() -> None:
    minutes = minutes_of("Clerk to write to the mill.\n\nAction: Tom to paint the gate\n")
    sure = {item.kind: item.confidence for item in minutes.actions}
    assert sure[ItemKind.IMPLICIT] <= 0.6 < sure[ItemKind.EXPLICIT]


@pytest.mark.parametrize(
    ("text", "owners", "words"),
    [
        ("- need someone to ask the council -> Kim", ("Kim",), "need someone to ask the council"),
        ("- @Deb can you email the school?", ("@Deb",), "email the school?"),
        ("- Kim & Tom, could you please book a van", ("Kim", "Tom"), "book a van"),
        ("- Ruth please send the form round", ("Ruth",), "send the form round"),
    ],
)
def test_somebody_is_asked_or_pointed_at(text: str, owners: tuple[str, ...], words: str) -> None:
    (item,) = minutes_of(f"{text}\n").actions
    assert (item.kind, item.owners, item.text) == (ItemKind.IMPLICIT, owners, words)


@pytest.mark.parametrize("text", ["- the path goes on -> See map", "- Can you all hear me?", "- Thanks, can we stop?"])
def test_others_ask_nobody(text: str) -> None:
    assert minutes_of(f"{text}\n").actions == ()


def test_a_condition_behind_leaves_a_commitment() -> None:
    assert implicit("Kim to speak to the tenant; if nothing changes, a letter.\n") == [
        (("Kim",), "Kim to speak to the tenant; if nothing changes, a letter.")
    ]
    assert implicit("Tom asked if Kim will speak to the tenant.\n") == []


def test_a_sentence_that_a_mark_quotes_is_not_suggested_again() -> None:
    text = "Policies approved: Marking, Homework. Clerk to upload.\nACTION 3: RT\n"
    (item,) = minutes_of(text).actions
    assert (item.kind, item.owners) == (ItemKind.EXPLICIT, ("RT",))


def test_somebody_known_before_a_bare_verb() -> None:
    assert implicit("Two quotes came. RO order by Friday; TP transfer the funds from the reserve.\n") == [
        (("RO",), "RO order by Friday"),
        (("TP",), "TP transfer the funds from the reserve."),
    ]
    assert implicit("Kim put it there. Order forms were sent. Jo and Kim set a date.\n") == []


def test_instructed_and_asked_to_walk() -> None:
    assert implicit("The Clerk was instructed to order the paint. Ruth and Tom to walk the route.\n") == [
        (("The Clerk",), "The Clerk was instructed to order the paint."),
        (("Ruth", "Tom"), "Ruth and Tom to walk the route."),
    ]


def test_what_somebody_is_to_do_may_stand_before() -> None:
    assert implicit("The road closure form must go in by April - Kim to do.\n") == [
        (("Kim",), "The road closure form must go in by April - Kim to do.")
    ]
