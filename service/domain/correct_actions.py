"""A secretary's orders about actions, one after another. Knows the numbers of one receipt; knows no mails.

Each order changes what stands under its numbers and says so in one sentence, or is refused with an example.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from service.domain.action import Action, ActionEvent, ActionStatus, Assignment, advance
from service.domain.assign import assign
from service.domain.changes import HistoryLine, MinutesRecord, PossibleAction
from service.domain.correction import (
    AddAction,
    AssignOwners,
    CancelActions,
    CloseActions,
    LeaveOut,
    MarkDuplicate,
    RememberAlias,
    RemoveOwners,
    ReopenActions,
    SetDue,
    TakeUp,
)
from service.domain.directory import Contact, Directory, normal
from service.domain.letter import ListedProblem
from service.domain.listing import asked_back, owners_in_words
from service.domain.message import Address
from service.domain.minutes import ActionItem
from service.domain.plan_actions import ADDED, new_action
from service.domain.resolve import Resolution, Setting, resolve
from service.domain.revise import reassign
from service.domain.wording import day, listing

Order = (
    AssignOwners
    | RemoveOwners
    | SetDue
    | CancelActions
    | AddAction
    | MarkDuplicate
    | TakeUp
    | LeaveOut
    | RememberAlias
    | CloseActions
    | ReopenActions
)
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


class ActionDesk:
    """Carries out orders about the actions of one receipt."""

    def __init__(
        self,
        actions: Mapping[int, Action],
        possible: Mapping[int, PossibleAction],
        record: MinutesRecord | None,
        setting: Setting,
        now: datetime,
    ) -> None:
        self._before = dict(actions)
        self._now_standing = dict(actions)
        self._possible = dict(possible)
        self._record, self._now = record, now
        self.setting = setting
        self.said: list[str] = []
        #: What could not be done.
        self.refused: list[ListedProblem] = []
        #: Whether an order that was understood was among it.
        self.refused_orders = False
        self.taken_up: list[str] = []
        self.aliases: list[tuple[str, str, str]] = []
        self.contacts: list[Address] = []

    @property
    def standing(self) -> tuple[Action, ...]:
        """Every action as it stands after the orders so far."""
        return tuple(self._now_standing.values())

    def numbered(self) -> dict[int, Action]:
        """Number to action, new ones too."""
        return dict(sorted(self._now_standing.items()))

    def open_possible(self) -> dict[int, PossibleAction]:
        """Possible actions that are still only possible, by number."""
        return {n: item for n, item in self._possible.items() if item.id not in self.taken_up}

    def changed(self) -> Iterator[tuple[Action | None, Action]]:
        """(before, after) of each action that differs; before is None for a new one."""
        for number, after in self._now_standing.items():
            before = self._before.get(number)
            if before != after:
                yield before, after

    def history(self, actor: str) -> Iterator[HistoryLine]:
        """A line for each action that differs."""
        for before, after in self.changed():
            what = "added by the secretary" if before is None else "changed by the secretary"
            yield HistoryLine(action_id=after.id, what=what, detail="; ".join(_differences(before, after)), actor=actor)

    def refuse(self, text: str, example: str, line: int = 0, reason: str = "") -> None:
        """Quote an order back with one that would be understood."""
        self.refused.append(asked_back(text, example, line, reason))

    def carry_out(self, order: Order) -> None:
        """Do what one order says."""
        before = len(self.refused)
        self._follow(order)
        self.refused_orders = self.refused_orders or len(self.refused) > before

    def _follow(self, order: Order) -> None:
        match order:
            case AssignOwners():
                self._assign(order)
            case RemoveOwners():
                self._take_off(order)
            case MarkDuplicate():
                self._duplicate(order)
            case AddAction():
                self._add(order)
            case TakeUp():
                self._take_up(order)
            case LeaveOut():
                self._leave_out(order)
            case RememberAlias():
                self._remember(order)
            case _:
                self._change(order)

    def _change(self, order: SetDue | CancelActions | CloseActions | ReopenActions) -> None:
        match order:
            case SetDue(due=due, due_text=text):
                self._each(order.numbers, lambda a: _with_due(a, due, text), _due_words(order))
            case CancelActions():
                self._each(order.numbers, self._cancel, "is cancelled")
            case CloseActions():
                self._each(order.numbers, self._close, "is closed")
            case ReopenActions():
                self._each(order.numbers, self._reopen, "is open again")

    def _each(self, numbers: Sequence[int], change: Callable[[Action], Action], words: str) -> None:
        for number in numbers:
            action = self._find(number)
            if action is not None:
                self._now_standing[number] = change(action)
                self.said.append(f"Action {number} {words}.")

    def _find(self, number: int) -> Action | None:
        action = self._now_standing.get(number)
        if action is None:
            known = ", ".join(map(str, self._now_standing)) or "none"
            self.refuse(f"There is no action {number} in that mail", f"a number from this list: {known}")
        return action

    def _cancel(self, action: Action) -> Action:
        return self._move(action, ActionEvent.WITHDRAWN, (ActionStatus.NEEDS_ACTION,))

    def _close(self, action: Action) -> Action:
        return self._move(action, ActionEvent.DONE, (ActionStatus.NEEDS_ACTION,))

    def _reopen(self, action: Action) -> Action:
        return self._move(action, ActionEvent.REOPENED, (ActionStatus.COMPLETED, ActionStatus.CANCELLED))

    def _move(self, action: Action, event: ActionEvent, of: Sequence[ActionStatus]) -> Action:
        """The action and its shares that stand in `of`, moved; closing notes when."""
        if action.status not in of:
            return action
        closed = self._now if event is ActionEvent.DONE else None
        shares = tuple(
            replace(s, status=advance(s.status, event), closed_at=closed) if s.status in of else s
            for s in action.assignments
        )
        return replace(action, status=advance(action.status, event), closed_at=closed, assignments=shares)

    def _duplicate(self, order: MarkDuplicate) -> None:
        kept = self._find(order.of)
        if kept is not None and self._find(order.number) is not None and order.number != order.of:
            self._now_standing[order.number] = self._cancel(self._now_standing[order.number])
            self.said.append(f"Action {order.number} is the same as {order.of}; only {order.of} stays.")

    def _assign(self, order: AssignOwners) -> None:
        found = self._people(order.owners, order.addresses, order.phrase)
        if found is None:
            return
        for number in order.numbers:
            action = self._find(number)
            if action is not None:
                self._now_standing[number] = self._with_owners(action, found, joining=order.joining)
                names = listing(owners_in_words(self._now_standing[number]))
                self.said.append(f"Action {number} is now with {names}.")

    def _take_off(self, order: RemoveOwners) -> None:
        found = self._people(order.owners, (), "") if order.owners else ()
        for number in order.numbers if found is not None else ():
            action = self._find(number)
            if action is not None:
                self._without(number, action, found or ())

    def _without(self, number: int, action: Action, owners: Sequence[str]) -> None:
        """`owners` are known names; none of them means everybody."""
        parties = [party for name in owners if (party := resolve(name, self.setting).party)]
        contacts = {contact for party in parties for contact in party.contacts}
        live = [share for share in action.assignments if share.status is not ActionStatus.CANCELLED]
        stay = [share for share in live if contacts and share.contact not in contacts]
        if owners and len(stay) == len(live):
            self.refuse(f"Action {number} is not with {listing(p.name for p in parties)}", f"{number}: Sam Porter")
            return
        kept = tuple(o for o in action.owners if stay and not self._is_one_of(o, contacts))
        self._now_standing[number] = replace(action, owners=kept, assignments=reassign(action, stay))
        names = listing(owners_in_words(self._now_standing[number]))
        self.said.append(f"Action {number} is now with {names or 'nobody'}.")

    def _is_one_of(self, owner: str, contacts: set[str]) -> bool:
        party = resolve(owner, self.setting).party
        return party is not None and contacts.issuperset(party.contacts)

    def _people(self, owners: Sequence[str], addresses: Sequence[str], phrase: str) -> tuple[str, ...] | None:
        """Names that resolve, or None after quoting back those that do not."""
        self._learn(owners, addresses)
        wanted = tuple(a or o for o, a in _paired(owners, addresses))
        if phrase and len(wanted) > 1 and resolve(phrase, self.setting).party:
            return (phrase,)
        unknown = [r for name in wanted if (r := resolve(name, self.setting)).party is None]
        for resolution in unknown:
            self.refuse(resolution.owner, _example_for(resolution))
        return None if unknown or not wanted else wanted

    def _learn(self, owners: Sequence[str], addresses: Sequence[str]) -> None:
        """An address that the secretary gives makes somebody known, even outside the directory."""
        for owner, address in _paired(owners, addresses):
            if address and self.setting.directory.find_contact(address) is None:
                person = Address(address, "" if owner == address else owner)
                self.contacts.append(person)
                self.setting = replace(self.setting, directory=_with_contact(self.setting.directory, person))

    def _with_owners(self, action: Action, owners: tuple[str, ...], *, joining: bool) -> Action:
        everybody = (*action.owners, *owners) if joining else owners
        assigned = assign(action.id, everybody, self.setting, self._now)
        return replace(action, owners=everybody, assignments=reassign(action, assigned.assignments))

    def _add(self, order: AddAction) -> None:
        if self._record is None:
            self.refuse(order.text, "Answer the receipt of the minutes to add an action")
            return
        found = self._people(order.owners, order.addresses, "") if order.owners else ()
        if found is not None:
            item = ActionItem(text=order.text, owners=found, due=order.due, due_text=order.due_text)
            number = self._place(item)
            self.said.append(f"Action {number} is new: {order.text}.")

    def _place(self, item: ActionItem) -> int:
        number = max(self._now_standing, default=0) + 1
        assert self._record is not None  # noqa: S101 - every caller has looked
        action, _ = new_action(self._record, item, ADDED + number, self.setting, self._now)
        self._now_standing[number] = action
        return number

    def _take_up(self, order: TakeUp) -> None:
        found = self._people(order.owners, order.addresses, order.phrase) if order.owners else ()
        for wanted in order.numbers if found is not None else ():
            possible = self.open_possible().get(wanted)
            if possible is None or self._record is None:
                self._refuse_possible(wanted)
                continue
            given = order if order.due_text else possible
            item = ActionItem(
                text=possible.text, owners=found or possible.owners, due=given.due, due_text=given.due_text,
                line=possible.line,
            )  # fmt: skip
            number = self._place(item)
            self.taken_up.append(possible.id)
            self.said.append(f"P{wanted} is now action {number}.")

    def _leave_out(self, order: LeaveOut) -> None:
        """Nobody was ever written to about a possible action, so there is only something to say."""
        for wanted in order.numbers:
            if wanted in self.open_possible():
                self.said.append(f"P{wanted} is left out. Nobody is written to about it.")
            else:
                self._refuse_possible(wanted)

    def _refuse_possible(self, wanted: int) -> None:
        known = ", ".join(f"P{number}" for number in self.open_possible()) or "none"
        self.refuse(f"There is no P{wanted} in that mail", f"a number from this list: {known}")

    def _remember(self, order: RememberAlias) -> None:
        address = _ADDRESS.search(order.target)
        if address:
            self._learn((_ADDRESS.sub(" ", order.target).strip(" <>()") or address[0],), (address[0],))
        resolution = resolve(address[0] if address else order.target, self.setting)
        if resolution.party is None:
            self.refuse(f"{order.alias} = {order.target}", _example_for(resolution))
            return
        body = self.setting.body.name if self.setting.body else ""
        self.aliases.append((body, order.alias, resolution.party.name))
        learnt = self.setting.directory.with_aliases([(order.alias, resolution.party.name)])
        self.setting = replace(self.setting, directory=learnt)
        self.said.append(f"From now on {order.alias} means {resolution.party.name}.")
        self._apply_alias(order.alias)

    def _apply_alias(self, alias: str) -> None:
        """Actions that name the alias, and were nobody's for it, have an owner now."""
        for number, action in self._now_standing.items():
            if action.open and normal(alias) in map(normal, action.owners):
                assigned = assign(action.id, action.owners, self.setting, self._now)
                self._now_standing[number] = replace(action, assignments=reassign(action, assigned.assignments))


