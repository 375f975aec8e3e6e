"""Finds commitments in prose that nothing marks as actions ("Clerk to write", "DO agreed to look into it"). Suggestions only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.owners import find_leading_doers
from service.parsing.people import People
from service.parsing.sections import Section
from service.parsing.sentences import split_sentences

_PROMISE = re.compile(
    r"\b(?:agreed|offered|volunteered|undertook|promised|was asked|were asked|to report back|will report back|will (?:now )?(?:contact|write|send|ask|arrange"
    r"|check|look|speak|organise|circulate|prepare|draft|email|compile|attend|provide|investigate|chase|raise|follow|order|put|make|do|bring|get|update)"
    r"|will also|are asked to|is asked to|to take the lead)\b",
    re.I,
)
_ORDER = re.compile(r"^(?:(?:the|all)\s)?[A-Z][\w'’.]*(?:\s[A-Z&/][\w'’.]*|\sand\s[A-Z][\w'’.]*){0,3}\sto\s[a-z]{2,}")
_TAIL = re.compile(
    r"(?:[-–—.;,]\s?|\bwith\s)(?P<tail>(?:the\s)?(?:[A-Z][\w'’.]*|clerk|chair)(?:\s[A-Z][\w'’.]*){0,2}\sto\s[a-z]{2,}.{4,160}?)(?:[.;]|$)"
)
_PAST = re.compile(
    r"\b(?:proposed|seconded|resolved|noted|thanked|reported that|if|whether|had agreed|previously)\b", re.I
)
_DECIDED = re.compile(
    r"\b(?:it was agreed|agreed) that\b.{0,30}\b(?:be (?:approved|adopted|accepted|signed|noted)|approve|adopt)\b", re.I
)
_SKIPPED = (Section.ATTENDANCE, Section.APOLOGIES, Section.AGENDA, Section.DECISIONS, Section.DATES, Section.COMPLETED)


def find_commitments(page: Page) -> Iterator[Candidate]:
    """Sentences of the discussion in which somebody takes something on; confidence 0.3 to 0.6."""
    for line in page.lines:
        if line.section in _SKIPPED or line.is_row or line.heading or find_marks(line.text, page.people):
            continue
        for sentence in split_sentences(line.text):
            text = _commitment(sentence, page.people)
            if text:
                yield Candidate(
                    line=line, text=text, source=Source.PROSE, confidence=0.6 if _ORDER.match(text) else 0.4
                )


def _commitment(sentence: str, people: People) -> str:
    """The words of the sentence that commit somebody; "" where none do."""
    if len(sentence) > 400 or _DECIDED.search(sentence):
        return ""
    tail = _TAIL.search(sentence)
    if tail and find_leading_doers(tail["tail"], people):
        return tail["tail"].strip()
    if _ORDER.match(sentence) and find_leading_doers(sentence, people):
        return sentence
    if _PROMISE.search(sentence) and not _PAST.search(sentence) and find_leading_doers(sentence, people):
        return sentence
    return ""
