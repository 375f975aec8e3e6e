"""Reads what an owner says in the new words of a reply. Knows no mail, no quotes, no people and no database.

Words are made plain (reply_text), dates and item numbers become marks (reply_dates, reply_numbers), sentences are cut
into clauses, each clause is read (reply_clauses), and what the clauses say is put together per item and for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from service.domain.reply import Intent, Reply
from service.parsing import reply_phrases as phrases
from service.parsing.reply_beside import is_over
from service.parsing.reply_clauses import read_clause
from service.parsing.reply_conclusion import Frame, conclude
from service.parsing.reply_dates import Tense, When
from service.parsing.reply_deeds import retold
from service.parsing.reply_marking import put_marks
from service.parsing.reply_numbers import MARK, NumberMarks
from service.parsing.reply_phrases_aside import ASIDE, ASIDE_QUESTION
from service.parsing.reply_said import Clause, Said
from service.parsing.reply_task import Task, name_as_items, read_task, touches

_SENTENCE = re.compile(r"[^.!?;\n]*(?:\.(?=\w)[^.!?;\n]*)*[.!?;]*")
_CONTRAST = re.compile(
    r"\s*(?:[,-]\s*)?(?<!\ball )(?<!anything )(?<!nothing )(?<!everything "
    r")(?<!none )(?<!last )(?<!slowly )(?<!\ba )\b(?:but|however|though|although|whereas|"
    r"(?:while|whilst)(?! (?:i|we|he|she|they|(?:the|my|our) \w+) (?:was|were|had)\b))\b\s*,?\s*",
    re.I,
)
_CUT = re.compile(
    r"\s*[,:()]\s*|\s+-\s+|(?<!\bfar)(?<!\bsoon)(?<!\blong)(?<!\bmuch)(?<!\bwell)(?<!\bgood)\s+(?:and|so(?! (?:is|"
    r"are|has|have|was|were) (?:the )?‹n)|as|because|"
    r"which|"
    r"who)\s+(?=(?:‹n\d+›|i|we|it|that|this|they|"
    r"have|has|will|not|still|now|is|am|are|working|please|can|you|hope|need|should|nearly|almost|just|the|"
    r"there)\b|‹n)|\s+(?=‹n\d+›\s*:)|"
    r"\s+(?:and\s+)?(?=so (?:is|are|has|have|was|were) (?:the )?‹n)",
    re.I,
)
#: "I did 1 on Monday and 2 this morning".
_GAPPED = re.compile(r"^(?:and )?‹n\d+›(?: (?:on|at|in|last|the|over|back))* ‹d\d+›\W*$", re.I)
_OPENED = re.compile(r"^\s*‹n(\d+)›\s*:")


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
_BEFORE_QUESTION = re.compile(r"\s*(?:,|\s-)\s+")
_EARLIER = ("this morning", "earlier", "earlier today")
_LED_MARKS = re.compile(r"(?:\s*(?:the |for |and |& )*‹n(\d+)›)+")
#: Two marks that belong together: "‹n0› and ‹n1›".
_JOINED = re.compile(r"(?:‹n\d+›|\band|&|,)\s*$", re.I)
#: "So is 3", "3 too": as was said of the one before.
_LIKEWISE = re.compile(
    r"^(?:and )?(?:(?:likewise|ditto|same (?:for|with|goes for)|so (?:is|are|has|have|was|were)) (?:(?:,|and|&|"
    r"\s)*‹n\d+›)+|(?:(?:,|and|&|\s)*‹n\d+›)+ (?:is |are |has |"
    r"have )?(?:too|as well|likewise|also|ditto|the same|same))\W*$",
    re.I,
)


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
    #: What the listed actions order, by number; empty where the caller has not their words.
    tasks: Mapping[int, Task] = field(default_factory=dict)
    #: The clauses heard in this paragraph so far.
    earlier: str = ""
    #: A clause of this part of the sentence closed something: the "but" before it has had its say.
    closed: bool = False

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


def parse_reply(
    words: str, *, count: int, today: date, certain: bool = True, wordings: Mapping[int, str] | None = None
) -> Reply:
    """What `words`, the new words of a reply to a mail that listed `count` actions, ask for.

    `items` holds the numbers that the words name, 1 to `count`; others are in `unknown`. A plain "done" to a mail that
    listed several actions names none of them: its intent is DONE, `items` is empty and `certain` is False. `certain`
    false on entry (the quote may not be off) stays false. `wordings` are the actions' own words by number, where the
    caller has them: "trustees emailed" closes "email the trustees", and "banner ordered" names the action it is about.
    Never raises.
    """
    tasks = {n: read_task(wording) for n, wording in (wordings or {}).items() if 1 <= n <= count}
    marked, whens, marks = put_marks(name_as_items(words[:_MOST_READ], tasks), count=count, today=today)
    heard = _Heard(marks=marks, tasks=tasks, dangling=marks.amounts)
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


def _hear_paragraph(paragraph: str, whens: tuple[When, ...], heard: _Heard) -> None:
    """Sentences of a line that opens with a number belong to it; so do the lines after it up to the next number."""
    owner: tuple[int, ...] = ()
    heard.last, heard.earlier = (), ""
    for line in paragraph.split("\n"):
        heard.last = heard.last if owner else ()
        opened = _OPENED.match(line)
        if opened:
            owner = heard.marks.numbers(int(opened[1]))
        for sentence in _SENTENCE.findall(line):
            if sentence.strip() in ("?", "??", "???"):
                heard.note_general(Said(intent=Intent.QUESTION), leading=False)
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
    told = _told_before_asking(sentence) if asked else ""
    if told:  # "Done - can you confirm you got it?": the question takes nothing back
        _hear_sentence(told, whens, heard, owner)
        sentence = sentence[len(told) :].lstrip(" ,-:;")
    for index, part in enumerate(_CONTRAST.split(sentence)):
        heard.closed = False
        for text, scope, bearing in _scoped(part):
            clause = Clause(
                text=text,
                part=scope,
                bearing=bearing,
                sentence=sentence,
                earlier=heard.earlier,
                asked=asked,
                contrasted=index > 0 and not heard.closed,
                whens=whens,
            )
            _hear_clause(clause, heard, focus)
            heard.earlier = f"{heard.earlier}, {text}"[-_LONGEST:]
    if focus.pending and focus.lead and focus.lead in heard.general:
        heard.note(focus.pending, focus.lead)
        heard.general.remove(focus.lead)
    elif focus.pending:
        heard.dangling = heard.dangling or not owner
        heard.last = focus.pending


def _told_before_asking(sentence: str) -> str:
    """The words before a question that is an aside, where a dash or comma parts them; "" without one."""
    for cut in _BEFORE_QUESTION.finditer(sentence):
        if ASIDE_QUESTION.search(sentence[cut.end() :].strip()):
            return sentence[: cut.start()]
    return ""


def _scoped(part: str) -> Iterator[tuple[str, str, str]]:
    """Each clause with the clauses beside it, and with those of them that bear on a closing in it.

    Beside it are those from one number to the next, so that "3 not" spares 1. What was so before it and is over, bears
    on it no more.
    """
    groups: list[list[str]] = [[]]
    for text in _clauses(part):
        if MARK.search(text) and groups[-1]:
            groups.append([])
        groups[-1].append(text)
    for group in groups:
        for at, text in enumerate(group):
            beside = [(index, one) for index, one in enumerate(group) if index == at or not ASIDE.search(one)]
            bearing = (one for index, one in beside if index >= at or not is_over(one))
            yield text, ", ".join(one for _, one in beside), ", ".join(bearing)


def _clauses(part: str) -> Iterator[str]:
    """Clauses of a part: cut at punctuation, at joining words, and before a number that opens a statement."""
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
    named = _named(text, found, heard, focus)
    heard.dangling = heard.dangling or (bool(found) and not named)
    if found and _MARKS_ONLY.match(text):
        focus.pending += named
        focus.weak = any(mark in heard.marks.everything for mark in found)
        return
    if not (found or focus.pending or focus.current) and _hear_named(clause, heard):
        return
    if found:
        focus.weak = any(mark in heard.marks.everything for mark in found)
    if found or focus.pending:
        focus.current = tuple(dict.fromkeys(focus.pending + named))
        focus.pending = ()
    if (
        found
        and (_LIKEWISE.match(text) or _is_gapped(clause, heard))
        and heard.items.get(next(iter(heard.last[-1:]), 0))
    ):
        said = heard.items[heard.last[-1]][-1]
    else:
        said = _said(clause, heard, focus)
    _note(said, clause, heard, focus, general=not found or (not named and said.intent in _HOLDING))


def _is_gapped(clause: Clause, heard: _Heard) -> bool:
    """Whether the clause is a number and a day that has been, behind a number that is done: "and 2 this morning"."""
    before = heard.items.get(next(iter(heard.last[-1:]), 0), ())
    led = clause.sentence.strip().startswith(clause.text)
    if led or not _GAPPED.match(clause.text) or not before or before[-1].intent is not Intent.DONE:
        return False
    return all(when.tense is Tense.PAST or when.text.lower() in _EARLIER for when in clause.dates())


def _said(clause: Clause, heard: _Heard, focus: _Focus) -> Said:
    """What the clause says of the actions it may be about."""
    about = focus.current or (tuple(heard.tasks) if heard.marks.count == 1 else ())
    return read_clause(replace(clause, tasks=tuple(heard.tasks[n] for n in about if n in heard.tasks)))


def _note(said: Said, clause: Clause, heard: _Heard, focus: _Focus, *, general: bool) -> None:
    heard.closed = heard.closed or said.intent is Intent.DONE
    if focus.current:
        heard.note(focus.current, said, weak=focus.weak)
    elif general:
        focus.lead = focus.lead or said
        heard.note_general(said, leading=bool(MARK.search(clause.sentence)))


def _named(text: str, found: list[int], heard: _Heard, focus: _Focus) -> tuple[int, ...]:
    """The numbers that a clause names; on an item's line "all" is that item, and "the rest" is the rest of it too."""
    named = _numbers(text, heard)
    if not (focus.owner and found):
        return named
    if heard.marks.everything.issuperset(found):
        return focus.owner
    of_the_rest = any(heard.marks.groups[mark] is None for mark in found)
    return tuple(dict.fromkeys((*focus.owner, *named))) if of_the_rest else named


