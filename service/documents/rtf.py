"""Rich Text Format (Microsoft RTF 1.9.1) to Documents. Knows groups and their settings; tables are built beside.

Own, because a text-only reader loses rows, list levels and headings, and with them owners and dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from service.documents.flow import Paragraph, blocks_of
from service.documents.rtf_tables import TableBuilder
from service.documents.rtf_tokens import CHARSETS, SYMBOL, Kind, Token, tokens
from service.documents.words import Words, tidy
from service.domain.document import BlockKind, Document

#: Groups that hold no words of the document. Those that begin with \* are left out unless they are known.
_SKIPPED = frozenset((
    "colortbl", "info", "pict", "objdata", "object", "shprslt", "nonshppict", "xe", "tc", "txe", "rxe",
    "pntxta", "pntxtb", "filetbl", "themedata", "datastore", "latentstyles", "listtable", "listoverridetable",
    "rsidtbl", "generator", "revtbl", "atnid", "atnauthor", "atntime", "annotation", "ftnsep", "ftnsepc",
    "ftncn", "aftnsep", "aftnsepc", "aftncn", "bkmkstart", "bkmkend", "fldtype", "sp", "sn", "sv", "background",
    "private",
))  # fmt: skip
_HOLDERS = {
    "listtext": "list",
    "pntext": "list",
    "fldinst": "fldinst",
    "stylesheet": "style",
    "fonttbl": "font",
    "shpinst": "skip",
    "nesttableprops": "props",
}
_APART = frozenset((
    "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote",
))  # fmt: skip
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n", "page": " ",
}  # fmt: skip
_TARGET = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]{1,2000})"')
_HEADING = re.compile(r"heading\s?(\d)\b", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_MOST_GROUPS = 2000


def read_rtf(name: str, octets: bytes) -> Document:
    """An .rtf file as a Document. What is damaged in it is passed over; it never raises."""
    reader = _RtfReader()
    for token in tokens(octets.decode("latin-1")):
        reader.take(token)
    flow = reader.finish()
    heads = tuple(dict.fromkeys(filter(None, (tidy(text) for text in reader.apart))))
    return Document(name=name, format="rtf", blocks=blocks_of(flow), running_heads=heads)


@dataclass(frozen=True, slots=True)
class _Group:
    """The settings of a group; the next inner one begins with them."""

    into: str = "text"
    strong: bool = False
    struck: bool = False
    hidden: bool = False
    skip: int = 1
    font: int = 0
    link: str = ""


@dataclass(slots=True)
class _Format:
    """The settings of a paragraph, which \\pard takes back."""

    style: int = 0
    outline: int | None = None
    list: int | None = None
    level: int = 0
    marker: str = ""
    depth: int = 0


@dataclass(slots=True)
class _RtfReader:
    """Takes tokens in order. `apart` gathers headers, footers and notes."""

    group: _Group = field(default_factory=_Group)
    groups: list[_Group] = field(default_factory=list)
    format: _Format = field(default_factory=_Format)
    words: Words = field(default_factory=Words)
    tables: TableBuilder = field(default_factory=TableBuilder)
    apart: list[str] = field(default_factory=lambda: [""])
    fonts: dict[int, str] = field(default_factory=dict)
    styles: dict[int, int] = field(default_factory=dict)
    codepage: str = "cp1252"
    #: How many characters that stand in for a Unicode one are still to be passed over.
    standing_in: int = 0
    high: int = 0
    starred: bool = False
    instruction: str = ""
    entry: int = 0
    entry_name: str = ""

    def take(self, token: Token) -> None:
        """Take in one token."""
        if token.kind is Kind.TEXT:
            self._text(token.text)
        elif token.kind is Kind.WORD:
            self._word(token.text, token.number)
        elif token.kind is Kind.BYTE:
            self._byte(token.number or 0)
        elif token.kind is Kind.BEGIN:
            self.groups.append(self.group)
            del self.groups[:-_MOST_GROUPS]
            self.standing_in = 0
        else:
            self._end_group()

    def finish(self) -> list[Paragraph]:
        """Close what is open; the flow of the document."""
        self._paragraph()
        return self.tables.finish()  # type: ignore[return-value] # a flow: tables among the paragraphs

    def _end_group(self) -> None:
        ended = self.group
        self.group = self.groups.pop() if self.groups else _Group()
        self.standing_in = 0
        if ended.into == "fldinst" and self.group.into != "fldinst":
            target = _TARGET.search(self.instruction)
            self.group = replace(self.group, link=target[1] if target and not target[0].count("\\l") else "")
            self.instruction = ""
        elif ended.into == "style":
            self._define_style()
        elif ended.into == "shptxt" and self.group.into != "shptxt":
            self._paragraph()

    def _define_style(self) -> None:
        name = self.entry_name.strip("; ")
        heading = _HEADING.match(name)
        depth = min(int(heading[1]), 6) if heading else _TITLES.get(name.lower(), 0)
        if depth:
            self.styles[self.entry] = depth
        self.entry_name = ""

    def _text(self, text: str) -> None:
        if self.standing_in:
            passed = min(self.standing_in, len(text))
            self.standing_in -= passed
            text = text[passed:]
        if text:
            self._put(text)

    def _byte(self, byte: int) -> None:
        if self.standing_in:
            self.standing_in -= 1
            return
        page = self.fonts.get(self.group.font, self.codepage)
        if page == "symbol":
            self._put(chr(0xF000 + byte))
        else:
            self._put(bytes((byte,)).decode(page, "replace"))

    def _put(self, text: str) -> None:
        into = self.group.into
        if into in ("text", "shptxt"):
            if not self.group.hidden:
                self.words.add(text, strong=self.group.strong, struck=self.group.struck, link=self.group.link)
        elif into == "list":
            self.format.marker += text
        elif into == "fldinst":
            self.instruction = (self.instruction + text)[-3000:]
        elif into == "apart":
            self.apart[-1] += text
        elif into == "style":
            self.entry_name = (self.entry_name + text)[:200]

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, word == "*"
        if word == "*":
            return
        if word in _SIGNS:
            self._put(_SIGNS[word])
        elif word == "u":
            self._unicode(number or 0)
        elif not self._destination(word, starred=starred):
            action = _ACTIONS.get(word)
            # The properties of an inner row end it; its cells are not those of the row around it.
            if action and (self.group.into not in ("skip", "props") or (self.group.into, word) == ("props", "nestrow")):
                action(self, number)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Turn the group to what `word` says it holds; False where it says nothing of the kind."""
        into = _destination(word, self.group.into, starred=starred)
        if not into:
            return False
        self.group = replace(self.group, into=into)
        if into == "apart":
            self.apart.append("")
        elif into == "shptxt":
            self._paragraph()
        elif into == "list":
            self.format.marker = ""
        return True

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self.standing_in = self.group.skip
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            self._put(chr(0x10000 + ((self.high or 0xD800) - 0xD800) * 0x400 + code - 0xDC00))
            self.high = 0
        elif 0 < code < 0x110000:
            self._put(chr(code))

    def _paragraph(self) -> None:
        """End the paragraph that is open."""
        words, self.words = self.words, Words()
        said = self.format
        depth = said.outline + 1 if said.outline is not None and said.outline < 9 else self.styles.get(said.style, 0)
        marker = tidy(said.marker) or ("•" if said.list else "")
        said.marker = ""
        if words.empty:
            return
        if depth and not said.depth:
            made = Paragraph(words=words, kind=BlockKind.HEADING, level=min(depth, 6), marker=marker)
        elif marker:
            made = Paragraph(words=words, kind=BlockKind.ITEM, level=said.level, marker=marker)
        else:
            made = Paragraph(words=words)
        self.tables.add(made, said.depth)

    def _end_cell(self, *, nested: bool) -> None:
        self._paragraph()
        self.tables.end_cell(max(self.format.depth, 2) if nested else 1)

    def _end_row(self, *, nested: bool) -> None:
        self.tables.end_row(max(self.format.depth, 2) if nested else 1)

    def _plain(self) -> None:
        self.group = replace(self.group, strong=False, struck=False, hidden=False)

    def _new_format(self) -> None:
        if self.group.into != "list":
            self.format = _Format()

    def _charset(self, number: int | None) -> None:
        if number == SYMBOL:
            self.fonts[self.group.font] = "symbol"
        elif number in CHARSETS:
            self.fonts[self.group.font] = CHARSETS[number]

    def _code_page(self, number: int | None) -> None:
        try:
            "".encode(f"cp{number}")
        except LookupError:
            return
        self.codepage = f"cp{number}"

    def _style(self, number: int | None) -> None:
        if self.group.into == "style":
            self.entry = number or 0
        else:
            self.format.style = number or 0

    def _set(self, **changes: bool | int) -> None:
        self.group = replace(self.group, **changes)  # type: ignore[arg-type] # names of its fields


