"""The receipt: everything that was read, numbered so that a reply can mend it. Pure; decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from service.domain.absence import away_in_words
from service.domain.action import Action
from service.domain.changes import Absence, MinutesRecord, PossibleAction
from service.domain.directory import Directory
from service.domain.letter import ListedAction, ListedMeeting, ListedProblem, MinutesReceipt, Question
from service.domain.listing import list_action, list_meeting
from service.domain.match import words_of
from service.domain.meeting_changes import Fate, MeetingOutcome
from service.domain.minutes import FutureMeeting, ItemStatus, Problem, Report
from service.domain.plan_actions import ActionPlan
from service.domain.resolve import Resolution
from service.domain.revise import Revised
from service.domain.wording import clip, day, listing, short_day

#: Letters of an action or a report in a question.
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """What the receipt tells."""

    record: MinutesRecord
    plan: ActionPlan
    outcomes: Sequence[MeetingOutcome]
    homeless: Sequence[FutureMeeting]
    questions: Sequence[Question]
    problems: Sequence[Problem]
    unreadable: Sequence[ListedProblem]
    sources: Sequence[str]
    reader: str
    corrected: bool
    owners_mailed: int
    invitations_sent: int
    today: date
    failed: frozenset[str] = frozenset()
    absences: Mapping[str, Absence] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)


@dataclass(slots=True)
class _Numbers:
    """Hands out numbers and remembers what they stand for."""

    refs: dict[str, str] = field(default_factory=dict)
    actions: int = 0
    possible: int = 0
    meetings: int = 0

    def action(self, action: Action) -> int:
        self.actions += 1
        self.refs[str(self.actions)] = f"action:{action.id}"
        return self.actions

    def possibility(self, item: PossibleAction) -> int:
        self.possible += 1
        self.refs[f"p{self.possible}"] = f"possible:{item.id}"
        return self.possible

    def meeting(self, uid: str) -> int:
        self.meetings += 1
        self.refs[f"meeting {self.meetings}"] = f"meeting:{uid}"
        return self.meetings


def write_receipt(facts: ReceiptFacts) -> tuple[MinutesReceipt, Mapping[str, str]]:
    """Return the receipt and what its numbers stand for."""
    numbers = _Numbers()
    listed = [_listed(action, facts, numbers) for action in facts.plan.standing]
    missing = tuple(list_action(a, numbers.action(a), facts.today) for a in facts.plan.missing)
    by_id = dict(zip((action.id for action in facts.plan.standing), listed, strict=True))
    asked = tuple(_asked(report, action, numbers.action(action)) for report, action in facts.plan.asked)
    possible = tuple(_possible(item, numbers.possibility(item), facts.record) for item in facts.plan.possible)
    meetings = tuple(_meeting(outcome, numbers) for outcome in facts.outcomes)
    receipt = MinutesReceipt(
        name=facts.reader,
        body=facts.record.body,
        meeting_title=facts.record.title,
        meeting_on=facts.record.held_on,
        sources=tuple(facts.sources),
        assigned=tuple(item for item in listed if item.owners),
        unassigned=tuple(item for item in listed if not item.owners),
        possible=possible,
        settled=_settled(facts, numbers),
        meetings=(*meetings, *_homeless(facts.homeless)),
        questions=(*_questions(facts, by_id, meetings), *asked),
        problems=tuple(ListedProblem(line=p.line, text=p.text, reason=p.reason) for p in facts.problems),
        unreadable=tuple(facts.unreadable),
        owners_mailed=facts.owners_mailed,
        invitations_sent=facts.invitations_sent,
        waiting=facts.record.waiting,
        corrected=facts.corrected,
        news=_news(facts),
        missing=missing,
        away=away_in_words(
            {item.number: action for item, action in zip(listed, facts.plan.standing, strict=True)},
            facts.absences,
            facts.directory,
            facts.today,
        ),
    )
    return receipt, numbers.refs


def _news(facts: ReceiptFacts) -> int:
    changed = (Fate.NEW, Fate.CHANGED, Fate.CANCELLED, Fate.ASK)
    plan = facts.plan
    meetings = sum(outcome.fate in changed for outcome in facts.outcomes)
    return len(plan.new) + len(plan.revised) + len(plan.completed) + len(plan.missing) + len(plan.asked) + meetings


def _listed(action: Action, facts: ReceiptFacts, numbers: _Numbers) -> ListedAction:
    changes = next((r.changes for r in facts.plan.revised if r.after.id == action.id), ())
    return list_action(action, numbers.action(action), facts.today, changes=changes)


def _possible(item: PossibleAction, number: int, record: MinutesRecord) -> ListedAction:
    return ListedAction(
        number=number, text=item.text, owners=item.owners, due=item.due, due_text=item.due_text, line=item.line,
        body=record.body, minuted_on=record.held_on,
    )  # fmt: skip


def _settled(facts: ReceiptFacts, numbers: _Numbers) -> tuple[ListedAction, ...]:
    """What was done and not known here, what these minutes close (numbered, to open it again), what they repeat."""
    unknown = (
        ListedAction(number=0, text=i.text, owners=i.owners, due=i.due, due_text=i.due_text, line=i.line)
        for i in facts.plan.settled
    )
    closed = (_earlier(action, numbers.action(action), facts) for action in facts.plan.completed)
    return (*closed, *unknown, *(_earlier(action, 0, facts) for action in facts.plan.carried))


def _earlier(action: Action, number: int, facts: ReceiptFacts) -> ListedAction:
    """A known action; the line that it stands on in other minutes says nothing here."""
    listed = list_action(action, number, facts.today)
    return listed if action.minutes_id == facts.record.id else replace(listed, line=0)


def _meeting(outcome: MeetingOutcome, numbers: _Numbers) -> ListedMeeting:
    number = numbers.meeting(outcome.meeting.uid)
    listed = list_meeting(outcome.meeting, number, fate=outcome.fate.value, line=outcome.line)
    return ListedMeeting(
        number=listed.number, title=listed.title, on=listed.on, starts=listed.starts, ends=listed.ends,
        venue=listed.venue, link=listed.link, fate=listed.fate, invited=outcome.invited, line=listed.line,
    )  # fmt: skip


def _homeless(meetings: Iterable[FutureMeeting]) -> tuple[ListedMeeting, ...]:
    """Listed without a number: there is nothing yet that a number could stand for."""
    return tuple(
        ListedMeeting(
            number=0, title=m.title or "Next meeting", on=m.on, starts=m.starts, ends=m.ends, venue=m.venue,
            link=m.link, fate="ask", line=m.line,
        )
        for m in meetings
    )  # fmt: skip


def _questions(
    facts: ReceiptFacts, by_id: Mapping[str, ListedAction], meetings: Sequence[ListedMeeting]
) -> tuple[Question, ...]:
    return (
        *_owner_questions(facts.plan.unresolved, by_id),
        *(_overtaken(change, by_id[change.before.id].number) for change in facts.plan.overtaken),
        *_address_questions(facts, by_id),
        *_meeting_questions(facts, meetings),
        *facts.questions,
    )


def _overtaken(change: Revised, number: int) -> Question:
    """Older minutes that differ from newer ones are obeyed only by the secretary's word."""
    older, newest = change.after, change.before.revised_on
    words: list[str] = []
    example = ""
    if words_of(older.text) != words_of(change.before.text):
        words.append(f"“{clip(older.text, _LONGEST)}”")
    if older.due != change.before.due:
        words.append(f"due {day(older.due)}" if older.due else "no due date")
        example = f"{number} due {short_day(older.due)}" if older.due else ""
    if change.gained or change.lost:
        words.append(f"with {listing(older.owners) or 'nobody'}")
        example = f"{number}: {listing(older.owners)}" if older.owners else example
    by = f", of {day(newest)}" if newest else ""
    text = f"This was changed by later minutes{by}. These older ones say: {', '.join(words)}. It stays as it is."
    return Question(number=str(number), text=text, example=example)


