"""All actions of a document: runs the finders, settles owner, due and status of each find, and makes one of repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from service.domain.minutes import ActionItem, ItemKind, ItemStatus, Problem
from service.parsing.action_fields import Fields, read_fields
from service.parsing.actions_assigned import find_assigned
from service.parsing.actions_beside import find_beside
from service.parsing.actions_boxed import find_boxed
from service.parsing.actions_capitals import find_capitals
from service.parsing.actions_fielded import find_fielded
from service.parsing.actions_inline import find_inline
from service.parsing.actions_listed import find_listed
from service.parsing.actions_margin import find_margin
from service.parsing.actions_noted import find_noted
from service.parsing.actions_slashed import find_slashed
from service.parsing.actions_tabled import find_tabled
from service.parsing.actions_tailed import find_tailed
from service.parsing.agents import split_agents
from service.parsing.candidates import Candidate, Page, Source
from service.parsing.commitments import find_commitments
from service.parsing.dates import MONTH, find_dates, find_month
from service.parsing.due import Due, parse_due
from service.parsing.lines import find_parent
from service.parsing.meeting_dates import Horizon
from service.parsing.merge import Stated, Wordings, content_words, group_repeats
from service.parsing.nothing import is_nothing
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import Section
from service.parsing.sentences import split_sentences
from service.parsing.series import NextMeetings
from service.parsing.status import find_block_status, find_cell_status, split_dropped, split_status, split_tick

_FINDERS = (
    find_inline,
    find_fielded,
    find_tabled,
    find_listed,
    find_assigned,
    find_boxed,
    find_slashed,
    find_margin,
    find_tailed,
    find_beside,
    find_capitals,
    find_noted,
)
_LINK_END = re.compile(r"[\s(]*(?:https?://\S+|\[#?\d+\])[\s)]*$")
_OPTIONAL = re.compile(
    r"^(?:if (?:you|anyone|anybody)\b.{0,80}\bplease\b|anyone (?:interested|wishing|who)\b"
    r"|to be resolved later)|\b(?:are|is) (?:invited|welcome|encouraged) to\b",
    re.I,
)
_MEETING_NUMBER = re.compile(
    r"\b(?:meeting|minutes)\s(?:no\.?\s|number\s|#)?(?P<number>\d{1,4})\b(?![/.:]|\s?(?:am|pm"
    r"|st|nd|rd|th|[A-Z][a-z]))|\b(?P<ordinal>\d{1,4})(?:st|nd|rd|th)\smeeting\b",
    re.I,
)
#: "Actions from February", "Action points of the 12 March meeting".
_FROM_WHEN = re.compile(
    rf"actions?(?:\s(?:items?|points?|list))?\s(?:from|of|since|at)\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?P<month>{MONTH})\b",
    re.I,
)
#: "Actions from 10/12/2025", "Actions of the meeting held on 5 May 2025".
_OF_DAY = re.compile(
    r"(?:\w+\s)?actions?(?:\s(?:items?|points?|list|log))?\s(?:from|of|since|at|arising)\b[^.]{0,30}\d", re.I
)
_MAJOR = re.compile(r"(\d{1,4})\.\d{1,3}$")
#: "2 weeks" in a due column.
_SPAN = re.compile(r"(?:\d{1,2}|an?|one|two|three|four|six)\s(?:working )?(?:day|week|fortnight|month)s?$", re.I)
_MAX_TEXT = 2000
#: Letters by which the end of an action is known again.
_SHORTEST_QUOTE = 12
#: A day without a year in a column of when actions were raised lies no further back than this.
_LOOKED_BACK = timedelta(days=183)
#: So many lines, its own and those below, may mark what a sentence says.
_BELOW = 3
_LOOKING_BACK = (Section.REVIEW, Section.ARISING, Section.COMPLETED)
#: What a due column holds where nobody has set a day.
_NO_DAY = frozenset(("tbc", "tba", "tbd", "n/a", "none", "not set", "to confirm", "to agree", "to set", "date",
                     "due date", "no date", "not agreed", "unknown", "not known", "undecided", "pending",
                     "to be confirmed", "to be agreed", "to be set", "to be decided", "to be arranged",
                     "to be advised", "to be determined"))  # fmt: skip


def find_actions(page: Page, horizon: Horizon, upcoming: NextMeetings) -> tuple[tuple[ActionItem, ...], list[Problem]]:
    """The actions in the order of the document, explicit and implicit, and what could not be read."""
    if page.is_rules:
        return (), []
    candidates = _beside(_once(candidate for finder in _FINDERS for candidate in finder(page)))
    settled = [(candidate, _settle(candidate, page, horizon, upcoming)) for candidate in candidates]
    problems = [_unreadable(candidate) for candidate, item in settled if not item.text]
    kept = [(candidate, item) for candidate, item in settled if item.text and not is_nothing(item)]
    kept.sort(key=lambda pair: pair[0].line.index)
    explicit = _earlier(_aged(_merge(kept, page), page), horizon)
    implicit = _implicit(page, horizon, upcoming, explicit)
    doubts = [_past(item) for item in explicit if item.due and horizon.meeting_on and item.due < horizon.meeting_on]
    return tuple(sorted((*explicit, *implicit), key=lambda item: item.line)), problems + doubts


def _once(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The same words of the same block only once, whichever finder saw them first."""
    seen: set[tuple[int, str]] = set()
    for candidate in candidates:
        key = (candidate.line.index, candidate.text)
        if key not in seen:
            seen.add(key)
            yield candidate


