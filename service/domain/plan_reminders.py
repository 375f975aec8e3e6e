"""Who is reminded today, of what, and when the secretary is told. Pure; takes `today`, a civil working day.

One mail a day per person at most, with all their near and overdue actions in it. Nobody is reminded at a weekend, of
an optional action, or of one closed by others. A reminder that a day off swallowed is made up for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from service.domain.action import Action, ActionStatus, Assignment
from service.domain.changes import Changes, MinutesRecord, Post
from service.domain.directory import Contact
from service.domain.letter import Escalation, Reminder
from service.domain.listing import list_action, number_actions
from service.domain.message import Address

_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often."""

    #: Days before the due date; 0 is the day itself.
    before_days: tuple[int, ...] = (7, 1, 0)
    #: Working days between reminders once overdue.
    every_days: int = 5
    escalate_after: int = 3
    #: True where the body wants no reminders at all.
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remindable:
    """One person and their open actions."""

    contact: Contact
    actions: tuple[Action, ...]
    #: Minutes by id, to know the secretary.
    records: Mapping[str, MinutesRecord]
    #: Body to its own days before the due date, where the directory gives some; empty days are "never".
    before_days: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def cadence_of(self, action: Action, usual: Cadence) -> Cadence:
        """The cadence of an action's body."""
        days = self.before_days.get(action.body)
        return usual if days is None else replace(usual, before_days=days, silent=not days)


def working_days(after: date, until: date) -> int:
    """Working days after `after`, up to and with `until`; 0 where `until` is not later."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)


def is_due(action: Action, share: Assignment, today: date, cadence: Cadence) -> bool:
    """True where this share's reminder has come round: a threshold was passed since the last one, or it is overdue."""
    if action.due is None or action.optional or share.muted or share.notified_at is None or cadence.silent:
        return False
    left = (action.due - today).days
    if left < 0:
        since = share.reminded_on or action.due
        return working_days(since, today) >= cadence.every_days or since <= action.due
    last = (action.due - share.reminded_on).days if share.reminded_on else None
    return any(left <= days and (last is None or last > days) for days in cadence.before_days)


def plan_reminders(person: Remindable, today: date, cadence: Cadence, now: datetime) -> Changes:
    """Return the one mail this person gets today, if any, and the escalations that follow from it."""
    shares = [(action, share) for action in person.actions if (share := _share(action, person.contact.key))]
    due = [(a, s) for a, s in shares if is_due(a, s, today, person.cadence_of(a, cadence))]
    if not due or today.weekday() >= _SATURDAY:
        return Changes(at=now)
    near = [(a, s) for a, s in shares if _is_near(a, s, today, person.cadence_of(a, cadence))]
    items, refs = number_actions(near, today)
    post = Post(
        to=person.contact.address,
        contact=person.contact.key,
        letter=Reminder(name=person.contact.name, items=items),
        dedupe_key=f"reminder/{person.contact.key}/{today.isoformat()}",
        refs=refs,
    )
    reminded = [(_reminded(action, share, today), share) for action, share in near]
    return Changes(
        actions=tuple(action for action, _ in reminded),
        posts=(post, *_escalations(reminded, person, today, cadence)),
        at=now,
    )


def _is_near(action: Action, share: Assignment, today: date, cadence: Cadence) -> bool:
    """True where the action belongs into today's mail, whatever brought that about."""
    if action.due is None or action.optional or share.muted or cadence.silent:
        return False
    return action.due <= today + timedelta(days=max(cadence.before_days, default=0))


def _share(action: Action, contact: str) -> Assignment | None:
    mine = (s for s in action.assignments if s.contact == contact and s.status is ActionStatus.NEEDS_ACTION)
    return next(mine, None)


def _reminded(action: Action, share: Assignment, today: date) -> Action:
    after = replace(share, reminders=share.reminders + 1, reminded_on=today)
    return replace(action, assignments=tuple(after if s.id == share.id else s for s in action.assignments))


def _escalations(
    reminded: Iterable[tuple[Action, Assignment]], person: Remindable, today: date, cadence: Cadence
) -> tuple[Post, ...]:
    """Tell each secretary, once per person and action, of what stays overdue after the set number of reminders."""
    found: dict[str, list[tuple[Action, Assignment]]] = {}
    for action, before in reminded:
        record = person.records.get(action.minutes_id)
        if record and action.overdue(today) and _escalates(action, before, cadence):
            found.setdefault(record.secretary, []).append((action, before))
    return tuple(_escalation(secretary, shares, today) for secretary, shares in found.items())


def _escalates(action: Action, before: Assignment, cadence: Cadence) -> bool:
    """True at the reminder that makes the number full; where that was before the due date, at the first one after it.

    `before` is the share without today's reminder.
    """
    if before.reminders + 1 < cadence.escalate_after:
        return False
    first_overdue = action.due is not None and (before.reminded_on is None or before.reminded_on <= action.due)
    return before.reminders + 1 == cadence.escalate_after or first_overdue


def _escalation(secretary: str, shares: Sequence[tuple[Action, Assignment]], today: date) -> Post:
    first, share = shares[0]
    letter = Escalation(
        name="",
        body=first.body,
        items=tuple(list_action(action, n, today) for n, (action, _) in enumerate(shares, start=1)),
        reminders_sent=share.reminders + 1,
    )
    return Post(
        to=Address(secretary),
        letter=letter,
        dedupe_key=f"escalation/{secretary}/{share.contact}/{today.isoformat()}",
        refs={str(n): f"action:{action.id}" for n, (action, _) in enumerate(shares, start=1)},
    )
