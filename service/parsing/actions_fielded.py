"""Actions set as lines of labels below a heading of actions: "Item: mend the stile" / "Assigned to: Kim"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.action_fields import read_fields
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.section_names import OF_ACTIONS

#: What "Action:" says without the keyword, which has a finder of its own.
_TASK = re.compile(
    r"(?:item|task|job|what|to-?do|description|activity)(?:\s(?:no\.?\s?|#)?\d{1,3})?\s?[:=]\s(?P<task>\S.{3,300})$",
    re.I | re.S,
)
#: No label is longer.
_LABEL = 20


def find_fielded(page: Page) -> Iterator[Candidate]:
    """The tasks whose next lines say whose they are or by when: an item of an agenda says neither."""
    for line in page.lines:
        if line.section not in OF_ACTIONS or line.is_row or line.heading or ":" not in line.text[:_LABEL]:
            continue
        match = _TASK.match(line.text)
        fields = read_fields(page.lines, line) if match else None
        if match and fields and (fields.who or fields.due):
            yield Candidate(line=line, text=match["task"], source=Source.INLINE, confidence=0.9)
