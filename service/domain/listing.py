"""Actions and meetings as a reader of a letter sees them. Knows the letters' list items; knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from service.domain.action import Action, ActionStatus, Assignment, progress
from service.domain.civil import today_in
from service.domain.invitation import EventStatus, Invitee, Partstat, ScheduledMeeting
from service.domain.letter import ListedAction, ListedMeeting, ListedProblem


def owners_in_words(action: Action) -> tuple[str, ...]:
    """Return whom an action is with: people, organisations and groups by name."""
    parties: dict[str, int] = {}
    for assignment in action.assignments:
        if assignment.status is not ActionStatus.CANCELLED:
            parties[assignment.party] = parties.get(assignment.party, 0) + 1
    return tuple(f"{name} ({count} people)" if count > 1 else name for name, count in parties.items())


def list_action(
    action: Action,
    number: int,
    today: date,
    *,
    assignment: Assignment | None = None,
    changes: Sequence[str] = (),
    zone: str = "UTC",
) -> ListedAction:
    """Return `action` as item `number`; with `assignment`, as that owner sees it. `zone` tells the day of closing."""
    return ListedAction(
        number=number,
        text=action.text,
        body=action.body,
        due=action.due,
        due_text=action.due_text,
        owners=owners_in_words(action),
        because=assignment.because if assignment else "",
        optional=action.optional,
        overdue=action.overdue(today),
        days_left=(action.due - today).days if action.due else None,
        progress=progress(action.assignments),
        changes=tuple(changes),
        line=action.line,
        minuted_on=action.minuted_on,
        closed_on=today_in(zone, action.closed_at) if action.closed_at else None,
    )


def number_actions(
    shares: Iterable[tuple[Action, Assignment]], today: date
) -> tuple[tuple[ListedAction, ...], dict[str, str]]:
    """Number an owner's actions from 1; return the items and what the numbers stand for."""
    items: list[ListedAction] = []
    refs: dict[str, str] = {}
    for number, (action, assignment) in enumerate(shares, start=1):
        items.append(list_action(action, number, today, assignment=assignment))
        refs[str(number)] = f"action:{action.id}"
    return tuple(items), refs


def list_meeting(
    meeting: ScheduledMeeting, number: int, invitees: Sequence[Invitee] = (), *, fate: str = "", line: int = 0
) -> ListedMeeting:
    """Return `meeting` as item `number` with who has answered what."""
    by_answer: dict[Partstat, tuple[str, ...]] = {}
    for invitee in invitees:
        by_answer[invitee.partstat] = (*by_answer.get(invitee.partstat, ()), invitee.name)
    return ListedMeeting(
        number=number,
        title=meeting.title,
        on=meeting.on,
        starts=meeting.starts,
        ends=meeting.ends,
        venue=meeting.venue,
        link=meeting.link,
        fate=fate or ("cancelled" if meeting.status is EventStatus.CANCELLED else ""),
        invited=len(invitees),
        accepted=by_answer.get(Partstat.ACCEPTED, ()),
        tentative=by_answer.get(Partstat.TENTATIVE, ()),
        declined=by_answer.get(Partstat.DECLINED, ()),
        delegated=by_answer.get(Partstat.DELEGATED, ()),
        silent=by_answer.get(Partstat.NEEDS_ACTION, ()),
        line=line,
    )


def asked_back(text: str, example: str, line: int = 0, reason: str = "") -> ListedProblem:
    """Words that could not be followed, quoted with why where that is known, and with words that would be."""
    instead = f"Write, for example: {example}" if example else ""
    return ListedProblem(line=line, text=text, reason=f"{reason} {instead}".strip())
