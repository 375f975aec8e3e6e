"""What stands beside a closing: what was so before it is over, what governs it keeps the action open in any tense."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply
from service.parsing.reply_beside import is_over

TODAY = date(2026, 11, 18)

OVER = """
I couldn't get to it on Monday
had hoped to do it last week
the printer was down
we were waiting for the ladder
the first one failed
I'd meant to write sooner
I know I said Friday
it wasn't finished when you asked
nobody answered for weeks
I had to chase them twice
it should have been done in May
I forgot all about it
Vera was meant to do it
""".strip().split("\n")

IN_THE_WAY = """
Jo said
Jo told me
Jo told us last week
they told me on Monday
he promised
she said yesterday
the clerk told me
I was told
I was assured
we were informed
I heard
I thought it was done
I assumed it was finished
everyone believed it was sorted
if Jo signs
if the cheque clears
unless I hear from you
once the paint dries
once it's signed
when Jo has been
when the form's back
as soon as the bank agrees
until Jo has signed
assuming the bank agrees
provided Jo agrees
subject to the board
hopefully
with luck
maybe
apparently
I think
I hope
I believe
I expect
I'd say
I suppose
I'm told
Jo says
Jo reckons
they say
according to Jo
as far as I know
to my knowledge
rumour has it
it will be ready soon
it might be
I will try
it's not true that
I can't say
I haven't checked
nobody can say
I doubt
I wish
one more signature
just the invoice to pay
apart from the signature
except for the grouting
all but the last one
half
nearly
""".strip().split("\n")

CLOSINGS = ("it's done", "it's all done now", "this is finished", "it is now complete", "I've done it", "all sorted")


@pytest.mark.parametrize("before", OVER)
@pytest.mark.parametrize("closing", ["it's done now", "I've done it", "it's all finished"])
@pytest.mark.parametrize("joined", [", but ", ", ", ". ", " - "])
def test_what_was_so_before_is_over(before: str, closing: str, joined: str) -> None:
    reply = parse_reply(f"{before}{joined}{closing}", count=1, today=TODAY)
    assert (reply.intent, reply.certain) == (Intent.DONE, True)


@pytest.mark.parametrize("closing", CLOSINGS)
@pytest.mark.parametrize("joined", [", ", " - ", ": ", " ", ", so ", " and ", ", but ", " then "])
@pytest.mark.parametrize("before", IN_THE_WAY)
def test_what_governs_a_closing_keeps_it_open(before: str, joined: str, closing: str) -> None:
    assert parse_reply(f"{before}{joined}{closing}", count=1, today=TODAY).intent is not Intent.DONE


@pytest.mark.parametrize("closing", CLOSINGS)
@pytest.mark.parametrize("joined", [", ", " - ", " ", ", but "])
@pytest.mark.parametrize("after", IN_THE_WAY)
def test_what_governs_a_closing_does_so_from_behind(after: str, joined: str, closing: str) -> None:
    assert parse_reply(f"{closing}{joined}{after}", count=1, today=TODAY).intent is not Intent.DONE


@pytest.mark.parametrize(
    "words",
    [
        "Said it was done, it isn't",
        "It wasn't done and it isn't now",
        "You asked if it was done. It is not.",
        "You asked whether it is open or done. It is.",
        "Ignore my last message saying it was done",
        "Ignore my last message, it's not done",
        "Forget what I said, it isn't finished",
        "It was done, then it came undone",
        "I finished it, then the wind took it down and it fell apart",
        "It was all done, but they sent it back to be redone",
        "Varnish it, then it's done",
        "A coat of paint and then it's finished",
    ],
)
def test_the_last_word_counts_when_it_opens(words: str) -> None:
    assert parse_reply(words, count=1, today=TODAY).intent is not Intent.DONE


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("the printer was down", True),
        ("I know I said Friday", True),
        ("Jo said so", False),
        ("I thought it was done", False),
        ("the printer is down", False),
        ("it could have been better", True),
        ("once the snow cleared", True),
        ("once the snow clears", False),
        ("", False),
    ],
)
def test_is_over(text: str, over: bool) -> None:
    assert is_over(text) is over
