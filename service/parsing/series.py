"""Which meeting "the next strategy group meeting" is: the body's own next one, or that of the series named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from service.domain.minutes import FutureMeeting
from service.parsing.meeting_minuted import Head
from service.parsing.merge import content_words

_GENERAL_TEXT = """
    board committee group council meeting session panel team forum partnership full main monthly quarterly
    regular
"""
_GENERAL = frozenset(_GENERAL_TEXT.split())
#: A part of the body meets on its own.
_PARTS = frozenset(("sub", "subgroup", "subcommittee", "working", "task"))
_SHORT = re.compile(r"[A-Z]{2,6}")


class NextMeetings:
    """The announced meetings by series."""

    def __init__(self, head: Head, meetings: Sequence[FutureMeeting]) -> None:
        self._own = content_words(f"{head.body} {head.title}")
        self._words = re.findall(r"[a-z]+", f"{head.body} {head.title}".lower())
        self._meetings = sorted(meetings, key=lambda meeting: meeting.on)

    def find(self, body: str) -> date | None:
        """The day of the next meeting of `body` ("" is the minutes' own); None where the document does not give it."""
        wanted = content_words(body) if body else frozenset()
        if not wanted - _GENERAL:
            return self._next_own(wanted)
        if (_SHORT.fullmatch(body) and not self._is_own(body)) or (wanted & _PARTS and not wanted & _PARTS & self._own):
            return None
        named = [meeting for meeting in self._meetings if wanted & content_words(meeting.title) - _GENERAL]
        best = max((len(wanted & content_words(meeting.title)) for meeting in named), default=0)
        for meeting in named:
            if len(wanted & content_words(meeting.title)) == best:
                return meeting.on
        return self._next_own(frozenset()) if wanted & self._own - _GENERAL or self._untitled() else None

    def _is_own(self, short: str) -> bool:
        """Whether the letters are those of the minutes' own body: "PMB" of the "LumiSim project management board"."""
        firsts = "".join(word[0] for word in self._words)
        return short.lower() in self._own or short.lower() in firsts or any(short in m.title for m in self._meetings)

    def find_in(self, month: int) -> date | None:
        """The day of the body's next meeting where it is in that month ("the July meeting")."""
        on = self._next_own(frozenset())
        return on if on and on.month == month else None

    def _next_own(self, wanted: frozenset[str]) -> date | None:
        """The first of the series whose name is most like the minutes' own; of the untitled one where there is none."""
        if not self._meetings:
            return None
        untitled = [meeting for meeting in self._meetings if not meeting.title]
        if untitled:
            return untitled[0].on
        scores = {meeting.title: len(content_words(meeting.title) & (self._own | wanted)) for meeting in self._meetings}
        best = max(scores.values())
        if best == 0 and len(scores) > 1:
            return None
        return next(meeting.on for meeting in self._meetings if scores[meeting.title] == best)

    def _untitled(self) -> bool:
        return bool(self._meetings) and all(not meeting.title for meeting in self._meetings)
