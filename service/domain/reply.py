"""What a person's reply asks for. Knows words already freed of quotes; knows no mail and no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Intent(StrEnum):
    """What somebody says about an action."""

    DONE = "done"
    """It is finished: close it."""

    DONE_PARTIAL = "done_partial"
    """Part of it is finished: stays open."""

    NOT_DONE = "not_done"
    """It is not finished, or cannot be done."""

    IN_PROGRESS = "in_progress"
    """Under way, or will be done."""

    QUESTION = "question"
    """The person asks something."""

    DECLINE = "decline"
    """Not mine; I will not do it."""

    REASSIGN = "reassign"
    """Somebody else should do it, named in `person`."""

    DATE_CHANGE = "date_change"
    """Asks for, or states, another due date."""

    REOPEN = "reopen"
    """Take the closing back."""

    STOP_REMINDERS = "stop_reminders"
    """Do not remind me of these."""

    COMMENT = "comment"
    """Words to keep on the action, nothing to do."""

    NONE = "none"
    """Nothing about the action (thanks, hello, empty)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    """What the reply says about one numbered item."""

    intent: Intent
    due: date | None = None
    #: Suggested person of a REASSIGN as written; "" without.
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply to a mail that listed numbered items."""

    #: About the whole mail; the strictest of the items' where they differ.
    intent: Intent
    #: Per number, where the reply names numbers (or says "all", "all except 4"); empty otherwise.
    items: Mapping[int, ItemAnswer] = field(default_factory=dict)
    due: date | None = None
    person: str = ""
    #: False where the reader would rather ask: nothing is closed on such a reply.
    certain: bool = True
    #: The person's words, for the action's history.
    words: str = ""
    #: Numbers that the reply names and the mail did not list.
    unknown: tuple[int, ...] = ()
