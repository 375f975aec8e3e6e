"""Members' calendars answer the very invitations that were mailed to them, and the service hears them over IMAP.

The whole way: minutes in by SMTP, invitations out by SMTP, the calendar program answers what it got, its mail lies in
Dovecot's INBOX, the service polls it, and `minutepost meetings` says who comes.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime
from functools import partial
from pathlib import Path

import pytest

from demo.people import Received, answer
from tests.e2e.calendar_programs import SHAPES, Calendar, event_of, installed, thunderbird_tools
from tests.e2e.installation import Installation

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]

#: The programs stamp their answers with the real time, so the service has it, too.
TODAY = localtime().date()
SECRETARY = "nell.ward@quay.example"
Install = Callable[..., Installation]
COLUMNS = {"Coming": "ACCEPTED", "Perhaps": "TENTATIVE", "Not coming": "DECLINED"}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a calendar, who will answer in one way."""

    calendar: Calendar
    says: str

    @property
    def name(self) -> str:
        """Short, so that no table breaks it."""
        return f"{self.calendar.name} {self.says.title()}"

    @property
    def address(self) -> str:
        """One for each answer; programs differ in whether they keep the capitals."""
        return f"{self.name.replace(' ', '.')}@partners.example"


def members(calendars: Sequence[Calendar]) -> list[Member]:
    """One for each answer that each calendar can give, and one who says nothing."""
    return [Member(calendar, says) for calendar in calendars for says in calendar.answers]


def directory(people: Sequence[Member]) -> str:
    rows = [f"person,{one.name},{one.address},,,Quay Group" for one in people]
    silent = "person,Sid Silent,sid.silent@partners.example,,,Quay Group"
    secretary = f"person,Nell Ward,{SECRETARY},,Office,Quay Group (secretariat)"
    head, group = "kind,name,email,aliases,organisation,groups", "group,Quay Group,,,,"
    return "\n".join([head, *rows, silent, secretary, group, ""])


def minutes(coming: date) -> bytes:
    held = TODAY - timedelta(days=4)
    message = EmailMessage()
    message["From"] = SECRETARY
    message["To"] = "meetings@partners.example"
    message["Subject"] = "Minutes of the Quay Group"
    message["Date"] = localtime()
    message["Message-ID"] = "<minutes@quay.example>"
    message.set_content(
        f"Quay Group minutes\nDate: {held:%A} {held.day} {held:%B %Y}\nPresent: Nell Ward\n\n"
        f"Next meeting: {coming:%A} {coming.day} {coming:%B %Y}, 10am-12pm, Pier Hall, Room 2\n"
    )
    return message.as_bytes(policy=SMTP)


def invite(install: Install, people: Sequence[Member]) -> Installation:
    """The service runs, the minutes have come, everybody has the invitation."""
    house = install(directory(people), MINUTEPOST_PEOPLE__SECRETARIAT=SECRETARY, MINUTEPOST_ANSWERS__PER_DAY="100")
    house.start()
    house.submit(SECRETARY, minutes(TODAY + timedelta(days=70)))
    house.wait(lambda: all(invitations(house, one.address) for one in people), "the invitations")
    return house


def invitations(house: Installation, address: str) -> list[Received]:
    """The mails with an invitation or an update to somebody, in order."""
    return [mail for mail in house.mails_to(address) if "METHOD:REQUEST" in mail.calendar]


def shown(house: Installation) -> dict[str, str]:
    """Column to words of the one meeting that `minutepost meetings` shows."""
    lines = [line for line in house.command("meetings").stdout.splitlines() if re.search("[│┃]", line)]
    head, *rows = [[cell.strip() for cell in re.split("[│┃]", line)] for line in lines]
    return {name: " ".join(filter(None, cells)) for name, *cells in zip(head, *rows, strict=True)}


def names(cell: str) -> set[str]:
    """Who stands in a cell."""
    return set(filter(None, re.split(", | and ", cell)))


def heard(house: Installation, people: Sequence[Member]) -> bool:
    """Whether everybody stands where they said."""
    table = shown(house)
    return all(
        one.name in names(table[column]) for column, says in COLUMNS.items() for one in people if one.says == says
    )


def play(install: Install, calendars: Sequence[Calendar]) -> None:
    """Everybody answers; a proposal is taken up; the answers to the old time count no more, new ones do."""
    people = members(calendars)
    house = invite(install, people)
    first = {one: invitations(house, one.address)[0] for one in people}
    answers = {one: one.calendar.answer(first[one], one.says) for one in people}
    for one, octets in answers.items():
        house.submit(one.address, octets)
    house.wait(lambda: heard(house, people), "every answer")
    table = shown(house)
    for column, says in COLUMNS.items():
        right = {one.name for one in people if one.says == says}
        right |= {one.name for one in people if one.says == "COUNTER"} if says == "TENTATIVE" else set()
        assert names(table[column]) == right, column
    assert "Sid Silent" in table["No answer"]

    _asks_again(house, people)
    if any(one.says == "COUNTER" for one in people):
        _moves(house, people, answers)
    assert house.command("status", "--audit").returncode == 0, house.command("status", "--audit").stdout


