"""Due phrases that stay words ("when ready", "a week before the AGM"), and what makes a day none. Words only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.dates import MONTH

#: How a sentence goes on behind "in the summer"; "in the summer examination period" names a period, not when.
_GOES_ON = (
    r"(?:terms?|holidays?|breaks?|months?|seasons?|half|vacations?|recess|time|onwards?|and|or|to|for|of|by|with|when|if"
    r"|once|after|before|until|at|on|in|from|as|so|which|that|but|we|they|he|she|it|you|the|an?|is|are|will|would|should"
    r"|can|could|may|this|next|then|please|using|via|through|because|since|unless|also|again|without|about|together)\b"
)
#: What a day is of that is told, booked or over.
_NEVER = re.compile(
    r"(?:cannot|can't|can’t|not|since|as of|as from|effective|dated|held|minutes of"
    r"|meeting of)\s(?:\w+\s){0,4}?\w*\s?$"
    r"|\b(?:book|booked|booking|hire|hiring|reserve|fix|arrange|schedule|organi[sz]e|plan)\b[^.;]{0,40}\sfor\s(?:the\s)?$"
    r"|\b(?:conference|event|fair|f[eê]te|concert|match|show|talk|visit|course|election|walk|dinner|supper|party|parade)"
    r"\s(?:is\s|held\s)?on\s(?:the\s)?$"
    r"|\b(?:about|of|from|re|regarding|after|minutes) (?:the |our )?(?:\w+ )?meeting (?:held )?on (?:the )?$"
    r"|\b(?:runs?\sout|expire[sd]?|expiring|end(?:s|ed)|finish(?:es|ed)|opens?|opened|closes|start(?:s|ed)|beg[au]n|begins"
    r"|took place|takes place|lasts?|lapse[sd]?)\s(?:on|in|at|by|from|until)?\s?(?:the\s)?(?:end\sof\s)?$",
    re.I,
)
#: "Apply before the grant round closes on 31 March".
_UNTIL_IT_ENDS = re.compile(
    r"\b(?:before|by the time|until)\s(?:[\w'’-]+\s){1,5}"
    r"(?:closes|ends|opens|starts|begins|expires|lapses)\s(?:on\s)?(?:the\s)?$",
    re.I,
)
#: "Register for the spring workshop": which one, not by when.
_CALLED_FOR = re.compile(
    r"\b(?:register(?:ed)?|sign(?:ed)? up|call(?:s|ed|ing)?|ask(?:ed|ing)?|appl(?:y|ied)|book(?:ed)?|hold|host"
    r"|vote|look(?:ing)?|search|arrange|organi[sz]e|plan)\s(?:\w+\s){0,3}$",
    re.I,
)
#: "Set a date for the autumn meeting": what the meeting needs, not by when.
_NEEDED = re.compile(
    r"\b(?:dates?|venue|room|agenda|time|place|topics?|speakers?|chair|host|minutes|papers?)\s(?:and\s\w+\s)?$", re.I
)
#: "A week before the next board (1st June)": a day the words leave to be worked out.
_AHEAD = re.compile(
    r"(?:\b(?:in|within)\s)?~?\b(?:\d{1,2}|an?|one|two|three)\s(?:(?:or|to)\s\w+\s|[-–]\s?\d\s)?(?:working\s)?(?:days?|weeks?|fortnight|months?)\s"
    r"(?:before|ahead of|prior to|in advance of|after)\s(?:the\s)?(?:[\w'’-]+\s){0,4}[\w'’-]+(?:\s\([^()]{3,24}\))?",
    re.I,
)
_UNITS = ("day", "week", "fortnight", "month")
_SIDES = ("before", "ahead of", "prior to", "in advance of", "after")
_NAMED = r"(?:the )?(?!an?\s)(?:(?!to\b|us\b|you\b|me\b|them\b)[A-Z][\w'’-]*\s){0,3}"
_SOFT = re.compile(
    r"\b(?:by return(?: of post)?|asap|as soon as (?:possible|practicable|practical)|urgently"
    r"|immediately|(?<!as )soon|shortly"
    r"|when(?:ever)? (?:it is |they are |this is )?(?:available|ready|possible|appropriate"
    r"|required|finalised|complete[d]?|agreed|known|approved|received)"
    r"|(?<![.!?]\s)once (?!an?\s(?:day|week|fortnight|month|quarter|year)\b)(?:\w+ ){1,6}\w+"
    r"|after (?!(?:a |some |much |further |long |full )*(?:discussion|debate|consideration)\b)(?:the |a |next |our )?"
    r"(?:\w+ ){0,4}(?:decided|agreed|release[d]?|year|agm"
    r"|meeting|election[s]?|holidays?|completed|published)"
    r"|(?:in advance of|ahead of|prior to|in time for) (?:[\w’'-]+ ){0,7}?[\w’'-]+(?=[.,;)]|$| and | to | by )"
    rf"|(?:by|before|at|until|till) {_NAMED}"
    r"(?:AGM|EGM|conference|meeting(?! (?:times?|dates?|rooms?|agendas?|minutes|notes|papers|links?|invit\w+))"
    r"|workshop|audit|event|launch|review)"
    # "A sheet for the event", "two papers for review": what it is for; a meeting is also when.
    rf"|for {_NAMED}(?:AGM|EGM|conference|meeting(?! (?!in\b|on\b|and\b)[a-z]))"
    r"|until [A-Z]{2,}"
    rf"|after (?:the )?\d{{1,2}}(?:st|nd|rd|th)? {MONTH}"
    r"|(?:before|until|till|(?<!look )(?<!looking )after) (?:the )?(?:[\w’'-]+ ){0,3}[\w’'-]+(?=[.,;)]|$)"
    r"|in (?:\d{1,2}|\w+)(?:\s?[-–]\s?|\s(?:or|to)\s)(?:\d{1,2}|\w+) (?:days|weeks|months)(?: "
    r"(?:after|of|from) (?:the |this )?meeting)?"
    r"|(?:in|over) (?:the )?(?:coming|next few|near) (?:days|weeks|months|future)"
    r"|(?:in|by|before|until|during) (?:the )?(?:(?:start|end) of )?(?:\w+ (?:meeting )?)?week \d{1,2}"
    r"(?:\s?[/–-]\s?\d{1,2})?(?:,? (?:of )?(?:the )?(?:\w+ )?term(?: \d)?)?"
    r"|(?:early|late|in|by|over) (?:the )?(?:new year|christmas|easter"
    rf"|(?:spring|summer|autumn|winter)(?!\s(?!{_GOES_ON})(?-i:[a-z])))"
    r"|(?:in|by|before|during|until) (?:the )?(?:end of )?term \d"
    r"|(?:in|by|before|during|until) (?:the )?(?:end of )?Q[1-4](?: 20\d\d)?"
    r"|(?<=[(\[])(?:(?:early|mid|late|by|in)[ -])?(?:spring|summer|autumn|fall|winter|christmas|easter|q[1-4])"
    r"(?: (?:20)?\d\d)?(?=[)\]])"
    r")(?!\w)",
    re.I,
)


def is_never(before: str) -> bool:
    """Whether the words before a day make it no due day: told, booked, the start of something."""
    return bool(_NEVER.search(before)) and not _UNTIL_IT_ENDS.search(before)


def find_soft(text: str) -> Iterator[tuple[str, int]]:
    """The soft phrases of a text and where each begins."""
    for match in _SOFT.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        called = match[0][:4].lower() == "for " and _CALLED_FOR.search(before)
        if called or is_never(before) or _NEEDED.search(before):
            continue
        yield match[0], match.start()


def find_ahead(text: str) -> Iterator[tuple[str, int]]:
    """The days that the words leave to be worked out ("a week before the AGM") and where each begins."""
    lower = text.lower()
    if not any(unit in lower for unit in _UNITS) or not any(side in lower for side in _SIDES):
        return
    for match in _AHEAD.finditer(text):
        yield match[0], match.start()
