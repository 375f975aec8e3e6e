"""The digest of a body: what is open, overdue, due soon, closed, unassigned, and who comes to its meetings. Pure.

Numbers run through the whole digest, so that a reply can name any action in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from service.domain.action import Action, ActionStatus
from service.domain.changes import Post
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.letter import Digest, ListedAction
from service.domain.listing import list_action, list_meeting
from service.domain.message import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestFacts:
    """What the store knows about a body."""

    body: str
    open: tuple[Action, ...]
    closed: tuple[Action, ...]
    comments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    meetings: tuple[ScheduledMeeting, ...] = ()
    invitees: Mapping[str, tuple[Invitee, ...]] = field(default_factory=dict)
    held: int = 0
    #: People with open actions who are away, in sentences.
    away: tuple[str, ...] = ()
    since: date | None = None
    #: IANA zone in which the days of closing are told.
    zone: str = "UTC"


def plan_digest(
    facts: DigestFacts,
    readers: Sequence[Address],
    today: date,
    *,
    due_soon_days: int,
    agenda_on: date | None = None,
    key: str = "",
) -> tuple[Post, ...]:
    """One digest for each reader; none where there is nothing to tell.

    `agenda_on` is the day of the meeting that it prepares; `key` names the occasion for the dedupe key.
    """
    if not (facts.open or facts.closed or facts.meetings):
        return ()
    letter, refs = _letter(facts, today, due_soon_days, agenda_on)
    return tuple(
        Post(
            to=reader,
            letter=replace(letter, name=reader.name),
            dedupe_key=f"digest/{facts.body}/{key or today.isoformat()}/{reader.key}",
            refs=refs,
        )
        for reader in readers
    )


def _letter(
    facts: DigestFacts, today: date, due_soon_days: int, agenda_on: date | None
) -> tuple[Digest, dict[str, str]]:
    refs: dict[str, str] = {}
    sections = {**_sort(facts.open, today, due_soon_days), "closed": facts.closed}
    listed = {name: tuple(_listed(a, refs, today, facts) for a in sections[name]) for name in _NUMBERED}
    digest = Digest(
        name="",
        body=facts.body,
        since=facts.since,
        until=today,
        overdue=listed["overdue"],
        due_soon=listed["soon"],
        open=listed["open"],
        closed=listed["closed"],
        unassigned=listed["unassigned"],
        meetings=tuple(
            list_meeting(meeting, number, facts.invitees.get(meeting.uid, ()))
            for number, meeting in enumerate(facts.meetings, start=1)
        ),
        held=facts.held,
        away=facts.away,
        agenda_on=agenda_on,
    )
    meetings = {f"meeting {n}": f"meeting:{meeting.uid}" for n, meeting in enumerate(facts.meetings, start=1)}
    return digest, refs | meetings


#: The sections in the order in which their actions are numbered.
_NUMBERED = ("overdue", "soon", "open", "unassigned", "closed")


def _listed(action: Action, refs: dict[str, str], today: date, facts: DigestFacts) -> ListedAction:
    number = len(refs) + 1
    refs[str(number)] = f"action:{action.id}"
    listed = list_action(action, number, today, zone=facts.zone)
    return replace(listed, comments=tuple(facts.comments.get(action.id, ())))


def _sort(actions: Sequence[Action], today: date, due_soon_days: int) -> dict[str, list[Action]]:
    """Each open action stands in one section: nobody's first, then by how near its date is."""
    found: dict[str, list[Action]] = {"unassigned": [], "overdue": [], "soon": [], "open": []}
    soon = today + timedelta(days=due_soon_days)
    for action in actions:
        if not any(share.status is not ActionStatus.CANCELLED for share in action.assignments):
            found["unassigned"].append(action)
        elif action.overdue(today):
            found["overdue"].append(action)
        elif action.due is not None and action.due <= soon:
            found["soon"].append(action)
        else:
            found["open"].append(action)
    for section in ("overdue", "soon"):
        found[section].sort(key=lambda action: action.due or today)
    return found
