"""Actions marked by a keyword in running words, before the text ("Action: ...") or behind it ("... Action: MS")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.domain.minutes import ItemStatus
from service.parsing.action_fields import is_field, read_fields
from service.parsing.agent_words import ACTORS, KINDS_OF_ACTION
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.columns import find_column
from service.parsing.keywords import Mark, find_marks
from service.parsing.lines import Line, children
from service.parsing.owner_ends import part_names
from service.parsing.owners import find_doers, find_leading_doers, is_remarked
from service.parsing.people import People
from service.parsing.section_names import Section
from service.parsing.sentences import last_statement, says_something, split_sentences
from service.parsing.status import find_cell_status
from service.parsing.verbs import is_order_verb, starts_with_order

_NONE = re.compile(
    r"^(?:\W+$|(?:none|n/?a|nil|no (?:further )?actions?|not applicable)\b.*"
    r"|(?:complete[d]?|noted?|(?:[\w/&, ]{1,40}\s)?as above)\b[.\s]*"
    r"|(?:(?:all|members|everyone|everybody|trustees|(?:the )?(?:board|committee|group))\s)?"
    r"(?:is |are )?(?:asked |invited )?"
    r"(?:to\s|for\s)?(?:be\s)?(?:note|noted|noting|information|info|discussion|decision|approval|awareness|assurance)"
    r"(?:\sonly)?[.\s]*"
    r"|see (?:the )?(?:\w+ )?(?:list|above|below|attached|appendix|annex|table|log|sheet)\b.{0,40})$",
    re.I,
)
#: Behind the people of an attendance: "Kim Sanders (Action for Rivers)", "Jo Marsh, Action on Damp".
_ORGANISATION = re.compile(r"\([^()]*\)|\bAction (?:for|on|against|with|in) [A-Z][\w'’ ]{2,40}(?=[,;.]|$)")
#: Below the keyword alone: an answer, or the head of the next column.
_ANSWER = re.compile(r"(?:yes|no)[,.!]\s", re.I)
_OWNER_DUE = re.compile(
    r"^(?P<who>[^:]{1,50}?)\s?[,(]?\s?(?:[-–]\s)?(?<!\w)(?P<due>(?:by|before|for|due|asap|on"
    r"|next (?:meeting|week|month|time|board|call|agenda)|(?:spring|summer|autumn)(?=\s(?:\d|term))"
    r"|\d{1,2}/\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\s[A-Z]|(?<=,\s)(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\b.{0,40})$",
    re.I,
)
_NEXT_ITEM = re.compile(r"(?:(?<=[\s.])|^)(?:\(?(?:[ivx]{1,5}|[a-h]|\d{1,3}(?:\.\d{1,3}){0,3})[.)]\)?)\s")
_OWNER_END = re.compile(
    r"(?<!\bRev)(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bCllr)\.|[\])]|\s(?:[ivx]{1,5}|[a-h]|\d{1,2}(?:\.\d{1,2}){0,2})[.)]\s|\s{2}|\s(?=\d{1,2}\.\d{1,2}\s)|$"
    r"|\s(?=\d{1,2}\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z])"
)
_PROMPT = re.compile(r"\?\s*$|^(?:revisit|discuss later|tbc|later)\b", re.I)
_PLURAL_ALONE = re.compile(r"^\W*(?:actions|action (?:items|points|list)|ais)\W*$", re.I)
_PLURAL = re.compile(r"\W*(?:actions|action (?:items|points)|ais)\b", re.I)
_ENUMERATED = re.compile(r"(?:^|[;.,]\s(?:and\s)?)\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s")
#: The owner of one of several entries in running words is no longer than this.
#: A line of so many words with a colon is the label of what was to be written below it.
_LABEL_WORDS = 3
_SHORT = 40
_WHO_STATE = re.compile(r"(?P<who>[^()\[\]]{0,30}?)\s?[(\[](?P<state>[^()\[\]]{2,25})[)\]]?")
_TITLED = re.compile(r"(?:Rev|Revd|Dr|Mr|Mrs|Ms|Miss|Cllr|Prof)\.?\s[A-Z]")
_LINK_ONLY = re.compile(r"https?://\S+")
#: A heading that names a part of the minutes says nothing of what is to be done.
_LABEL_ONLY = re.compile(
    r"(?:meeting\s)?(?:notes?|minutes|discussion|details|topics?|summary|updates?|items?)\s?:?", re.I
)
#: "... and add a new action from today for KS to ring the mill", "An action on Jo has been created".
_GIVEN = re.compile(
    r"\b[Aa]n?\s(?:new\s)?action(?:\sitem|\spoint)?(?:\sfrom\s\w+)?\s(?:for|on)\s"
    r"(?P<who>(?:the\s)?[A-Z@][^:.;]{0,39}?)\s"
    r"(?:(?P<task>to\s[a-z].*)|(?:has been|have been|was|is)\s(?:\w+ed|put|set)\b)"
)
_TAKEN = re.compile(
    r"^(?P<who>[^:.;]{1,40}?)\s(?:has|have|took|takes?|has taken|was given|were given)\s(?:an|the)\saction(?:\sitem)?\s"
    r"(?=to\s)(?P<text>to\s\S.*)$"
)
_SPEAKS = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*\s){1,3}(?:then\s|also\s)?(?:said|asked|noted|reported|explained|felt|suggested|thought|agreed"
    r"|confirmed|raised|queried|commented|replied|added|mentioned|stated|observed|wondered)\b"
)
#: "... without access - Ada to action.", "Clerk to action."
_TO_ACTION = re.compile(
    r"(?:^|\s[-–—]\s|[.;:,]\s|\s?\()(?P<who>(?:the\s)?[A-Z@][^.;:,()–—-]{1,50}?) to (?:action|progress)(?: this)?[.)]*$"
)
_STATUS_TAG = re.compile(
    r"\W*(?P<word>done|closed|completed?|pending|ongoing|in progress|carried (?:over|forward))(?:\sactions?)?\W*",
    re.I,
)
_BEFORE = re.compile(
    r"^(?P<who>[^:–—.;]{1,40}?)\s(?:to\s)?(?:\(?action\)?|\(?ACTION\)?)s?\s?(?::|[–—-])\s(?P<text>\S.*)$"
)


def find_inline(page: Page) -> Iterator[Candidate]:
    """Every action marked in running words, outside the attendance and the table rows."""
    for line in page.lines:
        if (
            line.section in (Section.ATTENDANCE, Section.APOLOGIES)
            and not line.heading
            and "action" not in _ORGANISATION.sub("", line.text).lower()
        ):
            continue
        if line.is_row or _PLURAL_ALONE.match(line.text) or (line.section is Section.AGENDA and page.is_agenda):
            continue
        yield from _line(page, line)


def find_marked_words(text: str, line: Line, people: People) -> Iterator[Candidate]:
    """The actions marked inside one text, with what stands before and behind each mark."""
    text = part_names(text, people)
    marks = find_marks(text, people)
    floor = 0
    for number, mark in enumerate(marks):
        limit = marks[number + 1].start if number + 1 < len(marks) else len(text)
        candidate: Candidate | None
        if mark.signed:
            candidate, floor = _signed(text[floor : mark.start], mark, line, people), mark.end
        else:
            candidate, floor = _candidate(text, mark, floor, limit, line, people)
        if candidate:
            yield from _several(candidate, people)


def _signed(before: str, mark: Mark, line: Line, people: People) -> Candidate:
    """What stands before "EL Action."; its text is "" where that is to be borrowed."""
    said = last_statement(before.lstrip(" )].;").rstrip(" ([-–—")) if says_something(before) else ""
    return Candidate(
        line=line, text=said, owners=split_agents(mark.owner, people, glued=True), source=Source.INLINE, confidence=0.9
    )


def _several(candidate: Candidate, people: People) -> Iterator[Candidate]:
    """The entries of a list in running words: "(1) RO to ring; (2) TP to mow", "RO: ring the bank; TP: mow"."""
    parts = [part.strip(" ;,") for part in _ENUMERATED.split(candidate.text)] if ";" in candidate.text else []
    if len(parts) > 2 and not parts[0]:
        yield from (replace(candidate, text=part) for part in parts[1:])
        return
    parts = candidate.text.split("; ") if "; " in candidate.text and ":" in candidate.text else []
    if len(parts) > 1 and all(_names_owner(part, people) for part in parts[1:]):
        yield replace(candidate, text=parts[0])
        yield from (replace(candidate, text=part, owners=None) for part in parts[1:])
        return
    parts = candidate.text.split("; ") if _PLURAL.match(candidate.line.text) else []
    if len(parts) > 1 and all(find_leading_doers(part, people) for part in parts):
        yield from (replace(candidate, text=part, owners=None) for part in parts)
        return
    yield candidate


def _names_owner(part: str, people: People) -> bool:
    who, colon, task = part.partition(":")
    return bool(colon and task.strip() and len(who) < _SHORT and split_agents(who, people))


def _line(page: Page, line: Line) -> Iterator[Candidate]:
    found = list(find_marked_words(line.text, line, page.people))
    for candidate in found:
        if not candidate.text:
            yield from _borrowed(page, candidate)
        elif candidate.owners and len(found) == 1 and (orders := _orders_below(page, candidate)):
            yield from orders
        else:
            yield candidate
    if not found:
        yield from _owner_before(line, page.people)
        yield from _to_action(page, line)


def _orders_below(page: Page, candidate: Candidate) -> list[Candidate]:
    """ "Web pages (AI @ all)" over a list: the bullets that give an order are the actions, the parent names who."""
    line = candidate.line
    if not line.text.rstrip().endswith((")", "]", ":")) or not (line.is_item or line.heading):
        return []
    below = children(page.lines, line) if line.is_item else _items_under(page, line)
    top = [child for child in below if child.block.level == below[0].block.level and starts_with_order(child.text)]
    return [Candidate(line=c, text=c.text, owners=candidate.owners, source=Source.INLINE, confidence=0.8) for c in top]


def _items_under(page: Page, head: Line) -> list[Line]:
    end = head.index + 1
    while end < len(page.lines) and page.lines[end].is_item:
        end += 1
    return list(page.lines[head.index + 1 : end])


def _candidate(
    text: str, mark: Mark, floor: int, limit: int, line: Line, people: People
) -> tuple[Candidate | None, int]:
    """The action of one mark and where the next one's words may begin; its text is "" where it is to be borrowed."""
    after, before = _inside(text[mark.end : limit], mark), text[floor : mark.start]
    base = Candidate(
        line=line,
        text="",
        source=Source.INLINE,
        reference=mark.reference,
        due_words=mark.due,
        status=_status_before(before) if floor == 0 else None,
    )
    words = after.strip(" *_-–—)" if mark.enclosed else " *_")
    words = words.lstrip(".") if before.strip() else words
    if _NONE.match(words):
        return None, limit
    owners = split_agents(mark.owner, people, glued=True) or ((mark.owner,) if mark.owner else ())
    alone = (
        None
        if owners or is_remarked(words)
        else _owner_alone(after, before, people, tagged="]" in text[mark.start : mark.end])
    )
    if alone:
        said = last_statement(before)
        return replace(base, text=said, owners=alone.owners, due_words=alone.due or mark.due), mark.end + alone.end
    told, state = _state_alone(words, people) if before.strip() and len(words) < _SHORT else ((), None)
    if state:
        return replace(base, text=last_statement(before), owners=owners or told or None, status=state), limit
    if _closes(text, mark, before, after) and not owners:
        return replace(base, text=last_statement(before.rstrip(" ("))), mark.end
    if not words and says_something(before) and not text.rstrip(" *_").endswith(":"):
        return replace(base, text=last_statement(before.rstrip(" (")), owners=owners or None), limit
    if (mark.laid and text[: mark.start].strip()) or (mark.reference.startswith("AP") and before.strip()):
        words = split_sentences(words)[0] if words else words
    words = _before_talk(words) if before.strip() else words
    confidence = 0.5 if _PROMPT.search(words) else 0.95
    owners = owners or (_named_before(before, words, people) if floor == 0 else ())
    return replace(base, text=words, owners=owners or None, confidence=confidence), limit


