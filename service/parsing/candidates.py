"""What a finder of actions hands on: words and whereabouts, not yet dated, merged or numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.domain.minutes import ItemStatus
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import Section

_NOTICE = re.compile(
    r"\bagenda\b|\bnotice is hereby\b|\b(?:are|is) (?:hereby )?summoned\b|\byou are (?:hereby )?(?:invited|summoned)\b",
    re.I,
)


_RULES = re.compile(
    r"\W*(?:[\w'’&-]+\s){0,8}?(?:terms of reference|standing orders|constitution|code of conduct)\b"
    r"(?!.*\b(?:minutes|meeting)\b)",
    re.I,
)


class Source(StrEnum):
    """How the action was marked; a listed one may repeat an inline one."""

    INLINE = "inline"
    LISTED = "listed"
    TABLE = "table"
    MARGIN = "margin"
    CAPITALS = "capitals"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An action as found."""

    line: Line
    text: str
    #: None: still to be found in the words.
    owners: tuple[str, ...] | None = None
    source: Source
    #: Words of a due column or suffix; "" where the due phrase is in the text.
    due_words: str = ""
    status: ItemStatus | None = None
    reference: str = ""
    #: Words of a column that says when it was raised; "" without.
    raised: str = ""
    confidence: float = 0.95
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The whole document as the finders see it."""

    lines: Sequence[Line]
    people: People

    @property
    def is_agenda(self) -> bool:
        """True for an agenda or a notice: business to come, nobody present, and no list of actions."""
        sections = {line.section for line in self.lines}
        if sections & {Section.ATTENDANCE, Section.ACTIONS, Section.COMPLETED}:
            return False
        return Section.AGENDA in sections or any(_NOTICE.search(line.text) for line in self.lines[:8])

    @property
    def is_rules(self) -> bool:
        """True for terms of reference and the like: duties that stand, at no meeting."""
        peopled = any(line.section in (Section.ATTENDANCE, Section.APOLOGIES) for line in self.lines)
        return not peopled and any(_RULES.match(line.text) for line in self.lines[:3])

    def before(self, line: Line) -> Line | None:
        """The nearest block before `line` that has words."""
        return next(
            (self.lines[i] for i in range(line.index - 1, max(-1, line.index - 4), -1) if self.lines[i].text), None
        )

    def after(self, line: Line) -> Line | None:
        """The block after `line`."""
        return self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None
