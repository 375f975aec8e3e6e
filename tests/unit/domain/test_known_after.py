"""What will be known once the changes of other minutes in the same mail are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.domain.action import ActionStatus
from service.domain.changes import Changes, InviteeChange
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.known_after import known_after
from service.domain.plan_minutes import KnownMinutes
from service.domain.recognise import KnownActions
from tests.unit.domain.partners import BODY, action

MEETING = ScheduledMeeting(uid="u1", body=BODY, title=BODY, on=date(2027, 4, 8))
MOVED = replace(MEETING, on=date(2027, 4, 9), sequence=1)
OTHER = replace(MEETING, uid="u2")
ADA, BO = (Invitee(contact=name, name=name, address=f"{name}@x.example") for name in ("ada", "bo"))
SURVEY, QUAY = action("Send the survey", "Ada"), action("Paint the quay", "Bo Carr")


def test_without_earlier_changes_it_is_what_is_known() -> None:
    known = KnownMinutes(meetings=(MEETING,), invitees={"u1": (ADA,)}, actions=KnownActions(carried=(SURVEY,)))
    assert known_after(known, [], BODY) == known


def test_meetings_are_as_they_were_decided_last() -> None:
    known = KnownMinutes(meetings=(MEETING,))
    assert known_after(known, [Changes(meetings=(MOVED, OTHER))], BODY).meetings == (MOVED, OTHER)


def test_invitees_join_change_and_leave() -> None:
    known = KnownMinutes(meetings=(MEETING,), invitees={"u1": (ADA,)})
    told = replace(ADA, invited_sequence=1)
    joined = Changes(invitees=(InviteeChange(uid="u1", invitee=BO), InviteeChange(uid="u1", invitee=told)))
    assert known_after(known, [joined], BODY).invitees == {"u1": (told, BO)}
    left = Changes(invitees=(InviteeChange(uid="u1", invitee=ADA, removed=True),))
    assert known_after(known, [joined, left], BODY).invitees == {"u1": (BO,)}


def test_open_actions_of_the_body_are_carried_over() -> None:
    elsewhere = replace(action("Elsewhere"), body="Ferry Forum")
    done = replace(SURVEY, status=ActionStatus.COMPLETED)
    known = KnownMinutes(actions=KnownActions(carried=(SURVEY,)))
    after = known_after(known, [Changes(actions=(QUAY, elsewhere, done))], BODY).actions
    assert after.carried == (QUAY,)


def test_actions_of_the_same_meeting_are_not_carried_over_too() -> None:
    known = KnownMinutes(actions=KnownActions(same_meeting=(SURVEY,)))
    assert known_after(known, [Changes(actions=(SURVEY,))], BODY).actions.carried == ()
