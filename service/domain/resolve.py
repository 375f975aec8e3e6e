"""From an owner as written to contacts, or to a question. Knows the directory and the meeting; never guesses.

The finders are asked in order; the first that finds exactly one answer wins, one that finds several makes a
question with candidates. A spelling slip counts only when it is close and nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from service.domain.action import Finish
from service.domain.directory import Contact, Directory, Group, Organisation, normal
from service.domain.message import Address
from service.domain.minutes import Attendee

#: 0 to 1: how alike two names are (1 is equal).
Similarity = Callable[[str, str], float]

#: Above this a single close name is a spelling slip (Dawson/Dawsen 0.92); below, it is only a candidate.
SLIP = 0.9
#: Above this a name is worth offering.
CANDIDATE = 0.72
#: How much better than the next the best must be.
CLEAR = 0.08

#: Words that mean every member of the body that met (compared after `normal`, which drops "the").
EVERYONE = frozenset(
    {"all", "everyone", "everybody", "all members", "members", "all present", "all partners", "partners", "attendees"}
    | {"all attendees", "group", "team", "committee", "all trustees", "trustees", "board", "board members"}
)
_TAIL = re.compile(r"\s+(?:staff|team|members?|reps?|representatives?|officers?|colleagues)$", re.IGNORECASE)
_BRACKET = re.compile(r"^(?P<outer>.*?)\s*\((?P<inner>[^()]+)\)\s*(?P<tail>.*)$")
#: As `normal` leaves it: "s. powell", "s powell", "powell".
_SURNAME = re.compile(r"(?:(?P<initial>[^\W\d_])\.?\s)?(?P<surname>[^\W\d_][\w'-]{2,})")
_INITIALS = re.compile(r"^[A-Z][A-Za-z]{0,3}$|^(?:[A-Z]\.?\s?){2,4}$")
#: Joins two owners, as a name does not.
_SEVERAL = re.compile(r"[,;/&+]|\b(?:and|or|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody answerable for an action: a person, or the contacts of an organisation or group."""

    name: str
    contacts: tuple[str, ...]
    finish: Finish = Finish.ALL
    #: "as a contact for Riverside Council"; "" for a person named.
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What an owner as written came to: a party, or candidates for a question (perhaps none)."""

    owner: str
    party: Party | None = None
    candidates: tuple[str, ...] = ()
    #: One phrase why there is no party: "two people are called Sam".
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What helps to tell who is meant: the directory, the body that met, who was there, the document's short forms."""

    directory: Directory
    similarity: Similarity
    body: Group | None = None
    attendance: tuple[Attendee, ...] = ()
    short_forms: tuple[tuple[str, str], ...] = ()
    #: People with an address in the minutes or in the forwarded mail, outside the directory: candidates, never owners.
    bystanders: tuple[Address, ...] = ()
    #: IANA zone that tells who is away today.
    zone: str = "UTC"


def resolve(owner: str, setting: Setting) -> Resolution:
    """Return who `owner` is. Never the nearest name: doubt is a question."""
    for spelling in _spellings(owner, setting):
        for finder in _FINDERS:
            parties = _distinct(finder(spelling, setting))
            if len(parties) == 1:
                return _reachable(owner, parties[0])
            if parties:
                names = tuple(party.name for party in parties)
                return Resolution(owner=owner, candidates=names, reason=f"more than one could be meant by {owner}")
    return _by_likeness(owner, setting)


def _reachable(owner: str, party: Party) -> Resolution:
    if party.contacts:
        return Resolution(owner=owner, party=party)
    return Resolution(owner=owner, reason=f"nobody in the directory can be written to for {party.name}")


