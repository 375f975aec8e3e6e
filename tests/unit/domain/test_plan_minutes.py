"""A whole set of minutes to Changes: what is written, who is mailed, what the receipt says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from service.domain.changes import Changes
from service.domain.directory import Review
from service.domain.letter import MinutesReceipt
from service.domain.message import Address
from service.domain.minutes import FutureMeeting, ItemKind, ItemStatus, Meeting, Minutes, Problem
from service.domain.plan_minutes import Arrival, House, KnownMinutes, plan_minutes, record_of
from service.domain.recognise import KnownActions
from tests.unit.domain.partners import ADA, BO, BODY, HELD_ON, NOW, RECORD, SECRETARY, item, likeness, setting

HOUSE = House(mailbox=Address("minutes@harbour.example"), zone="Europe/London", seed="us", likeness=likeness)
ARRIVAL = Arrival(entry=5, sender=Address(SECRETARY, "Nell Ward"), message_id="m@x", sources=("minutes.docx",))
READ = Minutes(
    meeting=Meeting(body=BODY, on=HELD_ON),
    actions=(
        item("Send the survey", "Ada", line=4),
        item("Mend the gate", line=6),
        item("Paint the quay", "Mr Nobody"),
    ),
    meetings=(FutureMeeting(title="", on=date(2027, 4, 8), starts=time(10), line=9),),
    problems=(Problem(line=11, text="Sam?", reason="Nobody is named."),),
)


def plan(read: Minutes = READ, known: KnownMinutes | None = None, review: Review = Review.UNSURE) -> Changes:
    """The Harbour Access Group's minutes come."""
    there = setting()
    assert there.body is not None
    return plan_minutes(
        read, ARRIVAL, known or KnownMinutes(), replace(there, body=replace(there.body, review=review)), HOUSE, NOW
    )


def receipt(changes: Changes) -> tuple[MinutesReceipt, dict[str, str]]:
    """The receipt and what its numbers stand for."""
    (post,) = [post for post in changes.posts if post.letter.kind == "minutes-receipt"]
    assert isinstance(post.letter, MinutesReceipt)
    return post.letter, dict(post.refs)


def kinds(changes: Changes) -> list[str]:
    """Kinds of the mails."""
    return sorted(post.letter.kind for post in changes.posts)


def test_the_receipt_lists_everything_under_numbers_that_lead_to_it() -> None:
    changes = plan()
    letter, refs = receipt(changes)
    by_id = {f"action:{one.id}": one.text for one in changes.actions}
    listed = (*letter.assigned, *letter.unassigned)
    assert {one.text for one in listed} == {"Send the survey", "Mend the gate", "Paint the quay"}
    assert all(by_id[refs[str(one.number)]] == one.text for one in listed)
    assert [one.text for one in letter.assigned] == ["Send the survey"]
    assert refs["meeting 1"].startswith("meeting:")
    assert refs["minutes"] == f"minutes:{changes.records[0].id}"
    assert (letter.sources, letter.problems[0].line) == (("minutes.docx",), 11)


def test_what_is_said_to_have_been_sent_is_what_is_sent() -> None:
    changes = plan()
    letter, _ = receipt(changes)
    assert letter.owners_mailed == kinds(changes).count("action-assigned") == 1
    assert letter.invitations_sent == kinds(changes).count("invitation") == 5


def test_an_unknown_owner_is_asked_about_with_an_answer_to_type() -> None:
    letter, _ = receipt(plan())
    (question,) = [one for one in letter.questions if "Nobody" in one.text]
    assert question.example.startswith(f"{question.number}: ")


def test_review_never_asks_nothing_about_owners() -> None:
    letter, _ = receipt(plan(review=Review.NEVER))
    assert not [one for one in letter.questions if "Nobody" in one.text]
    assert "Paint the quay" in [one.text for one in letter.unassigned]


def test_review_always_writes_everything_down_and_mails_nobody_else() -> None:
    changes = plan(review=Review.ALWAYS)
    letter, _ = receipt(changes)
    assert kinds(changes) == ["minutes-receipt"]
    assert (letter.waiting, letter.owners_mailed, letter.invitations_sent) == (True, 0, 0)
    assert len(changes.actions) == 3
    assert all(share.notified_at is None for one in changes.actions for share in one.assignments)
    assert (len(changes.meetings), changes.invitees) == (1, ())


