"""What is said around a table of meetings: hours and place of all, of one body, or by a footnote's mark.

Knows a table's rows and the lines beside it; what a cell holds is read in meeting_calendar.py and meeting_tables.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from service.parsing.columns import cell_words
from service.parsing.dates import find_dates
from service.parsing.lines import Line
from service.parsing.meeting_dates import Horizon
from service.parsing.meeting_hours import find_hours
from service.parsing.times import TimeMention, find_time_range
from service.parsing.venues import find_venue, parse_venue

YEAR = re.compile(r"^(?:year\s)?(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?\d{2,4})?(?:\s[A-Za-z ]{0,20})?$", re.I)
#: Heads that say when, not who: "Spring", "Q1", "Summer term 2025", "Meeting 2", "1st".
PART_OF_YEAR = re.compile(
    r"(?:(?:spring|summer|autumn|fall|winter|michaelmas|hilary|trinity|lent|easter)"
    r"(?:\s(?:term|half[- ]term))?(?:\s\d)?"
    r"|q\s?[1-4]|(?:quarter|term|cycle|round|meeting|mtg|session|date)\s?\d{1,2}|(?:1st|2nd|3rd|4th|[5-9]th)(?:\s(?:quarter|term|half|meeting|session))?"
    r"|(?:first|second|third|fourth|fifth|sixth|next)(?:\s(?:meeting|quarter|term|date))?|dates?|[1-9])"
    r"(?:\s\(?20\d\d(?:[/–-]\d\d)?\)?)?",
    re.I,
)
LABEL = re.compile(r"^(?:meetings?|committees?|month|date|day|week)?$", re.I)
#: Columns of days that are none of a meeting: "Papers to Clerk by", "Agenda circulated", "Deadline".
OF_PAPERS = re.compile(
    r"\b(?:deadlines?|circulat\w*|submi\w*|dispatch\w*|despatch\w*|due|closing|clos(?:es|e)|opens|issued|published|distribut\w*"
    r"|sent)\b|\bby\W*$|^(?:draft )?(?:papers?|agendas?|reports?|items?|notices?|minutes|pack)\b"
    r"(?!.*\b(?:committee|group|panel|board|council)\b)",
    re.I,
)
#: The mark that a cell carries, for a note below.
MARKED = re.compile(r"(?P<mark>[*†‡#]{1,3}|[¹²³⁴])\s?$")
_SPAN = re.compile(r"\b(?P<year>20\d\d)(?P<to>\s?[/–-]\s?(?:20)?\d\d)?\b")
_OF_MEETINGS = re.compile(r"\b(?:meetings?|dates|calendar|schedule|timetable|diary|committees?)\b", re.I)
_NOTE = re.compile(r"\b(?:meetings?|all|start|commence|held|begin|unless|at)\b", re.I)
_OF_ALL = re.compile(r"\b(?:meetings|all|each|both|start|commence|unless)\b", re.I)
_MARK = re.compile(r"^\(?(?P<mark>[*†‡#]{1,3}|[¹²³⁴]|\d(?=\))|[a-c](?=\)))\)?\s?")
#: Where the next of several notes on one line begins: "* 7.30pm  ** 7pm unless shown otherwise".
_NEXT_MARK = re.compile(r"(?<=\S)[\s,;]+(?=(?:[*†‡#]{1,3}\s?(?=[A-Za-z\d])|[¹²³⁴])(?!\s?[*†‡#]))")
#: "Those marked * are at 6pm", "except * which is at 6.30 pm", "(apart from those with an asterisk: 5pm)".
_EXCEPTION = re.compile(
    r"\b(?:marked (?:with )?(?:an? )?|(?:except(?:ing)?(?: for)?|excluding|apart from|other than)"
    r"(?: (?:those|that|the one|meetings?|dates?))?(?: marked)?(?: with)?(?: an?)? ?)"
    r"(?P<mark>[*†‡#]{1,3}|asterisk(?:ed)?\b)(?P<rest>[^.]{0,60}(?:\.\d\d[^.]{0,10})?)",
    re.I,
)
_WHERE = re.compile(
    r"^(?:the\s)?(?:venue|location|place|where)s?\s?(?:\(all\))?\s?[:–-]\s?(?P<place>[^.;]{3,80})", re.I
)
#: "committees at 4pm": each whose name ends so.
_KINDS = re.compile(r"\b(?:committees|panels|groups|boards|forums|sub-committees)\b")
_CUT = re.compile(r",?\s\(?(?:except|excluding|apart from|unless|other than)\b", re.I)
_CLAUSES = re.compile(
    r"[.;]\s|,\s(?:and|but|while|with|except)\s|,\s(?=[A-Z]|(?:sub-)?(?:committees|panels|groups|boards|forums)\b)"
)
_PART_OF_PLACE = (" room", " house", " hall", " office", " chamber", " centre", " building")
#: How many notes around a calendar are read.
_FEW = 40
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Note:
    """What one note says: hours, place, or both."""

    hours: TimeMention | None = None
    venue: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes around a table: by footnote mark ("" is of all), and hours of one body by its name in small letters."""

    marked: Mapping[str, Note] = field(default_factory=dict)
    named: Mapping[str, TimeMention] = field(default_factory=dict)

    def of_mark(self, *words: str) -> Note:
        """The note of the mark that the first of `words` with one carries; an empty one without."""
        marks = [mark["mark"] for one in words if (mark := MARKED.search(one))]
        return self.marked.get(marks[0], Note()) if marks else Note()

    @property
    def of_all(self) -> Note:
        """What holds wherever nothing else is said."""
        return self.marked.get("", Note())

    def find(self, title: str) -> TimeMention | None:
        """The hours of the body `title`, or of all."""
        return self.named.get(title.lower()) or self.of_all.hours


