"""Running heads and feet of a PDF: lines at the edge of the page that come again on other pages. Knows no grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from service.documents.pdf_lines import PdfLine
from service.documents.words import tidy

#: So many lines at each edge may be heads or feet.
_DEEP = 5
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(r"(?:page|seite|p\.?)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?\s*(?:(?:of|/|von)\s*\d{1,4})?", re.IGNORECASE)


def split_heads(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], tuple[str, ...]]:
    """(`pages` without running heads and feet, their words once each). Page numbers are dropped."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in (*lines[:_DEEP], *lines[-_DEEP:])})
    enough = max(2, len(pages) // 2)
    running = {shape for shape, count in seen.items() if count >= enough}
    heads: dict[str, str] = {}
    kept = []
    for lines in pages:
        top = _depth(lines, running)
        foot = _depth(lines[top:][::-1], running)
        end = len(lines) - foot
        heads.update((_shape(line), tidy(line.text)) for line in (*lines[:top], *lines[end:]) if not _is_page(line))
        kept.append(lines[top:end])
    # Where every line comes again (the same sheet twice), none of them is a head.
    return (kept, tuple(heads.values())) if any(kept) else (list(pages), ())


def _depth(lines: Sequence[PdfLine], running: set[str]) -> int:
    """How many lines from the edge inwards are running ones; the first that is not ends them."""
    depth = 0
    for line in lines[:_DEEP]:
        if _shape(line) not in running and not (depth == 0 and _is_page(line)):
            break
        depth += 1
    return depth


def _is_page(line: PdfLine) -> bool:
    return bool(_PAGE.fullmatch(tidy(line.text)))


def _shape(line: PdfLine) -> str:
    return _DIGITS.sub("#", tidy(line.text))
