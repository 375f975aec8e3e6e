"""Octets of text files to text. Knows the encodings that minutes come in: UTF-8, UTF-16, Windows-1252."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,40})", re.IGNORECASE)


def find_encoding(octets: bytes) -> str:
    """The encoding of text octets: by its mark, by zeros, by trial as UTF-8, else Windows-1252."""
    for mark, encoding in _MARKS:
        if octets.startswith(mark):
            return encoding
    sample = octets[:2048]
    if sample.count(0) > len(sample) * 0.3:
        return "utf-16-be" if sample[:1] == b"\0" else "utf-16-le"
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def find_html_encoding(octets: bytes) -> str:
    """As find_encoding, but an HTML file that is not UTF-8 may name its encoding in a meta element."""
    found = find_encoding(octets)
    declared = _META.search(octets[:4096])
    if found != "cp1252" or not declared:
        return found
    try:
        return codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        return found
