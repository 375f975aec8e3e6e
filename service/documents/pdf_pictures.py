"""Pages of a PDF as pictures, for character recognition by somebody else. Knows pixels; reads no words."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

#: Tesseract wants letters at least 20 pixels high; 200 dots an inch gives that for print of 10 points.
DOTS_PER_INCH = 200
#: Scanned minutes have a few pages; a book is nobody's minutes.
MOST_PAGES = 20


def picture_pages(octets: bytes) -> Iterator[bytes]:
    """The first pages of a sound PDF as grey PGM pictures (P5), one after another: memory holds one at a time."""
    with pypdfium2.PdfDocument(octets) as document:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            bitmap = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
            rows = bytes(bitmap.buffer)
            width, stride = bitmap.width, bitmap.stride
            grey = b"".join(rows[at : at + width] for at in range(0, stride * bitmap.height, stride))
            yield b"P5 %d %d 255\n" % (width, bitmap.height) + grey
            bitmap.close()
            page.close()
