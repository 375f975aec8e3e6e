"""A clause of a reply in its surroundings, and what one says. Knows no rule and no whole reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from service.domain.reply import Intent
from service.parsing import reply_phrases as phrases
from service.parsing.reply_dates import Tense, When
from service.parsing.reply_task import Task

LEADING_MARKS = re.compile(r"^(?:‹n\d+›[\s:,.)=-]*)+")
DATE_MARK = re.compile(r"‹d(\d+)›")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause in its surroundings; dates and numbers are marks."""

    text: str
    #: The part of the sentence between contrasts ("but", "however") that it belongs to.
    part: str
    sentence: str
    asked: bool
    #: Stands behind a "but": whatever it says takes something back.
    contrasted: bool
    whens: tuple[When, ...]
    #: `part` without the clauses before this one that are over; None where it is the same.
    bearing: str | None = None
    #: The words before this clause that an answer in few words ("it is now") may take up.
    earlier: str = ""
    #: What the action orders that the clause is about, or each action of the mail that it may be about.
    tasks: tuple[Task, ...] = ()

    def dates(self, text: str | None = None) -> tuple[When, ...]:
        """The dates of the clause, or of `text`, in order."""
        return tuple(self.whens[int(mark)] for mark in DATE_MARK.findall(self.text if text is None else text))

    def bears(self) -> str:
        """The words that can stand in the way of a closing in this clause."""
        return self.part if self.bearing is None else self.bearing


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a clause says."""

    intent: Intent
    due: date | None = None
    person: str = ""
    #: Holds words that stand in the way of closing anything beside it.
    doubtful: bool = False
    #: Speaks of something finished, but not so that it could close: better to ask.
    unclear: bool = False
    #: "Couldn't do it last week": loses to a later closing.
    past_negative: bool = False
    #: Speaks of a thing by its name ("the website is done"), which need not be what was spoken of before.
    named: bool = False
    #: Says that what was done came undone.
    undone: bool = False
    #: Says that everything is finished: what was finished in part before it is over.
    whole: bool = False
    #: Takes nothing back from a closing beside it: an absence, an offer, a grumble about reminders.
    aside: bool = False


def bare(text: str) -> str:
    """The clause without its opening noises ("Yes, I can confirm that ...")."""
    stripped = LEADING_MARKS.sub("", text.strip(" ,.!:;-()[]\"'*>="))
    stripped = re.sub(r"(?:\s*\bsmiley\b)+$", "", stripped)
    return phrases.NOISE.sub("", stripped).strip(" ,.!:;-()")


def ahead(clause: Clause) -> bool:
    """Whether the clause has a date that may lie ahead."""
    return any(when.tense is not Tense.PAST for when in clause.dates())


def looks_back(clause: Clause) -> bool:
    """Whether no date of the clause certainly lies ahead."""
    return all(when.tense is not Tense.AHEAD for when in clause.dates())


def due(clause: Clause) -> date | None:
    """The last day that the clause names and that may lie ahead."""
    days = [when.on for when in clause.dates() if when.on is not None and when.tense is not Tense.PAST]
    return days[-1] if days else None
