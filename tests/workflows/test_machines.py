"""Machines write, strangers write, our own mail comes home: nobody is answered who should not be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain.inbox import InboxState
from service.domain.outbox import OutboxState
from service.store import outbox, people
from service.store.engine import reading
from service.workflows.apply import OWED_TIMES
from service.workflows.deliver import deliver_all
from tests.builders import (
    ADA,
    BO,
    MAILBOX,
    NOW,
    SECRETARY,
    Mail,
    Paper,
    Sent,
    forward,
    itip,
    kinds,
    report,
)
from tests.workflows.house import House

STRANGER = "who@elsewhere.example"


def first(mails: list[Mail], address: str, kind: str = "action-assigned") -> Mail:
    """The one mail of a kind to somebody."""
    (found,) = [mail for mail in mails if (mail.to, mail.kind) == (address, kind)]
    return found


@pytest.fixture
def mail(house: House) -> Mail:
    """Ada's mail with one action."""
    return first(house.after(forward(Paper())), ADA)


def test_an_out_of_office_changes_no_action_and_is_never_answered(house: House, mail: Mail) -> None:
    away = mail.reply(
        "I am away until 22 March 2027. It is done when I say so.", headers=[("Auto-Submitted", "auto-replied")]
    )
    assert house.one(away).state is InboxState.IGNORED
    assert house.mails() == []
    assert len(house.open()) == 2


def test_an_absence_is_noted(house: House, mail: Mail) -> None:
    house.receive(
        mail.reply("I am out of the office until 22 March 2027.", headers=[("Auto-Submitted", "auto-replied")])
    )
    with reading(house.context.engine) as connection:
        assert set(people.absences_on(connection, NOW.date())) == {ADA}


def test_our_own_mail_come_back_is_dropped(house: House, mail: Mail) -> None:
    assert house.one(mail.octets).state is InboxState.IGNORED
    assert house.mails() == []


def test_a_hard_bounce_marks_the_mail_and_the_address_and_asks_the_secretary(house: House, mail: Mail) -> None:
    (asked,) = house.after(report(mail))
    assert (asked.kind, asked.to) == ("address-failed", SECRETARY)
    assert "ramp survey" in asked.words
    with reading(house.context.engine) as connection:
        assert ADA in people.failed(connection)
        states = {line.recipient: line.state for line in outbox.latest(connection, (OutboxState.BOUNCED,), 10)}
    assert states == {ADA: OutboxState.BOUNCED}


def test_the_secretary_answers_a_bounce_with_another_owner(house: House, mail: Mail) -> None:
    (asked,) = house.after(report(mail))
    assert ("action-assigned", BO) in kinds(house.after(asked.reply("1: Bo Carr")))


def test_a_soft_bounce_is_sent_again_some_times_and_marks_no_address(house: House, mail: Mail) -> None:
    for _ in range(3):
        assert house.after(report(mail, status="4.2.2")) == []
        house.clock.forward(days=1)
        (again,) = house.mails()
        assert (again.id, again.octets) == (mail.id, mail.octets)
    (told,) = house.after(report(mail, status="4.2.2"))
    assert (told.kind, told.to) == ("address-failed", SECRETARY)  # or nobody would know that it never arrived
    assert "That mail is sent no more; later ones still go there." in told.words
    assert house.outgoing() == {"BOUNCED": 1, "SENT": 3}
    house.clock.forward(days=1)
    assert house.mails() == []
    with reading(house.context.engine) as connection:
        assert people.failed(connection) == {}


@pytest.mark.parametrize(("action", "status"), [("delayed", "4.4.1"), ("failed", "4.2.2"), ("delivered", "2.0.0")])
def test_a_soft_bounce_or_a_delay_marks_nobody(house: House, mail: Mail, action: str, status: str) -> None:
    assert house.one(report(mail, action=action, status=status)).state is InboxState.IGNORED
    assert house.mails() == []
    with reading(house.context.engine) as connection:
        assert people.failed(connection) == {}


