"""Reads in a clause what keeps an action open: undone, done in part, later, under way. Knows one clause."""

from __future__ import annotations

import re

from service.domain.reply import Intent
from service.parsing import reply_phrases as phrases
from service.parsing import reply_phrases_asking as asking
from service.parsing import reply_phrases_closing as closing
from service.parsing import reply_phrases_holding as holding
from service.parsing.reply_dates import Tense
from service.parsing.reply_said import LEADING_MARKS, Clause, Said, ahead, bare, due, looks_back

#: "I have done the letter but not the poster".
_DENIED_AFTER_BUT = re.compile(r"^\W*not (?:the|my|our|any|all|its|a)\b", re.I)
#: "Attached the agenda for the next meeting": the day is the thing's.
_HANDED = re.compile(r"^(?:please )?(?:find )?(?:attached|enclosed|here (?:is|are))\b(?!.*\b(?:by|until|till)\b)", re.I)
#: "I said done on Monday": the day is past.
_SAID_DONE = re.compile(rf"^(?:(?:sorry|oops),? )*(?:(?:i|we) )?{asking.SAID_DONE}(?! by\b)", re.I)
#: "Coming along, roughly three quarters done": how far it has come.
_FRACTION = re.compile(
    r"^(?:(?:roughly|about|around|approximately|approx|maybe|some|say|perhaps|now|i am|we are|it is|over|more than) )*"
    r"(?:half(?:way)?|(?:an? |one |two )thirds?|(?:an? |one |three )?[ -]?quarters?|"
    r"three[- ]quarters)(?: of (?:it|the way))? (?:done|finished|completed?|there|through)\W*$",
    re.I,
)
_COMING = re.compile(
    r"\b(?:(?:coming|moving|getting|rolling) (?:along|on|together)|getting there|progress(?:ing)?|under ?way|"
    r"ongoing)\b",
    re.I,
)
#: "The engineer was meant to come on Thursday".
_WAS_TO = re.compile(r"\b(?:was|were) (?:meant|supposed|due|going) to\b", re.I)
#: "It was done before half-term".
_WAS_DONE = re.compile(
    r"\b(?:was|were|been|did|got) (?:\w+ )?(?:done|finished|completed?|sorted|sent|fixed|it)\b", re.I
)
#: "Three hours!": how long something took.
_ONLY_HOURS = re.compile(
    r"\w+ (?:hours?|minutes?|mins?)|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|noon|midday|\d{1,2}:\d\d", re.I
)


def not_done(clause: Clause) -> Said | None:
    if holding.ONE_NOT_THE_OTHER.search(clause.sentence) and not clause.asked:
        return Said(intent=Intent.DONE_PARTIAL)
    if holding.UNDONE.search(clause.text) and not clause.asked:
        return Said(intent=Intent.NOT_DONE, undone=True)
    denied = clause.contrasted and _DENIED_AFTER_BUT.match(clause.text)
    if not (
        denied or holding.NOT_DONE.search(clause.text) or holding.NOT_DONE.search(LEADING_MARKS.sub("", clause.text))
    ):
        return None
    meant = re.search(r"\b(?:was|were) (?:supposed|meant) to\b", clause.text, re.I)
    if not meant and ahead(clause) and (asking.MOVE.search(clause.text) or holding.FUTURE.search(clause.text)):
        return Said(intent=Intent.DATE_CHANGE, due=due(clause))
    hindered = bool(holding.HINDERED.search(clause.text))
    past = hindered or re.search(
        r"\b(?:could|did|was|were|had) not\b|\b(?:should|could|would) have\b", clause.text, re.I
    )
    return Said(intent=Intent.NOT_DONE, past_negative=bool(past), aside=hindered)


def partial(clause: Clause) -> Said | None:
    """Part of it is finished; a percentage or "nearly" is work under way."""
    if holding.PREPARED.search(clause.text) and holding.NEGATION.search(clause.sentence):
        return Said(intent=Intent.DONE_PARTIAL)
    if re.fullmatch(
        r"(?:well )?(?:most|some|part|half|bits?|a bit|the bulk) of (?:it|them|this|these)", bare(clause.text), re.I
    ):
        return Said(intent=Intent.DONE_PARTIAL)
    if not (closing.CLOSING_WORDS.search(clause.text) or re.search(r"‹q\d+›|\bthere\b", clause.text)):
        return None
    nearly = holding.NEARLY.search(clause.text) or holding.THEN_DONE.search(clause.text)
    if nearly or "‹q0›" in clause.text or (_FRACTION.match(bare(clause.text)) and _COMING.search(clause.part)):
        return Said(intent=Intent.IN_PROGRESS)
    if (holding.PARTIAL.search(clause.text) or "‹q1›" in clause.text) and not holding.FUTURE.search(clause.text):
        return Said(intent=Intent.DONE_PARTIAL)
    return None


def date_change(clause: Clause) -> Said | None:
    text = bare(clause.text)
    if asking.MORE_TIME.search(text):
        return Said(intent=Intent.DATE_CHANGE, due=due(clause))
    if (
        _SAID_DONE.search(text)
        or holding.THEN_DONE.search(text)
        or not ahead(clause)
        or _HANDED.match(text)
        or _WAS_TO.search(text)
    ):
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
        if looks_back(clause) and not (looks_on or by or only):
            return None
        return Said(intent=Intent.DATE_CHANGE, due=due(clause))
    return None


def in_progress(clause: Clause) -> Said | None:
    text = bare(clause.text)
    going_on = holding.IN_PROGRESS.search(clause.text) or re.fullmatch(
        rf"(?:nearly|almost|soon|(?:still )?to do)|(?:{phrases.IT} )?is (?:now |still |currently )*with .+", text, re.I
    )
    return Said(intent=Intent.IN_PROGRESS) if going_on else None


def negated(clause: Clause) -> Said | None:
    """ "No one has done anything": a word of finishing with a denial beside it."""
    denied = holding.NEGATION.search(clause.text) and closing.CLOSING_WORDS.search(clause.text)
    return Said(intent=Intent.NOT_DONE) if denied else None


def step(clause: Clause) -> Said | None:
    """ "Sent to the board for approval": a deed that is a step on the way."""
    text = bare(clause.text)
    if closing.CLOSED_DEED.search(text) and closing.ONLY_A_STEP.search(text) and not holding.NEGATION.search(text):
        return Said(intent=Intent.IN_PROGRESS)
    return None
