"""Tells a plain closing in any frame: "in the end it is done", "as of today this is finished". Knows one clause.

A closing word said of the action, or of nothing else, closes wherever it stands, unless it is governed: what stands
before it must be no statement of its own ("the bill says it is done", "the day it is done") and what follows it no
other thing ("have done the dishes"). Denial, condition, hearsay, hope, part and future are the caller's to look for.
"""

from __future__ import annotations

import re

from service.parsing import reply_phrases_holding as holding
from service.parsing.reply_phrases import D, N, any_of
from service.parsing.reply_phrases_closing import STATES, UNREAL

_STATE = (
    rf"(?:{STATES}|closed(?: off| out)?|in the bag|ticked off|over the line|over and done with|off my (?:list|plate))"
)
_OWN = (
    r"(?:the (?:necessary|required|requisite|requested|agreed) (?:works?|actions?|tasks?|steps)|"
    r"all (?:the |my |our )?(?:actions|tasks|items|jobs|points)(?: (?:on|for|with|against|assigned to|"
    r"given to) (?:me|us))?|"
    rf"(?:this|that) (?:one|lot|action|task|item|job)|it|this|that|these|those|they|mine|"
    rf"all of (?:it|this|that|them|these)|all|both(?: of (?:them|these))?|everything|{N}|the lot|the whole (?:lot|"
    rf"thing)|"
    r"(?:the |my |our |said )(?:above |said |whole )?(?:action|task|item|job|lot|above|work)(?: (?:point|item|above))?)"
)
_HOW = (
    rf"(?:(?:now|all|already|just|also|both|since|at last|at long last|in fact|in the end|over and|well and truly|too|"
    rf"been|got|as it happens|indeed|actually|long since|\w+ly|{D}|{N}|then|only just|at my end|this end|my end) )"
)
_BE = r"(?:(?:is|are|was|were|has|have|had|got|has been|have been|had been) )+"
_OF_IT = re.compile(
    rf"\b(?P<closing>{_OWN} {_HOW}{{0,4}}{_BE}{_HOW}{{0,5}}{_STATE})(?![\w'-])(?P<tail>.*)$", re.I | re.S
)
_DONE_IT = re.compile(
    rf"\b(?P<closing>(?:i|we) (?:(?:have|had) {_HOW}{{0,4}}(?:{_STATE}|got)|{_HOW}{{0,3}}(?:finished|completed|sorted|"
    rf"actioned|did|got)) {_OWN}(?: {_HOW}{{0,2}}(?:{_STATE}))?)(?![\w'-])(?P<tail>.*)$",
    re.I | re.S,
)
_DID_ALL = re.compile(rf"(?:did|done|finished|completed|sorted|actioned|{_STATE})", re.I)
#: Said of nothing, and behind it who, where, when or for whom.
_ALONE = re.compile(
    rf"^(?P<closing>{_HOW}{{0,4}}(?:another one|one more|this one|that one)? ?{_HOW}{{0,2}}{_STATE}"
    rf"(?: with (?:it|this|that|these|both|them|this one|that one|the (?:action|task|job|item)))?)(?![\w'-])"
    r"(?P<tail>(?: (?:for (?:you|us|now i think|the (?:list|committee|group|board|team))|on our side|at (?:my|our|"
    r"this) "
    r"end|this end|my end|smiley|tickmark|as of \S+(?: \S+){0,3}|one way or another))*)\W*$",
    re.I,
)
#: Me, of the action: "that's me finished with this one".
_I_AM = re.compile(
    r"^(?P<closing>(?:(?:i|we) (?:am|are)|that is (?:me|us)|that is it)(?: now| all| both| finally)* finished with "
    rf"{_OWN})(?! \w+(?:s|ee)\b)(?P<tail>.*)$",
    re.I,
)
#: In front of a closing they make it what somebody says, asks, or waits for.
_GOVERNS = re.compile(
    r"\b(?:that|what|which|who|whom|whose|how|why|where|when|whenever|than|like|though|although|make|ensure|check|"
    r"see|say|tell|show|note|mark|prove|pretend|imagine|suppose|call|consider|treat|assume|ask|let|remember|remind|"
    r"write|put|read|confirm|want|get|keep|leave|claims?|says?|every ?time|sure|true|certain|glad|happy|good|great|"
    r"nice|time|day|moment|minute|way|reason|thing|fact|chance|idea|so long|proof|evidence|word|news|yet|before|after|"
    r"since|by the time|as|else|other|others?|rest)\s*$|"
    r"\b(?:the|a|an|any|each|every|no|first|second|next|last|only) [\w-]+\s*$|"
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|"
    r"\w+(?:ing|ed)|says?|said|told|thinks?|knows?|knew|hopes?|means?|meant|shows?|wants?|needs?|wishes|makes?|made|"
    r"takes?|took|goes|went|gets?|got|comes?|came|sees?|saw|hears?|heard|asks?|claims?|reckons?|seems?|looks)\b",
    re.I,
)
#: Adverbials that end in a noun: "at the end", "for the record", "in the event".
_ADVERBIAL = re.compile(
    r"\b(?:at|in|for|on|by|with|after|before|from|over|between|thanks to|despite|off|under|against|to) (?:the|a|an) "
    r"(?!day|time|moment|minute|way|reason|thing|fact|chance|idea|assumption|condition|basis|understanding|proviso)"
    r"[\w-]+(?: [\w-]+)?\s*$",
    re.I,
)
#: "Monday it is done" looks ahead, "on Monday it was done" back.
_DATED = re.compile(D, re.I)
_PAST = re.compile(r"\b(?:was|were|had|got|did)\b", re.I)
#: What follows takes it back, puts it into the future, or names another thing.
_TAKEN_BACK = re.compile(
    r"^\s*(?:,\s*)?(?:for(?:\s*$| (?:the|this|another) (?:year|month|week|term|season|day|night)| today| now)|by "
    r"(?!me\b|us\b|myself|hand\b|post\b|e-?mail\b|the (?!end|book)|phone\b|a\b|my\b|our\b)|in (?:stages|parts?|theory|"
    r"principle|my (?:head|mind|dreams))|over\b|up\b|to\b|before (?!(?:you|i|we|the|our|my|your|christmas|lunch)\b)|"
    r"(?:every|each|once|twice|next|is|was)\b|wrong|badly|so\b|as far|enough|or\b|than\b|like\b|and then\b|"
    r"then (?=\w)|with (?!(?:it|"
    r"this|that|thanks|love|pleasure|bells|help|a\b|the help|much|great|regards|best|many|no\b|nothing\b)\b))",
    re.I,
)
_A_THING = re.compile(r"^\s*(?:the|a|an|my|our|his|her|their|your|some|any|another|loads|lots|plenty|what|as)\b", re.I)


