"""Actions of a document that begins with its list of them, or calls itself "Action notes": "Kim to mend the gate"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import OF_ACTIONS, Section, looks_back
from service.parsing.sentences import first_sentence, split_sentences
from service.parsing.verbs import starts_with_order

_NOTES = re.compile(r"\W*(?:\w+\s){0,6}actions?\s(?:notes?|points?|minutes)\b(?!\s?:)", re.I)
#: The title of a document that is its list of actions, or that holds little else.
_TITLE = re.compile(r"\bactions?(?:\s(?:points?|items?|list|notes?))?\W*$", re.I)
_TO_BE = re.compile(r"\bto be \w+(?:ed|en|t)\b|^To \w+")
#: The lines that may be the title, and how long it may be.
_HEAD, _LONG = 4, 120
#: An action is stated in so many words; more is talk.
_FEW_WORDS = 40


def find_noted(page: Page) -> Iterator[Candidate]:
    """The list right under the title, and below "Action notes" the lines that give somebody something to do."""
    if not page.is_agenda:
        yield from _opening_list(page)
        yield from _bare_notes(page)


def _bare_notes(page: Page) -> Iterator[Candidate]:
    """The lines that give a known person something to do, where no list and no mark says otherwise."""
    if not any(_NOTES.match(line.text) and len(line.text) < _LONG for line in page.lines[:_HEAD]):
        return
    if any(not line.heading and _is_told_apart(line, page) for line in page.lines):
        return
    for line in page.lines:
        if line.section is Section.BODY and not line.is_row and not line.heading:
            for text in _tasks(line, page):
                yield Candidate(line=line, text=text, source=Source.LISTED, confidence=0.7)


def _is_told_apart(line: Line, page: Page) -> bool:
    return line.section in OF_ACTIONS or bool(line.block.margin) or bool(find_marks(line.text, page.people))


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


def _opening_list(page: Page) -> Iterator[Candidate]:
    """A list right under the title, most of it commitments: action notes without a heading."""
    start = next((i for i, line in enumerate(page.lines[:4]) if line.is_item), None)
    if start is None or any(line.section is not Section.BODY or line.is_row for line in page.lines[:start]):
        return
    if start and looks_back(page.lines[start - 1].text):
        return
    end = start
    while end < len(page.lines) and page.lines[end].is_item and page.lines[end].section is Section.BODY:
        end += 1
    items = [line for line in page.lines[start:end] if line.block.level == page.lines[start].block.level]
    titled = any(_TITLE.search(line.text) for line in page.lines[:start])
    named = [line for line in items if find_leading_doers(first_sentence(line.text), page.people)]
    committed = [
        line for line in items if line in named or _TO_BE.search(line.text) or (titled and _is_given(line.text, page))
    ]
    if (
        len(items) >= 3
        and len(committed) * 2 >= len(items)
        and named
        and sum(line.heading for line in page.lines[:start]) < 2
    ):
        for line in items:
            if not find_marks(line.text, page.people):
                yield Candidate(line=line, text=line.text, source=Source.LISTED, confidence=0.8)


def _is_given(text: str, page: Page) -> bool:
    """Whether an entry names who is to act, or orders something."""
    return bool(find_doers(text, page.people).owners) or starts_with_order(text)
