"""What an owner's reply brings about. Pure; knows the mail that is answered by its numbers, and takes `now`.

Closing needs a reply that is certain and names its actions, or a mail that listed only one. Whatever is said is kept
on the action. Doubt is one question back; a question, a refusal or another date goes to the secretary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from service.domain.action import Action, ActionEvent, ActionStatus, Assignment, advance, finished
from service.domain.changes import Changes, HistoryLine, MinutesRecord, Post
from service.domain.directory import Contact
from service.domain.inbox import Disposition, InboxEvent
from service.domain.letter import ActionCompleted, ListedAction, OwnerSays, Question, ReplyNoted, ReplyUnclear
from service.domain.listing import list_action, number_actions
from service.domain.message import Address
from service.domain.reply import Intent, ItemAnswer, Reply
from service.domain.wording import day, listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The reply and what it answers."""

    entry: int
    message_id: str
    contact: Contact
    #: Where the answer goes: the address the reply came from.
    sender: Address
    #: Actions by their number in the mail that is answered.
    numbered: Mapping[int, Action]
    #: Every action on which the contact still has an open share.
    open: tuple[Action, ...]
    #: Minutes by id, to know the secretary.
    records: Mapping[str, MinutesRecord]
    #: File names that came with the reply.
    attachments: tuple[str, ...] = ()
    #: IANA zone in which the days of closing are told.
    zone: str = "UTC"


#: Intents that the secretary has to know of.
_FOR_SECRETARY = frozenset({Intent.QUESTION, Intent.DECLINE, Intent.REASSIGN, Intent.DATE_CHANGE})
_NOTES: Mapping[Intent, str] = {
    Intent.DONE_PARTIAL: "We have noted that part of action {n} is done. It stays open.",
    Intent.NOT_DONE: "We have noted that action {n} is not done.",
    Intent.IN_PROGRESS: "We have noted that action {n} is in progress.",
    Intent.QUESTION: "We have passed your question about action {n} to the secretary.",
    Intent.DECLINE: "We have told the secretary that action {n} is not yours.",
    Intent.REASSIGN: "We have told the secretary that somebody else should take action {n}.",
    Intent.DATE_CHANGE: "We have asked the secretary to change the date of action {n}.",
    Intent.REOPEN: "Action {n} is open again.",
    Intent.STOP_REMINDERS: (
        "We will not remind you of action {n} again. It stays yours, and we still write when it changes."
    ),
    Intent.COMMENT: "We have kept your note on action {n}.",
}
#: Only somebody with whom an action is can close, reopen or mute it.
_FOR_OWNERS = frozenset({Intent.DONE, Intent.REOPEN, Intent.STOP_REMINDERS})
_SUMMARIES: Mapping[Intent, str] = {
    Intent.QUESTION: "{who} asks about this action.",
    Intent.DECLINE: "{who} says this action is not theirs.",
    Intent.REASSIGN: "{who} says this action is not theirs{person}.",
    Intent.DATE_CHANGE: "{who} asks for another date{due}.",
}


def plan_reply(reply: Reply, answered: Answered, now: datetime, today: date) -> Changes:
    """Return what the reply brings about, with at most one answer to its writer."""
    if reply.intent is Intent.NONE and not reply.items:
        # "7 done" to a mail that listed three, a photo without a word: whoever sent it believes that something is said.
        if reply.unknown or (answered.attachments and not reply.words.strip()):
            return _ask_back(reply, answered, now, today)
        return Changes(disposition=_handled("nothing to do was said"), history=_comments(reply, answered), at=now)
    answers = _answers(reply, answered)
    if answers is None:
        return _ask_back(reply, answered, now, today)
    changed = {number: _act(answered, number, answer, now) for number, answer in answers.items()}
    posts = (
        *_confirmation(answers, changed, answered, today, asks_besides=_asks_besides(reply, answers)),
        *_secretary_posts(answers, reply, answered, today),
    )
    return Changes(
        disposition=_handled(_in_words(answers)),
        actions=tuple(action for action, _ in changed.values() if action is not None),
        history=(*(line for _, line in changed.values()), *_comments(reply, answered, answers)),
        posts=posts,
        at=now,
    )


