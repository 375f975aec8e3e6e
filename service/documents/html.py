"""HTML, of files and of mail bodies, to Documents. Knows elements, not sites; fetches nothing.

The tree is made by lxml (libxml2), which mends what is broken; scripts, styles and hidden parts are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from service.documents.flow import Cell, Flow, Paragraph, Row, Table, blocks_of
from service.documents.markers import tick_of
from service.documents.numerals import numeral
from service.documents.words import Words, tidy
from service.domain.document import BlockKind, Document
from service.errors import UnreadableError

_DROPPED = frozenset((
    "script", "style", "head", "title", "template", "noscript", "object", "embed", "svg", "math", "select",
    "button", "input", "textarea", "iframe", "map", "del", "nav",
))  # fmt: skip
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "main", "menu",
    "nav", "ol", "p", "pre", "section", "summary", "ul", "caption",
))  # fmt: skip
_STRONG = frozenset(("b", "strong", "th"))
_STRUCK = frozenset(("s", "strike"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)|font-weight\s*:\s*(normal|[1-4]00)", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration[^;]{0,40}line-through", re.IGNORECASE)
#: Word writes list paragraphs into mails as plain paragraphs with this in the style: level 1 is the outermost.
_WORD_LIST = re.compile(r"mso-list\s*:[^;]{0,60}level(\d)", re.IGNORECASE)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[ \t\r\n\f]+")
#: Elements nested deeper than this are read as words of the element that holds them; a table counts for more.
MAX_DEPTH = 120
_TABLE_DEPTH = 8


def read_html(html: str, *, name: str = "") -> Document:
    """HTML as a Document. Never raises; markup that cannot be parsed is read as having no words."""
    root = parse_html(html)
    blocks = () if root is None else blocks_of(flow_of(root))
    if not blocks and root is not None and not any(str(text).strip() for text in root.itertext()):
        # libxml2 gives up on elements nested thousands deep; the words between them are still there.
        blocks = blocks_of([Paragraph(words=Words(line)) for line in _TAG.sub("\n", html).split("\n")])
    return Document(name=name, format="html", blocks=blocks)


def read_html_octets(name: str, octets: bytes, encoding: str) -> Document:
    """An HTML file as a Document. Raises UnreadableError where there is no markup in it."""
    document = read_html(octets.decode(encoding, "replace"), name=name)
    if not document.blocks:
        raise UnreadableError(name, "has no words in it", "Send the minutes as a Word file or as a PDF.")
    return document


def parse_html(markup: str) -> etree._Element | None:
    """The tree of `markup`; None where there is nothing in it."""
    clean = markup.translate(_NOT_XML)
    if not clean.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def flow_of(root: etree._Element) -> list[Flow]:
    """The paragraphs and tables below `root`, in reading order."""
    walker = _Walker()
    walker.walk(root, _Setting(), 0)
    walker.end_paragraph()
    return walker.flow


_NOT_XML = dict.fromkeys((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), " ")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the elements around the words say about them."""

    strong: bool = False
    struck: bool = False
    link: str = ""
    kept: bool = False
    depth: int = -1
    heading: int = 0

    def inside(self, element: etree._Element) -> _Setting:
        tag = element.tag
        style = element.get("style") or ""
        strong, struck, link = self.strong or tag in _STRONG, self.struck or tag in _STRUCK, self.link
        if style:
            bold = _BOLD.search(style)
            strong = bool(bold[1]) if bold else strong
            struck = struck or bool(_LINE_THROUGH.search(style))
        if tag == "a":
            link = _target(element) or link
        kept = self.kept or tag == "pre"
        heading = _HEADINGS.get(tag, self.heading)
        if (strong, struck, link, kept, heading) == (self.strong, self.struck, self.link, self.kept, self.heading):
            return self
        return _Setting(strong, struck, link, kept, self.depth, heading)

    def deeper(self) -> _Setting:
        return _Setting(self.strong, self.struck, self.link, self.kept, self.depth + 1, self.heading)