def find_notes(rows: Sequence[Line], lines: Sequence[Line], head: Sequence[str]) -> Notes:
    """The hours and places said above, below or inside the table of `rows`, whose columns are headed `head`."""
    bodies = {without_hours(words).lower() for words in _bodies(rows, head)}
    carried = {mark["mark"] for row in rows for cell in row.block.cells if (mark := MARKED.search(cell_words(cell)))}
    marked: dict[str, Note] = {}
    named: dict[str, TimeMention] = {}
    for text in _around(rows, lines)[:_FEW]:
        for exception in _EXCEPTION.finditer(text):
            later = find_time_range(exception["rest"])
            if later:
                marked.setdefault("*" if exception["mark"][0] in "aA" else exception["mark"], Note(later))
        of_bodies = _said_of_bodies(text, bodies)
        for body, hours in of_bodies:
            named.setdefault(body, hours)
        mark = _MARK.match(text)
        note = Note() if of_bodies else _note(text, mark)
        if note != Note():
            key = mark["mark"] if mark and (mark["mark"] in carried or mark["mark"].isalnum()) else ""
            marked[key] = _joined(marked.get(key, Note()), note)
    return Notes(marked, named)


def _joined(one: Note, other: Note) -> Note:
    return Note(one.hours or other.hours, one.venue or other.venue)


def _note(text: str, mark: re.Match[str] | None) -> Note:
    """The hours and the place of a note; a day before the hours makes it another meeting's."""
    where = _WHERE.match(text)
    if where:
        return Note(venue=parse_venue(where["place"]))
    hours = find_hours(text)
    if hours is None or not (mark or _NOTE.search(text)):
        return Note()
    before = text[: hours.start]
    if find_dates(before, after=_ANY_DAY) and not mark and not _OF_ALL.search(before):
        return Note()
    return Note(
        hours, find_venue(_CUT.split(text[hours.end :], maxsplit=1)[0]) if mark or _OF_ALL.search(text) else None
    )


def _bodies(rows: Sequence[Line], head: Sequence[str]) -> Iterator[str]:
    """The words that may name a body: the heads of the columns and the first cell of each row."""
    for words in (*head, *(cell_words(row.block.cells[0]) for row in rows)):
        if len(words) > 2 and words[0].isalpha() and not PART_OF_YEAR.fullmatch(words) and not LABEL.match(words):
            yield words


def _said_of_bodies(text: str, bodies: Collection[str]) -> list[tuple[str, TimeMention]]:
    """ "All Board meetings are held at 09:30; Planning meets at 6pm": each body with its hours."""
    found = []
    for clause in _CLAUSES.split(text) if find_time_range(text) else ():
        hours = find_hours(clause)
        before = clause[: hours.start].lower() if hours else ""
        names = [
            body
            for body in bodies
            if body in before and not before.startswith(_PART_OF_PLACE, before.find(body) + len(body))
        ]
        kinds = [kind[:-1] for kind in _KINDS.findall(before)] if not names else []
        names += [body for body in bodies if any(body.endswith(kind) for kind in kinds)]
        found += [(body, hours) for body in names if hours]
    return found


def _around(rows: Sequence[Line], lines: Sequence[Line]) -> list[str]:
    """What is said right above and below the table, and in rows that are one cell."""
    around = [*lines[max(0, rows[0].index - 3) : rows[0].index], *lines[rows[-1].index + 1 : rows[-1].index + 8]]
    texts = [note for line in around if not line.is_row for note in _notes_of(line)]
    single = [filled for row in rows if len(filled := {cell_words(c) for c in row.block.cells} - {""}) == 1]
    return texts + [next(iter(filled)) for filled in single]


def _notes_of(line: Line) -> list[str]:
    """The notes of a line, each with its mark; one that is cleaned off as markup is read as it stands."""
    raw = f"{line.block.marker} {line.block.text}".strip()
    several = _NEXT_MARK.split(raw)
    if len(several) > 1 and _MARK.match(several[0]):
        return several
    return [f"{line.block.marker} {_with_mark(line)}".strip()]


def _with_mark(line: Line) -> str:
    """The words with the two asterisks of a footnote before them, which are cleaned off as markup is."""
    raw = line.block.text.lstrip()
    return f"** {line.text}" if raw.startswith("**") and "**" not in raw[2:] else line.text


def without_hours(words: str) -> str:
    """ "Planning (6pm)" is "Planning"."""
    hours = find_time_range(words)
    plain = f"{words[: hours.start]}{words[hours.end :]}".strip(" -–,") if hours else words
    return plain.replace("()", "").split(" (")[0].strip(" ()-–,") if hours else words


def year_of(cells: Sequence[str]) -> int | None:
    """The year that a row gives: alone in it, or in the first cell before the days of that year."""
    filled = [words for words in cells if words]
    match = YEAR.match(filled[0]) if filled else None
    return int(match["year"]) if match else None


def find_first_day(rows: Sequence[Line], lines: Sequence[Line], horizon: Horizon) -> date:
    """The day from which days without a year count: of the years in the title above, else the horizon's."""
    above = [line.text for line in lines[max(0, rows[0].index - 5) : rows[0].index]]
    for text in reversed([*above, rows[0].text]):
        span = _SPAN.search(text)
        titled = horizon.meeting_on is None and _OF_MEETINGS.search(text)
        if span and (titled or not find_dates(text, after=horizon.after)):
            year = int(span["year"])
            first = next((m for row in rows[1:] for m in find_dates(row.text, after=date(year, 1, 1))), None)
            return date(year, first.on.month, 1) if span["to"] and first else date(year, 1, 1)
    return horizon.after
