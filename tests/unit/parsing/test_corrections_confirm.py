"""A meeting that was asked about, and the secretary's yes."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.correction import CancelMeeting, ConfirmMeeting
from service.parsing.corrections import parse_corrections

TODAY = date(2026, 3, 16)


@pytest.mark.parametrize(
    "words",
    ["meeting 2 is right", "Meeting 2: yes", "meeting 2 ok", "meeting 2 is correct, thanks", "meeting 2 confirmed"],
)
def test_a_yes_to_a_meeting_confirms_it(words: str) -> None:
    assert parse_corrections(words, today=TODAY) == (ConfirmMeeting(number=2),)


@pytest.mark.parametrize("words", ["meeting 2 is not right", "is meeting 2 right?", "meeting 2 maybe"])
def test_a_doubtful_word_confirms_nothing(words: str) -> None:
    assert ConfirmMeeting(number=2) not in parse_corrections(words, today=TODAY)


def test_cancelled_is_no_yes() -> None:
    assert parse_corrections("meeting 2 is cancelled", today=TODAY) == (CancelMeeting(number=2),)
