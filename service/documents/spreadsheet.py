"""Tables of text in .csv and .xlsx files, as rows of cells. Knows no columns by name."""

from __future__ import annotations

import codecs
import csv
import io

from openpyxl import load_workbook

from service.errors import UnreadableError


def read_table(name: str, octets: bytes) -> list[list[str]]:
    """The rows of the first sheet. Raises UnreadableError for a file that is no spreadsheet."""
    if octets[:2] == b"PK":
        return _read_workbook(name, octets)
    text = _decode(octets)
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise UnreadableError(name, "is not a spreadsheet", "Save it again as .csv or .xlsx.") from error


def _decode(octets: bytes) -> str:
    """Excel writes UTF-8 with a mark, Windows-1252, or UTF-16 with a mark ("Unicode text")."""
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return octets.decode("utf-16", "replace")
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _read_workbook(name: str, octets: bytes) -> list[list[str]]:
    try:
        sheet = load_workbook(io.BytesIO(octets), read_only=True, data_only=True).active
        rows = sheet.iter_rows(values_only=True) if sheet is not None else ()
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    except Exception as error:  # openpyxl raises whatever its zip and xml readers raise
        raise UnreadableError(name, "is not a spreadsheet", "Save it again as .csv or .xlsx.") from error
