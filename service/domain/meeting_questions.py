"""What the secretary is asked about meetings, each one or two sentences. Knows no reasons for asking."""

from __future__ import annotations

from service.domain.invitation import AnnouncedMeeting, ScheduledMeeting
from service.domain.wording import day


def doubt_question(meeting: ScheduledMeeting, doubt: str) -> str:
    """Whether to invite to a meeting of which something is odd."""
    return f"{_called(meeting)}: {doubt.rstrip('.')}. Shall we invite to it?"


def time_question(meeting: ScheduledMeeting) -> str:
    """When a meeting is that was announced without a time; its members are invited to the day."""
    return f"{_called(meeting)}: no time is given, so calendars show the day as not confirmed. When is it?"


def change_question(known: ScheduledMeeting, doubt: str) -> str:
    """Whether to tell the members of a change of which something is odd."""
    return f"{_called(known)}: these minutes change it, but {doubt.rstrip('.')}. Shall we tell the members?"


def missing_question(meeting: ScheduledMeeting) -> str:
    """What became of a meeting that a newer list leaves out."""
    return f"{_called(meeting)}: these minutes no longer list it. Is it cancelled?"


def off_question(meeting: ScheduledMeeting, announced: AnnouncedMeeting) -> str:
    """Whether a meeting is off of which the minutes say so, on a doubtful day."""
    doubt = announced.doubt.rstrip(".")
    return f"{_called(meeting)}: these minutes say that it is {announced.called_off}, but {doubt}. Is it cancelled?"


def _called(meeting: ScheduledMeeting) -> str:
    return f"{meeting.title or meeting.body}, {day(meeting.on)}"
