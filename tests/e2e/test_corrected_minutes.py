"""Two forms of the same minutes a day apart, then an amended version, corrections by reply: nothing is sent twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from demo.people import answer
from tests.e2e import seeds
from tests.e2e.installation import Installation

AT = datetime(2023, 1, 24, 9, tzinfo=UTC)

pytestmark = [
    pytest.mark.integration,
    pytest.mark.shared,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not seeds.SHARED.is_dir(), reason="needs ../shared beside the project"),
]


def amended() -> bytes:
    """The action notes once more, in the mail itself: one action has a date now, one meeting another hour."""
    words = seeds.words_of()
    action = next(action.text for action in seeds.minutes().actions if action.owners == (seeds.person(),))
    words = words.replace(action, f"{action.rstrip('.')} by 10 March 2023.")
    words = words.replace("Thursday 20th April 2023 (10am-12pm)", "Thursday 20th April 2023 (1pm-3pm)")
    message = EmailMessage()
    message["From"] = f"Secretariat <{seeds.secretary()}>"
    message["To"] = "minutes@partners.example"
    message["Subject"] = "Amended action notes"
    message["Date"] = "Wed, 25 Jan 2023 09:00:00 +0000"
    message["Message-ID"] = "<amended@partners.example>"
    message.set_content(words)
    return message.as_bytes(policy=SMTP)


def test_the_diff_is_what_people_hear_of(install: Callable[..., Installation]) -> None:
    secretary = seeds.secretary()
    house = install(
        seeds.directory(),
        MINUTEPOST_PEOPLE__SECRETARIAT=secretary,
        MINUTEPOST_CLOCK_BEGINS_AT="2023-01-23T12:30:00Z",
    )
    house.start()

    def settled(mails: int) -> Counter[str]:
        """The mails by recipient since the last call, once there are `mails` more of them."""
        house.wait(lambda: len(house.subjects()) >= len(seen) + mails, f"{mails} more mails")
        fresh = Counter(address for address, _ in house.subjects()[len(seen) :])
        seen.extend(house.subjects()[len(seen) :])
        return fresh

    seen: list[tuple[str, str]] = []
    house.receive((seeds.SHARED / "mail" / "forward-outlook-docx.eml").read_bytes())
    assert settled(20) == {
        seeds.PERSON: 5,
        seeds.SPEAKER: 9,
        seeds.PARTNER: 5,
        secretary: 1,
    }

    # The newsletter of the same meeting a day later: six actions that are all known.
    house.receive((seeds.SHARED / "mail" / "forward-as-attachment.eml").read_bytes())
    assert settled(1) == {secretary: 1}

    # Amended: one owner hears of the date, two members of the hour.
    house.receive(amended())
    assert settled(4) == {seeds.PERSON: 2, seeds.SPEAKER: 1, secretary: 1}
    updates = [m for m in house.mails_to(seeds.SPEAKER) if "SEQUENCE:1" in m.calendar]
    assert len(updates) == 1
    assert "DTSTART;TZID=Europe/London:20230420T130000" in updates[0].calendar

    # The secretary's reply to the newest receipt: who a name means, remembered; the owner is written to.
    receipt = house.mails_to(secretary)[-1]
    unknown = next(words for line in receipt.text.splitlines() if (words := line.partition("Who is ")[2])).split("?")[0]
    house.submit(secretary, answer(receipt, f"{unknown} = Ann Dow", AT))
    assert settled(2) == {seeds.SPEAKER: 1, secretary: 1}
    assert unknown in house.command("directory", "export").stdout

    # The amended version again: known, silent but for the receipt.
    house.receive(amended().replace(b"<amended@", b"<amended-again@"))
    assert settled(1) == {secretary: 1}
    listed = house.command("actions", "list").stdout
    assert "11 actions" in listed, listed
    assert house.command("status", "--audit").returncode == 0
