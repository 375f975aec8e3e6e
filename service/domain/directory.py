"""Who there is: people, organisations, groups. Values and look-ups by exact name; knows no file and no guessing.

A group is also a body (a committee that meets): its members are invited, its chair and secretary have roles in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TypeVar

from service.domain.action import Finish
from service.domain.message import Address


class Review(StrEnum):
    """When mails about a body's minutes wait for its secretary."""

    ALWAYS = "always"
    """Nobody is written to before the secretary answers "send"."""

    UNSURE = "unsure"
    """What is certain goes out; the rest is asked about."""

    NEVER = "never"
    """As "unsure", and doubtful owners are left unassigned without a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person, or an organisation's shared mailbox."""

    name: str
    #: First is the one written to; the others may answer.
    addresses: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    organisation: str = ""
    #: True for somebody who speaks for the organisation: then its other people are not written to for it.
    speaks_for_organisation: bool = False
    #: Away until this civil date, inclusive; None while present.
    away_until: date | None = None
    #: Key of the contact who stands in while away; "" without.
    deputy: str = ""

    @property
    def key(self) -> str:
        """What the store calls this contact: the first address, case folded."""
        return self.addresses[0].casefold()

    @property
    def address(self) -> Address:
        """Where mail to this contact goes."""
        return Address(self.addresses[0], self.name)

    def owns(self, address: str) -> bool:
        """True where `address` is one of this contact's."""
        return address.casefold() in {own.casefold() for own in self.addresses}


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A partner organisation; its contacts are the people who name it."""

    name: str
    aliases: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    finish: Finish = Finish.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of people, often a body that meets."""

    name: str
    aliases: tuple[str, ...] = ()
    #: Contact keys.
    members: tuple[str, ...] = ()
    #: Role in lower case ("chair", "secretary", "digest") to contact keys.
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: When a group's action is finished.
    finish: Finish = Finish.ALL
    review: Review = Review.UNSURE
    #: IANA zone; "" for the service's own.
    zone: str = ""
    #: Days before the due date on which owners are reminded; None for the service's own, empty for never.
    remind_before: tuple[int, ...] | None = None
    #: Addresses and domains that may send this group's minutes, beside its officers; lower case.
    senders: tuple[str, ...] = ()

    def lets_send(self, address: str) -> bool:
        """Whether `address`, or its domain, is named as a sender of this group's minutes."""
        _, at, domain = address.casefold().rpartition("@")
        return bool(at) and (address.casefold() in self.senders or domain in self.senders)


Named = TypeVar("Named", Contact, Organisation, Group)

_TITLES = re.compile(
    r"^(?:the|mr|mrs|ms|miss|mx|dr|prof|professor|rev|rev'?d|messrs|sir|dame|lady|lord"
    r"|(?:(?:county|borough|district|parish|town|city)\s)?(?:cllrs?|councillors?))\.?\s+"
)
_NOISE = re.compile(r"[^\w@.+&'-]+")


@lru_cache(maxsize=65_536)
def normal(name: str) -> str:
    """Return a name for comparing: case folded, titles and "the" off, punctuation and double spaces gone."""
    plain = _NOISE.sub(" ", name.casefold().replace("’", "'")).strip(" .'-")
    while (shorter := _TITLES.sub("", plain)) != plain:
        plain = shorter
    return plain


