"""The directory as a secretary keeps it: rows of a spreadsheet to a Directory, with a problem per row. Knows no file.

Columns (first row, any order, any case): kind, name, email, aliases, organisation, groups; and where wanted finish,
review, zone, remind, senders, away_until, deputy. Several values in a cell are separated by semicolons. A role is in
brackets behind the group: "Strategy Group (chair); Operational Group". "Riverside Council (contact)" in the
organisation column marks the people who speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.domain.action import Finish
from service.domain.directory import Contact, Directory, Group, Organisation, Review, normal
from service.domain.directory_doubts import Mention, find_deputy, find_doubts

#: How a cell begins that a spreadsheet program runs (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "kind",
    "name",
    "email",
    "aliases",
    "organisation",
    "groups",
    "finish",
    "review",
    "zone",
    "remind",
    "senders",
    "away_until",
    "deputy",
)
#: Roles that make nobody a member: to receive the digest, to keep the minutes.
NO_MEMBERS = ("digest", "secretariat")
REQUIRED = ("kind", "name")
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_DOMAIN = re.compile(r"[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
_WITH_ROLE = re.compile(r"^(?P<name>.*?)\s*\((?P<role>[^()]*)\)\s*$")
Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row; `row` is its number in the spreadsheet, the header being 1, or 0 for no one row."""

    row: int
    text: str
    reason: str
    #: True where the row is taken as it stands and only looks like a slip.
    warning: bool = False


@dataclass(slots=True)
class _Building:
    """The directory while its rows are read."""

    contacts: dict[str, Contact] = field(default_factory=dict)
    #: Every address so far, case folded.
    taken: set[str] = field(default_factory=set)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    #: (group as written, with its role; contact key), looked at once all groups are known.
    joins: list[tuple[str, str]] = field(default_factory=list)
    #: What people's rows name, with the row: groups, organisations, deputies.
    groups_named: list[Mention] = field(default_factory=list)
    organisations_named: list[Mention] = field(default_factory=list)
    deputies: list[Mention] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


def _cell(value: str) -> str:
    """A cell's words; the apostrophe that keeps a name from being a formula is none of them."""
    value = value.strip()
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA) else value


def read_rows(rows: Sequence[Sequence[str]]) -> tuple[Directory, tuple[RowProblem, ...]]:
    """Return the directory that `rows` (header first) describe, and a problem for each row that does not fit."""
    if not rows:
        return Directory(), (RowProblem(1, "", "the directory is empty"),)
    header = [cell.strip().lower().replace(" ", "_").rstrip("s") for cell in rows[0]]
    index = {name: header.index(name.rstrip("s")) for name in COLUMNS if name.rstrip("s") in header}
    missing = [name for name in REQUIRED if name not in index]
    if missing:
        return Directory(), (RowProblem(1, ", ".join(rows[0]), f"the first row has no column called {missing[0]}"),)
    building = _Building()
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: _cell(row[at]) if at < len(row) else "" for name, at in index.items()}
        if any(cells.values()):
            _read_row(number, cells, building)
    directory = _finish(building)
    problems = (*building.problems, *_warnings(directory, building))
    return directory, tuple(sorted(problems, key=lambda problem: (problem.warning, problem.row)))


def _warnings(directory: Directory, building: _Building) -> Iterable[RowProblem]:
    declared: tuple[Group | Organisation, ...] = (*building.groups.values(), *building.organisations.values())
    own = {normal(name) for group in building.groups.values() for name in (group.name, *group.aliases)}
    groups = [
        Mention(m.row, *(_split_role(m.name) if normal(m.name) not in own else (m.name, "")))
        for m in building.groups_named
    ]
    doubts = find_doubts(directory, groups, building.organisations_named, building.deputies, declared)
    return (RowProblem(doubt.row, doubt.text, doubt.reason, warning=True) for doubt in doubts)


def _read_row(number: int, cells: Mapping[str, str], building: _Building) -> None:
    readers = {"person": _read_person, "organisation": _read_organisation, "organization": _read_organisation,
               "group": _read_group, "body": _read_group, "committee": _read_group}  # fmt: skip
    reader = readers.get(cells["kind"].lower())
    if reader is None:
        reason = f"kind is '{cells['kind']}'; write person, organisation or group"
        building.problems.append(RowProblem(number, cells["name"], reason))
    elif not cells["name"]:
        building.problems.append(RowProblem(number, cells.get("email", ""), "the name is missing"))
    else:
        reader(number, cells, building)


