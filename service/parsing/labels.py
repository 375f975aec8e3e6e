"""Short lines over a list: people ("Kim:") or topics ("Workshop:", "Workshop"). Knows no actions."""

from __future__ import annotations

from collections.abc import Sequence

from service.parsing.agents import split_agents
from service.parsing.candidates import Page
from service.parsing.lines import Line
from service.parsing.owners import find_doers
from service.parsing.titles import SENTENCE
from service.parsing.verbs import starts_with_order

_FEW_WORDS = 5
#: A topic without a colon has no more words, and stands over items that give somebody something to do.
_TOPIC_WORDS = 3
#: So many lines below a topic tell whether they give anybody something to do.
_LOOKED_AT = 2
#: Lights that some set before what is urgent.
_SIGNS = "🔴🟠🟡🟢❗‼⚠ \ufe0f"


def is_label(page: Page, line: Line) -> bool:
    """Whether a line is a few words with a colon, or a topic without one, and the next is an item of a list."""
    after = page.after(line)
    if line.is_item or line.is_row or after is None or not after.is_item:
        return False
    if line.text.endswith(":"):
        return len(line.text.split()) <= _FEW_WORDS
    return _is_bare_topic(line) and any(_gives(page, entry) for entry in _first_items(page, after))


def _first_items(page: Page, first: Line) -> Sequence[Line]:
    below = page.lines[first.index : first.index + _LOOKED_AT]
    return [line for line in below if line.is_item]


def _gives(page: Page, entry: Line) -> bool:
    return starts_with_order(entry.text.lstrip(_SIGNS)) or bool(find_doers(entry.text, page.people).owners)


def _is_bare_topic(line: Line) -> bool:
    few = len(line.text.split()) <= _TOPIC_WORDS and line.text[:1].isupper() and line.text[-1:].isalnum()
    return few and not SENTENCE.search(line.text)


def label_people(page: Page, line: Line) -> tuple[str, ...]:
    """The people whom a label may name, known or not; () for a word that the document also writes small, or a topic."""
    if not line.text.endswith(":"):
        return ()
    owners = split_agents(line.text.rstrip(": "), page.people, glued=True)
    return owners if not any(page.people.is_common(word) for owner in owners for word in owner.split()) else ()


def labels_known(page: Page, lines: Sequence[Line]) -> bool:
    """Whether most of the labels among the lines are people that the document knows, so that the others are, too."""
    labels = [label_people(page, line) for line in lines if line.text.endswith(":") and is_label(page, line)]
    known = sum(bool(owners) and all(map(page.people.knows, owners)) for owners in labels)
    return known > 0 and known * 2 > len(labels)