@dataclass(frozen=True, kw_only=True)
class Directory:
    """Everybody the service may write to. Without slots: by what people are looked up is worked out once and kept."""

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    organisations: tuple[Organisation, ...] = ()
    groups: tuple[Group, ...] = ()

    def find_contact(self, address: str) -> Contact | None:
        """The contact who owns `address`, or None."""
        key = address.casefold()
        return self.contacts.get(key) or self._owners.get(key)

    def known_as(self, person: Address) -> Address:
        """`person` under the name that the directory gives them; as they call themselves where it has none."""
        contact = self.find_contact(person.address)
        return Address(person.address, contact.name) if contact else person

    def people_called(self, name: str) -> tuple[Contact, ...]:
        """Everybody with this name or alias."""
        return self._people.get(normal(name), ())

    def organisations_called(self, name: str) -> tuple[Organisation, ...]:
        """Every organisation with this name or alias."""
        return self._organisations.get(normal(name), ())

    def groups_called(self, name: str) -> tuple[Group, ...]:
        """Every group with this name or alias."""
        return self._groups.get(normal(name), ())

    @cached_property
    def _owners(self) -> Mapping[str, Contact]:
        """By each address, case folded; the first who has it."""
        owners: dict[str, Contact] = {}
        for contact in self.contacts.values():
            for address in contact.addresses:
                owners.setdefault(address.casefold(), contact)
        return owners

    @cached_property
    def _people(self) -> Mapping[str, tuple[Contact, ...]]:
        return _by_name(self.contacts.values())

    @cached_property
    def _organisations(self) -> Mapping[str, tuple[Organisation, ...]]:
        return _by_name(self.organisations)

    @cached_property
    def _groups(self) -> Mapping[str, tuple[Group, ...]]:
        return _by_name(self.groups)

    def find_body(self, *names: str) -> Group | None:
        """The group that one of `names` means: the first that is the name or alias of exactly one."""
        for name in filter(None, names):
            found = self.groups_called(name)
            if len(found) == 1:
                return found[0]
        return None

    def find_body_in(self, text: str) -> Group | None:
        """The group whose name or alias stands in `text` as whole words; the longest wins; None where two tie."""
        padded = f" {normal(text)} "
        hits = {
            group.name: max(
                (len(n) for n in map(normal, (group.name, *group.aliases)) if f" {n} " in padded), default=0
            )
            for group in self.groups
        }
        best = max(hits.values(), default=0)
        found = [group for group in self.groups if best and hits[group.name] == best]
        return found[0] if len(found) == 1 else None

    def named(self, keys: Iterable[str]) -> tuple[Contact, ...]:
        """The contacts of `keys` that are still in the directory, in order."""
        return tuple(self.contacts[key] for key in keys if key in self.contacts)

    def with_aliases(self, aliases: Iterable[tuple[str, str]]) -> Directory:
        """Return this directory with learnt (alias, target name) pairs added to whoever bears the target name."""
        learnt: dict[str, tuple[str, ...]] = {}
        for alias, target in aliases:
            learnt[normal(target)] = (*learnt.get(normal(target), ()), alias)
        if not learnt:
            return self
        return Directory(
            contacts={k: _learn_contact(c, learnt) for k, c in self.contacts.items()},
            organisations=tuple(_learn(o, learnt) for o in self.organisations),
            groups=tuple(_learn(g, learnt) for g in self.groups),
        )


def _by_name(all_: Iterable[Named]) -> Mapping[str, tuple[Named, ...]]:
    """By each name and alias, made normal; those who share one in their order."""
    found: dict[str, list[Named]] = {}
    one: Named
    for one in all_:
        for name in dict.fromkeys(map(normal, (one.name, *one.aliases))):
            found.setdefault(name, []).append(one)
    return {name: tuple(sharers) for name, sharers in found.items()}


def _more(name: str, addresses: tuple[str, ...], learnt: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(alias for known in (name, *addresses) for alias in learnt.get(normal(known), ()))


def _learn_contact(contact: Contact, learnt: Mapping[str, tuple[str, ...]]) -> Contact:
    more = _more(contact.name, contact.addresses, learnt)
    return replace(contact, aliases=_joined(contact.aliases, more)) if more else contact


def _learn(known: Named, learnt: Mapping[str, tuple[str, ...]]) -> Named:
    return replace(known, aliases=_joined(known.aliases, _more(known.name, (), learnt)))


def _joined(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Both, without what is known already: a printed directory has what was learnt when it is read again."""
    seen = set(map(normal, known))
    return (*known, *dict.fromkeys(alias for alias in more if normal(alias) not in seen))
