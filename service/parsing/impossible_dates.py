"""Finds days that no calendar has: "31 February", "30/02/2027", "29 February 2027". Knows no order and no clock.

Such words are a slip of whoever typed them: they are asked about, and never kept as a phrase like "Easter" is.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.parsing.dates import MONTH, MONTHS, find_month

_YEAR = r"(?:[\s,]{1,2}(?P<year>(?:19|20)\d\d)(?!\d))?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_NAMED = (
    re.compile(
        rf"(?<![\d/.:£$-])(?P<day>\d{{1,2}})\s?{_ORDINAL}\s(?:of\s)?(?P<month>{MONTH})\b\.?{_YEAR}",
        re.I,
    ),
    re.compile(
        rf"(?<!\d )\b(?P<month>{MONTH})\b\.?\s(?:the\s)?(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:.]|\s?[ap]m){_YEAR}",
        re.I,
    ),
)
_DIGITS = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:20)?\d\d)(?![\d/])"
)
#: Without a year only where a date is expected: "3/15" may be two numbers.
_SHORT = re.compile(r"\b(?:by|on|to|due|until|before)\s(?P<text>(?P<day>\d{1,2})/(?P<month>\d{1,2}))(?![\d/])", re.I)
_LEAP = 2028


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpossibleDate:
    """A day that does not exist, as written, and the last day that does."""

    text: str
    #: "28 February 2027"; "" where the month does not exist either.
    nearest: str


def find_impossible_date(words: str) -> ImpossibleDate | None:
    """The first date of `words` that no calendar has; None without. Without a year, 29 February exists."""
    for match in _mentions(words):
        day, month = int(match["day"]), _month(match["month"])
        year = int(match.groupdict().get("year") or 0)
        year += 2000 if 0 < year < 100 else 0
        if month is None or _exists(day, month, year):
            continue
        return ImpossibleDate(
            text=(match.groupdict().get("text") or match[0]).strip(" ."), nearest=_last_day(month, year)
        )
    return None


def _mentions(words: str) -> Iterator[re.Match[str]]:
    for pattern in (*_NAMED, _DIGITS, _SHORT):
        yield from pattern.finditer(words)


def _month(word: str) -> int | None:
    return int(word) if word.isdigit() else find_month(word)


def _exists(day: int, month: int, year: int) -> bool:
    """Also true where the two numbers make a day in the other order, as Americans write it."""
    return _fits(day, month, year) or (day <= 12 and _fits(month, day, year))


def _fits(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or _LEAP, month)[1]


def _last_day(month: int, year: int) -> str:
    if not 1 <= month <= 12:
        return ""
    last = calendar.monthrange(year or _LEAP - 1, month)[1]
    return f"{last} {MONTHS[month - 1].capitalize()}" + (f" {year}" if year else "")
