"""Owners tell their actions again in their own words: what tells of a deed done closes it, anything less does not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.domain.reply import Intent, Reply
from service.parsing.replies import parse_reply

TODAY = date(2026, 11, 18)
FOLDER = Path(__file__).parents[2] / "corpus" / "replies"
CASES = [
    json.loads(line)
    for path in sorted(FOLDER.glob("told_again*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
_LABELS = {Intent.COMMENT: "none", Intent.STOP_REMINDERS: "none", Intent.REOPEN: "not_done"}


def _read(case: dict[str, Any], *, told: bool = True) -> Reply:
    wordings = dict(enumerate(case["actions_say"], start=1))
    return parse_reply(case["text"], count=len(wordings), today=TODAY, wordings=wordings if told else None)


@pytest.mark.parametrize("told", [True, False], ids=["told", "untold"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_closes_nothing_that_is_not_done(case: dict[str, Any], told: bool) -> None:
    reply = _read(case, told=told)
    told_only = case.get("told_only") or case["text"] == "I have done the phone numbers"
    if not told and told_only:  # a report, as far as its own words tell
        return
    assert reply.intent is not Intent.DONE or "done" in (case["intent"], *case["accept"])
    if case["actions"] and case["intent"] != "done":
        done = {str(number) for number, answer in reply.items.items() if answer.intent is Intent.DONE}
        assert done <= {number for number, state in case["actions"].items() if state == "done"}


@pytest.mark.parametrize("case", [case for case in CASES if not case.get("open")], ids=lambda case: case["id"])
def test_means(case: dict[str, Any]) -> None:
    reply = _read(case)
    meant = {"none" if intent == "comment" else intent for intent in (case["intent"], *case["accept"])}
    assert _LABELS.get(reply.intent, reply.intent.value) in meant


ORDERED = "Email the trustees about the spring appeal"


@pytest.mark.parametrize(
    "words",
    [
        "Spoke to the head on Tuesday",
        "I met the architect on Monday",
        "Wrote to the bishop on the 5th",
    ],
)
def test_a_deed_of_another_kind_does_not_close_it(words: str) -> None:
    reply = parse_reply(words, count=1, today=TODAY, wordings={1: "Paint the railings"})
    assert reply.intent is not Intent.DONE


@pytest.mark.parametrize(
    "spoiler",
    ["if Jo agrees", "once they are back", "hopefully", "tomorrow", "?", "except the two new ones", "I think"],
)
def test_a_doubt_beside_it_keeps_it_open(spoiler: str) -> None:
    reply = parse_reply(f"Trustees emailed {spoiler}", count=1, today=TODAY, wordings={1: ORDERED})
    assert reply.intent is not Intent.DONE


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("I have done the phone numbers", "Update the contact list"),
        ("The website is finished", "Order the banner"),
    ],
)
def test_another_thing_finished_is_asked_about(words: str, wording: str) -> None:
    reply = parse_reply(words, count=1, today=TODAY, wordings={1: wording})
    assert reply.intent is not Intent.DONE
    assert not reply.certain


def test_several_actions_are_told_apart_by_their_words() -> None:
    wordings = {1: "Ask Leigh for the keys", 2: "Order the banner", 3: "Thank the sponsors"}
    reply = parse_reply("Banner ordered, sponsors not thanked yet", count=3, today=TODAY, wordings=wordings)
    assert {n: answer.intent for n, answer in reply.items.items()} == {2: Intent.DONE, 3: Intent.NOT_DONE}
