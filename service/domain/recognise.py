"""Which known action each item of a reading is, and which ones its prose tells of. Pure; changes nothing.

Items are matched by their words, strictly where they are of another meeting; what is said to be done, carried over or
dropped is looked for by its topic as well, since minutes name old actions shortly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from service.domain.action import Action
from service.domain.match import AMENDED, STRICT, Bounds, Likeness, match, match_reworded
from service.domain.minutes import ActionItem, ItemKind, ItemStatus, Minutes, Report
from service.domain.told import find_told


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActions:
    """What the store holds before this reading."""

    #: Of the same meeting, whatever their status.
    same_meeting: tuple[Action, ...] = ()
    #: Open ones of the same body from other meetings.
    carried: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What is what; keys are indices of the items."""

    same: dict[int, Action] = field(default_factory=dict)
    #: Of other meetings, stated again.
    elsewhere: dict[int, Action] = field(default_factory=dict)
    #: Of other meetings, only told of ("Ramp survey - done"): by an item, or by prose.
    told: dict[int, Action] = field(default_factory=dict)
    reported: tuple[tuple[Report, Action], ...] = ()
    #: What may mean an action, which the secretary has to say.
    asked: tuple[tuple[Report, Action], ...] = ()


def recognise(read: Minutes, known: KnownActions, held_on: date | None, likeness: Likeness) -> Recognised:
    """Find the known actions of a reading of the minutes of `held_on`."""
    items = read.actions
    marked = [i for i, item in enumerate(items) if item.kind is ItemKind.EXPLICIT]
    prose = [i for i, item in enumerate(items) if item.kind is ItemKind.IMPLICIT]
    same = _amended(items, marked, known.same_meeting, likeness)
    elsewhere = _pairs(items, [i for i in marked if i not in same], known.carried, likeness)
    elsewhere |= _pairs(items, prose, _without(known.carried, elsewhere), likeness)
    same |= _pairs(items, [i for i in prose if i not in elsewhere], known.same_meeting, likeness)
    left = [i for i, item in enumerate(items) if item.status is not ItemStatus.OPEN and i not in same | elsewhere]
    said = {_report_of(items[i]): i for i in left}
    earlier = [action for action in _without(known.carried, elsewhere) if not is_later(action, held_on)]
    certain, asked = _hear((*said, *read.reports), earlier, likeness)
    return Recognised(
        same=same,
        elsewhere=elsewhere,
        told={said[report]: action for report, action in certain if report in said},
        reported=tuple((report, action) for report, action in certain if report not in said),
        asked=asked,
    )


def is_later(action: Action, held_on: date | None) -> bool:
    """Whether an action is of, or was changed by, minutes of a later meeting: older ones, sent late, know less."""
    newest = max((on for on in (action.minuted_on, action.revised_on) if on), default=None)
    return held_on is not None and newest is not None and newest > held_on


def _amended(
    items: Sequence[ActionItem], some: Sequence[int], known: Sequence[Action], likeness: Likeness
) -> dict[int, Action]:
    """The actions of another version of the same paper."""
    found = _pairs(items, some, known, likeness, AMENDED)
    left = [i for i in some if i not in found]
    open_still = [action for action in _without(known, found) if action.open]
    pairs = match_reworded([items[i] for i in left], open_still)
    return found | {left[n]: open_still[j] for n, j in pairs.items()}


def _pairs(
    items: Sequence[ActionItem],
    some: Sequence[int],
    known: Sequence[Action],
    likeness: Likeness,
    bounds: Bounds = STRICT,
) -> dict[int, Action]:
    pairs = match([items[i] for i in some], known, likeness, bounds)
    return {some[n]: known[j] for n, j in pairs.items()}


def _without(known: Sequence[Action], taken: dict[int, Action]) -> tuple[Action, ...]:
    ids = {action.id for action in taken.values()}
    return tuple(action for action in known if action.id not in ids)


def _report_of(item: ActionItem) -> Report:
    return Report(text=item.text, topic=item.text, status=item.status, line=item.line)


Said = tuple[Report, Action]


def _hear(
    reports: Sequence[Report], known: Sequence[Action], likeness: Likeness
) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """(certain, to be asked about). Of an action that is told of as this and as that, nothing is certain."""
    certain: list[Said] = []
    perhaps: list[Said] = []
    for report in reports:
        telling = find_told(report, known, likeness)
        if telling.certain is not None:
            certain.append((report, known[telling.certain]))
        perhaps += ((report, known[index]) for index in telling.perhaps)
    verdicts: dict[str, set[ItemStatus]] = {}
    for report, action in certain:
        verdicts.setdefault(action.id, set()).add(report.status)
    plain = [(report, action) for report, action in certain if len(verdicts[action.id]) == 1]
    known_ids = {action.id for _, action in plain}
    doubtful = [pair for pair in (*certain, *perhaps) if pair not in plain and pair[1].id not in known_ids]
    asked = {action.id: (report, action) for report, action in doubtful if report.status is not ItemStatus.ONGOING}
    return tuple(plain), tuple(asked.values())
