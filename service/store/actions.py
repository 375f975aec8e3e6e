"""Actions with their assignments, and their history. Rows in, domain values out; decides nothing.

What is asked for every message is built once: see service/store/prepared.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, or_, select, update

from service.domain.action import Action, ActionStatus, Assignment, Finish
from service.domain.changes import HistoryLine, PossibleAction
from service.store.prepared import Prepared
from service.store.tables import actions, assignments, history, possible_actions
from service.store.upsert import insert_new, upsert


def write(connection: Connection, changed: Iterable[Action]) -> None:
    """Insert or overwrite actions, whole, with their assignments."""
    whole = tuple(changed)
    upsert(connection, actions, [_action_row(action) for action in whole])
    upsert(connection, assignments, [_assignment_row(share) for action in whole for share in action.assignments])


def _action_row(action: Action) -> dict[str, Any]:
    return {
        "id": action.id, "minutes_id": action.minutes_id, "body": action.body, "text": action.text,
        "owners": list(action.owners), "due": action.due, "due_text": action.due_text, "optional": action.optional,
        "status": action.status.value, "line": action.line, "ordinal": action.ordinal, "reference": action.reference,
        "topic": action.topic, "minuted_on": action.minuted_on, "revised_on": action.revised_on,
        "minuted_owners": None if action.minuted_owners is None else list(action.minuted_owners),
        "minuted_due": action.minuted_due, "minuted_due_text": action.minuted_due_text,
        "created_at": action.created_at, "closed_at": action.closed_at,
    }  # fmt: skip


def _assignment_row(share: Assignment) -> dict[str, Any]:
    return {
        "id": share.id, "action_id": share.action_id, "contact": share.contact, "party": share.party,
        "finish": share.finish.value, "because": share.because, "status": share.status.value,
        "notified_at": share.notified_at, "closed_at": share.closed_at, "reminders": share.reminders,
        "reminded_on": share.reminded_on, "muted": share.muted,
    }  # fmt: skip


def _assignment(row: Any) -> Assignment:
    return Assignment(
        id=row.id, action_id=row.action_id, contact=row.contact, party=row.party, finish=Finish(row.finish),
        because=row.because, status=ActionStatus(row.status), notified_at=row.notified_at, closed_at=row.closed_at,
        reminders=row.reminders, reminded_on=row.reminded_on, muted=row.muted,
    )  # fmt: skip


def _action(row: Any, shares: tuple[Assignment, ...]) -> Action:
    return Action(
        id=row.id, minutes_id=row.minutes_id, body=row.body, text=row.text, owners=tuple(row.owners), due=row.due,
        due_text=row.due_text, optional=row.optional, status=ActionStatus(row.status), line=row.line,
        ordinal=row.ordinal, reference=row.reference, topic=row.topic, minuted_on=row.minuted_on,
        minuted_owners=None if row.minuted_owners is None else tuple(row.minuted_owners), minuted_due=row.minuted_due,
        minuted_due_text=row.minuted_due_text,
        revised_on=row.revised_on, created_at=row.created_at, closed_at=row.closed_at, assignments=shares,
    )  # fmt: skip


_SHARES = Prepared(
    select(assignments).where(assignments.c.action_id.in_(bindparam("ids", expanding=True))).order_by(assignments.c.id)
)


def _load(connection: Connection, query: Select[Any]) -> tuple[Action, ...]:
    return _whole(connection, connection.execute(query).all())


def _whole(connection: Connection, rows: Sequence[Any]) -> tuple[Action, ...]:
    """Actions with their assignments."""
    shares: dict[str, list[Assignment]] = {row.id: [] for row in rows}
    ids = list(shares)
    # Thousands of ids in one IN would pass the parameter limit of both databases.
    for start in range(0, len(ids), 500):
        for row in _SHARES.rows(connection, {"ids": ids[start : start + 500]}):
            shares[row.action_id].append(_assignment(row))
    return tuple(_action(row, tuple(shares[row.id])) for row in rows)


_OPEN = actions.c.status == ActionStatus.NEEDS_ACTION.value
_ORDER = (actions.c.minuted_on, actions.c.minutes_id, actions.c.ordinal, actions.c.line)
_OF_MINUTES = select(actions).where(actions.c.minutes_id == bindparam("minutes")).order_by(*_ORDER)
_OPEN_OF_BODY = (
    select(actions)
    .where(actions.c.body == bindparam("of"), _OPEN, actions.c.minutes_id != bindparam("but"))
    .order_by(*_ORDER)
)
#: Each as it is, and with its rows locked.
_OF_MINUTES_BY_LOCK = {False: Prepared(_OF_MINUTES), True: Prepared(_OF_MINUTES.with_for_update())}
_OPEN_OF_BODY_BY_LOCK = {False: Prepared(_OPEN_OF_BODY), True: Prepared(_OPEN_OF_BODY.with_for_update())}


def of_minutes(connection: Connection, minutes_id: str, *, lock: bool = False) -> tuple[Action, ...]:
    """Every action of one meeting, in the order of its minutes. With `lock` nobody else changes them meanwhile."""
    return _whole(connection, _OF_MINUTES_BY_LOCK[lock].rows(connection, {"minutes": minutes_id}))


def open_of_body(connection: Connection, body: str, *, but: str = "", lock: bool = False) -> tuple[Action, ...]:
    """The open actions of a body, without those of the minutes `but`, oldest first. `lock` as in `of_minutes`."""
    return _whole(connection, _OPEN_OF_BODY_BY_LOCK[lock].rows(connection, {"of": body, "but": but}))


def closed_of_body(connection: Connection, body: str, since: datetime) -> tuple[Action, ...]:
    """The actions of a body that were completed since `since`."""
    done = and_(actions.c.status == ActionStatus.COMPLETED.value, actions.c.closed_at >= since)
    return _load(connection, select(actions).where(actions.c.body == body, done).order_by(actions.c.closed_at))


def by_ids(connection: Connection, ids: Sequence[str], *, lock: bool = False) -> dict[str, Action]:
    """The actions with these ids. With `lock` nobody else changes them until this transaction ends."""
    query = select(actions).where(actions.c.id.in_(ids)).order_by(actions.c.id)
    found = _load(connection, query.with_for_update() if lock else query)
    return {action.id: action for action in found}


def find_like(connection: Connection, start: str) -> tuple[Action, ...]:
    """The actions whose id begins with `start`, at most ten."""
    return _load(connection, select(actions).where(actions.c.id.startswith(start.lower(), autoescape=True)).limit(10))


def _shared_by(contact: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(assignments.c.action_id == actions.c.id, assignments.c.contact == contact, *more)


def open_of_contact(connection: Connection, contact: str, *, lock: bool = False) -> tuple[Action, ...]:
    """The open actions on which `contact` still has an open share. `lock` as in `of_minutes`."""
    mine = _shared_by(contact, assignments.c.status == ActionStatus.NEEDS_ACTION.value)
    query = select(actions).where(_OPEN, mine).order_by(*_ORDER)
    return _load(connection, query.with_for_update() if lock else query)


def due_for_reminder(
    connection: Connection, due_by: date, today: date, limit: int, after: str = "", but_bodies: Collection[str] = ()
) -> list[str]:
    """Contacts behind `after` with an open, un-muted, mailed share of an action due by `due_by`, not reminded today.

    An action closed through its group, an optional one, or one of `but_bodies` reminds nobody.
    """
    query = (
        select(assignments.c.contact)
        .join(actions, actions.c.id == assignments.c.action_id)
        .where(_OPEN, actions.c.due <= due_by, actions.c.optional.is_(False), actions.c.body.not_in(but_bodies))
        .where(assignments.c.status == ActionStatus.NEEDS_ACTION.value, assignments.c.muted.is_(False))
        .where(assignments.c.notified_at.is_not(None), assignments.c.contact > after)
        .where(or_(assignments.c.reminded_on.is_(None), assignments.c.reminded_on < today))
        .group_by(assignments.c.contact)
        .order_by(assignments.c.contact)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which actions `minutepost actions` lists; None means any."""

    body: str | None = None
    contact: str | None = None
    status: ActionStatus | None = None


