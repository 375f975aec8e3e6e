"""What is a thank-you and nothing else."""

from __future__ import annotations

import pytest

from service.parsing.reply_thanks import says_only_thanks


@pytest.mark.parametrize(
    "words", ["Thanks!", "Thank you very much", "Great, thanks\n\nBo", "Many thanks\nBo Carr", "Noted, ta"]
)
def test_a_thank_you(words: str) -> None:
    assert says_only_thanks(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Bo",
        "Thanks, done",
        "Thanks, but it is not mine",
        "Done\nThanks",
        "Thanks\nThe hall is shut on Friday",
        "yes",
    ],
)
def test_more_than_a_thank_you(words: str) -> None:
    assert not says_only_thanks(words)
