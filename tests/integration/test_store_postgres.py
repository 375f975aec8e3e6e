"""The store on PostgreSQL and on SQLite alike: schema, identities, claims of two at once, leases, values kept whole."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from service.domain.action import Action, ActionStatus, Assignment, Finish
from service.domain.changes import (
    Absence,
    FailedAddress,
    HistoryLine,
    InviteeChange,
    MinutesRecord,
    PossibleAction,
)
from service.domain.erasing import Person
from service.domain.inbox import InboxEvent, InboxState
from service.domain.invitation import EventStatus, Invitee, Partstat, ScheduledMeeting
from service.domain.message import Address
from service.domain.outbox import OutboxEvent, OutboxState
from service.errors import ConfigurationError, IllegalTransitionError, StoreUnavailableError
from service.store import actions, audit, forget, inbox, marks, meetings, minutes, outbox, people, returned, schema
from service.store.engine import Connection, Engine, open_engine, reading, transaction
from service.store.tables import metadata
from tests.servers.postgres import Postgres

NOW = datetime(2027, 3, 8, 9, 0, 0, 123456, tzinfo=UTC)
LEASE = timedelta(minutes=10)
ODD = "Ünï ✓ “quoted” \\ % _ 'x' 🙂"


def _migrate(url: str) -> None:
    engine = open_engine(url)
    schema.upgrade(engine)
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An up-to-date database of its own, on each of the two."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'store.db'}"
        _migrate(address)
        yield address
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.create_database(server.template("minutepost_store", _migrate))
    yield server.url(name)
    server.drop_database(name)


@pytest.fixture
def open_it(url: str) -> Iterator[Callable[[], Engine]]:
    """Engines on the database, each as another process has its own."""
    made: list[Engine] = []

    def one() -> Engine:
        made.append(open_engine(url))
        return made[-1]

    yield one
    for engine in made:
        engine.dispose()


@pytest.fixture
def engine(open_it: Callable[[], Engine]) -> Engine:
    """One engine."""
    return open_it()


def mail(key: str, **facts: object) -> outbox.NewMail:
    """A mail to be queued."""
    plain: dict[str, object] = {
        "dedupe_key": key, "kind": "reminder", "contact": "ada@x.example", "recipient": "Ada@x.example",
        "subject": ODD, "message_id": f"{key}@house.example", "tag": key, "octets": b"\0\xff" + key.encode(),
        "words": ODD, "refs": {"1": "action:a1", "meeting 1": "meeting:m1"},
    }  # fmt: skip
    return outbox.NewMail(**(plain | facts))  # type: ignore[arg-type]


def enqueue(connection: Connection, one: outbox.NewMail, now: datetime) -> int | None:
    """Queue a mail alone; its id, or None where it was queued before."""
    return next(iter(outbox.enqueue_all(connection, [one], now)), None)


def entry(name: str, **facts: object) -> inbox.NewEntry:
    """A message to be recorded."""
    plain: dict[str, object] = {
        "mailbox": "m", "uidvalidity": 4_294_967_295, "uid": name, "message_id": f"{name}@x.example",
        "sha256": name * 4, "octets": b"\0\xfe" + name.encode(), "size": 7, "sender": "a@x.example", "subject": ODD,
    }  # fmt: skip
    return inbox.NewEntry(**(plain | facts))  # type: ignore[arg-type]


def put(engine: Engine, *new: inbox.NewEntry) -> list[int]:
    """Record messages."""
    with transaction(engine) as connection:
        return inbox.record(connection, new, NOW)


def test_the_migrations_lead_to_the_tables(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [d for d in compare_metadata(context, metadata) if "server_default" not in str(d)]
    assert differences == []
    assert not schema.pending(engine)


def test_upgrading_again_changes_nothing_and_many_may_do_it_at_once(open_it: Callable[[], Engine]) -> None:
    engines = [open_it() for _ in range(3)]
    at_once([lambda engine=engine: schema.upgrade(engine) for engine in engines])  # type: ignore[misc]
    assert not schema.pending(engines[0])


def test_an_empty_database_is_behind_and_several_processes_bring_it_up_at_once(
    postgres: Postgres, tmp_path: Path
) -> None:
    name = postgres.create_database()
    for address in (postgres.url(name), f"sqlite:///{tmp_path / 'fresh.db'}"):
        engines = [open_engine(address) for _ in range(3)]
        assert schema.pending(engines[0])
        at_once([lambda engine=engine: schema.upgrade(engine) for engine in engines])  # type: ignore[misc]
        assert not schema.pending(engines[0])
        for engine in engines:
            engine.dispose()
    postgres.drop_database(name)


def at_once(calls: list[Callable[[], object]]) -> list[object]:
    """Run calls in threads that start together; return what they return, or raise what one raised."""
    barrier = threading.Barrier(len(calls))
    results: dict[int, object] = {}
    errors: list[Exception] = []

    def run(index: int) -> None:
        barrier.wait(timeout=30)
        try:
            results[index] = calls[index]()
        except Exception as error:  # noqa: BLE001 - raised again by who waits for the thread
            errors.append(error)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    if errors:
        raise errors[0]
    return [results[index] for index in range(len(calls))]


def test_two_workers_claim_the_outbox_and_each_mail_goes_to_one(open_it: Callable[[], Engine]) -> None:
    engines = [open_it() for _ in range(4)]
    with transaction(engines[0]) as connection:
        ids = {enqueue(connection, mail(f"m{n:03}"), NOW) for n in range(200)}

    def work(engine: Engine) -> list[int]:
        taken: list[int] = []
        while True:
            with transaction(engine) as connection:
                batch = outbox.claim_batch(connection, NOW, LEASE, 10)
            if not batch:
                return taken
            assert [one.id for one in batch] == sorted(one.id for one in batch)
            taken += [one.id for one in batch]

    claimed = at_once([lambda engine=engine: work(engine) for engine in engines])  # type: ignore[misc]
    everything = [one for taken in claimed for one in taken]  # type: ignore[attr-defined]
    assert len(everything) == len(set(everything)) == 200
    assert set(everything) == ids


def test_two_workers_claim_an_entry_and_one_has_it(open_it: Callable[[], Engine]) -> None:
    engines = [open_it() for _ in range(4)]
    ids = put(engines[0], *(entry(f"e{n}") for n in range(20)))

    def work(engine: Engine) -> list[int]:
        taken = []
        for one in ids:
            with transaction(engine) as connection:
                if inbox.claim(connection, one, NOW, LEASE):
                    taken.append(one)
        return taken

    claimed = at_once([lambda engine=engine: work(engine) for engine in engines])  # type: ignore[misc]
    assert sorted(one for taken in claimed for one in taken) == sorted(ids)  # type: ignore[attr-defined]


def test_two_pollers_record_a_message_once(open_it: Callable[[], Engine]) -> None:
    engines = [open_it() for _ in range(3)]
    recorded = at_once([lambda engine=engine: put(engine, entry("one")) for engine in engines])  # type: ignore[misc]
    assert sorted(len(ids) for ids in recorded) == [0, 0, 1]  # type: ignore[arg-type]


def test_two_ticks_queue_a_mail_once(open_it: Callable[[], Engine]) -> None:
    def queue(engine: Engine) -> int | None:
        with transaction(engine) as connection:
            return enqueue(connection, mail("digest/now"), NOW)

    engines = [open_it() for _ in range(3)]
    queued = at_once([lambda engine=engine: queue(engine) for engine in engines])  # type: ignore[misc]
    assert sorted(one is None for one in queued) == [False, True, True]


def test_a_lease_is_held_by_one_and_passes_on_when_it_is_over(engine: Engine) -> None:
    def take(holder: str, at: datetime) -> bool:
        with transaction(engine) as connection:
            return marks.take_lease(connection, "poll", holder, at, LEASE)

    assert take("a", NOW)
    assert not take("b", NOW + timedelta(minutes=1))
    assert take("a", NOW + timedelta(minutes=1))
    assert take("b", NOW + timedelta(minutes=12))
    with transaction(engine) as connection:
        marks.end_lease(connection, "poll", "a")  # not its own any more
    assert not take("a", NOW + timedelta(minutes=13))
    with transaction(engine) as connection:
        marks.end_lease(connection, "poll", "b")
    assert take("a", NOW + timedelta(minutes=13, seconds=1))


def test_a_lease_taken_by_a_clock_far_ahead_keeps_nobody_out(engine: Engine) -> None:
    """Its holder was killed, and the machine's clock put right: nobody would read the mailbox for a day."""
    with transaction(engine) as connection:
        assert marks.take_lease(connection, "poll", "a", NOW + timedelta(days=1), LEASE)
        assert marks.take_lease(connection, "poll", "b", NOW, LEASE)
        assert not marks.take_lease(connection, "poll", "c", NOW - LEASE / 2, LEASE)


