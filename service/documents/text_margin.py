"""Owners set far behind the line in plain text ("A sensor is needed.          CG"). Knows columns and initials' form.

A column counts where initials stand at it twice, once behind the words of a sentence at least; then short names at the
same column count too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from service.documents.text_lines import SourceLine

#: What stands in such a column: initials, "All", joined by strokes.
_INITIALS = r"(?:[A-Z]{2,4}|[A-Z][a-z]{0,2}[A-Z][a-z]{0,2}|All|ALL)"
_JOINED = r"\s?(?:/|&|\+|,|and)\s?"
_GAP = r"(?<=\S)[ \t]{3,}"
_FAR = re.compile(rf"{_GAP}(?P<who>{_INITIALS}(?:{_JOINED}{_INITIALS}){{0,3}})\s*$")
#: The head of the column, behind the first topic.
_FAR_HEAD = re.compile(r"(?<=\w)[ \t]{6,}(?P<head>ACTIONS?(?: BY)?|Action(?: by)?)\s*$")
_NAME = r"(?:[A-Z][\w'’.]{0,14})(?:\s[A-Z][\w'’.]{0,14})?"
_TASK = r"(?:\sto\s[a-z]+(?:\s[\w'’]+){0,3})?"
_TAIL = re.compile(rf"(?:(?<=\S)[ \t]{{2,}}|(?<=[.!?])\s)(?P<cell>{_NAME}(?:{_JOINED}{_NAME}){{0,3}}{_TASK})\s*$")
_LONE = re.compile(
    rf"(?P<head>(?i:action(?:s|ed)?(?: by)?|by whom|owner|who))|{_INITIALS}(?:{_JOINED}{_INITIALS}){{0,3}}"
)
#: Words of a sentence, which a list of names beside initials does not have.
_RUNNING = re.compile(r"(?<![\w'’])[a-z]{2,}(?![\w.@])")
_FEWEST_WORDS = 3
_EVIDENCE = 2
_NEAREST = 30
_LONGEST = 300
#: A column typed by hand wavers.
_RAGGED = 2
_LONGEST_NUMBER = 8
#: Stands among the columns where owners are set behind tabs: where they end up, only the writer's stops know.
_TABBED = -1
_BEHIND_TAB = re.compile(
    rf"(?<=\S)[ ]*\t[ \t]*(?P<cell>{_INITIALS}(?:{_JOINED}{_INITIALS}){{0,3}}(?:(?<=ll|LL)\sto\s[a-z]+)?)\s*$"
)
#: The same for names, which stand behind tabs for other reasons as well: three, one twice, and an office.
_NAMED = -2
_WORD = r"[A-Z][\w.'’-]*"
NAMES = rf"{_WORD}(?:(?:\s|\s?[/&,+]\s?|\sand\s){_WORD}){{0,5}}"
_BEHIND_NAME = re.compile(rf"(?<=\S)[ ]*\t[ \t]*(?P<cell>{NAMES})\s*$")
NO_TASK = re.compile(r"noted|agreed|approved|resolved|information|for information", re.I)
_OFFICE = re.compile(r"(?:the\s)?(?:clerk|all|secretary|treasurer|noted)\b", re.I)
FEWEST_NAMES = 3


def find_margins(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The columns at which owners stand behind the words."""
    seen: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    for line in lines:
        if "   " not in line.text or len(line.text) >= _LONGEST:
            continue
        seen[_indent(line.text)] += bool(_LONE.fullmatch(line.text.strip()))
        head = _FAR_HEAD.search(line.text)
        if head:
            seen[head.start("head")] += 1
            sure[head.start("head")] += 1
        match = _FAR.search(line.text)
        left = line.text[: match.start()] if match else ""
        if match and (told := _tells(left)):
            seen[match.start("who")] += 1
            sure[match.start("who")] += told >= _FEWEST_WORDS
    columns = frozenset(c for c in seen if c >= _NEAREST and _around(seen, c) >= _EVIDENCE and _around(sure, c))
    columns |= {_TABBED} if sum(map(_is_tabbed, lines)) >= _EVIDENCE else set()
    names = [found["cell"] for line in lines if (found := _named(line.text))]
    return columns | {_NAMED} if len(names) >= FEWEST_NAMES and is_column(names) else columns


def is_column(cells: Sequence[str]) -> bool:
    """Whether what stands behind the statements is a column of owners: one comes twice, and an office is among them."""
    return len(set(cells)) < len(cells) and any(map(_OFFICE.match, cells))


def _named(text: str) -> re.Match[str] | None:
    """The names behind a tab at the end of a statement."""
    match = _BEHIND_NAME.search(text) if "\t" in text and len(text) < _LONGEST else None
    return match if match and is_statement(text[: match.start()]) and _in_prose(text, match) else None


def _is_tabbed(line: SourceLine) -> bool:
    """Whether initials stand behind a tab at the end of a sentence; cells of a table have more tabs before."""
    match = _BEHIND_TAB.search(line.text) if "\t" in line.text and len(line.text) < _LONGEST else None
    return match is not None and _tells(line.text[: match.start()]) >= _FEWEST_WORDS and _in_prose(line.text, match)


def _in_prose(text: str, match: re.Match[str]) -> bool:
    """Whether no other tab than that of its number stands in the words before the owner."""
    number, _, words = text[: match.start()].lstrip().rpartition("\t")
    return len(number) < _LONGEST_NUMBER and len(words) > len(number)


def _indent(text: str) -> int:
    return len(text.rstrip()) - len(text.strip())


def is_statement(words: str) -> bool:
    """Whether these are words of a sentence, which a label ("Date", "Venue") or a topic is not."""
    return len(_RUNNING.findall(words)) >= _FEWEST_WORDS


def _tells(words: str) -> int:
    """How many words of a sentence there are; 1 for the last word of one that was broken; 0 for none."""
    return len(_RUNNING.findall(words)) or int(words.endswith("."))


def _around(times: Counter[int], column: int) -> int:
    return sum(times[column + off] for off in range(-_RAGGED, _RAGGED + 1))


def split_margin(text: str, columns: frozenset[int]) -> tuple[str, str]:
    """A line's words and what stands behind them at one of the `columns`: ("The light ...", "CG"); else (text, "")."""
    tabbed = _BEHIND_TAB.search(text) if _TABBED in columns and "\t" in text else None
    if tabbed and _in_prose(text, tabbed):
        return text[: tabbed.start()], tabbed["cell"]
    named = _named(text) if _NAMED in columns else None
    if named:
        return text[: named.start()], "" if NO_TASK.fullmatch(named["cell"]) else named["cell"]
    match = _TAIL.search(text) if _NEAREST < len(text) < _LONGEST else None
    if match is None or not any(abs(match.start("cell") - column) <= _RAGGED for column in columns):
        return text, ""
    left = text[: match.start()]
    ended = left.endswith((".", "!", "?"))
    return (left, match["cell"]) if ended or len(_RUNNING.findall(left)) >= _EVIDENCE else (text, "")


def lone_margin(text: str, columns: frozenset[int]) -> tuple[str, bool] | None:
    """Owners on a line without words before them, or the head of their column: (words, whether the head); else None."""
    bare = text.strip()
    indent = _indent(text)
    if indent < _NEAREST or not any(abs(indent - column) <= _RAGGED for column in columns):
        return None
    match = _LONE.fullmatch(bare)
    return (bare, bool(match["head"])) if match else None
