"""Which known meeting an announcement is about: by body and day, and a moved one only where nothing else fits.

Knows no people, no mails and no words of the minutes; decides nothing about what is sent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from service.domain.invitation import AnnouncedMeeting, EventStatus, ScheduledMeeting
from service.domain.wording import clock, day

#: A meeting announced for a day this near to a known one may be that one moved.
MOVE_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An announcement and the meeting it is about."""

    announced: AnnouncedMeeting
    #: None for a meeting not known before.
    known: ScheduledMeeting | None = None
    #: Why it cannot be told which meeting is meant, in words; "" where it can.
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What becomes of a reading: every announcement once, and the known meetings that it leaves out."""

    matches: tuple[Match, ...]
    #: Still to come, but not in a list of the body's meetings that reaches beyond them.
    missing: tuple[ScheduledMeeting, ...] = ()


def match_meetings(announced: Sequence[AnnouncedMeeting], known: Sequence[ScheduledMeeting], now: datetime) -> Matching:
    """Match what one or several documents announce with what is known; `now` is aware.

    The same meeting announced twice is one. A meeting is the same one where body and day agree. One on another day is
    taken for a known meeting moved only where the body's list accounts for all its other meetings, the title is the
    same and no other meeting is nearer; where that is open, the match has a doubt.
    """
    bodies: dict[str, list[AnnouncedMeeting]] = defaultdict(list)
    for one in _merged(announced):
        bodies[name_key(one.body)].append(one)
    matchings = [
        _match_body(items, [k for k in known if name_key(k.body) == body], now) for body, items in bodies.items()
    ]
    return Matching(
        matches=tuple(match for found in matchings for match in found.matches),
        missing=tuple(meeting for found in matchings for meeting in found.missing),
    )


def name_key(name: str) -> str:
    """A name or a place for comparing: case, punctuation and spacing do not make it another."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def is_over(meeting: AnnouncedMeeting | ScheduledMeeting, now: datetime) -> bool:
    """Whether the meeting has begun; one without a time, whether its day has."""
    zone = ZoneInfo(meeting.zone)
    if meeting.starts is None:
        return meeting.on <= now.astimezone(zone).date()
    return datetime.combine(meeting.on, meeting.starts, zone) <= now


def is_live(meeting: ScheduledMeeting, now: datetime) -> bool:
    """Still to come and not called off."""
    return meeting.status is not EventStatus.CANCELLED and not is_over(meeting, now)


def is_older(announced: AnnouncedMeeting, known: ScheduledMeeting) -> bool:
    """Whether these minutes are older than those that last said something of the meeting."""
    told = announced.minuted_on, known.announced_on
    return told[0] is not None and told[1] is not None and told[0] < told[1]


def _merged(announced: Iterable[AnnouncedMeeting]) -> list[AnnouncedMeeting]:
    """Each meeting once: a list in two formats, or in the minutes of three bodies, is one list."""
    merged: list[AnnouncedMeeting] = []
    for one in announced:
        same = next((i for i, other in enumerate(merged) if _same_day(one, other)), None)
        if same is None:
            merged.append(one)
        else:
            merged[same] = _join(merged[same], one)
    return merged


def _same_day(one: AnnouncedMeeting, other: AnnouncedMeeting) -> bool:
    if name_key(one.body) != name_key(other.body) or one.on != other.on:
        return False
    return one.starts == other.starts or None in (one.starts, other.starts) or one.minuted_on != other.minuted_on


def _join(first: AnnouncedMeeting, second: AnnouncedMeeting) -> AnnouncedMeeting:
    """The two as one: the newer minutes prevail, what only one says is kept, a contradiction is a doubt."""
    lead, other = (
        (first, second) if (first.minuted_on or date.min) >= (second.minuted_on or date.min) else (second, first)
    )
    doubt = lead.doubt or other.doubt
    if _contradict(lead, other) and lead.ends and other.ends:
        doubt = doubt or f"it is said to end at {clock(lead.ends)} and at {clock(other.ends)}"
    return replace(
        lead,
        key=first.key,
        line=first.line,
        title=lead.title or other.title,
        starts=lead.starts or other.starts,
        ends=lead.ends or (other.ends if lead.starts in (None, other.starts) else None),
        venue=lead.venue or other.venue,
        link=lead.link or other.link,
        doubt=doubt,
    )


def _contradict(one: AnnouncedMeeting, other: AnnouncedMeeting) -> bool:
    """Whether minutes of one day give one start two ends."""
    return (one.minuted_on, one.starts) == (other.minuted_on, other.starts) and one.ends != other.ends