def _before_talk(words: str) -> str:
    """Amid a paragraph the action ends where the talk goes on: "... ACTION: ring the mill. Tom said ..."."""
    sentences = split_sentences(words)
    talk = next((at for at, sentence in enumerate(sentences) if at and _SPEAKS.match(sentence)), None)
    return " ".join(sentences[:talk]) if talk else words


def _named_before(before: str, words: str, people: People) -> tuple[str, ...]:
    """ "Rose TODO: update the page": nothing but who stands before the keyword, and nobody behind it."""
    who = before.strip(" *_-–—")
    tag = who.isupper() and not people.knows(who)  # "NEW ACTION: ..."
    if not 0 < len(who) < _SHORT or tag or find_doers(words, people).owners:
        return ()
    owners = split_agents(who, people)
    return owners if all(_is_somebody(owner, people) for owner in owners) else ()


def _is_somebody(owner: str, people: People) -> bool:
    """Not "Legal action:", a kind of it, or "Music - Action:", a word neither known, where others are, nor a role's."""
    plain = owner.lstrip("@")
    if owner.lower().rpartition(" ")[2] in KINDS_OF_ACTION:
        return False
    if not people.known or people.knows(owner) or " " in owner or plain != owner or owner.isupper():
        return True
    return owner.lower() in ACTORS or owner.lower().rstrip("s") in ACTORS or owner.lower() == "all"


