"""A closing word said of the action closes in any company; whatever governs it, on either side, keeps it open."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply

TODAY = date(2026, 11, 18)

CLOSINGS = """
it is done
this one is finished
it has been dealt with
all of it is sorted
we've finished this
it got done
the action is complete
""".strip().split("\n")

COMPANY = """
Either way {}
For the record {}
In the end {}
By some miracle {}
As luck would have it {}
Never mind the reminder, {}
Don't panic, {}
With a bit of help from the neighbours, {}
My computer has been playing up, but {}
Blimey, is it November already? {}
Guess what? {}
It should have been quicker, but {}
The weather was awful. {}
""".strip().split("\n")

BEFORE = """
the day
the moment
the fact that
the plan is that
the form states
the email claims
the minutes show
on the system
on the tracker
I dreamt
she insists
Sam swore
make sure
check
were it up to me,
had it rained,
God willing,
weather permitting,
in an ideal world
stop saying
we need proof that
before long
""".strip().split("\n")

AFTER = """
in places
in stages
in error
by mistake
wrongly
badly
too early
on paper
pending the invoice
less the roof
every spring
each year
for the year
is a lie
is the plan
up to page ninety
last year
DV
""".strip().split("\n")


def _closes(words: str) -> bool:
    return parse_reply(words, count=1, today=TODAY).intent is Intent.DONE


@pytest.mark.parametrize(("company", "closing"), list(product(COMPANY, CLOSINGS)))
def test_closes_in_any_company(company: str, closing: str) -> None:
    assert _closes(company.format(closing))


@pytest.mark.parametrize(("governor", "closing"), list(product(BEFORE, CLOSINGS)))
def test_what_stands_before_it_keeps_it_open(governor: str, closing: str) -> None:
    assert not _closes(f"{governor} {closing}")
    assert not _closes(f"Anyway, {governor} {closing}")


@pytest.mark.parametrize(("governor", "closing"), list(product(AFTER, CLOSINGS)))
def test_what_stands_behind_it_keeps_it_open(governor: str, closing: str) -> None:
    assert not _closes(f"{closing} {governor}")
    assert not _closes(f"In the end {closing} - {governor}")


@pytest.mark.parametrize(
    ("words", "count", "done"),
    [
        ("Have done one, two and three", 3, {1, 2, 3}),
        ("One and two are finished, so is three", 3, {1, 2, 3}),
        ("Item 1 complete, likewise 2 and 3", 3, {1, 2, 3}),
        ("2 and 3 completed; 1 awaits a quote", 3, {2, 3}),
        ("I've done the first but not the second", 2, {1}),
        ("1. ✔ 2. ✔ 3. next week", 3, {1, 2}),
    ],
)
def test_numbers_close_what_they_name(words: str, count: int, done: set[int]) -> None:
    reply = parse_reply(words, count=count, today=TODAY)
    assert {number for number, answer in reply.items.items() if answer.intent is Intent.DONE} == done


def test_likewise_takes_over_what_was_not_done_either() -> None:
    reply = parse_reply("1 is not done, likewise 2", count=2, today=TODAY)
    assert {answer.intent for answer in reply.items.values()} == {Intent.NOT_DONE}


@pytest.mark.parametrize("words", ["Done? Not yet", "Finished? Yes, when Sam pays", "Is it done? It is not"])
def test_a_question_to_oneself_closes_only_on_yes(words: str) -> None:
    assert not _closes(words)