def _match_body(announced: list[AnnouncedMeeting], known: list[ScheduledMeeting], now: datetime) -> Matching:
    """`announced` and `known` of one body."""
    found = _by_day(announced, known)
    found |= _superseded([one for one in announced if one not in found], _unmatched(known, found), now)
    # What was doubtful once stays so until the secretary has answered: a held meeting is as good as not known.
    held = {one: match for one, match in found.items() if match.known and match.known.held}
    settled = {one: match for one, match in found.items() if one not in held}
    rest = [one for one in announced if one not in settled and not is_over(one, now)]
    open_ = [k for k in _unmatched(known, found) if is_live(k, now) and not k.held]
    moved = _moved(rest, open_, known, bool(settled))
    found |= {one: match for one, match in moved.items() if one not in held}
    found |= {one: replace(held[one], doubt=_doubt_of(moved[one])) for one in moved if one in held}
    matches = tuple(found.get(one, Match(announced=one)) for one in announced)
    return Matching(matches=matches, missing=_missing(matches, _unmatched(open_, found)))


def _superseded(
    rest: list[AnnouncedMeeting], known: list[ScheduledMeeting], now: datetime
) -> dict[AnnouncedMeeting, Match]:
    """What old minutes announce for a day from which newer ones have moved the meeting."""
    found: dict[AnnouncedMeeting, Match] = {}
    for one in rest:
        newer = [k for k in known if is_older(one, k) and is_live(k, now) and _near(one.on, k.on, MOVE_DAYS)]
        if newer:
            found[one] = Match(announced=one, known=min(newer, key=lambda k: abs(k.on - one.on)))
    return found


def _by_day(announced: list[AnnouncedMeeting], known: list[ScheduledMeeting]) -> dict[AnnouncedMeeting, Match]:
    """Those on a day on which a meeting is known; of two on one day the one at the same hour."""
    found: dict[AnnouncedMeeting, Match] = {}
    for same_hour in (True, False):
        for one in announced:
            fits = [k for k in _unmatched(known, found) if k.on == one.on and (k.starts == one.starts or not same_hour)]
            if fits and one not in found:
                # A cancelled meeting and the one that took its place may share a day.
                fits.sort(key=lambda k: k.status is EventStatus.CANCELLED)
                found[one] = Match(announced=one, known=fits[0])
    return found


def _unmatched(known: list[ScheduledMeeting], found: dict[AnnouncedMeeting, Match]) -> list[ScheduledMeeting]:
    taken = {match.known.uid for match in found.values() if match.known}
    return [k for k in known if k.uid not in taken]


def _moved(
    rest: list[AnnouncedMeeting], open_: list[ScheduledMeeting], known: list[ScheduledMeeting], listed: bool
) -> dict[AnnouncedMeeting, Match]:
    """Announcements for other days near a known meeting that is not announced: it moved, or it is asked.

    `listed` says that other meetings of the body are announced as they are known: a list that repeats none of them may
    well speak of one more.
    """
    window = _window(known)
    rest = sorted(rest, key=lambda one: one.on)
    near = sorted((k for k in open_ if any(_near(one.on, k.on, window) for one in rest)), key=lambda k: k.on)
    rest = [one for one in rest if any(_near(one.on, k.on, window) for k in near)]
    complete = len(rest) == len(near) and (listed or len(near) == len(open_))
    moved: dict[AnnouncedMeeting, Match] = {}
    for index, one in enumerate(rest):
        if complete and _near(one.on, near[index].on, window) and _same_title(one, near[index]):
            moved[one] = Match(announced=one, known=near[index])
        else:
            likely = min(near, key=lambda k: abs(k.on - one.on))
            moved[one] = Match(announced=one, doubt=_may_be(likely))
    return moved


def _doubt_of(match: Match) -> str:
    return match.doubt or (_may_be(match.known) if match.known else "")


def _may_be(known: ScheduledMeeting) -> str:
    return f"it may be the meeting of {day(known.on)}, moved, or another one"


def _window(known: list[ScheduledMeeting]) -> int:
    """How many days apart two dates can be of one meeting: less than half the way to the body's next."""
    days = sorted({k.on for k in known if k.status is not EventStatus.CANCELLED and not k.held})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return min([MOVE_DAYS, *(gap // 2 for gap in gaps)])


def _near(one: date, other: date, days: int) -> bool:
    return abs(one - other) <= timedelta(days=days)


def _same_title(announced: AnnouncedMeeting, known: ScheduledMeeting) -> bool:
    return not announced.title or name_key(announced.title) == name_key(known.title)


def _missing(matches: tuple[Match, ...], left: list[ScheduledMeeting]) -> tuple[ScheduledMeeting, ...]:
    """Which of the known meetings that are `left` a list of two or more, reaching beyond them, leaves out.

    One date is no list; and while it is asked which meeting is meant, that is question enough.
    """
    days = [match.announced.on for match in matches]
    if len(days) < 2 or any(match.doubt for match in matches):
        return ()
    newest = max(match.announced.minuted_on or date.min for match in matches)
    return tuple(k for k in left if k.on < max(days) and newest >= (k.announced_on or date.min))
