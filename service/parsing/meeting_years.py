"""Works out of which year the days are that give none, from what the document says of itself: its issue, its title.

Knows no clock. Days themselves are read in dates.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from service.parsing.dates import MONTH, DateMention, find_dates, find_month
from service.parsing.lines import Line
from service.parsing.meeting_names import STRIP

#: So many lines may stand above and in the head of a newsletter, and be so long.
_FIRST_LINES, _LONGEST = 6, 120
#: Of these the first headings are titles.
_TITLES = 3
_ANY_DAY = date(2000, 1, 1)
_HAS_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_NOT_ISSUED = re.compile(
    r"\b(?:in|since|to|until|till|by|before|after|during|from|est\.?|established|founded|opened|closed|last|next)\s$",
    re.I,
)
#: "March/April 2024", "April 2024 – March 2025": the first of the two is meant.
_MONTH_BEFORE = re.compile(rf"\b(?P<month>{MONTH})(?:\s(?P<year>20\d\d))?\s?(?:/|&|and|to|[-–—])\s?$", re.I)
_SEASON = re.compile(r"\b(?P<season>spring|summer|autumn)\s(?:term\s)?(?P<year>20\d\d)(?![/–-]?\d)", re.I)
_SEASONS = {"spring": 2, "summer": 5, "autumn": 8}
_PAPER = re.compile(r"\b(?:news\w*|bulletin|magazine|issue|edition|no\.|vol)\b", re.I)
#: What names a year's meetings: "Council meetings 2026", "Meeting Dates 2025/26".
_OF_YEAR = re.compile(
    r"\b(?:meetings?|dates|calendar|diary|schedule|timetable|committees?)\b[^.]{0,40}?(?<!\d)(?P<year>20\d\d)"
    r"(?P<to>\s?[/–-]\s?(?:20)?\d\d)?(?![\d/])"
    r"|(?<!\d)(?P<first>20\d\d)(?P<until>\s?[/–-]\s?(?:20)?\d\d)?\s[^.]{0,30}?"
    r"\b(?:meetings?|dates|calendar|diary|schedule|timetable)\b",
    re.I,
)


def find_issue(lines: Sequence[Line], *, day_first: bool = True) -> date | None:
    """The first day of what the document's head dates it with: "January 2025", "No. 212  March 2024", "Meetings 2026".

    None where it says nothing of the kind.
    """
    top = [line.text for line in lines[:_FIRST_LINES] if not line.is_row and len(line.text) <= _LONGEST]
    found = (_month_of(text) or _season_of(text) for text in top if _HAS_YEAR.search(text))
    issued = next((on for on in found if on), None)
    return issued or _titled(lines, day_first)


def date_by_title(mention: DateMention, lines: Sequence[Line]) -> date | None:
    """A day without a year, of the year that the title gives with its month: "EGM October 2026"."""
    titles = [line.text for line in lines[:_TITLES] if line.heading and _HAS_YEAR.search(line.text)]
    for month in (month for title in titles for month in find_dates(title, after=_ANY_DAY)):
        if month.year_given and month.month_only and month.on.month == mention.on.month:
            with suppress(ValueError):  # 29 February
                return mention.on.replace(year=month.on.year)
    return None


def _month_of(text: str) -> date | None:
    """The month that ends a line, or stands first in it before a stop: "No. 212   March 2024"."""
    for mention in find_dates(text, after=_ANY_DAY):
        ends, begins = not text[mention.end :].strip(STRIP), not text[: mention.start].strip(STRIP)
        set_apart = begins and text[mention.end :].lstrip()[:1] in tuple("-–—|,:•")
        before = text[: mention.start]
        if mention.month_only and mention.year_given and (ends or set_apart) and not _NOT_ISSUED.search(before):
            return _first_of_two(before, mention.on)
    return None


def _first_of_two(before: str, on: date) -> date:
    match = _MONTH_BEFORE.search(before)
    month = find_month(match["month"]) if match else None
    if match is None or month is None:
        return on
    return date(int(match["year"]) if match["year"] else on.year - (month > on.month), month, 1)


def _season_of(text: str) -> date | None:
    match = _SEASON.search(text)
    if match is None or _NOT_ISSUED.search(text[: match.start()]):
        return None
    if not _PAPER.search(text) and text[match.end() :].strip(STRIP):
        return None
    return date(int(match["year"]), _SEASONS[match["season"].lower()], 1)


def _titled(lines: Sequence[Line], day_first: bool) -> date | None:
    """The first day of the year, or the years, whose meetings the title names; no line with a day of its own."""
    for line in lines[:_FIRST_LINES]:
        match = _OF_YEAR.search(line.text) if len(line.text) <= _LONGEST and _HAS_YEAR.search(line.text) else None
        if match is None or any(not m.month_only for m in find_dates(line.text, after=_ANY_DAY, day_first=day_first)):
            continue
        year, spans = int(match["year"] or match["first"]), match["to"] or match["until"]
        return date(year, _first_month(lines[line.index + 1 :]) if spans else 1, 1)
    return None


def _first_month(lines: Iterable[Line]) -> int:
    """The month of the first day that gives no year: where a list "2025/26" begins."""
    days = (mention for line in lines for mention in find_dates(line.text, after=_ANY_DAY))
    return next((mention.on.month for mention in days if not mention.year_given), 1)


def find_years(lines: Iterable[Line], *, day_first: bool = True) -> tuple[int, ...]:
    """The first and the last year of the days that the document gives in full; () without any."""
    said = (line.text for line in lines if _HAS_YEAR.search(line.text))
    days = (mention for text in said for mention in find_dates(text, after=_ANY_DAY, day_first=day_first))
    years = {mention.on.year for mention in days if mention.year_given}
    return (min(years), max(years)) if years else ()


def settle(mentions: Sequence[DateMention], years: Sequence[int]) -> list[DateMention]:
    """The days, those that a clock alone has given a year put into the years of the document.

    `years` are the first and the last of them. A written weekday decides; else the day goes on from the one in full
    before it; else its year is `doubtful`. Where the clock's year follows on the document's, it stands.
    """
    settled: list[DateMention] = []
    for mention in mentions:
        if years and not mention.year_given and not _fits(mention, years):
            mention = _within(mention, years, settled[-1] if settled else None)
        settled.append(mention)
    return settled


def _fits(mention: DateMention, years: Sequence[int]) -> bool:
    return mention.weekday_agrees and years[0] <= mention.on.year <= years[-1] + 1


def _within(mention: DateMention, years: Sequence[int], before: DateMention | None) -> DateMention:
    days = [day for year in range(years[0], years[-1] + 2) if (day := _in_year(mention.on, year))]
    agreeing = [day for day in days if day.weekday() == mention.weekday]
    if before is not None and not before.doubtful:
        later = [day for day in agreeing or days if day > before.on]
        agreeing = later[:1] if mention.weekday is None or agreeing else []
    if len(agreeing) == 1:
        return replace(mention, on=agreeing[0])
    return replace(mention, doubtful=mention.on.year > years[-1] + 1)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
