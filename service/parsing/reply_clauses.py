"""Reads one clause of a reply: what it says about an action, and how plainly. Knows no numbering and no whole reply.

An ordered table of small rules; the first that hits names the intent. A closing needs a plain, unconditional statement
in the past, the perfect or the present state, with no negation, question, condition, hearsay, hope or future beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from service.domain.reply import Intent
from service.parsing import reply_phrases as phrases
from service.parsing import reply_phrases_aside as aside
from service.parsing import reply_phrases_asking as asking
from service.parsing import reply_phrases_closing as closing
from service.parsing import reply_phrases_holding as holding
from service.parsing.reply_apart import is_elsewhere, talk_apart
from service.parsing.reply_beside import is_over
from service.parsing.reply_dates import Tense
from service.parsing.reply_deeds import foreign, is_another, is_another_deed, is_preparation, retold, unrelated
from service.parsing.reply_plain import is_belief, is_plain, is_turned
from service.parsing.reply_said import DATE_MARK, LEADING_MARKS, Clause, Said, bare
from service.parsing.reply_task import without_own_words

_ASKS_A_FACT = re.compile(
    r"^(?:what|when|why|who)\b|^(?:is|was|did|has|does) (?:it|this|that|the)\b(?! (?:ok|okay|alright|"
    r"all right|fine|possible|acceptable)\b)",
    re.I,
)
#: "I have done the letter but not the poster".
_DENIED_AFTER_BUT = re.compile(r"^\W*not (?:the|my|our|any|all|its|a)\b", re.I)
#: "I could not get hold of him for weeks": over once something is finished.
_PAST_TROUBLE = re.compile(r"\b(?:could|did|was|were|had) not\b|\bstruggled to\b", re.I)
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
#: Characters of a clause; also keeps the patterns quick on whatever is sent.
_LONGEST = 400
_BOOKED = re.compile(
    r"\b(?:booked|arranged|scheduled|organi[sz]ed|reserved|confirmed|agreed|set(?: up)?|fixed(?: up)?|got|have|"
    r"ours|in the diary|meeting|"
    r"seeing|visiting)\b[^.!?]*?(?:\s*\b(?:for|on|at)\b)?\s*(?:the )?(?:‹d\d+›[\s,]*)+",
    re.I,
)
#: "It was done before half-term".
_WAS_DONE = re.compile(
    r"\b(?:was|were|been|did|got) (?:\w+ )?(?:done|finished|completed?|sorted|sent|fixed|it)\b", re.I
)
_OF_A_MONTH = re.compile(r"‹d(\d+)›(?='s|(?: \w+){1,3} (?:is|are|was|were|has|have)\b)")
#: "Three hours!": how long something took.
_ONLY_HOURS = re.compile(
    r"\w+ (?:hours?|minutes?|mins?)|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|noon|midday|\d{1,2}:\d\d", re.I
)
_CONTRARY = (holding.NEGATION, holding.CONDITION, holding.HEARSAY, holding.FUTURE, holding.PARTIAL, holding.NEARLY)


def read_clause(clause: Clause) -> Said:
    """What `clause` says; a COMMENT where no rule hits, or where it is too long to be a plain statement."""
    if len(clause.text) > _LONGEST or len(clause.part) > 4 * _LONGEST:
        return Said(intent=Intent.COMMENT, doubtful=True)
    said = next(filter(None, (rule(clause) for rule in RULES)), None)
    over = is_over(clause.text)
    if said is not None:
        said = replace(said, past_negative=said.past_negative or over)
        apart = said.intent is not Intent.DONE and aside.ASIDE.search(clause.text)
        return replace(said, aside=said.aside or bool(apart))
    doubtful = any(pattern.search(clause.text) for pattern in _CONTRARY)
    return Said(
        intent=Intent.COMMENT,
        doubtful=doubtful or clause.contrasted,
        aside=bool(aside.ASIDE.search(clause.text)),
        past_negative=over or not doubtful or bool(_PAST_TROUBLE.search(clause.text)) or is_belief(bare(clause.text)),
        unclear=bool(closing.CLOSING_WORDS.search(clause.text)) or bool(_told_again(clause)),
    )


def _stop(clause: Clause) -> Said | None:
    return Said(intent=Intent.STOP_REMINDERS) if asking.STOP_REMINDERS.search(clause.text) else None


def _reopen(clause: Clause) -> Said | None:
    if asking.REOPEN.search(clause.text):
        return Said(intent=Intent.REOPEN)
    if asking.SET_ASIDE.search(clause.text):  # what the words before said; a closing behind it is the last word
        return Said(intent=Intent.REOPEN, past_negative=not asking.CLOSED_BEFORE.search(clause.text))
    return None


def _close_request(clause: Clause) -> Said | None:
    text = bare(clause.text)
    if not closing.CLOSE_REQUEST.search(text) and not closing.CLOSE_REQUEST.search(clause.text.strip()):
        return None
    if holding.NEGATION.search(clause.part):
        return Said(intent=Intent.NOT_DONE)
    if holding.CONDITION.search(clause.sentence.replace("ould you", "")) or holding.NEARLY.search(clause.part):
        return Said(intent=Intent.COMMENT, doubtful=True)
    if holding.HEARSAY.search(clause.sentence) or any(when.tense is Tense.AHEAD for when in clause.dates()):
        return Said(intent=Intent.COMMENT, doubtful=True)
    return Said(intent=Intent.DONE)


def _question_of_date(clause: Clause) -> Said | None:
    """ "Could we push this back a fortnight?", "Would Friday be all right?": a date asked for."""
    if not (clause.asked or asking.QUESTION_START.search(bare(clause.text))):
        return None
    if asking.MORE_TIME.search(clause.text) or (_ahead(clause) and asking.ALLOW.search(clause.text)):
        if _ASKS_A_FACT.search(bare(clause.text)):
            return None
        return Said(intent=Intent.DATE_CHANGE, due=_due(clause))
    return None


def _reassign(clause: Clause) -> Said | None:
    if clause.asked and re.search(r"\bor\b|^is\b|^who\b|^i thought\b", clause.text.strip(), re.I):
        return None
    told = clause.text.rstrip(" .!")
    if re.fullmatch(r"\W*over to you\W*", told, re.I):  # its comma has torn the name off
        told = clause.sentence.strip(" .!")
    for pattern in asking.REASSIGN:
        match = pattern.search(told)
        if match:
            return Said(intent=Intent.REASSIGN, person=match["person"].strip())
    return None


def _decline(clause: Clause) -> Said | None:
    if clause.asked:
        return None
    if asking.NOT_WANTED.search(clause.text):
        return Said(intent=Intent.DECLINE, aside=True)
    if not asking.DECLINE.search(clause.text):
        return None
    for pattern in asking.REASSIGN:
        match = pattern.search(clause.sentence.replace(" - ", ", "))
        if match:
            return Said(intent=Intent.REASSIGN, person=match["person"].strip())
    return Said(intent=Intent.DECLINE)


def _question(clause: Clause) -> Said | None:
    if not clause.asked and _told_again(clause):  # "did the gutters on Saturday"
        return None
    if clause.asked or asking.QUESTION_START.search(bare(clause.text)) or asking.ASKING.search(clause.text):
        return Said(intent=Intent.QUESTION)
    return None


def _not_done(clause: Clause) -> Said | None:
    if holding.UNDONE.search(clause.text) and not clause.asked:
        return Said(intent=Intent.NOT_DONE, undone=True)
    denied = clause.contrasted and _DENIED_AFTER_BUT.match(clause.text)
    if not (
        denied or holding.NOT_DONE.search(clause.text) or holding.NOT_DONE.search(LEADING_MARKS.sub("", clause.text))
    ):
        return None
    meant = re.search(r"\b(?:was|were) (?:supposed|meant) to\b", clause.text, re.I)
    if not meant and _ahead(clause) and (asking.MOVE.search(clause.text) or holding.FUTURE.search(clause.text)):
        return Said(intent=Intent.DATE_CHANGE, due=_due(clause))
    past = re.search(r"\b(?:could|did|was|were|had) not\b|\b(?:should|could|would) have\b", clause.text, re.I)
    return Said(intent=Intent.NOT_DONE, past_negative=bool(past))


def _partial(clause: Clause) -> Said | None:
    """Part of it is finished; a percentage or "nearly" is work under way."""
    if holding.PREPARED.search(clause.text) and holding.NEGATION.search(clause.sentence):
        return Said(intent=Intent.DONE_PARTIAL)
    if re.fullmatch(
        r"(?:well )?(?:most|some|part|half|bits?|a bit|the bulk) of (?:it|them|this|these)", bare(clause.text), re.I
    ):
        return Said(intent=Intent.DONE_PARTIAL)
    if not (closing.CLOSING_WORDS.search(clause.text) or re.search(r"‹q\d+›|\bthere\b", clause.text)):
        return None
    nearly = holding.NEARLY.search(clause.text)
    if nearly or "‹q0›" in clause.text:
        return Said(intent=Intent.IN_PROGRESS)
    if (holding.PARTIAL.search(clause.text) or "‹q1›" in clause.text) and not holding.FUTURE.search(clause.text):
        return Said(intent=Intent.DONE_PARTIAL)
    return None


def _retold(clause: Clause) -> Said | None:
    """The action told again as something that happened: "trustees emailed" of "email the trustees"."""
    text = _told_again(clause)
    if not text or clause.asked:
        return None
    said = _BOOKED.sub(" ", text)  # the date ahead is that of what was booked: "arranged for 3 December"
    ahead = any(clause.whens[int(mark)].tense is Tense.AHEAD for mark in DATE_MARK.findall(said))
    part = without_own_words(clause.bears(), clause.tasks)
    spoilt = any(pattern.search(part) for pattern in _CONTRARY) or closing.NOT_CLOSING_TAIL.search(
        without_own_words(said, clause.tasks)
    )
    return None if spoilt or ahead or _is_quoted(clause.sentence) else Said(intent=Intent.DONE)


def _told_again(clause: Clause) -> str:
    """The words that tell the one action of the clause again; "" where none do."""
    if len(clause.tasks) != 1:
        return ""
    text = bare(_spelt(clause.text, clause))
    if re.fullmatch(r"(?:\s*(?:(?:on|at|for|the) )*‹d\d+›)+", text):  # "date confirmed with her, 8 January"
        text = f"{bare(clause.part.split(',')[0])} for {text}"
    whole = (clause.part,) if len(clause.tasks[0].deeds) > 1 else ()
    return next((told for told in (text, _spelt(clause.text, clause), *whole) if retold(told, clause.tasks[0])), "")


def _spelt(text: str, clause: Clause) -> str:
    """`text` with the names of months that tell a thing from another: "October's minutes"."""
    return _OF_A_MONTH.sub(lambda mark: clause.whens[int(mark[1])].text, text)


def _date_change(clause: Clause) -> Said | None:
    text = bare(clause.text)
    if asking.MORE_TIME.search(text):
        return Said(intent=Intent.DATE_CHANGE, due=_due(clause))
    if not _ahead(clause):
        return None
    looks_on = (
        holding.FUTURE.search(text)
        or asking.MOVE.search(text)
        or holding.HEARSAY.search(text)
        or holding.CONDITION.search(text)
    )
    by = not _WAS_DONE.search(text) and re.search(
        r"\b(?:by|w/c|week commencing|until|till|before|not before)\s+(?:the\s|about\s|around\s)?‹d\d+›", text, re.I
    )
    only = re.fullmatch(
        r"(?:(?:on|by|in|at|for|maybe|the|about|around|probably|please|end of|w/c|to|and|after|not|make it|until|say|"
        r"from)\s+)*(?:‹d\d+›\s*)+(?:please|at the latest|instead|at latest|hopefully|latest|ok|now)?",
        text,
        re.I,
    )
    if only and _ONLY_HOURS.fullmatch(" ".join(when.text for when in clause.dates())):
        return None
    if looks_on or by or only or any(when.tense is Tense.AHEAD for when in clause.dates()):
        if _looks_back(clause) and not (looks_on or by or only):
            return None
        return Said(intent=Intent.DATE_CHANGE, due=_due(clause))
    return None


def _in_progress(clause: Clause) -> Said | None:
    text = bare(clause.text)
    going_on = holding.IN_PROGRESS.search(clause.text) or re.fullmatch(
        rf"(?:nearly|almost|soon|(?:still )?to do)|(?:{phrases.IT} )?is (?:now |still |currently )*with .+", text, re.I
    )
    return Said(intent=Intent.IN_PROGRESS) if going_on else None


def _done(clause: Clause) -> Said | None:
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
    left = holding.REMAINDER.search(clause.sentence)
    if left is not None and not is_over(left["what"]):
        return True
    if any(when.text.lower() == "last year" for when in clause.dates(clause.bears())):  # it comes round again
        return True
    whole = closing.WHOLE.search(text)  # "the last part went today, so that is all done": its part is no doubt of it
    if is_turned(clause.bears()):
        return True
    contrary = ((one, text if whole and one is holding.PARTIAL else clause.bears()) for one in _CONTRARY)
    return any(one.search(words) for one, words in contrary) or any(
        when.tense is Tense.AHEAD for when in clause.dates()
    )


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


def _negated(clause: Clause) -> Said | None:
    """ "No one has done anything": a word of finishing with a denial beside it."""
    denied = holding.NEGATION.search(clause.text) and closing.CLOSING_WORDS.search(clause.text)
    return Said(intent=Intent.NOT_DONE) if denied else None


def _step(clause: Clause) -> Said | None:
    """ "Sent to the board for approval": a deed that is a step on the way."""
    text = bare(clause.text)
    if closing.CLOSED_DEED.search(text) and closing.ONLY_A_STEP.search(text) and not holding.NEGATION.search(text):
        return Said(intent=Intent.IN_PROGRESS)
    return None


def _nothing(clause: Clause) -> Said | None:
    """Thanks and the like. A bare "yes" may be a report, so it is asked about."""
    if re.fullmatch(r"(?:yes|yep|yeah|yup)(?:,? (?:i|we) have)?", clause.text.strip(" ,.!"), re.I):
        return Said(intent=Intent.COMMENT, unclear=True)
    return Said(intent=Intent.NONE) if phrases.THANKS_ONLY.search(clause.text.strip()) else None


#: Asked in this order. What is not closing comes before closing.
RULES: tuple[Callable[[Clause], Said | None], ...] = (
    _stop,
    _reopen,
    _close_request,
    talk_apart,
    _question_of_date,
    _reassign,
    _decline,
    _question,
    _not_done,
    _retold,
    _partial,
    _date_change,
    _done,
    _step,
    _in_progress,
    _negated,
    _nothing,
)


def _ahead(clause: Clause) -> bool:
    """A date that may lie ahead."""
    return any(when.tense is not Tense.PAST for when in clause.dates())


def _looks_back(clause: Clause) -> bool:
    return all(when.tense is not Tense.AHEAD for when in clause.dates())


def _due(clause: Clause) -> date | None:
    days = [when.on for when in clause.dates() if when.on is not None and when.tense is not Tense.PAST]
    return days[-1] if days else None
