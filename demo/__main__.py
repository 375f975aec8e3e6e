"""`python -m demo`: plays the story in a folder of its own, prints each step, leaves the mails and one page of them."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from mailbox import Maildir
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from demo import people, sample
from service import logs, wiring
from service.clock import ShiftedClock
from service.domain.action import Action, ActionStatus
from service.domain.listing import owners_in_words
from service.domain.outbox import OutboxState
from service.domain.wording import count, listing, span
from service.errors import MinutepostError
from service.mail.gallery import GalleryMail, render_gallery
from service.settings import choose_config, load
from service.store import actions, inbox, meetings, outbox
from service.store.engine import reading
from tasks import periodic
from tasks.embedded import Embedded

OUTPUT = Path("demo-output")
#: Seconds to wait for any one step before something is plainly wrong.
PATIENCE = 20
out = Console(highlight=False)


class Story:
    """The running service and the mails that have left so far."""

    def __init__(self, folder: Path, clock: ShiftedClock) -> None:
        self.folder, self.clock = folder, clock
        self.service = wiring.service()
        self._seen = 0
        self.mails: list[GalleryMail] = []

    def deliver(self, octets: bytes) -> None:
        """Put a message into the shared mailbox, as a mail server would."""
        Maildir(self.folder / "mailbox").add(octets)

    def wait_for(self, entries: int, what: str) -> None:
        """Wait until that many messages are thought about and every mail has left."""
        with out.status(what):
            until = time.monotonic() + PATIENCE
            while not self._settled(entries):
                if time.monotonic() > until:
                    raise MinutepostError(f"The demo waited {PATIENCE} seconds for: {what}")
                time.sleep(0.05)

    def _settled(self, entries: int) -> bool:
        with reading(self.service.context.engine) as connection:
            states, mails = inbox.counts(connection), outbox.counts(connection)
        waiting = states.get("RECEIVED", 0) + mails.get("QUEUED", 0) + mails.get("SENDING", 0)
        return sum(states.values()) == entries and not waiting

    def new_mails(self, step: str) -> list[outbox.MailLine]:
        """The mails that left since the last call, kept for the page under `step`."""
        with reading(self.service.context.engine) as connection:
            lines = outbox.latest(connection, (OutboxState.SENT,), 1000, after=self._seen)
            octets = outbox.octets_of(connection, [line.id for line in lines])
        self._seen = max((line.id for line in lines), default=self._seen)
        self.mails += [GalleryMail(step=step, octets=octets[line.id]) for line in lines]
        return lines

    def inbox_of(self, address: str, kind: str) -> people.Received:
        """The newest mail of a kind that lies in somebody's inbox."""
        with reading(self.service.context.engine) as connection:
            lines = outbox.latest(connection, (OutboxState.SENT,), 1000)
            line = [line for line in lines if line.recipient == address and line.kind == kind][-1]
            return people.Received(outbox.octets_of(connection, [line.id])[line.id])

    def actions(self) -> tuple[Action, ...]:
        """Every action, in the order of the minutes."""
        with reading(self.service.context.engine) as connection:
            return actions.listing(connection, actions.Filter(), 100)


def main() -> int:
    """Play the story; 0 when every step came out as told."""
    begun = time.monotonic()
    try:
        with _running(OUTPUT) as story:
            _play(story)
            page = _leave(story)
    except MinutepostError as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        return 1
    out.print()
    out.print(f"Played in {time.monotonic() - begun:.1f} seconds. Nothing left this machine.")
    out.print(
        f"All {count(len(story.mails), 'mail')} as .eml files:  {page.parent / 'mails'}", markup=False, soft_wrap=True
    )
    out.print(f"One page that shows them all:  {page}", markup=False, soft_wrap=True)
    return 0


