"""Who may do what. Pure: From is a claim, so what our own server found about it is asked too."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from service.domain.directory import Directory, Group

#: Roles in a group that may send its minutes and correct them.
SECRETARIAL = frozenset({"secretary", "secretariat", "chair", "clerk", "minutes", "co-chair", "vice chair"})


class Origin(StrEnum):
    """What our own server found about the From line (RFC 8601)."""

    PASS = "pass"  # noqa: S105 - a result word of RFC 8601, no password
    FAIL = "fail"
    UNCHECKED = "none"


def may_send_minutes(address: str, directory: Directory, secretariat: Collection[str]) -> bool:
    """True for the secretariat's addresses and for whoever the directory calls chair, secretary or clerk of a group."""
    return _is_one_of(address, secretariat) or any(_is_officer(address, group, directory) for group in directory.groups)


def may_send_some_minutes(address: str, directory: Directory, secretariat: Collection[str]) -> bool:
    """True for those, and for whoever a group of the directory names as a sender of its minutes."""
    return may_send_minutes(address, directory, secretariat) or any(g.lets_send(address) for g in directory.groups)


def may_send_minutes_of(group: Group | None, address: str, directory: Directory, secretariat: Collection[str]) -> bool:
    """True for the secretariat, and for the group's own officers and senders.

    Where nobody is named for the group, and where it is not known, the officers of any group may.
    """
    if _is_one_of(address, secretariat):
        return True
    if group is None or not (_officers(group) or group.senders):
        return may_send_minutes(address, directory, secretariat)
    return group.lets_send(address) or _is_officer(address, group, directory)


def _is_one_of(address: str, secretariat: Collection[str]) -> bool:
    return address.casefold() in {known.casefold() for known in secretariat}


def _officers(group: Group) -> set[str]:
    """Contact keys."""
    return {key for role in SECRETARIAL for key in group.roles.get(role, ())}


def _is_officer(address: str, group: Group, directory: Directory) -> bool:
    contact = directory.find_contact(address)
    return contact is not None and contact.key in _officers(group)


def believable(origin: Origin, *, require_pass: bool) -> bool:
    """True where the From line may be acted on."""
    return origin is Origin.PASS or (origin is Origin.UNCHECKED and not require_pass)
