"""Finds the meetings that the minutes announce in labels and sentences, and puts together what others find.

Lists are in meeting_lists.py, tables of dates in meeting_tables.py.

Never the meeting minuted, a deadline, or a session of a programme: a date counts where a label, a section or a lead-in
says that it is of a meeting to come.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from service.domain.document import BlockKind
from service.domain.minutes import FutureMeeting, Problem
from service.parsing.dates import WEEKDAYS, DateMention, find_dates, find_month
from service.parsing.hints import holds_any
from service.parsing.line_joins import is_broken
from service.parsing.lines import Line
from service.parsing.meeting_calendar_titles import is_calendar_title
from service.parsing.meeting_dates import Horizon, announce
from service.parsing.meeting_labels import GENERAL, LABEL, find_label, title_of_label
from service.parsing.meeting_lists import find_calendar_lines, find_listed_meetings
from service.parsing.meeting_names import STRIP, is_event
from service.parsing.meeting_others import is_anothers
from service.parsing.meeting_reach import BEFORE_LABEL, days_of_label
from service.parsing.meeting_rows import find_meetings_in_row
from service.parsing.section_names import Section, find_section
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_venue

_LEAD_IN = re.compile(
    r"(?<!\blast )(?<!\bprevious )(?<!\bprior )(?<!\bthis )\b(?:meetings?|dates?|sessions?)\b"
    r"(?!.*\b(?:actions?|training|courses?|workshops?|sponsored|offered|events?)\b)(?<!\btraining sessions)"
    r"[^.]{0,160}:\s?-?$"
    r"|\bfollowing (?:meetings?|dates)\b",
    re.I,
)
_FIRST = re.compile(
    r"\b(?:first|next) (?:of these|of them|one|meeting|call|session)"
    r"(?:(?:\s[a-z]+){0,5}?\s(?:(?:will|would|should|is to) (?:be|take place)|is)\b|\s?[:–-]|(?=\son\b))",
    re.I,
)
#: Between it and its day stand hours and zones only: "will be **4pm BST (3pm UTC), Monday 13 September**".
_HOURS_ONLY = re.compile(
    r"(?:[\s*_(),–-]|\d[\d:.]{0,4}|[ap]\.?m\b\.?|noon|[A-Z]{2,4}\b|(?:on|at|the|held|from|to|and|time)\b"
    r"|[A-Z][a-z]{2,5}day\b){0,24}"
)
#: Two words in capitals at least: "the Committee's next meeting" is of those who write it.
_POSSESSOR = re.compile(r"(?:(?!The\s)(?P<who>(?:[A-Z][\w&-]*\s){1,5}[A-Z][\w&-]*)['’]s?|\b[Tt]heir)\s(?:own\s)?$")
_MEETS_ON = re.compile(r"(?P<who>committee|board|council|panel|forum)\s(?:will|to|is to) meet", re.I)
_KINDS = re.compile(
    r"\b(?:committee|group|party|board|council|panel|forum|trustees|team|trust|club|association|partnership)\b"
)
_AGENDA = re.compile(r"(?:agenda|items?|topics?|apologies)\b", re.I)
_YEAR = re.compile(r"\b20\d\d\b(?![/–-]\d)")
_ONWARD_FIRST = re.compile(
    r"(?:and\s)?(?:thereafter|then|after that|subsequent (?:meetings|dates)|further dates)\b"
    r"|\b(?:all\s)?(?:at\s)?(?:the\s)?same\s(?:time|place|venue)(?:\s?(?:/|&|and)\s?(?:time|place|venue))?\b",
    re.I,
)
_RECURRING = re.compile(
    r"\b(?:(?:every|each)\s(?:(?:second|third|other|1st|2nd|3rd|4th|first|fourth|last)\s)?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|bi-?(?:weekly|monthly)"
    r"|fortnightly|(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day\s(?:of|in)\s(?:each|every|the)\smonth|weekly on\s\w+"
    r"|monthly on\s)",
    re.I,
)
_NAME_THEN_DAY = re.compile(r"[A-Z][\w '’&()-]{2,40}\s?[:–-]\s?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?\d", re.I)
_GENERAL_HINTS = ("agm", "egm", "apcm", "general meeting", "annual ", "public meeting", "open meeting")
#: "Date: 21 March", "Provisional date agreed as", "To be held on".
_DATE_SET = re.compile(
    r"(?:(?:^|[.;,–-]\s)(?:(?:provisional|proposed|new|likely)\s)?(?:date|when)"
    r"(?:\s(?:has been |was |is )?(?:agreed|set|fixed|confirmed|proposed))?"
    r"|\b(?:(?:will|to|can|should) (?:be held|take place)|(?:was|is|has been|been|be|^)\s?"
    r"(?:re)?(?:set|arranged|booked|scheduled|agreed|fixed|confirmed)|^(?:re)?(?:set|arranged|booked|scheduled|agreed|fixed))"
    r"|^on)(?:\s(?:as|for|on|is))?\s?[:–-]?\s(?:the\s)?$",
    re.I,
)
#: "Then face to face 11th March, noon": the meeting after the one above.
_THEN = re.compile(
    r"\W*(?:and\s)?(?:then|thereafter|after that|followed by|the one after(?: that)?|subsequently)\b\s?[:,–-]?\s"
    r"(?:[\w'’-]+,?\s){0,5}$",
    re.I,
)
_RECURRING_HINTS = ("weekly", "monthly", "fortnight")
_RECURRING_DAYS = ("every", "each", "month")
_MEETINGS = re.compile(r"\b(?:meetings?|calls?|sessions?)\b", re.I)
_WORDS = re.compile(r"[A-Za-z]{3,12}")
_HOURS_FIRST = re.compile(
    r"^(?:(?:at|from|time:?)\s)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|noon|hrs)?"
    r"(?:\s?(?:[-–]|to|until)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|noon|hrs)?)?(?![\w/]|\.\d)",
    re.I,
)
_SHORT_LINE = 80
#: So many lines on, an empty one or a page between, a sentence may go on.
_NEAR = 3
_ROMAN = re.compile(r"\(?[IVX]{1,5}[.)]?")


def find_meetings(lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings announced outside tables, and what could not be read of them."""
    lines = _unbroken(lines)
    places = {line.number: line.index for line in reversed(lines)}
    for found in _found(lines, horizon):
        if isinstance(found, FutureMeeting) and found.starts is None and found.line in places:
            yield _with_hours_below(found, lines[places[found.line] + 1 : places[found.line] + 2])
        else:
            yield found


