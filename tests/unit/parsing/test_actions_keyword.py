"""Actions marked by a keyword: before the words, glued to the owner, behind the words."""

from __future__ import annotations

import pytest

from tests.unit.parsing.paper import explicit, found, minutes_of

BEFORE = {
    "plain": (
        "Action: County staff will write a piece for the bulletin",
        [(("County staff",), "County staff will write")],
    ),
    "two sentences": (
        "Action: Jo to draft the leaflet. A guide will be added to the site.",
        [(("Jo",), "Jo to draft the leaflet. A guide will be added to the site.")],
    ),
    "bookmark": ("\t[bookmark: _Hlk99887766]Action: RO to phone the depot", [(("RO",), "RO to phone the depot")]),
    "dash and bold": ("**Action - TP to make sure the key is returned**", [(("TP",), "TP to make sure")]),
    "no space": ("Action:Ask Ruth about the deposit", [((), "Ask Ruth about the deposit")]),
    "to": ("Action: to put the policy on the website", [((), "to put the policy on the website")]),
    "no colon": ("Action TP to email the standards paper", [(("TP",), "TP to email the standards paper")]),
    "mid paragraph": (
        "The group thought it right to object. Action Vice Chairman to write to the planning officer",
        [(("Vice Chairman",), "Vice Chairman to write to the planning officer")],
    ),
    "topic columns": (
        "Action  Village Survey  Clerk to print more forms",
        [(("Village Survey Clerk",), "Household Planning  Clerk to obtain"[:0])],
    ),
    "action item": ("*ACTION ITEM*: Kim to book the coach", [(("Kim",), "Kim to book the coach")]),
    "action items, handle": (
        "**Action Items:** @nettie will mend the feed",
        [(("@nettie",), "@nettie will mend the feed")],
    ),
    "owner in brackets behind": ("**ACTION: show the planner** (Martin)", [(("Martin",), "show the planner")]),
    "bare verb": ("- ACTION: TP email Al", [(("TP",), "TP email Al")]),
    "second colon": ("- ACTION: Ruth/Tom: new fridge", [(("Ruth", "Tom"), "new fridge")]),
    "tag before": ("- [ACTION] Kim & Tom to discuss the branching", [(("Kim", "Tom"), "Kim & Tom to discuss")]),
    "tag behind": ("- We should publish the map today! [ACTION] kim", [(("kim",), "We should publish the map today!")]),
    "AI": ("*AI:* Ruth to ping the toolmakers", [(("Ruth",), "Ruth to ping the toolmakers")]),
    "AI dash": ("- AI: Tom/Kim - update page", [(("Tom", "Kim"), "update page")]),
    "AI handle": ("- **AI @wrenna**: ping Matt", [(("@wrenna",), "ping Matt")]),
    "AI heading": (
        "- Web pages (AI @ all)\n  - Collect pictures\n  - Write up the layout\n  - Colours",
        [(("@all",), "Collect pictures"), (("@all",), "Write up the layout")],
    ),
    "prompt": ("ACTION: who is rotating off?", [((), "who is rotating off?")]),
    "heading alone": ("### Action:\n\nRuth to mend the gate.", [(("Ruth",), "Ruth to mend the gate.")]),
    "numbered heading alone": ("### Action 3:\n\nTom to count the keys.", [(("Tom",), "Tom to count the keys.")]),
    "glued initials": ("- Action RO: look at a robot", [(("RO",), "look at a robot")]),
    "glued capitals": ("ACTION AHop: order the paper", [(("AHop",), "order the paper")]),
    "glued group": ("ACTION OLD COMMITTEE: hand over the ledger", [(("OLD COMMITTEE",), "hand over the ledger")]),
    "glued none": ("ACTION: put it on the form", [((), "put it on the form")]),
    "glued name": ("<strong>Action</strong> Tom: email the sponsor", [(("Tom",), "email the sponsor")]),
    "glued brackets": (
        "ACTION (Ed,Daniel): send the mail by 18:00 Monday",
        [(("Ed", "Daniel"), "send the mail by 18:00 Monday")],
    ),
    "owner before": ("TP action – assign topics to people", [(("TP",), "assign topics to people")]),
    "the comma clause": (
        "Action: To learn of new law and practice, partners can email Dr Noone to join the circle",
        [(("partners",), "To learn of new law and practice")],
    ),
    "numbered": ("Action 12: Kim to sweep the yard", [(("Kim",), "Kim to sweep the yard")]),
    "code": ("AP44: The Secretary to write to the practice", [(("The Secretary",), "The Secretary to write")]),
    "several in one line": (
        "Action: Kim to sweep the yard. Action: Tom to lock the gate.",
        [(("Kim",), "Kim to sweep the yard."), (("Tom",), "Tom to lock the gate.")],
    ),
}
BEHIND = {
    "own line": (
        "The rota was amended and accepted, to be posted on the noticeboard.\n\nACTION: TP",
        [(("TP",), "The rota was amended and accepted")],
    ),
    "own line, two": (
        "Letters to the school are due.\n\nACTION:AHop/TP",
        [(("AHop", "TP"), "Letters to the school are due.")],
    ),
    "own line, group": (
        "The shed wants paint.\n\nACTION: TP/TRUSTEES",
        [(("TP", "TRUSTEES"), "The shed wants paint.")],
    ),
    "last sentence": (
        "KS asked about the chairs. They are heavy. The hall has no store. Ali said she would "
        "ask the caretaker.\n\nACTION: AHop",
        [(("AHop",), "Ali said she would ask the caretaker.")],
    ),
    "inline, next item follows": (
        "The wall is to have a full survey. Action TP ii) The fence was painted.",
        [(("TP",), "The wall is to have a full survey.")],
    ),
    "inline with colon": (
        "A quote is to be had for the gutters. Action: Clerk.",
        [(("Clerk",), "A quote is to be had")],
    ),
    "inline, surnames": (
        "The three would walk the bounds. Action: Okafor; Pell; Sanders",
        [(("Okafor", "Pell", "Sanders"), "The three would walk the bounds.")],
    ),
    "in brackets": ("The minutes go to the diocese (Action: KS).", [(("KS",), "The minutes go to the diocese")]),
    "tag at the end": ("Tom will ask for a stall (ACTION)", [(("Tom",), "Tom will ask for a stall")]),
    "after an arrow": ("Kim: could we print shirts → Action: Tom to get quotes", [(("Tom",), "Tom to get quotes")]),
    "slashes for cell borders": (
        "Website - still has old dates / Jo to correct the website\n\nPrinting - two quotes came "
        "/ Kim to contact the printer",
        [(("Jo",), "Jo to correct the website"), (("Kim",), "Kim to contact the printer")],
    ),
    "one slash is none": ("Order the compost from the supplier / Ruth", []),
}


