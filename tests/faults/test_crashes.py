"""kill -9 at every step boundary: each process dies once at each commit and each answer of a server."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults import story
from tests.faults.account import LATER, House
from tests.faults.crash_points import KINDS

pytestmark = pytest.mark.timeout(300)

#: A crash between the server's 250 and the commit is the one moment at which a mail may leave twice.
MAY_DOUBLE = {"before a commit", "after an SMTP answer"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_process_that_dies_anywhere_loses_nothing(kind: str, make_house: Callable[..., House]) -> None:
    whole = make_house()
    whole.receive(story.minutes())
    number = whole.run().seen[kind]
    whole.check(meetings=1)
    assert number >= 8
    doubled = 0
    for at in range(1, number + 1):
        house = make_house()
        house.receive(story.minutes())
        assert house.run(crash=(kind, at)).signal == 9, f"{kind} {at} of {number}"
        house.recover()
        house.check(meetings=1, doubles=1 if kind in MAY_DOUBLE else 0)
        doubled += sum(house.mails.values()) - len(house.mails)
    # The unavoidable ones, no more: one for each mail whose 250 was the last thing that happened.
    assert doubled <= story.MAILS
    assert bool(doubled) == (kind in MAY_DOUBLE)


def test_one_that_dies_again_and_again_gets_through_in_the_end(house: House) -> None:
    house.receive(story.minutes())
    for at in range(2, 16):
        house.run(crash=("before a commit", at))
        house.at += LATER
    house.recover(2)
    house.check(meetings=1, doubles=2 * story.MAILS)


def test_a_reply_that_is_interrupted_closes_its_action_once(make_house: Callable[..., House]) -> None:
    for kind, at in (("before a commit", 4), ("after a commit", 4), ("before a commit", 6), ("after a commit", 6)):
        house = make_house()
        house.receive(story.minutes())
        house.run()
        own = next(mail.octets for mail in house.sink.for_recipient(story.OWNERS[0]) if b"METHOD" not in mail.octets)
        house.receive(story.done(own, story.OWNERS[0]))
        house.run(crash=(kind, at))
        house.recover()
        assert house.rows("select status, count(*) from actions group by status order by 1") == [
            ("COMPLETED", 1), ("NEEDS-ACTION", 1),
        ]  # fmt: skip
        assert house.run(["audit"]).results["0/audit"] == {}
        assert len(house.mails) == story.MAILS + 1  # and one thank-you
