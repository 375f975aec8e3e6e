"""What the columns of a table hold: action, owner, due, status, number, topic; by header or by contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from service.parsing.agents import split_agents
from service.parsing.column_deeds import acts, find_deeds_column, is_tasks_column, names_acting
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.status import find_cell_status


class Column(StrEnum):
    """What one column holds."""

    ACTION = "action"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"
    NUMBER = "number"
    TEXT = "text"


_HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.OWNER, re.compile(r"(?:(?:for )?action(?:ed)? (?:by|for|owner|lead|on|required by)|for action|resp\.?"
r"|init\.?|staff|who|owners?|responsib\w+.*|(?:action )?lead(?:s"
r"| officer| person)?|assigned(?: to)?|assignee|by whom|by|for|(?:by )?who(?:m)?\??|person"
r"(?: responsible)?|initials?|name|delegated to"
r"|(?:action |lead |responsible )?officers?|owned by|allocated to|trustee|volunteers?)", re.I)),
    (Column.DUE, re.compile(r"(?:(?:action|due|target|completion|complete|review|end) (?:date|by)|(?:by )?when\??|due"
r"|deadline|time ?scales?|time ?frame|date due|target|date(?: for completion"
r"| to be completed)?)", re.I)),
    (Column.STATUS, re.compile(r"(?:status|progress|complete[d]?\??|outcome|updates?|comments?|done\??|rag(?: status)?"
r"|state|notes?"
r"|(?:status|progress|updates?|outcome|comments?)\s?(?:/|&|and)"
r"\s?(?:status|progress|updates?|notes?|comments?))", re.I)),
    (Column.NUMBER, re.compile(r"(?:no\.?|number|ref(?:erence)?\.?|#|id|item(?: no\.?| number)?|action (?:no\.?|number"
r"|ref\.?|#|id)|minute(?: ref\.?| no\.?)?|agenda item)", re.I)),
    (Column.ACTION, re.compile(r"(?:(?:agreed |key |new )?actions?(?: points?| items?| required| needed| agreed"
r"| to be taken| arising| description)?(?:\s?(?:/|&|and|,)\s?(?:owners?|who|responsib\w+"
r"|by whom|leads?|deadlines?|dates?|when|timescales?)){0,2}|task|what|to[- ]?dos?|decisions? "
r"(?:and|/|&) actions?|actions? (?:and|/|&) decisions?)", re.I)),
    (Column.TEXT, re.compile(r"(?:(?:agenda )?items?|discussion(?: points?)?|topic|subject|description|minutes?"
r"|details?|key points|summary|matter|issue)", re.I)),
)  # fmt: skip
#: Mean length of the cells of a column that tells what happened.
_A_SENTENCE = 45
#: Beside "Action by" the decisions are what is to be done; the topics are not.
_DECIDED = re.compile(r"decisions?(?: made| taken)?|resolutions?|resolved", re.I)
_ASIDE = re.compile(r"\s?\([^)]{0,40}\)")
#: What a header adds to the name of its column: "Actions: responsible / none", "Due/None", "Action - who?".
_ADDED = re.compile(
    r"\s?(?:(?::|\s[-–—])\s?(?:(?:who|whom|what|when|owners?|name|person|lead|responsib\w+|deadline|date|due|by|and"
    r"|or|if any|none|n/?a|nil|required)(?:[\s,/&?]+|$))+|/\s?(?:none|nil|n/?a))$",
    re.I,
)
_SENTENCE_LENGTH = 15
_NUMBER = re.compile(r"(?:AP|A)?\s?\d{1,4}(?:[./-]\d{1,4}){0,3}[.)]?", re.I)
_DATE = re.compile(r".{0,12}\d.{0,20}|(?:asap|tbc|ongoing|next meeting)", re.I)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table by what they hold."""

    columns: tuple[Column | None, ...]
    #: True where a header row says so, so that the first row is no entry.
    headed: bool
    #: The header's words per column.
    names: tuple[str, ...] = field(default=())

    def find(self, kind: Column) -> int | None:
        """The first column of that kind."""
        return next((i for i, column in enumerate(self.columns) if column is kind), None)


def cell_words(cell: Sequence[str]) -> str:
    """A cell's lines as one text."""
    return " ".join(line.strip() for line in cell if line.strip())


def find_layout(rows: Sequence[Line], people: People, *, listed: bool) -> Layout | None:
    """The layout of a table of actions; None for any other table.

    `listed` says that the table stands under a heading for actions, so that its columns may go by their contents.
    """
    first = [cell_words(cell) for cell in rows[0].block.cells]
    grid = [[cell_words(cell) for cell in row.block.cells] for row in rows[1:]]
    named = tuple(_told(find_column(words), [row[i] for row in grid if i < len(row)]) for i, words in enumerate(first))
    named = tuple(_spoken(column, rows, i) for i, column in enumerate(named))
    named = _acted(_undated(named, first), first, rows, people)
    if Column.ACTION in named or (Column.OWNER in named and (Column.DUE in named or Column.TEXT in named or listed)):
        return Layout(_completed(named, first, grid), headed=True, names=tuple(first))
    return _by_contents(rows, people, listed=listed)


def _undated(named: tuple[Column | None, ...], first: Sequence[str]) -> tuple[Column | None, ...]:
    """A column headed "Date" before the actions says when each was raised, not when it is due."""
    at = named.index(Column.ACTION) if Column.ACTION in named else 0
    return tuple(
        None if column is Column.DUE and i < at and first[i].strip(" :").lower() == "date" else column
        for i, column in enumerate(named)
    )


