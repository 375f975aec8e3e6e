"""Zip containers (docx, odt) opened with limits, and the safe XML parser for their parts. Knows no document format."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

from service.errors import UnreadableError

#: Largest XML part that is read, unpacked. A 400-page minutes book has about 20 MB.
MAX_PART = 64 * 1024 * 1024
#: Largest sum of the parts that are read.
MAX_TOTAL = 128 * 1024 * 1024
#: Word XML shrinks by a factor of 10 to 30; a bomb by 1,000. Checked for parts over a megabyte.
MAX_RATIO = 200
_MEGABYTE = 1024 * 1024

RESEND = "Save it again in Word, or as a PDF, and send it again."


class Archive:
    """A zip file whose parts are read one by one, within the limits. `what` names it in errors."""

    __slots__ = ("_left", "_zip", "what")

    def __init__(self, what: str, octets: bytes) -> None:
        """Raises UnreadableError where the directory of the zip is damaged."""
        self.what = what
        self._left = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(octets))
        except (zipfile.BadZipFile, ValueError, OSError, OverflowError, NotImplementedError) as error:
            raise self.damaged() from error

    def damaged(self) -> UnreadableError:
        """The error for a file that is cut short or spoilt."""
        return UnreadableError(self.what, "is damaged", RESEND)

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def names(self) -> list[str]:
        """The names of all parts, in the order of the file."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """The octets of `part`. Raises UnreadableError where it is missing, damaged, encrypted or too big."""
        try:
            info = self._zip.getinfo(part)
            self._check(info)
            with self._zip.open(info) as stream:
                octets = stream.read(min(MAX_PART, self._left) + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise self.damaged() from error
        except RuntimeError as error:  # zipfile says so of an encrypted part
            raise protected(self.what) from error
        self._left -= len(octets)
        if len(octets) > MAX_PART or self._left < 0:
            raise too_big(self.what)
        return octets

    def tree(self, part: str, prune: Callable[[bytes], bytes] | None = None) -> etree._Element:
        """The root element of XML `part`, without entities, DTDs from outside, or comments.

        `prune` may take out of the octets what is not needed, before they are parsed.
        """
        octets = self.read(part)
        try:
            root = etree.fromstring(prune(octets) if prune else octets, _parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error
        if root is None:
            raise self.damaged()
        return root

    def find_tree(self, part: str, prune: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """As tree(), or None where the part is missing or damaged: for parts that the words do not depend on."""
        if part not in self:
            return None
        try:
            return self.tree(part, prune)
        except UnreadableError:
            return None

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & 1:
            raise protected(self.what)
        swollen = info.file_size > _MEGABYTE and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if swollen or info.file_size > MAX_PART:
            raise too_big(self.what)


def protected(what: str) -> UnreadableError:
    """The error for a file that only opens with a password."""
    return UnreadableError(what, "is protected by a password", "Save it without the password and send it again.")


def too_big(what: str) -> UnreadableError:
    """The error for a file beyond the limits of size or of compression."""
    return UnreadableError(
        what, "is too big to be read", "Send the minutes alone, without pictures, or as several files."
    )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