def _paired(owners: Sequence[str], addresses: Sequence[str]) -> list[tuple[str, str]]:
    return [(owner, addresses[i] if i < len(addresses) else "") for i, owner in enumerate(owners)]


def _with_contact(directory: Directory, person: Address) -> Directory:
    contact = Contact(name=person.name or person.address, addresses=(person.address,))
    return replace(directory, contacts={**directory.contacts, contact.key: contact})


def _example_for(resolution: Resolution) -> str:
    if resolution.candidates:
        return listing(resolution.candidates, "or")
    return "a name from the directory, or an email address"


def _with_due(action: Action, due: date | None, text: str) -> Action:
    """The minutes' own phrase stays beside the new date: by it the same minutes are known again."""
    return replace(action, due=due, due_text=action.due_text if due and action.due_text else text)


def _due_words(order: SetDue) -> str:
    if order.due:
        return f"is due on {day(order.due)}"
    return f"is due: {order.due_text}" if order.due_text else "has no due date now"


def _differences(before: Action | None, after: Action) -> Iterator[str]:
    if before is None:
        yield after.text
        return
    if before.due != after.due:
        yield f"due {after.due}"
    if before.status != after.status:
        yield f"now {after.status.value}"
    if _contacts(before.assignments) != _contacts(after.assignments):
        yield f"now with {listing(owners_in_words(after)) or 'nobody'}"


def _contacts(shares: Sequence[Assignment]) -> set[str]:
    return {share.contact for share in shares if share.status is not ActionStatus.CANCELLED}
