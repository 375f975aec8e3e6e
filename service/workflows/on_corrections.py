"""The secretary answers a receipt: gather what its numbers stand for, decide, return the changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from service.domain.changes import Changes, MinutesRecord
from service.domain.correction import Correction, NotUnderstood
from service.domain.directory import Group
from service.domain.invitation import ScheduledMeeting
from service.domain.message import Address
from service.domain.plan_corrections import Corrected, plan_corrections
from service.domain.plan_meetings_minuted import members_of
from service.domain.plan_stop import STOPPABLE, UnsentMail
from service.domain.resolve import Setting
from service.domain.wording import clip
from service.parsing.corrections import parse_corrections
from service.parsing.likeness import name_likeness
from service.store import actions, meetings, outbox, people
from service.store.engine import Connection
from service.workflows.context import Context
from service.workflows.numbers import numbered_actions, numbered_meetings, numbered_possible, record_meant, targets
from service.workflows.understand import Understood
from service.workflows.zones import today_of

_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
#: Agrees, where only one word lets mails go.
_YES = re.compile(
    r"^\W*(?:yes|yep|ok|okay|fine|(?:all |that )?looks? (?:good|fine|right)|all (?:good|fine|correct|ok)|agreed|good"
    r"|correct|great|perfect|happy)\b",
    re.I,
)
_STILL = "Nothing is sent before that word."
#: Words.
_A_THANK_YOU = 3
#: Kind of letter: why words that are no order bring about nothing.
_UNHEARD: Mapping[str, str] = {
    "owner-says": "We do not pass your words on. Write to the owner yourself, at the address in our mail.",
    "message-held": "Your words let nothing through. Whoever runs the service can, with the command in our mail.",
}


def decide(
    connection: Connection, understood: Understood, sent: outbox.SentMail, words: str, context: Context
) -> Changes:
    """Return what the secretary's words bring about. Their sender has been checked."""
    now = context.now()
    corrected = _gather(connection, understood, sent, context)
    today = today_of(_body_of(corrected), context)
    orders = _or_unheard(parse_corrections(words, today=today), sent.kind, words)
    if not orders and corrected.record is not None and corrected.record.waiting and _YES.search(words):
        orders = (NotUnderstood(line_no=0, text=clip(" ".join(words.split()), 400), example="send", reason=_STILL),)
    return plan_corrections(orders, corrected, now, today)


def _or_unheard(orders: Sequence[Correction], kind: str, words: str) -> Sequence[Correction]:
    """Where nothing is ordered, but more than a thank-you is said to a letter whose reader may expect it to help."""
    if kind == "address-failed" and not orders and (address := _ADDRESS.search(words)):
        reason = "An address alone does not say for which action it is."
        return (NotUnderstood(line_no=0, text=address[0], example=f"1: {address[0]}", reason=reason),)
    said_enough = bool(orders) or len(words.split()) > _A_THANK_YOU
    if kind not in _UNHEARD or not said_enough or not all(isinstance(order, NotUnderstood) for order in orders):
        return orders
    quoted = clip(" ".join(words.split()), 400)
    return (NotUnderstood(line_no=0, text=quoted, example="", reason=_UNHEARD[kind]),)


def _body_of(corrected: Corrected) -> str:
    """Whose days count: of the body whose minutes are corrected, else of the first action or meeting in the mail."""
    bodies = [action.body for action in corrected.actions.values()]
    bodies += [meeting.body for meeting in corrected.meetings.values()]
    return corrected.record.body if corrected.record else next(iter(bodies), "")


def _gather(connection: Connection, understood: Understood, sent: outbox.SentMail, context: Context) -> Corrected:
    record = record_meant(connection, sent.refs)
    planned = numbered_meetings(connection, sent.refs)
    known = numbered_actions(connection, sent.refs)
    named = record.body if record else next((action.body for action in known.values()), "")
    body = context.directory().find_body(named) if named else None
    bodies = {meeting.body for meeting in planned.values()}
    about = _about(connection, record, planned, sent.refs)
    unsent, being_sent = _unsent(connection, about)
    return Corrected(
        entry=understood.entry.id,
        message_id=understood.message.message_id,
        sender=context.directory().known_as(understood.message.sender or Address("")),
        actions=known,
        possible=numbered_possible(connection, sent.refs, record),
        meetings=planned,
        invitees=meetings.invitees_of(connection, [meeting.uid for meeting in planned.values()]),
        members=members_of(bodies, context.directory(), context.mailbox.address),
        record=record,
        of_minutes=actions.of_minutes(connection, record.id, lock=True) if record else (),
        unsent=unsent,
        about=about,
        being_sent=being_sent,
        setting=_setting(connection, body, record, context),
        proposal=sent.refs.get("proposal", ""),
    )


def _unsent(connection: Connection, about: frozenset[str]) -> tuple[tuple[UnsentMail, ...], tuple[UnsentMail, ...]]:
    """The mails about these that nobody else can claim now, and those that a worker holds."""
    if not about:
        return (), ()
    unsent = tuple(outbox.unsent_about(connection, STOPPABLE, about))
    return unsent, tuple(outbox.being_sent_about(connection, STOPPABLE, about, [mail.id for mail in unsent]))


def _about(
    connection: Connection,
    record: MinutesRecord | None,
    planned: Mapping[int, ScheduledMeeting],
    refs: Mapping[str, str],
) -> frozenset[str]:
    """What the mails of these minutes are about."""
    if record is None:
        return frozenset()
    ids = [action.id for action in actions.of_minutes(connection, record.id)] + list(targets(refs, "action").values())
    return frozenset([*(f"action:{one}" for one in ids), *(f"meeting:{meeting.uid}" for meeting in planned.values())])


def _setting(connection: Connection, body: Group | None, record: MinutesRecord | None, context: Context) -> Setting:
    name = body.name if body else record.body if record else ""
    learnt = people.aliases_for(connection, name)
    directory = context.directory().with_aliases(learnt)
    return Setting(directory=directory, similarity=name_likeness, body=body, zone=context.house.zone)
