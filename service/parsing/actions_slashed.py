"""Actions in cells that a converter ran together with strokes: "The roof leaks. A quote to be had. / Kim"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.agents import is_role, split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.columns import find_column
from service.parsing.entry_words import told_of_whom
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.owners import find_leading_doers
from service.parsing.people import People
from service.parsing.section_names import BEFORE_BUSINESS
from service.parsing.sentences import last_statement

_STROKE = " / "
#: The head of the last column: "Minute / Action", "Item / Discussion / By whom".
_HEAD = re.compile(
    r"[^/.:]{2,40}(?:\s/\s[^/.:]{2,40}){0,3}\s/\s(?:agreed )?(?:actions?(?: (?:by|for|owner|points?|required))?"
    r"|(?:action )?by whom|who|owners?|lead|responsib\w+)(?=$|\s[A-Z\d])",
    re.I,
)
_LONGEST_HEAD = 90
#: "Website - old dates / Jim to correct it", without a head.
_TO_DO = re.compile(
    r"\s/\s(?P<text>(?P<who>[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?)\sto\s[a-z].{3,90}?)"
    r"(?=\s[A-Z][\w ]{2,20}\s[-–]\s|\s/\s|[.;]|$)"
)
#: Fewer words left of the owner are a topic.
_A_STATEMENT = 4


def find_slashed(page: Page) -> Iterator[Candidate]:
    """Below a head whose last cell is of actions every last cell that names people; elsewhere tasks, two at least."""
    strokes = [line for line in page.lines if "/ " in line.text and not line.is_row]
    head = next((line for line in strokes if _is_head(line.text)), None)
    if head is None:
        yield from _tasks(strokes, page.people)
        return
    for line in strokes:
        if line.index >= head.index and not find_marks(line.text, page.people):
            yield from _last_cell(page, line)


def _is_head(text: str) -> bool:
    """Whether a line names columns, the last that of actions; the first row may have run together with them."""
    match = _HEAD.match(text) if "/" in text[:_LONGEST_HEAD] else None
    whole = match is not None and match.end() == len(text)
    return whole or (match is not None and find_column(text.partition(_STROKE)[0]) is not None)


def _tasks(strokes: list[Line], people: People) -> Iterator[Candidate]:
    found = [
        (line, match)
        for line in strokes
        if _STROKE in line.text
        for match in _TO_DO.finditer(line.text)
        if people.knows(match["who"])
    ]
    for line, match in found if len(found) > 1 else ():
        yield Candidate(line=line, text=match["text"], owners=(match["who"],), source=Source.MARGIN, confidence=0.7)


def _last_cell(page: Page, line: Line) -> Iterator[Candidate]:
    """The action of a line by its last cell: people alone, whose task stands before, or who is to do what."""
    before, _, last = line.text.rpartition("/ ")
    if before.strip() and not before.endswith(" "):
        return  # "and/ or"
    owners = _owners(last.strip(" ."), page.people)
    said = _said(page, line, before.strip(" /")) if owners else ""
    if told_of_whom(said):
        return
    if said:
        yield Candidate(line=line, text=said, owners=owners, source=Source.MARGIN, confidence=0.85)
    elif not owners and find_leading_doers(last, page.people):
        parts = last.split("; ") if "; " in last else [last]
        each = parts if all(find_leading_doers(part, page.people) for part in parts) else [last]
        for text in each:
            yield Candidate(line=line, text=text, source=Source.MARGIN, confidence=0.85)


def _owners(cell: str, people: People) -> tuple[str, ...]:
    """The people of a cell that holds nothing else; each is known, a role, or all."""
    owners = split_agents(cell, people, glued=True) if len(cell) <= 60 else ()
    return owners if all(people.knows(one) or is_role(one.split()[-1]) for one in owners) else ()


def _said(page: Page, line: Line, before: str) -> str:
    """What is stated left of the owner, without a topic's cell before it; else the line above."""
    words = before.rpartition(_STROKE)[2]
    words = words if _is_statement(words) else before
    if words:
        return last_statement(words) if _is_statement(words) else ""
    above = page.before(line)
    if above is None or above.heading or above.is_row or above.section in BEFORE_BUSINESS:
        return ""
    return last_statement(above.text) if _is_statement(above.text) else ""


def _is_statement(words: str) -> bool:
    """Whether words are more than a topic."""
    return len(words.split()) >= _A_STATEMENT or (words.endswith((".", ";")) and " " in words)
