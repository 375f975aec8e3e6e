"""Reads when something is due ("by 27 November", "for the next meeting", "when ready"). Knows no calendar of meetings.

A soft phrase ("when ready", "in advance of the AGM") stays words: text without a date. A date counts as due only where
a preposition, a verb of sending or the end of the sentence makes it one: "suspended since 2nd December" is none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service.parsing.dates import MONTH, WEEKDAY, DateMention, find_dates, find_month, find_weekday
from service.parsing.due_soft import find_ahead, find_soft, is_never

_NEXT_MEETING = re.compile(
    r"(?:\b(?P<lead>by|for|at|in|to|before|until|till|prior to|ahead of|in time for|in advance of|on)\s)?"
    r"(?:the\s|our\s|its\s|your\s)?\bnext\s(?P<body>(?:[\w'’&()-]+\s){0,5}?)"
    r"(?P<noun>meeting|agenda|agm|session|board|committee|sub-?committee|council|forum|call)\b"
    rf"(?:\s(?:meeting|agenda)\b)?(?:\s(?:in|on)\s(?:the\s)?(?:{MONTH}|\d)[\w ]{{0,20}})?",
    re.I,
)
_NEXT_ACRONYM = re.compile(
    r"(?:\b(?P<lead>by|for|at|in|to|before|until|till|prior to|ahead of|in time for|in advance of|on)\s)?"
    r"(?:the\s|our\s)?\bnext\s(?P<body>[A-Z]{2,6})(?P<noun>)\b(?!\s(?!if\b|please\b)[a-z])"
)
_NOT_NEXT = re.compile(
    r"(?:dates?|time|venue|location|chair|host|minutes|agenda items?)\s(?:and\s\w+\s)?(?:of|for)\s(?:the\s)?$", re.I
)
#: "...; an update will be given at the next meeting": the update is due then, not the task before it.
_UPDATE = re.compile(
    r"\S[.;,–-]\s(?:and\s)?(?:an?\s|the\s|any\s)?(?:update|report|feedback|progress)\b[^.;]{0,40}$", re.I
)
#: "Leave notes for the next committee": those who come after, not a meeting.
_SUCCESSORS = re.compile(
    r"\b(?:notes?|hand-?over|handbook|guide|advice|tips|instructions|records?|documentation"
    r"|pass(?:ed)? on)\b[^.;]{0,30}$",
    re.I,
)
_BODIES = ("committee", "council", "board", "forum")
_LEADS = (
    r"(?:by|on or before|before|no later than|not later than|nlt|until|till|for|due(?: by| on)?|deadline(?: of|:)?"
    r"|due date:?|target(?: date)?:?|w/[ce]|week (?:commencing|beginning|ending)|in|during|from|at)"
)
_LEAD = re.compile(
    rf"\b{_LEADS}\s?(?:the\s)?(?P<part>(?:the\s)?(?:very\s)?(?:end|early|mid|late|beginning"
    rf"|start|middle|close|\w+ week)"
    r"(?:\s(?:of|in))?[\s-](?:the\s)?)?(?P<clock>(?:at\s)?(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?"
    r"|cop|cob|eod|noon|midday|(?:close|end) of (?:play|business|the day|day)),?\s(?:on\s)?)?$",
    re.I,
)
_FIRM = re.compile(r"(?:by|on or before|before|no later than|not later than|nlt|deadline|due)\b", re.I)
_FOR_WHAT = re.compile(r"(?:for|from|during|at|in)\b", re.I)
#: "In May or June" is no one day.
_OR_MONTH = re.compile(rf"\s?(?:or|/|to|-|–)\s?(?:early\s|late\s|mid\s)?{MONTH}\b(?:\s(?:19|20)\d\d)?", re.I)
_ORDINAL_ALONE = re.compile(
    r"\b(?:by|before|until|due(?: on)?|no later than|nlt)\s(?:the\s)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)"
    r"(?=\s?(?:[.,;)\]]|$|(?:of (?:the|this|next) month|at the latest|please)\b))",
    re.I,
)
_DAY_FIRST = re.compile(
    rf"(?P<weekday>{WEEKDAY})\s(?:the\s)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?=\s?[,:–-]\s)", re.I
)
_MONTH_END = re.compile(rf"(?:\s[–-]\s|[(\[]|,\s)(?P<month>{MONTH})\.?(?:\s(?P<year>(?:19|20)\d\d))?[)\]]?\.?$", re.I)
#: "Timesheets for February": whose they are.
_OF_MONTH = re.compile(r"(?:for|from|during)\s$", re.I)
_BARE_PART = re.compile(r"(?:^|[\s(,–-])(?P<part>(?:end|early|mid|late|beginning)(?:\s(?:of|in))?[\s-])$", re.I)
_SENT = re.compile(
    r"\b(?:sent|issued|circulated|completed|done|submitted|finished|delivered|returned"
    r"|published|due|deadline(?: for [\w ]{1,25})? is)\s(?:out\s)?(?:on\s)?$",
    re.I,
)
#: "In advance of papers being sent for the next meeting" is due before that meeting.
_SENT_BEFORE = re.compile(r"\b(?:in advance of|prior to|ahead of) (?:[\w’'-]+ ){1,7}$", re.I)
_SET_BEFORE = re.compile(r"\s?(?::|[–—-]\s)")
#: "Propose the next board meeting time": a property of it.
_ITS_TIME = re.compile(r"\s(?:dates?|times?|day|slot|venue|location|place|topics?|host)\b(?!\sof)", re.I)
_SINCE = re.compile(r"\b(?:from|since|of|after)\s$", re.I)
_TO_THE = re.compile(r"\bto\s(?:the\s)?$", re.I)
_ITS_MEETING = re.compile(r"\s(?:[\w-]+\s)?(?:meeting|board|committee|council|agm)\b", re.I)
_OPENERS = re.compile(r"(?:[(\[]|\s[–—-]{1,2}|[,;:])\s?$")
#: "Sunday opening", "Saturday parking": which one, not when.
_REGULAR = (
    r"(?:opening|closing|trading|parking|working|school|services?|market|club|lunch(?:es)?|walks?|sessions?|league"
    r"|surger(?:y|ies)|clinics?|bus(?:es)?|trains?|timetables?|hours|rotas?|papers?|figures|visitors|staff(?:ing)?)\b"
)
_RELATIVE = re.compile(
    r"\b(?:(?P<lead>by|before|for|until|till|on|within|in|at|over)\s)?(?P<clock>(?:\d{1,2}"
    r"(?:[:.]\d\d)?\s?(?:[ap]m)?|cop|cob|eod|noon|midday|(?:the\s)?(?:close|end) of (?:play|business|the day|day))"
    rf"\s(?:on\s)?(?={WEEKDAY}\b|\d))?(?:the\s)?(?:"
    rf"(?P<today>today|tonight|eod|end of (?:the )?day|close of play|cop)\b|(?P<tomorrow>tomorrow)\b"
    r"|(?P<week>(?:the\s)?end of (?:the |this )?week|eow|this week)\b|(?P<nextweek>"
    r"(?:end of )?next week|the coming week)\b"
    r"|(?P<month>(?:the\s)?end of (?:the |this )?month|month[- ]end|eom|this month)\b|"
    r"(?P<nextmonth>(?:end of )?next month)\b"
    r"|(?:next\s)?(?P<count>\d{1,2}|a|one|two|three|four|five|six|ten)\s(?P<more>more\s)?"
    r"(?P<unit>working day|day|week|fortnight|month)s?(?:['’]?\stime)?\b"
    r"|(?P<fortnight>fortnight)\b"
    rf"|(?P<comes>next|this|coming)?\s?\b(?P<weekday>{WEEKDAY})\b(?!\s{_REGULAR})(?P<hence>\sweek\b(?!\s(?:commencing|beginning|ending)))?)",
    re.I,
)
_NAMED_MEETING = re.compile(
    rf"\b(?:(?:by|before|at|for|to|in time for|prior to)\s)(?:the\s)?(?P<month>{MONTH})\s"
    rf"(?:[\w-]+\s){{0,2}}(?:meeting|board|agm)\b",
    re.I,
)
#: "In January" said in February is the January that was.
_PAST_MONTH = 270
#: Within so many days every number up to 31 comes.
_TWO_MONTHS = 62
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is due, as written and, where it can be worked out, as a day."""

    #: The words ("by the next meeting").
    text: str
    #: None for a soft phrase, or where the meeting it speaks of has no known date.
    on: date | None = None
    #: For "next X meeting": the words between ("strategy group"), "" for the body's own; None for any other phrase.
    body: str | None = None
    #: For "the July meeting": the month; None for any other phrase.
    month: int | None = None
    #: Offset of the words in the text searched.
    start: int = 0


