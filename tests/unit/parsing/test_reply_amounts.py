"""Amounts beside actions' numbers, days that were missed, closings taken back, "I had done" and "I would do"."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.reply import Intent
from service.parsing.replies import parse_reply

TODAY = date(2026, 11, 18)

AMOUNTS = """
Told the cook 3, done
Ordered 2, done
Sent to 3, done
Invited 4, sorted
Booked for 4, done
Bought 3, delivered 2, done
Paid 5, done
Table for 4, finished
Just 2, done
We have 2 now, done
Agreed on 2, done
The answer was 4. Done
Got 3 now. Done.
Ordered 5 - done
Gave her 3, done
There were 2, done
""".strip()

NUMBERS = """
1 and 3 done | 1 3
2: done | 2
Done 2 | 2
Done 2 and 3 | 2 3
Number 2 done | 2
Item 3, done | 3
Yes, 1 done | 1
Re 2, done | 2
As for 3, it's done | 3
So 1 is done | 1
Just to say 2 is done | 2
Happy to say 3 is now complete | 3
I can confirm 1 and 2 are done | 1 2
Thanks Kim 1 is done | 1
Please close 2 and 3 | 2 3
You can tick off 1 | 1
""".strip()

CLOSED = """
A tick for this one please
Tick this please
Please tick
Tick, please
We'd already sorted it before the list came round
I'd actually completed this last week
I'd done it before you wrote
We'd finished this before the meeting
I'd already done it, sorry
Couldn't get it finished on Friday as agreed, did it this morning instead
Never got to it last week, did it yesterday instead
Not done on Monday as planned, done today instead
Didn't manage it before the meeting, got it done on Tuesday instead
Not something we could manage over the summer, but done now
Not possible while the office was shut, but all done this morning
Wasn't something I could do while I was away, but it's done now
Not a thing I could do while I was ill but this is now complete
Not something I could do while I was away, but this can come off the list
""".strip()

NEVER_CLOSED = """
Just a tick please
Half a tick please
Tick please when Kim has signed
Don't tick please!
I'd do it if I had time
I'd have done this before the list came round
I wish I'd done this before the list came round
I thought I'd done this before the meeting
I'd done half of it before the meeting
I'd nearly done it when the printer broke
Better if I'd done it myself
Couldn't do it on Friday as planned, will do it today instead
Didn't get it done on Monday as planned, did half of it today instead
Didn't get it done on Monday, did the shopping instead
Didn't get it done on Monday as planned, hope to have done it today instead
Can it be done today instead?
Not something I could do while I was away, but it will be done
Not something I could do, but Kim might
Not something I can do while the office is shut
Completed, hopefully the last time I write so before it truly is
Finished, hopefully for the last time before it really is finished
""".strip()

OTHERWISE = """
REOPEN | Oops, I answered too quickly - it isn't done
REOPEN | I wrote too early, it's still not finished
REOPEN | Sorry, I was too hasty, it has still not been done
REOPEN | I told you it was done on Friday but it wasn't and still isn't
REOPEN | I reported this complete on Tuesday but it isn't
NOT_DONE | Said sorted on Wednesday; it wasn't and still hasn't been
NOT_DONE | Not something I could do while I was away
DECLINE | Not something I can do
IN_PROGRESS | Getting there, around two thirds done
IN_PROGRESS | Coming along nicely, about half done
IN_PROGRESS | Moving along, some three-quarters finished
REASSIGN | Kim please
""".strip()


@pytest.mark.parametrize("words", AMOUNTS.split("\n"))
def test_an_amount_closes_no_action_of_that_number_and_is_asked_about(words: str) -> None:
    reply = parse_reply(words, count=5, today=TODAY)
    assert (dict(reply.items), reply.certain) == ({}, False)


def test_an_amount_beside_all_done_is_asked_about() -> None:
    assert not parse_reply("Ordered 3, all done", count=3, today=TODAY).certain


def test_an_amount_takes_nothing_from_the_closing_of_a_single_action() -> None:
    reply = parse_reply("Ordered 12, done", count=1, today=TODAY)
    assert (reply.intent, reply.certain, reply.unknown) == (Intent.DONE, True, ())


@pytest.mark.parametrize("row", NUMBERS.split("\n"))
def test_a_number_that_is_told_of_is_an_actions(row: str) -> None:
    words, numbers = row.split(" | ")
    reply = parse_reply(words, count=5, today=TODAY)
    assert dict.fromkeys(map(int, numbers.split()), Intent.DONE) == {n: a.intent for n, a in reply.items.items()}
    assert reply.certain


@pytest.mark.parametrize("words", CLOSED.split("\n"))
def test_what_was_in_the_way_before_is_over(words: str) -> None:
    reply = parse_reply(words, count=1, today=TODAY)
    assert (reply.intent, reply.certain) == (Intent.DONE, True)


@pytest.mark.parametrize("words", NEVER_CLOSED.split("\n"))
def test_what_only_looks_like_it_never_closes(words: str) -> None:
    assert parse_reply(words, count=1, today=TODAY).intent is not Intent.DONE


@pytest.mark.parametrize("row", OTHERWISE.split("\n"))
def test_the_rest_is_read_for_what_it_is(row: str) -> None:
    intent, words = row.split(" | ")
    assert parse_reply(words, count=1, today=TODAY).intent is Intent[intent]
