"""The runs of a Word paragraph (ISO/IEC 29500-1 17.3.2): text, fields, links, text boxes. Knows no blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from service.documents.docx_names import DELETED, MC, TRANSPARENT, R, first, turned_on, w
from service.documents.docx_styles import Style, Styles
from service.documents.words import Words

_T, _R, _RPR, _LINK, _CHAR, _INSTR = w("t"), w("r"), w("rPr"), w("hyperlink"), w("fldChar"), w("instrText")
_TYPE = w("fldCharType")
_VAL, _RSTYLE = w("val"), w("rStyle")
_TOGGLES = (w("b"), w("strike"), w("dstrike"), w("vanish"))
_TELLING = (_RSTYLE, *_TOGGLES)
_BOX, _BR, _SYM = w("txbxContent"), w("br"), w("sym")
_BREAKS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_HOLDERS = frozenset((w("drawing"), w("pict"), w("object")))
_ALTERNATE, _CHOICE, _FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
_WRAPPERS = TRANSPARENT | {_LINK}
#: Ticks and boxes of the fonts Wingdings and Symbol that secretaries use, by character code.
_SYMBOLS = {
    "F0FC": "✓", "F0FB": "✗", "F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0A3": "☐", "F0B7": "•", "F0A7": "▪",
    "F0E0": "→", "F0D8": "➢",
}  # fmt: skip
_TARGET = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')


class RunReader:
    """Reads the runs of one paragraph after another; a field may begin in one and end in another."""

    __slots__ = ("_fields", "_links", "_styles")

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self._styles = styles
        self._links = links
        self._fields: list[_Field] = []

    def read(self, paragraph: etree._Element, style: str) -> tuple[Words, list[etree._Element]]:
        """The words of a paragraph in style `style`, and the contents of the text boxes anchored in it."""
        said = self._styles.find(style) if style else _PLAIN
        gathered = _Gathered(hidden=said.contents, said=said)
        self._walk(paragraph, gathered, "")
        return gathered.words, gathered.boxes

    def _walk(self, parent: etree._Element, into: _Gathered, link: str) -> None:
        for child in parent.iterchildren():
            tag = child.tag
            if tag == _R:
                self._run(child, into, link)
            elif tag in DELETED:
                continue
            elif tag in _WRAPPERS:
                self._walk(child, into, self._target(child) if tag == _LINK else link)
            elif tag == _ALTERNATE:
                self._alternate(child, into)

    def _target(self, link: etree._Element) -> str:
        target = self._links.get(link.get(R + "id", ""), "")
        return target if not target.startswith("#") else ""

    def _run(self, run: etree._Element, into: _Gathered, link: str) -> None:
        strong, struck, hidden = self._setting(first(run, _RPR), into.said)
        for child in run.iterchildren():
            tag = child.tag
            if tag == _T:
                if not hidden and not into.hidden and not self._in_instruction:
                    into.words.add(child.text or "", strong=strong, struck=struck, link=link or self._field_link)
            elif tag in _BREAKS:
                into.words.add(_BREAKS[tag], strong=strong)
            elif tag == _CHAR:
                self._field_char(child.get(_TYPE))
            elif tag == _INSTR:
                self._instruct(child.text or "")
            else:
                self._other(child, into, strong)

    def _other(self, child: etree._Element, into: _Gathered, strong: bool) -> None:
        if child.tag == _BR:
            into.words.add("\n" if child.get(w("type"), "textWrapping") == "textWrapping" else " ", strong=strong)
        elif child.tag == _SYM:
            into.words.add(_SYMBOLS.get(child.get(w("char"), "").upper(), " "), strong=strong)
        elif child.tag in _HOLDERS:
            into.boxes.extend(_boxes(child))
        elif child.tag == _ALTERNATE:
            self._alternate(child, into)

    def _alternate(self, element: etree._Element, into: _Gathered) -> None:
        """mc:AlternateContent says the same twice: the first choice that holds words, else the fallback."""
        for tag in (_CHOICE, _FALLBACK):
            for option in element.iterchildren(tag):
                boxes = _boxes(option)
                if boxes:
                    into.boxes.extend(boxes)
                    return

    def _setting(self, properties: etree._Element | None, said: Style) -> tuple[bool, bool, bool]:
        # Most properties are fonts and languages: what tells nothing here is passed over by lxml itself.
        telling = () if properties is None else properties.iterchildren(*_TELLING, reversed=True)
        told = {one.tag: one for one in telling}
        if not told:
            return bool(said.strong), bool(said.struck), bool(said.hidden)
        named = told[_RSTYLE].get(_VAL) if _RSTYLE in told else None
        style = self._styles.find(named) if named else _PLAIN
        bold, strike, double, vanish = (turned_on(told[tag]) if tag in told else None for tag in _TOGGLES)
        strong, struck = _said(bold, style.strong, said.strong), _said(strike, double, style.struck, said.struck)
        return strong, struck, _said(vanish, style.hidden, said.hidden)

    @property
    def _in_instruction(self) -> bool:
        return bool(self._fields) and any(not one.result for one in self._fields)

    @property
    def _field_link(self) -> str:
        return next((one.link for one in reversed(self._fields) if one.link), "") if self._fields else ""

    def _field_char(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
            del self._fields[:-20]
        elif self._fields and kind == "separate":
            self._fields[-1].separate()
        elif self._fields and kind == "end":
            self._fields.pop()

    def _instruct(self, text: str) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].instruction += text[:2000]


_PLAIN = Style()


@dataclass(slots=True)
class _Gathered:
    hidden: bool
    said: Style
    words: Words = field(default_factory=Words)
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    """A field (17.16.18): its instruction up to "separate", then its result."""

    instruction: str = ""
    result: bool = False
    link: str = ""

    def separate(self) -> None:
        target = _TARGET.search(self.instruction)
        self.link = target[1] if target else ""
        self.result = True


def _said(*opinions: bool | None) -> bool:
    """The first opinion that is one."""
    for opinion in opinions:
        if opinion is not None:
            return opinion
    return False


def _boxes(holder: etree._Element) -> list[etree._Element]:
    """The outermost text-box contents below `holder`; those of its own alternatives are counted once."""
    found: list[etree._Element] = []
    for child in holder.iterchildren():
        if child.tag == _BOX:
            found.append(child)
        elif child.tag == _ALTERNATE:
            options = (_boxes(option) for option in child.iterchildren(_CHOICE, _FALLBACK))
            found.extend(next((boxes for boxes in options if boxes), []))
        else:
            found.extend(_boxes(child))
    return found
