"""The terminal: one console for tables, one for errors. Knows rich; knows nothing of actions or mails."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

#: What moves a terminal's cursor, sets its title or colours: C0 (but for tabs and line feeds), DEL and C1.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(words: str) -> str:
    """Words as a terminal may be given them: what came by mail must not steer it."""
    return _CONTROLS.sub("\ufffd", words)


class _Console(Console):
    """Prints words without what would steer the terminal; its own colours are no part of the words."""

    def print(self, *objects: Any, **how: Any) -> None:
        """As rich does."""
        super().print(*(plain(words) if isinstance(words, str) else words for words in objects), **how)


#: Columns where the output is no terminal: wide enough that a script finds words whole.
_PIPED = 200

out = _Console(highlight=False, width=None if sys.stdout.isatty() else _PIPED)
err = _Console(stderr=True, highlight=False, soft_wrap=True)


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """A table of plain text: nothing that came by mail is taken for markup."""
    made = Table(
        title=Text(plain(title)), title_justify="left", title_style="bold", header_style="bold", pad_edge=False
    )
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(
            *(cell if isinstance(cell, Text) else Text("" if cell is None else plain(str(cell))) for cell in row)
        )
    return made


def good(words: str) -> Text:
    """Words in green."""
    return Text(plain(words), style="green")


def bad(words: str) -> Text:
    """Words in red."""
    return Text(plain(words), style="bold red")
