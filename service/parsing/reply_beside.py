"""Tells what a clause beside a closing does to it: over with, or still in the way. Knows one clause, no whole reply.

What was so before ("had hoped to do it on Monday", "the printer was down") is over once something is finished after it.
What somebody else reported, a belief that it was done, a condition and a future are in the way in any tense.
"""

from __future__ import annotations

import re

from service.parsing.reply_phrases import NOT_NAME, any_of
from service.parsing.reply_phrases_aside import ASIDE
from service.parsing.reply_phrases_asking import CLOSED_BEFORE, SET_ASIDE
from service.parsing.reply_phrases_holding import HINDERED, INVERTED

_DONE = r"(?:done|finished|completed?|sorted|closed|fixed|resolved|dealt with|actioned|in hand|gone|sent|up)"
_BELIEVED = r"(?:thought|assumed|believed|expected|understood|imagined|presumed|supposed|guessed|figured|reckoned)"
_REPORTED = (
    r"(?:said|told|thought|promised|assured|claimed|reported|confirmed|reckoned|informed|advised|swore|insisted|"
    r"announced|mentioned|suggested|heard|agreed)"
)
#: What one knows, sees or admits is so; the verb behind it tells when.
_ADMITTED = re.compile(
    r"^\W*(?:(?:yes|sorry|ok|hi|hello|and|so|well|apologies|right) )*(?:(?:i|we) (?:do )?(?:know|realise|realize|"
    r"remember|admit|appreciate|see|notice|accept|confess) (?:that )?|you (?:were|are) right (?:that |to )?)",
    re.I,
)
#: The first finite verb of a clause says whether it looks back.
_FINITE = re.compile(
    r"\b(?:(?P<past>(?:must|should|would|could|might|ought to) have|was|were|had|did|could(?= not\b| hardly\b| "
    r"barely\b)|(?<=nobody )(?:could|would)|(?<=one )(?:could|would)|(?<=nobody else )(?:could|would)|"
    r"went|took|came|"
    r"rang|rung|got|spent|kept|forgot|meant|thought|said|told|began|fell|broke|lost|left|knew|felt|found|ran|made|"
    r"gave|sent|wrote|spoke|saw|met|held|stuck|turned|(?!(?:need|feed|seed|indeed|speed|exceed|proceed|succeed|"
    r"naked|red|bed|shed|led|fed|wed|kindred|sacred|biased|supposed|agreed)\b)\w+ed)"
    r"|(?P<present>is|are|am|has|have|do|does|can|could|will|would|shall|may|might|must|should|ought|needs?|thinks?|"
    r"hopes?|believes?|reckons?|guess|suppose|says?|tells?|wants?|expects?|seems?|looks|trust|imagine|understand|"
    r"wish|doubt|hoping|assuming|trying|waiting|going|about))\b",
    re.I,
)
#: "... until the ladder came", "once the snow cleared": a moment that has been.
_THEN = (
    r"(?:\w+ ){1,5}?(?<!is )(?<!are )(?<!has )(?<!have )(?<!been )(?<!be )(?<!gets )(?<!get )(?<!the )"
    r"(?:was|were|had|did|came|got|went|rang|spoke|met|saw|arrived|turned|cleared|stopped|asked|agreed|heard|sent|"
    r"returned|finished|opened|signed|wrote|gave|told|said|let|found|left|\w{3,}ied|\w{3,}ped)\b"
)
#: In the way of a closing in any tense.
_IN_THE_WAY = any_of(
    rf"\b(?:he|she|they|who|someone|somebody|everyone|people|{NOT_NAME}(?-i:[A-Z][a-z]+)|(?:the|my|our) \w+)"
    rf"(?: \w+ly| had| has| have)? (?<!email )(?<!message )(?<!note )(?<!reply )(?<!list ){_REPORTED}\b",
    r"\b(?:was|were|been|got) (?:told|informed|assured|promised|advised|led to|given to|under the impression|"
    r"supposed to have)\b",
    r"\bheard\b(?! (?:back )?from)(?! you\b)",
    rf"\b{_BELIEVED}\b.*\b{_DONE}\b",
    r"(?<!asked )(?<!asking )(?<!wondered )(?<!sure )(?<!know )(?<!remember )(?<!checked )\bif\b",
    r"\b(?:unless|assuming|provided|providing|subject to|depend\w*|will|shall|should(?! have)|may|might(?! have)|"
    r"must(?! have)|maybe|perhaps|probably|possibly|apparently|allegedly|supposedly|hopefully|fingers crossed)\b",
    rf"\b(?:until|till|once|whenever|when|as soon as|by the time)\b(?! {_THEN})(?! (?:your|the|this|that) (?:\w+ "
    rf")?(?:reminder|"
    rf"e-?mail|message|nudge|call|note|chaser)\b)",
    r"\b(?:is|are|has|have|do|does|can|am) not\b",
    INVERTED,
    r"\bstill (?!open|on|there|down|showing|listed|outstanding)\w+",
)

_CLAUSE_END = re.compile(r"\s*(?:[,;:()]|\s-\s|\b(?:but|though|although|however|and|so)\b(?= ))\s*", re.I)

#: What a list still says of it.
_ON_RECORD = any_of(
    r"\b(?:system|list|tracker|spreadsheet|records?|log|register|reminder|e-?mail) (?:still )?(?:says?|shows?|has|"
    r"lists?|thinks)\b"
    r"(?!.*\b(?:done|finished|completed?|closed)\b)",
    r"^\W*(?:i see |i notice )?(?:(?:this|it|that)(?: one)? (?:is )?)?(?:still )?(?:down|showing|shows|listed|marked|"
    r"flagged) as "
    r"(?:open|outstanding|overdue|late|to do|due)\b",
)


#: "I had not been able to reach him until Monday".
_HAD_NOT_UNTIL = any_of(
    r"^\W*(?:\w+ ){0,3}(?:had|could) not (?:[\w']+ ){0,10}(?:until|till|before) (?:\w+ )?‹d\d+›\W*$"
)


def is_over(text: str) -> bool:
    """Whether `text`, a clause before a closing, tells only of what was so: doubts and denials in it are past."""
    if SET_ASIDE.search(text):
        return not CLOSED_BEFORE.search(text)
    if HINDERED.search(text) or _ON_RECORD.search(text) or _HAD_NOT_UNTIL.search(text):
        return True
    text = _ADMITTED.sub("", text)
    first = _FINITE.search(text)
    return first is not None and first["past"] is not None and not _IN_THE_WAY.search(text)


def what_weighs(sentence: str) -> str:
    """The clauses of `sentence` that may stand in the way of a closing in it: no asides, and nothing that is over."""
    clauses = _CLAUSE_END.split(sentence)
    return ", ".join(clause for clause in clauses if not (ASIDE.search(clause) or is_over(clause)))
