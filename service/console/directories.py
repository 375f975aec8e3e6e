"""The directory in the terminal: check a file, put one in force, print the one in force."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from service.console.output import bad, err, good, out, table
from service.directory_file import load_directory
from service.domain.changes import SentDirectory
from service.domain.directory import Contact, Directory, Group, Organisation
from service.domain.directory_table import COLUMNS, FORMULA
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
        learnt = [(alias, target) for _, alias, target in people.all_aliases(connection)]
    directory = service.context.directory().with_aliases(learnt)
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_no_formulas, (_person(contact, directory) for contact in directory.contacts.values())))
    writer.writerows(map(_no_formulas, map(_organisation, directory.organisations)))
    writer.writerows(map(_no_formulas, map(_group, directory.groups)))
    return written.getvalue()


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
        "groups": "; ".join(_membership(contact.key, group) for group in directory.groups if _in(contact.key, group)),
        "away_until": contact.away_until.isoformat() if contact.away_until else "",
        "deputy": contact.deputy,
    }


def _in(key: str, group: Group) -> bool:
    return key in group.members or any(key in keys for keys in group.roles.values())


def _membership(key: str, group: Group) -> str:
    roles = ", ".join(role for role, keys in group.roles.items() if key in keys)
    return f"{group.name} ({roles})" if roles else group.name


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
