"""Tells talk that is about no action, though it has words of finishing, dates or denials. Knows one clause.

A clause that names a thing of the action it may be about is never talk apart.
"""

from __future__ import annotations

import re

from service.domain.reply import Intent
from service.parsing import reply_phrases_apart as phrases
from service.parsing.reply_said import Clause, Said, bare
from service.parsing.reply_task import stems

#: "... but the meeting was not": takes its word of finishing from the talk before it.
_NOT_EITHER = re.compile(r"\b(?:is|was|are|were) not\W*(?:smiley)?\W*$", re.I)
_MEETING = re.compile(r"\b(?:meeting|agm|session|committee)\b", re.I)
_ASIDES = (phrases.ABSENCE, phrases.APOLOGIES, phrases.MY_DETAILS)


def talk_apart(clause: Clause) -> Said | None:
    """What is said of somebody's absence, apologies, address, or of done biscuits."""
    if names_the_task(clause):
        return None
    text = bare(clause.text)
    if any(pattern.search(text) or pattern.search(clause.text.strip(" ,.!")) for pattern in _ASIDES):
        return Said(intent=Intent.COMMENT, aside=True)
    if phrases.ATTENDANCE.search(text) and _is_of_a_meeting(clause):
        return Said(intent=Intent.COMMENT, aside=True)
    tired = phrases.IDIOM.search(clause.text)
    if tired or (_NOT_EITHER.search(clause.text) and phrases.IDIOM.search(clause.sentence)):
        return Said(intent=Intent.COMMENT)
    return None


def _is_of_a_meeting(clause: Clause) -> bool:
    """Whether the day it names is that of a meeting: "can't make Friday" may be about the action."""
    return bool(_MEETING.search(clause.text)) or any(_MEETING.search(when.text) for when in clause.dates())


def is_elsewhere(clause: Clause) -> bool:
    """Whether what is finished in the clause is a thing of private life that no action names."""
    return bool(phrases.ELSEWHERE.search(bare(clause.text))) and not names_the_task(clause)


def names_the_task(clause: Clause) -> bool:
    """Whether the clause has a word of an action it may be about."""
    own = frozenset[str]().union(*(task.words for task in clause.tasks))
    return bool(own and own & stems(clause.text))
