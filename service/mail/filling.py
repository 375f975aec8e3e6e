"""Filling lines of the text part: wrapping, hanging indents, quoting. Knows no letter and no markup."""

from __future__ import annotations

#: RFC 5322 2.1.1 asks for 78; 72 leaves room for the "> " of two answers.
WIDTH = 72


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """One paragraph: `first` before the first line, `rest` before the others. A long word (a link) stays whole.

    textwrap.fill() gives the same and takes ten times as long.
    """
    words, mark, lines, start = " ".join(text.split()), first, [], 0
    while len(mark) + len(words) - start > WIDTH:
        end = words.rfind(" ", start, max(start + WIDTH - len(mark) + 1, 0))
        if end < 0:
            end = words.find(" ", start)
        if end < 0:
            break
        lines.append(mark + words[start:end])
        start, mark = end + 1, first if rest is None else rest
    return "\n".join((*lines, mark + words[start:])) if words else ""


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


def sentences(text: str) -> list[str]:
    """The lines of `text` that are not blank, each of the kind that `text` is: markup stays markup."""
    lines = [line for line in map(str.strip, str.splitlines(text)) if line]
    return lines if type(text) is str else [str.__new__(type(text), line) for line in lines]


def tidy(text: str) -> str:
    """A finished text part: no blanks at line ends, never two empty lines together, one line end at the end."""
    lines = "\n".join(map(str.rstrip, text.strip().splitlines()))
    while "\n\n\n" in lines:
        lines = lines.replace("\n\n\n", "\n\n")
    return f"{lines}\n"
