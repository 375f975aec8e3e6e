"""Several workers on one PostgreSQL: the same minutes at once, the same reply at once, the same tick at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from service.domain.action import Action, ActionStatus
from service.store import actions, again, marks, outbox, schema
from service.store.engine import Connection, open_engine, reading, transaction
from service.workflows.context import Context
from service.workflows.deliver import deliver_all
from service.workflows.ingest import poll
from service.workflows.process import process
from service.workflows.remind import remind_all
from tests.builders import ADA, BO, DEE, SECRETARY, Paper, Sent, forward, kinds, trace
from tests.servers.postgres import Postgres
from tests.workflows.house import House, build_house
from tests.workflows.test_stop import queued_receipt

WORKERS = 4
Load = Callable[[Connection, Action], Iterable[Action]]
MEETING = "Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"


def _migrate(url: str) -> None:
    engine = open_engine(url)
    schema.upgrade(engine)
    engine.dispose()


@pytest.fixture
def house(postgres: Postgres) -> Iterator[House]:
    """A house whose rows are in PostgreSQL."""
    name = postgres.create_database(postgres.template("minutepost_workers", _migrate))
    built = build_house(postgres.url(name))
    yield built
    built.context.engine.dispose()
    postgres.drop_database(name)


def side_by_side(house: House, calls: list[Callable[[Context], object]]) -> None:
    """Run calls at once, each with an engine of its own as another process has it."""
    barrier = threading.Barrier(len(calls))
    errors: list[Exception] = []

    def run(call: Callable[[Context], object]) -> None:
        engine = open_engine(house.context.engine.url.render_as_string(hide_password=False))
        barrier.wait(timeout=30)
        try:
            call(replace(house.context, engine=engine))
        except Exception as error:  # noqa: BLE001 - raised again below
            errors.append(error)
        finally:
            engine.dispose()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    if errors:
        raise errors[0]


def record(house: House, *messages: bytes) -> list[Callable[[Context], object]]:
    """Messages arrive; return what processes each."""
    for octets in messages:
        house.mailbox.add(octets)
    ids = poll(house.mailbox, house.context).recorded
    return [lambda context, entry=entry: process(entry, context) for entry in ids]  # type: ignore[misc]


def test_the_same_minutes_taken_up_by_several_workers_at_once_tell_nobody_twice(house: House) -> None:
    paper = Paper(meetings=[MEETING])
    octets = forward(paper)
    side_by_side(house, record(house, octets, trace(octets), forward(paper, form="docx"), forward(paper)))
    told = [kind for kind in kinds(house.mails()) if kind[0] != "minutes-receipt"]
    assert len(told) == len(set(told))
    assert {("action-assigned", ADA), ("action-assigned", BO), ("invitation", BO)} <= set(told)
    assert len(house.actions()) == 2
    assert house.states().get("FAILED", 0) == 0


def test_two_who_close_a_shared_action_at_once_both_count(house: House) -> None:
    paper = Paper(actions=["Ada Brook and Bo Carr to send the ramp survey by 19 March."])
    mails = {mail.to: mail for mail in house.after(forward(paper)) if mail.kind == "action-assigned"}
    side_by_side(house, record(house, mails[ADA].reply("done"), mails[BO].reply("done")))
    (action,) = house.actions().values()
    assert not action.open
    assert {share.status.value for share in action.assignments} == {"COMPLETED"}


def test_one_entry_given_to_every_worker_is_done_once(house: House) -> None:
    (take,) = record(house, forward(Paper()))
    side_by_side(house, [take] * WORKERS)
    assert kinds(house.mails()) == [("action-assigned", ADA), ("action-assigned", BO), ("minutes-receipt", SECRETARY)]


def test_a_tick_in_every_worker_reminds_once(house: House) -> None:
    house.after(forward(Paper()))
    house.clock.forward(days=10)
    side_by_side(house, [remind_all] * WORKERS)
    assert kinds(house.mails()) == [("reminder", ADA)]
    assert house.share("ramp survey", ADA).reminders == 1


def test_every_worker_sending_at_once_sends_each_mail_once(house: House) -> None:
    house.receive(*(forward(Paper(held=f"{n} February 2027")) for n in range(1, 9)), Sent(sender=ADA).octets())
    side_by_side(house, [lambda context: deliver_all(house.submitter, context)] * WORKERS)
    ids = [house._mail(envelope.recipient, envelope.octets).id for envelope in house.submitter.sent]
    assert len(ids) == len(set(ids)) == sum(house.outgoing().values()) > 9
    assert set(house.outgoing()) == {"SENT"}


def test_stop_while_a_worker_is_just_claiming_is_for_what_it_claims(house: House) -> None:
    """The claim is not committed yet: the rows are locked, and still say QUEUED to others."""
    read = queued_receipt(house, forward(Paper()))
    engine = open_engine(house.context.engine.url.render_as_string(hide_password=False))
    stop = record(house, read.reply("stop"))
    with transaction(engine) as claiming:
        assert outbox.claim_batch(claiming, house.clock.now(), timedelta(minutes=15), 50)
        side_by_side(house, stop)
    engine.dispose()
    house.clock.forward(minutes=16)
    assert kinds(house.mails()) == [("correction-receipt", SECRETARY), ("minutes-receipt", SECRETARY)]
    with reading(house.context.engine) as connection:
        assert marks.starting_with(connection, "stopping/") == {}


def test_a_mark_that_another_has_written_anew_stays(house: House) -> None:
    with transaction(house.context.engine) as connection:
        marks.write(connection, {"stopping/m": "action:b"}, house.clock.now())
        marks.remove(connection, "stopping/m", "action:a")
        assert marks.starting_with(connection, "stopping/") == {"stopping/m": "action:b"}
        marks.remove(connection, "stopping/m", "action:b")
        assert marks.starting_with(connection, "stopping/") == {}


def test_an_order_that_came_by_two_ways_at_once_is_carried_out_once(house: House) -> None:
    (receipt,) = [mail for mail in house.after(forward(Paper())) if mail.kind == "minutes-receipt"]
    octets = receipt.reply("add: Dee Eames to order life jackets by 2 April", message_id="<order@sender.example>")
    side_by_side(house, record(house, octets, trace(octets), trace(octets, "third"), trace(octets, "fourth")))
    assert kinds(house.mails()) == [("action-assigned", DEE), ("correction-receipt", SECRETARY)]
    assert house.states() == {"HANDLED": 2, "IGNORED": 3}


LOADS: dict[str, Load] = {
    "of a contact": lambda connection, _: actions.open_of_contact(connection, ADA, lock=True),
    "of minutes": lambda connection, one: actions.of_minutes(connection, one.minutes_id, lock=True),
    "of a body": lambda connection, one: actions.open_of_body(connection, one.body, lock=True),
    "by id": lambda connection, one: actions.by_ids(connection, [one.id], lock=True).values(),
}


@pytest.mark.parametrize("load", LOADS.values(), ids=LOADS)
def test_who_means_to_change_an_action_waits_for_who_is_at_it(house: House, load: Load) -> None:
    house.after(forward(Paper(actions=["Ada Brook to send the ramp survey by 19 March."])))
    known = house.action("ramp survey")
    seen: list[Action] = []

    def look(context: Context) -> None:
        with transaction(context.engine) as connection:
            seen.extend(load(connection, known))

    with transaction(house.context.engine) as connection:
        (action,) = actions.by_ids(connection, [known.id], lock=True).values()
        waiting = threading.Thread(target=side_by_side, args=(house, [look]))
        waiting.start()
        waiting.join(timeout=1)
        assert waiting.is_alive()
        actions.write(connection, [replace(action, status=ActionStatus.COMPLETED)])
    waiting.join(timeout=30)
    assert [one.status for one in seen if one.open] == []


def test_where_the_database_takes_no_writes_for_seconds_each_mail_leaves_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another server takes over and is still read-only, just when the first mail was taken."""
    house.receive(forward(Paper()))
    monkeypatch.setattr(again, "PAUSES", (0.5, 0.5, 0.5))
    back = threading.Timer(0.7, _take_writes, (house, "on"))

    def read_only(_: object) -> None:
        house.submitter.on_accepted = lambda _: None
        _take_writes(house, "off")
        back.start()

    house.submitter.on_accepted = read_only
    deliver_all(house.submitter, house.context)
    back.join()
    assert house.outgoing() == {"SENT": 3}
    assert len(house.submitter.sent) == 3


def _take_writes(house: House, on_or_off: str) -> None:
    """For connections made from now on, as those to the server that takes over are."""
    only_read = "off" if on_or_off == "on" else "on"
    with house.context.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        name = house.context.engine.url.database
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = {only_read}"))
    house.context.engine.dispose()
