"""Days, times, names and counts as a reader sees them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain import wording

THURSDAY = date(2023, 4, 20)


def test_a_day_has_its_weekday_and_no_ordinal() -> None:
    assert wording.day(THURSDAY) == "Thursday 20 April 2023"
    assert wording.day(date(2027, 3, 1)) == "Monday 1 March 2027"
    assert wording.short_day(date(2024, 2, 29)) == "29 February 2024"


def test_every_day_of_a_year_is_that_of_the_calendar() -> None:
    for days in range(366):
        on = date(2024, 1, 1) + timedelta(days=days)
        assert wording.day(on) == f"{on:%A} {on.day} {on:%B} {on.year}"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0), "midnight"),
        (time(0, 15), "12:15am"),
        (time(9, 5), "9:05am"),
        (time(10), "10am"),
        (time(10, 30), "10:30am"),
        (time(11, 59), "11:59am"),
        (time(12), "noon"),
        (time(12, 30), "12:30pm"),
        (time(13), "1pm"),
        (time(23, 45), "11:45pm"),
        (time(14, 0, 30), "2pm"),
    ],
)
def test_clock(at: time, words: str) -> None:
    assert wording.clock(at) == words


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (time(10), time(12), "10am to noon"),
        (time(14), time(16), "2pm to 4pm"),
        (time(12), time(13, 30), "noon to 1:30pm"),
        (time(22), time(0), "10pm to midnight"),
        (time(10), None, "from 10am"),
        (None, None, ""),
        (None, time(12), ""),
    ],
)
def test_hours(starts: time | None, ends: time | None, words: str) -> None:
    assert wording.hours(starts, ends) == words


def test_span() -> None:
    assert wording.span(THURSDAY, time(10), time(12)) == "Thursday 20 April 2023, 10am to noon"
    assert wording.span(THURSDAY, time(14), time(16)) == "Thursday 20 April 2023, 2pm to 4pm"
    assert wording.span(THURSDAY, time(10)) == "Thursday 20 April 2023, from 10am"
    assert wording.span(THURSDAY) == "Thursday 20 April 2023, time to be confirmed"


@given(st.times(), st.times())
def test_no_two_times_of_a_day_read_alike(one: time, other: time) -> None:
    same = (one.hour, one.minute) == (other.hour, other.minute)
    assert (wording.clock(one) == wording.clock(other)) is same


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Ann"], "Ann"),
        (["Ann", "Bo"], "Ann and Bo"),
        (["Ann", "Bo", "Cy"], "Ann, Bo and Cy"),
        (["", "Ann", ""], "Ann"),
        (["", ""], ""),
    ],
)
def test_listing(names: list[str], words: str) -> None:
    assert wording.listing(names) == words


def test_listing_takes_another_last_word_and_any_iterable() -> None:
    assert wording.listing(iter(["Ann", "Bo"]), "or") == "Ann or Bo"


def test_count() -> None:
    assert wording.count(0, "action") == "no actions"
    assert wording.count(1, "action") == "1 action"
    assert wording.count(2, "action") == "2 actions"
    assert wording.count(0, "person is", "people are") == "no people are"
    assert wording.count(1, "person is", "people are") == "1 person is"
    assert wording.count(12, "person is", "people are") == "12 people are"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (2, "in 2 days"), (-2, "2 days ago"), (30, "in 30 days")],
)
def test_away(days: int, words: str) -> None:
    assert wording.away(days) == words


def test_due_words() -> None:
    assert wording.due_words(None) == "No due date"
    assert wording.due_words(None, "by the next meeting") == "Due: by the next meeting"
    assert wording.due_words(THURSDAY, "in a fortnight") == "Due Thursday 20 April 2023"
    assert wording.due_words(THURSDAY, days_left=0) == "Due Thursday 20 April 2023, today"
    assert wording.due_words(THURSDAY, days_left=3) == "Due Thursday 20 April 2023, in 3 days"
    late = wording.due_words(THURSDAY, days_left=-1, overdue=True)
    assert late == "Overdue: it was due on Thursday 20 April 2023, yesterday"


def test_clip_cuts_between_words() -> None:
    assert wording.clip("Send the leaflet to all partners", 20) == "Send the leaflet to…"
    assert wording.clip("Send the leaflet, then wait for answers", 19) == "Send the leaflet…"
    assert wording.clip("Short", 20) == "Short"
    assert wording.clip(" Two\nlines  of text ", 40) == "Two lines of text"


def test_clip_cuts_within_a_word_where_the_word_is_most_of_it() -> None:
    assert wording.clip("A " + "x" * 60, 20) == "A " + "x" * 17 + "…"


@given(st.text(max_size=200), st.integers(1, 120))
def test_clip_is_one_line_and_never_wider(text: str, width: int) -> None:
    clipped = wording.clip(text, width)
    assert len(clipped) <= width
    assert len(clipped.splitlines()) <= 1
    line = " ".join(text.split())
    assert clipped == line if len(line) <= width else line.startswith(clipped.removesuffix("…"))
