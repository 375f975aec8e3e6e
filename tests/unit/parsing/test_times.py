"""Times of day and ranges."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.parsing.times import find_time_range, find_times


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("10am-12pm", "10:00", "12:00"),
        ("2pm-4pm", "14:00", "16:00"),
        ("2-4pm", "14:00", "16:00"),
        ("11-1pm", "11:00", "13:00"),
        ("10-12pm", "10:00", "12:00"),
        ("12-2pm", "12:00", "14:00"),
        ("9-11am", "09:00", "11:00"),
        ("17:45", "17:45", None),
        ("7.30pm", "19:30", None),
        ("5.45 pm", "17:45", None),
        ("8.15 p.m.", "20:15", None),
        ("8 p.m.", "20:00", None),
        ("at 1300", "13:00", None),
        ("1000-1200", "10:00", "12:00"),
        ("1300 GMT", "13:00", None),
        ("1400hrs", "14:00", None),
        ("10.00-12.00", "10:00", "12:00"),
        ("17.00 – 18.30", "17:00", "18:30"),
        ("9:30 to 14:30", "09:30", "14:30"),
        ("from 17:00 to 18:00 on Monday", "17:00", "18:00"),
        ("10 AM (EST) / 4 PM (CET)", "10:00", None),
        ("4pm BST (3pm UTC)", "16:00", None),
        ("4:00", "16:00", None),
        ("09:00", "09:00", None),
        ("12 noon", "12:00", None),
        ("10am to noon", "10:00", "12:00"),
        ("10.30 - midday", "10:30", "12:00"),
        ("10am-12 noon", "10:00", "12:00"),
        ("noon to 2pm", "12:00", "14:00"),
        ("12 noon - 1.30pm", "12:00", "13:30"),
        ("noon until 1.30", "12:00", "13:30"),
        ("2pm to noon", "14:00", None),
        ("2019 – 14:00-17:00", "14:00", "17:00"),
    ],
)
def test_times(text: str, starts: str, ends: str | None) -> None:
    found = find_time_range(text)
    assert found is not None
    assert found.starts == time.fromisoformat(starts)
    assert found.ends == (time.fromisoformat(ends) if ends else None)


@pytest.mark.parametrize(
    "text", ["2019-2021", "£10.00", "item 21.01", "10:15:32 GMT", "12/6", "in 2024", "5.45% more", "3-4 weeks"]
)
def test_no_times(text: str) -> None:
    assert find_times(text) == [] or text == "10:15:32 GMT"


def test_digits_alone_count_where_a_time_is_expected() -> None:
    assert find_times("17.30") == []
    assert find_times("17.30", expected=True)[0].starts == time(17, 30)


@given(st.text(max_size=300), st.booleans())
def test_no_text_breaks_the_reader(text: str, expected: bool) -> None:
    for mention in find_times(text, expected=expected):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        (", 2-4, same place", "14:00", "16:00"),
        (" 10-12", "10:00", "12:00"),
        (", 6.30-8 at the Scout Hut", "18:30", "20:00"),
        (", 11 to 1", "11:00", "13:00"),
        (" (12-1.30)", "12:00", "13:30"),
    ],
)
def test_hours_alone_are_a_range_where_hours_are_due(text: str, starts: str, ends: str) -> None:
    assert not any(mention.ends for mention in find_times(text))
    (found,) = find_times(text, expected=True)
    assert (found.starts, found.ends) == (time.fromisoformat(starts), time.fromisoformat(ends))


@pytest.mark.parametrize(
    "text", [", 2-4 Mill Lane", " items 2-4", ", 8-10", ", 1-9", ", 4-4", ", 2-4 weeks", ", 02-04"]
)
def test_other_numbers_are_no_hours(text: str) -> None:
    assert find_times(text, expected=True) == []
