"""A person is forgotten: nothing in the database names them, and the record of what was agreed stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text

from service.console import history
from service.domain.action import ActionStatus
from service.domain.outbox import OutboxState
from service.store import minutes, outbox
from service.store.engine import reading
from service.store.tables import metadata
from tests.builders import ADA, BO, SECRETARY, Mail, Paper, Sent, forward, number_of
from tests.workflows.house import House
from tests.workflows.test_away import notice
from tests.workflows.test_console import service_of

PAPER = Paper(
    actions=[
        "Ada Brook to send the ramp survey to all members by 19 March.",
        "Bo Carr to book the ferry hall with Ada Brook by 26 March.",
        "All members to read Ada Brook's survey by 9 April.",
    ],
    more=["Dee Eames will look into the lamp that Ada Brook reported."],
    meetings=["Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"],
)
TRACES = ("ada brook", "ada.brook@", "a.brook@", "ada ", "brook")


def everything(house: House) -> list[str]:
    """Every cell of the database that holds a trace of Ada, with its place."""
    found = []
    with reading(house.context.engine) as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"')).mappings():
                for column, value in row.items():
                    plain = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    hits = [trace for trace in TRACES if trace in plain.lower()]
                    found += [f"{table.name}.{column}: {hits} {plain[:80]!r}"] if hits else []
    return found


@pytest.fixture
def lived(house: House) -> House:
    """Weeks of Ada: minutes as text and as Word, her answers, others' words about her, reminders, a digest, leave."""
    mails = house.after(forward(PAPER), forward(PAPER, form="docx"))
    mine = next(mail for mail in mails if (mail.to, mail.kind) == (ADA, "action-assigned"))
    house.after(mine.reply(f"{number_of(mine, 'ramp survey')} done, see Ada Brook's file"))
    his = next(mail for mail in mails if (mail.to, mail.kind) == (BO, "action-assigned"))
    house.after(his.reply(f"{number_of(his, 'ferry hall')} waiting for Ada Brook to call back"))
    receipt: Mail = next(mail for mail in mails if mail.kind == "minutes-receipt")
    house.after(receipt.reply("AdaB = Ada Brook\nadd: Ada Brook to mend the gate by 2 April"))
    house.receive(notice(names="Bo Carr"), notice(names="Ada Brook", sender=f"Bo Carr <{BO}>"))
    house.receive(Sent(sender=f"Ada Brook <{ADA}>", subject="Ada Brook asks", words="Who is Ada Brook?").octets())
    for _ in range(20):
        house.clock.forward(days=1)
        house.day()
    house.week()
    return house


def test_nothing_kept_names_a_forgotten_person(lived: House) -> None:
    assert everything(lived)
    said = history.forget(service_of(lived), ADA)
    assert "still in the directory" in said
    assert everything(lived) == []


def test_what_waits_to_be_sent_to_a_forgotten_person_is_sent_to_nobody(house: House) -> None:
    house.receive(forward(PAPER))
    assert ADA in {line.recipient for line in queued(house)}
    history.forget(service_of(house), ADA)
    mails = house.mails()
    assert {BO, SECRETARY} < {mail.to for mail in mails}
    assert all("@" in mail.to and mail.to != ADA and mail.octets for mail in mails)


def queued(house: House) -> list[outbox.MailLine]:
    """What waits to be sent."""
    with reading(house.context.engine) as connection:
        return outbox.latest(connection, (OutboxState.QUEUED,), 100)


def test_the_record_of_what_was_agreed_stays(lived: House) -> None:
    before = {action.id: action.status for action in lived.actions().values()}
    due = {action.id: action.due for action in lived.actions().values()}
    history.forget(service_of(lived), ADA)
    after = lived.actions().values()
    assert {action.id: action.status for action in after} == before
    assert {action.id: action.due for action in after} == due
    assert lived.action("ramp survey").status is ActionStatus.COMPLETED
    assert "to send the ramp survey to all members" in next(iter(lived.actions()))
    assert lived.share("ferry hall", BO).party == "Bo Carr"
    assert len(lived.history("ramp survey")) >= 2


def test_others_go_on_as_before(lived: House) -> None:
    history.forget(service_of(lived), ADA)
    mails = [mail for _ in range(10) for mail in [lived.clock.forward(days=1) or mail for mail in lived.day()]]
    assert ADA not in [mail.to for mail in mails]
    assert lived.week() is not None
    assert history.forget(service_of(lived), "a.brook@home.example").startswith("Nothing is kept")


def test_any_of_their_addresses_will_do(lived: House) -> None:
    history.forget(service_of(lived), "A.Brook@home.example")
    assert everything(lived) == []


def test_a_forgotten_secretarys_minutes_go_to_the_secretariat(make_house: Callable[..., House]) -> None:
    house = make_house(secretariat=(SECRETARY, "office@harbour.example"))
    house.after(forward(PAPER))
    history.forget(service_of(house), SECRETARY)
    with reading(house.context.engine) as connection:
        (record,) = minutes.of_meeting(connection, date(2027, 3, 4))
    assert record.secretary == "office@harbour.example"
