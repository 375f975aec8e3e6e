"""Actions whose owner stands in the margin or at the line's end, under a head "Action" ("... organise. DHO 27/5")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.domain.document import BlockKind
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.entry_words import told_of_whom
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.own_tasks import is_task_of
from service.parsing.owners import find_leading_doers
from service.parsing.section_names import BEFORE_BUSINESS, Section
from service.parsing.sentences import last_statement

_HEAD = re.compile(r"^(?:actions?(?: by)?|action (?:required|owner|for)|by whom)$", re.I)
_FLAT_HEAD = re.compile(
    r"\b(?:item|minute|subject|no(?!\s\w+\sactions?\b|\sactions?\s\w))\b.{0,30}\baction(?: by)?\b"
    r"(?P<date>.{0,4}(?:action )?(?:date|by when|due))?",
    re.I,
)
_SUFFIX = re.compile(
    r"^(?P<text>.{12,}?)[\s.]\s?(?P<who>[A-Z]{2,4}(?:(?:\s?[/&,]\s?|\s)[A-Z]{2,4}){0,3}|All|ALL)(?:\s"
    r"(?P<due>\d{1,2}/\d{1,2}(?:/\d{2,4})?|[A-Z][a-z]+(?:\s[A-Z]?[a-z]+)?|ASAP))?$",
    re.S,
)
_INITIALS_ONLY = re.compile(r"[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4}){0,4}|ALL|All")
_BRACKET = re.compile(r"(?<=[\w)][.!?;])\s\[(?P<who>[^\[\]]{2,40})\](?=\s|$)")
#: Everybody is to come, which is no task.
_NEXT_MEETING = re.compile(r"(?:dates? (?:of|for) )?(?:the )?next (?:\w+ )?meeting\b", re.I)
#: The number of a paragraph of minutes: "16/5/4 ...", "BD/24/117 ...".
_NUMBER = re.compile(r"^(?:[A-Z]{1,5}[/-])?\d{1,4}(?:[/-]\d{1,4}){1,2}\.?\s(?=[A-Z“\"'])")
#: Fewer of them are days.
_FEW_NUMBERS = 3


def find_margin(page: Page) -> Iterator[Candidate]:
    """Lines with an owner beside or behind them, where the document says that such a column is for actions."""
    yield from _bracketed(page)
    headed = any(_HEAD.match(line.block.margin.strip()) or _is_head(line) for line in page.lines[:80])
    if headed or (_is_column(page) and not page.is_agenda):
        sure = headed or any(_INITIALS_ONLY.fullmatch(line.block.margin) for line in page.lines)
        yield from _beside(page, sure=sure)
    if headed:
        yield from _below(page)
    if headed or any(len(line.text) < 60 and _FLAT_HEAD.search(line.text) for line in page.lines):
        yield from _behind(page)


def _is_column(page: Page) -> bool:
    """A margin without a head is of actions where it stands beside statements, not beside topics."""
    beside = [
        line for line in page.lines if line.block.margin and split_agents(line.block.margin, page.people, glued=True)
    ]
    return bool(beside) and all(_is_statement(line.text) and not line.heading for line in beside)


def _is_statement(text: str) -> bool:
    words = len(text.split())
    return words >= 5 or (words >= 3 and text.endswith("."))


def _is_head(line: Line) -> bool:
    """ "Action" alone, with no list below it: the head of a column that lost its place."""
    return bool(_HEAD.match(line.text)) and not line.is_item and not line.is_row and line.text.lower() != "actions"


def _below(page: Page) -> Iterator[Candidate]:
    """A line of owners alone, come loose from its margin: the words are those before it, and behind it to the stop."""
    for line in page.lines:
        if (
            line.is_row
            or line.section in BEFORE_BUSINESS
            or len(line.text) > 30
            or not _INITIALS_ONLY.fullmatch(line.text)
        ):
            continue
        before, after = page.before(line), page.after(line)
        owners = split_agents(line.text, page.people, glued=True)
        if owners and before is not None and not before.heading and len(before.text.split()) > 3:
            rest = (
                after.text
                if after is not None and not before.text.rstrip().endswith((".", ":")) and not after.is_item
                else ""
            )
            yield Candidate(
                line=before,
                text=last_statement(f"{before.text} {rest}".strip()),
                owners=owners,
                source=Source.MARGIN,
                confidence=0.7,
            )


def _bracketed(page: Page) -> Iterator[Candidate]:
    """Statements that end in the initials of those who take them on: "... are to be sent again. [KS]"; two at least."""
    found = [
        (line, text, owners)
        for line in page.lines
        if "]" in line.text and not line.is_row and not line.heading and line.section not in BEFORE_BUSINESS
        and not find_marks(line.text, page.people)
        for text, who in _before_brackets(line.text)
        if (owners := split_agents(who, page.people, glued=True)) and all(map(page.people.knows, owners))
    ]  # fmt: skip
    for line, text, owners in found if len(found) > 1 else ():
        yield Candidate(line=line, text=text, owners=owners, source=Source.MARGIN, confidence=0.7)


def _before_brackets(text: str) -> Iterator[tuple[str, str]]:
    """Each statement with the bracket behind it: words go on behind one where the lines ran together."""
    begun = 0
    for match in _BRACKET.finditer(text):
        yield last_statement(text[begun : match.start()].strip()), match["who"]
        begun = match.end()


def _beside(page: Page, *, sure: bool) -> Iterator[Candidate]:
    """What stands beside owners; where the column holds names alone, they may as well be of who told it."""
    numbered = sum(bool(_NUMBER.match(line.text)) for line in page.lines) >= _FEW_NUMBERS
    for line in page.lines:
        if not line.block.margin or line.section is Section.AGENDA or _NEXT_MEETING.match(line.text):
            continue
        owners = split_agents(line.block.margin, page.people, glued=True)
        told = find_leading_doers(line.block.margin, page.people)
        said = last_statement(_NUMBER.sub("", line.text) if numbered else line.text)
        if told and not owners:
            text = f"{said} {line.block.margin}"
            yield Candidate(line=line, text=text, owners=told, source=Source.MARGIN, confidence=0.85)
        if not sure and not is_task_of(said, owners, page.people):
            continue
        if owners and not _HEAD.match(line.block.margin.strip()) and not find_marks(line.text, page.people):
            yield Candidate(line=line, text=said, owners=owners, source=Source.MARGIN, confidence=0.85)


def _behind(page: Page) -> Iterator[Candidate]:
    for line in page.lines:
        if (
            line.section in BEFORE_BUSINESS
            or line.is_row
            or line.block.kind is BlockKind.HEADING
            or len(line.text) < 16
        ):
            continue
        match = _SUFFIX.match(line.text)
        if match and match["text"][-1] == "/":
            continue  # the cells of a line run together
        if match and told_of_whom(match["text"]):
            continue
        if match and _known(match["who"], page) and not find_marks(line.text, page.people):
            owners = split_agents(match["who"], page.people, glued=True)
            yield Candidate(
                line=line,
                text=last_statement(match["text"].strip()),
                owners=owners,
                source=Source.MARGIN,
                due_words=match["due"] or "",
                confidence=0.85,
            )


def _known(who: str, page: Page) -> bool:
    """Initials of the attendance, or that stand alone elsewhere in the margin."""
    loose = {line.text for line in page.lines if len(line.text) < 12} | {line.block.margin for line in page.lines}
    return all(
        page.people.knows(part) or part.upper() == "ALL" or any(part in words for words in loose)
        for part in re.split(r"\s?[/&,]\s?|\s", who)
    )
