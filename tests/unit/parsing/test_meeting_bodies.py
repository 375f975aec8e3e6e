"""Whose meetings they are: the committee under the organisation, names over lists of days, words that are no names."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.read import read_document
from service.domain.minutes import Minutes
from service.parsing.meeting_bodies import find_body_below
from service.parsing.meeting_names import own_title
from service.parsing.minutes import parse_minutes

RECEIVED = date(2025, 3, 20)


def read(text: str) -> Minutes:
    return parse_minutes(read_document("minutes.txt", "", text.encode()), received_on=RECEIVED)


@pytest.mark.parametrize(
    ("first", "second", "body"),
    [
        ("WEIR MEDICAL GROUP", "Patient Participation Group", "Patient Participation Group"),
        ("WEIR COMMISSIONING GROUP", "GOVERNING BODY MEETING (PUBLIC)", "GOVERNING BODY"),
        ("Larkmoor Parish Council", "Minutes of the Planning Committee held in May", "Planning Committee"),
        ("Hollow Lane Hall (charity 1)", "Management Committee Minutes", ""),
        ("Hollow Lane Hall (a charity)", "Management Committee Minutes", "Hollow Lane Hall Management Committee"),
        ("Planning Committee", "Larkmoor Town Board", ""),
        ("Larkmoor Surgery", "Notes taken for the committee by Kim", ""),
        ("Larkmoor Surgery", "The committee agreed the accounts", ""),
    ],
)
def test_the_committee_below_its_organisation(first: str, second: str, body: str) -> None:
    assert find_body_below(first, second) == body


def test_names_stand_over_their_days() -> None:
    minutes = read(
        "Hazel Lane School\nMinutes of the governors' meeting on 4 March 2025\n\nDates of next meetings\n\n"
        "FGB\n1 April 4.30pm\n8 July 4.30pm\n\nFinance\n6 May 8.15am\n\nPremises & Safety\n13 May 5pm\n"
    )
    assert [(one.on.month, one.title) for one in minutes.meetings] == [
        (4, "FGB"), (7, "FGB"), (5, "Finance"), (5, "Premises & Safety"),
    ]  # fmt: skip


def test_the_body_of_a_lead_in_names_the_days_of_its_terms() -> None:
    minutes = read(
        "Governors of Hazel Lane\n\nMeetings of the full governing body for the year 2025/26 are planned for:\n\n"
        "Autumn: 16th September 2025  21st October 2025  9th December 2025\n\nSpring: 20th January 2026\n"
    )
    assert [one.on.month for one in minutes.meetings] == [9, 10, 12, 1]
    assert {one.title for one in minutes.meetings} == {"full governing body"}


@pytest.mark.parametrize(
    "line", ["Notes taken by P. Marsh, 7 April 2025", "Summer term begins on 22 April 2025", "Signed: 8 April 2025"]
)
def test_days_that_are_of_no_meeting(line: str) -> None:
    minutes = read(
        "Tarn Choir\nMinutes of the meeting held on 4 March 2025\n\nDates of future meetings\n"
        f"Tuesday 1 April 2025 7pm\nTuesday 6 May 2025 7pm\n\n{line}\n"
    )
    assert [one.on for one in minutes.meetings] == [date(2025, 4, 1), date(2025, 5, 6)]


@pytest.mark.parametrize(
    "words",
    [
        "Spring: ",
        "Autumn term 2025: ",
        "Autumn: 20th September 2025 ",
        "Road, and after that on ",
        "Where: the Mill ",
        "Members noted that subsequent meetings were on ",
        "Thurs 12th May ",
    ],
)
def test_words_before_a_day_that_are_no_title(words: str) -> None:
    assert own_title(words) == ""


@pytest.mark.parametrize("words", ["Spring Meeting ", "Summer Committee: ", "Easter Vestry: ", "AGM: "])
def test_words_before_a_day_that_are_one(words: str) -> None:
    assert own_title(words) == words.strip(" :")