@pytest.mark.parametrize("case", BEFORE, ids=list(BEFORE))
def test_keyword_before_the_words(case: str) -> None:
    text, expected = BEFORE[case]
    got = found(text)
    assert [owners for owners, _ in got] == [owners for owners, _ in expected]
    assert [words[: len(start)] for (_, words), (_, start) in zip(got, expected, strict=True)] == [
        s for _, s in expected
    ]


@pytest.mark.parametrize("case", BEHIND, ids=list(BEHIND))
def test_keyword_and_owner_behind_the_words(case: str) -> None:
    text, expected = BEHIND[case]
    got = found(text)
    assert [owners for owners, _ in got] == [owners for owners, _ in expected]
    assert [words[: len(start)] for (_, words), (_, start) in zip(got, expected, strict=True)] == [
        s for _, s in expected
    ]


def test_an_invitation_is_optional_and_a_prompt_is_doubted() -> None:
    items = explicit(minutes_of("Action: partners can email Dr Noone to join.\n\nAction: revisit later\n"))
    assert [item.optional for item in items] == [True, False]
    assert items[1].confidence <= 0.5


def test_a_code_is_kept_as_reference() -> None:
    items = explicit(minutes_of("AP44: Ruth to write to the practice\n\nAction 4.1: Tom to ring the depot\n"))
    assert [item.reference for item in items] == ["AP44", "4.1"]


def test_a_mark_without_words_is_a_problem_not_an_action() -> None:
    minutes = minutes_of("## Lights\n\nAction: TP\n")
    assert not [item for item in explicit(minutes) if "TP" in item.text]


@pytest.mark.parametrize(
    ("text", "owners", "reference"),
    [
        ("ACTION-88: Ruth to write the page", ("Ruth",), "88"),
        ("#action Tom to look at the tests", ("Tom",), ""),
        ("A15: RO to give the figures by 30 April", ("RO",), "A15"),
        ("ACTION - Jon & Sal look for other funders", ("Jon", "Sal"), ""),
    ],
)
def test_codes_and_tags(text: str, owners: tuple[str, ...], reference: str) -> None:
    (item,) = explicit(minutes_of(text))
    assert (item.owners, item.reference) == (owners, reference)


