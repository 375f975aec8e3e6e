"""Where the history begins in the lines of an answer: which lines are the writer's own. Knows no MIME and no markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.mail.attribution import ends_attribution, find_attribution, find_marked_attribution, is_groupwise
from service.mail.header_block import field_kind, find_cells, find_columns, find_header_block
from service.mail.languages import DIVIDERS, FORWARDS, alternatives

_QUOTED = re.compile(r"^\s{0,4}(?:>|»|&gt;)")

_LABELS = alternatives(DIVIDERS)
#: "-----Original Message-----" and "Begin forwarded message:" as programs say it.
_DIVIDER = re.compile(rf"^[\s>*|]*(?:[-_=—–]{{2,}}\s?\**\s?(?:{_LABELS})|(?:{alternatives(FORWARDS)}))", re.IGNORECASE)
#: A divider whose dashes were lost, alone on its line.
_BARE_DIVIDER = re.compile(rf"^\W*(?:{_LABELS})\W*$", re.IGNORECASE)
#: Initials or signs that some programs put before a quoted line instead of ">".
_OTHER_MARK = re.compile(r"^\s{0,8}([A-Z][A-Za-z]{0,11}>|[|:}%#](?=\s|$)|[-=]{1,2}[\])])")
#: Our own marker and those of other services.
_OURS = re.compile(
    r"(?:reply|answer|write|type|respond)\b[^.]{0,50}\babove this line\b|above this line\b.{0,30}\b(?:reply|answer)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
#: Outlook for Windows draws a line of 32 underscores above a quotation that has no header block of its own.
_OUTLOOK_RULE = re.compile(r"^_{32}\s*$")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"), ("&#39;", "'"))
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")) | {0xA0: " ", 0x202F: " ", 0x2007: " "}

#: Set by service/mail/markup.py on a line of its own where a program's markup says that the history begins.
CUT = "\ue000cut\ue000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The writer's own lines, and how sure the boundary is."""

    lines: tuple[str, ...]
    #: Answers between quoted lines: (the quoted line directly above, the words).
    answers: tuple[tuple[str, str], ...] = ()
    #: Index of the first line of the history that is not marked line by line; the number of lines without one.
    end: int = 0
    #: True where any history was found and left out.
    history: bool = False
    #: True where the boundary rests on a strong sign: a header block, a divider, a quotation marked line by line.
    strong: bool = False


def is_quoted(line: str) -> bool:
    """True for a line marked as quoted (RFC 3676 4.5 and habit)."""
    return bool(_QUOTED.match(line))


def plain(line: str) -> str:
    """The line for matching: entities undone, invisible letters dropped."""
    if "&" in line:
        for entity, letter in _ENTITIES:
            line = line.replace(entity, letter)
    return line if line.isascii() else line.translate(_INVISIBLE)


def keep_own(lines: Sequence[str], ours: frozenset[int] = frozenset()) -> Kept:
    """Return the lines that the writer wrote: quotations, attributions and everything past a header block left out.

    `ours` holds the indexes of lines known to be our letter (service/mail/ours.py). Answers between and below a marked
    quotation stay. Text below an attribution that is not marked is history.
    """
    told = _with_marks([plain(line) for line in lines])
    marked, end, strong = _find_history(told, ours)
    dropped = marked | ours | _wrapped(told, end)
    quoted = any(index < end for index in dropped)
    return Kept(
        lines=tuple(line for index, line in enumerate(lines[:end]) if index not in dropped),
        answers=_answers(lines[:end], dropped),
        end=end,
        history=quoted or end < len(told),
        strong=strong or (quoted and end == len(told)),
    )


def _find_history(told: Sequence[str], ours: frozenset[int]) -> tuple[set[int], int, bool]:
    """The lines quoted one by one, the line from which on all is history, and whether that rests on a strong sign."""
    marked: set[int] = set()
    for index, line in enumerate(told):
        if not line.strip() or index in ours:
            continue
        if is_quoted(line) and not is_groupwise(line):
            marked |= _quoted_at(told, index)
            continue
        start, hard = _history_at(told, index)
        if start is None:
            continue
        if hard or not _marked_after(told, index):
            return marked, start, hard
        marked.update(range(start, index + 1))
    return marked, len(told), False


