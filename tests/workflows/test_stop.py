""" "stop" takes back what is queued and has not left; "send" lets it go again, once, as it stands by then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from service.store import outbox
from service.store.engine import reading
from tests.builders import ADA, BO, DEE, SECRETARY, Mail, Paper, Sent, forward, kinds, number_of
from tests.workflows.house import House
from tests.workflows.test_corrections import MEETING, MEMBERS, PAPER, RECEIPT, receipt

APRIL = date(2027, 4, 8)


def queued_receipt(house: House, octets: bytes) -> Mail:
    """The receipt of minutes whose mails are queued but have not left: the secretary is quick, or the server slow."""
    done = house.one(octets)
    with reading(house.context.engine) as connection:
        found = {sent.kind: sent for sent in (outbox.get_sent(connection, mail) for mail in done.queued) if sent}
        sent = found["minutes-receipt"]
        octets = outbox.octets_of(connection, [sent.id])[sent.id]
    return Mail(kind=sent.kind, to=sent.recipient, octets=octets, refs=sent.refs)


@pytest.fixture
def read(house: House) -> Mail:
    """The receipt; every other mail of PAPER is still queued."""
    return queued_receipt(house, forward(PAPER))


def order(house: House, read: Mail, words: str, about: str = "") -> list[Mail]:
    """What an order brings about, and what else leaves by then."""
    return house.after(read.reply(words.format(n=number_of(read, about)) if about else words))


def test_what_has_not_left_is_taken_back(house: House, read: Mail) -> None:
    mails = order(house, read, "stop")
    assert kinds(mails) == [RECEIPT, ("minutes-receipt", SECRETARY)]
    assert "7 mails that had not left yet are taken back" in receipt(mails, "correction-receipt").words
    assert house.outgoing()["WITHDRAWN"] == 7
    assert house.share("ramp survey", ADA).notified_at is None
    assert house.mails() == []


def test_send_lets_everything_go_once(house: House, read: Mail) -> None:
    order(house, read, "stop")
    mails = order(house, read, "send")
    assert kinds(mails) == sorted(
        [("action-assigned", ADA), ("action-assigned", BO), RECEIPT, *(("invitation", m) for m in MEMBERS)]
    )
    assert {m.calendar["SEQUENCE"] for m in mails if m.kind == "invitation"} == {"0"}
    assert kinds(order(house, read, "send")) == [RECEIPT]


def test_orders_between_stop_and_send_are_in_the_one_mail_that_goes(house: House, read: Mail) -> None:
    order(house, read, "stop")
    order(house, read, "{n}: Dee Eames", "ramp survey")
    order(house, read, "meeting 1 venue Civic Hall")
    mails = order(house, read, "send")
    assert kinds(mails) == sorted(
        [("action-assigned", BO), ("action-assigned", DEE), RECEIPT, *(("invitation", m) for m in MEMBERS)]
    )
    assert all("Civic Hall" in m.words for m in mails if m.kind == "invitation")


def test_an_order_and_stop_in_one_mail(house: House, read: Mail) -> None:
    mails = order(house, read, "{n}: Dee Eames\nstop", "ramp survey")
    assert kinds(mails) == [RECEIPT, ("minutes-receipt", SECRETARY)]
    mails = order(house, read, "send")
    assert kinds([m for m in mails if m.kind == "action-assigned"]) == [
        ("action-assigned", BO),
        ("action-assigned", DEE),
    ]
    assert not [m for m in mails if m.to == ADA and m.kind.startswith("action")]


def test_who_was_reached_is_named_and_not_written_to_again(house: House) -> None:
    read = receipt(house.after(forward(PAPER)))
    order_octets = read.reply(f"{number_of(read, 'ferry hall')}: Dee Eames")
    house.receive(order_octets)  # its mails wait
    answer = receipt(order(house, read, "stop")[-1:], "correction-receipt")
    assert "taken back" in answer.words
    assert "Ada Brook" in answer.words
    mails = order(house, read, "send")
    assert kinds([m for m in mails if m.kind.startswith("action")]) == [
        ("action-assigned", DEE),
        ("action-updated", BO),
    ]


def test_without_queued_mails_nothing_is_said_of_them(house: House) -> None:
    read = receipt(house.after(forward(PAPER)))
    answer = receipt(order(house, read, "stop"), "correction-receipt")
    assert "taken back" not in answer.words.replace("cannot be taken back", "")
    assert "Ada Brook and Bo Carr have theirs" in answer.words


@pytest.fixture
def moved(house: House) -> Mail:
    """The receipt of amended minutes whose update of the meeting is still queued."""
    house.after(forward(PAPER))
    return queued_receipt(house, forward(replace(PAPER, meetings=[MEETING.replace("Pier Hall", "Civic Hall")])))


def test_news_of_a_meeting_in_calendars_is_laid_aside(house: House, moved: Mail) -> None:
    assert "invitation-updated" not in [m.kind for m in order(house, moved, "stop")]
    mails = order(house, moved, "send")
    assert sorted(m.to for m in mails if m.kind == "invitation-updated") == sorted(MEMBERS)
    assert not [m for m in mails if m.kind == "invitation"]


def test_news_that_is_stale_by_then_stays_back(house: House, moved: Mail) -> None:
    order(house, moved, "stop")
    order(house, moved, "meeting 1 moved to 15 April 2pm-4pm")
    mails = [m for m in order(house, moved, "send") if m.kind == "invitation-updated"]
    assert sorted(m.to for m in mails) == sorted(MEMBERS)
    assert {m.calendar["SEQUENCE"] for m in mails} == {"2"}


def test_other_minutes_of_the_same_day_go_on(house: House) -> None:
    other = Paper(title="Ferry Forum Minutes", actions=["Bo Carr to paint the pontoon by 9 April."])
    read = queued_receipt(house, forward(PAPER))
    house.receive(Sent(subject="FW: Ferry Forum minutes", files=[other.as_text()]).octets())
    mails = order(house, read, "stop")
    (mine,) = [m for m in mails if m.kind == "action-assigned"]
    assert "pontoon" in mine.words


def test_the_hold_of_stopped_minutes_is_reminded_of(make_house: Callable[..., House]) -> None:
    house = make_house(hold_reminder_days=1)
    order(house, queued_receipt(house, forward(PAPER)), "stop")
    house.clock.forward(days=2)
    assert "still waiting" in receipt(house.day(), "minutes-waiting").words
