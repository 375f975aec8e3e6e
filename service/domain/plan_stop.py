"""What "stop" takes back, and what "send" lets go again: mails of minutes that are queued and have not left. Pure.

An action's mail and a first invitation are taken back for good: whoever they were for counts as not written to, so
"send" writes to them about what stands by then. News of a meeting that is in people's calendars is only laid aside:
it goes as it is, unless the meeting changed again meanwhile. What has left cannot be taken back; what a worker is just
handing over is taken back if it comes back to the queue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from service.domain.action import Action, ActionStatus
from service.domain.changes import InviteeChange
from service.domain.directory import Directory
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.wording import count, listing

#: Letters that tell owners and members; receipts, reminders and answers go their way.
STOPPABLE = ("action-assigned", "action-updated", "invitation", "invitation-updated", "invitation-cancelled")
#: How marks begin whose minutes were stopped while a worker held some of their mails; then comes the minutes' id.
STOPPING = "stopping/"
#: Letters about what is in a calendar already.
_IN_CALENDARS = ("invitation-updated", "invitation-cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentMail:
    """One of our mails that has not left."""

    id: int
    kind: str
    contact: str
    #: Names an invitation's meeting, SEQUENCE and address.
    dedupe_key: str
    #: What its numbers stand for ("1" to "action:<id>").
    refs: Mapping[str, str]
    #: True where an earlier "stop" laid it aside.
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What "stop" brings about."""

    #: Actions with the shares that nobody heard of, to be written.
    actions: tuple[Action, ...] = ()
    invitees: tuple[InviteeChange, ...] = ()
    #: Ids of mails taken back for good, and of those only laid aside.
    withdrawn: tuple[int, ...] = ()
    aside: tuple[int, ...] = ()
    #: One sentence each.
    said: tuple[str, ...] = field(default=())


def take_back(
    unsent: Sequence[UnsentMail],
    actions: Iterable[Action],
    invitees: Mapping[str, Sequence[Invitee]],
    directory: Directory,
    now: datetime,
    held: Sequence[UnsentMail] = (),
) -> TakenBack:
    """Return what "stop" takes back of `unsent`, the mails about `actions` and about the meetings of `invitees`.

    `held` are those that a worker is just sending.
    """
    queued = [mail for mail in unsent if not mail.aside]
    before = {action.id: action for action in actions}
    after = {action_id: _unheard(action, queued, now) for action_id, action in before.items()}
    return TakenBack(
        actions=tuple(action for action_id, action in after.items() if action != before[action_id]),
        invitees=tuple(_uninvited(queued, invitees)),
        withdrawn=tuple(mail.id for mail in queued if mail.kind not in _IN_CALENDARS),
        aside=tuple(mail.id for mail in queued if mail.kind in _IN_CALENDARS),
        said=_sentences(len(queued), after.values(), directory, held),
    )


def let_go(unsent: Iterable[UnsentMail], meetings: Iterable[ScheduledMeeting]) -> tuple[int, ...]:
    """Return the mails laid aside that still tell what is so: their meeting has not changed since."""
    current = {f"{meeting.uid}/{meeting.sequence}" for meeting in meetings}
    return tuple(mail.id for mail in unsent if mail.aside and _occasion(mail) in current)


def _occasion(mail: UnsentMail) -> str:
    """ "<uid>/<SEQUENCE>" of an invitation's dedupe key."""
    return "/".join(mail.dedupe_key.split("/")[1:3])


def _unheard(action: Action, queued: Iterable[UnsentMail], now: datetime) -> Action:
    """Whoever a mail would have given the action never heard of it; whoever it would have told of its end has not."""
    given: set[str] = set()
    gone: set[str] = set()
    for mail in queued:
        for number, ref in mail.refs.items():
            if ref == f"action:{action.id}":
                (gone if number.startswith("gone") else given).add(mail.contact)
    shares = tuple(
        replace(share, notified_at=now if share.contact in gone else None) if share.contact in given | gone else share
        for share in action.assignments
    )
    return replace(action, assignments=shares)


def _uninvited(queued: Iterable[UnsentMail], invitees: Mapping[str, Sequence[Invitee]]) -> Iterable[InviteeChange]:
    for mail in queued:
        uid = mail.dedupe_key.split("/")[1]
        for invitee in invitees.get(uid, ()) if mail.kind == "invitation" else ():
            if invitee.contact == mail.contact:
                yield InviteeChange(uid=uid, invitee=replace(invitee, invited_sequence=-1))


def _sentences(
    taken: int, actions: Iterable[Action], directory: Directory, held: Sequence[UnsentMail]
) -> tuple[str, ...]:
    perhaps = {mail.contact for mail in held if mail.kind.startswith("action-")}
    told = dict.fromkeys(
        share.contact
        for action in actions
        for share in action.assignments
        if share.notified_at is not None and share.status is not ActionStatus.CANCELLED and share.contact not in perhaps
    )
    names = [contact.name for contact in directory.named(told)]
    back = f"{count(taken, 'mail')} that had not left yet {'is' if taken == 1 else 'are'} taken back."
    going = (
        f"{count(len(held), 'mail')} {'is' if len(held) == 1 else 'are'} just being handed over: what the mail server"
    )
    left = f"Mails that have left cannot be taken back: {listing(names)} {'has' if len(names) == 1 else 'have'} theirs."
    return (
        *((back,) if taken else ()),
        *((f"{going} does not take now is taken back, too.",) if held else ()),
        *((left,) if names else ()),
    )