def _values(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (value.strip() for value in cell.split(";"))))


def _split_role(value: str) -> tuple[str, str]:
    found = _WITH_ROLE.match(value)
    return (found["name"], found["role"].strip().lower()) if found and found["name"] else (value, "")


def _addresses(number: int, cells: Mapping[str, str], building: _Building) -> tuple[str, ...]:
    given = _values(cells.get("email", "").replace(",", ";"))
    for address in given:
        if not _ADDRESS.fullmatch(address):
            building.problems.append(RowProblem(number, address, f"'{address}' is not an email address"))
    return tuple(address for address in given if _ADDRESS.fullmatch(address))


def _read_person(number: int, cells: Mapping[str, str], building: _Building) -> None:
    addresses = _addresses(number, cells, building)
    if not addresses:
        if not cells.get("email"):
            building.problems.append(RowProblem(number, cells["name"], "this person has no email address"))
        return
    organisation, role = _split_role(cells.get("organisation", ""))
    if organisation:
        building.organisations_named.append(Mention(number, organisation))
    if cells.get("deputy"):
        building.deputies.append(Mention(number, cells["deputy"]))
    contact = Contact(
        name=cells["name"],
        addresses=addresses,
        aliases=_values(cells.get("aliases", "")),
        organisation=organisation,
        speaks_for_organisation=role == "contact",
        away_until=_day(number, cells.get("away_until", ""), building),
        deputy=cells.get("deputy", ""),
    )
    _add_contact(number, contact, building)
    _join_groups(number, contact.key, cells, building)


def _add_contact(number: int, contact: Contact, building: _Building) -> None:
    twice = next((a for a in contact.addresses if a.casefold() in building.taken), None)
    if twice:
        building.problems.append(RowProblem(number, contact.name, f"{twice} is already another row's address"))
    else:
        building.contacts[contact.key] = contact
        building.taken.update(address.casefold() for address in contact.addresses)


def _join_groups(number: int, key: str, cells: Mapping[str, str], building: _Building) -> None:
    values = _values(cells.get("groups", ""))
    building.joins += ((value, key) for value in values)
    building.groups_named += (Mention(number, value) for value in values)


def _read_organisation(number: int, cells: Mapping[str, str], building: _Building) -> None:
    addresses = _addresses(number, cells, building)
    if addresses:
        mailbox = Contact(
            name=cells["name"], addresses=addresses, organisation=cells["name"], speaks_for_organisation=True
        )
        _add_contact(number, mailbox, building)
        _join_groups(number, mailbox.key, cells, building)
    building.organisations[normal(cells["name"])] = Organisation(
        name=cells["name"],
        aliases=_values(cells.get("aliases", "")),
        finish=_choice(number, cells, "finish", Finish.ANY, building),
    )


def _read_group(number: int, cells: Mapping[str, str], building: _Building) -> None:
    building.groups[normal(cells["name"])] = Group(
        name=cells["name"],
        aliases=_values(cells.get("aliases", "")),
        finish=_choice(number, cells, "finish", Finish.ALL, building),
        review=_choice(number, cells, "review", Review.UNSURE, building),
        zone=_zone(number, cells.get("zone", ""), building),
        remind_before=_days(number, cells.get("remind", ""), building),
        senders=_senders(number, cells.get("senders", ""), building),
    )


def _senders(number: int, cell: str, building: _Building) -> tuple[str, ...]:
    """Addresses and domains ("sam@x.example; x.example"), lower case."""
    found = []
    for value in _values(cell):
        plain = value.casefold().removeprefix("@")
        if _ADDRESS.fullmatch(plain) or _DOMAIN.fullmatch(plain):
            found.append(plain)
        else:
            reason = (
                f"'{value}' is neither an address nor a domain; write sam@x.example, or x.example for all of x.example"
            )
            building.problems.append(RowProblem(number, value, reason))
    return tuple(found)


def _zone(number: int, cell: str, building: _Building) -> str:
    try:
        return ZoneInfo(cell).key if cell else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):
        reason = f"'{cell}' is not a time zone; write it like Europe/London"
        building.problems.append(RowProblem(number, cell, reason))
        return ""


