"""Which known meeting an announcement is about: by body and day, and a moved one only where nothing else fits.

Knows no people, no mails and no words of the minutes; decides nothing about what is sent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from service.domain.invitation import AnnouncedMeeting, EventStatus, ScheduledMeeting
from service.domain.minutes import CalledOff
from service.domain.wording import clock, day

#: A meeting announced for a day this near to a known one may be that one moved.
MOVE_DAYS = 31
#: Where nothing else of the list is known, only a meeting this near is surely the same one.
SURE_DAYS = 14


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
    taken for a known meeting moved only where the list accounts for the body's other meetings, the title is the same
    and no other meeting lies between; where that is open, the match has a doubt.
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
    days: dict[tuple[str, date], list[AnnouncedMeeting]] = defaultdict(list)
    for one in announced:
        days[name_key(one.body), one.on].append(one)
    return [meeting for same_day in days.values() for meeting in _sessions(same_day)]


def _sessions(same_day: list[AnnouncedMeeting]) -> list[AnnouncedMeeting]:
    """The meetings of one body on one day, by hour of start: the newest minutes say which, older ones fill gaps."""
    newest = max(one.minuted_on or date.min for one in same_day)
    ordered = sorted(same_day, key=lambda one: (one.minuted_on or date.min) < newest or one.starts is None)
    sessions: list[AnnouncedMeeting] = []
    for one in ordered:
        same = next((i for i, other in enumerate(sessions) if one.starts in (None, other.starts)), None)
        if same is not None:
            sessions[same] = _join(sessions[same], one)
        elif not sessions or (one.minuted_on or date.min) == newest:
            sessions.append(one)
        elif sessions[0].starts is None:
            sessions[0] = _join(sessions[0], one)
    return sessions


def _join(lead: AnnouncedMeeting, other: AnnouncedMeeting) -> AnnouncedMeeting:
    """`lead` with what only `other` says; a contradiction within minutes of one day is a doubt."""
    doubt = lead.doubt or other.doubt
    if _contradict(lead, other) and lead.ends and other.ends:
        doubt = doubt or f"it is said to end at {clock(lead.ends)} and at {clock(other.ends)}"
    return replace(
        lead,
        title=lead.title or other.title,
        starts=lead.starts or other.starts,
        ends=lead.ends or (other.ends if lead.starts in (None, other.starts) else None),
        venue=lead.venue or other.venue,
        link=lead.link or other.link,
        called_off=lead.called_off or (other.called_off if lead.minuted_on == other.minuted_on else CalledOff.NO),
        doubt=doubt,
    )


def _contradict(one: AnnouncedMeeting, other: AnnouncedMeeting) -> bool:
    """Whether minutes of one day give one start two ends."""
    return (one.minuted_on, one.starts) == (other.minuted_on, other.starts) and one.ends != other.ends


def _match_body(announced: list[AnnouncedMeeting], known: list[ScheduledMeeting], now: datetime) -> Matching:
    """`announced` and `known` of one body."""
    found = _by_day(announced, known)
    found |= _superseded([one for one in announced if one not in found], _unmatched(known, found), now)
    rest = [one for one in announced if one not in found and not one.called_off and not is_over(one, now)]
    open_ = [k for k in _unmatched(known, found) if is_live(k, now) and not k.held]
    live = [k for k in known if k.status is not EventStatus.CANCELLED]
    neighbours = _neighbours(rest, open_, {one.on for one in announced} | {k.on for k in live})
    listed = any(match.known and not match.known.held for match in found.values())
    found |= _moved(neighbours, listed=listed, whole=len(neighbours) == len(open_))
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


_Neighbours = list[tuple[AnnouncedMeeting, list[ScheduledMeeting]]]


def _neighbours(rest: list[AnnouncedMeeting], open_: list[ScheduledMeeting], days: set[date]) -> _Neighbours:
    """Each announcement for another day with the known meetings near it that no other of the body's days separates."""

    def adjoin(one: AnnouncedMeeting, k: ScheduledMeeting) -> bool:
        first, last = sorted((one.on, k.on))
        return _near(one.on, k.on, MOVE_DAYS) and not any(first < on < last for on in days)

    pairs = [(one, [k for k in open_ if adjoin(one, k)]) for one in rest]
    return [(one, near) for one, near in pairs if near]


def _moved(neighbours: _Neighbours, *, listed: bool, whole: bool) -> dict[AnnouncedMeeting, Match]:
    """Announcements near known meetings that are not announced: one that moved, or one to be asked about.

    `listed` says that other meetings of the body are announced as they are known; `whole`, that there is an
    announcement near each that is not. With neither, it may well be one meeting more.
    """
    moved: dict[AnnouncedMeeting, Match] = {}
    for one, near in neighbours:
        likely = min(near, key=lambda k: abs(k.on - one.on))
        rivals = [other for other, also in neighbours if other is not one and likely in also]
        sure = listed or (whole and _near(one.on, likely.on, SURE_DAYS))
        if len(near) == 1 and not rivals and sure and _same_title(one, likely):
            moved[one] = Match(announced=one, known=likely)
        else:
            doubt = f"it may be the meeting of {day(likely.on)}, moved, or another one"
            moved[one] = Match(announced=one, doubt=doubt)
    return moved


def _near(one: date, other: date, days: int) -> bool:
    return abs(one - other) <= timedelta(days=days)


def _same_title(announced: AnnouncedMeeting, known: ScheduledMeeting) -> bool:
    return not announced.title or name_key(announced.title) == name_key(known.title)


def _missing(matches: tuple[Match, ...], left: list[ScheduledMeeting]) -> tuple[ScheduledMeeting, ...]:
    """Which of the known meetings that are `left` a list of two or more, reaching beyond them, leaves out.

    One date is no list; and while it is asked which meeting is meant, that is question enough.
    """
    days = [match.announced.on for match in matches]
    asked = any(match.doubt or (match.known and match.known.held) for match in matches)
    if len(days) < 2 or asked:
        return ()
    newest = max(match.announced.minuted_on or date.min for match in matches)
    return tuple(k for k in left if k.on < max(days) and newest >= (k.announced_on or date.min))
