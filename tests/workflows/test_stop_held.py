""" "stop" while a worker holds mails of the minutes: what has not left by then does not leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.domain.transit import Envelope
from service.errors import SubmissionDeferredError
from service.store import marks, outbox
from service.store.engine import reading, transaction
from tests.builders import ADA, BO, SECRETARY, Mail, forward, kinds
from tests.workflows.house import House
from tests.workflows.test_corrections import MEMBERS, PAPER, RECEIPT, receipt
from tests.workflows.test_stop import queued_receipt

TOLD = sorted([("action-assigned", ADA), ("action-assigned", BO), RECEIPT, *(("invitation", m) for m in MEMBERS)])


@pytest.fixture
def read(house: House) -> Mail:
    """The receipt; every other mail of PAPER is still queued."""
    return queued_receipt(house, forward(PAPER))


def stopping(house: House) -> dict[str, str]:
    """The marks of stops that have not come to an end."""
    with reading(house.context.engine) as connection:
        return marks.starting_with(connection, "stopping/")


def test_what_the_server_does_not_take_is_taken_back(house: House, read: Mail) -> None:
    """One has left when "stop" comes, and then the server is gone: the others wait for it no more."""
    said: list[Mail] = []

    def stop_at_the_second(envelope: Envelope) -> Exception | None:
        if not house.submitter.sent:
            return None
        if not said:
            said.append(read)
            house.receive(read.reply("stop"))
        return SubmissionDeferredError("gone")

    house.submitter.fail = stop_at_the_second
    house.deliver()
    house.submitter.fail = None
    house.clock.forward(hours=1)
    mails = house.mails()
    assert kinds(mails[1:]) == sorted([RECEIPT, ("minutes-receipt", SECRETARY)])
    words = receipt(mails, "correction-receipt").words
    assert "6 mails are just being handed over" in words
    assert "Mails that have left cannot be taken back: Ada Brook has theirs." in words
    assert stopping(house) == {}
    # The first to be sent was Ada's, who is not written to again.
    assert [mail.to for mail in mails[:1]] == [ADA]
    assert kinds(house.after(read.reply("send"))) == [told for told in TOLD if told != ("action-assigned", ADA)]


def test_what_a_dead_worker_held_is_taken_back(house: House, read: Mail) -> None:
    """Whoever sees wrong mails leave may well kill the process first, and say "stop" then."""
    with transaction(house.context.engine) as connection:
        outbox.claim_batch(connection, house.clock.now(), timedelta(minutes=15), 50)
    house.receive(read.reply("stop"))
    assert kinds(house.mails()) == [RECEIPT]
    house.clock.forward(minutes=16)
    assert kinds(house.mails()) == [("minutes-receipt", SECRETARY)]
    assert stopping(house) == {}
    house.clock.forward(hours=1)
    assert kinds(house.after(read.reply("send"))) == TOLD


def test_send_while_a_worker_still_holds_them_lets_them_go_once(house: House, read: Mail) -> None:
    with transaction(house.context.engine) as connection:
        outbox.claim_batch(connection, house.clock.now(), timedelta(minutes=15), 50)
    house.receive(read.reply("stop"), read.reply("send"))
    assert kinds(house.mails()) == [RECEIPT, RECEIPT]
    house.clock.forward(minutes=16)
    assert kinds(house.mails()) == sorted([*(one for one in TOLD if one != RECEIPT), ("minutes-receipt", SECRETARY)])
    assert stopping(house) == {}
