"""Who is reminded on which day, of what, and when the secretary is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.action import Action
from service.domain.letter import Escalation, Reminder
from service.domain.plan_reminders import Cadence, Remindable, is_due, plan_reminders, working_days
from tests.unit.domain.partners import ADA, NOW, RECORD, SECRETARY, action, contact, mended

FRIDAY = date(2027, 3, 19)
USUAL = Cadence()


def due(text: str = "Send the survey", on: date = FRIDAY, **share: object) -> Action:
    """Ada's action."""
    known = action(text, "Ada", due=on)
    return replace(known, assignments=tuple(mended(one, **share) for one in known.assignments))


def days_of(known: Action, cadence: Cadence = USUAL, length: int = 40, start: date = date(2027, 3, 1)) -> list[str]:
    """The days on which a mail goes, from `start`, with what each leaves behind."""
    found = []
    for today in (start + timedelta(days=n) for n in range(length)):
        changes = plan_reminders(person(known), today, cadence, NOW)
        if changes.posts:
            found.append(f"{today:%a %d %b}")
            (known,) = changes.actions
    return found


def person(*known: Action, **facts: object) -> Remindable:
    """Ada and her actions."""
    return Remindable(contact=contact(ADA), actions=known, records={RECORD.id: RECORD}, **facts)  # type: ignore[arg-type]


def test_the_days_of_an_action_that_stays_open() -> None:
    assert days_of(due()) == [
        "Fri 12 Mar", "Thu 18 Mar", "Fri 19 Mar", "Mon 22 Mar", "Mon 29 Mar", "Mon 05 Apr",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "days"),
    [((), ["Mon 22 Mar", "Mon 29 Mar"]), ((0,), ["Fri 19 Mar", "Mon 22 Mar", "Mon 29 Mar"]),
     ((3,), ["Tue 16 Mar", "Mon 22 Mar", "Mon 29 Mar"])],
)  # fmt: skip
def test_the_days_follow_the_setting(before: tuple[int, ...], days: list[str]) -> None:
    assert days_of(due(), Cadence(before_days=before), length=33) == days


def test_a_body_may_have_its_own_days_or_none() -> None:
    own = person(due(), before_days={RECORD.body: (3,)})
    assert not plan_reminders(own, date(2027, 3, 12), USUAL, NOW).posts
    assert plan_reminders(own, date(2027, 3, 16), USUAL, NOW).posts
    never = person(due(), before_days={RECORD.body: ()})
    assert not plan_reminders(never, date(2027, 4, 16), USUAL, NOW).posts


@pytest.mark.parametrize("facts", [{"muted": True}, {"notified_at": None}])
def test_who_was_not_told_or_asked_for_silence_is_not_reminded(facts: dict[str, object]) -> None:
    assert days_of(due(**facts)) == []  # type: ignore[arg-type]


def test_neither_an_invitation_to_act_nor_what_has_no_date_is_chased() -> None:
    assert days_of(replace(due(), optional=True)) == []
    assert days_of(replace(due(), due=None)) == []


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.integers(0, 60))
def test_nobody_is_ever_reminded_at_a_weekend(on: date, ahead: int) -> None:
    today = on + timedelta(days=ahead)
    if today.weekday() >= 5:
        assert not plan_reminders(person(due(on=on)), today, USUAL, NOW).posts


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_an_action_is_never_forgotten(on: date) -> None:
    """Within ten days after any due date there has been a reminder, weekends or not."""
    assert days_of(due(on=on), length=12, start=on)


def test_everything_near_is_in_one_letter_and_counts_as_reminded() -> None:
    soon, later = due("B thing", date(2027, 3, 22)), due("C thing", date(2027, 5, 1))
    changes = plan_reminders(person(due(), soon, later), FRIDAY, USUAL, NOW)
    (post,) = changes.posts
    assert isinstance(post.letter, Reminder)
    assert [one.text for one in post.letter.items] == ["Send the survey", "B thing"]
    assert {one.text for one in changes.actions} == {"Send the survey", "B thing"}
    assert post.dedupe_key.endswith("2027-03-19")


def escalations(known: Action, cadence: Cadence) -> list[date]:
    """The days on which the secretary is told."""
    found = []
    for today in (date(2027, 3, 1) + timedelta(days=n) for n in range(60)):
        changes = plan_reminders(person(known), today, cadence, NOW)
        found += [today for post in changes.posts if isinstance(post.letter, Escalation)]
        if changes.actions:
            (known,) = changes.actions
    return found


@pytest.mark.parametrize(
    ("cadence", "day"),
    [
        (USUAL, date(2027, 3, 22)),  # three before the date: told at the first one after it
        (Cadence(escalate_after=5), date(2027, 3, 29)),
        (Cadence(before_days=(), escalate_after=1), date(2027, 3, 22)),
        (Cadence(before_days=(0,), escalate_after=3), date(2027, 3, 29)),
    ],
)
def test_the_secretary_is_told_once_after_so_many_reminders(cadence: Cadence, day: date) -> None:
    assert escalations(due(), cadence) == [day]


def test_an_escalation_goes_to_the_secretary_of_the_minutes() -> None:
    late = due(reminders=3, reminded_on=FRIDAY)
    posts = plan_reminders(person(late), date(2027, 3, 22), USUAL, NOW).posts
    assert [post.to.address for post in posts] == ["ada.brook@city.example", SECRETARY]
    assert isinstance(posts[1].letter, Escalation)
    assert posts[1].letter.reminders_sent == 4


def test_without_its_minutes_nobody_is_told() -> None:
    alone = Remindable(contact=contact(ADA), actions=(due(reminders=3, reminded_on=FRIDAY),), records={})
    assert len(plan_reminders(alone, date(2027, 3, 22), USUAL, NOW).posts) == 1


@pytest.mark.parametrize(
    ("after", "until", "days"),
    [("2027-03-19", "2027-03-22", 1), ("2027-03-19", "2027-03-21", 0), ("2027-03-19", "2027-03-19", 0),
     ("2027-03-22", "2027-03-19", 0), ("2027-03-15", "2027-03-29", 10)],
)  # fmt: skip
def test_working_days(after: str, until: str, days: int) -> None:
    assert working_days(date.fromisoformat(after), date.fromisoformat(until)) == days


def test_due_is_asked_of_one_share() -> None:
    known = due()
    assert is_due(known, known.assignments[0], date(2027, 3, 12), USUAL)
    assert not is_due(known, mended(known.assignments[0], reminded_on=date(2027, 3, 12)), date(2027, 3, 15), USUAL)
