"""Meetings in the lines under a heading or a lead-in: dates, the series above, the venue and the hours below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from service.domain.document import BlockKind
from service.domain.minutes import FutureMeeting, Problem
from service.parsing.dates import DateMention, find_dates
from service.parsing.lines import Line
from service.parsing.meeting_calendar_titles import is_calendar_title
from service.parsing.meeting_dates import Horizon, announce, without_number
from service.parsing.meeting_hours import find_hours
from service.parsing.meeting_labels import find_label
from service.parsing.meeting_names import MEETS, PLACE, STRIP, WHEN, is_event, is_no_name, is_of_those_above, own_title
from service.parsing.section_names import Section
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_link, find_venue, parse_venue

_WHERE = re.compile(r"^(?:location|venue|where|place)\b\s?:", re.I)
_ONLINE = re.compile(r"^(?:zoom|teams|join|dial[- ]in)\b[^:]{0,20}:", re.I)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|will|should|would|that|there|you|please|to|I|we|have|has)\b(?! be confirmed)"
)
#: A place said of more than the days above it, which is read apart: "They take place in the Mill", "Grants: Zoom. ...".
_OF_ALL = re.compile(
    r"(?:they|these|all|both|each)\s(?!(?:meetings\s)?(?:at|from|start\w*|begin\w*)\s\d)|(?:venue|location)s?\b.*:.*[a-z]\.\s"
    r"|(?:[\w'’&]+\s){1,6}(?:meets?|meetings)\s(?:is|are|will|in|on|at)\b|[^.:]+:\s.*[a-z]{3}\.\s+[A-Z]",
    re.I,
)
_NOT_NAME = re.compile(r"(?:date|venue|time|meeting|when|location)s?\b\s?:?$", re.I)
_OTHERWISE = re.compile(
    r"\b(?:by(?![^.]*:\s?$)|before|deadline|due(?: date)?|(?<!adjourned )until|since(?!\s(?:been\s)?\w+ed\sto\b)"
    r"|(?:last )?(?:reviewed|updated|modified|edited|revised|amended|saved)(?!\sto\b)"
    r"|published|posted|printed|created|copyright|originally|formerly|previously|initially"
    r"|(?:term|semester|school|holidays?|season|financial year)"
    r"\s(?:begins?|starts?|ends?|opens?|closes?|resumes?)(?:\son)?"
    r"|clocks? (?:change|go)\w*|bank holiday|half[- ]term|clash\w*|because of|due to)\b"
    r"[^.]{0,12}$"
    # "because of the boat fair (20 June", "to avoid the harvest week of 20 June": why nobody meets on another.
    r"|\b(?:because of|owing to|due to|clash\w*(?: with)?|avoid(?:ing)?|coincid\w+ with)\s"
    r"(?:(?!(?:next|meeting|meet|be|is|are|will|held)\b)[\w'’&-]+\s){1,6}(?:\(|(?:on|of|from)\s)(?:\w+day,?\s)?(?:the\s)?$",
    re.I,
)
#: "Notes taken by Kim, 4 March": the day on which the minutes were written.
_WRITTEN = re.compile(
    r"\W*(?:(?:these\s)?(?:draft\s)?(?:notes|minutes|record|report)\s)?(?:were\s)?"
    r"(?:(?:taken|prepared|written|recorded|typed|compiled|drafted|submitted|circulated|minuted)\s(?:up\s)?(?:by|on)"
    r"|signed|approved|adopted)\b",
    re.I,
)
#: "Meetings of the full governing body for 2027 are planned for:".
_OF_BODY = re.compile(
    r"\bmeetings of (?:the |our )?(?P<body>(?:[\w'’&-]+\s){0,5}?"
    r"(?:committee|group|board|council|body|panel|forum|trustees|governors|trust))"
    r"(?=\s(?:for|in|during|are|will|have|on|held)\b|\s?[:–-])",
    re.I,
)
#: What begins another record where a meeting is told in lines: "Date: ...", "After that: ...".
_DATE_LINE = re.compile(r"(?:date|when|day)\b\s?[:–-]", re.I)
_RECORD = re.compile(
    _DATE_LINE.pattern + r"|(?:after that|thereafter|then|and then|following that|subsequent\w*|followed by"
    r"|(?:further|future|later) dates)\b",
    re.I,
)
_YEAR = re.compile(r"\b20\d\d\b(?!\s?[/–-]\s?\d)")
_SPAN = re.compile(r"\b(?P<year>20\d\d)\s?[/–-]\s?(?:20)?\d\d\b")
#: "Next meetings (all 1pm to 2pm on Teams)".
_ASIDE = re.compile(r"\(([^()]{4,80})\)")
#: What stands between a name and its hours: "Panel, all at", "Panel (", "Panel meets at".
_ASIDE_BEGINS = re.compile(r"\s?[,(:|]|\s[-–—]\s")
_BEFORE_HOURS = re.compile(r"(?:\s(?:all|each|both|at|from|meets?|start(?:s|ing)?|begin\w*))+\s?$", re.I)
_IN = re.compile(r"\W*(?:in|at)\s")
_DASH = re.compile(r"\s[-–—]+\s|\s?[|,]\s")
_WORDS = re.compile(r"\b(?!the\b|and\b|for\b|tbc\b)[A-Za-z]{3,}")
#: What the name of a body ends with.
_BODY = re.compile(
    r"\b(?:committee|group|party|board|council|body|panel|forum|team|trustees|governors|meetings?|agm|egm)$", re.I
)
#: Lines without a day that end a list, and what no line of a list is as long as.
_MOST_QUIET, _LONG_LINE, _LONG_TOLD = 4, 240, 500
_REACH, _CALENDAR_REACH = 41, 200
#: So many words has a name; more with its hours and place, and a colon.
_MOST_WORDS = 9
#: So long is a line that is a place, in characters.
_LONGEST_PLACE = 140
_ANY_DAY = date(2000, 1, 1)


def find_listed_meetings(
    lines: Sequence[Line], head: Line, horizon: Horizon, taken: set[int]
) -> Iterator[FutureMeeting | Problem]:
    """The dated lines behind `head`, each with the title above and the venue below it; the used go in `taken`."""
    block = [line for line in _block(lines, head) if not line.is_row]
    horizon = _of_year(head, block, horizon)
    told_apart = any(MEETS.search(line.text) and horizon.mentions(line.text) for line in block)
    named = _lead_title(head.text)
    for record in _records(block, horizon):
        labelled = _labelled(head, record)
        for group in _groups(record, horizon):
            taken.update(line.index for line, _ in group.dated)
            yield from _of_group(replace(group, title=group.title or named), labelled, horizon, told_apart=told_apart)


def _of_group(
    group: _Group, labelled: _Labelled, horizon: Horizon, *, told_apart: bool
) -> Iterator[FutureMeeting | Problem]:
    stated = find_venue(group.below) if WHEN.match(group.below) else parse_venue(group.below)
    venue = (stated if _is_venue_line(group.below) else None) or group.place or labelled.venue
    topics = _tells_topics(group)
    if group.hours:
        labelled = replace(labelled, starts=group.hours.starts, ends=group.hours.ends)
    for line, mentions in group.dated:
        title = own_title(line.text[: mentions[0].start])
        other = (
            told_apart and not title and _is_other(line, mentions) if not group.hours else _is_outing(line, mentions)
        )
        event = is_event(title or group.title) or is_event(line.text[: mentions[0].start])
        if other or event or is_of_those_above(title, horizon.body):
            continue
        for found in announce(line, mentions, title or group.title):
            if topics and isinstance(found, FutureMeeting):
                found = replace(found, venue=group.place)
            yield found if isinstance(found, Problem) else _filled(found, venue, labelled)


def _is_outing(line: Line, mentions: Sequence[DateMention]) -> bool:
    """Under the name, hours and place of a series a day tells its topic; "outing to the weir" is no such meeting."""
    return is_event(line.text[mentions[-1].end :])


def _tells_topics(group: _Group) -> bool:
    """Whether the words behind most days are what is spoken of there, the place being above: "4 June - Old mills"."""
    if not (group.hours and group.place):
        return False
    said = [line.text[mentions[-1].end :].strip(STRIP) for line, mentions in group.dated]
    topics = [words for words in said if words and not PLACE.search(words) and not find_time_range(words)]
    return 2 * len(topics) > len(said)


def _lead_title(text: str) -> str:
    """ "Meetings of the full governing body for 2027 are:" names its meetings."""
    named = _OF_BODY.search(text) if "eetings of" in text else None
    return named["body"] if named else ""


def _records(block: Sequence[Line], horizon: Horizon) -> list[Sequence[Line]]:
    """The block, or its parts: a meeting told in lines ("Date: ...", "Time: ...", "Where: ...") ends with the next."""
    dated = [index for index, line in enumerate(block) if _RECORD.match(line.text) and horizon.mentions(line.text)]
    if not any(_DATE_LINE.match(block[index].text) for index in dated):
        return [block]
    return [block[start:end] for start, end in pairwise((0, *dated[1:], len(block)))]


def _of_year(head: Line, block: Sequence[Line], horizon: Horizon) -> Horizon:
    """The horizon for days without a year: they count from the year in the heading, "2027" or "2027/28"."""
    if horizon.meeting_on and find_dates(without_number(head.text), after=_ANY_DAY):
        return horizon
    year = _YEAR.search(head.text)
    span = None if year else _SPAN.search(head.text)
    if span and horizon.meeting_on is None:
        since = date(int(span["year"]), 1, 1)
        first = next((m.on for line in block for m in find_dates(line.text, after=since)), since)
        return replace(horizon, after=date(since.year, first.month, 1), years=())
    return replace(horizon, after=date(int(year[0]), 1, 1), years=()) if year else horizon


def _is_other(line: Line, mentions: Sequence[DateMention]) -> bool:
    """Among days of which some say "meeting", an untitled one that says another thing: "28 March egg hunt"."""
    if MEETS.search(line.text) or PLACE.search(line.text):
        return False
    behind = line.text[mentions[-1].end :]
    hours = find_time_range(behind, expected=True)
    said = behind.replace(hours.text, "") if hours else behind
    return len(_WORDS.findall(said.replace(find_venue(behind) or "", ""))) > 1


@dataclass(frozen=True, slots=True)
class _Group:
    """Dated lines that share a title above and a line below."""

    title: str
    place: str | None
    hours: TimeMention | None
    dated: tuple[tuple[Line, list[DateMention]], ...]
    below: str


def _groups(block: Sequence[Line], horizon: Horizon) -> Iterator[_Group]:
    dated: list[tuple[Line, list[DateMention]]] = []
    named = _Named("", None, None)
    quiet = 0
    for position, line in enumerate(block):
        mentions = _days_in(line, horizon)
        if mentions:
            if dated and dated[-1][0].is_item and not line.is_item and own_title(line.text[: mentions[0].start]):
                yield _Group(*named, tuple(dated), "")
                named, dated = _Named("", None, None), []
            dated.append((line, mentions))
            quiet = 0
            continue
        quiet += 1
        is_name = _is_name(line.text)
        begins = bool(dated) and is_name and _begins(block, position, horizon)
        if dated:
            below = "" if begins or find_dates(line.text, after=_ANY_DAY) else line.text
            yield _Group(*named, tuple(dated), below)
            named = named._replace(title="") if _is_venue_line(line.text) else named
        if begins or (is_name and not dated):
            named, quiet = _read_name(line.text), 0
        dated = []
        if quiet > _MOST_QUIET:
            break
    if dated:
        yield _Group(*named, tuple(dated), "")


def _days_in(line: Line, horizon: Horizon) -> list[DateMention]:
    if (
        len(line.text) >= (_LONG_TOLD if find_label(line.text) else _LONG_LINE)
        or _WRITTEN.match(line.text)
        or _WHERE.match(line.text)
    ):
        return []
    found = horizon.mentions(line.text)
    return [mention for mention in found if not _OTHERWISE.search(line.text[: mention.start])]


def _names_body(text: str) -> bool:
    """ "Finance Committee", "STAFFING GROUP - Weir House": not "Committee Room 2", nor "Teams meeting"."""
    name = _DASH.split(text.strip(STRIP), maxsplit=1)[0].split(" (")[0].strip(STRIP)
    return bool(_BODY.search(name)) and not PLACE.search(name)


def _begins(block: Sequence[Line], position: int, horizon: Horizon) -> bool:
    """Whether the line begins other days, which stand right below it: by its name, or set off from those above."""
    line, below = block[position], block[position + 1 : position + 2]
    if not below or not _days_in(below[0], horizon):
        return False
    set_off = line.number - block[position - 1].number > 1 >= below[0].number - line.number
    return set_off or _names_body(line.text) or _read_name(line.text).hours is not None


def find_calendar_lines(
    lines: Sequence[Line], head: Line, horizon: Horizon, taken: set[int]
) -> Iterator[FutureMeeting | Problem]:
    """The meetings of a calendar set in lines: a body's name, and its days below it."""
    listed = list(find_listed_meetings(lines, head, horizon, taken))
    titles = Counter(found.title for found in listed if isinstance(found, FutureMeeting) and found.starts)
    for found in listed:
        again = isinstance(found, FutureMeeting) and found.starts and titles[found.title] > 1
        if isinstance(found, Problem) or not found.title or MEETS.search(found.title) or again:
            yield found


