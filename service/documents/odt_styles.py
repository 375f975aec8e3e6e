"""Styles and lists of OpenDocument (ODF 1.3 part 3, 16 and 19): bold, struck, hidden, titles, list markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from service.documents.numerals import numeral

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CHAIN = 12
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_TITLES = {"title": 1, "subtitle": 2}


def text_(name: str) -> str:
    """`name` in the text namespace."""
    return _TEXT + name


def table_(name: str) -> str:
    """`name` in the table namespace."""
    return "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}" + name


def office(name: str) -> str:
    """`name` in the office namespace."""
    return "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}" + name


@dataclass(frozen=True, slots=True)
class Setting:
    """What a style says of its words, with all that it is based on."""

    strong: bool = False
    struck: bool = False
    hidden: bool = False


class OdtStyles:
    """The paragraph and character styles of a document."""

    __slots__ = ("_elements", "_known")

    def __init__(self, trees: Sequence[etree._Element]) -> None:
        self._elements = {
            element.get(_STYLE + "name", ""): element
            for tree in trees
            for element in tree.iter(_STYLE + "style")
            if element.get(_STYLE + "family") in ("paragraph", "text")
        }
        self._known: dict[str, Setting] = {"": Setting()}

    def find(self, style: str) -> Setting:
        """The setting of a style, or of "outer inner" as within() names a style used inside another."""
        known = self._known.get(style)
        if known is None:
            known = Setting()
            for name in style.split(" "):
                known = self._over(known, name, _CHAIN)
            self._known[style] = known
        return known

    def within(self, outer: str, inner: str) -> str:
        """The name under which find() knows style `inner` inside of `outer`. Style names hold no spaces."""
        return f"{outer} {inner}" if outer.count(" ") < 4 else inner

    def heading(self, style: str) -> int:
        """Heading depth of a paragraph style: 1 for a title, 2 for a subtitle, by default-outline-level, else 0."""
        for _ in range(_CHAIN):
            element = self._elements.get(style)
            if element is None:
                return 0
            level = element.get(_STYLE + "default-outline-level") or ""
            if level.isdecimal() and len(level) < 3:
                return min(int(level), 6)
            if style.lower() in _TITLES:
                return _TITLES[style.lower()]
            style = element.get(_STYLE + "parent-style-name", "")
        return 0

    def _over(self, below: Setting, style: str, left: int) -> Setting:
        element = self._elements.get(style)
        if element is None or not left:
            return below
        parent = element.get(_STYLE + "parent-style-name")
        below = self._over(below, parent, left - 1) if parent else below
        said = element.find(_STYLE + "text-properties")
        if said is None:
            return below
        weight = said.get(_FO + "font-weight")
        line = said.get(_STYLE + "text-line-through-style") or said.get(_STYLE + "text-line-through-type")
        hidden = said.get(_TEXT + "display")
        return Setting(
            strong=weight in ("bold", "600", "700", "800", "900") if weight else below.strong,
            struck=line != "none" if line else below.struck,
            hidden=hidden == "none" if hidden else below.hidden,
        )


class ListStyles:
    """The list styles of a document, and how far each list has counted."""

    __slots__ = ("_last", "_levels", "_named")

    def __init__(self, trees: Sequence[etree._Element]) -> None:
        self._levels: dict[tuple[str, int], etree._Element] = {}
        for tree in trees:
            for style in tree.iter(_TEXT + "list-style"):
                name = style.get(_STYLE + "name", "")
                for level in style.iterchildren():
                    self._levels[name, int(level.get(_TEXT + "level", "1") or 1)] = level
        self._last: dict[tuple[str, int], Counter] = {}
        self._named: dict[str | None, Counter] = {}

    def begin(self, element: etree._Element, style: str, depth: int) -> Counter:
        """The counter of a list that begins; one that continues another counts on."""
        before = self._named.get(element.get(_TEXT + "continue-list"))
        if before is None and element.get(_TEXT + "continue-numbering") == "true":
            before = self._last.get((style, depth))
        counter = before or Counter(self._levels.get((style, depth + 1)), self._last.get((style, depth - 1)))
        self._last[style, depth] = counter
        if element.get(_XML_ID):
            self._named[element.get(_XML_ID)] = counter
        return counter


class Counter:
    """Counts the items of one list. `outer` is the list around it, for numbers such as 2.1."""

    __slots__ = ("_level", "_outer", "count")

    def __init__(self, level: etree._Element | None, outer: Counter | None) -> None:
        self._level = level
        self._outer = outer
        start = "1" if level is None else level.get(_TEXT + "start-value", "1")
        self.count = (int(start) if start.isdecimal() and len(start) < 7 else 1) - 1

    def next_marker(self, start: str | None) -> str:
        """What the next item is marked with; `start` sets its number."""
        self.count = int(start) if start and start.isdecimal() and len(start) < 7 else self.count + 1
        level = self._level
        if level is None or level.tag != _TEXT + "list-level-style-number":
            return "•"
        shown = level.get(_TEXT + "display-levels", "1")
        number = self._number(int(shown) if shown.isdecimal() and len(shown) < 3 else 1)
        return f"{level.get(_STYLE + 'num-prefix', '')}{number}{level.get(_STYLE + 'num-suffix', '')}".strip()

    def _number(self, levels: int) -> str:
        form = "" if self._level is None else self._level.get(_STYLE + "num-format", "")
        own = numeral(self.count, _FORMS[form]) if form in _FORMS else ""
        if levels > 1 and self._outer is not None:
            return f"{self._outer._number(levels - 1)}.{own}"
        return own
