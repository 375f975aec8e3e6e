"""The door of the package: octets of any format to a Document. Knows which reader reads which format, nothing else."""

from __future__ import annotations

from dataclasses import replace

from service.documents.charset import find_encoding, find_html_encoding
from service.documents.docx import read_docx
from service.documents.html import read_html_octets
from service.documents.msg import read_msg
from service.documents.odt import read_odt
from service.documents.pdf import read_pdf
from service.documents.rtf import read_rtf
from service.documents.sniff import Format, find_format
from service.documents.text import read_text
from service.documents.tnef import read_tnef
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
    reader = _READERS.get(found)
    if reader:
        return reader(name, octets)
    if found is Format.HTML:
        return read_html_octets(name, octets, find_html_encoding(octets))
    if found is Format.TEXT:
        return read_text(octets.decode(find_encoding(octets), "replace"), name=name)
    return _read_wrapped(found, name, octets)


_READERS = {Format.DOCX: read_docx, Format.ODT: read_odt, Format.PDF: read_pdf, Format.RTF: read_rtf}


def _read_wrapped(found: Format, name: str, octets: bytes) -> Document:
    """The body of a message saved by Outlook; its attachments are for read_msg() and read_tnef()."""
    text, parts = read_msg(octets) if found is Format.MSG else read_tnef(octets)
    if text.strip():
        return read_text(text, name=name)
    if parts and not parts[0].name:
        return read_html_octets(name, parts[0].octets, find_html_encoding(parts[0].octets))
    raise UnreadableError(name, "is a message without words", "Attach the minutes themselves and send them again.")
