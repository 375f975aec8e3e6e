"""Actions drawn as such in the discussion: tick boxes, and arrows with a task or with nothing but who is to do it."""

from __future__ import annotations

from collections.abc import Iterator

from service.parsing.actions_listed import give_owners, read_entry
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.entry_words import reads_as_action
from service.parsing.keywords import find_marks
from service.parsing.lines import Line, find_parent
from service.parsing.section_names import Section
from service.parsing.sentences import last_statement

_DRAWN = ("[ ]", "[x]", "→")


def find_boxed(page: Page) -> Iterator[Candidate]:
    """The boxes and arrows of the discussion; not those of a register or of decisions."""
    if page.is_agenda:
        return
    for line in page.lines:
        drawn = line.block.marker.lower() in _DRAWN and line.section in (Section.BODY, Section.ARISING)
        if not drawn or find_marks(line.text, page.people):
            continue
        if given := _given_above(page, line):
            yield given
        elif reads_as_action(page, line):
            whose = _set_above(page, line)
            yield from (give_owners(candidate, whose, page) for candidate in read_entry(line))


def _given_above(page: Page, line: Line) -> Candidate | None:
    """People alone, who are to do what stands above: "... find a hall." over "→ KL"."""
    owners, above = split_agents(line.text, page.people), page.before(line)
    if not owners or above is None or above.heading or not all(map(page.people.knows, owners)):
        return None
    return Candidate(line=line, text=last_statement(above.text), owners=owners, source=Source.LISTED)


def _set_above(page: Page, line: Line) -> tuple[str, ...]:
    """The people of the item that a box is nested in, where it names nothing else."""
    parent = find_parent(page.lines, line)
    owners = split_agents(parent.text.rstrip(": "), page.people, glued=True) if parent else ()
    return owners if all(map(page.people.knows, owners)) else ()