def _beside(candidates: Iterable[Candidate]) -> list[Candidate]:
    """A block with an owner in its margin, or that tells of an action given, is no entry of a list as well."""
    found = list(candidates)
    others = {candidate.line.index for candidate in found if candidate.source in (Source.MARGIN, Source.INLINE)}
    return [one for one in found if one.source is not Source.LISTED or one.line.index not in others]


def _settle(candidate: Candidate, page: Page, horizon: Horizon, upcoming: NextMeetings) -> ActionItem:
    words, stated = _split_status(candidate)
    candidate = _with_fields(candidate, page)
    owners, text, optional, tag = candidate.owners, words, candidate.optional, ""
    doers = find_doers(words, page.people)
    tag = doers.tag
    if owners is None:
        owners, text, optional = doers.owners, doers.text, optional or doers.optional
    text, ticked = split_tick(text)
    due = _due(candidate, _acting(text, page), horizon, upcoming) or (
        _due(candidate, words, horizon, upcoming) if words != text else None
    )
    told = candidate.status or stated or ticked or _tagged(tag) or find_block_status(page.lines, candidate.line)
    fresh = ItemStatus.ONGOING if _is_older(candidate.raised, horizon) else ItemStatus.OPEN
    status = stated if stated is ItemStatus.DROPPED else told or fresh
    return ActionItem(
        text=text.strip(" *_"),
        owners=owners,
        due=due.on if due else None,
        due_text=due.text if due else _worded(candidate.due_words),
        status=status,
        kind=ItemKind.IMPLICIT if candidate.source is Source.PROSE else ItemKind.EXPLICIT,
        optional=optional or bool(_OPTIONAL.search(text)),
        confidence=candidate.confidence,
        line=candidate.line.number,
        reference=candidate.reference,
        topic=candidate.line.topic,
    )


def _is_older(raised: str, horizon: Horizon) -> bool:
    """Whether an action was first minuted before this meeting, by the day in the column for it."""
    if not raised or horizon.meeting_on is None:
        return False
    days = find_dates(raised, after=horizon.meeting_on - _LOOKED_BACK, day_first=horizon.day_first)
    return bool(days) and not days[0].month_only and days[0].on < horizon.meeting_on


def _split_status(candidate: Candidate) -> tuple[str, ItemStatus | None]:
    """The words and what became of them; new actions about chairs that are "no longer needed" are new."""
    text = _LINK_END.sub("", candidate.text[:_MAX_TEXT]).strip()
    words, dropped = split_dropped(text) if candidate.line.section in _LOOKING_BACK else (text, False)
    return (words, ItemStatus.DROPPED) if dropped and words else split_status(text)


