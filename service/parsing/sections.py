"""Tells what part of the minutes each block belongs to: actions, review, decisions, attendance, dates, agenda.

Structure first: a heading opens a section that lasts to the next of its depth. Plain lines open one only where their
whole words are the name of such a section ("Action points:", "Decisions"); the names are in section_names.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.document import Block, BlockKind
from service.parsing.section_names import OF_ACTIONS, Section, find_people_section, find_section
from service.parsing.titles import LONG_TITLE, SENTENCE, TALK, has_more, is_new_topic, is_title, opens_talk

_LABEL = re.compile(r"(?P<name>[A-Za-z][A-Za-z'’ &/-]{2,44}?)(?:\s?[:;–—]-?\s?|\s-\s)(?P<rest>\S.*)", re.S)
#: "Present Kim Lee, Tom Pell (TP), Jo": a label in bold loses its bounds; three names or more and nothing else follow.
_ONE = r"[A-Z@a-z][\w'’.-]{1,20}(?:\s[A-Z][\w'’.-]*){0,3}(?:\s\([^()]{1,40}\))?"
_ROLL = re.compile(
    r"(?P<name>Present|In attendance|Attending|Attendees|Attendance|Apologies)\s"
    rf"(?P<rest>{_ONE}(?:,\s?{_ONE}){{2,40}}(?:\s?(?:,|and|&)\s{_ONE})?\.?)$"
)
#: Sections that a plain title ends; a list of actions may have owners for titles.
_ENDED = frozenset((Section.REVIEW, Section.ARISING, Section.COMPLETED, Section.DECISIONS))
#: "Next garden meeting is 13 April": a sentence, under which nothing is listed.
_STATED = re.compile(r"\s(?:is|are|will be|was)\s(?:\S+\s){0,5}\S*\d\S*.*[^:]$", re.I)
_LABELLED = frozenset((Section.ATTENDANCE, Section.APOLOGIES))
#: Verbs of a narrative: what a list of people does not hold.
_NARRATIVE = re.compile(r"\b(?:was|were|said|asked|reported|agreed|welcomed|thanked|noted|opened)\b", re.I)
_VERB = re.compile(r"\b(?:has|have|had|is|are|will|that|to)\s.{0,80}?\b(?:the|to|that|and|of|a)\b")
_CODED = re.compile(r"(?:[A-Z]{1,5}\d{0,4}/\d{1,4}(?:/\d{1,4})?|\d{1,3}/\d{1,3})[.:]?\s")
#: The number of a minute in two parts, one of which counts on: "22/03 Membership", "014/26 Planning", "LSC/22/03 ...".
_MINUTE = re.compile(r"(?P<body>[A-Z]{1,5}/?)?(?P<one>\d{1,4})/(?P<other>\d{1,4})[.:]?\s(?=[A-Z])")
_ANSWER = re.compile(
    r"(?:done|completed?|closed|resolved|ongoing|in progress|not (?:yet )?done)(?=\s?[.,:;!–-]|$)", re.I
)
#: "Finance: the balance is ...", "Hall bookings: ...".
_TOPIC = re.compile(r"[A-Z][a-z]+(?:\s[a-z/&]+){0,3}:\s\S")
#: Below "Kind regards, Kim" stand a signature and office hours, whatever list was open above.
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:(?:very )?(?:kind(?:est)?|best|warm(?:est)?|all) )?(?:regards|wishes)|all the best"
    r"|yours (?:sincerely|faithfully|truly|ever)|_{60,})(?-i:[,.!]?(?:\s[A-Z][\w'’.-]*){0,4})",
    re.I,
)
#: The heads of a table of the minutes.
_TOPIC_HEAD = re.compile(
    r"(?:agenda )?(?:items?|topics?|subjects?|points?)(?: discussed)?|agenda|discussions?|minutes?|notes?|matters?"
    r"|(?:items?|topics?|notes?|discussions?|points?)\s?(?:/|and|&)\s?(?:items?|topics?|notes?|discussions?|decisions?)",
    re.I,
)
_ACTION_HEAD = re.compile(
    r"(?:agreed |new )?actions?(?: (?:points?|items?|required|agreed|by|by whom|for|owner))?"
    r"|actions?\s?(?:/|and|&)\s?(?:owners?|who|decisions?|outcomes?)",
    re.I,
)
#: How an invitation to a call goes on below what somebody typed.
_JOIN = re.compile(
    r"Microsoft Teams meeting|Join (?:on your|the meeting|zoom)|Click here to join|Meeting ID|Passcode", re.I
)
_MAIL_HEAD = re.compile(r"\*{0,2}(?:From|Sent|Date|To):\*{0,2}\s\S")
#: Fewer lines below each other are no run of entries.
_A_RUN = 2
#: "Item 3 Safeguarding", "Agenda item 5: any other business".
_ITEM_TITLE = re.compile(r"(?:agenda )?item \d{1,2}\s?[.:–-]?\s[A-Za-z]", re.I)
#: The item of the agenda that goes through the last meeting's minutes: actions below it are of that meeting.
_OLD_PAPER = re.compile(r"(?:item \d+\W*)?(?:approval of |the )?(?:draft )?(?:minutes|notes) (?:of|from)\b", re.I)
_PLAIN_DEPTH = 9
_STRONG_DEPTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a block belongs; see Line for the fields."""

    section: Section
    part: int
    topic: str
    heading: bool
    remainder: str = ""


