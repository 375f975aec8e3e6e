"""Finds prose that tells what became of something: "Ramp survey: it has gone out. Done." Knows no known actions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from service.domain.minutes import ItemStatus, Report
from service.parsing.candidates import Page
from service.parsing.hints import holds_any
from service.parsing.lines import Line
from service.parsing.section_names import Section, find_section
from service.parsing.sentences import split_sentences
from service.parsing.status import find_cell_status, split_dropped, split_status

_SKIPPED = (Section.ATTENDANCE, Section.APOLOGIES, Section.AGENDA, Section.DECISIONS, Section.DATES)
#: What no report goes without: cheap to look for in every line.
_HINT = re.compile(
    r"done|complete|closed|finished|actioned|discharged|[✓✔✅]|sent|paid|ed\b|going|progress|in hand|forward|over\b|c/f"
    r"|outstanding|pending|no update|under ?way|not yet|no longer|superseded|withdrawn|overtaken",
    re.I,
)
#: In prose these close a decision, not an action.
_DECIDED = re.compile(r"\b(?:resolved|achieved|ok|agreed|approved|merged|signed|shared)\W*$", re.I)
_DECIDED_HINTS = ("resolved", "achieved", "ok", "agreed", "approved", "merged", "signed", "shared")
#: How far from its end the last word of a sentence may begin, and how long one is that is a status.
_END = 60
_RULES = " .:!-"
_BARE = re.compile(r"(?:action|status)?[\s:.-]*(?P<word>(?:(?!\s[–—-]\s)[^:]){2,40}?)[\s.!]*", re.I)
_LONG = 1200


def find_reports(page: Page, taken: Collection[int]) -> Iterator[Report]:
    """What the prose says of things done, carried over or dropped; `taken` are the lines of actions (Block.line)."""
    if page.is_agenda:
        return
    for line in page.lines:
        if line.section in _SKIPPED or line.is_row or line.heading or line.number in taken:
            continue
        if _HINT.search(line.text) and len(line.text) <= _LONG:
            yield from _told(page, line, taken)


def _told(page: Page, line: Line, taken: Collection[int]) -> Iterator[Report]:
    """A report ends where a status does: "Ramp: it is open. Done. Budget - carried forward." is two."""
    words: list[str] = []
    for sentence in split_sentences(line.text):
        words.append(sentence)
        whole = " ".join(words)
        status = _status(whole, sentence)
        if status is None:
            continue
        alone = len(words) == 1 and _bare(sentence) is not None
        before = page.before(line) if alone else None
        if before is not None and (before.heading or before.number in taken or before.topic != line.topic):
            before = None
        text = f"{before.text} {whole}" if before else whole
        yield Report(text=text, status=status, topic=_topic(line), line=line.number)
        words = []


def _status(whole: str, sentence: str) -> ItemStatus | None:
    if split_dropped(sentence)[1]:
        return ItemStatus.DROPPED
    end = whole[-_END:]
    if holds_any(end.lower(), _DECIDED_HINTS) and _DECIDED.search(whole, max(0, len(whole) - _END)):
        return None
    return _bare(sentence) or split_status(whole)[1]


def _bare(sentence: str) -> ItemStatus | None:
    """The status of a sentence that is nothing else: "Done.", "Action closed"."""
    match = _BARE.fullmatch(sentence) if len(sentence.strip(_RULES)) <= _END else None
    return find_cell_status(match["word"]) if match else None


def _topic(line: Line) -> str:
    """The heading, where it names a matter: "Matters arising" names none."""
    return "" if find_section(line.topic) else line.topic
