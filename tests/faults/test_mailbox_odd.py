"""Messages that the server cannot give, or that the database would not take: none stands before another."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import story
from tests.faults.account import LATER, House
from tests.servers.postgres import Postgres


def files(house: House) -> list[Path]:
    """The messages of the inbox on the server's disk, in the order they came."""
    maildir = house.dovecot.maildir(house.user)
    return sorted(
        (file for folder in ("new", "cur") for file in (maildir / folder).iterdir()),
        key=lambda file: file.stat().st_mtime_ns,
    )


def spoil(file: Path) -> None:
    """Dovecot can no longer read it, and hangs up over it."""
    file.chmod(0)
    if not os.getuid():
        os.chown(file, 0, 0)


def mend(house: House, file: Path) -> None:
    """It can be read again."""
    file.chmod(0o600)
    if not os.getuid():
        os.chown(file, house.dovecot.user.pw_uid, house.dovecot.user.pw_gid)


def test_a_message_over_which_the_server_hangs_up(house: House) -> None:
    """The others are handled; it is said in one line, each time; once it can be read it is handled too."""
    for number in range(1, 4):
        house.receive(story.minutes(number))
    spoil(files(house)[1])
    said = house.run().said
    assert house.rows("select state, count(*) from inbox group by state") == [("HANDLED", 2)]
    assert sum(house.mails.values()) == 2 * story.MAILS
    assert len(said) == 2
    assert all("the message with UID 2 is left out until the server can give" in line for line in said)
    [untried] = house.run(["poll"]).said
    assert "left out" in untried
    assert "closed the connection" in said[0]
    assert "closed the connection" not in untried
    [left] = files(house)
    mend(house, left)
    house.at += LATER
    assert not house.run().said
    house.check(meetings=3)


def test_more_messages_of_that_kind_than_one_poll_bears(house: House) -> None:
    for number in range(1, 10):
        house.receive(story.minutes(number))
    for file in files(house)[:-1]:
        spoil(file)
    for _ in range(2):
        house.run()
    assert house.rows("select message_id, state from inbox") == [("minutes-9@quay.example", "HANDLED")]
    for file in files(house):
        mend(house, file)
    house.at += LATER
    house.run()
    house.check(meetings=9)


def test_one_more_that_is_left_out_puts_off_no_other(house: House) -> None:
    house.receive(story.minutes(1))
    spoil(files(house)[0])
    house.run(["poll"])
    house.at += LATER / 2
    house.receive(story.minutes(2))
    first, second = files(house)
    mend(house, first)
    spoil(second)
    house.run(["poll"])
    house.at += LATER / 2
    house.run()
    assert house.rows("select state from inbox") == [("HANDLED",)]


def _long(letters: int) -> str:
    """Words that no compression shortens."""
    draw = random.Random(letters)
    return "".join(chr(draw.randrange(0x4E00, 0x9FA0)) for _ in range(letters))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("Message-ID", f"<{_long(950)}@elsewhere.example>"),
        ("From", f"<{''.join(random.Random(1).choices('abcdefghijklmnopqrstuvwxyz0123456789', k=5000))}@x.example>"),
        ("From", _long(950)),
    ],
    ids=["Message-ID", "address", "word"],
)
def test_what_is_too_long_for_an_index_of_postgresql(
    make_house: Callable[..., House], postgres: Postgres, field: str, words: str
) -> None:
    """The message behind it is handled, and it is itself: whoever sent it is nobody here."""
    house = make_house(database=postgres.url(postgres.create_database()))
    other = {"From": "sam@elsewhere.example", "Message-ID": "<odd@elsewhere.example>"} | {field: words}
    fields = "".join(f"{name}: {value}\r\n" for name, value in other.items())
    house.receive(f"{fields}Subject: Odd\r\n\r\nSome words.\r\n".encode())
    house.receive(story.minutes(1))
    assert not house.run().said
    assert sorted(house.rows("select state from inbox")) == [("HANDLED",), ("HELD",)]
