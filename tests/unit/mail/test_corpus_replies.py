"""The new words of the answers in tests/corpus/replies: nothing of the writer's lost, nothing of the history left."""

from __future__ import annotations

import pytest

from service.mail.body import visible_text
from service.mail.classify import classify
from service.mail.read import read_message
from tests.unit.mail.corpus import Case, cases, differences


@pytest.mark.parametrize("case", cases("replies"), ids=lambda case: case.name)
def test_new_words(case: Case) -> None:
    lost, left = differences(case, visible_text(read_message(case.octets)).text)
    assert not lost
    assert not left


@pytest.mark.parametrize("case", cases("replies"), ids=lambda case: case.name)
def test_an_answer_is_no_machine_s(case: Case) -> None:
    kind = classify(read_message(case.octets), own_addresses=(), is_ours=lambda one: one.endswith("@minutes.example"))
    assert kind.kind == ("reply" if b"In-Reply-To: <action-assigned" in case.octets else "original")
