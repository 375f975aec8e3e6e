"""Dates, times, names and counts in plain British English. Knows no templates, no markup and no clock.

Style: GOV.UK style guide, A to Z ("Thursday 20 April 2023", "10am to noon", "10:30am"). Month and day names are
written here because strftime() answers in the language of the machine it happens to run on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

#: The line a reader writes above; the reply reader cuts an answer here. Part of every mail that may be answered.
REPLY_MARKER = "Write your answer above this line."

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ELLIPSIS = "…"


def day(on: date) -> str:
    """A date with its weekday: "Thursday 20 April 2023"."""
    return f"{DAYS[on.weekday()]} {short_day(on)}"


def short_day(on: date) -> str:
    """A date without its weekday: "20 April 2023"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def clock(at: time) -> str:
    """A civil time: "10am", "10:30am", "noon", "midnight". Seconds are not said."""
    if (at.hour, at.minute) == (12, 0):
        return "noon"
    if (at.hour, at.minute) == (0, 0):
        return "midnight"
    half = "am" if at.hour < 12 else "pm"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{half}"


def hours(starts: time | None, ends: time | None) -> str:
    """A stretch of a day: "10am to noon", "from 10am", or "" where no start is known."""
    if starts is None:
        return ""
    if ends is None:
        return f"from {clock(starts)}"
    return f"{clock(starts)} to {clock(ends)}"


def span(on: date, starts: time | None = None, ends: time | None = None) -> str:
    """When a meeting is: "Thursday 20 April 2023, 10am to noon"; "..., time to be confirmed" without a start."""
    return f"{day(on)}, {hours(starts, ends) or 'time to be confirmed'}"


def listing(names: Iterable[str], last: str = "and") -> str:
    """Names in a sentence: "Ann, Bo and Cy"; "" for nobody."""
    *most, final = [name for name in names if name] or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 action", "3 actions", "no actions"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number or 'no'} {word}"


def away(days: int) -> str:
    """A distance from today in days: "today", "tomorrow", "in 3 days", "yesterday", "3 days ago"."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def due_words(due: date | None, due_text: str = "", days_left: int | None = None, *, overdue: bool = False) -> str:
    """When an action is due: "Due Thursday 4 May 2023, in 3 days", "Overdue: it was due on ...", "No due date"."""
    if due is None:
        return f"Due: {due_text}" if due_text else "No due date"
    distance = f", {away(days_left)}" if days_left is not None else ""
    if overdue:
        return f"Overdue: it was due on {day(due)}{distance}"
    return f"Due {day(due)}{distance}"


def clip(text: str, width: int) -> str:
    """`text` on one line and at most `width` characters long, cut between words where that loses little."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[: max(width - 1, 0)]
    short = line[:width].rpartition(" ")[0]
    kept = short if len(short) >= width // 2 else head
    return kept.rstrip(" ,;:.-–") + _ELLIPSIS
