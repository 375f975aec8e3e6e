"""Actions in tables: rows with columns for text, owner, date and status, or marked words inside the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import filterfalse, groupby

from service.domain.minutes import ItemStatus
from service.parsing.actions_owned import find_owned
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page
from service.parsing.column_deeds import acts, orders
from service.parsing.columns import Column, Layout, cell_words, find_column, find_layout, is_head
from service.parsing.deeds import is_past_of
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import OF_ACTIONS, Section, find_section
from service.parsing.sentences import last_statement, says_something
from service.parsing.status import find_cell_status
from service.parsing.table_cells import find_marked_cells, made, section_status
from service.parsing.table_kinds import is_no_action_list
from service.parsing.table_lines import split_tasks
from service.parsing.table_parts import find_head_below, heads_each_topic, is_of_meeting
from service.parsing.verbs import starts_with_order

_MIXED = re.compile(r"\b(?:decisions?|outcomes?|agreed|resolutions?|resolved)\b", re.I)
#: The head of a column that is of the discussion first.
_NOTES = re.compile(r"\b(?:notes?|discussions?|minutes|comments?)\b", re.I)
_LABEL = re.compile(r"(?:agreed |new )?action(?:s|\(s\))?(?: points?| items?| required| agreed)?\s?:?", re.I)
_NO_TASK = re.compile(
    r"(?:none|nil|n/?a|no (?:\w+ )?(?:actions?|update)|nothing|not applicable|to (?:be )?note[d]?|noted"
    r"|for (?:info|noting)\w*|tbc|to be (?:agreed|confirmed)|see (?:above|below)|as above|complete[d]?|done|closed)\b"
    r"|[^.]{0,60}\b(?:has|have|had)\s(?:now\s)?been\b",
    re.I,
)
#: A row of the meeting to come, with whoever is to be there beside it.
_NEXT_MEETING = re.compile(r"(?:dates? (?:of|for) )?(?:the )?next (?:\w+ )?meeting\b(?!.*\bto\s[a-z])(?=.*\d)", re.I)
#: An owner's cell for what nobody is to act on.
_NOTED = re.compile(
    r"(?:to )?(?:be )?(?:note[ds]?|noting|(?:for )?(?:noting|information|info)(?: only)?)(?: by \w+)?\.?", re.I
)
#: What a meeting did with a topic, not what anybody is to do.
_OUTCOME = re.compile(
    r"(?:deferred|adjourned|postponed|withdrawn|received|approved|carried|refused|rejected|accepted|ratified|noted)"
    r"(?:,? (?:to|until|by|for|with|unanimously|nem con)\b.{0,40})?\.?",
    re.I,
)
#: The number of an entry of a list within a cell.
_TYPED_NUMBER = re.compile(r"^\d{1,2}[.)]\s(?=[A-Z@])")
#: The head of a column that holds the day on which each was closed.
_CLOSED_ON = re.compile(r"(?:date )?(?:closed|completed|done)(?: (?:on|date))?", re.I)
#: Beside a column of owners longer words without one are talk, in characters.
_A_TASK = 60
#: The head of a column that holds the day on which each was first minuted.
_RAISED = re.compile(
    r"(?:date )?(?:raised|opened|agreed|set|logged|added|assigned|created|allocated)(?: (?:on|at|date))?"
    r"|(?:date of )?(?:original )?meeting(?: raised| date)?|date of origin",
    re.I,
)
_YEAR = re.compile(r"\d{4}|\d[/.-]\w{1,3}[/.-]\d\d")
#: Within so many words of a task stands its verb.
_OPENING = 6
#: A day in a column of updates.
_WHEN = re.compile(
    r"(?:(?:for|by|due|before)\s)?(?:the\s)?next (?:time|meeting|month|week)\.?"
    r"|(?:for|by|due|due by|before)\s\d{1,2}\S{0,8}.{0,15}",
    re.I,
)
#: The word for them may be written in one way or two.
_FEW_NAMES = 2
_KIND = re.compile(r"(?:item )?(?:type|kind|category)(?: of item)?", re.I)
_OTHER_KIND = re.compile(r"(?:decisions?|info(?:rmation)?|notes?|noted|discussion|d|i)", re.I)
_SKIPPED = (Section.ATTENDANCE, Section.APOLOGIES, Section.DATES, Section.DECISIONS)


def find_tabled(page: Page) -> Iterator[Candidate]:
    """The actions of every table."""
    for table, group in groupby(page.lines, key=lambda line: line.block.table if line.is_row else 0):
        rows = list(group) if table else []
        head = find_head_below(rows, page.people) if rows and rows[0].section not in _SKIPPED else 0
        if head or (rows and rows[0].section not in _SKIPPED and heads_each_topic(rows, page.people)):
            yield from find_owned(page, rows[head:])
            rows = rows[:head]
        if rows:
            yield from _table(page, rows)


def _table(page: Page, rows: Sequence[Line]) -> Iterator[Candidate]:
    section = rows[0].section
    if section not in _SKIPPED and (_is_labelled(rows) or _is_form(rows)):
        yield from _labelled(page, rows)
        return
    layout = None if section in _SKIPPED else find_layout(rows, page.people, listed=section in OF_ACTIONS)
    if layout is None or _is_tracker(rows, layout) or is_no_action_list(rows, layout, listed=section in OF_ACTIONS):
        for row in rows[1:] if is_head(rows, page.people) else rows:
            yield from find_marked_cells(page, row, range(len(row.block.cells)))
        return
    kinds = _kinds(layout)
    for row in rows[1:] if layout.headed else rows:
        if not any(_OTHER_KIND.fullmatch(cell_words(cell)) for cell in row.block.cells[kinds]):
            yield from _row(page, row, layout)


def _kinds(layout: Layout) -> slice:
    """The column headed "Type", which tells actions from decisions; none without one."""
    at = next((i for i, name in enumerate(layout.names) if _KIND.fullmatch(name.strip(" :"))), None)
    return slice(0, 0) if at is None else slice(at, at + 1)


def _is_labelled(rows: Sequence[Line]) -> bool:
    """Whether the word "Action" stands in cells of its own again and again: beside or above the actions of a topic."""
    names = [find_column(cell_words(cell)) for cell in rows[0].block.cells]
    if Column.OWNER in names and Column.ACTION in names:
        return False  # "Action" in the cells tells of which kind each is
    at = [i for i, row in enumerate(rows) if _label(row) is not None]
    below = {_words_at(row, place) for row in rows if (place := _label(row)) is not None}
    return len(at) > 1 and len(at) < len(rows) and len(below) <= _FEW_NAMES and not _beside_all(rows)


def _is_form(rows: Sequence[Line]) -> bool:
    """Whether two columns name the parts of the minutes and tell them: "Notes | ...", "Actions | ..."."""
    labels = [row for row in rows if len(row.block.cells) > 1 and cell_words(row.block.cells[0])]
    parts = [row for row in labels if find_section(cell_words(row.block.cells[0])) is not None]
    plain = all(len(row.block.cells) <= _FEW_NAMES for row in rows) and len(rows) > _FEW_NAMES
    return plain and len(parts) > 1 and sum(_label(row) == 0 for row in labels) == 1 and _label(rows[0]) is None


def _labelled(page: Page, rows: Sequence[Line]) -> Iterator[Candidate]:
    """The words to the right of each "Action", or those below it to the next topic."""
    column: int | None = None
    for row in rows:
        marked = list(find_marked_cells(page, row, range(len(row.block.cells))))
        place = _label(row)
        if place is not None:
            beside = row.block.cells[place + 1 :]
            column = None if any(map(cell_words, beside)) else place
            cells = [cell for cell in beside if cell_words(cell)][:1]
        else:
            column = column if column is not None and column < len(row.block.cells) else None
            cells = [row.block.cells[column]] if column is not None else []
        yield from marked or (
            made(row, text, None, "", section_status(row.section), "")
            for cell in cells
            for text in _statements(page, cell, mixed=False, shared=False)
            if _is_task(text, page, row)
        )


def _label(row: Line) -> int | None:
    """The cell that holds "Action" alone."""
    return next((i for i, cell in enumerate(row.block.cells) if _LABEL.fullmatch(cell_words(cell))), None)


def _words_at(row: Line, place: int) -> str:
    return cell_words(row.block.cells[place]).lower()


def _beside_all(rows: Sequence[Line]) -> bool:
    """An export whose last column reads "Action" in most rows, with the words of each before it."""
    told = [row for row in rows if (at := _label(row)) and any(map(cell_words, row.block.cells[:at]))]
    return len(told) * 2 > len(rows)


def _is_task(text: str, page: Page, row: Line) -> bool:
    """What stands where actions do, unless it says that there are none."""
    return not _NO_TASK.match(text.strip(" -–—.*")) and len(text.split()) > 1 and _is_entry(text, page, True, row)


def _is_tracker(rows: Sequence[Line], layout: Layout) -> bool:
    """An export whose action column says the same in every row lists something else."""
    at = layout.find(Column.ACTION)
    values = [cell_words(row.block.cells[at]) for row in rows[1:] if at is not None and at < len(row.block.cells)]
    same = len(values) > _FEW_NAMES and len(set(values)) == 1
    return same or (len(rows) > _FEW_NAMES + 1 and all(_LABEL.fullmatch(_last(row)) for row in rows[1:]))


def _last(row: Line) -> str:
    return cell_words(row.block.cells[-1]) if row.block.cells else ""


def _row(page: Page, row: Line, layout: Layout) -> Iterator[Candidate]:
    at = layout.find(Column.ACTION)
    cells = row.block.cells
    if at is None or at >= len(cells):
        return
    if _is_unowned_talk(row, layout, at):
        yield from find_marked_cells(page, row, range(len(cells)))
        return
    yield from list(find_marked_cells(page, row, range(len(cells)))) or (
        entry for one in split_tasks(row, layout, at) for entry in _entries(page, one, layout, at)
    )


def _is_unowned_talk(row: Line, layout: Layout, at: int) -> bool:
    """Long words with nobody beside them, in a table without a header where others have somebody."""
    if layout.headed or row.section in OF_ACTIONS or layout.find(Column.OWNER) is None:
        return False
    told = _cell(row, layout, Column.OWNER) + _cell(row, layout, Column.DUE)
    return not says_something(told) and len(cell_words(row.block.cells[at])) > _A_TASK


def _entries(page: Page, row: Line, layout: Layout, at: int) -> Iterator[Candidate]:
    """The actions of a row whose words are in column `at`, with what the other columns say of them."""
    owners, due, number = (_cell(row, layout, kind) for kind in (Column.OWNER, Column.DUE, Column.NUMBER))
    if (
        is_of_meeting(row)
        or any(map(_NOTED.fullmatch, (owners, due)))
        or any(_NEXT_MEETING.match(cell_words(cell)) for cell in row.block.cells)
    ):
        return
    due = due or _due_told(row, layout)
    stated = _told_status(row, layout, at) or (find_cell_status(due) if due else None) or section_status(row.section)
    mixed = at < len(layout.names) and bool(_MIXED.search(layout.names[at]))
    noted = at < len(layout.names) and not owners and bool(_NOTES.search(layout.names[at]))
    talk = _is_talk(layout, at)
    for text in filterfalse(_is_outcome, _statements(page, row.block.cells[at], mixed=mixed, shared=bool(owners))):
        written = _written(owners, page)
        if _owner_only(text, page) and not owners:
            said = _said(row, layout, at)
            if said:
                yield made(row, last_statement(said), split_agents(text, page.people, glued=True), due, stated, number)
            continue
        if noted and not acts(text, page.people) and not orders(text):
            continue
        if talk and not says_something(owners + due) and not find_leading_doers(text, page.people):
            continue
        if _is_entry(text, page, bool(written) or bool(due), row):
            yield replace(made(row, text, written, due, stated, number), raised=_raised(row, layout))


def _is_outcome(text: str) -> bool:
    """Whether a cell says what the meeting did, not what anybody is to do."""
    return bool(_NOTED.fullmatch(text) or _OUTCOME.fullmatch(text))


def _raised(row: Line, layout: Layout) -> str:
    """When the action was first minuted, by a column for that, or a date before the actions; "" without."""
    at = layout.find(Column.ACTION) or 0
    cells = zip(layout.names, map(cell_words, row.block.cells), strict=False)
    return next(
        (words for i, (name, words) in enumerate(cells) if (_RAISED.fullmatch(name.strip(" :")) and _YEAR.search(words))
         or (i < at and name.strip(" :").lower() in ("date", "meeting", "meeting date"))),
        "",
    )  # fmt: skip


def _written(owners: str, page: Page) -> tuple[str, ...] | None:
    """Whom the owner's cell names, or the cell as it stands; None where it names nobody."""
    named = split_agents(owners, page.people, glued=True) or find_leading_doers(owners, page.people) if owners else ()
    return named or ((owners,) if owners and len(owners) <= 40 and says_something(owners) else None)


