"""People who are away: nobody is nagged on leave, and the secretary is asked about what cannot wait."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from service.domain.action import ActionStatus
from tests.builders import ADA, BO, DEE, DIRECTORY, MAILBOX, SECRETARY, Mail, Paper, Sent, forward, kinds, number_of
from tests.workflows.house import House
from tests.workflows.test_time import at, reminders, tomorrow

#: Due on Friday 19 March 2027; the minutes come on Monday 8 March.
PAPER = Paper(actions=["Ada Brook to send the ramp survey by 19 March.", "Ada Brook to paint the quay by 30 April."])


def notice(until: str = "Monday 29 March", names: str = "Dee Eames", sender: str = f"Ada Brook <{ADA}>",
           headers: tuple[tuple[str, str], ...] = ()) -> bytes:  # fmt: skip
    """What a mail program answers while its owner is on leave."""
    words = f"I am on leave until {until}. In urgent cases please contact {names}.\n"
    return Sent(sender=sender, subject="Automatic reply: Your actions", words=words,
                headers=[("Auto-Submitted", "auto-replied"), *headers]).octets()  # fmt: skip


def receipt_of(mails: list[Mail]) -> Mail:
    return next(mail for mail in mails if mail.kind == "minutes-receipt")


def test_a_notice_is_told_in_the_receipt_with_an_answer(house: House) -> None:
    house.receive(notice())
    mails = house.after(forward(PAPER))
    receipt = receipt_of(mails)
    assert "Ada Brook is away until Monday 29 March 2027 and names Dee Eames meanwhile." in receipt.words
    number = number_of(receipt, "ramp survey")
    assert f"answer “{number}: Dee Eames”" in receipt.words
    # The action is Ada's, and waits for her; nobody is written to on a robot's word.
    assert [mail.to for mail in mails if mail.kind == "action-assigned"] == [ADA]
    mails = house.after(receipt.reply(f"{number}: Dee Eames"))
    assert ("action-assigned", DEE) in kinds(mails)


def test_who_is_away_is_not_reminded_and_the_secretary_is_told_once(house: House) -> None:
    house.after(forward(PAPER))
    house.receive(notice())
    told = reminders(house, 24)
    assert told == {
        "2027-03-12": [("owner-says", SECRETARY)],
        "2027-03-30": [("reminder", ADA)],  # back since the 29th
    }


def test_the_secretarys_answer_gives_it_to_somebody_else(house: House) -> None:
    house.after(forward(PAPER))
    house.receive(notice())
    house.clock.until(at(12))
    (question,) = house.day()
    assert "1: Dee Eames" in question.words
    assert "quay" not in question.words  # due after the return
    assert kinds(house.after(question.reply("1: Dee Eames"))) == [
        ("action-assigned", DEE), ("action-updated", ADA), ("correction-receipt", SECRETARY),
    ]  # fmt: skip
    assert house.share("ramp survey", ADA).status is ActionStatus.CANCELLED


def test_who_writes_themselves_is_back(house: House) -> None:
    mails = house.after(forward(PAPER))
    house.receive(notice())
    house.after(next(mail for mail in mails if mail.to == ADA).reply("1 in progress, back early"))
    house.clock.until(at(12))
    assert kinds(house.day()) == [("reminder", ADA)]


def test_a_notice_that_our_server_found_forged_silences_nobody(make_house: Callable[..., House]) -> None:
    house = make_house(authserv_id="mx.harbour.example")
    house.after(forward(PAPER))
    verdict = ("Authentication-Results", "mx.harbour.example; dmarc=fail header.from=city.example")
    house.receive(notice(headers=(verdict,)))
    house.clock.until(at(12))
    assert kinds(house.day()) == [("reminder", ADA)]


@pytest.fixture
def on_leave(make_house: Callable[..., House]) -> House:
    """The directory says that Ada is away, and that Bo deputises."""
    lines = DIRECTORY.replace("finish,review", "finish,review,away_until,deputy")
    lines = lines.replace("Harbour Access Group (chair),,", "Harbour Access Group (chair),,,2027-03-26,Bo Carr")
    return make_house(people_csv=lines)


def test_a_deputy_of_the_directory_gets_what_is_new(on_leave: House) -> None:
    mails = on_leave.after(forward(PAPER))
    (mail,) = [mail for mail in mails if mail.kind == "action-assigned"]
    assert mail.to == BO
    assert "standing in for Ada Brook" in mail.words
    assert "Bo Carr has been written to in the place of Ada Brook" in receipt_of(mails).words
    assert ("reminder", BO) in reminders(on_leave, 5)["2027-03-12"]


def test_what_was_theirs_before_the_leave_is_asked_about(make_house: Callable[..., House], on_leave: House) -> None:
    """The directory is changed once Ada has her action."""
    house = make_house()
    house.after(forward(PAPER))
    house.context = replace(house.context, directory=on_leave.context.directory)
    house.clock.until(at(12))
    (question,) = house.day()
    assert (question.kind, question.to) == ("owner-says", SECRETARY)
    assert "Ada Brook is away until Friday 26 March 2027" in question.words
    assert "1: Bo Carr" in question.words
    house.clock.until(at(15))
    assert "Ada Brook is away" in next(mail for mail in house.week() if mail.kind == "digest").words
    assert not [mail for mail in tomorrow(house) if mail.kind == "owner-says"]


def test_a_stranger_named_as_deputy_can_be_learnt_from_the_answer(house: House) -> None:
    house.receive(notice(names="Jo Lee at jo.lee@lee.example"))
    receipt = receipt_of(house.after(forward(PAPER)))
    number = number_of(receipt, "ramp survey")
    assert f"“{number}: Jo Lee jo.lee@lee.example”" in receipt.words
    mails = house.after(receipt.reply(f"{number}: Jo Lee jo.lee@lee.example"))
    assert ("action-assigned", "jo.lee@lee.example") in kinds(mails)


def test_a_notice_is_never_answered(house: House) -> None:
    house.after(forward(PAPER))
    assert house.after(notice()) == []
    assert MAILBOX not in [mail.to for mail in house.mails()]
