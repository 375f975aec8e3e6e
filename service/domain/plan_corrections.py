"""What a secretary's reply to a receipt brings about: one receipt with the new state, and mails to those concerned.

Pure, and takes `now`. Each order either does something and says so in one sentence, or is quoted back; the mails to
owners are worked out at the end from what differs, so three orders about one action are one mail.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from service.domain.action import Action, ActionStatus
from service.domain.changes import Changes, MinutesRecord, PossibleAction, Post
from service.domain.correct_actions import ActionDesk
from service.domain.correct_meetings import MeetingDesk
from service.domain.correction import (
    AcceptProposal,
    CancelMeeting,
    ConfirmMeeting,
    Correction,
    MoveMeeting,
    NotUnderstood,
    SendNow,
    SetVenue,
    StopSending,
)
from service.domain.inbox import Disposition, InboxEvent
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.letter import CorrectionReceipt, ListedProblem
from service.domain.listing import list_action, list_meeting
from service.domain.message import Address
from service.domain.plan_posts import held_back, invitation_posts, notified, untold, updated_posts
from service.domain.plan_stop import STOPPING, TakenBack, UnsentMail, let_go, take_back
from service.domain.resolve import Setting
from service.domain.revise import Revised, differ

_NOT_SENT = "Nothing is sent yet, as we could not follow all of your answer. Put that right and answer 'send' again."
#: Behind "send": second thoughts, or one more order.
_OBJECTION = re.compile(
    r"\b(?:not|but|except|apart|only|without|hold|wait|stop|cancel\w*|please|should|first|until|unless|before|wrong|send"
    r"|remove|change|due|instead)\b|n['’]t\b|\?|^\W*(?:action |item |p)?\d{1,3}\s*[:=]",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The reply, the mail it answers by its numbers, and what the store knows about them."""

    entry: int
    message_id: str
    #: The secretary, under the name of the directory.
    sender: Address
    actions: Mapping[int, Action] = field(default_factory=dict)
    possible: Mapping[int, PossibleAction] = field(default_factory=dict)
    meetings: Mapping[int, ScheduledMeeting] = field(default_factory=dict)
    invitees: Mapping[str, Sequence[Invitee]] = field(default_factory=dict)
    #: Body to whom to invite.
    members: Mapping[str, Sequence[Invitee]] = field(default_factory=dict)
    #: The minutes that the mail was about; None for a digest.
    record: MinutesRecord | None = None
    #: Every action of those minutes, numbered in the mail or not.
    of_minutes: tuple[Action, ...] = ()
    #: Mails about them that have not left yet.
    unsent: tuple[UnsentMail, ...] = ()
    #: What such mails are about ("action:<id>", "meeting:<uid>"), and those that a worker just holds.
    about: frozenset[str] = frozenset()
    being_sent: tuple[UnsentMail, ...] = ()
    setting: Setting
    #: A proposed time as "start/end", ISO; "" without.
    proposal: str = ""


def plan_corrections(orders: Sequence[Correction], corrected: Corrected, now: datetime, today: date) -> Changes:
    """Carry out `orders`, in the order written, and answer once. What waits goes only if all of them were followed."""
    actions = ActionDesk(corrected.actions, corrected.possible, corrected.record, corrected.setting, now)
    for order in orders:
        match order:
            case SendNow() | StopSending():
                pass  # of all orders together, whichever stands first
            case CancelMeeting() | ConfirmMeeting() | SetVenue() | MoveMeeting() | AcceptProposal():
                pass  # below, when it is known whether anything is sent
            case NotUnderstood():
                actions.refuse(order.text, order.example, order.line_no, order.reason)
            case _:
                actions.carry_out(order)
    sending, record = _sending(orders), corrected.record
    meetings = _meetings(orders, corrected, now, sending)
    if sending and record and record.waiting and (actions.refused_orders or _objects(orders) or meetings.refused):
        sending = None
        meetings = _meetings(orders, corrected, now, sending)
        actions.said.append(_NOT_SENT)
    return _Outcome(corrected, actions, meetings, sending, now, today).changes()


