"""Words beside actions that give nobody anything to do, and the tasks of the same sound that do."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, found, minutes_of

REVIEW = "## Actions from last time\n\n"
SLASHED = "Item / Discussion / Action\n\n"


def texts(text: str) -> list[str]:
    return [item.text for item in explicit(minutes_of(text))]


@pytest.mark.parametrize(
    "told",
    [
        "Quorum: declared by RO / TP",
        "Motion to accept the accounts as presented by KS",
        "Minutes of the last meeting proposed by JQ",
        "The treasurer's report was followed by a question from TP",
        "Best wishes for a speedy return were sent to KS",
    ],
)
def test_a_name_that_ends_a_sentence_owns_nothing(told: str) -> None:
    assert texts(f"{SLASHED}{told}\n\nThe gate is to be painted before winter. / TP\n") == [
        "The gate is to be painted before winter."
    ]


def test_what_is_to_be_done_by_somebody_is_theirs() -> None:
    assert [owners for owners, _ in found(f"{SLASHED}Two quotes for the stove to be had by RO\n")] == [("RO",)]


@pytest.mark.parametrize(
    ("glued", "owners", "text"),
    [
        ("ACTION:ROto draw up a list of keys", ("RO",), "RO to draw up a list of keys"),
        ("Action: TPto ring the sweep", ("TP",), "TP to ring the sweep"),
        ("ACTION: RO/TPto ring the sweep", ("RO", "TP"), "RO/TP to ring the sweep"),
        ("ACTION:KSwill ring the sweep", ("KS",), "KS will ring the sweep"),
    ],
)
def test_initials_run_into_the_verb_are_read(glued: str, owners: tuple[str, ...], text: str) -> None:
    assert found(glued) == [(owners, text)]


@pytest.mark.parametrize(
    "told",
    [
        "The team walks through the actions and keeps the open ones for the next meeting.",
        "The board goes through the list of actions; what is open stays open.",
        "The group reviews the action log and closes two entries.",
        "We look at all outstanding actions from the spring.",
        "Notes on the old actions are set out below.",
        "The status of all open actions is given in the log",
        "Donated bench: Collected by Ron and Dean.",
        "Stove - swept by Kim on Friday",
        "Shed key: returned by Jo",
        "Hedge: Trimmed by Cllr Brack last week.",
        "(not needed any more)",
        "(see the note above)",
        "[carried by the board]",
        "Date and Time of Next Meeting: 3 April 2024 - 1.00pm to 2.30pm in the Reading Room",
        "Venue and date of next meeting: 3 April 2024, Reading Room",
        "Day, time and place of our next board meeting - 3 April 2024, 7pm",
        "Time of the next meeting: 7pm on 3 April 2024",
    ],
)
@pytest.mark.parametrize("bullet", ["", "- "])
def test_talk_among_old_actions_is_no_task(told: str, bullet: str) -> None:
    if bullet and "meeting" in told.lower() and told[0] in "DVT" and "team" not in told:
        bullet = ""  # as a paragraph below the list only
    assert texts(f"{REVIEW}- Tom to ring the sweep\n\n{bullet}{told}\n") == ["Tom to ring the sweep"]


@pytest.mark.parametrize(
    "task",
    [
        "Review the action log before May",
        "Kim to review the action log",
        "The clerk will update the list of actions",
        "All check the open actions",
        "Posters printed by Friday",
        "Draft completed by March",
        "(Order salt)",
        "[Kim: a list of keys]",
        "(RO will ring the mill)",
        "Next board meeting: Kim to bring the keys",
        "Time of next meeting on 3 April to be told to the school by Kim",
    ],
)
def test_tasks_of_that_sound_stay_tasks(task: str) -> None:
    assert len(texts(f"{REVIEW}- {task}\n- Tom to ring the sweep\n")) == 2


@pytest.mark.parametrize(
    "told",
    ["Home Join Industrial action: know your rights", "Legal action - costs to date", "Strike action: what to do"],
)
def test_a_kind_of_action_is_nobodys_task(told: str) -> None:
    assert found(told, head="") == found(f"{told}\n", head="# Branch meetings\n\n") == []


@pytest.mark.parametrize("behind", ["(now DONE)", "(now done)", "- now complete", "(all done)", "[now closed]"])
def test_now_done_behind_a_task_closes_it(behind: str) -> None:
    (item,) = explicit(minutes_of(f"Action: KS: write up how the stove is lit {behind}\n"))

    assert (item.status, item.text) == (ItemStatus.DONE, "write up how the stove is lit")


@pytest.mark.parametrize("ends", ["/", " and", ",", " &"])
def test_a_second_owner_on_the_next_line_is_read(ends: str) -> None:
    text = f"The hedge has grown over the path again.\n\n      ACTION: Tom Pell{ends}\n      Kim Sanders\n"

    assert found(text) == [(("Tom Pell", "Kim Sanders"), "The hedge has grown over the path again.")]


def test_a_list_words_the_joint_action_of_its_owners_anew() -> None:
    text = """Action: RO/TP to write jointly to the two mills to offer a visiting day.

Action KS to add a scope note to section 1

## Actions

- RO/TP: joint letter to two paper mills
- Kim: scope note for section 1 of the guide
- Tom: ring the sweep
"""
    assert [owners for owners, _ in found(text)] == [("RO", "TP"), ("Kim",), ("Tom",)]


def test_a_name_in_both_wordings_does_not_count_for_their_likeness() -> None:
    text = (
        "The notice was approved. Action 3/16: KS to put it on the door.\n\n## Actions\n\n- Kim: stove notice on door\n"
    )

    assert [owners for owners, _ in found(text)] == [("KS",)]
