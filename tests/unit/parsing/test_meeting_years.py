"""The year of days that give none: of the issue, the title, the weekday; asked where nothing tells."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.text import read_text
from service.domain.minutes import Minutes
from service.parsing.minutes import parse_minutes

#: Long after the papers below, so that a year of the clock's would be wrong.
LATER = date(2031, 2, 3)


def read(text: str, *, received_on: date = LATER) -> Minutes:
    return parse_minutes(read_text(text), received_on=received_on)


def days(text: str, *, received_on: date = LATER) -> list[str]:
    return [meeting.on.isoformat() for meeting in read(text, received_on=received_on).meetings]


ISSUED = {
    "the month on a line of its own": "The Kestrel - newsletter of Marfield Choir\n\nMarch 2024\n\n",
    "the month at the end of the first line": "MARFIELD MATTERS                         Issue 31   March 2024\n\n",
    "month first": "# March 2024 - The Marfield Messenger\n\n",
    "behind a stroke": "Marfield Allotments Bulletin | No. 7 | March 2024\n\n",
    "in brackets": "News from Marfield Hall (March 2024)\n\n",
    "two months": "Marfield Messenger\nMarch/April 2024\n\n",
    "a season": "Marfield Messenger, Spring 2024\n\n",
    "a season alone": "Marfield Messenger\n\nSpring 2024\n\n",
}


@pytest.mark.parametrize("head", ISSUED.values(), ids=ISSUED)
def test_a_newsletter_is_of_the_year_of_its_issue(head: str) -> None:
    text = "The swifts are back under the eaves.\n\nNext committee meeting: 18 April at 7.30pm in the vestry.\n"
    assert days(head + text) == ["2024-04-18"]


TITLED = {
    "year behind": "# Committee meetings 2024\n\n",
    "year first": "# 2024 meetings of the Marfield Trust\n\n",
    "dates": "Marfield Trust - meeting dates for 2024\n\n",
    "calendar": "Marfield Trust\nCalendar of meetings: 2024\n\n",
    "span that begins with the first day": "Marfield Trust: schedule of meetings 2024/25\n\n",
}


@pytest.mark.parametrize("head", TITLED.values(), ids=TITLED)
def test_a_list_is_of_the_year_of_its_title(head: str) -> None:
    assert days(f"{head}Next meetings:\n\n- Board 14 May, 7pm\n- Board 9 July, 7pm\n") == ["2024-05-14", "2024-07-09"]


def test_a_span_of_years_goes_on_into_the_second() -> None:
    text = "Marfield Trust - schedule of meetings 2024/25\n\nNext meetings:\n\n- 10 September, 7pm\n- 14 January, 7pm\n"
    assert days(text) == ["2024-09-10", "2025-01-14"]


PAST = "Marfield Angling Club\n\n- Lease signed, 3 June 2024\n- Bank paid, 1 July 2024\n\n"


def test_a_weekday_decides_between_the_years_of_the_document() -> None:
    assert days(f"{PAST}Next meeting: Thursday 12 September at 7pm.\n") == ["2024-09-12"]


def test_a_day_goes_on_from_the_one_in_full_before_it() -> None:
    assert days(f"{PAST}Next meetings: 12 September 2024, 14 November and 9 January.\n") == [
        "2024-09-12",
        "2024-11-14",
        "2025-01-09",
    ]


UNTOLD = {
    "no weekday": "Next meeting: 12 September at 7pm.\n",
    "a weekday of none of its years": "Next meeting: Sunday 12 September at 7pm.\n",
    "a list": "Dates of next meetings\n\n- 12 September, 7pm\n- 14 November, 7pm\n",
    "a table": "| Date | Meeting |\n|---|---|\n| 12 September | Committee |\n| 14 November | Committee |\n",
}


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD)
def test_where_nothing_tells_the_year_it_is_asked(text: str) -> None:
    minutes = read(PAST + text)
    assert not minutes.meetings
    assert any("of which year" in problem.reason for problem in minutes.problems)


NOT_ISSUED = {
    "founded": "Marfield Angling Club, founded in March 1998\n\n",
    "a sentence": "The old pavilion burnt down in March 2019 and nobody was hurt.\n\n",
}


@pytest.mark.parametrize("head", NOT_ISSUED.values(), ids=NOT_ISSUED)
def test_an_older_year_in_the_head_is_no_issue(head: str) -> None:
    fresh = "We meet at the weir. Next meeting: Thursday 12 September at 7pm.\n"
    assert days(head + fresh, received_on=date(2019, 8, 1)) == ["2019-09-12"]


def test_a_fresh_paper_without_any_year_is_of_the_coming_days() -> None:
    assert days("Dear all,\n\nNext meeting: 12 September at 7pm.\n", received_on=date(2024, 8, 1)) == ["2024-09-12"]


def test_a_fresh_paper_that_speaks_of_last_year_is_of_the_coming_days() -> None:
    text = "Dear all,\n\n- Lease signed, 3 June 2023\n\nNext meeting: 12 September at 7pm.\n"
    assert days(text, received_on=date(2024, 8, 1)) == ["2024-09-12"]


def test_who_took_the_notes_and_who_approved_the_list_is_no_meeting() -> None:
    text = "Dates of future meetings\n\n- 12 September 2024, 7pm\n\nNotes taken by R. Ames, 21 October 2024\n"
    assert days(text) == ["2024-09-12"]
    text = "Schedule of meetings 2024\n\nApproved at Full Council, 29 April 2024\n\n- 12 September 2024, 7pm\n"
    assert days(text) == ["2024-09-12"]