def _block(lines: Sequence[Line], head: Line) -> Iterator[Line]:
    """The lines that stand under `head`: up to the next heading of its depth, or any where depths are unknown."""
    if is_calendar_title(lines, head):
        yield from lines[head.index + 1 : head.index + _CALENDAR_REACH]
        return
    for line in lines[head.index + 1 : head.index + _REACH]:
        if line.heading and not _is_below(line, head):
            return
        yield line


def _is_below(line: Line, head: Line) -> bool:
    if line.section is head.section is Section.DATES and line.part == head.part:
        return True
    if line.block.kind is BlockKind.HEADING and head.block.kind is BlockKind.HEADING:
        return line.block.level > head.block.level
    return bool(re.match(r"(?:date|when|time|venue|location)s?\b(?!\s(?:of|for)\b)", line.text, re.I))


@dataclass(frozen=True, slots=True)
class _Labelled:
    venue: str | None
    link: str
    starts: time | None
    ends: time | None


def _labelled(head: Line, block: Sequence[Line]) -> _Labelled:
    """ "When: 17:00 to 18:00", "Location: ...", "Zoom: <link>" under the heading, for the meeting above them."""
    texts = [line.text for line in block[:12] if "xcept" not in line.text]
    heading = without_number(head.text)
    aside = _ASIDE.search(heading)
    above = heading if aside is None or not find_time_range(aside[1]) else aside[1]
    hours = next(
        (found for text in texts if WHEN.match(text) and (found := find_hours(text, expected=True))), None
    ) or (None if "xcept" in heading or find_dates(heading, after=_ANY_DAY) else find_hours(above))
    said = next((text for text in texts if WHEN.match(text) and find_hours(text)), "")
    places = [parse_venue(text.split(":", 1)[1]) for text in texts if _WHERE.match(text)]
    online = [text for text in texts if _ONLINE.match(text)]
    return _Labelled(
        venue=next((place for place in [*places, *online] if place), None)
        or (find_venue(aside[1]) if aside else None)
        or find_venue(_after_hours(said or above)),
        link=next((link for text in texts if (link := find_link(text))), ""),
        starts=hours.starts if hours else None,
        ends=hours.ends if hours else None,
    )


