"""The words that announce a meeting to come: "Next meeting", "Dates for 2025", "The AGM will be". Knows no dates."""

from __future__ import annotations

import re

from service.parsing.hints import holds_any
from service.parsing.meeting_names import STRIP

LABEL = re.compile(
    # "8.0Next meeting": the number of the item stands against it.
    r"(?:\b|(?<=\d)(?=(?-i:[A-Z][a-z])))"
    r"(?:dates?(?:,? (?:and|&|/)? ?(?:times?|venues?|places?|location))*\s(?:of|for)\s"
    r"(?:the\s|our\s)?(?:next|future|forthcoming|upcoming|following)(?:\s[\w'’&-]+){0,5}?\s?"
    r"(?:meetings?|sessions?)"
    r"|(?:the\s|our\s)?(?:next|future|forthcoming|upcoming|following|remaining)\s(?:[\w'’&()-]+\s){0,5}?"
    r"(?:meetings?|mtgs?|agm|sessions?|board|(?:tele)?con|(?:tele)?calls?|telco|gathering|get-?together|group|committee|council|assembly"
    r"|(?:trustees|directors|governors|executive|forum)(?!['’]|\s(?:[\w'’]+\s)?meeting)|sync|catch-?up|hang-?out|meet-?up|teleconference|exec|weekly|monthly|stand-?up|one)"
    r"(?:\sdates?)?"
    r"|d\.?o\.?n\.?m|meeting dates|meet again|(?:meeting|session)s? (?:is |are |was |were |has been |have been "
    r"|will be )?(?:re)?scheduled for"
    r"|(?:will|to) (?:next )?(?:re)?convene|resume[s]?|next meet(?:ing|s|up)?|next(?=\s?:)"
    r"|next\s(?-i:[A-Z]{2,6})(?=\s?[:–-]|\s(?:is|will|would|on|at|takes)\b|\s(?:mon|tue|wed|thu|fri|sat|sun)\w*\s\d)"
    # "Future: 26 March, 30 April" below the next one.
    r"|(?:(?<![^\n])|(?<=[.;)]\s))(?:future|further|subsequent|later|other|thereafter)(?:\s(?:dates?|meetings?))?"
    r"(?=\s?[:–-]\s?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?[\s/])"
    # "Next guild: 17 October", but not "Next review: ...": what happens on that day is no meeting.
    r"|next\s(?!steps?|surger(?:y|ies)|clinics?|concerts?|rehearsals?|outings?|trips?|walks?|sales?|deadlines?|reviews?|issues?|newsletters?|payments?|updates?|editions?|reports?|phases?|stages?"
    r"|elections?|inspections?|visits?|audits?|actions?|tasks?|year|month|week|term|event|release|version)[\w'’-]+"
    r"(?=\s?[:–]\s?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-z]{3})"
    # "Trail planning meeting: Mon 26 Feb", where a line begins with it.
    r"|(?<![^\n])(?:[\w'’&-]+\s){1,4}meeting(?=\s?[:–]\s?(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s(?:the\s)?\d)"
    r"|(?<![^\n])(?:the )?(?:\w+ )?meeting (?:re-?)?(?:moved|scheduled|arranged|set|fixed|changed)"
    r" (?:to|for)(?=\s(?:the\s)?(?:\w{3,9},?\s)?\d)"
    r"|meet next(?=\s(?:on|at)\b)"
    # "... is when the group will next get together".
    r"|(?:will|would|to)\snext\s(?:get together|gather|come together|be meeting|sit)"
    # "The face-to-face meeting will be 4-5 June".
    r"|(?:face[- ]to[- ]face|f2f|in[- ]person)\s(?:\w+\s)?meeting\s"
    r"(?:will|is to|to be|has been|is being|is (?:now )?(?:on|planned|set|booked|scheduled|confirmed))"
    # "The first committee meeting would be on 12 April", below an AGM.
    r"|(?:first|inaugural)\s(?:[\w'’&-]+\s){0,2}meeting\s(?:will|would|is to)\sbe(?=\s(?:held\s)?(?:on|at)\b)"
    # "Spring meeting (all members) Weds 9 April".
    r"|(?<![^\n])(?:the\s)?(?:spring|summer|autumn|winter|members['’]?|quarterly|general|half[- ]yearly)"
    r"\s(?:\w+\s)?meeting"
    r"(?=\s?(?:\([^()]{3,60}\))?\s?[:–,-]?\s?(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s(?:the\s)?\d)"
    r"|(?<![^\n])next time(?=:?\s(?:on\s)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3})"
    r"|agm (?:will be|is) (?:held )?on|(?:agm|egm)\s?[:–-]\s(?:set|booked|agreed|arranged) (?:for|on)"
    r"|(?<![^\n])(?:agm|egm)(?=\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\s(?:the\s)?\d)"
    r"|(?:annual (?:\w+\s){0,2}meeting|agm|egm|apcm|(?:extraordinary|special|open|public) (?:general )?meeting)"
    r"\s(?:will|is to|to be|has been|is being)"
    # "Would" is also of what was hoped, feared or asked: only what was settled is to come.
    r"|(?<!not )(?:agreed|decided|resolved|confirmed)\s(?:that\s)?(?:the|our)\s"
    r"(?:annual (?:\w+\s){0,2}meeting|agm|egm|apcm)"
    r"\s(?:be(?=\sheld\b)|would\s(?:be\sheld|take\splace|be(?=\son\b)))"
    r"|(?:be|hold|arrange[d]?|called|call|(?:defer|adjourn|remit|left|held over|carried over)"
    r"\w*\b[^.]{0,80}?\s(?:to|for|until))"
    r" (?:an?|the)\s(?:\w+\s)?(?:extraordinary|special|additional|extra|emergency)"
    r"\s(?:\w+\s){0,2}meeting(?=\son\b)"
    r"|meeting\b[^.]{0,80}?\b(?:is|been|be|now)\s(?:now\s)?(?:(?:re)?moved|changed|rescheduled"
    r"|re-?arranged|brought forward|put back|postponed|switched)"
    r"\s(?:from\s[^.]{3,40}?\s)?(?:to|until)(?=\s(?:the\s)?(?:\w+day,?\s)?(?:the\s)?\d)"
    r"|dates? of (?:the |our )?next\s[\w'’-]+(?=\s?[:–-])|(?:agm|egm|apcm)(?=\s?:)"
    r"|(?:agm|egm|apcm|annual (?:\w+\s){0,2}meeting)(?:\s20\d\d)?"
    r"(?=\s?[:–-]\s?(?:the\s)?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?(?:the\s)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s)?\d)"
    r"|dates? (?:of|for) (?:the |our )?(?:agm|egm|apcm|annual (?:\w+\s){0,2}meeting)"
    r"(?=\s?[:–-]|\s(?:was|is|has been|agreed|set|will)\b)"
    r"|adjourned (?:to|until|till)"
    r"|(?:committee|group|party|board|council|panel|forum|trustees|team)\s(?:will|to|is to)\s(?:next |then )?meet"
    r"(?=\s(?:again|on|at)\b)"
    r"|(?:we|committee|group|board|council|panel|forum|team|trustees|governors)(?:['’]ll|\swill"
    r"|\sare to|\sis to|\sshall)?"
    r"\smeets?\snext(?=\s(?:on|at|in)\b|\s\w{3,6}day\b|\s\d)"
    r"|we(?:['’]ll|\swill|\sshall)?\smeet\b(?!\s(?:the|with|a|an|our|their|your|this|that)\b)(?=[^.:]{0,50}:\s?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s)?\d)"
    r"|meetings?\b[^.]{0,80}?\bwill now (?:take place|be held) on\b"
    r"|(?:committee|group|board|council|panel|forum)\sthen\smeets"
    r"|meetings (?:will |shall |to )?be held\s(?:[^.:]{0,60}?\s)?on(?=\s(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\s)?\d)"
    r"|dates? (?:of|for) (?:the )?\d{1,3}(?:st|nd|rd|th) meeting|\d{1,3}(?:st|nd|rd|th) meeting (?:will|is to)"
    r"|(?:committee|group|party|board|council|panel|forum|team|exec|meet(?:s|ing)?)\sagain(?=\s(?:on\s)?(?:the\s)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\s)?(?:the\s)?\d)"
    r"|following dates\b[^.:]{0,60}\bmeetings\b[^.:]{0,30}(?=:)"
    r"|meetings? for (?:the )?(?:rest|remainder) of (?:the )?(?:20\d\d|\w+)"
    r"|(?:dates?|schedule|calendar|programme) of (?:[\w'’]+\s){0,3}meetings"
    r"|meetings?\s(?:in|for|during)\s(?:the\s)?(?:year\s)?20\d\d(?:[/–-](?:20)?\d\d)?(?=\s?[:–-]|\s(?:are|will))"
    r"|dates? for (?:the )?(?:(?:rest|remainder) of (?:the )?)?(?:20\d\d|year|next year|coming year|new year|term)"
    r"|(?:meetings|telecons|calls)(?:\s[\w'’]+){0,4}\s(?:will be|are|to be)(?: held)? on)\b",
    re.I,
)
_OF_SEASON = re.compile(
    r"(?:Spring|Summer|Autumn|Winter|Members['’]?|Quarterly|General|Half[- ]yearly)\s(?:\w+\s)?[Mm]eeting$"
)
#: Words that a label or a rule cannot do without: cheap to look for in every line.
_HINTS = (
    "next",
    "future",
    "forthcoming",
    "upcoming",
    "following",
    "donm",
    "meet",
    "scheduled",
    "convene",
    "resume",
    "agm",
    "egm",
    "apcm",
    "d.o.n.m",
    "adjourned",
    "dates for",
    "date for",
    "telecons",
    "calls ",
    "remaining",
    "further",
    "subsequent",
    "later",
    "thereafter",
    " again",
    " next ",
)

