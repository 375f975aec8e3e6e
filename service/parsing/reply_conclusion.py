"""Puts together what the clauses of a reply say: per item, and for the whole. Decides in favour of not closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from service.domain.reply import Intent, ItemAnswer, Reply
from service.parsing.reply_said import Said

#: What else was said wins over a closing, in this order.
_OVERRIDING = (Intent.REOPEN, Intent.REASSIGN, Intent.DECLINE, Intent.QUESTION)
#: Something is left to do: beside a closing, part is done.
_LEFT_OPEN = (Intent.NOT_DONE, Intent.IN_PROGRESS, Intent.DATE_CHANGE, Intent.DONE_PARTIAL)
#: The strictest first, for a mail whose items differ and none is done.
_STRICTEST = (
    Intent.REOPEN,
    Intent.DECLINE,
    Intent.REASSIGN,
    Intent.QUESTION,
    Intent.NOT_DONE,
    Intent.STOP_REMINDERS,
    Intent.IN_PROGRESS,
    Intent.DATE_CHANGE,
    Intent.DONE_PARTIAL,
    Intent.COMMENT,
    Intent.NONE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known of the reply beside what its clauses say."""

    words: str
    count: int
    certain: bool
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    intent: Intent
    due: date | None = None
    person: str = ""
    certain: bool = True


def conclude(items: Mapping[int, Sequence[Said]], general: Sequence[Said], frame: Frame) -> Reply:
    """The reply, from what was said per number and in general."""
    verdicts = {number: _verdict(said) for number, said in sorted(items.items())}
    whole = _verdict(general)
    certain = frame.certain and not frame.unknown and all(v.certain for v in verdicts.values())
    if verdicts:
        intent = _whole_of_items(verdicts, whole, frame.count)
        if intent is Intent.DONE and frame.unknown and whole.intent in _LEFT_OPEN:  # "clauses 1 to 6, 7 to do"
            intent = Intent.DONE_PARTIAL
        certain = certain and (whole.certain or not any(said.doubtful for said in general))
    else:
        intent = whole.intent
        certain = certain and whole.certain and not (intent is Intent.DONE and frame.count > 1)
    return Reply(
        intent=intent,
        items={n: ItemAnswer(intent=v.intent, due=v.due, person=v.person) for n, v in verdicts.items()},
        due=whole.due or next((v.due for v in verdicts.values() if v.due), None),
        person=whole.person or next((v.person for v in verdicts.values() if v.person), ""),
        certain=certain,
        words=frame.words,
        unknown=frame.unknown,
    )


def _whole_of_items(verdicts: Mapping[int, _Verdict], whole: _Verdict, count: int) -> Intent:
    """Done only where every listed item is; partly where some are; otherwise the strictest."""
    if whole.intent in (Intent.QUESTION, Intent.REOPEN):
        return whole.intent
    intents = {verdict.intent for verdict in verdicts.values()}
    if intents == {Intent.DONE}:
        return Intent.DONE if len(verdicts) >= count else Intent.DONE_PARTIAL
    if Intent.DONE in intents:
        return Intent.DONE_PARTIAL
    return next(intent for intent in _STRICTEST if intent in intents)


def _verdict(said: Sequence[Said]) -> _Verdict:
    """What the clauses about one thing come to."""
    if any(one.intent is Intent.DONE and not one.aside for one in said):
        said = [one for one in said if not one.aside]
    intents = [one.intent for one in said]
    due = next((one.due for one in reversed(said) if one.due), None)
    person = next((one.person for one in said if one.person), "")
    last = max((index for index, one in enumerate(said) if one.intent is Intent.DONE), default=-1)
    standing = {one.intent for index, one in enumerate(said) if not (one.past_negative and index < last)}
    over = next((intent for intent in _OVERRIDING if intent in standing), None)
    if over is not None:
        return _Verdict(intent=over, due=due, person=person, certain=Intent.DONE not in intents)
    if Intent.DONE in intents:
        return _closing(said, due)
    if Intent.STOP_REMINDERS in intents:
        return _Verdict(intent=Intent.STOP_REMINDERS, due=due, person=person)
    left = [intent for intent in intents if intent in _LEFT_OPEN]
    if left:
        first = next((one for one in (Intent.DATE_CHANGE, Intent.DONE_PARTIAL) if one in left), left[0])
        return _Verdict(intent=first, due=due)
    return _unsaid(said)


def _unsaid(said: Sequence[Said]) -> _Verdict:
    """Words to keep, or nothing."""
    intents = [one.intent for one in said]
    if Intent.COMMENT in intents:
        return _Verdict(intent=Intent.COMMENT, certain=not any(one.doubtful or one.unclear for one in said))
    return _Verdict(intent=Intent.NONE)


def _is_over(before: Said, closing: Said) -> bool:
    """Whether a closing after it ends what it said: trouble that was, a part now that all is finished."""
    return before.past_negative or (closing.whole and before.intent is Intent.DONE_PARTIAL and not before.doubtful)


def _closing(said: Sequence[Said], due: date | None) -> _Verdict:
    """A closing stands unless something beside it is left open or doubtful; a past "couldn't" before it is over."""
    last = max(index for index, one in enumerate(said) if one.intent is Intent.DONE)
    if any(one.undone for one in said[last:]):
        return _Verdict(intent=Intent.NOT_DONE, due=due)
    against = [
        one
        for index, one in enumerate(said)
        if one.intent in _LEFT_OPEN and (said[last].named or not (_is_over(one, said[last]) and index < last))
    ]
    if against:
        return _Verdict(intent=Intent.DONE_PARTIAL, due=due)
    first = next(index for index, one in enumerate(said) if one.intent is Intent.DONE)
    if any(one.doubtful and not (one.past_negative and index < first) for index, one in enumerate(said)):
        return _Verdict(intent=Intent.COMMENT, certain=False)
    return _Verdict(intent=Intent.DONE)
