"""Who is reminded today, of what, and when the secretary is told. Pure; takes `today`, a civil day where a body meets.

One mail a day per person at most, with all their near and overdue actions in it. Nobody is reminded at a weekend, of
an optional action, of one closed by others, or while away: then the secretary hears, once, of what falls due meanwhile.
A reminder that a day off swallowed is made up for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from service.domain.action import Action, ActionStatus, Assignment
from service.domain.changes import Absence, Changes, MinutesRecord, Post
from service.domain.directory import Contact
from service.domain.identity import derive
from service.domain.letter import Escalation, OwnerSays, Question, Reminder
from service.domain.listing import list_action, number_actions
from service.domain.message import Address
from service.domain.wording import count, day

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
    #: Bodies whose days begin in another zone than those that `today` is for, with the date there.
    elsewhere: Mapping[str, date] = field(default_factory=dict)
    #: Until when they are away and who deputises, by the directory or their own notice; None while present.
    away: Absence | None = None

    def day_of(self, action: Action, today: date) -> date:
        """The civil date where the action's body meets."""
        return self.elsewhere.get(action.body, today)

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
    if action.due is None or not _is_chased(action, share, cadence):
        return False
    left = (action.due - today).days
    if left < 0:
        since = share.reminded_on or action.due
        return working_days(since, today) >= cadence.every_days or since <= action.due
    last = (action.due - share.reminded_on).days if share.reminded_on else None
    return any(left <= days and (last is None or last > days) for days in cadence.before_days)


def plan_reminders(person: Remindable, today: date, cadence: Cadence, now: datetime) -> Changes:
    """Return the one mail this person gets today, if any, and the escalations that follow from it.

    What brings a mail about is an action of a body where it is `today`; the mail then holds what is near elsewhere too.
    """
    shares = [(action, share) for action in person.actions if (share := _share(action, person.contact.key))]
    here = [(a, s) for a, s in shares if a.body not in person.elsewhere]
    due = any(is_due(a, s, today, person.cadence_of(a, cadence)) for a, s in here)
    written = any(s.reminded_on is not None and s.reminded_on >= person.day_of(a, today) for a, s in shares)
    if not due or written or today.weekday() >= _SATURDAY:
        return Changes(at=now)
    if person.away is not None and person.away.until is not None and person.away.until >= today:
        return Changes(posts=plan_absence(person, person.away.until, today, cadence), at=now)
    near = [(a, s) for a, s in shares if _is_near(a, s, person.day_of(a, today), person.cadence_of(a, cadence))]
    items, refs = number_actions(near, today)
    post = Post(
        to=person.contact.address,
        contact=person.contact.key,
        letter=Reminder(name=person.contact.name, items=items),
        dedupe_key=f"reminder/{person.contact.key}/{today.isoformat()}",
        refs=refs,
    )
    reminded = [(_reminded(action, share, person.day_of(action, today)), share) for action, share in near]
    return Changes(
        actions=tuple(action for action, _ in reminded),
        posts=(post, *_escalations(reminded, person, today, cadence)),
        at=now,
    )


def plan_absence(person: Remindable, until: date, today: date, cadence: Cadence) -> tuple[Post, ...]:
    """Tell each secretary, once in an absence, of what falls due before the person is back."""
    found: dict[str, list[Action]] = {}
    for action in person.actions:
        share, record = _share(action, person.contact.key), person.records.get(action.minutes_id)
        chased = share is not None and _is_chased(action, share, person.cadence_of(action, cadence))
        if chased and record and action.due is not None and action.due <= until:
            found.setdefault(record.secretary, []).append(action)
    return tuple(_while_away(secretary, actions, person, until, today) for secretary, actions in found.items())


def _while_away(secretary: str, actions: Sequence[Action], person: Remindable, until: date, today: date) -> Post:
    who, absence = person.contact, person.away
    deputy = absence.deputy if absence else ""
    due = f"{count(len(actions), 'action')} {'falls' if len(actions) == 1 else 'fall'}"
    numbers = " and ".join(str(n) for n in range(1, len(actions) + 1))
    ask = Question(
        number="",
        text="Should somebody else do it meanwhile? Otherwise it waits until they are back.",
        candidates=(deputy,) if deputy else (),
        example=f"{numbers}: {deputy or 'name of the new owner'}",
    )
    letter = OwnerSays(
        owner=who.name,
        owner_address=who.addresses[0],
        summary=f"{who.name} is away until {day(until)}, and {due} due by then. We do not remind them meanwhile.",
        words=absence.text if absence else "",
        items=tuple(list_action(action, n, person.day_of(action, today)) for n, action in enumerate(actions, start=1)),
        questions=(ask,),
        unasked=True,
    )
    return Post(
        to=Address(secretary),
        letter=letter,
        dedupe_key=f"owner-away/{who.key}/{secretary}/{until.isoformat()}",
        refs={str(n): f"action:{action.id}" for n, action in enumerate(actions, start=1)},
    )


def _is_chased(action: Action, share: Assignment, cadence: Cadence) -> bool:
    """True for an action that is reminded of at all, one day or another."""
    told = share.notified_at is not None and not share.muted
    return told and action.due is not None and not action.optional and not cadence.silent


def _is_near(action: Action, share: Assignment, today: date, cadence: Cadence) -> bool:
    """True where the action belongs into today's mail, whatever brought that about."""
    if action.due is None or not _is_chased(action, share, cadence):
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
        if record and action.overdue(person.day_of(action, today)) and _escalates(action, before, cadence):
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
    """The members of a group share an action: whoever of them is reminded first that day, the secretary hears once."""
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
        dedupe_key=f"escalation/{secretary}/{derive(*sorted(a.id for a, _ in shares))}/{today.isoformat()}",
        refs={str(n): f"action:{action.id}" for n, (action, _) in enumerate(shares, start=1)},
    )
