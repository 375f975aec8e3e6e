"""Finds civil dates in words, British day first. Knows no clock: a missing year is worked out from `after`.

Forms: "Thursday 20th April 2023", "11th of November", "April 30th, 2015", "2023 April 30", "2023-04-20", "2023/04/20",
"12/6/2024", "12.06.24", "24/09", "2nd, 9th and 16th July", "April 10-12", and a month alone ("in August", "Jan 2011").
Times are in times.py, phrases such as "by the next meeting" in due.py.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache

from service.parsing.hints import holds_any

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
#: A month at the start of a pattern: its first letter, in the case that the pattern gives, then this. Patterns begin
#: with a letter or a digit, and look back behind it, so that nothing else in the text is tried.
_MONTH_BEHIND = (
    r"(?<=\b\w)(?i:(?:(?<=j)(?:an|un|ul)|(?<=f)eb|(?<=m)a[ry]|(?<=a)(?:pr|ug)|(?<=s)ep|(?<=o)ct|(?<=n)ov|(?<=d)ec)"
    r"[a-z]{0,7})"
)
_MONTH_FIRST = rf"(?P<month>[JFMASONDjfmasond]{_MONTH_BEHIND})\b"
_GAP = r"[\s,.]{0,3}"
#: Not a year: the hour of "20 April 10am", "20 April 10-12", "20 April 19:30".
_YEAR = (
    r"(?P<year>(?:19|20)\d\d(?!\d|:\d|\s?(?:hrs?|hours)\b)|['’‘]?\d\d(?![\d:.]|\s?[-–]\s?\d|\s?[ap]\.?m\b|(?:st|nd|rd|th)\b"
    rf"|\s?(?:hrs|hours)\b|\s?{MONTH}\b))?"
)
_ORDINAL = r"\s?(?:st|nd|rd|th)?"
#: A weekday right before the day: looked for backwards from a date, as a lead in the pattern costs ten times the time.
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{WEEKDAY})\b{_GAP}\(?(?:the\s)?$", re.I)
_LEAD_LENGTH = 16

_DAY_MONTH = re.compile(
    rf"(?P<day>\d(?<![\d£$.:]\d)\d?){_ORDINAL}[\s,/-]{{0,2}}(?:of\s)?(?P<month>{MONTH})(?:\b|(?=(?:19|20)\d\d\b))"
    rf"[\s,./-]{{0,2}}{_YEAR}",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"{_MONTH_FIRST}(?i:\.?\s{{0,2}}(?:the\s)?(?P<day>\d{{1,2}})(?!\d|[:.]\d|\s?[ap]\.?m\b){_ORDINAL}"
    rf"(?:\s?[-–]\s?(?P<until>\d{{1,2}}){_ORDINAL}(?![\d:]|\s?[ap]\.?m\b))?[\s,]{{0,2}}{_YEAR})"
)
_ISO = re.compile(
    r"(?P<year>(?:1(?<![\d/-]1)(?<!\d\.1)9|2(?<![\d/-]2)(?<!\d\.2)0)\d\d)(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?!\d|[/.]\d)"
)
#: "2020 March 12", "2016 May".
_YEAR_FIRST = re.compile(
    rf"(?P<year>(?:1(?<![\d/.-]1)9|2(?<![\d/.-]2)0)\d\d)[\s,]{{1,2}}(?P<month>{MONTH})\b"
    rf"(?:[\s,]{{1,2}}(?P<day>\d{{1,2}})(?!\d|[:.]\d|\s?[ap]\.?m\b|(?:st|nd|rd|th)?\s?{MONTH}\b)(?:st|nd|rd|th)?)?",
    re.I,
)
_NUMERIC = re.compile(
    r"(?P<first>\d(?<![\d/.£$]\d)\d?)(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:20)?\d\d)(?![\d/])"
)
_SHORT = re.compile(r"(?P<first>\d(?<![\d/.£$:]\d)\d?)/(?P<second>\d{1,2})(?![\d/%])")
_MONTH_ALONE = re.compile(rf"{_MONTH_FIRST}[\s,]{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)")
_DAY_ALONE = re.compile(rf"\b(?P<weekday>{WEEKDAY}),?\s(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b", re.I)
#: How soon a day without a month must come.
_SOON_DAYS = 45
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"[\s,]{1,2}\d{4}\b")
#: With a capital, as "may" and "march" are words.
_MONTH_NAMED = re.compile(rf"(?P<month>[JFMASOND]{_MONTH_BEHIND})\b")
_STEMS = tuple(name[:3] for name in MONTHS)
_BEFORE_MONTH = re.compile(
    r"(?:in|by|end of|end|early|mid|late|during|until|till|before|for|next|this|beginning of"
    r"|(?:week|start|middle|half|part) (?:of|in))[\s-]$",
    re.I,
)
_MONTH_BEFORE = re.compile(rf"\b{MONTH}\.?\s$", re.I)
_EARLIER_DAYS = re.compile(r"(?:(?<![\d.:/£])\d{1,2}(?:st|nd|rd|th)?\s?(?:,|&|and|or|/|-|–|to)\s?){1,8}$", re.I)
_EARLIER_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s?(,|&|and|or|/|-|–|to)", re.I)


#: How far back a written weekday may take a date without a year: minutes also speak of the last quarter.
_PAST_DAYS = 120
_DATED = re.compile(r"\($|\b(?:on|of|held|dated?:?|meeting)\s$", re.I)
#: Behind these also "19-09-18" is a date.
_DATE_LABEL = re.compile(r"\b(?:date|when|held|day|meeting)(?:\son)?\s?:\s?$", re.I)
#: How far ahead two digits may give a year, and how far back behind dashes.
_YEARS_AHEAD, _DASHED_BACK = 10, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as the words give it."""

    #: The day; the first of the month where only a month is named.
    on: date
    text: str
    #: Offsets in the text searched.
    start: int
    end: int
    #: 0 Monday to 6 Sunday as written; None where no weekday is.
    weekday: int | None = None
    year_given: bool = False
    month_only: bool = False
    #: "24/09": digits only and no year; trust it only where a date is expected.
    short: bool = False
    #: Last day of "10-12 May"; None for a single day.
    until: date | None = None
    #: Whether the year is the clock's alone, and not one that the document allows.
    doubtful: bool = False

    @property
    def weekday_agrees(self) -> bool:
        """False where the written weekday is not that of the day."""
        return self.weekday is None or self.weekday == self.on.weekday()

    @property
    def last_day(self) -> date:
        """The last day meant: of the month, of the range, or the day itself."""
        if self.month_only:
            return self.on.replace(day=calendar.monthrange(self.on.year, self.on.month)[1])
        return self.until or self.on


