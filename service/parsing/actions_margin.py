"""Actions whose owner stands in the margin or at the end of the line, under a column head "Action" ("... organise. DHO 27/5")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.sections import Section
from service.parsing.sentences import last_statement

_HEAD = re.compile(r"^(?:actions?(?: by)?|action (?:required|owner|for)|by whom)$", re.I)
_FLAT_HEAD = re.compile(
    r"\b(?:item|minute|subject|no)\b.{0,30}\baction(?: by)?\b(?P<date>.{0,4}(?:action )?(?:date|by when|due))?", re.I
)
_SUFFIX = re.compile(
    r"^(?P<text>.{12,}?)[\s.]\s?(?P<who>[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4}){0,3}|All|ALL)(?:\s(?P<due>\d{1,2}/\d{1,2}(?:/\d{2,4})?|[A-Z][a-z]+(?:\s[A-Z]?[a-z]+)?|ASAP))?$",
    re.S,
)
_SKIPPED = (Section.ATTENDANCE, Section.APOLOGIES, Section.AGENDA)


def find_margin(page: Page) -> Iterator[Candidate]:
    """Lines with an owner beside or behind them, where the document says that such a column is for actions."""
    if any(
        _HEAD.match(line.block.margin.strip()) or (_HEAD.match(line.text) and not line.is_item)
        for line in page.lines[:60]
    ):
        yield from _beside(page)
    if any(_FLAT_HEAD.search(line.text) and len(line.text) < 60 for line in page.lines):
        yield from _behind(page)


def _beside(page: Page) -> Iterator[Candidate]:
    for line in page.lines:
        owners = split_agents(line.block.margin, page.people, glued=True) if line.block.margin else ()
        if owners and not _HEAD.match(line.block.margin.strip()) and not find_marks(line.text, page.people):
            yield Candidate(
                line=line, text=last_statement(line.text), owners=owners, source=Source.MARGIN, confidence=0.85
            )


def _behind(page: Page) -> Iterator[Candidate]:
    for line in page.lines:
        if line.section in _SKIPPED or line.is_row or len(line.text) < 16:
            continue
        match = _SUFFIX.match(line.text)
        if match and _known(match["who"], page):
            owners = split_agents(match["who"], page.people, glued=True)
            yield Candidate(
                line=line,
                text=last_statement(match["text"].strip()),
                owners=owners,
                source=Source.MARGIN,
                due_words=match["due"] or "",
                confidence=0.85,
            )


def _known(who: str, page: Page) -> bool:
    return all(page.people.knows(part) or part.upper() == "ALL" for part in re.split(r"\s?[/&,]\s?", who))
