"""Meetings announced in whole sentences: the day first, lines broken off, days moved, other things' days."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.read import read_document
from service.parsing.minutes import parse_minutes

HEAD = "Tarn Rail Group\nMinutes of the meeting held on 4 March 2025\n\n"

Found = list[tuple[str, str, str, str | None]]


def meetings(text: str) -> Found:
    minutes = parse_minutes(read_document("minutes.txt", "", text.encode()), received_on=date(2026, 11, 20))
    return [
        (one.on.isoformat(), f"{one.starts:%H:%M}" if one.starts else "", one.title, one.venue)
        for one in minutes.meetings
    ]


SENTENCES: dict[str, tuple[str, Found]] = {
    "the day first": (
        "Thursday 10 April at 7pm, in the Mill Room, is the date of our next meeting.",
        [("2025-04-10", "19:00", "", "the Mill Room")],
    ),
    "the hour first": (
        "At 2.30 p.m. on Fri 11 April, upstairs room at the surgery, is when we will next get together.",
        [("2025-04-11", "14:30", "", "upstairs room at the surgery")],
    ),
    "the day, then what happens": (
        "On Thursday 10 April at 7pm the next meeting will be held.",
        [("2025-04-10", "19:00", "", None)],
    ),
    "another gathering": (
        "10 April is when the grant closes. The committee will next gather on 15 April.",
        [("2025-04-15", "", "", None)],
    ),
    "as it was agreed": (
        "The group decided that our AGM would take place on Thursday 10 April, ahead of the April meeting.",
        [("2025-04-10", "", "AGM", None)],
    ),
    "that it be held": (
        "It was agreed that the annual meeting be held on Thursday 10 April at 7pm.",
        [("2025-04-10", "19:00", "annual meeting", None)],
    ),
    "how it is held": (
        "The AGM will be held by Zoom on 10 April at 7pm.",
        [("2025-04-10", "19:00", "AGM", None)],
    ),
    "what would have been": ("The AGM would have been on 10 April but was put off.", []),
    "what was hoped": ("Some had hoped the AGM would be on 10 April.", []),
    "what was asked": ("It was asked whether the AGM would be held on 10 April or 17 April.", []),
    "what would not be": ("It was agreed that the AGM would not be held on 10 April.", []),
    "what was not agreed": ("It was not agreed that the AGM be held on 10 April.", []),
    "papers by a day": ("The next meeting: papers by 10 April.", []),
    "the one after in a line of its own": (
        "Next meeting: 8 April, 7pm, on Zoom\nThen in person 13 May, noon, lunch provided, Ferry Inn.",
        [("2025-04-08", "19:00", "", "Zoom"), ("2025-05-13", "12:00", "", "Ferry Inn")],
    ),
    "what comes then is no meeting": (
        "Next meeting: 8 April, 7pm, on Zoom\nThen work party 20 May, 10am",
        [("2025-04-08", "19:00", "", "Zoom")],
    ),
    "a meeting of the season": (
        "Autumn Meeting (all welcome, bring a friend) Thurs 9 October 7.30",
        [("2025-10-09", "19:30", "Autumn Meeting", None)],
    ),
    "an upcoming one": (
        "Our upcoming Tarn Rail Group meeting is scheduled for Thursday, 10th April 2025 at 10am.",
        [("2025-04-10", "10:00", "", None)],
    ),
    "broken off inside a date, a name and a sentence": (
        "5. Dates of future meetings\nWe agreed that the Group would next meet on Thursday 10\nApril 2025 at 2pm in "
        "the Mission Hall, Lower Quay\nStreet, and then on Thursday 15 May 2025 at 2pm.\nThe June date, originally\n"
        "Thursday 12 June, will now be Thursday 19 June at 3pm.",
        [
            ("2025-04-10", "14:00", "", "the Mission Hall, Lower Quay Street"),
            ("2025-05-15", "14:00", "", None),
            ("2025-06-19", "15:00", "", None),
        ],
    ),
    "ordinals set apart by a converter": (
        "Next meeting Thursday 3\n\nrd\n\nApril 2025 7.00pm, Reading Room, followed by 8\n\nth\n\nMay and 5\n\n"
        "th\n\nJune.",
        [
            ("2025-04-03", "19:00", "", "Reading Room"),
            ("2025-05-08", "", "", None),
            ("2025-06-05", "", "", None),
        ],
    ),
    "hours and a place of another meeting in a sentence of its own": (
        "Dates of next meetings\n10 April and 15 May 2025 at 7pm in the Reading Room. The Finance Committee will meet "
        "on Thursday 8 May 2025 at 10am at the Mill House.",
        [
            ("2025-04-10", "19:00", "", "the Reading Room"),
            ("2025-05-15", "19:00", "", "the Reading Room"),
            ("2025-05-08", "10:00", "Finance Committee", "the Mill House"),
        ],
    ),
    "a deadline before the label": ("Papers are due by 10 April. The next meeting will be held in May.", []),
    "another's day in the sentence": (
        "The fair on 10 April needs stewards and the next meeting will take place at the Mill.",
        [],
    ),
}


@pytest.mark.parametrize(("said", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_a_meeting_in_a_sentence(said: str, expected: Found) -> None:
    assert meetings(f"{HEAD}{said}\n") == expected


def test_days_without_a_year_follow_one_that_has_it_where_the_document_is_undated() -> None:
    text = (
        "TARN RAIL GROUP\nPage 3 of 3\n\n9. Dates of future meetings\nThe Group would next meet on Thursday 15 May "
        "2025, and then on Thursday 18 September.\n"
    )
    assert [found[0] for found in meetings(text)] == ["2025-05-15", "2025-09-18"]
