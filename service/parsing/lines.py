"""A document's blocks as the readers of minutes want them: words cleaned, each with its section and topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.document import Block, BlockKind, Document
from service.parsing.hints import holds_any
from service.parsing.line_joins import join_ordinals
from service.parsing.section_names import Section
from service.parsing.sections import Span, assign_sections

_RESIDUE = re.compile(
    r"\[bookmark:[^\]]{0,80}\]|[\u200b\u200c\u200d\u2060\ufeff\ufffc]|</?(?:strong|b|em|i|u"
    r"|span|p|br)(?:\b[^<>]{0,60}>|(?=[A-Z]))|\*\*|__(?=\w)|(?<=\w)__(?!_)"
)
#: What residue cannot do without.
_HINTS = ("<", "**", "__", "[bookmark")
#: The log mark that a meeting bot sets behind every line: "(nick, 18:24:10)".
_LOGGED = re.compile(r"\s?\((?P<nick>[^\s(),]{1,40}),\s\d\d:\d\d:\d\d\)$")
#: Where a minuting bot notes the address of what it recorded.
_RECORDED = re.compile(r"\s?\[recorded in[^\]]{0,200}\]?")
#: Ticks and crosses as a forge spells them.
_SHORTCODE = re.compile(r":(?:(?:white|heavy)_check_mark|ballot_box_with_check|x):")
#: A field of reStructuredText: ":Present: Kim, Tom".
_FIELD = re.compile(r"^:([A-Z][\w ]{2,30}):\s")
#: A list is looked back through no further than this for the item that another is nested in.
_PARENT_WITHIN = 60
#: What ASCII needs for white space that is not single.
_SPACES = ("  ", "\t")
_SPACE = re.compile(r"[ \t\u00a0\u2007\u202f]{2,}|[\t\u00a0\u2007\u202f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One block, its words cleaned of converter residue, where it stands in the document."""

    index: int
    block: Block
    text: str
    section: Section
    #: Counts the sections, so that two blocks can be told to share one.
    part: int
    #: The heading the block stands under; "" without.
    topic: str
    #: True for a block that opens a section or is a heading.
    heading: bool
    #: The words behind a label that opens a section on its own line ("Present: A, B"); "" otherwise.
    remainder: str = ""

    @property
    def number(self) -> int:
        """1-based line of the source."""
        return self.block.line

    @property
    def is_item(self) -> bool:
        """True for a list item."""
        return self.block.kind is BlockKind.ITEM

    @property
    def is_row(self) -> bool:
        """True for a row of a table."""
        return self.block.kind is BlockKind.ROW


def parse_lines(document: Document) -> tuple[Line, ...]:
    """The document's blocks with their sections, in order."""
    blocks = join_ordinals(document.blocks)
    texts = [clean(block.text) for block in blocks]
    spans: Sequence[Span] = assign_sections(blocks, texts)
    return tuple(
        Line(
            index=index,
            block=block,
            text=text,
            section=span.section,
            part=span.part,
            topic=span.topic,
            heading=span.heading,
            remainder=span.remainder,
        )
        for index, (block, text, span) in enumerate(zip(blocks, texts, spans, strict=True))
    )


def find_recorders(lines: Sequence[Line]) -> frozenset[str]:
    """The nicks in the log marks of a meeting bot, which are people of the meeting."""
    ends = (line.block.text.rstrip() for line in lines if line.block.text.rstrip().endswith(")"))
    return frozenset(match["nick"] for end in ends if ":" in end[-4:] and (match := _LOGGED.search(end[-60:])))


def clean(text: str) -> str:
    """The words without bookmarks, zero-width characters and doubled markers; inner white space made single."""
    plain = _RESIDUE.sub("", text) if not text.isascii() or holds_any(text, _HINTS) else text
    if "_mark:" in plain or ":x:" in plain:
        plain = _SHORTCODE.sub(lambda found: "❌" if found[0] == ":x:" else "✅", plain)
    if "\ufb01" in plain or "\ufb02" in plain:
        plain = plain.replace("\ufb01", "fi").replace("\ufb02", "fl")
    plain = (_SPACE.sub(" ", plain) if not plain.isascii() or holds_any(plain, _SPACES) else plain).strip()
    if plain.startswith(":"):
        plain = _FIELD.sub(r"\1: ", plain)
    if "[recorded in" in plain:
        plain = _RECORDED.sub("", plain).strip()
    return _LOGGED.sub("", plain) if plain.endswith(")") else plain


def find_parent(lines: Sequence[Line], item: Line) -> Line | None:
    """The item that `item` is nested in; None for one of the first level."""
    at, last = item.index - 1, max(0, item.index - _PARENT_WITHIN)
    while at >= last and lines[at].is_item and lines[at].block.level >= item.block.level > 0:
        at -= 1
    nested = item.is_item and item.block.level > 0 and at >= last and lines[at].is_item
    return lines[at] if nested else None


def children(lines: Sequence[Line], parent: Line) -> Sequence[Line]:
    """The items nested below `parent`, which is an item; those of a deeper level that follow it directly."""
    end = parent.index + 1
    while end < len(lines) and lines[end].is_item and lines[end].block.level > parent.block.level:
        end += 1
    return lines[parent.index + 1 : end]
