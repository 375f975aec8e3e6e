"""Which known action prose means that tells of something done: one for certain, some perhaps. Knows words, not people.

An action closed by mistake is worse than a question: certain is only what one action alone answers to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.domain.match import Likeness, Stated, in_common, telling_words, weight_of
from service.domain.minutes import ItemStatus, Report

#: "Ramp survey: ...", "Ramp survey - ...": what is spoken of stands before.
_LABEL = re.compile(
    r"^\W*(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?(?P<label>[^:.!?]{2,60}?)(?::\s|\s?[–—]\s?|\s-{1,2}>?\s|\s[(\[])"
)
#: Said of a part, or against it.
_HEDGE = re.compile(
    r"\b(?:not|but|yet|still|except|apart from|half|parts?|partly|partially|most(?:ly)?|some|several|first|almost"
    r"|nearly|nothing|nobody|never|if|should|until|hopes?|hoped|expects?|awaiting|to be|will)\b|n['’]t\b|\?",
    re.I,
)
#: Speaks of what the heading names.
_LEANS = re.compile(r"\b(?:it|this|they|these|them|all)\b|^\W*(?:action\s)?\w+\W*$", re.I)
#: Telling words that a report and its action share at least; where no topic names the action, more and most of them.
_ENOUGH, _MANY, _MOST = 2, 3, 0.65
#: More actions than these that may be meant are none that anybody would be asked about.
_ASKED = 3


class Topical(Stated, Protocol):
    """A known action, with the heading it stood under."""

    @property
    def topic(self) -> str:
        """The heading; "" without."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Indices of known actions: the one that is meant, or those that may be, the likeliest first."""

    certain: int | None = None
    perhaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fit:
    index: int
    #: Every telling word of the topic is a word of the action.
    named: bool
    #: Telling words of the action that the report or its topic has.
    shared: int
    #: Those that its text has, and the part of the action that they are, by letters.
    repeated: int
    part: float


def find_told(report: Report, known: Sequence[Topical], likeness: Likeness) -> Telling:
    """Return which of `known` a report is about: by what stands before its colon or dash, its heading, its words."""
    text, topic = report.text, report.topic
    wary = report.status is not ItemStatus.ONGOING and bool(_HEDGE.search(text))
    label = _LABEL.match(text)
    if label is not None:
        fits = _fits(label["label"], text, known, likeness)
        if any(fit.named for fit in fits):
            return _doubted(_by_topic(fits), doubtful=wary)
    fits = _fits(topic, text, known, likeness)
    if any(fit.named for fit in fits):
        return _doubted(_by_topic(fits), doubtful=wary or not _of_the_topic(text, fits))
    return _doubted(_by_words(fits), doubtful=wary)


def _of_the_topic(text: str, fits: Sequence[_Fit]) -> bool:
    """Under a heading much is told; what speaks of "it", or in the action's own words, is about the action."""
    return bool(_LEANS.search(text)) or any(fit.named and fit.repeated for fit in fits)


def _doubted(telling: Telling, *, doubtful: bool) -> Telling:
    if telling.certain is None or not doubtful:
        return telling
    return Telling(perhaps=(telling.certain,))


def _fits(topic: str, text: str, known: Sequence[Topical], likeness: Likeness) -> list[_Fit]:
    return [_fit(index, one, topic, text, likeness) for index, one in enumerate(known)]


def _fit(index: int, one: Topical, topic: str, text: str, likeness: Likeness) -> _Fit:
    action = telling_words(one.text, one)
    subject, about = telling_words(topic, one), action | telling_words(one.topic, one)
    repeated = in_common(action, telling_words(text, one), likeness)
    shared = repeated | in_common(action, subject, likeness)
    return _Fit(
        index=index,
        named=bool(subject) and len(in_common(subject, about, likeness)) == len(subject),
        shared=len(shared),
        repeated=len(repeated),
        part=weight_of(repeated) / (weight_of(action) or 1),
    )


def _by_topic(fits: Sequence[_Fit]) -> Telling:
    named = [fit for fit in fits if fit.named]
    best = max(named, key=lambda fit: fit.shared)
    alone = all(fit.shared < best.shared for fit in fits if fit is not best)
    return Telling(certain=best.index) if alone and best.shared >= _ENOUGH else _perhaps(named)


def _by_words(fits: Sequence[_Fit]) -> Telling:
    likely = [fit for fit in fits if fit.repeated >= _ENOUGH and fit.part >= _MOST]
    best = max(likely, key=lambda fit: fit.part, default=None)
    if best is None or best.repeated < _MANY:
        return _perhaps(likely)
    alone = all(fit.repeated < best.repeated for fit in fits if fit is not best)
    return Telling(certain=best.index) if alone else _perhaps(likely)


def _perhaps(fits: Sequence[_Fit]) -> Telling:
    found = sorted(fits, key=lambda fit: -fit.shared)
    return Telling(perhaps=tuple(fit.index for fit in found) if len(found) <= _ASKED else ())
