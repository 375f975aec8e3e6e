"""What people write about coming to a meeting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.invitation import Partstat
from service.parsing.reply_attendance import find_attendance_words

TODAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("words", "partstat"),
    [
        ("I can't make it on the 13th", Partstat.DECLINED),
        ("Apologies for the April meeting", Partstat.DECLINED),
        ("Apologies from me", Partstat.DECLINED),
        ("Please accept my apologies", Partstat.DECLINED),
        ("I won't be able to attend", Partstat.DECLINED),
        ("Sorry, can't come on Thursday", Partstat.DECLINED),
        ("I'm on leave that week", Partstat.DECLINED),
        ("I have another meeting", Partstat.DECLINED),
        ("I'd love to come but I can't make it", Partstat.DECLINED),
        ("I'll be there", Partstat.ACCEPTED),
        ("Will be there", Partstat.ACCEPTED),
        ("Yes I can attend", Partstat.ACCEPTED),
        ("Count me in", Partstat.ACCEPTED),
        ("See you there", Partstat.ACCEPTED),
        ("That date works for me", Partstat.ACCEPTED),
        ("I may not be able to make it", Partstat.TENTATIVE),
        ("Might be late but should be there", Partstat.TENTATIVE),
        ("Hope to attend", Partstat.TENTATIVE),
        ("Not sure if I can make it", Partstat.TENTATIVE),
    ],
)
def test_an_answer_in_words(words: str, partstat: Partstat) -> None:
    found = find_attendance_words(words, today=TODAY)
    assert found is not None
    assert found.partstat is partstat


@pytest.mark.parametrize(
    "words",
    [
        "Thanks",
        "Done",
        "Can I join online?",
        "Will you be there?",
        "I can't do this",
        "Apologies for the delay, done",
        "Apologies, I have not done this yet",
        "I'll be there in March but can't make April",
        "I'll come if Jo does",
        "",
    ],
)
def test_no_answer_about_coming(words: str) -> None:
    assert find_attendance_words(words, today=TODAY) is None


def test_the_meeting_meant() -> None:
    by_day = find_attendance_words("Apologies, I am away on 27 April", today=TODAY)
    by_month = find_attendance_words("Apologies for the April meeting", today=TODAY)
    assert by_day is not None
    assert (by_day.on, by_day.month) == (date(2026, 4, 27), 4)
    assert by_month is not None
    assert (by_month.on, by_month.month) == (None, 4)


def test_a_deputy_is_named_as_written() -> None:
    found = find_attendance_words("Unable to attend on 27 April. Jo Lee will attend instead.", today=TODAY)
    assert found is not None
    assert found.deputy == "Jo Lee"


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    find_attendance_words(words, today=TODAY)
