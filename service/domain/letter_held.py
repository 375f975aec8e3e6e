"""The mails about a message that is held, as values; with the others in the union of letter.py. Knows no reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHeld:
    """To the secretary: a message is waiting for a decision (unknown sender, sender and token do not match ...)."""

    kind: ClassVar[str] = "message-held"
    sender: str
    subject: str
    #: One sentence; then the words, shortened, and the number to give to `minutepost replay`.
    reason: str
    words: str
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHeld:
    """To the person a mail was written to: somebody answered it from an address that is not known as theirs."""

    kind: ClassVar[str] = "answer-held"
    name: str
    sender: str
