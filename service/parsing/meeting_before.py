"""The place before a meeting's day, or right behind its hours: "held in the Mill on 4 June", "4 June 7pm The Mill"."""

from __future__ import annotations

import re

from service.parsing.meeting_labels import find_label
from service.parsing.meeting_names import PLACE
from service.parsing.times import find_times
from service.parsing.venues import find_venue, is_name

_HELD_IN = re.compile(
    r"\b(?:held|place|hosted|be|is|meets?|meetings?)\s(?:again\s)?"
    r"(?P<rest>(?:(?:at|from)\s\d[\w.:]{0,6}(?:\s?[ap]\.?m\.?)?,?\s)?(?:in|at|via)\s(?!\d).+)$",
    re.I,
)
_ON = re.compile(r"[\s,]*(?:\b(?:on|for)\b)?\s?(?:\w{3,6}day,?\s)?(?:the\s)?$", re.I)
_BRACKETS = re.compile(r"\([^()]*\)")
_APART = re.compile(r";\s|\.\s+(?=[A-Z])")
_ROOM_NUMBER = re.compile(r"\b(?:room|hall|suite)\s[A-Z]?\d{1,3}$", re.I)
#: How far behind a day its hours stand, in characters.
_HOURS_NEAR = 40
#: No place and its street are longer, in characters.
_LONGEST = 80


def find_venue_before(before: str) -> str | None:
    """The place in the words between the label (or the last meeting of the line) and a day; None without one."""
    held = _HELD_IN.search(_ON.sub("", _APART.split(before)[-1][-200:]))
    if held:
        return find_venue(f" {held['rest']}")
    label = find_label(before)
    rest = _APART.split(before[label.end() :] if label else before)
    if label is None and len(rest) < 2:
        return None
    words = _BRACKETS.sub(" ", rest[-1])
    for hours in reversed(find_times(words, expected=True)):
        words = words[: hours.start] + words[hours.end :]
    place = _ON.sub("", words).strip(" ,:;–-")
    return place if _is_place(place) else None


def find_venue_behind(behind: str) -> str | None:
    """The place that ends a line right behind the hours, as columns set by spaces have it: "7:00PM   The Moot Hall"."""
    hours = find_times(behind[:_HOURS_NEAR], expected=True)
    rest = behind[hours[-1].end :].strip(" ,;:|–-") if hours else ""
    return rest if rest and _is_place(rest) else None


def _is_place(words: str) -> bool:
    """ "The Committee Room", "Main Hall, Mill Street": a name that ends as places do, not "Village Hall Committee"."""
    first = words.split(",")[0].strip()
    ends = [match.end() for match in PLACE.finditer(first)]
    placed = bool(_ROOM_NUMBER.search(first)) or bool(ends and ends[-1] == len(first))
    return placed and len(words) < _LONGEST and words[0].isupper() and is_name(words)
