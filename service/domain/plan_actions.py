"""What a reading of minutes means for the actions: new, changed, done, possible, missing. Pure; knows no mails.

Corrected minutes are a diff against what is known, never a second import. Nothing is cancelled by being left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from service.domain.action import Action, ActionEvent, advance
from service.domain.assign import assign
from service.domain.changes import HistoryLine, MinutesRecord, PossibleAction
from service.domain.identity import derive
from service.domain.match import Likeness, words_of
from service.domain.minutes import ActionItem, ItemKind, ItemStatus, Minutes, Report
from service.domain.recognise import KnownActions, Recognised, is_later, recognise
from service.domain.resolve import Resolution, Setting
from service.domain.revise import Revised, revise

#: Actions that the secretary added have their place behind those of the minutes, from here on.
ADDED = 10_000
#: What ends an action, and what its history says of it.
_OVER = {
    ItemStatus.DONE: "reported as done in the minutes",
    ItemStatus.DROPPED: "no longer wanted, by the minutes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """The outcome for the actions of one set of minutes, in the order of the minutes."""

    new: tuple[Action, ...] = ()
    revised: tuple[Revised, ...] = ()
    #: As they are known, at their place in this paper; not to be written.
    unchanged: tuple[Action, ...] = ()
    #: Known actions that the minutes report as done.
    completed: tuple[Action, ...] = ()
    possible: tuple[PossibleAction, ...] = ()
    #: Known actions of earlier meetings, named again and left as they are.
    carried: tuple[Action, ...] = ()
    #: What these minutes would make of actions that newer ones changed: it is not done.
    overtaken: tuple[Revised, ...] = ()
    #: Known actions that prose may mean, with what it says of them.
    asked: tuple[tuple[Report, Action], ...] = ()
    #: Reported as done, unknown here: nothing to do.
    settled: tuple[ActionItem, ...] = ()
    #: Known and open, but not in this reading.
    missing: tuple[Action, ...] = ()
    #: Action id to the owners nobody could be found for.
    unresolved: tuple[tuple[str, Resolution], ...] = ()
    history: tuple[HistoryLine, ...] = ()

    @property
    def standing(self) -> tuple[Action, ...]:
        """Every action of the meeting that stands after this reading, in the order of the minutes."""
        found = (*self.new, *(r.after for r in self.revised), *self.unchanged)
        return tuple(sorted(found, key=lambda action: (action.ordinal, action.line)))


def plan_actions(
    read: Minutes,
    record: MinutesRecord,
    known: KnownActions,
    setting: Setting,
    likeness: Likeness,
    now: datetime,
) -> ActionPlan:
    """Decide what each item of a reading is: one of the known actions, or something new."""
    items = read.actions
    found = recognise(read, known, record.held_on, likeness)
    plan = _Sorting(record=record, setting=setting, now=now)
    marked = [i for i, item in enumerate(items) if item.kind is ItemKind.EXPLICIT]
    for ordinal, i in enumerate(marked):
        plan.meet(ordinal, items[i], i, found)
    for i, item in enumerate(items):
        if item.kind is ItemKind.IMPLICIT:
            plan.meet_implicit(item, i, found)
    plan.hear(found)
    seen = {action.id for action in found.same.values()}
    left_out = (a for a in known.same_meeting if a.open and a.id not in seen and a.ordinal < ADDED)
    return plan.result(tuple(left_out))


class _Sorting:
    """Sorts items into a plan, one after another."""

    def __init__(self, *, record: MinutesRecord, setting: Setting, now: datetime) -> None:
        self._record, self._setting, self._now = record, setting, now
        self._new: list[Action] = []
        self._revised: list[Revised] = []
        self._unchanged: list[Action] = []
        self._completed: list[Action] = []
        self._carried: list[Action] = []
        self._possible: list[PossibleAction] = []
        self._overtaken: list[Revised] = []
        self._asked: list[tuple[Report, Action]] = []
        self._settled: list[ActionItem] = []
        self._unresolved: list[tuple[str, Resolution]] = []
        self._history: list[HistoryLine] = []

    def meet(self, ordinal: int, item: ActionItem, index: int, found: Recognised) -> None:
        """A marked action: `ordinal` is its place among those, `index` its place among all items."""
        if index in found.same:
            self.meet_known(ordinal, item, found.same[index])
        elif index in found.elsewhere:
            self.meet_carried(item, found.elsewhere[index])
        elif index in found.told:
            self.meet_carried(_about(item, found.told[index]), found.told[index])
        else:
            self.meet_new(ordinal, item)

    def meet_new(self, ordinal: int, item: ActionItem) -> None:
        """An item nobody knew: done is settled, carried over is possible, open is a new action."""
        if item.status in _OVER:
            self._settled.append(item)
        elif item.status is ItemStatus.ONGOING:
            self.offer([item])
        else:
            action, unresolved = new_action(self._record, item, ordinal, self._setting, self._now)
            self._new.append(action)
            self._unresolved += ((action.id, r) for r in unresolved)
            self._say(action, "read from the minutes", item.text)

    def meet_implicit(self, item: ActionItem, index: int, found: Recognised) -> None:
        """Prose that tells of a known action ("the rota - done", under matters arising) is no new one to offer."""
        action = found.elsewhere.get(index)
        if action is not None:
            self.meet_carried(item, action)
        elif index in found.told:
            self.meet_carried(_about(item, found.told[index]), found.told[index])
        elif index not in found.same:
            self.offer([item])

    def hear(self, found: Recognised) -> None:
        """What prose tells of known actions. What it calls off is asked about: it says no more than that it may."""
        for report, action in found.reported:
            if report.status is ItemStatus.DROPPED:
                self._asked.append((report, action))
            else:
                self.meet_carried(_reported(report, action), action)
        self._asked += found.asked

    def meet_carried(self, item: ActionItem, action: Action) -> None:
        """An action of an earlier meeting, named again: done, given to others or till later, else left alone."""
        if item.status in _OVER and not is_later(action, self._record.held_on):
            self._complete(action, item.status)
            return
        revised, unresolved = revise(action, item, action.ordinal, self._setting, self._now)
        if is_later(action, self._record.held_on):
            self._carried.append(action)
        elif item.kind is ItemKind.EXPLICIT and (_given_on(item, revised, unresolved) or _postponed(item, action)):
            after = replace(revised.after, revised_on=self._record.held_on)
            self._revised.append(replace(revised, after=after))
            self._unresolved += ((action.id, r) for r in unresolved)
            self._say(revised.after, "changed by later minutes", "; ".join(revised.changes))
        else:
            self._carried.append(action)
            self._say(action, "named again in later minutes", item.text)

    def meet_known(self, index: int, item: ActionItem, action: Action) -> None:
        """An action of the same meeting: the same, changed, or now reported as done; newer minutes stand."""
        if is_later(action, self._record.held_on):
            self._meet_overtaken(item, action)
            return
        if item.status in _OVER and action.open:
            self._complete(action, item.status)
            return
        revised, unresolved = revise(action, item, index, self._setting, self._now)
        self._unresolved += ((action.id, r) for r in unresolved)
        if revised.changes:
            self._revised.append(revised)
            self._say(revised.after, "changed by corrected minutes", "; ".join(revised.changes))
        else:
            self._unchanged.append(replace(action, line=revised.after.line, ordinal=index))

    def _meet_overtaken(self, item: ActionItem, action: Action) -> None:
        older, _ = revise(action, item, action.ordinal, self._setting, self._now)
        self._unchanged.append(replace(action, line=older.after.line))
        if older.changes and action.open:
            self._overtaken.append(older)

    def offer(self, items: Iterable[ActionItem]) -> None:
        """Keep items for the secretary to take up."""
        for item in items:
            self._possible.append(
                PossibleAction(
                    id=derive("possible", self._record.id, words_of(item.text)),
                    minutes_id=self._record.id,
                    text=item.text,
                    owners=item.owners,
                    due=item.due,
                    due_text=item.due_text,
                    line=item.line,
                )
            )

    def result(self, missing: tuple[Action, ...]) -> ActionPlan:
        """The plan so far, with the known actions that no item met."""
        return ActionPlan(
            new=tuple(self._new),
            revised=tuple(self._revised),
            unchanged=tuple(self._unchanged),
            completed=tuple(self._completed),
            carried=tuple(self._carried),
            possible=tuple({p.id: p for p in self._possible}.values()),
            overtaken=tuple(self._overtaken),
            asked=tuple(self._asked),
            settled=tuple(self._settled),
            missing=missing,
            unresolved=tuple(self._unresolved),
            history=tuple(self._history),
        )

    def _complete(self, action: Action, status: ItemStatus) -> None:
        done = replace(action, status=advance(action.status, ActionEvent.DONE), closed_at=self._now)
        self._completed.append(done)
        self._say(done, _OVER[status])

    def _say(self, action: Action, what: str, detail: str = "") -> None:
        self._history.append(HistoryLine(action_id=action.id, what=what, detail=detail, actor="minutes"))


def _about(item: ActionItem, action: Action) -> ActionItem:
    """An item that names a known action shortly: its words and people are no news of that."""
    return replace(item, text=action.text, owners=())


def _reported(report: Report, action: Action) -> ActionItem:
    """Prose as an item about the action that it means."""
    return ActionItem(text=action.text, status=report.status, kind=ItemKind.IMPLICIT, line=report.line)


def _given_on(item: ActionItem, revised: Revised, unresolved: Sequence[Resolution]) -> bool:
    """A review of old actions ("ongoing") gives them to nobody else."""
    return item.status is ItemStatus.OPEN and bool(revised.gained or revised.lost or unresolved)


def _postponed(item: ActionItem, action: Action) -> bool:
    """A later date than we know; an earlier one is the old minutes' own, which the secretary may have mended since."""
    if item.due is None or _same_day(item, action) or words_of(item.due_text) == words_of(action.due_text):
        return False
    return action.due is None or item.due > action.due


def _same_day(item: ActionItem, action: Action) -> bool:
    """The day the minutes had before; once it is over, "26 March" reads as that of next year."""
    known = action.minuted_due or action.due
    if known is None or item.due is None:
        return False
    same = (item.due.month, item.due.day) == (known.month, known.day)
    return same and (item.due == known or str(item.due.year) not in item.due_text)


def new_action(
    record: MinutesRecord, item: ActionItem, ordinal: int, setting: Setting, now: datetime
) -> tuple[Action, tuple[Resolution, ...]]:
    """Return the action an item becomes, and the owners nobody could be found for."""
    action_id = derive("action", record.id, ordinal, words_of(item.text))
    assigned = assign(action_id, item.owners, setting, now)
    action = Action(
        id=action_id,
        minutes_id=record.id,
        body=record.body,
        text=item.text,
        owners=item.owners,
        due=item.due,
        due_text=item.due_text,
        optional=item.optional,
        line=item.line,
        ordinal=ordinal,
        reference=item.reference,
        topic=item.topic,
        minuted_on=record.held_on,
        minuted_owners=item.owners,
        minuted_due=item.due,
        minuted_due_text=item.due_text,
        created_at=now,
        assignments=assigned.assignments,
    )
    return action, assigned.unresolved
