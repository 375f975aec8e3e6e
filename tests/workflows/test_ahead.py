"""Mails are worded before the turn to write comes: nobody waits meanwhile, and what comes in between counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from service.domain.action import ActionStatus
from service.mail.render import Rendered, Renderer
from service.store import marks
from service.store.engine import transaction
from service.workflows.ingest import poll
from service.workflows.process import process
from tests.builders import ADA, BO, NOW, SECRETARY, Paper, forward, kinds, trace
from tests.workflows.house import House, renderer

MARCH = Paper()
SURVEY, HALL = MARCH.actions
LATER = Paper(actions=[SURVEY.replace("19 March", "2 April"), HALL])


@dataclass(slots=True)
class Interrupted(Renderer):
    """Words letters; before the first, something happens."""

    meanwhile: Callable[[], None]
    worded: int = 0

    def render(self, letter: object, *, reply_to: str, message_id: str = "") -> Rendered:
        self.worded += 1
        if self.worded == 1:
            self.meanwhile()
        return renderer().render(letter, reply_to=reply_to, message_id=message_id)  # type: ignore[arg-type]


@pytest.fixture
def interrupt(house: House) -> Callable[[bytes, Callable[[], None]], int]:
    """Think about a message while something happens; return how many letters were worded."""

    def think(octets: bytes, meanwhile: Callable[[], None]) -> int:
        house.mailbox.add(octets)
        (entry,) = poll(house.mailbox, house.context).recorded
        words = Interrupted(meanwhile)
        process(entry, replace(house.context, renderer=words))
        return words.worded

    return think


Interrupt = Callable[[bytes, Callable[[], None]], int]


def write_something(house: House) -> None:
    with transaction(house.context.engine) as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        marks.write(connection, {"something": "else"}, NOW)


def test_others_write_while_mails_are_worded_and_no_mail_is_worded_twice(house: House, interrupt: Interrupt) -> None:
    assert interrupt(forward(MARCH), lambda: write_something(house)) == 3
    assert kinds(house.mails()) == [("action-assigned", ADA), ("action-assigned", BO), ("minutes-receipt", SECRETARY)]


def test_what_is_done_while_newer_minutes_are_worded_stays_done(house: House, interrupt: Interrupt) -> None:
    (mail,) = [mail for mail in house.after(forward(MARCH)) if mail.to == ADA]
    interrupt(forward(LATER), lambda: house.receive(mail.reply("Done, thanks")) and None)
    assert house.action("ramp survey").status is ActionStatus.COMPLETED


def test_the_same_mail_by_another_way_meanwhile_is_acted_on_once(house: House, interrupt: Interrupt) -> None:
    first = forward(MARCH)
    assert interrupt(first, lambda: house.receive(trace(first)) and None) == 3
    assert house.states() == {"HANDLED": 1, "IGNORED": 1}
    assert len(house.mails()) == 3
