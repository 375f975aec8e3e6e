"""Actions of minutes whose right-hand column ran into the paragraphs: "... agreed to renew it. Clerk". Words only.

A web page, and whoever copies one, loses the tabs before the column: then each paragraph ends in one more "sentence",
who acts or "Noted". It counts as a column where three paragraphs end so, and one of them in what no proposer can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import BEFORE_BUSINESS
from service.parsing.sentences import last_statement, split_sentences
from service.parsing.verbs import is_order_verb

#: Who acts: lower-case words would make it a sentence of its own.
_NAMES = r"[A-Z][\w.'’-]*(?:(?:\s|\s?[/&,]\s?|\sand\s)[A-Z][\w.'’-]*){0,6}"
#: The last words behind a whole sentence, which ends neither behind "Mrs." nor behind "J.".
_TAIL = re.compile(
    r"^(?P<text>.{12,}?(?<!\s[A-Z])(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!Cllr)(?<!Cllrs)(?<!Messrs)(?<!Rev)(?<!Revd)"
    rf"[.!?)])\s(?P<who>{_NAMES})$",
    re.S,
)
_ALONE = re.compile(_NAMES)
#: What stands in such a column where nobody acts.
_NO_TASK = re.compile(r"(?:Noted|Agreed|Approved|Resolved|Information)\b", re.I)
#: How an old action stands, which says nothing of who acts.
_STATE = re.compile(r"(?:Open|Pending|Closed|Completed?|Done|Ongoing)\b", re.I)
#: Who need not be among those present.
_OFFICE = re.compile(r"(?:the\s)?(?:clerks?|all|secretary|treasurer)", re.I)
_THANKS = re.compile(r"\bthanked\b|\bthanks? (?:to|were|was)\b", re.I)
#: Somebody is to do something; what was done, asked or chosen needs nobody.
_TO_COME = re.compile(
    r"\bto\s(?!be\b)(?:\w+ly\s)?(?P<verb>[a-z]+)|\b(?:will|would|shall|should|must|needs?)\s(?!have\b)[a-z]"
    r"|\b(?:to be\s(?!(?:able|an?|the|in|on|at|of|no)\b)[a-z]|be\s\w+(?:ed|en|t|id|de)\b)",
    re.I,
)
_NOT = re.compile(
    r"^(?:none|no one)\b|\bno (?:further )?action\b|\bthere (?:will|would) be\b|\bmotion\b|\b(?:not|nobody|never)\b"
    r"|\b(?:elected|appointed|co-opted|declared|closed)\b|\?$",
    re.I,
)
_FEWEST, _FEWEST_OWNED = 3, 2
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Ending:
    """A paragraph with what stands behind its last sentence."""

    line: Line
    text: str
    who: str
    owners: tuple[str, ...]


def find_tailed(page: Page) -> Iterator[Candidate]:
    """The paragraphs that end in who acts, where enough of them do to make a column."""
    endings = [] if page.is_agenda else list(_endings(page))
    owned = sum(bool(ending.owners) for ending in endings)
    if len(endings) < _FEWEST or owned < _FEWEST_OWNED or not any(map(_tells_column, endings)):
        return
    for ending in (*endings, *_loose(page)):
        said = last_statement(_without_thanks(ending.text))
        if ending.owners and len(said.split()) >= _FEWEST_WORDS and is_to_come(said):
            yield Candidate(line=ending.line, text=said, owners=ending.owners, source=Source.MARGIN, confidence=0.75)


def is_to_come(said: str) -> bool:
    """Whether something is left to do. A wrong mail costs more than an action that the secretary adds."""
    if _THANKS.search(said) or _NOT.search(said):
        return False
    return any(not found["verb"] or is_order_verb(found["verb"]) for found in _TO_COME.finditer(said))


def _tells_column(ending: _Ending) -> bool:
    """Nobody proposes or seconds under "Noted", or as the clerk; everybody may have enjoyed the fair."""
    return not ending.owners or (_is_office(ending.who) and ending.who.lower() != "all")


def _without_thanks(text: str) -> str:
    """A paragraph may close with thanks, for which nobody is named in the column."""
    sentences = split_sentences(text)
    while len(sentences) > 1 and _THANKS.search(sentences[-1]):
        sentences.pop()
    return " ".join(sentences)


def _endings(page: Page) -> Iterator[_Ending]:
    for line in page.lines:
        if line.is_row or line.section in BEFORE_BUSINESS or not line.text.rpartition(" ")[2][:1].isupper():
            continue  # the last letters are looked at first: most lines end in a small word
        if find_marks(line.text, page.people):
            continue
        match = _TAIL.match(line.text.removesuffix("."))
        if match and not line.heading:
            yield from _ending(line, match["text"], match["who"], page)


def _loose(page: Page) -> Iterator[_Ending]:
    """Who acts came loose, onto a line of its own. A name alone may as well be of who reports next."""
    for line in page.lines:
        above = page.before(line)
        if above is None or line.is_row or above.is_row or above.heading or not above.text.endswith("."):
            continue
        if _ALONE.fullmatch(line.text) and _is_office(line.text):
            yield from _ending(above, above.text, line.text, page)


def _ending(line: Line, text: str, who: str, page: Page) -> Iterator[_Ending]:
    owners = () if _STATE.fullmatch(who) else owners_of(who, page.people)
    if owners or _NO_TASK.fullmatch(who):
        yield _Ending(line, text, who, tuple(owners))


def owners_of(who: str, people: People) -> Sequence[str]:
    """Those who act, where each of them is known or holds an office."""
    owners = split_agents(who, people, glued=True)
    return owners if all(_is_office(owner) or _is_known(owner, people) for owner in owners) else ()


def _is_known(who: str, people: People) -> bool:
    return people.knows(who) or people.knows_by_initial(who)


def _is_office(who: str) -> bool:
    return any(_OFFICE.fullmatch(part.strip()) for part in re.split(r"[/&,]|\sand\s", who))
