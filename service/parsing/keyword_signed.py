"""The keyword behind whoever takes on what stands before it: "... ask for one. EL Action.", "(Clerk action)"."""

from __future__ import annotations

import re

from service.parsing.agents import split_agents
from service.parsing.people import People

#: What may follow the keyword there: a stop, a bracket, the end.
_SHUT = re.compile(r"\s?(?:[.;)\]]|$)")
#: The end of what stands before the owner: a sentence, a bracket, a dash.
_BREAK = re.compile(r"(?:[.!?;:)\]”\"’](?<!\bCllr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)|\s[-–—])\s|[(\[]")
#: Offices that one person holds, and everybody: "Community Action" and "Police action" are no marks.
_OFFICE = re.compile(
    r"(?:the\s)?(?:(?:vice|deputy|minutes?)[- ])?(?:chair(?:man|woman|person)?|clerk|secretary|treasurer|president"
    r"|conven[eo]r|caretaker|all|everyone)",
    re.I,
)
#: So long may the names before the keyword be, in characters.
_NAMES = 60


def find_signer(text: str, start: int, end: int, people: People) -> tuple[int, str] | None:
    """Where whoever signs with the keyword at `start` begins, and who it is; None where nobody does."""
    if not _SHUT.match(text, end) or not text[max(0, start - 1) : start + 1].strip():
        return None
    floor = max(0, start - _NAMES)
    breaks = [found.end() for found in _BREAK.finditer(text, floor, start)]
    begins = breaks[-1] if breaks else floor if floor == 0 else start
    who = text[begins:start].strip(" *_")
    owners = split_agents(who, people, glued=True) if who[:1].isupper() else ()
    certain = all(people.knows(owner) or (_OFFICE.fullmatch(owner) and begins) for owner in owners)
    return (begins, who) if owners and certain else None