def _spellings(owner: str, setting: Setting) -> Iterable[str]:
    """The name as written, then without its tail, its brackets, and as the document spells it out."""
    bare = owner.strip().lstrip("@").strip()
    found = _BRACKET.match(bare)
    forms = [bare, _TAIL.sub("", bare)]
    if found:
        forms += [found["outer"], found["inner"], _TAIL.sub("", found["outer"])]
    long_forms = {normal(short): long for short, long in setting.short_forms}
    forms += [long_forms[normal(form)] for form in tuple(forms) if normal(form) in long_forms]
    return dict.fromkeys(form for form in forms if form)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    by_contacts = {(party.contacts or (party.name,)): party for party in parties}
    return tuple(by_contacts.values())


def _person(contact: Contact) -> Party:
    return Party(name=contact.name, contacts=(contact.key,))


def _organisation(organisation: Organisation) -> Party:
    because = f"as a contact for {organisation.name}"
    return Party(name=organisation.name, contacts=organisation.contacts, finish=organisation.finish, because=because)


def _group(group: Group) -> Party:
    because = f"as a member of {group.name}"
    return Party(name=group.name, contacts=group.members, finish=group.finish, because=because)


def _by_address(owner: str, setting: Setting) -> Iterable[Party]:
    contact = setting.directory.find_contact(owner) if "@" in owner.strip("@") else None
    return [_person(contact)] if contact else []


def _by_initials(owner: str, setting: Setting) -> Iterable[Party]:
    """Initials mean somebody of this meeting's attendance before anybody else who has them."""
    if not _INITIALS.match(owner):
        return []
    wanted = owner.replace(".", "").replace(" ", "")
    printed = [a.name for a in setting.attendance if a.initials and a.initials == wanted]
    names = printed or [a.name for a in setting.attendance if _initials_of(a.name) == wanted.upper() == wanted]
    return [_person(c) for name in names for c in setting.directory.people_called(name)]


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", normal(name))).upper()


def _by_name(owner: str, setting: Setting) -> Iterable[Party]:
    return [_person(c) for c in setting.directory.people_called(owner)]


def _by_organisation(owner: str, setting: Setting) -> Iterable[Party]:
    return [_organisation(o) for o in setting.directory.organisations_called(owner)]


def _by_group(owner: str, setting: Setting) -> Iterable[Party]:
    return [_group(g) for g in setting.directory.groups_called(owner)]


def _by_everyone(owner: str, setting: Setting) -> Iterable[Party]:
    return [_group(setting.body)] if setting.body and normal(owner) in EVERYONE else []


def _by_role(owner: str, setting: Setting) -> Iterable[Party]:
    """A role belongs to the body that met; only without one to whoever is listed with it in the attendance."""
    role = normal(owner)
    if setting.body and role in setting.body.roles:
        return [_person(c) for c in setting.directory.named(setting.body.roles[role])]
    names = [a.name for a in setting.attendance if role and normal(a.role) == role]
    return [_person(c) for name in names for c in setting.directory.people_called(name)]


def _by_first_name(owner: str, setting: Setting) -> Iterable[Party]:
    """A first name means who was there, else the one member who bears it."""
    if not re.fullmatch(r"[^\W\d_]{2,}", owner):
        return []
    first = normal(owner)
    there = [a.name for a in setting.attendance if normal(a.name).split(" ")[0] == first and " " in normal(a.name)]
    found = [c for name in there for c in setting.directory.people_called(name)]
    members = setting.directory.named(setting.body.members) if setting.body else ()
    return [_person(c) for c in found or members if normal(c.name).split(" ")[0] == first]


def _by_surname(owner: str, setting: Setting) -> Iterable[Party]:
    """ "Powell" and "Cllr Powell" mean who was there, else the one member of that name; "S. Powell" any S. Powell."""
    found = _SURNAME.fullmatch(normal(owner))
    if not found:
        return []
    initial, surname = found["initial"] or "", found["surname"]

    def bears(name: str) -> bool:
        first, *_, last = normal(name).split(" ") if " " in normal(name) else ("", "")
        return last == surname and first.startswith(initial)

    there = [c for a in setting.attendance if bears(a.name) for c in setting.directory.people_called(a.name)]
    members = setting.directory.named(setting.body.members) if setting.body else ()
    near = there or [contact for contact in members if bears(contact.name)]
    if near or not initial:
        return [_person(contact) for contact in near]
    return [_person(contact) for contact in setting.directory.contacts.values() if bears(contact.name)]