def parse_due(
    text: str, *, meeting_on: date | None, next_meeting_on: date | None = None, day_first: bool = True
) -> Due | None:
    """The due phrase in `text` and its day; None where there is none.

    `meeting_on` is the day the words were said: years, weekdays and "in two weeks" count from it; without it only
    dates with a year resolve. A month alone is due on its last day; "early June" stays words.
    """
    finders: tuple[Callable[[], Iterator[Due]], ...] = (
        lambda: _worded(find_ahead(text)),
        lambda: _firmest_first(_dated(text, meeting_on, day_first, months=False)),
        lambda: _named_meetings(text, meeting_on, next_meeting_on),
        lambda: _next_meetings(text, next_meeting_on),
        lambda: _days_alone(text, meeting_on),
        lambda: _dated(text, meeting_on, day_first, months=True),
        lambda: _closing_month(text, meeting_on),
        lambda: _relative(text, meeting_on),
        lambda: _worded(find_soft(text)),
    )
    for finder in finders:
        due = next(finder(), None)
        if due is not None:
            return due
    return None


def _firmest_first(dues: Iterator[Due]) -> Iterator[Due]:
    """ "Send the form for the 6 June fair by 20 March": where one day is led by "by", what another is for is no due."""
    found = list(dues)
    by = [due for due in found if _FIRM.match(due.text)]
    yield from by if by and _FOR_WHAT.match(found[0].text) else found


