"""Several readings of one mail as the minutes they are."""

from __future__ import annotations

from datetime import date, time

from service.domain.merge import Reading, merge
from service.domain.minutes import FutureMeeting, ItemKind, Meeting, Minutes, Problem
from tests.unit.domain.partners import item, likeness

HELD = Meeting(body="Harbour Access Group", on=date(2027, 3, 4))


def reading(*actions: object, source: str = "a", meeting: Meeting = HELD, **facts: object) -> Reading:
    return Reading(source=source, minutes=Minutes(meeting=meeting, actions=actions, **facts))  # type: ignore[arg-type]


def test_nothing_is_nothing() -> None:
    assert merge([], likeness) in ((), [])


def test_two_formats_are_one_set_and_what_only_one_has_is_kept() -> None:
    (found,) = merge(
        [reading(item("Send the survey", "Ada")), reading(item("Send the survey", "Ada"), item("Book the hall", "Bo"))],
        likeness,
    )
    assert sorted(one.text for one in found.actions) == ["Book the hall", "Send the survey"]


def test_two_meetings_stay_two() -> None:
    other = Meeting(body="Ferry Forum", on=date(2027, 3, 5))
    found = merge([reading(item("A thing")), reading(item("Another one"), meeting=other)], likeness)
    assert [one.meeting.body for one in found] == ["Harbour Access Group", "Ferry Forum"]


def test_a_commitment_in_one_is_the_action_of_the_other() -> None:
    doubtful = item("Send the survey", "Ada", kind=ItemKind.IMPLICIT)
    (found,) = merge([reading(doubtful), reading(item("Send the survey", "Ada"))], likeness)
    assert [one.kind for one in found.actions] == [ItemKind.EXPLICIT]


def test_a_meeting_both_announce_is_one_and_gaps_are_filled() -> None:
    april = FutureMeeting(title="", on=date(2027, 4, 8), starts=time(10))
    bare = Meeting(body="Harbour Access Group", on=date(2027, 3, 4), venue="Pier Hall")
    (found,) = merge(
        [reading(item(), item("B thing"), meetings=(april,)), reading(meetings=(april,), meeting=bare)], likeness
    )
    assert found.meetings == (april,)
    assert found.meeting.venue == "Pier Hall"


def test_a_problem_told_by_both_is_told_once() -> None:
    first, second = Problem(line=3, text="Sam?", reason="Who?"), Problem(line=9, text="Sam?", reason="Who?")
    (found,) = merge([reading(item(), problems=(first,)), reading(item(), problems=(second,))], likeness)
    assert len(found.problems) == 1


def test_of_meetings_on_one_day_those_with_another_name_are_kept() -> None:
    def on(title: str, day: int = 8) -> FutureMeeting:
        return FutureMeeting(title=title, on=date(2027, 4, day))

    lead = reading(*(item(f"The thing called {name}") for name in "abcdef"), meetings=(on("Ferry Forum"),))
    other = reading(meetings=(on("ferry forum"), on(""), on("Boat owners"), on("", 9)))
    (found,) = merge([lead, other], likeness)
    assert [(one.title, one.on.day) for one in found.meetings] == [("Ferry Forum", 8), ("Boat owners", 8), ("", 9)]
