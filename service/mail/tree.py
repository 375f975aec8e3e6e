"""Octets to the standard library's tree of parts, quickly and without surprises. Knows no texts and no fields.

Most of a mail is base64, which the library's parser walks line by line, and then letter by letter for the line end at
its end: two thirds of the time of reading a message (measured). It is given one letter in place of each such run.
"""

from __future__ import annotations

import email
import re
from email.message import Message as Tree
from email.policy import Compat32

__all__ = ["Tree", "parse_tree"]

_LONGEST_VALUE = 100_000
_LONGEST_STRUCTURED = 8_000

#: The first line of a run: base64 and nothing else, hence no field and no boundary, whatever the parser is at.
_RUN = re.compile(r"\n(?=[A-Za-z0-9+/]{60,998}+\r?\n)")
#: The line end in front of a boundary or of a blank line.
_STOP = re.compile(r"\n(?=--|\n|\r)")
#: So ended the old Macintosh its lines.
_BARE = re.compile(r"\r(?!\n)")
#: Letters of a run that is worth hiding.
_LONG = 1_000
#: The letters that stand for runs. Octets that are no ASCII become others, so that none of these is in the text.
_FIRST, _LAST = 0xE000, 0xF8FF
_STANDS_FOR = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")


class _Capped(Compat32):
    """The old policy, the only one whose parser raises on nothing, with fields cut at a length that can be parsed.

    The library's parameter parser is quadratic: 200 KB of "; a=b" take a second, 5 MB do not end.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[: _LONGEST_STRUCTURED if name.lower().startswith("content-") else _LONGEST_VALUE]


_POLICY = _Capped()


def parse_tree(octets: bytes) -> Tree:
    """The parts of a message, as email.message_from_bytes() gives them. Raises RecursionError for deep nesting."""
    text, runs = _hide_runs(octets.decode("ascii", "surrogateescape"))
    tree = email.message_from_string(text, policy=_POLICY)
    for part in tree.walk() if runs else ():
        _restore(part, runs)
    return tree


def _hide_runs(text: str) -> tuple[str, list[str]]:
    """The text with one letter for each long run, and the runs. The line end of a run's last line stays."""
    kept: list[str] = []
    runs: list[str] = []
    done = 0
    start = None if _BARE.search(text) else _RUN.search(text)
    while start and len(runs) <= _LAST - _FIRST:
        end = _end(text, start.end())
        if end - start.end() > _LONG:
            kept += (text[done : start.end()], chr(_FIRST + len(runs)))
            runs.append(text[start.end() : end])
            done = end
        start = _RUN.search(text, end)
    return "".join((*kept, text[done:])), runs


def _end(text: str, start: int) -> int:
    """Where a run ends: before the line end in front of a boundary, of a blank line, or of nothing."""
    stop = _STOP.search(text, start)
    end = stop.start() if stop else len(text) - text.endswith("\n")
    return end - (text[end - 1] == "\r")


def _restore(part: Tree, runs: list[str]) -> None:
    """Put the runs back where a part, or what stands before and behind its parts, has their letters."""
    for name in ("_payload", "preamble", "epilogue"):
        words = getattr(part, name)
        if isinstance(words, str):
            setattr(part, name, _STANDS_FOR.sub(lambda letter: runs[ord(letter[0]) - _FIRST], words))