def _with_fields(candidate: Candidate, page: Page) -> Candidate:
    """The candidate with what the labels below it say: "Owner: Kim", "Due: 20 March", "Status: done"."""
    fields = read_fields(page.lines, candidate.line)
    return (
        replace(
            candidate,
            owners=candidate.owners or split_agents(fields.who, page.people, glued=True) or None,
            due_words=candidate.due_words or fields.due,
            status=candidate.status or find_cell_status(fields.status),
        )
        if fields != Fields()
        else candidate
    )


def _acting(text: str, page: Page) -> str:
    """The words from the first sentence on in which somebody is to act: what is told before is due to nobody."""
    sentences = split_sentences(text)
    acting = [i for i, sentence in enumerate(sentences) if find_leading_doers(sentence, page.people)]
    return " ".join(sentences[acting[0] :]) if acting else text


def _worded(words: str) -> str:
    """The words of a due column, "" where it holds a dash or "TBC"."""
    plain = words.strip(" .?()[]{}<>*_").lower()
    return words if any(letter.isalnum() for letter in words) and plain not in _NO_DAY else ""


def _tagged(tag: str) -> ItemStatus | None:
    if not tag or tag == "new":
        return None
    return ItemStatus.ONGOING if tag.startswith(("ongoing", "carried")) else ItemStatus.DONE


def _due(candidate: Candidate, text: str, horizon: Horizon, upcoming: NextMeetings) -> Due | None:
    lead = "within" if _SPAN.match(candidate.due_words) else "by"
    words = f"{lead} {candidate.due_words}" if candidate.due_words else ""
    for source in (words, text):
        due = parse_due(source, meeting_on=horizon.meeting_on, day_first=horizon.day_first) if source else None
        if due is not None:
            on = upcoming.find(due.body) if due.body is not None else due.on
            if due.month is not None:
                on = upcoming.find_in(due.month)
            return replace(due, on=on, text=candidate.due_words or due.text)
    return None


def _merge(found: Sequence[tuple[Candidate, ActionItem]], page: Page) -> list[ActionItem]:
    itemised = {candidate.line.part for candidate, _ in found if candidate.line.is_item}
    stated = [
        Stated(
            content_words(item.text),
            frozenset(map(page.people.whole, item.owners)),
            _is_summary(candidate, itemised),
            _topic(page, candidate, item),
            candidate.line.part,
            item.reference,
            frozenset(word for owner in item.owners for word in owner.lower().lstrip("@ ").split()),
        )
        for candidate, item in found
    ]
    return [_united([found[i][1] for i in group]) for group in group_repeats(stated)]


def _is_summary(candidate: Candidate, itemised: Set[int]) -> bool:
    """Whether an action stands in a list of them: below one of items (`itemised`: their parts) a paragraph is talk."""
    if candidate.source in (Source.LISTED, Source.TABLE):
        return True
    line = candidate.line
    amid = candidate.source is Source.INLINE and not line.is_item and line.part in itemised
    return line.section in (Section.ACTIONS, Section.REVIEW) and not amid


def _topic(page: Page, candidate: Candidate, item: ActionItem) -> str:
    """The heading, and for a mark within an outline the point it stands under."""
    parent = find_parent(page.lines, candidate.line) if candidate.source is Source.INLINE else None
    return f"{item.topic} {parent.number}" if parent else item.topic


def _united(items: Sequence[ActionItem]) -> ActionItem:
    """Of repeats: the longest wording, the first that names an owner or a date, the status that says most."""
    first = max(items, key=lambda item: len(item.text))
    owned = _in_force(items) or first.owners or next((item.owners for item in items if item.owners), ())
    dated = first if first.due_text else next((item for item in items if item.due_text), first)
    return replace(
        first,
        owners=owned,
        due=dated.due,
        due_text=dated.due_text,
        status=_settled([item.status for item in sorted(items, key=lambda item: item.line)]),
        reference=first.reference or next((item.reference for item in items if item.reference), ""),
        line=min(item.line for item in items),
        optional=all(item.optional for item in items),
    )


