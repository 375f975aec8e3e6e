"""Which word is the past of which verb."""

from __future__ import annotations

import pytest

from service.parsing.deeds import is_past_of


@pytest.mark.parametrize(
    ("word", "verb"),
    [("contacted", "Contact"), ("Moved", "move"), ("tidied", "tidy"), ("planned", "plan"), ("rang", "ring"),
     ("written", "Write"), ("made", "make"), ("put", "put"), ("asked", "ask,")],
)  # fmt: skip
def test_is_the_past(word: str, verb: str) -> None:
    assert is_past_of(word, verb)


@pytest.mark.parametrize(
    ("word", "verb"),
    [("contact", "contact"), ("need", "n"), ("ringed", "ring"), ("writes", "write"), ("asked", "task"), ("bed", "b"),
     ("made", ""), ("", "make"), ("called", "cancel")],
)  # fmt: skip
def test_is_not(word: str, verb: str) -> None:
    assert not is_past_of(word, verb)
