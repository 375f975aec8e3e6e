"""Future meetings as read to meetings announced by bodies that the directory knows, and questions for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.domain.changes import MinutesRecord
from service.domain.directory import Directory, Group
from service.domain.invitation import AnnouncedMeeting, Invitee
from service.domain.letter import Question
from service.domain.minutes import FutureMeeting, Minutes
from service.domain.wording import MONTHS, day


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcements:
    """What the minutes announce, by body, and what the directory does not know."""

    announced: tuple[AnnouncedMeeting, ...]
    #: Meetings of bodies that are not in the directory: listed, nobody invited.
    homeless: tuple[FutureMeeting, ...]
    questions: tuple[Question, ...]


def announcements(
    minutes: Minutes, record: MinutesRecord, directory: Directory, own: Group | None, zone: str
) -> Announcements:
    """Return the future meetings with their bodies. A meeting without a name is one of the minutes' own body."""
    doubts = {problem.line: problem.reason for problem in minutes.problems}
    shared = {line for line in doubts if sum(m.line == line for m in minutes.meetings) > 1}
    announced: list[AnnouncedMeeting] = []
    homeless: list[FutureMeeting] = []
    for index, meeting in enumerate(minutes.meetings):
        body = _body_of(meeting, directory, own)
        if body is None:
            homeless.append(meeting)
        else:
            doubt = doubts.get(meeting.line, "") if meeting.line not in shared else _doubt_of(meeting, minutes)
            announced.append(_announced(meeting, body, record, f"{record.id}/{index}", body.zone or zone, doubt))
    return Announcements(announced=tuple(announced), homeless=tuple(homeless), questions=_questions(homeless))


def announcing_bodies(minutes: Minutes, directory: Directory, own: Group | None) -> tuple[str, ...]:
    """The names of the bodies whose meetings are announced: no others' meetings need be known."""
    found = (_body_of(meeting, directory, own) for meeting in minutes.meetings)
    return tuple(dict.fromkeys(body.name for body in found if body is not None))


def _doubt_of(meeting: FutureMeeting, minutes: Minutes) -> str:
    """Several dates share a line (one cell of a table): a doubt is this one's where its words name the day."""
    mark = str(meeting.on.day)
    return next((p.reason for p in minutes.problems if p.line == meeting.line and mark in p.text), "")


def _body_of(meeting: FutureMeeting, directory: Directory, own: Group | None) -> Group | None:
    if not meeting.title:
        return own
    title = meeting.title
    outer, _, rest = title.partition("(")
    found = directory.find_body(title, outer, rest.partition(")")[0]) or directory.find_body_in(title)
    return found or (own if _is_plain(title) else None)


def _is_plain(title: str) -> bool:
    """True for a title that names no body of its own: "Next meeting", "Date of next meeting", "The April meeting"."""
    words = set(title.casefold().split())
    return words <= {"the", "next", "meeting", "meetings", "date", "dates", "of", "for", "future", "our", "agm",
                     "committee", "board", "group", "annual", "general", "ordinary", "full", "council",
                     *(month.casefold() for month in MONTHS)}  # fmt: skip


def _announced(
    meeting: FutureMeeting, body: Group, record: MinutesRecord, key: str, zone: str, doubt: str
) -> AnnouncedMeeting:
    return AnnouncedMeeting(
        key=key,
        body=body.name,
        title=body.name if not meeting.title or _is_plain(meeting.title) else meeting.title,
        on=meeting.on,
        starts=meeting.starts,
        ends=meeting.ends,
        zone=zone,
        venue=meeting.venue,
        link=meeting.link,
        minuted_on=record.held_on,
        called_off=meeting.called_off,
        doubt=doubt,
        line=meeting.line,
    )


def _questions(homeless: Iterable[FutureMeeting]) -> tuple[Question, ...]:
    """One question for each name, however many dates it has."""
    dates: dict[str, list[FutureMeeting]] = {}
    for meeting in homeless:
        dates.setdefault(meeting.title or "the next meeting", []).append(meeting)
    return tuple(
        Question(
            number="",
            text=f"Who meets as {title} ({', '.join(day(m.on) for m in meetings)})? "
            "It is not in the directory, so nobody was invited.",
            example=f"{title} = name of the group in the directory",
        )
        for title, meetings in dates.items()
    )


def members_of(bodies: Iterable[str], directory: Directory, organizer: str) -> Mapping[str, Sequence[Invitee]]:
    """Body to whom to invite; never the organiser's own address (nobody can answer themselves)."""
    wanted = set(bodies)
    return {
        group.name: [
            Invitee(contact=c.key, name=c.name, address=c.addresses[0])
            for c in directory.named(group.members)
            if not c.owns(organizer)
        ]
        for group in directory.groups
        if group.name in wanted
    }
