"""List numbers of Word (ISO/IEC 29500-1 17.9) as they would be printed: "1.", "a)", "2.1", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from service.documents.docx_names import value_of, w
from service.documents.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts list paragraphs in the order in which they are asked for."""

    __slots__ = ("_abstract", "_counts", "_levels", "_restarted")

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        #: Lists that start anew when first met: (list id, depth) to start.
        self._restarted: dict[tuple[str, int], int] = {}
        if root is not None:
            self._take(root)

    def _take(self, root: etree._Element) -> None:
        abstract = {element.get(w("abstractNumId"), ""): element for element in root.iterchildren(w("abstractNum"))}
        for number in root.iterchildren(w("num")):
            key = number.get(w("numId"), "")
            source = value_of(number, "abstractNumId") or ""
            self._abstract[key] = source
            self._levels[key] = _levels(abstract.get(source))
            for override in number.iterchildren(w("lvlOverride")):
                self._override(key, override)

    def _override(self, key: str, override: etree._Element) -> None:
        depth = _whole(override.get(w("ilvl")), 0)
        level = override.find(w("lvl"))
        if level is not None:
            self._levels[key][depth] = _level(level)
        start = value_of(override, "startOverride")
        if start is not None:
            self._restarted[key, depth] = _whole(start, 1)

    def next_marker(self, number: str, depth: int) -> tuple[str, int]:
        """(marker, depth) of the next paragraph of list `number`; ("", 0) where it is no list.

        A list whose definition is missing prints a bullet.
        """
        if not number:
            return "", 0
        level = self._levels.get(number, {}).get(depth)
        if level is None or level.form in ("bullet", "none"):
            return (_BULLET if level is None or level.form == "bullet" else level.text.strip(" %123456789")), depth
        counts = self._count(number, depth, level)
        marker = _PLACE.sub(lambda place: self._printed(number, int(place[1]) - 1, counts), level.text)
        return marker.strip(), depth

    def _count(self, number: str, depth: int, level: _Level) -> list[int | None]:
        counts = self._counts.setdefault(self._abstract.get(number, number), [None] * 9)
        restart = self._restarted.pop((number, depth), None)
        before = counts[depth]
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (8 - depth)
        return counts

    def _printed(self, number: str, depth: int, counts: list[int | None]) -> str:
        level = self._levels[number].get(depth)
        count = counts[depth]
        if level is None:
            return ""
        return numeral(level.start if count is None else count, level.form)


def _levels(abstract: etree._Element | None) -> dict[int, _Level]:
    if abstract is None:
        return {}
    return {_whole(level.get(w("ilvl")), 0): _level(level) for level in abstract.iterchildren(w("lvl"))}


def _level(level: etree._Element) -> _Level:
    return _Level(
        form=value_of(level, "numFmt") or "decimal",
        text=value_of(level, "lvlText") or "",
        start=_whole(value_of(level, "start"), 1),
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
