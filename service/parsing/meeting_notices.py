"""The meeting of which a paper gives notice ("Notice of the AGM"): its own day is one to come. Knows no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from service.domain.minutes import FutureMeeting
from service.parsing.lines import Line
from service.parsing.meeting_minuted import Head
from service.parsing.section_names import BEFORE_BUSINESS

_GENERAL = r"annual general meeting|AGM|(?:extraordinary|special) general meeting|[ES]GM"
_NOTICE = re.compile(
    rf"\bnotice of (?:[\w'’]+\s){{0,8}}?(?:meeting|{_GENERAL})\b|\b(?:meeting|{_GENERAL})(?:\s\d{{4}})? notice\b", re.I
)
_KIND = re.compile(rf"\b(?:{_GENERAL})\b", re.I)
#: A notice that changes a day says two; which of them holds is asked, not guessed.
_CHANGED = re.compile(
    r"\b(?:cancel\w*|postpone\w*|adjourn\w*|rescheduled?|re-?arranged?|supersede[sd]?|withdrawn|instead of"
    r"|moved (?:to|from)|will now|(?:new|revised|changed?|change of) (?:date|day|meeting))\b",
    re.I,
)
#: Lines among which a title may stand.
_TOP, _LONGEST_TITLE = 3, 100
#: Lines among which a letter comes to what it is about.
_FIRST = 8
_MINUTES = re.compile(r"\bminutes\b", re.I)
_HELD = re.compile(
    r"\b(?:will be|to be|shall be|is|be) held\b|\bwill (?:be holding|hold)\b|\b(?:takes?|taking) place\b", re.I
)
_TO_BE_HELD = re.compile(r"\bwill (?:be held|be holding|hold|take place|convene)\b", re.I)
#: To another's meeting one is asked.
_OF_OTHERS = re.compile(r"\b(?:invited|invites?|invitation|their)\b", re.I)
_WHEN = re.compile(r"^(?:(?:date|when|day)\b\W*)?(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


def find_noticed(lines: Sequence[Line], head: Head) -> Iterator[FutureMeeting]:
    """The meeting, where the title of the paper calls it a notice, or its first words are one, and say when it is held.

    Minutes, which tell who was there, and agendas, whose meeting was announced before, give none.
    """
    titles = [head.title, *(line.text for line in lines[:_TOP] if not line.is_item and len(line.text) < _LONGEST_TITLE)]
    if head.on is None or any(map(_MINUTES.search, titles)):
        return
    first = zip(lines[:_FIRST], [*lines[1 : _FIRST + 1], None], strict=False)
    letter = next((line for line, after in first if _announces(line, after, head.on)), None)
    if letter is None and not any(map(_NOTICE.search, titles)):
        return  # most papers: nothing else of them is looked at
    if any(line.section in BEFORE_BUSINESS or _CHANGED.search(line.text) for line in lines):
        return
    said = letter or next((line for line in lines if _tells_day(line.text, head.on)), None)
    if said is None:
        return
    kind = next((found[0] for title in (*titles, said.text) if (found := _KIND.search(title))), "")
    yield FutureMeeting(
        title=kind,
        on=head.on,
        starts=head.time.starts if head.time else None,
        ends=head.time.ends if head.time else None,
        venue=head.venue,
        line=said.number,
    )


def _announces(line: Line, after: Line | None, on: date) -> bool:
    """Whether a sentence says when a general meeting of ours is: "The next AGM will take place on ..."."""
    if line.is_item or line.is_row or not _KIND.search(line.text) or not _TO_BE_HELD.search(line.text):
        return False
    broken = after is not None and not line.text.endswith((".", "!", "?", ":"))
    said = f"{line.text} {after.text}" if after and broken else line.text
    return _tells_day(said, on) and not _OF_OTHERS.search(said)


def _tells_day(text: str, on: date) -> bool:
    """Whether these words say that something is held on that day."""
    if not _HELD.search(text) and not _WHEN.match(text):
        return False
    return bool(re.search(rf"(?<!\d)0?{on.day}(?!\d)", text)) and (f"{on:%B}"[:3].lower() in text.lower())
