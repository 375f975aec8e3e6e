"""The secretary sends a directory: read it, answer with what differs; with faulty rows nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from service.documents.spreadsheet import read_table
from service.domain.authority import may_send_minutes
from service.domain.changes import Changes, Post, SentDirectory
from service.domain.directory import Directory
from service.domain.directory_diff import compare
from service.domain.directory_table import RowProblem, read_rows
from service.domain.inbox import Disposition, InboxEvent
from service.domain.letter import DirectoryReceipt, ListedProblem
from service.domain.message import Address, Part
from service.domain.wording import count
from service.errors import UnreadableError
from service.workflows.context import Context
from service.workflows.understand import Understood

#: People; fewer are soon replaced.
_A_FEW = 4


def find_directory(understood: Understood) -> Part | None:
    """The spreadsheet of a message that says "directory", in the subject or as the file's name, or None."""
    said = "directory" in understood.message.subject.casefold()
    sheets = (part for part in understood.message.parts if part.name.lower().endswith((".csv", ".xlsx")))
    return next((part for part in sheets if said or "directory" in part.name.casefold()), None)


def decide(understood: Understood, part: Part, context: Context) -> Changes:
    """Return what a sent directory brings about. Its sender may send minutes."""
    current = context.directory()
    after, problems = _read(part, current)
    problems = (*problems, *_losses(current, after, understood, context))
    sender = current.known_as(understood.message.sender or Address(""))
    letter = _receipt(sender.name, current, after, problems)
    post = Post(
        to=sender,
        letter=letter,
        dedupe_key=f"directory-receipt/{understood.entry.id}",
        references=(understood.message.message_id,),
        answer=True,
    )
    if not letter.applied:
        return Changes(
            disposition=Disposition(event=InboxEvent.HOLD, reason="rows to mend"), posts=(post,), at=context.now()
        )
    return Changes(
        disposition=Disposition(event=InboxEvent.HANDLE, reason="the directory is in force"),
        directory=SentDirectory(name=part.name, octets=part.octets, file_stamp=context.directory_stamp()),
        posts=(post,),
        at=context.now(),
    )


def _read(part: Part, current: Directory) -> tuple[Directory, tuple[RowProblem, ...]]:
    try:
        return read_rows(read_table(part.name, part.octets))
    except UnreadableError as error:
        return current, (RowProblem(0, error.what, f"It {error.reason}. {error.remedy}"),)


def _receipt(name: str, before: Directory, after: Directory, problems: Sequence[RowProblem]) -> DirectoryReceipt:
    """What differs, where the file is put in force; warnings alone do not stop it."""
    applied = all(problem.warning for problem in problems)
    diff = compare(before, after if applied else before)
    return DirectoryReceipt(
        name=name,
        added=diff.added,
        changed=diff.changed,
        removed=diff.removed,
        problems=_listed(problem for problem in problems if not problem.warning),
        doubts=_listed(problem for problem in problems if problem.warning),
        applied=applied,
    )


def _losses(before: Directory, after: Directory, understood: Understood, context: Context) -> Iterator[RowProblem]:
    """A file with the newcomers alone takes everybody else away: that is to be meant, by "replace" in the subject."""
    if "replace" in understood.message.subject.casefold():
        return
    meant = "A file takes the place of the whole directory. If you mean that, send it with “replace” in the subject"
    had, has = len(before.contacts), len(after.contacts)
    if has < had / 2 and had >= _A_FEW:
        yield RowProblem(0, f"{count(has, 'person', 'people')} instead of {had}", meant)
    sender = understood.message.sender
    if sender and not may_send_minutes(sender.address, after, context.policy.secretariat):
        yield RowProblem(0, sender.address, f"With this file we would take no more minutes from you. {meant}")


def _listed(problems: Iterable[RowProblem]) -> tuple[ListedProblem, ...]:
    return tuple(ListedProblem(line=p.row, text=p.text, reason=p.reason[:1].upper() + p.reason[1:]) for p in problems)
