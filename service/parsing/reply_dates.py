"""Finds when something was or will be in a reply: "yesterday", "next Friday", "in a fortnight", "30th November".

Knows whether the words look back or ahead, so that "done tomorrow" is no report of something done. Knows no clock.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from service.parsing.dates import MONTHS, WEEKDAY, DateMention, find_dates, find_weekday


class Tense(Enum):
    """Which way the words look from today."""

    PAST = "past"
    AHEAD = "ahead"
    OPEN = "open"
    """The words alone do not say ("Friday")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date, or a phrase that stands for one, in a reply."""

    text: str
    #: Offsets in the text searched.
    start: int
    end: int
    tense: Tense
    #: The day meant, counted forward from today; None where the words name none ("after Christmas").
    on: date | None = None


_NUMBER_WORDS = {
    "a": 1,
    "an": 1,
    "another": 1,
    "one": 1,
    "two": 2,
    "a couple of": 2,
    "couple of": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "few": 0,
    "a few": 0,
}
_COUNT = r"(?P<count>\d{1,2}|a couple of|a few|another|an?|one|two|three|four|five|six|couple of|few)"
_UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|years?|hours?|minutes?|mins?)"
_MONTH_NAMES = "|".join(name for name in MONTHS if name not in ("may", "march"))

_Resolver = Callable[[re.Match[str], date], date | None]


def _no_day(match: re.Match[str], today: date) -> date | None:
    del match, today
    return None


def _tomorrow(match: re.Match[str], today: date) -> date:
    del match
    return today + timedelta(days=1)


def _this_day(match: re.Match[str], today: date) -> date:
    del match
    return today


def _weekday(match: re.Match[str], today: date) -> date | None:
    """The next such day after today; "next Friday" and "Friday week" are of the week after this one."""
    wanted = find_weekday(match["weekday"])
    if wanted is None:
        return None
    later = (match["which"] or "").lower().strip() == "next" or bool(match["week"])
    monday = today - timedelta(days=today.weekday())
    if later:
        return monday + timedelta(days=7 + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _span(match: re.Match[str], today: date) -> date | None:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _NUMBER_WORDS.get(word, 0)
    unit = match["unit"].lower().rstrip("s")
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(unit, 0)
    return today + timedelta(days=count * days) if count and days else None


def _edge(match: re.Match[str], today: date) -> date | None:
    """End of this or next week (Friday), month or year."""
    following = "next" in match[0].lower()
    unit = match["unit"].lower()
    if not re.search(r"\bend\b", match[0], re.I):
        return None
    if unit == "week":
        return today + timedelta(days=(4 - today.weekday()) % 7 + (7 if following else 0))
    if unit == "month":
        first = (today.replace(day=1) + timedelta(days=32)).replace(day=1) if following else today
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if unit == "year":
        return date(today.year + following, 12, 31)
    return today if unit in ("day", "play", "today") else None


def _coming(match: re.Match[str], today: date) -> date | None:
    """ "next week" is its Friday, "next month" its last day: the latest day that keeps the word."""
    unit = match["unit"].lower()
    if unit == "week":
        return today + timedelta(days=11 - today.weekday())
    if unit == "month":
        first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return None


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    """ "by the 13th": the next day with that number."""
    day = int(match["day"])
    for months in range(3):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        if 1 <= day <= calendar.monthrange(year, month + 1)[1] and date(year, month + 1, day) >= today:
            return date(year, month + 1, day)
    return None


#: Tried in order; the first to claim a stretch of text keeps it.
_PHRASES: tuple[tuple[re.Pattern[str], Tense, _Resolver], ...] = tuple(
    (re.compile(pattern, re.I), tense, resolver)
    for pattern, tense, resolver in (
        (rf"\b{_COUNT}\s(?:working\s|business\s)?{_UNIT}(?:'s?)?\s(?:ago|back)\b", Tense.PAST, _no_day),
        (rf"\blast\s(?:night|week|month|year|term|{WEEKDAY}|{_MONTH_NAMES})\b", Tense.PAST, _no_day),
        (
            r"\b(?:the other day|yesterday|just now|earlier(?: today| on| this (?:week|month|morning))?)\b",
            Tense.PAST,
            _no_day,
        ),
        (r"\bthis (?:morning|lunchtime)\b", Tense.PAST, _no_day),
        (
            r"\b(?:the\s)?(?:end|middle|start|beginning|close|mid|early|late)[\s-](?:of\s)?(?:the\s|this\s|"
            r"next\s|play\s)?"
            r"(?P<unit>week|month|year|quarter|term|day|play|today)\b",
            Tense.AHEAD,
            _edge,
        ),
        (
            r"\b(?P<unit>tomorrow|tmrw|tomoz)(?:\s(?:morning|afternoon|evening|night|am|pm|lunchtime))?\b",
            Tense.AHEAD,
            _tomorrow,
        ),
        (
            rf"\b(?P<which>next\s|this\s|the following\s|this coming\s|coming\s)?(?P<weekday>{WEEKDAY})\b"
            r"(?:\s(?P<week>week)\b)?(?:\s(?:morning|afternoon|evening|night|am|pm|lunchtime))?(?!['’]s)",
            Tense.OPEN,
            _weekday,
        ),
        (
            r"\b(?:the\s|our\s)?(?:next|coming|following)\s(?:[\w']+\s){1,3}?(?P<unit>meeting|agm)\b",
            Tense.AHEAD,
            _coming,
        ),
        (
            r"(?<=to )(?:the\s|our\s)(?:(?:spring|summer|autumn|winter|quarterly|monthly|annual|january|february|"
            r"march|april|may|"
            r"june|july|august|september|october|november|december|[\w']+)\s){1,2}(?P<unit>meeting)\b|"
            r"(?:(?<=to )|(?<=until )|(?<=till )|(?<=for )|(?<=before ))(?:the\s|our\s)(?P<agm>agm)\b",
            Tense.AHEAD,
            _no_day,
        ),
        (
            r"\b(?:the\s)?(?:next|coming|following|new)\s(?P<unit>week|month|year|fortnight|term|quarter|"
            r"meeting|financial year)\b",
            Tense.AHEAD,
            _coming,
        ),
        (
            rf"\b(?:the\s)?(?:next|coming)\s(?:{_MONTH_NAMES}|few (?:days|weeks|months)|couple of (?:days|"
            rf"weeks))\b",
            Tense.AHEAD,
            _no_day,
        ),
        (
            rf"\b(?:within|in)\s(?:about\s|around\s|roughly\s|the next\s)?{_COUNT}\s(?:more\s)?(?:working\s|"
            rf"business\s)?{_UNIT}"
            r"(?:'s?)?(?:\stime)?\b",
            Tense.AHEAD,
            _span,
        ),
        (rf"\b{_COUNT}\s(?:more\s)?(?:working\s|business\s)?{_UNIT}\b(?:'s?)?(?:\stime\b)?", Tense.OPEN, _span),
        (r"\b(?:today|tonight|this (?:afternoon|evening))\b", Tense.OPEN, _this_day),
        (r"\bthis (?:week|month|year|term)\b", Tense.OPEN, _no_day),
        (r"(?<=\bby )(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)\b", Tense.AHEAD, _day_of_month),
        (r"(?<=\bon )the\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b", Tense.OPEN, _day_of_month),
        (
            r"(?:(?<=\buntil )|(?<=\btill )|(?<=\bto )|(?<=\bbefore )|(?<=\bfor )|"
            r"(?<=\bfrom ))the\s(?P<day>\d{1,2})(?:st|nd|rd|th)\b",
            Tense.AHEAD,
            _day_of_month,
        ),
        (r"\bthe\s(?P<day>1[3-9]|2\d|3[01])(?:st|nd|rd|th)\b", Tense.OPEN, _day_of_month),
        (rf"\b(?:{_MONTH_NAMES})\b", Tense.OPEN, _no_day),
        (
            r"(?:(?<=\bin )|(?<=\bby )|(?<=\buntil )|(?<=\btill )|(?<=\bto )|(?<=\bbefore )|"
            r"(?<=\bsay )|(?<=\bmake it )|"
            r"(?<=\bearly )|(?<=\blate )|(?<=\bmid )|(?<=\bmid-)|(?<=\bnext ))(?-i:May|March)\b",
            Tense.OPEN,
            _no_day,
        ),
        (
            r"\b(?:christmas|xmas|easter|new year|half[- ]term|(?:the )?(?:spring|summer|autumn|"
            r"winter)(?: holidays?)?)\b",
            Tense.OPEN,
            _no_day,
        ),
        (r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\bnoon\b|\bmidday\b|\b\d{1,2}:\d\d\b", Tense.OPEN, _no_day),
    )
)
#: "1 and 3 may need longer": a verb, not a month.
_VERB_MAY = re.compile(r"\s+(?:be|need|take|have|not|well|slip|require|still|go|get|want|also)\b", re.I)
#: A date this far ahead in a year nobody wrote may be the past one; past the second figure it is.
_HALF_A_YEAR = timedelta(days=183)
_MOST_OF_A_YEAR = timedelta(days=300)


def find_whens(text: str, *, today: date) -> list[When]:
    """Every date and time phrase of `text` in order, none overlapping another."""
    found = [when for when in _named_dates(text, today) if not _is_verb(text, when)]
    for pattern, tense, resolver in _PHRASES:
        for match in pattern.finditer(text):
            if all(match.end() <= other.start or other.end <= match.start() for other in found):
                on = resolver(match, today)
                led = (match.groupdict().get("which") or "").strip().lower()
                seen = Tense.AHEAD if led in ("next", "the following", "this coming", "coming") else tense
                found.append(When(text=match[0], start=match.start(), end=match.end(), tense=seen, on=on))
    return sorted(found, key=lambda when: when.start)


def _named_dates(text: str, today: date) -> Iterator[When]:
    for mention in find_dates(text, after=today):
        if mention.short and not _is_led(text, mention.start):
            continue
        start = mention.start + _number_before(text, mention)
        on = mention.last_day if mention.month_only or start > mention.start else mention.on
        distance = timedelta(0) if mention.year_given else on - today
        past = on < today or distance > _MOST_OF_A_YEAR
        tense = Tense.PAST if past else Tense.OPEN if distance > _HALF_A_YEAR or on == today else Tense.AHEAD
        end = mention.end
        if "\n" in text[start:end]:  # the line end belongs to what stands below
            end = start + len(text[start:end].rstrip(" \t\n."))
        yield When(text=text[start:end], start=start, end=end, tense=tense, on=on)


def _number_before(text: str, mention: DateMention) -> int:
    """Length of the "2 to " in "move 2 to 20 March": an item's number, not the first day of a range."""
    lead = re.match(r"\d{1,2} to (?=\d)", mention.text)
    moved = re.search(
        r"(?:^|\n|\b(?:move|change|push|put|extend|shift|set|defer|delay|postpone)\s)$",
        text[max(0, mention.start - 12) : mention.start],
        re.I,
    )
    return len(lead[0]) if lead and moved and mention.until else 0


def _is_led(text: str, start: int) -> bool:
    """ "1/2 done" is no date; "by 1/2" is."""
    led = re.search(r"\b(?:on|by|until|till|to|from|before|for|w/c|due)\s$", text[max(0, start - 14) : start], re.I)
    reported = re.search(
        r"\b(?:done|completed?|finished|closed|sent|actioned|sorted)\s$", text[max(0, start - 14) : start], re.I
    )
    if re.match(r"\d\d/(?:0[1-9]|1[0-2])\b", text[start:]):
        return True
    return bool(led) or bool(reported and re.match(r"\d{1,2}/\d\d\b", text[start:]))


def _is_verb(text: str, when: When) -> bool:
    return bool(re.search(r"\bmay$", when.text, re.I) and _VERB_MAY.match(text, when.end))
