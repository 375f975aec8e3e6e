"""Actions within the cells of one row: marked words, and lists under a label "Actions:". Knows no columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.domain.minutes import ItemStatus
from service.parsing.actions_inline import find_marked_words
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.column_deeds import acts, orders
from service.parsing.columns import cell_words
from service.parsing.lines import Line
from service.parsing.section_names import Section
from service.parsing.sentences import last_statement

#: A line of a cell over the list of its actions.
_LABEL = re.compile(r"\W*(?:agreed |new |key )?actions?(?: points?| items?| agreed| required)?\s?:?\W*", re.I)

_STATUS_OF = {Section.COMPLETED: ItemStatus.DONE, Section.REVIEW: ItemStatus.ONGOING}
_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]|[-•*–])\s(?=\w)")


def find_marked_cells(page: Page, row: Line, indices: Sequence[int]) -> Iterator[Candidate]:
    """Marked words inside cells; an owner alone takes the words before it, in its cell or the one to the left."""
    cells = row.block.cells
    for index in indices:
        above = ""
        yield from _listed(page, row, cells[index])
        for words in cells[index]:
            for candidate in find_marked_words(words, row, page.people):
                if not candidate.text and not candidate.owners:
                    continue
                text = candidate.text or last_statement(above or (cell_words(cells[index - 1]) if index else ""))
                if text:
                    yield _inline(candidate, text)
            above = words


def _listed(page: Page, row: Line, cell: Sequence[str]) -> Iterator[Candidate]:
    """The lines right below "Actions:" within a cell, as long as each says who is to do something or orders it."""
    labels = [at for at, words in enumerate(cell) if len(words) < 30 and _LABEL.fullmatch(words)]
    for at in labels:
        for line in cell[at + 1 :]:
            words = _NUMBER.sub("", line.strip())
            if words.rstrip().endswith((":", "?")) or not (acts(words, page.people) or orders(words)):
                break
            yield Candidate(line=row, text=words, source=Source.TABLE, confidence=0.9)


def made(
    row: Line, text: str, owners: tuple[str, ...] | None, due: str, status: ItemStatus | None, number: str
) -> Candidate:
    """The action of a row, by what its columns say."""
    return Candidate(line=row, text=text, owners=owners, source=Source.TABLE, due_words=due, status=status,
                     reference=number.strip(" .)"), confidence=0.9)  # fmt: skip


def section_status(section: Section) -> ItemStatus | None:
    """How the actions of a table or a part of one stand by the section it is in."""
    return _STATUS_OF.get(section)


def _inline(candidate: Candidate, text: str) -> Candidate:
    return Candidate(line=candidate.line, text=text, owners=candidate.owners, source=Source.INLINE,
                     reference=candidate.reference, confidence=candidate.confidence)  # fmt: skip
