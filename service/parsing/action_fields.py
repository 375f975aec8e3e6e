"""Reads what lines of labels below an action say of it: "Owner: Kim", "Due: 20 March", "Status: done". Words only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.parsing.lines import Line

_FIELD = re.compile(
    r"^(?P<name>(?P<who>(?:action )?owners?|who|lead(?: officer| person)?|person responsible"
    r"|responsib(?:le|ility)(?: person)?"
    r"|assigned to|assignee|by whom)"
    r"|(?P<due>due(?: date| by)?|deadline|by when|when|target(?: date)?|timescale|completion date|date due)"
    r"|(?P<what>what|task|description|action required)"
    r"|(?P<status>status|update|progress|outcome))(?:\s?[:=–]\s?|(?<=due)\s(?=\d))(?P<value>\S.{0,80})$",
    re.I,
)
#: How many lines of labels an action may have.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Fields:
    """The words behind the labels; "" where there is none."""

    who: str = ""
    due: str = ""
    status: str = ""
    what: str = ""


def is_field(text: str) -> bool:
    """True for a line that only says something of the action above it."""
    return _may_be_field(text) and bool(_FIELD.match(text))


def _may_be_field(text: str) -> bool:
    return ":" in text[:24] or text[:4] in ("Due ", "due ")


def read_fields(lines: Sequence[Line], line: Line) -> Fields:
    """The fields right below `line`, up to the first line that is none."""
    found: dict[str, str] = {}
    for below in lines[line.index + 1 : line.index + 1 + _REACH]:
        match = _FIELD.match(below.text) if _may_be_field(below.text) and not below.is_row else None
        if match is None:
            break
        kind = next(name for name in ("who", "due", "status", "what") if match[name])
        found.setdefault(kind, match["value"].strip())
    return Fields(**found)
