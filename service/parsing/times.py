"""Finds times of day and time ranges in words ("10am-12pm", "2-4pm", "17.00 – 18.30"). Civil times, no time zones.

Where one meeting is given in two zones ("4pm BST (3pm UTC)", "10 AM (EST) / 4 PM (CET)") the first is the one meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from service.parsing.hints import holds_any

_MERIDIEM = r"(?P<{0}mer>[ap]\.?\s?m\b\.?|noon\b|midnight\b)"
_CLOCK = r"(?P<{0}hour>[01]?\d|2[0-4])(?:\s?[:.;]\s?(?P<{0}min>[0-5]\d))?(?![\d/%])"
_FOUR = r"(?P<{0}four>[012]\d[0-5]\d)(?![\d/%])"
_HOURS = r"\s?(?:hrs?\b|h\b|hours\b)?\s?"
_BEFORE = r"(?<![\d/.,:£$#-])"
_ZONE = r"(?:\s?\(?(?:BST|GMT|UTC|UK time|UK|CET|CEST|EST|EDT|ET|PST|PT|AEST|AEDT)\b\)?)?"
_TO = r"\s?(?:[-–—‐−]|to|until|till)\s?"
_START = rf"{_BEFORE}{_CLOCK.format('s')}{_HOURS}{_MERIDIEM.format('s')}?"
_RANGE = re.compile(rf"{_START}{_ZONE}{_TO}{_CLOCK.format('e')}{_HOURS}{_MERIDIEM.format('e')}?", re.I)
_NOON = r"(?:12\s)?(?:noon|midday|mid-day)\b"
_TO_NOON = re.compile(rf"{_START}{_ZONE}{_TO}{_NOON}", re.I)
_FROM_NOON = re.compile(rf"\b{_NOON}{_TO}{_CLOCK.format('e')}{_HOURS}{_MERIDIEM.format('e')}?", re.I)
_BETWEEN = re.compile(
    rf"\bbetween\s{_START}{_ZONE}\s(?:and|&)\s{_CLOCK.format('e')}{_HOURS}{_MERIDIEM.format('e')}?", re.I
)
_OCLOCK = re.compile(rf"{_BEFORE}(?P<shour>1[0-2]|[1-9])\s?o['’]?\s?clock\b(?:\sin the (?P<part>morning))?", re.I)
_FOUR_RANGE = re.compile(rf"{_BEFORE}{_FOUR.format('s')}{_HOURS}{_ZONE}{_TO}{_FOUR.format('e')}", re.I)
_SINGLE = re.compile(_START, re.I)
#: "13h", "14 h 30", "9h00-10h30".
_H = r"(?P<{0}hour>[01]?\d|2[0-3])\s?[hH](?:\s?(?P<{0}min>[0-5]\d))?(?![\w/%])"
_H_RANGE = re.compile(rf"{_BEFORE}{_H.format('s')}{_TO}{_H.format('e')}")
_H_SINGLE = re.compile(rf"{_BEFORE}{_H.format('s')}")
_FOUR_SINGLE = re.compile(rf"{_BEFORE}{_FOUR.format('s')}{_HOURS}", re.I)
#: What stands round hours without am, pm or minutes ("12 May, 2-4, same place"); "2-4 Mill Lane", "items 2-4" are none.
_SET_OFF = re.compile(r"(?:^|[,;:(–—-]|\b(?:at|from|time|\d{4}))\s*$", re.I)
_SET_DOWN = re.compile(r"\s?(?:$|[,.;()\n]|(?:in|at|on|via|same|online|teams|zoom)\b)", re.I)
#: Meetings rarely last longer, in hours.
_LONGEST = 5
_HINT = re.compile(r"\d|noon|midday", re.I)
_WORD = re.compile(r"\b(?:noon|midday|12 noon)\b", re.I)
_AT = re.compile(r"(?:\bat|@|\bfrom|\btime:?|\bstarts?|\bstarting|\bheld|\bwhen:?|[,–-])\s?$", re.I)
_ZONE_AFTER = re.compile(r"\s?(?:GMT|UTC|BST|(?:CES?T|E[SD]T|P[SD]T)\b|hrs?\b|hours\b|UK time)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time, or a range of times, as the words give it."""

    starts: time
    ends: time | None
    text: str
    #: Offsets in the text searched.
    start: int
    end: int


