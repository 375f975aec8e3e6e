"""What a document looks like once its file format is gone: Blocks in reading order. Knows nothing of minutes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block was on the page."""

    HEADING = "heading"
    """A heading by style, markup or setting (a short line alone, bold or in capitals is only marked `strong`)."""

    PARAGRAPH = "paragraph"
    """Running words; one block per paragraph, lines joined and hyphenation mended."""

    ITEM = "item"
    """A list item: `marker` is its bullet or number as printed, `level` its nesting from 0."""

    ROW = "row"
    """A row of a table: `cells` in column order; rows of one table share `table`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One unit of a document."""

    kind: BlockKind
    #: The words: one space between, no markup. A row's text is its cells joined by " | ".
    text: str
    #: 1-based line of the source text, or the block's ordinal where the format has no lines (docx, odt, rtf).
    line: int
    #: Heading depth 1 to 6; nesting of an item from 0; how many items of a text a paragraph stands in; otherwise 0.
    level: int = 0
    #: Bullet, number, or tick box of an item or a numbered heading as printed: "1.", "a)", "-", "[x]"; "" without.
    marker: str = ""
    #: A row's cells; each cell is the tuple of its lines (paragraphs and list items of the cell, in order).
    cells: tuple[tuple[str, ...], ...] = ()
    #: Which table a row belongs to, counted from 1; 0 for everything else.
    table: int = 0
    #: True where the table says that this row is its header.
    header: bool = False
    #: Words set apart in the margin beside this block (owner initials in a right-hand column); "" without.
    margin: str = ""
    #: True where the whole block is bold.
    strong: bool = False
    #: True where the whole block is struck through.
    struck: bool = False
    #: 1-based page, where the format has pages.
    page: int = 0
    #: Link targets that stood in the block, in order (the words of the link are in `text`).
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read."""

    #: File name, or "" for the body of a mail.
    name: str
    #: "docx", "pdf", "odt", "html", "rtf", "markdown", "text", "doc", "body".
    format: str
    blocks: tuple[Block, ...]
    #: Running heads and feet, kept apart; titles are sometimes only there.
    running_heads: tuple[str, ...] = ()
    #: Things that could not be read but do not stop the rest, in words.
    remarks: tuple[str, ...] = ()
    #: 1.0 for text; lower where the words were guessed (OCR).
    confidence: float = 1.0
