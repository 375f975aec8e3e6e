"""What people mean, in tests/corpus/replies/intents*.jsonl: what is not meant as done closes nothing, ever."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.domain.reply import Intent, Reply
from service.parsing.replies import parse_reply

FOLDER = Path(__file__).parents[2] / "corpus" / "replies"
CASES = [
    json.loads(line)
    for path in sorted(FOLDER.glob("intents*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
_LABELS = {Intent.COMMENT: "none", Intent.STOP_REMINDERS: "none", Intent.REOPEN: "not_done"}


def _read(case: dict[str, Any]) -> Reply:
    return parse_reply(case["text"], count=case["n_actions"], today=date(2026, 11, 18))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_closes_nothing_that_is_not_done(case: dict[str, Any]) -> None:
    reply = _read(case)
    done = {str(number) for number, answer in reply.items.items() if answer.intent is Intent.DONE}
    assert reply.intent is not Intent.DONE or "done" in (case["intent"], *case["accept"])
    assert done <= {number for number, state in case.get("actions", {}).items() if state == "done"}


@pytest.mark.parametrize("case", [case for case in CASES if not case.get("open")], ids=lambda case: case["id"])
def test_means(case: dict[str, Any]) -> None:
    reply = _read(case)
    assert _LABELS.get(reply.intent, reply.intent.value) in (case["intent"], *case["accept"])
    if "actions" in case:
        states = {str(number): answer.intent for number, answer in reply.items.items()}
        assert {number: _LABELS.get(state, state.value) for number, state in states.items()} == case["actions"]
