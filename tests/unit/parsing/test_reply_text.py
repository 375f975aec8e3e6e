"""A reply's words freed of signatures, small print and signs, before anything is made of them."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply
from service.parsing.reply_text import speaking_lines

OFFICE = "\n\nDr Ada Brook\nClinical Lead, Harbour Health\nThe Trust answers for nothing not done. Not urgent? Wait.\n"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (f"Done.{OFFICE}", Intent.DONE),
        (f"Not done.{OFFICE}", Intent.NOT_DONE),
        (f"Thanks for the nudge.{OFFICE}PS: it is done now", Intent.DONE),
        ("Sent from my iPhone. Done", Intent.DONE),
        ("Just this minute finished it", Intent.DONE),
        ("Nope 😬 sorry", Intent.NOT_DONE),
        ("Done half an hour ago", Intent.DONE),
        ("Half done", Intent.DONE_PARTIAL),
    ],
)
def test_what_is_about_the_words_changes_nothing(text: str, intent: Intent) -> None:
    assert parse_reply(text, count=1, today=date(2026, 11, 20)).intent is intent


def test_a_name_without_an_office_is_no_signature() -> None:
    assert speaking_lines("Hello Jo,\nmind that\n\nAda Brook\nhas done it")[-2:] == ["Ada Brook", "has done it"]


def test_just_about_is_not_yet() -> None:
    assert parse_reply("Just about now finished", count=1, today=date(2026, 11, 20)).intent is not Intent.DONE
