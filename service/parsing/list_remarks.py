"""Whether a list goes on below a paragraph that stands amid it: a remark on the entry above. Knows no actions."""

from __future__ import annotations

from service.parsing.action_fields import is_field
from service.parsing.candidates import Page
from service.parsing.lines import Line
from service.parsing.sections import read_number
from service.parsing.status import find_cell_status

#: So many paragraphs, each of so many words, may stand below an entry.
_FEW, _WORDS = 3, 45
#: A label is no longer than this.
_LABEL = 30
_BOXES = ("[ ]", "[x]")


def next_entry(page: Page, remark: Line) -> Line | None:
    """The entry that follows the one `remark` stands below, by its number, box or bullet; None where no such does.

    A topic ("Budget", "Hall:") is no remark: what is listed below it is another list. Between entries with the same
    bullet it is one where it is set in, is a field or an answer, or where the entry above stands alone as well.
    """
    above, below = _nearest(page, remark, -1), _nearest(page, remark, 1)
    if above is None or below is None or below.block.level > above.block.level:
        return None
    numbered = bool(read_number(above.block.marker)) or above.block.marker in _BOXES
    meant = numbered or remark.block.level > above.block.level or is_field(remark.text) or _stands_alone(page, above)
    return below if (meant or find_cell_status(remark.text)) and _is_next(above, below) else None


def _stands_alone(page: Page, entry: Line) -> bool:
    before = page.lines[entry.index - 1] if entry.index else None
    return before is None or not before.is_item


def _nearest(page: Page, remark: Line, step: int) -> Line | None:
    """The entry nearest to `remark` before or behind it, with nothing but remarks between."""
    at = remark.index
    for _ in range(_FEW + 1):
        if not 0 <= at < len(page.lines):
            return None
        line = page.lines[at]
        if line.part != remark.part:
            return None
        if line.is_item:
            return line
        if not _is_remark(line):
            return None
        at += step
    return None


def _is_remark(line: Line) -> bool:
    """A sentence or a few words with a stop or a figure; a title has neither."""
    words = line.text.rstrip()
    labelled = ":" in words[:_LABEL] and not is_field(words)
    ended = not labelled and (words.endswith((".", "!", "?", ")")) or any(map(str.isdigit, words)) or is_field(words))
    return ended and not line.heading and not line.is_row and not line.block.strong and len(words.split()) <= _WORDS


def _is_next(above: Line, below: Line) -> bool:
    first, second = read_number(above.block.marker), read_number(below.block.marker)
    if first or second:
        one_on = first[:-1] == second[:-1] and len(first) == len(second) and second[-1] == first[-1] + 1
        return one_on or (below.block.level < above.block.level and bool(second))
    boxed = above.block.marker in _BOXES and below.block.marker in _BOXES
    return boxed or above.block.marker == below.block.marker or below.block.level < above.block.level
