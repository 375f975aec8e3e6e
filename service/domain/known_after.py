"""What the store will hold once decided changes are written: the minutes of two meetings may come in one mail. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain.changes import Changes
from service.domain.plan_minutes import KnownMinutes
from service.domain.recognise import KnownActions


def known_after(known: KnownMinutes, earlier: Sequence[Changes], body: str) -> KnownMinutes:
    """Return `known` as it is after `earlier`, for minutes of `body`: its open actions, every meeting and invitee."""
    meetings = {meeting.uid: meeting for meeting in known.meetings}
    invitees = {uid: {one.contact: one for one in people} for uid, people in known.invitees.items()}
    carried = {action.id: action for action in known.actions.carried}
    same = {action.id for action in known.actions.same_meeting}
    for changes in earlier:
        meetings |= {meeting.uid: meeting for meeting in changes.meetings}
        carried |= {action.id: action for action in changes.actions if action.body == body and action.id not in same}
        for change in changes.invitees:
            people = invitees.setdefault(change.uid, {})
            people[change.invitee.contact] = change.invitee
            if change.removed:
                del people[change.invitee.contact]
    return replace(
        known,
        actions=KnownActions(
            same_meeting=known.actions.same_meeting, carried=tuple(one for one in carried.values() if one.open)
        ),
        meetings=tuple(meetings.values()),
        invitees={uid: tuple(people.values()) for uid, people in invitees.items()},
    )
