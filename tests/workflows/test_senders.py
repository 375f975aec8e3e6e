"""Who may send whose minutes: officers and named senders of a group theirs, the secretariat all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.builders import DIRECTORY, SECRETARY, Paper, Sent, forward
from tests.workflows.house import House

FORUM = Paper(title="Ferry Forum Minutes", actions=["Bo Carr to paint the pontoon by 9 April."])
OWN = Paper()
CLERK = "clerk@ferry.example"


def with_senders(senders: str) -> str:
    """The directory's csv with somebody who sends the minutes of the Ferry Forum."""
    head, *rows = DIRECTORY.splitlines()
    width = head.count(",")
    filled = [row + "," * (width - row.count(",")) + "," for row in rows if '"' not in row]
    quoted = [row + "," for row in rows if '"' in row]
    forum = "group,Ferry Forum" + "," * (width - 1) + f",{senders}"
    return "\n".join([head + ",senders", *filled, *quoted, forum]) + "\n"


def send(sender: str, paper: Paper, subject: str = "Minutes") -> bytes:
    return Sent(sender=sender, subject=subject, files=[paper.as_text()]).octets()


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    return make_house(people_csv=with_senders("ferry.example"))


def test_a_named_sender_sends_the_minutes_of_their_group(house: House) -> None:
    mails = house.after(send(CLERK, FORUM))
    assert sorted(mail.kind for mail in mails) == ["action-assigned", "minutes-receipt"]
    assert {mail.to for mail in mails if mail.kind == "minutes-receipt"} == {CLERK}


def test_minutes_of_another_group_are_held_and_sender_and_secretariat_told(house: House) -> None:
    mails = house.after(send(CLERK, OWN))
    assert sorted((mail.kind, mail.to) for mail in mails) == [
        ("message-held", SECRETARY),
        ("minutes-unreadable", CLERK),
    ]
    refused = next(mail for mail in mails if mail.to == CLERK)
    assert refused.subject.startswith("We have not acted on your mail")
    assert "Harbour Access Group" in refused.words


def test_an_officer_of_one_group_does_not_send_another_ones_minutes(house: House) -> None:
    """The group has its own sender; nobody else but the secretariat stands in."""
    from_chair = house.after(send("ada.brook@city.example", FORUM))
    assert "action-assigned" not in [mail.kind for mail in from_chair]
    from_secretariat = house.after(send(SECRETARY, FORUM))
    assert "action-assigned" in [mail.kind for mail in from_secretariat]


def test_a_sender_of_minutes_does_not_change_the_directory(house: House) -> None:
    before = len(house.context.directory().contacts)
    sheet = ("directory.csv", "text/csv", b"kind,name,email,aliases,organisation,groups\nperson,X,x@ferry.example,,,\n")
    house.after(Sent(sender=CLERK, subject="directory replace", files=[sheet]).octets())
    assert len(house.context.directory().contacts) == before


@pytest.mark.parametrize(("senders", "told"), [(CLERK, [SECRETARY]), ("ferry.example", [])])
def test_the_secretariat_hears_who_forges_a_named_sender_but_not_each_name_of_a_domain(
    make_house: Callable[..., House], senders: str, told: list[str]
) -> None:
    house = make_house(people_csv=with_senders(senders), authserv_id="mx.harbour.example")
    forged = [("Authentication-Results", "mx.harbour.example; dmarc=fail")]
    mails = house.after(Sent(sender=CLERK, subject="Minutes", files=[FORUM.as_text()], headers=forged).octets())
    assert [(mail.kind, mail.to) for mail in mails] == [("message-held", to) for to in told]


def test_a_stranger_from_another_domain_gets_nothing(house: House) -> None:
    assert house.after(send("x@notferry.example", FORUM)) == []


def test_minutes_that_the_secretary_forwards_are_read_as_ever(house: House) -> None:
    assert "action-assigned" in [mail.kind for mail in house.after(forward(OWN))]