def _is_talk(layout: Layout, at: int) -> bool:
    """Whether the column is of the discussion, so that what nobody is named beside is no action."""
    name = layout.names[at] if at < len(layout.names) else ""
    return find_column(name) in (Column.TEXT, Column.STATUS) and layout.find(Column.OWNER) is not None


def _cell(row: Line, layout: Layout, kind: Column) -> str:
    at = layout.find(kind)
    return cell_words(row.block.cells[at]) if at is not None and at < len(row.block.cells) else ""


def _statements(page: Page, cell: Sequence[str], *, mixed: bool, shared: bool) -> list[str]:
    """One action per cell, or one per line where lines stand for themselves.

    `mixed` says that the column holds decisions too, so that only lines that name a doer or give an order count;
    `shared` that another column gives the owner, so that the cell is one action.
    """
    lines = [_TYPED_NUMBER.sub("", line.strip()) for line in cell if line.strip()]
    acting = [line for line in lines if find_doers(line, page.people).owners or starts_with_order(line)]
    if mixed:
        return acting
    if len(lines) > 1 and not shared and acting and all(len(line.split()) >= 2 for line in lines):
        return lines
    return [" ".join(lines)] if lines else []


def _owner_only(text: str, page: Page) -> bool:
    return len(text.split()) <= 6 and bool(split_agents(text, page.people, glued=len(text.split()) == 1))


