"""Who may do what. Pure: From is a claim, so what our own server found about it is asked too."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from service.domain.directory import Directory

#: Roles in a group that may send its minutes and correct them.
SECRETARIAL = frozenset({"secretary", "secretariat", "chair", "clerk", "minutes", "co-chair", "vice chair"})


class Origin(StrEnum):
    """What our own server found about the From line (RFC 8601)."""

    PASS = "pass"  # noqa: S105 - a result word of RFC 8601, no password
    FAIL = "fail"
    UNCHECKED = "none"


def may_send_minutes(address: str, directory: Directory, secretariat: Collection[str]) -> bool:
    """True for the secretariat's addresses and for whoever the directory calls chair, secretary or clerk of a group."""
    if address.casefold() in {known.casefold() for known in secretariat}:
        return True
    contact = directory.find_contact(address)
    return contact is not None and any(
        contact.key in group.roles.get(role, ()) for group in directory.groups for role in SECRETARIAL
    )


def believable(origin: Origin, *, require_pass: bool) -> bool:
    """True where the From line may be acted on."""
    return origin is Origin.PASS or (origin is Origin.UNCHECKED and not require_pass)
