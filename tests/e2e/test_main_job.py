"""The main job as one story: minutes in; actions, invitations and a digest out; "done" closes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo import sample
from demo.people import accept, answer
from tests.e2e import seeds
from tests.e2e.installation import ROOT, Installation

pytestmark = [pytest.mark.integration, pytest.mark.timeout(240)]

AT = datetime(2026, 3, 16, 9, tzinfo=UTC)
SHARED = seeds.SHARED / "mail"


def test_the_sample_minutes_reach_everybody_and_done_closes(install: Callable[..., Installation]) -> None:
    directory = (ROOT / "demo" / "directory.csv").read_text(encoding="utf-8")
    house = install(
        directory,
        MINUTEPOST_PEOPLE__SECRETARIAT="secretary@riverside.example",
        MINUTEPOST_CLOCK_BEGINS_AT=AT.isoformat(),
    )
    house.start()

    house.receive(sample.make_forward(AT))
    receipt = "secretary@riverside.example"
    house.wait(
        lambda: any("Minutes read" in subject for to, subject in house.subjects() if to == receipt), "the receipt"
    )
    house.wait(lambda: len(house.subjects()) >= 26, "all mails")

    ines = house.mails_to("ines.calder@harbourhomes.example")
    [own] = [mail for mail in ines if not mail.calendar]
    assert "repairs contact list" in own.text
    assert "kitchen grant" not in own.text
    assert "biscuits" not in "".join(mail.text for mail in house.mails_to(receipt))
    assert sum(bool(mail.calendar) for mail in ines) == 2
    assert sum(bool(mail.calendar) for mail in house.mails_to("rafiq@lanternkitchen.example")) == 3

    house.submit("ines.calder@harbourhomes.example", answer(own, "1 done, sent it round", AT))
    house.wait(lambda: _subject(house, "ines.calder@harbourhomes.example", "Closed, thank you"), "the thank-you")
    [invitation, *_] = [mail for mail in house.mails_to("rafiq@lanternkitchen.example") if "Steering" in mail.text]
    house.submit("rafiq@lanternkitchen.example", accept(invitation, AT))
    house.wait(lambda: "Rafiq Nadar" in house.command("meetings").stdout, "the acceptance")

    preview = house.command("digest", "--preview")
    assert "Closed" in preview.stdout
    assert "repairs contact list" in preview.stdout
    assert "Rafiq Nadar" in preview.stdout
    assert "2 digests are queued" in house.command("digest").stdout
    house.wait(
        lambda: any("Health and Housing Group:" in s for to, s in house.subjects() if to == receipt), "the digest"
    )
    assert house.command("status", "--audit").returncode == 0, house.command("status", "--audit").stdout


def _subject(house: Installation, address: str, words: str) -> bool:
    return any(words in str(mail.message["Subject"]) for mail in house.mails_to(address))


@pytest.mark.shared
@pytest.mark.skipif(not seeds.SHARED.is_dir(), reason="needs ../shared beside the project")
def test_a_real_forward_results_in_the_expected_mails(install: Callable[..., Installation]) -> None:
    secretary = seeds.secretary()
    house = install(
        seeds.directory(),
        MINUTEPOST_PEOPLE__SECRETARIAT=secretary,
        MINUTEPOST_CLOCK_BEGINS_AT="2023-01-23T12:30:00Z",
    )
    house.start()

    house.receive((SHARED / "forward-outlook-docx.eml").read_bytes())
    house.wait(lambda: _subject(house, secretary, "11 actions"), "the receipt")
    house.wait(lambda: len(house.subjects()) >= 3 + 16 + 1, "all mails")

    invitations = {a: sum(bool(m.calendar) for m in house.mails_to(a)) for a, _ in house.subjects()}
    assert invitations == {seeds.PERSON: 4, seeds.SPEAKER: 8, seeds.PARTNER: 4, secretary: 0}
    [own] = [mail for mail in house.mails_to(seeds.PERSON) if not mail.calendar]
    mine = f"{seeds.person()} to "
    assert mine in own.text
    assert "organisation leads" not in own.text
    number = next(line for line in own.text.splitlines() if mine in line).split(".")[0]
    house.submit(seeds.PERSON, answer(own, f"{number} done", AT))
    house.wait(lambda: _subject(house, seeds.PERSON, "Closed, thank you"), "the thank-you")
    assert "Closed" in house.command("digest", "--preview").stdout

    # The same minutes again, in two formats, bring a receipt and nothing else.
    before = len(house.subjects())
    house.receive((SHARED / "forward-two-formats.eml").read_bytes())
    house.wait(lambda: len(house.subjects()) > before, "the second receipt")
    house.receive((SHARED / "stranger-docx.eml").read_bytes())
    house.wait(lambda: "not in the directory" in house.command("status").stdout, "the held message")
    assert [address for address, _ in house.subjects()[before:]] == [secretary]


def test_the_demo_plays_to_its_end(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "demo"], cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": ""},
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "demo-output" / "mails.html").is_file()
    assert len(list((tmp_path / "demo-output" / "mails").glob("*.eml"))) >= 29
