"""What the secretary's answer to a receipt orders, one value per order. Knows numbers and words, no people and no mail.

Numbers are those of the receipt. Owners and addresses are as written; who they are is for the directory to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignOwners:
    """ "3: Sam Porter", "3 and 5 to NCC": these actions belong to these owners."""

    numbers: tuple[int, ...]
    #: As written, cut at "and" and commas; the address itself where no name stands beside it.
    owners: tuple[str, ...]
    #: Beside each owner the address written with it; "" without.
    addresses: tuple[str, ...] = ()
    #: The owners in one piece ("Health and Wellbeing Board"): try this name first.
    phrase: str = ""
    #: True where they join the owners there are ("add Jo to 3"), False where they replace them.
    joining: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveOwners:
    """ "3: nobody", "remove Jo from 3": these actions stay, without these owners."""

    numbers: tuple[int, ...]
    #: As written; empty is all of them.
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDue:
    """ "2 due 3 May"."""

    numbers: tuple[int, ...]
    #: None where the words name no day ("2 due when the lease is signed"), or take the date away.
    due: date | None
    #: The words behind "due"; "" where the date is taken away.
    due_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelActions:
    """ "4 cancel": withdraw these actions."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAction:
    """ "add: Jo to book the hall by Friday"."""

    #: What is to be done, without owner and due phrase ("Book the hall").
    text: str
    owners: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    due: date | None = None
    #: The due phrase as written ("by Friday"); "" without.
    due_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkDuplicate:
    """ "7 is 6": action `number` is the same as action `of`, which stays."""

    number: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SendNow:
    """ "send": the mails that wait may go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSending:
    """ "stop": nothing from these minutes goes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeeting:
    """ "meeting 2 cancelled", "meeting 2 postponed"."""

    number: int
    #: True where a new date is to follow.
    postponed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmMeeting:
    """ "meeting 2 is right": a meeting that was asked about takes place as read; its members are invited."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVenue:
    """ "meeting 3 venue Civic Hall"."""

    number: int
    venue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveMeeting:
    """ "meeting 1 moved to 27 April 10am-12pm". None stands for what the words leave as it is."""

    number: int
    on: date | None
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """ "P1 P3": these possible actions are actions; "P2: Sam Porter" names the owners at once."""

    #: Numbers of possible actions, without their P.
    numbers: tuple[int, ...]
    owners: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    phrase: str = ""
    #: In place of the date that the minutes give; "" leaves that.
    due: date | None = None
    due_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """ "P2 no": these possible actions are none."""

    #: Numbers of possible actions, without their P.
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberAlias:
    """ "Norham = NCC": `alias` in minutes stands for `target`."""

    alias: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptProposal:
    """ "accept": the proposed meeting time is taken; `meeting` where a number is given."""

    meeting: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseActions:
    """ "3 done"."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenActions:
    """ "3 reopen"."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """Words that seem to order something, quoted back with an answer that would be understood."""

    #: 1-based line of the words.
    line_no: int
    text: str
    example: str
    #: One sentence where there is more to say than that it was not understood: "There is no 31 February."
    reason: str = ""


Correction = (
    AssignOwners
    | RemoveOwners
    | SetDue
    | CancelActions
    | AddAction
    | MarkDuplicate
    | SendNow
    | StopSending
    | CancelMeeting
    | ConfirmMeeting
    | SetVenue
    | MoveMeeting
    | TakeUp
    | LeaveOut
    | RememberAlias
    | AcceptProposal
    | CloseActions
    | ReopenActions
    | NotUnderstood
)