def test_a_bounce_of_a_mail_that_was_never_ours_changes_nothing(house: House, mail: Mail) -> None:
    other = report(mail).replace(mail.id.encode(), b"<someone@elses.example>")
    assert house.one(other).state is InboxState.IGNORED


def test_a_bounced_mail_to_the_secretariat_asks_nobody(house: House) -> None:
    receipt = first(house.after(forward(Paper())), SECRETARY, "minutes-receipt")
    assert house.after(report(receipt)) == []


def test_a_stranger_gets_nothing(house: House) -> None:
    done = house.one(Sent(sender=STRANGER, files=[Paper().as_text()]).octets())
    assert done.state is InboxState.HELD
    assert house.mails() == []
    assert not house.actions()


def test_a_stranger_with_a_stolen_invitation_gets_nothing(house: House) -> None:
    paper = Paper(meetings=["Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"])
    invitation = first(house.after(forward(paper)), BO, "invitation")
    house.receive(itip(invitation, "REPLY", sender=STRANGER), itip(invitation, "REFRESH", sender=STRANGER))
    assert STRANGER not in [mail.to for mail in house.mails()]
    assert house.invitee(house.context.now().date().replace(month=4, day=8), BO).partstat.value == "NEEDS-ACTION"


def test_a_message_without_a_sender_is_held_and_nobody_is_told(house: House) -> None:
    assert house.one(Sent(sender="").octets()).state is InboxState.HELD
    assert house.mails() == []


def test_bulk_mail_is_not_answered(house: House) -> None:
    assert house.one(Sent(sender=SECRETARY, headers=[("Precedence", "bulk")]).octets()).state is InboxState.IGNORED
    assert house.mails() == []


def test_an_address_gets_so_many_answers_a_day_and_no_more(make_house: Callable[..., House]) -> None:
    house = make_house(answers_per_day=3)
    mail = first(house.after(forward(Paper())), ADA)
    answers = [one for n in range(6) for one in house.after(mail.reply(f"Whose is this? Question {n}?"))]
    assert len([one for one in answers if one.to == ADA]) == 3
    assert house.states() == {"HANDLED": 7}
    house.clock.forward(days=1, hours=1)
    assert [one for one in house.after(mail.reply("Whose is this, please?")) if one.to == ADA]


def _minutes(number: int) -> Paper:
    """Minutes of a meeting of their own."""
    return Paper(
        title=f"{NAMES[number % 10]} {NAMES[number // 10]} Forum Minutes",
        held=f"{1 + number % 28} February 2027",
        actions=[f"Ada Brook to paint the {NAMES[number % 10]} {NAMES[number // 10]} by 19 March."],
    )


NAMES = ("Harbour", "Lamp", "Ferry", "Gull", "Rope", "Kiosk", "Tide", "Oar", "Buoy", "Crane")


def test_minutes_that_brought_something_are_answered_whatever_the_days_number(make_house: Callable[..., House]) -> None:
    house = make_house(answers_per_day=2)
    receipts = [one for n in range(6) for one in house.after(forward(_minutes(n))) if one.to == SECRETARY]
    assert len(receipts) == 6
    assert {one.message["Auto-Submitted"] for one in receipts} == {"auto-replied"}
    # The same once more brings nothing: of those there are as many as of any answer.
    again = [one for n in range(6) for one in house.after(forward(_minutes(n)))]
    assert len([one for one in again if one.to == SECRETARY]) == 2


def test_minutes_without_end_are_taken_for_a_loop(make_house: Callable[..., House]) -> None:
    house = make_house(answers_per_day=1)
    receipts = [one for n in range(24) for one in house.after(forward(_minutes(n))) if one.to == SECRETARY]
    assert len(receipts) == OWED_TIMES
    assert house.states() == {"HANDLED": 24}


