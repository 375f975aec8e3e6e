"""parse_reply as a whole: certainty, numbers, dates, persons, and what must hold for any words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.reply import Intent, ItemAnswer
from service.parsing.replies import parse_reply

TODAY = date(2026, 3, 4)

CLOSERS = (
    "done",
    "this is done",
    "it's done",
    "all sorted",
    "completed",
    "I've finished it",
    "actioned",
    "dealt with",
    "that's me done",
    "ticked off",
    "sent yesterday",
    "the letter has been sent",
    "now complete",
    "put to bed",
)
SPOILERS_BEFORE = (
    "I don't think",
    "I hope",
    "I think",
    "if Jo agrees then",
    "when the hall is free",
    "Jo says",
    "apparently",
    "maybe",
    "not",
    "never",
    "I wish",
    "it will be",
    "it should be",
    "it would be",
    "could be",
    "is it",
    "has Jo said",
    "once",
    "until",
    "unless",
    "we need to get it",
    "please get it",
    "it's not true that",
    "nobody told me",
    "half",
    "nearly",
    "almost",
    "most of it",
    "some of it is",
    "the first part is",
    "as soon as",
    "probably",
    "I was told",
    "to be",
)
SPOILERS_AFTER = (
    "?",
    " if Jo agrees",
    " when the hall is free",
    ", I think",
    ", I hope",
    " - not!",
    ", or will be",
    " by next Friday",
    " tomorrow",
    " next week",
    ", but not sent",
    " but not signed",
    ", apart from the invoice",
    " except for the last page",
    " once Jo replies",
    " unless you hear otherwise",
    ", hopefully",
    ", apparently",
    " according to Jo",
    ", but waiting for Jo",
    ", will send the rest tomorrow",
    ", though I still need to post it",
    "? No",
    ". Not!",
    ". Actually not yet",
    ". Is that right?",
    ". Sorry, not done after all",
    " subject to approval",
)


@pytest.mark.parametrize("closer", CLOSERS)
@pytest.mark.parametrize("spoiler", SPOILERS_BEFORE)
def test_a_closing_behind_a_doubt_never_closes(closer: str, spoiler: str) -> None:
    for opening in ("", "Hi Sam, ", "Thanks. ", "Ok - "):
        reply = parse_reply(f"{opening}{spoiler} {closer}", count=1, today=TODAY)
        assert reply.intent is not Intent.DONE


@pytest.mark.parametrize("closer", CLOSERS)
@pytest.mark.parametrize("spoiler", SPOILERS_AFTER)
def test_a_closing_before_a_doubt_never_closes(closer: str, spoiler: str) -> None:
    for ending in ("", "\nThanks\nJo", "\n\nJo Lee\nClerk"):
        reply = parse_reply(f"{closer}{spoiler}{ending}", count=1, today=TODAY)
        assert reply.intent is not Intent.DONE
    numbered = parse_reply(f"2: {closer}{spoiler}", count=3, today=TODAY)
    answer = numbered.items.get(2)
    assert answer is None or answer.intent is not Intent.DONE or not numbered.certain


@settings(max_examples=300)
@given(st.text(max_size=300), st.integers(0, 12), st.booleans())
def test_any_text_is_read(words: str, count: int, certain: bool) -> None:
    reply = parse_reply(words, count=count, today=TODAY, certain=certain)
    assert reply.words == words
    assert all(1 <= number <= count for number in reply.items)
    assert certain or not reply.certain


WORDS = st.sampled_from(
    (
        "1",
        "2",
        "3",
        "7",
        "1-3",
        "#2",
        "(3)",
        "done",
        "not",
        "yet",
        "all",
        "except",
        "but",
        "and",
        ",",
        ".",
        ":",
        "-",
        "?",
        "✅",
        "❌",
        "first",
        "second",
        "one",
        "both",
        "the rest",
        "will",
        "by",
        "Friday",
        "Jo",
        "to",
        "is",
        "this",
        "it",
        "sent",
        "no",
        "if",
        "thanks",
        "\n",
        "been",
        "complete",
        "close",
        "please",
    )
)


@settings(max_examples=500)
@given(st.lists(WORDS, max_size=14))
def test_any_jumble_of_the_trade_is_read(words: list[str]) -> None:
    reply = parse_reply(" ".join(words), count=3, today=TODAY)
    assert set(reply.items) <= {1, 2, 3}


@given(
    st.lists(
        st.sampled_from(("1 done", "2 done", "3 done", "2 not done", "3 in progress")),
        min_size=1,
        max_size=4,
        unique=True,
    )
)
def test_only_numbers_said_to_be_done_close(parts: list[str]) -> None:
    reply = parse_reply(", ".join(parts), count=3, today=TODAY)
    closed = {n for n, answer in reply.items.items() if answer.intent is Intent.DONE}
    assert closed <= {int(part[0]) for part in parts if part.endswith(" done") and "not" not in part}


def test_words_are_kept_as_written() -> None:
    words = "Hi Sam,\n\nDone ✅ – it’s with the printers’ office\n\nThanks"
    assert parse_reply(words, count=1, today=TODAY).words == words


def test_an_uncertain_quote_stays_uncertain() -> None:
    reply = parse_reply("Done", count=1, today=TODAY, certain=False)
    assert (reply.intent, reply.certain) == (Intent.DONE, False)


def test_a_bare_done_to_several_actions_names_none() -> None:
    reply = parse_reply("Done", count=3, today=TODAY)
    assert (reply.intent, reply.items, reply.certain) == (Intent.DONE, {}, False)


def test_numbers_that_were_not_listed_are_reported() -> None:
    reply = parse_reply("2 and 7 done", count=3, today=TODAY)
    assert set(reply.items) == {2}
    assert (reply.unknown, reply.certain) == ((7,), False)


def test_a_number_outside_the_list_closes_nothing_else() -> None:
    reply = parse_reply("4 done", count=1, today=TODAY)
    assert (dict(reply.items), reply.unknown, reply.certain) == ({}, (4,), False)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Will be done by 20 March", date(2026, 3, 20)),
        ("Can I have until Friday?", date(2026, 3, 6)),
        ("Next Friday", date(2026, 3, 13)),
        ("Tomorrow", date(2026, 3, 5)),
        ("In a fortnight", date(2026, 3, 18)),
        ("In two weeks", date(2026, 3, 18)),
        ("By the end of the month", date(2026, 3, 31)),
        ("By the end of next month", date(2026, 4, 30)),
        ("Next week", date(2026, 3, 13)),
        ("Move it from 10 March to 20 March please", date(2026, 3, 20)),
        ("Not before Easter", None),
        ("Need more time", None),
        ("By the 13th", date(2026, 3, 13)),
        ("Friday week", date(2026, 3, 13)),
    ],
)
def test_the_day_asked_for(words: str, due: date | None) -> None:
    reply = parse_reply(words, count=1, today=TODAY)
    assert (reply.intent, reply.due) == (Intent.DATE_CHANGE, due)


def test_each_number_has_its_own_day_and_person() -> None:
    reply = parse_reply("1 by 20 March. 2 is one for Jo Lee. 3 done.", count=3, today=TODAY)
    assert reply.items == {
        1: ItemAnswer(intent=Intent.DATE_CHANGE, due=date(2026, 3, 20)),
        2: ItemAnswer(intent=Intent.REASSIGN, person="Jo Lee"),
        3: ItemAnswer(intent=Intent.DONE),
    }


def test_the_whole_is_partly_done_where_a_listed_number_is_not() -> None:
    assert parse_reply("2 done", count=3, today=TODAY).intent is Intent.DONE_PARTIAL
    assert parse_reply("1, 2 and 3 done", count=3, today=TODAY).intent is Intent.DONE


def test_a_line_that_goes_on_is_one_sentence() -> None:
    wrapped = "I am sorry to tell you that in spite of everything we have tried it is not\ndone"
    assert parse_reply(wrapped, count=1, today=TODAY).intent is Intent.NOT_DONE


@pytest.mark.parametrize(
    "ending", ["\n\nSent from my iPhone", "\n\n--\nJo Lee\nDone Valley Council", "\nKind regards\nJo\nNot Done Ltd"]
)
def test_a_signature_says_nothing(ending: str) -> None:
    assert parse_reply("Done" + ending, count=1, today=TODAY).intent is Intent.DONE
    assert parse_reply("Thanks" + ending, count=1, today=TODAY).intent in (Intent.NONE, Intent.COMMENT)


@pytest.mark.parametrize(
    "unit", ["been ", "now all ", "done ", "‹n0› ", "1, ", "and ", "(", "not ", "Jo Lee ", "a b c d ", "…", "- "]
)
def test_a_very_long_text_is_read(unit: str) -> None:
    parse_reply(unit * 20_000, count=3, today=TODAY)
