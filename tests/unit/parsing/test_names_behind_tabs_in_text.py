"""Names behind a tab at the end of a statement, in the body of a mail or a text file: the column of those who act."""

from __future__ import annotations

import pytest

from tests.unit.parsing.paper import explicit, minutes_of

PRESENT = "Present: Cllr A Marsh, Cllr B Tully, Cllr J Orme, Mrs K Vane (Clerk)\n\n"
STATEMENTS = (
    ("The stile is broken and it was agreed to write to the owner.", "Clerk"),
    ("The path needs cutting and two quotes are to be obtained.", "Cllr Orme"),
    ("The potholes in the lane are to be reported to the county.", "Clerk"),
    ("The speed sign was moved to the school in January.", "Noted"),
    ("The bench by the pond was painted before the fair.", "Cllr Tully"),
)


@pytest.mark.parametrize("gap", ["\t", "\t\t\t", " \t "])
def test_who_stands_behind_what_is_to_be_done_acts(gap: str) -> None:
    text = PRESENT + "\n\n".join(gap.join(pair) for pair in STATEMENTS) + "\n"
    assert [(item.text, item.owners) for item in explicit(minutes_of(text))] == [
        (words, (who,)) for words, who in STATEMENTS[:3]
    ]


def test_what_others_will_do_is_nobodys_task() -> None:
    told = (
        ("The police will hold a surgery in the library on Mondays.", "Cllr Orme"),
        ("The contractor is to resurface the lane before Christmas.", "Clerk"),
        ("Cllr Orme told that her son will marry in the hall in June.", "Cllr Orme"),
        ("It is hoped that the lamp posts will be painted soon.", "Clerk"),
    )
    text = PRESENT + "\n\n".join("\t".join(pair) for pair in told) + "\n"
    assert explicit(minutes_of(text)) == []


@pytest.mark.parametrize(
    "pairs",
    [
        STATEMENTS[:2],
        [(words, who) for words, who in STATEMENTS if who.startswith("Cllr")],
        [("Hall", "Clerk"), ("Pond", "Clerk"), ("Lane", "Cllr Orme")],
        [(words, "two quotes") for words, _ in STATEMENTS],
    ],
)
def test_fewer_or_other_words_behind_tabs_are_no_column(pairs: list[tuple[str, str]]) -> None:
    text = PRESENT + "\n\n".join("\t".join(pair) for pair in pairs) + "\n"
    assert explicit(minutes_of(text)) == []
