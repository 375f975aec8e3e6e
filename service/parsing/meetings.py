"""Finds the meetings that the minutes announce: labels, lists and sentences. Tables of dates are in meeting_tables.py.

Never the meeting minuted, a deadline, or a session of a programme: a date counts where a label, a section or a lead-in
says that it is of a meeting to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from service.domain.document import BlockKind
from service.domain.minutes import FutureMeeting, Problem
from service.parsing.dates import DateMention, find_dates
from service.parsing.lines import Line
from service.parsing.sections import Section
from service.parsing.times import find_time_range
from service.parsing.venues import find_link, find_venue, parse_venue

_LABEL = re.compile(
    r"\b(?:dates?(?:,? (?:and|&|/)? ?(?:times?|venues?|places?|location))*\s(?:of|for)\s"
    r"(?:the\s|our\s)?(?:next|future|forthcoming|upcoming|following)(?:\s[\w'’&-]+){0,5}?\s?"
    r"(?:meetings?|sessions?)"
    r"|(?:the\s|our\s)?(?:next|future|forthcoming|upcoming|following)\s(?:[\w'’&()-]+\s){0,5}?"
    r"(?:meetings?|agm|sessions?|board|(?:tele)?con|(?:tele)?calls?|telco|gathering)"
    r"(?:\sdates?)?"
    r"|donm|meeting dates|meet again|(?:meeting|session)s? (?:is |are |has been |have been "
    r"|will be )?(?:re)?scheduled for"
    r"|(?:will|to) (?:next )?(?:re)?convene|resume[s]?|next meet(?:ing|s|up)?|agm (?:will be|is) (?:held )?on)\b",
    re.I,
)
_LEAD_IN = re.compile(r"\b(?:meetings?|dates?|sessions?)\b[^.]{0,160}:\s?-?$|\bfollowing (?:meetings?|dates)\b", re.I)
_NOT_MEETING = re.compile(
    r"(?:by|before|deadline|rsvp|until|till|since|from|extended|due|closing date|no later than"
    r"|minutes of|minutes from|held on the|previous meeting|last meeting"
    r"|agenda items|papers|items? (?:by|before|to be))\b[^.]{0,25}$",
    re.I,
)
_FIRST = re.compile(r"\b(?:first|next) (?:of these|of them|one|meeting)\b", re.I)
_BETWEEN = re.compile(r"[\s\d:.,;()–—-]*(?:[ap]\.?m\.?)?[\s:,–—-]*(?:\bthe\s)?", re.I)
#: The words that may link a meeting to its date in a new sentence: "... meeting. It will be held on ..."
_ONLY_LINKING = re.compile(
    r"(?:(?:this|it|the|a|date|dates|on|at|will|be|held|is|are|to|take|place|scheduled|for"
    r"|meeting|next|proposed|proposal|time|and)\b|[\s,:;()–—-])*",
    re.I,
)
_REMOTE = re.compile(
    r"\b(?:discuss|ready|available|report|agree|prepare|bring|present|update|add(?:ed)?|consider|invite|agenda)\w*\b",
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
_TITLE = re.compile(r"^(?P<title>[A-Z][^:–—]{2,80}?)\s?(?:[:–—]|\s-\s|\bis\b|\bwill\b|\bon\b|,)", re.S)
_BODY = re.compile(
    r"\b(?:next|future|forthcoming|upcoming|following)\s(?P<body>(?:[\w'’&()-]+\s){1,5}?)(?:meetings?|session)\b", re.I
)
_WHEN = re.compile(r"^(?:when|time)\b", re.I)
_WHERE = re.compile(r"^(?:location|venue|where|place)\b\s?:", re.I)
_ONLINE = re.compile(r"^(?:zoom|teams|join|dial[- ]in)\b[^:]{0,20}:", re.I)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|will|should|would|that|there|you|please|to|I|we|have|has)\b(?! be confirmed)"
)
_PLACE = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|\b(?:teams|zoom|hall|centre|center|room|library"
    r"|church|school|offices?|online|house"
    r"|street|road|virtual)\b",
    re.I,
)
#: Words that a label or a rule cannot do without: cheap to look for in every line.
_LABEL_HINTS = (
    "next",
    "future",
    "forthcoming",
    "upcoming",
    "following",
    "donm",
    "meet",
    "scheduled",
    "convene",
    "resume",
    "agm",
)
_RECURRING_HINTS = ("every", "each", "weekly", "monthly", "fortnight", " month")
_STRIP = " -–—:|,.;•*()[]\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """What the reader of dates knows: the day of the meeting minuted and the order of digits."""

    meeting_on: date | None
    after: date
    day_first: bool = True

    def mentions(self, text: str) -> list[DateMention]:
        """The days in `text` that lie after the meeting minuted; months alone and past days left out."""
        found = find_dates(text, after=self.after, day_first=self.day_first)
        return [m for m in found if not m.month_only and (self.meeting_on is None or m.on > self.meeting_on)]


def find_meetings(lines: Sequence[Line], horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """The meetings announced outside tables, and what could not be read of them."""
    taken: set[int] = set()
    for line in lines:
        if line.index in taken:
            continue
        if line.is_row:
            yield from _labelled_row(line, horizon)
            continue
        if _recurs(line.text):
            yield Problem(
                line=line.number, text=line.text[:200], reason="A recurring meeting: confirm the dates to invite to."
            )
        if line.heading and line.section is Section.DATES:
            yield from _section(lines, line, horizon, taken)
        elif line.section is not Section.DATES:
            yield from _sentence(lines, line, horizon, taken)


def _recurs(text: str) -> bool:
    lower = text.lower()
    return any(hint in lower for hint in _RECURRING_HINTS) and bool(_RECURRING.search(text))


def _sentence(
    lines: Sequence[Line], line: Line, horizon: Horizon, taken: set[int]
) -> Iterator[FutureMeeting | Problem]:
    lower = line.text.lower()
    label = _LABEL.search(line.text) if any(hint in lower for hint in _LABEL_HINTS) else None
    if label is not None:
        mentions = [m for m in horizon.mentions(line.text) if _belongs(line.text, label, m)]
        if mentions:
            yield from _meetings(line, mentions, _title_of(line.text, label))
            yield from _run_on(lines, line, horizon, taken)
        elif line.text.endswith((":", ":-")) or (
            label.start() < 12 and not line.text[label.end() :].strip(_STRIP) and not line.is_item
        ):
            yield from _following(lines, line, horizon, taken, "")
    elif _LEAD_IN.search(line.text):
        yield from _following(lines, line, horizon, taken, "")
    elif _FIRST.search(line.text) and re.search(r"\bmeetings?\b", line.topic, re.I):
        yield from _meetings(line, horizon.mentions(line.text)[:1], "")


def _labelled_row(line: Line, horizon: Horizon) -> Iterator[FutureMeeting | Problem]:
    """ "Date of next meeting | 4 June 2024", or the label and the date in one cell."""
    cells = [" ".join(cell) for cell in line.block.cells]
    for position, words in enumerate(cells):
        label = _LABEL.search(words) if any(hint in words.lower() for hint in _LABEL_HINTS) else None
        if label is None or label.start() > 30:
            continue
        alone = not words[label.end() :].strip(_STRIP)
        beside = cells[position + 1] if alone and position + 1 < len(cells) else words
        mentions = [m for m in horizon.mentions(beside) if alone or _belongs(words, label, m)]
        yield from _meetings(line, mentions, _title_of(words, label), beside)
        if mentions:
            return


def _belongs(text: str, label: re.Match[str], mention: DateMention) -> bool:
    """Whether the date is the meeting's: near behind its label (or right before it), not a deadline, not a report."""
    if mention.end <= label.start():
        return bool(_BETWEEN.fullmatch(text[mention.end : label.start()]))
    between = text[label.end() : mention.start]
    if len(between) > 140 or not _ONLY_LINKING.fullmatch(_after_stop(between)):
        return False
    return not _NOT_MEETING.search(between) and not (len(between) > 25 and _REMOTE.search(between))


