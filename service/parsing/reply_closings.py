"""Reads a closing in a clause: asked for, told again, or said plainly; and what stands in its way. Knows one clause.

A closing needs a plain, unconditional statement in the past, the perfect or the present state, with no negation,
question, condition, hearsay, hope or future beside it.
"""

from __future__ import annotations

import re

from service.domain.reply import Intent
from service.parsing import reply_deeds as deeds
from service.parsing import reply_phrases_asking as asking
from service.parsing import reply_phrases_closing as closing
from service.parsing import reply_phrases_holding as holding
from service.parsing.reply_another import is_another
from service.parsing.reply_apart import is_elsewhere
from service.parsing.reply_beside import is_over, what_weighs
from service.parsing.reply_dates import Tense
from service.parsing.reply_deeds import foreign, is_another_deed, is_preparation, unrelated
from service.parsing.reply_plain import is_plain, is_turned
from service.parsing.reply_said import DATE_MARK, Clause, Said, bare
from service.parsing.reply_task import touches, without_own_words

_NAMED_THING = re.compile(r"^(?:the|my|our|an?) (?!action|task|item|job|work|matter|point|above)", re.I)
#: "It was not done in May but it is now".
_IT_IS_NOW = re.compile(
    r"^\W*(?:and |well )?(?:(?:it|this|that|they|i|we) )?(?:(?:is|are|has|have) (?:been )?now|now (?:it|this|that|"
    r"they) "
    r"(?:is|are|has|have))\W*$",
    re.I,
)
_THAT_ONE_IS = re.compile(r"^\W*‹n\d+› (?:is|are|has|have)\W*$", re.I)
_IT_IS = re.compile(
    r"^\W*(?:yes,? )?(?:it|this|that|they) (?:is|are|has|have|was|were|had)(?: been)?(?: indeed| now)?\W*$", re.I
)
_WAS_NOT = re.compile(
    r"\b(?:is|are|was|were|had|has|have) not (?:yet |quite |all )?(?:been )?(?:done|finished|completed?|sorted|"
    r"ready)\b|"
    r"\b(?:asked|wondered|wondering|question|query|reminder)\b[^.]*\b(?:it|this|that|one|action|item|task|they) "
    r"(?:is|was|"
    r"are|were|has|had|have)(?: now| been| all)* (?:done|finished|completed?|sorted)\b",
    re.I,
)
_WAS_ASKED = re.compile(r"\b(?:asked|wondered|wondering|question|query)\b(?!.*\bor\b)", re.I)
_BOOKED = re.compile(
    r"\b(?:booked|arranged|scheduled|organi[sz]ed|reserved|confirmed|agreed|set(?: up)?|fixed(?: up)?|got|have|"
    r"ours|in the diary|meeting|"
    r"seeing|visiting)\b[^.!?]*?(?:\s*\b(?:for|on|at)\b)?\s*(?:the )?(?:‹d\d+›[\s,]*)+",
    re.I,
)
#: "Cancelled with effect from 30 November": the day is that of what was cancelled.
_IN_FORCE = re.compile(
    r"\b(?:with effect|effective|wef|in force|valid|starting)(?: (?:from|on|until|to))? ‹d\d+›", re.I
)
_IS_DONE_IN = re.compile(
    rf"\b(?:is|are) (?:\w+ )?{closing.STATES} (?:over|at|after|before|during|in|on) (?:the )?‹d(\d+)›", re.I
)
_SEASON = re.compile(
    r"\b(?:christmas|xmas|easter|whitsun|new year|summer|winter|spring|autumn|half[- ]term|holidays?|hols|break)\b",
    re.I,
)
_OF_A_MONTH = re.compile(r"‹d(\d+)›(?='s|(?: \w+){1,3} (?:is|are|was|were|has|have)\b)")
#: What stands in the way of a closing.
CONTRARY = (holding.NEGATION, holding.CONDITION, holding.HEARSAY, holding.FUTURE, holding.PARTIAL, holding.NEARLY)


def close_request(clause: Clause) -> Said | None:
    text = bare(clause.text)
    if not closing.CLOSE_REQUEST.search(text) and not closing.CLOSE_REQUEST.search(clause.text.strip()):
        return None
    if holding.NEGATION.search(clause.part):
        return Said(intent=Intent.NOT_DONE)
    weighing = what_weighs(clause.sentence.replace("ould you", ""))
    if holding.CONDITION.search(weighing) or holding.NEARLY.search(clause.part):
        return Said(intent=Intent.COMMENT, doubtful=True)
    if holding.HEARSAY.search(weighing) or any(when.tense is Tense.AHEAD for when in clause.dates()):
        return Said(intent=Intent.COMMENT, doubtful=True)
    return Said(intent=Intent.DONE)


def retold(clause: Clause) -> Said | None:
    """The action told again as something that happened: "trustees emailed" of "email the trustees"."""
    text = told_again(clause)
    if not text or clause.asked:
        return None
    said = _IN_FORCE.sub(
        " ", _BOOKED.sub(" ", text)
    )  # the date ahead is that of what was booked: "arranged for 3 December"
    ahead = any(clause.whens[int(mark)].tense is Tense.AHEAD for mark in DATE_MARK.findall(said))
    part = without_own_words(clause.bears(), clause.tasks)
    spoilt = any(pattern.search(part) for pattern in CONTRARY) or closing.NOT_CLOSING_TAIL.search(
        without_own_words(said, clause.tasks)
    )
    return None if spoilt or ahead or _is_quoted(clause.sentence) else Said(intent=Intent.DONE)


