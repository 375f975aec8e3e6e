"""Reads minutes: a Document becomes Minutes. The order of reading is here; how each thing is read, elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from service.domain.document import Document
from service.domain.minutes import ActionItem, Attendee, FutureMeeting, Meeting, Minutes, Problem
from service.parsing.actions import find_actions
from service.parsing.attendance import find_attendance, find_short_forms
from service.parsing.candidates import Page
from service.parsing.dates import is_month_first
from service.parsing.lines import Line, find_recorders, parse_lines
from service.parsing.meeting_called_off import mark_called_off
from service.parsing.meeting_dates import Horizon
from service.parsing.meeting_minuted import Head, find_head
from service.parsing.meeting_months import write_months
from service.parsing.meeting_notices import find_noticed
from service.parsing.meeting_shared import fill_shared
from service.parsing.meeting_tables import find_tabled_meetings
from service.parsing.meeting_years import find_issue, find_years
from service.parsing.meetings import find_meetings
from service.parsing.named_headings import under_names
from service.parsing.people import gather_people
from service.parsing.reports import find_reports
from service.parsing.series import NextMeetings

#: Words of titles that tell no body from another.
_OF_ALL = frozenset(("committee", "sub-committee", "meeting", "meetings", "group", "working", "panel", "board",
                     "council", "the", "of", "and", "&"))  # fmt: skip


def parse_minutes(document: Document, *, received_on: date, name: str = "") -> Minutes:
    """What the minutes say: the meeting, the actions, the meetings announced, and what could not be read.

    `received_on` is the civil day the document arrived: it gives the century where the document has no date of its
    own. `name` is the file's name, which often carries the date. Never raises for what the words say.
    """
    lines = parse_lines(document)
    whole = "\n".join(line.text for line in lines)
    day_first = not is_month_first(whole)
    head = find_head(
        lines, name=name or document.name, front=document.running_heads, received_on=received_on, day_first=day_first
    )
    attendance = find_attendance(lines)
    short_forms = find_short_forms(lines, attendance)
    people = gather_people(_written(lines), attendance, short_forms, find_recorders(lines))
    page = Page(under_names(lines, people), people)
    horizon = _horizon(lines, head, received_on, day_first)
    meetings, unread = _announced(lines, horizon, head)
    actions, doubts = find_actions(page, horizon, NextMeetings(head, meetings))
    return Minutes(
        meeting=_meeting(head, attendance),
        actions=actions,
        reports=tuple(find_reports(page, {action.line for action in actions})),
        meetings=meetings,
        problems=tuple(
            sorted(
                dict.fromkeys((*unread, *doubts, *_undated(head, actions))),
                key=lambda problem: (problem.line, problem.reason),
            )
        ),
        short_forms=tuple(sorted(short_forms.items())),
    )


def _horizon(lines: Sequence[Line], head: Head, received_on: date, day_first: bool) -> Horizon:
    """From where days count: the meeting's, the document's own, or those of the clock within the years it gives."""
    dated = head.on or head.written_on or find_issue(lines, day_first=day_first)
    return Horizon(
        meeting_on=head.on,
        after=dated or received_on,
        day_first=day_first,
        body=head.body,
        years=() if dated else find_years(lines, day_first=day_first),
    )


def _meeting(head: Head, attendance: Sequence[Attendee]) -> Meeting:
    return Meeting(
        body=head.body,
        title=head.title,
        on=head.on,
        starts=head.time.starts if head.time else None,
        ends=head.time.ends if head.time else None,
        venue=head.venue,
        attendance=tuple(attendance),
    )


def _written(lines: Sequence[Line]) -> Iterator[str]:
    """All words, those set in the margin too."""
    for line in lines:
        yield f"{line.text} {line.block.margin}" if line.block.margin else line.text


def _announced(lines: Sequence[Line], horizon: Horizon, head: Head) -> tuple[tuple[FutureMeeting, ...], list[Problem]]:
    """Tables first: a meeting named in prose and in the table is one, and the table knows more of it."""
    lines = write_months(lines)
    found: list[FutureMeeting] = []
    problems: list[Problem] = []
    for one in (*find_tabled_meetings(lines, horizon), *find_meetings(lines, horizon), *find_noticed(lines, head)):
        if isinstance(one, Problem):
            problems.append(one)
        elif not _merged(found, one):
            found.append(one)
    meetings: list[FutureMeeting] = []
    for marked in mark_called_off(fill_shared(found, lines, head, horizon), lines, horizon):
        (problems if isinstance(marked, Problem) else meetings).append(marked)  # type: ignore[arg-type]
    return tuple(sorted(meetings, key=lambda meeting: meeting.line)), problems


def _merged(found: list[FutureMeeting], one: FutureMeeting) -> bool:
    for position, other in enumerate(found):
        if other.on != one.on or (other.title and one.title and not _alike(other.title, one.title)):
            continue
        if other.starts and one.starts and other.starts != one.starts and other.title != one.title:
            continue
        found[position] = replace(
            other,
            title=other.title or one.title,
            starts=other.starts or one.starts,
            ends=other.ends or (one.ends if other.starts in (None, one.starts) else None),
            venue=other.venue or one.venue,
            link=other.link or one.link,
        )
        return True
    return False


def _alike(one: str, other: str) -> bool:
    """Whether two titles may be of one meeting: "Planning Committee" and "Finance Committee" share what all share."""
    a, b = set(one.lower().split()), set(other.lower().split())
    own = (a - _OF_ALL, b - _OF_ALL)
    return bool(own[0] & own[1]) if all(own) else bool(a & b) or a <= b or b <= a


def _undated(head: Head, actions: Iterable[ActionItem]) -> list[Problem]:
    if head.on is None and any(True for _ in actions):
        return [Problem(line=1, text=head.title, reason="The minutes do not say on which day the meeting was.")]
    return []