def assign_sections(blocks: Sequence[Block], texts: Sequence[str]) -> list[Span]:
    """A Span per block, in order. `texts` are the blocks' cleaned words."""
    walk = _Walk()
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        walk.step(block, text, blocks[index + 1] if index + 1 < len(blocks) else None)
    return walk.spans


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that is open: its depth, what it opened, and its number in the sequence ("3." is (3,))."""

    depth: int
    section: Section
    topic: str
    number: tuple[int, ...] = ()
    #: True for a label with its words behind it ("Present: A, B").
    labelled: bool = False
    #: True where those words are a whole list, so that it does not go on below.
    complete: bool = False
    #: How deep in its list it stands, where it is an item; a number nested deeper does not follow its own.
    nested: int = 0

    def is_followed_by(self, number: tuple[int, ...], level: int) -> bool:
        """Whether an item of this number, so deep in its list, comes next."""
        return bool(self.number) and level <= self.nested and _succeeds(number, self.number)


class _Walk:
    """Goes down the blocks, keeping the headings that are open."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._open: list[_Open] = []
        self._items: list[_Open] = []
        self._part = 0
        #: How many blocks up to the last one stand line below line, and where that stands.
        self._run = self._last_line = 0
        #: Whether what is open has numbered entries.
        self._numbered = False
        #: Whether a mail with actions has ended and an earlier one begun.
        self._older = False
        #: Whether there is a list of actions, and those present are named below it: there the minutes begin.
        self._acted = self._begun = False

    def step(self, block: Block, text: str, following: Block | None) -> None:
        self._leave_items(block)
        if block.kind is BlockKind.ROW:
            self._leave_label()
            self._leave_listed(_heads_minutes(block))
            self._emit()
        elif block.kind is BlockKind.ITEM:
            self._item(block, text, following)
        else:
            self._leave_listed(bool(TALK.fullmatch(text.strip(" :*_#"))) and opens_talk(block, text, following))
            self._leave_ended(block, text, following)
            self._leave_run(block, text)
            self._line(block, text, following)

    def _leave_ended(self, block: Block, text: str, following: Block | None) -> None:
        """A plain title with more below it ends a section that a plain title began."""
        if self.spans and self.spans[-1].heading:
            return
        ended = self._in_plain_list() and is_title(text) and has_more(following, text)
        if ended or (self._in_plain_actions() and is_new_topic(block, text, following)):
            self._leave(_PLAIN_DEPTH)

    def _in_plain_actions(self) -> bool:
        inner = self._open[-1] if self._open else None
        return inner is not None and inner.depth == _PLAIN_DEPTH and inner.section is Section.ACTIONS

    def _in_plain_list(self) -> bool:
        """Whether a plain title began what is open, and a title or a topic ends it."""
        inner = self._open[-1] if self._open else None
        return inner is not None and inner.depth == _PLAIN_DEPTH and inner.section in _ENDED

    def _leave_run(self, block: Block, text: str) -> None:
        """Entries line below line under a plain title end where, an empty line on, a topic is told: "Finance: ..."."""
        before, self._run = self._run, self._run + 1 if block.line == self._last_line + 1 else 0
        ended = before >= _A_RUN and not self._run
        if ended and self._in_plain_list() and len(text) > LONG_TITLE and _TOPIC.match(text):
            self._leave(_PLAIN_DEPTH)
        self._last_line = block.line

    def _leave_items(self, block: Block) -> None:
        level = block.level if block.kind is BlockKind.ITEM else -1
        while self._items and self._items[-1].depth >= level:
            self._items.pop()
            self._part += 1

    def _leave_label(self) -> None:
        """A table is not part of the people that a label names on its own line."""
        if self._open and self._open[-1].labelled:
            self._leave(self._open[-1].depth)

    def _leave_listed(self, begins: bool) -> None:
        """The title of the minutes proper, or the head of their table, ends the list of people above it."""
        if begins and self._open and self._open[-1].section in _LABELLED:
            self._leave(self._open[-1].depth)

    def _leave_people(self, block: Block, text: str) -> None:
        """A sentence ends a list of people that a plain label began; so does anything behind a label with its list."""
        inner = self._open[-1] if self._open else None
        if inner is None or inner.section not in _LABELLED or inner.depth < _STRONG_DEPTH:
            return
        numbered = bool(inner.number) and bool(read_number(block.marker))
        if numbered or (inner.complete and not _LABEL.match(text)) or _is_prose(text[:300]):
            self._leave(inner.depth)

    def _item(self, block: Block, text: str, following: Block | None) -> None:
        """A list item is a heading where it is numbered and bold or on its own; a parent where items hang below it."""
        section = find_section(text)
        number = read_number(block.marker)
        self._leave_people(block, text)
        if number and len(text) <= 90 and self._heads(block, text, section, number, following):
            self._begin(_STRONG_DEPTH, section, text, number, nested=block.level)
            self._emit(heading=True)
            return
        if number and self._open and self._open[-1].is_followed_by(number, block.level):
            self._leave(self._open[-1].depth)
        label = _LABEL.match(text)
        named = find_people_section(label["name"]) if label else None
        if label and named in _LABELLED and not self._tells_whose(label["name"]):
            self._begin(_STRONG_DEPTH, named, label["name"], number, listed=label["rest"])
            self._emit(remainder=label["rest"])
            return
        self._numbered |= bool(number)
        deeper = following is not None and following.kind is BlockKind.ITEM and following.level > block.level
        if section is not None and deeper:
            self._part += 1
            self._items.append(_Open(block.level, section, text))
        self._emit(heading=section is not None and deeper)

    def _tells_whose(self, name: str) -> bool:
        """ "Who: Kim" below a task in a list of actions is no list of people."""
        return name.lower() == "who" and bool(self._open) and self._open[-1].section in OF_ACTIONS

    def _heads(
        self, block: Block, text: str, section: Section | None, number: tuple[int, ...], following: Block | None
    ) -> bool:
        inner = self._open[-1] if self._open else None
        listing = inner is not None and inner.section in OF_ACTIONS
        succeeds = inner is not None and inner.is_followed_by(number, block.level)
        alone = following is None or following.kind is not BlockKind.ITEM or _starts_list(block, following)
        if section is not None:
            return alone or block.strong
        if inner is not None and inner.section is Section.DATES and not succeeds:
            return False
        if listing and not succeeds and not block.strong and not (alone and self._resumes(block, text, number)):
            return False
        return (block.strong or alone or succeeds) and not SENTENCE.search(text)

    def _resumes(self, block: Block, text: str, number: tuple[int, ...]) -> bool:
        """Whether a numbered title is the next topic of the paper: what it follows is open, around entries without."""
        follows = any(one.is_followed_by(number, block.level) for one in self._open[:-1])
        return follows and not self._numbered and is_title(text)

    def _line(self, block: Block, text: str, following: Block | None) -> None:
        self._leave_people(block, text)
        if self._signs_off(text, following):
            return
        depth = None if _is_answer(block, text, following) else _depth(block, text)
        section = find_section(text, loose=block.kind is BlockKind.HEADING)
        depth = self._next_minute(text) if depth is None else depth
        if depth is None and section is not None and not (section is Section.DATES and _STATED.search(text)):
            depth = _PLAIN_DEPTH
        if depth is not None:
            self._begin(depth, section, text, read_number(block.marker))
            self._emit(heading=True)
            return
        label = _LABEL.match(text) or _ROLL.match(text)
        named = find_people_section(label["name"]) if label else None
        if label and named in _LABELLED and not self._tells_whose(label["name"]):
            self._begin(_PLAIN_DEPTH, named, label["name"], (), listed=label["rest"])
            self._emit(remainder=label["rest"])
            return
        self._emit()

    def _next_minute(self, text: str) -> int | None:
        """How deep the heading is of which a plain line is the next by its number: "22/02 ...", "22/03 ..."."""
        inner = self._open[-1] if self._open else None
        counted = inner is not None and inner.section is not Section.ACTIONS and _counts_on(inner.topic, text)
        return inner.depth if inner and counted and len(text) <= 90 and not SENTENCE.search(text) else None

    def _signs_off(self, text: str, following: Block | None) -> bool:
        """Whether the line ends a mail: what is open ends with it, and below the head of the next all is older."""
        headed = bool(_MAIL_HEAD.match(text)) and (
            "\n" in text or (following is not None and bool(_MAIL_HEAD.match(following.text)))
        )
        joined = bool(_JOIN.match(text)) and following is not None and bool(_JOIN.match(following.text))
        if not headed and not joined and not _SIGN_OFF.fullmatch(text.strip()):
            return False
        self._older |= headed and any(span.section is Section.ACTIONS for span in self.spans)
        self._leave(0)
        self._emit()
        return True

    def _begin(
        self,
        depth: int,
        section: Section | None,
        text: str,
        number: tuple[int, ...],
        *,
        listed: str = "",
        nested: int = 0,
    ) -> None:
        self._close(0 if self._begun and number == (1,) else depth)
        if section is Section.ACTIONS or section in _LABELLED:
            self._begun = self._acted and section in _LABELLED
            self._acted = self._acted or section is Section.ACTIONS
        self._numbered = False
        if section is Section.ACTIONS and (self._older or any(map(_is_old_paper, self._open))):
            section = Section.REVIEW
        complete = bool(re.search(r",|;|\band\b|^none\b", listed, re.I)) and not listed.rstrip().endswith((",", ";"))
        opened = section or self._inherited(text)
        self._open.append(_Open(depth, opened, text, number, bool(listed), complete, nested))
        self._part += 1

    def _leave(self, depth: int) -> None:
        """Close what is open from `depth` on: what follows is another part."""
        self._close(depth)
        self._part += 1

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1].depth >= depth:
            self._open.pop()

    def _inherited(self, text: str) -> Section:
        """A heading without a name of its own, below one with: "Actions" / "Kim" is still actions."""
        section = self._open[-1].section if self._open else Section.BODY
        if TALK.fullmatch(text.strip(" :*_#")):
            return Section.BODY
        return section if section not in (Section.DATES, Section.AGENDA, Section.ARISING) else Section.BODY

    def _emit(self, *, heading: bool = False, remainder: str = "") -> None:
        inner = self._items[-1] if self._items else self._open[-1] if self._open else None
        section, topic = (inner.section, inner.topic) if inner else (Section.BODY, "")
        self.spans.append(Span(section=section, part=self._part, topic=topic, heading=heading, remainder=remainder))