def _state_alone(words: str, people: People) -> tuple[tuple[str, ...], ItemStatus | None]:
    """What "(carried forward)" or "RO (done)" behind a keyword say of the words before it: whose, and how it stands."""
    match = _WHO_STATE.fullmatch(words)
    who = split_agents(match["who"], people, glued=True) if match and match["who"] else ()
    if match is None or (match["who"] and not who):
        return (), None
    return who, find_cell_status(match["state"])


def _closes(text: str, mark: Mark, before: str, after: str) -> bool:
    """Whether the keyword stands in brackets at the end of its sentence: "Kim rings them (ACTION). Then ..."."""
    seen = text[mark.start : mark.end].rstrip()
    own = seen[:1] in ("(", "[") and seen.rstrip(".;")[-1:] in (")", "]")
    ended = seen[-1:] in (".", ";") or after[:1] in (".", ";")
    return own and ended and bool(before.strip()) and before.rstrip()[-1:] not in (".", ":", ";", "!", "?")


def _status_before(before: str) -> ItemStatus | None:
    """The tag before the keyword: "[DONE] ACTION: ...", "PENDING: Action ..."; None without one."""
    match = _STATUS_TAG.fullmatch(before)
    return find_cell_status(match["word"]) if match else None


def _inside(after: str, mark: Mark) -> str:
    """Behind "(Action:" the words up to the bracket that closes it; all of them where none does."""
    depth = 1 if mark.enclosed else 0
    for position, letter in enumerate(after if depth else ""):
        depth += (letter in "([") - (letter in ")]")
        if depth == 0:
            return after[:position]
    return after


