"""The calls to pdfium that reading needs. Knows pages, characters and drawn lines; nothing of paragraphs.

pdfium is not safe for threads, and ctypes lets other threads run during a call. Here its functions are called the way
Python calls its own, with the interpreter lock held: calls take turns, so two threads may read a document each.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import hypot
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2_raw.bindings as _bindings  # type: ignore[import-untyped] # ships no types

from service.documents.archive import RESEND, protected
from service.errors import UnreadableError

_HELD = ctypes.PyDLL(_bindings._libs["pdfium"]._name)
_P, _I, _D, _F, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_double, ctypes.c_float, ctypes.c_ulong


def _function(name: str, result: Any, *arguments: Any) -> Any:
    function = getattr(_HELD, name)
    function.restype, function.argtypes = result, arguments
    return function


_load = _function("FPDF_LoadMemDocument64", _P, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
_last_error = _function("FPDF_GetLastError", _L)
_close = _function("FPDF_CloseDocument", None, _P)
_meta = _function("FPDF_GetMetaText", _L, _P, ctypes.c_char_p, _P, _L)
_page_count = _function("FPDF_GetPageCount", _I, _P)
_load_page = _function("FPDF_LoadPage", _P, _P, _I)
_close_page = _function("FPDF_ClosePage", None, _P)
_width = _function("FPDF_GetPageWidthF", _F, _P)
_height = _function("FPDF_GetPageHeightF", _F, _P)
_load_text = _function("FPDFText_LoadPage", _P, _P)
_close_text = _function("FPDFText_ClosePage", None, _P)
_count_chars = _function("FPDFText_CountChars", _I, _P)
_get_text = _function("FPDFText_GetText", _I, _P, _I, _I, _P)
_get_char = _function("FPDFText_GetUnicode", ctypes.c_uint, _P, _I)
_origin = _function("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
_box = _function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
_font_size = _function("FPDFText_GetFontSize", _D, _P, _I)
_matrix = _function("FPDFText_GetMatrix", _I, _P, _I, _P)
_font_name = _function("FPDFText_GetFontInfo", _L, _P, _I, _P, _L, _P)
_count_objects = _function("FPDFPage_CountObjects", _I, _P)
_object = _function("FPDFPage_GetObject", _P, _P, _I)
_object_type = _function("FPDFPageObj_GetType", _I, _P)
_bounds = _function("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_PATH, _IMAGE = 2, 3  # FPDF_PAGEOBJ_PATH, FPDF_PAGEOBJ_IMAGE
#: A word ends at a space, and at the sign that pdfium puts for a hyphen at the end of a line.
_WORD = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?")
#: Path objects looked at per page; a map or a chart has tens of thousands and no table.
_MOST_OBJECTS = 5000
#: A drawn line is a path thinner than this, in points.
_THIN = 3.0
#: A long one may be as thick as this.
_THICK = 8.0
#: A box larger than this both ways is the page itself.
_SHEET = 450.0
#: Sides of a drawn bullet, in points, and how much they may differ.
_DOT = (1.5, 7.0, 0.8)
#: Who draws the bullets of lists as discs, where others set a letter: browsers that print.
_DRAWING = ("skia", "qt ", "chrom")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)


class Word(NamedTuple):
    """Characters without a space between. Points from the left (x0, x1) and from the foot of the page (y, baseline)."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    at: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line or the edge of a box, upright where x0 == x1."""

    x0: float
    y0: float
    x1: float
    y1: float


