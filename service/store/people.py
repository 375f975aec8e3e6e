"""What the service learnt about people: aliases, absences, addresses that fail; and how one is forgotten.

What is asked for every message is built once: see service/store/prepared.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, exists, func, or_, select

from service.domain.changes import Absence, FailedAddress, SentDirectory
from service.domain.message import Address
from service.store.prepared import Prepared
from service.store.tables import (
    absences,
    aliases,
    contacts,
    directories,
    failed_addresses,
)
from service.store.upsert import upsert


def write_aliases(connection: Connection, learnt: Iterable[tuple[str, str, str]]) -> None:
    """Remember (body, alias, target name)."""
    upsert(connection, aliases, [{"body": body, "alias": alias, "target": target} for body, alias, target in learnt])


_ALIASES_FOR = Prepared(select(aliases.c.alias, aliases.c.target).where(aliases.c.body.in_((bindparam("body"), ""))))


def aliases_for(connection: Connection, body: str) -> list[tuple[str, str]]:
    """(alias, target name) learnt for a body."""
    return [(row.alias, row.target) for row in _ALIASES_FOR.rows(connection, {"body": body})]


def all_aliases(connection: Connection) -> list[tuple[str, str, str]]:
    """(body, alias, target name) for the directory export."""
    rows = connection.execute(select(aliases).order_by(aliases.c.body, aliases.c.alias))
    return [(row.body, row.alias, row.target) for row in rows]


def write_contacts(connection: Connection, learnt: Iterable[Address], now: datetime) -> None:
    """Remember people whose address the secretary gave."""
    upsert(connection, contacts, [{"address": a.address, "name": a.name, "learnt_at": now} for a in learnt])


def learnt_contacts(connection: Connection) -> list[Address]:
    """Everybody whose address the secretary gave."""
    rows = connection.execute(select(contacts).order_by(contacts.c.address))
    return [Address(row.address, row.name) for row in rows]


def write_directory(connection: Connection, sent: SentDirectory, now: datetime) -> None:
    """Keep a directory that is in force from now on, until the file changes."""
    row = {"name": sent.name, "octets": sent.octets, "file_stamp": sent.file_stamp, "taken_at": now}
    connection.execute(directories.insert().values(**row))


def latest_directory(connection: Connection) -> tuple[str, bytes, str] | None:
    """(file name, octets, stamp of the file it replaced) of the newest directory that was sent or imported, or None."""
    row = connection.execute(select(directories).order_by(directories.c.id.desc()).limit(1)).first()
    return (row.name, row.octets, row.file_stamp) if row else None


_VERSION = Prepared(
    select(
        select(func.coalesce(func.max(directories.c.id), 0)).scalar_subquery(),
        select(func.count()).select_from(contacts).scalar_subquery(),
    )
)


def version(connection: Connection) -> tuple[int, int]:
    """Changes whenever a directory is taken or a contact is learnt: cheap to ask before every message."""
    ((newest, learnt),) = _VERSION.rows(connection)
    return newest, learnt


def write_absences(connection: Connection, noted: Iterable[Absence], now: datetime) -> None:
    """Note absences; a newer notice replaces an older one."""
    rows = [
        {"contact": a.contact, "until": a.until, "deputy": a.deputy, "text": a.text, "noted_at": now} for a in noted
    ]
    upsert(connection, absences, rows)


_ABSENCES_ON = Prepared(select(absences).where(absences.c.until >= bindparam("today")))


def absences_on(connection: Connection, today: date) -> dict[str, Absence]:
    """Contact to absence, for those away on `today`."""
    return {
        row.contact: Absence(contact=row.contact, until=row.until, deputy=row.deputy, text=row.text)
        for row in _ABSENCES_ON.rows(connection, {"today": today})
    }


def absence_of(connection: Connection, contact: str, today: date) -> Absence | None:
    """The absence of one contact that lasts on `today`, by their own notice."""
    row = connection.execute(select(absences).where(absences.c.contact == contact, absences.c.until >= today)).first()
    return Absence(contact=row.contact, until=row.until, deputy=row.deputy, text=row.text) if row else None


def write_failed(connection: Connection, failed: Iterable[FailedAddress], now: datetime) -> None:
    """Note addresses to which mail does not arrive."""
    rows = [
        {"address": f.address.casefold(), "status": f.status, "diagnostic": f.diagnostic, "failed_at": now}
        for f in failed
    ]
    upsert(connection, failed_addresses, rows)


_FAILED = Prepared(select(failed_addresses))


def failed(connection: Connection) -> dict[str, str]:
    """Address (case folded) to the diagnostic with which mail to it failed."""
    return {row.address: row.diagnostic or row.status for row in _FAILED.rows(connection)}


@dataclass(frozen=True, slots=True)
class Alive:
    """Who has just written: the address works, and the contact ("" for nobody we know) is back."""

    address: str = ""
    contact: str = ""


_CLEAR_FAILED = Prepared(delete(failed_addresses).where(failed_addresses.c.address == bindparam("key")))
_END_ABSENCE = Prepared(delete(absences).where(absences.c.contact == bindparam("back")))
_IS_NEWS = Prepared(
    select(
        or_(
            exists().where(failed_addresses.c.address == bindparam("key")),
            exists().where(absences.c.contact == bindparam("back")),
        )
    )
)


def note_alive(connection: Connection, alive: Alive) -> None:
    """Write to an address again, and forget that a contact is away."""
    if alive.address:
        _CLEAR_FAILED.change(connection, {"key": alive.address.casefold()})
    if alive.contact:
        _END_ABSENCE.change(connection, {"back": alive.contact})


def is_news(connection: Connection, alive: Alive) -> bool:
    """True where `note_alive` has something to do."""
    if not alive.address and not alive.contact:
        return False
    ((news,),) = _IS_NEWS.rows(connection, {"key": alive.address.casefold(), "back": alive.contact})
    return bool(news)
