"""Filling lines of the text part: wrapping, hanging indents, quoting. Knows no letter and no markup."""

from __future__ import annotations

import textwrap
from functools import lru_cache

#: RFC 5322 2.1.1 asks for 78; 72 leaves room for the "> " of two answers.
WIDTH = 72


@lru_cache(maxsize=1000)
def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """One paragraph: `first` before the first line, `rest` before the others. A long word (a link) stays whole.

    Kept for a while: half the paragraphs of a mail stand in every mail.
    """
    words = " ".join(text.split())
    if len(first) + len(words) <= WIDTH:  # most lines: the library takes twenty times as long to find that out
        return first + words if words else ""
    return textwrap.fill(
        words,
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def hang(text: str, mark: str, indent: str = "") -> str:
    """A list item: `mark` and a space before the first line, as much space before the others."""
    head = f"{indent}{mark} "
    return wrap(text, head, " " * len(head))


def quote(text: str, mark: str = "> ") -> str:
    """Somebody's own words, line by line, each behind `mark`; lines that are blank stay as a bare mark."""
    return "\n".join(wrap(line, mark) if line.strip() else mark.rstrip() for line in text.strip().splitlines())


def rule_off(title: str, line: str = "-") -> str:
    """A heading: the title with a line under it."""
    return f"{title}\n{line * min(len(title), WIDTH)}"


def tidy(text: str) -> str:
    """A finished text part: no blanks at line ends, never two empty lines together, one line end at the end."""
    kept: list[str] = []
    for line in (line.rstrip() for line in text.strip().splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept) + "\n"