@lru_cache(maxsize=1024)
def find_month(word: str) -> int | None:
    """1 to 12 for a month's name, its abbreviation or a near misspelling ("Novemeber"); None for any other word."""
    plain = word.lower().rstrip(".")
    for number, name in enumerate(MONTHS, 1):
        if plain == name or plain == name[:3] or (plain == "sept" and number == 9):
            return number
    near = get_close_matches(plain, MONTHS, n=1, cutoff=0.85) if len(plain) > 4 and plain[:5] != "march" else []
    return MONTHS.index(near[0]) + 1 if near else None


def find_weekday(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name or abbreviation; None for any other word."""
    plain = (word or "").lower()[:3]
    return next((n for n, name in enumerate(WEEKDAYS) if name[:3] == plain), None) if plain else None


_Finder = Callable[[str, date, bool], Iterator[DateMention]]


def find_dates(text: str, *, after: date, day_first: bool = True) -> list[DateMention]:
    """Every date in `text`, in order, none overlapping another.

    Without a year the date is the first such day on or after `after`; where a weekday is written, the year near
    `after` (the same, the next, then the one before) in which it agrees. `day_first=False` reads 5/29 as 29 May.
    """
    return list(_find_dates(text, after, day_first))


@lru_cache(maxsize=256)
def _find_dates(text: str, after: date, day_first: bool) -> tuple[DateMention, ...]:
    """Kept for a while: each reader of a document looks for the dates of the same lines."""
    finders = _finders(text)
    if not finders:
        return ()
    found: list[DateMention] = []
    taken = bytearray(len(text))
    for finder in finders:
        for mention in finder(text, after, day_first):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def is_month_first(text: str) -> bool:
    """True where the document itself writes month first: 5/29/2024, or named months always before the day."""
    numeric: list[tuple[int, int]] = []
    british = american = False
    for line in filter(_DIGIT.search, text.splitlines()):
        finders = _finders(line)
        if _numerics in finders:
            pairs = [(int(m["first"]), int(m["second"])) for p in (_NUMERIC, _SHORT) for m in p.finditer(line)]
            numeric += [pair for pair in pairs if max(pair) <= 31]
        if _day_months in finders:
            british = british or any(find_month(m["month"]) for m in _DAY_MONTH.finditer(line))
            american = american or any(find_month(m["month"]) and m["year"] for m in _MONTH_DAY.finditer(line))
    if any(first > 12 >= second for first, second in numeric):
        return False
    return any(second > 12 >= first for first, second in numeric) or (american and not british)


def _finders(text: str) -> tuple[_Finder, ...]:
    """The finders that can find something in `text`; most lines of minutes hold no date, and this is cheap to see."""
    lower = text.lower()
    named = holds_any(lower, _STEMS)
    if not _DIGIT.search(text):
        return (_month_names,) if named else ()
    marked = "/" in text or "-" in text or "." in text
    found: tuple[_Finder, ...] = (_day_months, _years_first, _month_days) if named else ()
    found += (_isos, _numerics) if marked else ()
    found += (_months_of_years, _month_names) if named else ()
    return (*found, _days_alone) if "day" in lower else found


def _day_months(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    del day_first
    for match in _DAY_MONTH.finditer(text):
        mention = _named(match, after)
        if mention is None or (
            "," in match[0] and _MONTH_BEFORE.search(text[max(0, match.start() - 12) : match.start()])
        ):
            continue  # "Feb 5, April 8": each month has its day behind it
        yield from _earlier_days(text, mention)


def _earlier_days(text: str, mention: DateMention) -> Iterator[DateMention]:
    """The days before the one with the month: "2nd, 9th and 16th July" is three dates, "10-12 May" one range."""
    base = max(0, mention.start - 60)
    plain = mention.weekday is None and _DIGIT.search(text, base, mention.start)
    before = _EARLIER_DAYS.search(text[base : mention.start]) if plain else None
    if before is None:
        yield mention
        return
    offset = base + before.start()
    for match in _EARLIER_DAY.finditer(before[0]):
        day = _day(mention.on.year, mention.on.month, int(match[1]))
        if day is None:
            continue
        if match[2] in "-–to" and day >= mention.on:
            continue
        if match[2] in "-–to":
            yield replace(
                mention, on=day, until=mention.on, start=offset + match.start(), text=text[offset : mention.end]
            )
            return
        yield replace(mention, on=day, start=offset + match.start(), end=offset + match.end(), text=match[0])
    yield mention


def _month_days(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    del day_first
    for match in _MONTH_DAY.finditer(text):
        mention = _named(match, after)
        if mention is not None:
            until = _day(mention.on.year, mention.on.month, int(match["until"] or 0))
            yield replace(mention, until=until)


def _years_first(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    """ "2020 March 12"; where no day follows, the month."""
    del day_first
    for match in _YEAR_FIRST.finditer(text):
        month = find_month(match["month"])
        if month is None or _MONTH_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            continue  # "July 2024 August 2024": each month has its year behind it
        if match["day"] is None and (match["month"].islower() or _FOUR_DIGITS.match(text, match.end())):
            continue
        if match["day"] is None:
            yield _whole_month(match, int(match["year"]), month, year_given=True)
        elif mention := _mention(match, int(match["day"]), month, after):
            yield mention


def _isos(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    del day_first
    for match in _ISO.finditer(text):
        mention = _mention(match, int(match["day"]), int(match["month"]), after)
        if mention is not None:
            yield mention


def _numerics(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    for pattern in (_NUMERIC, _SHORT):
        for match in pattern.finditer(text):
            first, second = int(match["first"]), int(match["second"])
            if (first, second) == (24, 7) and pattern is _SHORT:
                continue
            day, month = (first, second) if (day_first and second <= 12) or first > 12 else (second, first)
            mention = _mention(match, day, month, after)
            if mention is not None:
                yield replace(mention, short=pattern is _SHORT)


def _months_of_years(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    del after, day_first
    for match in _MONTH_ALONE.finditer(text):
        month = find_month(match["month"])
        if month is not None:
            yield _whole_month(match, int(match["year"]), month, year_given=True)


def _month_names(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    """ "in May" and "early June" are months; "it may" and "march past" are not."""
    del day_first
    for match in _MONTH_NAMED.finditer(text):
        month = find_month(match["month"])
        if month is not None and _BEFORE_MONTH.search(text[max(0, match.start() - 14) : match.start()]):
            yield _whole_month(match, after.year + (month < after.month), month, year_given=False)


def _whole_month(match: re.Match[str], year: int, month: int, *, year_given: bool) -> DateMention:
    return DateMention(on=date(year, month, 1), text=match[0], start=match.start(), end=match.end(),
                       year_given=year_given, month_only=True)  # fmt: skip


def _days_alone(text: str, after: date, day_first: bool) -> Iterator[DateMention]:
    """ "Sunday the 28th": the next 28th, where it falls on a Sunday."""
    del day_first
    for match in _DAY_ALONE.finditer(text):
        weekday, number = find_weekday(match["weekday"]), int(match["day"])
        ahead = (after + timedelta(days=n) for n in range(1, _SOON_DAYS))
        on = next((day for day in ahead if day.day == number), None)
        if on is not None and on.weekday() == weekday:
            yield DateMention(on=on, text=match[0], start=match.start(), end=match.end(), weekday=weekday)


def _named(match: re.Match[str], after: date) -> DateMention | None:
    month = find_month(match["month"])
    return _mention(match, int(match["day"]), month, after) if month else None


def _mention(match: re.Match[str], day: int, month: int, after: date) -> DateMention | None:
    groups = match.groupdict()
    lead = _WEEKDAY_BEFORE.search(match.string[max(0, match.start() - _LEAD_LENGTH) : match.start()])
    weekday = find_weekday(lead["weekday"]) if lead else None
    year = _year(groups.get("year"), after, digits_only=_is_dated(match, groups.get("mark")))
    if year and groups.get("mark") == "-" and year < after.year - _DASHED_BACK and len(groups["year"]) == 2:
        return None
    if year is None and groups.get("year") and "first" in groups:
        return None
    on = _day(year, month, day) if year else _next_such_day(day, month, weekday, after)
    if on is None:
        return None
    end = match.end() if year or not groups.get("year") else match.start("year")
    start = match.start() - (len(lead[0]) if lead else 0)
    words = match.string[start:end].rstrip(" ,./-")
    return DateMention(on=on, text=words, start=start, end=start + len(words), weekday=weekday, year_given=bool(year))


def _is_dated(match: re.Match[str], mark: str | None) -> bool:
    """Whether digits alone are a date however old: with strokes always, "11.06.12" in brackets or behind "on".

    With dashes only behind "Date:", and not too old: "06-03-24" may begin with the year.
    """
    if mark == "-" and len(match["year"] or "") == 2:
        return bool(_DATE_LABEL.search(match.string[max(0, match.start() - 12) : match.start()]))
    return mark == "/" or (
        mark == "." and bool(_DATED.search(match.string[max(0, match.start() - 12) : match.start()]))
    )


def _year(digits: str | None, after: date, *, digits_only: bool = False) -> int | None:
    """Four digits as they are; two only where they give a year near `after` ("Jan 19", not "April 10").

    `digits_only` says that they end a date such as "5/3/09", so that they are a year of the century before `after`.
    """
    if not digits:
        return None
    plain = digits.lstrip("'’‘")
    if len(plain) == 4:
        return int(plain)
    year = after.year // 100 * 100 + int(plain)
    if digits_only:
        return year if year <= after.year + _YEARS_AHEAD else year - 100
    return year if abs(year - after.year) <= 5 or digits != plain else None


def _next_such_day(day: int, month: int, weekday: int | None, after: date) -> date | None:
    candidates = [d for d in (_day(after.year + n, month, day) for n in (0, 1, -1)) if d]
    candidates = [d for d in candidates if (after - d).days < _PAST_DAYS]
    if weekday is not None:
        agreeing = [d for d in candidates if d.weekday() == weekday]
        if agreeing:
            return min(agreeing, key=lambda d: (d < after, abs((d - after).days)))
    return min((d for d in candidates if d >= after), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