def test_a_road_is_no_code() -> None:
    assert found("The A47 works will be finished by May.\n\nA1: the bypass is busy.\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ACT-PIER-2026-38: TP - Ask the county for advice.", [(("TP",), "Ask the county for advice.")]),
        ("PIER-ACT-9: TP/RO Set up the stall", [(("TP", "RO"), "TP/RO Set up the stall")]),
        ("ISO-IEC-27001: the standard was read", []),
    ],
)
def test_a_body_s_own_codes_have_several_parts(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert found(f"1. **Pier**\n\t1. TP - There was a question.\n\t2. {text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We need copies of the plan - Ruth to action.", [(("Ruth",), "We need copies of the plan")]),
        ("The gate is off its hinge. Clerk to action.", [(("Clerk",), "The gate is off its hinge")]),
        ("The bench needs paint (Tom and Kim to action)", [(("Tom", "Kim"), "The bench needs paint")]),
        ("It is hard for a plan of this kind - once agreed - to action", []),
    ],
)
def test_somebody_is_to_action_what_stands_before(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert found(f"{text}\n") == expected


@pytest.mark.parametrize(
    "text", ["TP - [Action-PIER-2024-05 Arrange a talk](https://x.example/1)", "TP [Action-7 Arrange a talk]"]
)
def test_a_numbered_action_is_of_whoever_says_it(text: str) -> None:
    (item,) = explicit(minutes_of(f"1. Pier\n    - {text}\n"))
    assert (item.owners, item.text.rstrip("]")) == (("TP",), "Arrange a talk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quote is too high. AP Kim get two more.", [(("Kim",), "Kim get two more.")]),
        ("**AP** TP raise it at full council", [(("TP",), "TP raise it at full council")]),
        ("New action 01/1: KS to find a hall", [(("KS",), "KS to find a hall")]),
        ("Further action: Clerk to write to Highways", [(("Clerk",), "Clerk to write to Highways")]),
        ("**TODO(Ruth)** ask about the hall", [(("Ruth",), "ask about the hall")]),
        ("The AP meter reads ninety.", []),
        ("Action plan AP was noted.", []),
    ],
)
def test_short_and_longer_keywords(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert found(f"{text}\n") == expected


def test_ap_may_be_somebody() -> None:
    head = "# Fernvale\n\nPresent: Ann Piers (AP), Kim Sanders (KS)\n\n## Shelter\n\n"
    assert found("The roof leaks. AP asked KS to ring the mender.\n", head=head) == []


def test_a_month_behind_an_owner_is_when() -> None:
    (item,) = explicit(minutes_of("The board asked for a look at complaints. (Action: Chair QC, March)\n"))
    assert (item.owners, item.due_text) == (("Chair QC",), "March")


def test_as_above_is_no_task() -> None:
    assert found("The pilot runs for six weeks.\n\nACTION: RO, TP, KS as above\n") == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [("Osric review the plan of the hall", ("Osric",)), ("Website review the layout", ())],
)
def test_somebody_unlisted_before_a_bare_verb(text: str, owners: tuple[str, ...]) -> None:
    assert found(f"The website is old.\n\nAction: {text}\n") == [(owners, text)]


def test_new_and_complete_actions_of_a_log() -> None:
    text = (
        "New Action:\n\nAction2: Add the rules. Assigned Kim Sanders Due: 18/3\n\n"
        "Complete Action: Action1: Propose it. Assigned: Everyone Due: 12/3\n"
    )
    assert [(item.owners, item.text, item.status.value) for item in explicit(minutes_of(text))] == [
        (("Kim Sanders",), "Add the rules. Due: 18/3", "open"),
        (("Everyone",), "Propose it. Due: 12/3", "done"),
    ]


def test_a_number_in_brackets_behind_a_task_marks_it() -> None:
    assert found("The check is due in April - KS to book (Action 4.2).\n") == [
        (("KS",), "The check is due in April - KS to book")
    ]
    assert found("Action! Everyone to ask one neighbour.\n") == [(("Everyone",), "Everyone to ask one neighbour.")]
