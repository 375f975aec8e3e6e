"""Writes fictional minutes and reads them: what the tests of parsing share. Names and places are invented."""

from __future__ import annotations

from datetime import date

from service.documents.text import read_text
from service.domain.minutes import ActionItem, ItemKind, Minutes
from service.parsing.minutes import parse_minutes

RECEIVED = date(2024, 3, 20)
HEAD = """# Fernvale Partnership

Meeting of 6 March 2024

Present: Ruth Okafor (RO), Tom Pell (TP), Jo Quayle (JQ), Kim Sanders (KS), Will Dray (WD), Alan Hobday (AHob),
Ali Hopper (AHop), Cllr Brack, Ros Tunney (Clerk)

## Bus shelter

"""


def minutes_of(text: str, *, head: str = HEAD, name: str = "") -> Minutes:
    """`text` below the usual head, read."""
    return parse_minutes(read_text(head + text, name=name), received_on=RECEIVED, name=name)


def explicit(minutes: Minutes) -> list[ActionItem]:
    """The marked actions."""
    return [item for item in minutes.actions if item.kind is ItemKind.EXPLICIT]


def found(text: str, *, head: str = HEAD) -> list[tuple[tuple[str, ...], str]]:
    """Owners and words of the marked actions in `text`."""
    return [(item.owners, item.text) for item in explicit(minutes_of(text, head=head))]
