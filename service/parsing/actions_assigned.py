"""Actions under headings that do not say so: plans with a list for each person, lists of "Kim to ring the mill"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.labels import is_label, label_people, labels_known
from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import Section, looks_back
from service.parsing.sentences import first_sentence
from service.parsing.verbs import is_order_verb, starts_with_order

#: A heading of what is ahead.
_PLANS = re.compile(
    r"(?:our |the )?(?:plans?|planned|goals?|objectives|priorities|focus|targets?|aims|commitments"
    r"|work|roles?|responsibilities)(?:\s?(?:,|and|&|/)\s?\w+)?\s(?:for|during|in|over|before|until|by|till)\s"
    r"(?:the |our )?(?:next|coming|following|upcoming)\b.{0,30}",
    re.I,
)
_TO = re.compile(r"\s(?P<to>to|will)\s(?!be\b|have\b|the\b|an?\b|this\b|that\b)(?P<verb>[a-z][a-z-]+)\b")
#: Who speaks when, and who stands for what, is no task.
_ORDER_OF_DAY = re.compile(
    r"\b(?:programme|running order|schedule|agenda|speakers|talks|rota|nominations?|candidates|elections?|appointments?"
    r"|motions?)\b",
    re.I,
)
#: So many entries, and of all so many, say which person is to do what.
_FEWEST = 3
_MOST = 0.6


def find_assigned(page: Page) -> Iterator[Candidate]:
    """The entries of plans by person, and of lists in the discussion most of which give somebody something to do."""
    if page.is_agenda:
        return
    for (section, _part), group in groupby(page.lines, key=lambda line: (line.section, line.part)):
        if section in (Section.BODY, Section.DATES):
            yield from _found(page, section, list(group))


def _found(page: Page, section: Section, lines: Sequence[Line]) -> Iterator[Candidate]:
    """The entries of one section: "Plans until the next meeting" seems one of dates."""
    if _PLANS.fullmatch(lines[0].topic.strip(" :*")):
        yield from _planned(page, lines)
    elif section is Section.BODY and not _ORDER_OF_DAY.search(lines[0].topic):
        yield from _given(page, lines)


def _planned(page: Page, lines: Sequence[Line]) -> Iterator[Candidate]:
    """The orders below "Kim:", "Tom:" in a section that speaks of what is ahead, or behind each name in its line."""
    for line in lines:
        led = find_doers(line.text, page.people) if line.is_item and ":" in line.text else None
        if led and led.owners and all(map(page.people.knows, led.owners)) and starts_with_order(led.text):
            yield Candidate(line=line, text=led.text, owners=led.owners, source=Source.LISTED, confidence=0.8)
    owners: tuple[str, ...] = ()
    for line in lines if labels_known(page, lines) else ():
        if is_label(page, line):
            owners = label_people(page, line)
        elif not line.is_item:
            owners = ()
        elif owners and starts_with_order(line.text) and not find_marks(line.text, page.people):
            own = find_leading_doers(line.text, page.people)
            yield Candidate(
                line=line, text=line.text, owners=None if own else owners, source=Source.LISTED, confidence=0.8
            )


def _given(page: Page, lines: Sequence[Line]) -> Iterator[Candidate]:
    """The entries "Kim to ring the mill" of lists of which most are so."""
    for listed, run in groupby(lines, key=lambda line: line.is_item):
        items = [line for line in run if " " in line.text] if listed else []
        if len(items) < _FEWEST or not any(_TO.search(line.text[:80]) for line in items[:_FEWEST]):
            continue
        if items[0].index and looks_back(page.lines[items[0].index - 1].text):
            continue
        given = [line for line in items if _gives(page, line)]
        if len(given) >= _FEWEST and len(given) >= len(items) * _MOST:
            for line in given:
                yield Candidate(line=line, text=line.text, source=Source.LISTED, confidence=0.8)


def _gives(page: Page, line: Line) -> bool:
    """Whether an entry opens with known people and what they are to do."""
    to = _TO.search(line.text[:80])
    if to is None or (to["to"] == "will" and not is_order_verb(to["verb"])) or find_marks(line.text, page.people):
        return False
    first = first_sentence(line.text)
    doers = find_leading_doers(first, page.people)
    known = any(page.people.knows(owner) for owner in doers)
    return known and first.startswith(doers[0]) and find_doers(line.text, page.people).text == line.text
