"""The door of the package: octets of any format to a Document. Knows which reader reads which format, nothing else."""

from __future__ import annotations

from dataclasses import replace

from service.documents.charset import find_encoding, find_html_encoding
from service.documents.docx import read_docx
from service.documents.html import read_html_octets
from service.documents.odt import read_odt
from service.documents.pdf import read_pdf
from service.documents.sniff import Format, find_format
from service.documents.text import read_text
from service.domain.document import Document
from service.errors import UnreadableError

#: Larger files are refused unread; mail servers stop at 25 to 50 MB.
MAX_OCTETS = 64 * 1024 * 1024


def read_document(name: str, content_type: str, octets: bytes) -> Document:
    """The document in `octets`; `name` and the declared `content_type` are hints only.

    Raises UnreadableError with a reason and a remedy in plain English: nothing in it, damaged, protected by a
    password, too big, of another kind; LegacyWordError for .doc and PictureOfTextError for scans, which the caller
    may convert and read again.
    """
    what = name or "the attachment"
    if len(octets) > MAX_OCTETS:
        raise UnreadableError(what, "is too big to be read", "Send the minutes alone, without pictures.")
    found = find_format(what, content_type, octets)
    try:
        document = _read(found, what, octets)
    except (RecursionError, MemoryError) as error:
        raise UnreadableError(what, "is damaged", "Save it again in Word, or as a PDF, and send it again.") from error
    if not document.blocks:
        raise UnreadableError(what, "has no words in it", "Send the minutes as a Word file or as a PDF.")
    return replace(document, name=name)


def _read(found: Format, name: str, octets: bytes) -> Document:
    match found:
        case Format.DOCX:
            return read_docx(name, octets)
        case Format.ODT:
            return read_odt(name, octets)
        case Format.PDF:
            return read_pdf(name, octets)
        case Format.HTML:
            return read_html_octets(name, octets, find_html_encoding(octets))
        case Format.TEXT:
            return read_text(octets.decode(find_encoding(octets), "replace"), name=name)
        case _:
            raise UnreadableError(
                name, "is of a kind that is not read here", "Send the minutes as a Word file or as a PDF."
            )
