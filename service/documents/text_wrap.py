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
_ENDED = re.compile(r"[.!?:;][)\"'”’*_]*$")
#: "Action:", "ACTION AB", "[TODO]": always begins something new.
_KEYWORD = re.compile(r"[*_]{0,3}(?:ACTIONS?\b|Actions?\b[^:]{0,30}:|Actions?\s*[–—-]|\[[A-Z]{2,}\])(?![\w/])")
#: "Date of next meeting:": a label, which may also stand within a sentence that goes on.
_LABEL = re.compile(r"[*_]{0,3}[A-Z][\w'’/&-]*(?:[ \t]+[\w'’/&().-]+){0,4}[*_]{0,2}:(?![\w/])")


def text_width(lines: Sequence[str]) -> int:
    """The column at which the text is wrapped; 0 where it is not. `lines` are those followed by a line of words."""
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


def begins_anew(line: str, *, ended: bool) -> bool:
    """True for a line that begins with a keyword, or with a label where the line before has `ended` its sentence."""
    return bool(_KEYWORD.match(line) or (ended and _LABEL.match(line)))


def goes_on(line: str, following: str, width: int) -> bool:
    """True where `following` continues the paragraph of `line`. `width` is that of the text, 0 for unwrapped text."""
    if line.endswith(("  ", "\\")) and len(line.rstrip()) < _NARROWEST:
        return False
    line, following = line.rstrip(), following.strip()
    ended = bool(_ENDED.search(line[-8:]))
    if not line or not following or begins_anew(following, ended=ended):
        return False
    length = len(line)
    if following[0].islower() and not ended and length >= _NARROWEST // 2:
        return True
    if not width or length > width + _NEAR:
        return False
    word = len(following.split(None, 1)[0])
    return length >= width * 0.6 and length + 1 + word > width
