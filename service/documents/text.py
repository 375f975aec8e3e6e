"""Plain text and Markdown, of files and of mail bodies, to Documents. Knows lines; nothing of what they say.

Both are read alike: minutes in plain text use the habits that became Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import pairwise

from service.documents.flow import blocks_of, text_row
from service.documents.html import flow_of, parse_html
from service.documents.markers import split_marker, tick_of
from service.documents.text_inline import read_inline, split_breaks
from service.documents.text_lines import SourceLine, split_lines, strip_quotes, take_front_matter
from service.documents.text_margin import find_margins, lone_margin, split_margin
from service.documents.text_numbers import find_bare_numbers
from service.documents.text_tables import find_table
from service.documents.text_wrap import goes_on, text_width
from service.domain.document import Block, BlockKind, Document

_HEADING = re.compile(r"\s{0,3}(?:(#{1,6})[ \t]+|(#{2,6})(?=[A-Za-z*]))(.*?)[ \t]*#*\s*$")
#: MediaWiki's "== Actions ==".
_WIKI_HEADING = re.compile(r"(={2,5})[ \t]*([^=\s].{0,150}?)[ \t]*\1\s*$")
_RULE = re.compile(r"\s*(?:([=*_~^#+.\-–—])[ \t]*)(?:\1[ \t]*){2,}$")
_PICTURE = re.compile(r"<img\b[^<>]{0,400}?\balt=[\"'](?P<name>[^\"'<>]{1,40})[\"'][^<>]{0,400}>\s*", re.IGNORECASE)
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 3}
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_COMMENT_BEGIN, _COMMENT_END = "<!--", "-->"
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,200}\]:\s+\S+")
_ARMOUR = re.compile(r"-{5}(BEGIN|END) PGP (\w+)( \w+)?-{5}")
_NUMBER_IN_BOLD = re.compile(r"(\*\*|__)\s?(?=\(?\d)")
_ESCAPED_NUMBER = re.compile(r"(\d{1,4}|\b[a-z])[ ]?\\([.)])")
_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*\S|\]\(\S|^\|.*\|.*\|\s*$|^---\s*$\n\w+:", re.MULTILINE)
#: One of these is in whatever that finds.
_MARKDOWN_SIGNS = ("# ", "**", "](", "|", "---")
_QUOTING = re.compile(r"[ \t]{0,8}(>+)")
_POINTED = re.compile(r"\A[ \t]{0,8}>>[ \t]*(?=\S)")
_TABLE_LINES = 5000


def read_text(text: str, *, name: str = "", flowed: bool = False) -> Document:
    """Text as a Document; `flowed` says that it is format=flowed (RFC 3676). Block.line is the line in `text`.

    Entries of YAML front matter other than the title come as running heads, "key: value". Never raises.
    """
    lines, facts = take_front_matter(_without_comments(split_lines(text, flowed=flowed)))
    kind = "markdown" if name.lower().endswith((".md", ".markdown")) or _is_markdown(text[:20000]) else "text"
    return Document(name=name, format=kind, blocks=tuple(_TextReader(lines).read()), running_heads=facts)


def _is_markdown(text: str) -> bool:
    return any(sign in text for sign in _MARKDOWN_SIGNS) and _MARKDOWN.search(text) is not None


def _without_comments(lines: list[SourceLine]) -> list[SourceLine]:
    """`lines` without HTML comments, which may run over several; one that never ends is left as it is."""
    left = sum(line.text.count(_COMMENT_END) for line in lines)
    inside = False
    kept: list[SourceLine] = []
    for line in lines:
        text = line.text
        if inside or (left and _COMMENT_BEGIN in text):
            left -= text.count(_COMMENT_END)
            text, inside = _cut_comments(text, inside=inside, more=left > 0)
            line = SourceLine(line.number, text)
        kept.append(line)
    return kept


def _cut_comments(text: str, *, inside: bool, more: bool) -> tuple[str, bool]:
    kept: list[str] = []
    while text:
        if inside:
            _, end, text = text.partition(_COMMENT_END)
            inside = not end
            continue
        before, begin, text = text.partition(_COMMENT_BEGIN)
        kept.append(before)
        inside = bool(begin) and (_COMMENT_END in text or more)
    return "".join(kept), inside


@dataclass(slots=True)
class _Piece:
    """A line of a paragraph: its words, and the line as it stands, whose length says whether it was full."""

    number: int
    text: str
    full: str
    #: The owners set far behind it.
    margin: str = ""


@dataclass(slots=True)
class _Group:
    """Lines that may be one paragraph: the first may carry a marker."""

    lines: list[_Piece]
    marker: str = ""
    level: int = 0


@dataclass(slots=True)
class _TextReader:
    """Goes through the lines once; `group` is the paragraph that is open."""

    lines: list[SourceLine]
    blocks: list[Block] = field(default_factory=list)
    group: _Group | None = None
    width: int = 0
    #: Columns at which the open list levels begin.
    indents: list[int] = field(default_factory=list)
    tables: int = 0
    at: int = 0
    fenced: bool = False
    #: Lines on which an HTML table is closed; looked for when the first one begins.
    closings: list[int] | None = None
    #: Columns at which owners stand behind the words.
    margins: frozenset[int] = frozenset()
    #: Lines that begin with a number of a list that has no stop behind it.
    bare_numbers: frozenset[int] = frozenset()

    #: True where ">>" points to what follows from the talk, and is no quoting.
    pointed: bool = False

    def read(self) -> list[Block]:
        self.pointed = _points(self.lines)
        self.margins = find_margins(self.lines)
        self.bare_numbers = find_bare_numbers(self.lines)
        pairs = [(line.text, after.text) for line, after in pairwise(self.lines) if not after.blank]
        self.width = text_width(pairs)
        while self.at < len(self.lines):
            self.at += self._take(self.lines[self.at])
        self._close()
        return self.blocks

    def _take(self, line: SourceLine) -> int:
        """Take in the line at `at`, or what begins with it; how many lines that were."""
        if line.blank:
            self._close()
            return 1
        if _FENCE.match(line.text):
            self._close()
            self.fenced = not self.fenced
            return 1
        return (
            self._armour(line)
            or self._underline(line)
            or self._heading(line)
            or self._lone(line)
            or self._table()
            or self._html(line)
            or self._line(line)
        )

    def _armour(self, line: SourceLine) -> int:
        """PGP armour (RFC 9580 6.2): the signature and the header lines go, the signed words stay."""
        found = _ARMOUR.match(line.text.strip())
        if not found:
            return 0
        self._close()
        if found[1] == "BEGIN" and found[2] == "SIGNATURE":
            end = next(
                (at for at in range(self.at, min(len(self.lines), self.at + 200)) if "END PGP" in self.lines[at].text),
                self.at,
            )
            return end - self.at + 1
        return 1

    def _underline(self, line: SourceLine) -> int:
        rule = _RULE.match(line.text)
        if not rule:
            return 0
        depth = _UNDERLINES.get(rule[1], 0)
        group = self.group
        if depth and group and len(group.lines) == 1 and not (group.marker and rule[1] == "-"):
            self.group = None
            self._add_heading(group.lines[0].number, f"{group.marker} {group.lines[0].text}".strip(), depth)
        else:
            self._close()
        return 1

    def _heading(self, line: SourceLine) -> int:
        found = None if self.fenced else _HEADING.match(line.text)
        wiki = _WIKI_HEADING.match(line.text) if line.text.startswith("==") else None
        if not found and not wiki:
            return 0
        self._close()
        if found:
            self._add_heading(line.number, found[3], len(found[1] or found[2]))
        elif wiki:
            self._add_heading(line.number, wiki[2], len(wiki[1]) - 1)
        return 1

    def _add_heading(self, number: int, text: str, depth: int) -> None:
        self.indents = []
        read = read_inline(_ready(text))
        marker, rest = split_marker(read.text)
        if rest:
            self.blocks.append(
                Block(
                    kind=BlockKind.HEADING,
                    text=rest,
                    line=number,
                    level=depth,
                    marker=marker,
                    strong=read.strong,
                    struck=read.struck,
                    links=read.links,
                )
            )

    def _table(self) -> int:
        found = None if self._is_margined(self.lines[self.at].text) else find_table(self.lines, self.at)
        if found is None:
            return 0
        self._close()
        rows, taken = found
        self.tables += 1
        for row in rows:
            if any(row.cells):
                self.blocks.append(
                    text_row(row.cells, row.number, self.tables, header=row.header, strong=row.strong, links=row.links)
                )
        return taken

    def _lone(self, line: SourceLine) -> int:
        """Owners with no words before them are of the paragraph above; the head of their column is nobody's."""
        found = lone_margin(line.text, self.margins) if self.margins else None
        if found is None or not (found[1] or self.group):
            return 0
        if self.group and not found[1]:
            last = self.group.lines[-1]
            self.group.lines[-1] = replace(last, margin=" / ".join(filter(None, (last.margin, found[0]))))
        return 1

    def _is_margined(self, text: str) -> bool:
        """A topic, words and owners are no row of a table where owners stand in the margin; a number makes them one."""
        return bool(self.margins) and not text.lstrip()[:1].isdigit() and bool(split_margin(text, self.margins)[1])

    def _html(self, line: SourceLine) -> int:
        """A table written in HTML within the text."""
        if "<table" not in line.text.lower():
            return 0
        end = self._table_end()
        root = None if end is None else parse_html("\n".join(one.text for one in self.lines[self.at : end + 1]))
        if end is None or root is None:
            return 0
        self._close()
        blocks = blocks_of(flow_of(root), line=line.number, table=self.tables)
        self.tables = max((block.table for block in blocks), default=self.tables) or self.tables
        self.blocks.extend(blocks)
        return end - self.at + 1

    def _table_end(self) -> int | None:
        """The line on which the HTML table that begins here is closed; None where that is nowhere near."""
        if self.closings is None:
            self.closings = [at for at, line in enumerate(self.lines) if "</table" in line.text.lower()]
        place = bisect_left(self.closings, self.at)
        if place == len(self.closings) or self.closings[place] - self.at > _TABLE_LINES:
            return None
        return self.closings[place]

    def _line(self, line: SourceLine) -> int:
        full, margin = split_margin(line.text, self.margins) if self.margins else (line.text, "")
        text = _ready(_POINTED.sub("→ ", full) if self.pointed else strip_quotes(full))
        if _DEFINITION.match(text) and not self.group:
            return 1
        marker, rest = self._marker(text, line.number)
        if marker:
            self._close()
            self.group = _Group([_Piece(line.number, rest, full, margin)], marker, self._level(text))
        elif self.group is None:
            self.group = _Group([_Piece(line.number, text, full, margin)], level=self._within(text))
        else:
            self.group.lines.append(_Piece(line.number, text, full, margin))
        return 1

    def _marker(self, text: str, number: int) -> tuple[str, str]:
        indented = text[:1] in (" ", "\t")
        bare = text.strip()
        if number in self.bare_numbers:
            marker, _, rest = bare.partition(" ")
            return marker, rest.strip()
        if indented and bare.startswith("o ") and self.indents:
            return "o", bare[2:].strip()
        bold = _NUMBER_IN_BOLD.match(bare)
        if bold:
            marker, rest = split_marker(bare[bold.end() :])
            return marker, f"{bold[1]}{rest}" if marker else rest
        return split_marker(bare)

    def _level(self, text: str) -> int:
        indent = _indent(text)
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        return len(self.indents) - 1

    def _within(self, text: str) -> int:
        """How many items an indented paragraph stands in; 0 for one at the margin, which ends them all."""
        if text[:1] not in (" ", "\t"):
            self.indents = []
        return sum(column < _indent(text) for column in self.indents)

    def _close(self) -> None:
        """End the open paragraph: its lines joined where they were only wrapped."""
        group, self.group = self.group, None
        if group is None:
            return
        for first, wrapped in enumerate(self._wrapped(group)):
            text = " ".join(line.text.strip() for line in wrapped)
            margin = " / ".join(line.margin for line in wrapped if line.margin)
            for part, piece in enumerate(split_breaks(text)):
                self._add(wrapped[0].number, piece, group if first == part == 0 else None, margin)

    def _wrapped(self, group: _Group) -> list[list[_Piece]]:
        runs = [[group.lines[0]]]
        for line in group.lines[1:]:
            if (
                not self.fenced
                and not _is_closed(runs[-1][-1], line)
                and goes_on(runs[-1][-1].full, line.text, self.width)
            ):
                runs[-1].append(line)
            else:
                runs.append([line])
        return runs

    def _add(self, number: int, text: str, item: _Group | None, margin: str = "") -> None:
        read = read_inline(text)
        marker, rest = (item.marker, read.text) if item else ("", read.text)
        if not marker:
            marker, rest = split_marker(read.text)
        if not rest:
            return
        kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
        level = item.level if item and (marker == item.marker) else 0
        self.blocks.append(
            Block(
                kind=kind,
                text=rest,
                line=number,
                level=level,
                marker=marker,
                margin=margin,
                strong=read.strong,
                struck=read.struck,
                links=read.links,
            )
        )


def _indent(text: str) -> int:
    return len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())


def _points(lines: list[SourceLine]) -> bool:
    """Whether lines begin with ">>" and none with a single ">", as quoted mail would have it."""
    marks = {match[1] for line in lines if ">" in line.text[:12] and (match := _QUOTING.match(line.text))}
    return marks == {">>"}


def _is_closed(line: _Piece, following: _Piece) -> bool:
    """A sentence that ends with owners beside it, where the next has owners too, is a paragraph."""
    return bool(line.margin and following.margin) and line.full.rstrip().endswith((".", "!", "?"))


def _ready(text: str) -> str:
    text = _PICTURE.sub(lambda found: tick_of(found["name"]), text) if "<img" in text else text
    return _ESCAPED_NUMBER.sub(r"\1\2", text) if "\\" in text else text
