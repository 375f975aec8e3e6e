"""What an announced meeting is made of: its day, hours, place and link, from the words that stand with the date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.dates import DateMention, find_dates
from service.parsing.lines import Line
from service.parsing.meeting_apart import is_of_no_meeting
from service.parsing.meeting_before import find_venue_before, find_venue_behind
from service.parsing.meeting_hours import STOP, find_hours, find_hours_behind
from service.parsing.meeting_names import is_event, is_event_between, title_between
from service.parsing.meeting_years import settle
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_link, find_venue

#: Hours and place before the dates: "Full Council (7pm, Guildhall): 14 January, 10 March".
_BRACKET = re.compile(r"\(([^()]{3,80})\)\s?[:–-]?\s?$")
_ALL_BEFORE = re.compile(
    r"\b(?:all|each|both|(?=\w{3,6}days\b))\s?([^.:;]{2,60}(?:[.:]\d\d[^.:;]{0,40})?)[:–-]\s?$", re.I
)
_HELD_BEFORE = re.compile(r"\bmeetings\b([^.:;]{2,80}(?:[.:]\d\d[^.:;]{0,60})?)\son\s(?:the\s)?$", re.I)
_HOUR_BEFORE = re.compile(r"\bat\s(\d{1,2})\s(?:on\s)?$")
_FOUR_BEFORE = re.compile(r"\b([01]\d[0-5]\d|2[0-3][0-5]\d)\s?(?:hrs)?,?\s?(?:on\s)?$")
#: How far from its day the hours and the place of a meeting may stand, in characters.
_REACH = 400
#: Days of one list so near each other, the later first, are of one year: nobody meets again after eleven months.
_OUT_OF_ORDER = 31
#: How near a day "no meeting" stands, in characters.
_NEAR = 40
_NOT_ON = re.compile(
    r"\b(?:w/[cb]|week (?:commencing|beginning|ending|of)"
    r"|no (?:further )?(?:meetings?|calls?|telecons?|sessions?)(?:\s(?:will be |is )?(?:held )?)?(?:on|in)?"
    r"|(?:not|except(?:ing)?(?: for)?|excluding|apart from|skipping|but not|other than)(?: on)?)"
    r"\s(?:\w+day,?\s)?(?:the\s)?$",
    re.I,
)
_NONE_THEN = re.compile(
    r"[\s:–(,-]{0,4}no (?:meeting|call|session|telecon)\b"
    r"|[\s,;(–-]{1,4}(?:(?:but|which|this|that|it|we|one|is|are|will|shall|have|to|be|been|agreed|decided)['’]?(?:ll)?\s)"
    r"{1,5}(?:skip(?:ped)?|miss(?:ed)?|omit(?:ted)?)\b",
    re.I,
)
#: "26/08 Date of the next meeting": the number of the minute, not 26 August.
_NUMBERS_A_TITLE = re.compile(
    r"[.:)]?\s+(?:to (?:\w+ ){1,3})?(?:the )?(?:proposed )?(?:(?:dates?|times?)\b.{0,40}\b(?:next|future|meetings?)\b"
    r"|(?:next|future|forthcoming) (?:\w+ ){0,3}meetings?\b(?=\W*$|.*\d)"
    r"|(?:the )?meeting (?:closed|ended)|clos(?:e|ure|ing)\b|any other|a\.?o\.?b)",
    re.I,
)
_BARE_NUMBERS = re.compile(r"\d{1,3}/\d{1,3}")
#: Said of one of several days, another's room or link is not its own.
#: "(talk follows at 8pm, Main Hall)": the hour and the place of something else.
_MEANWHILE = re.compile(r"\((?!\d)[^()\d]*\b(?:follows?|followed|afterwards?|after|before|beforehand)\b[^()]*\)", re.I)
#: "(followed by the AGM at 6.00pm)": another meeting of ours, with its hour.
_SAME_DAY = re.compile(
    r"\b(?:followed|preceded) by (?:the |our |an? )?(?P<name>AGM|EGM|APCM|Annual (?:\w+ ){0,2}Meeting"
    r"|Extraordinary General Meeting)(?P<at>,? (?:at|from) \d[^;()]{0,24})",
    re.I,
)
#: "4 June, 7pm; 2 July, 7pm, the Mill": what has its own hours and ends is told, and shares no place.
_ENDED = re.compile(r"(?<![ap.]\.m)[.;](?=\s|$)")
_OF_ALL = re.compile(r"\b(?:all|both|each)\b", re.I)
_IN_PERSON = re.compile(r"\b(?:in[ -]person|face[ -]to[ -]face)\b", re.I)
_DISAGREES = "The weekday and the date do not agree."
_OF_WHICH_YEAR = "A meeting is announced, but not of which year."


def without_number(title: str) -> str:
    """ "26/08 Dates of meetings, all at 2pm" without the number of the minute, which reads as a day."""
    number = _BARE_NUMBERS.match(title)
    return title[number.end() :].strip() if number and _NUMBERS_A_TITLE.match(title[number.end() :]) else title


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """What the reader of dates knows: the day of the meeting minuted and the order of digits."""

    meeting_on: date | None
    after: date
    day_first: bool = True
    #: The body whose minutes they are; "" where they do not say.
    body: str = ""
    #: The first and the last year the document speaks of, where only a clock gives `after`; () otherwise.
    years: tuple[int, ...] = ()

    def find(self, text: str, *, after: date | None = None) -> list[DateMention]:
        """Every day in `text`; one without a year counts from `after`, or from the horizon's and within its years."""
        found = find_dates(text, after=after or self.after, day_first=self.day_first)
        return found if after and after != self.after else settle(found, self.years)

    def mentions(self, text: str) -> list[DateMention]:
        """The days in `text` that lie after the meeting minuted; months alone and past days left out."""
        found = self.find(text)
        coming = [m for m in found if not m.month_only and (self.meeting_on is None or m.on > self.meeting_on)]
        return [m for m in coming if not (_is_left_out(text, m) or is_of_no_meeting(text, m))]


