"""Who is written to about what: one letter to one person with only their own actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.domain.action import ActionStatus
from service.domain.invitation import Invitee, Method, ScheduledMeeting
from service.domain.letter import ActionAssigned, ActionUpdated
from service.domain.meeting_changes import InvitationToSend
from service.domain.plan_posts import (
    assigned_posts,
    by_contact,
    held_back,
    invitation_posts,
    notified,
    untold,
    updated_posts,
)
from service.domain.revise import Revised, differ, reassign
from tests.unit.domain.partners import ADA, BO, CY, DEE, DIRECTORY, NOW, RECORD, TODAY, action, mended

SURVEY = action("Send the survey", "Ada", "Bo Carr", told=False)
QUAY = action("Paint the quay", "Bo Carr", told=False)


def test_shares_by_person_leave_out_what_is_closed() -> None:
    done = replace(QUAY, assignments=(mended(QUAY.assignments[0], status=ActionStatus.COMPLETED),))
    assert {who: [a.text for a, _ in shares] for who, shares in by_contact([SURVEY, done]).items()} == {
        ADA: ["Send the survey"], BO: ["Send the survey"],
    }  # fmt: skip


def test_each_owner_gets_one_letter_with_their_own() -> None:
    posts = assigned_posts(RECORD, [SURVEY, QUAY], DIRECTORY, TODAY, cause=1)
    letters = {post.contact: post.letter for post in posts}
    texts = {who: [i.text for i in one.items] for who, one in letters.items() if isinstance(one, ActionAssigned)}
    assert texts == {ADA: ["Send the survey"], BO: ["Send the survey", "Paint the quay"]}
    to_bo = next(post for post in posts if post.contact == BO)
    assert to_bo.refs == {"1": f"action:{SURVEY.id}", "2": f"action:{QUAY.id}"}
    assert len({post.dedupe_key for post in posts}) == 2


def test_who_left_the_directory_gets_nothing() -> None:
    nobody = replace(DIRECTORY, contacts={})
    assert assigned_posts(RECORD, [SURVEY], nobody, TODAY, cause=1) == ()
    assert updated_posts(RECORD, [differ(None, SURVEY)], nobody, TODAY, cause=1) == ()


def changed(**facts: object) -> Revised:
    """The survey, changed."""
    return differ(SURVEY, replace(SURVEY, **facts))  # type: ignore[arg-type]


def test_a_change_of_words_goes_to_every_owner() -> None:
    posts = updated_posts(RECORD, [changed(text="Send both surveys")], DIRECTORY, TODAY, cause=1)
    assert [(post.contact, post.letter.kind) for post in posts] == [(ADA, "action-updated"), (BO, "action-updated")]


def test_who_else_was_added_is_nobodys_business() -> None:
    more = action("Send the survey", "Ada", "Bo Carr", "Dee Eames", told=False)
    posts = updated_posts(RECORD, [differ(SURVEY, more)], DIRECTORY, TODAY, cause=1)
    assert [(post.contact, post.letter.kind) for post in posts] == [(DEE, "action-assigned")]


def test_who_loses_one_and_gains_one_hears_of_both_in_one_letter() -> None:
    lost = differ(QUAY, replace(QUAY, assignments=reassign(QUAY, ())))
    gained = differ(replace(SURVEY, assignments=SURVEY.assignments[:1]), SURVEY)
    (post,) = updated_posts(RECORD, [lost, gained], DIRECTORY, TODAY, cause=1)
    assert isinstance(post.letter, ActionUpdated)
    assert [one.text for one in post.letter.withdrawn] == ["Paint the quay"]
    assert [(one.text, one.changes) for one in post.letter.items] == [("Send the survey", ("this is now with you",))]


def test_marking_as_mailed_marks_those_alone_and_never_anew() -> None:
    (found,) = notified([SURVEY], [ADA], NOW)
    assert {share.contact: share.notified_at for share in found.assignments} == {ADA: NOW, BO: None}
    (again,) = notified([found], [ADA], NOW.replace(hour=20))
    assert again == found


def test_what_was_held_back_is_told_when_it_may_be() -> None:
    told = action("Send the survey", "Ada", "Bo Carr")
    moved = untold(differ(told, replace(told, due=date(2027, 4, 1))))
    assert [share.contact for share in held_back(moved).gained] == [ADA, BO]
    assert held_back(told).gained == ()


def test_who_lost_an_action_unheard_hears_of_it_once() -> None:
    told = action("Send the survey", "Ada", "Bo Carr")
    less = replace(told, assignments=reassign(told, told.assignments[:1]))
    waiting = untold(differ(told, less))
    (post,) = updated_posts(RECORD, [held_back(waiting)], DIRECTORY, TODAY, cause=1)
    assert (post.contact, post.letter.kind) == (BO, "action-updated")
    (heard,) = notified([waiting], [BO], NOW)
    assert updated_posts(RECORD, [held_back(heard)], DIRECTORY, TODAY, cause=2) == ()


def test_who_never_knew_of_an_action_does_not_hear_that_it_is_gone() -> None:
    less = replace(SURVEY, assignments=reassign(SURVEY, ()))
    assert updated_posts(RECORD, [held_back(untold(differ(SURVEY, less)))], DIRECTORY, TODAY, cause=1) == ()


def test_a_closed_action_is_told_to_nobody_afresh() -> None:
    assert held_back(replace(SURVEY, status=ActionStatus.COMPLETED)).gained == ()


def test_each_kind_of_invitation_is_a_letter_of_its_own() -> None:
    meeting = ScheduledMeeting(uid="u", body="b", title="t", on=date(2027, 4, 8), sequence=2)
    cy = Invitee(contact=CY, name="Cy", address="Cy@x.example")
    sent = [
        InvitationToSend(meeting=meeting, invitee=cy, method=Method.REQUEST),
        InvitationToSend(meeting=meeting, invitee=cy, method=Method.REQUEST, changes=("the time was noon",)),
        InvitationToSend(meeting=meeting, invitee=cy, method=Method.CANCEL, reason="postponed"),
    ]
    posts = invitation_posts(sent)
    assert [post.letter.kind for post in posts] == ["invitation", "invitation-updated", "invitation-cancelled"]
    assert all(post.to.address == "Cy@x.example" and post.calendar for post in posts)
    assert len({post.dedupe_key for post in posts}) == 3
