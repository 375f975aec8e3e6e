"""Golden minutes: each case of tests/corpus/minutes is a document and a .toml beside it with what is to be read.

Adding a case is adding two files. A label's `pending` says why the reader may still fail it; such a case must fail.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from service.documents.read import read_document
from service.domain.minutes import ActionItem, FutureMeeting, ItemKind, ItemStatus, Minutes
from service.parsing.minutes import parse_minutes

CORPUS = Path(__file__).parents[2] / "corpus" / "minutes"
CASES = sorted(path for path in CORPUS.iterdir() if path.suffix != ".toml")
RECEIVED = date(2026, 11, 21)
#: Share of the shorter wording that must be common.
ALIKE = 0.6
_TITLE = re.compile(r"^(?:the|cllr|mrs?|ms|miss|dr|rev)\.?\s", re.I)


def _label(document: Path) -> dict[str, Any]:
    return tomllib.loads(document.with_suffix(".toml").read_text(encoding="utf-8"))


def _marked(document: Path) -> Any:
    reason = _label(document).get("pending")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(document, id=document.name, marks=marks)


@pytest.mark.parametrize("document", [_marked(document) for document in CASES])
def test_the_case_is_read_as_labelled(document: Path) -> None:
    label = _label(document)
    minutes = parse_minutes(
        read_document(document.name, "", document.read_bytes()), received_on=RECEIVED, name=document.name
    )
    assert _differences(label, minutes) == []


def _differences(label: dict[str, Any], minutes: Minutes) -> list[str]:
    told: list[str] = []
    if (on := label["meeting"]["date"]) and len(on) == len("2024-01-31") and str(minutes.meeting.on) != on:
        told.append(f"the meeting was on {on}, not {minutes.meeting.on}")
    return [*told, *_in_actions(label, minutes), *_in_meetings(label["meetings"], minutes.meetings)]


def _in_actions(label: dict[str, Any], minutes: Minutes) -> list[str]:
    told, left = [], [item for item in minutes.actions if item.kind is ItemKind.EXPLICIT]
    for entry in sorted(label["actions"], key=_is_neutral):
        item = _most_like(entry, left)
        if item is None:
            told += [] if _is_neutral(entry) or _status(entry) == "done" else [f"missed: {entry['text']}"]
            continue
        left.remove(item)
        told += _in_status(entry, item)
        if _status(entry) == "open" and not _is_neutral(entry):
            told += [*_in_owners(entry, item, label.get("people", {})), *_in_due(entry, item)]
    return told + [f"no action: {item.text}" for item in left]


def _most_like(entry: dict[str, Any], items: list[ActionItem]) -> ActionItem | None:
    ranked = sorted((item for item in items if _likeness(entry, item)), key=lambda item: _likeness(entry, item))
    return ranked[-1] if ranked else None


def _is_neutral(entry: dict[str, Any]) -> bool:
    """Not asked for, and no mistake where found."""
    return entry.get("kind") == "implicit" or bool(entry.get("optional"))


def _status(entry: dict[str, Any]) -> str:
    return str(entry.get("status", "open"))


def _likeness(entry: dict[str, Any], item: ActionItem) -> float:
    return max(_overlap(wording, item.text) for wording in (entry["text"], *entry.get("alts", [])))


def _overlap(one: str, other: str) -> float:
    a, b = (set(re.findall(r"[a-z0-9]+", words.lower())) for words in (one, other))
    return len(a & b) / len(a | b) if a and b and len(a & b) >= ALIKE * min(len(a), len(b)) else 0.0


def _in_status(entry: dict[str, Any], item: ActionItem) -> list[str]:
    """What is done is not told as open, and the other way round; new or carried over may be mistaken."""
    wrong = (_status(entry) == "done") != (item.status is ItemStatus.DONE) and not _is_neutral(entry)
    return [f"{item.status.value}, not {_status(entry)}: {item.text}"] if wrong else []


def _in_owners(entry: dict[str, Any], item: ActionItem, people: dict[str, str]) -> list[str]:
    wanted = [_plain(owner, people) for owner in entry.get("owners", [])]
    allowed = wanted + [_plain(owner, people) for owner in entry.get("owners_optional", [])]
    found = [_plain(owner, people) for owner in item.owners]
    right = all(any(w <= f or f <= w for f in found) for w in wanted)
    right = right and all(any(w <= f or f <= w for w in allowed) for f in found)
    return [] if right else [f"owners {item.owners}, not {entry.get('owners', [])}: {item.text}"]


def _plain(owner: str, people: dict[str, str]) -> frozenset[str]:
    short = owner.lstrip("@").lower()
    name = next((full for key, full in people.items() if key.lstrip("@").lower() == short), owner)
    return frozenset(re.findall(r"[a-z0-9]+", _TITLE.sub("", name.lower())))


def _in_due(entry: dict[str, Any], item: ActionItem) -> list[str]:
    wanted, said = entry.get("due", ""), entry.get("due_text", "")
    found = str(item.due or item.due_text)
    if (not found and (entry.get("due_soft") or not wanted)) or (found and entry.get("due_soft") and not wanted):
        return []
    if wanted and found.startswith(wanted):
        return []
    right = bool(found) and bool(wanted) and any(_overlap(found, words) for words in (wanted, said) if words)
    return [] if right else [f"due {found!r}, not {wanted!r}: {item.text}"]


def _in_meetings(wanted: list[dict[str, Any]], found: tuple[FutureMeeting, ...]) -> list[str]:
    told, left = [], list(found)
    for entry in sorted(wanted, key=lambda entry: bool(entry.get("optional"))):
        starts = [entry["start"], *entry.get("start_alt", [])]
        near = [one for one in left if any(start.startswith(str(one.on)) for start in starts)]
        one = _best(near, entry["title"], starts)
        if one is None:
            told += [] if entry.get("optional") else [f"missed meeting {entry['start']}"]
            continue
        left.remove(one)
        if _start(one) not in starts and not entry.get("optional"):
            told.append(f"meeting at {_start(one)}, not {starts}")
        if entry.get("end") and (not one.end_at or one.end_at.isoformat(timespec="minutes") != entry["end"]):
            told.append(f"meeting ends {one.ends}, not {entry['end']}")
    return told + [f"no meeting: {one.on} {one.title}" for one in left]


def _best(near: list[FutureMeeting], title: str, starts: list[str]) -> FutureMeeting | None:
    def fit(one: FutureMeeting) -> tuple[bool, float]:
        return _start(one) in starts, _overlap(one.title, title)

    return max(near, key=fit, default=None)


def _start(one: FutureMeeting) -> str:
    return one.start_at.isoformat(timespec="minutes") if one.start_at else one.on.isoformat()
