"""Who is to act, as written: the doer, never the person spoken of, never the nearest name."""

from __future__ import annotations

import pytest

from service.parsing.agents import split_agents
from service.parsing.owners import find_doers
from service.parsing.people import People
from tests.unit.parsing.paper import explicit, found, minutes_of

KNOWN = frozenset(
    [
        "lm",
        "te",
        "lg",
        "ro",
        "tp",
        "js",
        "kim",
        "john",
        "martin",
        "ekr",
        "will",
        "mark",
        "chase",
        "ruth",
        "tom",
        "ed",
        "daniel",
        "mw",
        "anna",
        "gail",
        "cope",
        "gail",
        "cope",
        "sam",
        "sim____",
        "joeb",
    ]
)
PEOPLE = People(known=KNOWN, common=frozenset({"guidance", "report", "survey", "housing"}))


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("LM to write up the notes", ("LM",)),
        ("TE/LG: count the votes", ("TE", "LG")),
        ("Ed,Daniel: send the mail", ("Ed", "Daniel")),
        ("Kim & John to talk", ("Kim", "John")),
        ("Martin and ERK to write a draft", ("Martin", "ERK")),
        ("JK/SR/AR to meet", ("JK", "SR", "AR")),
        ("Andrews; Egham; Jenkyn to walk the path", ("Andrews", "Egham", "Jenkyn")),
        ("Cllr Brack to ask the county", ("Cllr Brack",)),
        ("the Clerk to write", ("the Clerk",)),
        ("The chair to report", ("The chair",)),
        ("Secretariat to draft a letter", ("Secretariat",)),
        ("Vice Chairman to sign", ("Vice Chairman",)),
        ("Sysadmins to patch the server", ("Sysadmins",)),
        ("All to read the paper", ("All",)),
        ("ALL: bring a torch", ("ALL",)),
        ("FVP partners to send names", ("FVP partners",)),
        ("residents to report leaks", ("residents",)),
        ("Youth group leads are to think about signing on", ("Youth group leads",)),
        ("Leeford City Council (NCC) staff will create posts", ("Leeford City Council (NCC) staff",)),
        ("NCC will create a post", ("NCC",)),
        ("Leeford will enclose the letter", ("Leeford",)),
        ("The partnership will consider who could stand", ("The partnership",)),
        ("Mill Cove to follow up with colleagues", ("Mill Cove",)),
        ("Sam Pound to speak again to the Harbour team", ("Sam Pound",)),
        ("@nick will mend it", ("@nick",)),
        ("@ nick: mend it", ("@nick",)),
        ("Will: prepare assets", ("Will",)),
        ("Will to prepare assets", ("Will",)),
        ("Mark will chase the firm", ("Mark",)),
        ("Chase to mark the papers", ("Chase",)),
        ("Tom is currently mending the hut", ("Tom",)),
        ("Sim____ joeb ruth will write about the roads", ("Sim____", "joeb", "ruth")),
        ("The chair to raise it. Secretariat to draft a note.", ("The chair", "Secretariat")),
        ("Tom to provide the figures and the Panel to agree them", ("Tom", "the Panel")),
        ("Wording to be looked at - Tom to provide details", ("Tom",)),
        ("Create a channel (TP and LG)", ("TP", "LG")),
        ("Raise it at the board [new for Gail Cope]", ("Gail Cope",)),
        ("Order more salt - TP", ("TP",)),
        ("Order more salt. Owner: Ruth", ("Ruth",)),
        ("Order the compost for the beds / Ruth", ("Ruth",)),
        ("TP email the ranger", ("TP",)),
        ("Kim and Tom come up with a plan", ("Kim", "Tom")),
        ("Timings to be confirmed by the Clerk to the Board.", ("the Clerk to the Board",)),
        ("FVP partners suggested to speak against the toll", ("FVP partners",)),
    ],
)
def test_the_doer(text: str, owners: tuple[str, ...]) -> None:
    assert find_doers(text, PEOPLE).owners == owners


@pytest.mark.parametrize(
    "text",
    [
        "The lamp fund will be put on the next agenda, to see who may use it",
        "The weir will be discussed at the next meeting. Mill Cove will be asked to come.",
        "Ask Ruth about the deposit",
        "to put the policy on the website",
        "Guidance to say who it is for",
        "Report to be sent out with the minutes",
        "The survey to go on the website",
        "Write to Tom Pell and ask for his view",
        "will prepare a draft",
        "Publicity and/or posters p/w",
        "Panel members will receive updates before the meeting",
        "Remove the bench (see above)",
        "Committee posts will be publicly offered until the fair",
        "Get a list from MK",
        "Housing: find out about the rents"[9:],
    ],
)
def test_nobody(text: str) -> None:
    assert find_doers(text, PEOPLE).owners == ()


def test_the_one_spoken_of_is_no_owner() -> None:
    assert find_doers("partners can email Dr Noone to ask", PEOPLE).owners == ("partners",)
    assert find_doers("RO to send the list to JS, who will take it on", PEOPLE).owners == ("RO",)
    assert find_doers("Tom to ask the county (Cc LG)", PEOPLE).owners == ("Tom",)
    assert find_doers("RO to organise for Kim and John to respond", PEOPLE).owners == ("RO",)


def test_an_invitation_is_optional() -> None:
    assert find_doers("partners can email Dr Noone to ask", PEOPLE).optional
    assert not find_doers("partners to email Dr Noone", PEOPLE).optional


