"""The words of one paragraph with their setting: bold, struck, linked, broken into lines. Knows no file format."""

from __future__ import annotations

from dataclasses import dataclass


def _unseen() -> dict[int, str | None]:
    """Characters that mean nothing in minutes: zero-width spaces and joiners, soft hyphens, BOMs, direction marks.

    Control characters become spaces. (A converter once put U+FEFF behind the first letter of every item.)
    """
    table: dict[int, str | None] = dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
    table.update(dict.fromkeys(range(0x2066, 0x206A)))
    table.update(dict.fromkeys(range(0xD800, 0xE000)))
    table.update(dict.fromkeys((*range(0x20), 0x7F), " "))
    return table


_UNSEEN = _unseen()


def tidy(text: str) -> str:
    """`text` with one space between words and nothing invisible in it."""
    if not text.isprintable():
        text = text.translate(_UNSEEN)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a paragraph. `tabbed` is the part behind the last tab, "" where the line has no tab."""

    text: str
    strong: bool = False
    struck: bool = False
    links: tuple[str, ...] = ()
    tabbed: str = ""


class Words:
    """Gathers the runs of a paragraph in order; `lines()` gives them back cleaned."""

    __slots__ = ("_runs",)

    def __init__(self, text: str = "", *, strong: bool = False) -> None:
        self._runs: list[tuple[str, bool, bool, str]] = []
        if text:
            self.add(text, strong=strong)

    def add(self, text: str, *, strong: bool = False, struck: bool = False, link: str = "") -> None:
        """Append a run; "\\n" in it is a line break, "\\t" a tab."""
        self._runs.append((text, strong, struck, link))

    def extend(self, other: Words) -> None:
        """Append the runs of `other` (a paragraph whose end was deleted runs on into the next)."""
        self._runs.extend(other._runs)

    @property
    def empty(self) -> bool:
        """True where no run holds anything that can be seen."""
        return not any(text.strip() for text, *_ in self._runs)

    def lines(self) -> list[Line]:
        """The lines that hold any words, in order."""
        if len(self._runs) == 1 and "\n" not in self._runs[0][0]:
            made = [_line(self._runs)]
        else:
            made = [_line(runs) for runs in self._split()]
        return [line for line in made if line.text]

    def _split(self) -> list[list[tuple[str, bool, bool, str]]]:
        split: list[list[tuple[str, bool, bool, str]]] = [[]]
        for text, strong, struck, link in self._runs:
            if "\n" not in text:
                split[-1].append((text, strong, struck, link))
                continue
            for number, piece in enumerate(text.split("\n")):
                if number:
                    split.append([])
                split[-1].append((piece, strong, struck, link))
        return split


def _line(runs: list[tuple[str, bool, bool, str]]) -> Line:
    if len(runs) == 1 and "\t" not in runs[0][0]:
        text, strong, struck, link = runs[0]
        return Line(text=tidy(text), strong=strong, struck=struck, links=(link,) if link else ())
    seen = [run for run in runs if run[0] and not run[0].isspace()]
    strong = bool(seen) and all(run[1] for run in seen)
    struck = bool(seen) and all(run[2] for run in seen)
    if not struck:
        # Words struck out inside a line are withdrawn: "SP JB to write" would name an owner who was taken off.
        runs = [run for run in runs if not run[2]]
    raw = "".join(run[0] for run in runs)
    links = tuple(dict.fromkeys(run[3] for run in runs if run[3]))
    tabbed = tidy(raw.rstrip().rpartition("\t")[2]) if "\t" in raw else ""
    return Line(text=tidy(raw), strong=strong, struck=struck, links=links, tabbed=tabbed)
