"""The error taxonomy: what a caller must do, not what went wrong inside. Expected outcomes are values, not errors.

MinutepostError
├── ConfigurationError        do not start: name the setting and the remedy, exit code 2
├── UnreadableError           keep the octets, hold the entry, tell the sender what to send instead
│   ├── LegacyWordError       convert the octets (antiword, LibreOffice) and read the result instead
│   └── PictureOfTextError    recognise the characters (OCR) and read the result instead
├── TransientError            try again later; nothing is lost
│   ├── MailboxUnavailableError
│   │   ├── MailboxRefusedError   the connection stands: what else there is to do can be done
│   │   └── ReadingBrokenError    the connection is gone, and these messages may be why: connect again without them
│   ├── SubmissionDeferredError
│   └── StoreUnavailableError
└── PermanentError            trying again will not help: settle it and tell a person
    ├── SubmissionRejectedError
    ├── TemplateError
    ├── UnknownEntryError
    └── IllegalTransitionError
"""

from __future__ import annotations

from collections.abc import Iterable


class MinutepostError(Exception):
    """Anything the service raises on purpose. str() is one line a person can act on."""


class ConfigurationError(MinutepostError):
    """A setting is missing or wrong. `setting` is its name as the user writes it; `remedy` says what to do."""

    def __init__(self, setting: str, problem: str, remedy: str) -> None:
        super().__init__(f"{setting}: {problem}. {remedy}")
        self.setting = setting
        self.problem = problem
        self.remedy = remedy


class UnreadableError(MinutepostError):
    """A message or a document cannot be read. `what` names it, `reason` says why, `remedy` what to send instead."""

    def __init__(self, what: str, reason: str, remedy: str) -> None:
        super().__init__(f"{what}: {reason}. {remedy}")
        self.what = what
        self.reason = reason
        self.remedy = remedy


class LegacyWordError(UnreadableError):
    """A Word 97 to 2003 file (.doc): sound, but only an outside program reads it."""


class PictureOfTextError(UnreadableError):
    """A scan or a photograph: pages without words, which only character recognition reads."""


class TransientError(MinutepostError):
    """A condition that passes by itself: try again later."""


class MailboxUnavailableError(TransientError):
    """The mailbox cannot be reached, refuses the login or lost the connection."""


class MailboxRefusedError(MailboxUnavailableError):
    """The server refused one command (quota, rights); the connection stands."""


class ReadingBrokenError(MailboxUnavailableError):
    """The connection was lost while messages were read. `cursors` names them: one of them may be the reason."""

    def __init__(self, text: str, cursors: Iterable[tuple[int, str]]) -> None:
        super().__init__(text)
        self.cursors = tuple(cursors)


class SubmissionDeferredError(TransientError):
    """The submission server said "not now" (RFC 5321 4yz) or could not be reached. `code` is 0 without a reply."""

    def __init__(self, text: str, code: int = 0) -> None:
        super().__init__(text)
        self.code = code


class StoreUnavailableError(TransientError):
    """The database cannot be reached or is locked."""


class PermanentError(MinutepostError):
    """A condition that stays: settle it and tell a person."""


class SubmissionRejectedError(PermanentError):
    """The submission server refused the message for good (RFC 5321 5yz). `enhanced` is RFC 3463, or empty."""

    def __init__(self, text: str, code: int = 0, enhanced: str = "") -> None:
        super().__init__(text)
        self.code = code
        self.enhanced = enhanced


class TemplateError(PermanentError):
    """A mail template is missing or does not fit its letter."""


class UnknownEntryError(PermanentError):
    """No entry, action or meeting has that number."""


class IllegalTransitionError(PermanentError):
    """A state machine was asked for a step its table does not have; nothing was changed."""


def storable(words: str) -> str:
    """What an error says, without what a database refuses as text: half a character (SQLite), a NUL (PostgreSQL)."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", r"\x00")
