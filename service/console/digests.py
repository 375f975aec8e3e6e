"""Digests and meetings in the terminal. Shows what the mails would say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from service.console.output import out, table
from service.domain.civil import today_in
from service.domain.listing import list_meeting
from service.domain.wording import count, listing, span
from service.errors import UnknownEntryError
from service.store import meetings
from service.store.engine import reading
from service.wiring import Service
from service.workflows.remind import bodies_to_tell, digest_of


def preview(service: Service, body: str) -> None:
    """Print the digests as they would be sent now, one per body."""
    with reading(service.context.engine) as connection:
        bodies = bodies_to_tell(connection, service.context)
        named = [_named(body, bodies)] if body else bodies
        posts = [post for name in named for post in digest_of(connection, name, service.context)[:1]]
    if not posts:
        out.print("There is nothing to tell.")
    for post in posts:
        rendered = service.context.renderer.render(post.letter, reply_to=service.context.mailbox.address)
        out.rule(rendered.subject)
        out.print(rendered.text, markup=False)


def send(service: Service, body: str) -> int:
    """Queue the digests as of now, or that of one body; return how many mails."""
    with reading(service.context.engine) as connection:
        only = _named(body, bodies_to_tell(connection, service.context)) if body else ""
    return service.digest_for(service.context.now(), only)


def _named(body: str, bodies: Sequence[str]) -> str:
    """The body of that name, however it is written. Raises UnknownEntryError."""
    found = next((name for name in bodies if name.casefold() == body.strip().casefold()), None)
    if found is None:
        known = f"There is something to tell of {listing(bodies)}." if bodies else "No body has anything to tell."
        raise UnknownEntryError(f"There is nothing to tell of {body}. {known}")
    return found


def show_meetings(service: Service) -> None:
    """Print the meetings to come with their answers."""
    today = today_in(service.context.house.zone, service.context.now())
    with reading(service.context.engine) as connection:
        coming = meetings.between(connection, today, today + timedelta(days=730))
        invited = meetings.invitees_of(connection, [meeting.uid for meeting in coming])
    rows = []
    for number, meeting in enumerate(coming, start=1):
        seen = list_meeting(meeting, number, invited.get(meeting.uid, ()))
        when = span(meeting.on, meeting.starts, meeting.ends)
        where = seen.venue or seen.link or "to be confirmed"
        held = f"Nobody is invited yet: {meeting.held}" if meeting.held else listing(seen.silent)
        answers = (seen.accepted, seen.tentative, seen.declined, seen.delegated)
        rows.append((seen.title, when, where, *map(listing, answers), held))
    columns = ("Body", "When", "Where", "Coming", "Perhaps", "Not coming", "Sends somebody", "No answer")
    out.print(table(f"{count(len(coming), 'meeting')} to come", columns, rows))
