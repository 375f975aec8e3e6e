"""The terminal: one console for tables, one for errors. Knows rich; knows nothing of actions or mails."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

#: Columns where the output is no terminal: wide enough that a script finds words whole.
_PIPED = 200

out = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """A table of plain text: nothing that came by mail is taken for markup."""
    made = Table(title=Text(title), title_justify="left", title_style="bold", header_style="bold", pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text("" if cell is None else str(cell)) for cell in row))
    return made


def good(words: str) -> Text:
    """Words in green."""
    return Text(words, style="green")


def bad(words: str) -> Text:
    """Words in red."""
    return Text(words, style="bold red")
