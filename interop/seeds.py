"""The minutes of ../shared through the whole service, the clock at 23 January 2023: all its mails about meetings.

Invited, amended, moved, given a venue, postponed, cancelled, asked once more before the meeting: per meeting and member
in the order in which they left. Knows no name of those minutes: who is who is read from them at run time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from interop.meetings import Case
from tests.builders import Mail
from tests.e2e import seeds
from tests.e2e.test_corrected_minutes import amended
from tests.workflows.house import House, build_house, copy_of, empty_database

BEGIN = datetime(2023, 1, 23, 12, 30, tzinfo=UTC)
FORWARD = seeds.SHARED / "mail" / "forward-outlook-docx.eml"
#: By the numbers of the first receipt; the second meeting is then another one, with everything.
ORDERS = ("meeting 1 venue Civic Hall, Room 2", "meeting 2 postponed, date tbc", "meeting 3 cancelled",
          "meeting 4 moved to 27 March 2023 10am-noon", "meeting 5 postponed")  # fmt: skip


def seed_cases() -> Iterator[Case]:
    """One case for each meeting and member; none where the minutes are not there."""
    if not FORWARD.is_file():
        return
    with TemporaryDirectory() as folder:
        lives: dict[tuple[str, str], list[bytes]] = {}
        for mail in _mails(Path(folder)):
            if "UID" in mail.calendar:
                lives.setdefault((mail.calendar["UID"], mail.to), []).append(mail.octets)
    for number, mails in enumerate(lives.values(), start=1):
        yield Case(f"seed-{number:02}", tuple(mails), now=BEGIN)


def _mails(folder: Path) -> Iterable[Mail]:
    empty = empty_database(folder)
    secretary = seeds.secretary()
    house = build_house(copy_of(empty, folder), people_csv=seeds.directory(), at=BEGIN, secretariat=(secretary,))
    try:
        yield from _live(house)
    finally:
        house.context.engine.dispose()
        empty_database.cache_clear()


def _live(house: House) -> Iterator[Mail]:
    first = house.after(FORWARD.read_bytes())
    yield from first
    house.clock.forward(days=1)
    told = house.after(amended())
    yield from told
    receipt = next(mail for mail in told if mail.kind == "minutes-receipt")
    for order in ORDERS:
        house.clock.forward(hours=1)
        yield from house.after(receipt.reply(order))
    for _ in range(120):  # to the end of May: the nudges before the first meetings
        house.clock.forward(days=1)
        yield from house.day()
