"""Who looks after a body's affairs and is told: its secretary by the directory, else the settings' secretariat."""

from __future__ import annotations

from service.domain.authority import may_send_minutes
from service.domain.message import Address
from service.workflows.context import Context


def secretaries_of(body: str, context: Context) -> tuple[Address, ...]:
    """The secretaries of a body; where it has none, the secretariat."""
    directory = context.directory()
    group = directory.find_body(body)
    keys = [key for role in ("secretary", "secretariat", "clerk") for key in group.roles.get(role, ())] if group else []
    named = tuple(contact.address for contact in directory.named(dict.fromkeys(keys)))
    return named or secretariat(context)


def secretariat(context: Context) -> tuple[Address, ...]:
    """The secretariat's addresses with their names."""
    directory = context.directory()
    return tuple(directory.known_as(Address(address)) for address in context.policy.secretariat)


def looks_after_minutes(address: str, context: Context) -> bool:
    """True for the secretariat and for the officers of any group: they may correct minutes and change the directory."""
    return may_send_minutes(address, context.directory(), context.policy.secretariat)


def digest_readers(body: str, context: Context) -> tuple[Address, ...]:
    """Who gets a body's digest: its secretaries and whoever the directory names for it."""
    group = context.directory().find_body(body)
    named = context.directory().named(group.roles.get("digest", ())) if group else ()
    readers = (*secretaries_of(body, context), *(contact.address for contact in named))
    return tuple({reader.key: reader for reader in readers}.values())