def _is_left_out(text: str, mention: DateMention) -> bool:
    """ "no call on 2 May", "18 April – no meeting": a day on which nobody meets."""
    before, behind = text[max(0, mention.start - _NEAR) : mention.start], text[mention.end : mention.end + _NEAR]
    numbered = not text[: mention.start].strip() and _BARE_NUMBERS.fullmatch(mention.text.strip())
    return bool(
        _NOT_ON.search(before) or _NONE_THEN.match(behind) or (numbered and _NUMBERS_A_TITLE.match(text[mention.end :]))
    )


def announce(
    line: Line, mentions: Sequence[DateMention], title: str, words: str | None = None
) -> Iterator[FutureMeeting | Problem]:
    """A meeting per date in `words` (the line's where None); each takes the time and place that stand with it.

    What stands behind the last date is shared by those that have none of their own, unless it is another body's.
    """
    said = text = line.text if words is None else words
    text = _MEANWHILE.sub(lambda aside: " " * len(aside[0]), text) if "(" in text else text
    mentions = _ascending(mentions)
    lead = _lead(text[max(0, mentions[0].start - _REACH) : mentions[0].start]) if mentions else None
    ends = _sentence_ends(text, mentions)
    own = False
    for position, mention in enumerate(mentions):
        start = mentions[position - 1].end if position else 0
        behind = _behind(text, mentions, position)
        before = STOP.split(text[max(start, mention.start - _REACH) : mention.start])[-1]
        ahead = None if own else find_hours(before) or _bare_hour(before)
        hours = find_hours_behind(behind)
        own = hours is not None
        between = text[start : mention.start] if position else ""
        named = title_between(between)
        shared, place = _shared(text, mentions, ends[position], lead)
        told = hours is not None and _ENDED.search(behind) is not None
        where = (
            find_venue(behind) or find_venue_behind(behind) or (None if told or _IN_PERSON.search(behind) else place)
        )
        where = where or find_venue_before(text[max(start, mention.start - _REACH) : mention.start])
        if not is_event(named) and not is_event_between(between):
            yield from make_meeting(line, mention, named or title, hours or ahead or shared, where)
            yield from _beside(line, mention, _behind(said, mentions, position))


def _behind(text: str, mentions: Sequence[DateMention], position: int) -> str:
    """The words up to the next day; less where a new sentence names who meets on that one."""
    if position + 1 == len(mentions):
        return text[mentions[position].end :][:_REACH]
    words = text[mentions[position].end : mentions[position + 1].start]
    return (STOP.split(words)[0] if title_between(words) else words)[:_REACH]


def _beside(line: Line, mention: DateMention, behind: str) -> Iterator[FutureMeeting | Problem]:
    """The general meeting of the same day at its own hour: "(followed by the AGM at 6pm)", "preceded by the EGM"."""
    match = _SAME_DAY.search(behind) if "eded by" in behind or "ollowed by" in behind else None
    hours = find_hours(match["at"], expected=True) if match else None
    if match and hours and mention.weekday_agrees:
        yield from make_meeting(line, mention, match["name"], hours, None)


