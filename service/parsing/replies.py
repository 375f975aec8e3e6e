"""Reads what an owner says in the new words of a reply. Knows no mail, no quotes, no people and no database.

Words are made plain (reply_text), dates and item numbers become marks (reply_dates, reply_numbers), sentences are cut
into clauses, each clause is read (reply_clauses), and what the clauses say is put together per item and for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from service.domain.reply import Intent, Reply
from service.parsing import reply_phrases as phrases
from service.parsing.reply_clauses import Clause, Said, read_clause
from service.parsing.reply_conclusion import Frame, conclude
from service.parsing.reply_dates import When, find_whens
from service.parsing.reply_numbers import MARK, NumberMarks, mark_numbers
from service.parsing.reply_text import plain_words, speaking_lines

_QUANTITY = re.compile(
    r"\d+(?:\.\d+)?\s?(?:%|percent|per cent)|£\s?\d[\d,.]*\w?|\b\d+/\d+\b|\b(?:\d+|one|two|three|four|"
    r"five|six) (?:out )?of (?:the )?(?:\d+|two|three|four|five|six|seven|eight|them|these)\b"
    r"|\b\d+ (?:to go|left|more)\b",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?;\n]*(?:\.(?=\w)[^.!?;\n]*)*[.!?;]*")
_CONTRAST = re.compile(
    r"\s*(?:[,-]\s*)?(?<!\ball )(?<!anything )(?<!nothing )(?<!everything "
    r")(?<!none )(?<!last )(?<!\ba )\b(?:but|however|though|although|whereas|while|whilst)\b\s*,?\s*",
    re.I,
)
_CUT = re.compile(
    r"\s*[,:()]\s*|\s+-\s+|\s+(?:and|so|as|because|which|who)\s+(?=(?:‹n\d+›|i|we|it|that|this|they|"
    r"have|has|will|not|still|now|is|am|are|working|please|can|you|hope|need|should|nearly|almost|the|"
    r"there)\b|‹n)|\s+(?=‹n\d+›\s*:)",
    re.I,
)
#: Characters; nobody reports on an action at greater length.
_MOST_READ = 20_000
#: Characters of a sentence; of a longer one only the beginning is read, and nothing is closed on it.
_LONGEST = 3_000
_HOLDING = (Intent.NOT_DONE, Intent.IN_PROGRESS, Intent.DATE_CHANGE, Intent.DONE_PARTIAL)


_MARKS_ONLY = re.compile(
    r"^(?:(?:\s|\b(?:and|re|for|on|with|as for|regarding|also|then|items?|numbers?|the|actions?)\b|"
    r"[-&,.:;()*>\"'!=])*‹n\d+›)+"
    r"[-\s.:;,!()*\"']*$",
    re.I,
)
_LED_MARKS = re.compile(r"(?:\s*(?:the |for |and |& )*‹n(\d+)›)+")
#: Two marks that belong together: "‹n0› and ‹n1›".
_JOINED = re.compile(r"(?:‹n\d+›|\band|&|,)\s*$", re.I)
_OPENED = re.compile(r"^\s*‹n(\d+)›\s*:")


@dataclass(slots=True)
class _Heard:
    """What has been said so far: per number, and about the whole."""

    marks: NumberMarks
    items: dict[int, list[Said]] = field(default_factory=dict)
    general: list[Said] = field(default_factory=list)
    #: Numbers spoken of only by "all": a word on one of them by name replaces it.
    weak: set[int] = field(default_factory=set)
    last: tuple[int, ...] = ()
    #: A number was named and nothing said of it, "both" was said of three, or a sentence has no end.
    dangling: bool = False

    def note(self, numbers: tuple[int, ...], said: Said, *, weak: bool = False) -> None:
        """Keep `said` for `numbers`."""
        self.last = numbers or self.last
        for number in numbers:
            if number in self.weak and not weak:
                self.items[number] = []
                self.weak.discard(number)
            if weak and number not in self.items:
                self.weak.add(number)
            if not weak or number in self.weak:
                self.items.setdefault(number, []).append(said)

    def note_general(self, said: Said, *, leading: bool) -> None:
        """Keep `said` for the whole; where items were named just before, what does not close counts against those."""
        if self.last and said.intent in _HOLDING and not leading:
            self.note(self.last, said)
        else:
            self.general.append(said)


def parse_reply(words: str, *, count: int, today: date, certain: bool = True) -> Reply:
    """What `words`, the new words of a reply to a mail that listed `count` actions, ask for.

    `items` holds the numbers that the words name, 1 to `count`; others are in `unknown`. A plain "done" to a mail that
    listed several actions names none of them: its intent is DONE, `items` is empty and `certain` is False. `certain`
    false on entry (the quote may not be off) stays false. Never raises.
    """
    marked, whens, marks = _mark(words[:_MOST_READ], count=count, today=today)
    heard = _Heard(marks=marks)
    for paragraph in re.split(r"\n\s*\n", marked):
        _hear_paragraph(paragraph, whens, heard)
    return conclude(
        heard.items,
        heard.general,
        Frame(
            words=words,
            count=count,
            certain=certain and not heard.dangling and len(words) <= _MOST_READ,
            unknown=tuple(dict.fromkeys(marks.unknown)),
        ),
    )


def _mark(words: str, *, count: int, today: date) -> tuple[str, tuple[When, ...], NumberMarks]:
    text = "\n".join(speaking_lines(plain_words(words.replace("‹", "<").replace("›", ">"))))
    text = phrases.NOTHING_LEFT.sub(" nothingleft ", phrases.COURTESIES.sub(" , ", text))
    whens = tuple(find_whens(text, today=today))
    for index, when in reversed(list(enumerate(whens))):
        text = f"{text[: when.start]}‹d{index}›{text[when.end :]}"
    text = re.sub(r"\b100\s?(?:%|percent|per cent)", "fully", text)
    text = _QUANTITY.sub(" ‹q0› ", text)
    text, marks = mark_numbers(text, count=count)
    return _unwrap(text), whens, marks


def _unwrap(text: str) -> str:
    """Join hard-wrapped lines: a line that starts small, or follows a long one, goes on from the one before."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"(?<=[^\n.!?:;])\n ?(?=[a-z(])", " ", text)
    return re.sub(r"(?m)^(.{60,}[^\n.!?:;])\n ?(?=[^\s‹*-])", r"\1 ", text)


def _hear_paragraph(paragraph: str, whens: tuple[When, ...], heard: _Heard) -> None:
    """Sentences of a line that opens with a number belong to it; so do the lines after it up to the next number."""
    owner: tuple[int, ...] = ()
    heard.last = ()
    for line in paragraph.split("\n"):
        heard.last = heard.last if owner else ()
        opened = _OPENED.match(line)
        if opened:
            owner = heard.marks.numbers(int(opened[1]))
        for sentence in _SENTENCE.findall(line):
            if sentence.strip(" .!;"):
                heard.dangling = heard.dangling or len(sentence) > _LONGEST
                _hear_sentence(sentence[:_LONGEST], whens, heard, owner)


@dataclass(slots=True)
class _Focus:
    """Which numbers the clauses of a sentence are about."""

    current: tuple[int, ...]
    #: The number that opened the line: "the rest" on it may be the rest of that one.
    owner: tuple[int, ...]
    weak: bool = False
    pending: tuple[int, ...] = ()
    #: What the sentence said before it named any number ("Done: 1, 3").
    lead: Said | None = None


def _hear_sentence(sentence: str, whens: tuple[When, ...], heard: _Heard, owner: tuple[int, ...]) -> None:
    focus = _Focus(current=owner, owner=owner)
    asked = sentence.rstrip(" .!").endswith("?")
    for index, part in enumerate(_CONTRAST.split(sentence)):
        for text, scope in _scoped(part):
            clause = Clause(text=text, part=scope, sentence=sentence, asked=asked, contrasted=index > 0, whens=whens)
            _hear_clause(clause, heard, focus)
    if focus.pending and focus.lead and focus.lead in heard.general:
        heard.note(focus.pending, focus.lead)
        heard.general.remove(focus.lead)
    elif focus.pending:
        heard.dangling = heard.dangling or not owner
        heard.last = focus.pending


def _scoped(part: str) -> Iterator[tuple[str, str]]:
    """Each clause with the clauses that bear on it: those from one number to the next, so that "3 not" spares 1."""
    groups: list[list[str]] = [[]]
    for text in _clauses(part):
        if MARK.search(text) and groups[-1]:
            groups.append([])
        groups[-1].append(text)
    for group in groups:
        scope = ", ".join(group)
        yield from ((text, scope) for text in group)


def _clauses(part: str) -> Iterator[str]:
    """Clauses of a part: cut at punctuation and joining words, and "
    "before a number that opens a statement of its own."""
    for piece in _CUT.split(part):
        cuts = [mark.start() for mark in MARK.finditer(piece)][1:]
        if phrases.EXCEPT.search(piece) or any(_JOINED.search(piece[max(0, cut - 12) : cut]) for cut in cuts):
            cuts = []
        for start, end in pairwise((0, *cuts, len(piece))):
            if piece[start:end].strip(" .!?,:;-()*>\"'"):
                yield piece[start:end].strip()


def _hear_clause(clause: Clause, heard: _Heard, focus: _Focus) -> None:
    text = clause.text
    excepted = phrases.EXCEPT.search(text)
    if excepted:
        _hear_exception(clause, excepted, heard, focus)
        return
    found = [int(mark) for mark in MARK.findall(text)]
    named = _numbers(text, heard)
    if focus.owner and any(heard.marks.groups[mark] is None for mark in found):
        named = tuple(dict.fromkeys((*focus.owner, *named)))
    heard.dangling = heard.dangling or (bool(found) and not named)
    if found and _MARKS_ONLY.match(text):
        focus.pending += named
        focus.weak = any(mark in heard.marks.everything for mark in found)
        return
    said = read_clause(clause)
    if found:
        focus.weak = any(mark in heard.marks.everything for mark in found)
    if found or focus.pending:
        focus.current = tuple(dict.fromkeys(focus.pending + named))
        focus.pending = ()
    if focus.current:
        heard.note(focus.current, said, weak=focus.weak)
    elif not found:
        focus.lead = focus.lead or said
        heard.note_general(said, leading=bool(MARK.search(clause.sentence)))


def _hear_exception(clause: Clause, match: re.Match[str], heard: _Heard, focus: _Focus) -> None:
    """ "All done except 4, which ...": the others as the words before "
    "say, 4 the other way unless more is said of it."""
    before, after = clause.text[: match.start()], clause.text[match.end() :]
    named = _LED_MARKS.match(after)
    behind = after[named.end() :] if named else after
    held = _numbers(named[0] if named else "", heard)
    meant = _numbers(before, heard) or tuple(range(1, heard.marks.count + 1))
    main = " ".join(MARK.sub(" ", f"{before} {behind}").split())
    said = read_clause(replace(clause, text=main, part=main)) if main.strip(" .,:!-") else Said(intent=Intent.DONE)
    other = Intent.NOT_DONE if said.intent is Intent.DONE else Intent.COMMENT
    heard.note(tuple(n for n in meant if n not in held), said)
    heard.note(held, Said(intent=other, doubtful=True), weak=True)
    focus.current, focus.weak = held, False


def _numbers(text: str, heard: _Heard) -> tuple[int, ...]:
    return tuple(dict.fromkeys(n for mark in MARK.findall(text) for n in heard.marks.numbers(int(mark))))