def listing(connection: Connection, wanted: Filter, limit: int) -> tuple[Action, ...]:
    """Actions by filter, soonest due first."""
    query = select(actions)
    if wanted.body is not None:
        query = query.where(actions.c.body == wanted.body)
    if wanted.status is not None:
        query = query.where(actions.c.status == wanted.status.value)
    if wanted.contact is not None:
        query = query.where(_shared_by(wanted.contact))
    return _load(connection, query.order_by(actions.c.due.is_(None), actions.c.due, *_ORDER).limit(limit))


def counts(connection: Connection) -> dict[str, int]:
    """Number of actions by status."""
    query = select(actions.c.status, func.count()).group_by(actions.c.status)
    return {status: number for status, number in connection.execute(query)}


def open_count(connection: Connection) -> int:
    """Number of actions that are open."""
    query = select(func.count()).where(actions.c.status == ActionStatus.NEEDS_ACTION.value)
    return connection.execute(query).scalar_one()


def bodies(connection: Connection) -> list[str]:
    """Every body that has actions, by name."""
    return list(connection.execute(select(actions.c.body).distinct().order_by(actions.c.body)).scalars())


def write_possible(connection: Connection, possible: Iterable[PossibleAction]) -> None:
    """Keep possible actions; one that is known stays as it is."""
    for item in possible:
        row = {
            "id": item.id, "minutes_id": item.minutes_id, "text": item.text, "owners": list(item.owners),
            "due": item.due, "due_text": item.due_text, "line": item.line,
        }  # fmt: skip
        insert_new(connection, possible_actions, row)