def _asked(report: Report, action: Action, number: int) -> Question:
    """An action of earlier minutes that prose may tell of; closed only by the secretary's word."""
    over = report.status is ItemStatus.DROPPED
    asked = f"Is “{clip(action.text, _LONGEST)}” {'no longer wanted' if over else 'done'}?"
    where = f"Line {report.line} says" if report.line else "The minutes say"
    words = f"{asked} {where}: “{clip(report.text, _LONGEST)}”. Without an answer it stays open."
    return Question(number=str(number), text=words, example=f"{number} {'cancel' if over else 'done'}")


def _owner_questions(
    unresolved: Iterable[tuple[str, Resolution]], by_id: Mapping[str, ListedAction]
) -> tuple[Question, ...]:
    found = []
    for action_id, resolution in unresolved:
        item = by_id.get(action_id)
        if item:
            name = _answer_of(resolution.candidates[0]) if resolution.candidates else "name or address"
            found.append(
                Question(
                    number=str(item.number),
                    text=f"Who is {resolution.owner}? {resolution.reason[:1].upper()}{resolution.reason[1:]}.",
                    candidates=resolution.candidates,
                    example=f"{item.number}: {name}",
                    unknown=resolution.owner,
                )
            )
    return tuple(found)


def _answer_of(candidate: str) -> str:
    """What to type for a candidate: the address of somebody outside the directory, else the name."""
    return candidate.partition("<")[2].rstrip(">") or candidate


def _address_questions(facts: ReceiptFacts, by_id: Mapping[str, ListedAction]) -> tuple[Question, ...]:
    """Owners whose mail comes back: their actions are theirs, but they do not know it."""
    found: dict[str, Question] = {}
    for action in facts.plan.standing:
        for share in action.assignments:
            contact = facts.directory.contacts.get(share.contact)
            item = by_id.get(action.id)
            if contact and item and contact.addresses[0].casefold() in facts.failed:
                text = f"Mail to {contact.name} ({contact.addresses[0]}) comes back. What is the right address?"
                example = f"{item.number} = new.address@partner.example"
                found.setdefault(contact.key, Question(number=str(item.number), text=text, example=example))
    return tuple(found.values())


def _meeting_questions(facts: ReceiptFacts, listed: Sequence[ListedMeeting]) -> tuple[Question, ...]:
    """`listed` has one entry for each outcome, in order."""
    return tuple(
        Question(number=f"meeting {item.number}", text=outcome.question, example=_meeting_example(item, outcome))
        for item, outcome in zip(listed, facts.outcomes, strict=True)
        if outcome.question
    )


def _meeting_example(item: ListedMeeting, outcome: MeetingOutcome) -> str:
    if "cancel" in outcome.question.lower():
        return f"meeting {item.number} cancelled"
    if outcome.fate is not Fate.ASK:  # it stands, only its time is not known
        return f"meeting {item.number} 10am-noon"
    return f"meeting {item.number} is right"
