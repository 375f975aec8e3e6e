"""Dates in words: British first, years worked out, weekdays checked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.parsing.dates import WEEKDAYS, find_dates, find_month, is_month_first

AFTER = date(2024, 3, 6)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Thursday 18th April 2024", ["2024-04-18"]),
        ("the 11th of November at 10:30", ["2024-11-11"]),
        ("April 30th.", ["2024-04-30"]),
        ("2024-05-07", ["2024-05-07"]),
        ("10/06/2024", ["2024-06-10"]),
        ("10.06.24", ["2024-06-10"]),
        ("2nd, 9th and 16th July", ["2024-07-02", "2024-07-09", "2024-07-16"]),
        ("2nd July 2024, 3rd September 2024 / 12th November 2024", ["2024-07-02", "2024-09-03", "2024-11-12"]),
        ("Sat 8th March 2025, 4 weeks", ["2025-03-08"]),
        ("Tuesday, 5th September 2024", ["2024-09-05"]),
        ("1st February", ["2025-02-01"]),
        ("22-Jan-2025", ["2025-01-22"]),
        ("12 Oct 24", ["2024-10-12"]),
        ("6 February ‘25", ["2025-02-06"]),  # as Word sets the apostrophe
        ("20 April 10-12", ["2024-04-20"]),
        ("20 April 10am", ["2024-04-20"]),
        ("Oct 23th", ["2024-10-23"]),
        ("Novemeber 3rd", ["2024-11-03"]),
        ("December 11 AM (EST)", []),
        ("open 24/7", []),
        ("item 21.01.05", []),
        ("£12.50 and 3/4 of it", ["2024-04-03"]),
        ("you may 3", ["2024-05-03"]),
        ("31 February", []),
        ("Meeting 2023/05/30, then 2023.06.27", ["2023-05-30", "2023-06-27"]),
        ("log.2023-05-30-18.15", ["2023-05-30"]),
        ("version 2023.05.30.1", []),
        ("2023 March 12", ["2023-03-12"]),
        ("23Jan2023", ["2023-01-23"]),
        ("13th Feb 2023: 4:30 UTC", ["2023-02-13"]),
        ("20 April 20:30", ["2024-04-20"]),
        ("Committee 2023 May", ["2023-05-01"]),
        ("the count for 2023 may rise", []),
        ("July 2023 August 2024", ["2023-07-01", "2024-08-01"]),
        ("3 May 2023 June 4", ["2023-05-03", "2024-06-04"]),
    ],
)
def test_find_dates(text: str, days: list[str]) -> None:
    assert [mention.on.isoformat() for mention in find_dates(text, after=AFTER)] == days


def test_a_range_has_its_last_day() -> None:
    (mention,) = find_dates("10-12 May 2024", after=AFTER)
    assert (mention.on, mention.until) == (date(2024, 5, 10), date(2024, 5, 12))
    (mention,) = find_dates("April 10-12", after=AFTER)
    assert mention.last_day == date(2024, 4, 12)


def test_a_month_alone_spans_the_month() -> None:
    (mention,) = find_dates("planned for April 2025", after=AFTER)
    assert mention.month_only
    assert mention.last_day == date(2025, 4, 30)


def test_a_weekday_chooses_the_year_and_is_checked() -> None:
    (mention,) = find_dates("Monday 10 March", after=AFTER)
    assert (mention.on, mention.weekday_agrees) == (date(2025, 3, 10), True)
    (mention,) = find_dates("Friday 18 April 2024", after=AFTER)
    assert not mention.weekday_agrees


def test_month_first_documents() -> None:
    assert is_month_first("Due 5/29/2024 and 6/3")
    assert is_month_first("Minutes for Mar 05, 2024. 4/12 next")
    assert not is_month_first("Meeting of 5 March 2024, next 12/4")
    assert not is_month_first("29/5/2024")
    (mention,) = find_dates("5/9", after=AFTER, day_first=False)
    assert mention.on == date(2024, 5, 9)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_written_day_is_read_back(day: date) -> None:
    text = f"{WEEKDAYS[day.weekday()].title()} {day.day} {day:%B} {day.year}"
    (mention,) = find_dates(text, after=AFTER)
    assert (mention.on, mention.weekday_agrees, mention.text) == (day, True, text)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    for mention in find_dates(text, after=AFTER):
        assert text[mention.start : mention.end].startswith(mention.text[:1])


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), max_size=20))
def test_a_month_is_a_number(word: str) -> None:
    assert find_month(word) in (None, *range(1, 13))
