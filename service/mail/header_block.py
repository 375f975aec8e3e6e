"""The block of fields that Outlook, Notes and others put above the message they answer. Knows no attribution lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.mail.languages import FIELD_NAMES, alternatives, field_kinds

_KIND_OF = field_kinds()

#: "From: x", "*From:* x", "De : x", "**Von:** x", "| From: x", "发件人：x". The name is a few words at most.
_FIELD = re.compile(
    r"^[\s>|*_\ufeff\u200e\u200f\u202a-\u202e]*([^\W\d_][^:：<>@*\n]{0,24}?)\s?\**_?\s?[:：]\**_?(?:\s|\*|$|"
    r"(?=\S))(.*)$"
)
#: A field in a language that nobody has told us: two words at most and a colon.
_FIELD_LIKE = re.compile(r"^[\s>|*_]*[^\W\d_]{2,20}(?: [^\W\d_]{1,20})?\*?\s?[:：]\*?\s\S")
_ANY_OF = {kind: alternatives(names) for kind, names in FIELD_NAMES.items()}
#: The block run together in one line, as some programs flatten markup.
_ONE_LINE = re.compile(
    rf"^\W*(?:{_ANY_OF['from']})\s?:.{{3,200}}?(?:{_ANY_OF['sent']})\s?:.{{3,120}}?(?:{_ANY_OF['to']})\s?:",
    re.IGNORECASE,
)
_ADDRESS_OR_DATE = re.compile(
    r"@|mailto:|\b(?:19|20)\d{2}\b|\d{1,2}[:.]\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|[/@](?:\w+/)+\w+|"
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\s>*]*(?:[-_=*—–―]\s?){3,}\s*$")
_LABELLED_RULE = re.compile(r"^\W*[-_=*]{2,}\s*\w[\w'’ /\-]{2,60}\s*[-_=*]{2,}\W*$")
#: Notes puts the writer and the time on lines above To: "Sam Porter", "03/05/2001 01:29 PM" or in one with "on".
_TIME_LINE = re.compile(
    r"^\s*(?:.{2,120}?\s(?:on|am|le|el)\s|\S[^\d\n]{1,60}?\s{2,}|(?:[^\W\d][\w.'-]*\s){2,4})?(?:\w{2,9},?\s)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|"
    r"\d{1,2}[ -]\w{3,9}[ -]\d{2,4}|"
    r"\w{3,9}\.? \d{1,2}, \d{4})(?:,?\s(?:at\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AP]M)?(?:\s\w{2,4})?)?\s*$",
    re.IGNORECASE,
)
_COLUMN_TO = re.compile(r"^\s.{0,60}?\s{3,}To(?::\s|\s*$)")
_COLUMN_SUBJECT = re.compile(r"^\s.{0,60}?\s{3,}Subject(?::|\s*$)")
#: The same columns as cells of a table, each label on a line of its own.
_CELL_TO = re.compile(r"^\s*(?:To|An|A|À|Para|Aan|Til|Till)\s*$")
_CELL_SUBJECT = re.compile(r"^\s*(?:Subject|Betreff|Thema|Oggetto|Objet|Asunto|Assunto|Onderwerp|Emne|Ämne)\s*$")
_NOTES_LINE = re.compile(r"^\s*(?:please respond to|sent by:|responder a|bitte antwort an)", re.IGNORECASE)
_MOST_LINES = 40


def field_kind(line: str) -> str:
    """Return "from", "sent", "to", "cc", "subject" or "other" for a line that is such a field, else ""."""
    if ":" not in line[:60] and "：" not in line[:60]:
        return ""
    match = _FIELD.match(line)
    return _KIND_OF.get(match.group(1).strip().casefold(), "") if match else ""


def find_header_block(lines: Sequence[str], start: int) -> int | None:
    """Return the first line that belongs to a header block whose first field is `lines[start]`, or None.

    The first line may lie above `start`: a rule, "-----Original Message-----", the name and time of Notes.
    """
    first = field_kind(lines[start])
    if first not in ("from", "sent", "to", "subject", "other"):
        return None
    if first == "from" and _ONE_LINE.match(lines[start]):
        return start
    kinds, facts = _fields_from(lines, start)
    if not _is_block(first, kinds, facts):
        return _notes_only(lines, start) if first == "to" and kinds & {"cc", "subject"} else None
    if first == "other" and start and _NOTES_LINE.match(lines[start]) and _TIME_LINE.match(lines[start + 1]):
        return _with_rule_above(lines, _name_above(lines, start))
    top = _notes_preamble(lines, start) if first in ("to", "other") else start
    return _with_rule_above(lines, top)


def _is_block(first: str, kinds: set[str], facts: int) -> bool:
    """Three kinds of fields; or two of which one names the writer, with an address or a time among them."""
    named = kinds - {"other"}
    if len(named) >= 3:
        return facts > 0 or first in ("from", "sent")
    if len(named) == 2 and facts:
        return "from" in named or named == {"sent", "to"} or named == {"sent", "subject"}
    return False


def find_cells(lines: Sequence[str], at: int) -> int | None:
    """Return the first line of a Notes block whose labels stand alone: writer, time, "To", ..., "Subject"; or None.

    `lines[at]` is the line with "To".
    """
    if not _CELL_TO.match(lines[at]) or not any(_CELL_SUBJECT.match(line) for line in lines[at + 1 : at + 14]):
        return None
    above = next((index for index in range(at - 1, max(-1, at - 4), -1) if lines[index].strip()), None)
    return _name_above(lines, above) if above is not None and _TIME_LINE.match(lines[above]) else None


def find_columns(lines: Sequence[str], at: int) -> int | None:
    """Return the first line of a Notes block in two columns (name and date left, To/cc/Subject right), or None.

    `lines[at]` is the line with "To:"; the block begins after the blank line above it.
    """
    if not _COLUMN_TO.match(lines[at]) or not any(_COLUMN_SUBJECT.match(line) for line in lines[at + 1 : at + 12]):
        return None
    top = at
    while top and lines[top - 1].strip() and at - top < 8 and lines[top - 1][:1] in " \t":
        top -= 1
    return top


def _fields_from(lines: Sequence[str], start: int) -> tuple[set[str], int]:
    """The kinds of fields in the run from `start`, and how many lines of it hold an address or a time.

    The run may have blank lines between fields and continuation lines (long To fields); it ends at two lines of prose.
    """
    kinds: set[str] = set()
    facts = strays = blanks = 0
    for line in lines[start : start + _MOST_LINES]:
        if not line.strip():
            blanks += 1
            if blanks > 2 or "subject" in kinds:
                break
            continue
        kind = field_kind(line)
        if kind:
            kinds.add(kind)
            strays = 0
        elif blanks or (strays := strays + 1) > 8 or not (_continues(line) or _FIELD_LIKE.match(line)):
            break
        facts += bool(_ADDRESS_OR_DATE.search(line))
        blanks = 0
    return kinds, facts


def _continues(line: str) -> bool:
    """A wrapped list of addressees, or an indented line."""
    return line[:1] in " \t" or bool(re.search(r"[@/;,<>]", line)) or len(line.split()) <= 4


def _notes_only(lines: Sequence[str], start: int) -> int | None:
    """ "To:" and "cc:" or "Subject:" count with the name and time of Notes above them, not by themselves."""
    top = _notes_preamble(lines, start)
    return _with_rule_above(lines, top) if top < start else None


def _notes_preamble(lines: Sequence[str], start: int) -> int:
    """The first line of the writer and time above a Notes "To:"; `start` where there is none."""
    top, at = start, start - 1
    while at >= max(0, start - 8):
        line = lines[at]
        if not line.strip():
            at -= 1
            continue
        if _TIME_LINE.match(line):
            return _name_above(lines, at)
        if (
            not _NOTES_LINE.match(line) and _TIME_LINE.match(lines[at - 1]) and len(line.split()) <= 6
        ):  # the time first, then the name
            return at - 1
        if not _NOTES_LINE.match(line) and not (at > 0 and _NOTES_LINE.match(lines[at - 1])):
            break
        at -= 1
    return top


def _name_above(lines: Sequence[str], at: int) -> int:
    """The time line itself where it names the writer ("Sam Porter on 03/05/2001"), else the short line above it."""
    if re.match(r"^\s*[^\W\d]\D+?\s(?=(?:\w{2,9},?\s)?\d)", lines[at]):
        return at
    above = at - 1
    while above > 0 and _NOTES_LINE.match(lines[above]):
        above -= 1
    if above >= 0 and lines[above].strip() and len(lines[above].split()) <= 8:
        return above
    return at


def _with_rule_above(lines: Sequence[str], top: int) -> int:
    """Take in a rule or a labelled rule that stands directly above, blank lines between allowed."""
    at = top - 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    if at >= 0 and (_RULE.match(lines[at]) or _LABELLED_RULE.match(lines[at])):
        return at
    return top
