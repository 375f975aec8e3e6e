"""The mails we write, as values: what each kind tells its one reader. A class here is a folder in templates/.

Knows no layout and no octets. `kind` is the folder's name; a test pairs the two. Every letter goes to one address.
Dates are civil; the templates word them. Numbers belong to the letter: a reply's "2" means item 2 of that mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from service.domain.invitation import Partstat, ScheduledMeeting
from service.domain.letter_held import AnswerHeld, MessageHeld
from service.domain.letter_meeting import InvitationCancelled, InvitationLetter, InvitationUpdated, MeetingNudge


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAction:
    """An action as a reader sees it in a numbered list."""

    number: int
    text: str
    body: str = ""
    due: date | None = None
    #: The due phrase as written; shown where `due` is None, "" without.
    due_text: str = ""
    #: Owners in words ("Sam Porter", "all HBP partners"); empty is unassigned.
    owners: tuple[str, ...] = ()
    #: How this reader came to it: "as a member of HBP partners"; "" when named directly.
    because: str = ""
    #: An invitation to act, not a duty.
    optional: bool = False
    overdue: bool = False
    #: Number of days from today to `due`; None without a due date.
    days_left: int | None = None
    #: "4 of 12 done" for a group's action; "" otherwise.
    progress: str = ""
    #: What was last said about it ("Waiting for the printer"), newest first.
    comments: tuple[str, ...] = ()
    #: What changed since the reader last heard, in words ("due date was 3 May"); empty when new.
    changes: tuple[str, ...] = ()
    #: Line of the minutes it stood on; 0 where it was not read from minutes.
    line: int = 0
    #: Date of the meeting whose minutes it comes from.
    minuted_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMeeting:
    """A future meeting as a reader sees it."""

    number: int
    title: str
    on: date
    starts: time | None = None
    ends: time | None = None
    venue: str | None = None
    link: str = ""
    #: What became of it: "new", "unchanged", "changed", "cancelled", "over", "ask"; "" where it does not matter.
    fate: str = ""
    invited: int = 0
    accepted: tuple[str, ...] = ()
    tentative: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    #: Who sends somebody else.
    delegated: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProblem:
    """Something not understood, with the line it stood on (0 without a line)."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something only the secretary can answer, with the answer they might type."""

    #: The item's number in the same letter, as typed: "3", "P1", "meeting 2".
    number: str
    text: str
    candidates: tuple[str, ...] = ()
    #: A reply that would settle it: "3: Sam Porter".
    example: str = ""
    #: The owner as written, where the question is who that is; "" otherwise.
    unknown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAssigned:
    """To an owner: your actions from this meeting."""

    kind: ClassVar[str] = "action-assigned"
    name: str
    body: str
    meeting_on: date | None
    items: tuple[ListedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUpdated:
    """To an owner: the corrected minutes changed your actions (words, due date), or took them away."""

    kind: ClassVar[str] = "action-updated"
    name: str
    body: str
    meeting_on: date | None
    items: tuple[ListedAction, ...]
    #: Actions that are no longer this reader's.
    withdrawn: tuple[ListedAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCompleted:
    """To an owner: thank you, closed; what you still have; reply "reopen" to undo."""

    kind: ClassVar[str] = "action-completed"
    name: str
    closed: tuple[ListedAction, ...]
    #: True where the action stays open for other members of the group.
    shared: bool = False
    #: Sentences about whatever else the same reply said.
    notes: tuple[str, ...] = ()
    remaining: tuple[ListedAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyNoted:
    """To an owner: one brief confirmation of anything but a plain closing."""

    kind: ClassVar[str] = "reply-noted"
    name: str
    #: Sentences, one per thing done: "We have kept your note on action 2.", "Action 1 is open again."
    notes: tuple[str, ...]
    items: tuple[ListedAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyUnclear:
    """To an owner: we could not tell what to do; your actions, numbered, with answers to tap."""

    kind: ClassVar[str] = "reply-unclear"
    name: str
    #: Their words, as we read them.
    words: str
    items: tuple[ListedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerSays:
    """To the secretary: an owner asks, declines, suggests somebody else or another date, or will be away."""

    kind: ClassVar[str] = "owner-says"
    owner: str
    owner_address: str
    #: One sentence: "Sam Porter says this action is not theirs and suggests Jo Lee."
    summary: str
    words: str
    items: tuple[ListedAction, ...]
    questions: tuple[Question, ...] = ()
    #: True where nobody answered: the clock says that something falls due while they are away.
    unasked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesReceipt:
    """To the secretary: everything that was read, what was sent, what needs an answer."""

    kind: ClassVar[str] = "minutes-receipt"
    name: str
    body: str
    meeting_title: str
    meeting_on: date | None
    #: What was read, by file name ("Action notes.docx", "the message itself").
    sources: tuple[str, ...]
    #: Actions with owners, in the order of the minutes.
    assigned: tuple[ListedAction, ...] = ()
    unassigned: tuple[ListedAction, ...] = ()
    #: Possible actions; their numbers are typed P1, P2 ...
    possible: tuple[ListedAction, ...] = ()
    #: Reported as done or carried over; nobody is written to about them.
    settled: tuple[ListedAction, ...] = ()
    meetings: tuple[ListedMeeting, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[ListedProblem, ...] = ()
    #: Files that could not be read, with what to send instead.
    unreadable: tuple[ListedProblem, ...] = ()
    owners_mailed: int = 0
    invitations_sent: int = 0
    #: True where nothing is sent before the secretary answers "send".
    waiting: bool = False
    #: True where these minutes were known: the receipt shows what changed.
    corrected: bool = False
    #: How many actions and meetings are new or differ from what was known.
    news: int = 0
    #: Known actions that these minutes no longer have; asked about, not cancelled.
    missing: tuple[ListedAction, ...] = ()
    #: Owners who are away, in sentences: "Sam Porter is away until Monday 3 May".
    away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesUnreadable:
    """To the secretary: we kept your mail but could not read it; why, and what to send instead."""

    kind: ClassVar[str] = "minutes-unreadable"
    name: str
    subject: str
    problems: tuple[ListedProblem, ...]
    remedies: tuple[str, ...]
    #: True where everything was read, and nothing in it is an action or a meeting.
    readable: bool = False
    #: True where the minutes are those of a group for which the reader may not send any.
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionReceipt:
    """To the secretary: what your reply changed, the new state, and what was not understood."""

    kind: ClassVar[str] = "correction-receipt"
    name: str
    body: str
    meeting_on: date | None
    #: One sentence per thing done.
    done: tuple[str, ...]
    #: How many of them changed an action or a meeting; "send" and "stop" change none.
    corrections: int = 0
    #: Lines not understood, quoted back, with an example each.
    not_understood: tuple[ListedProblem, ...] = ()
    actions: tuple[ListedAction, ...] = ()
    meetings: tuple[ListedMeeting, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesWaiting:
    """To the secretary: your minutes still wait for your "send"."""

    kind: ClassVar[str] = "minutes-waiting"
    name: str
    body: str
    meeting_on: date | None
    #: True where somebody has been written to before, and only the rest waits.
    begun: bool = False
    actions: tuple[ListedAction, ...] = ()
    meetings: tuple[ListedMeeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressFailed:
    """To the secretary: mail to this person comes back; please send another address."""

    kind: ClassVar[str] = "address-failed"
    person: str
    address: str
    diagnostic: str
    #: True where one mail was given up after several tries, and others still go there.
    may_pass: bool = False
    items: tuple[ListedAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceQuestion:
    """To the secretary: a proposal of another time, a delegation, or an answer from outside the list."""

    kind: ClassVar[str] = "attendance-question"
    person: str
    address: str
    meeting: ScheduledMeeting
    partstat: Partstat
    summary: str
    comment: str = ""
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """To an owner, at most once a day: due soon, due today, overdue."""

    kind: ClassVar[str] = "reminder"
    name: str
    items: tuple[ListedAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """To the secretary: these stay overdue after the set number of reminders."""

    kind: ClassVar[str] = "escalation"
    name: str
    body: str
    items: tuple[ListedAction, ...]
    reminders_sent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """To the secretary and whoever the directory names: the state of a body's actions and meetings."""

    kind: ClassVar[str] = "digest"
    name: str
    body: str
    #: From when on actions count as closed: the digest before, or the last meeting; None where there was none.
    since: date | None
    until: date
    overdue: tuple[ListedAction, ...] = ()
    due_soon: tuple[ListedAction, ...] = ()
    open: tuple[ListedAction, ...] = ()
    closed: tuple[ListedAction, ...] = ()
    unassigned: tuple[ListedAction, ...] = ()
    meetings: tuple[ListedMeeting, ...] = ()
    #: Messages waiting for a person.
    held: int = 0
    #: People with open actions who are away, in sentences.
    away: tuple[str, ...] = ()
    #: The day of the meeting for whose agenda this is; None for the periodic digest.
    agenda_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryReceipt:
    """To the secretary: what the directory they sent changed, and the rows that were not understood."""

    kind: ClassVar[str] = "directory-receipt"
    name: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[ListedProblem, ...] = ()
    #: Rows that were taken as they stand and may be slips.
    doubts: tuple[ListedProblem, ...] = ()
    #: False where problems stopped the import: nothing was changed.
    applied: bool = True


Letter = (
    ActionAssigned
    | ActionUpdated
    | ActionCompleted
    | ReplyNoted
    | ReplyUnclear
    | OwnerSays
    | MinutesReceipt
    | MinutesUnreadable
    | CorrectionReceipt
    | MinutesWaiting
    | MessageHeld
    | AnswerHeld
    | AddressFailed
    | InvitationLetter
    | InvitationUpdated
    | InvitationCancelled
    | MeetingNudge
    | AttendanceQuestion
    | Reminder
    | Escalation
    | Digest
    | DirectoryReceipt
)
