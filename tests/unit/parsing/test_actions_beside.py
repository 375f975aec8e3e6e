"""Tables without a head: the talk, and beside it who acts, where the talk itself says so twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from service.domain.document import Block, BlockKind, Document
from service.domain.minutes import ItemKind
from service.parsing.minutes import parse_minutes

PRESENT = "Present: Pia Moor (chair), Rob Vane (secretary), Mia Wick (librarian), Sol Marsh (treasurer)"
PLAN = (
    ("1. Matters arising", ""),
    ("Pia has spoken to the union, and no stewards are wanted.", ""),
    ("2.1 Date. The ninth of April from two. Pia will book the hall.", "Pia"),
    ("2.2 Tables. Mia had one answer. Members to ask around, and tell Mia.", "Mia"),
    ("2.3 Films. A western is a favourite.", ""),
    ("2.4 Quiz. Rob will bring the questions. Rob to ask for prizes. The prizes need not be large.", "Rob"),
    ("2.5 Games. A pleasant way in for those who are new.", "Mia"),
    ("2.6 Posters. New ones are to be drawn.", "Mia, Rob et al."),
)


def actions(rows: Sequence[Sequence[str]]) -> list[tuple[str, tuple[str, ...]]]:
    blocks = [Block(kind=BlockKind.PARAGRAPH, text=PRESENT, line=1)]
    blocks += [
        Block(kind=BlockKind.ROW, text=" | ".join(row), line=number, cells=tuple((cell,) for cell in row), table=1)
        for number, row in enumerate(rows, start=2)
    ]
    minutes = parse_minutes(Document(name="", format="docx", blocks=tuple(blocks)), received_on=date(2027, 3, 8))
    return [(item.text, item.owners) for item in minutes.actions if item.kind is ItemKind.EXPLICIT]


def test_who_stands_beside_what_is_to_be_done_acts() -> None:
    assert actions(PLAN) == [
        ("Pia will book the hall.", ("Pia",)),
        ("Members to ask around, and tell Mia.", ("Mia",)),
        ("Rob will bring the questions.", ("Rob",)),
        ("Rob to ask for prizes.", ("Rob",)),
        ("New ones are to be drawn.", ("Mia", "Rob")),
    ]


def test_who_only_spoke_acts_nowhere() -> None:
    spoken = [
        ("Fees. They will rise in May.", "Sol"),
        ("Books. New ones will be bought from the grant.", "Mia"),
        ("Hall. It would be free in April.", "Pia"),
        ("Post. Letters will be collected on Mondays.", "Rob"),
    ]
    assert actions(spoken) == []


def test_what_others_will_do_is_nobodys_task() -> None:
    others = (
        ("The neighbours will build a wall next year, and the roof should hold.", "Sol"),
        ("Sol told that the council will mend the road in spring.", "Sol"),
    )
    assert ("Sol",) not in [owners for _, owners in actions([*PLAN, *others])]


@pytest.mark.parametrize(
    "odd",
    [
        ("Hire", "The hall costs forty pounds, which is fair."),
        ("Hire", "Pia", "12 May"),
    ],
)
def test_a_table_of_other_things_is_none(odd: Sequence[str]) -> None:
    assert actions([*PLAN[2:4], PLAN[5], odd, odd, odd]) == []


def test_a_table_with_a_head_is_read_by_its_head() -> None:
    assert actions([("Topic", "Presenter"), *PLAN]) == []
