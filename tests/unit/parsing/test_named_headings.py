"""Names as headings below "Actions": whatever their size, the list goes on, and ends with the first other heading."""

from __future__ import annotations

import pytest

from tests.unit.parsing.paper import explicit, minutes_of

PAPER = """
Present: Pia, Rob, Mia, Sol

{three}Progress

{four}Pia
- Changed the bar to be uniform

{three}Actions

{four}Pia
- Upload the photos
- Finish the gate

{four}Rob
- Write up the minutes

{three}Parking

- Paint the kerb
"""


def written(three: str, four: str) -> str:
    lines = PAPER.format(three=three, four=four).splitlines()
    return "\n".join(line + "**" if line.startswith("**") else line for line in lines)


@pytest.mark.parametrize(("three", "four"), [("### ", "#### "), ("**", "##### "), ("**", "**"), ("### ", "### ")])
def test_names_carry_the_list_on(three: str, four: str) -> None:
    found = [(item.text, item.owners) for item in explicit(minutes_of(written(three, four)))]
    assert found == [
        ("Upload the photos", ("Pia",)),
        ("Finish the gate", ("Pia",)),
        ("Write up the minutes", ("Rob",)),
    ]


def test_names_below_another_heading_begin_no_list() -> None:
    text = "Present: Pia, Rob\n\n**Progress**\n\n**Pia**\n- Upload the photos\n\n**Rob**\n- Write up the minutes\n"
    assert explicit(minutes_of(text)) == []


def test_words_that_are_nobodys_name_end_the_list() -> None:
    text = "Present: Pia, Rob\n\n**Actions**\n\n**Pia**\n- Upload the photos\n\n**Hall**\n- Warm and dry\n"
    assert [item.text for item in explicit(minutes_of(text))] == ["Upload the photos"]
