"""Reads which meeting the minutes are of: body, title, date, times, venue. Looks at the head of the document only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from service.domain.document import BlockKind
from service.parsing.dates import MONTHS, DateMention, find_dates
from service.parsing.hints import holds_any
from service.parsing.lines import Line
from service.parsing.meeting_bodies import find_body_below
from service.parsing.meeting_calendar_titles import is_calendar_title
from service.parsing.meeting_years import date_by_title
from service.parsing.section_names import Section
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_venue

_HEAD_LINES = 30
_DATE_LABEL = re.compile(
    r"^(?:date(?: held| of (?:the )?meeting)?|held on|meeting date|when|day|date (?:and|&) time)\s?[:|–-]?\s"
    r"(?!(?:of|for|next|agreed|set|fixed|proposed|to be)\b)",
    re.I,
)
_TIME_LABEL = re.compile(r"^(?:time|when|date (?:and|&) time|start(?:s|ed)?(?: time)?)\s?[:|–-]?\s", re.I)
_VENUE_LABEL = re.compile(
    r"(?:^|\s)(?:venue|location|place|where|held at)\s?[:|–-]\s?(?P<venue>\S.{1,120})$|^"
    r"(?:venue|location|place|where)\s?:?\s?\|\s?(?P<bare>\S.{1,120})$",
    re.I,
)
_OTHER_DATE = re.compile(
    r"(?:minutes of (?:the )?(?:last|previous)|previous (?:meeting|minutes)|last meeting"
    r"|(?:next|future|forthcoming|upcoming) (?:\w+ ){0,5}meet(?:ings?)?|apologies|minutes of the meeting (?:held )?on"
    r"|published|posted|updated|copyright|approved|draft|deadline|by the)\b[^.]{0,60}$|\b(?:by|before|due|until)\s$",
    re.I,
)
#: One of which stands in whatever _OTHER_DATE finds.
_OTHER_HINTS = ("minutes of", "previous ", "last meeting", "next ", "future ", "forthcoming ", "upcoming ", "apologies",
                "published", "posted", "updated", "copyright", "approved", "draft", "deadline", "by ", "before ",
                "due ", "until ")  # fmt: skip
#: "This will be held on": a meeting to come. Notices say of their own meeting that it "will be held", in one sentence.
_TO_COME = re.compile(r"^\W*(?:this|it|which|the (?:agm|egm|annual[\w\s]{0,30}meeting))\swill\s(?:now\s)?"
r"(?:be(?:\sheld)?|take place)\s(?:on\s)?(?:the\s)?$", re.I)  # fmt: skip
_AHEAD = 40
_NAME_ALONE = re.compile(
    r"(?!(?:Minutes|Notes|Meeting|Members|Report|Present|To|From|Draft|Agenda)\b)[A-Z][\w'’.&-]*"
    r"(?:\s(?:[A-Z][\w'’.&-]*|of|and|the|for|&)){1,6}?\s(?i:committee|group|board|council|panel|forum|association|society|club)"
)
_HELD = re.compile(r"\b(?:meeting|minutes|held|agm|assembly|group|board|committee|council|agenda|notes|on)\b", re.I)
_TITLE_WORDS = re.compile(
    r"\b(?:(?:draft|final|approved|unconfirmed|open|confirmed)\s)*(?:minutes|action notes"
    r"|notes|agenda|actions?|meeting notes|record|summary|newsletter"
    r"|key theme|action points)\b[^\w]{0,3}(?:\s?(?:of|for|from)\s(?:the\s|a\s)?(?:meeting\s"
    r"(?:of|held)\s(?:the\s)?)?)?|\bmeetings?\b(?:\s?(?:no\.?\s?|number\s|#)?\d{1,4}\b)?"
    r"|\bno\.?\s?\d{1,4}\b|\bheld (?:on|at)\b.*$"
    r"|\b(?:19|20)\d\d\b|[-–—:|]+\s?$",
    re.I,
)
#: Which of its meetings it is, when it was and who wrote it down is no part of a body's name.
_NTH = re.compile(
    r"^\d{1,3}(?:st|nd|rd|th)\s+(?=\w{2})|^\d{1,2}[:.]\d\d\s(?:[A-Z]{3,4}\s)?|[\s,–-]+(?:" + "|".join(MONTHS) + ")$",
    re.I,
)
_BEHIND_BODY = re.compile(
    r"\s?(?:[@(,–-]\s?|\bat\s)*\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b.*$|\b(?:taken|prepared|recorded|written) by\b.*$"
    r"|[\s,]*\([^)]*$|[\s,]+\((?:[BCEPMA]?[SD]T|GMT|UTC|CES?T|BST|E[SD]T)\)$",
    re.I,
)
_NO_BODY = frozenset(
    (
        "proposed",
        "draft",
        "final",
        "regular",
        "the",
        "next",
        "monthly",
        "weekly",
        "special",
        "ordinary",
        "approval",
        "and",
    )
)
#: A title with so many commas is a list of people.
_LISTED_NAMES = 3
_TITLED = re.compile(r"[A-Za-z]{3,}[^|`]*$")
#: Words somebody wrote, not the name of a meeting: a greeting, an action, two sentences.
_SAID = re.compile(
    r"^(?i:hi|hello|hey|dear|thanks|thank you|good (?:morning|afternoon))\b"
    r"|\b(?i:actions?)\s?:|[a-z]{4,}[.!?]\s+\w+\s[a-z]"
)
#: What a mail's head puts before its subject.
_SUBJECT = re.compile(r"^(?:(?:subject|re|fwd?|title)\s?:\s*)+", re.I)
_LABELLED = re.compile(
    r"^(?:to|from|cc|sent|date|time|venue|present|location|place|agenda|attendees|chair|draft)\b\s?(?::|$)", re.I
)
_BODY_LABEL = re.compile(
    r"^(?:title of meeting|name of meeting|meeting(?: title| name)?|committee|body"
    r"|group)\s?[:|]\s?[|]?\s?(?P<body>[A-Z][^|]{3,80})$",
    re.I,
)
_AGM = re.compile(
    r"\W*(?:the\s)?(?:agm|egm|apcm|annual (?:\w+\s){0,2}meeting|extraordinary general meeting)\b.{0,20}$", re.I
)
#: "Meetings of the board are planned for:".
_PLANNED = re.compile(
    r"\bmeetings\b[^.]{0,80}\b(?:planned|scheduled|arranged|will be|are|to be|as follows|following dates)\b"
    r"[^.]{0,40}:$",
    re.I,
)
_PEOPLED = (Section.ATTENDANCE, Section.APOLOGIES)
_MINUTES_OF = re.compile(r"^\W*(?:(?:draft|unconfirmed|approved)\s)?(?:minutes|notes)\b[^.]{0,90}$", re.I)
#: "Fernvale PCC - Minutes of the meeting held on": whose minutes they are.
_BODY_FIRST = re.compile(r"^(?!The\s)[A-Z][\w'’&. -]{3,60}?\s?(?:[-–—:,|]\s|\s(?=(?i:minutes of)))")
_NOTES_FROM = re.compile(
    r"^\W*(?:(?:subject|re|fwd?)\s?:\s*){0,3}(?:\w+\s)?(?:minutes|notes)\b(?!.*\b(?:last|previous)\b)[^.]{0,40}$", re.I
)
#: Sections whose days are of meetings to come or of what is to be done: "Task: ..." / "When: 3 May".
_OF_OTHERS = ("dates", "actions")
#: Where a day that gives no year may be the meeting's: so many lines, of so many characters.
_FIRST_LINES = 4
_SHORT_LINE = 100
_AT_MEETING = re.compile(r"\b(?:meeting|group|board|committee|held)\b.{0,20}$", re.I)
_ON = re.compile(r"\s(?:on|at|,)?\s?$")
_YEARS_BACK = 12
#: So many days in one line are a list of meetings to come.
_A_LIST = 3
#: Labels nested in a list are of the meeting only among the first lines.
_OF_THE_HEAD = 4
#: How far before a date the words stand that say whose it is, in characters.
_REACH = 200
_STRIP = " -–—:|,.#*()"
_OF_MEETINGS = re.compile(r"\b(?:meetings|calendar|timetable|schedule|dates)\b", re.I)
#: From so many rows with a day on, a table is one of days.
_MANY_DAYS = 3
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The meeting minuted, as its document's head gives it; None and "" where it does not."""

    title: str = ""
    body: str = ""
    on: date | None = None
    #: The day the document says it was written or published; None without.
    written_on: date | None = None
    time: TimeMention | None = None
    venue: str | None = None


