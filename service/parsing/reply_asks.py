"""Reads what a clause asks for: a stop, a reopening, a date, another owner, release, an answer. Knows one clause."""

from __future__ import annotations

import re

from service.domain.reply import Intent
from service.parsing import reply_phrases_asking as asking
from service.parsing.reply_closings import told_again
from service.parsing.reply_phrases_holding import HINDERED
from service.parsing.reply_said import Clause, Said, ahead, bare, due

#: Characters of a sentence in which a closing is taken back; keeps the pattern quick on whatever is sent.
_LONGEST = 300
_ASKS_A_FACT = re.compile(
    r"^(?:what|when|why|who)\b|^(?:is|was|did|has|does) (?:it|this|that|the)\b(?! (?:ok|okay|alright|"
    r"all right|fine|possible|acceptable)\b)",
    re.I,
)


def stop(clause: Clause) -> Said | None:
    return Said(intent=Intent.STOP_REMINDERS) if asking.STOP_REMINDERS.search(clause.text) else None


def _is_taken_back(sentence: str) -> bool:
    return len(sentence) <= _LONGEST and bool(asking.TAKEN_BACK.search(sentence))


def reopen(clause: Clause) -> Said | None:
    if asking.REOPEN.search(clause.text) or _is_taken_back(clause.sentence):
        return Said(intent=Intent.REOPEN)
    if asking.SET_ASIDE.search(clause.text):  # what the words before said; a closing behind it is the last word
        return Said(intent=Intent.REOPEN, past_negative=not asking.CLOSED_BEFORE.search(clause.text))
    return None


def question_of_date(clause: Clause) -> Said | None:
    """ "Could we push this back a fortnight?", "Would Friday be all right?": a date asked for."""
    if not (clause.asked or asking.QUESTION_START.search(bare(clause.text))):
        return None
    if asking.MORE_TIME.search(clause.text) or (ahead(clause) and asking.ALLOW.search(clause.text)):
        if _ASKS_A_FACT.search(bare(clause.text)):
            return None
        return Said(intent=Intent.DATE_CHANGE, due=due(clause))
    return None


#: "Receipt forwarded to Colin": paper goes round, the action stays.
_PAPERS = re.compile(
    r"^(?:(?:the|a|my|and) )*(?:receipts?|invoices?|cop(?:y|ies)|details|certificates?|photos?|notes?|"
    r"cheques?|bills?|keys?|paperwork) "
    r"(?:(?:has|have|been|is|are|was|were|now|all) )*(?:forwarded|passed|given|sent|handed)\b",
    re.I,
)


def reassign(clause: Clause) -> Said | None:
    if clause.asked and re.search(r"\bor\b|^is\b|^who\b|^i thought\b", clause.text.strip(), re.I):
        return None
    told = clause.text.rstrip(" .!")
    if _PAPERS.match(told):
        return None
    if re.fullmatch(r"\W*over to you\W*", told, re.I):  # its comma has torn the name off
        told = clause.sentence.strip(" .!")
    for pattern in asking.REASSIGN:
        match = pattern.search(told)
        if match:
            return Said(intent=Intent.REASSIGN, person=match["person"].strip())
    return None


def decline(clause: Clause) -> Said | None:
    if clause.asked:
        return None
    if asking.ANOTHER_MATTER.search(clause.sentence):  # "nothing to do with this, by the way"
        return None
    if asking.NOT_WANTED.search(clause.text):
        return Said(intent=Intent.DECLINE, aside=True)
    if not asking.DECLINE.search(clause.text) or HINDERED.search(clause.text):
        return None
    for pattern in asking.REASSIGN:
        match = pattern.search(clause.sentence.replace(" - ", ", "))
        if match:
            return Said(intent=Intent.REASSIGN, person=match["person"].strip())
    return Said(intent=Intent.DECLINE)


def question(clause: Clause) -> Said | None:
    if not clause.asked and told_again(clause):  # "did the gutters on Saturday"
        return None
    if (
        clause.asked
        or asking.AM_I.search(clause.text)
        or asking.QUESTION_START.search(bare(clause.text))
        or asking.ASKING.search(clause.text)
    ):
        return Said(intent=Intent.QUESTION)
    return None
