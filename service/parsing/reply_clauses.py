"""Reads one clause of a reply: what it says about an action, and how plainly. Knows no numbering and no whole reply.

An ordered table of small rules; the first that hits names the intent. The rules are in reply_asks (what it asks for),
reply_holds (what keeps the action open) and reply_closings (what closes it).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from service.domain.reply import Intent
from service.parsing import reply_asks as asks
from service.parsing import reply_closings as closings
from service.parsing import reply_holds as holds
from service.parsing import reply_phrases as phrases
from service.parsing import reply_phrases_aside as aside
from service.parsing import reply_phrases_closing as closing
from service.parsing.reply_apart import talk_apart
from service.parsing.reply_beside import is_over
from service.parsing.reply_plain import is_belief
from service.parsing.reply_said import Clause, Said, bare

#: "I could not get hold of him for weeks": over once something is finished.
_PAST_TROUBLE = re.compile(r"\b(?:could|did|was|were|had) not\b|\bstruggled to\b", re.I)
#: Characters of a clause; also keeps the patterns quick on whatever is sent.
_LONGEST = 400


def read_clause(clause: Clause) -> Said:
    """What `clause` says; a COMMENT where no rule hits, or where it is too long to be a plain statement."""
    if len(clause.text) > _LONGEST or len(clause.part) > 4 * _LONGEST:
        return Said(intent=Intent.COMMENT, doubtful=True)
    said = next(filter(None, (rule(clause) for rule in RULES)), None)
    over = is_over(clause.text)
    if said is not None:
        said = replace(said, past_negative=said.past_negative or over)
        apart = said.intent is not Intent.DONE and aside.ASIDE.search(clause.text)
        return replace(said, aside=said.aside or bool(apart))
    doubtful = any(pattern.search(clause.text) for pattern in closings.CONTRARY)
    return Said(
        intent=Intent.COMMENT,
        doubtful=doubtful or clause.contrasted,
        aside=bool(aside.ASIDE.search(clause.text)),
        past_negative=over or not doubtful or bool(_PAST_TROUBLE.search(clause.text)) or is_belief(bare(clause.text)),
        unclear=bool(closing.CLOSING_WORDS.search(clause.text)) or bool(closings.told_again(clause)),
    )


def _nothing(clause: Clause) -> Said | None:
    """Thanks and the like. A bare "yes" may be a report, so it is asked about."""
    if re.fullmatch(r"(?:yes|yep|yeah|yup)(?:,? (?:i|we) have)?", clause.text.strip(" ,.!"), re.I):
        return Said(intent=Intent.COMMENT, unclear=True)
    return Said(intent=Intent.NONE) if phrases.THANKS_ONLY.search(clause.text.strip()) else None


#: Asked in this order. What is not closing comes before closing.
RULES: tuple[Callable[[Clause], Said | None], ...] = (
    asks.stop,
    asks.reopen,
    closings.close_request,
    talk_apart,
    asks.question_of_date,
    asks.reassign,
    asks.decline,
    asks.question,
    holds.not_done,
    closings.retold,
    holds.partial,
    holds.date_change,
    closings.done,
    holds.step,
    holds.in_progress,
    holds.negated,
    _nothing,
)
