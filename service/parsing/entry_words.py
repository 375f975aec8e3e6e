"""What the words of a listed entry say before it is one: its number, and whether it reads as an action."""

from __future__ import annotations

import re

from service.parsing.candidates import Page
from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import Section
from service.parsing.verbs import starts_with_order

_CODE = re.compile(
    r"^[(\[]?(?P<code>[A-Z]{0,4}[ -]?\d{1,4}(?:[./-]\d{1,4}){1,3}|[A-Z]{1,4}-?\d{1,4}|(?<=\[)\d{3,8}(?=\]))"
    r"[)\]]?(?:\s\(\d{1,2}\))?\s?[:.–-]?\s(?=\S{2})"
)
#: An entry of a list of actions is no longer than this; more is talk.
LONG_ENTRY = 45


def split_code(text: str) -> tuple[str, str]:
    """The number typed before an entry and its words: "5/22-1 CM to book a room" is ("5/22-1", "CM to book a room")."""
    match = _CODE.match(text)
    return (match["code"], text[match.end() :]) if match else ("", text)


def reads_as_action(page: Page, line: Line, *, among_items: bool = False) -> bool:
    """A paragraph counts only where it names a doer with a verb to come, or is an order; not what a speaker said."""
    text = split_code(line.text)[1]
    if starts_with_order(text) or find_leading_doers(text, page.people):
        return True
    doers = find_doers(text, page.people)
    if not doers.owners:
        return False
    short = line.section is Section.ACTIONS and len(text.split()) <= LONG_ENTRY and not among_items
    if short and (text != line.text or all(page.people.knows(owner) for owner in doers.owners)):
        return True
    return doers.text != text and (line.is_item or starts_with_order(doers.text))
