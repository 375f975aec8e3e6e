"""What happened to an action, and how a person is forgotten."""

from __future__ import annotations

from service.console.operate import find_action
from service.console.output import out, table
from service.domain.erasing import Person
from service.domain.wording import count
from service.store import actions
from service.store import forget as forgetting
from service.store.engine import reading, transaction
from service.wiring import Service


def show(service: Service, start: str) -> None:
    """Print the history of the action whose id begins with `start`."""
    with reading(service.context.engine) as connection:
        action = find_action(connection, start)
        lines = actions.history_of(connection, action.id)
    out.print(action.text, style="bold", markup=False)
    rows = [(line.at.strftime("%Y-%m-%d %H:%M"), line.actor, line.what, line.detail, line.entry_id) for line in lines]
    out.print(table("History", ("When (UTC)", "Who", "What", "", "Message"), rows))


def forget(service: Service, address: str) -> str:
    """Erase a person; return what was done, in words."""
    context = service.context
    contact = context.directory().find_contact(address)
    addresses = contact.addresses if contact else (address,)
    known = (contact.name, *contact.aliases) if contact else ()
    heir = next((one for one in context.policy.secretariat if one.casefold() not in map(str.casefold, addresses)), "")
    with transaction(context.engine) as connection:
        names = tuple(dict.fromkeys((*known, *forgetting.names_of(connection, addresses))))
        touched = forgetting.forget(connection, Person(addresses=addresses, names=names), heir)
    if not touched:
        return f"Nothing is kept about {address}. Check its spelling: another address of the person may be known."
    more = f" {address} is still in the directory: take the row out there, too." if contact else ""
    return f"{count(touched, 'record')} of {address} erased.{more}"
