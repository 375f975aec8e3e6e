"""Parts of a table: heads below the top or over each topic, and what a row of one cell says of those below it.

Knows the cells of rows, not what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.parsing.agents import split_agents
from service.parsing.columns import cell_words
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import Section, find_section

#: The head of a column of those who act.
_HEAD = re.compile(
    r"(?:actions?(?: (?:by|for|owner|required|on))?|action(?:ed)? by whom|by whom|who|owners?|lead|responsib\w+)\s?:?",
    re.I,
)
#: What stands in such a column where nobody is to act.
_NOBODY = re.compile(
    r"(?:to )?(?:be )?(?:note[ds]?|noting|info(?:rmation)?|for (?:info(?:rmation)?|noting)|none|nil|n/?a|all noted"
    r"|actions?|ongoing|done|completed?|closed|[-–—.*]+)\.?",
    re.I,
)
#: The row of when and where a meeting is.
_MEETING = re.compile(
    r"(?:(?:dates?|day|time|venue|place|location|next meeting)(?:,? (?:and|&|/) |, ?| ?/ ?)?){1,4}"
    r"(?:(?: ?(?:of|for))?(?: (?:the|our|this))?(?: next| following)? meetings?)?\s?:?",
    re.I,
)
#: So many of a column's filled cells are of people.
_MOST = 0.7
_SHORT_HEAD = 8


def find_head_below(rows: Sequence[Line], people: People) -> int:
    """The first row below the top that heads a column of those who act; 0 without one, or where the top is the head."""
    if rows and _owner_place(rows[0]) is not None:
        return 0
    heads = [at for at, row in enumerate(rows) if at and _owner_place(row) is not None]
    return heads[0] if heads and names_people(rows[heads[0] :], people) else 0


def names_people(rows: Sequence[Line], people: People) -> bool:
    """Whether the column that the first row heads holds people, who is to act, and nothing else below."""
    place = _owner_place(rows[0])
    cells = [
        cell_words(row.block.cells[place]) for row in rows[1:] if place is not None and place < len(row.block.cells)
    ]
    told = [words for words in cells if words and not _NOBODY.fullmatch(words)]
    named = [words for words in told if len(words) <= 40 and split_agents(words, people, glued=True)]
    return bool(named) and len(named) >= _MOST * len(told)


def heads_each_topic(rows: Sequence[Line], people: People) -> bool:
    """Whether the head stands over each topic again, with people below it."""
    places = [_owner_place(row) for row in rows if _owner_place(row) is not None]
    return (
        len(places) > 1 and len(set(places)) == 1 and _owner_place(rows[0]) == places[0] and names_people(rows, people)
    )


def beside(rows: Sequence[Line]) -> Iterator[tuple[Line, str, str]]:
    """(row, what it says, whom it names) for every row below a head that names somebody."""
    place = _owner_place(rows[0])
    for row in rows[1:] if place is not None else ():
        cells = [cell_words(cell) for cell in row.block.cells]
        who = cells[place] if place is not None and place < len(cells) else ""
        said = max((words for at, words in enumerate(cells) if at != place), key=len, default="")
        if who and said and not _NOBODY.fullmatch(who):
            yield row, said, who


def section_over(row: Line) -> Section | None:
    """What a row of one cell says the rows below it are: BODY for a topic; None for any other row."""
    words = [words for cell in row.block.cells if (words := cell_words(cell))]
    if len(words) != 1 or len(words[0].split()) > _SHORT_HEAD or words[0].endswith("."):
        return None
    return find_section(words[0]) or Section.BODY


def is_of_meeting(row: Line) -> bool:
    """Whether a row is of when and where a meeting is."""
    return any(_MEETING.fullmatch(cell_words(cell)) for cell in row.block.cells[:2])


def _owner_place(row: Line) -> int | None:
    """The last cell, where it heads a column of those who act; None elsewhere."""
    cells = row.block.cells
    last = len(cells) - 1
    headed = last > 0 and bool(_HEAD.fullmatch(cell_words(cells[last])))
    return last if headed and all(len(cell_words(cell).split()) <= _SHORT_HEAD for cell in cells) else None
