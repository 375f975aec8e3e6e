"""Lists of actions under people's names, set as headings: "Actions" / "Kat" / "Dom + Ben". Knows no entries."""

from __future__ import annotations

from collections.abc import Mapping

from service.parsing.agents import split_agents
from service.parsing.candidates import Page
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import Section, find_section

#: One heading of a name may be a topic; several beside each other are people.
_FEWEST = 2
_LONGEST_NAME = 3
#: What parts of a list are called, which are nobody's name.
_KINDS = frozenset(("general", "specific", "urgent", "immediate", "new", "old", "open", "other", "others", "misc",
                    "miscellaneous", "ongoing", "internal", "external", "online", "various"))  # fmt: skip


def list_headings(page: Page) -> list[Line]:
    """The headings below "Actions" that open no section of their own: names, topics, or actions set as headings."""
    return [
        line
        for line in page.lines
        if line.heading and not line.is_item and line.section is Section.ACTIONS and find_section(line.text) is None
    ]


def find_named_lists(page: Page) -> Mapping[str, tuple[str, ...]]:
    """The owners by heading, of the headings below "Actions" that are names; none where most of them are not."""
    headings = [line.text for line in list_headings(page)]
    named = {text: owners for text in headings if (owners := _names(text.strip("*_: "), page.people))}
    return named if len(named) >= _FEWEST and len(named) * 2 > len(set(headings)) else {}


def _names(text: str, people: People) -> tuple[str, ...]:
    """The people in a heading of nothing but names, which the document never writes small; () for anything else."""
    owners = split_agents(text, people, glued=True)
    certain = all(len(o.split()) <= _LONGEST_NAME and not any(people.is_common(w) for w in o.split()) for o in owners)
    certain = certain and not any(owner.lower() in _KINDS and not people.knows(owner) for owner in owners)
    return owners if certain or text.lower() == "all" else ()
