"""What a meeting laid on somebody, told in reported speech: suggestions, and only of those whom the minutes know."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemKind
from tests.unit.parsing.paper import minutes_of

PRESENT = "Present: Cllr A Marsh (Chair), Cllr B Tully, Cllr J Orme, Mrs K Vane (Clerk)\n\n"


def suggested(text: str) -> list[tuple[tuple[str, ...], str]]:
    items = minutes_of(f"{PRESENT}2. Paths\nThe stile at the mill is broken and the path is wet.\n{text}\n").actions
    return [(item.owners, item.text) for item in items if item.kind is ItemKind.IMPLICIT]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("It was agreed that the Clerk would write to the owner.", ("the Clerk",)),
        ("It was agreed Cllrs Tully and Orme would inspect the bench.", ("Cllrs Tully", "Orme")),
        ("Cllr Tully would ask the county for a sign.", ("Cllr Tully",)),
        ("Cllr Tully shall ask the county for a sign.", ("Cllr Tully",)),
        ("Cllr Orme needs to check the lamp.", ("Cllr Orme",)),
        ("Cllr Orme will be writing to the school.", ("Cllr Orme",)),
        ("Cllr Orme will be getting three quotes.", ("Cllr Orme",)),
        ("RESOLVED that the Clerk obtain three quotes for the mower.", ("the Clerk",)),
        ("Resolved that the Clerk obtains three quotes for the mower.", ("the Clerk",)),
        ("It was RESOLVED: that the Clerk be asked to obtain three quotes.", ("the Clerk",)),
        ("Clerk instructed to obtain quotes.", ("Clerk",)),
        ("Members were asked to send comments by the end of the month.", ("Members",)),
        ("All councillors to read the draft plan.", ("All councillors",)),
        ("Potholes in the lane to be reported by the Clerk.", ("the Clerk",)),
        ("Cllr Orme has read the guidance and will bring a draft.", ("Cllr Orme",)),
        ("It was agreed to write to the owner. (Clerk)", ("Clerk",)),
        ("It was agreed to write to the owner. Clerk", ("Clerk",)),
        ("Get two quotes for the next meeting. [JO]", ("JO",)),
        ("Resolved to contact the school about parking (Cllr Orme)", ("Cllr Orme",)),
        ("Potholes in the lane to be reported: Clerk", ("Clerk",)),
        ("To chase the signs at the green - Cllr Marsh", ("Cllr Marsh",)),
        ("Orme: the gate sticks. I'll mend it on Sunday.", ("Orme",)),
        ("Orme: Will check what the county says.", ("Orme",)),
    ],
)
def test_laid_on_somebody(text: str, owners: tuple[str, ...]) -> None:
    assert [found for found, _ in suggested(text)] == [owners]


@pytest.mark.parametrize(
    "text",
    [
        "The developer would plant trees along the road.",
        "Highways would repair the road in spring.",
        "Mr Gant from the county said the bus would stop there.",
        "It was agreed that the Council would support the fair.",
        "RESOLVED that the Council adopt the policy.",
        "Everyone would use it.",
        "The Clerk shall keep the register of interests.",
        "The path is to be cut, as asked for by Cllr Orme.",
        "The sign had been ordered by the Clerk.",
        "Cllr Orme confirmed that the pond is green and will improve.",
        "Cllr Orme would like a bench.",
        "Cllr Orme will be leaving in May.",
        "Chair and minute taker for next time: Cllr Orme",
        "The clerk's report was noted (Cllr Orme).",
        "Orme: I'll be away in May.",
        "If Cllr Orme would ask the county, it could be done.",
        "Cllr Orme had previously agreed that the Clerk would write.",
        "It was not agreed that the Clerk would buy a lamp.",
        "The Chair asked whether the Clerk would order the bin.",
        "Should the grant come, the Clerk would order it.",
        "The form must be sent by applicants before May. (Clerk)",
        "The county agreed to repair the bridge. (Cllr Orme)",
        "A complaint had to be made to the council, and was. (Clerk)",
        'Orme: Last year I said "I\'ll write to them".',
    ],
)
def test_nobody_is_suggested(text: str) -> None:
    assert suggested(text) == []


def test_two_duties_of_one_sentence() -> None:
    told = "It was agreed that the Clerk would write to the owner and that Cllr Orme will send the map."
    assert [owners for owners, _ in suggested(told)] == [("the Clerk",), ("Cllr Orme",)]


def test_who_has_a_turn_on_a_day_has_no_task() -> None:
    dates = f"{PRESENT}9. Dates of next meetings\n1 April - Orme to read\n6 May - Tully to read\n"
    assert minutes_of(dates).actions == ()
    assert [a.owners for a in minutes_of(f"{PRESENT}9. Date of next meeting\nOrme to book the hall.\n").actions] == [
        ("Orme",)
    ]
