"""Out-of-office notices: the day of return and the deputy, where plainly said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.domain.message import Message
from service.mail.absence import read_absence

WRITTEN = datetime(2027, 4, 20, 9, 0, tzinfo=UTC)


def notice(text: str, written: datetime | None = WRITTEN) -> Message:
    return Message(message_id="a@body.example", text=text, date=written)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I am out of the office until Monday 3 May.", (2027, 5, 3)),
        ("I am on leave and will return on 3rd May 2027.", (2027, 5, 3)),
        ("I will be back in the office on Monday, May 3.", (2027, 5, 3)),
        ("I'm away from 21 April to 3 May.", (2027, 5, 3)),
        ("I will be out of the office starting 21/04/2027 and will not return until 03/05/2027.", (2027, 5, 3)),
        ("On annual leave until 2027-05-03.", (2027, 5, 3)),
        ("Away till the 3rd of May, returning to the office on 4 May.", (2027, 5, 4)),
        ("I am away until 3 January.", (2028, 1, 3)),
        ("I am away until 18 April.", (2027, 4, 18)),
    ],
)
def test_the_day_of_return(text: str, day: tuple[int, int, int]) -> None:
    assert read_absence(notice(text)).until == datetime(*day, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["I am away.", "Back soon.", "Until 31 February 2027.", "Ring 020 7946 0000 until further notice.", ""]
)
def test_no_day_is_invented(text: str) -> None:
    assert read_absence(notice(text)).until is None


def test_a_day_without_a_year_needs_the_notices_date() -> None:
    assert read_absence(notice("Away until 3 May", None)).until is None


@pytest.mark.parametrize(
    ("text", "deputy"),
    [
        ("Please contact Jo Lee at jo.lee@body.example in my absence.", "Jo Lee <jo.lee@body.example>"),
        ("If urgent, email jo.lee@body.example.", "jo.lee@body.example"),
        (
            "For anything urgent please contact my colleague Jo Lee (jo.lee@body.example).",
            "Jo Lee <jo.lee@body.example>",
        ),
        ("In my absence please speak to Jo Lee.", "Jo Lee"),
        ("Please contact reception on 020 7946 0000.", ""),
        ("Please contact me on my return.", ""),
        ("I am away.", ""),
    ],
)
def test_the_deputy(text: str, deputy: str) -> None:
    assert read_absence(notice(text)).deputy == deputy