class PdfPage:
    """A page while it is open."""

    __slots__ = ("_drawn", "_handle", "_text", "height", "number", "width")

    def __init__(self, number: int, handle: int, text: int, *, drawn: bool = False) -> None:
        self.number = number
        self._drawn = drawn
        self._handle = handle
        self._text = text
        self.width: float = _width(handle)
        self.height: float = _height(handle)

    def words(self) -> list[Word]:
        """The words in the order in which the file draws them."""
        x, y = _D(), _D()
        box = (_F * 4)()  # FS_RECTF: left, top, right, bottom
        matrix = (_F * 6)()  # FS_MATRIX: a to f
        px, py, pb, pm = (ctypes.addressof(place) for place in (x, y, box, matrix))
        text, words = self._text, []
        for found in _WORD.finditer(self._characters()):
            first, last = found.start(), found.end() - 1
            _origin(text, first, px, py)
            _box(text, last, pb)
            _matrix(text, first, pm)
            # The size that the file states is before scaling, and is 1 in files of some programs.
            size = _font_size(text, first) * hypot(matrix[2], matrix[3])
            words.append(Word(found[0], x.value, max(box[2], x.value), y.value, size, first))
        return words

    def _characters(self) -> str:
        count = _count_chars(self._text)
        if count <= 0:
            return ""
        buffer = ctypes.create_string_buffer(4 * count + 4)
        length = _get_text(self._text, 0, count, ctypes.addressof(buffer))
        characters = buffer.raw[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
        if len(characters) == count:
            return characters
        # Characters that pdfium leaves out of its text would shift every index after them.
        codes = (_get_char(self._text, at) for at in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)

    def is_bold(self, word: Word) -> bool:
        """True where the first letter of `word` is in a bold face, by the name of its font."""
        name = ctypes.create_string_buffer(128)
        flags = _I()
        _font_name(self._text, word.at, ctypes.addressof(name), 128, ctypes.addressof(flags))
        return bool(_BOLD.search(name.value))

    def rules(self) -> list[Rule]:
        """The lines that are drawn on the page, table borders among them."""
        return [edge for kind, box in self._objects() if kind == _PATH for edge in _edges(*box)]

    def dots(self) -> list[Rule]:
        """The drawn discs small enough to be bullets, as their boxes; none where the program sets letters for them."""
        least, most, skew = _DOT
        return [
            Rule(*box) for kind, box in (self._objects() if self._drawn else ())
            if kind == _PATH and least <= box[2] - box[0] <= most and abs(box[2] - box[0] - box[3] + box[1]) < skew
        ]  # fmt: skip

    def has_picture(self) -> bool:
        """True where a picture takes up more than a tenth of the page."""
        space = self.width * self.height / 10
        return any(kind == _IMAGE and (x1 - x0) * (y1 - y0) > space for kind, (x0, y0, x1, y1) in self._objects())

    def _objects(self) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
        left, low, right, high = (_F() for _ in range(4))
        places = [ctypes.addressof(number) for number in (left, low, right, high)]
        count = _count_objects(self._handle)
        for at in range(min(count, _MOST_OBJECTS)):
            item = _object(self._handle, at)
            kind = _object_type(item)
            if kind in (_PATH, _IMAGE) and _bounds(item, *places):
                yield kind, (left.value, low.value, right.value, high.value)


def _edges(x0: float, y0: float, x1: float, y1: float) -> list[Rule]:
    width, height = x1 - x0, y1 - y0
    if height <= _THIN or (height <= _THICK and width > 8 * height):
        y = (y0 + y1) / 2
        return [Rule(x0, y, x1, y)] if width > _THIN else []
    if width <= _THIN or (width <= _THICK and height > 8 * width):
        x = (x0 + x1) / 2
        return [Rule(x, y0, x, y1)]
    if height > _SHEET and width > _SHEET:
        return []  # the ground of the whole page
    return [Rule(x0, y0, x0, y1), Rule(x1, y0, x1, y1), Rule(x0, y0, x1, y0), Rule(x0, y1, x1, y1)]


class PdfFile:
    """A PDF while it is open; pages are opened one at a time, so that memory is that of one page."""

    __slots__ = ("_drawn", "_handle", "_octets", "count", "what")

    def __init__(self, what: str, octets: bytes) -> None:
        """Raises UnreadableError where the file is damaged or only opens with a password."""
        self.what = what
        self._octets = octets  # pdfium reads from them as long as the file is open
        self._handle = _load(octets, len(octets), None)
        if not self._handle:
            raise protected(what) if _last_error() == _PASSWORD else UnreadableError(what, "is damaged", RESEND)
        self.count: int = _page_count(self._handle)
        self._drawn = any(name in self._producer() for name in _DRAWING)

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        _close(self._handle)

    def _producer(self) -> str:
        """The program that wrote the file, in small letters; "" where it does not say."""
        words = ctypes.create_string_buffer(256)
        length = _meta(self._handle, b"Producer", ctypes.addressof(words), 256)
        return words.raw[: max(0, min(length, 256) - 2)].decode("utf-16-le", "replace").lower()

    @contextmanager
    def page(self, at: int) -> Iterator[PdfPage | None]:
        """Page `at`, counted from 0, for as long as the context lasts; None where it is damaged."""
        handle = _load_page(self._handle, at)
        text = _load_text(handle) if handle else None
        try:
            yield PdfPage(at + 1, handle, text, drawn=self._drawn) if text else None
        finally:
            if text:
                _close_text(text)
            if handle:
                _close_page(handle)


#: Importing pypdfium2 starts the library; it is closed when the interpreter ends.
VERSION = pypdfium2.version.PDFIUM_INFO