def _after_stop(between: str) -> str:
    """What stands between the last full stop and the date; "" where the sentence of the label goes on."""
    stops = list(re.finditer(r"[.!?]\s+", between))
    return (
        between[stops[-1].end() :]
        if stops and not between[: stops[-1].start()].strip().lower().endswith(("etc", "no"))
        else ""
    )


def _run_on(lines: Sequence[Line], line: Line, horizon: Horizon, taken: set[int]) -> Iterator[FutureMeeting | Problem]:
    """Lines below that are nothing but dates go on with the list above them."""
    for below in lines[line.index + 1 : line.index + 8]:
        mentions = horizon.mentions(below.text)
        left = sum(len(mention.text) for mention in mentions)
        if below.is_row or not mentions or len(below.text) - left > 12 + 8 * len(mentions):
            return
        taken.add(below.index)
        yield from _meetings(below, mentions, "")


def _section(lines: Sequence[Line], head: Line, horizon: Horizon, taken: set[int]) -> Iterator[FutureMeeting | Problem]:
    own = horizon.mentions(head.text)
    yield from _meetings(head, own, "")
    yield from _following(lines, head, horizon, taken, "")


def _following(
    lines: Sequence[Line], head: Line, horizon: Horizon, taken: set[int], title: str
) -> Iterator[FutureMeeting | Problem]:
    """The dated lines behind a heading or lead-in, each with the title above and the venue below it."""
    group: list[tuple[Line, list[DateMention]]] = []
    quiet = 0
    block = list(_block(lines, head))
    for line in block:
        if line.is_row:
            continue
        mentions = horizon.mentions(line.text)
        if mentions and len(line.text) < 240:
            taken.add(line.index)
            group.append((line, mentions))
            quiet = 0
        elif not group and _is_name(line.text):
            title = line.text.strip(_STRIP)
        elif group:
            quiet += 1
            if _is_name(line.text) or find_venue(line.text) or find_link(line.text) or quiet < 2:
                yield from _closed(group, title, line.text, block)
                group = []
                title = "" if _is_venue_line(line.text) else title
        elif quiet > 3:
            break
        else:
            quiet += 1
    yield from _closed(group, title, "", block)


