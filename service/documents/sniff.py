"""What format octets really are. The declared type and the file name are only hints: forwards get them wrong."""

from __future__ import annotations

import io
import re
from enum import StrEnum

import olefile

from service.documents.archive import Archive, protected
from service.documents.docx_names import find_part
from service.errors import LegacyWordError, PictureOfTextError, UnreadableError


class Format(StrEnum):
    """The formats that are read here."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    TEXT = "text"
    MSG = "msg"
    TNEF = "tnef"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"\x00\x00\x00\x0cjP  ")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]", re.IGNORECASE)
_HTML_PIECE = re.compile(rb"<(p|div|table|ul|ol|h[1-6]|span|font)[\s>]", re.IGNORECASE)
_ODT = b"application/vnd.oasis.opendocument.text"
_BLANK = b"\0\t\r\n "
_WRONG_KIND = "Send the minutes as a Word file or as a PDF."


def find_format(name: str, content_type: str, octets: bytes) -> Format:
    """The format of `octets`. Raises UnreadableError or one of its kinds for what is not read here."""
    if not octets[:64].strip(_BLANK) and not octets.strip(_BLANK):
        raise UnreadableError(name, "is empty", "Attach the minutes and send them again.")
    head = octets[:4096].lstrip(b"\xef\xbb\xbf\t\r\n ")
    if b"%PDF-" in octets[:1024]:
        return Format.PDF
    if octets.startswith(b"PK"):
        return _in_zip(name, octets)
    if octets.startswith(_OLE):
        return _in_ole(name, octets)
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if octets.startswith(b"\x78\x9f\x3e\x22"):
        return Format.TNEF
    _refuse_pictures(name, octets)
    return _of_text(name, content_type, octets, head)


def _of_text(name: str, content_type: str, octets: bytes, head: bytes) -> Format:
    wide = head.replace(b"\0", b"")
    declared = content_type.lower().startswith(("text/html", "application/xhtml")) or name.lower().endswith(
        (".html", ".htm")
    )
    if _HTML.search(wide) or (declared and _HTML_PIECE.search(wide)):
        return Format.HTML
    if _is_binary(octets):
        raise UnreadableError(name, "is of a kind that is not read here", _WRONG_KIND)
    return Format.TEXT


def _in_zip(name: str, octets: bytes) -> Format:
    archive = Archive(name, octets)
    if "mimetype" in archive and archive.read("mimetype").strip().startswith(_ODT):
        return Format.ODT
    if "word/document.xml" in archive or find_part(archive):
        return Format.DOCX
    if any(part.startswith(("xl/", "ppt/")) for part in archive.names()):
        raise UnreadableError(name, "is a spreadsheet or a presentation, not a text", _WRONG_KIND)
    raise UnreadableError(name, "is a folder of files (zip)", "Send the minutes themselves, not zipped.")


def _in_ole(name: str, octets: bytes) -> Format:
    try:
        with olefile.OleFileIO(io.BytesIO(octets)) as container:
            return _in_streams(name, container)
    except UnreadableError:
        raise
    except Exception as error:  # olefile raises whatever a damaged sector table leads to
        raise UnreadableError(name, "is damaged", "Save it again in Word, or as a PDF, and send it again.") from error


def _in_streams(name: str, container: olefile.OleFileIO[str]) -> Format:
    if container.exists("EncryptedPackage"):
        raise protected(name)
    if container.exists("WordDocument"):
        head = container.openstream("WordDocument").read(12)
        # [MS-DOC] 2.5.1 FibBase: bit 8 of the flags at offset 10 is fEncrypted.
        if len(head) == 12 and head[11] & 1:
            raise protected(name)
        raise LegacyWordError(
            name, "is in the old Word format (.doc)", "Save it as .docx or as a PDF and send it again."
        )
    if container.exists("__properties_version1.0"):
        return Format.MSG
    raise UnreadableError(name, "is of a kind that is not read here", _WRONG_KIND)


def _refuse_pictures(name: str, octets: bytes) -> None:
    if (
        octets.startswith(_PICTURES)
        or octets[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
        or octets[8:12] == b"WEBP"
    ):
        raise PictureOfTextError(name, "is a picture of text", "Send the file that the picture was made from.")


def _is_binary(octets: bytes) -> bool:
    """True where the octets are no text in any encoding: too many control characters, UTF-16 allowed for."""
    if octets[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return False
    sample = octets[:8192]
    controls = sum(1 for octet in sample if octet < 9 or (13 < octet < 32 and octet != 27))
    zeros = sample.count(0)
    if zeros > len(sample) * 0.3:
        return not (sample[0::2].count(0) > 0.6 * (len(sample) / 2) or sample[1::2].count(0) > 0.6 * (len(sample) / 2))
    return controls > len(sample) * 0.02
