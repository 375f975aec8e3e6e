"""Which lines of plain text are one paragraph, broken only because the line was full. Knows lengths and letters only.

A line was full where the first word of the next would not have fitted within the width of the text; a list of short
lines never passes that test and stays a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Mail programs and editors break lines at 65 to 100 columns.
_NARROWEST, _WIDEST = 55, 100
#: So many lines must end near the same column before it counts as the width of the text.
_EVIDENCE = 3
_NEAR = 15
#: Share of the lines broken within a sentence that go on in lower case, where the text is wrapped and no list.
_RUNNING = 0.3
_ENDED = re.compile(r"[.!?:;][)\"'”’*_]*$")
#: What no line of a list ends in: the sentence goes on below, however short the line.
_DANGLING = re.compile(r"(?:\s(?:at|the|and|of|to|by|for|with|from|or|a|an|is|was|were|will|that)|[a-z]{3},|[)\]],)$")
#: "Action:", "ACTION AB", "[TODO]": always begins something new.
_KEYWORD = re.compile(r"[*_]{0,3}(?:ACTIONS?\b|Actions?\b[^:]{0,30}:|Actions?\s*[–—-]|\[[A-Z]{2,}\])(?![\w/])")
#: "Date of next meeting:": a label, which may also stand within a sentence that goes on.
_LABEL = re.compile(r"[*_]{0,3}[A-Z][\w'’/&-]*(?:[ \t]+[\w'’/&().-]+){0,4}[*_]{0,2}:(?![\w/])")


def text_width(pairs: Sequence[tuple[str, str]]) -> int:
    """The column at which the text is wrapped; 0 where it is not. `pairs` are lines of words that follow each other."""
    width = _common_width([line for line, _ in pairs])
    broken = [after.strip() for line, after in pairs if _is_broken(line, after, width)] if width else []
    running = sum(after[:1].islower() for after in broken)
    return width if running >= len(broken) * _RUNNING else 0


def _is_broken(line: str, after: str, width: int) -> bool:
    """Whether the line is full and ends within a sentence."""
    return _is_full(line.rstrip(), after.strip(), width) and not _ENDED.search(line.rstrip()[-8:])


def _is_full(line: str, following: str, width: int) -> bool:
    word = len(following.split(None, 1)[0])
    return width * 0.6 <= len(line) <= width + _NEAR and len(line) + 1 + word > width


def _common_width(lines: Sequence[str]) -> int:
    """The column near which the longest of the lines end, three of them at least; 0 without one."""
    lengths = [length for line in lines if _NARROWEST <= (length := len(line.rstrip())) <= _WIDEST]
    if len(lengths) < _EVIDENCE:
        return 0
    width = max(lengths)
    while sum(1 for length in lengths if width - _NEAR <= length <= width) < _EVIDENCE:
        lengths = [length for length in lengths if length < width]
        if len(lengths) < _EVIDENCE:
            return 0
        width = max(lengths)
    return width


#: A line of a chat's log: "18:05:11 <quill> ...".
_LOGGED = re.compile(r"\[?\d\d?:\d\d(?::\d\d)?\]?\s<")


#: "... is out of date. Action:": who acts stands on the next line.
_OPEN_KEYWORD = re.compile(r"[.!?)]\s(?:Action|ACTION)(?:\sby)?:$")


#: "ACTION: J Hill/", "Action by: Kim and": somebody else stands on the next line.
_OPEN_NAMES = re.compile(r"(?:ACTION|Action)s?(?: by)?\s?[:–-]\s?[A-Z@][^.:]{0,50}?(?:\s?[/&,]|\s(?:and|with))$")
_NAMES = re.compile(r"[A-Z@][\w'’.-]*(?:\s?[\s/&,]\s?[A-Z@][\w'’.-]*){0,5}")


def is_open(line: str) -> bool:
    """True for a line that cannot be the end: it stops at "of the", or behind its sentence at "Action:"."""
    return bool(_DANGLING.search(line[-8:]) or _OPEN_KEYWORD.search(line[-16:]))


def begins_anew(line: str, *, ended: bool) -> bool:
    """True for a line that begins with a keyword, or with a label where the line before has `ended` its sentence."""
    return bool(_KEYWORD.match(line) or _LOGGED.match(line) or (ended and _LABEL.match(line)))


def goes_on(line: str, following: str, width: int) -> bool:
    """True where `following` continues the paragraph of `line`. `width` is that of the text, 0 for unwrapped text."""
    if line.endswith(("  ", "\\")) and len(line.rstrip()) < _NARROWEST:
        return False
    line, following = line.rstrip(), following.strip()
    if _OPEN_NAMES.match(line.lstrip()) and _NAMES.fullmatch(following):
        return True
    ended = bool(_ENDED.search(line[-8:]))
    if not line or not following or begins_anew(following, ended=ended):
        return False
    if not ended and len(line) >= _NARROWEST // 2 and (following[0].islower() or _DANGLING.search(line[-8:])):
        return True
    return bool(width) and _is_full(line, following, width)
