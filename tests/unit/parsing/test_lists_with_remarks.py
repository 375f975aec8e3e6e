"""Tests for lists of actions as they are pasted: boxes before entries, remarks below them, answers behind a dash."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, found, minutes_of

PLAIN = """Fernvale Partnership, meeting of 6 March 2024

Present: Ruth Okafor (RO), Tom Pell (TP), Jo Quayle (JQ), Kim Sanders (KS)

Actions

"""
TASKS = ("Ruth to ring the county", "Tom to paint the gate", "Jo to book the hall")
TOLD = ("The county has not answered since May.", "Jo saw it (page 3)", "The hall is cold.")


def _statuses(text: str) -> list[ItemStatus]:
    return [item.status for item in explicit(minutes_of(text, head=PLAIN))]


@pytest.mark.parametrize("lead", ["", "- ", "• ", "1. ", "a) ", "2.1 "])
@pytest.mark.parametrize(("ticked", "empty"), [("[x]", "[ ]"), ("☒", "☐"), ("☑", "☐"), ("[X]", "[]"), ("[√]", "[_]")])
def test_a_box_says_what_is_done_whatever_stands_before_it(lead: str, ticked: str, empty: str) -> None:
    text = f"{lead}{ticked} {TASKS[0]}\n{lead}{empty} {TASKS[1]}\n"
    assert _statuses(text) == [ItemStatus.DONE, ItemStatus.OPEN]
    assert [task for _, task in found(text, head=PLAIN)] == [*TASKS[:2]]


@pytest.mark.parametrize("markers", [("-", "-", "-"), ("•", "•", "•"), ("1.", "2.", "3."), ("☐", "☐", "☐")])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\t", "\n\n    "])
def test_a_list_goes_on_below_the_remarks_on_its_entries(markers: tuple[str, ...], gap: str) -> None:
    entries = (f"{marker} {task}{gap}{told}\n" for marker, task, told in zip(markers, TASKS, TOLD, strict=True))
    text = "\n".join(entries)
    assert [task for _, task in found(text, head=PLAIN)] == [*TASKS]


def test_what_stands_below_an_entry_tells_of_it() -> None:
    text = f"- {TASKS[0]}\n\n  Done.\n\n- {TASKS[1]}\n\n  Due 5 April 2024\n\n- {TASKS[2]}\n"
    first, second, third = explicit(minutes_of(text, head=PLAIN))
    assert first.status is ItemStatus.DONE
    assert str(second.due) == "2024-04-05"
    assert third.due is None


@pytest.mark.parametrize(
    "talk",
    [
        "Budget\n\nThe budget was told of at length.\n\n- Kim will look at the figures\n- The bank is slow\n",
        "Budget: the treasurer told of the figures.\n\n- Kim will look at the figures\n- The bank is slow\n",
        "Then they spoke of the flood. Kim was there.\n\n- Kim will look at the figures\n- The bank is slow\n",
    ],
)
def test_talk_below_a_list_ends_it(talk: str) -> None:
    text = f"- {TASKS[0]}\n- {TASKS[1]}\n\n{talk}"
    assert [task for _, task in found(text, head=PLAIN)] == [*TASKS[:2]]


def test_a_list_numbered_afresh_below_talk_is_another() -> None:
    text = f"1. {TASKS[0]}\n2. {TASKS[1]}\n\nThen they spoke of the flood.\n\n1. Kim will tell the school\n"
    assert [task for _, task in found(text, head=PLAIN)] == [*TASKS[:2]]


def test_where_remarks_stand_between_entries_only_what_is_to_be_done_is_one() -> None:
    text = f"- {TASKS[0]}\n\n{TOLD[0]}\n\n- {TASKS[1]}\n- The bank is slow\n"
    assert [task for _, task in found(text, head=PLAIN)] == [*TASKS[:2]]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Tom: Ask the county if we haven't heard - We have heard now", ItemStatus.DONE),
        ("Tom: Ask whether they don't mind the noise - they have answered", ItemStatus.DONE),
        ("Tom: See that the bill is not late – it has been paid", ItemStatus.DONE),
        ("Tom: Chase the key nobody has - it's come back now", ItemStatus.DONE),
        ("Tom: Write the blog - This has been started", ItemStatus.ONGOING),
        ("Tom: Chase the mill - we haven't heard", ItemStatus.ONGOING),
        ("Tom: Chase the baker if he is not late - they have not been told", ItemStatus.ONGOING),
        ("Tom: Chase the smith if not heard - has promised to answer", ItemStatus.ONGOING),
        ("Tom: Tell those who have not paid - have asked twice, waiting", ItemStatus.ONGOING),
    ],
)
def test_the_answer_behind_a_dash_says_what_became_of_an_earlier_action(words: str, status: ItemStatus) -> None:
    assert [item.status for item in explicit(minutes_of(f"## Past actions\n\n- {words}\n"))] == [status]