def _in_force(items: Sequence[ActionItem]) -> tuple[str, ...]:
    """Of rows with the same number the owners of the last that names any: a later list is the one in force."""
    numbers = {item.reference for item in items}
    owned = [item for item in sorted(items, key=lambda item: item.line) if item.owners]
    return owned[-1].owners if len(numbers) == 1 and "" not in numbers and owned else ()


def _settled(statuses: Sequence[ItemStatus]) -> ItemStatus:
    """Of one action's statuses in the order of the document: what is done stays done, unless it is listed again."""
    told = [status for status in statuses if status is not ItemStatus.OPEN]
    over = next((status for status in (ItemStatus.DONE, ItemStatus.DROPPED) if status in told), None)
    if over:
        return ItemStatus.ONGOING if statuses[-1] is ItemStatus.OPEN else over
    return ItemStatus.ONGOING if told else ItemStatus.OPEN


def _aged(items: Sequence[ActionItem], page: Page) -> list[ActionItem]:
    """In meeting 121 the action 113.2 is carried over and 121.1 is new, where the minutes' head gives the number."""
    match = next((m for line in page.lines[:8] if (m := _MEETING_NUMBER.search(line.text))), None)
    number = int(match["number"] or match["ordinal"]) if match else None
    return [
        replace(item, status=ItemStatus.ONGOING)
        if number
        and item.status is ItemStatus.OPEN
        and (major := _MAJOR.match(item.reference))
        and 0 < int(major[1]) < number
        else item
        for item in items
    ]


def _earlier(items: Sequence[ActionItem], horizon: Horizon) -> list[ActionItem]:
    """Below "Actions from February" the minutes of March go through what is carried over."""
    return [
        replace(item, status=ItemStatus.ONGOING)
        if item.status is ItemStatus.OPEN and _is_of_earlier(item.topic, horizon)
        else item
        for item in items
    ]


@lru_cache(maxsize=64)
def _is_of_earlier(topic: str, horizon: Horizon) -> bool:
    if horizon.meeting_on is None:
        return False
    days = find_dates(topic, after=horizon.after, day_first=horizon.day_first) if _OF_DAY.match(topic) else []
    if days and days[0].year_given:
        return days[0].on < horizon.meeting_on
    from_when = _FROM_WHEN.match(topic)
    month = find_month(from_when["month"]) if from_when else None
    return month is not None and month != horizon.meeting_on.month


def _implicit(page: Page, horizon: Horizon, upcoming: NextMeetings, explicit: Sequence[ActionItem]) -> list[ActionItem]:
    """Commitments in prose that no marked action already states."""
    known = Wordings(content_words(item.text) for item in explicit)
    texts = {item.line: item.text for item in explicit}
    found = []
    for candidate in find_commitments(page):
        words = content_words(candidate.text)
        if not known.states(words) and not _is_quoted(candidate, texts):
            found.append(_settle(candidate, page, horizon, upcoming))
            known.add(words)
    return found


def _is_quoted(candidate: Candidate, texts: Mapping[int, str]) -> bool:
    """Whether an action marked in this line or the next ones quotes the sentence: "... Clerk to upload." over "MP"."""
    line, said = candidate.line.number, candidate.text.strip(" .;")
    short = said.rpartition(" ")[0].strip(" .;")  # without who stands behind it, of a column that was lost
    near = [texts[number] for number in range(line, line + _BELOW) if number in texts]
    return any(said in text or (len(short) > _SHORTEST_QUOTE and text.strip(" .;").endswith(short)) for text in near)


def _unreadable(candidate: Candidate) -> Problem:
    return Problem(
        line=candidate.line.number,
        text=candidate.line.text[:200],
        reason="Marked as an action, but it does not say what is to be done.",
    )


def _past(item: ActionItem) -> Problem:
    return Problem(line=item.line, text=item.due_text, reason="The due date lies before the meeting.")
