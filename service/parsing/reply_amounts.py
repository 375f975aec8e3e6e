"""Tells an action's number from an amount: "2 is done" from "told the caterer 45". Knows words only, no intent."""

from __future__ import annotations

import re

from service.parsing.reply_phrases_closing import STATES

#: Characters before a number that are asked what it is the number of.
_NEAR = 120
#: Where a clause begins, for a number at its head.
_CLAUSE_HEAD = re.compile(
    r"[.,;:!?()\n›]|\s[-=]+>?\s|\b(?:and|but|so|then|while|whilst|although|though|because|plus|&|or|as|however)\b", re.I
)
#: A question closes nothing, whatever it counts.
_ASKED = re.compile(r"[^.!?\n]*\?")
#: What may stand before it at the head of a clause: "yes", "I can confirm", "for", "please pass".
_LEADS_IN = re.compile(
    r"\W*(?:(?:yes|yep|yeah|yup|no|nope|ok|okay|so|also|now|sorry|hi|hello|hiya|re|regarding|concerning|for|on|with|"
    r"about|to|say|that|i|we|can|confirm|report|happy|glad|pleased|update|please|both|my|our|the|still|all|not|nothing|"
    r"news|nearly|almost|think|believe|know|well|right|apart|from|except|if|when|once|like|same|goes|likewise|neither|"
    r"nor|here|quick|quickly|hopefully|afraid|unfortunately|who|what|which|where|why|how|pass|hand|give|move|push|shift|"
    r"delay|extend|postpone|defer|reassign|change|set|finally|today|tickmark|crossmark|smiley)\b\W*)*",
    re.I,
)
#: Words that have an action, not an amount, behind them.
_TOLD_BEHIND = re.compile(
    r"\b(?:done|did|do|doing|finish(?:ed|ing)?|complet(?:e|ed|ing)|sort(?:ed|ing)?(?: out)?|action(?:ed|ing)|"
    r"clos(?:e|ed|ing)(?: off)?|tick(?:ed|ing)?(?: off)?|cross(?:ed)?(?: off| out)?|mark(?:ed)?|managed|"
    r"start(?:ed|ing)?(?: on)?|re-?open(?:ed)?|stop|cancel|drop|beg(?:an|un)|"
    r"(?:work|look|wait|press|push|go|mov|crack|carry|chas|deal|progress|await)(?:ed|ing|es|s)?(?: on| for| at| into|"
    r" with| through| to)?|stuck (?:on|with)|progress (?:on|with)|(?:news|update|word|answer|look|handle|start|headway|"
    r"movement) (?:on|about|at)|busy (?:on|with)|help (?:on|with)|time (?:on|for)|query (?:on|about)|question (?:on|"
    r"about|for)|again|touch(?:ed|ing)?|through|leav(?:e|ing)|keep(?:ing)?|except(?: for)?|bar|but|apart from|"
    r"other than|not|regarding|re|as for|so (?:is|are|has|have|was|were))(?: the| my| that| this)?\s*#?$",
    re.I,
)
#: What is said of an action behind its number.
_TOLD_OF = re.compile(
    rf"\s*(?:(?:now|still|already|all|both|just) )*(?:(?:is|are|was|were|has|have|had|will|would|can|could|should|isn|"
    rf"haven|needs?|remains?|stays?|belongs|awaits?|waits?|too|likewise|ditto|not|nearly|almost|partly|done|yes|no|"
    rf"in (?:progress|hand)|under ?way|due|tomorrow|delayed|overdue|slipped|to follow|outstanding|ongoing|pending|"
    rf"stuck|blocked|parked|stalled|tickmark|crossmark)|{STATES})\b",
    re.I,
)
#: Only how many there are has these before it: "we have 12 now", "ordered 5 already".
_COUNTED = re.compile(
    r"\b(?:told|order(?:ed)?|bought|buy|sent|paid|invit\w+|print\w*|book\w*|need\w*|want\w*|got|get|gave|have|has|"
    r"deliver\w*|post\w*)(?: \w+){0,2}\s*$|"
    r"\b(?:for|of|to|at|from|than|about|around|over|under)\s*$",
    re.I,
)


def is_actions_number(text: str, start: int, end: int) -> bool:
    """Whether the bare number, or list of them, at `start` to `end` of `text` is an action's.

    It is at the head of a clause, with its state behind it, or with a word before it that has an action behind it.
    "Told the caterer 45", "ordered 12", "sent to 3" are amounts.
    """
    before = _CLAUSE_HEAD.split(text[max(0, start - _NEAR) : start])[-1]
    if _LEADS_IN.fullmatch(before) or _ASKED.match(text, end) or _TOLD_BEHIND.search(before):
        return True
    return bool(_TOLD_OF.match(text, end)) and not _COUNTED.search(before)
