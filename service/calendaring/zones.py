"""VTIMEZONE (RFC 5545 3.6.5) for any IANA zone, worked out from zoneinfo. Knows no events.

A reader may trust these rules over the zone's name (seven of fifteen tried do), so they must be true; and Exchange
reads one STANDARD and one DAYLIGHT with a yearly rule of one weekday each (MS-OXCICAL 2.1.3.1.1.19.2). Both are had for
all zones whose clocks follow such a rule; the few others (Casablanca, Gaza) get one observance per change of clocks.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: Where RRULEs begin by custom; every reader goes back at least as far.
_EPOCH_YEAR = 1970
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})


@dataclass(frozen=True, slots=True)
class _Onset:
    """One change of clocks: the wall clock (before the change) at which the new offset begins."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str


def is_utc(zone: str) -> bool:
    """Whether `zone` is another name of UTC, whose times are written with a Z and no VTIMEZONE."""
    return zone in _UTC_NAMES


def find_zone(name: str) -> ZoneInfo | None:
    """The IANA zone `name`, or None where there is none (or the name is no name at all)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def write_timezone(zone: str, first: date, last: date) -> bytes:
    """The VTIMEZONE of `zone`, true from the year before `first` to the year after `last`.

    Raises ZoneInfoNotFoundError for a name that is not in the IANA database.
    """
    return _write_timezone(zone, first.year - 1, last.year + 1)


@lru_cache(maxsize=256)
def _write_timezone(zone: str, first: int, last: int) -> bytes:
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}", *_observances(ZoneInfo(zone), first, last), "END:VTIMEZONE", ""]
    return "\r\n".join(lines).encode()


def _observances(zone: ZoneInfo, first: int, last: int) -> Iterator[str]:
    onsets = _onsets(zone, first, last)
    if not onsets:
        still = _at(zone, datetime(first, 1, 1, tzinfo=UTC))
        yield from _observance(_Onset(_wall(_EPOCH_YEAR, 1, 1), still.after, still.after, still.name), daylight=False)
        return
    yield from _yearly_rules(onsets, last - first + 1) or _each_onset(zone, onsets, first)


def _yearly_rules(onsets: Sequence[_Onset], years: int) -> list[str]:
    """One DAYLIGHT and one STANDARD where every year changes twice by the same two rules; empty otherwise."""
    springs = [onset for onset in onsets if onset.after > onset.before]
    autumns = [onset for onset in onsets if onset.after < onset.before]
    if len(springs) != years or len(autumns) != years:
        return []
    lines: list[str] = []
    for group, daylight in ((springs, True), (autumns, False)):
        rule = _rule(group)
        if rule is None:
            return []
        month, weekday, nth = rule
        start = datetime.combine(_nth_weekday(_EPOCH_YEAR, month, weekday, nth), group[0].wall.time())
        onset = _Onset(start, group[0].before, group[0].after, group[0].name)
        rrule = f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{_WEEKDAYS[weekday]}"
        lines += _observance(onset, daylight=daylight, rrule=rrule)
    return lines


def _rule(onsets: Sequence[_Onset]) -> tuple[int, int, int] | None:
    """(month, weekday from Monday 0, ordinal in the month, -1 for the last) that all onsets share, one a year."""
    shapes = {(o.wall.month, o.wall.weekday(), o.wall.time(), o.before, o.after, o.name) for o in onsets}
    ordinals = set.intersection(*(_ordinals(o.wall.date()) for o in onsets))
    if len(shapes) != 1 or not ordinals or len({o.wall.year for o in onsets}) != len(onsets):
        return None
    month, weekday, *_ = shapes.pop()
    return month, weekday, min(ordinals)


def _ordinals(day: date) -> set[int]:
    """Which weekday of its month `day` is: {4, -1} for the fourth that is also the last."""
    length = calendar.monthrange(day.year, day.month)[1]
    return {(day.day - 1) // 7 + 1} | ({-1} if day.day + 7 > length else set())


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1)]
    return [day for day in days if day.weekday() == weekday][nth if nth < 0 else nth - 1]


def _each_onset(zone: ZoneInfo, onsets: Sequence[_Onset], first: int) -> Iterator[str]:
    """One observance per change, after a STANDARD that says how the first year begins (RFC 5545 wants one at least)."""
    begin = _at(zone, datetime(first, 1, 1, tzinfo=UTC))
    yield from _observance(_Onset(_wall(first - 1, 12, 30), begin.after, begin.after, begin.name), daylight=False)
    standard = min(onset.after for onset in onsets)
    for onset in onsets:
        yield from _observance(onset, daylight=onset.after > standard)


def _observance(onset: _Onset, *, daylight: bool, rrule: str = "") -> Iterator[str]:
    kind = "DAYLIGHT" if daylight else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"TZNAME:{onset.name}"
    yield f"TZOFFSETFROM:{_offset(onset.before)}"
    yield f"TZOFFSETTO:{_offset(onset.after)}"
    yield f"DTSTART:{onset.wall:%Y%m%dT%H%M%S}"
    if rrule:
        yield rrule
    yield f"END:{kind}"


def _offset(offset: timedelta) -> str:
    """RFC 5545 3.3.14 UTC-OFFSET: +0100, -0330, with seconds only where there are any."""
    seconds = int(offset.total_seconds())
    sign, rest = ("-" if seconds < 0 else "+"), abs(seconds)
    text = f"{sign}{rest // 3600:02}{rest // 60 % 60:02}"
    return text + (f"{rest % 60:02}" if rest % 60 else "")


@lru_cache(maxsize=256)
def _onsets(zone: ZoneInfo, first: int, last: int) -> tuple[_Onset, ...]:
    """The changes of offset from the start of year `first` to the end of year `last` (UTC), in order."""
    found = []
    day, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    before = _at(zone, day)
    while day < end:
        following = day + timedelta(days=1)
        after = _at(zone, following)
        if after.after != before.after:
            instant = _instant(zone, day, following)
            wall = (instant + before.after).replace(tzinfo=None)
            found.append(_Onset(wall, before.after, after.after, after.name))
        day, before = following, after
    return tuple(found)


def _wall(year: int, month: int, day: int) -> datetime:
    """Midnight by the wall clock, of no zone."""
    return datetime(year, month, day, tzinfo=UTC).replace(tzinfo=None)


def _at(zone: ZoneInfo, instant: datetime) -> _Onset:
    """The offset and name in force at `instant`, as an onset."""
    local = instant.astimezone(zone)
    offset = local.utcoffset() or timedelta(0)
    return _Onset(local.replace(tzinfo=None), offset, offset, local.tzname() or "LMT")


def _instant(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second between `before` and `after` with the offset of `after`."""
    target = after.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == target:
            high = middle
        else:
            low = middle
    return before + timedelta(seconds=high)