class TestInbox:
    """Messages and their cursors."""

    def test_octets_and_words_come_back_as_they_were(self, engine: Engine) -> None:
        (one,) = put(engine, entry("one"))
        with reading(engine) as connection:
            found = inbox.get(connection, one)
        assert found is not None
        assert (found.octets, found.received_at, found.state) == (b"\0\xfeone", NOW, InboxState.RECEIVED)
        with reading(engine) as connection:
            assert inbox.get(connection, 10_000) is None

    def test_one_message_may_lie_in_two_places(self, engine: Engine) -> None:
        (one,) = put(engine, entry("one"), entry("one", uid="two"))
        with transaction(engine) as connection:
            assert inbox.unmoved(connection, "m") == {(4_294_967_295, "one"), (4_294_967_295, "two")}
            assert inbox.finished_unmoved(connection, "m") == []
            assert inbox.settle(connection, one, inbox.Settlement(event=InboxEvent.HOLD, reason=ODD), NOW)
            assert len(inbox.finished_unmoved(connection, "m")) == 2
            inbox.mark_moved(connection, "m", [(4_294_967_295, "one")], NOW)
            assert inbox.unmoved(connection, "m") == {(4_294_967_295, "two")}
            assert inbox.unmoved(connection, "another") == frozenset()

    def test_settled_is_settled(self, engine: Engine) -> None:
        (one,) = put(engine, entry("one"))
        done = inbox.Settlement(event=InboxEvent.HANDLE, kind="reply", rules=("a rule",), reason=ODD)
        with transaction(engine) as connection:
            assert inbox.settle(connection, one, done, NOW)
            assert not inbox.settle(connection, one, done, NOW)
            assert not inbox.claim(connection, one, NOW, LEASE)
            assert inbox.received(connection, NOW, 10) == []
            assert inbox.counts(connection) == {"HANDLED": 1}
            with pytest.raises(IllegalTransitionError):
                inbox.replay(connection, one, trusted=False)

    def test_a_claim_runs_out_and_a_released_one_does_not_count(self, engine: Engine) -> None:
        (one,) = put(engine, entry("one"))
        with transaction(engine) as connection:
            claimed = inbox.claim(connection, one, NOW, LEASE)
            assert claimed
            assert inbox.received(connection, NOW, 10) == []
            assert inbox.received(connection, NOW + timedelta(minutes=11), 10) == [one]
            inbox.release(connection, claimed)
            inbox.release(connection, claimed)  # a second time, as where the answer to the first was lost
            assert inbox.received(connection, NOW, 10) == [one]
            found = inbox.get(connection, one)
        assert found is not None
        assert found.attempts == 0

    def test_a_held_entry_is_replayed_with_trust(self, engine: Engine) -> None:
        (one,) = put(engine, entry("one"))
        with transaction(engine) as connection:
            inbox.settle(connection, one, inbox.Settlement(event=InboxEvent.HOLD, reason="why"), NOW)
            assert [line.reason for line in inbox.waiting_for_a_person(connection, 5)] == ["why"]
            assert inbox.replay(connection, one, trusted=True) is InboxState.HELD
            assert inbox.replay(connection, 999, trusted=True) is None
            found = inbox.get(connection, one)
        assert found is not None
        assert (found.trusted, found.state, found.attempts) == (True, InboxState.RECEIVED, 0)

    def test_only_an_earlier_whole_handled_message_is_a_twin(self, engine: Engine) -> None:
        first, second = put(engine, entry("one"), entry("one", sha256="other"))
        with transaction(engine) as connection:
            late = inbox.get(connection, second)
            assert late is not None
            assert inbox.handled_before(connection, late) == []
            inbox.settle(connection, first, inbox.Settlement(event=InboxEvent.HANDLE), NOW)
            assert [twin.id for twin in inbox.handled_before(connection, late)] == []  # its octets are not whole
        (whole,) = put(engine, entry("two", size=4))
        (copy,) = put(engine, entry("two", sha256="other", size=4))
        with transaction(engine) as connection:
            inbox.settle(connection, whole, inbox.Settlement(event=InboxEvent.HANDLE), NOW)
            late = inbox.get(connection, copy)
            assert late is not None
            assert [twin.id for twin in inbox.handled_before(connection, late)] == [whole]

    def test_purging_drops_octets_of_what_is_settled(self, engine: Engine) -> None:
        done, held = put(engine, entry("one"), entry("two"))
        with transaction(engine) as connection:
            inbox.settle(connection, done, inbox.Settlement(event=InboxEvent.HANDLE), NOW)
            inbox.settle(connection, held, inbox.Settlement(event=InboxEvent.HOLD), NOW)
            assert inbox.purge(connection, NOW) == 0
            assert inbox.purge(connection, NOW + timedelta(days=1)) == 1
            assert inbox.purge(connection, NOW + timedelta(days=1)) == 0
            found = inbox.get(connection, held)
        assert found is not None
        assert found.octets


