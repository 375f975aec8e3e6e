"""Tells what part of the minutes each block belongs to: actions, review, decisions, attendance, dates, agenda.

Structure first: a heading opens a section that lasts to the next of its depth. Plain lines open one only where their
whole words are the name of such a section ("Action points:", "Decisions").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.domain.document import Block, BlockKind


class Section(StrEnum):
    """What the blocks under a heading are about."""

    BODY = "body"
    """The discussion, or anything unnamed."""

    ACTIONS = "actions"
    """New actions, listed."""

    REVIEW = "review"
    """Actions of earlier meetings, gone through."""

    COMPLETED = "completed"
    """Actions that are finished."""

    DECISIONS = "decisions"
    """What was decided: no actions."""

    ATTENDANCE = "attendance"
    """Who was there."""

    APOLOGIES = "apologies"
    """Who was not."""

    DATES = "dates"
    """Meetings to come."""

    AGENDA = "agenda"
    """What the meeting is to talk about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a block belongs; see Line for the fields."""

    section: Section
    part: int
    topic: str
    heading: bool
    remainder: str = ""


_ACTIONS = (
    r"(?:(?:summary|list|schedule|table|log|record) of )?(?:the )?(?:(?:new|agreed|key|main|further|all|resulting|follow[- ]?up"
    r"|new and ongoing|open|current|immediate) )*(?:actions?|ais?)(?: (?:points?|items?|list|log|table|tracker|register|summary"
    r"|sheet|plan))?(?: (?:arising|agreed|required|needed|taken|summary|by person|by owner|to be taken|for [\w ]{1,30}"
    r"|from (?:this|the|today['’]?s) meeting|from [\w ]{1,30}|of (?:this|the) meeting|and owners?|and responsibilities))?"
    r"|next steps(?: and actions)?|actions?(?: and|,|/| &) next steps|to[- ]?do(?:s| list)?|tasks?(?: list)?|assignments"
    r"|action items?,? by (?:person|owner)|actions? to take(?: forward)?|things to do"
)
_REVIEW = (
    r"(?:review|progress|update|updates|follow[- ]?up|report|status|matters arising|recap)\b.{0,40}\b(?:actions?|minutes)\b.{0,40}"
    r"|(?:review|recap) (?:of )?(?:the )?(?:last|previous) (?:meeting|minutes).{0,30}"
    r"|(?:the )?(?:previous|prior|last|outstanding|old|past|existing|ongoing|carried[- ](?:over|forward))\b.{0,40}\bactions?\b.{0,30}"
    r"|actions? (?:items? |points? )?(?:from|of|arising from|carried (?:over|forward)|outstanding|since)\b.{0,20}"
    r"(?:last|previous|prior|carried|past|outstanding).{0,40}|actions? (?:carried (?:over|forward)|outstanding|review)"
    r"|(?:minutes (?:of|from) (?:the )?(?:last|previous) (?:meeting )?(?:and )?)?matters arising\b.{0,40}|follow[- ]?ups?"
)
_COMPLETED = r"(?:recently )?(?:completed|closed|finished|done|discharged)\b.{0,12}\bactions?.{0,20}|actions? (?:completed|closed|done)"
_DECISIONS = (
    r"(?:summary of |key |main )?(?:decisions?|resolutions?|resolved|motions?|agreements?|votes?|outcomes|conclusions)"
    r"(?: (?:made|taken|agreed|passed|of the meeting))?|(?:summary of )?(?:decisions|outcomes)(?: and resolutions)?"
)
_ATTENDANCE = (
    r"present|(?:list of )?attendees|attendance|in attendance|attending|attended(?: by)?|participants?|people present.{0,20}"
    r"|(?:members|councillors|trustees|those|also|persons|directors|governors) (?:present|attending)|present at.{0,30}|who(?:['’]s here)?"
    r"|roll[- ]?call|invited|invitees|distribution(?: list)?|circulation|membership|visitors|guests|observers|present and apologies"
)
_APOLOGIES = (
    r"apologies(?: for absence)?(?: (?:received )?(?:from|were received from))?|(?:those )?absent|absentees|absence|regrets|not (?:attending|present)"
    r"|apologies (?:and|&) .{0,30}|unable to attend|did not attend"
)
_DATES = (
    r"(?:proposed |provisional )?(?:dates?|times?|day|venue)(?:,? (?:and|&|/)? ?(?:times?|venues?|places?|location))*(?: of| for)?"
    r" (?:the |our )?(?:next|future|forthcoming|upcoming|remaining)\b.{0,40}|(?:next|future|forthcoming|upcoming|remaining|planned|scheduled)"
    r" (?:\w+ ){0,3}(?:meetings?|sessions?)(?: dates?)?\b.{0,30}|meeting dates?\b.{0,30}|donm|schedule of meetings.{0,30}"
    r"|calendar(?: of meetings)?.{0,20}|(?:diary )?dates?(?: for (?:your|the) diar(?:y|ies))|dates? for .{0,20}meetings?.{0,20}"
    r"|(?:upcoming|future) (?:events|dates).{0,30}"
)
_AGENDA = (
    r"(?:draft |meeting )?agenda(?: items?)?(?: for .{0,30})?|order of business|programme|business to be transacted"
)

_NAMES: tuple[tuple[Section, re.Pattern[str]], ...] = tuple(
    (section, re.compile(rf"(?:{words})", re.I))
    for section, words in (
        (Section.COMPLETED, _COMPLETED),
        (Section.REVIEW, _REVIEW),
        (Section.DATES, _DATES),
        (Section.ACTIONS, _ACTIONS),
        (Section.DECISIONS, _DECISIONS),
        (Section.APOLOGIES, _APOLOGIES),
        (Section.ATTENDANCE, _ATTENDANCE),
        (Section.AGENDA, _AGENDA),
    )
)
_INSIDE = {
    Section.COMPLETED: re.compile(r"\b(?:completed|closed) actions?\b", re.I),
    Section.DATES: re.compile(r"\b(?:dates? (?:of|for) (?:the )?(?:next|future) meetings?|(?:next|future) meetings?(?: dates?)?)\b", re.I),
    Section.ACTIONS: re.compile(r"\b(?:action (?:points|items|list|log)|(?:summary of|new) actions|actions? agreed)\b|^actions?\b(?= \()", re.I),
}  # fmt: skip
_LABEL = re.compile(r"(?P<name>[A-Za-z][A-Za-z'’ &/-]{2,44}?)\s?[:;–—]-?\s?(?P<rest>\S.*)", re.S)
_SENTENCE = re.compile(r"[.!?;,]$|\b(?:to|will|shall|agreed|was|were|said)\b")
_LABELLED = frozenset((Section.ATTENDANCE, Section.APOLOGIES))
_PLAIN_DEPTH = 9
_STRONG_DEPTH = 8


def find_section(name: str, *, loose: bool = False) -> Section | None:
    """The section that a heading opens; None for a topic. `loose` also looks inside a longer heading."""
    plain = name.strip(" :;.-–—*_#()[]\t").replace("’", "'")
    if not plain or len(plain) > 90:
        return None
    for section, pattern in _NAMES:
        if pattern.fullmatch(plain):
            return section
    if loose:
        return next((section for section, pattern in _INSIDE.items() if pattern.search(plain)), None)
    return None


def assign_sections(blocks: Sequence[Block], texts: Sequence[str]) -> list[Span]:
    """A Span per block, in order. `texts` are the blocks' cleaned words."""
    walk = _Walk()
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        deeper = index + 1 < len(blocks) and blocks[index + 1].kind is BlockKind.ITEM
        walk.step(block, text, deeper and blocks[index + 1].level > block.level)
    return walk.spans


