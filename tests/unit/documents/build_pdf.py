"""Small PDFs made in code: words at places, lines, pages. Knows just enough of ISO 32000-1 for the tests."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Page:
    """A page of A4. Places are in points from the left and from the foot."""

    operations: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, *, size: float = 11, bold: bool = False) -> Page:
        """Words at a place."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        self.operations.append(f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET")
        return self

    def lines(self, x: float, y: float, *lines: str, step: float = 14) -> Page:
        """Lines below each other."""
        for number, line in enumerate(lines):
            self.text(x, y - number * step, line)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A drawn line."""
        self.operations.append(f"{x0} {y0} m {x1} {y1} l S")
        return self

    def dot(self, x: float, y: float, side: float = 3) -> Page:
        """A small filled box, as browsers draw the bullets of lists."""
        self.operations.append(f"{x} {y} {side} {side} re f")
        return self

    def picture(self) -> Page:
        """A picture over the whole page."""
        self.operations.append("q 595 0 0 842 0 0 cm /Im1 Do Q")
        return self


def pdf(*pages: Page, producer: str = "") -> bytes:
    """A PDF of these pages, written by the program `producer`."""
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream",
    ]
    for at, page in enumerate(pages):
        content = "\n".join(page.operations)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> "
            f"/XObject << /Im1 5 0 R >> >> /Contents {7 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
    if producer:
        objects.append(f"<< /Producer ({producer}) >>")
    return _file(objects, info=len(objects) if producer else 0)


def _file(objects: list[str], *, info: int) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    told = f" /Info {info} 0 R" if info else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{told} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