def _handled(reason: str) -> Disposition:
    return Disposition(event=InboxEvent.HANDLE, reason=reason)


def _answers(reply: Reply, answered: Answered) -> dict[int, ItemAnswer] | None:
    """What is said about which number; None where that, or a closing, is not certain."""
    given = {n: answer for n, answer in reply.items.items() if n in answered.numbered}
    if not given and len(answered.numbered) == 1:
        given = {n: ItemAnswer(intent=reply.intent, due=reply.due, person=reply.person) for n in answered.numbered}
    if not given and reply.intent in _FOR_SECRETARY | {Intent.STOP_REMINDERS, Intent.COMMENT, Intent.REOPEN}:
        meant = _closed(answered) if reply.intent is Intent.REOPEN else ()
        given = {
            n: ItemAnswer(intent=reply.intent, due=reply.due, person=reply.person) for n in meant or answered.numbered
        }
    given = {n: _taken_back(answer, n in _closed(answered)) for n, answer in given.items()}
    doubtful = any(answer.intent in (Intent.DONE, Intent.COMMENT) for answer in given.values()) and not reply.certain
    return None if not given or doubtful else given


def _taken_back(answer: ItemAnswer, closed: bool) -> ItemAnswer:
    """ "Sorry, it is not done" about what is closed is "reopen"."""
    return replace(answer, intent=Intent.REOPEN) if closed and answer.intent is Intent.NOT_DONE else answer


def _asks_besides(reply: Reply, answers: Mapping[int, ItemAnswer]) -> bool:
    """True where the reply asks something that none of its numbered answers carries."""
    return reply.intent is Intent.QUESTION and all(a.intent not in _FOR_SECRETARY for a in answers.values())


def _closed(answered: Answered) -> tuple[int, ...]:
    """The numbers that can be reopened: a bare "reopen" is about these."""
    return tuple(
        number
        for number, action in answered.numbered.items()
        if (share := live_share(action, answered.contact.key))
        and (not action.open or share.status is ActionStatus.COMPLETED)
    )


def share_of(action: Action, contact: str) -> Assignment | None:
    """The share of `contact` in an action, or None."""
    return next((share for share in action.assignments if share.contact == contact), None)


def live_share(action: Action, contact: str) -> Assignment | None:
    """The share of `contact`, unless it was taken from them or the action was withdrawn."""
    share = share_of(action, contact)
    gone = share is None or ActionStatus.CANCELLED in (share.status, action.status)
    return None if gone else share


def _act(answered: Answered, number: int, answer: ItemAnswer, now: datetime) -> tuple[Action | None, HistoryLine]:
    """The action as the answer leaves it (None where it stays) and the line for its history."""
    action, contact = answered.numbered[number], answered.contact
    share = live_share(action, contact.key)
    line = HistoryLine(action_id=action.id, what=f"{contact.name}: {_said(answer)}", actor=answered.sender.address)
    if share is None:
        return None, line
    if answer.intent is Intent.DONE:
        return close_share(action, share, now), line
    if answer.intent is Intent.REOPEN:
        return reopen_share(action, share), line
    if answer.intent is Intent.STOP_REMINDERS:
        return _with_share(action, replace(share, muted=True)), line
    return None, line


def _said(answer: ItemAnswer) -> str:
    due = f", {day(answer.due)}" if answer.due else ""
    person = f", suggests {answer.person}" if answer.person else ""
    return answer.intent.value.replace("_", " ") + due + person


def _with_share(action: Action, share: Assignment) -> Action:
    return replace(action, assignments=tuple(share if s.id == share.id else s for s in action.assignments))


