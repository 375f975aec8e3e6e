"""Short lines that end in a colon over a list: people ("Kim:") or topics ("Workshop:"). Knows no actions."""

from __future__ import annotations

from collections.abc import Sequence

from service.parsing.agents import split_agents
from service.parsing.candidates import Page
from service.parsing.lines import Line

_FEW_WORDS = 5


def is_label(page: Page, line: Line) -> bool:
    """Whether a line is a few words with a colon, and the next is an item of a list."""
    after = page.after(line)
    ended = line.text.endswith(":") and not line.is_item and not line.is_row
    return ended and after is not None and after.is_item and len(line.text.split()) <= _FEW_WORDS


def label_people(page: Page, line: Line) -> tuple[str, ...]:
    """The people whom a label may name, known or not; () for a word that the document also writes small."""
    owners = split_agents(line.text.rstrip(": "), page.people, glued=True)
    return owners if not any(page.people.is_common(word) for owner in owners for word in owner.split()) else ()


def labels_known(page: Page, lines: Sequence[Line]) -> bool:
    """Whether most of the labels among the lines are people that the document knows, so that the others are, too."""
    labels = [label_people(page, line) for line in lines if is_label(page, line)]
    known = sum(bool(owners) and all(map(page.people.knows, owners)) for owners in labels)
    return known > 0 and known * 2 > len(labels)