@dataclass(frozen=True, slots=True)
class _Alone:
    """Owners with nothing but a due phrase behind them, and where they end."""

    owners: tuple[str, ...]
    due: str
    end: int


def _owner_alone(after: str, before: str, people: People, *, tagged: bool) -> _Alone | None:
    """The owners where nothing else follows the mark up to the next item: "MS", "Clerk by 3 May", "[ACTION] sam"."""
    shut = _OWNER_END.search(after)
    end = shut.end() if shut else len(after)
    only = (after[: shut.start()] if shut else after).strip(" :*_)-–—")
    alone = _stands_alone(after, shut)
    if not only or len(only.split()) > 8 or not (alone or says_something(before)) or _goes_on(only):
        return None
    owners = split_agents(only, people, glued=alone)
    dated = _OWNER_DUE.match(only) if alone and not owners else None
    if dated:
        owners = split_agents(dated["who"], people, glued=True)
    elif tagged and alone and not owners and before.strip() and re.fullmatch(r"[\w.-]{2,20}", only):
        owners = () if is_order_verb(only) else (only,)
    return _Alone(owners, dated["due"] if dated else "", end) if owners else None


def _goes_on(only: str) -> bool:
    """Whether the owner's task follows without a stop: "Cllr Orme Write to the county"."""
    words = only.split()[2:-1]
    return bool(_TITLED.match(only)) and any(is_order_verb(word.lower()) for word in words)


