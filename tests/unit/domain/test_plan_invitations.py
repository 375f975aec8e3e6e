"""The life of a meeting: announced, repeated, changed, moved, asked about, called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.invitation import EventStatus, Method, Partstat
from service.domain.meeting_changes import Fate
from service.domain.meeting_doubts import find_doubt
from service.domain.plan_invitations import (
    NOT_A_MEMBER,
    POSTPONED,
    mint_uid,
    plan_cancellation,
    plan_change,
    plan_meetings,
    plan_members,
    plan_schedule,
)
from tests.unit.domain.meetings import (
    ASHA,
    BEN,
    BODY,
    CARA,
    NOW,
    YEAR,
    Diary,
    announced,
    fates,
    mails,
    outcome,
    scheduled,
)

LATER = date(2027, 2, 18)


def whole_year(**facts: Any) -> list[Any]:
    return [announced(day, **facts) for day in YEAR]


def test_new_meetings_are_invited_to_once_each() -> None:
    diary = Diary(ASHA, BEN)
    changes = diary.read(*whole_year())
    assert fates(changes) == ["new"] * 4
    assert len(changes.invitations) == 8
    assert {mail.method for mail in changes.invitations} == {Method.REQUEST}
    assert len({meeting.uid for meeting in changes.meetings}) == 4
    assert [one.invited for one in changes.outcomes] == [2] * 4


def test_the_same_minutes_again_are_silent() -> None:
    diary = Diary(ASHA, BEN)
    diary.read(*whole_year())
    again = diary.read(*whole_year(key="the same in another format"))
    assert fates(again) == ["unchanged"] * 4
    assert (again.invitations, again.meetings, again.invitees) == ((), (), ())


def test_three_sets_of_minutes_in_one_mail_are_one_list() -> None:
    diary = Diary(ASHA)
    minutes = [
        announced(day, key=f"minutes {number}", body=body)
        for number, body in enumerate([BODY, BODY.upper(), f" {BODY}"])
        for day in YEAR
    ]
    diary.members = {name: (ASHA,) for name in {one.body for one in minutes}}
    assert fates(diary.read(*minutes)) == ["new"] * 4


def test_another_body_on_the_same_day_is_another_meeting() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]), announced(YEAR[0], body="Operational Group"))
    assert len(diary.meetings) == 2


def test_two_meetings_of_one_day_are_two() -> None:
    diary = Diary(ASHA)
    both = [announced(YEAR[0]), announced(YEAR[0], starts=time(14), ends=time(16))]
    assert fates(diary.read(*both)) == ["new", "new"]
    assert fates(diary.read(*both)) == ["unchanged", "unchanged"]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"venue": "Library"}, ("the venue was not confirmed",)),
        ({"starts": time(14), "ends": time(16)}, ("the time was 10am to noon",)),
        ({"ends": time(13)}, ("the time was 10am to noon",)),
        ({"title": "Annual meeting"}, (f"it was called {BODY}",)),
        ({"link": "https://meet.example/x"}, ("the link to join online is new",)),
        ({"zone": "Asia/Kolkata"}, ("the time zone was Europe/London and is now Asia/Kolkata",)),
    ],
)
def test_a_change_is_told_to_all_at_the_next_sequence(facts: dict[str, Any], words: tuple[str, ...]) -> None:
    diary = Diary(ASHA, BEN)
    diary.read(*whole_year())
    changes = diary.read(announced(YEAR[0], **facts, minuted_on=LATER), *whole_year()[1:])
    assert fates(changes) == ["changed", "unchanged", "unchanged", "unchanged"]
    assert mails(changes) == [("asha", "REQUEST", 1), ("ben", "REQUEST", 1)]
    assert changes.invitations[0].changes == words
    assert diary.on(YEAR[0]).sequence == 1


def test_a_whole_day_is_the_same_in_another_zone() -> None:
    diary = Diary(ASHA)
    diary.read(*(announced(on, starts=None, ends=None) for on in YEAR))
    changes = diary.read(*(announced(on, starts=None, ends=None, zone="Asia/Kolkata") for on in YEAR))
    assert mails(changes) == []
    assert diary.on(YEAR[0]).zone == "Asia/Kolkata"


def test_another_time_asks_again_and_another_venue_does_not() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    uid = diary.on(YEAR[0]).uid
    diary.answer(uid, "asha", partstat=Partstat.ACCEPTED)
    venue = diary.read(announced(YEAR[0], venue="Library"), *whole_year()[1:])
    assert venue.invitations[0].invitee.partstat is Partstat.ACCEPTED
    assert diary.on(YEAR[0]).time_sequence == 0
    moved = diary.read(announced(YEAR[0], starts=time(14), ends=time(15)), *whole_year()[1:])
    assert moved.invitations[0].invitee.partstat is Partstat.NEEDS_ACTION
    assert diary.on(YEAR[0]).time_sequence == 2


def test_another_spelling_or_silence_is_no_change() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0], venue="Library, Quay Street HB1 7SG", link="https://meet.example/x"))
    for facts in (
        {"venue": "LIBRARY  Quay Street, HB1 7SG"},
        {"venue": None},
        {"starts": None, "ends": None},
        {"ends": None},
    ):
        assert mails(diary.read(announced(YEAR[0], **facts))) == []
    assert diary.on(YEAR[0]).venue == "Library, Quay Street HB1 7SG"


def test_another_start_does_not_keep_the_old_end() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]))
    diary.read(announced(YEAR[0], starts=time(14), ends=None))
    assert (diary.on(YEAR[0]).starts, diary.on(YEAR[0]).ends) == (time(14), None)


def test_a_moved_meeting_keeps_its_uid() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    uid, moved_to = diary.on(YEAR[1]).uid, YEAR[1] + timedelta(days=7)
    changes = diary.read(announced(YEAR[0]), announced(moved_to, minuted_on=LATER), *whole_year()[2:])
    assert diary.on(moved_to).uid == uid
    assert mails(changes) == [("asha", "REQUEST", 1)]
    assert changes.invitations[0].changes == ("the date was Thursday 15 July 2027",)


def test_minutes_older_than_the_move_move_nothing_back() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    moved = YEAR[1] + timedelta(days=7)
    diary.read(announced(YEAR[0]), announced(moved, minuted_on=LATER), *whole_year()[2:])
    again = diary.read(*whole_year())
    assert again.invitations == ()
    assert diary.on(moved).sequence == 1
    assert len(diary.meetings) == 4


def test_one_more_meeting_near_a_known_one_is_asked_about_and_nobody_is_told() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    near = YEAR[0] + timedelta(days=7)
    changes = diary.read(announced(near, minuted_on=LATER))
    assert fates(changes) == ["ask"]
    assert changes.invitations == ()
    assert "Thursday 22 April 2027, moved, or another one" in outcome(changes).question
    assert diary.on(near).held
    assert diary.on(YEAR[0]).sequence == 0
    again = diary.read(announced(near, minuted_on=LATER))
    assert fates(again) == ["ask"]
    assert again.invitations == ()


def test_a_held_meeting_is_invited_to_when_the_secretary_says_so() -> None:
    diary = Diary(ASHA, BEN)
    diary.read(announced(YEAR[0], starts=time(2), ends=time(4)))
    held = diary.on(YEAR[0])
    assert "it would start at 2am" in held.held
    diary.apply(changes := plan_schedule(held, [ASHA, BEN], NOW))
    assert mails(changes) == [("asha", "REQUEST", 0), ("ben", "REQUEST", 0)]
    assert diary.on(YEAR[0]).held == ""


def test_a_held_meeting_is_invited_to_when_corrected_minutes_settle_it() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0], starts=time(2), ends=time(4)))
    uid = diary.on(YEAR[0]).uid
    changes = diary.read(announced(YEAR[0], starts=time(14), ends=time(16)))
    assert fates(changes) == ["new"]
    assert mails(changes) == [("asha", "REQUEST", 0)]
    assert diary.on(YEAR[0]).uid == uid


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts": time(2), "ends": time(4)}, "it would start at 2am"),
        ({"starts": time(6, 59), "ends": time(8)}, "it would start at 6:59am"),
        ({"starts": time(22), "ends": time(23)}, "it would start at 10pm"),
        ({"starts": time(9), "ends": time(19, 1)}, "it would last from 9am to 7:01pm"),
        ({"starts": time(14), "ends": time(4)}, "it would last from 2pm to 4am"),
        ({"on": date(2031, 4, 22)}, "more than three years away"),
    ],
)
def test_odd_dates_and_times_are_asked_about(facts: dict[str, Any], words: str) -> None:
    assert words in find_doubt(replace(scheduled(YEAR[0]), **facts), NOW)


@pytest.mark.parametrize(
    "facts",
    [{"starts": time(7), "ends": time(17)}, {"starts": time(21), "ends": time(1)}, {"starts": None, "ends": None}],
)
def test_ordinary_times_are_not(facts: dict[str, Any]) -> None:
    assert find_doubt(replace(scheduled(YEAR[0]), **facts), NOW) == ""


def test_what_the_reader_doubts_is_asked_about() -> None:
    diary = Diary(ASHA)
    changes = diary.read(announced(YEAR[0], doubt="22 April 2027 is a Thursday, not a Friday", line=40))
    assert fates(changes) == ["ask"]
    assert "not a Friday" in outcome(changes).question
    assert outcome(changes).line == 40


def test_a_doubtful_change_changes_nothing() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    before = dict(diary.meetings)
    changes = diary.read(announced(YEAR[0], starts=time(2), ends=time(4)), *whole_year()[1:])
    assert fates(changes)[0] == "ask"
    assert changes.invitations == ()
    assert diary.meetings == before


def test_a_new_date_without_a_time_is_asked_about() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]))
    changes = diary.read(announced(YEAR[0] + timedelta(days=3), starts=None, ends=None, minuted_on=LATER))
    assert "no time is given" in outcome(changes).question


def test_a_meeting_without_a_time_is_tentative_until_it_has_one() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0], starts=None, ends=None))
    assert diary.on(YEAR[0]).status is EventStatus.TENTATIVE
    changes = diary.read(announced(YEAR[0]))
    assert changes.invitations[0].changes == ("the time was not confirmed",)
    assert diary.on(YEAR[0]).status is EventStatus.CONFIRMED


def test_a_meeting_that_the_list_leaves_out_is_asked_about_not_cancelled() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    changes = diary.read(announced(YEAR[0], minuted_on=LATER), *whole_year(minuted_on=LATER)[2:])
    assert fates(changes) == ["unchanged", "unchanged", "unchanged", "ask"]
    assert (
        changes.outcomes[-1].question
        == f"{BODY}, Thursday 15 July 2027: these minutes no longer list it. Is it cancelled?"
    )
    assert changes.invitations == ()


def test_the_next_meeting_alone_is_no_list() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    assert fates(diary.read(announced(YEAR[2], minuted_on=LATER))) == ["unchanged"]


def test_a_new_member_gets_the_meeting_as_it_stands_and_nobody_else_anything() -> None:
    diary = Diary(ASHA)
    diary.read(*whole_year())
    diary.read(announced(YEAR[0], venue="Library"), *whole_year()[1:])
    diary.members = {BODY: (ASHA, CARA)}
    changes = diary.read(announced(YEAR[0], venue="Library"), *whole_year()[1:])
    assert mails(changes) == [("cara", "REQUEST", 0)] * 3 + [("cara", "REQUEST", 1)]
    assert all(mail.changes == () for mail in changes.invitations)


def test_a_leaver_gets_a_cancellation_alone() -> None:
    diary = Diary(ASHA, BEN)
    diary.read(announced(YEAR[0]))
    meeting = diary.on(YEAR[0])
    invitees = tuple(diary.invitees[meeting.uid].values())
    changes = plan_members(meeting, invitees=invitees, members=[ASHA], now=NOW)
    assert mails(changes) == [("ben", "CANCEL", 1)]
    assert changes.invitations[0].reason == NOT_A_MEMBER
    assert changes.invitations[0].meeting.status is EventStatus.CANCELLED
    assert changes.invitees[0].removed
    diary.apply(changes)
    assert diary.on(YEAR[0]).status is EventStatus.CONFIRMED


def test_a_leaver_who_comes_back_gets_nothing_older_than_the_cancellation() -> None:
    diary = Diary(ASHA, BEN)
    diary.read(announced(YEAR[0]))
    diary.members = {BODY: (ASHA,)}
    left = diary.read(announced(YEAR[0])).invitations[0].meeting.sequence
    diary.members = {BODY: (ASHA, BEN)}
    back = diary.read(announced(YEAR[0]))
    assert mails(back) == [("ben", "REQUEST", left)]


def test_a_change_and_a_leaver_at_once() -> None:
    diary = Diary(ASHA, BEN)
    diary.read(announced(YEAR[0]))
    diary.members = {BODY: (ASHA, CARA)}
    changes = diary.read(announced(YEAR[0], starts=time(14), ends=time(16)))
    assert [(who, what) for who, what, _ in mails(changes)] == [
        ("asha", "REQUEST"),
        ("ben", "CANCEL"),
        ("cara", "REQUEST"),
    ]
    assert len({mail.meeting.sequence for mail in changes.invitations}) == 1
    assert {m.invitee.contact: bool(m.changes) for m in changes.invitations} == {
        "asha": True,
        "ben": False,
        "cara": False,
    }


def test_a_member_with_another_address_is_invited_there() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]))
    diary.members = {BODY: (replace(ASHA, address="asha@new.example"),)}
    changes = diary.read(announced(YEAR[0]))
    assert [mail.invitee.address for mail in changes.invitations] == ["asha@new.example"]
    assert mails(diary.read(announced(YEAR[0]))) == []


def test_calling_off_tells_everybody_who_was_invited_once() -> None:
    diary = Diary(ASHA, BEN)
    diary.read(announced(YEAR[0]))
    meeting = diary.on(YEAR[0])
    invitees = (*diary.invitees[meeting.uid].values(), CARA)
    changes = plan_cancellation(meeting, invitees, NOW, reason=POSTPONED)
    assert mails(changes) == [("asha", "CANCEL", 1), ("ben", "CANCEL", 1)]
    assert changes.invitations[0].reason == POSTPONED
    assert not any(change.removed for change in changes.invitees)
    (cancelled,) = changes.meetings
    assert plan_cancellation(cancelled, invitees, NOW).invitations == ()


def test_a_cancelled_meeting_is_not_revived_by_the_same_minutes() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]))
    meeting = diary.on(YEAR[0])
    diary.apply(plan_cancellation(meeting, diary.invitees[meeting.uid].values(), NOW))
    again = diary.read(announced(YEAR[0]))
    assert fates(again) == ["cancelled"]
    assert again.invitations == ()


def test_newer_minutes_that_list_a_cancelled_meeting_are_asked_about_under_a_new_uid() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]))
    meeting = diary.on(YEAR[0])
    diary.apply(plan_cancellation(meeting, diary.invitees[meeting.uid].values(), NOW))
    changes = diary.read(announced(YEAR[0], minuted_on=LATER))
    assert fates(changes) == ["ask"]
    assert "was called off" in outcome(changes).question
    assert diary.on(YEAR[0]).uid != meeting.uid
    assert fates(diary.read(announced(YEAR[0], minuted_on=LATER))) == ["ask"]


def test_the_secretarys_change_is_told_and_not_doubted() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0]))
    meeting = diary.on(YEAR[0])
    invitees = tuple(diary.invitees[meeting.uid].values())
    early = replace(meeting, starts=time(6), ends=time(7), uid="ignored", sequence=77)
    changes = plan_change(meeting, early, invitees=invitees, now=NOW)
    assert mails(changes) == [("asha", "REQUEST", 1)]
    assert changes.meetings[0].uid == meeting.uid
    assert plan_change(meeting, meeting, invitees=invitees, now=NOW).invitations == ()


def test_the_secretarys_words_settle_a_held_meeting() -> None:
    diary = Diary(ASHA)
    diary.read(announced(YEAR[0], starts=None, ends=None, doubt="the weekday does not fit"))
    held = diary.on(YEAR[0])
    revised = replace(held, starts=time(14), ends=time(16))
    changes = plan_change(held, revised, invitees=(), members=[ASHA], now=NOW)
    assert mails(changes) == [("asha", "REQUEST", 0)]
    (meeting,) = changes.meetings
    assert (meeting.uid, meeting.held, meeting.status) == (held.uid, "", EventStatus.CONFIRMED)


def test_a_time_given_by_the_secretary_makes_the_meeting_firm() -> None:
    known = scheduled(YEAR[0], starts=None, ends=None, status=EventStatus.TENTATIVE)
    (meeting,) = plan_change(known, replace(known, starts=time(14)), invitees=(), now=NOW).meetings
    assert meeting.status is EventStatus.CONFIRMED


def test_who_was_not_told_of_a_new_time_is_told_and_asked_again() -> None:
    known = scheduled(YEAR[0], sequence=2, time_sequence=2)
    told = replace(BEN, invited_sequence=2)
    behind = replace(ASHA, invited_sequence=1, partstat=Partstat.ACCEPTED)
    changes = plan_members(known, invitees=[behind, told], members=[ASHA, BEN], now=NOW)
    assert mails(changes) == [("asha", "REQUEST", 2)]
    assert changes.invitations[0].invitee.partstat is Partstat.NEEDS_ACTION
    assert changes.invitations[0].changes
    aware = scheduled(YEAR[0], sequence=2, time_sequence=1)
    assert plan_members(aware, invitees=[behind, told], members=[ASHA, BEN], now=NOW).invitations == ()


OVER = datetime(2028, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize("now", [OVER, datetime(2027, 4, 22, 9, 0, tzinfo=UTC)])
def test_nothing_is_sent_about_a_meeting_that_has_begun(now: datetime) -> None:
    known = scheduled(YEAR[0])
    invited = replace(ASHA, invited_sequence=0)
    plans = [
        plan_meetings(
            [announced(YEAR[0], venue="Library"), announced(date(2027, 4, 15))],
            [known],
            invitees={known.uid: [invited]},
            members={BODY: [ASHA, BEN]},
            seed="s",
            now=now,
        ),
        plan_schedule(known, [ASHA], now),
        plan_change(known, replace(known, on=date(2029, 1, 1)), invitees=[invited], now=now),
        plan_cancellation(known, [invited], now),
        plan_members(known, invitees=[invited], members=[BEN], now=now),
    ]
    for plan in plans:
        assert (plan.invitations, plan.meetings, plan.invitees) == ((), (), ())
        assert {one.fate for one in plan.outcomes} == {Fate.OVER}


def test_the_hour_before_it_begins_is_still_before() -> None:
    diary = Diary(ASHA)
    diary.now = datetime(2027, 4, 22, 8, 59, tzinfo=UTC)  # 9:59 in London
    assert fates(diary.read(announced(YEAR[0]))) == ["new"]


def test_a_change_into_the_past_tells_nobody() -> None:
    known = scheduled(YEAR[0])
    changes = plan_change(known, replace(known, on=date(2026, 1, 1)), invitees=[ASHA], now=NOW)
    assert changes.invitations == ()


def test_uids_are_of_this_instance_and_this_announcement() -> None:
    one = mint_uid("seed", BODY, "key")
    assert one == mint_uid("seed", BODY.upper(), "key")
    assert (
        len({one, mint_uid("other", BODY, "key"), mint_uid("seed", "Board", "key"), mint_uid("seed", BODY, "k2")}) == 4
    )


def test_a_body_without_members_is_scheduled_and_mailed_to_nobody() -> None:
    diary = Diary()
    changes = diary.read(announced(YEAR[0]))
    assert fates(changes) == ["new"]
    assert changes.invitations == ()
    diary.members = {BODY: (ASHA,)}
    assert mails(diary.read(announced(YEAR[0]))) == [("asha", "REQUEST", 0)]


READINGS = st.lists(
    st.builds(
        announced,
        st.sampled_from([*YEAR, *(day + timedelta(days=7) for day in YEAR), date(2026, 12, 1)]),
        starts=st.sampled_from([None, time(2), time(10), time(14)]),
        ends=st.sampled_from([None, time(16)]),
        venue=st.sampled_from([None, "Library", "Town Hall"]),
        minuted_on=st.sampled_from([None, date(2027, 1, 21), LATER]),
        key=st.sampled_from(["minutes 1", "minutes 2"]),
        doubt=st.sampled_from(["", "", "", "the weekday does not fit"]),
    ),
    max_size=6,
)
TEAMS = st.lists(st.sampled_from([ASHA, BEN, CARA]), unique=True, max_size=3)


@given(st.lists(st.tuples(READINGS, TEAMS), max_size=5))
def test_whatever_is_read_in_whatever_order(steps: list[tuple[list[Any], list[Any]]]) -> None:
    """No SEQUENCE falls, nobody is mailed twice at once, no past or doubtful meeting is mailed, repeats are silent."""
    diary = Diary()
    sequences: dict[tuple[str, str], int] = {}
    for readings, team in steps:
        diary.members = {BODY: tuple(team)}
        changes = diary.read(*readings)
        assert len({(m.meeting.uid, m.invitee.contact) for m in changes.invitations}) == len(changes.invitations)
        for mail in changes.invitations:
            key = (mail.meeting.uid, mail.invitee.contact)
            assert mail.meeting.sequence >= sequences.get(key, 0)
            sequences[key] = mail.meeting.sequence
            assert not diary.meetings[mail.meeting.uid].held
            assert mail.meeting.on > NOW.date()
            assert (mail.invitee.contact in {member.contact for member in team}) == (mail.method is Method.REQUEST)
        assert diary.read(*readings).invitations == ()