def _meetings(orders: Sequence[Correction], corrected: Corrected, now: datetime, sending: bool | None) -> MeetingDesk:
    """The desk of the meetings with `orders` carried out; `sending` as `_sending` has it."""
    record = corrected.record
    waits = record is not None and (record.waiting if sending is None else not sending)
    desk = MeetingDesk(corrected.meetings, corrected.invitees, corrected.members, corrected.proposal, now, waits=waits)
    for order in orders:
        if isinstance(order, CancelMeeting | ConfirmMeeting | SetVenue | MoveMeeting | AcceptProposal):
            desk.carry_out(order)
    return desk


def _objects(orders: Sequence[Correction]) -> bool:
    """Whether words that were not understood may speak against sending: a signature below "send" does not."""
    said = [isinstance(order, SendNow) for order in orders]
    last = len(said) - 1 - said[::-1].index(True)
    return any(
        isinstance(order, NotUnderstood) and (n < last or _OBJECTION.search(order.text))
        for n, order in enumerate(orders)
    )


def _sending(orders: Sequence[Correction]) -> bool | None:
    """True for "send", False for "stop", the last of them; None without."""
    said = [isinstance(order, SendNow) for order in orders if isinstance(order, SendNow | StopSending)]
    return said[-1] if said else None


class _Outcome:
    """Joins the two desks into Changes."""

    def __init__(
        self,
        corrected: Corrected,
        actions: ActionDesk,
        meetings: MeetingDesk,
        sending: bool | None,
        now: datetime,
        today: date,
    ) -> None:
        self._corrected, self._actions, self._meetings = corrected, actions, meetings
        self._sending, self._now, self._today = sending, now, today
        self._said: list[str] = [*actions.said, *meetings.said]

    def changes(self) -> Changes:
        """Everything to be written and sent."""
        record = self._record()
        changed = self._changed()
        held = record is not None and record.waiting
        releasing = bool(self._sending) and record is not None
        standing = self._standing(changed, held=held, releasing=releasing)
        taken = self._taken_back(standing)
        posts = () if held else self._owner_posts(record, changed, standing if releasing else None)
        invitations = () if held else self._invitation_posts(releasing=releasing)
        written = notified(_by_id(standing, taken.actions).values(), [post.contact for post in posts], self._now)
        return Changes(
            disposition=Disposition(event=InboxEvent.HANDLE, reason=" ".join(self._said) or "nothing to do was said"),
            records=(record,) if record else (),
            actions=written,
            taken_up=tuple(self._actions.taken_up),
            meetings=tuple(self._meetings.meetings),
            invitees=taken.invitees if held else tuple(self._meetings.invitees),
            withdrawn_mails=taken.withdrawn,
            mails_aside=taken.aside,
            mails_let_go=let_go(self._corrected.unsent, self._meetings.numbered().values()) if releasing else (),
            posts=(*posts, *invitations, *self._receipt(record)),
            history=tuple(self._actions.history(self._corrected.sender.address)),
            aliases=tuple(self._actions.aliases),
            contacts=tuple(self._actions.contacts),
            marks=self._stopping(),
            at=self._now,
        )

    def _stopping(self) -> dict[str, str]:
        """What is being handed over while "stop" comes may come back to the queue."""
        record, stopping = self._corrected.record, self._sending is False and self._corrected.being_sent
        return {f"{STOPPING}{record.id}": " ".join(sorted(self._corrected.about))} if record and stopping else {}

    def _taken_back(self, standing: Sequence[Action]) -> TakenBack:
        """What "stop" keeps from leaving; `standing` is what the orders in the same mail made of some actions."""
        if self._sending is not False or self._corrected.record is None:
            return TakenBack()
        known = _by_id(self._corrected.of_minutes, self._actions.standing, standing)
        invitees, directory = self._corrected.invitees, self._actions.setting.directory
        held = self._corrected.being_sent
        taken = take_back(self._corrected.unsent, known.values(), invitees, directory, self._now, held)
        self._said += taken.said
        return taken

    def _record(self) -> MinutesRecord | None:
        record = self._corrected.record
        if record is None or self._sending is None:
            if self._sending is not None:
                self._actions.refuse("send" if self._sending else "stop", "Answer the receipt of the minutes", 0)
            return record
        if self._sending:
            self._said.append("The mails are on their way." if record.waiting else "Nothing was waiting to be sent.")
        else:
            self._said.append("Nothing more from these minutes is sent until you answer 'send'.")
        return replace(record, waiting=not self._sending)

    def _changed(self) -> list[Revised]:
        return [differ(before, after) for before, after in self._actions.changed()]

    def _standing(self, changed: Sequence[Revised], *, held: bool, releasing: bool) -> tuple[Action, ...]:
        """The actions to write: those that changed; all of the minutes where what was held back goes out."""
        after = {c.after.id: untold(c) if held or releasing else c.after for c in changed}
        known = _by_id(self._corrected.of_minutes, self._actions.standing).values()
        return tuple(after.get(a.id, a) for a in known if (releasing and self._waited_for(a)) or a.id in after)

    def _waited_for(self, action: Action) -> bool:
        """An action of these minutes, or one they changed; others in the receipt wait for the word about their own."""
        record = self._corrected.record
        if record is None or action.minutes_id == record.id:
            return True
        return action.revised_on is not None and action.revised_on == record.held_on

    def _owner_posts(
        self, record: MinutesRecord | None, changed: Sequence[Revised], released: Sequence[Action] | None
    ) -> tuple[Post, ...]:
        about = record or self._record_of_actions()
        news = changed if released is None else [held_back(action) for action in released]
        directory = self._actions.setting.directory
        return updated_posts(about, news, directory, self._today, cause=self._corrected.entry)

    def _record_of_actions(self) -> MinutesRecord:
        """A digest is about no minutes of its own: its mails name the body of its actions."""
        action = next(iter(self._corrected.actions.values()), None)
        body = action.body if action else ""
        minuted_on = action.minuted_on if action else None
        return MinutesRecord(id="digest", body=body, title=body, held_on=minuted_on, secretary="")

    def _invitation_posts(self, *, releasing: bool) -> tuple[Post, ...]:
        if releasing:
            self._meetings.release()
        return invitation_posts(self._meetings.invitations)

    def _receipt(self, record: MinutesRecord | None) -> tuple[Post, ...]:
        refused = self._actions.refused + self._meetings.refused
        if not self._said and not refused:
            return ()
        return (
            Post(
                to=self._corrected.sender,
                letter=self._receipt_letter(record, refused),
                dedupe_key=f"correction-receipt/{self._corrected.entry}",
                refs=self._refs(record),
                references=(self._corrected.message_id,),
                answer=True,
            ),
        )

    def _receipt_letter(self, record: MinutesRecord | None, refused: Sequence[ListedProblem]) -> CorrectionReceipt:
        standing = self._actions.numbered().items()
        return CorrectionReceipt(
            name=self._corrected.sender.name,
            body=record.body if record else "",
            meeting_on=record.held_on if record else None,
            done=tuple(self._said),
            corrections=len(self._actions.said) + len(self._meetings.said),
            not_understood=tuple(refused),
            actions=tuple(
                list_action(action, number, self._today, zone=self._corrected.setting.zone)
                for number, action in standing
                if action.status is not ActionStatus.CANCELLED
            ),
            meetings=tuple(
                list_meeting(meeting, number, self._meetings.invited(meeting))
                for number, meeting in self._meetings.numbered().items()
            ),
        )

    def _refs(self, record: MinutesRecord | None) -> dict[str, str]:
        """What the numbers of the receipt stand for: those of the mail that was answered, and new ones behind them."""
        refs = {str(number): f"action:{action.id}" for number, action in self._actions.numbered().items()}
        refs |= {f"p{number}": f"possible:{item.id}" for number, item in self._actions.open_possible().items()}
        refs |= {f"meeting {number}": f"meeting:{meeting.uid}" for number, meeting in self._meetings.numbered().items()}
        return refs | ({"minutes": f"minutes:{record.id}"} if record else {})


def _by_id(*some: Sequence[Action]) -> dict[str, Action]:
    """Actions by id; the later win."""
    return {action.id: action for actions in some for action in actions}
