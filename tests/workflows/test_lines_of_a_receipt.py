"""A receipt names the lines of the paper that came, in its order, also where the actions were known before."""

from __future__ import annotations

from tests.builders import Mail, Paper, forward, number_of
from tests.workflows.house import House

MARCH = Paper(actions=[
    "Ada Brook to send the ramp survey to all members by 19 March.",
    "Bo Carr to book the ferry hall by 26 March.",
    "Cy Dunn to paint the slipway.",
])  # fmt: skip
AMENDED = Paper(actions=[*reversed(MARCH.actions)], more=["The chair opened the meeting with a word on the weather."])


def receipt_of(mails: list[Mail]) -> Mail:
    (found,) = [mail for mail in mails if mail.kind == "minutes-receipt"]
    return found


def line_of(words: str) -> str:
    """The line of the text file on which an action stands."""
    lines = "\n\n".join(AMENDED.lines).split("\n")
    return next(f"Line {n}" for n, line in enumerate(lines, start=1) if words in line)


def test_after_a_reorder_the_lines_and_the_order_are_those_of_the_new_paper(house: House) -> None:
    house.after(forward(MARCH))
    receipt = receipt_of(house.after(forward(AMENDED)))
    for place, words in enumerate(("slipway", "ferry hall", "ramp survey"), start=1):
        assert number_of(receipt, words) == str(place)
        assert receipt.refs[str(place)] == f"action:{house.action(words).id}"
        assert receipt.words.partition(words)[2].partition(" of the minutes")[0].endswith(line_of(words))


def test_an_older_receipt_keeps_its_numbers(house: House) -> None:
    first = receipt_of(house.after(forward(MARCH)))
    house.after(forward(AMENDED))
    house.after(first.reply("1 due 3 May"))
    assert "5-03" in str(house.action("ramp survey").due)


def test_what_the_secretary_added_is_not_said_to_have_left_the_minutes(house: House) -> None:
    first = receipt_of(house.after(forward(MARCH)))
    house.after(first.reply("add: Dee Eames to order new oars"))
    again = receipt_of(house.after(forward(MARCH, form="docx")))
    assert "No longer in the minutes" not in again.words
    assert "Nothing new" in again.subject