class _Walk:
    """Goes down the blocks, keeping the headings that are open."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._open: list[tuple[int, Section, str]] = []
        self._items: list[tuple[int, Section, str]] = []
        self._part = 0

    def step(self, block: Block, text: str, has_children: bool) -> None:
        if block.kind is BlockKind.ITEM:
            while self._items and self._items[-1][0] >= block.level:
                self._items.pop()
                self._part += 1
        elif self._items:
            self._items.clear()
            self._part += 1
        if block.kind is BlockKind.ROW:
            self._emit()
        elif block.kind is BlockKind.ITEM and has_children:
            self._parent(block, text)
        else:
            self._line(block, text)

    def _parent(self, block: Block, text: str) -> None:
        section = find_section(text)
        if section is not None:
            self._part += 1
            self._items.append((block.level, section, text))
        self._emit(heading=section is not None)

    def _line(self, block: Block, text: str) -> None:
        depth = _depth(block, text)
        section = find_section(text, loose=block.kind is BlockKind.HEADING)
        if depth is None and section is not None:
            depth = _PLAIN_DEPTH
        if depth is not None:
            self._close(depth)
            self._open.append((depth, section or self._inherited(), text))
            self._part += 1
            self._emit(heading=True)
            return
        label = _LABEL.match(text)
        named = find_section(label["name"]) if label else None
        if label and named in _LABELLED and block.kind is not BlockKind.ITEM:
            self._close(_PLAIN_DEPTH)
            self._part += 1
            self._open.append((_PLAIN_DEPTH, named, label["name"]))
            self._emit(remainder=label["rest"])
            return
        self._emit()

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()

    def _inherited(self) -> Section:
        """A heading without a name of its own, below one with: "Actions" / "Kim" is still actions."""
        section = self._open[-1][1] if self._open else Section.BODY
        return section if section not in (Section.DATES, Section.AGENDA) else Section.BODY

    def _emit(self, *, heading: bool = False, remainder: str = "") -> None:
        inner = self._items[-1] if self._items else self._open[-1] if self._open else None
        section, topic = (inner[1], inner[2]) if inner else (Section.BODY, "")
        self.spans.append(Span(section=section, part=self._part, topic=topic, heading=heading, remainder=remainder))


def _depth(block: Block, text: str) -> int | None:
    """How deep a heading is; None for a block that is none by its setting."""
    if block.kind is BlockKind.HEADING:
        return block.level or 1
    if block.kind is BlockKind.PARAGRAPH and block.strong and len(text) <= 80 and not _SENTENCE.search(text):
        return _STRONG_DEPTH
    return None