_ITS = rf"(?:{_OWN}|i|we|another)\b"
_LISTED = (
    r"\b(?:on|in|per) (?:the|my|your|our|their) (?:\w+ )?(?:tracker|list|spreadsheet|system|sheet|log|register|plan|"
    r"board|diary|calendar|minutes|e-?mail|website|portal|app|database)\b"
)
_SEASON = r"(?:year|month|week|day|night|term|season|quarter|spring|summer|autumn|winter|christmas|easter|time|agm)"
_BELIEF = re.compile(
    rf"(?:i |we )?(?:think|believe|reckon|suspect|am (?:pretty|fairly|quite) sure) .*\b{_STATE}\b", re.I
)
#: Beside a closing, in front or behind, they make it a dream, a plan, a claim, a habit, a failure or a part.
_TURNED = any_of(
    rf"\b(?:the|each|every) (?:day|moment|minute|second|instant|way|reason|fact|idea|plan|aim|hope|intention|sooner|"
    rf"goal)"
    rf"(?: is| was)?(?: that)? {_ITS}",
    rf"\b(?:check|ensure|make (?:sure|certain)|verify|prove|pretend\w*|imagin\w+|dreamt|dreamed|insist\w*|swore|swears|"
    rf"states?|stated|alleg\w+|wrote|writes|certain|sure|vital|important|essential|lie)(?: that)? {_ITS}",
    r"\b(?:confirmation|proof|evidence|assurance|word) (?:that|is)\b",
    r"\byeah right\b",
    r"\b(?:god willing|(?:weather|time|health|funds) permitting|dv|in an? (?:ideal|perfect) world|in places|in stages|"
    r"in error|by mistake|wrongly|badly|too (?:early|soon)|on paper|up to (?:page|section|chapter|line|paragraph)|"
    r"(?:over|in|during) the (?:coming|next)|between now and|around the edges|about (?:\w+ )?(?:thirds?|quarters?)|"
    r"(?:less|minus) (?:the|a|an)|pending (?:the|a|an|his|her|their)|before long|given time|(?<!in )(?<!of )(?<!for )"
    r"(?:one|some) day|by the time|none the wiser)\b(?! (?:are|is) (?:over|past)\b)",
    r"\bis (?:a lie|untrue|nonsense|false|wrong|the (?:plan|hope|aim|idea|intention|goal))\b",
    rf"\b(?:every|each) (?:{_SEASON}\b|‹d)|\bfor (?:the|this|another) {_SEASON}\b|\blast year\b",
    rf"\b(?:is|are) (?:\w+ )?{_STATE} (?:after|over|at|before|in) (?:the |our )?(?:{_SEASON}|half[- ]term|holidays?|"
    rf"hols|"
    r"break|school|lessons|assembly|new year)\b",
    rf"\bafter (?:the |our )?{_SEASON}\W+{_ITS} (?:is|are)\b",
    rf"\b(?:shows?|showed|shown|claims|suggests|implies|saying|telling \w+|at this rate,?) {_ITS}",
    rf"{_LISTED}\W+{_ITS}",
)


def is_turned(text: str) -> bool:
    """Whether `text`, a closing and the clauses that bear on it, makes it a dream, a plan, a claim or a part."""
    return bool(_TURNED.search(text))


def is_belief(text: str) -> bool:
    """Whether `text` is no more than the belief that it was finished: no doubt of a plain closing that comes after."""
    others = (holding.NEGATION, holding.CONDITION, holding.FUTURE, holding.PARTIAL, holding.NEARLY)
    return bool(_BELIEF.match(text)) and not any(one.search(text) for one in others)


def is_plain(text: str) -> bool:
    """Whether `text`, a clause without its opening noises, holds a closing that nothing in its frame governs."""
    alone = _ALONE.match(text) or _I_AM.match(text)
    if alone:
        return not _TAKEN_BACK.match(alone["tail"]) or alone["tail"].lstrip().lower().startswith("for ")
    for pattern in (_OF_IT, _DONE_IT):
        found = pattern.search(text)
        if found and _DID_ALL.search(found["closing"]) and _is_free(text[: found.start()], found):
            return True
    return False


def _is_free(lead: str, found: re.Match[str]) -> bool:
    """Whether neither what leads to a closing nor what follows it governs it."""
    if _TAKEN_BACK.match(found["tail"]) or _A_THING.match(found["tail"]):
        return False
    lead = lead.strip(" ,.:;-")
    if not lead:
        return True
    if UNREAL.search(lead) or (_DATED.search(lead) and not _PAST.search(found["closing"])):
        return False
    return not _GOVERNS.search(_ADVERBIAL.sub("", lead))