def _after_hours(text: str) -> str:
    """What stands behind the hours that are said for all: "at 7pm in the Scout Hut"; "" without hours."""
    hours = find_hours(text)
    return text[hours.end :].rstrip(":") if hours else ""


def _filled(found: FutureMeeting, venue: str | None, labelled: _Labelled) -> FutureMeeting:
    return replace(
        found,
        venue=found.venue or venue,
        link=found.link or labelled.link,
        starts=found.starts or labelled.starts,
        ends=found.ends or (labelled.ends if found.starts is None else None),
    )


def _is_name(text: str) -> bool:
    """A short line without a verb: a committee's name."""
    words = _MOST_WORDS + (4 if text.endswith(":") and len(text) < 80 and _read_name(text).hours else 0)
    short = (3 if text.isupper() else 4) <= len(text) < 80 and len(text.split()) <= words
    named = short and not text.endswith((".", ";")) and not _NOT_NAME.match(text) and not is_no_name(text)
    return named and not (WHEN.match(text) and find_time_range(text))


class _Named(NamedTuple):
    """Who meets, where and when, as the line above their days says it; "" and None where it does not."""

    title: str
    place: str | None
    hours: TimeMention | None


def _read_name(text: str) -> _Named:
    """ "Weir Panel, all at 7pm in the Mill:", "Finance Committee - Weir House"."""
    hours = find_hours(text)
    name = _BEFORE_HOURS.sub("", _ASIDE_BEGINS.split(text[: hours.start], maxsplit=1)[0]).strip(STRIP) if hours else ""
    if hours and (MEETS.search(name) or _BODY.search(name)) and not (_NOT_NAME.match(name) or _SENTENCE.search(name)):
        between = _BEFORE_HOURS.sub("", text[: hours.start].partition(name)[2]).strip(STRIP)
        behind = _IN.sub("", _after_hours(text)).strip(STRIP)
        return _Named(
            name, next((place for one in (behind, between) if (place := find_venue(f", {one}"))), None), hours
        )
    return _Named(*_name_and_place(text), None)


def _name_and_place(text: str) -> tuple[str, str | None]:
    """ "Finance Committee - Weir House": who meets and where."""
    apart = _DASH.split(text.strip(STRIP), maxsplit=1)
    if len(apart) == 1 or not MEETS.search(apart[0]) or MEETS.search(apart[1]):
        return text.strip(STRIP), None
    place = find_venue(f", {apart[1]}")
    return (apart[0].strip(STRIP), place) if place else (text.strip(STRIP), None)


def _is_venue_line(text: str) -> bool:
    """ "tbc", a postcode, "Microsoft Teams", a hall: a short line that is no sentence."""
    if (
        not text
        or len(text) > _LONGEST_PLACE
        or _SENTENCE.search(text)
        or _OF_ALL.match(text)
        or (WHEN.match(text) and not find_venue(text))
    ):
        return False
    return parse_venue(text) is None or bool(find_venue(text)) or bool(PLACE.search(text))
