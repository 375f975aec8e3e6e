"""What announced meetings share: the hours of a rule, one venue for all, "same time" as the one minuted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from service.domain.minutes import FutureMeeting
from service.parsing.lines import Line
from service.parsing.meeting_minuted import Head
from service.parsing.meetings import find_rule_hours
from service.parsing.venues import find_venue

_ALL_HELD = re.compile(
    r"\b(?:all meetings|meetings? (?:are|will be|is)(?: all)? held|all (?:are )?held|all (?:at|in))\b"
    r"(?P<rest>.{3,120})",
    re.I,
)
_SAME_TIME = re.compile(r"\b(?:same|usual) (?:time|hour)", re.I)
_SAME_PLACE = re.compile(r"\b(?:same|usual) (?:time and )?(?:place|venue|room|location)", re.I)


def fill_shared(found: Iterable[FutureMeeting], lines: Sequence[Line], head: Head) -> list[FutureMeeting]:
    """The meetings with the hours and the venue that the document gives for all of them, where they have none."""
    rule = find_rule_hours(lines)
    venue = _house_venue(lines)
    words = {line.number: line.text for line in lines}
    filled = []
    for one in found:
        text = words.get(one.line, "")
        hours = head.time if _SAME_TIME.search(text) else (rule if not one.title else None)
        if hours and one.starts is None:
            filled.append(replace(one, starts=hours.starts, ends=hours.ends))
        else:
            filled.append(one)
        place = head.venue if _SAME_PLACE.search(text) else venue
        if place and not one.venue:
            filled[-1] = replace(filled[-1], venue=place)
    return filled


def _house_venue(lines: Sequence[Line]) -> str | None:
    """ "All meetings are held in the Council Chamber"; None where nothing is said for all, or two things."""
    places = set()
    for line in lines:
        match = _ALL_HELD.search(line.text) if "held" in line.text or "ll " in line.text[:40] else None
        place = find_venue(f" {match['rest']}") or find_venue(f"at {match['rest'].strip()}") if match else None
        places |= {place} if place else set()
    return places.pop() if len(places) == 1 else None