def _dated(text: str, meeting_on: date | None, day_first: bool, *, months: bool) -> Iterator[Due]:
    after = meeting_on or date(1, 1, 1)
    for mention in find_dates(text, after=after, day_first=day_first):
        if mention.month_only != months or (meeting_on is None and not mention.year_given):
            continue
        if months and not mention.year_given and (mention.on - after).days > _PAST_MONTH:
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        if is_never(before):
            continue
        lead = _LEAD.search(before) or _BARE_PART.search(before)
        if lead:
            yield from _led(text, mention, lead)
        elif not mention.month_only and (
            _SENT.search(before) or _closes(text, mention, before) or _opens(text, mention, before)
        ):
            yield Due(text=mention.text, on=mention.on, start=mention.start)


def _led(text: str, mention: DateMention, lead: re.Match[str]) -> Iterator[Due]:
    """A day or a month behind "by", "in" and the like; "in May or June" stays words."""
    start = mention.start - len(lead[0].lstrip(" (,–-"))
    if mention.month_only and _OF_MONTH.match(lead[0]):
        return
    several = _OR_MONTH.match(text, mention.end) if mention.month_only else None
    if several:
        yield Due(text=text[start : several.end()], start=start)
        return
    yield Due(text=text[start : mention.end], on=_resolved(mention, (lead["part"] or "").lower()), start=start)


def _closing_month(text: str, meeting_on: date | None) -> Iterator[Due]:
    """ "... with the library – June", "(June)": a month alone at the end, due on its last day."""
    match = _MONTH_END.search(text)
    month = find_month(match["month"]) if match else None
    if match and month:
        year = (
            int(match["year"]) if match["year"] else meeting_on.year + (month < meeting_on.month) if meeting_on else 0
        )
        on = date(year, month, calendar.monthrange(year, month)[1]) if year else None
        yield Due(text=text[match.start("month") : match.end()].strip(" .)]"), on=on, start=match.start("month"))


def _resolved(mention: DateMention, part: str) -> date | None:
    """ "End of January" is its last day and "in August" too; "early June", "the third week in December" stay words."""
    if not mention.month_only:
        return mention.on
    return mention.last_day if not part.strip() or "end" in part else None


def _closes(text: str, mention: DateMention, before: str) -> bool:
    """Whether the date ends the words in a way that makes it due: "(12/6)", "- 27 November", "..., 3 May.\""""
    after = text[mention.end :].strip(" .)]")
    return not after and (
        mention.short
        or bool(_OPENERS.search(before))
        or not before.strip()
        or bool(re.search(r"\bon\s(?:the\s)?$", before))
    )


def _opens(text: str, mention: DateMention, before: str) -> bool:
    """A day set before the words ("20 March – Tom to ring"), or the name of a meeting ("to the 20 March meeting")."""
    after = text[mention.end : mention.end + 30]
    return bool(
        (not before.strip() and _SET_BEFORE.match(after)) or (_TO_THE.search(before) and _ITS_MEETING.match(after))
    )