def _asks_again(house: Installation, people: Sequence[Member]) -> None:
    """Who asked for a copy has got it; who sends somebody else is told of to the secretary."""
    for one in people:
        if one.says == "REFRESH":
            house.wait(lambda one=one: len(invitations(house, one.address)) == 2, "the copy")
            assert {event_of(mail).value("SEQUENCE") for mail in invitations(house, one.address)} == {"0"}
        if one.says == "DELEGATED":
            house.wait(lambda one=one: _told(house, f"{one.name} sends"), "the delegation")
            assert one.name in shown(house)["Sends somebody"]


def _told(house: Installation, words: str) -> list[Received]:
    return [mail for mail in house.mails_to(SECRETARY) if words in " ".join(mail.text.split())]


def _moves(house: Installation, people: Sequence[Member], answers: dict[Member, bytes]) -> None:
    """The secretary accepts the proposal: an hour later for everybody, who are asked again."""
    proposer = next(one for one in people if one.says == "COUNTER")
    house.wait(lambda: _told(house, f"{proposer.name} proposes"), "the proposal")
    asked = _told(house, f"{proposer.name} proposes")[0]
    assert "11am" in asked.text
    house.submit(SECRETARY, answer(asked, "accept", localtime()))
    updated: Callable[[Member], list[Received]] = lambda one: [  # noqa: E731 - a name for the filter below
        mail for mail in invitations(house, one.address) if event_of(mail).value("SEQUENCE") == "1"
    ]
    house.wait(lambda: all(updated(one) for one in people), "the updates")
    assert {event_of(updated(one)[0]).line("DTSTART")[-7:] for one in people} == {"T110000"}
    assert {event_of(updated(one)[0]).value("UID") for one in people} == {
        event_of(invitations(house, proposer.address)[0]).value("UID")
    }
    house.wait(lambda: shown(house)["Coming"] == "", "a clean slate")
    late, now = (one for one in people if one.says == "ACCEPTED"), [one for one in people if one.says == "DECLINED"]
    stale = next(late)
    house.submit(stale.address, answers[stale].replace(b"Message-ID: <", b"Message-ID: <late-"))
    for one in now:
        house.submit(one.address, one.calendar.answer(updated(one)[0], "ACCEPTED"))
    house.wait(lambda: {one.name for one in now} <= names(shown(house)["Coming"]), "the new answers")
    table = shown(house)
    assert names(table["Coming"]) == {one.name for one in now}
    assert stale.name in names(table["No answer"])


def test_answers_in_the_shapes_of_the_calendars_that_cannot_run_here(install: Install) -> None:
    play(install, SHAPES)


PEERS = installed()


@pytest.mark.shared
@pytest.mark.skipif(not PEERS, reason="needs calendar programs that answer: make interop sets them up")
def test_calendar_programs_answer_the_invitations_they_got(install: Install) -> None:
    play(install, PEERS)


TOOLS = thunderbird_tools()


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(TOOLS is None, reason="needs Thunderbird and its driver: make interop sets it up")
def test_thunderbird_presses_the_buttons(install: Install, tmp_path: Path) -> None:
    """A real one, without a screen: the buttons of the invitation, its mail out by SMTP, its calendar's own words."""
    assert TOOLS is not None
    real = Calendar("Thunderbird", partial(_press, TOOLS, tmp_path), ("ACCEPTED", "DECLINED", "TENTATIVE"))
    people = members([real])
    house = invite(install, people)
    for one in people:
        house.submit(one.address, one.calendar.answer(invitations(house, one.address)[0], one.says))
    house.wait(lambda: heard(house, people), "every answer")


def _press(tools: Path, folder: Path, mail: Received, says: str) -> bytes:
    """Open the mail in a fresh Thunderbird, press the button, return what it sends."""
    place = folder / says
    place.mkdir()
    (place / "invitation.eml").write_bytes(mail.octets)
    driver = [str(tools / "venv" / "bin" / "python"), str(tools / "peers" / "thunderbird.py")]
    flow = ["--shots", str(place), "flow", str(place / "sent"), f"{place}/invitation.eml={says}"]
    done = subprocess.run([*driver, *flow], capture_output=True, timeout=120, check=True, cwd=place)
    (shown,) = json.loads(done.stdout)["messages"]
    (sent,) = shown["mailed"]
    return Path(sent).read_bytes()
