"""The secretary sends a directory: read it, answer with what differs; with faulty rows nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    try:
        after, problems = read_rows(read_table(part.name, part.octets))
    except UnreadableError as error:
        after, problems = current, (RowProblem(0, error.what, f"It {error.reason}. {error.remedy}"),)
    problems = (*problems, *_losses(current, after, understood, context))
    applied = all(problem.warning for problem in problems)
    diff = compare(current, after if applied else current)
    sender = understood.message.sender or Address("")
    letter = DirectoryReceipt(
        name=current.known_as(sender).name,
        added=diff.added,
        changed=diff.changed,
        removed=diff.removed,
        problems=_listed(problem for problem in problems if not problem.warning),
        doubts=_listed(problem for problem in problems if problem.warning),
        applied=applied,
    )
    post = Post(
        to=sender,
        letter=letter,
        dedupe_key=f"directory-receipt/{understood.entry.id}",
        references=(understood.message.message_id,),
        answer=True,
    )
    sent = SentDirectory(name=part.name, octets=part.octets, file_stamp=context.directory_stamp())
    event = InboxEvent.HANDLE if applied else InboxEvent.HOLD
    return Changes(
        disposition=Disposition(event=event, reason="the directory is in force" if applied else "rows to mend"),
        directory=sent if applied else None,
        posts=(post,),
        at=context.now(),
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