def _destination(word: str, into: str, *, starred: bool) -> str:
    """What a group holds that `word` begins, inside of one that holds `into`; "" where `word` begins none."""
    if word == "shptxt":
        return "shptxt"
    if into == "skip":
        return ""
    if word in _APART:
        return "apart"
    known = _HOLDERS.get(word)
    return known or ("skip" if word in _SKIPPED or (starred and word != "pn") else "")


_Action = Callable[[_RtfReader, int | None], None]
_ACTIONS: dict[str, _Action] = {
    "par": lambda reader, _: reader._paragraph() if reader.group.into in ("text", "shptxt") else reader._put(" "),
    "sect": lambda reader, _: reader._paragraph(),
    "pard": lambda reader, _: reader._new_format(),
    "plain": lambda reader, _: reader._plain(),
    "b": lambda reader, number: reader._set(strong=number != 0),
    "strike": lambda reader, number: reader._set(struck=number != 0),
    "striked": lambda reader, number: reader._set(struck=number != 0),
    "deleted": lambda reader, number: reader._set(hidden=number != 0),
    "v": lambda reader, number: reader._set(hidden=number != 0),
    "uc": lambda reader, number: reader._set(skip=max(number or 0, 0)),
    "f": lambda reader, number: reader._set(font=number or 0),
    "fcharset": lambda reader, number: reader._charset(number),
    "ansicpg": lambda reader, number: reader._code_page(number),
    "mac": lambda reader, _: setattr(reader, "codepage", "mac_roman"),
    "s": lambda reader, number: reader._style(number),
    "outlinelevel": lambda reader, number: setattr(reader.format, "outline", number),
    "ls": lambda reader, number: setattr(reader.format, "list", number),
    "ilvl": lambda reader, number: setattr(reader.format, "level", min(max(number or 0, 0), 8)),
    "intbl": lambda reader, _: setattr(reader.format, "depth", max(reader.format.depth, 1)),
    "itap": lambda reader, number: setattr(reader.format, "depth", min(max(number or 0, 0), 8)),
    "cell": lambda reader, _: reader._end_cell(nested=False),
    "nestcell": lambda reader, _: reader._end_cell(nested=True),
    "row": lambda reader, _: reader._end_row(nested=False),
    "nestrow": lambda reader, _: reader._end_row(nested=True),
    "trowd": lambda reader, _: reader.tables.define(),
    "trhdr": lambda reader, _: reader.tables.define_header(),
    "clvmgf": lambda reader, _: reader.tables.define_merge("restart"),
    "clvmrg": lambda reader, _: reader.tables.define_merge("continue"),
    "clmrg": lambda reader, _: reader.tables.define_across(),
    "cellx": lambda reader, _: reader.tables.define_cell(),
}
