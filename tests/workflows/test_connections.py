"""Mails over several connections: who is sent what, what is given back, what a crash can send twice."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from service.domain.outbox import WAITS, OutboxEvent, OutboxState
from service.domain.transit import Envelope
from service.errors import StoreUnavailableError, SubmissionDeferredError
from service.store import again, outbox
from service.store.engine import reading, transaction
from service.workflows import deliver as deliver_module
from service.workflows.deliver import LAST_MAIL, ONE_BATCH, deliver, deliver_all
from tests.workflows.house import House


def queue(house: House, number: int, recipients: int = 20) -> None:
    """Mails in the outbox."""
    with transaction(house.context.engine) as connection:
        for n in range(number):
            mail = outbox.NewMail(
                dedupe_key=f"key/{n}", kind="reminder", contact="c", recipient=f"p{n % recipients}@council.example",
                subject="s", message_id=f"{n}@x.example", tag=str(n), octets=b"Subject: %d\r\n\r\n" % n, words="",
                refs={},
            )  # fmt: skip
            outbox.enqueue_all(connection, [mail], house.clock.now())


class Sessions:
    """A way out that counts connections and remembers which took what."""

    def __init__(self, fail: Callable[[Envelope], Exception | None] = lambda _: None) -> None:
        self.fail = fail
        self.taken: list[list[Envelope]] = []
        self._lock = threading.Lock()

    @contextmanager
    def session(self) -> Iterator[_Session]:
        with self._lock:
            self.taken.append([])
            mine = self.taken[-1]
        yield _Session(self, mine)

    @property
    def all(self) -> list[Envelope]:
        return [envelope for taken in self.taken for envelope in taken]


class _Session:
    def __init__(self, sessions: Sessions, mine: list[Envelope]) -> None:
        self._sessions, self._mine = sessions, mine

    def submit(self, envelope: Envelope, following: Envelope | None = None) -> str:
        error = self._sessions.fail(envelope)
        if error is not None:
            raise error
        self._mine.append(envelope)
        return "taken"


def test_each_mail_leaves_once_and_a_recipients_mails_in_order(make_house: Callable[..., House]) -> None:
    house, sessions = make_house(connections=4, batch=25), Sessions()
    queue(house, 250)
    assert deliver_all(sessions, house.context).sent == 250
    assert Counter(e.octets for e in sessions.all) == Counter(b"Subject: %d\r\n\r\n" % n for n in range(250))
    assert len(sessions.taken) == 12  # 100, 100 and 50 mails over four connections
    by_recipient: dict[str, list[int]] = {}
    for envelope in sessions.all:
        by_recipient.setdefault(envelope.recipient, []).append(int(envelope.octets.split()[1]))
    assert all(numbers == sorted(numbers) for numbers in by_recipient.values())
    assert house.outgoing() == {"SENT": 250}


def test_a_server_that_hangs_costs_two_mails_an_attempt_and_no_more(house: House) -> None:
    queue(house, 10)
    tried: list[Envelope] = []

    def hang(envelope: Envelope) -> Exception:
        tried.append(envelope)
        return SubmissionDeferredError("did not answer within 60 seconds")

    done = deliver(Sessions(hang), house.context)
    assert (len(tried), done.deferred, done.problem) == (2, 10, "did not answer within 60 seconds")
    house.clock.forward(seconds=WAITS[0].total_seconds())
    sessions = Sessions()
    assert deliver_all(sessions, house.context).sent == 10


def test_a_mail_that_kills_every_connection_does_not_keep_the_others_back(house: House) -> None:
    queue(house, 10)
    sessions = Sessions(lambda e: SubmissionDeferredError("lost") if b": 0" in e.octets else None)
    assert deliver(sessions, house.context).sent == 9
    assert house.outgoing() == {"SENT": 9, "QUEUED": 1}


def test_the_stack_of_what_nobody_foresaw_is_in_the_log_and_no_other(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    queue(house, 2)
    deliver(
        Sessions(lambda e: KeyError("a bug") if b": 0" in e.octets else SubmissionDeferredError("x")), house.context
    )
    [line] = caplog.records
    assert "mail 1 " in line.getMessage()
    assert line.exc_info
    assert isinstance(line.exc_info[1], KeyError)


def test_a_mail_that_nobody_knows_what_to_make_of_does_not_keep_the_others_back(house: House) -> None:
    """Not for the rest of the lease, and not for ever: it is given up like any other."""
    queue(house, 10)
    sessions = Sessions(lambda envelope: KeyError("\udce9") if envelope.octets.startswith(b"Subject: 3\r") else None)
    done = deliver(sessions, house.context)
    assert (done.sent, done.deferred, done.problem) == (9, 1, r"KeyError: '\udce9'")
    for wait in WAITS:
        house.clock.forward(seconds=wait.total_seconds())
        deliver_all(sessions, house.context)
    assert house.outgoing() == {"SENT": 9, "FAILED": 1}


def test_a_connection_that_nobody_knows_what_to_make_of_spends_no_mails_attempts(house: House) -> None:
    class Odd(Sessions):
        def session(self) -> Any:
            raise KeyError("a bug")

    queue(house, 10)
    done = deliver(Odd(), house.context)
    assert (done.deferred, done.problem) == (10, "KeyError: 'a bug'")
    house.clock.forward(seconds=WAITS[0].total_seconds())
    with reading(house.context.engine) as connection:
        assert {mail.attempts for mail in outbox.latest(connection, (OutboxState.QUEUED,), 20)} == {0}
    assert deliver(Sessions(), house.context).sent == 10


def test_an_unreachable_server_spends_no_mails_attempts(house: House) -> None:
    queue(house, 5)
    house.submitter.unreachable = True
    for _ in range(40):  # longer than a mail's own attempts would last
        assert deliver_all(house.submitter, house.context).deferred == 5
        house.clock.forward(minutes=1)
    house.submitter.unreachable = False
    assert house.deliver().sent == 5


def test_what_could_not_be_answered_within_the_lease_is_given_back(house: House) -> None:
    class Slow(Sessions):
        def session(self) -> Any:
            house.clock.forward(seconds=(house.context.policy.mail_lease - LAST_MAIL).total_seconds())
            return super().session()

    queue(house, 6)
    assert deliver(Slow(), house.context).sent == 0
    assert house.outgoing() == {"QUEUED": 6}
    assert deliver(Sessions(), house.context).sent == 6


def test_a_batch_over_a_slow_server_ends_soon_and_the_next_goes_on(house: House) -> None:
    """Who is asked to end, and a secretary who says "stop", need not wait for fifty mails."""
    queue(house, 6)

    def slow(envelope: Envelope) -> None:
        house.clock.forward(seconds=ONE_BATCH.total_seconds() / 2)

    assert deliver(Sessions(slow), house.context).sent == 2
    assert house.outgoing() == {"SENT": 2, "QUEUED": 4}
    sessions = Sessions(slow)
    assert deliver_all(sessions, house.context).sent == 4
    assert [len(taken) for taken in sessions.taken] == [2, 2]


def test_a_server_that_is_slow_to_connect_to_gets_its_mails(house: House) -> None:
    class Slow(Sessions):
        def session(self) -> Any:
            house.clock.forward(seconds=2 * ONE_BATCH.total_seconds())
            return super().session()

    queue(house, 6)
    assert deliver(Slow(), house.context).sent == 6


def test_a_late_settlement_does_not_undo_another_workers(house: House) -> None:
    queue(house, 1)
    lease = timedelta(minutes=10)
    with transaction(house.context.engine) as connection:
        [mine] = outbox.claim_batch(connection, house.clock.now(), lease, 5)
        house.clock.forward(minutes=11)
        [theirs] = outbox.claim_batch(connection, house.clock.now(), lease, 5)
        assert not outbox.settle(connection, mine, OutboxEvent.DEFER, "late", house.clock.now())
        outbox.give_back(connection, mine, "late", house.clock.now())
        assert outbox.claim_batch(connection, house.clock.now(), lease, 5) == []
        assert outbox.settle(connection, theirs, OutboxEvent.ACCEPT, "taken", house.clock.now())


def failing_at(*calls: int) -> Callable[..., None]:
    """The settling of mails, which fails at these calls, counted from 1."""
    settle, seen = deliver_module._settle, count(1)

    def failing(*arguments: Any) -> None:
        if next(seen) in calls:
            raise StoreUnavailableError("disk full")
        settle(*arguments)

    return failing


@pytest.mark.parametrize("connections", [1, 4])
def test_where_the_database_fails_for_seconds_each_mail_leaves_once(
    make_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch, connections: int
) -> None:
    house, sessions = make_house(connections=connections), Sessions()
    queue(house, 60)
    monkeypatch.setattr(again, "PAUSES", (0.01, 0.01, 0.01))
    monkeypatch.setattr(deliver_module, "_settle", failing_at(2, 5, 6, 7))
    assert deliver_all(sessions, house.context).sent == 60
    assert Counter(Counter(e.octets for e in sessions.all).values()) == {1: 60}
    assert house.outgoing() == {"SENT": 60}


@pytest.mark.parametrize("connections", [1, 4])
def test_where_the_database_fails_one_mail_of_each_connection_leaves_twice_at_most(
    make_house: Callable[..., House], monkeypatch: pytest.MonkeyPatch, connections: int
) -> None:
    house, sessions = make_house(connections=connections), Sessions()
    queue(house, 60)
    monkeypatch.setattr(again, "PAUSES", ())
    monkeypatch.setattr(deliver_module, "_settle", failing_at(5))
    with pytest.raises(StoreUnavailableError):
        deliver_all(sessions, house.context)
    house.clock.forward(minutes=16)
    deliver_all(sessions, house.context)
    copies = Counter(e.octets for e in sessions.all)
    assert len(copies) == 60
    assert 1 <= sum(number - 1 for number in copies.values()) <= connections
