"""Whether a paper is a calendar of meetings, by a title such as "Meeting dates 2027/28". Minutes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.parsing.lines import Line
from service.parsing.section_names import Section

_CALENDAR = re.compile(
    r"\b(?:meeting dates|(?:dates|calendar|schedule|timetable|programme|list) of (?:[\w&'’]+\s){0,3}meetings"
    r"|meetings calendar"
    r"|(?:council|committee|board|panel|forum|governors['’]?|trustees['’]?|directors['’]?) meetings(?: in| for)?)\b"
    r".{0,20}\b20\d\d\b"
    r"|\b20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\s(?:meeting dates|(?:calendar|schedule) of meetings)\b",
    re.I,
)
_FIRST_LINES, _LONGEST_TITLE = 4, 100


def is_calendar_title(lines: Sequence[Line], line: Line) -> bool:
    """Whether the paper is a calendar: "Meeting dates 2027/28" in its first lines, and nobody was there."""
    if (
        line.index >= _FIRST_LINES
        or (line.heading and line.section is Section.DATES)
        or not _CALENDAR.search(line.text)
        or len(line.text) > _LONGEST_TITLE
    ):
        return False
    return not any(one.section in (Section.ATTENDANCE, Section.APOLOGIES) for one in lines)
