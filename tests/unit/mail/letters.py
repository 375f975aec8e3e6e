"""One full and one minimal letter of each kind, about made-up people of a made-up partnership; and those between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from typing import Any, TypeVar

from service.domain.invitation import Partstat, ScheduledMeeting
from service.domain.letter import (
    ActionAssigned,
    ActionCompleted,
    ActionUpdated,
    AddressFailed,
    AttendanceQuestion,
    CorrectionReceipt,
    Digest,
    DirectoryReceipt,
    Escalation,
    Letter,
    ListedAction,
    ListedMeeting,
    ListedProblem,
    MinutesReceipt,
    MinutesUnreadable,
    MinutesWaiting,
    OwnerSays,
    Question,
    Reminder,
    ReplyNoted,
    ReplyUnclear,
)
from service.domain.letter_held import AnswerHeld, MessageHeld
from service.domain.letter_meeting import InvitationCancelled, InvitationLetter, InvitationUpdated, MeetingNudge

Value = TypeVar("Value")

BODY = "Harbour Access Group"
HELD_ON = date(2027, 3, 4)

BARE = ListedAction(number=1, text="Mend the gate")
LEAFLET = ListedAction(
    number=1,
    text="Send the draft leaflet to all partners & ask for <corrections> before it goes to the printer",
    body=BODY,
    due=date(2027, 3, 18),
    due_text="in a fortnight",
    owners=("Mira Okafor", "Tom Ashdown"),
    because="as a member of Harbour partners",
    days_left=3,
    progress="4 of 12 done",
    comments=("Waiting for the photographs",),
    changes=("the due date was 11 March",),
    line=42,
    minuted_on=HELD_ON,
)
SURVEY = ListedAction(
    number=2,
    text="Count the moorings used by visitors",
    body=BODY,
    due=date(2027, 3, 12),
    owners=("Mira Okafor",),
    overdue=True,
    days_left=-3,
    line=51,
    minuted_on=HELD_ON,
)
OFFER = ListedAction(
    number=3,
    text="Offer a speaker for the open day",
    body=BODY,
    due_text="by the next meeting",
    owners=("all Harbour partners",),
    optional=True,
    line=58,
    minuted_on=HELD_ON,
)
NOBODYS = ListedAction(number=4, text="Find out who owns the slipway", body=BODY, line=63, minuted_on=HELD_ON)
PERHAPS = ListedAction(number=1, text="Clerk to write to the ferry company", body=BODY, line=70, minuted_on=HELD_ON)
CLOSED = ListedAction(
    number=5,
    text="Book the village hall",
    body=BODY,
    owners=("Siân Rhys",),
    closed_on=date(2027, 3, 10),
    line=12,
    minuted_on=HELD_ON,
)
MEETING = ListedMeeting(
    number=1,
    title="Harbour Access Group",
    on=date(2027, 6, 3),
    starts=time(10),
    ends=time(12),
    venue="Net Loft, Quay Street",
    link="https://meet.example/harbour",
    fate="new",
    invited=7,
    accepted=("Mira Okafor", "Tom Ashdown"),
    tentative=("Siân Rhys",),
    declined=("Jo Pender",),
    delegated=("Ines Calder",),
    silent=("Lee Carrow",),
    line=88,
)
BARE_MEETING = ListedMeeting(number=2, title="Open day", on=date(2027, 7, 1), fate="ask", line=90)
SCHEDULED = ScheduledMeeting(
    uid="7a1e@harbour.example",
    body=BODY,
    title="Harbour Access Group",
    on=date(2027, 6, 3),
    starts=time(10),
    ends=time(12),
    venue="Net Loft, Quay Street",
    link="https://meet.example/harbour",
)
BARE_SCHEDULED = ScheduledMeeting(uid="7a1f@harbour.example", body=BODY, title="Open day", on=date(2027, 7, 1))
PROBLEM = ListedProblem(line=33, text="TA/MO to report back", reason="The initials TA fit two people in the directory.")
BARE_PROBLEM = ListedProblem(line=0, text="scan.pdf", reason="It is a picture of a page, with no words in it.")
QUESTION = Question(
    number="2",
    text="Who is “TA”?",
    candidates=("Tom Ashdown", "Tia Amory <tia@harbour.example>"),
    example="2: Tom Ashdown",
)
BARE_QUESTION = Question(number="meeting 2", text="When does the open day start?")
WORDS = "Sorry, that is not for me.\n\nPlease ask Jo <jo@harbour.example> instead & tell me."

FULL: tuple[Letter, ...] = (
    ActionAssigned(name="Mira", body=BODY, meeting_on=HELD_ON, items=(LEAFLET, SURVEY, OFFER)),
    ActionUpdated(name="Mira", body=BODY, meeting_on=HELD_ON, items=(LEAFLET,), withdrawn=(OFFER, SURVEY)),
    ActionCompleted(
        name="Mira",
        closed=(CLOSED,),
        shared=True,
        notes=("We have kept your note on action 2.",),
        remaining=(LEAFLET, SURVEY),
    ),
    ReplyNoted(
        name="Mira",
        notes=("We have kept your note on action 2.", "Action 1 is open again."),
        items=(LEAFLET, SURVEY),
    ),
    ReplyUnclear(name="Mira", words=WORDS, items=(LEAFLET, SURVEY)),
    OwnerSays(
        owner="Mira Okafor",
        owner_address="mira@harbour.example",
        summary="Mira Okafor says this action is not theirs and suggests Jo Pender.",
        words=WORDS,
        items=(LEAFLET, SURVEY),
        questions=(QUESTION, BARE_QUESTION),
    ),
    MinutesReceipt(
        name="Lee",
        body=BODY,
        meeting_title="Harbour Access Group, spring meeting",
        meeting_on=HELD_ON,
        sources=("Action notes.docx", "the message itself"),
        assigned=(LEAFLET, SURVEY, OFFER),
        unassigned=(NOBODYS,),
        possible=(PERHAPS,),
        settled=(CLOSED,),
        meetings=(MEETING, BARE_MEETING),
        questions=(QUESTION, BARE_QUESTION),
        problems=(PROBLEM,),
        unreadable=(BARE_PROBLEM,),
        owners_mailed=3,
        invitations_sent=7,
        waiting=True,
        corrected=True,
        news=2,
        missing=(CLOSED,),
        away=("Mira Okafor is away until Monday 15 March 2027.",),
    ),
    MinutesUnreadable(
        name="Lee",
        subject="Minutes of 4 March",
        problems=(BARE_PROBLEM, PROBLEM),
        remedies=("Send the Word file from which the PDF was made.", "Or paste the words into a mail."),
    ),
    CorrectionReceipt(
        name="Lee",
        body=BODY,
        meeting_on=HELD_ON,
        done=("Action 4 is now with Tom Ashdown.", "Action 2 is due on 1 April 2027."),
        corrections=2,
        not_understood=(PROBLEM,),
        actions=(LEAFLET, SURVEY, NOBODYS),
        meetings=(MEETING,),
        questions=(QUESTION,),
    ),
    MinutesWaiting(
        name="Lee", body=BODY, meeting_on=HELD_ON, begun=True, actions=(LEAFLET, SURVEY, NOBODYS), meetings=(MEETING,)
    ),
    MessageHeld(
        sender="stranger@elsewhere.example",
        subject="Re: Your 2 actions",
        reason="The sender is not in the directory.",
        words=WORDS,
        entry=118,
    ),
    AnswerHeld(name="Mira", sender="stranger@elsewhere.example"),
    AddressFailed(
        person="Jo Pender",
        address="jo.pender@harbour.example",
        diagnostic="452 4.2.2 Mailbox full",
        may_pass=True,
        items=(SURVEY, OFFER),
    ),
    InvitationLetter(name="Mira", meeting=SCHEDULED),
    InvitationUpdated(
        name="Mira", meeting=SCHEDULED, changes=("the time was 2pm to 4pm", "the venue was the Town Hall")
    ),
    InvitationCancelled(name="Mira", meeting=SCHEDULED, reason="postponed; a new date will follow"),
    MeetingNudge(name="Mira", meeting=SCHEDULED),
    AttendanceQuestion(
        person="Jo Pender",
        address="jo.pender@harbour.example",
        meeting=SCHEDULED,
        partstat=Partstat.TENTATIVE,
        summary="Jo Pender proposes Thursday 10 June 2027, 10am to noon.",
        comment="I am at sea that week.",
        questions=(
            Question(number="meeting 1", text="Shall it move?", example="meeting 1 moved to 10 June 10am-12pm"),
        ),
    ),
    Reminder(name="Mira", items=(LEAFLET, SURVEY)),
    Escalation(name="Lee", body=BODY, items=(SURVEY, LEAFLET), reminders_sent=3),
    Digest(
        name="Lee",
        body=BODY,
        since=date(2027, 3, 8),
        until=date(2027, 3, 15),
        overdue=(SURVEY,),
        due_soon=(LEAFLET,),
        open=(OFFER,),
        closed=(CLOSED,),
        unassigned=(NOBODYS,),
        meetings=(MEETING, BARE_MEETING),
        held=2,
        away=("Mira Okafor is away until Monday 15 March 2027.",),
    ),
    DirectoryReceipt(
        name="Lee",
        added=("Tia Amory <tia@harbour.example>",),
        changed=("Jo Pender: new address",),
        removed=("Old Salt",),
        problems=(PROBLEM,),
        doubts=(PROBLEM,),
        applied=True,
    ),
)

MINIMAL: tuple[Letter, ...] = (
    ActionAssigned(name="Mira", body="", meeting_on=None, items=(BARE,)),
    ActionUpdated(name="Mira", body="", meeting_on=None, items=(), withdrawn=(BARE,)),
    ActionCompleted(name="Mira", closed=(BARE,)),
    ReplyNoted(name="Mira", notes=("We have kept your note.",)),
    ReplyUnclear(name="Mira", words="", items=()),
    OwnerSays(owner="Mira", owner_address="mira@harbour.example", summary="Mira asks a question.", words="", items=()),
    MinutesReceipt(name="Lee", body="", meeting_title="", meeting_on=None, sources=()),
    MinutesUnreadable(name="Lee", subject="", problems=(), remedies=(), refused=True),
    CorrectionReceipt(name="Lee", body="", meeting_on=None, done=()),
    AnswerHeld(name="Jo", sender="x@elsewhere.example"),
    MinutesWaiting(name="Lee", body="", meeting_on=None),
    MessageHeld(sender="", subject="", reason="It has no sender.", words="", entry=1),
    AddressFailed(person="Jo", address="jo@harbour.example", diagnostic=""),
    InvitationLetter(name="Mira", meeting=BARE_SCHEDULED),
    InvitationUpdated(name="Mira", meeting=BARE_SCHEDULED, changes=()),
    InvitationCancelled(name="Mira", meeting=BARE_SCHEDULED),
    MeetingNudge(name="Mira", meeting=BARE_SCHEDULED),
    AttendanceQuestion(
        person="Jo",
        address="jo@harbour.example",
        meeting=BARE_SCHEDULED,
        partstat=Partstat.ACCEPTED,
        summary="Jo comes.",
    ),
    Reminder(name="Mira", items=(BARE,)),
    Escalation(name="Lee", body="", items=(BARE,), reminders_sent=1),
    Digest(name="Lee", body=BODY, since=None, until=date(2027, 3, 15)),
    DirectoryReceipt(name="Lee"),
)


#: What a letter is about: it is not written without.
_NEEDED = {("action-assigned", "items"), ("action-completed", "closed"), ("reply-noted", "notes")}
_NEEDED |= {("reminder", "items"), ("escalation", "items")}


def kind_of(letter: Letter) -> str:
    """The name of a letter in a list of tests."""
    return letter.kind


def between(letter: Letter) -> Iterator[Letter]:
    """`letter` with one field at a time made the other way, cut to its first item or emptied."""
    for field in fields(letter):
        value = getattr(letter, field.name)
        if isinstance(value, bool):
            yield replace(letter, **{field.name: not value})  # type: ignore[arg-type]
        elif isinstance(value, tuple) and value:
            yield replace(letter, **{field.name: value[:1]})  # type: ignore[arg-type]
            if (letter.kind, field.name) not in _NEEDED:
                yield replace(letter, **{field.name: ()})  # type: ignore[arg-type]


def reworded(value: Value, word: Callable[[str], str]) -> Value:
    """`value` with every text in it, however deep, put through `word`."""
    return _reworded(value, word)  # type: ignore[no-any-return]


def _reworded(value: Any, word: Callable[[str], str]) -> Any:
    if type(value) is str:
        return word(value)
    if isinstance(value, tuple):
        return tuple(_reworded(one, word) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _reworded(getattr(value, field.name), word) for field in fields(value)})
    return value


def texts(value: object) -> Iterator[str]:
    """Every text in a letter, however deep."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
