"""Far more actions than one meeting makes: nobody is mailed before the secretary has looked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import ADA, SECRETARY, Paper, forward, kinds
from tests.workflows.house import House


def paper(count: int, held: str = "Thursday 4 March 2027") -> Paper:
    """Minutes with so many actions of one person."""
    things = ("lamp", "rope", "buoy", "chain", "plank", "rail")
    actions = [f"Ada Brook to mend the {thing} at berth {n} by 19 March." for n, thing in enumerate(things[:count], 1)]
    return Paper(actions=actions, held=held)


@pytest.fixture
def house(house: House) -> House:
    """A house that asks above three actions."""
    house.context = replace(house.context, house=replace(house.context.house, most_actions=3))
    return house


def test_up_to_the_set_number_mails_go_at_once(house: House) -> None:
    assert kinds(house.after(forward(paper(3)))) == [("action-assigned", ADA), ("minutes-receipt", SECRETARY)]


def test_above_it_the_secretary_is_asked_and_send_lets_them_go(house: House) -> None:
    (receipt,) = house.after(forward(paper(4)))
    assert receipt.kind == "minutes-receipt"
    assert "4 actions in one set of minutes" in receipt.words
    assert "answer 'send'" in receipt.words
    mails = house.after(receipt.reply("send"))
    assert kinds(mails) == [("action-assigned", ADA), ("correction-receipt", SECRETARY)]


def test_once_sent_the_same_minutes_do_not_wait_again(house: House) -> None:
    (receipt,) = house.after(forward(paper(4)))
    house.after(receipt.reply("send"))
    more = house.after(forward(paper(5)))
    assert ("action-assigned", ADA) in kinds(more)
