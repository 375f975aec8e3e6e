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
    #: A bullet that prints nothing: a paragraph that goes on below an entry, set in as deep. A picture prints.
    blank: bool


class Numbering:
    """Counts list paragraphs in the order in which they are asked for."""

    __slots__ = ("_abstract", "_counts", "_levels", "_numbers", "_restarted")

    def __init__(self, root: etree._Element | None) -> None:
        #: Of the lists asked for: a usual file defines dozens and uses two.
        self._levels: dict[str, dict[int, _Level]] = {}
        self._numbers: dict[str, etree._Element] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._counts: dict[str, list[int | None]] = {}
        #: Lists that start anew when first met: (list id, depth) to start.
        self._restarted: dict[tuple[str, int], int] = {}
        if root is not None:
            self._abstract = {one.get(w("abstractNumId"), ""): one for one in root.iterchildren(w("abstractNum"))}
            self._numbers = {one.get(w("numId"), ""): one for one in root.iterchildren(w("num"))}

    def _defined(self, number: str) -> dict[int, _Level]:
        """The levels of a list; none where it is not defined."""
        if number not in self._levels:
            element = self._numbers.get(number)
            self._levels[number] = {} if element is None else _levels(self._abstract.get(_source(element)))
            for override in () if element is None else element.iterchildren(w("lvlOverride")):
                self._override(number, override)
        return self._levels[number]

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
        level = self._defined(number).get(depth)
        if level is None or level.form in ("bullet", "none"):
            seen = _BULLET if level is None or level.form == "bullet" else level.text.strip(" %123456789")
            return ("" if level and level.blank else seen), depth
        counts = self._count(number, depth, level)
        marker = _PLACE.sub(lambda place: self._printed(number, int(place[1]) - 1, counts), level.text)
        return marker.strip(), depth

    def _count(self, number: str, depth: int, level: _Level) -> list[int | None]:
        counts = self._counts.setdefault(_source(self._numbers[number]), [None] * 9)
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


def without_settings(octets: bytes) -> bytes:
    """numbering.xml without how its numbers are set, which is most of it; as it is where such settings were tracked."""
    if b"PrChange" in octets:
        return octets
    for name in (b"pPr", b"rPr"):
        first, *pieces = octets.split(b"<w:%b>" % name)
        octets = b"".join((first, *(piece.partition(b"</w:%b>" % name)[2] for piece in pieces)))
    return octets


def _source(number: etree._Element) -> str:
    """The id of the definition that a list is counted by: lists that share one go on from each other."""
    return value_of(number, "abstractNumId") or ""


def _levels(abstract: etree._Element | None) -> dict[int, _Level]:
    if abstract is None:
        return {}
    return {_whole(level.get(w("ilvl")), 0): _level(level) for level in abstract.iterchildren(w("lvl"))}


def _level(level: etree._Element) -> _Level:
    form, text = value_of(level, "numFmt") or "decimal", value_of(level, "lvlText")
    bare = text is not None and not text.strip() and level.find(w("lvlPicBulletId")) is None
    return _Level(
        form=form, text=text or "", start=_whole(value_of(level, "start"), 1), blank=bare and form == "bullet"
    )


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
