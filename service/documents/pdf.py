"""PDF (ISO 32000-1) to Documents, by the positions of the words. Knows the order of the steps, not the steps."""

from __future__ import annotations

from service.documents.pdf_columns import unfold
from service.documents.pdf_flow import PdfSetter
from service.documents.pdf_heads import split_heads
from service.documents.pdf_lines import Grid, PdfLine, read_lines, unframe
from service.documents.pdf_margin import nearest, split_margin
from service.documents.pdfium import PdfFile
from service.domain.document import Document
from service.errors import PictureOfTextError

#: Pages beyond this are left out and remarked on.
MAX_PAGES = 1000
#: A page with fewer letters than this beside a large picture is a scan with a stamp on it.
_FEW_LETTERS = 40


def read_pdf(name: str, octets: bytes) -> Document:
    """A PDF as a Document. Raises UnreadableError where it is damaged or protected, PictureOfTextError for a scan."""
    pages: list[list[PdfLine]] = []
    grids: list[Grid] = []
    pictures: list[int] = []
    width = 0.0
    with PdfFile(name, octets) as file:
        for at in range(min(file.count, MAX_PAGES)):
            with file.page(at) as page:
                if page is None:
                    continue
                lines, found = read_lines(page, len(grids))
                width = max(width, page.width)
                lines = unfold(lines, page.width)
                if sum(len(line.text) for line in lines) < _FEW_LETTERS and page.has_picture():
                    pictures.append(at + 1)
            pages.append(lines)
            grids.extend(found)
        count = file.count
    if not any(pages) or (pictures and len(pictures) == len(pages)):
        raise PictureOfTextError(
            name, "is a picture of text", "Send the file that the scan or the picture was made from."
        )
    remarks = [f"Page {number} is a picture of text and was not read." for number in pictures]
    if count > MAX_PAGES:
        remarks.append(f"Only the first {MAX_PAGES} of {count} pages were read.")
    return _set(name, pages, grids, width, tuple(remarks))


def _set(name: str, pages: list[list[PdfLine]], grids: list[Grid], width: float, remarks: tuple[str, ...]) -> Document:
    bodies, heads = split_heads(pages)
    lines, margins, over = split_margin(unframe([line for body in bodies for line in body], grids), width)
    setter = PdfSetter(lines=lines, grids=grids, margins=nearest(margins, lines))
    return Document(name=name, format="pdf", blocks=tuple(setter.set()), running_heads=heads + over, remarks=remarks)
