"""The secretary answers a receipt: every order, what it changes, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from service.domain.action import ActionStatus
from tests.builders import (
    ADA,
    BO,
    CY,
    DEE,
    SECRETARY,
    Mail,
    Paper,
    Sent,
    forward,
    itip,
    kinds,
    number_of,
    report,
    trace,
    with_review,
)
from tests.workflows.house import House

MEETING = "Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"
APRIL, MAY = date(2027, 4, 8), date(2027, 5, 6)
PAPER = Paper(meetings=[MEETING])
MEMBERS = [ADA, BO, CY, DEE, SECRETARY]
RECEIPT = ("correction-receipt", SECRETARY)


def receipt(mails: list[Mail], kind: str = "minutes-receipt") -> Mail:
    """The one receipt among mails."""
    (found,) = [mail for mail in mails if mail.kind == kind]
    return found


@pytest.fixture
def read(house: House) -> Mail:
    """The receipt of PAPER, all its mails sent."""
    return receipt(house.after(forward(PAPER)))


def order(house: House, read: Mail, words: str, about: str = "") -> list[Mail]:
    """What an order brings about; {n} in `words` is the number of the action with the words `about`."""
    return house.after(read.reply(words.format(n=number_of(read, about)) if about else words))


def test_another_owner_is_told_and_the_one_before_too(house: House, read: Mail) -> None:
    mails = order(house, read, "{n}: Dee Eames", "ramp survey")
    assert kinds(mails) == [("action-assigned", DEE), ("action-updated", ADA), RECEIPT]


def test_somebody_who_joins_is_told_alone(house: House, read: Mail) -> None:
    mails = order(house, read, "add Dee Eames to {n}", "ramp survey")
    assert kinds(mails) == [("action-assigned", DEE), RECEIPT]
    assert house.share("ramp survey", ADA).status is ActionStatus.NEEDS_ACTION


@pytest.mark.parametrize("words", ["{n} - Cy Dunn and Bo", "{n}: Cy Dunn & Bo", "{n}: Cy Dunn, Bo"])
def test_two_owners_are_two_even_where_the_second_is_a_first_name(house: House, read: Mail, words: str) -> None:
    mails = order(house, read, words, "ferry hall")
    assert kinds(mails) == [("action-assigned", CY), RECEIPT]
    assert {share.contact for share in house.action("ferry hall").assignments} == {BO, CY}


def test_an_organisation_is_its_contacts(house: House, read: Mail) -> None:
    mails = order(house, read, "{n}: Tidemark Trust", "ramp survey")
    assert kinds(mails) == [("action-assigned", BO), ("action-assigned", CY), ("action-updated", ADA), RECEIPT]


def test_another_due_date_is_one_update(house: House, read: Mail) -> None:
    mails = order(house, read, "{n} due 2 April", "ramp survey")
    assert kinds(mails) == [("action-updated", ADA), RECEIPT]
    assert house.action("ramp survey").due == date(2027, 4, 2)


def test_cancelled_is_told_and_leaves_the_list(house: House, read: Mail) -> None:
    mails = order(house, read, "{n} cancel", "ramp survey")
    assert kinds(mails) == [("action-updated", ADA), RECEIPT]
    assert house.action("ramp survey").status is ActionStatus.CANCELLED
    assert "send the ramp survey" not in receipt(mails, "correction-receipt").words


def test_a_wrong_cancellation_is_taken_back(house: House, read: Mail) -> None:
    order(house, read, "{n} cancel", "ramp survey")
    mails = order(house, read, "{n} reopen", "ramp survey")
    assert ("action-assigned", ADA) in kinds(mails) or ("action-updated", ADA) in kinds(mails)
    assert house.action("ramp survey").status is ActionStatus.NEEDS_ACTION


def test_an_action_is_added_for_its_owner(house: House, read: Mail) -> None:
    mails = order(house, read, "add: Dee Eames to order life jackets by 2 April")
    assert kinds(mails) == [("action-assigned", DEE), RECEIPT]
    assert house.action("life jackets").due == date(2027, 4, 2)
    later = receipt(mails, "correction-receipt")
    order(house, later, "{n} cancel", "life jackets")
    assert house.action("life jackets").status is ActionStatus.CANCELLED


def test_the_same_order_come_twice_adds_once(house: House, read: Mail) -> None:
    octets = read.reply("add: Dee Eames to order life jackets by 2 April", message_id="<order@sender.example>")
    assert ("action-assigned", DEE) in kinds(house.after(octets))
    assert house.after(trace(octets)) == []
    assert len(house.actions()) == 3


def test_a_double_goes_and_the_other_stays(house: House, read: Mail) -> None:
    words = f"{number_of(read, 'ferry hall')} is {number_of(read, 'ramp survey')}"
    mails = order(house, read, words)
    assert kinds(mails) == [("action-updated", BO), RECEIPT]
    assert len(house.open()) == 1


def test_done_and_reopened_by_the_secretary(house: House, read: Mail) -> None:
    assert kinds(order(house, read, "{n} done", "ramp survey")) == [RECEIPT]
    assert house.action("ramp survey").status is ActionStatus.COMPLETED
    order(house, read, "{n} reopen", "ramp survey")
    assert house.action("ramp survey").open


def test_several_orders_are_one_mail_to_each(house: House, read: Mail) -> None:
    n = number_of(read, "ramp survey")
    mails = order(house, read, f"{n} due 2 April\n{n}: Ada Brook and Dee Eames\nmeeting 1 venue Civic Hall")
    assert kinds(mails) == sorted(
        [("action-assigned", DEE), ("action-updated", ADA), RECEIPT, *(("invitation-updated", m) for m in MEMBERS)]
    )


def test_a_possible_action_is_taken_up(house: House) -> None:
    paper = Paper(more=["Dee Eames will look into the broken lamp on the quay."])
    read = receipt(house.after(forward(paper)))
    assert "lamp" in read.words
    mails = order(house, read, "P1: Dee Eames")
    assert kinds(mails) == [("action-assigned", DEE), RECEIPT]
    assert "P1" in receipt(order(house, read, "P1"), "correction-receipt").words
    assert sum("lamp" in words for words in house.actions()) == 1


def test_an_alias_is_applied_at_once_and_remembered(house: House) -> None:
    paper = Paper(actions=["The Dipper to send the tide tables by 19 March."])
    read = receipt(house.after(forward(paper)))
    assert "Who is" in read.words
    mails = order(house, read, "The Dipper = Dee Eames")
    assert kinds(mails) == [("action-assigned", DEE), RECEIPT]
    later = Paper(held="Thursday 8 April 2027", actions=["The Dipper to count the mooring rings by 30 April."])
    assert ("action-assigned", DEE) in kinds(house.after(forward(later)))


def test_a_name_nobody_bears_is_quoted_back_with_those_it_may_be(house: House, read: Mail) -> None:
    (answer,) = order(house, read, "{n}: Dee Aimsworth", "ramp survey")
    assert "Dee Aimsworth" in answer.words
    assert "Dee Eames" in answer.words
    assert house.share("ramp survey", ADA).status is ActionStatus.NEEDS_ACTION


def test_an_address_outside_the_directory_is_learnt(house: House, read: Mail) -> None:
    mails = order(house, read, "{n}: Sam Pike sam@pike.example", "ramp survey")
    assert ("action-assigned", "sam@pike.example") in kinds(mails)
    mine = next(mail for mail in mails if mail.to == "sam@pike.example")
    house.after(mine.reply("done"))
    assert house.action("ramp survey").status is ActionStatus.COMPLETED
    later = Paper(held="Thursday 8 April 2027", actions=["Sam Pike to count the mooring rings by 30 April."])
    assert ("action-assigned", "sam@pike.example") in kinds(house.after(forward(later)))


def test_what_is_not_understood_is_quoted_back_with_an_example(house: House, read: Mail) -> None:
    (answer,) = order(house, read, "please change 9 to something nicer?")
    assert answer.kind == "correction-receipt"
    assert "something nicer" in answer.words


def test_a_number_that_is_not_there_is_quoted_back(house: House, read: Mail) -> None:
    (answer,) = order(house, read, "17 cancel")
    assert "no action 17" in answer.words
    assert len(house.open()) == 2


def test_a_thank_you_is_not_answered(house: House, read: Mail) -> None:
    assert order(house, read, "Thank you, that is very helpful.") == []


def test_a_meeting_called_off_is_a_cancel_to_everybody(house: House, read: Mail) -> None:
    mails = order(house, read, "meeting 1 cancelled")
    assert kinds(mails) == [RECEIPT, *(("invitation-cancelled", m) for m in MEMBERS)]
    calendars = [mail.calendar for mail in mails if mail.calendar.get("METHOD")]
    assert {(c["METHOD"], c["SEQUENCE"]) for c in calendars} == {("CANCEL", "1")}


def test_a_meeting_moved_and_its_venue_changed_rise_in_sequence(house: House, read: Mail) -> None:
    mails = order(house, read, "meeting 1 moved to 6 May 2pm-4pm")
    assert {m.calendar["SEQUENCE"] for m in mails if m.kind == "invitation-updated"} == {"1"}
    mails = order(house, read, "meeting 1 venue Civic Hall")
    assert {m.calendar["SEQUENCE"] for m in mails if m.kind == "invitation-updated"} == {"2"}
    assert house.meeting(MAY).venue == "Civic Hall"


def test_a_proposed_time_is_accepted(house: House) -> None:
    mails = house.after(forward(PAPER))
    invitation = next(mail for mail in mails if (mail.kind, mail.to) == ("invitation", BO))
    counter = itip(invitation, "COUNTER", partstat="TENTATIVE", starts="20270506T130000Z", ends="20270506T150000Z")
    question = receipt(house.after(counter), "attendance-question")
    assert question.to == SECRETARY
    mails = order(house, question, "accept")
    assert kinds(mails) == [RECEIPT, *(("invitation-updated", m) for m in MEMBERS)]
    meeting = house.meeting(MAY)
    assert (meeting.starts, meeting.ends) == (meeting.starts.replace(hour=14), meeting.starts.replace(hour=16))  # type: ignore[union-attr]


def test_orders_from_a_digest_count_for_whoever_may_correct(house: House, read: Mail) -> None:
    house.clock.forward(days=7)
    digest = receipt(house.week(), "digest")
    mails = order(house, digest, "{n} due 9 April", "ferry hall")
    assert kinds(mails) == [("action-updated", BO), RECEIPT]


def test_an_owner_cannot_correct_minutes(house: House) -> None:
    to_ada = next(m for m in house.after(forward(PAPER)) if (m.to, m.kind) == (ADA, "action-assigned"))
    house.after(to_ada.reply("1 cancel"))
    assert len(house.open()) == 2


def test_a_receipt_that_somebody_else_answers_is_held(house: House, read: Mail) -> None:
    house.receive(read.reply("1 cancel", sender=DEE))
    assert house.states()["HELD"] == 1
    assert len(house.open()) == 2


class TestReviewAlways:
    """Nothing is mailed before the secretary says "send"."""

    @pytest.fixture
    def house(self, make_house: Callable[..., House]) -> House:
        return make_house(people_csv=with_review("always"))

    def test_only_the_receipt_is_sent(self, house: House) -> None:
        assert kinds(house.after(forward(PAPER))) == [("minutes-receipt", SECRETARY)]
        house.clock.forward(days=1)
        assert "reminder" not in [mail.kind for mail in house.day()]

    def test_send_lets_everything_go_once(self, house: House) -> None:
        read = receipt(house.after(forward(PAPER)))
        mails = order(house, read, "send")
        assert kinds(mails) == sorted(
            [("action-assigned", ADA), ("action-assigned", BO), RECEIPT, *(("invitation", m) for m in MEMBERS)]
        )
        again = order(house, read, "send")
        assert kinds(again) == [RECEIPT]
        assert again[0].subject.startswith("Nothing was waiting to be sent: ")

    def test_corrections_before_send_are_in_the_one_mail_that_goes(self, house: House) -> None:
        read = receipt(house.after(forward(PAPER)))
        assert kinds(order(house, read, "{n}: Dee Eames", "ramp survey")) == [RECEIPT]
        told = order(house, read, "meeting 1 venue Civic Hall")
        assert kinds(told) == [RECEIPT]
        assert "told" not in told[0].words.split("How to answer")[0]
        mails = order(house, read, "send")
        assert kinds(mails) == sorted(
            [("action-assigned", BO), ("action-assigned", DEE), RECEIPT, *(("invitation", m) for m in MEMBERS)]
        )

    def test_a_correction_and_send_in_one_mail(self, house: House) -> None:
        read = receipt(house.after(forward(PAPER)))
        mails = order(house, read, "{n}: Dee Eames\nsend", "ramp survey")
        assert ("action-assigned", DEE) in kinds(mails)
        assert not any(mail.to == ADA and mail.kind.startswith("action") for mail in mails)

    def test_the_secretary_is_reminded_and_can_send_from_there(self, house: House) -> None:
        house.after(forward(PAPER))
        house.clock.forward(days=3)
        reminder = receipt(house.day(), "minutes-waiting")
        assert "Nobody has been written to until you answer “send”" in " ".join(reminder.words.split())
        mails = order(house, reminder, "send")
        assert kinds(mails) == sorted(
            [("action-assigned", ADA), ("action-assigned", BO), RECEIPT, *(("invitation", m) for m in MEMBERS)]
        )

    @pytest.mark.parametrize(("before", "after"), [("10am to noon", "2pm to 4pm"), ("Pier Hall", "Mole House")])
    def test_a_meeting_amended_while_nothing_is_sent_is_told_with_send(
        self, house: House, before: str, after: str
    ) -> None:
        order(house, receipt(house.after(forward(PAPER))), "send")
        amended = receipt(house.after(forward(Paper(meetings=[MEETING.replace(before, after)]))))
        told = [m for m in order(house, amended, "send") if m.kind == "invitation-updated"]
        assert sorted(m.to for m in told) == sorted(MEMBERS)
        assert {m.calendar["SEQUENCE"] for m in told} == {"1"}
        assert not [m for m in order(house, amended, "send") if m.kind == "invitation-updated"]

    def test_amended_minutes_wait_again_and_then_tell_those_concerned(self, house: House) -> None:
        order(house, receipt(house.after(forward(PAPER))), "send")
        amended = Paper(
            actions=[PAPER.actions[0].replace("19 March", "26 March"), PAPER.actions[1]],
            meetings=[MEETING.replace("10am to noon", "2pm to 4pm")],
        )
        mails = house.after(forward(amended))
        assert kinds(mails) == [("minutes-receipt", SECRETARY)]
        mails = order(house, receipt(mails), "send")
        assert [mail.kind for mail in mails if mail.to == ADA and mail.kind.startswith("action")]
        assert not [mail.kind for mail in mails if mail.to == BO and mail.kind.startswith("action")]
        assert {m.calendar["SEQUENCE"] for m in mails if m.kind == "invitation-updated"} == {"1"}
        assert len([m for m in mails if m.kind == "invitation-updated"]) == len(MEMBERS)


def test_stop_lets_nothing_more_of_these_minutes_go(house: House, read: Mail) -> None:
    stopped = order(house, read, "stop")
    assert kinds(stopped) == [RECEIPT]
    assert stopped[0].subject.startswith("Nothing more from these minutes is sent")
    moved = order(house, read, "meeting 1 venue Civic Hall")
    assert kinds(moved) == [RECEIPT]
    assert f"{len(MEMBERS)} people will be told when you answer 'send'." in " ".join(moved[0].words.split())
    assert kinds(order(house, read, "{n}: Dee Eames", "ramp survey")) == [RECEIPT]
    mails = order(house, read, "send")
    assert ("action-assigned", DEE) in kinds(mails)


def test_send_from_a_mail_about_no_minutes_is_refused(house: House, read: Mail) -> None:
    house.clock.forward(days=7)
    (answer,) = order(house, receipt(house.week(), "digest"), "send")
    assert "receipt of the minutes" in answer.words


def test_a_fresh_mail_of_the_secretary_without_minutes_changes_nothing(house: House, read: Mail) -> None:
    assert kinds(house.after(Sent(words="1 cancel\n", subject="orders").octets())) == [
        ("minutes-unreadable", SECRETARY)
    ]
    assert len(house.open()) == 2


AMENDED = Paper(actions=[PAPER.actions[0].replace("19 March", "26 March"), PAPER.actions[1]], meetings=[MEETING])


def test_amended_minutes_enclosed_in_an_answer_to_the_receipt_are_read(house: House, read: Mail) -> None:
    mails = house.after(read.reply("Please use this version instead.", files=[AMENDED.as_docx()]))
    assert kinds(mails) == [("action-updated", ADA), ("minutes-receipt", SECRETARY)]
    assert house.action("ramp survey").due == date(2027, 3, 26)


def test_an_order_beside_enclosed_minutes_is_pointed_out(house: House, read: Mail) -> None:
    number = number_of(read, "ferry hall")
    mails = house.after(read.reply(f"{number} cancel", files=[AMENDED.as_docx()]))
    assert "not carried out" in receipt(mails).words
    assert len(house.open()) == 2


def test_a_file_that_holds_no_minutes_leaves_an_answer_an_answer(house: House, read: Mail) -> None:
    note = ("note.txt", "text/plain", b"With kind regards from the harbour office.")
    mails = house.after(read.reply(f"{number_of(read, 'ferry hall')} cancel", files=[note]))
    assert kinds(mails) == [("action-updated", BO), RECEIPT]


def test_minutes_enclosed_by_an_owner_are_no_minutes(house: House) -> None:
    mails = house.after(forward(PAPER))
    mine = next(mail for mail in mails if (mail.kind, mail.to) == ("action-assigned", BO))
    house.after(mine.reply("done, see the file", files=[AMENDED.as_docx()]))
    assert house.action("ferry hall").status is ActionStatus.COMPLETED
    assert house.action("ramp survey").due == date(2027, 3, 19)


def test_an_address_alone_in_answer_to_a_bounce_is_asked_for_its_action(house: House) -> None:
    to_ada = next(mail for mail in house.after(forward(PAPER)) if (mail.kind, mail.to) == ("action-assigned", ADA))
    failed = receipt(house.after(report(to_ada)), "address-failed")
    (asked,) = house.after(failed.reply("ada.new@city.example"))
    assert "Write, for example: 1: ada.new@city.example" in asked.words
    assert ("action-assigned", "ada.new@city.example") in kinds(house.after(asked.reply("1: ada.new@city.example")))


def test_a_first_name_in_answer_to_a_digest_is_one_of_the_body(house: House, read: Mail) -> None:
    del read
    house.clock.forward(days=7)
    digest = receipt(house.week(), "digest")
    assert ("action-assigned", CY) in kinds(order(house, digest, "{n}: Cy", "ferry hall"))
