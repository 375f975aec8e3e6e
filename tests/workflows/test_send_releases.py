"""Where every set of minutes waits for "send", it lets go what its receipt lists, older actions it changed, no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.builders import ADA, BO, CY, DEE, SECRETARY, Mail, Paper, forward, kinds, with_review
from tests.workflows.house import House

MARCH = Paper()
ALWAYS = with_review("always")
RECEIPT = [("minutes-receipt", SECRETARY)]
ANSWER = [("correction-receipt", SECRETARY)]


def april(*actions: str, more: tuple[str, ...] = ()) -> bytes:
    return forward(Paper(held="Thursday 8 April 2027", actions=actions, more=more))


def receipt_of(mails: list[Mail]) -> Mail:
    (found,) = [mail for mail in mails if mail.kind == "minutes-receipt"]
    return found


def march_sent(make_house: Callable[..., House]) -> House:
    house = make_house(people_csv=ALWAYS)
    receipt = receipt_of(house.after(forward(MARCH)))
    assert kinds(house.after(receipt.reply("send"))) == [("action-assigned", ADA), ("action-assigned", BO), *ANSWER]
    return house


def test_an_older_action_changed_is_told_after_send_alone(make_house: Callable[..., House]) -> None:
    house = march_sent(make_house)
    mails = house.after(april("Bo Carr to book the ferry hall by 30 April."))
    assert kinds(mails) == RECEIPT
    assert "Nothing has been sent yet" in mails[0].words
    assert house.day() == []
    told = house.after(mails[0].reply("send"))
    assert [mail.to for mail in told if mail.kind.startswith("action-")] == [BO]
    assert "30 April 2027" in next(mail.words for mail in told if mail.to == BO)
    assert kinds(house.after(mails[0].reply("send"))) == ANSWER


def test_an_older_action_given_to_another_is_told_to_both_after_send(make_house: Callable[..., House]) -> None:
    house = march_sent(make_house)
    receipt = receipt_of(house.after(april("Dee Eames to book the ferry hall by 26 March.", "Cy Dunn to paint it.")))
    told = house.after(receipt.reply("send"))
    assert kinds(told) == [
        ("action-assigned", CY), ("action-assigned", DEE), ("action-updated", BO), *ANSWER,
    ]  # fmt: skip


def test_what_older_minutes_still_hold_back_is_not_let_go(make_house: Callable[..., House]) -> None:
    house = make_house(people_csv=ALWAYS)
    first = receipt_of(house.after(forward(MARCH)))
    look_back = ("Matters arising", "Survey: half of the ramp survey went out. Done.", "New actions")
    receipt = receipt_of(house.after(april("Cy Dunn to paint the slipway.", more=look_back)))
    assert "Is “Ada Brook to send the ramp survey" in receipt.words
    assert kinds(house.after(receipt.reply("send"))) == [("action-assigned", CY), *ANSWER]
    told = kinds(house.after(first.reply("send")))
    assert told == [("action-assigned", ADA), ("action-assigned", BO), *ANSWER]


def test_stop_holds_the_change_and_send_tells_it_as_it_stands_by_then(make_house: Callable[..., House]) -> None:
    house = march_sent(make_house)
    receipt = receipt_of(house.after(april("Bo Carr to book the ferry hall by 30 April.")))
    assert kinds(house.after(receipt.reply("1 due 7 May\nstop"))) == ANSWER
    told = house.after(receipt.reply("send"))
    assert kinds(told) in ([("action-assigned", BO), *ANSWER], [("action-updated", BO), *ANSWER])
    assert house.action("ferry hall").due == date(2027, 5, 7)
    assert "7 May 2027" in next(mail.words for mail in told if mail.to == BO)


def test_an_action_closed_by_number_before_send_is_nobodys_new_action(make_house: Callable[..., House]) -> None:
    house = march_sent(make_house)
    receipt = receipt_of(house.after(april("Bo Carr to book the ferry hall by 30 April.", "Cy Dunn to paint it.")))
    number = next(n for n, ref in receipt.refs.items() if ref == f"action:{house.action('ferry hall').id}")
    told = house.after(receipt.reply(f"{number} done. Send"))
    assert [mail.to for mail in told if mail.kind.startswith("action-assigned")] == [CY]


@pytest.mark.parametrize(
    "words",
    [
        "1: Zed Nobody\nsend",
        "9 cancel\nsend",
        "1 should really go to somebody else\nsend",
        "send\nbut not the second one please",
        "send\n\n2: not Bo",
        "meeting 7 cancelled\nsend",
        "send, except 2",
    ],
)
def test_send_beside_what_could_not_be_followed_waits(make_house: Callable[..., House], words: str) -> None:
    """The mail would go to whom the secretary wanted to spare."""
    house = make_house(people_csv=ALWAYS)
    receipt = receipt_of(house.after(forward(MARCH)))
    (answer,) = house.after(receipt.reply(words))
    assert answer.kind == "correction-receipt"
    assert house.day() == []
    assert kinds(house.after(answer.reply("send"))) == [("action-assigned", ADA), ("action-assigned", BO), *ANSWER]


@pytest.mark.parametrize(
    "words",
    [
        "send\n\nNell Ward\nPartnership Officer, Room 4",
        "2 due 30 April\nGo ahead",
        "1 is fine, 2 due 30 April and send",
    ],
)
def test_a_signature_keeps_nothing_from_leaving(make_house: Callable[..., House], words: str) -> None:
    house = make_house(people_csv=ALWAYS)
    receipt = receipt_of(house.after(forward(MARCH)))
    assert ("action-assigned", BO) in kinds(house.after(receipt.reply(words)))


@pytest.mark.parametrize("words", ["Yes", "ok", "Looks good", "All correct, thanks", "fine by me"])
def test_a_yes_is_answered_with_the_word_that_sends(make_house: Callable[..., House], words: str) -> None:
    house = make_house(people_csv=ALWAYS)
    receipt = receipt_of(house.after(forward(MARCH)))
    (answer,) = house.after(receipt.reply(words))
    assert "“send”" in answer.words or "send" in answer.words.partition("understand")[2]
    assert kinds(house.after(answer.reply("send"))) == [("action-assigned", ADA), ("action-assigned", BO), *ANSWER]


def test_a_short_form_may_be_given_as_an_address(make_house: Callable[..., House]) -> None:
    house = make_house()
    receipt = receipt_of(house.after(forward(Paper(actions=["TQ to book the ferry hall."]))))
    mails = house.after(receipt.reply("TQ = Tam Quill (tam@quills.example)"))
    assert kinds(mails) == [("action-assigned", "tam@quills.example"), *ANSWER]
    assert ("action-assigned", "tam@quills.example") in kinds(house.after(april("TQ to paint the slipway.")))