def _stands_alone(after: str, shut: re.Match[str] | None) -> bool:
    return (
        shut is None
        or not after[shut.end() :].strip(" .)]*_")
        or bool(_NEXT_ITEM.match(after[shut.start() :].lstrip(" .")))
    )


def _borrowed(page: Page, candidate: Candidate) -> Iterator[Candidate]:
    """A mark alone takes its text from the block after ("### Action 3:"), an owner alone from the block before."""
    line = candidate.line
    if candidate.owners:
        text = _said_before(page, line)
        if text:
            yield replace(candidate, text=text, confidence=0.85)
        return
    after = page.after(line)
    if after is not None and is_field(after.text):
        what = read_fields(page.lines, line).what
        yield from [replace(candidate, text=what)] if what else []
        return
    if after is not None and (_NONE.match(after.text) or _ANSWER.match(after.text) or find_column(after.text)):
        return
    if after is not None and find_marks(after.text, page.people):
        return  # "New action:" over "Action 2: ..."
    if after is not None and not after.heading and not after.is_row and not (after.is_item and line.heading):
        yield Candidate(line=after, text=after.text, source=Source.INLINE, reference=candidate.reference)


def _said_before(page: Page, line: Line) -> str:
    """The statement above; above a bare link, the words the link is for come first."""
    before = page.before(line)
    if before is None or before.section in (Section.ATTENDANCE, Section.APOLOGIES):
        return ""
    if before.heading and (before.section is not Section.BODY or _LABEL_ONLY.fullmatch(before.text)):
        return ""
    text = last_statement(before.text)
    if text.endswith(":") and len(text.split()) <= _LABEL_WORDS:
        return ""  # "Notes:" over "Actions: Kim"
    if _LINK_ONLY.fullmatch(text):
        above = page.before(before)
        text = f"{above.text} {text}" if above else text
    return text


def _to_action(page: Page, line: Line) -> Iterator[Candidate]:
    """Who is "to action" what the words before say, or the line above."""
    match = _TO_ACTION.search(line.text) if "to " in line.text[-14:] else None
    owners = split_agents(match["who"], page.people) if match else ()
    if match is None or not owners:
        return
    said = last_statement(line.text[: match.start()].rstrip(" -–—")) or _said_before(page, line)
    if said:
        yield Candidate(line=line, text=said, owners=owners, source=Source.INLINE, confidence=0.85)


def _owner_before(line: Line, people: People) -> Iterator[Candidate]:
    """ "LC action – assign issues to people"; "Bob has an action to send the invoice"."""
    if "action" not in line.text.lower():
        return
    before = ""
    for sentence in split_sentences(line.text):
        given = _GIVEN.search(sentence)
        charged = split_agents(given["who"], people, glued=True) if given else ()
        if given and charged:
            told = f"{given['who']} {given['task']}" if given["task"] else before
            if told:
                yield Candidate(line=line, text=told, owners=charged, source=Source.INLINE, confidence=0.85)
        before = sentence
        match = _BEFORE.match(sentence) or _TAKEN.match(sentence)
        owners = split_agents(match["who"], people) if match else ()
        if match and owners and not _NONE.match(match["text"]) and all(_is_somebody(one, people) for one in owners):
            yield Candidate(line=line, text=match["text"], owners=owners, source=Source.INLINE, confidence=0.9)