def _hear_named(clause: Clause, heard: _Heard) -> bool:
    """A clause that names one of several actions by its own words ("banner ordered") is about that one."""
    if heard.marks.count == 1 or not heard.tasks:
        return False
    said = {
        n: read_clause(replace(clause, tasks=(task,), part=_part_about(n, clause, heard), bearing=None))
        for n, task in heard.tasks.items()
        if _names(n, clause.text, heard)
    }
    told = {n: one for n, one in said.items() if one.intent not in (Intent.COMMENT, Intent.NONE)}
    for number, one in told.items():
        heard.note((number,), one)
    return bool(told)


def _part_about(number: int, clause: Clause, heard: _Heard) -> str:
    """The clause's part without what is said of other actions: "signed the lease, have not seen the accounts"."""
    others = [n for n in heard.tasks if n != number]
    return ", ".join(
        text
        for text in clause.part.split(", ")
        if text == clause.text or not any(_names(n, text, heard) for n in others)
    )


def _names(number: int, text: str, heard: _Heard) -> bool:
    task = heard.tasks[number]
    others = [other for n, other in heard.tasks.items() if n != number]
    if touches(text, task, others):
        return True
    elsewhere = any(touches(text, other, [*(t for t in others if t is not other), task]) for other in others)
    return retold(text, task) and not elsewhere