def test_shares_that_are_mailed_are_marked() -> None:
    (survey,) = [one for one in plan().actions if one.text == "Send the survey"]
    assert [(share.contact, share.notified_at) for share in survey.assignments] == [(ADA, NOW)]


def known_from(changes: Changes) -> KnownMinutes:
    """The store after `changes`."""
    return KnownMinutes(
        record=changes.records[0],
        actions=KnownActions(same_meeting=changes.actions),
        meetings=changes.meetings,
        invitees={changes.meetings[0].uid: tuple(change.invitee for change in changes.invitees)},
    )


def test_the_same_again_is_a_receipt_and_nothing_else() -> None:
    again = plan(known=known_from(plan()))
    assert kinds(again) == ["minutes-receipt"]
    assert (again.actions, again.meetings, again.invitees) == ((), (), ())
    letter, _ = receipt(again)
    assert letter.corrected
    assert len(letter.assigned) + len(letter.unassigned) == 3


def test_what_is_missing_is_listed_with_a_number_to_cancel_it() -> None:
    known = known_from(plan())
    letter, refs = receipt(plan(replace(READ, actions=READ.actions[:2]), known=known))
    (missing,) = letter.missing
    assert missing.text == "Paint the quay"
    assert refs[str(missing.number)] == f"action:{known.actions.same_meeting[2].id}"


def test_possible_and_settled_ones_are_listed_and_mailed_to_nobody() -> None:
    found = (item("Look at the lamp", kind=ItemKind.IMPLICIT), item("An old thing", status=ItemStatus.DONE))
    read = replace(READ, meetings=(), actions=found)
    changes = plan(read)
    letter, refs = receipt(changes)
    assert kinds(changes) == ["minutes-receipt"]
    assert [one.text for one in letter.possible] == ["Look at the lamp"]
    assert refs["p1"] == f"possible:{changes.possible[0].id}"
    assert [one.text for one in letter.settled] == ["An old thing"]


def test_a_meeting_of_nobody_in_the_directory_is_listed_and_asked_about() -> None:
    read = replace(READ, actions=(), meetings=(FutureMeeting(title="Lifeboat Crew", on=date(2027, 4, 9)),))
    changes = plan(read)
    letter, _ = receipt(changes)
    assert kinds(changes) == ["minutes-receipt"]
    assert [(one.title, one.number) for one in letter.meetings] == [("Lifeboat Crew", 0)]
    assert any("Lifeboat Crew" in one.text for one in letter.questions)


def test_a_doubt_about_a_date_is_asked_and_nobody_is_invited() -> None:
    read = replace(
        READ, actions=(), problems=(Problem(line=9, text="Fri 8 April", reason="The weekday does not fit."),)
    )
    changes = plan(read)
    letter, _ = receipt(changes)
    assert kinds(changes) == ["minutes-receipt"]
    assert letter.meetings[0].fate == "ask"
    assert any(one.number == "meeting 1" for one in letter.questions)


def test_a_record_is_named_by_body_and_day_or_by_its_mail() -> None:
    body = setting().body
    elsewhere = replace(ARRIVAL, message_id="z")
    assert record_of(READ, body, None, ARRIVAL) == record_of(READ, body, None, elsewhere)
    undated = replace(READ, meeting=Meeting(body=BODY))
    assert (
        record_of(undated, body, None, ARRIVAL).id
        != record_of(undated, body, None, replace(ARRIVAL, message_id="z")).id
    )
    unknown = record_of(replace(READ, meeting=Meeting(title="Rowers", on=HELD_ON)), None, None, ARRIVAL)
    assert (unknown.body, unknown.secretary) == ("Rowers", SECRETARY)


def test_the_newest_sender_gets_the_receipts_and_waiting_minutes_go_on_waiting() -> None:
    known = replace(RECORD, waiting=True, secretary=BO)
    found = record_of(READ, setting().body, known, ARRIVAL)
    assert (found.id, found.waiting, found.secretary) == (RECORD.id, True, SECRETARY)