def _said(row: Line, layout: Layout, at: int) -> str:
    """The words of the row beside a column that holds owners alone."""
    beside = [
        cell_words(c)
        for i, c in enumerate(row.block.cells)
        if i != at and layout.columns[i : i + 1] != (Column.NUMBER,)
    ]
    return max(beside, key=len, default="")


def _is_entry(text: str, page: Page, told: bool, row: Line) -> bool:
    plain = text.strip(" -–—.*")
    if len(plain) < (4 if told else 6) or plain.lower() in (
        "noted",
        "note",
        "complete",
        "completed",
        "accepted",
        "none",
        "approved",
        "agreed",
        "no action",
        "for information",
        "n/a",
        "open",
        "done",
    ):
        return False
    if told or row.section in OF_ACTIONS:
        return True
    return (
        bool(find_doers(text, page.people).owners) or starts_with_order(text) or len(find_marks(text, page.people)) > 0
    )


def _told_status(row: Line, layout: Layout, at: int) -> ItemStatus | None:
    """What the columns for it say, progress and colour: one that says done is believed."""
    cells = zip(layout.columns, row.block.cells, strict=False)
    told = [find_cell_status(cell_words(cell)) for column, cell in cells if column is Column.STATUS]
    closed = any(
        _CLOSED_ON.fullmatch(name) and any(letter.isdigit() for letter in cell_words(cell))
        for name, cell in zip(layout.names, row.block.cells, strict=False)
    )
    told += [ItemStatus.DONE] if closed or _deed_told(row, layout, cell_words(row.block.cells[at])) else []
    over = (status for status in (ItemStatus.DONE, ItemStatus.DROPPED) if status in told)
    return next(over, next((one for one in told if one), None))


def _deed_told(row: Line, layout: Layout, task: str) -> bool:
    """Whether the column of updates begins with the deed asked for: "Sent 3 March" beside "Send the survey"."""
    words, asked = _cell(row, layout, Column.STATUS).split()[:1], task.split()[:_OPENING]
    return bool(words) and any(is_past_of(words[0], verb) for verb in asked)


def _due_told(row: Line, layout: Layout) -> str:
    """What a column of updates says of the day: "Next time", "For 20/06/24"; "" for news."""
    told = _cell(row, layout, Column.STATUS)
    return told if _WHEN.fullmatch(told) else ""
