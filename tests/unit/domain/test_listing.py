"""Actions and meetings as a reader sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from service.domain.action import ActionStatus
from service.domain.invitation import Invitee, Partstat, ScheduledMeeting
from service.domain.listing import list_action, list_meeting, number_actions, owners_in_words
from tests.unit.domain.partners import TODAY, action, mended

SHARED = action("Lend a launch", "Tidemark", "Ada", due=TODAY + timedelta(days=3))


def test_owners_are_people_and_organisations_by_name() -> None:
    assert owners_in_words(SHARED) == ("Tidemark Trust (2 people)", "Ada Brook")
    gone = replace(SHARED, assignments=tuple(mended(s, status=ActionStatus.CANCELLED) for s in SHARED.assignments))
    assert owners_in_words(gone) == ()


def test_an_owner_sees_how_they_came_to_it_and_a_secretary_does_not() -> None:
    assert list_action(SHARED, 1, TODAY, assignment=SHARED.assignments[0]).because == "as a contact for Tidemark Trust"
    assert list_action(SHARED, 1, TODAY).because == ""


def test_days_are_counted_from_today() -> None:
    assert list_action(SHARED, 1, TODAY).days_left == 3
    assert list_action(replace(SHARED, due=None), 1, TODAY).days_left is None
    assert list_action(SHARED, 1, TODAY + timedelta(days=4)).overdue


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/London", 8), ("Pacific/Auckland", 9), ("America/New_York", 8), ("UTC", 8)]
)
def test_the_day_of_closing_is_told_as_people_there_had_it(zone: str, day: int) -> None:
    closed = replace(SHARED, status=ActionStatus.COMPLETED, closed_at=datetime(2027, 3, 8, 23, 30, tzinfo=UTC))
    assert list_action(closed, 1, TODAY, zone=zone).closed_on == date(2027, 3, day)
    summer = replace(closed, closed_at=datetime(2027, 7, 8, 23, 30, tzinfo=UTC))
    assert list_action(summer, 1, TODAY, zone="Europe/London").closed_on == date(2027, 7, 9)


def test_numbers_begin_at_one_and_stand_for_actions() -> None:
    items, refs = number_actions([(SHARED, SHARED.assignments[0])] * 2, TODAY)
    assert [one.number for one in items] == [1, 2]
    assert refs == {"1": f"action:{SHARED.id}", "2": f"action:{SHARED.id}"}


def test_answers_are_sorted() -> None:
    meeting = ScheduledMeeting(uid="u", body="b", title="t", on=date(2027, 4, 8))
    people = [Invitee(contact=p.value, name=p.value, address="x", partstat=p) for p in Partstat]
    seen = list_meeting(meeting, 1, people)
    assert (seen.accepted, seen.tentative, seen.declined) == (("ACCEPTED",), ("TENTATIVE",), ("DECLINED",))
    assert (seen.delegated, seen.silent) == (("DELEGATED",), ("NEEDS-ACTION",))
    assert seen.invited == 5