def _block(lines: Sequence[Line], head: Line) -> Iterator[Line]:
    """The lines that stand under `head`: up to the next heading of its depth, or of any where the depths are unknown."""
    for line in lines[head.index + 1 : head.index + 41]:
        if line.heading and not _is_below(line, head):
            return
        yield line


def _is_below(line: Line, head: Line) -> bool:
    if line.section is Section.DATES and line.part == head.part:
        return True
    if line.block.kind is BlockKind.HEADING and head.block.kind is BlockKind.HEADING:
        return line.block.level > head.block.level
    return bool(re.match(r"(?:date|when|time|venue|location)s?\b", line.text, re.I))


def _closed(
    group: Sequence[tuple[Line, list[DateMention]]], title: str, below: str, block: Sequence[Line]
) -> Iterator[FutureMeeting | Problem]:
    if not group:
        return
    venue = parse_venue(below) if _is_venue_line(below) else None
    labelled = _labelled(block)
    for line, mentions in group:
        for found in _meetings(line, mentions, _own_title(line, mentions) or title):
            yield found if isinstance(found, Problem) else _filled(found, venue or labelled.venue, labelled)


@dataclass(frozen=True, slots=True)
class _Labelled:
    venue: str | None
    link: str
    starts: time | None
    ends: time | None


def _labelled(block: Sequence[Line]) -> _Labelled:
    """ "When: 17:00 to 18:00", "Location: ...", "Zoom: <link>" under the heading, for the meeting above them."""
    texts = [line.text for line in block[:12]]
    hours = next(
        (found for text in texts if _WHEN.match(text) and (found := find_time_range(text, expected=True))), None
    )
    places = [parse_venue(text.split(":", 1)[1]) for text in texts if _WHERE.match(text)]
    online = [text for text in texts if _ONLINE.match(text)]
    return _Labelled(
        venue=next((place for place in [*places, *online] if place), None),
        link=next((link for text in texts if (link := find_link(text))), ""),
        starts=hours.starts if hours else None,
        ends=hours.ends if hours else None,
    )


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
    return (
        3 < len(text) < 80
        and not text.endswith((".", ";"))
        and len(text.split()) < 10
        and not re.match(r"(?:date|venue|time|meeting|when|location)\b\s?:?$", text, re.I)
    )


def _is_venue_line(text: str) -> bool:
    """ "tbc", a postcode, "Microsoft Teams", a hall: a short line that is no sentence."""
    if not text or len(text) > 140 or _SENTENCE.search(text):
        return False
    return parse_venue(text) is None or bool(find_venue(text)) or bool(_PLACE.search(text))


def _own_title(line: Line, mentions: Sequence[DateMention]) -> str:
    """ "Staffing Committee – 21st October 2013" names its meeting before the date."""
    before = line.text[: mentions[0].start].strip(_STRIP)
    before = re.sub(r"^\d[\d:.]*\s?(?:[ap]\.?m\.?)?\s?(?:BST|GMT|UTC)?.*$", "", before).strip(_STRIP)
    before = re.sub(
        r"\b(?:on|is|will be(?: held)?(?: on)?|held on|date|dates|when|the|at)\b\s?:?$", "", before, flags=re.I
    ).strip(_STRIP)
    if (
        not before
        or len(before) > 90
        or _LABEL.search(before)
        or re.match(r"^(?:date|time|when|next|proposed|and)\b", before, re.I)
    ):
        return ""
    return before if before[0].isupper() else ""


def _title_of(text: str, label: re.Match[str]) -> str:
    match = _BODY.search(label[0])
    body = re.sub(r"^(?:of|the|our|for)\s", "", match["body"].strip()) if match else ""
    return body if body and body[0].isupper() and body.lower() not in ("scheduled", "planned") else ""


def _meetings(
    line: Line, mentions: Sequence[DateMention], title: str, words: str | None = None
) -> Iterator[FutureMeeting | Problem]:
    """A meeting per date; each takes the time and place that stand with it, or those that all share."""
    text = line.text if words is None else words
    last = text[mentions[-1].end :] if mentions else ""
    shared = find_time_range(last, expected=True) if mentions else None
    for position, mention in enumerate(mentions):
        stop = mentions[position + 1].start if position + 1 < len(mentions) else len(text)
        start = mentions[position - 1].end if position else 0
        behind = text[mention.end : stop]
        found = find_time_range(behind, expected=True) or find_time_range(text[start : mention.start]) or shared
        if not mention.weekday_agrees:
            yield Problem(line=line.number, text=mention.text, reason="The weekday and the date do not agree.")
        yield FutureMeeting(
            title=title,
            on=mention.on,
            starts=found.starts if found else None,
            ends=found.ends if found else None,
            venue=find_venue(behind) or find_venue(last),
            link=find_link(text) or next(iter(line.block.links), "") * bool(find_venue(last)),
            confidence=0.9 if mention.weekday_agrees else 0.6,
            line=line.number,
        )
