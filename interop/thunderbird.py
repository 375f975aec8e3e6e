"""A member who has Thunderbird: is invited, answers, is told of changes, deletes what is called off."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.calendar_adapter import calendar_mail

#: What the member presses on each mail of the case "lifecycle", and what their calendar and we then hold.
PRESSED = ("TENTATIVE", "ACCEPT", "DECLINE", "DELETE")
ANSWERED = ("TENTATIVE", "ACCEPTED", "DECLINED", None)
SEQUENCES = ("0", "1", "2", None)


def live_through(tools: Path, mails: Sequence[Path], run: Callable[[Sequence[str]], str]) -> tuple[str, ...]:
    """Let Thunderbird live through `mails`; what went otherwise than it should, in words."""
    script = [str(tools / "venv" / "bin" / "python"), str(tools / "peers" / "thunderbird.py")]
    shots = ["--shots", str(tools.parent / "screenshots")]
    steps = [f"{mail}={press}" for mail, press in zip(mails, PRESSED, strict=True)]
    told = json.loads(run([*script, *shots, "flow", str(tools.parent / "thunderbird"), *steps]))
    return tuple(
        f"{press}: {wrong}"
        for press, answer, sequence, shown in zip(PRESSED, ANSWERED, SEQUENCES, told["messages"], strict=True)
        if (wrong := _wrong(answer, sequence, shown))
    )


def _wrong(answer: str | None, sequence: str | None, shown: Mapping[str, Any]) -> str:
    if shown.get("click") != "ok":
        return f"no such button: {shown.get('buttons')}"
    held = [event["sequence"] for event in shown["calendar"]]
    if held != ([sequence] if sequence else []):
        return f"the calendar holds {held}"
    answers = [calendar_mail(Path(file).read_bytes()) for file in shown["mailed"]]
    given = [[attendee["partstat"] for attendee in read["attendees"]] for read in answers]  # type: ignore[attr-defined]  # the adapter's plain value
    return "" if given == ([[answer]] if answer else []) else f"its answer is read as {given}"