def test_two_instances_that_write_to_each_other_come_to_rest(make_house: Callable[..., House]) -> None:
    """Each knows the other's mailbox as its secretary, an owner and a member: the worst that a directory can do."""
    other = "minutes@quays.example"
    people_csv = """\
kind,name,email,aliases,organisation,groups
person,The Machine,{},TM,,Harbour Access Group (secretary)
group,Harbour Access Group,,HAG,,
"""
    ours = make_house(people_csv=people_csv.format(other), mailbox=MAILBOX, secretariat=(other,))
    theirs = make_house(people_csv=people_csv.format(MAILBOX), mailbox=other, secretariat=(MAILBOX,))
    for house, peer in ((ours, theirs), (theirs, ours)):
        house.submitter.on_accepted = lambda envelope, peer=peer: peer.mailbox.add(envelope.octets)  # type: ignore[misc]
    paper = Paper(
        actions=["The Machine to count the boats by 19 March."],
        meetings=["Harbour Access Group: Thursday 8 April 2027, 10am to noon"],
    )
    ours.receive(forward(paper, sender=other, to=MAILBOX))
    theirs.receive(forward(paper, sender=MAILBOX, to=other))
    rounds = 0
    while deliver_all(ours.submitter, ours.context).total + deliver_all(theirs.submitter, theirs.context).total:
        ours.receive()
        theirs.receive()
        rounds += 1
        assert rounds < 4
    assert len(ours.submitter.sent) <= 3
    for _ in range(40):
        for house in (ours, theirs):
            house.clock.forward(days=1)
            house.receive()
            house.day()
            house.week()
    # Reminders and digests of its own accord, each on its day; nothing in answer to the other's.
    assert ours.states().get("HANDLED") == 1
    assert set(ours.states()) <= {"HANDLED", "IGNORED"}


def test_a_machine_that_hides_what_it_is_gets_no_more_than_a_days_answers(make_house: Callable[..., House]) -> None:
    house = make_house(answers_per_day=5)
    mail = first(house.after(forward(Paper(actions=[f"Ada Brook to do the thing {n}." for n in "abc"]))), ADA)
    todo = [mail]
    for _ in range(30):
        todo = [one for answer in todo for one in house.after(answer.reply("done")) if one.to == ADA]
    assert todo == []


@pytest.mark.parametrize("sender", [f"{ADA} <{STRANGER}>", f"{STRANGER}, {ADA}", f"{ADA}, {STRANGER}"])
def test_a_stranger_behind_an_owners_address_closes_nothing(house: House, mail: Mail, sender: str) -> None:
    assert house.one(mail.reply("done", sender=sender)).state is InboxState.HELD
    assert len(house.open()) == 2


def test_minutes_under_two_names_wait_until_somebody_vouches(house: House) -> None:
    held = house.one(forward(Paper(), sender=f"{SECRETARY}, {STRANGER}"))
    assert (held.state, house.actions()) == (InboxState.HELD, {})
    vouched = house.replay(held.entry_id, trusted=True)
    assert vouched is not None
    assert vouched.state is InboxState.HANDLED


def test_a_machine_without_a_sign_that_says_the_same_to_every_answer_is_answered_once(house: House) -> None:
    words = "I am on annual leave until Monday 22 March and will reply on my return."
    first = next(mail for mail in house.after(forward(Paper())) if mail.to == ADA)
    (answer,) = (mail for mail in house.after(first.reply(words)) if mail.to == ADA)
    assert house.after(answer.reply(words)) == []
    house.clock.forward(days=2)
    assert house.after(answer.reply(words))


def test_other_words_in_answer_to_our_answer_are_heard(house: House) -> None:
    first = next(mail for mail in house.after(forward(Paper())) if mail.to == ADA)
    (answer,) = (mail for mail in house.after(first.reply("I am on it")) if mail.to == ADA)
    (done,) = house.after(answer.reply("done"))
    assert done.kind == "action-completed"