@dataclass(slots=True)
class _Walker:
    """Gathers words until a block begins or ends."""

    flow: list[Flow] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    #: Marker and level of the list item that has begun but has no words yet.
    item: tuple[str, int] | None = None
    setting: _Setting = field(default_factory=_Setting)

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, if it holds words."""
        if self.words.empty:
            self.words = Words()
            return
        words, self.words = self.words, Words()
        if self.setting.heading:
            self.flow.append(Paragraph(words=words, kind=BlockKind.HEADING, level=self.setting.heading))
        elif self.item:
            marker, level = self.item
            self.flow.append(Paragraph(words=words, kind=BlockKind.ITEM, marker=marker, level=level))
            self.item = None
        else:
            self.flow.append(Paragraph(words=words))

    def walk(self, element: etree._Element, setting: _Setting, depth: int) -> None:
        """Take in `element` with everything below it, but not what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED or _is_hidden(element):
            self.words.add(_tick_box(element))
            return
        if depth > MAX_DEPTH:
            self.words.add(_SPACE.sub(" ", "".join(map(str, element.itertext()))))
        elif tag == "table":
            self._begin(setting)
            self.flow.append(_table(element, setting, depth))
        elif tag == "br":
            self.words.add("\n")
        elif tag == "img":
            self.words.add(tick_of(element.get("alt") or ""))
        elif tag in ("ul", "ol"):
            self._list(element, setting.deeper(), depth)
        elif tag in _BLOCKS or tag in _HEADINGS or tag == "li":
            self._block(element, setting.inside(element), depth)
        else:
            self._children(element, setting.inside(element), depth)

    def _begin(self, setting: _Setting) -> None:
        self.end_paragraph()
        self.setting = setting

    def _block(self, element: etree._Element, setting: _Setting, depth: int) -> None:
        before = self.setting
        self._begin(setting)
        listed = _WORD_LIST.search(element.get("style") or "")
        if listed:
            self.item = ("", int(listed[1]) - 1)
        elif element.tag == "dd":
            self.item = ("•", setting.depth + 1)  # what a term stands over: "Kim" / "Mend the gate"
        self._children(element, setting, depth)
        self._begin(before)
        if listed or element.tag == "dd":
            self.item = None

    def _children(self, element: etree._Element, setting: _Setting, depth: int) -> None:
        self._text(element.text, setting)
        for child in element.iterchildren():
            self.walk(child, setting, depth + 1)
            self._text(child.tail, setting)

    def _text(self, text: str | None, setting: _Setting) -> None:
        if text:
            self.words.add(
                text if setting.kept else _SPACE.sub(" ", text),
                strong=setting.strong,
                struck=setting.struck,
                link=setting.link,
            )

    def _list(self, element: etree._Element, setting: _Setting, depth: int) -> None:
        self.end_paragraph()
        before, self.item = self.item, None
        markers = _markers(element)
        for child in element.iterchildren():
            if child.tag == "li":
                self.item = (next(markers), max(setting.depth, 0))
                self.walk(child, setting, depth + 1)
                self.item = None
            else:
                self.walk(child, setting, depth + 1)
        self.end_paragraph()
        self.item = before


def _markers(element: etree._Element) -> Iterator[str]:
    """What the items of a list are marked with."""
    if element.tag != "ol":
        while True:
            yield "•"
    start = element.get("start") or "1"
    number = int(start) if start.isdecimal() and len(start) < 6 else 1
    form = _FORMS.get(element.get("type") or "", "decimal")
    while True:
        yield f"{numeral(number, form)}."
        number += 1


def _table(element: etree._Element, setting: _Setting, depth: int) -> Table:
    plain = _Setting(struck=setting.struck)
    rows = tuple(_row(row, plain, depth) for row in _rows(element))
    return Table(rows=rows)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _row(row: etree._Element, setting: _Setting, depth: int) -> Row:
    elements = [cell for cell in row.iterchildren("td", "th") if not _is_hidden(cell)]
    parent = row.getparent()
    header = (parent is not None and parent.tag == "thead") or (
        bool(elements) and all(cell.tag == "th" for cell in elements)
    )
    return Row(cells=tuple(_cell(cell, setting, depth) for cell in elements), header=header)


def _cell(element: etree._Element, setting: _Setting, depth: int) -> Cell:
    walker = _Walker()
    inner = setting.inside(element)
    walker.setting = inner
    walker._children(element, inner, depth + _TABLE_DEPTH)
    walker.end_paragraph()
    return Cell(flow=tuple(walker.flow), across=_span(element, "colspan"), down=_span(element, "rowspan"))


def _span(element: etree._Element, name: str) -> int:
    text = (element.get(name) or "").strip()
    return max(1, min(int(text), 1000)) if text.isdecimal() and len(text) < 5 else 1


def _target(link: etree._Element) -> str:
    target = tidy(link.get("href") or "")
    return "" if target.startswith("#") or target.lower().startswith(("javascript:", "data:")) else target


def _tick_box(element: etree._Element) -> str:
    """What a box of a form shows, "☑ " or "☐ "; "" for all else that is dropped."""
    if element.tag != "input" or (element.get("type") or "").lower() != "checkbox" or _is_hidden(element):
        return ""
    return "☐ " if element.get("checked") is None else "☑ "


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))
