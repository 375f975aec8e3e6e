"""Meetings, people and minutes for the tests of what is planned about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from service.domain.invitation import AnnouncedMeeting, EventStatus, Invitee, ScheduledMeeting
from service.domain.meeting_changes import MeetingChanges, MeetingOutcome
from service.domain.plan_invitations import plan_meetings

NOW = datetime(2027, 1, 25, 9, tzinfo=UTC)
BODY = "Harbour Strategy Group"
#: The minutes of 21 January list the body's year.
MINUTED = date(2027, 1, 21)
YEAR = (date(2027, 4, 22), date(2027, 7, 15), date(2027, 10, 14), date(2028, 1, 13))
ASHA = Invitee(contact="asha", name="Asha Okafor", address="asha@council.example")
BEN = Invitee(contact="ben", name="Ben Hale", address="ben@charity.example")
CARA = Invitee(contact="cara", name="Cara Prys", address="cara@health.example")


def announced(on: date, **facts: Any) -> AnnouncedMeeting:
    """An announcement of a morning meeting in the minutes of MINUTED, but for `facts`."""
    plain: dict[str, Any] = {
        "key": "minutes 1",
        "body": BODY,
        "title": BODY,
        "starts": time(10),
        "ends": time(12),
        "minuted_on": MINUTED,
    }
    return AnnouncedMeeting(on=on, **{**plain, **facts})


def scheduled(on: date, **facts: Any) -> ScheduledMeeting:
    """A meeting known from the minutes of MINUTED, but for `facts`."""
    plain: dict[str, Any] = {
        "uid": f"uid {on}",
        "body": BODY,
        "title": BODY,
        "starts": time(10),
        "ends": time(12),
        "status": EventStatus.CONFIRMED,
        "announced_on": MINUTED,
    }
    return ScheduledMeeting(on=on, **{**plain, **facts})


class Diary:
    """A store in miniature: reads minutes, applies what is planned, remembers."""

    def __init__(self, *members: Invitee) -> None:
        self.members: dict[str, tuple[Invitee, ...]] = {BODY: members}
        self.meetings: dict[str, ScheduledMeeting] = {}
        self.invitees: dict[str, dict[str, Invitee]] = {}
        self.now = NOW

    def read(self, *readings: AnnouncedMeeting) -> MeetingChanges:
        """Plan and apply one reading."""
        changes = plan_meetings(
            readings,
            tuple(self.meetings.values()),
            invitees={uid: tuple(people.values()) for uid, people in self.invitees.items()},
            members=self.members,
            seed="this instance",
            now=self.now,
        )
        self.apply(changes)
        return changes

    def apply(self, changes: MeetingChanges) -> None:
        for meeting in changes.meetings:
            self.meetings[meeting.uid] = meeting
        for change in changes.invitees:
            people = self.invitees.setdefault(change.uid, {})
            people[change.invitee.contact] = change.invitee
            if change.removed:
                del people[change.invitee.contact]

    def answer(self, uid: str, contact: str, **standing: Any) -> None:
        """Record a member's standing."""
        self.invitees[uid][contact] = replace(self.invitees[uid][contact], **standing)

    def on(self, day: date) -> ScheduledMeeting:
        """The one meeting on `day` that is not called off."""
        (found,) = (m for m in self.meetings.values() if m.on == day and m.status is not EventStatus.CANCELLED)
        return found


def fates(changes: MeetingChanges) -> list[str]:
    """The fates in order."""
    return [outcome.fate.value for outcome in changes.outcomes]


def outcome(changes: MeetingChanges) -> MeetingOutcome:
    """The only outcome."""
    (found,) = changes.outcomes
    return found


def mails(changes: MeetingChanges) -> list[tuple[str, str, int]]:
    """Who gets what at which SEQUENCE, in order of name."""
    return sorted((m.invitee.contact, m.method.value, m.meeting.sequence) for m in changes.invitations)
