"""Orders about future meetings: right, cancelled, postponed, moved. Numbers are those of the receipt."""

from __future__ import annotations

import re
from datetime import date

from service.domain.correction import CancelMeeting, ConfirmMeeting, Correction, MoveMeeting, SetVenue
from service.parsing.reply_dates import find_whens
from service.parsing.times import find_time_range

_MEETING = r"(?:the\s)?(?:(?:meeting|mtg)s?|m(?=\d))\s*(?:no\.?\s*|number\s*|#\s*)?(?P<number>\d{1,2})(?:'s)?(?!\d)"
_SUBJECT = re.compile(rf"^{_MEETING}\s*[:,=-]*\s*(?P<rest>.*)$", re.I)
_VERB_FIRST = re.compile(
    rf"^(?P<verb>cancel|call off|postpone|move|change|reschedule|put back|bring forward|set|"
    rf"make)\s{_MEETING}\s*[:,=-]*\s*(?P<rest>.*)$",
    re.I,
)
_SEVERAL = re.compile(
    r"^(?P<verb>(?:cancel|call off|postpone)\s)?(?:the\s)?(?:meetings|mtgs)\s*(?P<numbers>\d{1,2}(?:\s*(?:,|and|&)\s*"
    r"(?:and\s)?\d{1,2})+)(?!\d|[.:]\d|\s?[ap]m\b)\s*(?P<rest>.*)$",
    re.I,
)
_VENUE_FIRST = re.compile(
    rf"^(?:change\s|set\s|update\s)?(?:the\s)?(?:new\s)?(?:venue|location|room|place)\s(?:for|"
    rf"of)\s{_MEETING}\s*(?:is\snow|is|to|will\sbe|should\sbe|:|=|-)*\s*(?P<venue>.+)$",
    re.I,
)
_BE = r"(?:(?:this|that|it|is|was|has|been|will|be|to|now|please|being|has been)\s)*"
_CANCELLED = re.compile(
    rf"^{_BE}(?:cancel(?:l?ed)?|called off|off|not (?:going ahead|happening|taking place|on))(?:\splease)?$", re.I
)
_POSTPONED = re.compile(
    rf"^{_BE}(?:postponed?|deferred|put off)"
    r"(?:[\s,;:(–-]+(?:until further notice|for now|please|(?:a |the )?(?:new )?(?:date )?(?:is )?(?:tb[cad]|"
    r"to be (?:confirmed|arranged|announced|decided|fixed|set)|to follow|will follow))\)?)*$",
    re.I,
)
_CONFIRMED = re.compile(
    rf"^{_BE}(?:yes|ok|okay|right|correct|confirmed|fine|good|going ahead|takes place|stands|"
    rf"as (?:it is|read|listed))"
    r"(?:[\s,]+(?:please|thanks|thank you|as it is|as read))*$",
    re.I,
)
_VENUE = re.compile(
    r"^(?:the\s)?(?:new\s)?(?:venue|location|place|room|is\s(?:now\s)?(?:at|in)|"
    r"will\s(?:now\s)?be\s(?:held\s)?(?:at|in)|now\s(?:at|in)|to be held (?:at|in)|at|in)\b"
    r"(?:\s(?:is|to|now|will be|has|changed|moved|should be|:|=|-))*\s*[:=-]?\s*(?P<venue>.+)$",
    re.I,
)
#: Another order in the same breath.
_MORE = re.compile(
    r"\b(?:meeting|mtg)\s\d|(?:,|\band)\s+(?:p?\d{1,3}\s*[:=]|\d{1,3}\s(?:cancel|done|due|reopen|to\b|is\b)"
    r"|(?:send|stop|add|cancel)\b)",
    re.I,
)
_MOVING = re.compile(
    r"\b(?:has|have|is|was|been|will|be|moved?|changed?|rescheduled|reschedule|postponed?|put back|"
    r"brought forward|bring forward|now|to|on|from|"
    r"the|date|time|starts?|starting|at|and|until|new|should|held|instead|please|takes place|"
    r"taking place|it|of)\b|[,:=()-]",
    re.I,
)
_DOUBT = re.compile(r"\?|\b(?:not|n't|if|maybe|might|may be|perhaps|or|probably|think|could|would)\b|n't\b", re.I)