class TestOutbox:
    """Mails to be sent."""

    def test_a_mail_is_found_by_its_message_id_and_its_tag(self, engine: Engine) -> None:
        with transaction(engine) as connection:
            assert enqueue(connection, mail("one"), NOW) is not None
            assert enqueue(connection, mail("one", octets=b"other"), NOW) is None
            (found,) = outbox.find_sent(connection, ["unknown@x", "one@house.example"])
            assert (found.words, found.refs) == (ODD, {"1": "action:a1", "meeting 1": "meeting:m1"})
            assert outbox.find_by_tag(connection, "one") == found
            assert outbox.find_by_tag(connection, "two") is None

    def test_a_mail_goes_through_its_life(self, engine: Engine) -> None:
        with transaction(engine) as connection:
            one = enqueue(connection, mail("one"), NOW)
            (claimed,) = outbox.claim_batch(connection, NOW, LEASE, 10)
            assert claimed.octets == b"\0\xffone"
            assert outbox.claim_batch(connection, NOW, LEASE, 10) == []
            assert outbox.settle(connection, claimed, OutboxEvent.DEFER, "later", NOW, due_at=NOW + LEASE)
            assert not outbox.settle(connection, claimed, OutboxEvent.ACCEPT, "250", NOW)
            assert outbox.claim_batch(connection, NOW, LEASE, 10) == []
            (again,) = outbox.claim_batch(connection, NOW + LEASE, LEASE, 10)
            assert again.attempts == 2
            assert outbox.settle(connection, again, OutboxEvent.ACCEPT, "250 ok", NOW)
            returned.mark_bounced(connection, ["one@house.example"])
            (line,) = outbox.latest(connection, (OutboxState.BOUNCED,), 5)
            assert (line.id, line.response) == (one, "250 ok")
            assert outbox.counts(connection) == {"BOUNCED": 1}

    def test_a_lease_that_ran_out_is_claimed_anew_and_the_late_worker_settles_nothing(self, engine: Engine) -> None:
        with transaction(engine) as connection:
            enqueue(connection, mail("one"), NOW)
            (late,) = outbox.claim_batch(connection, NOW, LEASE, 10)
            (now,) = outbox.claim_batch(connection, NOW + timedelta(minutes=11), LEASE, 10)
            assert not outbox.settle(connection, late, OutboxEvent.REFUSE, "550", NOW)
            assert outbox.settle(connection, now, OutboxEvent.ACCEPT, "250", NOW)

    def test_answers_are_counted_by_the_day(self, engine: Engine) -> None:
        with transaction(engine) as connection:
            enqueue(connection, mail("one", answer=True), NOW)
            enqueue(connection, mail("two", answer=True), NOW - timedelta(days=2))
            enqueue(connection, mail("three"), NOW)
            assert outbox.answers_since(connection, "Ada@x.example", NOW - timedelta(days=1)) == 1

    def test_purging_keeps_the_row(self, engine: Engine) -> None:
        with transaction(engine) as connection:
            enqueue(connection, mail("one"), NOW)
            (claimed,) = outbox.claim_batch(connection, NOW, LEASE, 10)
            outbox.settle(connection, claimed, OutboxEvent.ACCEPT, "250", NOW)
            assert outbox.purge(connection, NOW + timedelta(days=1)) == 1
            assert outbox.octets_of(connection, [claimed.id]) == {}
            assert outbox.find_sent(connection, ["one@house.example"])


