"""Word styles (ISO/IEC 29500-1 17.7): which are headings, which are bold, which number their paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from service.documents.docx_names import is_on, value_of, w

#: Style names are stored in English whatever the language of Word; ids are not ("berschrift1").
_HEADING = re.compile(r"heading (\d)$")
_TITLES = {"title": 1, "subtitle": 2}
_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says with everything that it is based on. Zero, "" and None: says nothing."""

    outline: int = 0
    strong: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    number: str = ""
    depth: str = ""
    contents: bool = False


_NOTHING = Style()


class Styles:
    """The styles of a document, resolved when first asked for."""

    __slots__ = ("_elements", "_known")

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iterchildren(w("style"))
        self._elements = {element.get(w("styleId"), ""): element for element in found}
        self._known: dict[str, Style] = {}

    def find(self, style: str) -> Style:
        """The style with this id; one that says nothing where there is none."""
        known = self._known.get(style)
        if known is None:
            known = self._known[style] = self._resolve(style, _CHAIN)
        return known

    def outline(self, properties: etree._Element | None, style: str) -> int:
        """Heading depth 1 to 6 of a paragraph; 0 for body text (17.3.1.20: outline level 9)."""
        direct = value_of(properties, "outlineLvl")
        if direct is not None and direct.isdecimal():
            return min(int(direct) + 1, 6) if int(direct) < 9 else 0
        return self.find(style).outline if style else 0

    def list_of(self, properties: etree._Element | None, style: str) -> tuple[str, int]:
        """(numbering id, depth) of a paragraph; ("", 0) where it is in no list (17.9.18: id 0 takes it out)."""
        own = None if properties is None else properties.find(w("numPr"))
        said = self.find(style) if style else _NOTHING
        number = value_of(own, "numId") or said.number
        depth = value_of(own, "ilvl") or said.depth
        if not number or number == "0":
            return "", 0
        return number, min(int(depth), 8) if depth.isdecimal() and len(depth) < 3 else 0

    def _resolve(self, style: str, left: int) -> Style:
        element = self._elements.get(style)
        if element is None or not left:
            return _NOTHING
        based = value_of(element, "basedOn")
        below = self._resolve(based, left - 1) if based else _NOTHING
        return _over(element, below)


def without_table_styles(octets: bytes) -> bytes:
    """styles.xml without the styles of tables, and without the settings of those that the file does not have.

    Nothing here asks for them, and they are nine tenths of a usual file.
    """
    before, latent, behind = octets.partition(b"<w:latentStyles ")
    rest = behind.partition(b"</w:latentStyles>")[2] if latent else b""
    first, *pieces = (before + rest if rest else octets).split(b"<w:style ")
    kept = [first]
    for piece in pieces:
        if b'w:type="table"' in piece[: piece.find(b">")]:
            kept.append(piece.partition(b"</w:style>")[2])
        else:
            kept += (b"<w:style ", piece)
    return b"".join(kept)


def _over(element: etree._Element, below: Style) -> Style:
    name = (value_of(element, "name") or "").lower()
    paragraph, run = element.find(w("pPr")), element.find(w("rPr"))
    numbers = None if paragraph is None else paragraph.find(w("numPr"))
    return Style(
        outline=_outline(name, value_of(paragraph, "outlineLvl"), below.outline),
        strong=_first(_toggle(run, "b"), below.strong),
        struck=_first(_toggle(run, "strike"), below.struck),
        hidden=_first(_toggle(run, "vanish"), below.hidden),
        number=value_of(numbers, "numId") or below.number,
        depth=value_of(numbers, "ilvl") or below.depth,
        contents=(name.startswith("toc ") and name[-1:].isdecimal()) or below.contents,
    )


def _outline(name: str, level: str | None, below: int) -> int:
    if level is not None and level.isdecimal():
        return min(int(level) + 1, 6) if int(level) < 9 else 0
    heading = _HEADING.match(name)
    if heading:
        return min(int(heading[1]), 6)
    return _TITLES.get(name, below)


def _toggle(run: etree._Element | None, name: str) -> bool | None:
    return None if run is None else is_on(run, name)


def _first(own: bool | None, below: bool | None) -> bool | None:
    return below if own is None else own