@contextmanager
def _running(folder: Path) -> Iterator[Story]:
    """A fresh folder with the demo's settings, and the service with its Celery worker and beat running on it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    here = Path(__file__).parent
    for name in ("service.toml", "directory.csv"):
        shutil.copy(here / name, folder / name)
    choose_config((folder / "service.toml").resolve())
    settings = load()
    logs.configure(settings.log)
    clock = wiring.make_clock(settings)
    if not isinstance(clock, ShiftedClock):
        raise MinutepostError("The demo's clock must be set in demo/service.toml.")
    wiring.use_clock(clock)
    (folder / "mailbox").mkdir()
    for part in ("cur", "new", "tmp"):
        (folder / "mailbox" / part).mkdir()
    embedded = Embedded()
    embedded.start()
    try:
        yield Story(folder, clock)
    finally:
        embedded.stop()


def _step(number: int, title: str, words: str) -> None:
    out.print()
    out.print(Panel(Text(words), title=f"[bold]{number}. {title}", title_align="left", border_style="cyan"))


def _play(story: Story) -> None:
    for number, scene in enumerate(_SCENES, start=1):
        scene(story, number)


def _minutes(story: Story, number: int) -> None:
    _step(number, "The secretary forwards the minutes",
          f"Moira Finch forwards “{sample.FILE_NAME}” from Outlook to minutes@riverside.example, with a joke in her "
          "covering note.")  # fmt: skip
    story.deliver(sample.make_forward(story.clock.now()))
    story.wait_for(1, "reading the minutes, writing to owners and members")
    _print_actions(story, "Actions read from the Word file")
    _print_mails(story.new_mails("Minutes in: mails to owners, invitations to members, a receipt"))


def _done(story: Story, number: int) -> None:
    words = "Ines Calder has one mail with her own actions only. She answers: “1 done, sent it round this morning”."
    _step(number, "An owner answers “done” from a phone", words)
    mail = story.inbox_of("ines.calder@harbourhomes.example", "action-assigned")
    story.deliver(people.answer(mail, "1 done, sent it round this morning", story.clock.now()))
    story.wait_for(2, "reading the answer")
    _print_mails(story.new_mails("An owner answers “done”: the action closes, a short thank-you"))
    closed = [action for action in story.actions() if action.status is ActionStatus.COMPLETED]
    out.print(f"Closed: {listing(action.text for action in closed)}", style="green", markup=False)


def _accepts(story: Story, number: int) -> None:
    _step(number, "A partner presses Accept",
          "Rafiq Nadar's calendar program answers the invitation to the Steering Group.")  # fmt: skip
    mail = story.inbox_of("rafiq@lanternkitchen.example", "invitation")
    story.deliver(people.accept(mail, story.clock.now()))
    story.wait_for(3, "reading the calendar's answer")
    _print_meetings(story)


def _corrects(story: Story, number: int) -> None:
    _step(number, "The secretary corrects by reply",
          "The receipt asks who will add the leaflet to the website. Moira answers: “3: Oluwaseun Price”.")  # fmt: skip
    mail = story.inbox_of(sample.SECRETARY, "minutes-receipt")
    story.deliver(people.answer(mail, "3: Oluwaseun Price", story.clock.now()))
    story.wait_for(4, "carrying out the correction")
    _print_mails(story.new_mails("The secretary corrects by reply: the new owner is written to, one receipt"))


def _digest(story: Story, number: int) -> None:
    _step(number, "Two weeks later: the digest",
          "The clock moves on to Monday 30 March. Beat's tick sends reminders and the digest.")  # fmt: skip
    story.clock.forward(timedelta(days=14))
    periodic.remind.delay()
    periodic.send_digests.delay()
    until = time.monotonic() + PATIENCE
    sent: list[outbox.MailLine] = []
    while not any(line.kind == "digest" for line in sent) and time.monotonic() < until:
        time.sleep(0.1)
        story.wait_for(4, "making the digest")
        sent += story.new_mails("Two weeks later: reminders and the digest")
    _print_mails(sent)
    _print_actions(story, "Actions now")


_SCENES: tuple[Callable[[Story, int], None], ...] = (_minutes, _done, _accepts, _corrects, _digest)


def _print_actions(story: Story, title: str) -> None:
    table = Table("Who", "What", "By", "Status", title=title, title_justify="left", title_style="bold")
    for action in story.actions():
        who = listing(owners_in_words(action)) or "nobody yet"
        status = "done" if action.status is ActionStatus.COMPLETED else "open"
        table.add_row(Text(who), Text(action.text), Text(str(action.due or action.due_text or "-")),
                      Text(status, style="green" if status == "done" else ""))  # fmt: skip
    out.print(table)


def _print_mails(lines: list[outbox.MailLine]) -> None:
    """One row for each subject: everybody has a mail of their own, and nobody sees the others."""
    to: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        to.setdefault((line.kind, line.subject), []).append(line.recipient)
    title = f"{count(len(lines), 'mail')} sent, each to one person"
    table = Table("Subject", "To", title=title, title_justify="left", title_style="bold")
    for (_, subject), recipients in to.items():
        whom = recipients[0] if len(recipients) == 1 else f"{len(recipients)} people, {recipients[0]} ..."
        table.add_row(Text(subject), Text(whom))
    out.print(table)


def _print_meetings(story: Story) -> None:
    now = story.clock.now().date()
    with reading(story.service.context.engine) as connection:
        coming = meetings.between(connection, now, now + timedelta(days=365))
        invited = meetings.invitees_of(connection, [meeting.uid for meeting in coming])
    table = Table("Meeting", "When", "Where", "Answers", title="Meetings", title_justify="left", title_style="bold")
    for meeting in coming:
        answers = [f"{i.name}: {i.partstat.value.lower()}" for i in invited.get(meeting.uid, ())
                   if i.partstat.value != "NEEDS-ACTION"]  # fmt: skip
        when = span(meeting.on, meeting.starts, meeting.ends)
        table.add_row(
            Text(meeting.title), Text(when), Text(meeting.venue or "to be confirmed"), Text(listing(answers) or "-")
        )
    out.print(table)


def _leave(story: Story) -> Path:
    """Write every mail as a file, and one page that shows them all."""
    folder = story.folder.resolve() / "mails"
    folder.mkdir()
    for number, mail in enumerate(story.mails, start=1):
        received = people.Received(mail.octets)
        (folder / f"{number:02d}-{received.recipient.split('@')[0]}.eml").write_bytes(mail.octets)
    page = folder.parent / "mails.html"
    page.write_text(render_gallery(story.mails), encoding="utf-8")
    return page


if __name__ == "__main__":
    sys.exit(main())