def _sentence_ends(text: str, mentions: Sequence[DateMention]) -> list[int]:
    """For each day the position of the last one in its sentence; of the last of all where something is said of all."""
    last = len(mentions) - 1
    if not mentions or _OF_ALL.search(text, mentions[-1].end):
        return [last] * len(mentions)
    ends = [last]
    for position in range(last - 1, -1, -1):
        stopped = STOP.search(text, mentions[position].end, mentions[position + 1].start)
        ends.append(position if stopped else ends[-1])
    return ends[::-1]


def _shared(
    text: str, mentions: Sequence[DateMention], end: int, lead: re.Match[str] | None
) -> tuple[TimeMention | None, str | None]:
    """The hours and the place behind the last day of a sentence, or before the first, for days without their own."""
    behind = _behind(text, mentions, end)
    apart = end > 0 and title_between(text[mentions[end - 1].end : mentions[end].start])
    hours = (None if apart else find_hours_behind(behind)) or (find_time_range(lead[1]) if lead else None)
    return hours, find_venue(behind) or (find_venue(f", {lead[1]}") if lead else None)


def _lead(before: str) -> re.Match[str] | None:
    """The bracket or the "all at 2pm:" that stands before the first of the days."""
    return _BRACKET.search(before) or _ALL_BEFORE.search(before) or _HELD_BEFORE.search(before)


def _ascending(mentions: Sequence[DateMention]) -> list[DateMention]:
    """A list of days goes on through the year: "7 June; 6 September; 7 March" without years is of two years."""
    days: list[DateMention] = []
    given = None
    for mention in mentions:
        earlier = days[-1].on if days else None
        mention = mention if mention.year_given or given is None else _following(mention, given)
        given = mention.on if mention.year_given or given else None
        certain = mention.year_given or (mention.weekday is not None and mention.weekday_agrees)
        apart = (earlier - mention.on).days if earlier else 0
        if apart > _OUT_OF_ORDER and not certain and mention.on.replace(day=1).month != 2:
            mention = replace(mention, on=mention.on.replace(year=mention.on.year + 1))
        days.append(mention)
    return days


def _following(mention: DateMention, given: date) -> DateMention:
    """The day without a year behind one with: "15 May 2025; the September date is Thursday 18 September" is of 2025."""
    year = given.year + ((mention.on.month, mention.on.day) < (given.month, given.day))
    if mention.on.year <= year or (mention.on.month, mention.on.day) == (2, 29):
        return mention
    day = mention.on.replace(year=year)
    return replace(mention, on=day) if mention.weekday in (None, day.weekday()) else mention


def _bare_hour(before: str) -> TimeMention | None:
    """ "Next meeting 1930 Thursday 7th April": four digits right before the day."""
    match = _FOUR_BEFORE.search(before)
    if match:
        return find_time_range(match[1], expected=True)
    hour = _HOUR_BEFORE.search(before)
    return find_time_range(f"{hour[1]} o'clock") if hour else None


def make_meeting(
    line: Line, mention: DateMention, title: str, hours: TimeMention | None, venue: str | None
) -> Iterator[FutureMeeting | Problem]:
    """The meeting of one date, with a Problem before it where the weekday written is not that of the day.

    A Problem alone where the year is in doubt.
    """
    if mention.doubtful:
        yield Problem(line=line.number, text=line.text[:200], reason=_OF_WHICH_YEAR)
        return
    if not mention.weekday_agrees:
        yield Problem(line=line.number, text=mention.text, reason=_DISAGREES)
    yield FutureMeeting(
        title=title,
        on=mention.on,
        starts=hours.starts if hours else None,
        ends=hours.ends if hours else None,
        venue=venue,
        link=find_link(line.text) or (next(iter(line.block.links), "") if venue else ""),
        confidence=0.9 if mention.weekday_agrees else 0.6,
        line=line.number,
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of a table's cell that may hold dates, with what its table says of it."""

    row: Line
    words: str
    title: str
    venue: str | None
    hours: TimeMention | None


def announce_cell(cell: Cell, horizon: Horizon, after: date) -> Iterator[FutureMeeting | Problem]:
    """The meetings of a cell's line; days without a year count from `after`."""
    mentions = horizon.find(cell.words, after=after)
    for position, mention in enumerate(mentions):
        if mention.month_only or (horizon.meeting_on and mention.on <= horizon.meeting_on):
            continue
        stop = mentions[position + 1].start if position + 1 < len(mentions) else len(cell.words)
        behind = cell.words[mention.end : stop]
        hours = find_time_range(behind, expected=True) or find_time_range(cell.words[: mention.start]) or cell.hours
        yield from make_meeting(cell.row, mention, cell.title, hours, find_venue(behind) or cell.venue)
