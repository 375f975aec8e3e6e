"""Actions of minutes set as a table without a head: the talk in one cell, who acts in the next. Words only.

The second column is of those who act where its cells name people whom the minutes know, an office or all, and the
talk beside two of them says so, too: "Kim will book the hall | Kim". Nobody acts beside what is only told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from service.parsing.actions_tailed import is_to_come, owners_of
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.columns import find_column
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.own_tasks import is_task_of
from service.parsing.owners import find_leading_doers
from service.parsing.section_names import BEFORE_BUSINESS, Section
from service.parsing.sentences import split_sentences

_SKIPPED = {*BEFORE_BUSINESS, Section.AGENDA, Section.DATES}
#: What stands in such a column where nobody acts.
_NO_TASK = re.compile(
    r"(?:(?:to )?note[ds]?|for (?:information|noting)|information|agreed|approved|resolved|-|–)?\.?", re.I
)
_AND_OTHERS = re.compile(r",?\s(?:et al|etc)\.?$", re.I)
_FEWEST = 3
_PAIR = 2
#: Rows whose talk says so, too, make it certain.
_PROMISES = 2
#: Of the rows so many are pairs, and of their second cells so many name those whom the minutes know.
_MOST, _KNOWN = 0.8, 0.6
#: Fewer words are a topic, as above the talk in the same cell.
_A_STATEMENT = 4


def find_beside(page: Page) -> Iterator[Candidate]:
    """What is to be done of the talk in tables of two columns, where those who act stand in the second."""
    if page.is_agenda:
        return
    for table, group in groupby(page.lines, key=lambda line: line.block.table if line.is_row else 0):
        rows = list(group) if table else []
        pairs = [row for row in rows if len(row.block.cells) == _PAIR]
        if pairs and len(pairs) >= len(rows) * _MOST and _is_column(page, pairs):
            rows = [row for row in pairs if row.section not in _SKIPPED]
            for row in rows:
                yield from _tasks(page, row)


def _is_column(page: Page, rows: Sequence[Line]) -> bool:
    if any(map(find_column, _words(rows[0]))):
        return False
    seconds = [words for row in rows if not _NO_TASK.fullmatch(words := _words(row)[1])]
    known = sum(bool(owners_of(_bare(words), page.people)) for words in seconds)
    if known < max(_FEWEST, len(seconds) * _KNOWN) or not all(_owners(page, words) for words in seconds):
        return False
    return sum(_promises(page, row) for row in rows) >= _PROMISES


def _promises(page: Page, row: Line) -> bool:
    """Whether the talk itself says that who stands beside it is to do something: who only spoke stands there, too."""
    talk, who = _words(row)
    ahead = filter(is_to_come, split_sentences(talk))
    return any(set(find_leading_doers(sentence, page.people)) & set(_owners(page, who)) for sentence in ahead)


def _words(row: Line) -> tuple[str, str]:
    first, second = (" ".join(cell).strip() for cell in row.block.cells)
    return first, second


def _owners(page: Page, words: str) -> Sequence[str]:
    return split_agents(_bare(words), page.people, glued=True)


def _bare(words: str) -> str:
    return _AND_OTHERS.sub("", words)


def _tasks(page: Page, row: Line) -> Iterator[Candidate]:
    """Each sentence that opens with who is to act, else together those in which something is to be done."""
    talk, who = _words(row)
    owners = tuple(_owners(page, who))
    if not owners or find_marks(talk, page.people):
        return
    told = [line for line in row.block.cells[0] if len(line.split()) >= _A_STATEMENT]
    sentences = [sentence for line in told for sentence in split_sentences(line)]
    ahead = [sentence for sentence in sentences if is_task_of(sentence, owners, page.people)]
    led = [sentence for sentence in ahead if find_leading_doers(sentence, page.people)]
    for text in led or [" ".join(ahead)] if ahead else ():
        yield Candidate(line=row, text=text, owners=owners, source=Source.MARGIN, confidence=0.75)
