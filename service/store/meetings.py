"""Future meetings and who is invited. Rows in, domain values out; decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from service.domain.changes import InviteeChange
from service.domain.invitation import AsMinuted, EventStatus, Invitee, Partstat, ScheduledMeeting
from service.store.prepared import Prepared
from service.store.tables import invitees, meetings
from service.store.upsert import upsert


def write(connection: Connection, changed: Iterable[ScheduledMeeting]) -> None:
    """Insert or overwrite meetings."""
    rows = [
        {"uid": m.uid, "body": m.body, "title": m.title, "on": m.on, "starts": m.starts, "ends": m.ends,
         "zone": m.zone, "venue": m.venue, "link": m.link, "sequence": m.sequence, "status": m.status.value,
         "time_sequence": m.time_sequence, "content_sequence": m.content_sequence,
         "announced_on": m.announced_on, "held": m.held, "minuted": _as_row(m.minuted)}
        for m in changed
    ]  # fmt: skip
    upsert(connection, meetings, rows)


def _as_row(minuted: AsMinuted | None) -> dict[str, str | None] | None:
    if minuted is None:
        return None
    starts, ends = (at.isoformat() if at else None for at in (minuted.starts, minuted.ends))
    return {"on": minuted.on.isoformat(), "starts": starts, "ends": ends, "venue": minuted.venue}


def _as_minuted(row: Mapping[str, str | None] | None) -> AsMinuted | None:
    if not row or not row["on"]:
        return None
    starts, ends = (time.fromisoformat(at) if at else None for at in (row["starts"], row["ends"]))
    return AsMinuted(on=date.fromisoformat(row["on"]), starts=starts, ends=ends, venue=row["venue"])


def _meeting(row: Any) -> ScheduledMeeting:
    return ScheduledMeeting(
        uid=row.uid, body=row.body, title=row.title, on=row.on, starts=row.starts, ends=row.ends, zone=row.zone,
        venue=row.venue, link=row.link, sequence=row.sequence, status=EventStatus(row.status),
        time_sequence=row.time_sequence, content_sequence=row.content_sequence,
        announced_on=row.announced_on, held=row.held, minuted=_as_minuted(row.minuted),
    )  # fmt: skip


def get(connection: Connection, uid: str) -> ScheduledMeeting | None:
    """The meeting with this iCalendar UID, or None."""
    row = connection.execute(select(meetings).where(meetings.c.uid == uid)).first()
    return _meeting(row) if row else None


def by_uids(connection: Connection, uids: Sequence[str]) -> dict[str, ScheduledMeeting]:
    """The meetings with these UIDs."""
    rows = connection.execute(select(meetings).where(meetings.c.uid.in_(uids)))
    return {row.uid: _meeting(row) for row in rows}


_OF_BODIES = Prepared(
    select(meetings)
    .where(meetings.c.body.in_(bindparam("bodies", expanding=True)), meetings.c.on >= bindparam("since"))
    .order_by(meetings.c.on, meetings.c.uid)
)


def of_bodies(connection: Connection, bodies: Sequence[str], since: date) -> tuple[ScheduledMeeting, ...]:
    """The meetings of these bodies on or after `since`, cancelled ones too, by date."""
    rows = _OF_BODIES.rows(connection, {"bodies": list(bodies), "since": since})
    return tuple(_meeting(row) for row in rows)


def between(connection: Connection, first: date, last: date) -> tuple[ScheduledMeeting, ...]:
    """Every meeting from `first` to `last`, cancelled ones left out."""
    query = select(meetings).where(
        meetings.c.on >= first, meetings.c.on <= last, meetings.c.status != EventStatus.CANCELLED.value
    )
    return tuple(_meeting(row) for row in connection.execute(query.order_by(meetings.c.on, meetings.c.uid)))


def all_between(connection: Connection, first: date, last: date) -> tuple[ScheduledMeeting, ...]:
    """Every meeting from `first` to `last`, cancelled ones too."""
    query = select(meetings).where(meetings.c.on >= first, meetings.c.on <= last)
    return tuple(_meeting(row) for row in connection.execute(query.order_by(meetings.c.on, meetings.c.uid)))


def last_meeting(connection: Connection, body: str, before: date) -> date | None:
    """The day of a body's last planned meeting before `before` that was not called off, or None."""
    took_place = (meetings.c.status != EventStatus.CANCELLED.value, meetings.c.held == "")
    query = select(meetings.c.on).where(meetings.c.body == body, meetings.c.on < before, *took_place)
    return connection.execute(query.order_by(meetings.c.on.desc()).limit(1)).scalar()


def write_invitees(connection: Connection, changed: Iterable[InviteeChange], now: datetime) -> None:
    """Insert or overwrite members' standing towards meetings."""
    nudged, others = [], []
    for change in changed:
        row = _invitee_row(change)
        if change.invitee.invited_sequence > 0 and change.invitee.partstat is Partstat.NEEDS_ACTION:
            _ask_anew(connection, change)
        if change.nudged:
            nudged.append(row | {"nudged_at": now})
        else:
            others.append(row)
    upsert(connection, invitees, nudged)
    upsert(connection, invitees, others)


_ASK_ANEW = Prepared(
    update(invitees)
    .where(
        invitees.c.uid == bindparam("meeting"),
        invitees.c.contact == bindparam("member"),
        invitees.c.invited_sequence < bindparam("newest"),
    )
    .values(nudged_at=None)
)


def _ask_anew(connection: Connection, change: InviteeChange) -> None:
    """Who is invited to another time may be asked once more before it."""
    member = change.invitee
    values = {"meeting": change.uid, "member": member.contact, "newest": member.invited_sequence}
    _ASK_ANEW.change(connection, values)


def _invitee_row(change: InviteeChange) -> dict[str, Any]:
    member = change.invitee
    return {
        "uid": change.uid, "contact": member.contact, "name": member.name, "address": member.address,
        "partstat": member.partstat.value, "invited_sequence": member.invited_sequence,
        "answered_sequence": member.answered_sequence, "answered_stamp": member.answered_stamp,
        "comment": member.comment, "removed": change.removed,
    }  # fmt: skip


def _invitee(row: Any) -> Invitee:
    return Invitee(
        contact=row.contact, name=row.name, address=row.address, partstat=Partstat(row.partstat),
        invited_sequence=row.invited_sequence, answered_sequence=row.answered_sequence,
        answered_stamp=row.answered_stamp, comment=row.comment,
    )  # fmt: skip


_INVITEES_OF = Prepared(
    select(invitees)
    .where(invitees.c.uid.in_(bindparam("uids", expanding=True)), invitees.c.removed.is_(False))
    .order_by(invitees.c.name)
)


def invitees_of(connection: Connection, uids: Sequence[str]) -> dict[str, tuple[Invitee, ...]]:
    """UID to its present invitees, by name; a UID without any is left out."""
    found: dict[str, tuple[Invitee, ...]] = {}
    for start in range(0, len(uids), 500):
        for row in _INVITEES_OF.rows(connection, {"uids": list(uids[start : start + 500])}):
            found[row.uid] = (*found.get(row.uid, ()), _invitee(row))
    return found


def never_nudged(connection: Connection, uid: str) -> tuple[Invitee, ...]:
    """Present invitees of a meeting who have not answered and were not nudged."""
    silent = (invitees.c.partstat == Partstat.NEEDS_ACTION.value, invitees.c.nudged_at.is_(None))
    query = select(invitees).where(invitees.c.uid == uid, invitees.c.removed.is_(False), *silent)
    return tuple(_invitee(row) for row in connection.execute(query.order_by(invitees.c.name)))