def close_share(action: Action, share: Assignment, now: datetime) -> Action:
    """One contact has done their part: the action is completed once every party has. A closed one stays as it is."""
    if share.status is not ActionStatus.NEEDS_ACTION:
        return action
    done = replace(share, status=advance(share.status, ActionEvent.DONE), closed_at=now)
    after = _with_share(action, done)
    if action.open and finished(after.assignments):
        return replace(after, status=advance(action.status, ActionEvent.DONE), closed_at=now)
    return after


def reopen_share(action: Action, share: Assignment) -> Action:
    """One contact takes the closing back: their share and the action are open again."""
    back = replace(share, status=advance(share.status, ActionEvent.REOPENED), closed_at=None)
    return replace(_with_share(action, back), status=advance(action.status, ActionEvent.REOPENED), closed_at=None)


def _comments(
    reply: Reply, answered: Answered, answers: Mapping[int, ItemAnswer] | None = None
) -> tuple[HistoryLine, ...]:
    """The person's words, kept on every action they are about; one bare word ("done") says nothing more."""
    words = reply.words.strip()
    files = f" (attached: {listing(answered.attachments)})" if answered.attachments else ""
    if not files and len(words.split()) < 2:
        return ()
    about = answers if answers is not None else (answered.numbered if len(answered.numbered) == 1 else {})
    return tuple(
        HistoryLine(
            action_id=answered.numbered[n].id,
            what="said",
            detail=(words + files).strip(),
            actor=answered.sender.address,
            comment=True,
        )
        for n in about
    )


def _ask_back(reply: Reply, answered: Answered, now: datetime, today: date) -> Changes:
    shares = _shares(tuple(answered.numbered.values()) or answered.open, answered.contact.key)
    items, refs = number_actions(shares, today)
    post = _answer(
        answered,
        ReplyUnclear(name=answered.contact.name, words=reply.words, items=items),
        "reply-unclear",
        refs,
    )
    return Changes(
        disposition=_handled("not clear which actions are meant: asked back"),
        history=_comments(reply, answered),
        posts=(post,),
        at=now,
    )


def _shares(actions: Iterable[Action], contact: str) -> list[tuple[Action, Assignment]]:
    found = ((action, share_of(action, contact)) for action in actions)
    return [(a, s) for a, s in found if s is not None and a.open and s.status is ActionStatus.NEEDS_ACTION]


def _answer(
    answered: Answered, letter: ActionCompleted | ReplyNoted | ReplyUnclear, what: str, refs: Mapping[str, str]
) -> Post:
    return Post(
        to=answered.sender,
        contact=answered.contact.key,
        letter=letter,
        dedupe_key=f"{what}/{answered.entry}/{answered.contact.key}",
        refs=refs,
        references=(answered.message_id,),
        answer=True,
    )


Acted = Mapping[int, tuple[Action | None, HistoryLine]]


def _confirmation(
    answers: Mapping[int, ItemAnswer], changed: Acted, answered: Answered, today: date, *, asks_besides: bool
) -> tuple[Post, ...]:
    """One answer to the owner: thanks for what is closed, with a sentence for all the rest."""
    mine = {n for n in answers if live_share(answered.numbered[n], answered.contact.key)}
    closed = [n for n, answer in answers.items() if answer.intent is Intent.DONE and n in mine]
    notes = tuple(filter(None, (_note(n, answer, mine=n in mine) for n, answer in answers.items())))
    notes += ("We have passed your question to the secretary.",) if asks_besides else ()
    after = {action.id: action for action, _ in changed.values() if action is not None}
    if closed:
        return (_thanks(closed, notes, after, answered, today),)
    if not notes:
        return ()
    about = {n: after.get(answered.numbered[n].id, answered.numbered[n]) for n in answers if n in mine}
    items = tuple(list_action(action, n, today, zone=answered.zone) for n, action in about.items())
    refs = {str(n): f"action:{action.id}" for n, action in about.items()}
    return (_answer(answered, ReplyNoted(name=answered.contact.name, notes=notes, items=items), "reply-noted", refs),)