def _heads_minutes(block: Block) -> bool:
    """Whether a row heads a table of the minutes: a column of topics, one of actions."""
    heads = [" ".join(cell).strip(" :*_") for cell in block.cells]
    acts = [at for at, head in enumerate(heads) if _ACTION_HEAD.fullmatch(head)]
    return bool(acts) and any(_TOPIC_HEAD.fullmatch(head) for head in heads[: acts[-1]])


def _counts_on(above: str, text: str) -> bool:
    """Whether a title bears the minute's number that follows that of `above`."""
    here = _MINUTE.match(text)
    there = _MINUTE.match(above) if here else None
    if here is None or there is None or here["body"] != there["body"]:
        return False
    steps = (int(here["one"]) - int(there["one"]), int(here["other"]) - int(there["other"]))
    return steps in ((0, 1), (1, 0))


def _is_old_paper(above: _Open) -> bool:
    numbered = bool(above.number) or above.topic.lower().startswith("item")
    return numbered and bool(_OLD_PAPER.match(above.topic))


def _depth(block: Block, text: str) -> int | None:
    """How deep a heading is; None for a block that is none by its setting."""
    if block.kind is BlockKind.HEADING:
        return block.level or 1
    if block.kind is BlockKind.PARAGRAPH and _CODED.match(text) and len(text) <= 90 and text.isupper():
        return _STRONG_DEPTH
    if block.kind is BlockKind.PARAGRAPH and _ITEM_TITLE.match(text) and len(text) <= 90 and not SENTENCE.search(text):
        return _STRONG_DEPTH
    if block.kind is BlockKind.PARAGRAPH and block.strong and len(text) <= 80 and not SENTENCE.search(text):
        return _STRONG_DEPTH
    return None


