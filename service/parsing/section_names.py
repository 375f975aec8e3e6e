"""The names that sections of minutes go by: "Action points", "Matters arising", "Those present". Words only."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from service.parsing.hints import holds_any


class Section(StrEnum):
    """What the blocks under a heading are about."""

    BODY = "body"
    """The discussion, or anything unnamed."""

    ACTIONS = "actions"
    """New actions, listed."""

    REVIEW = "review"
    """Actions of earlier meetings, gone through."""

    ARISING = "arising"
    """Matters arising: talk about earlier minutes, not a list of actions."""

    COMPLETED = "completed"
    """Actions that are finished."""

    DECISIONS = "decisions"
    """What was decided: no actions."""

    ATTENDANCE = "attendance"
    """Who was there."""

    APOLOGIES = "apologies"
    """Who was not."""

    DATES = "dates"
    """Meetings to come."""

    AGENDA = "agenda"
    """What the meeting is to talk about."""


#: Those that list actions: new ones, earlier ones gone through, finished ones.
OF_ACTIONS = frozenset((Section.ACTIONS, Section.REVIEW, Section.COMPLETED))
#: Those of who was there, and of what was to be talked about: nothing is told in them.
BEFORE_BUSINESS = frozenset((Section.ATTENDANCE, Section.APOLOGIES, Section.AGENDA))

_ACTIONS = (
    r"actions? (?:points?|items?) \d{1,2}(?:\.\d{1,2})?"
    r"|(?:(?:summary|list|schedule|table|log|record) of )?(?:the )?(?:(?:new|agreed|key|main"
    r"|further|all|resulting|remaining|follow[- ]?up"
    r"|new and ongoing|open|current|immediate) )*(?:actions?|ais?)(?: (?:points?|items?|list"
    r"|log|table|tracker|register|summary"
    r"|sheet|plan))?(?: (?:(?:arising|resulting|coming|following|identified|emerging|recorded|noted)"
    r"(?: (?:from|at|out of|in|during) (?:the |this |our |today['’]?s )?(?:meeting|discussions?)"
    r"(?: (?:of|on|held) .{4,40})?)?|agreed(?: (?:tonight|today|at (?:this|the) meeting))?"
    r"|required|needed|taken|decided|summary|recap|overview|wrap[- ]?up"
    r"|by person|by owner|to be taken"
    r"|(?:to be (?:completed|done|taken|actioned|carried out) )?(?:for|by|before|until) [\w ]{1,30}"
    r"|to be (?:completed|done|taken|actioned|carried out)"
    r"|tonight|today|at (?:this|the) meeting|from (?:this|the|today['’]?s) meeting|from [\w /.]{1,30}"
    r"|of (?:this|the) meeting|as (?:of|at) .{4,20}"
    r"|and owners?|and responsibilities))?"
    r"|next steps(?: and actions)?|actions?(?: and|,|/| &) next steps"
    r"|to[- ]?do(?:s| list)?(?: (?:before|by|until|for) [\w ]{3,30})?"
    r"|(?:new |assigned )?tasks?(?: list| assigned| (?:to be done|to do))?(?: (?:before|by|until|for) [\w ]{3,30})?"
    r"|(?:assigned |planned )?(?:tasks?|jobs?|work|to[- ]?dos?)"
    r"(?:\s?(?:,|and|&|/)\s?(?:roles?|responsibilities|deadlines?|owners?|assignments?|goals?|people))?"
    r" (?:for|during|in|over|before|until|by|of) (?:the |our )?(?:next|coming|following|upcoming)\b.{0,30}"
    r"|(?:roles?|responsibilities|assignments?) and (?:tasks?|jobs?) (?:for|during|in|over|before|until|by) .{3,40}"
    r"|homework(?: for [\w ]{3,30})?|work (?:before|until|for) (?:the )?next (?:meeting|week|time)"
    r"|jobs(?: to do| list)?|who (?:does|is doing|will do) what|who['’]s doing what|assignments"
    r"|what (?:we(?:['’]ll| will| are going to| need to) do(?: next)?|happens next"
    r"|needs (?:to happen|doing|to be done))"
    r"|action items?,? by (?:person|owner)|actions? to take(?: forward)?|things to do"
    r"|follow[- ]?up (?:items?|actions?|tasks?|points?)|actions? items? and follow[- ]?ups?"
    r"|(?:decisions?|outcomes?|conclusions?|agreements?|resolutions?)(?: made| taken)?\s?(?:,"
    r"|and|&|/)\s?(?:agreed )?actions?(?: items?| points?)?"
    r"|actions?(?: items?| points?)?\s?(?:,|and|&|/)\s?(?:decisions?|outcomes?|conclusions?|resolutions?|motions?"
    r"|votes?)"
)
_REVIEW = (
    r"(?:review|progress|update|updates|follow[- ]?up|report|status|recap"
    r"|matters arising)\b.{0,40}\b(?:actions?|AIs)\b.{0,40}"
    r"|(?:minutes|notes)\b.{0,40}\b(?:and|&)\b.{0,20}\b(?:actions?|AIs)\b.{0,30}"
    r"|(?:the )?(?:previous|prior|last|outstanding|old|past|existing|ongoing|carried[- ]"
    r"(?:over|forward))\b.{0,40}\b(?:actions?|AIs)\b.{0,30}"
    r"|actions? (?:items? |points? )?(?:from|of|arising from|carried (?:over|forward)|outstanding|since)\b.{0,20}"
    r"(?:last|previous|prior|carried|past|outstanding).{0,40}|actions? (?:carried (?:over|forward)|outstanding|review)"
)
_ARISING = (
    r"(?:minutes|notes)?.{0,50}\bmatters arising\b.{0,50}|(?:review|recap) (?:of )?(?:the )?"
    r"(?:last|previous) (?:meeting|minutes).{0,30}"
    r"|follow[- ]?ups?"
    r"|(?:tasks?|jobs|homework|to[- ]?dos?|work)(?:\s(?:set|assigned|given))? (?:for|from|of|since|at) (?:the )?"
    r"(?:last|previous|past|prior)\b.{0,30}"
)
_COMPLETED = (
    r"(?:recently )?(?:completed?|closed|finished|done|discharged)\b.{0,12}\bactions?.{0,20}"
    r"|(?:actions?|tasks?|jobs|to[- ]?dos?) (?:completed|closed|done|finished)(?: .{3,30})?"
    r"|what (?:we(?: have|['’]ve)? (?:did|done)|has been done)(?: since .{0,20})?"
)
_DECISIONS = (
    r"(?:summary of |key |main )?(?:decisions?|resolutions?|resolved|motions?|agreements?|votes?|outcomes|conclusions)"
    r"(?: (?:made|taken|agreed|passed|of the meeting))?|(?:summary of )?(?:decisions|outcomes)(?: and resolutions)?"
)
_ATTENDANCE = (
    r"present|(?:list of )?attendees|attendance|in attendance|attending|attended(?: by)?"
    r"|participants?|people present.{0,20}"
    r"|(?:members|councillors|trustees|those|also|persons|directors|governors) (?:present"
    r"|attending)|present at.{0,30}|who['’]s here|who was there"
    r"|roll[- ]?call|invited|invitees|distribution(?: list)?|circulation|membership|visitors"
    r"|guests|observers|present and apologies"
)
_APOLOGIES = (
    r"apologies(?: for absence)?(?: (?:received )?(?:from|were received from))?|"
    r"(?:those )?absent|absentees|absence|regrets|not (?:attending|present)"
    r"|apologies (?:and|&) .{0,30}|unable to attend|did not attend"
)
_DATES = (
    r"(?:proposed |provisional )?(?:dates?|times?|day|venue)(?:,? (?:and|&|/)? ?(?:times?"
    r"|venues?|places?|location))*(?: of| for)?"
    r" (?:the |our )?(?:next|future|forthcoming|upcoming|remaining)\b.{0,40}|(?:next|future"
    r"|forthcoming|upcoming|remaining|planned|scheduled)"
    r" (?:\w+ ){0,3}(?:meetings?|sessions?|telecons?|calls?)(?: dates?)?\b.{0,30}"
    r"|next(?: month| week| time| call)?|meeting dates?\b(?!(?<!s)\s?:?\s.{0,12}\d).{0,30}|donm"
    r"|(?:schedule|dates?|list) of (?:\w+ ){0,2}meetings.{0,30}"
    r"|meetings? (?:schedule|calendar|timetable)"
    r"|calendar(?: of meetings)?.{0,20}|(?:diary )?dates?(?: for (?:your|the) diar(?:y|ies))"
    r"|dates? for .{0,20}meetings?.{0,20}"
    r"|dates? (?:for|in) (?:the )?(?:(?:rest|remainder) of .{0,20}"
    r"|(?:academic |coming |next |new )?(?:year|term|session)"
    r"|20\d\d(?: ?[/–-] ?(?:20)?\d\d)?)|20\d\d(?: ?[/–-] ?(?:20)?\d\d)? (?:meeting )?dates"
    r"|when(?:'s| is| are| do we)? (?:the |our |we )?(?:meet(?:ing)? )?next(?: .{0,20})?\??"
    r"|(?:upcoming|future) dates.{0,30}|dates"
    r"|(?:[\w&'’]+ ){0,3}(?:panel|committee|board|council|forum|group|(?:governor|trustee|director)s?['’]?s?)"
    r" (?:meeting )?dates(?: (?:for |in )?20\d\d(?: ?[/–-] ?(?:20)?\d\d)?)?"
)
_AGENDA = (
    r"(?:draft |meeting )?agenda(?: items?)?(?: for .{0,30})?|order of business|programme|business to be transacted"
)

_NAMES: tuple[tuple[Section, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"(?:{words})", re.I))
    for section, words in (
        (Section.COMPLETED, _COMPLETED),
        (Section.REVIEW, _REVIEW),
        (Section.ARISING, _ARISING),
        (Section.DATES, _DATES),
        (Section.ACTIONS, _ACTIONS),
        (Section.DECISIONS, _DECISIONS),
        (Section.APOLOGIES, _APOLOGIES),
        (Section.ATTENDANCE, _ATTENDANCE),
        (Section.AGENDA, _AGENDA),
    )
)
#: The same in Welsh, which bilingual minutes set beside the English: "Camau gweithredu / Actions".
_WELSH: tuple[tuple[Section, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"(?:{words})", re.I))
    for section, words in (
        (Section.REVIEW, r"(?:adolygu|adolygiad o['’]r|diweddariad ar) (?:y )?(?:camau|pwyntiau) gweithredu.{0,30}"),
        (Section.ACTIONS, r"gweithred(?:u|oedd|iadau)?|(?:camau|pwyntiau|cam|pwynt) (?:i['’]w )?gweithredu"),
        (Section.ARISING, r"materion (?:yn codi|sy['’]n codi)(?: o['’]r cofnodion)?"),
        (Section.DECISIONS, r"penderfyniad(?:au)?"),
        (Section.APOLOGIES, r"ymddiheuriad(?:au)?(?: am absenoldeb)?"),
        (Section.ATTENDANCE, r"(?:yn )?(?:bresennol|presennol)|presenoldeb|mynychwyr"),
        (Section.DATES, r"(?:dyddiad(?:au)? )?(?:y )?(?:cyfarfod(?:ydd)?) nesaf|dyddiad(?:au)? cyfarfodydd"),
    )
)
#: The minute's number before its heading: "AM/41 APOLOGIES", "13/02 Police matters".
_CODE = re.compile(r"^(?:[A-Z]{1,5}\d{0,4}/\d{1,4}(?:/\d{1,4})?|\d{1,3}/\d{1,3})[.:]?\s")
#: "TODO (for next meeting)", "Actions (from last time)"; the closing bracket is off already.
_ASIDE = re.compile(r"\s?\(([^()]{2,40})\)?$")
#: One of which stands in whatever a heading in Welsh says.
_WELSH_HINTS = ("gweithred", "materion", "penderfyniad", "ymddiheuriad", "presen", "bresen", "mynychwyr", "cyfarfod")
#: "Future meetings – all at 6.30pm in the Hall", "Dates of meetings 2025/26 (all Mondays at 2pm, Room 4)".
_TAIL = re.compile(r"\s?(?:[-–—,:]\s?|\()(?:all|each|both)\b[^.]{0,60}\d.*$", re.I)
_TAIL_HINT = re.compile(r"\b(?:all|each|both)\b.*\d", re.I)
_LONGEST = 90
#: "A G E N D A".
_SPACED = re.compile(r"[A-Z](?:\s[A-Z]){3,}")
_INSIDE = {
    Section.COMPLETED: re.compile(r"\b(?:completed|closed) actions?\b", re.I),
    Section.DATES: re.compile(r"\b(?:dates? (?:of|for) (?:the )?(?:next|future) meetings?|(?:next|future) meetings?"
r"(?: dates?)?)\b", re.I),
    Section.ACTIONS: re.compile(r"\b(?:action (?:points|items|list|log)|(?:summary of|new) actions|actions? agreed)\b"
r"|^actions?\b(?= \()", re.I),
}  # fmt: skip


#: "Goals for next meeting", "Topics for the next meeting": what it is to be about, not when.
_AIMS = re.compile(
    r"(?:goals?|aims?|objectives|topics?|items?|themes?|ideas|questions|suggestions|speakers?|preparations?|discussion)\b"
    r".{0,30}\b(?:for|before|at)\b",
    re.I,
)


def find_section(name: str, *, loose: bool = False) -> Section | None:
    """The section that a heading opens; None for a topic. `loose` also looks inside a longer heading."""
    plain = _CODE.sub("", name.strip(" :;.-–—*_#()[]\t")).replace("’", "'")
    plain = plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain
    return _named(plain, loose) if plain and len(plain) <= _LONGEST else None


@lru_cache(maxsize=512)
def _named(plain: str, loose: bool) -> Section | None:
    """Kept for a while: "Present", "Action" and the like stand in all minutes, and several readers ask."""
    forms = dict.fromkeys((plain, _ASIDE.sub(r" \1", plain), _ASIDE.sub("", plain)) if "(" in plain else (plain,))
    named = next((found for form in forms if (found := _whole(form)) is not None), None)
    if named is None and _TAIL_HINT.search(plain) and _whole(_TAIL.sub("", plain)) is Section.DATES:
        named = Section.DATES
    if named is not None:
        return named
    if holds_any(plain.lower(), _WELSH_HINTS):
        named = _bilingual(plain)
    if loose and named is None:
        return next((section for section, pattern in _INSIDE.items() if pattern.search(plain)), None)
    return named


def _bilingual(plain: str) -> Section | None:
    """The section that all sides of "Camau gweithredu / Actions" name, one of them in Welsh; that of Welsh alone."""
    sides = [side.strip(" :.") for side in re.split(r"[/|]", plain)]
    welsh = [next((section for section, pattern in _WELSH if pattern.fullmatch(side)), None) for side in sides]
    told = {mine or _whole(side) for mine, side in zip(welsh, sides, strict=True)}
    return told.pop() if any(welsh) and len(told) == 1 else None


def _whole(plain: str) -> Section | None:
    """The section whose whole name the words are."""
    return next((section for section, pattern in _NAMES if pattern.fullmatch(plain)), None)


_BACK = re.compile(
    r"\b(?:last|previous|earlier|prior|past)\s(?:\w+\s)?(?:meetings?|minutes|time|month|term|actions?|notes|agm)\b",
    re.I,
)


def looks_back(words: str) -> bool:
    """Whether the words over a list are of an earlier meeting: "Minutes of last meeting (17 Jan):"."""
    return len(words) <= _LONGEST and bool(_BACK.search(words))


#: Labels on a line of their own, which are no headings: "Who: ...", "Sorry: ...", "Couldn't make it: ...".
_HERE = re.compile(r"who|here|people|(?:on|in) (?:the )?(?:call|room|meeting)|people (?:here|there)|we were", re.I)
_AWAY = re.compile(
    r"sorry|not (?:here|there|able to (?:attend|come|make it))|(?:could|can)(?:not|n't) (?:make it|come)"
    r"|unable to (?:come|make it)",
    re.I,
)


def find_people_section(name: str) -> Section | None:
    """The section that a label on its own line opens: also "Who: ..." and "Sorry: ...", which are no headings."""
    plain = name.strip(" *_").replace("’", "'")
    if _HERE.fullmatch(plain):
        return Section.ATTENDANCE
    return Section.APOLOGIES if _AWAY.fullmatch(plain) else find_section(name)