def _by_member_initials(owner: str, setting: Setting) -> Iterable[Party]:
    if not _INITIALS.match(owner) or not setting.body:
        return []
    wanted = owner.replace(".", "").replace(" ", "")
    return [_person(c) for c in setting.directory.named(setting.body.members) if _initials_of(c.name) == wanted]


_FINDERS: tuple[Callable[[str, Setting], Iterable[Party]], ...] = (
    _by_address,
    _by_initials,
    _by_name,
    _by_organisation,
    _by_group,
    _by_everyone,
    _by_role,
    _by_first_name,
    _by_surname,
    _by_member_initials,
)


def _by_likeness(owner: str, setting: Setting) -> Resolution:
    """Use the one name that is a slip away from what is written; otherwise offer those that are near.

    Two owners in one phrase are no slip of the first: "Ada Brook and Dee" is 0.91 alike to "Ada Brook".
    """
    wanted = normal(owner)
    scored = sorted(
        ((setting.similarity(wanted, normal(name)), party) for name, party in _everybody(setting.directory)),
        key=lambda pair: -pair[0],
    )
    near = [(score, party) for score, party in scored if score >= CANDIDATE]
    distinct = list({party.name: (score, party) for score, party in reversed(near)}.values())[::-1]
    if distinct and len(wanted) > 4 and _is_slip(owner, distinct):
        return _reachable(owner, distinct[0][1])
    near_names = tuple(party.name for _, party in distinct[:4])
    names = _bystanders(wanted, setting) + near_names or _members_sharing_a_word(wanted, setting)
    return Resolution(owner=owner, candidates=names, reason=f"{owner} is not in the directory")


def _is_slip(owner: str, scored: list[tuple[float, Party]]) -> bool:
    best, party = scored[0]
    several = len(_SEVERAL.findall(owner)) > len(_SEVERAL.findall(party.name))
    return best >= SLIP and _clear(scored) and not several


def _bystanders(wanted: str, setting: Setting) -> tuple[str, ...]:
    """Addresses that came with the minutes and whose name, first name or initials are what is written."""
    return tuple(
        str(person)
        for person in setting.bystanders
        if wanted in (normal(person.name), normal(person.name).split(" ")[0], _initials_of(person.name).casefold())
    )


def _clear(scored: list[tuple[float, Party]]) -> bool:
    return len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEAR


def _everybody(directory: Directory) -> Iterable[tuple[str, Party]]:
    for contact in directory.contacts.values():
        for name in (contact.name, *contact.aliases):
            yield name, _person(contact)
    for organisation in directory.organisations:
        for name in (organisation.name, *organisation.aliases):
            yield name, _organisation(organisation)
    for group in directory.groups:
        for name in (group.name, *group.aliases):
            yield name, _group(group)


def _members_sharing_a_word(wanted: str, setting: Setting) -> tuple[str, ...]:
    words = {word for word in wanted.split() if len(word) > 2}
    people = setting.directory.contacts.values()
    shared = [c.name for c in people if words & set(normal(c.name).split())]
    return tuple(shared or _members_with_a_name_like(words, setting))[:4]


def _members_with_a_name_like(words: set[str], setting: Setting) -> list[str]:
    """Members of the body that met, one of whose names is a slip away from a word ("Powel")."""
    members = setting.directory.named(setting.body.members) if setting.body else ()
    pairs = (
        (contact.name, name, word) for contact in members for name in normal(contact.name).split() for word in words
    )
    near = (who for who, name, word in pairs if len(word) > 4 and setting.similarity(word, name) >= SLIP)
    return list(dict.fromkeys(near))
