"""People copy the answers that our letters suggest: those are their words, not our letter come back."""

from __future__ import annotations

from service.mail.body import visible_text
from service.mail.read import read_message

LETTER = """Write your answer above this line.

Hello Nell Ward,

We have read the minutes of the Harbour Group.

1. The leaflet will be added to the website.
   No due date

- "meeting 1 venue Civic Hall" sets the place; everybody invited is told.
- "1 cancel" takes the action out; its owner is told.
"""


def reply(words: str, quoted: str) -> str:
    """The new words of a reply to the letter."""
    head = "From: nell@harbour.example\nTo: m@x.example\nSubject: Re: Minutes read\nMIME-Version: 1.0\n"
    octets = f"{head}Content-Type: text/plain; charset=utf-8\n\n{words}\n\n{quoted}".encode()
    return visible_text(read_message(octets), [LETTER]).text


def test_a_suggested_answer_is_the_writers_own() -> None:
    quoted = "On Mon, 8 Mar 2027 at 09:05, Minutes wrote:\n\n" + "\n".join(f"> {line}" for line in LETTER.splitlines())
    assert reply("meeting 1 venue Civic Hall", quoted) == "meeting 1 venue Civic Hall"


def test_two_suggested_answers_are_kept() -> None:
    quoted = "-----Original Message-----\n" + LETTER
    assert reply("meeting 1 venue Civic Hall\n1 cancel", quoted) == "meeting 1 venue Civic Hall\n1 cancel"


def test_the_letter_copied_without_quote_marks_is_ours() -> None:
    assert reply("1: Ann Lee", LETTER) == "1: Ann Lee"
