"""`minutepost process FILE...`: what would be read, as a table or as JSON. Sends and stores nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from service.console.output import err, out, table
from service.domain.merge import merge
from service.domain.minutes import ActionItem, FutureMeeting, Meeting, Minutes
from service.domain.wording import day, listing, span
from service.errors import UnreadableError
from service.parsing.likeness import text_likeness
from service.transport.convert import OutsideConverter
from service.workflows.reading import Read, read_file


def read_path(path: Path, as_of: date) -> tuple[Minutes, Read]:
    """The minutes in one file (formats of one meeting merged). Raises UnreadableError."""
    try:
        octets = path.read_bytes()
    except OSError as error:
        raise UnreadableError(str(path), f"cannot be opened: {error.strerror}", "Check the path.") from error
    read = read_file(path.name, octets, as_of, OutsideConverter())
    merged = merge(read.readings, text_likeness)
    return merged[0] if merged else Minutes(meeting=Meeting()), read


def show_json(paths: Sequence[Path], as_of: date) -> int:
    """Print `as_json`, and on standard error a line for each file that could not be read; return how many."""
    told, failed = as_json(paths, as_of)
    print(told)  # noqa: T201 - for a program, as it is
    for error in failed:
        err.print(str(error), style="red", markup=False)
    return len(failed)


def as_json(paths: Sequence[Path], as_of: date) -> tuple[str, list[UnreadableError]]:
    """A JSON list with one object for each file, and why some could not be read at all: it is under `problems`, too."""
    failed: list[UnreadableError] = []
    objects = []
    for path in paths:
        try:
            objects.append(_object(path, *read_path(path, as_of)))
        except UnreadableError as error:
            failed.append(error)
            objects.append(_nothing(path, error))
    return json.dumps(objects, indent=2, ensure_ascii=False), failed


def _nothing(path: Path, error: UnreadableError) -> dict[str, Any]:
    return {"file": str(path), "meeting": None, "actions": [], "meetings": [], "problems": [_unreadable(error)]}


def _object(path: Path, minutes: Minutes, read: Read) -> dict[str, Any]:
    problems = [{"line": p.line, "text": p.text, "reason": p.reason} for p in minutes.problems]
    return {
        "file": str(path),
        "meeting": _meeting(minutes.meeting),
        "actions": [_action(item) for item in minutes.actions],
        "meetings": [_future(meeting) for meeting in minutes.meetings],
        "problems": problems + [_unreadable(error) for error in read.unreadable],
    }


def _unreadable(error: UnreadableError) -> dict[str, Any]:
    return {"line": 0, "text": error.what, "reason": f"{error.reason}. {error.remedy}"}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "body": meeting.body or None,
        "title": meeting.title or None,
        "date": meeting.on.isoformat() if meeting.on else None,
        "start": _clock(meeting.starts),
        "end": _clock(meeting.ends),
        "venue": meeting.venue,
    }


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def _action(item: ActionItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "owners": list(item.owners),
        "due": item.due.isoformat() if item.due else None,
        "due_text": item.due_text or None,
        "status": item.status.value,
        "kind": item.kind.value,
        "optional": item.optional,
        "confidence": round(item.confidence, 2),
        "line": item.line,
    }


def _future(meeting: FutureMeeting) -> dict[str, Any]:
    return {
        "title": meeting.title or None,
        "start": _local(meeting.start_at) or meeting.on.isoformat(),
        "end": _local(meeting.end_at),
        "venue": meeting.venue or meeting.link or None,
        "line": meeting.line,
    }


def _local(at: datetime | None) -> str | None:
    return at.isoformat(timespec="minutes") if at else None


def show(paths: Sequence[Path], as_of: date) -> int:
    """Print tables for each file; return how many could not be read."""
    failed = 0
    for path in paths:
        try:
            minutes, read = read_path(path, as_of)
        except UnreadableError as error:
            err.print(str(error), style="red", markup=False)
            failed += 1
            continue
        _print(path, minutes)
        for problem in read.unreadable:
            err.print(str(problem), style="red", markup=False)
            failed += 1
    return failed


def _print(path: Path, minutes: Minutes) -> None:
    meeting = minutes.meeting
    held = day(meeting.on) if meeting.on else "date not found"
    out.print()
    out.print(f"{path.name}: {meeting.title or meeting.body or 'no title found'}, {held}", style="bold", markup=False)
    actions = [
        (
            n,
            item.text,
            listing(item.owners) or "nobody",
            item.due or item.due_text,
            item.status.value,
            item.kind.value,
            item.line,
        )
        for n, item in enumerate(minutes.actions, start=1)
    ]
    out.print(table("Actions", ("", "What", "Who", "By", "Status", "Kind", "Line"), actions))
    future = [(m.title, span(m.on, m.starts, m.ends), m.venue or m.link, m.line) for m in minutes.meetings]
    out.print(table("Future meetings", ("Body", "When", "Where", "Line"), future))
    if minutes.problems:
        unclear = [(p.line, p.text, p.reason) for p in minutes.problems]
        out.print(table("Not understood", ("Line", "Words", "Why"), unclear))
