"""Where a list of actions ends: the next minute by its number, the first item of minutes below their action sheet."""

from __future__ import annotations

from datetime import date

import pytest

from service.parsing.due import parse_due
from tests.unit.parsing.paper import explicit, found, minutes_of

SAID = date(2024, 3, 6)


@pytest.mark.parametrize(("first", "second"), [("24/02", "24/03"), ("014/24", "015/24"), ("HB/24/07", "HB/24/08")])
def test_the_next_minute_by_its_number_ends_a_review_of_actions(first: str, second: str) -> None:
    text = f"**{first} Matters arising and action log**\n\n| Action | Lead | Status |\n|---|---|---|\n"
    text += f"| Paint the gate | TP | Done |\n\n{second} Constitution and membership\n\nThere is one vacancy.\n"

    assert found(text) == [(("TP",), "Paint the gate")]


def test_a_number_that_does_not_follow_ends_nothing() -> None:
    text = "**24/02 Outstanding actions**\n\n23/40 Paint the north gate\n\n23/44 Mend the north stile\n"

    assert len(explicit(minutes_of(text))) == 2


def test_minutes_below_an_action_sheet_and_those_present_are_no_list_of_actions() -> None:
    text = "# Action sheet\n\n| Action | Who |\n|---|---|\n| Paint the gate | Tom |\n| Ring the mill | Kim |\n\n"
    text += "# People present\n\nTom Pell\n\nKim Sanders\n\nApologies: Ruth Okafor\n\n1. Minutes of last meeting\n\n"
    text += "Agreed.\n\n2. Hall\n\nKim to seal the floor before the fair.\n"

    assert [owners for owners, _ in found(text, head="Fernvale Board, 6 March 2024\n\n")] == [("Tom",), ("Kim",)]


def test_a_house_acts_where_its_name_stands_alone() -> None:
    text = "The surgery was full.\n\nAction: Surgery to look at the list.\n\nAction: Tree surgery to be priced.\n"

    assert [owners for owners, _ in found(text)] == [("Surgery",), ()]


@pytest.mark.parametrize(
    "text",
    [
        "open from 08:00 in the summer examination period",
        "report on Sunday opening figures",
        "look into the fees for Saturday parking",
    ],
)
def test_a_season_or_a_weekday_before_a_noun_is_no_day(text: str) -> None:
    assert parse_due(text, meeting_on=SAID) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("paint it in the summer", "in the summer"),
        ("paint it in the summer term", "in the summer"),
        ("paint it in the summer with the scouts", "in the summer"),
        ("collect the boxes after 31 July and pass them on", "after 31 July"),
        ("ring her on Sunday", "on Sunday"),
        ("ring her on Sunday about the fair", "on Sunday"),
        ("apply before the grant round closes on 31 March", "31 March"),
    ],
)
def test_seasons_weekdays_and_days_by_which_something_closes(text: str, words: str) -> None:
    due = parse_due(text, meeting_on=SAID)

    assert due is not None
    assert due.text == words


def test_what_closes_on_a_day_is_not_due_then() -> None:
    assert parse_due("tell them that the office closes on 31 March", meeting_on=SAID) is None


NEXT_TOPICS = {
    "a title over talk": (
        "Action items:\n\n- Ruth will send the draft\n- Tom will print it\n\nLesson plans on the web page\n\n"
        "- The plans are ready as well.\n- Printing was delayed until July.\n",
        ["Ruth will send the draft", "Tom will print it"],
    ),
    "the minutes": (
        "Action items\n\n- Ruth to send the draft\n\nMinutes\n\n- New mower delivered\n- Wait and see\n",
        ["Ruth to send the draft"],
    ),
    "a topic of the same list": (
        "Actions\n\n- Ruth to send the draft\n\nPlans for schools\n\n- Tom to print them\n",
        ["Ruth to send the draft", "Tom to print them"],
    ),
    "topics of one word": (
        "Actions\n\nGarden\n\n- Create a bed\n- Order salt\n\nShed\n\n- 🔴 Mend the door\n- Buy a lock\n",
        ["Create a bed", "Order salt", "🔴 Mend the door", "Buy a lock"],
    ),
    "numbers that go on around the list": (
        "1. Gates\n\nAll mended.\n\nAction\n\nRuth to thank the smith.\n\n2. Newsletter\n\nThe calendar is liked by"
        " all who read it.\n\nAction\n\nTom to print more.\n\n3. Hall\n\nA quiet month.\n",
        ["Ruth to thank the smith.", "Tom to print more."],
    ),
    "numbers of the list itself": (
        "1. Gates\n\nAll mended.\n\nActions\n\n1. Ruth to thank the smith\n2. Order salt\n\nThe hall is quiet.\n",
        ["Ruth to thank the smith", "Order salt"],
    ),
    "a label with nothing below it": ("Notes:\n\nActions: Ruth\n\nTopics:\n\n1. Gates\n2. Hall\n", []),
}


@pytest.mark.parametrize(("text", "expected"), NEXT_TOPICS.values(), ids=NEXT_TOPICS)
def test_a_plain_list_ends_at_the_next_topic(text: str, expected: list[str]) -> None:
    assert [words for _, words in found(text)] == expected


TOLD = [
    "The aims of the fair were discussed.",
    "Some stalls were also agreed.",
    "Printing was delayed until July.",
    "Discussed the request of the school.",
    "Ruth Okafor outlined the plan for the pond.",
]


@pytest.mark.parametrize("words", TOLD)
def test_what_came_of_talk_is_no_entry(words: str) -> None:
    assert [text for _, text in found(f"## Actions\n\n- Ruth to ring the mill\n- {words}\n")] == [
        "Ruth to ring the mill"
    ]


@pytest.mark.parametrize("words", ["It was agreed to order salt", "The rota was discussed: Tom to ask for names"])
def test_what_talk_asks_for_is_an_entry(words: str) -> None:
    assert len(found(f"## Actions\n\n- Ruth to ring the mill\n- {words}\n")) == 2
