"""The words that a person wrote in an answer: decides what is new, not what it means. Knows no intents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mailparser_reply import EmailReplyParser

from service.domain.message import Message, NewWords
from service.mail.boundary import CUT, Kept, is_quoted, keep_own
from service.mail.markup import text_of_markup
from service.mail.ours import find_ours
from service.mail.signature import split_signature, without_banner

_WORD = re.compile(r"\w+")
#: "My answers are below in red": the answers stand inside the history.
_BELOW = re.compile(r"\b(?:below|in ?line|in (?:red|blue|green|bold|capitals))\b", re.IGNORECASE)
#: Longer texts are not a person's answer; only their beginning is read.
_LONGEST = 200_000
_MOST_LINES = 4_000
_LONGEST_ASKED = 4_000
_LONGEST_ASKED_LINE = 300

#: Signs of history that our rules may have missed; the second opinion costs a millisecond and is asked only then.
_SUSPICIOUS = re.compile(
    r"^[ \t>*]*(?:from|von|de|da|van|od|fra|från|to|an)\s?:|\b(?:wrote|schrieb|écrit|escribió|scritto|escreveu|"
    r"schreef|skrev|napisał|reply)\b|@",
    re.IGNORECASE | re.MULTILINE,
)


def visible_text(message: Message, ours: Sequence[str] = ()) -> NewWords:
    """Return what the writer of `message` added, without history, attribution and signature.

    `ours` holds the plain texts of our letters that may be quoted: every line that occurs in one is dropped first,
    quoted or not, in whatever language the program writes its attribution. `certain` is False where two ways of
    reading disagree; nothing dangerous may rest on the words then. Never raises. Mean 1 ms (bench/replies.py).
    """
    read = _read(message.text, ours, flowed=message.flowed)
    marked = _read(text_of_markup(message.html), ours)
    if not read.source.strip():
        read, marked = marked, _Reading("", [], Kept(lines=()))
    agreed = _agree(read.kept, marked.kept) if marked.kept.history else True
    if marked.kept.history and not read.kept.history:  # the program marked its history in the markup only
        read = marked
    below = _answers_below(read, ours)
    words, signature = split_signature(without_banner(read.kept.lines))
    return NewWords(
        text=_tidy([*words, "", *below.lines]),
        certain=agreed and not below.lines and _agrees_with_library(read),
        signature=_tidy(signature),
        answers=_without_signatures(read.kept.answers + below.answers),
    )


def _without_signatures(answers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The last answer runs on into the sign-off."""
    told = ((above, _tidy(split_signature(words.split("\n"))[0])) for above, words in answers)
    return tuple((above, words) for above, words in told if words)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One body with what was kept of it."""

    source: str
    lines: list[str]
    kept: Kept


def _read(source: str, ours: Sequence[str], *, flowed: bool = False) -> _Reading:
    lines = _lines(source, flowed=flowed)
    return _Reading(source, lines, keep_own(lines, find_ours(lines, ours)))


def _lines(source: str, *, flowed: bool) -> list[str]:
    lines = source[:_LONGEST].split("\n")[:_MOST_LINES]
    return unflow(lines) if flowed else lines


def _answers_below(read: _Reading, ours: Sequence[str]) -> Kept:
    """Answers that stand inside a history without quotation marks ("see below in red"), found by taking our letter out.

    Only where the new words say so, or there are none.
    """
    above = _tidy(read.kept.lines)
    if not ours or read.kept.end >= len(read.lines) or (above and not (_BELOW.search(above) and len(above) < 400)):
        return Kept(lines=())
    past = read.lines[read.kept.end :]
    known = find_ours(past, ours)
    first = min(known, default=len(past))
    return keep_own(past[first:], frozenset(index - first for index in known))


def unflow(lines: Sequence[str]) -> list[str]:
    """Join the lines of format=flowed paragraphs (RFC 3676 4.1): a space at the end flows on. Quoted lines are left."""
    joined: list[str] = []
    flowing = False
    for line in lines:
        if flowing and not is_quoted(line) and line.strip() and line.rstrip() != "--":
            joined[-1] += line.removeprefix(" ")
        else:
            joined.append(line)
        flowing = line.endswith(" ") and not is_quoted(line) and line != "-- "
    return joined


def _agree(one: Kept, other: Kept) -> bool:
    """Both bodies of multipart/alternative give the same words, but for a few (links and bullets are written anew)."""
    first, second = (set(_words("\n".join(split_signature(kept.lines)[0]))) for kept in (one, other))
    return len(first ^ second) <= max(2, len(first | second) // 5)


def _agrees_with_library(read: _Reading) -> bool:
    """Ask a second opinion only where our boundary is weak or none was found though the text looks like an answer."""
    if read.kept.strong or not _SUSPICIOUS.search(read.source):
        return True
    try:
        other = EmailReplyParser(languages=["en"]).parse_reply(_short(read.source)) or ""
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False
    own = len(_words(_short("\n".join(read.kept.lines))))
    return not other.strip() or len(_words(other)) >= own - max(3, own // 5)


def _short(source: str) -> str:
    """The beginning of `source`: the library's patterns are quadratic on long lines and long texts."""
    return "\n".join(line[:_LONGEST_ASKED_LINE] for line in source[:_LONGEST_ASKED].split("\n"))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _tidy(lines: Sequence[str]) -> str:
    """The lines as text: invisible cut marks out, no more than one blank line, none at the ends."""
    shown = [line.rstrip() for line in lines if CUT not in line]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(shown)).strip()
