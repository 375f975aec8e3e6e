"""How a person is erased: their rows go, their name leaves the words that stay. Knows tables, not what a name is.

Raw mails that brought or told of their actions are dropped whole: a name cannot be cut out of a Word file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, func, or_, select, update

from service.domain.erasing import Person
from service.store.tables import (
    absences,
    actions,
    aliases,
    assignments,
    contacts,
    directories,
    failed_addresses,
    history,
    inbox,
    invitees,
    minutes,
    outbox,
    possible_actions,
)

_GONE = "forgotten"
_unsent = outbox.c.state.in_(("QUEUED", "SENDING"))
Cleaned = Mapping[str, Any]


def names_of(connection: Connection, addresses: Sequence[str]) -> tuple[str, ...]:
    """What these addresses are called in the store: as invitees, as learnt contacts, as owners by name."""
    keys = _keys(addresses)
    found = [
        *connection.execute(select(invitees.c.name).where(invitees.c.contact.in_(keys))).scalars(),
        *connection.execute(select(contacts.c.name).where(func.lower(contacts.c.address).in_(keys))).scalars(),
        *connection.execute(
            select(assignments.c.party).where(assignments.c.contact.in_(keys), assignments.c.because == "")
        ).scalars(),
    ]
    return tuple(dict.fromkeys(name for name in found if name and name != _GONE))


def forget(connection: Connection, person: Person, secretary: str = "") -> int:
    """Erase a person. Minutes that were theirs to look after go to `secretary`. Returns how many rows were touched."""
    keys = _keys(person.addresses)
    theirs = set(connection.execute(select(assignments.c.action_id).where(assignments.c.contact.in_(keys))).scalars())
    entries = _entries(connection, keys, theirs)
    touched = _drop_rows(connection, person, keys)
    touched += _disown(connection, keys, secretary)
    touched += _clean_actions(connection, person, theirs)
    touched += _clean_mails(connection, person, keys, theirs)
    return touched + _clean_inbox(connection, person, keys, entries)


def _keys(addresses: Sequence[str]) -> list[str]:
    return [address.casefold() for address in addresses]


def _entries(connection: Connection, keys: Sequence[str], theirs: set[str]) -> set[int]:
    """The inbound messages that brought, or told of, the person's actions."""
    told = select(outbox.c.entry_id).where(outbox.c.contact.in_(keys), outbox.c.entry_id.is_not(None))
    happened = select(history.c.entry_id).where(history.c.action_id.in_(theirs), history.c.entry_id.is_not(None))
    return {*connection.execute(told).scalars(), *connection.execute(happened).scalars()}


def _drop_rows(connection: Connection, person: Person, keys: Sequence[str]) -> int:
    """Rows that are about nobody else. Of the directories that were sent, the newest is the secretary's affair."""
    newest = select(func.max(directories.c.id)).scalar_subquery()
    names = [name.casefold() for name in person.names]
    gone = (
        delete(absences).where(absences.c.contact.in_(keys)),
        delete(invitees).where(invitees.c.contact.in_(keys)),
        delete(contacts).where(func.lower(contacts.c.address).in_(keys)),
        delete(failed_addresses).where(failed_addresses.c.address.in_(keys)),
        # What has not left must not leave: it would be an empty mail to nobody.
        delete(outbox).where(_unsent, or_(func.lower(outbox.c.recipient).in_(keys), outbox.c.contact.in_(keys))),
        delete(aliases).where(or_(func.lower(aliases.c.target).in_(names), func.lower(aliases.c.alias).in_(names))),
    )
    touched = sum(connection.execute(statement).rowcount for statement in gone)
    connection.execute(delete(directories).where(directories.c.id < newest))
    return touched + _rewrite(connection, absences, lambda row: {"deputy": person.out_of(row.deputy),
                                                                 "text": person.out_of(row.text)})  # fmt: skip


def _disown(connection: Connection, keys: Sequence[str], secretary: str) -> int:
    shares = update(assignments).where(assignments.c.contact.in_(keys), assignments.c.contact != _GONE)
    touched = connection.execute(shares.where(assignments.c.because == "").values(party=_GONE, contact=_GONE)).rowcount
    touched += connection.execute(shares.values(contact=_GONE, because="")).rowcount
    if secretary:
        kept = update(minutes).where(func.lower(minutes.c.secretary).in_(keys)).values(secretary=secretary)
        touched += connection.execute(kept).rowcount
    return touched