def _next_meetings(text: str, next_meeting_on: date | None) -> Iterator[Due]:
    for pattern in (_NEXT_MEETING, _NEXT_ACRONYM):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 60) : match.start()]
            if _NOT_NEXT.search(before) or _SENT_BEFORE.search(before) or _ITS_TIME.match(text, match.end()):
                continue
            if _UPDATE.search(before) or (match["noun"].lower() in _BODIES and _SUCCESSORS.search(before)):
                continue
            named = match["noun"].lower() not in ("meeting", "agenda", "session", "call")
            body = (match["body"] + match["noun"] if named else match["body"]).strip()
            yield Due(text=match[0].strip(), on=next_meeting_on, body=body, start=match.start())


def _days_alone(text: str, meeting_on: date | None) -> Iterator[Due]:
    """ "By the 15th", "Friday 17th: ...": the next day of that number."""
    if meeting_on is None:
        return
    opening = _DAY_FIRST.match(text)
    told = [(opening, find_weekday(opening["weekday"]))] if opening else []
    for match, weekday in (*((match, None) for match in _ORDINAL_ALONE.finditer(text)), *told):
        ahead = (meeting_on + timedelta(days=n) for n in range(1, _TWO_MONTHS))
        on = next((d for d in ahead if d.day == int(match["day"]) and weekday in (None, d.weekday())), None)
        if on:
            yield Due(text=match[0], on=on, start=match.start())


def _named_meetings(text: str, meeting_on: date | None, next_meeting_on: date | None) -> Iterator[Due]:
    """ "Before the September meeting" is due at the next meeting where that is in September; words otherwise."""
    del meeting_on
    for match in _NAMED_MEETING.finditer(text):
        month = find_month(match["month"])
        if month:
            on = next_meeting_on if next_meeting_on and next_meeting_on.month == month else None
            yield Due(text=match[0], on=on, month=month, start=match.start())


def _relative(text: str, meeting_on: date | None) -> Iterator[Due]:
    for match in _RELATIVE.finditer(text):
        lead = (match["lead"] or "").lower()
        if _needs_lead(match, lead) or (match["today"] and not lead and _SINCE.search(text[: match.start()])):
            continue
        on = _count(match, meeting_on) if meeting_on else None
        yield Due(text=match[0].strip(), on=on, start=match.start())


def _needs_lead(match: re.Match[str], lead: str) -> bool:
    """A bare "week" or "Monday" is due only after a preposition; "in 3 weeks" is, "for 3 weeks" is how long."""
    if match["count"] or match["fortnight"]:
        return lead not in ("in", "within") and not match["more"]
    return bool(match["weekday"]) and not match["comes"] and not lead and not match["clock"]


def _count(match: re.Match[str], said: date) -> date | None:
    if match["weekday"]:
        ahead = ((find_weekday(match["weekday"]) or 0) - said.weekday() - 1) % 7 + 1
        return said + timedelta(days=ahead + 7 * bool(match["hence"]))
    if match["count"] or match["fortnight"]:
        return _later(
            said, _COUNTS.get((match["count"] or "1").lower()) or int(match["count"]), match["unit"] or "fortnight"
        )
    friday = said + timedelta(days=(4 - said.weekday()) % 7)
    last = said.replace(day=calendar.monthrange(said.year, said.month)[1])
    following = last + timedelta(days=1)
    named = {
        "today": said,
        "tomorrow": said + timedelta(days=1),
        "week": friday,
        "nextweek": friday + timedelta(days=7),
        "month": last,
        "nextmonth": following.replace(day=calendar.monthrange(following.year, following.month)[1]),
    }
    return next((on for name, on in named.items() if match[name]), None)


def _later(said: date, count: int, unit: str) -> date:
    unit = unit.lower()
    if unit == "month":
        month = said.month - 1 + count
        year, month = said.year + month // 12, month % 12 + 1
        return date(year, month, min(said.day, calendar.monthrange(year, month)[1]))
    if unit == "working day":
        on = said
        for _ in range(count):
            on += timedelta(days=3 if on.weekday() == 4 else 2 if on.weekday() == 5 else 1)
        return on
    return said + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _worded(found: Iterator[tuple[str, int]]) -> Iterator[Due]:
    for words, start in found:
        yield Due(text=words, start=start)
