"""The submission server says no, says later, says nothing, dies: what arrives, what waits, what a person is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.faults import story
from tests.faults.account import House
from tests.servers.fixtures import MakeProxy

#: Longer than the first wait of the outbox.
SOON = timedelta(seconds=70)
ANN, BO = story.OWNERS


def outcome(house: House) -> dict[str, int]:
    """Number of mails by state."""
    return dict(house.rows("select state, count(*) from outbox group by state"))


def test_mails_refused_for_now_are_sent_later(house: House) -> None:
    house.sink.data_replies += ["451 4.3.0 Try again", "452 4.3.1 Too much mail", "421 4.7.0 Too many messages"]
    house.receive(story.minutes())
    assert house.run().results["2/deliver"] == [2, 3, 0]
    house.recover(after=SOON)
    house.check(meetings=1)


def test_a_greylisted_recipient_gets_the_mail_at_the_next_try(house: House) -> None:
    house.sink.greylisted.update(story.OWNERS)
    house.receive(story.minutes())
    assert house.run().results["2/deliver"] == [3, 2, 0]
    house.recover(after=SOON)
    house.check(meetings=1)


def test_a_rate_limit_costs_most_mails_no_attempt(house: House) -> None:
    """Forty mails at a server that takes ten a minute: all leave, and none is put off for hours."""
    for number in range(1, 9):
        house.receive(story.minutes(number))
    house.run(["poll", "process"])
    for minute in range(4):
        house.sink.allowance = 10
        sent, deferred, _ = house.run(["deliver"]).results["0/deliver"]
        assert sent == 10, f"minute {minute}"
        assert deferred <= 30
        house.at += SOON * 5  # twenty were put off once, and the second wait is five minutes
    house.sink.allowance = None
    assert house.rows("select max(attempts) from outbox")[0][0] <= 3
    house.run(["deliver", "poll"])
    house.check(meetings=8)


def test_one_bad_recipient_spoils_nobody_elses_mail(house: House) -> None:
    house.sink.refused[ANN] = "550 5.1.1 No such user here"
    house.receive(story.minutes())
    house.run()
    # One of the sent is to the secretary: no such address, please send another.
    assert outcome(house) == {"SENT": 4, "FAILED": 2}
    assert {r for (r,) in house.rows("select distinct response from outbox where state = 'FAILED'")} == {
        f"127.0.0.1:{house.sink.port} answered 550 5.1.1 No such user here"
    }
    assert {recipient for recipient, _ in house.mails} == {BO, story.SECRETARY}


def test_a_connection_dropped_after_the_message_before_its_answer(house: House) -> None:
    """The server has the message: it comes a second time, and nothing tells the two apart but the hour."""
    house.sink.drop_after_data, house.sink.keep_dropped = 1, True
    house.receive(story.minutes())
    assert house.run().results["2/deliver"] == [4, 1, 0]
    house.recover(after=SOON)
    house.check(meetings=1, doubles=1)
    [(recipient, message_id)] = [mail for mail, times in house.mails.items() if times == 2]
    first, second = [m.octets for m in house.sink.for_recipient(recipient) if story.message_id(m.octets) == message_id]
    assert first == second


def test_a_server_that_takes_two_messages_a_connection(house: House) -> None:
    house.sink.messages_per_connection, house.sink.says_421 = 2, True
    house.receive(story.minutes())
    assert house.run().results["2/deliver"] == [5, 0, 0]
    house.check(meetings=1)


def test_a_server_that_is_gone_for_ten_hours(house: House) -> None:
    house.receive(story.minutes())
    house.sink.stop()
    ran = house.run()
    assert ran.results["2/deliver"] == [0, 5, 0]
    assert "nothing listens" in ran.said[0]
    for _ in range(6):
        house.at += timedelta(minutes=100)
        assert house.run(["deliver"]).results["0/deliver"] == [0, 5, 0]
    house.sink.start()
    house.at += SOON
    assert house.run(["deliver", "poll"]).results["0/deliver"] == [5, 0, 0]  # at once: no mail waits for hours
    house.check(meetings=1)


def test_a_server_that_hangs_keeps_no_mail_for_itself(house: House, make_proxy: MakeProxy) -> None:
    proxy = make_proxy(house.sink.port)
    proxy.blackhole = True
    house.receive(story.minutes())
    hung = {"MINUTEPOST_SUBMISSION__PORT": str(proxy.port), "MINUTEPOST_SUBMISSION__TIMEOUT_SECONDS": "0.5"}
    assert house.run(**hung).results["2/deliver"] == [0, 5, 0]
    house.recover(after=SOON)
    house.check(meetings=1)


def test_a_slow_server_takes_every_mail_once(house: House) -> None:
    house.sink.delay = 0.3
    house.receive(story.minutes())
    assert house.run(MINUTEPOST_SUBMISSION__CONNECTIONS="3").results["2/deliver"] == [5, 0, 0]
    house.check(meetings=1)


def test_a_server_that_looks_through_what_it_takes_for_longer_than_we_wait_for_all_else(house: House) -> None:
    house.sink.delay = 1.5
    house.receive(story.minutes())
    assert house.run(MINUTEPOST_SUBMISSION__TIMEOUT_SECONDS="0.5").results["2/deliver"] == [story.MAILS, 0, 0]
    house.check(meetings=1)


@pytest.mark.parametrize("connections", [1, 4])
def test_connections_that_are_cut_all_the_time(
    make_house: Callable[..., House], make_proxy: MakeProxy, connections: int
) -> None:
    """Each cut may leave one message on each connection in doubt; all arrive."""
    house = make_house(MINUTEPOST_SUBMISSION__CONNECTIONS=str(connections))
    proxy = make_proxy(house.sink.port)
    house.environment["MINUTEPOST_SUBMISSION__PORT"] = str(proxy.port)
    for number in range(1, 9):
        house.receive(story.minutes(number))
    house.run(["poll", "process"])
    stop = threading.Event()

    def cut() -> None:
        while not stop.wait(0.02):
            proxy.cut_after = proxy.cut_after or 300

    cutting = threading.Thread(target=cut)
    cutting.start()
    for _ in range(4):
        house.run(["deliver"])
        house.at += SOON
    stop.set()
    cutting.join()
    proxy.cut_after = None
    made = proxy.connections
    house.recover(8, after=timedelta(minutes=20))
    assert made >= 5
    house.check(meetings=8, doubles=made)