def _clean_actions(connection: Connection, person: Person, theirs: set[str]) -> int:
    def action(row: Row[Any]) -> Cleaned:
        mine = row.id in theirs
        text, due = person.out_of(row.text, theirs=mine), person.out_of(row.due_text)
        topic, owners = person.out_of(row.topic, theirs=mine), person.out_of_owners(row.owners, theirs=mine)
        said = None if row.minuted_owners is None else person.out_of_owners(row.minuted_owners, theirs=mine)
        minuted = {"minuted_owners": said, "minuted_due_text": person.out_of(row.minuted_due_text)}
        return {"text": text, "due_text": due, "topic": topic, "owners": owners, **minuted}

    def possible(row: Row[Any]) -> Cleaned:
        return {"text": person.out_of(row.text), "owners": person.out_of_owners(row.owners, theirs=True)}

    def happened(row: Row[Any]) -> Cleaned:
        mine, said = row.action_id in theirs, row.actor.casefold() in _keys(person.addresses)
        return {
            "actor": _GONE if said else row.actor,
            "what": person.out_of(row.what, theirs=mine),
            "detail": "" if said else person.out_of(row.detail, theirs=mine),
        }

    def share(row: Row[Any]) -> Cleaned:
        own = row.party.casefold() in {name.casefold() for name in person.names}
        return {"because": person.out_of(row.because), "party": _GONE if own else row.party}

    touched = _rewrite(connection, actions, action) + _rewrite(connection, possible_actions, possible)
    return touched + _rewrite(connection, history, happened) + _rewrite(connection, assignments, share)


def _clean_mails(connection: Connection, person: Person, keys: Sequence[str], theirs: set[str]) -> int:
    """Mails to the person keep nothing; mails to others lose the name, and their octets with it once they have left."""
    about = {f"action:{action_id}" for action_id in theirs}

    def mail(row: Row[Any]) -> Cleaned:
        if row.recipient.casefold() in keys or row.contact in keys:
            empty = {"recipient": _GONE, "contact": _GONE, "octets": None, "words": "", "subject": ""}
            return {**empty, "dedupe_key": f"{_GONE}/{row.id}", "response": person.out_of(row.response)}
        mine = bool(about & set(row.refs.values()))
        cleaned = {name: person.out_of(getattr(row, name), theirs=mine) for name in ("subject", "words")}
        named = mine or any(cleaned[name] != getattr(row, name) for name in cleaned)
        left = row.state not in ("QUEUED", "SENDING")
        return {**cleaned, "octets": None if named and left else row.octets}

    return _rewrite(connection, outbox, mail)


def _clean_inbox(connection: Connection, person: Person, keys: Sequence[str], entries: set[int]) -> int:
    settled = or_(inbox.c.state.in_(("HANDLED", "IGNORED")), func.lower(inbox.c.sender).in_(keys))

    def message(row: Row[Any]) -> Cleaned:
        own = row.sender.casefold() in keys
        cleaned = {name: "" if own else person.out_of(getattr(row, name), theirs=row.id in entries)
                   for name in ("subject", "reason", "error")}  # fmt: skip
        named = own or row.id in entries or _holds(row.octets, person)
        return {**cleaned, "sender": _GONE if own else row.sender, "octets": None if named else row.octets}

    return _rewrite(connection, inbox, message, settled)


def _holds(octets: bytes | None, person: Person) -> bool:
    """Whether a raw mail names the person in the open; what is encoded was found by what it brought about."""
    text = (octets or b"").decode("utf-8", "replace").replace("=\r\n", "").replace("=\n", "")
    return person.out_of(text) != text


def _rewrite(
    connection: Connection, table: Table, clean: Callable[[Row[Any]], Cleaned], where: ColumnElement[bool] | None = None
) -> int:
    """Give each row the values that `clean` has for it, where they differ; return how many did."""
    key = next(iter(table.primary_key.columns))
    ids = list(connection.execute(select(key).where(where) if where is not None else select(key)).scalars())
    changed = 0
    for start in range(0, len(ids), 200):
        rows = connection.execute(select(table).where(key.in_(ids[start : start + 200]))).all()
        changed += sum(_write(connection, table, row, clean(row)) for row in rows)
    return changed


def _write(connection: Connection, table: Table, row: Row[Any], values: Cleaned) -> bool:
    fresh = {name: value for name, value in values.items() if getattr(row, name) != value}
    if fresh:
        same: Iterable[ColumnElement[bool]] = (column == getattr(row, column.name) for column in table.primary_key)
        connection.execute(update(table).where(and_(*same)).values(**fresh))
    return bool(fresh)