def find_times(text: str, *, expected: bool = False) -> list[TimeMention]:
    """Every time in `text`, in order.

    Digits alone ("10.00", "1300") count only in a range, after "at", before a zone, or where `expected` says that
    the words stand where a time does; there "2-4" between commas is a range too. In a range the start takes the end's
    am or pm ("2-4pm" is 14:00 to 16:00); a bare "4:00" is of the afternoon, as meetings are (1 to 7 o'clock).
    """
    if not _HINT.search(text):
        return []
    found: list[TimeMention] = []
    taken = bytearray(len(text))
    lower = text.lower()
    for hints, pattern, read in _READERS:
        for match in pattern.finditer(text) if holds_any(lower, hints) else ():
            mention = None if any(taken[match.start() : match.end()]) else read(match, expected)
            if mention:
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def find_time_range(text: str, *, expected: bool = False) -> TimeMention | None:
    """The first time in `text`: a range where there is one, otherwise a start; None where no time is."""
    mentions = find_times(text, expected=expected)
    return next((m for m in mentions if m.ends), mentions[0]) if mentions else None


def _range(match: re.Match[str], expected: bool) -> TimeMention | None:
    starts_mer, ends_mer = _meridiem(match["smer"]), _meridiem(match["emer"])
    marked = bool(starts_mer or ends_mer)
    if not marked and not (match["smin"] and match["emin"]):
        return _bare_range(match) if expected else None
    ends = _time(match["ehour"], match["emin"], ends_mer)
    starts = _time(match["shour"], match["smin"], starts_mer or _shared(match, ends_mer))
    if starts is None or ends is None:
        return None
    if not marked and starts.hour < 7 and ends.hour < 9 and not match["shour"].startswith("0"):
        starts, ends = _afternoon(starts), _afternoon(ends)
    if ends <= starts and ends.hour < 12 and not ends_mer:
        ends = _afternoon(ends)
    return TimeMention(starts=starts, ends=ends, text=match[0].strip(), start=match.start(), end=match.end())


def _bare_range(match: re.Match[str]) -> TimeMention | None:
    """ "2-4", "10-12", "6.30-8" where hours are due: of the afternoon up to seven; "8-10" may be either and is none."""
    start, end = int(match["shour"]), int(match["ehour"])
    set_off = _SET_OFF.search(match.string[: match.start()]) and _SET_DOWN.match(match.string, match.end())
    if not set_off or not (1 <= start <= 12 and 1 <= end <= 12) or start == 8 or match["shour"].startswith("0"):
        return None
    starts = time(start + 12 if start <= 7 else start, int(match["smin"] or 0))
    ends = time(end if start < end and start > 8 else end % 12 + 12, int(match["emin"] or 0))
    if not starts < ends or ends.hour - starts.hour > _LONGEST:
        return None
    return TimeMention(starts=starts, ends=ends, text=match[0].strip(), start=match.start(), end=match.end())


def _to_noon(match: re.Match[str], expected: bool) -> TimeMention | None:
    """ "10am to noon", "10.30 - midday": what ends at noon begins in the morning."""
    del expected
    starts = _time(match["shour"], match["smin"], _meridiem(match["smer"]) or "am")
    if starts is None or starts.hour >= 12:
        return None
    return TimeMention(starts=starts, ends=time(12), text=match[0].strip(), start=match.start(), end=match.end())


def _from_noon(match: re.Match[str], expected: bool) -> TimeMention | None:
    """ "noon to 2pm", "midday - 1.30"."""
    del expected
    ends = _time(match["ehour"], match["emin"], _meridiem(match["emer"]) or "pm")
    if ends is None or ends.hour < 12:
        return None
    return TimeMention(starts=time(12), ends=ends, text=match[0].strip(), start=match.start(), end=match.end())


def _shared(match: re.Match[str], ends_mer: str) -> str:
    """The end's am or pm for the start, unless the start would then be later ("10-12pm", "11-1pm")."""
    if ends_mer != "pm":
        return ends_mer
    start, end = int(match["shour"]), int(match["ehour"])
    if start == 12 or end == 12:
        return "pm" if start == 12 else "am"
    return "pm" if start <= end else "am"


def _four_range(match: re.Match[str], expected: bool) -> TimeMention | None:
    """ "1000-1200"; two years ("2019-2021") are none."""
    if _is_year(match["sfour"]) and _is_year(match["efour"]) and not expected:
        return None
    starts, ends = _four_time(match["sfour"]), _four_time(match["efour"])
    if starts is None or ends is None:
        return None
    return TimeMention(starts=starts, ends=ends, text=match[0].strip(), start=match.start(), end=match.end())


def _oclock(match: re.Match[str], expected: bool) -> TimeMention | None:
    """ "8 o'clock" is of the evening, as meetings are; "10 o'clock" of the morning."""
    del expected
    hour = int(match["shour"])
    starts = _time(match["shour"], None, "am" if match["part"] or hour in (9, 10, 11) else "pm")
    return _mention(match, starts) if starts else None


