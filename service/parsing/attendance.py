"""Reads who was there and who sent apologies, with initials, roles and addresses. Knows no directory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from service.domain.minutes import Attendee
from service.parsing.lines import Line
from service.parsing.section_names import Section, find_section

_ADDRESS = re.compile(r"<?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?")
_INITIALS = re.compile(r"[(\[]\s?([A-Z][A-Za-z]{1,4}|[A-Z]{2,5})\s?[)\],;]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_HANDLE = re.compile(r"@\s?[\w.-]{2,39}")
_NAME = re.compile(
    r"(?:(?:Cllrs?|Councillors?|County|District|Borough|Parish|Town|City|Cty|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Rev"
    r"|Rev['’]?d|Sir|Lady|Lord|Dame|Clerk|Chair)\.?\s){0,2}"
    r"(?:[^\W\d_a-z][\w'’-]*\.?|[A-Z](?=[a-z]*\b))(?:\s(?:van|de|der|von|le|la|di|da|[^\W\d_a-z][\w'’-]*\.?|[A-Z]\.?)){0,4}"
)
_TITLES = re.compile(
    r"^(?:the\s)?(?:(?:(?:County|District|Borough|Parish|Town|City|Cty)\s)?(?:Cllrs?|Councillors?)|Mr|Mrs|Ms|Miss|Dr"
    r"|Prof|Professor|Rev|Rev['’]?d|Sir|Lady|Lord|Dame)\.?\s",
    re.I,
)
#: "Mr and Mrs Pell" names one family once; an article opens a sentence.
_NOBODY = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev['’]?d?|Cllrs?|Councillors?|The|This|These)\.?")
#: The title of several, which is no part of the first one's name.
_OF_SEVERAL = re.compile(r"^(?:(?:County|District|Borough|Parish|Town|City)\s)?(?:Cllrs|Councillors|Messrs)\.?\s")
#: "Apologies for absence were received and accepted from ...".
_SENT_APOLOGIES = re.compile(
    r"(?:^|(?<=[.;!]\s))(?:\d[\d.]*\)?\s)?apologies(?:\s(?:for|of)\s(?:absence|non-attendance))?"
    r"(?:\s(?:were|was|have been|had been|are))?"
    r"\s(?:received|sent|given|tendered|noted|accepted|recorded)(?:\s(?:and|&)\s\w+)?\s(?:from|by|for)\s:?",
    re.I,
)
_ROLE_WORDS = re.compile(
    r"\b(?:chair\w*|vice|clerk|secretary|treasurer|minut\w+|note[- ]?taker|officer|manager"
    r"|director|lead|councillor|member|trustee"
    r"|president|facilitator|host|coordinator|administrator|webmaster|rep|observer|guest)\b",
    re.I,
)
_ROLE_ONLY = re.compile(
    r"(?:vice[- ])?(?:chair\w*|clerk|secretary|treasurer|minut\w+ secretary|minutes|president)", re.I
)
_AWAY = re.compile(r"(?:sent )?apologies|apols?\.?|absent|no|✗|✘|a", re.I)
_LABELS = re.compile(
    r"(?<!^)\b(?:Also\s)?((?:[Pp]resent|Attendees|[Ii]n attendance|Apologies(?: for absence)?|Absent|Attending"
    r"|Regrets))\s?:\s?"
)
_INLINE = re.compile(r"[.;]\s(?:(?:Also|Those|Members)\s)?(?:[Pp]resent|Attending|In attendance|Attendees)\s?:\s")
#: "Ida Moss (IM) Tom Pell, Treasurer (TP)": behind the initials of one begins the name of the next.
_RUN_TOGETHER = re.compile(
    r"(\([A-Z]{2,4}\))\s(?=(?!(?:\w+\s)*(?:Council|Clerk|Chair|Officer|Manager|Director|Trust|Group|Team|Secretary|Treasurer)\b)"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’.-]+){1,2}(?:,\s[A-Z][\w ]{2,20}?)?\s?\([A-Z]{2,4}\))"
)
#: A sentence ends behind a name, not behind "F." or "Mrs.".
_SENTENCE_END = re.compile(r"(?<=[a-z)]{3})(?<!Cllr)(?<!Cllrs)(?<!Messrs)(?<!Revd)(?<!Prof)\.(?:\s|$)")
_HEAD_LINES = 6
#: Apologies are told of when a meeting opens.
_OPENING_LINES = 30
_ROLE_LED = re.compile(r"^(?P<role>[A-Z][\w ]{2,30})\s?:\s(?P<who>[A-Z].*)$")
_TITLED = re.compile(r"^(?:(?:County|District|Borough)\s)?(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Prof|Rev)\b")
_DROPPED = re.compile(
    r"^(?:none|(?:item|action|agenda|minutes|welcome)\b.*|n/?a|nil|tbc|no apologies.*"
    r"|none received|all|apologies.*|\d+|-|–)$",
    re.I,
)
_PAIR = re.compile(r"\b((?:[A-Z][\w'’-]+\s){1,3}[A-Z][\w'’-]+)\s\(([A-Z][A-Za-z]{1,4})\)")
_ALIAS = re.compile(r"^([\w.-]{2,30}) is ([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})(?:\s[-–—]\s(.{2,40}))?$")
_ORGANISATION = re.compile(r"^(?P<who>[^–—]{3,60}?)\s(?:[-–—]|\|)\s(?P<from>[A-Z].{2,100})$")
#: A name written small: "quill", "jo (34)".
_NICK = re.compile(r"(?!(?:no|me|us|or|of|to|in|at|as|by|on|we|he|it|is|an|and|the)\b)[\w.-]{2,30}(?: \(\d+\))?")
_REGISTER = re.compile(r"attendees?|members?(?: present)?|present|participants?|people|delegates?")
_BESIDE = re.compile(
    r"organi[sz]ation|company|position|role|title|representing|initials|apologies|present|here|attended"
)
_INITIALS_CELL = re.compile(r"[A-Z][A-Za-z]{1,4}")


def find_attendance(lines: Sequence[Line]) -> tuple[Attendee, ...]:
    """Everybody in the attendance list and the apologies, in order, each once."""
    registers = _registers(lines)
    listed = [attendee for line in lines for attendee in _line(line, registers)]
    found: dict[str, Attendee] = {}
    for attendee in (*(listed or _in_running_words(lines)), *_excused(lines)):
        found.setdefault(attendee.name.lower(), attendee)
    return tuple(found.values())


def _line(line: Line, registers: Set[int]) -> Iterator[Attendee]:
    """The people of one line of a register, of a list, or of a row that says who was there."""
    if line.block.table in registers and line.is_row:
        yield from _row(line)
    elif line.section in (Section.ATTENDANCE, Section.APOLOGIES) and (line.remainder or not line.heading):
        yield from _row(line) if line.is_row else _listed(line)
    elif line.is_row:
        yield from _labelled_row(line)


def _in_running_words(lines: Sequence[Line]) -> Iterator[Attendee]:
    """The people named behind the title in its own line: "Garden Committee, 2 June. Present: F. Ames, P. Rook."."""
    for line in lines[:_HEAD_LINES]:
        label = None if line.is_row else _INLINE.search(line.text)
        if label:
            yield from _attendees(_SENTENCE_END.split(line.text[label.end() :])[0], present=True)


def _excused(lines: Sequence[Line]) -> Iterator[Attendee]:
    """Those whose apologies a sentence tells of, below a heading of more than that ("Welcome and apologies")."""
    for line in lines[:_OPENING_LINES]:
        if line.section is Section.BODY and not line.is_row and "pologies" in line.text:
            told = _SENT_APOLOGIES.search(line.text)
            if told and "on behalf of" not in line.text:
                yield from _attendees(_SENTENCE_END.split(line.text[told.end() :])[0], present=False)


def _registers(lines: Sequence[Line]) -> set[int]:
    """The tables that list people: headed "Attendee", or "Name" beside what they are or whether they came."""
    heads = {line.block.table: line for line in reversed(lines) if line.is_row}
    told = {table: [" ".join(cell).strip().lower() for cell in line.block.cells] for table, line in heads.items()}
    return {
        table for table, words in told.items()
        if words and (_REGISTER.fullmatch(words[0]) or (words[0] == "name" and any(map(_BESIDE.fullmatch, words))))
    }  # fmt: skip


def find_short_forms(lines: Sequence[Line], attendance: Sequence[Attendee]) -> dict[str, str]:
    """Initials and shorthands that the document itself defines: "Fernvale City Council (FCC)", "quill is Dora Lunn"."""
    forms = {a.initials: a.name for a in attendance if a.initials}
    for line in lines:
        if line.is_row:
            forms |= _legend(line)
        for match in _PAIR.finditer(line.text) if "(" in line.text else ():
            if _stands_for(match[2], match[1]):
                forms.setdefault(match[2], _spelled(match[2], match[1]))
        alias = _ALIAS.match(line.text.split("  ")[0].split(" (")[0])
        if (
            alias
            and line.is_item
            and alias[1].lower() not in ("this", "it", "he", "she", "there", "that", "what", "who")
        ):
            forms.setdefault(alias[1], alias[2])
    return forms


def _legend(row: Line) -> dict[str, str]:
    """ "SF | Sue Finn": a row of a table that says whose the initials are."""
    cells = [" ".join(cell).strip() for cell in row.block.cells]
    if not 2 <= len(cells) <= 3 or not _INITIALS_CELL.fullmatch(cells[0]) or not _NAME.fullmatch(cells[1]):
        return {}
    return {cells[0]: cells[1]} if " " in cells[1] and _is_initials(cells[0], cells[1]) else {}


def name_words(name: str) -> str:
    """A name without its title: "Cllr J Healey" is "J Healey"."""
    return _TITLES.sub("", _TITLES.sub("", name)) if " " in name else name


def _listed(line: Line) -> Iterator[Attendee]:
    """The people of one line, which may hold a second label: "... Kim Sanders Apologies: Tom Pell"."""
    present = line.section is Section.ATTENDANCE
    words = _SENT_APOLOGIES.sub("", line.remainder or line.text)
    for position, piece in enumerate(_LABELS.split(words)):
        if position % 2:
            present = find_section(piece) is Section.ATTENDANCE
        else:
            yield from _attendees(piece, present)


def _attendees(words: str, present: bool) -> Iterator[Attendee]:
    """The people of one line; a lone name may have a comma and an organisation behind it."""
    dash = _ORGANISATION.match(words)
    if dash and "(" not in dash["from"] and len(_parts(dash["who"])) == 1:
        lone = _attendee(dash["who"].strip(), present)
        if lone is not None:
            yield replace(lone, role=lone.role or dash["from"].strip())
            return
    parts = _parts(words)
    if len(parts) == 2 and not _INITIALS.search(parts[1]) and not _TITLED.match(parts[1]) and len(parts[1].split()) > 2:
        parts = [words]
    found: list[Attendee] = []
    for part in parts:
        attendee = _attendee(part, present)
        if attendee is None:
            continue
        if found and _ROLE_ONLY.fullmatch(attendee.name):
            found[-1] = _with_role(found[-1], part, attendee)
        else:
            found.append(attendee)
    yield from found


def _with_role(person: Attendee, part: str, role: Attendee) -> Attendee:
    """ "Tom Pell, Chair (TPe)": what stands behind the comma is the person's."""
    initials = next((m[1] for m in _INITIALS.finditer(part) if _is_initials(m[1], person.name)), "")
    return replace(person, role=person.role or role.name, initials=person.initials or initials)