def _choice(number: int, cells: Mapping[str, str], column: str, default: Choice, building: _Building) -> Choice:
    given = cells.get(column, "").lower()
    if not given:
        return default
    try:
        return type(default)(given)
    except ValueError:
        allowed = ", ".join(str(member.value) for member in type(default))
        building.problems.append(RowProblem(number, given, f"{column} is '{given}'; write one of {allowed}"))
        return default


def _days(number: int, cell: str, building: _Building) -> tuple[int, ...] | None:
    """Days before the due date, as "7; 1; 0"; empty for "never", None for an empty cell."""
    if not cell:
        return None
    parts = [] if cell.lower() == "never" else re.split(r"[;,\s]+", cell.strip())
    if all(part.isdigit() for part in parts):
        return tuple(int(part) for part in parts)
    building.problems.append(RowProblem(number, cell, f"remind is '{cell}'; write days like 7; 1; 0, or never"))
    return None


def _day(number: int, cell: str, building: _Building) -> date | None:
    if not cell:
        return None
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)(?:[ T].*)?", cell)
    british = re.fullmatch(r"(\d\d?)[/.](\d\d?)[/.](\d{4})", cell)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
    except ValueError:
        pass
    building.problems.append(RowProblem(number, cell, f"'{cell}' is not a date; write it as 2026-11-21 or 21/11/2026"))
    return None


def _finish(building: _Building) -> Directory:
    people: dict[str, list[Contact]] = {}
    for contact in building.contacts.values():
        people.setdefault(normal(contact.organisation), []).append(contact)
    organisations = tuple(_with_contacts(o, people) for o in building.organisations.values())
    known = {normal(o.name) for o in organisations} | {normal(a) for o in organisations for a in o.aliases}
    implied = {normal(c.organisation): c.organisation for c in building.contacts.values() if c.organisation}
    more = tuple(_with_contacts(Organisation(name=name), people) for key, name in implied.items() if key not in known)
    groups = tuple(_with_members(group, joined) for group, joined in _joined(building))
    directory = Directory(contacts=building.contacts, organisations=(*organisations, *more), groups=groups)
    return replace(directory, contacts={key: _with_deputy(one, directory) for key, one in directory.contacts.items()})


def _with_deputy(contact: Contact, directory: Directory) -> Contact:
    """A deputy may be given by name; what is kept is the key."""
    deputy = find_deputy(contact.deputy, directory) if contact.deputy else None
    return replace(contact, deputy=deputy.key if deputy else contact.deputy.casefold())


def _joined(building: _Building) -> Iterable[tuple[Group, list[tuple[str, str]]]]:
    """Groups with who joined them. People may name a group by its alias; one that only they name is a group, too."""
    named = {normal(alias): key for key, group in building.groups.items() for alias in group.aliases}
    named |= {key: key for key in building.groups}
    groups = dict(building.groups)
    joined: dict[str, list[tuple[str, str]]] = {key: [] for key in groups}
    for value, contact in building.joins:
        # "Moorings Board (MB)" may be a name: what stands in the brackets is a role only where it is none.
        name, role = (value, "") if normal(value) in named else _split_role(value)
        key = named.get(normal(name), normal(name))
        groups.setdefault(key, Group(name=name))
        joined.setdefault(key, []).append((contact, role))
    return [(groups[key], people) for key, people in joined.items()]


def _with_contacts(organisation: Organisation, people: Mapping[str, Sequence[Contact]]) -> Organisation:
    """`people` are the contacts by the name of their organisation, made plain for comparing."""
    names = dict.fromkeys(map(normal, (organisation.name, *organisation.aliases)))
    mine = [contact for name in names if name for contact in people.get(name, ())]
    speakers = [c for c in mine if c.speaks_for_organisation]
    return Organisation(
        name=organisation.name,
        aliases=organisation.aliases,
        contacts=tuple(c.key for c in speakers or mine),
        finish=organisation.finish,
    )


def _with_members(group: Group, joined: Sequence[tuple[str, str]]) -> Group:
    roles: dict[str, tuple[str, ...]] = {}
    for contact, role in joined:
        for part in filter(None, re.split(r"\s*(?:,|/|&|\band\b)\s*", role)):
            roles[part] = (*roles.get(part, ()), contact)
    # Somebody who only receives the digest, or only keeps the minutes, is not invited unless they are also a member.
    members = tuple(dict.fromkeys(contact for contact, role in joined if role not in NO_MEMBERS))
    return replace(group, members=members, roles=roles)