RECORD = MinutesRecord(
    id="m1", body="Harbour Access Group", title=ODD, held_on=date(2027, 3, 4), secretary="nell@x.example"
)
SHARE = Assignment(
    id="s1", action_id="a1", contact="ada@x.example", party="Ada", finish=Finish.ANY, because=ODD, notified_at=NOW,
    reminders=2, reminded_on=date(2027, 3, 8),
)  # fmt: skip
ACTION = Action(
    id="a1", minutes_id="m1", body=RECORD.body, text=ODD, owners=("Ada", "Bo ✓"), due=date(2027, 3, 19),
    due_text="by x", line=3, ordinal=1, reference="AP1", minuted_on=RECORD.held_on, created_at=NOW,
    assignments=(SHARE,),
)  # fmt: skip


@pytest.fixture
def kept(engine: Engine) -> Engine:
    """With minutes and one action."""
    with transaction(engine) as connection:
        minutes.write(connection, [RECORD], NOW)
        actions.write(connection, [ACTION])
    return engine


class TestActions:
    """Actions with their shares."""

    def test_an_action_comes_back_as_it_was(self, kept: Engine) -> None:
        with reading(kept) as connection:
            assert actions.of_minutes(connection, "m1") == (ACTION,)
            assert actions.by_ids(connection, ["a1", "zz"]) == {"a1": ACTION}
            assert actions.find_like(connection, "A") == (ACTION,)
            assert actions.find_like(connection, "%") == ()
            assert actions.open_of_contact(connection, "ada@x.example") == (ACTION,)
            assert actions.open_of_body(connection, RECORD.body) == (ACTION,)
            assert actions.open_of_body(connection, RECORD.body, but="m1") == ()
            assert actions.bodies(connection) == [RECORD.body]

    def test_written_again_it_is_overwritten(self, kept: Engine) -> None:
        closed = replace(ACTION, status=ActionStatus.COMPLETED, closed_at=NOW)
        with transaction(kept) as connection:
            actions.write(connection, [closed])
            assert actions.of_minutes(connection, "m1") == (closed,)
            assert actions.closed_of_body(connection, RECORD.body, NOW - LEASE) == (closed,)
            assert actions.closed_of_body(connection, RECORD.body, NOW + LEASE) == ()
            assert actions.counts(connection) == {"COMPLETED": 1}
            assert actions.open_of_contact(connection, "ada@x.example") == ()

    def test_who_is_due_a_reminder(self, kept: Engine) -> None:
        today, horizon = date(2027, 3, 9), date(2027, 3, 20)
        with reading(kept) as connection:
            assert actions.due_for_reminder(connection, horizon, today, 10) == ["ada@x.example"]
            assert actions.due_for_reminder(connection, horizon, date(2027, 3, 8), 10) == []
            assert actions.due_for_reminder(connection, date(2027, 3, 18), today, 10) == []
            assert actions.due_for_reminder(connection, horizon, today, 10, after="ada@x.example") == []

    def test_two_who_change_one_action_wait_for_each_other(self, kept: Engine, open_it: Callable[[], Engine]) -> None:
        def count_up(engine: Engine) -> None:
            for _ in range(10):
                with transaction(engine) as connection:
                    action = actions.by_ids(connection, ["a1"], lock=True)["a1"]
                    (share,) = action.assignments
                    more = replace(share, reminders=share.reminders + 1)
                    actions.write(connection, [replace(action, assignments=(more,))])

        engines = [open_it() for _ in range(3)]
        at_once([lambda engine=engine: count_up(engine) for engine in engines])  # type: ignore[misc]
        with reading(kept) as connection:
            assert actions.by_ids(connection, ["a1"])["a1"].assignments[0].reminders == 2 + 30

    def test_possible_actions_stay_until_they_are_taken_up(self, kept: Engine) -> None:
        item = PossibleAction(id="p1", minutes_id="m1", text=ODD, owners=("Ada",), due=date(2027, 4, 1), line=4)
        with transaction(kept) as connection:
            actions.write_possible(connection, [item, item])
            assert actions.possible_of_minutes(connection, "m1") == (item,)
            actions.mark_taken_up(connection, ["p1"], NOW)
            assert actions.possible_of_minutes(connection, "m1") == ()

    def test_history_keeps_its_order_and_comments_the_newest(self, kept: Engine) -> None:
        lines = [HistoryLine(action_id="a1", what="said", detail=f"{n}", actor="ada", comment=n > 0) for n in range(5)]
        with transaction(kept) as connection:
            actions.write_history(connection, lines, None, NOW)
            assert [line.detail for line in actions.history_of(connection, "a1")] == list("01234")
            assert actions.comments(connection, ["a1"]) == {"a1": ("4", "3", "2")}