def _hear_exception(clause: Clause, match: re.Match[str], heard: _Heard, focus: _Focus) -> None:
    """ "All done except 4, which ...": the others as the words before say, 4 the other way unless more is said."""
    before, after = clause.text[: match.start()], clause.text[match.end() :]
    named = _LED_MARKS.match(after)
    behind = after[named.end() :] if named else after
    held = _numbers(named[0] if named else "", heard)
    meant = _numbers(before, heard) or tuple(range(1, heard.marks.count + 1))
    main = " ".join(MARK.sub(" ", f"{before} {behind}").split())
    said = (
        read_clause(replace(clause, text=main, part=main, bearing=None))
        if main.strip(" .,:!-")
        else Said(intent=Intent.DONE)
    )
    other = Intent.NOT_DONE if said.intent is Intent.DONE else Intent.COMMENT
    heard.note(tuple(n for n in meant if n not in held), said)
    heard.note(held, Said(intent=other, doubtful=True), weak=True)
    focus.current, focus.weak = held, False


def _numbers(text: str, heard: _Heard) -> tuple[int, ...]:
    found: list[int] = []
    for mark in map(int, MARK.findall(text)):
        rest = heard.marks.groups[mark] is None  # what was named by its words is not of the rest either
        found += (n for n in heard.marks.numbers(mark) if not (rest and heard.tasks and n in heard.items))
    return tuple(dict.fromkeys(found))
