"""OpenDocument texts (ISO/IEC 26300, ODF 1.3) to Documents. Knows elements; styles and list numbers are read beside.

Deleted words are kept in a place of their own by the format and never met; annotations are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from service.documents.archive import Archive, protected
from service.documents.flow import Cell, Flow, Paragraph, Row, Table, blocks_of
from service.documents.odt_styles import ListStyles, OdtStyles, office, table_, text_
from service.documents.words import Words
from service.domain.document import BlockKind, Document

_P, _H, _LIST, _TABLE = text_("p"), text_("h"), text_("list"), table_("table")
_HREF = "{http://www.w3.org/1999/xlink}href"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT_BOX = _DRAW + "text-box"
_MARKS = {text_("tab"): "\t", text_("line-break"): "\n"}
_LEFT_OUT = frozenset(
    (text_("tracked-changes"), office("annotation"), text_("ruby-text"), office("forms"), text_("sequence-decls"))
)
_LISTED = frozenset((text_("list-item"), text_("list-header")))


def read_odt(name: str, octets: bytes) -> Document:
    """An .odt file as a Document. Raises UnreadableError where it is damaged, encrypted or too big."""
    archive = Archive(name, octets)
    manifest = archive.find_tree("META-INF/manifest.xml")
    if manifest is not None and any(element.tag.endswith("}encryption-data") for element in manifest.iter()):
        raise protected(name)
    content = archive.tree("content.xml")
    common = archive.find_tree("styles.xml")
    trees = [tree for tree in (common, content) if tree is not None]
    reader = _Reader(styles=OdtStyles(trees), lists=ListStyles(trees))
    body = content.find(f"{office('body')}/{office('text')}")
    if body is None:
        raise archive.damaged()
    flow = list(reader.flow(body))
    heads = [block.text for part in (_heads(common), reader.notes) for block in blocks_of(reader.flow_of_all(part))]
    return Document(name=name, format="odt", blocks=blocks_of(flow), running_heads=tuple(dict.fromkeys(heads)))


def _heads(common: etree._Element | None) -> list[etree._Element]:
    """The headers and footers of the page styles."""
    if common is None:
        return []
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    return [
        element for tag in ("header", "footer", "header-first", "footer-first") for element in common.iter(style + tag)
    ]


@dataclass(slots=True)
class _Reader:
    """Walks the body; notes are laid aside."""

    styles: OdtStyles
    lists: ListStyles
    notes: list[etree._Element] = field(default_factory=list)

    def flow_of_all(self, parents: list[etree._Element]) -> list[Flow]:
        return [part for parent in parents for part in self.flow(parent)]

    def flow(self, parent: etree._Element) -> Iterator[Flow]:
        for child in parent.iterchildren():
            tag = child.tag
            if tag in (_P, _H):
                yield from self._paragraph(child, "", 0)
            elif tag == _LIST:
                yield from self._list(child, "", 0)
            elif tag == _TABLE:
                yield self._table(child)
            elif tag not in _LEFT_OUT:
                yield from self.flow(child)

    def _paragraph(self, element: etree._Element, marker: str, level: int) -> Iterator[Flow]:
        words = Words()
        boxes: list[etree._Element] = []
        style = element.get(text_("style-name")) or ""
        self._runs(element, words, boxes, style, "")
        depth = self._depth(element, style)
        if not words.empty:
            if depth:
                yield Paragraph(words=words, kind=BlockKind.HEADING, level=depth, marker=marker)
            elif marker:
                yield Paragraph(words=words, kind=BlockKind.ITEM, level=level, marker=marker)
            else:
                yield Paragraph(words=words)
        for box in boxes:
            yield from self.flow(box)

    def _depth(self, element: etree._Element, style: str) -> int:
        """Heading depth of a paragraph, by its element or by its style ("Title")."""
        if element.tag == _H:
            level = element.get(text_("outline-level")) or "1"
            return max(1, min(int(level), 6)) if level.isdecimal() and len(level) < 3 else 1
        return self.styles.heading(style)

    def _runs(self, parent: etree._Element, words: Words, boxes: list[etree._Element], style: str, link: str) -> None:
        setting = self.styles.find(style)
        said = {"strong": setting.strong, "struck": setting.struck, "link": link}
        if setting.hidden:
            return
        words.add(parent.text or "", **said)  # type: ignore[arg-type] # a dict of two kinds of value
        for child in parent.iterchildren():
            self._run(child, words, boxes, style, link)
            words.add(child.tail or "", **said)  # type: ignore[arg-type] # as above

    def _run(self, child: etree._Element, words: Words, boxes: list[etree._Element], style: str, link: str) -> None:
        tag = child.tag
        if not isinstance(tag, str):
            return  # an entity, which is not unfolded
        if tag in _MARKS:
            words.add(_MARKS[tag])
        elif tag == text_("s"):
            words.add("  " if (child.get(text_("c")) or "1") != "1" else " ")
        elif tag == text_("a"):
            target = child.get(_HREF) or ""
            self._runs(child, words, boxes, style, "" if target.startswith("#") else target)
        elif tag == text_("note"):
            self.notes.extend(child.iterchildren(text_("note-body")))
        elif tag.startswith(_DRAW):
            boxes.extend(child.iter(_TEXT_BOX) if tag != _TEXT_BOX else [child])
        elif tag not in _LEFT_OUT:
            own = child.get(text_("style-name"))
            self._runs(child, words, boxes, self.styles.within(style, own) if own else style, link)

    def _list(self, element: etree._Element, style: str, level: int) -> Iterator[Flow]:
        name = element.get(text_("style-name")) or style
        counter = self.lists.begin(element, name, level)
        for item in element.iterchildren():
            if item.tag not in _LISTED:
                continue
            marker = counter.next_marker(item.get(text_("start-value"))) if item.tag == text_("list-item") else ""
            for child in item.iterchildren():
                if child.tag == _LIST:
                    yield from self._list(child, name, level + 1)
                elif child.tag in (_P, _H):
                    parts = list(self._paragraph(child, marker, level))
                    marker = "" if parts else marker
                    yield from parts
                elif child.tag == _TABLE:
                    yield self._table(child)
                else:
                    yield from self.flow(child)

    def _table(self, element: etree._Element) -> Table:
        return Table(rows=tuple(self._rows(element, header=False)))

    def _rows(self, parent: etree._Element, *, header: bool) -> Iterator[Row]:
        for child in parent.iterchildren():
            if child.tag == table_("table-row"):
                yield Row(cells=tuple(self._cells(child)), header=header)
            elif child.tag in (table_("table-header-rows"), table_("table-rows"), table_("table-row-group")):
                yield from self._rows(child, header=header or child.tag == table_("table-header-rows"))

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        for cell in row.iterchildren(table_("table-cell")):
            yield Cell(
                flow=tuple(self.flow(cell)),
                across=_count(cell, table_("number-columns-spanned")) * _count(cell, table_("number-columns-repeated")),
                down=_count(cell, table_("number-rows-spanned")),
            )


def _count(element: etree._Element, name: str) -> int:
    text = element.get(name) or "1"
    return max(1, min(int(text), 64)) if text.isdecimal() and len(text) < 6 else 1