def test_minutes_are_found_by_day_by_body_and_while_they_wait(kept: Engine) -> None:
    undated = MinutesRecord(id="m2", body="Rowers", title="", held_on=None, secretary="", waiting=True)
    with transaction(kept) as connection:
        minutes.write(connection, [undated], NOW)
        enqueue(connection, mail("old", kind="minutes-receipt", refs={"minutes": "minutes:m2"}), NOW)
        newest = {"minutes": "minutes:m2", "1": "action:a1"}
        enqueue(connection, mail("new", kind="correction-receipt", refs=newest), NOW)
        enqueue(connection, mail("other", kind="minutes-receipt", refs={"minutes": "minutes:m1"}), NOW)
        assert minutes.of_meeting(connection, date(2027, 3, 4)) == [RECORD]
        assert minutes.undated(connection, "Rowers") == [undated]
        assert minutes.waiting(connection, NOW) == []
        assert minutes.waiting(connection, NOW + LEASE) == [undated]
        assert minutes.receipt_refs(connection, "m2") == newest
        assert minutes.receipt_refs(connection, "m3") == {}


MEETING = ScheduledMeeting(
    uid="u1", body=RECORD.body, title=ODD, on=date(2027, 4, 8), starts=time(10), ends=time(12, 30), venue=None,
    link="https://x.example", sequence=3, time_sequence=2, content_sequence=3, announced_on=date(2027, 3, 4),
)  # fmt: skip
ADA = Invitee(contact="ada@x.example", name="Ada", address="Ada@x.example", invited_sequence=3)


