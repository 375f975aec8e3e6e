"""Answers: which count, which are too late, and which a person has to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.invitation import Attendance, EventStatus, Invitee, Method, Partstat, ScheduledMeeting
from service.domain.plan_attendance import AttendanceChange, AttendanceFate, plan_attendance
from tests.unit.domain.meetings import ASHA, NOW, YEAR, scheduled

#: Moved once (SEQUENCE 1), then given a venue (2).
MEETING = scheduled(YEAR[0], uid="u", sequence=2, time_sequence=1)
INVITED = replace(ASHA, invited_sequence=2)
EARLIER = NOW - timedelta(hours=3)


def answer(**facts: Any) -> Attendance:
    plain: dict[str, Any] = {
        "method": Method.REPLY,
        "uid": "u",
        "attendee": "asha@council.example",
        "partstat": Partstat.ACCEPTED,
        "sequence": 2,
        "stamp": EARLIER,
    }
    return Attendance(**{**plain, **facts})


def plan(
    attendance: Attendance,
    meeting: ScheduledMeeting | None = MEETING,
    invitee: Invitee | None = INVITED,
    *,
    sender_matches: bool = True,
) -> AttendanceChange:
    return plan_attendance(attendance, meeting, invitee, sender_matches=sender_matches, now=NOW)


@pytest.mark.parametrize("partstat", [Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED])
def test_an_answer_is_recorded(partstat: Partstat) -> None:
    change = plan(answer(partstat=partstat, comment="Late."))
    assert change.fate is AttendanceFate.RECORDED
    assert change.invitee == replace(
        INVITED, partstat=partstat, answered_sequence=2, answered_stamp=EARLIER, comment="Late."
    )
    assert change.resend is None


def test_the_same_answer_twice_is_one() -> None:
    once = plan(answer()).invitee
    assert once is not None
    again = plan(answer(), invitee=once)
    assert (again.fate, again.invitee) == (AttendanceFate.REPEATED, None)


def test_answers_that_overtake_each_other() -> None:
    newer = plan(answer(stamp=EARLIER + timedelta(minutes=5), partstat=Partstat.DECLINED)).invitee
    late = plan(answer(), invitee=newer)
    assert (late.fate, late.invitee) == (AttendanceFate.REPEATED, None)


def test_a_lower_sequence_is_older_whatever_its_stamp() -> None:
    newer = plan(answer(sequence=2)).invitee
    late = plan(answer(sequence=1, stamp=EARLIER + timedelta(hours=1)), invitee=newer)
    assert late.fate is AttendanceFate.REPEATED


def test_an_answer_to_the_old_time_is_kept_in_words_but_not_counted() -> None:
    change = plan(answer(sequence=0, comment="See you then."))
    assert change.fate is AttendanceFate.OUTDATED
    assert change.invitee == replace(INVITED, comment="See you then.")
    assert change.summary == "Asha Okafor will come, before the meeting moved"


def test_an_answer_to_the_old_venue_counts() -> None:
    assert plan(answer(sequence=1)).fate is AttendanceFate.RECORDED


def test_a_client_that_raises_the_sequence_or_has_a_wrong_clock_can_answer_again() -> None:
    first = plan(answer(sequence=9, stamp=NOW + timedelta(days=400))).invitee
    assert first is not None
    assert (first.answered_sequence, first.answered_stamp) == (2, NOW)
    later = plan_attendance(
        answer(stamp=NOW + timedelta(hours=1), partstat=Partstat.DECLINED),
        MEETING,
        first,
        sender_matches=True,
        now=NOW + timedelta(hours=2),
    )
    assert later.fate is AttendanceFate.RECORDED


def test_an_answer_without_a_stamp_counts_as_of_now() -> None:
    change = plan(answer(stamp=None), invitee=plan(answer()).invitee)
    assert change.fate is AttendanceFate.RECORDED
    assert change.invitee is not None
    assert change.invitee.answered_stamp == NOW


def test_a_stranger_is_shown_and_not_added() -> None:
    change = plan(answer(attendee="mallory@evil.example"), invitee=None)
    assert (change.fate, change.invitee, change.resend) == (AttendanceFate.ASK, None, None)
    assert change.summary == "mallory@evil.example was not invited and will come"


@pytest.mark.parametrize("method", [Method.REPLY, Method.COUNTER, Method.REFRESH])
def test_what_comes_from_another_address_changes_nothing(method: Method) -> None:
    change = plan(answer(method=method), sender_matches=False)
    assert (change.fate, change.invitee, change.resend) == (AttendanceFate.ASK, None, None)
    assert "Asha Okafor" in change.summary


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (datetime(2027, 4, 22, 13, 0, tzinfo=UTC), "proposes Thursday 22 April 2027, 2pm"),
        (date(2027, 4, 23), "proposes Friday 23 April 2027"),
        (None, "proposes another time, which could not be read"),
    ],
)
def test_a_proposal_goes_to_the_secretary_and_counts_as_maybe(start: datetime | date | None, words: str) -> None:
    change = plan(answer(method=Method.COUNTER, partstat=Partstat.ACCEPTED, proposed_start=start))
    assert change.fate is AttendanceFate.ASK
    assert change.summary == f"Asha Okafor {words}"
    assert change.invitee is not None
    assert change.invitee.partstat is Partstat.TENTATIVE


def test_a_delegation_goes_to_the_secretary() -> None:
    change = plan(answer(partstat=Partstat.DELEGATED, delegated_to=("deputy@council.example",)))
    assert change.fate is AttendanceFate.ASK
    assert change.summary == "Asha Okafor sends deputy@council.example instead"
    assert change.invitee is not None
    assert change.invitee.partstat is Partstat.DELEGATED


def test_who_asks_gets_the_meeting_again_as_it_stands() -> None:
    change = plan(answer(method=Method.REFRESH), invitee=replace(INVITED, invited_sequence=1))
    assert change.fate is AttendanceFate.RESENT
    assert change.resend is not None
    assert (change.resend.method, change.resend.meeting) == (Method.REQUEST, MEETING)
    assert change.invitee == replace(INVITED, invited_sequence=2)


@pytest.mark.parametrize(
    ("meeting", "told"),
    [(MEETING, 0), (MEETING, -1), (replace(MEETING, content_sequence=2), 1),
     (replace(MEETING, status=EventStatus.CANCELLED), 1)],
)  # fmt: skip
def test_who_asks_is_not_told_what_is_held_back(meeting: ScheduledMeeting, told: int) -> None:
    change = plan(answer(method=Method.REFRESH), meeting, replace(INVITED, invited_sequence=told))
    assert (change.fate, change.resend, change.invitee) == (AttendanceFate.IGNORED, None, None)


def test_who_asks_for_a_cancelled_meeting_gets_the_cancellation() -> None:
    change = plan(answer(method=Method.REFRESH), replace(MEETING, status=EventStatus.CANCELLED))
    assert change.resend is not None
    assert change.resend.method is Method.CANCEL


@pytest.mark.parametrize("said", [answer(), answer(partstat=Partstat.TENTATIVE), answer(method=Method.COUNTER)])
def test_who_still_expects_a_cancelled_meeting_gets_the_cancellation_again(said: Attendance) -> None:
    cancelled = replace(MEETING, status=EventStatus.CANCELLED)
    change = plan(said, cancelled)
    assert change.fate is AttendanceFate.RESENT
    assert change.resend is not None
    assert change.resend.method is Method.CANCEL
    for untrusted in (plan(said, cancelled, sender_matches=False), plan(said, cancelled, None)):
        assert (untrusted.fate, untrusted.resend) == (AttendanceFate.IGNORED, None)


@pytest.mark.parametrize(
    ("attendance", "meeting"),
    [
        (answer(), None),
        (answer(partstat=Partstat.DECLINED), replace(MEETING, status=EventStatus.CANCELLED)),
        (answer(), replace(MEETING, status=EventStatus.CANCELLED, on=date(2027, 1, 1))),
        (answer(), replace(MEETING, on=date(2027, 1, 1))),
        (answer(method=Method.REFRESH), replace(MEETING, on=date(2027, 1, 25), starts=time(9))),
        (answer(method=Method.COUNTER), replace(MEETING, on=date(2027, 1, 1))),
        (answer(method=Method.REQUEST), MEETING),
        (answer(method=Method.CANCEL), MEETING),
        (answer(method=Method.PUBLISH), MEETING),
    ],
)
def test_what_is_nothing_to_us(attendance: Attendance, meeting: ScheduledMeeting | None) -> None:
    for invitee in (INVITED, None):
        change = plan(attendance, meeting, invitee)
        assert (change.fate, change.invitee, change.resend) == (AttendanceFate.IGNORED, None, None)


STAMPS = st.none() | st.integers(0, 100).map(lambda minutes: EARLIER + timedelta(minutes=minutes))
ANSWERS = st.builds(
    answer,
    sequence=st.integers(1, 4),
    stamp=STAMPS.filter(bool),
    partstat=st.sampled_from([Partstat.ACCEPTED, Partstat.TENTATIVE, Partstat.DECLINED]),
)


@given(st.lists(ANSWERS, min_size=1, max_size=6))
def test_the_newest_answer_stands_in_whatever_order_they_come(answers: list[Attendance]) -> None:
    invitee = INVITED
    for one in answers:
        invitee = plan(one, invitee=invitee).invitee or invitee
    best = max((min(one.sequence, 2), one.stamp) for one in answers if one.stamp)
    newest = {one.partstat for one in answers if (min(one.sequence, 2), one.stamp) == best}
    assert invitee.partstat in newest
    assert (invitee.answered_sequence, invitee.answered_stamp) == best
