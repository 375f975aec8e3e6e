"""winmail.dat ([MS-OXTNEF]) to the words and the files in it. Knows the list of attributes and of MAPI properties."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from service.documents.rtf import read_rtf
from service.documents.rtf_compressed import read_compressed_rtf
from service.domain.document import Document
from service.domain.message import Part
from service.errors import UnreadableError

SIGNATURE = b"\x78\x9f\x3e\x22"
_MESSAGE, _ATTACHMENT = 1, 2
#: Attribute ids, without their types ([MS-OXTNEF] 2.1.3.2).
_BODY, _PROPERTIES, _BEGIN, _DATA, _TITLE, _FILE_PROPERTIES, _CODE_PAGE = (
    0x800C, 0x9003, 0x9002, 0x800F, 0x8010, 0x9005, 0x9007,
)  # fmt: skip
#: MAPI properties ([MS-OXPROPS]).
_TEXT_BODY, _HTML_BODY, _RTF_BODY, _LONG_NAME, _NAME, _MIME, _BINARY = (
    0x1000,
    0x1013,
    0x1009,
    0x3707,
    0x3704,
    0x370E,
    0x3701,
)
#: Sizes of the fixed types, padded to four octets ([MS-OXCDATA] 2.11.1).
_FIXED = {0x01: 0, 0x02: 4, 0x03: 4, 0x04: 4, 0x0A: 4, 0x0B: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_VARIABLE = frozenset((0x0D, 0x1E, 0x1F, 0x102))
_MOST_PROPERTIES = 2000
_MOST_PARTS = 200


@dataclass(slots=True)
class _File:
    name: str = ""
    content_type: str = ""
    octets: bytes = b""


@dataclass(slots=True)
class _Contents:
    text: str = ""
    html: bytes = b""
    rtf: bytes = b""
    page: str = "cp1252"
    files: list[_File] = field(default_factory=list)


def read_tnef(octets: bytes) -> tuple[str, tuple[Part, ...]]:
    """(body as text, attachments) of winmail.dat; a body in HTML comes as the first part, without a name.

    Raises UnreadableError where the octets are no TNEF. What is cut short is read as far as it goes.
    """
    if not octets.startswith(SIGNATURE):
        raise UnreadableError("winmail.dat", "is damaged", "Send the minutes again as a Word file or as a PDF.")
    contents = _Contents()
    for level, name, data in _attributes(octets):
        if level == _MESSAGE:
            _take_message(contents, name, data)
        elif level == _ATTACHMENT:
            _take_file(contents, name, data)
    text = contents.text or text_of(read_rtf("", contents.rtf))
    html = (
        [Part(name="", content_type="text/html", octets=contents.html, disposition="inline")] if contents.html else []
    )
    files = (
        Part(
            name=file.name,
            content_type=file.content_type or "application/octet-stream",
            octets=file.octets,
            disposition="attachment",
        )
        for file in contents.files
        if file.octets
    )
    return text, (*html, *files)


def text_of(document: Document) -> str:
    """The words of a document as plain text, a blank line between blocks."""
    return "\n\n".join(f"{block.marker} {block.text}".strip() for block in document.blocks)


def _attributes(octets: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(level, id, data) of every attribute; checksums are not looked at, since senders get them wrong."""
    at = 6
    while at + 9 <= len(octets):
        level, name, _, length = struct.unpack_from("<BHHI", octets, at)
        at += 9
        yield level, name, octets[at : at + length]
        at += length + 2


def _take_message(contents: _Contents, name: int, data: bytes) -> None:
    if name == _CODE_PAGE and len(data) >= 4:
        contents.page = _page(struct.unpack_from("<I", data)[0])
    elif name == _BODY:
        contents.text = _string(data, contents.page)
    elif name == _PROPERTIES:
        for prop, kind, value in _properties(data):
            if prop == _TEXT_BODY:
                contents.text = _value(value, kind, contents.page)
            elif prop == _HTML_BODY:
                contents.html = value
            elif prop == _RTF_BODY:
                contents.rtf = read_compressed_rtf(value)


def _take_file(contents: _Contents, name: int, data: bytes) -> None:
    if name == _BEGIN:
        if len(contents.files) < _MOST_PARTS:
            contents.files.append(_File())
        return
    if not contents.files:
        return
    file = contents.files[-1]
    if name == _DATA:
        file.octets = data
    elif name == _TITLE:
        file.name = file.name or _string(data, contents.page)
    elif name == _FILE_PROPERTIES:
        for prop, kind, value in _properties(data):
            _take_property(file, prop, value, _value(value, kind, contents.page))


def _take_property(file: _File, prop: int, value: bytes, text: str) -> None:
    if prop == _LONG_NAME or (prop == _NAME and not file.name):
        file.name = text
    elif prop == _MIME:
        file.content_type = text.lower()
    elif prop == _BINARY and not file.octets:
        file.octets = value


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(id, type, first value) of every property in a list ([MS-OXTNEF] 2.1.3.4); ends where the list is cut short."""
    try:
        count, at = struct.unpack_from("<I", data)[0], 4
        for _ in range(min(count, _MOST_PROPERTIES)):
            kind, prop = struct.unpack_from("<HH", data, at)
            at = _past_name(data, at + 4) if prop >= 0x8000 else at + 4
            value, at = _one_value(data, at, kind)
            yield prop, kind & 0xFFF, value
    except (struct.error, KeyError):
        return


def _past_name(data: bytes, at: int) -> int:
    """Behind the name of a named property: a GUID, then a number or a string."""
    kind, number = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_padded(number) if kind else 0)


def _one_value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """(the first value, where the next property begins). Raises KeyError for a type that is not known."""
    base = kind & 0xFFF
    count = 1
    if kind & 0x1000 or base in _VARIABLE:
        count, at = struct.unpack_from("<I", data, at)[0], at + 4
    first = b""
    for number in range(min(count, _MOST_PROPERTIES)):
        length = _FIXED[base] if base not in _VARIABLE else struct.unpack_from("<I", data, at)[0]
        at += 4 if base in _VARIABLE else 0
        if number == 0:
            first = data[at : at + length]
        at += _padded(length)
    return first, at


def _padded(length: int) -> int:
    return length + -length % 4


def _value(value: bytes, kind: int, page: str) -> str:
    return value.decode("utf-16-le", "replace").rstrip("\0") if kind == 0x1F else _string(value, page)


def _string(value: bytes, page: str) -> str:
    return value.decode(page, "replace").rstrip("\0")


def _page(number: int) -> str:
    try:
        "".encode(f"cp{number}")
    except LookupError:
        return "cp1252"
    return f"cp{number}"