def _acted(
    named: tuple[Column | None, ...], first: Sequence[str], rows: Sequence[Line], people: People
) -> tuple[Column | None, ...]:
    """The columns with the one for actions where its cells show it: heads alone may name the wrong one, or none."""
    at = named.index(Column.ACTION) if Column.ACTION in named else None
    asked = [i for i, words in enumerate(first) if i != at and names_acting(words)]
    if not asked or (at is not None and is_tasks_column(rows, at, people)):
        return named
    found = find_deeds_column(rows, asked, people)
    if found is None:
        return named
    return tuple(Column.ACTION if i == found else None if i == at else column for i, column in enumerate(named))


def _spoken(column: Column | None, rows: Sequence[Line], at: int) -> Column | None:
    """A column headed "Item" that holds sentences is of the discussion, not of numbers."""
    if column is not Column.NUMBER:
        return column
    words = [cell_words(row.block.cells[at]) for row in rows[1:] if at < len(row.block.cells)]
    return Column.TEXT if _mean(words) > _SENTENCE_LENGTH else column


def find_column(words: str) -> Column | None:
    """What a header cell announces; None for words that are no header."""
    plain = _ADDED.sub("", _ASIDE.sub("", words).strip()).strip(" :.*_?")
    if not plain or len(plain) > 40:
        return None
    return next((column for column, pattern in _HEADERS if pattern.fullmatch(plain)), None)


def _told(named: Column | None, words: Sequence[str]) -> Column | None:
    """A column named "Item" or "Notes" that holds sentences is of text, whatever else goes by that name."""
    if named is Column.NUMBER and not any(_NUMBER.fullmatch(w) for w in words) and _mean(words) > 3:
        return Column.TEXT
    if named is Column.OWNER and words and sum(bool(_DATE.fullmatch(w)) for w in words) > len(words) * 0.6:
        return Column.DUE
    return Column.TEXT if named is Column.STATUS and _mean(words) > _A_SENTENCE else named


def _completed(
    named: tuple[Column | None, ...], first: Sequence[str], grid: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """Gives a table with an owner but no action column one: that of decisions, the text's that says most, the first."""
    if Column.ACTION in named:
        return named
    decided = next((i for i, words in enumerate(first) if _DECIDED.fullmatch(words.strip(" :"))), None)
    if decided is not None and any("action" in words.lower() for words in first):
        return tuple(Column.ACTION if i == decided else c for i, c in enumerate(named))
    texts = [
        i
        for i, c in enumerate(named)
        if c is Column.TEXT
        or (c is Column.STATUS and _mean([row[i] for row in grid if i < len(row)]) > _SENTENCE_LENGTH)
    ]
    at = max(texts, key=lambda i: sum(len(row[i]) for row in grid if i < len(row)), default=None)
    if at is None:
        at = next((i for i, c in enumerate(named) if c is None or (c is Column.NUMBER and len(named) == 2)), None)
    return tuple(Column.ACTION if i == at else c for i, c in enumerate(named))


def _by_contents(rows: Sequence[Line], people: People, *, listed: bool) -> Layout | None:
    """Number, text, initials, status without a header: "61.02 | Write a note | SF | . |"."""
    width = max(len(row.block.cells) for row in rows)
    if width < 2:
        return None
    cells = [[cell_words(c) for c in row.block.cells] for row in rows]
    columns = [_kind([row[i] for row in cells if i < len(row) and row[i]], people) for i in range(width)]
    texts = [i for i, column in enumerate(columns) if column is Column.TEXT]
    if not texts or (Column.OWNER not in columns and not listed):
        return None
    if not listed and Column.NUMBER not in columns:
        return None
    longest = max(texts, key=lambda i: sum(len(row[i]) for row in cells if i < len(row)))
    if _mean([row[longest] for row in cells if longest < len(row)]) < 12:
        return None
    deeds = find_deeds_column(rows, texts, people) if Column.OWNER not in columns else None
    at = longest if deeds is None else deeds
    headed = is_head(rows, people)
    names = tuple(cells[0]) if headed else ()
    return Layout(tuple(Column.ACTION if i == at else c for i, c in enumerate(columns)), headed=headed, names=names)


def is_head(rows: Sequence[Line], people: People) -> bool:
    """Whether the first row is a header that orders nobody anything: its words are names of columns, not entries."""
    return len(rows) > 1 and rows[0].block.header and not any(acts(cell_words(c), people) for c in rows[0].block.cells)


def _mean(words: Sequence[str]) -> float:
    return sum(len(word) for word in words) / len(words) if words else 0.0


def _kind(words: Sequence[str], people: People) -> Column | None:
    if not words:
        return None
    share = 0.6 * len(words)
    if sum(bool(_NUMBER.fullmatch(w)) for w in words) >= share:
        return Column.NUMBER
    if sum(bool(len(w) <= 40 and split_agents(w, people, glued=True)) for w in words) >= share:
        return Column.OWNER
    if sum(find_cell_status(w) is not None or not re.search(r"\w", w) for w in words) >= share:
        return Column.STATUS
    if sum(bool(_DATE.fullmatch(w)) for w in words) >= share:
        return Column.DUE
    return Column.TEXT