def find_head(lines: Sequence[Line], *, name: str, front: Sequence[str], received_on: date, day_first: bool) -> Head:
    """The head of the document.

    `front` are the running heads and front matter ("start: 2023-10-24T09:00"); `name` is the file's. A day without a
    year is the last such day before `received_on` that has the weekday written.
    """
    top = _top(lines)
    on = _find_date(top, name, front, received_on, day_first) or _find_mentioned(lines, received_on, day_first)
    title = _find_title(lines[:8], front)
    return Head(
        title=title,
        body=_find_body(top) or _below_title(lines[:4], title) or _body(title) or _named_below(top),
        on=on,
        written_on=_dated_front(front, r"(?:date|published|created)", received_on),
        time=_find_time(top, on),
        venue=_find_venue(top) or _venue_beside(top, on),
    )


def _top(lines: Sequence[Line]) -> list[Line]:
    """The first lines, up to where meetings to come are announced."""
    peopled = next((line.index for line in lines[:_HEAD_LINES] if line.section in _PEOPLED), _HEAD_LINES)
    top = lines[:_HEAD_LINES]
    coming = (
        one for one in top if _announces(one, peopled) or is_calendar_title(lines, one) or _heads_days(lines, one)
    )
    end = next((line.index for line in coming), _HEAD_LINES)
    return list(lines[:end])


