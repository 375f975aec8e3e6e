"""Outside programs: LibreOffice or antiword for old Word files, tesseract for pictures of text. An edge, like mail."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from service.errors import UnreadableError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REMEDY = "Open it in Word, choose Save As, Word Document (.docx), and send that."
#: Seconds; LibreOffice takes about four for its first file.
_PATIENCE = 60

_NOT_HTML = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<bookinfo>.*?</bookinfo>|</?tgroup[^>]*>|</?colspec[^>]*>", re.DOTALL
)
_ENTRY = re.compile(r"<entry[^>]*>(.*?)</entry>", re.DOTALL)
_TAGS = {
    "informaltable": "table",
    "row": "tr",
    "para": "div",
    "itemizedlist": "ul",
    "orderedlist": "ol",
    "listitem": "li",
    "title": "h2",
    "emphasis": "span",
    "chapter": "div",
    "book": "div",
}


class OutsideConverter:
    """Uses whatever is installed; each use is a process of its own with a time limit."""

    def convert(self, name: str, octets: bytes) -> tuple[str, bytes]:
        """Return (content type, octets) of a readable copy. Raises UnreadableError where that cannot be had."""
        with tempfile.TemporaryDirectory(prefix="minutepost-") as folder:
            source = Path(folder) / "old.doc"
            source.write_bytes(octets)
            try:
                return _convert(source)
            except (OSError, subprocess.SubprocessError) as error:
                raise UnreadableError(
                    name, "is an old Word file (.doc) that could not be converted", _REMEDY
                ) from error
            except LookupError:
                raise UnreadableError(name, "is an old Word file (.doc), which we cannot read here", _REMEDY) from None

    def recognise(self, pictures: Iterable[bytes]) -> str:
        """Return the words that tesseract sees in pictures of pages; "" where it is not installed or sees none."""
        program = shutil.which("tesseract")
        if program is None:
            return ""
        try:
            pages = [_run([program, "stdin", "stdout"], picture) for picture in pictures]
        except (OSError, subprocess.SubprocessError):
            return ""
        return "\n\n".join(page.decode("utf-8", "replace") for page in pages).strip()


def _convert(source: Path) -> tuple[str, bytes]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
        command = [office, "--headless", profile, "--convert-to", "docx", "--outdir", str(source.parent), str(source)]
        _run(command)
        return _DOCX, source.with_suffix(".docx").read_bytes()
    antiword = shutil.which("antiword")
    if antiword:
        docbook = _run([antiword, "-x", "db", "-m", "UTF-8.txt", str(source)]).decode("utf-8", "replace")
        return "text/html", html_of_docbook(docbook).encode()
    raise LookupError("no program")


def html_of_docbook(docbook: str) -> str:
    """antiword's DocBook as HTML: its tables keep rows and cells, which its plain text breaks into columns.

    Inside a cell each paragraph is a line; elsewhere lines are wrapped at will.
    """
    body = _NOT_HTML.sub("", docbook)
    body = _ENTRY.sub(lambda cell: "<td>" + "".join(map(_paragraph, cell[1].splitlines())) + "</td>", body)
    for docbook_name, html_name in _TAGS.items():
        body = body.replace(f"<{docbook_name}", f"<{html_name}").replace(f"</{docbook_name}>", f"</{html_name}>")
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _paragraph(line: str) -> str:
    return f"<p>{line}</p>" if line.strip() and not line.strip().startswith("<") else line


def _run(command: list[str], given: bytes | None = None) -> bytes:
    done = subprocess.run(command, input=given, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 - no shell, own arguments
    return done.stdout
