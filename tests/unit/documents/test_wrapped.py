"""winmail.dat and .msg: the words and the files in them. The TNEF stream is made in code."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents import read_document, read_msg, read_tnef
from service.documents.rtf_compressed import read_compressed_rtf
from service.errors import UnreadableError


def attribute(level: int, name: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, 6, len(data)) + data + b"\0\0"


def properties(*entries: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(entries))
    for kind, name, value in entries:
        out += struct.pack("<HH", kind, name)
        if name >= 0x8000:
            out += bytes(16) + struct.pack("<II", 1, 5) + b"named\0\0\0"
        if kind in (0x1E, 0x1F, 0x102):
            out += struct.pack("<II", 1, len(value)) + value + bytes(-len(value) % 4)
        else:
            out += value
    return out


def tnef(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


FILE = (
    attribute(2, 0x9002, bytes(14)),
    attribute(2, 0x8010, b"MINUTE~1.DOC\0"),
    attribute(2, 0x800F, b"octets of the file"),
    attribute(
        2,
        0x9005,
        properties((0x1F, 0x3707, "Minutes ł.docx".encode("utf-16-le") + b"\0\0"), (0x1E, 0x370E, b"Application/X\0")),
    ),
)


def test_body_and_files_of_winmail_dat() -> None:
    text, parts = read_tnef(
        tnef(attribute(1, 0x9007, struct.pack("<II", 1250, 0)), attribute(1, 0x800C, b"Zdrav\xeem\0"), *FILE)
    )
    assert text == "Zdravîm"
    assert [(part.name, part.content_type, part.octets) for part in parts] == [
        ("Minutes ł.docx", "application/x", b"octets of the file")
    ]


def test_bodies_among_the_properties_behind_a_named_one() -> None:
    entries = properties(
        (0x03, 0x8001, b"\x07\0\0\0"),
        (0x40, 0x0039, bytes(8)),
        (0x1F, 0x1000, "Ida to write".encode("utf-16-le")),
        (0x102, 0x1013, b"<p>Ida to write</p>"),
    )
    text, parts = read_tnef(tnef(attribute(1, 0x9003, entries)))
    assert text == "Ida to write"
    assert [(part.name, part.content_type, part.octets) for part in parts] == [
        ("", "text/html", b"<p>Ida to write</p>")
    ]


#: The example of [MS-OXRTFCP] 4.1.1, in our words: literals, then a reference into what they wrote.
def packed(raw: bytes) -> bytes:
    body = b"".join(b"\0" + raw[at : at + 8] for at in range(0, len(raw), 8))
    return struct.pack("<IIII", len(body) + 12, len(raw), 0x75465A4C, 0) + body


def test_a_body_in_compressed_rtf_becomes_text() -> None:
    entries = properties((0x102, 0x1009, packed(rb"{\rtf1 Ida to write\par Per to call\par}")))
    assert read_tnef(tnef(attribute(1, 0x9003, entries)))[0] == "Ida to write\n\nPer to call"


def test_references_in_compressed_rtf_are_followed_over_what_they_write() -> None:
    # "{\rtf1 " begins the dictionary's own words (offset 0, 6 octets); then "W" and a copy of it five times over.
    first = struct.pack(">H", 0 << 4 | 4)
    again = struct.pack(">H", (207 + 6) << 4 | 3)
    body = bytes((0b101,)) + first + b"W" + again
    octets = struct.pack("<IIII", len(body) + 12, 12, 0x75465A4C, 0) + body
    assert read_compressed_rtf(octets) == b"{\\rtf1WWWWWW"


def test_plain_rtf_in_the_wrapping_of_compressed() -> None:
    assert read_compressed_rtf(struct.pack("<IIII", 17, 5, 0x414C454D, 0) + b"{\\rtf") == b"{\\rtf"


def test_a_wrapped_body_is_read_as_a_document() -> None:
    document = read_document(
        "winmail.dat", "application/ms-tnef", tnef(attribute(1, 0x800C, b"Action: Ida to write\0"))
    )
    assert document.blocks[0].text == "Action: Ida to write"


def test_what_is_no_wrapping_is_unreadable() -> None:
    with pytest.raises(UnreadableError):
        read_tnef(b"no")
    with pytest.raises(UnreadableError):
        read_msg(b"no")


@given(st.binary(max_size=400))
def test_any_stream_is_read_as_far_as_it_goes(octets: bytes) -> None:
    read_tnef(tnef(octets))
    read_tnef(tnef(attribute(1, 0x9003, octets), attribute(2, 0x9002, b""), attribute(2, 0x9005, octets)))
    read_compressed_rtf(octets)
    read_compressed_rtf(packed(octets))
