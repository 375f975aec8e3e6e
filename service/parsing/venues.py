"""Reads where a meeting is: "at the Library", "in the Village Hall", "Microsoft Teams", a link. "tbc" is nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINK = re.compile(r"https?://[^\s<>)\]]{4,300}", re.I)
_UNKNOWN = re.compile(
    r"^(?:tbc|tba|tbd|to be (?:confirmed|agreed|arranged|announced|decided|advised).*|venue"
    r"(?: tbc)?|n/?a|none|-|–|—|\?+)$",
    re.I,
)
#: "Oak House. Please sign in": the place ends with its sentence; "Mill St. Mary" goes on.
_NEXT_SENTENCE = re.compile(r"(?<=[a-z\d]{3})\.\s+(?=[A-Z][a-z]+\s[a-z])")
_PLACED = re.compile(
    r"(?:(?:^|[\s,.(–-])(?:at|in|via|on|@)\s|[,(–-]\s?|\s/\s|\bvenue:?\s(?:to be |will be |is )?|\blocation:?\s"
    r"|\b(?:place|where):?\s)(?P<venue>(?:the\s|St\.?\s)?[A-Z][^;()\n]{2,110}?)(?=[.;)]\s|[.;)]$|\)|$|\s"
    r"(?:to|for|when|where|with|and will|and start|unless|except|apart|until|till|on the following|on these|on each)\s"
    r"|,?\s(?:and\s)?please\s|\s\()"
)
_NOT_PLACE = re.compile(
    r"^(?:the\s)?(?:(?:BST|GMT|UTC|UK|CES?T|E[SD]?T|P[SD]T|C[SD]T|AE[SD]T|PM|AM"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:days?)?"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Next|Dates?|All|AGM|EGM|Agreed|Times?|Proposal|Apologies|Please|TBC|TBA"
    r"|(?:(?:full|sub|joint|parish|town)[\s-]?)?(?:Committee|Council|Board|Panel|Forum|Group|Trustees|Governors)$"
    r"|(?:Chair\w*|Hosts?|Scribe|Facilitator|Lead|Minutes|Notes|Minute[- ]taker|Note[- ]taker)\s?:.*"
    r"|Mayor[- ]Making|Rehearsals?"
    r"|Meetings?(?!\s(?:Room|House|Hall|Place|Suite|Point)))\b|Annual|No\s(?!\d))",
    re.I,
)
_PLAIN_PLACE = re.compile(
    r"\b(?:at|in)\s(?P<venue>the\s(?!same|morning|afternoon|evening|new|usual|next|end|first"
    r"|last|future)[a-z]+(?:\s[a-z]+){0,3})(?=[.;,)]|\s\(|$)"
)
#: A house that is set off by a comma or a bracket, also in small letters: ", clubhouse", "(upstairs room)".
_HOUSE = (
    r"(?:(?:club|guild|farm|boat|coffee|tea|manor)?house|(?:scout )?hut|hall|pavilion|chapel|vestry|church|school"
    r"|library|pub|caf[ée]|cabin|barn|canteen|lounge|studio|surgery|room|annexe?|chamber|cent(?:re|er)|offices?|online|hub|kitchen"
    r"|(?:board|bar|club|school|class|committee|meeting|staff|common|band|bell)room|theatre|gym|workshop|depot|yard|shed)"
)
_SET_OFF_HOUSE = re.compile(
    r"[,(–-]\s?(?P<venue>(?:the\s)?(?:(?:up|down)stairs\s|(?:main|small|large|big|back|front|new|old|side|lower|upper|green"
    r"|church|village|school|parish|community|meeting|committee|staff|board|members|club|scout|town|sports|tennis|cricket"
    r"|bowls|football|memorial|training|common|waiting|function|tea|lecture|seminar|reading|games|youth|day|health"
    rf"|allotment|garden|station)\s){{0,3}}{_HOUSE}(?:\s(?:at|in)\sthe\s[a-z]+(?:\s[a-z]+)?)?)(?=\s?(?:[.;,)(]|[–-]\s|$))"
)
#: ", room 4.31)", ", lab B2".
_NUMBERED_ROOM = re.compile(
    r"(?:^|[,(–-]|\b(?:in|at))\s?(?P<venue>(?:meeting\s|seminar\s|committee\s|lecture\s)?(?:room|suite|lab|theatre|studio)"
    r"\s[A-Za-z]{0,3}\d\w*(?:[./-]\w+)*)(?=[.;,)]|\s|$)"
)
#: "by teleconference", "by telephone", "by WeirCall": a name of two humps is that of a service.
_BY = re.compile(
    r"\b(?:by|via)\s(?P<venue>(?:tele|video|audio|phone|conference)[\s-]?(?:phone|conference|con|call|link)?(?:\scall)?"
    r"|[A-Z][a-z]+[A-Z]\w+)(?=[\s.;,)]|$)"
)
#: What shows that the words before an aside are a place: "(Kim's room - use the side door)", not "(Chair - to book)".
_SPOKEN_PLACE = re.compile(rf"\b{_HOUSE}\b|\b(?:street|road|lane|inn|arms)\b|\d", re.I)
_ASIDE = re.compile(r"\s[–—-]\s|,\s(?=[a-z])|\s(?:as well as|and (?:also )?(?:on|via|by|online))\b")
_BEFORE_HOUR = re.compile(
    r",?\s(?:and\s)?(?:then|after that|thereafter)\b|,?\s(?:followed|preceded)\sby\b|,?\s(?:is|was|will be)\s"
    r"|,?\son\s(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|,?\s(?:at|from|starting)\s\d|,?\s\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b",
    re.I,
)
_HOUR = re.compile(r"\d{1,2}[.:]\d\d\s?[ap]m")
_VIA = re.compile(r"^(?:via|on|by)\s", re.I)
_LEADS = ("at ", "in ", "via ", "@", "venue", "location", "place", "where")
_SMALL = frozenset(
    (
        "the",
        "of",
        "and",
        "at",
        "in",
        "on",
        "room",
        "hall",
        "office",
        "offices",
        "floor",
        "centre",
        "library",
        "church",
        "school",
        "house",
        "clubhouse",
        "pavilion",
        "chapel",
        "hut",
        "kitchen",
        "lounge",
        "barn",
        "cabin",
        "pub",
        "s",
    )
)
_ONLINE = re.compile(
    r"\b(?:(?:via |on |by )?(?:MS |Microsoft )?(?:Teams|Zoom|Google Meet|Skype|Webex|Jitsi))\b(?: meeting| call)?", re.I
)


def parse_venue(words: str) -> str | None:
    """The venue that a cell or a labelled line holds; None for "tbc" and the like."""
    plain = _NEXT_SENTENCE.split(words.strip(" -–—:|,.*_•"), maxsplit=1)[0].strip(" ,.")
    return None if not plain or _UNKNOWN.match(plain) else plain


def find_venue(words: str) -> str | None:
    """The venue inside running words behind a date; None where none is given."""
    for match in _placed(words):
        venue = _place(words, match)
        if venue:
            return venue
    plain = [
        found for pattern in (_PLAIN_PLACE, _SET_OFF_HOUSE, _NUMBERED_ROOM, _BY) if (found := pattern.search(words))
    ]
    if plain:
        return min(plain, key=lambda found: found.start())["venue"]
    online = _ONLINE.search(words)
    return _VIA.sub("", online[0]) if online else None


def _place(words: str, match: re.Match[str]) -> str:
    """The place that stands behind a preposition, a label or a comma; "" where it is none."""
    venue = _BEFORE_HOUR.split(match["venue"], maxsplit=1)[0].strip(" ,.-–")
    if not match[0].lstrip(" ,.(–/-").lower().startswith(_LEADS):
        if words.startswith(" to ", match.end()) and not _SPOKEN_PLACE.search(venue):
            return ""  # "(Kim to book)" is who arranges it
        before = _ASIDE.split(venue, maxsplit=1)[0]
        venue = before if not is_name(venue) and _SPOKEN_PLACE.search(before) else venue
        if not is_name(venue):
            return ""
    return "" if _NOT_PLACE.match(venue) or _HOUR.search(venue) else venue


def _placed(words: str) -> Iterator[re.Match[str]]:
    """What stands behind "at", "in" or a comma; behind a weekday or a month the look-out goes on right after it."""
    match = _PLACED.search(words)
    while match:
        yield match
        other = _NOT_PLACE.match(match["venue"])
        match = _PLACED.search(words, match.start("venue") + len(other[0]) if other else match.end())


def is_name(venue: str) -> bool:
    """Behind a mere comma or dash only a name is a place: "Mill House", "LG23", not "Guest speaker"."""
    return all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in re.findall(r"[\w'’]+", venue)
    )


def find_link(words: str) -> str:
    """The first web address in the words; "" without."""
    match = _LINK.search(words) if "://" in words else None
    return match[0].rstrip(".,;") if match else ""
