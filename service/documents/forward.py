"""Where a forwarded message begins in a body: its mark, its header lines, what stands before. Knows no MIME.

The marks and labels are those of Outlook, Gmail, Apple Mail, Thunderbird and Lotus Notes, in English, German, French
and Italian; RFC 5322 has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from service.documents.text_lines import SourceLine, strip_quotes, unquote
from service.domain.document import Block, Document

_MARK = re.compile(
    r"[\s>*_]{0,12}(?:-{2,20}\s*(?:forwarded (?:message|by)|original message|weitergeleitete nachricht|"
    r"ursprüngliche nachricht|message (?:transféré|d'origine|original)|messaggio (?:inoltrato|originale))\b[^\n]{0,120}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexpédié))\s*:"
    r"\s*)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[\s>*_]{0,12}(?:(?P<who>from|von|de|da)|(?P<when>sent|date|gesendet|datum|envoyé|inviato|data)|"
    r"(?P<what>to|subject|an|betreff|à|objet|oggetto|a)|"
    r"cc|bcc|reply-to|importance|attachments?|priority|kopie|anlagen?|pièces jointes)\s?\*{0,2}\s?:(?:\s|\*|$)",
    re.IGNORECASE,
)
_ON_ONE_LINE = re.compile(r"[\s>*]{0,8}from\s?:.{1,300}\b(?:sent|date)\s?:.{1,300}\b(?:to|subject)\s?:", re.IGNORECASE)
_RULE = re.compile(r"[\s>]*[_\-=]{10,}\s*")
#: Addressees may run over lines between two labels.
_MOST_BETWEEN = 8
_MOST_LINES = 60
_MOST_MESSAGES = 20


def split_forward(text: str) -> tuple[str, str | None]:
    """(the covering note, the forwarded words) of a plain-text body; None where nothing was forwarded.

    Header lines and quoting are taken off. Of messages forwarded within each other the longest is given: the others
    are covering notes of its way here.
    """
    note, *forwarded = split_messages(text)
    return note, max(forwarded, key=len) if forwarded else None


def split_messages(text: str) -> tuple[str, ...]:
    """The words of every message in a plain-text body, the outermost first, without header lines and quoting."""
    lines = [SourceLine(number, line) for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1)]
    messages: list[str] = []
    while len(messages) < _MOST_MESSAGES and (found := find_boundary([line.text for line in lines])):
        messages.append(_words(lines[: found[0]]))
        lines = unquote(lines[found[1] :])
    messages.append(_words(lines))
    return tuple(messages)


def split_forwarded(document: Document) -> tuple[Document, Document | None]:
    """As split_forward, for a body that was read already: HTML keeps its tables, and lines their numbers."""
    blocks = document.blocks
    parts: list[tuple[Block, ...]] = []
    while len(parts) < _MOST_MESSAGES and (found := find_boundary([block.text for block in blocks])):
        parts.append(blocks[: found[0]])
        blocks = blocks[found[1] :]
    if not parts:
        return document, None
    longest = max((*parts[1:], blocks), key=lambda part: sum(len(block.text) for block in part))
    return replace(document, blocks=parts[0]), replace(document, blocks=longest)


def find_boundary(lines: Sequence[str]) -> tuple[int, int] | None:
    """(first line of the mark or the header, first line of the words behind it); None where nothing is forwarded."""
    for at, line in enumerate(lines):
        if not line or line.isspace() or len(line) > 1000:
            continue
        if _MARK.match(line):
            return at, _header_end(lines, _filled(lines, at + 1)) or at + 1
        if _ON_ONE_LINE.match(line):
            return at, at + 1
        label = _LABEL.match(line)
        end = _header_end(lines, at) if label and label["who"] else None
        if end:
            return _with_rule(lines, at), end
    return None


def _header_end(lines: Sequence[str], at: int) -> int | None:
    """The line behind the header that begins at `at`; None where it is no header: who, when, and to whom or of what."""
    kinds: set[str] = set()
    end = at
    between = 0
    for here in range(at, min(len(lines), at + _MOST_LINES)):
        label = _LABEL.match(lines[here])
        if label:
            if label["who"] and "who" in kinds:
                break
            kinds.add(label.lastgroup or "more")
            end, between = here + 1, 0
        elif not _may_stand_between(lines[here], kinds) or (between := between + 1) > _MOST_BETWEEN:
            break
    if "who" not in kinds or not kinds & {"when"} or not kinds & {"what"}:
        return None
    return end


def _may_stand_between(line: str, kinds: set[str]) -> bool:
    """Blank lines (Word puts them between), and the rest of a list of addressees."""
    return bool(kinds) and (not line.strip(" \t>") or "@" in line or ";" in line)


def _filled(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(" \t>"):
        at += 1
    return at


def _with_rule(lines: Sequence[str], at: int) -> int:
    """Outlook draws a line before the header: it belongs to it."""
    before = at - 1
    while before >= 0 and not lines[before].strip():
        before -= 1
    return before if before >= 0 and _RULE.fullmatch(lines[before]) else at


def _words(lines: Sequence[SourceLine]) -> str:
    words = "\n".join(line.text for line in lines).strip("\n")
    return words if strip_quotes(words).strip() else ""