def _single(match: re.Match[str], expected: bool) -> TimeMention | None:
    meridiem = _meridiem(match["smer"])
    if not meridiem and not _stands_as_time(match, expected):
        return None
    starts = _time(match["shour"], match["smin"], meridiem)
    if starts is None:
        return None
    if not meridiem and 1 <= starts.hour <= 7 and not match["shour"].startswith("0"):
        starts = _afternoon(starts)
    return _mention(match, starts)


def _h_range(match: re.Match[str], expected: bool) -> TimeMention | None:
    """ "13h-14h30": the hours of the day, never of the afternoon by guess."""
    del expected
    starts, ends = _time(match["shour"], match["smin"], ""), _time(match["ehour"], match["emin"], "")
    if starts is None or ends is None or ends <= starts:
        return None
    return TimeMention(starts=starts, ends=ends, text=match[0].strip(), start=match.start(), end=match.end())


def _h_single(match: re.Match[str], expected: bool) -> TimeMention | None:
    """ "14h30" always; "13h" where a time is due. "3h" and "2h30" are how long something lasts."""
    due = (match["smin"] or expected or _is_led(match)) and int(match["shour"]) > _LONGEST
    due = due or _has_zone(match)
    starts = _time(match["shour"], match["smin"], "") if due else None
    return _mention(match, starts) if starts else None


def _four_single(match: re.Match[str], expected: bool) -> TimeMention | None:
    starts = _four_time(match["sfour"])
    hours = match[0].rstrip()[-1:].isalpha()
    if starts is None or (_is_year(match["sfour"]) and not hours):
        return None
    return _mention(match, starts) if hours or expected or _is_led(match) or _has_zone(match) else None


def _word(match: re.Match[str], expected: bool) -> TimeMention:
    del expected
    return TimeMention(starts=time(12), ends=None, text=match[0], start=match.start(), end=match.end())


def _mention(match: re.Match[str], starts: time) -> TimeMention:
    words = match[0].rstrip()
    return TimeMention(starts=starts, ends=None, text=words, start=match.start(), end=match.start() + len(words))


def _stands_as_time(match: re.Match[str], expected: bool) -> bool:
    """Whether digits without am or pm are a time: 17:45 always, 17.45 only where a time is due."""
    if not match["smin"]:
        return False
    text = match.string
    if ":" in text[match.end("shour") : match.start("smin")]:
        return text[match.end("smin") : match.end("smin") + 1] != ":"
    return _is_led(match) or _has_zone(match) or expected


def _is_led(match: re.Match[str]) -> bool:
    return bool(_AT.search(match.string[max(0, match.start() - 12) : match.start()]))


def _has_zone(match: re.Match[str]) -> bool:
    return bool(_ZONE_AFTER.match(match.string, match.end()))


def _is_year(four: str) -> bool:
    return 1980 <= int(four) <= 2059


def _afternoon(value: time) -> time:
    return value.replace(hour=value.hour + 12) if value.hour < 12 else value


def _meridiem(word: str | None) -> str:
    if not word:
        return ""
    return {"a": "am", "p": "pm", "n": "pm", "m": "am"}[word[0].lower()]


def _time(hour: str, minute: str | None, meridiem: str) -> time | None:
    value = int(hour)
    if meridiem == "pm" and value < 12:
        value += 12
    if meridiem == "am" and value == 12:
        value = 0
    return time(value, int(minute or 0)) if value < 24 else None


def _four_time(four: str) -> time | None:
    return time(int(four[:2]), int(four[2:])) if int(four[:2]) < 24 else None


_ALWAYS, _NOON_HINTS, _H_HINTS = ("",), ("noon", "midday", "mid-day"), ("h",)
#: In the order in which they may claim words: ranges before single times. Each with what its pattern cannot do without.
_READERS: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str], bool], TimeMention | None]], ...] = (
    (_ALWAYS, _RANGE, _range),
    (("between",), _BETWEEN, _range),
    (_NOON_HINTS, _TO_NOON, _to_noon),
    (_NOON_HINTS, _FROM_NOON, _from_noon),
    (_ALWAYS, _FOUR_RANGE, _four_range),
    (("clock",), _OCLOCK, _oclock),
    (_H_HINTS, _H_RANGE, _h_range),
    (_H_HINTS, _H_SINGLE, _h_single),
    (_ALWAYS, _SINGLE, _single),
    (_ALWAYS, _FOUR_SINGLE, _four_single),
    (_NOON_HINTS, _WORD, _word),
)