def _unbroken(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, each with what a narrow page broke off its sentence; what was broken off is left empty."""
    whole = list(lines)
    at = 0
    for line in lines[1:]:
        above = whole[at]
        told = above.section is Section.DATES or "meet" in above.text
        plain = line.block.kind is BlockKind.PARAGRAPH and not line.heading and not (above.heading or above.is_row)
        near = line.number - lines[line.index - 1].number <= _NEAR
        if told and plain and near and is_broken(above.text, line.text):
            whole[at] = replace(above, text=f"{above.text} {line.text}")
            whole[line.index] = replace(line, text="")
        else:
            at = line.index
    return whole


def _with_hours_below(meeting: FutureMeeting, below: Sequence[Line]) -> FutureMeeting:
    """ "Next meeting   Tuesday 11th June" over "10:30 - 12:30 Castle Museum"."""
    words = below[0].text if below and not below[0].is_row and not below[0].heading else ""
    hours = _HOURS_FIRST.match(words)
    mention = find_time_range(hours[0], expected=True) if hours and len(words) < _SHORT_LINE else None
    if mention is None or hours is None:
        return meeting
    rest = words[hours.end() :].strip(STRIP)
    venue = meeting.venue or find_venue(f", {rest}")
    return replace(meeting, starts=mention.starts, ends=mention.ends, venue=venue)


def _found(lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    taken: set[int] = set()
    for line in lines:
        if line.index in taken:
            continue
        if line.is_row:
            yield from find_meetings_in_row(lines, line, horizon)
            continue
        if _recurs(line.text):
            yield Problem(
                line=line.number, text=line.text[:200], reason="A recurring meeting: confirm the dates to invite to."
            )
        if is_calendar_title(lines, line):
            yield from find_calendar_lines(lines, line, horizon, taken)
        elif (line.heading and line.section is Section.DATES) or _is_roman_title(lines, line):
            yield from _headed(lines, line, horizon, taken)
        elif line.section is not Section.DATES:
            yield from _sentence(lines, line, horizon, taken)


def _is_roman_title(lines: Sequence[Line], line: Line) -> bool:
    """ "VI. Meeting schedule" over a paragraph: Roman numbers set no sections."""
    below = lines[line.index + 1 : line.index + 2]
    titled = line.is_item and _ROMAN.fullmatch(line.block.marker) and find_section(line.text) is Section.DATES
    return bool(titled and below and not below[0].is_item and not below[0].is_row)


def _next_item(lines: Sequence[Line], line: Line) -> int:
    return next((one.index for one in lines[line.index + 1 :] if one.is_item or one.heading), len(lines))


def _headed(lines: Sequence[Line], head: Line, horizon: Horizon, taken: set[int]) -> Iterator[FutureMeeting | Problem]:
    """The days in a heading such as "Next meeting: 4 June" and in the lines under it."""
    lines = lines if head.heading else lines[: _next_item(lines, head)]
    found = [*announce(head, horizon.mentions(head.text), ""), *find_listed_meetings(lines, head, horizon, taken)]
    yield from found or _unread(head, head.text, horizon)


def find_rule_hours(lines: Sequence[Line]) -> TimeMention | None:
    """The hours of the one recurring rule ("last Wednesday of each month at 1 PM"), for dated meetings without any."""
    found = [find_time_range(line.text) for line in lines if _recurs(line.text)]
    hours = {(mention.starts, mention.ends): mention for mention in found if mention}
    return next(iter(hours.values())) if len(hours) == 1 else None


@lru_cache(maxsize=256)
def _recurs(text: str) -> bool:
    lower = text.lower()
    on_days = "day" in lower and holds_any(lower, _RECURRING_DAYS)
    return (on_days or holds_any(lower, _RECURRING_HINTS)) and bool(_RECURRING.search(text))


def _sentence(
    lines: Sequence[Line], line: Line, horizon: Horizon, taken: set[int]
) -> Iterator[FutureMeeting | Problem]:
    lower = line.text.lower()
    label = find_label(line.text)
    if label is not None:
        announced = list(_announced(line, horizon))
        if announced:
            yield from announced
            yield from _run_on(lines, line, horizon, taken)
        elif _heads_list(lines, line, label, horizon):
            yield from find_listed_meetings(lines, line, horizon, taken)
        elif label.start() < 12:
            yield from _unread(line, line.text[label.end() :], horizon)
    elif ((":" in line.text[-3:] or "following" in lower) and _LEAD_IN.search(line.text)) or (
        line.text.endswith(":") and _MEETINGS.search(line.topic) and _all_days(lines, line, horizon)
    ):
        yield from find_listed_meetings(lines, line, horizon, taken)
    elif _of_topic(lines, line):
        mentions = [m for m in horizon.mentions(line.text) if _DATE_SET.search(line.text[: m.start][-BEFORE_LABEL:])]
        yield from announce(line, mentions[:1], line.topic.strip(STRIP))
    elif (
        "first" in lower
        and not line.heading
        and (first := _FIRST.search(line.text))
        and _MEETINGS.search(f"{line.topic} {line.text}")
    ):
        days = [m for m in horizon.mentions(line.text) if _HOURS_ONLY.fullmatch(line.text, first.end(), m.start)]
        yield from announce(line, days[:1], "")


def _heads_list(lines: Sequence[Line], line: Line, label: re.Match[str], horizon: Horizon) -> bool:
    """Whether the days of a label stand below: behind a colon, behind the label alone, or after the names of bodies.

    "The dates of committee meetings are below." over "Planning: 2 April, 7 May" and "Staffing: 23 April".
    """
    if line.text.endswith((":", ":-")):
        return True
    if _AGENDA.match(line.text):
        return False
    if label.start() < 12 and not line.text[label.end() :].strip(STRIP) and not line.is_item:
        return True
    if "dates" not in line.text.lower():
        return False
    below = [one for one in lines[line.index + 1 : line.index + 3] if not one.is_row and len(one.text) < _SHORT_LINE]
    return len(below) > 1 and all(_NAME_THEN_DAY.match(one.text) and horizon.mentions(one.text) for one in below)


def _of_topic(lines: Sequence[Line], line: Line) -> bool:
    """Whether the line stands under "AGM" or the like, which is not the title of the whole."""
    if line.heading or not holds_any(line.topic.lower(), _GENERAL_HINTS):
        return False
    return bool(GENERAL.match(line.topic)) and line.topic != lines[0].text


def _announced(line: Line, horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings behind each label of the line: "Next meeting: 4 June at 2pm. Dates for 2025: 8 March; 7 June"."""
    found = horizon.mentions(line.text)
    labels = [
        one
        for one in (LABEL.finditer(line.text) if found else ())
        if not _is_of_another(line.text, one, horizon)
        and (line.section is Section.DATES or not is_anothers(line.text, one, horizon.body))
    ]
    found = _of_year(line, labels, found, horizon)
    places = [label.start() for label in labels]
    starts = [mention.start for mention in found]
    told: set[int] = set()
    for label in labels:
        near = found[bisect_left(starts, label.start() - BEFORE_LABEL) :]
        belonging = days_of_label(line.text, label, near, horizon.body)
        behind = [m for m in belonging if m.start >= label.end()]
        mentions = [m for m in behind or belonging if m.start not in told]
        told.update(m.start for m in mentions)
        if mentions:
            following = bisect_right(places, mentions[-1].end)
            words = line.text[: places[following]] if following < len(places) else None
            yield from announce(line, mentions, title_of_label(label), words)


def _is_of_another(text: str, label: re.Match[str], horizon: Horizon) -> bool:
    """Whether the meeting is another body's: "the Planning Department's next meeting", "their next meeting"."""
    whose = _POSSESSOR.search(text[max(0, label.start() - BEFORE_LABEL) : label.start()])
    if whose is None:
        return _meets_elsewhere(label[0], horizon)
    body = frozenset(horizon.body.lower().split())
    return whose["who"] is None or not (body and body >= frozenset(whose["who"].lower().split()))


def _meets_elsewhere(label: str, horizon: Horizon) -> bool:
    """Whether "the panel will meet" is of others: the minutes are of a body that calls itself otherwise."""
    meets = _MEETS_ON.fullmatch(label)
    body = horizon.body.lower()
    return meets is not None and bool(_KINDS.search(body)) and meets["who"].lower() not in body


def _of_year(
    line: Line, labels: Sequence[re.Match[str]], found: list[DateMention], horizon: Horizon
) -> list[DateMention]:
    """The days of "Dates for 2024: Feb 5, April 8" are of that year, also those that are past."""
    year = _YEAR.search(labels[0][0]) if len(labels) == 1 else None
    if year is None or horizon.meeting_on is None:
        return found
    return replace(horizon, after=date(int(year[0]), 1, 1)).mentions(line.text)


def _all_days(lines: Sequence[Line], head: Line, horizon: Horizon) -> bool:
    """Whether the items below are nothing but days with their hours: then they are of what the topic says."""
    items = []
    for line in lines[head.index + 1 : head.index + 20]:
        if not line.is_item:
            break
        items.append(line)
    left = [len(i.text) - sum(len(m.text) for m in ms) if (ms := horizon.mentions(i.text)) else 99 for i in items]
    return len(items) > 1 and all(length < 30 for length in left)


def _unread(line: Line, rest: str, horizon: Horizon) -> Iterator[Problem]:
    """A label with something like a date behind it that is none: "Tuesday 31st June", "in April 2016"."""
    looks = [word for word in _WORDS.findall(rest) if find_month(word) or word.lower() in WEEKDAYS]
    mentions = find_dates(rest, after=horizon.after, day_first=horizon.day_first)
    if (looks and not mentions) or (mentions and all(mention.month_only for mention in mentions)):
        yield Problem(line=line.number, text=line.text[:200], reason="A meeting is announced, but not on which day.")


def _run_on(lines: Sequence[Line], line: Line, horizon: Horizon, taken: set[int]) -> Iterator[FutureMeeting | Problem]:
    """Lines below that are nothing but days and hours go on with the list above them."""
    for below in lines[line.index + 1 : line.index + 8]:
        mentions = horizon.mentions(below.text)
        left = below.text
        for mention in mentions:
            left = left.replace(mention.text, "", 1)
        left = _ONWARD_FIRST.sub("", left)
        before = below.text[: mentions[0].start] if mentions else ""
        onward = _THEN.match(before) and not is_event(before)
        if below.is_row or not mentions or (_WORDS.search(left) and not onward):
            return
        taken.add(below.index)
        yield from announce(below, mentions, "")