def possible_of_minutes(connection: Connection, minutes_id: str) -> tuple[PossibleAction, ...]:
    """The possible actions of a meeting that nobody has taken up, in the order of its minutes."""
    query = select(possible_actions).where(
        possible_actions.c.minutes_id == minutes_id, possible_actions.c.taken_up_at.is_(None)
    )
    return tuple(
        PossibleAction(
            id=row.id, minutes_id=row.minutes_id, text=row.text, owners=tuple(row.owners), due=row.due,
            due_text=row.due_text, line=row.line,
        )
        for row in connection.execute(query.order_by(possible_actions.c.line, possible_actions.c.id))
    )  # fmt: skip


def mark_taken_up(connection: Connection, ids: Sequence[str], now: datetime) -> None:
    """Note that possible actions became actions."""
    if not ids:
        return
    connection.execute(update(possible_actions).where(possible_actions.c.id.in_(ids)).values(taken_up_at=now))


_WRITE_HISTORY = Prepared(history.insert(), ("action_id", "at", "what", "detail", "actor", "comment", "entry_id"))


def write_history(connection: Connection, lines: Iterable[HistoryLine], entry_id: int | None, now: datetime) -> None:
    """Append to the histories of actions."""
    rows = [
        {"action_id": line.action_id, "at": now, "what": line.what, "detail": line.detail, "actor": line.actor,
         "comment": line.comment, "entry_id": entry_id}
        for line in lines
    ]  # fmt: skip
    if rows:
        _WRITE_HISTORY.change_each(connection, rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One line of an action's history as shown."""

    at: datetime
    what: str
    detail: str
    actor: str
    entry_id: int | None


def history_of(connection: Connection, action_id: str) -> list[HistoryEntry]:
    """What happened to an action, oldest first."""
    query = select(history).where(history.c.action_id == action_id).order_by(history.c.id)
    return [
        HistoryEntry(at=row.at, what=row.what, detail=row.detail, actor=row.actor, entry_id=row.entry_id)
        for row in connection.execute(query)
    ]


def comments(connection: Connection, action_ids: Sequence[str], per_action: int = 3) -> Mapping[str, tuple[str, ...]]:
    """The newest words that people wrote about each action, newest first."""
    found: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(action_ids), 500):
        wanted = action_ids[start : start + 500]
        query = select(history.c.action_id, history.c.detail).where(history.c.action_id.in_(wanted), history.c.comment)
        for action_id, detail in connection.execute(query.order_by(history.c.id.desc())):
            if len(found.get(action_id, ())) < per_action:
                found[action_id] = (*found.get(action_id, ()), detail)
    return found