def _is_answer(block: Block, text: str, following: Block | None) -> bool:
    """A status in bold below what it is of ("**Done. Both are mended**") is no heading; over a list it may be."""
    listed = following is not None and following.kind is BlockKind.ITEM
    return block.kind is BlockKind.PARAGRAPH and not listed and bool(_ANSWER.match(text))


def _is_prose(text: str) -> bool:
    """A sentence, not names; "Apologies were received from ..." still names people."""
    return not text.lower().startswith("apolog") and bool(_NARRATIVE.search(text) or _VERB.search(text))


def read_number(marker: str) -> tuple[int, ...]:
    """The numbers of a marker: "3." and "3.0" are (3,), "21.01.04" is (21, 1, 4); () for a bullet or a letter."""
    plain = marker.strip("().[] ").removesuffix(".0")
    parts = plain.split(".")
    return tuple(int(part) for part in parts) if plain and all(p.isdecimal() and len(p) < 6 for p in parts) else ()


def _succeeds(number: tuple[int, ...], opened: tuple[int, ...]) -> bool:
    """Whether `number` is the next of the sequence that the open heading belongs to, or of one above it."""
    shorter = number + opened[len(number) :] if len(number) < len(opened) else number
    if len(number) == len(opened):
        return number[:-1] == opened[:-1] and 0 < number[-1] - opened[-1] <= 2
    return (
        len(number) < len(opened)
        and shorter[: len(number) - 1] == opened[: len(number) - 1]
        and 0 < number[-1] - opened[len(number) - 1] <= 2
    )


def _starts_list(block: Block, following: Block) -> bool:
    """Whether the item below is of another list: deeper, bulleted, or numbered afresh."""
    if following.level > block.level:
        return True
    here, there = read_number(block.marker), read_number(following.marker)
    return not there or len(there) > len(here) or (len(there) == len(here) and there < here)