def _announces(line: Line, peopled: int) -> bool:
    """Whether meetings to come begin here: a section of dates, or "AGM" as a topic behind the people present."""
    if line.text.endswith(":") and _PLANNED.search(line.text):
        return True
    return line.section is Section.DATES or (line.heading and line.index > peopled and bool(_AGM.match(line.text)))


def _heads_days(lines: Sequence[Line], line: Line) -> bool:
    """Whether a table of the days of meetings begins: what stands below it is of no meeting held."""
    above = lines[max(0, line.index - 3) : line.index]
    if not line.is_row or (above and above[-1].block.table == line.block.table):
        return False
    if not any(_OF_MEETINGS.search(one.text) for one in (*above, line)):
        return False
    rows = [one for one in lines[line.index : line.index + _HEAD_LINES] if one.block.table == line.block.table]
    return sum(bool(find_dates(row.text, after=_ANY_DAY)) for row in rows) >= _MANY_DAYS


def _find_title(top: Sequence[Line], front: Sequence[str]) -> str:
    """The title of the front matter, else the first heading or bold line where it comes first, else the first line."""
    fronted = [text.split(":", 1)[1].strip(" \"'") for text in front if text.lower().startswith("title:")]
    near = [line for line in top[:8] if line.section not in _PEOPLED and not line.is_row and _TITLED.search(line.text)]
    named = [line for line in near if not _LABELLED.match(line.text) and len(line.text) < 150 and not line.is_item]
    set_apart = [
        line for line in named if (line.block.kind is BlockKind.HEADING or line.block.strong) and line.index < 4
    ]
    topics = (Section.ACTIONS, Section.REVIEW, Section.ARISING, Section.AGENDA)
    unsaid = [line for line in named if not _SAID.search(line.text)]
    fronted += [line.text for line in (*set_apart, *unsaid) if line.section not in topics]
    return _SUBJECT.sub("", next(iter(fronted), "").strip(" #*-–|"))


