"""Actions in capitals inside prose ("CLERK TO CONFIRM BY EMAIL"), as parish minutes set them; not agenda headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.people import People
from service.parsing.section_names import Section
from service.parsing.sentences import split_sentences

_ORDER = re.compile(r"\s(?:TO|WILL)\s(?!BE\b|THE\b)(?P<verb>[A-Z]{2,})\b(?P<rest>[^.;]{0,200})")
_RUN = re.compile(r"(?:(?<=\s)|^)(?:THE\s)?[A-Z][A-Z'’.]*(?:(?:\s?[/&,]\s?|\s)[A-Z][A-Z'’.]*){0,5}$")
_CLAUSE = re.compile(r"(?:^|[.;:]\s|\s[-–—]\s|\.\.\s?)(?P<who>[^.;:–—]{2,50})$")
#: "... TO SEE FARMER AND CLERK TO WRITE TO RAMBLERS".
_SECOND = re.compile(r"\s(?:AND|;|,)\s(?P<who>(?:THE\s)?(?:CLLR\s)?[A-Z]+(?:\s/\s[A-Z]+)?)\s(?:TO|WILL)\s[A-Z]{2,}")
_EMPTY = re.compile(r"^(?:ACTION|DO|ARRANGE|ORGANISE|FOLLOW UP|CHASE|DEAL(?: WITH)?|PROGRESS)\b[\s.]*$")
_NOTICE = re.compile(r"\b(?:WELCOME|INVITED|SUMMONED|REQUESTED|MEETING|PUBLIC|NOTICE)\b")
_SKIPPED = (Section.AGENDA, Section.DATES)


def find_capitals(page: Page) -> Iterator[Candidate]:
    """Sentences in capitals that give somebody something to do, in documents whose prose is not in capitals."""
    capitals = sum(len(line.text) for line in page.lines if line.text.isupper())
    if capitals * 4 > 3 * sum(len(line.text) for line in page.lines) or page.is_agenda:
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
    who = _who(sentence[: match.start()]) if match else ""
    if not match or not who or _NOTICE.search(who.upper()):
        return
    owners = split_agents(who.title() if who.isupper() else who, people, glued=True)
    if not owners:
        return
    second = _SECOND.search(match["rest"])
    others = split_agents(second["who"].title(), people, glued=True) if second else ()
    words = sentence[match.start() - len(who) :].strip()
    if _EMPTY.match(f"{match['verb']}{match['rest']}".strip()):
        lead = sentence[: match.start() - len(who)].strip(" -–—") or before
        words = f"{lead} {words}".strip()
    told = [_as_written(owner.strip(), who) for owner in owners]
    told += [_as_written(owner.strip(), second["who"]) for owner in others] if second else []
    yield words, tuple(dict.fromkeys(told))


def _who(before: str) -> str:
    """Those in capitals right before the verb; in mixed case only all of a clause ("Cllr Day TO ASK")."""
    run = _RUN.search(before)
    if run:
        return run[0].strip()
    clause = _CLAUSE.search(before)
    return clause["who"].strip() if clause and len(clause["who"].split()) <= 5 else ""


def _as_written(owner: str, words: str) -> str:
    at = words.lower().find(owner.lower())
    return words[at : at + len(owner)] if at >= 0 else owner
