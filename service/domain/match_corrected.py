"""What minutes announce, as the secretary has set it since: the same minutes again take no correction back. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from service.domain.invitation import AnnouncedMeeting, AsMinuted, ScheduledMeeting
from service.domain.match_meetings import name_key


def as_corrected(announced: AnnouncedMeeting, known: Iterable[ScheduledMeeting]) -> AnnouncedMeeting:
    """`announced` with the day, hours and venue the secretary set for the meeting; as it is where the minutes changed.

    Where another meeting of the body has come to be on the day announced, that one is meant.
    """
    of_body = [one for one in known if name_key(one.body) == name_key(announced.body)]
    on_that_day = [one for one in of_body if one.minuted and one.minuted.on == announced.on]
    on_that_day.sort(key=lambda one: not _same_hours(announced, one.minuted))
    meant = on_that_day[0] if on_that_day else None
    if meant is None or any(one.on == announced.on and one is not meant for one in of_body):
        return announced
    if _same_hours(announced, meant.minuted):
        starts, ends = (meant.starts, meant.ends) if announced.starts else (None, None)
        announced = replace(announced, on=meant.on, starts=starts, ends=ends)
    elif announced.on != meant.on:
        return announced
    return replace(announced, venue=meant.venue) if _same_place(announced, meant.minuted) else announced


def _same_hours(announced: AnnouncedMeeting, minuted: AsMinuted | None) -> bool:
    hours = announced.starts, announced.ends or (minuted.ends if minuted else None)
    return announced.starts is None or (minuted is not None and hours == (minuted.starts, minuted.ends))


def _same_place(announced: AnnouncedMeeting, minuted: AsMinuted | None) -> bool:
    venue = name_key(announced.venue or "")
    return not venue or (minuted is not None and venue == name_key(minuted.venue or ""))
