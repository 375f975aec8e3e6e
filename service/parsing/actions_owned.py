"""Actions of tables whose last column names who acts, under a head that stands below the top or over each topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page
from service.parsing.column_deeds import acts, orders
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import Section
from service.parsing.sentences import last_statement, split_sentences
from service.parsing.status import split_status
from service.parsing.table_cells import find_marked_cells, made, section_status
from service.parsing.table_parts import beside, is_of_meeting, section_over

#: "Reminder to go to those who have not paid".
_TO_COME = re.compile(r"\bto (?:be|go)\b")


def find_owned(page: Page, rows: Sequence[Line]) -> Iterator[Candidate]:
    """The rows below a head, which is the first: what each says last is for the people beside it."""
    over = Section.BODY
    told = {row.index: (said, who) for row, said, who in beside(rows)}
    for row in rows[1:]:
        over = section_over(row) or over
        marked = list(find_marked_cells(page, row, range(len(row.block.cells))))
        said, who = told.get(row.index, ("", ""))
        owners = split_agents(who, page.people, glued=True)
        if owners and not marked and not is_of_meeting(row):
            text = _tasks_at_end(said, page.people)
            status = None if split_status(text)[1] else section_status(over) or section_status(row.section)
            yield made(row, text, owners, "", status, "")
        yield from marked


def _tasks_at_end(said: str, people: People) -> str:
    """The statement at the end, with the sentences right before it that are tasks as well."""
    text = last_statement(said)
    for sentence in reversed(split_sentences(said.removesuffix(text))):
        if not (_TO_COME.search(sentence) or acts(sentence, people) or orders(sentence)):
            break
        text = f"{sentence} {text}"
    return text