def _with_marks(told: list[str]) -> list[str]:
    """Marks other than ">" made one: "SP> ", "| ", "--] ". Two such lines or more, the first below an attribution."""
    marks = [match.group(1) if (match := _OTHER_MARK.match(line)) else "" for line in told]
    firsts = {mark: index for index, mark in reversed(tuple(enumerate(marks))) if mark}
    for mark, index in firsts.items():
        if marks.count(mark) < 2:
            continue
        above = next((place for place in range(index - 1, -1, -1) if told[place].strip()), None)
        marked = [f"> {line}" if marks[place] == mark else line for place, line in enumerate(told)]
        if above is not None and find_marked_attribution(marked, above) is not None:
            return marked
    return told


def _quoted_at(told: Sequence[str], index: int) -> set[int]:
    """The quoted line, with up to three lines before it where all are one attribution that the program wrapped."""
    before = ""
    for above in range(index - 1, max(-1, index - 4), -1):
        if not told[above].strip() or is_quoted(told[above]):
            break
        before = f"{told[above].strip()} {before}"
        if ends_attribution(told[index], before):
            return set(range(above, index + 1))
    return {index}


def _wrapped(told: Sequence[str], end: int) -> set[int]:
    """Unmarked ends of quoted lines that a program wrapped at 76 after marking them.

    Such an end stands directly between marked lines, begins small, and the marked lines are one sentence; "done" below
    a marked list item is none of these, for the next item begins with a number or a capital.
    """
    found: set[int] = set()
    for index in range(1, end - 1):
        line = told[index]
        if not line[:1].islower() or len(line) > 40 or is_quoted(line):
            continue
        before, after = told[index - 1], told[index + 1]
        if len(before) > 55 and is_quoted(before) and is_quoted(after) and _one_sentence(before, after):
            found.add(index)
    return found


def _one_sentence(before: str, after: str) -> bool:
    return before.rstrip()[-1:] not in ".?!:;>" and after.lstrip("> ")[:1].islower()


def _answers(lines: Sequence[str], dropped: set[int]) -> tuple[tuple[str, str], ...]:
    """The runs of own lines below a quoted line, each with that line; with the numbered one that its paragraph begins
    with, where it does: an item of a list often has its date below it."""
    found: list[tuple[str, list[str]]] = []
    paragraph: list[str] = []
    ended = open_run = False
    for index, line in enumerate(lines):
        if index in dropped:
            quoted = line.lstrip("> ").strip()
            paragraph = [*([] if ended else paragraph), quoted] if quoted else paragraph
            ended, open_run = not quoted, False
        elif line.strip() and paragraph:
            if not open_run:
                found.append((next(filter(_NUMBERED.match, reversed(paragraph)), paragraph[-1]), []))
            found[-1][1].append(line.strip())
            open_run = True
    return tuple((quoted, "\n".join(words)) for quoted, words in found)


def _history_at(told: Sequence[str], index: int) -> tuple[int | None, bool]:
    """(first line of the history that shows itself at `index`, or None; whether the sign is a strong one)."""
    line = told[index]
    if CUT in line or _DIVIDER.match(line) or _BARE_DIVIDER.match(line) or _OURS.search(line):
        return index, True
    block = _block_at(told, index)
    if block is not None:
        return block, True
    attribution = find_attribution(told, index)
    if attribution is not None:
        return attribution, False
    if _marked_after(told, index):
        return find_marked_attribution(told, index), False
    if _OUTLOOK_RULE.match(line) and _quotes_follow(told, index):
        return index, False
    return None, False


def _block_at(told: Sequence[str], index: int) -> int | None:
    """The first line of a block of header fields that shows itself at `index`, or None."""
    line = told[index]
    if field_kind(line):
        return find_header_block(told, index)
    if "  To" in line:
        return find_columns(told, index)
    return find_cells(told, index) if len(line.strip()) <= 4 else None


def _marked_after(told: Sequence[str], index: int) -> bool:
    """True where the next line with words is marked as quoted."""
    if re.search(r"[:：]\s?>", told[index]):
        return False
    for line in told[index + 1 : index + 6]:
        if line.strip():
            return is_quoted(line)
    return False


def _quotes_follow(told: Sequence[str], index: int) -> bool:
    """True where a header block follows the rule at once."""
    return any(field_kind(line) in ("from", "sent") for line in told[index + 1 : index + 4])