def test_initials_that_match_nobody_stay_as_written() -> None:
    minutes = minutes_of("Action: AH to ring the bell\n")
    assert explicit(minutes)[0].owners == ("AH",)
    assert "AH" not in dict(minutes.short_forms)


def test_short_forms_come_from_the_attendance_and_from_brackets() -> None:
    minutes = minutes_of("Leeford City Council (LCC) will pay.\n")
    forms = dict(minutes.short_forms)
    assert forms["AHob"] == "Alan Hobday"
    assert forms["AHop"] == "Ali Hopper"
    assert forms["LCC"] == "Leeford City Council"


@pytest.mark.parametrize(
    ("text", "owners", "task"),
    [
        ("[TP] Contact the mill about its keys.", ("TP",), "Contact the mill about its keys."),
        ("[TP, RO]  Gather the photographs", ("TP", "RO"), "Gather the photographs"),
        ("(RO) Draft the leaflet", ("RO",), "Draft the leaflet"),
        ("[Draft] Leaflet for the fair", (), "[Draft] Leaflet for the fair"),
    ],
)
def test_owners_in_brackets_before_the_task(text: str, owners: tuple[str, ...], task: str) -> None:
    assert found(f"## Actions\n\n- {text}\n") == [(owners, task)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Kim to be invited to speak at the fair", ()),
        ("Tom will be sent the form", ()),
        ("Letters will go out in May", ()),
        ("Nominations will open in week 2", ()),
        ("Kim to be at the stand from 9", ("Kim",)),
        ("Tom will be chairing the fair", ("Tom",)),
    ],
)
def test_to_whom_something_is_done_and_what_happens_by_itself_is_no_doer(text: str, owners: tuple[str, ...]) -> None:
    assert [item.owners for item in explicit(minutes_of(f"ACTION: {text}\n"))] == [owners]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Ruth e-mail board to ask for a stall", ("Ruth",)),
        ("Contact Tom Pell to see if he can come", ()),
        ("Çiğdem Łuk: send one last letter", ("Çiğdem Łuk",)),
        ("Nominate someone to order drinks", ()),
        ("Tom needs someone with a truck", ("Tom",)),
    ],
)
def test_who_is_written_to_is_no_part_of_the_owner(text: str, owners: tuple[str, ...]) -> None:
    assert [item.owners for item in explicit(minutes_of(f"👷 ACTION: {text}\n"))] == [owners]


@pytest.mark.parametrize(
    ("text", "owners", "task"),
    [
        ("Survey of riders (KS, TP) - October", ("KS", "TP"), "Survey of riders - October"),
        (
            "Leaflet in both languages (RO) – proof by 26 March",
            ("RO",),
            "Leaflet in both languages – proof by 26 March",
        ),
        ("Print a map (Welsh) - October", (), "Print a map (Welsh) - October"),
    ],
)
def test_owners_in_brackets_before_a_dash(text: str, owners: tuple[str, ...], task: str) -> None:
    (item,) = explicit(minutes_of(f"## Actions\n\n1. {text}\n"))
    assert (item.owners, item.text) == (owners, task)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Ruth to copy the keys so that the new wardens can open the hall", ("Ruth",)),
        ("Tom to clear the loft, so that Jo may store the chairs", ("Tom",)),
        ("Ask the mill for a quote so that Tom can compare", ()),
        ("Ruth will send the plan and Tom can discuss it with the smith.", ("Ruth", "Tom")),
        ("Ruth to check whether Tom can come and Jo can stay", ("Ruth",)),
        ("Ruth to arrange a day with Tom and Jo to look at the roof", ("Ruth",)),
        ("Ruth to give details and Tom to agree", ("Ruth", "Tom")),
        ("Members who still have a key must return it", ("Members who still have a key",)),
        ("The volunteers who helped were thanked and will get a letter", ()),
        ("By Monday we must all send Ruth the hours", ("all",)),
        ("Theo asks the bank for a form", ("Theo",)),
        ("Parking requests to the council", ()),
    ],
)
def test_who_is_meant_and_who_is_only_named(text: str, owners: tuple[str, ...]) -> None:
    head = "# Mill group\n\nPresent: Ruth Okafor, Tom Pell, Jo Quayle, Theodora Vance\n\n## Actions\n\n"
    assert [item.owners for item in minutes_of(f"- {text}\n", head=head).actions] == [owners]


@pytest.mark.parametrize(
    ("text", "owners", "task"),
    [
        ("[_HIGH_] (**Kim Sanders**): Ask the bank for its rules", ("Kim Sanders",), "Ask the bank for its rules"),
        ("(Ada Lunn, Mill Trust) Put out a vote for the time", ("Ada Lunn",), "Put out a vote for the time"),
        ("(Website) Update the page", (), "(Website) Update the page"),
    ],
)
def test_names_and_ranks_in_brackets_before_the_task(text: str, owners: tuple[str, ...], task: str) -> None:
    (item,) = explicit(minutes_of(f"## Actions\n\n- {text}\n"))
    assert (item.owners, item.text) == (owners, task)


def test_initials_and_all_without_a_comma_are_two() -> None:
    people = People(known=KNOWN, common=frozenset())

    assert split_agents("RO All", people, glued=True) == ("RO", "All")
    assert split_agents("Kite All", people, glued=True) == ()
