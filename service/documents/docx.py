"""Word documents (ISO/IEC 29500-1 WordprocessingML) to Documents. Knows no list numbers and no styles by itself.

Tracked insertions are read and deletions left out; a text box is read once, behind the paragraph that anchors it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from service.documents.archive import Archive
from service.documents.docx_names import DELETED, TRANSPARENT, find_part, first, relations, value_of, w
from service.documents.docx_numbers import Numbering, without_settings
from service.documents.docx_runs import RunReader
from service.documents.docx_styles import Styles, without_table_styles
from service.documents.flow import Flow, OpenCell, Paragraph, Table, blocks_of, merged_rows
from service.documents.words import Words
from service.domain.document import BlockKind, Document

_P, _TBL, _TR, _TC = w("p"), w("tbl"), w("tr"), w("tc")
_PPR, _RPR, _TRPR, _TCPR, _DEL = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("del")


def read_docx(name: str, octets: bytes) -> Document:
    """A .docx file as a Document. Raises UnreadableError where it is damaged, encrypted or too big."""
    archive = Archive(name, octets)
    main = find_part(archive)
    if main is None:
        raise archive.damaged()
    folder = main.rpartition("/")[0]
    root = archive.tree(main)
    styles = Styles(archive.find_tree(f"{folder}/styles.xml", without_table_styles))
    reader = _Reader(
        styles=styles,
        numbering=Numbering(archive.find_tree(f"{folder}/numbering.xml", without_settings)),
        runs=RunReader(styles, relations(archive, main)),
    )
    body = root.find(w("body"))
    flow = reader.flow(body if body is not None else root)
    return Document(name=name, format="docx", blocks=blocks_of(flow), running_heads=_apart(archive, folder, styles))


def _apart(archive: Archive, folder: str, styles: Styles) -> tuple[str, ...]:
    """Headers, footers and notes: words that do not stand in the running text."""
    kinds = ("header", "footer", "footnotes", "endnotes")
    parts = [
        part
        for part in archive.names()
        if part.startswith(tuple(f"{folder}/{kind}" for kind in kinds)) and part.endswith(".xml")
    ]
    seen: dict[str, None] = {}
    for part in sorted(parts)[:20]:
        root = archive.find_tree(part)
        if root is None:
            continue
        reader = _Reader(styles=styles, numbering=Numbering(None), runs=RunReader(styles, {}))
        notes = root.iterchildren() if part.endswith("notes.xml") else iter((root,))
        for note in notes:
            seen.update((block.text, None) for block in blocks_of(reader.flow(note)))
    return tuple(seen)


@dataclass(slots=True)
class _Reader:
    """Walks the body. `carried` holds the words of a paragraph whose end was deleted: they run on into the next."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    carried: Words | None = field(default=None)

    def flow(self, parent: etree._Element) -> list[Flow]:
        flow: list[Flow] = []
        for element in _content(parent):
            if element.tag == _P:
                flow.extend(self._paragraph(element))
            elif element.tag == _TBL:
                flow.append(self._table(element))
        return flow

    def _paragraph(self, element: etree._Element) -> Iterator[Flow]:
        properties = first(element, _PPR)
        style = value_of(properties, "pStyle") or ""
        words, boxes = self.runs.read(element, style)
        if self.carried is not None:
            self.carried.extend(words)
            words, self.carried = self.carried, None
        if properties is not None and _end_deleted(properties):
            self.carried = words
        elif not words.empty or not boxes:
            yield self._set(words, properties, style)
        for box in boxes:
            yield from self.flow(box)

    def _set(self, words: Words, properties: etree._Element | None, style: str) -> Paragraph:
        outline = self.styles.outline(properties, style)
        marker, depth = (
            self.numbering.next_marker(*self.styles.list_of(properties, style)) if not words.empty else ("", 0)
        )
        if outline:
            return Paragraph(words=words, kind=BlockKind.HEADING, level=outline, marker=marker)
        if marker:
            return Paragraph(words=words, kind=BlockKind.ITEM, level=depth, marker=marker)
        return Paragraph(words=words)

    def _table(self, element: etree._Element) -> Table:
        rows = [(self._cells(row), _is_header(row)) for row in _content(element, _TR) if not _row_deleted(row)]
        return Table(rows=merged_rows(rows))

    def _cells(self, row: etree._Element) -> list[OpenCell]:
        before = _before(row)
        cells = [OpenCell((), before, "")] if before else []
        cells.extend(OpenCell(self._cell_flow(cell), _across(cell), _merge(cell)) for cell in _content(row, _TC))
        return cells

    def _cell_flow(self, cell: etree._Element) -> tuple[Flow, ...]:
        flow = tuple(self.flow(cell))
        self.carried = None
        return flow


def _content(parent: etree._Element, wanted: str = "") -> Iterable[etree._Element]:
    """The children of `parent` in order, those inside content controls, insertions and smart tags included."""
    for child in parent.iterchildren():
        if child.tag in TRANSPARENT:
            yield from _content(child, wanted)
        elif child.tag not in DELETED and (not wanted or child.tag == wanted):
            yield child


def _end_deleted(properties: etree._Element) -> bool:
    mark = first(properties, _RPR)
    return mark is not None and first(mark, _DEL) is not None


def _row_deleted(row: etree._Element) -> bool:
    properties = first(row, _TRPR)
    return properties is not None and first(properties, _DEL) is not None


def _is_header(row: etree._Element) -> bool:
    properties = first(row, _TRPR)
    mark = None if properties is None else properties.find(w("tblHeader"))
    return mark is not None and mark.get(w("val"), "1") not in ("0", "false", "off")


def _number(text: str | None) -> int:
    return min(int(text), 64) if text and text.isdecimal() and len(text) < 6 else 0


def _before(row: etree._Element) -> int:
    return _number(value_of(first(row, _TRPR), "gridBefore"))


def _across(cell: etree._Element) -> int:
    return max(1, _number(value_of(first(cell, _TCPR), "gridSpan")))


def _merge(cell: etree._Element) -> str:
    """ "restart", "continue" or "" (17.4.84: a w:vMerge without a value continues)."""
    properties = first(cell, _TCPR)
    mark = None if properties is None else properties.find(w("vMerge"))
    return "" if mark is None else mark.get(w("val"), "continue")
