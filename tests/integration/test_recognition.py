"""A scan is read where tesseract is installed, and nothing is sent on it before a person has looked."""

from __future__ import annotations

import shutil
import zlib
from datetime import date

import pypdfium2
import pytest

from service.documents.pdf_pictures import picture_pages
from service.errors import PictureOfTextError
from service.transport.convert import OutsideConverter
from service.workflows.reading import read_file
from tests.fakes import NoConverter

WORDS = ["Harbour Access Group, Thursday 12 March 2026", "Action: Ann Lee to mend the gate by 27 March."]


def text_pdf() -> bytes:
    """A page of words, as a minimal PDF."""
    shown = " ".join(f"1 0 0 1 60 {760 - 40 * n} Tm ({line}) Tj" for n, line in enumerate(WORDS))
    stream = f"BT /F1 18 Tf {shown} ET".encode()
    return _pdf(b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>", stream, [])


def scanned_pdf() -> bytes:
    """The same page as a picture of itself."""
    picture = next(picture_pages(text_pdf()))
    head, _, pixels = picture.partition(b"255\n")
    _, width, height, *_ = head.split()
    packed = zlib.compress(pixels)
    image = b"<</Type/XObject/Subtype/Image/Width %s/Height %s/ColorSpace/DeviceGray/BitsPerComponent 8" % (
        width,
        height,
    )
    image += b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)
    return _pdf(b"<</XObject<</I 5 0 R>>>>", b"q 595 0 0 842 0 0 cm /I Do Q", [image])


def _pdf(resources: bytes, stream: bytes, more: list[bytes]) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % resources,
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        *more,
    ]
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return written + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(written),
    )  # fmt: skip


def test_pages_become_grey_pictures() -> None:
    [picture] = picture_pages(text_pdf())
    assert picture.startswith(b"P5 1653 2339 255\n")
    assert len(picture) == len(b"P5 1653 2339 255\n") + 1653 * 2339
    with pypdfium2.PdfDocument(scanned_pdf()) as document:
        assert len(document) == 1


def test_without_a_program_a_scan_cannot_be_read() -> None:
    read = read_file("scan.pdf", scanned_pdf(), date(2026, 3, 16), NoConverter())
    assert [type(error) for error in read.unreadable] == [PictureOfTextError]
    assert not read.readings


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_with_tesseract_a_scan_is_read_and_marked() -> None:
    read = read_file("scan.pdf", scanned_pdf(), date(2026, 3, 16), OutsideConverter())
    assert read.recognised
    [reading] = read.readings
    assert [action.owners for action in reading.minutes.actions] == [("Ann Lee",)]