def test_meetings_and_their_members_come_back_as_they_were(engine: Engine) -> None:
    gone = Invitee(contact="bo@x.example", name="Bo", address="bo@x.example")
    answered = Invitee(contact="cy@x.example", name="Cy", address="cy@x.example", partstat=Partstat.ACCEPTED,
                       answered_sequence=3, answered_stamp=NOW, comment=ODD)  # fmt: skip
    with transaction(engine) as connection:
        meetings.write(connection, [MEETING])
        changes = [InviteeChange(uid="u1", invitee=one, removed=one is gone) for one in (ADA, gone, answered)]
        meetings.write_invitees(connection, changes, NOW)
        assert meetings.get(connection, "u1") == MEETING
        assert meetings.by_uids(connection, ["u1", "u2"]) == {"u1": MEETING}
        assert meetings.of_bodies(connection, [RECORD.body], date(2027, 4, 8)) == (MEETING,)
        assert meetings.of_bodies(connection, [RECORD.body], date(2027, 4, 9)) == ()
        assert meetings.invitees_of(connection, ["u1"]) == {"u1": (ADA, answered)}
        assert meetings.never_nudged(connection, "u1") == (ADA,)
        meetings.write_invitees(connection, [InviteeChange(uid="u1", invitee=ADA, nudged=True)], NOW)
        assert meetings.never_nudged(connection, "u1") == ()
        meetings.write_invitees(connection, [InviteeChange(uid="u1", invitee=ADA)], NOW)
        assert meetings.never_nudged(connection, "u1") == ()
        cancelled = ScheduledMeeting(uid="u2", body="b", title="", on=MEETING.on, status=EventStatus.CANCELLED)
        meetings.write(connection, [cancelled])
        assert meetings.between(connection, MEETING.on, MEETING.on) == (MEETING,)


