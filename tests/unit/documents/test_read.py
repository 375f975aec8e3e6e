"""The door: formats by their octets, and errors that a secretary understands."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents import read_document
from service.errors import LegacyWordError, PictureOfTextError, UnreadableError
from tests.unit.documents.build_pdf import Page, pdf
from tests.unit.documents.build_word import docx, odt, pack, para

DOCX = docx(para("Action: Ida to write."), para("Action: Per to call."))
ODT = odt("<text:p>Action: Ida to write.</text:p>")
PDF = pdf(Page().text(70, 780, "Action: Ida to write."))
RTF = rb"{\rtf1 Action: Ida to write.\par}"
HTML = b"<html><p>Action: Ida to write.</p></html>"
WORD_PROPERTY = "Action: Ida to write."


@pytest.mark.parametrize(
    ("octets", "found"),
    [
        (DOCX, "docx"), (ODT, "odt"), (PDF, "pdf"), (RTF, "rtf"), (HTML, "html"),
        (b"Action: Ida to write.", "text"), (b"# Minutes\n\nAction: Ida to write.", "markdown"),
        ("Action: Ida to write. Ł".encode("utf-16"), "text"), ("Action: Ida to write.".encode("utf-16-le"), "text"),
        ("Action: Ida to write.".encode("utf-8-sig"), "text"), (b"Action: Ida to write. Zo\xeb", "text"),
    ],
)  # fmt: skip
def test_the_format_is_told_by_the_octets_not_by_the_name(octets: bytes, found: str) -> None:
    document = read_document("wrong.xyz", "application/octet-stream", octets)
    assert document.format == found
    assert document.name == "wrong.xyz"
    assert any(block.text.startswith(WORD_PROPERTY) for block in document.blocks)


def test_an_html_file_names_its_own_encoding() -> None:
    octets = b'<html><meta charset="cp1250"><p>\xb3ody</p></html>'
    assert read_document("a.html", "", octets).blocks[0].text == "łody"


def ole(stream: str, content: bytes) -> bytes:
    """A minimal compound file ([MS-CFB]) with one stream of 4,096 octets or more."""
    content = content.ljust(4096, b"\0")
    sectors = len(content) // 512
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0"
    for at, value in ((44, 1), (48, 1), (56, 4096), (60, 0xFFFFFFFE), (68, 0xFFFFFFFE), (76, 0)):
        header[at : at + 4] = value.to_bytes(4, "little")
    header[80:] = b"\xff" * (512 - 80)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    fat = b"".join(entry.to_bytes(4, "little") for entry in table).ljust(512, b"\xff")
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(stream, 2, 2, len(content))
    return bytes(header) + fat + directory.ljust(512, b"\0") + content


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0") + (len(encoded) + 2).to_bytes(2, "little") + bytes((kind, 1)) + b"\xff" * 8
        + child.to_bytes(4, "little") + bytes(36) + start.to_bytes(4, "little") + size.to_bytes(8, "little")
    )  # fmt: skip


def test_an_old_word_file_is_handed_back_for_conversion() -> None:
    with pytest.raises(LegacyWordError, match="old Word format"):
        read_document("minutes.doc", "", ole("WordDocument", b"\xec\xa5" + bytes(100)))


@pytest.mark.parametrize(
    "octets",
    [
        ole("EncryptedPackage", b"x"),
        ole("WordDocument", b"\xec\xa5" + bytes(9) + b"\x01" + bytes(90)),
    ],
)
def test_a_password_is_told_from_damage(octets: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document("minutes.docx", "", octets)
    assert caught.value.reason == "is protected by a password"
    assert caught.value.remedy == "Save it without the password and send it again."


@pytest.mark.parametrize(
    ("octets", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\0", "is empty"),
        (DOCX[: len(DOCX) // 2], "is damaged"),
        (ODT[:300], "is damaged"),
        (b"%PDF-1.7\n%%EOF", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is damaged"),
        (pack({"word/document.xml": "<w:document"}), "is damaged"),
        (pack({"xl/workbook.xml": "<x/>"}), "is a spreadsheet or a presentation, not a text"),
        (pack({"a.txt": "x"}), "is a folder of files (zip)"),
        (bytes(range(256)) * 4, "is of a kind that is not read here"),
        (docx(para(" ")), "has no words in it"),
        (b"<html><body></body></html>", "has no words in it"),
    ],
)
def test_reasons_are_plain(octets: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document("minutes", "", octets)
    assert caught.value.reason == reason
    assert caught.value.what == "minutes"
    assert caught.value.remedy.endswith(".")


def test_a_zip_bomb_is_refused_before_it_unfolds() -> None:
    with pytest.raises(UnreadableError, match="too big"):
        read_document("a.docx", "", pack({"word/document.xml": " " * 30_000_000}))


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    octets = bytearray(pack({"word/document.xml": "<a>" + "x" * 5000 + "</a>"}))
    at = octets.rindex(b"PK\x01\x02")
    octets[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        read_document("a.docx", "", bytes(octets))


def test_entities_are_not_unfolded() -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY x "ha">'
        + "".join(f'<!ENTITY x{n} "{"&x" + (str(n - 1) if n else "") + ";"}{"&x;" * 9}">' for n in range(9))
        + "]>"
    )
    part = docx(para("Words"))
    with zipfile.ZipFile(io.BytesIO(part)) as archive:
        xml = archive.read("word/document.xml").decode()
    octets = pack({"word/document.xml": bomb + xml.replace("Words", "Words &x8;")})
    assert read_document("a.docx", "", octets).blocks[0].text == "Words"


def test_entities_in_an_opendocument_text_are_passed_over() -> None:
    with zipfile.ZipFile(io.BytesIO(odt("<text:p>Words</text:p>"))) as archive:
        xml = archive.read("content.xml").decode()
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + xml.replace("Words", "Words &x; on")
    octets = pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb})
    assert read_document("a.odt", "", octets).blocks[0].text == "Words on"


@pytest.mark.parametrize(
    "octets", [b"\x89PNG\r\n\x1a\n" + bytes(90), b"\xff\xd8\xff\xe0" + bytes(90), b"II*\0" + bytes(90)]
)
def test_a_photograph_is_a_picture_of_text(octets: bytes) -> None:
    with pytest.raises(PictureOfTextError, match="is a picture of text"):
        read_document("scan", "", octets)


@given(st.binary(max_size=3000))
def test_any_octets_are_read_or_unreadable(octets: bytes) -> None:
    _read_or_refuse(octets)


@given(
    st.sampled_from(
        [
            DOCX,
            ODT,
            PDF,
            RTF,
            HTML,
            ole("WordDocument", b"x"),
            ole("__properties_version1.0", b"x"),
            b"\x78\x9f\x3e\x22" + bytes(40),
        ]
    ),
    st.data(),
)
def test_spoilt_files_are_read_or_unreadable(octets: bytes, data: st.DataObject) -> None:
    spoilt = bytearray(octets)
    for _ in range(data.draw(st.integers(1, 6))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refuse(bytes(spoilt[: data.draw(st.integers(1, len(spoilt)))]))
    _read_or_refuse(bytes(spoilt))


@given(st.text(alphabet=st.sampled_from("\\{}*'uparcellrowbfs019 -;\n"), max_size=400))
def test_any_rtf_is_read_or_unreadable(body: str) -> None:
    _read_or_refuse(("{\\rtf1" + body).encode("latin-1"))


def _read_or_refuse(octets: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert read_document("x", "", octets).blocks
