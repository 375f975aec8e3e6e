"""What another wording makes of a known action: its words, owners and date, and what to say of the difference. Pure.

What the secretary set stays where the minutes say what they said before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from service.domain.action import Action, ActionEvent, ActionStatus, Assignment, advance
from service.domain.assign import assign
from service.domain.match import same_task, without_date, words_of
from service.domain.minutes import ActionItem
from service.domain.resolve import Resolution, Setting
from service.domain.wording import day


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A known action that the reading changes."""

    before: Action
    after: Action
    #: In words, for those concerned.
    changes: tuple[str, ...]
    gained: tuple[Assignment, ...] = ()
    lost: tuple[Assignment, ...] = ()


def revise(
    action: Action, item: ActionItem, ordinal: int, setting: Setting, now: datetime
) -> tuple[Revised, tuple[Resolution, ...]]:
    """Return `action` as `item` has it, with what changed. What the secretary set stays where they say the same."""
    wanted = assign(action.id, item.owners, setting, now)
    owners_changed = bool(item.owners) and not _same_owners(action, item, wanted.assignments, setting, now)
    assigned = wanted if owners_changed or not action.assignments else None
    shares = reassign(action, assigned.assignments) if assigned and assigned.assignments else action.assignments
    due_changed = _due_gone(action, item) or (bool(item.due_text) and not _same_due(action, item))
    after = replace(
        action,
        text=action.text if _same_words(action, item) else item.text,
        owners=item.owners if owners_changed else action.owners,
        due=item.due if due_changed else action.due,
        due_text=item.due_text if due_changed else action.due_text,
        line=item.line or action.line,
        ordinal=ordinal,
        minuted_owners=item.owners or action.minuted_owners,
        minuted_due=item.due if item.due_text else action.minuted_due,
        minuted_due_text=item.due_text or action.minuted_due_text,
        assignments=shares,
    )
    lost, gained = _difference(action.assignments, shares)
    changes = _changes(action, after, bool(lost or gained))
    revised = Revised(before=action, after=after, changes=changes, gained=gained, lost=lost)
    return revised, assigned.unresolved if assigned else ()


def _same_words(action: Action, item: ActionItem) -> bool:
    return words_of(item.text) == words_of(action.text)


def _same_owners(
    action: Action, item: ActionItem, wanted: Sequence[Assignment], setting: Setting, now: datetime
) -> bool:
    """The minutes name whom they named before, though the action may be with others since by the secretary's word."""
    if set(map(words_of, item.owners)) == set(map(words_of, action.owners)):
        return True
    if action.minuted_owners is not None:
        said = assign(action.id, action.minuted_owners, setting, now).assignments
        same_people = bool(wanted) and {share.contact for share in wanted} == {share.contact for share in said}
        return same_people or set(map(words_of, item.owners)) == set(map(words_of, action.minuted_owners))
    return _named_before(action, item, wanted)


def _named_before(action: Action, item: ActionItem, wanted: Sequence[Assignment]) -> bool:
    """Where nobody noted whom the minutes named, the same words name the same people."""
    had = {share.contact for share in action.assignments}
    said = set(words_of(item.text).split())
    named = all(said.issuperset(words_of(owner).split()) for owner in item.owners)
    nobody_new = bool(wanted) and had.issuperset(share.contact for share in wanted)
    return _same_words(action, item) and bool(had) and (named or nobody_new)


def _same_due(action: Action, item: ActionItem) -> bool:
    """The minutes have the date that they had before, though the secretary may have set another."""
    if item.due is not None and item.due == action.minuted_due:
        return True
    if action.minuted_due_text and words_of(item.due_text) == words_of(action.minuted_due_text):
        return action.minuted_due is not None or item.due is None
    if words_of(item.due_text) == words_of(action.due_text):
        return action.due is not None or item.due is None
    return _same_words(action, item) and f" {words_of(item.due_text)} " in f" {words_of(item.text)} "


def _due_gone(action: Action, item: ActionItem) -> bool:
    """The same sentence without its date; another form of the minutes may only have left it out."""
    said = words_of(action.due_text)
    return (
        bool(said)
        and not item.due_text
        and item.due is None
        and f" {said} " in f" {words_of(action.text)} "
        and without_date(action) == words_of(item.text)
    )


def differ(before: Action | None, after: Action) -> Revised:
    """Return a change for its mails: what differs in words, who gained and who lost a share. None is a new action."""
    if before is None:
        shares = tuple(s for s in after.assignments if s.status is not ActionStatus.CANCELLED)
        return Revised(before=after, after=after, changes=("new",), gained=shares)
    lost, gained = _difference(before.assignments, after.assignments)
    words = _changes(before, after, bool(lost or gained))
    back = before.status is not ActionStatus.NEEDS_ACTION and after.open
    return Revised(
        before=before, after=after, changes=(*words, "it is open again") if back else words, gained=gained, lost=lost
    )


def reassign(action: Action, wanted: Sequence[Assignment]) -> tuple[Assignment, ...]:
    """Keep the shares of those who stay; those who go are cancelled; an older cancelled share may come back."""
    kept = {share.contact: share for share in action.assignments}
    stay = {share.contact for share in wanted}
    result = [_revive(kept[share.contact], share) if share.contact in kept else share for share in wanted]
    gone = [
        replace(share, status=advance(share.status, ActionEvent.WITHDRAWN)) if _live(share) else share
        for share in action.assignments
        if share.contact not in stay
    ]
    return (*result, *gone)


def _revive(share: Assignment, wanted: Assignment) -> Assignment:
    if share.status is ActionStatus.CANCELLED:
        return replace(wanted, status=ActionStatus.NEEDS_ACTION)
    return replace(share, party=wanted.party, finish=wanted.finish, because=wanted.because)


def _live(share: Assignment) -> bool:
    return share.status is ActionStatus.NEEDS_ACTION


def _difference(
    before: Sequence[Assignment], after: Sequence[Assignment]
) -> tuple[tuple[Assignment, ...], tuple[Assignment, ...]]:
    """Return the shares that were lost and those that were gained."""
    had = {share.contact for share in before if share.status is not ActionStatus.CANCELLED}
    has = {share.contact for share in after if share.status is not ActionStatus.CANCELLED}
    lost = tuple(share for share in before if share.contact in had - has)
    gained = tuple(share for share in after if share.contact in has - had)
    return lost, gained


def _changes(before: Action, after: Action, people_changed: bool) -> tuple[str, ...]:
    changes: list[str] = []
    if not same_task(_as_minuted(before), _as_minuted(after)):
        changes.append(f"the words were: {before.text}")
    if before.due != after.due:
        changes.append(_due_change(before, after))
    if people_changed:
        changes.append("the people were changed")
    return tuple(changes)


def _as_minuted(action: Action) -> Action:
    """With the people and the date that its words may name, whoever has it and whatever date is set by now."""
    owners = (*action.owners, *(action.minuted_owners or ()))
    return replace(action, owners=owners, due_text=action.minuted_due_text or action.due_text)


def _due_change(before: Action, after: Action) -> str:
    if before.due and not after.due and not after.due_text:
        return f"the due date, {day(before.due)}, was removed"
    return f"the due date was {day(before.due) if before.due else 'not set'}"
