"""Actions of "Action notes": a document that calls itself so and lists them bare, "Kim to mend the gate"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import Section
from service.parsing.sentences import split_sentences
from service.parsing.verbs import starts_with_order

_TITLE = re.compile(r"\W*(?:\w+\s){0,6}actions?\s(?:notes?|points?|minutes)\b(?!\s?:)", re.I)
_LISTED = (Section.ACTIONS, Section.REVIEW, Section.COMPLETED)
#: The lines that may be the title, and how long it may be.
_HEAD, _LONG = 4, 120
#: An action is stated in so many words; more is talk.
_FEW_WORDS = 40


def find_noted(page: Page) -> Iterator[Candidate]:
    """The lines that give a known person something to do, where no list and no mark says otherwise."""
    if not any(_TITLE.match(line.text) and len(line.text) < _LONG for line in page.lines[:_HEAD]):
        return
    if any(not line.heading and _is_told_apart(line, page) for line in page.lines):
        return
    for line in page.lines:
        if line.section is Section.BODY and not line.is_row and not line.heading:
            for text in _tasks(line, page):
                yield Candidate(line=line, text=text, source=Source.LISTED, confidence=0.7)


def _is_told_apart(line: Line, page: Page) -> bool:
    return line.section in _LISTED or bool(line.block.margin) or bool(find_marks(line.text, page.people))


def _tasks(line: Line, page: Page) -> Iterator[str]:
    """The whole line where it is one task, its parts where each is one: "Reg to hire the PA; Liv to write to them"."""
    parts = line.text.split("; ")
    if all(_is_task(part, page) for part in parts):
        yield from parts


def _is_task(text: str, page: Page) -> bool:
    """Whether a known person opens the words, and a task to come follows."""
    if len(text.split()) > _FEW_WORDS or len(split_sentences(text)) > 1:
        return False
    leading = find_leading_doers(text, page.people)
    if leading:
        return text.startswith(leading[0]) and all(map(page.people.knows, leading))
    doers = find_doers(text, page.people)
    return bool(doers.owners) and all(map(page.people.knows, doers.owners)) and starts_with_order(doers.text)
