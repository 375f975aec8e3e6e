"""Whether a statement beside somebody's name gives that person something to do. Words only.

A name may stand beside what others will do ("The police will hold a surgery | Kim"), for Kim told it. So the words say
that Kim acts, or order it, or leave open who does: "two quotes are to be obtained".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.parsing.owners import find_leading_doers
from service.parsing.people import People
from service.parsing.verbs import is_order_verb, starts_with_order

#: "It was agreed to": the meeting's own resolution, and not another's.
AGREED_TO = (
    r"(?:^|[.;,]\s|\band\s)(?i:it was\s|we\s|members\s|councillors\s|the (?:council|committee|board|meeting)\s)?"
    r"(?:\w+ly\s)?(?i:agreed|resolved|decided)(?:\s\w+ly)?\sto\s"
)
_AGREED = re.compile(rf"{AGREED_TO}(?P<verb>[a-z-]+)\b", re.I)
#: "Two quotes are to be obtained", "the bench will be repainted": by whom is left open.
_PASSIVE = re.compile(
    r"\b(?:(?:is|are|was|were)\sto|to|will|would|must|should|needs?\sto)\sbe\s(?:\w+ly\s)?"
    r"(?:[a-z]+(?:ed|en|wn|ught|nt|ld|de|ne|pt|und)|put|set|cut|read|paid|met|told)\b",
    re.I,
)
_NEEDED = re.compile(r"(?:^|[,;]\s(?:and\s|also\s)?|\balso\s?,?\s)needs?\s(?:to\s)?[a-z]", re.I)
#: Whom a task is laid on with whoever stands beside it; not the police, not the contractor.
_ALL = re.compile(
    r"(?:all\s)?(?:members|councillors|trustees|governors|people|colleagues)|all|everyone|everybody", re.I
)
#: "Kim told that her son will marry": what was heard of others.
_REPORTS = re.compile(
    r"(?:\S+\s){1,4}(?:told|said|reported|noted|explained|stated|confirmed|advised|mentioned|heard)\s(?:\w+\s)?that\b",
    re.I,
)
#: What somebody hopes, says or did, and by whom else it is done.
_NOT_SO = re.compile(
    r"(?<!\bbe\s)\b(?:hope[ds]?|told|said|says|reported|thought|expected|feared|wished|not|never|nobody)\b"
    r"|\bhad to be\b|\bby (?:the|a)\s(?!end\b|next\b|time\b)",
    re.I,
)


def is_task_of(said: str, owners: Sequence[str], people: People) -> bool:
    """Whether `said` leaves something to do to `owners`, who stand beside it."""
    if _REPORTS.match(said):
        return False
    leading = find_leading_doers(said, people)
    if leading:
        return any(_ALL.fullmatch(who) or _same(who, owner) for who in leading for owner in owners)
    if starts_with_order(said) or _names(said, owners):
        return True
    if _NOT_SO.search(said):
        return False
    agreed = _AGREED.search(said)
    return bool(agreed and is_order_verb(agreed["verb"])) or bool(_PASSIVE.search(said) or _NEEDED.search(said))


def _same(one: str, other: str) -> bool:
    return bool(set(one.lower().split()) & set(other.lower().split()))


def _names(said: str, owners: Sequence[str]) -> bool:
    """Whether one of them is said to act further on: "It may be out of date, Kim to check"."""
    last = "|".join(re.escape(owner.split()[-1]) for owner in owners)
    return re.search(rf"\b(?:{last})\s(?:to|will|would|is to|are to|shall|must|agreed to)\s[a-z]", said) is not None