def find_meeting_orders(text: str, today: date) -> tuple[Correction, ...] | None:
    """The orders that `text` gives about one numbered meeting; None where it gives none that is plain."""
    several = _SEVERAL.match(text)
    if several:
        return _each(several, today)
    venue_first = _VENUE_FIRST.match(text)
    if venue_first and not _DOUBT.search(text):
        return _placed(int(venue_first["number"]), venue_first["venue"], today)
    match = _VERB_FIRST.match(text) or _SUBJECT.match(text)
    if match is None:
        return None
    verb = (match.groupdict().get("verb") or "").lower()
    rest = match["rest"].strip(" .!")
    return _orders(int(match["number"]), verb, rest, today)


def _orders(number: int, verb: str, rest: str, today: date) -> tuple[Correction, ...] | None:
    if _CANCELLED.match(rest) or (verb in ("cancel", "call off") and rest.lower() in ("", "please")):
        return (CancelMeeting(number=number),)
    if _POSTPONED.match(rest) or (verb == "postpone" and rest.lower() in ("", "please")):
        return (CancelMeeting(number=number, postponed=True),)
    if not verb and _CONFIRMED.match(rest):
        return (ConfirmMeeting(number=number),)
    if not rest or _DOUBT.search(rest) or verb in ("cancel", "call off"):
        return None
    moved = _moved(number, rest, today)
    if moved:
        return moved
    venue = _VENUE.match(rest)
    return _placed(number, venue["venue"], today) if venue else None


def _each(several: re.Match[str], today: date) -> tuple[Correction, ...] | None:
    """The same order about each of several meetings; None unless it is plain for all."""
    verb, rest = several["verb"] or "", several["rest"]
    found = [
        find_meeting_orders(f"{verb}meeting {number} {rest}".strip(), today)
        for number in re.findall(r"\d+", several["numbers"])
    ]
    return tuple(order for orders in found if orders for order in orders) if all(found) else None


def _placed(number: int, words: str, today: date) -> tuple[Correction, ...] | None:
    """A venue, and the day or hours behind it; None where another order stands behind it."""
    if _MORE.search(words):
        return None
    whens = [when.start for when in find_whens(words, today=today) if when.on is not None]
    hours = find_time_range(words)
    starts = [*whens, *([hours.start] if hours else [])]
    if not starts:
        return (SetVenue(number=number, venue=_tidy(words)),)
    place = re.sub(r"[\s,]*(?:\b(?:on|from|at))?\s*$", "", words[: min(starts)], flags=re.I)
    moved = _moved(number, words[min(starts) :].strip(" ."), today) if place else None
    return (*moved, SetVenue(number=number, venue=_tidy(place))) if moved else None


def _moved(number: int, rest: str, today: date) -> tuple[Correction, ...] | None:
    """A date, a time or both, and perhaps a venue behind them."""
    venue = re.search(r"(?:,|\bat|\bin|\bvenue:?)\s+(?!\d|noon|midday)(?P<venue>(?:the\s)?(?-i:[A-Z]).*)$", rest)
    when = rest[: venue.start()] if venue and _has_when(rest[: venue.start()], today) else rest
    days = [w for w in find_whens(when, today=today) if w.on is not None]
    hours = find_time_range(when, expected=True)
    left = when
    for start, end in sorted(
        [(d.start, d.end) for d in days] + ([(hours.start, hours.end)] if hours else []), reverse=True
    ):
        left = left[:start] + " " + left[end:]
    if not (days or hours) or len(days) > 1 or _MOVING.sub(" ", left).strip(" ."):
        return None
    move = MoveMeeting(
        number=number,
        on=days[0].on if days else None,
        starts=hours.starts if hours else None,
        ends=hours.ends if hours else None,
    )
    return (move, SetVenue(number=number, venue=_tidy(venue["venue"]))) if venue and when != rest else (move,)


def _has_when(text: str, today: date) -> bool:
    return bool(find_time_range(text, expected=True) or find_whens(text, today=today))


def _tidy(venue: str) -> str:
    return re.sub(r"\s*\bplease$", "", venue.strip(" .!\"'"), flags=re.I).strip(" ,")
