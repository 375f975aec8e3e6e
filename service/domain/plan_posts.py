"""Changes of actions and meetings to the mails that tell people. Pure; knows letters, no templates and no octets.

One letter to one person with only their own actions; nobody is copied in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from service.domain.action import Action, ActionStatus, Assignment
from service.domain.changes import CalendarPart, MinutesRecord, Post
from service.domain.directory import Directory
from service.domain.invitation import Method
from service.domain.letter import ActionAssigned, ActionUpdated
from service.domain.letter_meeting import InvitationCancelled, InvitationLetter, InvitationUpdated
from service.domain.listing import list_action, number_actions
from service.domain.meeting_changes import InvitationToSend
from service.domain.message import Address
from service.domain.plan_invitations import NOT_A_MEMBER
from service.domain.revise import Revised

Share = tuple[Action, Assignment]


def by_contact(actions: Iterable[Action]) -> dict[str, list[Share]]:
    """Contact key to the open shares in `actions`, in their order."""
    found: dict[str, list[Share]] = {}
    for action in actions:
        for share in action.assignments:
            if share.status is ActionStatus.NEEDS_ACTION:
                found.setdefault(share.contact, []).append((action, share))
    return found


def assigned_posts(
    record: MinutesRecord, actions: Iterable[Action], directory: Directory, today: date, *, cause: object
) -> tuple[Post, ...]:
    """One mail to each owner of `actions`, with their own ones. `cause` tells one occasion from another."""
    return tuple(
        _assigned_post(record, contact, shares, directory, today, cause)
        for contact, shares in by_contact(actions).items()
        if contact in directory.contacts
    )


def _assigned_post(
    record: MinutesRecord, contact: str, shares: Sequence[Share], directory: Directory, today: date, cause: object
) -> Post:
    reader = directory.contacts[contact]
    items, refs = number_actions(shares, today)
    return Post(
        to=reader.address,
        contact=contact,
        letter=ActionAssigned(name=reader.name, body=record.body, meeting_on=record.held_on, items=items),
        dedupe_key=f"action-assigned/{contact}/{record.id}/{cause}",
        refs=refs,
    )


@dataclass(slots=True)
class _News:
    """What one person has to hear."""

    items: list[tuple[Revised, Assignment]] = field(default_factory=list)
    withdrawn: list[Action] = field(default_factory=list)

    @property
    def only_gained(self) -> bool:
        """True where everything is simply new to this person."""
        return not self.withdrawn and all(share in change.gained for change, share in self.items)


def updated_posts(
    record: MinutesRecord, revised: Sequence[Revised], directory: Directory, today: date, *, cause: object
) -> tuple[Post, ...]:
    """One mail to each person whose actions changed, came to them or were taken away."""
    news: dict[str, _News] = {}
    for change in revised:
        for share in change.after.assignments:
            if share.status is ActionStatus.NEEDS_ACTION and (share in change.gained or _for_reader(change)):
                news.setdefault(share.contact, _News()).items.append((change, share))
        for share in change.lost:
            news.setdefault(share.contact, _News()).withdrawn.append(change.before)
    return tuple(
        _news_post(record, contact, told, directory, today, cause)
        for contact, told in news.items()
        if contact in directory.contacts
    )


def _news_post(
    record: MinutesRecord, contact: str, news: _News, directory: Directory, today: date, cause: object
) -> Post:
    if news.only_gained:
        shares = [(change.after, share) for change, share in news.items]
        return _assigned_post(record, contact, shares, directory, today, cause)
    reader = directory.contacts[contact]
    items = tuple(
        list_action(change.after, number, today, assignment=share, changes=_words_for(change, share))
        for number, (change, share) in enumerate(news.items, start=1)
    )
    gone = tuple(list_action(action, len(items) + n, today) for n, action in enumerate(news.withdrawn, start=1))
    return Post(
        to=reader.address,
        contact=contact,
        letter=ActionUpdated(
            name=reader.name, body=record.body, meeting_on=record.held_on, items=items, withdrawn=gone
        ),
        dedupe_key=f"action-updated/{contact}/{record.id}/{cause}",
        refs={str(n): f"action:{change.after.id}" for n, (change, _) in enumerate(news.items, start=1)}
        # Nobody can answer what is no longer theirs; "stop" has to know whom this mail would have told of it.
        | {f"gone {n}": f"action:{action.id}" for n, action in enumerate(news.withdrawn, start=1)},
    )


def _words_for(change: Revised, share: Assignment) -> tuple[str, ...]:
    return ("this is now with you",) if share in change.gained else _for_reader(change)


def _for_reader(change: Revised) -> tuple[str, ...]:
    """Who else was added or taken off is nobody's business but the secretary's."""
    return tuple(words for words in change.changes if words != "the people were changed")


def invitation_posts(invitations: Iterable[InvitationToSend]) -> tuple[Post, ...]:
    """One mail for each invitation, update or cancellation."""
    return tuple(_invitation_post(invitation) for invitation in invitations)


def _invitation_post(sent: InvitationToSend) -> Post:
    meeting, invitee = sent.meeting, sent.invitee
    letter: InvitationLetter | InvitationUpdated | InvitationCancelled
    if sent.method is Method.CANCEL:
        left = sent.reason == NOT_A_MEMBER
        letter = InvitationCancelled(name=invitee.name, meeting=meeting, reason=sent.reason, without_you=left)
    elif sent.changes:
        letter = InvitationUpdated(name=invitee.name, meeting=meeting, changes=sent.changes)
    else:
        letter = InvitationLetter(name=invitee.name, meeting=meeting)
    return Post(
        to=Address(invitee.address, invitee.name),
        contact=invitee.contact,
        letter=letter,
        dedupe_key=f"{letter.kind}/{meeting.uid}/{meeting.sequence}/{invitee.address.casefold()}",
        refs={"meeting 1": f"meeting:{meeting.uid}"},
        calendar=CalendarPart(meeting=meeting, invitee=invitee, method=sent.method),
    )


def notified(actions: Iterable[Action], contacts: Iterable[str], now: datetime) -> tuple[Action, ...]:
    """Return `actions` with the shares of `contacts` marked as mailed, and those taken away as heard of."""
    told = set(contacts)
    return tuple(
        replace(action, assignments=tuple(_noted(share, told, now) for share in action.assignments))
        for action in actions
    )


def _noted(share: Assignment, told: set[str], now: datetime) -> Assignment:
    if share.contact not in told:
        return share
    if share.status is ActionStatus.CANCELLED:
        return replace(share, notified_at=None)
    return share if share.notified_at else replace(share, notified_at=now)


def untold(change: Revised) -> Action:
    """The action as it stands, where its owners are not told of the change yet: their shares count as not mailed.

    A cancelled share that was mailed is one whose owner has not heard that it was taken from them.
    """
    shares = tuple(
        replace(share, notified_at=None) if share.status is ActionStatus.NEEDS_ACTION and _for_reader(change) else share
        for share in change.after.assignments
    )
    return replace(change.after, assignments=shares)


def held_back(action: Action) -> Revised:
    """What people have not heard of an action, now that they may."""
    gained = tuple(s for s in action.assignments if s.status is ActionStatus.NEEDS_ACTION and s.notified_at is None)
    lost = tuple(s for s in action.assignments if s.status is ActionStatus.CANCELLED and s.notified_at is not None)
    return Revised(before=action, after=action, changes=(), gained=gained if action.open else (), lost=lost)
