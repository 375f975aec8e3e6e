"""Which known meeting an announcement is about."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from service.domain.invitation import AnnouncedMeeting, EventStatus, ScheduledMeeting
from service.domain.match_meetings import Matching, is_over, match_meetings, name_key
from tests.unit.domain.meetings import NOW, YEAR, announced, scheduled

#: A body that meets every month.
MONTHS = tuple(date(2027, month, 6) for month in (3, 4, 5, 6))


def match(announcements: list[AnnouncedMeeting], known: list[ScheduledMeeting]) -> Matching:
    return match_meetings(announcements, known, NOW)


def pairs(found: Matching) -> list[tuple[date, date | None, bool]]:
    """Announced day, the known day it is taken for, and whether that is asked."""
    return [(m.announced.on, m.known.on if m.known else None, bool(m.doubt)) for m in found.matches]


def days(*numbers: int) -> timedelta:
    return timedelta(days=sum(numbers))


def test_a_whole_year_moved_by_a_week() -> None:
    found = match([announced(day + days(7)) for day in YEAR], [scheduled(day) for day in YEAR])
    assert pairs(found) == [(day + days(7), day, False) for day in YEAR]
    assert found.missing == ()


def test_one_of_a_list_moved() -> None:
    listing = [announced(MONTHS[0]), announced(MONTHS[1] + days(13)), *map(announced, MONTHS[2:])]
    found = match(listing, [scheduled(day) for day in MONTHS])
    assert pairs(found)[1] == (MONTHS[1] + days(13), MONTHS[1], False)


def test_one_more_in_a_list_is_new() -> None:
    listing = [*map(announced, MONTHS[:2]), announced(MONTHS[1] + days(13)), *map(announced, MONTHS[2:])]
    found = match(listing, [scheduled(day) for day in MONTHS])
    assert pairs(found)[2] == (MONTHS[1] + days(13), None, False)
    assert found.missing == ()


def test_the_list_of_a_monthly_body_going_on_is_not_the_first_one_moved() -> None:
    listing = [*map(announced, MONTHS[1:]), announced(date(2027, 7, 6))]
    found = match(listing, [scheduled(day) for day in MONTHS])
    assert pairs(found)[-1] == (date(2027, 7, 6), None, False)
    assert [k.on for k in found.missing] == [MONTHS[0]]


def test_the_list_of_a_weekly_body_going_on_is_not_the_first_one_moved() -> None:
    weeks = [date(2027, 2, 1) + days(7 * week) for week in range(4)]
    found = match([announced(day) for day in weeks[1:]], [scheduled(day) for day in weeks[:3]])
    assert pairs(found)[-1] == (weeks[3], None, False)
    assert [k.on for k in found.missing] == [weeks[0]]


def test_two_for_one_are_both_asked_about() -> None:
    listing = [announced(YEAR[0] - days(2)), announced(YEAR[0] + days(3)), announced(YEAR[1])]
    found = match(listing, [scheduled(YEAR[0]), scheduled(YEAR[1])])
    assert [asked for _, _, asked in pairs(found)] == [True, True, False]


def test_a_list_says_nothing_of_what_lies_beyond_it() -> None:
    assert match([*map(announced, YEAR[:2])], [scheduled(day) for day in YEAR]).missing == ()


def test_old_minutes_do_not_leave_out_what_newer_ones_added() -> None:
    known = [scheduled(YEAR[0]), scheduled(YEAR[1], announced_on=date(2027, 3, 1)), scheduled(YEAR[2])]
    assert match([announced(YEAR[0]), announced(YEAR[2])], known).missing == ()


def test_a_special_meeting_alone_is_asked_about() -> None:
    found = match([announced(YEAR[0] + days(5))], [scheduled(day) for day in YEAR])
    assert pairs(found) == [(YEAR[0] + days(5), None, True)]


def test_another_title_is_asked_about() -> None:
    known = [scheduled(YEAR[0])]
    assert pairs(match([announced(YEAR[0] + days(5), title="Extraordinary meeting")], known))[0][2]
    assert not pairs(match([announced(YEAR[0] + days(5), title="")], known))[0][2]


def test_between_two_it_is_asked_which() -> None:
    known = [scheduled(MONTHS[0]), scheduled(MONTHS[1]), scheduled(YEAR[1])]
    found = match([announced(date(2027, 3, 20)), announced(YEAR[1])], known)
    assert pairs(found)[0] == (date(2027, 3, 20), None, True)


def test_far_from_any_it_is_new() -> None:
    assert pairs(match([announced(YEAR[0] + days(40))], [scheduled(YEAR[0])])) == [(YEAR[0] + days(40), None, False)]


def test_the_only_meeting_weeks_later_is_asked_about() -> None:
    assert pairs(match([announced(YEAR[0] + days(28))], [scheduled(YEAR[0])]))[0][2]


@pytest.mark.parametrize(
    "facts", [{"status": EventStatus.CANCELLED}, {"on": date(2027, 1, 20)}, {"held": "it would start at 2am"}]
)
def test_only_a_meeting_that_stands_can_move(facts: dict[str, Any]) -> None:
    known = scheduled(**{"on": date(2027, 2, 1), **facts})
    assert pairs(match([announced(date(2027, 2, 8))], [known])) == [(date(2027, 2, 8), None, False)]


def test_of_two_on_a_day_the_one_at_the_hour() -> None:
    morning, afternoon = scheduled(YEAR[0], uid="m"), scheduled(YEAR[0], uid="a", starts=time(14))
    found = match([announced(YEAR[0], starts=time(14)), announced(YEAR[0])], [morning, afternoon])
    assert [m.known.uid for m in found.matches if m.known] == ["a", "m"]


def test_the_successor_of_a_cancelled_meeting_is_preferred() -> None:
    gone, stands = scheduled(YEAR[0], uid="gone", status=EventStatus.CANCELLED), scheduled(YEAR[0], uid="stands")
    (found,) = match([announced(YEAR[0])], [gone, stands]).matches
    assert found.known == stands


def test_formats_complete_each_other() -> None:
    one = announced(YEAR[0], starts=None, ends=None, venue="Library", key="pdf")
    (found,) = match([one, announced(YEAR[0], link="https://meet.example/x")], []).matches
    told = found.announced
    assert (told.starts, told.ends, told.venue, told.link) == (time(10), time(12), "Library", "https://meet.example/x")
    assert found.doubt == told.doubt == ""


def test_formats_that_contradict_each_other_are_doubted() -> None:
    (found,) = match([announced(YEAR[0]), announced(YEAR[0], ends=time(13))], []).matches
    assert found.announced.doubt == "it is said to end at noon and at 1pm"


def test_of_two_sets_of_minutes_the_newer_prevails() -> None:
    older = announced(YEAR[0], minuted_on=date(2026, 10, 1), venue="Library")
    newer = announced(YEAR[0], starts=time(14), ends=time(16))
    for order in ([older, newer], [newer, older]):
        told = [m.announced for m in match(order, []).matches]
        assert [(one.starts, one.ends) for one in told] == [(time(14), time(16))]


@pytest.mark.parametrize(
    ("facts", "now", "over"),
    [
        ({}, datetime(2027, 4, 22, 8, 59, tzinfo=UTC), False),
        ({}, datetime(2027, 4, 22, 9, 0, tzinfo=UTC), True),
        ({"zone": "America/New_York"}, datetime(2027, 4, 22, 13, 59, tzinfo=UTC), False),
        ({"starts": None}, datetime(2027, 4, 21, 22, 59, tzinfo=UTC), False),
        ({"starts": None}, datetime(2027, 4, 21, 23, 0, tzinfo=UTC), True),
    ],
)
def test_is_over_by_the_clocks_of_the_meetings_zone(facts: dict[str, Any], now: datetime, over: bool) -> None:
    assert is_over(scheduled(YEAR[0], **facts), now) is over


def test_name_key() -> None:
    assert name_key("Harbour  Group (Strategy)") == name_key("harbour group - STRATEGY")
    assert name_key("Harbour Group") != name_key("Harbour Board")