def _note(number: int, answer: ItemAnswer, *, mine: bool) -> str:
    if answer.intent in _FOR_OWNERS and not mine:
        return f"Action {number} is not with you, so we have left it as it is."
    return _NOTES.get(answer.intent, "").format(n=number)


def _thanks(
    closed: Sequence[int], notes: tuple[str, ...], after: Mapping[str, Action], answered: Answered, today: date
) -> Post:
    done = [after.get(answered.numbered[n].id, answered.numbered[n]) for n in closed]
    gone = {action.id for action in done}
    current = [after.get(action.id, action) for action in answered.open]
    left = _shares((action for action in current if action.id not in gone), answered.contact.key)
    items = [list_action(action, n, today, zone=answered.zone) for n, action in enumerate(done, start=1)]
    more: list[ListedAction] = [
        list_action(action, len(items) + n, today, assignment=share) for n, (action, share) in enumerate(left, start=1)
    ]
    refs = {str(n): f"action:{a.id}" for n, a in enumerate((*done, *(action for action, _ in left)), start=1)}
    letter = ActionCompleted(
        name=answered.contact.name,
        closed=tuple(items),
        shared=any(action.open for action in done),
        notes=notes,
        remaining=tuple(more),
    )
    return _answer(answered, letter, "action-completed", refs)


def _secretary_posts(
    answers: Mapping[int, ItemAnswer], reply: Reply, answered: Answered, today: date
) -> tuple[Post, ...]:
    """To the secretary of each action's minutes: what the owner asks, declines or suggests."""
    by_secretary: dict[str, list[int]] = {}
    if _asks_besides(reply, answers):
        answers = dict.fromkeys(answers, ItemAnswer(intent=Intent.QUESTION))
    for number, answer in answers.items():
        record = answered.records.get(answered.numbered[number].minutes_id)
        if answer.intent in _FOR_SECRETARY and record:
            by_secretary.setdefault(record.secretary, []).append(number)
    return tuple(
        _owner_says(secretary, numbers, answers, reply, answered, today) for secretary, numbers in by_secretary.items()
    )


def _owner_says(
    secretary: str,
    numbers: Sequence[int],
    answers: Mapping[int, ItemAnswer],
    reply: Reply,
    answered: Answered,
    today: date,
) -> Post:
    actions = [answered.numbered[n] for n in numbers]
    first = answers[numbers[0]]
    letter = OwnerSays(
        owner=answered.contact.name,
        owner_address=answered.sender.address,
        summary=_SUMMARIES[first.intent].format(
            who=answered.contact.name,
            person=f" and suggests {first.person}" if first.person else "",
            due=f": {day(first.due)}" if first.due else "",
        ),
        words=reply.words,
        items=tuple(list_action(a, n, today, zone=answered.zone) for n, a in enumerate(actions, start=1)),
        questions=tuple(_question(n, answers[number]) for n, number in enumerate(numbers, start=1)),
    )
    return Post(
        to=Address(secretary),
        letter=letter,
        dedupe_key=f"owner-says/{answered.entry}/{secretary}",
        refs={str(n): f"action:{action.id}" for n, action in enumerate(actions, start=1)},
    )


def _question(number: int, answer: ItemAnswer) -> Question:
    if answer.intent is Intent.DATE_CHANGE:
        example = f"{number} due {day(answer.due)}" if answer.due else f"{number} due 3 May"
        return Question(number=str(number), text="Is another date all right?", example=example)
    if answer.intent is Intent.QUESTION:
        return Question(number=str(number), text="Can you answer them directly?", example="")
    candidates = (answer.person,) if answer.person else ()
    example = f"{number}: {answer.person or 'name of the new owner'}"
    return Question(number=str(number), text="Who should do it?", candidates=candidates, example=example)


def _in_words(answers: Mapping[int, ItemAnswer]) -> str:
    return ", ".join(f"{number} {answer.intent.value.replace('_', ' ')}" for number, answer in answers.items())
