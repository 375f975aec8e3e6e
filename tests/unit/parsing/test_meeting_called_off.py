"""Meetings that the minutes call off, and words that sound like it and are about something else."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents import read_text
from service.domain.minutes import CalledOff, Minutes
from service.parsing.minutes import parse_minutes

HEAD = "Quay Group Minutes\n\nDate: Thursday 4 March 2027\n\nPresent: Ada Brook\n\nFuture meetings\n\n"


def read(*lines: str) -> Minutes:
    return parse_minutes(read_text(HEAD + "\n\n".join(lines)), received_on=date(2027, 3, 8))


def standing(*lines: str) -> dict[str, str]:
    """Day and month to whether it is off."""
    return {f"{meeting.on.day}/{meeting.on.month}": meeting.called_off.value for meeting in read(*lines).meetings}


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("Quay Group: Thursday 8 April 2027, 10am to noon, Pier Hall – POSTPONED, new date tbc", "postponed"),
        ("Quay Group: Thursday 8 April 2027, 10am to noon, CANCELLED", "cancelled"),
        ("Thursday 8 April 2027, 10am-12pm (postponed)", "postponed"),
        ("Thursday 8 April 2027 2pm - canceled", "cancelled"),
        ("8 April 2027 | 10am | Pier Hall | Cancelled", "cancelled"),
        ("Cancelled: Thursday 8 April 2027", "cancelled"),
        ("The meeting on Thursday 8 April 2027 is cancelled.", "cancelled"),
        ("The meeting on Thursday 8 April 2027 will not take place.", "cancelled"),
        ("The meeting on 8 April 2027 has been postponed until further notice.", "postponed"),
        ("8 April 2027 at 10am. Postponed, date tbc.", "postponed"),
        ("Thursday 8 April 2027, 10am to noon, Pier Hall", ""),
        ("Thursday 8 April 2027, 10am (moved from the cancelled March meeting)", ""),
    ],
)
def test_the_words_behind_a_date(line: str, off: str) -> None:
    assert standing(line) == {"8/4": off}


def test_the_word_in_the_place_of_a_venue_is_none() -> None:
    (meeting,) = read("Quay Group: Thursday 8 April 2027, 10am to noon, CANCELLED").meetings
    assert (meeting.called_off, meeting.venue) == (CalledOff.CANCELLED, None)


def test_each_date_of_a_line_has_its_own_words() -> None:
    assert standing("8 April 2027 10am (cancelled); 6 May 2027 10am; 3 June 2027 10am") == {
        "8/4": "cancelled", "6/5": "", "3/6": "",
    }  # fmt: skip


def test_a_meeting_moved_to_another_day_is_announced_for_that_day_alone() -> None:
    assert standing("The meeting of 8 April 2027 has been postponed to 22 April 2027 at 10am.") == {"22/4": ""}


def test_the_one_that_is_replaced_is_off() -> None:
    assert standing("22 April 2027, 10am, in place of the cancelled meeting of 8 April 2027")["22/4"] == ""


@pytest.mark.parametrize(
    "line",
    [
        "Thursday 8 April 2027, 10am, and the summer outing to the lighthouse was cancelled",
        "Thursday 8 April 2027 may be postponed if the hall is not free",
    ],
)
def test_what_may_mean_something_else_is_reported_and_not_acted_upon(line: str) -> None:
    minutes = read(line)
    assert [meeting.called_off for meeting in minutes.meetings] == [CalledOff.NO]
    assert [problem.reason for problem in minutes.problems] == ["It may not take place."]
