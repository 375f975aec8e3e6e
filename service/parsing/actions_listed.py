"""Actions listed under a heading ("Actions", "Action points", "Next steps"), or right under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby

from service.domain.minutes import ItemStatus
from service.parsing.action_fields import is_field
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.entry_words import LONG_ENTRY, is_done_by, is_told, reads_as_action, split_code
from service.parsing.keywords import find_marks
from service.parsing.labels import is_label, label_people, labels_known
from service.parsing.lines import Line, children
from service.parsing.list_remarks import next_entry
from service.parsing.named_lists import find_named_lists, list_headings
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import OF_ACTIONS, Section, find_section
from service.parsing.sentences import first_sentence
from service.parsing.signatures import find_signature
from service.parsing.verbs import starts_with_order

_STOP = re.compile(
    r"^(?!all\s?[:–-]\s(?!completed\b|closed\b|carried\b|done\b)[a-z]+\s\w)(?!(?:all|any|both|the)\s(?:(?!complete|closed|carried|done)\w+\s){0,3}(?:to|will)\s(?!be\b|the\b|a\b))"
    r"(?:all|no|none|the|any|both|most|these|those|last"
    r"|previous|outstanding|n/?a|nil|there "
    r"(?:were|are|is) no)\b[^.]{0,60}\b(?:actions?|points|items?)?"
    r"\b[^.]{0,60}\b(?:complete[d]?|closed|carried|discharged|done|addressed|outstanding"
    r"|arising|covered|reviewed|updated|actioned|remain|noted)\b"
    r"|^(?:none|n/?a|nil|no actions?|no further actions?|no matters arising"
    r"|nothing (?:to report|this|new|yet|for now|outstanding)|nothing$"
    r"|no (?:update|change)s?|see (?:above|below|attached)|as above"
    r"|(?:yes|no)[,.!]\s.*|marked inline|completed actions|(?:the )?actions? (?:from|were|are|have|will be)"
    r"|(?:the )?action (?:log|list|tracker|register|items? )?\s?(?:was|were|is|are|has been|(?:will|shall) be)|tbc)\b",
    re.I,
)
_SIGNATURE = re.compile(
    r"^(?:(?i:signed|dated?|chair(?:man|person)?|position)\b\s?:?\s?(?:[._…]{3}.*|(?:[A-Z][\w'’.-]*\s?){0,3})$"
    r"|(?i:signed|(?:the )?(?:date of )?next meeting"
    r"|(?:(?:dates?|day|time|venue|place)(?:,? ?(?:and|&|/)? ?(?:dates?|time|venue|place|location)){0,3} (?:of|for)"
    r" (?:the |our )?next (?:\w+ )?meeting(?=[^.]*\d)(?!.*\bto\s[a-z]))|(?:we )?meet(?:ing)? (?:again|next)\b"
    r"|we meet|any other business|aob|minutes (?:taken|prepared) by"
    r"|(?:the )?meeting (?:closed|ended))\b)"
)
#: Below an action that is gone through, the task that is left of it.
_FOLLOW_UP = re.compile(r"^follow[- ]?up:\s", re.I)
_FOR = re.compile(
    r"^(?:(?:new|open|current)\s)?actions?(?:\s(?:points?|items?))?\s?(?:\s(?:for|on|by)\s|[:–—-]\s)(?P<who>.{1,50})$"
    r"|^(?P<whose>.{1,40}?)(?:['’]s|(?<=s)['’])\sactions?(?:\s(?:points?|items?))?$",
    re.I,
)
#: Headings that stand over plans as well as over actions.
_VAGUE = re.compile(r"next steps|follow[- ]?ups?(?: items?)?|things to do", re.I)
_RESOLVED = re.compile(r"that (?:the|this|these|all)\b.{2,80}?\bbe\s(?:\w+ed|taken)\b", re.I)
#: "What do we tell the press?": a question to nobody.
_QUESTION = re.compile(r"(?:what|how|why|where|when|which|who|do|does|did|is|are|should)\b[^.!]*\?$", re.I)
#: Fewer names prove nothing.
_FEWEST_SIGNED = 3
_INITIALS = re.compile(r"[A-Z]{2,4}")
#: Names alone, or with the day they are to meet, below what they are to do.
_NAMES_BELOW = re.compile(r"(?P<who>[A-Z@][^:–—(]{1,50}?)(?:\s[-–—]\s.{3,40}|\s?:\s.{3,20})?")
_EVERYBODY = ("all", "everyone", "everybody", "all of us")
#: A line of names over a list of what they are to do.
_FEW_NAMES = 5
#: "Kim shared with all that ...": what somebody did.
_DID = re.compile(
    r"(?:[A-Z][\w'’.-]*,?\s(?:and\s)?){1,4}(?:also\s|then\s)?(?:[a-z]{2,}ed|said|gave|sent|met|told|spoke|wrote|made|took|had|was"
    r"|were|has|have|is|are)\s"
)
_MIXED = re.compile(r"\b(?:decisions?|outcomes?|conclusions?|agreements?|resolutions?|updates?(?=\s(?:and|&)))\b", re.I)
_TOLD_TO = re.compile(r"\s(?:will|to|is to|are to)(?:\sdo)?:$")
_TOLD = re.compile(
    r"\b(?:was|were|has|have|had|is|are|reported|agreed|noted|said|gave|received|updated|asked|advised)\b", re.I
)
_ADDRESSED = re.compile(r"^(?P<who>@?[^:]{1,40}?)(?:\s(?:will|to|is to|are to)(?:\sdo)?)?:$")


def find_listed(page: Page) -> Iterator[Candidate]:
    """The entries of every section of actions, and those of a document that begins with its list of actions."""
    if page.is_agenda:
        return
    named = {line.topic for line in page.lines if line.section is Section.ACTIONS and "action" in line.topic.lower()}
    people = find_named_lists(page)
    for (section, _part), group in groupby(page.lines, key=lambda line: (line.section, line.part)):
        if section in OF_ACTIONS:
            lines = [line for line in group if not line.heading or line.is_item]
            whose = people.get(lines[0].topic, ()) if lines else ()
            if whose:
                yield from (give_owners(candidate, whose, page) for candidate in _section(page, lines))
            else:
                yield from _under_heading(page, lines, named)
    yield from _headings(page)
    yield from _addressed(page)


def _addressed(page: Page) -> Iterator[Candidate]:
    """ "- @nick will:" or "Kim to do:" over bullets, also in the discussion."""
    for line in page.lines:
        if line.text.endswith(":") and line.section in (Section.BODY, Section.ARISING) and _TOLD_TO.search(line.text):
            yield from _grouped(page, line, children(page.lines, line) if line.is_item else _items_below(page, line))


def _headings(page: Page) -> Iterator[Candidate]:
    """Headings "Kim: mend the gate" below "Actions", where there are several: a list set as headings."""
    named = [
        line
        for line in list_headings(page)
        if ":" in line.text and find_doers(line.text, page.people).text != line.text
    ]
    for line in named if len(named) > 1 else ():
        yield Candidate(line=line, text=line.text, source=Source.LISTED, confidence=0.85)


def _items_below(page: Page, line: Line) -> Sequence[Line]:
    """The items that follow a line that names people; () for "The trust will:", which tells of policy."""
    who = split_agents(_TOLD_TO.sub("", line.text), page.people, glued=True)
    if line.is_row or not (line.text.endswith(" do:") or all(page.people.knows(one) for one in who)):
        return ()
    end = line.index + 1
    while end < len(page.lines) and page.lines[end].is_item:
        end += 1
    return page.lines[line.index + 1 : end]


def _under_heading(page: Page, lines: Sequence[Line], named_lists: Set[str]) -> Iterator[Candidate]:
    """The entries under one heading. Below "Actions" a heading of its own names the owner ("Kim") or is talk.

    Where another list of the document goes by the name of actions (`named_lists`), "Next steps" are topics.
    """
    topic = lines[0].topic if lines else ""
    mixed = bool(_MIXED.search(topic))
    named = _FOR.match(topic.rstrip(": "))
    for_whom = split_agents(named["who"] or named["whose"], page.people, glued=True) if named else ()
    if for_whom:
        yield from (give_owners(candidate, for_whom, page) for candidate in _section(page, lines))
        return
    if _VAGUE.fullmatch(topic.strip(" :")) and named_lists - {topic}:
        yield from (candidate for candidate in _section(page, lines) if _is_given(page, candidate))
        return
    if not topic or (find_section(topic, loose=True) is not None and not mixed):
        yield from _section(page, lines)
        return
    owners = split_agents(topic.rstrip(": "), page.people, glued=True)
    if mixed or not all(page.people.knows(owner) or owner.isupper() or owner.lower() == "all" for owner in owners):
        owners = ()
    for candidate in _section(page, lines):
        settled = give_owners(candidate, owners, page)
        if settled.owners or _is_given(page, candidate):
            yield settled


def _is_given(page: Page, candidate: Candidate) -> bool:
    """Whether an entry names who is to act, or orders something; not what somebody did."""
    if starts_with_order(candidate.text) or find_leading_doers(candidate.text, page.people):
        return True
    return bool(find_doers(candidate.text, page.people).owners) and not _DID.match(candidate.text)


def give_owners(candidate: Candidate, owners: tuple[str, ...], page: Page) -> Candidate:
    """The candidate with the owners of its heading, unless its words name somebody."""
    own = candidate.owners or find_doers(candidate.text, page.people).owners
    return replace(candidate, owners=owners) if owners and not own else candidate


def _section(page: Page, lines: Sequence[Line]) -> Iterator[Candidate]:
    """Items while there are items; otherwise paragraphs that read like an action."""
    entries = _to_agenda([line for line in lines if not line.is_row and not (line.is_item and line.heading)])
    if any(line.is_item for line in entries):
        yield from _items(page, entries)
        return
    named = _named_lines(page, entries)
    for line in _unanswered(page, entries):
        if not find_marks(line.text, page.people) and (
            line.index in named or reads_as_action(page, line) or _is_earlier(page, line)
        ):
            yield from read_entry(line)


def _unanswered(page: Page, entries: Sequence[Line]) -> Sequence[Line]:
    """Where paragraphs are marked, those up to the first that is: what stands between the marked ones tells of them."""
    marked = [at for at, line in enumerate(entries) if find_marks(line.text, page.people)]
    reviewed = bool(entries) and entries[0].section is Section.REVIEW
    return entries[: marked[0]] if marked and (reviewed or len(marked) * 2 > len(entries)) else entries


def _to_agenda(entries: Sequence[Line]) -> Sequence[Line]:
    """Entries that carry codes ("8/1 LS to ...") end where items numbered from 1 begin: those are the agenda."""
    at = next((i for i, line in enumerate(entries) if line.is_item), len(entries))
    first = entries[at].block.marker.strip("().") if at < len(entries) else ""
    before = entries[:at]
    coded = sum(bool(split_code(line.text)[0]) for line in before)
    return before if first == "1" and coded and coded * 2 > len(before) else entries


def _named_lines(page: Page, entries: Sequence[Line]) -> set[int]:
    """The paragraphs "Name - words" where most below a heading of actions are of that form: a list without bullets."""
    new = [line for line in entries if line.section is Section.ACTIONS and len(line.text.split()) <= LONG_ENTRY]
    named = {
        line.index for line in new if (doers := find_doers(line.text, page.people)).owners and doers.text != line.text
    }
    return named if len(named) > 1 and len(named) * 2 > len(new) and _some_order(page, new) else set()


def _some_order(page: Page, lines: Sequence[Line]) -> bool:
    return any(starts_with_order(find_doers(line.text, page.people).text) for line in lines)


def _items(page: Page, entries: Sequence[Line]) -> Iterator[Candidate]:
    """The items of a list and what is nested in them; talk below a list of new actions ends it."""
    signed = _signed(page, entries)
    named = labels_known(page, entries)
    started, skip, remarked = False, -1, False
    owners: tuple[str, ...] = ()
    for line in entries:
        if line.is_item:
            started = True
            if line.index > skip and _is_entry(page, line, remarked=remarked):
                nested = children(page.lines, line)
                skip = nested[-1].index if nested else skip
                found = _item(page, line, nested)
                yield from (signed.get(one.line.index) or give_owners(one, owners, page) for one in found)
        elif (set_over := _set_over(page, line, named=named)) is not None:
            owners = set_over
        elif started and line.section is Section.ACTIONS and not find_marks(line.text, page.people):
            reads = reads_as_action(page, line, among_items=True)
            yield from read_entry(line) if reads else ()
            remarked = remarked or not reads
            if not reads and not _is_remark(page, line):
                return


def _is_entry(page: Page, line: Line, *, remarked: bool) -> bool:
    """No topic; where remarks stand between the entries, only what reads as an action."""
    return not _is_topic(page, line) and (not remarked or reads_as_action(page, line))


def _is_remark(page: Page, line: Line) -> bool:
    """Whether a paragraph tells of the entry above, and the list goes on below it."""
    following = next_entry(page, line)
    return following is not None and reads_as_action(page, following)


def _signed(page: Page, entries: Sequence[Line]) -> dict[int, Candidate]:
    """The entries of a list in which most end in a name in brackets: there even "(Will)" and "(Are)" are people."""
    items = [line for line in entries if line.is_item and any(letter.isalpha() for letter in line.text)]
    found = {}
    for line in items:
        who, text = find_signature(line.text, page.people)
        for candidate in read_entry(line) if who and not find_marks(line.text, page.people) else ():
            found[line.index] = replace(candidate, text=text, owners=who)
    return found if len(found) >= _FEWEST_SIGNED and len(found) * 2 > len(items) else {}


def _set_over(page: Page, line: Line, *, named: bool) -> tuple[str, ...] | None:
    """The people of a line of names alone over a list: "Ruth" or "Tom and Kim:"; () for a topic, None for words.

    `named` says that most labels of the list are people, so that "Emeka:" is one even where nothing else names him.
    """
    after = page.after(line)
    if after is None or not after.is_item or len(line.text.split()) > _FEW_NAMES or line.text.endswith((".", ",")):
        return None
    owners = split_agents(_TOLD_TO.sub("", line.text).rstrip(": "), page.people, glued=True)
    if owners and all(page.people.knows(owner) or owner.lower() in _EVERYBODY for owner in owners):
        return owners
    return (label_people(page, line) if named else ()) if is_label(page, line) else None


def _is_topic(page: Page, line: Line) -> bool:
    """A few numbered words that name nobody and order nothing, with prose below: the next item of the agenda."""
    after = page.after(line)
    prose = after is not None and not after.is_item and not after.is_row and len(after.text) > len(line.text)
    short = len(line.text.split()) <= 5 and line.block.marker.strip("().").isdecimal()
    return prose and short and not reads_as_action(page, line)


def _item(page: Page, line: Line, nested: Sequence[Line]) -> Iterator[Candidate]:
    """A list item with what is nested in it: below one that is marked, only what is left of it to do."""
    if find_marks(line.text, page.people):
        for child in nested:
            if _FOLLOW_UP.match(child.text):
                yield from read_entry(child)
        return
    yield from (
        list(_grouped(page, line, nested)) or _of_topic(page, line, nested) or _with_names_below(page, line, nested)
    )


def _outermost(nested: Sequence[Line]) -> list[Line]:
    """Of what is nested in an item, the bullets right below it."""
    return [line for line in nested if line.block.level == nested[0].block.level]


def _of_topic(page: Page, parent: Line, nested: Sequence[Line]) -> list[Candidate]:
    """Bullets nested below a topic that asks nobody, most of which say who is to do what."""
    top = _outermost(nested)
    if not top or reads_as_action(page, parent) or find_doers(parent.text, page.people).owners:
        return []
    given = [line for line in top if find_doers(line.text, page.people).owners]
    return [one for line in given for one in read_entry(line)] if len(given) * 2 > len(top) else []


def _with_names_below(page: Page, line: Line, nested: Sequence[Line]) -> Iterator[Candidate]:
    """The entry; where it names nobody, those whose names alone stand in the first bullet below it are its owners."""
    below = _NAMES_BELOW.fullmatch(nested[0].text) if nested else None
    names = split_agents(below["who"], page.people, glued=True) if below else ()
    known = bool(names) and all(page.people.knows(name) or _INITIALS.fullmatch(name) for name in names)
    for candidate in read_entry(line):
        yield give_owners(candidate, names, page) if known else candidate


def _grouped(page: Page, parent: Line, nested: Sequence[Line]) -> Iterator[Candidate]:
    """ "@nick will:" over nested bullets: the bullets are the actions, the parent gives the owner."""
    top = _outermost(nested)
    match = _ADDRESSED.match(parent.text.strip())
    who = match["who"] if match else parent.text.strip()
    if not top or len(who.split()) > 6:
        return
    if who.strip("* ").lower() in ("unassigned", "nobody"):
        owners: tuple[str, ...] | None = ()
    else:
        owners = split_agents(who, page.people, glued=True)
        if not owners:
            return
    for line in top:
        if _STOP.match(line.text.lstrip("( ")):
            continue
        own = find_doers(line.text, page.people).owners
        yield Candidate(line=line, text=line.text, owners=None if own else owners, source=Source.LISTED, confidence=0.9)


def read_entry(line: Line) -> Iterator[Candidate]:
    """The action that a line of a list is; none for a label, a question, a signature, a decision."""
    words = max(line.text.split("|"), key=len).strip() if line.text.startswith("|") else line.text
    code, text = split_code(words)
    if (
        is_field(text)
        or _STOP.match(text.lstrip("( "))
        or len(re.findall(r"\w{2,}", text)) < 2
        or not re.search(r"[^\W\d_]{2}", text)
        or _QUESTION.match(text)
        or _RESOLVED.match(text)
        or is_told(text)
        or (line.section is Section.REVIEW and is_done_by(text))
        or _SIGNATURE.match(text)
        or text.endswith(":")
    ):
        return
    follow = _FOLLOW_UP.match(text)
    yield Candidate(
        line=line,
        text=text[follow.end() :] if follow else text,
        source=Source.LISTED,
        status=ItemStatus.OPEN if follow else None,
        reference=code or _reference(line),
        confidence=0.9,
    )


def _reference(line: Line) -> str:
    marker = line.block.marker.strip(".)( ")
    return marker if re.fullmatch(r"\d{1,4}\.\d{1,3}(?:\.\d{1,3})?", marker) else ""


def _is_earlier(page: Page, line: Line) -> bool:
    """A paragraph that states an action gone through: no verb in the past, no speaker, not the talk about it."""
    if line.section is Section.ACTIONS or not 3 <= len(line.text.split()) <= 60:
        return False
    spoken = find_doers(line.text, page.people).text != line.text and ":" in line.text[:40]
    return not spoken and not _TOLD.search(first_sentence(line.text))