def test_what_is_learnt_about_people_is_kept_and_can_be_forgotten(kept: Engine) -> None:
    with transaction(kept) as connection:
        people.write_aliases(connection, [("b", "Dipper", "Ada"), ("b", "Dipper", "Bo"), ("c", "X", "Y")])
        assert people.aliases_for(connection, "b") == [("Dipper", "Bo")]
        people.write_contacts(connection, [Address("Sam@x.example", "Sam")], NOW)
        assert people.learnt_contacts(connection) == [Address("Sam@x.example", "Sam")]
        people.write_absences(
            connection, [Absence(contact="ada@x.example", until=date(2027, 4, 1), deputy="", text=ODD)], NOW
        )
        assert set(people.absences_on(connection, date(2027, 4, 1))) == {"ada@x.example"}
        assert people.absences_on(connection, date(2027, 4, 2)) == {}
        people.write_failed(connection, [FailedAddress(address="Ada@x.example", status="5.1.1", diagnostic=ODD)], NOW)
        assert people.failed(connection) == {"ada@x.example": ODD}
        enqueue(connection, mail("one"), NOW)
        actions.write_history(connection, [HistoryLine(action_id="a1", what="said", detail="x", actor="ADA@x.example")],
                              None, NOW)  # fmt: skip
        assert forget.forget(connection, Person(("Ada@X.example",), ("Ada",))) == 7
        assert forget.forget(connection, Person(("Ada@X.example",), ("Ada",))) == 0
        assert people.failed(connection) == {}
        assert outbox.octets_of(connection, [1]) == {}
        (share,) = actions.by_ids(connection, ["a1"])["a1"].assignments
        assert (share.contact, share.party) == ("forgotten", "forgotten")
        assert [line.detail for line in actions.history_of(connection, "a1")] == [""]


def test_marks_are_set_and_set_again(engine: Engine) -> None:
    with transaction(engine) as connection:
        assert marks.get(connection, "slot") is None
        marks.write(connection, {"slot": "1", "other": "2"}, NOW)
        marks.write(connection, {"slot": ODD}, NOW + LEASE)
        assert marks.get(connection, "slot") == (ODD, NOW + LEASE)
        marks.write(connection, {}, NOW)


def test_an_error_rolls_everything_back(engine: Engine) -> None:
    with pytest.raises(RuntimeError), transaction(engine) as connection:  # noqa: PT012 - the transaction is tested
        enqueue(connection, mail("one"), NOW)
        raise RuntimeError
    with reading(engine) as connection:
        assert outbox.counts(connection) == {}


def test_a_civil_time_is_refused_where_an_instant_belongs(engine: Engine) -> None:
    with pytest.raises(Exception, match="aware"), transaction(engine) as connection:
        marks.write(connection, {"x": "y"}, NOW.replace(tzinfo=None))


def test_an_audit_of_nothing_finds_nothing(kept: Engine) -> None:
    with reading(kept) as connection:
        assert set(audit.find_faults(connection, NOW).values()) == {0}


def test_a_server_that_is_not_there_is_a_condition_that_passes() -> None:
    engine = open_engine("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreUnavailableError), transaction(engine):
        pass


def test_a_server_that_dies_under_a_transaction_is_a_condition_that_passes(postgres: Postgres) -> None:
    name = postgres.create_database(postgres.template("minutepost_store", _migrate))
    engine = open_engine(postgres.url(name))
    with pytest.raises(StoreUnavailableError), transaction(engine) as connection:  # noqa: PT012 - the transaction is
        marks.write(connection, {"x": "1"}, NOW)  # what must raise
        postgres.drop_database(name)
        marks.write(connection, {"x": "2"}, NOW)
    engine.dispose()


@pytest.mark.parametrize("wrong", ["mysql://u@h/x", "not an address", ""])
def test_another_database_is_refused_with_the_setting_s_name(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=r"database\.url"):
        open_engine(wrong)