def done(clause: Clause) -> Said | None:
    text = bare(clause.text)
    if _takes_it_up(clause):
        return Said(intent=Intent.DONE)
    state = closing.CLOSED_STATE.search(text)
    deed = closing.CLOSED_DEED.search(text) and not closing.ONLY_A_STEP.search(text)
    plain = is_plain(text)
    if not (state or deed or plain or _is_led(text)) or _is_spoilt(clause, text):
        return None
    done = Said(intent=Intent.DONE, named=bool(_NAMED_THING.match(text)), whole=bool(closing.WHOLE.search(text)))
    return _about_another(clause, text, state=bool(state) or plain) or done


def told_again(clause: Clause) -> str:
    """The words that tell the one action of the clause again; "" where none do."""
    if len(clause.tasks) != 1:
        return ""
    text = bare(_spelt(clause.text, clause))
    if re.fullmatch(r"(?:\s*(?:(?:on|at|for|the) )*‹d\d+›)+", text):  # "date confirmed with her, 8 January"
        text = f"{bare(clause.part.split(',')[0])} for {text}"
    whole = (clause.part,) if len(clause.tasks[0].deeds) > 1 else ()
    return next(
        (told for told in (text, _spelt(clause.text, clause), *whole) if deeds.retold(told, clause.tasks[0])), ""
    )


def _spelt(text: str, clause: Clause) -> str:
    """`text` with the names of months that tell a thing from another: "October's minutes"."""
    return _OF_A_MONTH.sub(lambda mark: clause.whens[int(mark[1])].text, text)


def _is_led(text: str) -> bool:
    """ "After much chasing this is done", "took a deep breath and did it": the lead casts no doubt."""
    led = closing.LED.search(text)
    if led:
        return not closing.UNREAL.search(led["lead"])
    did = closing.AND_DID.search(text)
    return did is not None and is_over(did["lead"])


def _is_spoilt(clause: Clause, text: str) -> bool:
    """Whether anything in the clause or beside it stands in the way of closing on it."""
    if clause.asked or closing.NOT_CLOSING_TAIL.search(text) or _is_quoted(clause.sentence):
        return True
    if _is_another_matter(clause, text) or _is_yearly(clause):
        return True
    left = holding.REMAINDER.search(clause.sentence)
    if left is not None and not is_over(left["what"]):
        return True
    if any(when.text.lower() == "last year" for when in clause.dates(clause.bears())):  # it comes round again
        return True
    whole = closing.WHOLE.search(text)  # "the last part went today, so that is all done": its part is no doubt of it
    if is_turned(clause.bears()):
        return True
    contrary = ((one, text if whole and one is holding.PARTIAL else clause.bears()) for one in CONTRARY)
    return any(one.search(words) for one, words in contrary) or any(
        when.tense is Tense.AHEAD for when in clause.dates()
    )


def _is_yearly(clause: Clause) -> bool:
    """ "It is done over Easter": each year, or the next time; "it was done over Easter" looks back."""
    found = _IS_DONE_IN.search(clause.text)
    return found is not None and bool(_SEASON.search(clause.whens[int(found[1])].text))


def _is_another_matter(clause: Clause, text: str) -> bool:
    """ "Different matter: the newsletter is finished", "the hall is painted by the way"."""
    if asking.ANOTHER_MATTER.search(clause.sentence):
        return True
    named = asking.BY_THE_WAY.search(clause.sentence) and closing.NAMED.search(asking.BY_THE_WAY.sub("", text))
    return bool(named) and not any(touches(text, task, ()) for task in clause.tasks)


def _about_another(clause: Clause, text: str, *, state: bool) -> Said | None:
    """What is finished is a step, a private matter, or another thing than the action's."""
    if not state and any(is_preparation(text, task) for task in clause.tasks):
        return Said(intent=Intent.IN_PROGRESS)
    if is_elsewhere(clause):
        return Said(intent=Intent.COMMENT)
    if len(clause.tasks) != 1:
        return None
    task = clause.tasks[0]
    other = foreign(text, task)
    if (
        other
        or deeds.is_only_reported(text, task)
        or is_another(_spelt(text, clause), task)
        or (not state and (unrelated(text, task) or is_another_deed(text, task)))
    ):
        return Said(intent=Intent.COMMENT, doubtful=other, unclear=True)
    return None


def _takes_it_up(clause: Clause) -> bool:
    """ "You asked if it was done. It is.", "it was not finished on Monday but it is now", "2 is not done but 1 is"."""
    before = f"{clause.earlier}, {clause.sentence.split(clause.text)[0]}"
    if clause.asked or not _WAS_NOT.search(before):
        return False
    now = _IT_IS_NOW.match(clause.text)
    numbered = clause.contrasted and _THAT_ONE_IS.match(clause.text)
    answered = _IT_IS.match(clause.text) and _WAS_ASKED.search(before)
    return bool(now or numbered or answered)


def _is_quoted(sentence: str) -> bool:
    """Whether a word of closing stands in quotes beside other words."""
    return ('"' in sentence or "'" in sentence) and bool(closing.QUOTED.search(sentence.strip(" .!")))
