"""Takes the circumstances off a closing: when, where, how and with whom it was finished. Knows words only, no intent.

"Sorted before you wrote", "done the same day without any fuss", "finished with Dave's help" say no less than "sorted",
"done" and "finished". A circumstance is taken off only where it looks back and where the clause ends with it, so that
"done before you write", "done when he comes" and "sorted with Dave to send it" keep every word.
"""

from __future__ import annotations

import re

from service.parsing.reply_phrases_closing import STATES
from service.parsing.reply_plain import is_turned

_PAST = (
    r"(?:was|were|had|did|went|came|took|rang|got|spoke|met|saw|left|wrote|sent|told|said|gave|made|began|fell|broke|"
    r"knew|found|ran|held|heard|bought|brought|thought|"
    r"(?!(?:need|feed|seed|indeed|speed|exceed|proceed|succeed|red|bed|shed|agreed upon)\b)\w{2,}ed)"
)
#: "When the form is signed" looks ahead: the verb is not the past form behind these.
_AUX = r"(?:is|are|am|be|being|has|have|gets?|does|do|will|can)\b"
_WHO = (
    r"(?:i|we|you|he|she|they|everyone|everybody|(?-i:[A-Z][a-z]+)(?: (?:and|&) (?:i|(?-i:[A-Z][a-z]+)))?|"
    rf"(?:the|my|our|your|his|her|their) (?:(?!{_AUX})[\w'-]+ )?(?!{_AUX})[\w'-]+)"
)
#: Words that would make the clause more than a circumstance.
_NO_MORE = (
    r"(?:(?!(?:if|unless|until|once|but|not|never|will|would|should|could|undone|again|or|and|so|which|who|that|"
    r"because|to|is|are|am|be|has|have|do|does|can|need|needs|before|after|when|while|by|next|coming|following|"
    r"tomorrow)\b)[\w'-]+)"
)
#: "Before you wrote", "while Jo and I were at the hall": a clause of its own whose verb looks back.
_THEN = (
    rf"(?:(?:just|shortly|well|long|right|straight|soon|(?:the|a) (?:day|week|morning|evening|night|month)) )?"
    rf"(?:before|after|when|while|whilst|once|as soon as|(?:the|that) (?:minute|moment|second|day|morning|evening|week)"
    rf"(?: (?:that|before|after))?) {_WHO}(?:'d)? (?:(?:\w+ly|just|first|last|all|both|only|even) )?(?:had )?{_PAST}"
    rf"(?: {_NO_MORE}){{0,5}}?"
)
_TIME = (
    r"(?:day|morning|afternoon|evening|night|week|weekend|month|term|holidays?|break|meeting|call|session|agm|lunch|"
    r"breakfast|church|school|work|christmas|easter|summer|half[- ]term|deadline|reminder|rush|storm|fair|"
    r"fete|event|surgery|clinics?|patients?|"
    r"lessons?|assembly|service|mass|choir|training|practice|dinner|tea|supper|shifts?|rounds?|visits?)"
)
_WHEN = (
    rf"(?:(?:the|that) (?:very )?(?:same|next|following) (?:day|morning|afternoon|evening|night|week)|that "
    rf"(?:very )?(?:day|morning|afternoon|evening|night)"
    rf"|(?:the (?:day|morning|night|week|evening) |straight |right |just |shortly |well |long |soon )?(?:before|after)"
    rf"(?: (?:the|our|my|your|last|that))? (?:\w+ )?{_TIME}(?: (?:arrived|came))?"
    rf"|between (?:\w+ )?{_TIME}s?|during (?:the|my|our|that) (?:\w+ )?{_TIME}|over (?:lunch|coffee|tea|the phone)|"
    rf"the (?:night|week|weekend|month|\w+day) before last|in the early hours|(?:not|only) ‹d\d+›|not (?:(?:so|"
    rf"that|very|all that|"
    rf"half|an?|\d+|one|two|three|four|five|ten|twenty|more than) )*(?:long|minutes?|hours?|days?) (?:ago|since)|"
    rf"at the \w+ (?:time of asking|attempt|go|try)|"
    rf"(?:the|that) other (?:day|week|night|morning)|at (?:the weekend|long last|last|lunch(?:time)?)|"
    rf"back in (?:(?:the )?(?:\w+ )?(?:spring|summer|autumn|winter)|‹d\d+›))"
)
_EASE = (
    r"(?:fuss|trouble|bother|drama|hitch|hitches|ado|delay|hassle|difficulty|difficulties|incident|mishap|tears|"
    r"complaints?|effort|swearing|problems?|issues?|help|thanks)"
)
_HOW = (
    rf"(?:with(?:out|(?: absolutely)? no| little| minimal)(?: (?:any|a|much|too much|further|more|undue|real|great|"
    rf"whatsoever))? "
    rf"{_EASE}(?: at all| whatsoever| from (?:me|us|anyone|you|him|her))?"
    r"|with (?:(?:a (?:bit|little|lot) of|lots of|some|great|much|the|his|her|their|your|[\w-]+'s) )*(?:help|support|"
    r"assistance|input|blessing|thanks)(?: (?:of|from) (?:the |my |our )?[\w'-]+(?: [\w'-]+)?)?"
    r"|(?<!finished )(?<!done )(?:together |jointly |along )?with (?:my (?:son|daughter|husband|wife|brother|"
    r"sister|neighbour|dad|mum)|"
    r"(?-i:[A-Z][a-z]+)(?: (?:and|&) (?-i:[A-Z][a-z]+))?(?!'))"
    r"|in (?:one (?:go|sitting|fell swoop|afternoon|morning|evening)|record time|no time(?: at all)?|double quick time|"
    r"good time|plenty of time|a flash|a jiffy|a trice|style|person|full|the (?:rain|snow|sun|dark|cold|wind|dry|"
    r"nick of time|lunch break|coffee break)|my lunch (?:hour|break)|(?:about|under|less than|just over) (?:an? |\w+ )"
    r"(?:minutes?|mins?|hours?|hrs?))"
    r"|on (?:(?:my|the|our) way (?:home|back|in|out|there|past|to [\w ]{2,20}?)|my (?:rounds|lunch break|day off|own)|"
    r"our own|the phone|the day|the spot|time|schedule|budget)"
    r"|from (?:start to finish|top to bottom|beginning to end|end to end)"
    r"|to (?:everyone's|my|our|the (?:\w+'s?|committee's|board's)|his|her|their|great|much) (?:\w+ )?"
    r"(?:delight|relief|satisfaction|surprise|amazement)|to the letter|(?:just |exactly )?as (?:you|we) "
    r"(?:asked|wanted|said|agreed)|i am (?:afraid|(?:glad|pleased|happy|sorry|delighted) to say)|and (?:with "
    r")?(?:good riddance|about time(?: too)?|not before time))"
)
#: Prepositions that lead to nothing but how it was, whatever follows; what is so in theory or in parts is not meant.
_PLACED = (
    r"(?:(?:despite|in spite of|against|regardless of|between|in between|during|via|using|courtesy of|thanks to|"
    r"notwithstanding|amid|amidst|alongside|through|on behalf of|sometime|over|under) (?!(?:the )?(?:line|next|coming|"
    r"following|half|part|some|most|several|many)\b)"
    r"(?:(?!(?:now|edges|thirds?|protest|before|after|when|while|until|till|once|by|unless|you|i|we|they|he|she|it|"
    r"tomorrow|theory|parts?|places|stages|draft|to|and|but|not|will|would|is|are|if|review|construction|way|time|"
    r"discussion|consideration|protest|control)\b)[\w'£-]+ ?){1,5}(?<! )"
    r"|with (?:(?:some|much|great|a little|considerable|a lot of|my|our|the best of|own|fair|bare|two|little|"
    r"a|big) )*(?:difficulty|"
    r"swearing|effort|grumbling|gusto|relish|pleasure|smile|hands?|will|grace)"
    r"|in (?:writing|triplicate|duplicate|style|public|private)|face to face|free of charge|at no (?:extra "
    r")?cost(?: to \w+)?|"
    r"(?:rain|come rain) or (?:no rain|shine)|as far as (?:i am|we are) concerned"
    r"|(?:(?:no more than )?(?:an?|one|two|three|\d+) (?:bit|little|day|week|hour|month|touch)s?|slightly|"
    r"somewhat|rather|very) "
    r"(?:late|early|overdue|behind (?:time|schedule)))"
)
_ANY = rf"(?:{_THEN}|{_WHEN}|{_HOW}|{_PLACED})"
_CLOSED = (
    rf"\b(?:{STATES}|closed(?: off)?|(?:did|done|finished|completed|sorted|actioned|got)(?: (?:it|this|that|these|them|"
    r"both|this one|that one))?)(?: (?:now|already|for you|by me|by us|myself|ourselves))?"
    r"(?: (?:it|this|that|them))?"
)
#: "It was finished before Christmas": the day may lie ahead, the finishing does not.
_WAS_BEFORE = re.compile(
    rf"(?P<kept>\b(?:was|were|got)(?: (?:all|now|both|already|fully|completely))* {STATES}(?: (?:well|long|"
    rf"just))?) before (?:the )?"
    r"‹d\d+›",
    re.I,
)
_DATED = r"(?:(?: (?:on|at|in|last|this|over|back in|early|late|yesterday|today))* ‹d\d+›)?"
_END = r"(?=\s*(?:$|[.,;:!?()\n-]|‹d\d+›|(?:and|but|so|thanks|thank|smiley|x|please|sorry)\b))"
_BEHIND = re.compile(rf"(?P<kept>{_CLOSED}{_DATED})(?P<gone>(?:,? {_ANY}{_DATED})+){_END}", re.I)
#: In front: "before you wrote it was done", "the same day, all sorted".
_AHEAD = re.compile(
    rf"(?m:^|(?<=[.!] )){_THEN}(?:\s*,)?\s+(?=(?:(?:it|this|that|everything|all of it|i|we) (?:(?:is|was|has|have|had|"
    rf"been|all|now|already) )*)?(?:{STATES}|did it)\b)",
    re.I,
)


#: "It is done over Easter": each year, or the next one.
_YEARLY = re.compile(
    r"^,? (?:over|at|after|before|in) (?:the )?(?:christmas|easter|new year|summer|winter|spring|autumn|half[- ]term|"
    r"holidays?|hols|break|school|term|lessons|assembly)\b",
    re.I,
)


def without_circumstances(text: str) -> str:
    """`text`, its dates marked, without what was so when something was finished and takes nothing from it."""
    return _AHEAD.sub("", _WAS_BEFORE.sub(r"\g<kept>", _BEHIND.sub(_kept, text)))


def _kept(match: re.Match[str]) -> str:
    """The closing with the dates of what is taken off: one may yet lie ahead. "... about two thirds" is a part."""
    yearly = _YEARLY.match(match["gone"]) and re.search(
        r"\b(?:is|are)(?: \w+)?\s*$", match.string[: match.start()], re.I
    )
    if is_turned(match["gone"]) or yearly:
        return match[0]
    dates = re.findall(r"‹d\d+›", match["gone"])
    return " on ".join((match["kept"], *dates))
