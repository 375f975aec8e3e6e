"""Finds commitments in prose that nothing marks as actions ("Clerk to write", "DO agreed to ..."). Suggestions only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.duties import Duty, find_duty, find_named_behind, find_own_words
from service.parsing.keywords import find_marks
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import Section
from service.parsing.sentences import split_sentences
from service.parsing.verbs import is_order_verb

#: Somebody, a verb of commitment, what they commit to.
_COMMITS = re.compile(
    r"(?:^|(?<=[,;:.)–—-]\s)|(?<=\band\s)|(?<=\bthat\s)|(?<=\bwith\s))"
    r"(?P<who>(?:(?:the|all)\s)?(?:[A-Z][\w'’.]*|clerk|chair\w{0,6}|secretary|treasurer|members|councillors)"
    r"(?:\s(?:and|&)\s(?:the\s)?[A-Z][\w'’.]*|\s?/\s?[A-Z][\w'’.]*|,\s[A-Z][\w'’.]*|\s[A-Z][\w'’.]*){0,4})\s"
    r"(?P<verb>(?:kindly\s|also\s|has\s|have\s)?(?:agreed|offered|volunteered|undertook"
    r"|promised)\sto|(?:is|are)\sgoing\sto|said\s(?:he|she|they)(?:\s(?:would|will)|['’](?:d|ll))"
    r"|(?:was|were|is|are)\s(?:also\s)?(?:asked|instructed|requested|authorised|delegated)\sto"
    r"|will(?:\s(?:also|now|then))?|is\sto|are\sto|to)\s(?:also\s|then\s)?(?P<task>[a-z][\w-]+)"
)
#: "LM transfer funds from the reserve": somebody known before a bare verb, which "Kim put it there" has not.
_BARE = re.compile(
    r"(?P<who>[A-Z][\w'’]*(?:\s?(?:&|/|\band\b)\s?[A-Z][\w'’]*){0,2})\s"
    r"(?!put\b|cut\b|set\b|read\b|let\b)(?P<task>[a-z][\w-]+)\s(?!was\b|were\b|is\b|are\b|has\b|had\b)\w"
)
#: "@Deb can you email the school?", "Kim, could you please book it".
_BEGGED = re.compile(
    r"^(?P<who>@?[A-Z][\w'’.-]*(?:\s?(?:&|/|,|\band\b)\s?@?[A-Z][\w'’.-]*|\s[A-Z][\w'’.-]*){0,3}?)\s?[,:–-]?\s"
    r"(?:(?:can|could|would|will)\syou(?:\splease)?|please|pls)\s(?P<task>[a-z][\w-]+)"
)
#: "need someone to ask about the skip -> Mags".
_POINTED = re.compile(r"\s(?:[-=]{1,2}>|→)\s?(?P<who>@?[A-Z][\w'’.& /,-]{1,40})$")
#: What no commitment goes without: cheap to look for in every sentence.
_HINT = re.compile(r"(?:\s(?:to|will|would)|['’](?:d|ll))\s")
#: The same for what is laid on somebody, see service/parsing/duties.py.
_DUTY_HINT = re.compile(r"\s(?:shall|should|must|needs?|ha(?:s|ve)|that)\s|[)\]]\.?$")
_STARTS_ANYWHERE = re.compile(
    r"instructed|requested|authorised|delegated|agreed|offered|volunteered|undertook|promised|asked"
)
#: Before a commitment: what was asked; a condition behind it leaves it one.
_ASKED = re.compile(r"\b(?:if|whether)\b", re.I)
_PAST = re.compile(r"\b(?:had agreed|previously|last (?:year|month|meeting))\b", re.I)
_RESOLVED = re.compile(
    r"^(?:approve|adopt|accept|note|sign|agree|elect|re-elect|ratify|defer|support|receive|be|have)$"
)
_BODIES = re.compile(r"^(?:the\s)?(?:board|committee|council|group|panel|meeting|members|councillors|trustees)$", re.I)
_SKIPPED = (Section.ATTENDANCE, Section.APOLOGIES, Section.AGENDA, Section.DECISIONS, Section.COMPLETED)
_LONG = 800


def find_commitments(page: Page) -> Iterator[Candidate]:
    """Clauses of the discussion in which somebody takes something on; confidence 0.4 to 0.6."""
    if page.is_agenda:
        return
    for line in page.lines:
        if line.section in _SKIPPED or line.is_row or line.heading or not _may_commit(line.text):
            continue
        if find_marks(line.text, page.people):
            continue
        if handed := _handed(page, line.index):
            yield handed
            continue
        yield from _told(page, line)


def _told(page: Page, line: Line) -> Iterator[Candidate]:
    """What the sentences of a line say."""
    sentences = split_sentences(line.text)
    named = find_named_behind(sentences, page.people) if len(line.text) <= _LONG else None
    own = list(find_own_words(line.text, sentences, page.people))
    if named or own:
        yield from (_suggested(line, duty) for duty in ([named] if named else own))
        return
    for sentence in sentences:
        found = list(_commitment(page, line.index, sentence)) or list(_bare(page, line.index, sentence))
        yield from _laid_on(page, line, sentence[: sentence.find(found[0].text)] if found else sentence)
        yield from found


def _laid_on(page: Page, line: Line, sentence: str) -> Iterator[Candidate]:
    duty = find_duty(sentence, page.people) if len(sentence) <= _LONG else None
    before = sentence[: sentence.find(duty.text)] if duty else ""
    if duty and not _ASKED.search(before) and not _PAST.search(sentence) and _believed(line, before, duty.owners, page):
        yield _suggested(line, duty)


def _suggested(line: Line, duty: Duty) -> Candidate:
    return Candidate(line=line, text=duty.text, owners=duty.owners, source=Source.PROSE, confidence=0.4)


def _may_commit(text: str) -> bool:
    if _HINT.search(text) or _DUTY_HINT.search(text) or _BEGGED.match(text) or _POINTED.search(text):
        return True
    return any(is_order_verb(match["task"]) for match in _BARE.finditer(text))


def _handed(page: Page, index: int) -> Candidate | None:
    """A line that asks somebody ("Kim, could you book it?") or points at somebody ("book it -> Kim")."""
    text = page.lines[index].text
    pointed, begged = _POINTED.search(text), _BEGGED.match(text)
    if pointed and page.lines[index].is_item:
        who, words = pointed["who"], text[: pointed.start()]
    elif begged and is_order_verb(begged["task"]):
        who, words = begged["who"], text[begged.start("task") :]
    else:
        return None
    owners = split_agents(who, page.people)
    if not owners or len(words) > _LONG:
        return None
    return Candidate(line=page.lines[index], text=words, owners=owners, source=Source.PROSE, confidence=0.5)


def _bare(page: Page, index: int, sentence: str) -> Iterator[Candidate]:
    """The clauses of a sentence in which somebody the document knows stands before a bare verb of an order."""
    for clause in sentence.split("; ") if len(sentence) <= _LONG else ():
        match = _BARE.match(clause)
        owners = split_agents(match["who"], page.people) if match and is_order_verb(match["task"]) else ()
        if owners and all(map(page.people.knows, owners)):
            yield Candidate(line=page.lines[index], text=clause, owners=owners, source=Source.PROSE, confidence=0.4)


def _commitment(page: Page, index: int, sentence: str) -> Iterator[Candidate]:
    if len(sentence) > _LONG or not _HINT.search(sentence):
        return
    for match in _COMMITS.finditer(sentence):
        if _PAST.search(sentence, 0, match.end()):
            return
        owners = () if _ASKED.search(sentence[: match.start()]) else _owners(match, page.people)
        if owners and _believed(page.lines[index], sentence[: match.start()], owners, page):
            bare = not sentence[match.end() :].strip(" .!")
            text = sentence.strip() if bare else sentence[match.start("who") :].strip()
            plain = match["verb"].strip() == "to"
            yield Candidate(
                line=page.lines[index], text=text, owners=owners, source=Source.PROSE, confidence=0.6 if plain else 0.4
            )
            return


def _believed(line: Line, before: str, owners: tuple[str, ...], page: Page) -> bool:
    """Below "Date of next meeting" those act whom the minutes know; who stands behind a day has a turn that day."""
    if line.section is not Section.DATES:
        return True
    return all(map(page.people.knows, owners)) and not any(letter.isdigit() for letter in before)


def _owners(match: re.Match[str], people: People) -> tuple[str, ...]:
    """Who commits; () for a resolution ("the Council agreed to adopt"), a passive, or a word that is no doer."""
    task, verb, who = match["task"], match["verb"].strip(), match["who"]
    if _RESOLVED.match(task) or (_BODIES.match(who) and not verb.startswith(("to", "will", "is", "are"))):
        return ()
    if not _STARTS_ANYWHERE.search(verb) and not is_order_verb(task):
        return ()
    return split_agents(who, people)
