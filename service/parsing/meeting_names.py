"""What a meeting is called by the words before its day ("Rota Committee – 14 May"), and what is an event, no meeting.

Knows words only; days are in dates.py, lists of meetings in meeting_lists.py.
"""

from __future__ import annotations

import re

#: What the hours of meetings are led by.
WHEN = re.compile(
    r"^(?:when|times?|start(?:ing|s)?|commenc(?:ing|es?)|all(?: (?:meetings|at|start\w*|are))?|both|each"
    r"|(?:our |the |these )?meetings? (?:(?:will|all) )?(?:be |are |is )?(?:all )?"
    r"(?:start|begin|commence|held|run|take)\w*"
    r"|(?:all on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
    re.I,
)
#: What a place has in its name.
PLACE = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|\b(?:teams|zoom|hall|centre|center|rooms?|library"
    r"|church|school|offices?|online|house"
    r"|street|road|lane|avenue|square|inn|arms|pavilion|hut|chapel|barn|clubhouse|theatre|museum|virtual)\b",
    re.I,
)
_NOT_TITLE = re.compile(
    r"^(?:towards|around|about|approx\w*|provisional\w*|usually|(?:the )?(?:date|time|venue)|when|next|proposed"
    r"|and|the next|future|thereafter|then|after that|subsequent|followed by)\b",
    re.I,
)
#: Whose words they are: a sentence, a label, the part of the year that a list is divided by.
_NO_NAME = re.compile(
    r"\b(?:that|were|was|would|will|agreed|noted|have|has|been|after|originally)\b"
    r"|^(?:we|they|it|this|there|please)\b|^dates?\s(?:(?:and|&)\s\w+\s)?(?:of|for)\b"
    r"|^(?:where|venue|location|place|room|who)\b\s?[:–-]"
    r"|^(?:(?:spring|summer|autumn|fall|winter|michaelmas|hilary|trinity|lent|easter|first|second|third|this|next)"
    r"(?:\s(?:term|half|half[- ]term|session|semester|quarter|season|series))?(?:\s\d)?"
    r"|term\s\d|(?:1st|2nd|3rd) (?:half|term))"
    r"(?:\s\(?20\d\d(?:[/–-]\d{2,4})?\)?)?\b\W*(?:$|\d|:)"
    r"|^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\s|.*:.*\b)\d{1,2}(?:st|nd|rd|th)\b",
    re.I,
)
_CLOCK_FIRST = re.compile(r"^\d[\d:.]*\s?(?:[ap]\.?m\.?)?\s?(?:BST|GMT|UTC)?.*$")
_LINKING_END = re.compile(r"\b(?:on|is|will be(?: held)?(?: on)?|held on|date|dates|when|the|at)\b\s?:?$", re.I)
_EVENT = re.compile(
    r"\b(?:fair|f[êe]te|concert|quiz|jumble sale|plant sale|party|half[- ]term|term (?:starts|ends|begins)|outing|trip"
    r"|sprint|hackathon|festival|carnival|inset|rehearsal|performance|litter[- ]pick"
    r"|work party|bank holiday|deadline|open (?:day|evening)|barbecue|bbq|coffee morning|training|webinar|conference"
    r"|exhibition|clean[- ]?up|lunch"
    r"|(?:carol|memorial|remembrance|harvest|easter|christmas) service|clinic|visit|coach leaves"
    r"|work day|(?:sports|federation"
    r"|training|study|fun|flag|volunteer|market|family|field|polling) day|tour|walk|fundraiser|match"
    r"|tournament|camp|course|parade|jumble|gala|raffle|ceilidh|disco|pantomime|play"
    r"|(?:office|library|school|centre)s? clos(?:ed|ure)"
    r"|(?:friends|information|awareness|drop-?in) (?:session|day|event))s?\b",
    re.I,
)
#: What meets, and what meetings are called by.
MEETS = re.compile(
    r"\b(?:meetings?|mtgs?|meet|com+it+e+s?|c'?ttees?|working|steering|group|boards?|panel|council|forum|agm|egm|team|planning|call"
    r"|governors|trustees|assembly)\b",
    re.I,
)
_ABOVE = re.compile(
    r"\b(?P<who>District|County|League|National|Regional|Diocesan|Deanery|Divisional|Federation|Area)\s"
    r"(?:AGM|EGM|(?:annual\s)?(?:general\s)?meeting|synod|assembly|conference)\b",
    re.I,
)
#: Right before its day a general meeting needs no stop: "24 February, AGM Tuesday 28 April".
_GENERAL = re.compile(r"(?:^|[,;&(]|\band)\s?(?:the\s)?(?P<name>AGM|EGM|APCM|Annual (?:General )?Meeting)\s?[:–-]?\s?$")
#: "The Council itself meets in Weir on", "Finance Committee will next meet on": who meets.
_WHO_MEETS = re.compile(
    r"(?:The\s|Our\s)?(?P<who>(?!We\b|They\b|Members\b)[A-Z][\w'’&-]*(?:\s(?:(?:and|of|for|the|&)\s)?[A-Z][\w'’&-]*){0,5})\s"
    r"(?:itself\s|also\s|then\s|next\s)?(?:meets|will\s(?:next\s|then\s|also\s)?meet|is\sto\smeet)\b[^.;]*"
)
_STOP = re.compile(r"[;.]\s")
#: "Rota Committee: the committee next meets on".
_THEN_TOLD = re.compile(r":\s(?:the|we|our|it|they|this)\s[^:]{0,60}\bmeets?\b.*$")
#: So long may a title be, in characters.
_LONGEST = 90
#: What stands around a name, a place or a day and belongs to none.
STRIP = " -–—:|,.;•*()[]\t"


def is_event(title: str) -> bool:
    """ "Summer fair", "Half term begins": what stands among dates but is no meeting; "Festival committee" is one."""
    return bool(title and _EVENT.search(title) and not MEETS.search(title))


def is_of_those_above(title: str, body: str) -> bool:
    """ "District AGM", "County assembly": the meeting of what the body belongs to."""
    above = _ABOVE.search(title)
    return above is not None and bool(body) and above["who"].lower() not in body.lower()


def own_title(words: str) -> str:
    """The title in the words before a day: "Rota Committee – 14th May 2013" names its meeting; "" without one."""
    meets = _WHO_MEETS.fullmatch(words.strip(STRIP))
    if meets and MEETS.search(meets["who"]):
        return meets["who"]
    before = _CLOCK_FIRST.sub("", _THEN_TOLD.sub("", words.strip(STRIP)))
    before = _LINKING_END.sub("", before.strip(STRIP)).split(" (")[0].strip(STRIP)
    if not before[:1].isupper() or len(before) > _LONGEST or _NOT_TITLE.match(before) or WHEN.match(before):
        return ""
    return "" if is_no_name(before) else before


def is_no_name(words: str) -> bool:
    """ "Spring", "Where: the Mill", "Members noted that these were", "Thurs 12th May": words before a day, no title."""
    return _NO_NAME.search(words) is not None


def title_between(words: str) -> str:
    """The title of a later day in the same line: in "9 March 4.15pm; Full Board 8 December" that of the second."""
    general = _GENERAL.search(words)
    if general:
        return general["name"]
    title = own_title(_behind_stop(words))
    return "" if PLACE.search(title) else title


def is_event_between(words: str) -> bool:
    """Whether what stands before a later day of a line is an event, also in small letters: "; outing to Kew "."""
    return is_event(_behind_stop(words))


def _behind_stop(words: str) -> str:
    """The words behind the last stop or semicolon; "" without one."""
    apart = _STOP.split(words)
    return apart[-1] if len(apart) > 1 else ""
