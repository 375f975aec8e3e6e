"""Finds times of day and time ranges in words ("10am-12pm", "2-4pm", "17.00 – 18.30"). Civil times, no time zones.

Where one meeting is given in two zones ("4pm BST (3pm UTC)", "10 AM (EST) / 4 PM (CET)") the first is the one meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

_MERIDIEM = r"(?P<{0}mer>[ap]\.?\s?m\b\.?|noon\b|midnight\b)"
_CLOCK = r"(?P<{0}hour>[01]?\d|2[0-4])(?:\s?[:.;]\s?(?P<{0}min>[0-5]\d))?"
_START = rf"(?<![\d/.,:£$#-])(?:{_CLOCK.format('s')}|(?P<sfour>[012]\d[0-5]\d)(?!\d))(?![\d/%])\s?(?:hrs?\b|h\b)?\s?{_MERIDIEM.format('s')}?"
_END = (
    rf"(?:{_CLOCK.format('e')}|(?P<efour>[012]\d[0-5]\d)(?!\d))(?![\d/%])\s?(?:hrs?\b|h\b)?\s?{_MERIDIEM.format('e')}?"
)
_ZONE = r"(?:\s?\(?(?:BST|GMT|UTC|UK time|UK|CET|CEST|EST|EDT|ET|PST|PT|AEST|AEDT)\b\)?)?"
_RANGE = re.compile(rf"{_START}{_ZONE}\s?(?:[-–—‐−]|to|until|till)\s?{_END}", re.I)
_SINGLE = re.compile(_START, re.I)
_WORD = re.compile(r"\b(?:noon|midday|12 noon)\b", re.I)
_AT = re.compile(r"(?:\bat|@|\bfrom|\btime:?|\bstarts?|\bstarting|\bheld|\bwhen:?|[,–-])\s?$", re.I)
_ZONE_AFTER = re.compile(r"\s?(?:GMT|UTC|BST|hrs?\b|hours\b|UK time)", re.I)
_PHRASE_BETWEEN = re.compile(r"[\s,;]{0,3}(?:to|until|till|ends?(?: at)?|[-–])\s{0,2}$", re.I)


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
    the words stand where a time does. In a range the start takes the end's am or pm ("2-4pm" is 14:00 to 16:00); a
    bare "4:00" is of the afternoon, as meetings are (1 to 6 o'clock).
    """
    found: list[TimeMention] = []
    for match in _RANGE.finditer(text):
        mention = _range(match)
        if mention:
            found.append(mention)
    for match in _SINGLE.finditer(text):
        if not _overlaps(match.start(), match.end(), found):
            mention = _single(match, expected)
            if mention:
                found.append(mention)
    for match in _WORD.finditer(text):
        if not _overlaps(match.start(), match.end(), found):
            found.append(TimeMention(starts=time(12), ends=None, text=match[0], start=match.start(), end=match.end()))
    return sorted(found, key=lambda mention: mention.start)


def find_time_range(text: str, *, expected: bool = False) -> TimeMention | None:
    """The first time in `text`: a range where there is one, otherwise a start; None where no time is."""
    mentions = find_times(text, expected=expected)
    return next((m for m in mentions if m.ends), mentions[0]) if mentions else None


def _overlaps(start: int, end: int, found: list[TimeMention]) -> bool:
    return any(start < other.end and other.start < end for other in found)


def _range(match: re.Match[str]) -> TimeMention | None:
    starts_mer, ends_mer = _meridiem(match["smer"]), _meridiem(match["emer"])
    marked = starts_mer or ends_mer
    clocks = (match["smin"] or match["sfour"]) and (match["emin"] or match["efour"])
    if not marked and not clocks:
        return None
    ends = _time(match["ehour"], match["emin"], match["efour"], ends_mer)
    starts = _time(match["shour"], match["smin"], match["sfour"], starts_mer or _shared(match, ends_mer))
    if starts is None or ends is None:
        return None
    if not marked and starts.hour < 7 and ends.hour < 9 and not _zero_led(match["shour"]):
        starts, ends = _afternoon(starts), _afternoon(ends)
    if ends <= starts and ends.hour < 12 and not ends_mer:
        ends = ends.replace(hour=ends.hour + 12)
    return TimeMention(starts=starts, ends=ends, text=match[0].strip(), start=match.start(), end=match.end())


def _shared(match: re.Match[str], ends_mer: str) -> str:
    """The end's am or pm for the start, unless that puts the start after the end: "10-12pm", "11-1pm" start in the morning."""
    if match["shour"] is None or ends_mer != "pm" or match["ehour"] is None:
        return ends_mer
    start, end = int(match["shour"]), int(match["ehour"]) % 12
    return (
        "pm" if start % 12 <= end and not (start < 12 and end == 0) and start != 12 else ("am" if start != 12 else "pm")
    )


def _single(match: re.Match[str], expected: bool) -> TimeMention | None:
    meridiem = _meridiem(match["smer"])
    text = match.string
    if not meridiem and not _stands_as_time(match, expected):
        return None
    starts = _time(match["shour"], match["smin"], match["sfour"], meridiem)
    if starts is None:
        return None
    if not meridiem and match["smin"] and 1 <= starts.hour <= 6 and not _zero_led(match["shour"]):
        starts = _afternoon(starts)
    words = text[match.start() : match.end()].rstrip()
    return TimeMention(starts=starts, ends=None, text=words, start=match.start(), end=match.start() + len(words))


def _stands_as_time(match: re.Match[str], expected: bool) -> bool:
    """Whether digits without am or pm are a time: 17:45 always, 17.45 and 1300 only where a time is due."""
    text = match.string
    if match["smin"] and text[match.end("shour") : match.start("smin")].strip() == ":":
        return not (match.end() < len(text) and text[match.end()] == ":")
    if not (match["smin"] or match["sfour"]):
        return False
    led = bool(_AT.search(text[max(0, match.start() - 12) : match.start()])) and not _is_year(match["sfour"])
    return led or bool(_ZONE_AFTER.match(text, match.end())) or (expected and not _is_year(match["sfour"]))


def _is_year(four: str | None) -> bool:
    return bool(four) and 1980 <= int(four or 0) <= 2059


def _zero_led(hour: str | None) -> bool:
    return bool(hour) and (hour or "").startswith("0")


def _afternoon(value: time) -> time:
    return value.replace(hour=value.hour + 12) if value.hour < 12 else value


def _meridiem(word: str | None) -> str:
    if not word:
        return ""
    return {"a": "am", "p": "pm", "n": "pm", "m": "am"}[word[0].lower()]


def _time(hour: str | None, minute: str | None, four: str | None, meridiem: str) -> time | None:
    if four:
        hour, minute = four[:2], four[2:]
    value = int(hour or 0)
    if meridiem == "pm" and value < 12:
        value += 12
    if meridiem == "am" and value == 12:
        value = 0
    return time(value, int(minute or 0)) if value < 24 else None
