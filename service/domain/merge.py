"""Several readings of one mail (covering note, Word file, PDF) to the minutes they are. Knows words, not people.

Two formats of one meeting are one set of actions. What only one of them has is kept; nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain.match import Likeness, match, words_of
from service.domain.minutes import ActionItem, FutureMeeting, ItemKind, Meeting, Minutes, Problem, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The minutes that one part of a message gave."""

    #: "Action notes.docx", or "the message itself".
    source: str
    minutes: Minutes
    confidence: float = 1.0

    @property
    def weight(self) -> tuple[float, int, int]:
        """The more, the better as the leading reading: actions first, then meetings."""
        explicit = sum(item.kind is ItemKind.EXPLICIT for item in self.minutes.actions)
        return (self.confidence, explicit + len(self.minutes.meetings), len(self.minutes.actions))


def merge(readings: Sequence[Reading], likeness: Likeness) -> tuple[Minutes, ...]:
    """Return the minutes in `readings`, one per meeting; the readings of one meeting are merged into its best."""
    groups: list[list[Reading]] = []
    for reading in sorted(readings, key=lambda r: r.weight, reverse=True):
        home = next((g for g in groups if _same_meeting(g[0].minutes.meeting, reading.minutes.meeting)), None)
        if home is None:
            groups.append([reading])
        else:
            home.append(reading)
    return tuple(_merge_group(group, likeness) for group in groups)


def _same_meeting(one: Meeting, other: Meeting) -> bool:
    """Only a different date tells two meetings of one mail apart: titles differ between formats, dates do not."""
    return one.on is None or other.on is None or one.on == other.on


def _merge_group(group: Sequence[Reading], likeness: Likeness) -> Minutes:
    merged = group[0].minutes
    for reading in group[1:]:
        merged = _merge_two(merged, reading.minutes, likeness)
    return merged


def _merge_two(lead: Minutes, other: Minutes, likeness: Likeness) -> Minutes:
    return Minutes(
        meeting=_merge_meeting(lead.meeting, other.meeting),
        actions=(*lead.actions, *_unmatched(lead.actions, other.actions, likeness)),
        reports=(*lead.reports, *_new_reports(lead.reports, other.reports)),
        meetings=(*lead.meetings, *_new_meetings(lead.meetings, other.meetings)),
        problems=(*lead.problems, *_new_problems(lead.problems, other.problems)),
        short_forms=tuple(dict.fromkeys((*lead.short_forms, *other.short_forms))),
    )


def _merge_meeting(lead: Meeting, other: Meeting) -> Meeting:
    return replace(
        lead,
        body=lead.body or other.body,
        title=lead.title or other.title,
        on=lead.on or other.on,
        starts=lead.starts or other.starts,
        ends=lead.ends or other.ends,
        venue=lead.venue or other.venue,
        attendance=lead.attendance or other.attendance,
    )


def _unmatched(lead: Sequence[ActionItem], other: Sequence[ActionItem], likeness: Likeness) -> tuple[ActionItem, ...]:
    pairs = match(other, lead, likeness)
    return tuple(item for index, item in enumerate(other) if index not in pairs)


def _new_meetings(lead: Sequence[FutureMeeting], other: Sequence[FutureMeeting]) -> tuple[FutureMeeting, ...]:
    """A meeting on a day that the lead knows under the same (or no) title is the same meeting."""
    known = {(m.on, m.title.casefold()) for m in lead}
    days = {m.on for m in lead}
    return tuple(m for m in other if (m.on, m.title.casefold()) not in known and not (m.on in days and not m.title))


def _new_reports(lead: Sequence[Report], other: Sequence[Report]) -> tuple[Report, ...]:
    known = {(words_of(report.text), report.status) for report in lead}
    return tuple(report for report in other if (words_of(report.text), report.status) not in known)


def _new_problems(lead: Sequence[Problem], other: Sequence[Problem]) -> tuple[Problem, ...]:
    known = {(p.text, p.reason) for p in lead}
    return tuple(p for p in other if (p.text, p.reason) not in known)