#: "AGM", "Annual Parish Meeting" alone.
GENERAL = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?\s)?(?:the\s)?(?:agm|egm|apcm|annual (?:\w+\s){0,3}meeting"
    r"|(?:extraordinary|special|open|public)\s(?:general\s)?meeting)(?:\s\(?(?:20\d\d|agm|egm|apcm)\)?)*\W*$",
    re.I,
)
#: "AGM will", "AGM is on".
_VERB_BEHIND = re.compile(r"\s(?:will|would|is|to|has|be|been|being|held|take|place|on|\s)+$", re.I)
_SETTLED = re.compile(r"^\w+\s(?:that\s)?(?:the|our)\s", re.I)
_BODY = re.compile(
    r"\b(?:next|future|forthcoming|upcoming|following)\s(?P<body>(?:[\w'’&()-]+\s){1,5}?)(?:meetings?|session)\b", re.I
)


def find_label(text: str) -> re.Match[str] | None:
    """The first label in `text`; the hints are looked for first, as most lines have none."""
    lower = text.lower()
    return LABEL.search(text) if holds_any(lower, _HINTS) else None


def title_of_label(label: re.Match[str]) -> str:
    """What the meeting is called in its label: "AGM", "Finance" of "next Finance meeting"; "" without a name."""
    general = GENERAL.match(_VERB_BEHIND.sub("", _SETTLED.sub("", label[0])))
    if general:
        return general[0].strip(STRIP)
    if _OF_SEASON.match(label[0]):
        return label[0]
    match = _BODY.search(label[0])
    body = re.sub(r"^(?:of|the|our|for)\s", "", match["body"].strip()) if match else ""
    return body if body and body[0].isupper() and body.lower() not in ("scheduled", "planned") else ""
