"""The directory in the terminal: check a file, put one in force, print the one in force."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from service.console.output import bad, err, good, out, table
from service.directory_file import load_directory
from service.domain.changes import SentDirectory
from service.domain.directory import Contact, Directory, Group, Organisation, normal
from service.domain.directory_table import COLUMNS, FORMULA, NO_MEMBERS
from service.domain.wording import count
from service.store import people
from service.store.engine import reading, transaction
from service.wiring import Service


def check(path: Path) -> bool:
    """Print what is in a directory's file and what does not fit; True where everything does."""
    directory, problems = load_directory(path)
    out.print(
        f"{path}: {count(len(directory.contacts), 'person', 'people')}, "
        f"{count(len(directory.organisations), 'organisation')}, {count(len(directory.groups), 'group')}",
        markup=False,
    )
    wrong, odd = [p for p in problems if not p.warning], [p for p in problems if p.warning]
    for title, some in (("Rows to mend", wrong), ("Rows to look at: taken as they stand, but perhaps a slip", odd)):
        if some:
            out.print(table(title, ("Row", "Words", "Why"), [(p.row or "", p.text, p.reason) for p in some]))
    out.print(bad("Not in order.") if wrong else good("In order."))
    return not wrong


def take(path: Path, service: Service) -> bool:
    """Put a file in force where all its rows fit, until the file that people.directory names changes."""
    if not check(path):
        err.print("Nothing was changed.", style="red")
        return False
    context = service.context
    sent = SentDirectory(name=path.name, octets=path.read_bytes(), file_stamp=context.directory_stamp())
    with transaction(context.engine) as connection:
        people.write_directory(connection, sent, context.now())
    out.print(f"{path} is in force; running processes take it up by themselves.", markup=False)
    return True


def export(service: Service) -> str:
    """The directory in force as csv, learnt names and people with it."""
    with reading(service.context.engine) as connection:
        learnt = _plain((alias, target) for _, alias, target in people.all_aliases(connection))
    directory = service.context.directory().with_aliases(learnt)
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_no_formulas, (_person(contact, directory) for contact in directory.contacts.values())))
    writer.writerows(map(_no_formulas, map(_organisation, directory.organisations)))
    writer.writerows(map(_no_formulas, map(_group, directory.groups)))
    return written.getvalue()


def _plain(learnt: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without what stands for one in this body and for another in that: each body remembers its own."""
    pairs = list(learnt)
    meant: dict[str, set[str]] = {}
    for alias, target in pairs:
        meant.setdefault(normal(alias), set()).add(normal(target))
    return [(alias, target) for alias, target in pairs if len(meant[normal(alias)]) == 1]


def _no_formulas(row: dict[str, str]) -> dict[str, str]:
    """Names that others chose must not run where the sheet is opened; the apostrophe goes when it is read again."""
    return {column: f"'{cell}" if cell.startswith(FORMULA) else cell for column, cell in row.items()}


def _person(contact: Contact, directory: Directory) -> dict[str, str]:
    speaks = " (contact)" if contact.speaks_for_organisation else ""
    return {
        "kind": "person",
        "name": contact.name,
        "email": "; ".join(contact.addresses),
        "aliases": "; ".join(contact.aliases),
        "organisation": contact.organisation + speaks if contact.organisation else "",
        "groups": "; ".join(words for group in directory.groups for words in _memberships(contact.key, group)),
        "away_until": contact.away_until.isoformat() if contact.away_until else "",
        "deputy": contact.deputy,
    }


def _memberships(key: str, group: Group) -> Iterable[str]:
    """As `read_rows` has it: a role makes a member, but for those that only read or keep the minutes."""
    roles = [role for role, keys in group.roles.items() if key in keys]
    if key not in group.members:
        yield from (f"{group.name} ({role})" for role in roles)
        return
    if set(roles) <= set(NO_MEMBERS):
        yield group.name
    if roles:
        yield f"{group.name} ({', '.join(roles)})"


def _organisation(organisation: Organisation) -> dict[str, str]:
    return {
        "kind": "organisation", "name": organisation.name, "aliases": "; ".join(organisation.aliases),
        "finish": organisation.finish.value,
    }  # fmt: skip


def _reminders(group: Group) -> str:
    if group.remind_before is None:
        return ""
    return "; ".join(map(str, group.remind_before)) or "never"


def _group(group: Group) -> dict[str, str]:
    return {
        "kind": "group", "name": group.name, "aliases": "; ".join(group.aliases), "finish": group.finish.value,
        "review": group.review.value, "zone": group.zone,
        "remind": _reminders(group), "senders": "; ".join(group.senders),
    }  # fmt: skip
