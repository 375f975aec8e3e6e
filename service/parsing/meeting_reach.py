"""Which of the days in a line belong to a label such as "Next meeting", and which are a deadline's or a report's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.parsing.dates import DateMention
from service.parsing.meeting_names import is_event, is_of_those_above

_NOT_MEETING = re.compile(
    # "By Zoom" is how it will be held.
    r"(?:by(?!\s(?:zoom|(?:ms\s|microsoft\s)?teams|skype|webex|google|video|tele\w+|phone|conference)\b)"
    r"|before|deadline|rsvp|until|till|since|from|extended|due|closing date|no later than"
    r"|minutes of|minutes from|held on the|previous meeting|last meeting"
    r"|originally|instead of|rather than|(?:moved|changed|postponed|put back) from|previously|in place of"
    r"|agenda items|papers|items? (?:by|before|to be))\b[^.]{0,25}$",
    re.I,
)
_BETWEEN = re.compile(r"[\s\d:.,;()–—-]*(?:[ap]\.?m\.?)?[\s:,–—-]*(?:\bthe\s)?", re.I)
#: How far before and behind its label a date may stand, and dates of one list apart, in characters.
BEFORE_LABEL, _BEHIND_LABEL, _LISTED_APART = 90, 140, 8
_LISTING = re.compile(r"\s?(?:[,;&]\s?)?(?:and\s)?")
#: "4 June, 7pm, the Pier Office. Thereafter 2 July and 6 August": a list that goes on behind its hours and place.
_ONWARD = re.compile(
    r"(?:\b(?:thereafter|after that|and then|then|followed by|the (?:one|meeting|next) after(?: that)?)"
    r"|\b(?:subsequent|further|later|other|future)\s(?:meetings|dates))"
    r"(?:\s(?:will be|are|is|on|again|at)|,?\s(?:we|they|(?:the\s)?(?:group|committee|board|council|panel|forum))"
    r"(?:['’]ll|\swill|\sshall)?(?:\snext)?\smeets?)*\s?[:,–-]?\s(?:on\s)?(?:the\s)?$",
    re.I,
)
_MOVED_TO = re.compile(
    r"^[^.]{0,40}\b(?:moved|changed|rescheduled|brought forward|put back|switched)\sfrom\s[^.]{3,40}\sto\s(?:the\s)?$",
    re.I,
)
#: The words that may link a meeting to its date in a new sentence: "... meeting. It will be held on ..."
_ONLY_LINKING = re.compile(
    r"(?:(?:this|it|the|a|date|dates|on|at|will|be|held|is|are|to|take|place|scheduled|for"
    r"|meeting|next|proposed|proposal|time|and|all|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|[\s,:;()–—-])*",
    re.I,
)
_REMOTE = re.compile(
    r"\b(?:discuss|ready|available|report|agree|prepare|bring|present|update|add(?:ed)?|consider|invite|agenda)\w*\b",
    re.I,
)
#: "Next meetings", "Dates for 2027": more than one day may stand behind.
_SEVERAL = re.compile(r"\b(?:meetings|sessions|dates|agm)\b", re.I)
#: "AGM followed by ordinary meeting", "Open meeting for all residents".
_ANOTHER = re.compile(
    r"(?:(?:and|then|followed by)\s)?(?:the\s|an?\s|our\s)?"
    r"(?:agm|egm|apcm|full council|meeting$"
    r"|(?:annual|extraordinary|special|open|public|joint|general|ordinary|additional|extra)\s(?:[\w'’]+\s){0,4}meeting)\b",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:committee|group|party|board|council|panel|forum|team|trustees|governors|meeting)(?:\s\([^()]*\))?$", re.I
)
_WITH = re.compile(r"\bmeeting\s(?:with|at which)\b", re.I)
_ELSEWHERE = re.compile(
    r"\b(?P<who>District|County|National|Regional|Area|Borough|City|Trust|Cluster|Federation|CCG|ICB)\s"
    r"(?:council|board|committee|forum|panel)\b",
    re.I,
)
_TOLD = re.compile(
    r"\b(?:is|are|was|were|will|would|should|that|there|you|please|to|I|we|have|has|had|minutes|papers|report|deadline)\b",
    re.I,
)
_STOP = re.compile(r"[;.|\n]\s")
_LONGEST_NAME = 70
_ASIDE = re.compile(r"\([^()]*\)")
#: What stands before a day that opens its sentence: "At 12.30pm on ", "The date of ", nothing.
_OPENS = re.compile(
    r"(?:^|[.;:]\s)\W*(?:(?:at|from)\s\d[\w.:]{0,6}(?:\s?[ap]\.?m\.?)?,?\s)?(?:on\s)?(?:the\s)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?(?:the\s)?$",
    re.I,
)
_IS_WHEN = re.compile(
    r"[^.;:]{0,80}(?:[ap]\.m\.[^.;:]{0,60})?\b(?:is|will be|would be)\s"
    r"(?:when|(?:also )?(?:the\s)?(?:day|date|time) (?:of|for|when|on which))?\s?"
    r"(?:(?:the|our|we|group|committee|council|board|panel|forum|trustees|governors|members)\s?){0,3}",
    re.I,
)
_SET = re.compile(
    r"\s(?:will|is to|shall|would)\s(?:then\s)?(?:be held|take place)(?!\s(?:on|at \d|in [A-Z][a-z]+\b.*\d))\b"
)


def days_of_label(text: str, label: re.Match[str], found: Sequence[DateMention], body: str = "") -> list[DateMention]:
    """The dates of a label: those that stand with it, and what a list goes on with: "4 July, 3 October and 9 May".

    So does a list that names its meetings: "4 July, 7pm, the Hall; AGM, 3 October". `body` is whose minutes they are.
    """
    kept: list[DateMention] = []
    for mention in found:
        between = text[kept[-1].end : mention.start] if kept else ""
        if kept and _is_others(_STOP.split(between)[-1], body):
            continue
        if (kept and _goes_on(between, label[0])) or belongs_to_label(text, label, mention):
            kept.append(mention)
        elif mention.start > label.end() + _BEHIND_LABEL:
            break
    return kept


def _goes_on(between: str, label: str) -> bool:
    """Whether a list goes on to its next day over the words `between`."""
    if len(between) < _LISTED_APART and _LISTING.fullmatch(between):
        return True
    return len(between) < _BEHIND_LABEL and (bool(_ONWARD.search(between)) or _is_another(between, label))


def belongs_to_label(text: str, label: re.Match[str], mention: DateMention) -> bool:
    """Whether the date is the meeting's: near behind its label (or right before it), not a deadline, not a report."""
    if mention.end <= label.start():
        return _stands_before(text, label, mention) or _is_told_before(text, label, mention)
    between = _ASIDE.sub("", text[label.end() : mention.start])
    if "from" in between and _MOVED_TO.search(between):
        return True
    if len(between) > _BEHIND_LABEL or not _ONLY_LINKING.fullmatch(_after_stop(between)):
        return False
    return not _NOT_MEETING.search(between) and not (len(between) > 25 and _REMOTE.search(between))


