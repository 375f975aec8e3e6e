"""Owners answer: done, reopened, asked, in somebody else's name, or from another address of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.domain.action import ActionStatus
from service.domain.inbox import InboxState
from tests.builders import (
    ADA,
    BO,
    CY,
    DEE,
    DIRECTORY,
    MAILBOX,
    SECRETARY,
    Mail,
    Paper,
    Sent,
    forward,
    kinds,
    number_of,
)
from tests.workflows.house import House

THREE = Paper(
    actions=[
        "Ada Brook to send the ramp survey by 19 March.",
        "Ada Brook to write to the harbour master by 26 March.",
        "Ada Brook to check the tide tables by 2 April.",
    ]
)
GROUP = Paper(actions=["Boat owners to check their moorings by 19 March.", "Tidemark to lend a launch by 26 March."])
DONE = ActionStatus.COMPLETED


def told(mails: list[Mail], address: str, kind: str = "action-assigned") -> Mail:
    """The one mail of a kind to somebody."""
    (found,) = [mail for mail in mails if (mail.to, mail.kind) == (address, kind)]
    return found


def test_done_to_a_mail_with_one_action_closes_it_and_says_thank_you(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    assert kinds(house.after(mail.reply("Done, thanks"))) == [("action-completed", ADA)]
    assert house.action("ramp survey").status is DONE
    assert house.action("ferry hall").status is ActionStatus.NEEDS_ACTION


def test_a_number_closes_that_action_and_lists_what_is_left(house: House) -> None:
    mail = told(house.after(forward(THREE)), ADA)
    number = number_of(mail, "harbour master")
    (thanks,) = house.after(mail.reply(f"{number} done"))
    assert {words for words, action in house.actions().items() if action.status is DONE} == {
        house.action("harbour master").text
    }
    assert "ramp survey" in thanks.words
    assert "tide tables" in thanks.words


def test_done_to_a_mail_with_three_actions_is_asked_back_and_closes_nothing(house: House) -> None:
    mail = told(house.after(forward(THREE)), ADA)
    (question,) = house.after(mail.reply("done"))
    assert question.kind == "reply-unclear"
    assert len(house.open()) == 3
    house.after(question.reply(f"{number_of(question, 'tide tables')} done"))
    assert house.action("tide tables").status is DONE


def test_a_number_that_the_mail_does_not_have_closes_nothing(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    house.after(mail.reply("4 done"))
    assert len(house.open()) == 2


def test_a_number_too_many_is_asked_about_before_anything_is_closed(house: House) -> None:
    mail = told(house.after(forward(THREE)), ADA)
    assert kinds(house.after(mail.reply("1 and 7 done"))) == [("reply-unclear", ADA)]
    assert len(house.open()) == 3


def test_reopen_after_the_thank_you_opens_what_was_closed_and_nothing_else(house: House) -> None:
    mail = told(house.after(forward(THREE)), ADA)
    (thanks,) = house.after(mail.reply(f"{number_of(mail, 'tide tables')} done"))
    (noted,) = house.after(thanks.reply("reopen"))
    assert noted.kind == "reply-noted"
    assert len(house.open()) == 3
    assert "tide tables" in noted.words
    assert "ramp survey" not in noted.words


def test_a_closing_that_is_taken_back_can_be_given_again(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    (thanks,) = house.after(mail.reply("done"))
    house.after(thanks.reply("reopen please"))
    assert house.action("ramp survey").closed_at is None
    house.after(mail.reply("done"))
    assert house.action("ramp survey").status is DONE


def test_the_same_reply_twice_closes_once(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    house.after(mail.reply("done"))
    closed = house.action("ramp survey")
    house.after(mail.reply("done"))
    assert house.action("ramp survey") == closed


def test_any_one_of_a_group_finishes_its_action(house: House) -> None:
    mail = told(house.after(forward(GROUP)), CY)
    house.after(mail.reply("done"))
    assert house.action("launch").status is DONE
    assert not told_again(house, "launch", BO)


def told_again(house: House, words: str, contact: str) -> bool:
    """True where somebody would still be reminded of an action."""
    house.clock.forward(days=25)
    return any(words in mail.words for mail in house.day() if mail.to == contact)


def test_all_of_a_group_have_to_finish_its_action(make_house: Callable[..., House]) -> None:
    house = make_house(
        people_csv=DIRECTORY.replace("group,Boat owners,,,,,any,", "group,Boat owners,,,,,all,").replace(
            "Harbour Access Group; Ferry Forum,,", "Harbour Access Group; Boat owners,,"
        )
    )
    mails = house.after(forward(GROUP))
    dee, bo = told(mails, DEE), told(mails, BO)
    (thanks,) = house.after(dee.reply("done"))
    assert house.action("moorings").status is ActionStatus.NEEDS_ACTION
    assert house.share("moorings", DEE).status is DONE
    assert "closed for you" in thanks.words
    house.after(bo.reply(f"{number_of(bo, 'moorings')} done"))
    assert house.action("moorings").status is DONE


def test_the_first_who_reopens_a_group_action_opens_it_for_the_group(house: House) -> None:
    mails = house.after(forward(Paper(actions=["Tidemark to lend a launch by 26 March."])))
    house.after(told(mails, CY).reply("done"))
    house.after(told(mails, BO).reply("reopen"))
    assert house.action("launch").status is ActionStatus.NEEDS_ACTION


def test_a_reply_to_a_reminder_weeks_later_closes(house: House) -> None:
    house.after(forward(Paper()))
    house.clock.forward(days=4)
    reminder = told(house.day(), ADA, "reminder")
    house.clock.forward(days=40)
    house.after(reminder.reply("This was done long ago - done."))
    assert house.action("ramp survey").status is DONE


def test_a_reply_from_the_other_address_of_the_same_person_counts_and_is_answered_there(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    (thanks,) = house.after(mail.reply("done", sender="Ada <A.Brook@home.example>"))
    assert thanks.to.casefold() == "a.brook@home.example"
    assert house.action("ramp survey").status is DONE


def test_a_reply_by_somebody_else_is_held_and_owner_and_secretariat_hear_of_it_once_a_day(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    done = house.one(mail.reply("done", sender=BO))
    assert done.state is InboxState.HELD
    told_of = [("answer-held", ADA), ("message-held", SECRETARY)]
    assert kinds(house.mails()) == told_of
    assert house.after(mail.reply("done, I said", sender=BO)) == []
    house.clock.forward(days=1)
    assert kinds(house.after(mail.reply("done!", sender=BO))) == told_of
    assert len(house.open()) == 2


def test_a_made_up_token_is_held(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    other = told_by(mail, BO)
    assert house.one(other).state is not InboxState.HANDLED or len(house.open()) == 2
    assert len(house.open()) == 2


def told_by(mail: Mail, sender: str) -> bytes:
    """A reply to a Message-ID of our form that we never gave."""
    forged = f"<mp.{'a' * 20}.{'b' * 20}@{MAILBOX.partition('@')[2]}>"
    return mail.reply("done", sender=sender).replace(mail.id.encode(), forged.encode())


FAIL = ("Authentication-Results", "mx.harbour.example; dmarc=fail header.from=city.example")


def test_a_forged_reply_is_held_where_our_server_says_so(make_house: Callable[..., House]) -> None:
    house = make_house(authserv_id="mx.harbour.example")
    mail = told(house.after(forward(Paper())), ADA)
    assert house.one(mail.reply("done", headers=[FAIL])).state is InboxState.HELD
    assert len(house.open()) == 2


def test_a_thank_you_of_somebody_copied_in_wakes_nobody(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    assert house.after(mail.reply("Thanks Ada!", sender=BO)) != []  # a name more: a person looks at it
    assert house.after(mail.reply("Thank you!\n\nBo", sender=BO)) == []
    assert len(house.open()) == 2


def test_findings_of_another_server_count_for_nothing(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    house.after(mail.reply("done", headers=[FAIL]))
    assert house.action("ramp survey").status is DONE


def test_forged_minutes_are_held_and_read_once_a_person_vouches_for_them(make_house: Callable[..., House]) -> None:
    house = make_house(authserv_id="mx.harbour.example")
    done = house.one(forward(Paper(), headers=[("Authentication-Results", "mx.harbour.example; dmarc=fail")]))
    assert done.state is InboxState.HELD
    assert house.mails()[0].kind == "message-held"
    house.replay(done.entry_id, trusted=True)
    assert len(house.actions()) == 2


def test_a_forger_outside_the_directory_wakes_nobody(make_house: Callable[..., House]) -> None:
    house = make_house(authserv_id="mx.harbour.example")
    done = house.one(Sent(sender="prize@lottery.example", subject="Re: you won", headers=[FAIL]).octets())
    assert done.state is InboxState.HELD
    assert house.mails() == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Who is the harbour master now?", "owner-says"), ("This is not mine, please ask Dee Eames", "owner-says"),
     ("Can I have until 30 April?", "owner-says")],
)  # fmt: skip
def test_what_only_the_secretary_can_settle_goes_to_the_secretary(house: House, words: str, kind: str) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    mails = house.after(mail.reply(words))
    assert (kind, SECRETARY) in kinds(mails)
    assert len(house.open()) == 2


def test_the_secretary_gives_the_action_to_the_person_an_owner_suggests(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    asked = told(house.after(mail.reply("This is not mine, please ask Dee Eames")), SECRETARY, "owner-says")
    mails = house.after(asked.reply("1: Dee Eames"))
    assert ("action-assigned", DEE) in kinds(mails)
    assert ("action-updated", ADA) in kinds(mails)


def test_who_lost_an_action_can_neither_close_nor_reopen_it(house: House) -> None:
    first = told(house.after(forward(Paper())), ADA)
    house.after(forward(Paper(actions=[Paper().actions[0].replace("Ada Brook", "Dee Eames"), Paper().actions[1]])))
    mails = house.after(first.reply("done")) + house.after(first.reply("reopen"))
    assert house.action("ramp survey").status is ActionStatus.NEEDS_ACTION
    assert house.share("ramp survey", ADA).status is ActionStatus.CANCELLED
    assert "action-completed" not in [mail.kind for mail in mails]
    assert "open again" not in " ".join(mail.words for mail in mails)


def test_a_cancelled_action_stays_cancelled_whatever_its_owner_says(house: House) -> None:
    mails = house.after(forward(Paper()))
    receipt = told(mails, SECRETARY, "minutes-receipt")
    house.after(receipt.reply(f"{number_of(receipt, 'ramp survey')} cancel"))
    house.after(told(mails, ADA).reply("reopen"))
    assert house.action("ramp survey").status is ActionStatus.CANCELLED


def test_words_are_kept_on_the_action(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    house.after(mail.reply("I am waiting for the printer, should be there next week."))
    said = [line.detail for line in house.history("ramp survey")]
    assert any("waiting for the printer" in words for words in said)


def test_a_bare_thank_you_is_not_answered(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    assert house.after(mail.reply("Thanks!")) == []
    assert len(house.open()) == 2


def test_an_owner_who_writes_afresh_is_asked_which_action_is_meant(house: House) -> None:
    house.after(forward(THREE))
    (question,) = house.after(Sent(sender=ADA, subject="my action", words="It is done.\n").octets())
    assert (question.kind, question.to) == ("reply-unclear", ADA)
    assert len(house.open()) == 3


def test_a_plus_address_finds_the_mail_where_the_message_id_was_lost(make_house: Callable[..., House]) -> None:
    house = make_house(plus_addressing=True)
    mail = told(house.after(forward(Paper())), ADA)
    house.after(Sent(sender=ADA, to=str(mail.message["Reply-To"]), subject="Re: x", words="done\n").octets())
    assert house.action("ramp survey").status is DONE


def test_somebody_else_with_the_plus_address_is_held(make_house: Callable[..., House]) -> None:
    house = make_house(plus_addressing=True)
    mail = told(house.after(forward(Paper())), ADA)
    done = house.one(Sent(sender=BO, to=str(mail.message["Reply-To"]), subject="Re: x", words="done\n").octets())
    assert done.state is InboxState.HELD


def test_a_secretary_known_by_the_second_address_may_answer_from_the_first(make_house: Callable[..., House]) -> None:
    second = "n.ward@home.example"
    house = make_house(people_csv=DIRECTORY.replace(SECRETARY, f"{SECRETARY}; {second}"), secretariat=(second,))
    (receipt,) = [m for m in house.after(forward(Paper(), sender=second)) if m.kind == "minutes-receipt"]
    assert receipt.to == second
    house.after(receipt.reply(f"{number_of(receipt, 'ramp survey')} cancel", sender=SECRETARY))
    assert house.action("ramp survey").status is ActionStatus.CANCELLED


def test_the_mail_about_a_held_message_quotes_a_phone_that_writes_html_alone(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    answer = mail.reply("WORDS").replace(b"WORDS", b"<p>It is all done</p>").replace(b"text/plain", b"text/html")
    (held,) = [mail for mail in house.after(answer.replace(ADA.encode(), b"ada@phone.example")) if mail.to == SECRETARY]
    assert held.kind == "message-held"
    assert "> It is all done" in held.text


def test_a_held_message_about_something_else_is_told_on_the_same_day(house: House) -> None:
    first, second = (Sent(sender=CY, subject=subject).octets() for subject in ("Hello", "Please take me off"))
    assert kinds(house.after(first)) == [("message-held", SECRETARY)]
    assert kinds(house.after(second)) == [("message-held", SECRETARY)]
    assert house.after(Sent(sender=CY, subject="Re: Hello").octets()) == []


def test_what_the_secretary_says_about_a_held_message_is_answered(house: House) -> None:
    (held,) = house.after(Sent(sender=CY, subject="Hello").octets())
    (answer,) = house.after(held.reply("Yes, please let that one through."))
    assert answer.kind == "correction-receipt"
    assert "Whoever runs the service can" in answer.words


def test_the_secretarys_words_to_an_owner_are_not_passed_on_and_she_is_told(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    says = told(house.after(mail.reply("Which ramp do they mean?")), SECRETARY, "owner-says")
    (answer,) = house.after(says.reply("It is the one on the north quay, as last year."))
    assert (answer.kind, answer.to) == ("correction-receipt", SECRETARY)
    assert "We do not pass your words on" in answer.words
    assert house.after(says.reply("Thanks, will do")) == []


def test_an_empty_reply_with_a_photograph_is_asked_about(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    photograph = ("IMG_0042.jpg", "image/jpeg", b"\xff\xd8" + b"x" * 90_000)
    (asked,) = house.after(mail.reply("", files=[photograph]))
    assert asked.kind == "reply-unclear"
    assert house.history("ramp survey")[-1].detail == "(attached: IMG_0042.jpg)"
    assert house.after(mail.reply("")) == []


def test_not_done_after_done_opens_the_action_again(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    house.after(mail.reply("done"))
    (noted,) = house.after(mail.reply("Sorry, it is not done yet"))
    assert "Action 1 is open again" in noted.words
    assert house.share("ramp survey", ADA).status is ActionStatus.NEEDS_ACTION
    assert len(house.open()) == 2


def test_whoever_has_no_action_and_answers_our_question_reaches_the_secretariat(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    house.after(mail.reply("done"))
    (unclear,) = house.after(mail.reply("7 done"))
    assert "will read it" in unclear.words
    assert kinds(house.after(unclear.reply("I meant the one from last year."))) == [("message-held", SECRETARY)]


def test_whoever_says_that_an_action_taken_from_them_is_theirs_reaches_the_secretariat(house: House) -> None:
    receipt = told(house.after(forward(Paper())), SECRETARY, "minutes-receipt")
    taken = told(house.after(receipt.reply("1: Dee Eames")), ADA, "action-updated")
    assert "will read it" in taken.words
    (held,) = house.after(taken.reply("No, that one is mine, please give it back"))
    assert (held.kind, held.to) == ("message-held", SECRETARY)
    assert "please give it back" in held.words
    assert house.after(taken.reply("Thanks")) == []


def test_an_action_that_is_no_longer_theirs_is_not_listed_to_be_done(house: House) -> None:
    mails = house.after(forward(Paper()))
    house.after(told(mails, SECRETARY, "minutes-receipt").reply("1: Dee Eames"))
    (noted,) = house.after(told(mails, ADA).reply("done"))
    assert "Action 1 is not with you" in noted.words
    assert "the word “done”" not in noted.words


def test_an_owner_is_not_warned_of_the_secretary_who_answers_all_in_their_thread(house: House) -> None:
    mail = told(house.after(forward(Paper())), ADA)
    assert kinds(house.after(mail.reply("Thanks Ada, great!", sender=SECRETARY))) == [("message-held", SECRETARY)]
