"""Tests for papers that give notice of a meeting: its own day is one to come, unlike that of minutes and agendas."""

from __future__ import annotations

from datetime import date, time

import pytest

from service.documents.text import read_text
from service.domain.minutes import FutureMeeting
from service.parsing.minutes import parse_minutes

WORDS = (
    "The AGM takes place on Monday 16 November 2026. It will start at 8:15pm and will be held at: Mill Hall, Thornby.\n"
)


def announced(text: str) -> tuple[FutureMeeting, ...]:
    return parse_minutes(read_text(text), received_on=date(2026, 10, 5)).meetings


@pytest.mark.parametrize(
    "title", ["Notice of the 2026 Thornby Joggers AGM", "NOTICE OF ANNUAL GENERAL MEETING", "AGM Notice"]
)
def test_the_meeting_of_a_notice_is_to_come(title: str) -> None:
    (meeting,) = announced(f"{title}\n\n{WORDS}\nEverybody is welcome.\n")
    assert (meeting.on, meeting.starts) == (date(2026, 11, 16), time(20, 15))
    assert "Mill Hall" in (meeting.venue or "")
    assert meeting.title.lower() in ("agm", "annual general meeting")


@pytest.mark.parametrize(
    "rest", ["Present: Kim Sanders, Tom Pell\n", "Agenda\n\n1. Apologies\n2. Accounts\n", "Apologies: Jo Reed\n"]
)
def test_minutes_and_agendas_announce_no_day_of_their_own(rest: str) -> None:
    assert announced(f"Notice of annual general meeting\nMonday 16 November 2026, 8pm\n\n{rest}") == ()


@pytest.mark.parametrize(
    "words",
    [
        "The AGM of Monday 16 November 2026 is cancelled.",
        "New date: the AGM will be held on Monday 23 November 2026 instead of Monday 16 November.",
        "Motions must reach the secretary by Monday 16 November 2026. The day of the meeting will be told later.",
    ],
)
def test_a_day_that_may_not_hold_is_not_announced(words: str) -> None:
    assert date(2026, 11, 16) not in [meeting.on for meeting in announced(f"Notice of the AGM\n\n{words}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "Dear members,\n\nThe next AGM of the Mill Choir will take place on Monday 16 November 2026 at 8.15pm.\n",
        "# EGM November 2026\n\nThe Choir will be holding an EGM on Monday 16 November at 8.15pm!\n",
        "Mill Choir\n\nNOTICE IS HEREBY GIVEN that the AGM will be held on Monday 16 November 2026 at 8.15pm.\n",
    ],
)
def test_a_letter_whose_first_words_announce_a_general_meeting(text: str) -> None:
    (meeting,) = announced(text)
    assert (meeting.on, meeting.starts) == (date(2026, 11, 16), time(20, 15))
    assert meeting.title.lower() in ("agm", "egm")


@pytest.mark.parametrize(
    "text",
    [
        "Dear members,\n\nthe AGM will be held next spring.\n\nMonday 16 November 2026: our dinner, 8 pm, The Bell\n",
        "The AGM will be held next spring.\n\nThe Christmas draw will be held on Monday 16 November 2026 at 8pm.\n",
        "The AGM of the Rowing Club will be held on Monday 16 November 2026 at 8pm. We are invited.\n",
    ],
)
def test_another_day_or_another_bodys_meeting_is_not_ours(text: str) -> None:
    assert announced(f"Chess Club\n\n{text}") == ()


def test_a_day_that_the_year_in_the_title_does_not_have_is_read_without_it() -> None:
    assert announced("# AGM February 2027\n\nHeld on Tuesday 29 February at 7 pm\n") == ()


def test_a_day_without_a_year_is_of_the_year_in_the_title() -> None:
    text = "# EGM November 2027\n\nThe Choir will be holding its EGM on Tuesday 16 November, 8.15pm.\n"
    assert [meeting.on for meeting in announced(text)] == [date(2027, 11, 16)]


def test_minutes_of_a_general_meeting_announce_no_day_of_their_own() -> None:
    text = "AGM, Monday 16 November 2026\n\nPresent: Kim Sanders, Tom Pell\n\nThe next AGM will be in November.\n"
    assert announced(text) == ()


def test_minutes_that_tell_of_a_notice_announce_no_day_of_their_own() -> None:
    text = "Minutes of the Mill Committee, Monday 16 November 2026\n\nAGM notice\n\nIt was agreed to print it.\n"
    assert announced(text) == ()


def test_a_paper_that_is_no_notice_announces_nothing_by_its_head() -> None:
    assert announced("Newsletter of Monday 16 November 2026\n\nPlease notice that the meeting went well.\n") == ()
