"""Actions in capitals inside prose ("CLERK TO CONFIRM BY EMAIL"), as parish minutes set them; not agenda headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.people import People
from service.parsing.sections import Section
from service.parsing.sentences import split_sentences

_ORDER = re.compile(
    r"(?P<who>(?:THE\s)?[A-Z][A-Z'’./&, -]{1,50}?)\s(?:TO|WILL)\s(?!BE\b|THE\b)"
    r"(?P<verb>[A-Z]{2,})\b(?P<rest>[^a-z]{0,200})(?=$|[.;)\s])"
)
_EMPTY = re.compile(r"^(?:ACTION|DO|ARRANGE|ORGANISE|FOLLOW UP|CHASE|DEAL(?: WITH)?|PROGRESS)\b[\s.]*$")
_NOTICE = re.compile(r"\b(?:WELCOME|INVITED|SUMMONED|REQUESTED|MEETING|PUBLIC|NOTICE)\b")
_SKIPPED = (Section.ATTENDANCE, Section.APOLOGIES, Section.AGENDA, Section.DATES)


def find_capitals(page: Page) -> Iterator[Candidate]:
    """Sentences in capitals that give somebody something to do, in documents whose prose is not in capitals."""
    letters = sum(line.text.isupper() for line in page.lines)
    if letters * 2 > len(page.lines) or page.is_agenda:
        return
    for line in page.lines:
        if (
            not (" TO " in line.text or " WILL " in line.text)
            or line.section in _SKIPPED
            or line.is_row
            or find_marks(line.text, page.people)
        ):
            continue
        before = ""
        for sentence in split_sentences(line.text):
            for text, owners in _orders(sentence, before, page.people):
                yield Candidate(line=line, text=text, owners=owners, source=Source.CAPITALS, confidence=0.75)
            before = sentence


def _orders(sentence: str, before: str, people: People) -> Iterator[tuple[str, tuple[str, ...]]]:
    match = _ORDER.search(sentence)
    if not match or _NOTICE.search(match["who"]) or (match.start() and sentence[match.start() - 1].isalpha()):
        return
    owners = tuple(owner.strip() for owner in split_agents(match["who"].title(), people, glued=True))
    if not owners:
        return
    words = sentence[match.start() : match.end()].strip()
    if _EMPTY.match(f"{match['verb']}{match['rest']}".strip()):
        lead = sentence[: match.start()].strip(" -–—") or before
        words = f"{lead} {words}".strip()
    yield words, tuple(_as_written(owner, match["who"]) for owner in owners)


def _as_written(owner: str, words: str) -> str:
    at = words.lower().find(owner.lower())
    return words[at : at + len(owner)] if at >= 0 else owner