def _parts(words: str) -> list[str]:
    """Splits a list of people at commas and semicolons outside brackets, full stops after a bracket, and "and"."""
    parts, depth, current = [], 0, ""
    words = _RUN_TOGETHER.sub(r"\1, ", words)
    for piece in re.split(r"([()\[\],;•\n]|\sand\s(?:from\s)?|\s&\s|(?<=\))\.\s)", words):
        if piece in ("(", "["):
            depth += 1
        elif piece in (")", "]"):
            depth = max(0, depth - 1)
        elif piece and depth == 0 and (piece in ",;•\n" or piece.strip() in ("and", "and from", "&", ".")):
            parts.append(current)
            current = ""
            continue
        current += piece or ""
    return [part.strip(" .:-–—*") for part in [*parts, current] if part.strip(" .:-–—*")]


def _attendee(part: str, present: bool) -> Attendee | None:
    led = _ROLE_LED.match(part)
    if led:
        lone = _attendee(led["who"], present)
        return replace(lone, role=led["role"].strip()) if lone else None
    address = _ADDRESS.search(part)
    bare = _OF_SEVERAL.sub("", _ADDRESS.sub("", part).strip())
    if _DROPPED.match(bare) or len(bare) > 120:
        return None
    initials = next((m[1] for m in _INITIALS.finditer(bare) if _is_initials(m[1], bare)), "")
    handle = _HANDLE.search(bare)
    name = _NAME.match(bare)
    role = _role(bare, initials, name.end() if name else 0)
    if name and len(name[0]) > 1 and not _NOBODY.fullmatch(name[0]):
        return Attendee(name=name[0].strip(" ."), initials=initials, role=role, address=address[1] if address else "",
                        present=present)  # fmt: skip
    if handle or _NICK.fullmatch(bare):
        return Attendee(name=bare.split(" ")[0], role=role, present=present)
    return None


