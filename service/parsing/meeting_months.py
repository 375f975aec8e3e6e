"""Writes out the days of a list of meetings that stand under their month or year: "June 2025" over "Tues 3   Planning".

Knows lines only; who reads them finds "Planning – Tues 3 June 2025" as if it had been written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.parsing.dates import MONTH, WEEKDAY, find_dates, find_month
from service.parsing.lines import Line
from service.parsing.meeting_calendar_titles import is_calendar_title
from service.parsing.meeting_names import MEETS
from service.parsing.section_names import Section

#: "June", "JUNE 2025:", "2026".
_MONTH_HEAD = re.compile(rf"(?P<month>{MONTH})\.?,?(?:\s(?P<year>20\d\d))?\s?[:–-]?", re.I)
_YEAR_HEAD = re.compile(r"(?:year\s)?(?P<year>20\d\d)\s?[:–-]?", re.I)
_LONGEST_HEAD, _LONGEST_LINE = 20, 120
_NOT_DAY = rf"(?!\d|[:/.]\d|\s?[ap]\.?m\b|\s?(?:of\s)?{MONTH}\b)"
#: "Tues 3", "Tuesday the 3rd:", "3rd", "3 Planning" at the start of a line; "Planning, Tues 3rd".
_DAY_FIRST = re.compile(
    rf"(?P<weekday>{WEEKDAY}[\s,.]{{1,3}}(?:the\s)?)?(?P<day>\d{{1,2}})"
    rf"(?:(?:st|nd|rd|th)\b|(?=\s?[-–:,]|\s[A-Z]|$)){_NOT_DAY}"
    r"[\s:,–-]*",
    re.I,
)
_DAY_LATER = re.compile(rf"\b{WEEKDAY}[\s,.]{{1,3}}(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\b{_NOT_DAY}", re.I)
#: The name behind a day: up to the hours, a bracket or a stop.
_NAME = re.compile(r"(?=[A-Z])[^\d(),;:|–]{3,60}?(?=\s?(?:[(),;:|–]|\s-\s|\bat\s\d|\d|$))")
_OF_MEETINGS = re.compile(r"\bmeetings?\b", re.I)
#: A day with its month.
_NAMED = re.compile(rf"\b{MONTH}\b|\d[/.-]\d", re.I)
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class _Under:
    """The title of the list, and the month and the year that stand over the lines read; None before one does."""

    head: Line
    month: int | None = None
    year: int | None = None


def write_months(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines; those of a list of meetings under a month or a year alone on its line with their days written out."""
    return tuple(_written(lines))


def _written(lines: Sequence[Line]) -> Iterator[Line]:
    under: _Under | None = None
    for line in lines:
        if line.is_row:
            yield line
        elif (line.heading and line.section is Section.DATES) or is_calendar_title(lines, line):
            under = _Under(line)
            yield line
        elif under and (headed := _headed(line, under)):
            under = headed
            yield _within(line, "", under)
        else:
            under = None if line.heading else under
            yield _dated(line, under) if under and (under.month or under.year) else line


def _headed(line: Line, under: _Under) -> _Under | None:
    """What stands over the lines behind a month or a year alone on its line; None for another line."""
    if len(line.text) > _LONGEST_HEAD:
        return None
    year = _YEAR_HEAD.fullmatch(line.text)
    if year:
        return replace(under, month=None, year=int(year["year"]))
    match = _MONTH_HEAD.fullmatch(line.text)
    month = find_month(match["month"]) if match and line.text[0].isupper() else None
    if match is None or month is None:
        return None
    if match["year"]:
        return replace(under, month=month, year=int(match["year"]))
    later = under.month is not None and under.year is not None and month < under.month
    return replace(under, month=month, year=under.year + 1 if later and under.year else under.year)


def _within(line: Line, text: str, under: _Under) -> Line:
    section = Section.DATES if under.head.section is Section.DATES else line.section
    return replace(line, text=text, section=section, part=under.head.part, heading=False)


def _dated(line: Line, under: _Under) -> Line:
    """The line with the month and the year of its day, its name first; as it is where no day stands alone in it."""
    if len(line.text) > _LONGEST_LINE:
        return _within(line, line.text, under)
    if any(_NAMED.search(mention.text) for mention in find_dates(line.text, after=_ANY_DAY)):
        return _within(line, _with_year(line.text, under), under)
    return _within(line, _with_month(line, under), under)


def _with_year(text: str, under: _Under) -> str:
    for mention in reversed(find_dates(text, after=_ANY_DAY)):
        if under.year and not mention.year_given and not mention.month_only and not mention.until:
            text = f"{text[: mention.end]} {under.year}{text[mention.end :]}"
    return text


def _with_month(line: Line, under: _Under) -> str:
    text = f"{line.block.marker} {line.text}" if line.block.marker.isdecimal() else line.text
    if not _OF_MEETINGS.search(under.head.text) and not MEETS.search(line.text):
        return line.text  # in a diary only what says that it is a meeting is one
    first = _DAY_FIRST.match(text) if under.month else None
    if first and 0 < int(first["day"]) <= 31:
        day = f"{first['weekday'] or ''}{first['day']} {_month_of(under)}"
        behind = text[first.end() :]
        name = _NAME.match(behind)
        return f"{name[0]} – {day} {behind[name.end() :]}" if name else f"{day} {behind}"
    later = _DAY_LATER.search(text) if under.month else None
    return f"{text[: later.end()]} {_month_of(under)}{text[later.end() :]}" if later else line.text


def _month_of(under: _Under) -> str:
    name = date(2000, under.month or 1, 1).strftime("%B")
    return f"{name} {under.year}" if under.year else name
