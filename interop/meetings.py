"""The meetings that interop/run.py mails: fictional, of the kinds that minutes announce, and where clocks change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from service.domain.invitation import Invitee, Partstat, ScheduledMeeting
from service.domain.meeting_changes import InvitationToSend
from service.domain.message import Address
from service.domain.plan_invitations import POSTPONED, plan_cancellation, plan_change, plan_members, plan_schedule
from service.domain.plan_posts import invitation_posts
from service.workflows.apply import freeze
from service.workflows.context import Context
from tests.workflows.house import build_house

#: All meetings are after this instant, which the validator is told is now.
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
ORGANIZER = Address("meetings@harbour.example", "Harbour Partnership, Secretariat")
MEMBERS = (
    Invitee(contact="asha", name="Okafor, Asha (Treasurer)", address="asha.okafor@council.example"),
    Invitee(contact="sian", name="Siân", address="Sian.Prys@charity.example"),
    Invitee(contact="bob", name='Bob "Boots" Hale; Cllr', address="bob.hale+harbour@health.example"),
    Invitee(contact="li", name="李伟", address="li.wei@refugee-forum.example"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One mail about a meeting, or several one after another about the same meeting to the same person."""

    name: str
    mails: tuple[bytes, ...]
    #: The instant that the validator is told is now: none of the meetings is past.
    now: datetime = NOW


def _meeting(number: int, title: str, on: date, **facts: object) -> ScheduledMeeting:
    plain = ScheduledMeeting(uid=f"5f0c1f3e-0000-5000-8000-{number:012}", body=title, title=title, on=on)
    hours: dict[str, object] = {"starts": time(10), "ends": time(12), "venue": "Town Hall"}
    return replace(plain, **{**hours, **facts})  # type: ignore[arg-type]  # facts are ScheduledMeeting's own fields


def cases() -> Iterator[Case]:
    """Every case, single mails first."""
    yield from _announced()
    yield from _clocks()
    yield from _lifecycles()


def _announced() -> Iterator[Case]:
    """As a table of future meetings gives them: address, online, tbc, no end, no time, hard words."""
    address = "Refugee Forum One Community Centre, Room 2;\nQuay Street, HB1 7SG"
    link = "https://meet.example/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22%3a%22x%22%7d"
    hard = "Strategy Group, full; “themed” – C:\\New\\notes: 50% \\; 100\\, \\N"
    kinds = {
        "address": _meeting(1, "Harbour Strategy Group", date(2027, 4, 15), venue=address),
        "online": _meeting(
            2, "Harbour Board", date(2027, 7, 20), starts=time(14), ends=time(16), venue=None, link=link
        ),
        "online-named": _meeting(3, "Harbour Board", date(2027, 7, 27), venue="Microsoft Teams", link=link),
        "venue-tbc": _meeting(4, "Harbour Operational Group", date(2027, 6, 7), venue=None),
        "no-end": _meeting(5, "Parish meeting", date(2027, 5, 11), starts=time(19), ends=None),
        "no-end-or-venue": _meeting(9, "Parish meeting", date(2027, 5, 18), starts=time(19), ends=None, venue=None),
        "no-time": _meeting(6, "Away day", date(2027, 6, 12), starts=None, ends=None, venue=None),
        "hard-words": _meeting(7, hard, date(2027, 9, 16), venue=hard),
        "midnight": _meeting(8, "Night shelter round", date(2027, 9, 17), starts=time(21), ends=time(1)),
    }
    for index, (name, meeting) in enumerate(kinds.items()):
        yield Case(name, (_first_mail(meeting, MEMBERS[index % len(MEMBERS)]),))


def _clocks() -> Iterator[Case]:
    """The days around both changes of clocks, here and where they are odd."""
    changes = {
        "Europe/London": (date(2027, 3, 28), date(2027, 10, 31)),
        "America/New_York": (date(2027, 3, 14), date(2027, 11, 7)),
        "Australia/Lord_Howe": (date(2027, 4, 4), date(2027, 10, 3)),
        "Asia/Kolkata": (date(2027, 6, 21),),
    }
    number = 100
    for zone, days in changes.items():
        for change in days:
            for offset in (-1, 0, 1):
                number += 1
                on = change + timedelta(days=offset)
                meeting = _meeting(number, "Clock change", on, zone=zone, starts=time(9, 30), ends=time(11))
                yield Case(f"{zone.rpartition('/')[2]}-{on}", (_first_mail(meeting, MEMBERS[number % 4]),))
    over = _meeting(number + 1, "Over the change", date(2027, 3, 27), starts=time(20), ends=time(4))
    yield Case("over-the-change", (_first_mail(over, MEMBERS[0]),))


def _lifecycles() -> Iterator[Case]:
    """Invited, told of a venue, moved, postponed; and invited, then no longer a member."""
    person = MEMBERS[0]
    first = _meeting(50, "Harbour Strategy Group", date(2027, 10, 28), venue=None)
    invited = plan_schedule(first, [person], NOW).invitations[0]
    venue = plan_change(
        invited.meeting, replace(first, venue="Library, Quay Street"), invitees=[invited.invitee], now=NOW
    ).invitations[0]
    answered = replace(venue.invitee, partstat=Partstat.ACCEPTED)
    later = replace(venue.meeting, on=date(2027, 11, 4), starts=time(14), ends=time(15, 30))
    moved = plan_change(venue.meeting, later, invitees=[answered], now=NOW).invitations[0]
    called_off = plan_cancellation(moved.meeting, [moved.invitee], NOW, reason=POSTPONED).invitations[0]
    yield Case("lifecycle", _mails(invited, venue, moved, called_off))
    second = plan_schedule(_meeting(51, "Harbour Board", date(2027, 11, 9)), [person], NOW).invitations[0]
    left = plan_members(second.meeting, invitees=[second.invitee], members=[], now=NOW).invitations[0]
    yield Case("removed", _mails(second, left))


def _first_mail(meeting: ScheduledMeeting, person: Invitee) -> bytes:
    return _mails(*plan_schedule(meeting, [person], NOW).invitations)[0]


def _mails(*invitations: InvitationToSend) -> tuple[bytes, ...]:
    return tuple(_mail(mail, NOW + timedelta(hours=hour)) for hour, mail in enumerate(invitations))


def _mail(mail: InvitationToSend, stamp: datetime) -> bytes:
    """The mail as the service sends it, words and all."""
    (post,) = invitation_posts([mail])
    return freeze(post, _context(), stamp).octets


@cache
def _context() -> Context:
    """An instance that only writes: its database is never opened."""
    context = build_house(Path("nowhere.db")).context
    return replace(context, house=replace(context.house, mailbox=ORGANIZER))