def _stands_before(text: str, label: re.Match[str], mention: DateMention) -> bool:
    """ "4 June at 7pm: next meeting"; not "Papers are due by 4 June. The next meeting ..."."""
    between = text[mention.end : label.start()]
    before = text[max(0, mention.start - BEFORE_LABEL) : mention.start]
    return bool(_BETWEEN.fullmatch(between)) and not _NOT_MEETING.search(before)


def _is_told_before(text: str, label: re.Match[str], mention: DateMention) -> bool:
    """ "At 7pm on 4 June, in the Mill, is when we next meet", "On 4 June at 7pm the next meeting will be held"."""
    between = text[mention.end : label.start()]
    if len(between) > BEFORE_LABEL or not _OPENS.search(text, max(0, mention.start - BEFORE_LABEL), mention.start):
        return False
    if _IS_WHEN.fullmatch(between):
        return True
    return bool(_SET.match(text, label.end())) and ";" not in between and not _STOP.search(between)


def _after_stop(between: str) -> str:
    """What stands between the last full stop and the date; "" where the sentence of the label goes on."""
    stops = list(re.finditer(r"[.!?]\s+", between))
    return (
        between[stops[-1].end() :]
        if stops and not between[: stops[-1].start()].strip().lower().endswith(("etc", "no"))
        else ""
    )


def _is_others(name: str, body: str) -> bool:
    """ "District AGM", "meeting with the architect", "Weir Trust board": some go, but none is invited."""
    elsewhere = _ELSEWHERE.search(name)
    of_another = elsewhere is not None and bool(body) and elsewhere["who"].lower() not in body.lower()
    return of_another or bool(_WITH.search(name)) or is_of_those_above(name, body)


def _is_another(between: str, label: str) -> bool:
    """Whether a list goes on behind a stop with another meeting of ours, by its name: "; AGM ", ". Open meeting "."""
    apart = _STOP.split(between)
    name = apart[-1].strip(" ,:–—-(")
    if len(apart) < 2 or len(name) > _LONGEST_NAME or _TOLD.search(name):
        return False
    if not name:
        return bool(_SEVERAL.search(label))
    return bool(_ANOTHER.match(name) or (_SEVERAL.search(label) and _CALLED.search(name) and not is_event(name)))