def _find_body(top: Sequence[Line]) -> str:
    """The body that a labelled row or line names ("Committee: Finance")."""
    for line in top[:12]:
        match = _BODY_LABEL.match(line.text)
        if match:
            return _body(match["body"].strip())
    return ""


def _named_below(top: Sequence[Line]) -> str:
    """The body whose name alone fills one of the first lines, below "Draft minutes for approval"."""
    plain = (one for one in top[:_FIRST_LINES] if not (one.is_row or one.is_item or one.section in _PEOPLED))
    return next((one.text.strip(_STRIP) for one in plain if _NAME_ALONE.fullmatch(one.text.strip(_STRIP))), "")


def _below_title(top: Sequence[Line], title: str) -> str:
    """The committee that the line under the title names, where the title is its organisation."""
    pairs = [(one, other) for one, other in pairwise(top) if one.text.strip(" #*-–|") == title]
    first, second = pairs[0] if pairs else (None, None)
    if first is None or second is None or second.is_row or second.is_item or second.section in _PEOPLED:
        return ""
    return find_body_below(title, second.text)


def _body(title: str) -> str:
    """The committee in a title: "Strategy Group Action Notes" is of the "Strategy Group"."""
    plain = title
    for mention in reversed(find_dates(title, after=_ANY_DAY)):
        plain = plain[: mention.start] + plain[mention.end :]
    plain = re.sub(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b", " ", plain)
    named = re.sub(r"\s{2,}", " ", _TITLE_WORDS.sub(" ", _BEHIND_BODY.sub("", plain))).strip(_STRIP)
    named = _NTH.sub("", named)
    return "" if named.lower() in _NO_BODY or named.count(",") >= _LISTED_NAMES else named


def _find_date(top: Sequence[Line], name: str, front: Sequence[str], received_on: date, day_first: bool) -> date | None:
    """A labelled date first, then one in a title or beside "held on", the file's name, that of the front matter."""
    ranked: list[tuple[int, int, date]] = []
    for line in top:
        mentions = find_dates(line.text, after=received_on, day_first=day_first)
        for mention in mentions if len(mentions) < _A_LIST or _DATE_LABEL.match(line.text) else ():
            rank = _rank(line, mention)
            if rank is not None:
                day = mention.on if mention.year_given else date_by_title(mention, top)
                ranked.append((rank, line.index, day or _last_such(mention, received_on)))
    ranked += [(3, 0, on) for on in _dates_in_name(name, received_on)]
    started = _dated_front(front, r"(?:start|meeting[_ -]?date|event[_ -]?date)", received_on)
    ranked += [(0, -1, started)] if started else []
    written = _dated_front(front, r"date", received_on)
    ranked += [(3, 1, written)] if written else []
    return min(ranked)[2] if ranked else None


def _is_other(line: Line, before: str) -> bool:
    """Whether the words before make the date another's: the last meeting's, a deadline; not a title's own."""
    if line.index < _FIRST_LINES and len(before) < _REACH and _MINUTES_OF.match(_BODY_FIRST.sub("", before)):
        return False
    return _is_led_otherwise(before)


def _is_led_otherwise(before: str) -> bool:
    if "will " in before.lower()[-_AHEAD:] and _TO_COME.search(before):
        return True
    return holds_any(before.lower(), _OTHER_HINTS) and _OTHER_DATE.search(before) is not None


def _last_such(mention: DateMention, received_on: date) -> date:
    """The latest such day up to `received_on`; with a weekday, the latest on which it falls."""
    days = []
    for year in range(received_on.year, received_on.year - _YEARS_BACK, -1):
        try:
            days.append(mention.on.replace(year=year))
        except ValueError:
            continue
    past = [day for day in days if day <= received_on] or [mention.on]
    agreeing = [day for day in past if mention.weekday is None or day.weekday() == mention.weekday]
    return (agreeing or past)[0]


def _dated_front(front: Sequence[str], label: str, received_on: date) -> date | None:
    for text in front:
        match = re.match(rf"{label}\s?:\s?(?P<value>.{{6,40}})", text, re.I)
        found = find_dates(match["value"].replace("T", " "), after=received_on) if match else []
        if found and found[0].year_given:
            return found[0].on
    return None


def _rank(line: Line, mention: DateMention) -> int | None:
    before = line.text[max(0, mention.start - _REACH) : mention.start]
    nested = line.is_item and line.block.level and line.index > _OF_THE_HEAD  # "Honey show" / "Date: 12 September"
    if nested or ((line.is_row or line.is_item) and not _DATE_LABEL.match(line.text)):
        return None
    if (
        mention.month_only
        or (mention.short and not _DATE_LABEL.match(line.text))
        or _is_other(line, before)
        or line.section in _OF_OTHERS
    ):
        return None
    if _DATE_LABEL.match(line.text):
        return 0 if mention.year_given else 2
    if not mention.year_given:
        return 4 if line.heading or _stands_for_meeting(line, mention, before) else None
    if line.index < 6 or line.heading or _HELD.search(before[-40:]):
        return 1 if len(line.text) < 200 and line.index < 15 else 5
    return 6 if len(line.text) < 120 else None


def _stands_for_meeting(line: Line, mention: DateMention, before: str) -> bool:
    """Whether a day without a year is the meeting's: in the first lines, with its weekday or behind "Notes from"."""
    first = line.index < _FIRST_LINES and not line.is_item and len(line.text) < _SHORT_LINE
    return first and (mention.weekday is not None or bool(_NOTES_FROM.match(before)))


def _dates_in_name(name: str, fallback: date) -> list[date]:
    plain = re.sub(r"[_]", " ", name)
    found = [m.on for m in find_dates(plain, after=fallback) if m.year_given and not m.month_only]
    return found[:1]


def _find_mentioned(lines: Sequence[Line], received_on: date, day_first: bool) -> date | None:
    """A date that prose gives the meeting: "was discussed at the group on Tuesday the 9th of March 2027"."""
    for line in (one for one in lines[:80] if not one.is_row and one.section is not Section.DATES):
        for mention in find_dates(line.text, after=received_on, day_first=day_first):
            before = line.text[max(0, mention.start - _REACH) : mention.start]
            dated = mention.year_given and not mention.month_only and not _is_led_otherwise(before)
            if dated and _AT_MEETING.search(before):
                return mention.on
    return None


def _find_time(top: Sequence[Line], on: date | None) -> TimeMention | None:
    for line in top:
        if _TIME_LABEL.match(line.text):
            found = find_time_range(line.text, expected=True)
            if found:
                return found
    for line, _ in _dated_lines(top, on):
        found = find_time_range(line.text)
        if found:
            return found
    return None


def _dated_lines(top: Sequence[Line], on: date | None) -> Iterator[tuple[Line, DateMention]]:
    """The short lines near the top that give the meeting's day, and where it stands in them."""
    for line in top[:12]:
        if on is not None and len(line.text) < 200:
            for mention in find_dates(line.text, after=on):
                if mention.on == on:
                    yield line, mention
                    break


def _venue_beside(top: Sequence[Line], on: date | None) -> str | None:
    """ "12th June 2018, 6.30 – 8.15pm, Mill House": the place behind the day; or before: "at the Hall on Monday"."""
    for line, day in _dated_lines(top, on):
        if len(line.text) < 160:
            venue = find_venue(line.text[day.end :]) or (
                find_venue(_ON.sub("", line.text[: day.start])) if " held " in line.text else None
            )
            if venue:
                return venue
    return None


def _find_venue(top: Sequence[Line]) -> str | None:
    for line in top:
        if line.section == "dates":
            break
        match = _VENUE_LABEL.search(line.text)
        if match and len(line.text) < 200:
            venue = (match["venue"] or match["bare"] or "").strip(" |.*_")
            return venue if venue and venue.lower() not in ("tbc", "tba", "tbd") else None
    return None
