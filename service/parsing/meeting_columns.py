"""Meetings in tables with a row per day and a column per body: "Date | Full Council | Planning". Knows no other tables.

A cell holds the body's name, its hours or a tick. Who reads such a table by rows invites one body to another's meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from service.domain.minutes import FutureMeeting, Problem
from service.parsing.columns import cell_words
from service.parsing.lines import Line
from service.parsing.meeting_dates import Cell, Horizon, announce_cell
from service.parsing.meeting_notes import OF_PAPERS, find_first_day, find_notes, year_of
from service.parsing.times import TimeMention, find_time_range

_BODY = re.compile(
    r"\b(?:committees?|sub-?committees?|councils?|boards?|panels?|groups?|forums?|trustees|governors|meetings?|AGM"
    r"|planning|finance|staffing|personnel|amenities|highways|allotments|premises|curriculum|resources)\b",
    re.I,
)
#: The words that end the head of a body's column; "Grants to groups" and "Date of report" head none.
_HEAD = re.compile(
    rf"(?!.*\b(?:to|of|for|from|due|reports?|papers?|agendas?|notes|rooms?|grants?|rent)\b).*{_BODY.pattern}\W*", re.I
)
_DAY = re.compile(
    r"(?:meeting\s)?(?:dates?|days?|when|months?)(?:\s(?:and|&|/)\s(?:days?|dates?|months?|times?))?\W*|20\d\d|", re.I
)
_TICK = re.compile(r"(?:[x✓✔☑•*●]|yes|y)?", re.I)
_NO_MEETING = re.compile(
    r"[-–—/]+|(?:no|none|n/?a|nil|tbc|tba)\b.*"
    r"|.*\b(?:cancell?ed|postponed|no meeting|to be (?:arranged|confirmed|set|agreed)|if required)\b.*",
    re.I,
)
_REMARK = re.compile(r"\s*[(\[].*$", re.S)
#: "Planning" of "Planning Committee", as the notes below call it.
_KIND = re.compile(r"\s(?:committee|sub-?committee|panel|group|board|meetings?)$", re.I)
_FEWEST = 2
#: Longer words are no name.
_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Held:
    """What one cell says: who meets, and when that day."""

    title: str
    hours: TimeMention | None


def find_in_columns(
    rows: Sequence[Line], lines: Sequence[Line], head: Sequence[str], horizon: Horizon
) -> Iterator[FutureMeeting | Problem]:
    """Each body's meeting of each row of a table whose columns are of bodies."""
    bodies = _bodies(rows, head, horizon)
    held = {(row.index, at): _read(_word(row, at), head[at]) for row in rows[1:] for at in bodies}
    titles = sorted({one.title for one in held.values() if one})
    notes = find_notes(rows, lines, [*titles, *(_KIND.sub("", title) for title in titles)])
    hours: dict[int, TimeMention] = {}
    after, year = find_first_day(rows, lines, horizon), None
    for row in rows[1:]:
        year = year_of([cell_words(cell) for cell in row.block.cells]) or year
        since = after if year is None else date(year, 1, 1)
        dated = _has_day(_word(row, 0), horizon)
        for at in bodies:
            one = held[row.index, at]
            if not dated:
                hours.update({at: found} if (found := find_time_range(_word(row, at))) else {})
            elif one:
                named = notes.named.get(one.title.lower()) or notes.named.get(_KIND.sub("", one.title).lower())
                given = one.hours or hours.get(at) or named or notes.of_all.hours
                cell = Cell(row, _word(row, 0), one.title, notes.of_all.venue, given)
                yield from announce_cell(cell, horizon, since)


def is_of_bodies(rows: Sequence[Line], head: Sequence[str], horizon: Horizon) -> bool:
    """Whether the first column is of days and two others, at least, of bodies that do not all meet on each."""
    return bool(_bodies(rows, head, horizon))


def _bodies(rows: Sequence[Line], head: Sequence[str], horizon: Horizon) -> list[int]:
    """The columns of bodies, two at least, where the first is of days and not every body meets on each."""
    dated = [row for row in rows[1:] if _has_day(_word(row, 0), horizon)]
    named = [at for at, words in enumerate(head) if at and _HEAD.fullmatch(words) and not OF_PAPERS.search(words)]
    if not _DAY.fullmatch(head[0]):
        return []
    cells = [_word(row, at) for row in dated for at in named]
    if len(dated) < _FEWEST or len(named) < _FEWEST or any(_has_day(words, horizon) for words in cells):
        return []
    return named if all(map(_is_bare, cells)) or not all(cells) else []


def _has_day(words: str, horizon: Horizon) -> bool:
    return any(not mention.month_only for mention in horizon.find(words))


def _is_bare(words: str) -> bool:
    """Whether a cell holds nothing but hours or a tick."""
    time = find_time_range(words, expected=True)
    left = words[: time.start] + words[time.end :] if time else words
    return _TICK.fullmatch(left.strip()) is not None


def _read(words: str, head: str) -> _Held | None:
    if not words or _NO_MEETING.fullmatch(words):
        return None
    time = find_time_range(words, expected=True)
    name = _REMARK.sub("", words[: time.start] if time else words).strip(" ,;:–-")
    if _is_bare(words) or not name:
        return _Held(head, time)
    return _Held(name, time) if _is_body(name, head) else None


def _is_body(name: str, head: str) -> bool:
    """Whether a cell names who meets; "Apologies Kim" and who is to attend do not."""
    shared = set(name.lower().split()) & set(head.lower().split())
    return len(name.split()) <= _NAME_WORDS and bool(shared or _BODY.search(name))


def _word(row: Line, at: int) -> str:
    return cell_words(row.block.cells[at]) if at < len(row.block.cells) else ""
