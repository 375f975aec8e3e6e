"""Reads which meeting the minutes are of: body, title, date, times, venue. Looks at the head of the document only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.parsing.dates import DateMention, find_dates, find_month
from service.parsing.lines import Line
from service.parsing.times import TimeMention, find_time_range

_HEAD_LINES = 30
_DATE_LABEL = re.compile(
    r"^(?:date(?: held| of (?:the )?meeting)?|held on|meeting date|when|day|date (?:and|&) time)\s?[:|–-]?\s", re.I
)
_TIME_LABEL = re.compile(r"^(?:time|when|date (?:and|&) time|start(?:s|ed)?(?: time)?)\s?[:|–-]?\s", re.I)
_VENUE_LABEL = re.compile(
    r"(?:^|\s)(?:venue|location|place|where|held at)\s?[:|–-]\s?(?P<venue>\S.{1,120})$|^(?:venue|location|place|where)\s\|?\s?(?P<bare>\S.{1,120})$",
    re.I,
)
_OTHER_DATE = re.compile(
    r"(?:minutes of (?:the )?(?:last|previous)|previous (?:meeting|minutes)|last meeting|next meeting|apologies|minutes of the meeting (?:held )?on"
    r"|published|posted|updated|copyright|approved|draft|deadline|by the)\b[^.]{0,60}$",
    re.I,
)
_HELD = re.compile(r"\b(?:meeting|minutes|held|agm|assembly|group|board|committee|council|agenda|notes|on)\b", re.I)
_TITLE_WORDS = re.compile(
    r"\b(?:(?:draft|final|approved|unconfirmed|open|confirmed)\s)*(?:minutes|action notes|notes|agenda|actions?|meeting notes|record|summary|newsletter"
    r"|key theme|action points)\b.{0,3}(?:\s?(?:of|for|from)\s(?:the\s|a\s)?(?:meeting\s(?:of|held)\s(?:the\s)?)?)?|\bmeetings?\b|\bheld (?:on|at)\b.*$"
    r"|\b(?:19|20)\d\d\b|[-–—:|]+\s?$",
    re.I,
)
_STRIP = " -–—:|,.#*()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The meeting minuted, as its document's head gives it; None and "" where it does not."""

    title: str = ""
    body: str = ""
    on: date | None = None
    time: TimeMention | None = None
    venue: str | None = None


def find_head(lines: Sequence[Line], *, name: str, fallback: date, day_first: bool) -> Head:
    """The head of the document. `fallback` only tells the century where the document gives no year."""
    top = list(lines[:_HEAD_LINES])
    dated = _find_date(top, name, fallback, day_first) or _find_mentioned(lines, fallback, day_first)
    title = _find_title(top)
    return Head(title=title, body=_body(title), on=dated, time=_find_time(top), venue=_find_venue(top))


def _find_title(top: Sequence[Line]) -> str:
    headings = [line.text for line in top[:8] if line.heading and re.search(r"[A-Za-z]{3}", line.text)]
    first = [line.text for line in top[:4] if len(line.text) < 120 and re.search(r"[A-Za-z]{3}", line.text)]
    for text in [*first[:1], *headings, *first]:
        if not re.match(r"^(?:date|time|venue|present|location|agenda|attendees)\b\s?:?", text, re.I):
            return text.strip(" #*-–")
    return ""


def _body(title: str) -> str:
    """The committee in a title: "Strategy Group Action Notes" is of the "Strategy Group"."""
    plain = title
    for mention in reversed(find_dates(title, after=date(2000, 1, 1))):
        plain = plain[: mention.start] + plain[mention.end :]
    return re.sub(r"\s{2,}", " ", _TITLE_WORDS.sub(" ", plain)).strip(_STRIP)


def _find_date(top: Sequence[Line], name: str, fallback: date, day_first: bool) -> date | None:
    """A labelled date first, then one in a title or beside "held on", then the file's name, then the first with a year."""
    ranked: list[tuple[int, int, date]] = []
    for line in top:
        for mention in find_dates(line.text, after=fallback, day_first=day_first):
            rank = _rank(line, mention)
            if rank is not None:
                ranked.append((rank, line.index, mention.on))
    named = _dates_in_name(name, fallback)
    ranked += [(3, 0, on) for on in named]
    return min(ranked)[2] if ranked else None


def _rank(line: Line, mention: DateMention) -> int | None:
    before = line.text[: mention.start]
    if (
        mention.month_only
        or (mention.short and not _DATE_LABEL.match(line.text))
        or _OTHER_DATE.search(before)
        or line.section == "dates"
    ):
        return None
    if _DATE_LABEL.match(line.text):
        return 0 if mention.year_given else 2
    if not mention.year_given:
        return 4 if line.index < 5 and (mention.weekday is not None or line.heading) else None
    if line.index < 6 or line.heading or _HELD.search(before[-40:]):
        return 1 if len(line.text) < 200 and line.index < 15 else 5
    return 6 if len(line.text) < 120 else None


def _dates_in_name(name: str, fallback: date) -> list[date]:
    plain = re.sub(r"[_]", " ", name)
    found = [m.on for m in find_dates(plain, after=fallback) if m.year_given and not m.month_only]
    return found[:1]


def _find_mentioned(lines: Sequence[Line], fallback: date, day_first: bool) -> date | None:
    """A date that prose gives the meeting: "was discussed at the group on Thursday the 19th of January 2023"."""
    for line in lines[:80]:
        for mention in find_dates(line.text, after=fallback, day_first=day_first):
            if (
                mention.year_given
                and not mention.month_only
                and re.search(r"\b(?:meeting|group|board|committee|held)\b.{0,20}$", line.text[: mention.start], re.I)
            ):
                return mention.on
    return None


def _find_time(top: Sequence[Line]) -> TimeMention | None:
    for line in top:
        if _TIME_LABEL.match(line.text):
            found = find_time_range(line.text, expected=True)
            if found:
                return found
    for line in _dated_lines(top):
        found = find_time_range(line.text)
        if found:
            return found
    return None


def _dated_lines(top: Sequence[Line]) -> Iterator[Line]:
    for line in top[:10]:
        if len(line.text) < 160 and any(find_month(word) for word in re.findall(r"[A-Za-z]{3,9}", line.text)):
            yield line


def _find_venue(top: Sequence[Line]) -> str | None:
    for line in top:
        if line.section == "dates":
            break
        match = _VENUE_LABEL.search(line.text)
        if match and len(line.text) < 200:
            venue = (match["venue"] or match["bare"] or "").strip(" |.*_")
            return venue if venue and venue.lower() not in ("tbc", "tba", "tbd") else None
    return None
