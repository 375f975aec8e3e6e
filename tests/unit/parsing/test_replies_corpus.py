"""The reply reader on the corpus beside the project: no closing that the writer did not mean."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "mail" / "intent.jsonl"


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists(), reason="../shared is not beside the project")
def test_nothing_is_closed_that_is_not_done() -> None:
    cases = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    closed = missed = 0
    for case in cases:
        reply = parse_reply(case["text"], count=case["n_actions"], today=date(2026, 11, 18))
        meant = {case["intent"], *case.get("accept", ())}
        assert reply.intent is not Intent.DONE or "done" in meant, case["id"]
        for number, answer in reply.items.items():
            assert answer.intent is not Intent.DONE or case["actions"].get(str(number)) == "done", case["id"]
        closed += case["intent"] == "done"
        missed += case["intent"] == "done" and reply.intent is not Intent.DONE
    assert missed <= closed * 0.05
