"""Bodies in other zones: their days, weekends and mornings count for their reminders, not those of the service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.builders import ADA, BO, DIRECTORY, SECRETARY, Paper, forward, with_review
from tests.workflows.house import House

#: Due on Friday 19 March 2027.
PAPER = Paper(actions=["Ada Brook to send the ramp survey by 19 March."])
ELSEWHERE = Paper(title="Ferry Forum Minutes", actions=["Ada Brook to count the mooring rings by 19 March.",
                                                      "Bo Carr to paint the pontoon by 19 March."])  # fmt: skip


def with_zone(zone: str, body: str = "Harbour Access Group,,HAG", text: str = DIRECTORY) -> str:
    """The directory's csv with a zone for a body."""
    rows = text.replace("finish,review\n", "finish,review,zone\n").splitlines()
    return "\n".join(
        f"{row}{',' * (8 - row.count(','))}{zone}" if row.startswith(f"group,{body}") else row for row in rows
    )


def told(house: House, days: int) -> list[tuple[str, str]]:
    """(instant in UTC, recipient) of the reminders in so many days, looked for every half hour."""
    found = []
    for _ in range(days * 48):
        house.clock.forward(minutes=30)
        found += [(f"{house.clock.now():%a %d %H:%M}", m.to) for m in house.day() if m.kind == "reminder"]
    return found


@pytest.mark.parametrize(
    ("zone", "instants"),
    [
        # 8am there: winter time ends in London on the 28th, in New York on the 14th.
        ("Europe/London", ["Fri 12 08:00", "Thu 18 08:00", "Fri 19 08:00", "Mon 22 08:00"]),
        ("America/New_York", ["Fri 12 13:00", "Thu 18 12:00", "Fri 19 12:00", "Mon 22 12:00"]),
        ("Pacific/Auckland", ["Thu 11 19:00", "Wed 17 19:00", "Thu 18 19:00", "Sun 21 19:00"]),
    ],
)
def test_a_body_is_reminded_in_its_own_morning(
    make_house: Callable[..., House], zone: str, instants: list[str]
) -> None:
    house = make_house(people_csv=with_zone(zone))
    house.after(forward(PAPER))
    assert told(house, 16) == [(instant, ADA) for instant in instants]


def test_one_person_in_two_zones_gets_one_mail_a_day(make_house: Callable[..., House]) -> None:
    house = make_house(people_csv=with_zone("America/New_York", "Ferry Forum"))
    house.after(forward(PAPER))
    house.after(forward(ELSEWHERE, subject="FW: Ferry Forum minutes"))
    mails = told(house, 12)
    ada = [instant for instant, to in mails if to == ADA]
    assert ada == ["Fri 12 08:00", "Thu 18 08:00", "Fri 19 08:00"]
    assert [instant for instant, to in mails if to == BO] == ["Fri 12 13:00", "Thu 18 12:00", "Fri 19 12:00"]


def test_the_one_mail_holds_what_is_near_in_both(make_house: Callable[..., House]) -> None:
    house = make_house(people_csv=with_zone("America/New_York", "Ferry Forum"))
    house.after(forward(PAPER))
    house.after(forward(ELSEWHERE, subject="FW: Ferry Forum minutes"))
    house.clock.until(datetime(2027, 3, 18, 9, tzinfo=UTC))
    (mail,) = [mail for mail in house.day() if mail.to == ADA]
    assert "ramp survey" in mail.words
    assert "mooring rings" in mail.words


def test_a_hold_is_reminded_of_in_the_bodys_morning(make_house: Callable[..., House]) -> None:
    house = make_house(people_csv=with_zone("America/New_York", text=with_review("always")))
    house.after(forward(PAPER))
    house.day()
    found = []
    for _ in range(4 * 24):
        house.clock.forward(hours=1)
        found += [f"{house.clock.now():%a %d %H:%M}" for mail in house.day() if mail.to == SECRETARY]
    assert found == ["Wed 10 13:00", "Thu 11 13:00"]


def test_an_order_counts_from_the_bodys_today(make_house: Callable[..., House]) -> None:
    """It is Friday evening in London, and Saturday morning in Auckland."""
    house = make_house(people_csv=with_zone("Pacific/Auckland"))
    receipt = next(m for m in house.after(forward(PAPER)) if m.kind == "minutes-receipt")
    house.clock.until(datetime(2027, 3, 12, 20, tzinfo=UTC))
    house.after(receipt.reply("1 due tomorrow"))
    assert house.action("ramp survey").due == datetime(2027, 3, 14, tzinfo=UTC).date()


def test_a_held_action_is_in_no_reminder(make_house: Callable[..., House]) -> None:
    """What waits for "send" must not slip out beside what is due."""
    house = make_house(people_csv=with_review("always"))
    house.after(forward(PAPER))
    house.after(forward(ELSEWHERE, subject="FW: Ferry Forum minutes"))
    house.clock.until(datetime(2027, 3, 12, 9, tzinfo=UTC))
    mails = [mail for mail in house.day() if mail.kind == "reminder"]
    assert [mail.to for mail in mails] == [ADA, BO]
    assert not any("ramp survey" in mail.words for mail in mails)
