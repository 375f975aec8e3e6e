"""Minutes come, come again, come corrected, and later minutes speak of their actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain.action import ActionStatus
from service.domain.inbox import InboxState
from tests.builders import ADA, BO, CY, DEE, SECRETARY, Paper, Sent, forward, kinds, trace
from tests.workflows.house import House

PAPER = Paper()
MEETING = "Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"
TOLD = [("action-assigned", ADA), ("action-assigned", BO), ("minutes-receipt", SECRETARY)]
MEMBERS = [ADA, BO, CY, DEE, SECRETARY]
RECEIPT = [("minutes-receipt", SECRETARY)]
SIDES = ("north", "south")


def test_each_owner_hears_of_their_own_actions_and_the_secretary_gets_a_receipt(house: House) -> None:
    mails = house.after(forward(PAPER))
    assert kinds(mails) == TOLD
    to_ada = next(mail for mail in mails if mail.to == ADA)
    assert "ramp survey" in to_ada.words
    assert "ferry hall" not in to_ada.words


def test_each_member_is_invited_once(house: House) -> None:
    mails = house.after(forward(Paper(actions=(), meetings=[MEETING])))
    assert kinds(mails) == [*(("invitation", member) for member in MEMBERS), *RECEIPT]
    assert {mail.calendar["METHOD"] for mail in mails if mail.kind == "invitation"} == {"REQUEST"}


def test_the_very_same_message_in_the_mailbox_twice_is_one_entry(house: House) -> None:
    octets = forward(PAPER, message_id="<once@sender.example>")
    assert kinds(house.after(octets, octets)) == TOLD
    assert house.states() == {"HANDLED": 1}


def test_a_message_that_came_by_two_ways_tells_nobody_twice(house: House) -> None:
    octets = forward(PAPER, message_id="<once@sender.example>")
    house.after(octets)
    assert kinds(house.after(trace(octets))) in ([], RECEIPT)


def test_the_same_minutes_forwarded_again_in_another_format_bring_only_a_receipt(house: House) -> None:
    paper = Paper(meetings=[MEETING])
    house.after(forward(paper))
    before = house.actions()
    assert kinds(house.after(forward(paper, form="docx"))) == RECEIPT
    assert house.actions() == before


def test_two_formats_in_one_mail_are_one_set_of_actions(house: House) -> None:
    mail = Sent(files=[PAPER.as_text(), PAPER.as_docx()]).octets()
    assert kinds(house.after(mail)) == TOLD
    assert len(house.actions()) == 2


def test_undated_minutes_that_come_twice_tell_nobody_twice(house: House) -> None:
    paper = Paper(held="", title="Notes of the rowing club")
    mail = forward(paper, subject="FW: notes", message_id="<undated@sender.example>")
    house.after(mail)
    assert kinds(house.after(trace(mail))) in ([], RECEIPT)
    assert kinds(house.after(forward(paper, subject="FW: notes", form="docx"))) == RECEIPT
    assert len(house.actions()) == 2


def test_other_undated_minutes_of_the_same_name_are_other_minutes(house: House) -> None:
    first = Paper(held="", title="Notes of the rowing club")
    house.after(forward(first, subject="FW: notes"))
    other = Paper(held="", title=first.title, actions=["Cy Dunn to order new oars by 1 April."])
    mails = house.after(forward(other, subject="FW: notes"))
    assert kinds(mails) == [("action-assigned", CY), *RECEIPT]
    assert "ramp survey" not in mails[-1].words


def test_an_action_done_meanwhile_stays_done_when_its_minutes_come_again(house: House) -> None:
    to_ada = next(mail for mail in house.after(forward(PAPER)) if mail.to == ADA)
    house.after(to_ada.reply("done"))
    assert kinds(house.after(forward(PAPER, form="docx"))) == RECEIPT
    assert house.action("ramp survey").status is ActionStatus.COMPLETED


@pytest.mark.parametrize(
    ("corrected", "told", "words"),
    [
        ("Ada Brook to send the ramp survey to all members by 26 March.", [("action-updated", ADA)], "19 March"),
        ("Ada Brook to send the ramp survey to all members and visitors by 19 March.", [("action-updated", ADA)],
         "visitors"),
    ],
)  # fmt: skip
def test_a_changed_due_date_or_wording_is_one_update_to_its_owner(
    house: House, corrected: str, told: list[tuple[str, str]], words: str
) -> None:
    house.after(forward(PAPER))
    mails = house.after(forward(Paper(actions=[corrected, PAPER.actions[1]])))
    assert kinds(mails) == sorted([*told, *RECEIPT])
    assert words in next(mail for mail in mails if mail.to == ADA).words
    assert len(house.actions()) == 2


def test_another_owner_is_news_for_both(house: House) -> None:
    house.after(forward(PAPER))
    mails = house.after(forward(Paper(actions=[PAPER.actions[0].replace("Ada Brook", "Dee Eames"), PAPER.actions[1]])))
    assert kinds(mails) == [("action-assigned", DEE), ("action-updated", ADA), *RECEIPT]
    assert "no longer" in next(mail for mail in mails if mail.to == ADA).words.lower()
    assert house.share("ramp survey", ADA).status is ActionStatus.CANCELLED


def test_a_new_action_in_corrected_minutes_goes_to_its_owner_alone(house: House) -> None:
    house.after(forward(PAPER))
    mails = house.after(forward(Paper(actions=[*PAPER.actions, "Cy Dunn to paint the slipway by 2 April."])))
    assert kinds(mails) == [("action-assigned", CY), *RECEIPT]


def test_an_action_that_corrected_minutes_leave_out_is_asked_about_and_stays(house: House) -> None:
    house.after(forward(PAPER))
    mails = house.after(forward(Paper(actions=PAPER.actions[:1])))
    assert kinds(mails) == RECEIPT
    assert "book the ferry hall" in mails[0].words
    assert len(house.open()) == 2


def test_a_corrected_time_is_an_update_at_the_next_sequence(house: House) -> None:
    house.after(forward(Paper(meetings=[MEETING])))
    mails = house.after(forward(Paper(meetings=[MEETING.replace("10am to noon", "2pm to 4pm")])))
    updates = [mail for mail in mails if mail.kind == "invitation-updated"]
    assert sorted(mail.to for mail in updates) == MEMBERS
    assert {mail.calendar["SEQUENCE"] for mail in updates} == {"1"}
    assert {mail.calendar["UID"] for mail in updates} == {house.meeting(date(2027, 4, 8)).uid}


def test_later_minutes_close_what_they_report_done_and_leave_what_is_ongoing(house: House) -> None:
    house.after(forward(PAPER))
    house.clock.forward(days=30)
    review = [
        "Matters arising",
        "Action: Ada Brook to send the ramp survey to all members. Completed.",
        "Action: Bo Carr to book the ferry hall. Ongoing.",
    ]
    later = Paper(held="Thursday 8 April 2027", actions=["Cy Dunn to paint the slipway by 30 April."], more=review)
    mails = house.after(forward(later))
    assert kinds(mails) == [("action-assigned", CY), *RECEIPT]
    assert house.action("ramp survey").status is ActionStatus.COMPLETED
    assert house.action("ferry hall").status is ActionStatus.NEEDS_ACTION
    assert len(house.actions()) == 3


def test_two_meetings_in_one_mail_are_two_records_with_a_receipt_each(house: House) -> None:
    ferry = Paper(
        title="Ferry Forum Minutes", held="Friday 5 March 2027", actions=["Bo Carr to mend the gangway by 1 April."]
    )
    _, content_type, octets = ferry.as_text()
    mails = house.after(Sent(files=[PAPER.as_text(), ("ferry.txt", content_type, octets)]).octets())
    assert kinds(mails) == sorted([*TOLD, ("action-assigned", BO), *RECEIPT])
    assert {action.body for action in house.actions().values()} == {"Harbour Access Group", "Ferry Forum"}


def test_a_covering_note_is_never_minutes(house: House) -> None:
    house.after(Sent(words="Action: Dee Eames to bring biscuits.\n", files=[PAPER.as_text()]).octets())
    assert not any("biscuits" in words for words in house.actions())


def test_minutes_from_somebody_who_may_not_send_them_are_held(house: House) -> None:
    done = house.one(Sent(sender=DEE, files=[PAPER.as_text()]).octets())
    assert done.state is InboxState.HELD
    assert not house.actions()


OWNERS = st.sampled_from(["Ada Brook", "Bo Carr", "Cy Dunn", "Dee Eames", "Tidemark", "Someone Unheard"])
TASKS = st.sampled_from(
    ["send the ramp survey to members", "book the ferry hall", "write to the harbour master", "paint the slipway",
     "check the tide tables", "order new life jackets"],
)  # fmt: skip
DUE = st.sampled_from(["", " by 19 March", " by the next meeting", " by 30 April"])
LINES = st.builds(lambda owner, task, due: f"{owner} to {task}{due}.", OWNERS, TASKS, DUE)
MEETINGS = st.lists(
    st.sampled_from([MEETING, MEETING.replace("8 April", "6 May"), MEETING.replace("Thursday 8", "Friday 9")]),
    max_size=2, unique=True,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=st.lists(LINES, min_size=1, max_size=6), meetings=MEETINGS)
def test_processed_twice_is_processed_once(make_house: object, actions: list[str], meetings: list[str]) -> None:
    house = make_house()  # type: ignore[operator]
    paper = Paper(actions=actions, meetings=meetings)
    house.after(forward(paper))
    before = house.actions()
    assert kinds(house.after(forward(paper, form="docx"))) == RECEIPT
    assert house.actions() == before


def test_two_minutes_in_one_mail_that_announce_the_same_meeting_invite_to_it_once(house: House) -> None:
    _, content_type, octets = Paper(
        held="Thursday 4 February 2027", actions=["Cy Dunn to paint the slipway by 2 April."], meetings=[MEETING]
    ).as_text()
    mail = Sent(files=[Paper(meetings=[MEETING]).as_text(), ("february.txt", content_type, octets)]).octets()
    invited = [mail.to for mail in house.after(mail) if mail.kind == "invitation"]
    assert sorted(invited) == MEMBERS


def test_an_action_that_two_minutes_of_one_mail_carry_is_told_once(house: House) -> None:
    _, content_type, octets = Paper(held="Thursday 4 February 2027", actions=PAPER.actions[:1]).as_text()
    mail = Sent(files=[("february.txt", content_type, octets), PAPER.as_text()]).octets()
    assert [mail.kind for mail in house.after(mail) if mail.to == ADA] == ["action-assigned"]


def test_a_doubtful_day_is_one_question_in_whole_sentences(house: House) -> None:
    paper = Paper(meetings=["Harbour Access Group: Monday 8 April 2027, 10am to noon, Pier Hall"])
    (receipt,) = [mail for mail in house.after(forward(paper)) if mail.kind == "minutes-receipt"]
    assert "do not agree. Shall we invite to it?" in receipt.words
    assert ".." not in receipt.words


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("Thursday 4 November 2027", "That day is still to come."),
        ("Thursday 6 March 2025", "That day was 2 years ago."),
    ],
)
def test_minutes_of_a_day_to_come_or_of_long_ago_are_pointed_out_once(house: House, held: str, words: str) -> None:
    mails = house.after(forward(Paper(held=held)))
    assert kinds(mails) == TOLD
    assert words in " ".join(mails[-1].words.split())
    (again,) = house.after(forward(Paper(held=held), form="docx"))
    assert words not in again.words


def test_minutes_of_last_month_are_taken_as_they_are(house: House) -> None:
    assert "ago" not in house.after(forward(Paper(held="Thursday 4 February 2027")))[-1].words


@pytest.mark.parametrize(
    "actions",
    [
        [f"Bo Carr to write to the trustees of the {s} pier about the lamp repairs by 19 March." for s in SIDES],
        [f"Cy Dunn to invite {n} guests to table {n + 2} for the regatta by 19 March." for n in (5, 7)],
    ],
    ids=["another word", "another number"],
)
def test_two_long_actions_that_differ_in_one_word_are_two(house: House, actions: list[str]) -> None:
    house.after(forward(Paper(actions=actions)))
    assert sorted(house.actions()) == sorted(actions)


def test_an_action_said_twice_in_one_topic_is_one(house: House) -> None:
    action = "Bo Carr to write to the trustees of the north pier about the lamp repairs by 19 March."
    house.after(forward(Paper(actions=[action, action.replace("lamp repairs", "lamp repair")])))
    assert len(house.actions()) == 1


@pytest.mark.parametrize("sides", [SIDES, SIDES[::-1]])
def test_of_two_entries_alike_in_the_summary_one_stood_inline_and_the_other_is_kept(
    house: House, sides: tuple[str, ...]
) -> None:
    north, south = (f"Bo Carr to write to the trustees of the {s} pier about the lamps by 19 March." for s in SIDES)
    listed = [f"{n}. {north if side == 'north' else south}" for n, side in enumerate(sides, start=1)]
    lines = [*Paper(actions=[north]).lines, "Summary of actions", *listed, "3. Cy Dunn to order oars by 2 April."]
    house.after(Sent(files=[("minutes.txt", "text/plain", "\n\n".join(lines).encode())]).octets())
    assert sorted(house.actions()) == sorted([north, south, "Cy Dunn to order oars by 2 April."])


def test_an_action_given_to_another_owner_in_other_words_is_taken_from_the_first(house: House) -> None:
    house.after(forward(PAPER))
    corrected = ["Dee Eames to send the completed ramp survey to members by 25 March.", PAPER.actions[1]]
    mails = house.after(forward(replace(PAPER, actions=corrected)))
    assert ("action-assigned", DEE) in kinds(mails)
    assert ("action-updated", ADA) in kinds(mails)
    assert len(house.open()) == 2


def test_a_slip_in_a_short_word_is_no_second_action(house: House) -> None:
    house.after(forward(PAPER))
    house.after(forward(replace(PAPER, actions=[w.replace("ferry", "fery") for w in PAPER.actions])))
    assert len(house.open()) == 2


@pytest.mark.parametrize("order", ["1 due 3 May", "1: Bo Carr", "1: Cy Dunn and Dee Eames", "1 cancel", "1 done"])
def test_the_same_minutes_in_another_form_leave_the_secretarys_corrections(house: House, order: str) -> None:
    (receipt,) = [mail for mail in house.after(forward(PAPER)) if mail.kind == "minutes-receipt"]
    house.after(receipt.reply(order))
    stood = house.actions()
    assert kinds(house.after(forward(PAPER, form="docx"))) == RECEIPT
    assert house.actions() == stood


def test_minutes_that_change_what_the_secretary_set_are_followed(house: House) -> None:
    (receipt,) = [mail for mail in house.after(forward(PAPER)) if mail.kind == "minutes-receipt"]
    house.after(receipt.reply("1 due 3 May\n1: Bo Carr"))
    house.after(forward(replace(PAPER, actions=["Dee Eames to send the ramp survey by 9 April.", PAPER.actions[1]])))
    assert house.action("ramp survey").due == date(2027, 4, 9)
    assert house.share("ramp survey", DEE).status is ActionStatus.NEEDS_ACTION
    assert house.share("ramp survey", BO).status is ActionStatus.CANCELLED