def _is_initials(short: str, words: str) -> bool:
    """Letters of the name in order, the first of them first: "MPO" for Mark Pogson; "GM" and "SCC" are not."""
    letters = iter(name_words(words.split("(")[0].split("[")[0]).lower())
    return short[0].lower() == name_words(words)[:1].lower() and all(letter in letters for letter in short.lower())


def _role(bare: str, initials: str, name_end: int) -> str:
    brackets = [m[1].strip() for m in _BRACKETED.finditer(bare)]
    inside = [words.removeprefix(initials).strip(" ,;/") for words in brackets if words != initials]
    rest = _BRACKETED.sub("", bare[name_end:]).strip(" ,:-–—\t.")
    return inside[0] if inside else rest[:60]


def _row(line: Line) -> Iterator[Attendee]:
    cells = [" ".join(cell).strip() for cell in line.block.cells]
    present = line.section is Section.ATTENDANCE
    if line.block.header or not cells:
        return
    present = present and not any(_AWAY.fullmatch(cell) for cell in cells)
    short = [c for c in cells if _INITIALS_CELL.fullmatch(c) and sum(x.isupper() for x in c) >= 2]
    names = [c for c in cells if c not in short and _NAME.match(c) and " " in c]
    if not names:
        return
    for cell_line in line.block.cells[cells.index(names[0])] if len(line.block.cells) < 3 else (names[0],):
        for part in _parts(cell_line):
            attendee = _attendee(part, present)
            if attendee is not None:
                roles = [c for c in cells if c not in short and c not in names[:1] and _ROLE_WORDS.search(c)]
                yield Attendee(
                    name=attendee.name,
                    initials=attendee.initials or (short[0] if short else ""),
                    role=attendee.role or (roles[0] if roles else ""),
                    address=next((m[1] for c in cells if (m := _ADDRESS.search(c))), attendee.address),
                    present=present,
                )


def _labelled_row(line: Line) -> Iterator[Attendee]:
    """A row whose first cell says "Present" or "Attendees", the names beside it."""
    cells = line.block.cells
    if len(cells) < 2 or not cells[0]:
        return
    section = find_section(" ".join(cells[0]))
    if section in (Section.ATTENDANCE, Section.APOLOGIES):
        for cell in cells[1:]:
            for words in cell:
                yield from _attendees(words, section is Section.ATTENDANCE)


def _stands_for(short: str, name: str) -> bool:
    """Whether the capitals of the short form are first letters of the name's words, in order."""
    firsts = [word[0] for word in name.split() if word[0].isupper()]
    position = 0
    for letter in (c for c in short if c.isupper()):
        while position < len(firsts) and firsts[position] != letter:
            position += 1
        if position == len(firsts):
            return False
        position += 1
    return True


def _spelled(short: str, name: str) -> str:
    """The words of the name that the short form begins at: of "The Fernvale City Council (FCC)" all but "The"."""
    words = name.split()
    capitals = sum(c.isupper() for c in short)
    return " ".join(words[-capitals:]) if capitals >= 2 and len(words) > capitals else name
