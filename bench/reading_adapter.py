"""Joins reading and parsing for the minutes benchmark: a file's path to what score.py asks for. Decides nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from service.documents.read import read_document
from service.domain.minutes import ActionItem, CalledOff, FutureMeeting, ItemKind, Meeting, Minutes
from service.parsing.minutes import parse_minutes

#: When the corpus was gathered; only the century of undated documents hangs on it.
RECEIVED_ON = date(2026, 11, 21)


def extract(path: str) -> dict[str, list[dict[str, Any]]]:
    """Actions and future meetings of one file; implicit commitments apart, meetings that are off left out."""
    minutes = read_minutes(Path(path))
    explicit = [_action(item) for item in minutes.actions if item.kind is ItemKind.EXPLICIT]
    suggested = [_action(item) for item in minutes.actions if item.kind is ItemKind.IMPLICIT]
    return {
        "actions": explicit,
        "suggested": suggested,
        "meetings": [_meeting(one, minutes.meeting) for one in minutes.meetings if one.called_off is CalledOff.NO],
    }


def read_minutes(path: Path) -> Minutes:
    """One file as Minutes."""
    document = read_document(path.name, "", path.read_bytes())
    return parse_minutes(document, received_on=RECEIVED_ON, name=path.name)


def _action(item: ActionItem) -> dict[str, Any]:
    return {
        "text": item.text,
        "owners": list(item.owners),
        "due": item.due.isoformat() if item.due else item.due_text,
        "due_text": item.due_text,
        "status": item.status.value,
        "kind": item.kind.value,
        "optional": item.optional,
        "confidence": item.confidence,
        "line": item.line,
    }


def _meeting(one: FutureMeeting, minuted: Meeting) -> dict[str, Any]:
    return {
        "title": one.title or minuted.body,
        "start": one.start_at.isoformat(timespec="minutes") if one.start_at else one.on.isoformat(),
        "end": one.end_at.isoformat(timespec="minutes") if one.end_at else None,
        "venue": one.venue,
    }
