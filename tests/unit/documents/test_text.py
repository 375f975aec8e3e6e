"""Plain text and Markdown: what is a paragraph, an item, a row, a heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents import read_text
from service.domain.document import Block, BlockKind


def blocks(text: str, *, flowed: bool = False) -> tuple[Block, ...]:
    return read_text(text, flowed=flowed).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


WRAPPED = """\
Ida reported that the new ferry timetable had been received and that the
harbour office would like an answer from the board before the summer. It
was agreed that the chair would reply and ask for a later evening sailing
on Fridays.

Ida Berg
Per Lund
Ola Dahl, Harbour Office
"""


def test_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    made = blocks(WRAPPED)
    assert [block.line for block in made] == [1, 6, 7, 8]
    assert made[0].text.endswith("ask for a later evening sailing on Fridays.")
    assert texts(WRAPPED)[1:] == ["Ida Berg", "Per Lund", "Ola Dahl, Harbour Office"]


def test_a_keyword_begins_a_paragraph_even_behind_a_full_line() -> None:
    text = WRAPPED.replace(
        "on Fridays.\n", "on Fridays and would tell every one of the members about it at once\nACTION: Ida to reply\n"
    )
    assert "ACTION: Ida to reply" in texts(text)


@pytest.mark.parametrize(
    ("line", "marker", "rest"),
    [
        ("- Ida to write", "-", "Ida to write"),
        ("· Ida to write", "·", "Ida to write"),
        ("•Ida to write", "•", "Ida to write"),
        ("1. Ida to write", "1.", "Ida to write"),
        ("2\\. Ida to write", "2.", "Ida to write"),
        ("**3\\.** **Ida** to write", "3.", "Ida to write"),
        ("(iv) Ida to write", "(iv)", "Ida to write"),
        ("b) Ida to write", "b)", "Ida to write"),
        ("2.1 Ida to write", "2.1", "Ida to write"),
        ("61.02 Ida to write", "61.02", "Ida to write"),
        ("4      Ida to write", "4", "Ida to write"),
        ("- [ ] Ida to write", "[ ]", "Ida to write"),
        ("* [x] Ida to write", "[x]", "Ida to write"),
        ("[ x ] Ida to write", "[x]", "Ida to write"),
    ],
)
def test_markers_are_set_apart(line: str, marker: str, rest: str) -> None:
    (block,) = blocks(line)
    assert (block.kind, block.marker, block.text) == (BlockKind.ITEM, marker, rest)


@pytest.mark.parametrize(
    "line",
    [
        "10.30 am Coffee",
        "12.30pm – 2.00pm",
        "19.01.2023 Harbour Board",
        "A. Berg to write",
        "o well",
        "2 May 2024",
        "4.5 % rise",
        "[x](https://a.example/)",
    ],
)
def test_times_dates_and_initials_are_no_markers(line: str) -> None:
    assert blocks(line)[0].kind is BlockKind.PARAGRAPH


def test_items_nest_by_indentation() -> None:
    made = blocks("- Ida will:\n    - write\n        - twice\n    - call\n- Per\n")
    assert [(block.level, block.text) for block in made] == [
        (0, "Ida will:"),
        (1, "write"),
        (2, "twice"),
        (1, "call"),
        (0, "Per"),
    ]


def test_headings_with_hashes_and_underlines_but_not_capitals() -> None:
    made = blocks("# Minutes\n\nActions\n-------\n\nANY OTHER BUSINESS\n\n### 3. Hall ###\n")
    assert [(block.kind, block.level, block.marker, block.text) for block in made] == [
        (BlockKind.HEADING, 1, "", "Minutes"),
        (BlockKind.HEADING, 2, "", "Actions"),
        (BlockKind.PARAGRAPH, 0, "", "ANY OTHER BUSINESS"),
        (BlockKind.HEADING, 3, "3.", "Hall"),
    ]


def test_a_markdown_table_is_rows_with_its_header_told() -> None:
    made = blocks("| No | Action | Who |\n|---|:--|--|\n| 1 | Write\\|call | IB |\n| | | |\n\nAfter\n")
    assert [(block.header, block.cells) for block in made[:2]] == [
        (True, (("No",), ("Action",), ("Who",))),
        (False, (("1",), ("Write|call",), ("IB",))),
    ]
    assert made[2].text == "After"


def test_lists_and_breaks_in_a_cell_are_its_lines() -> None:
    (_, record) = blocks("| A | B |\n|--|--|\n| <ul><li>one (12/6)</li><li>two</li></ul> | x<br>y &#x26; z |\n")
    assert record.cells == (("one (12/6)", "two"), ("x", "y & z"))


def test_tabs_between_cells_make_rows_and_bullets_in_a_cell_lines() -> None:
    text = "Meeting\tDate\tVenue\nHarbour Board\t<ul> • Monday 2nd May • Monday 6th June </ul>\tTown Hall\n"
    assert [block.cells for block in blocks(text)] == [
        (("Meeting",), ("Date",), ("Venue",)),
        (("Harbour Board",), ("Monday 2nd May", "Monday 6th June"), ("Town Hall",)),
    ]


def test_runs_of_tabs_only_line_words_up() -> None:
    made = blocks("Ida Berg (IB)\t\t-\tHarbour Office\nPer Lund (PL)\t\t-\tTown Council\n")
    assert [block.text for block in made] == ["Ida Berg (IB) - Harbour Office", "Per Lund (PL) - Town Council"]


def test_cells_on_lines_of_their_own_make_rows() -> None:
    text = "Dates:\n\tMeeting\n\tDate\n\tVenue\n\n\tHarbour Board\n\t· Monday 2nd May\n· Monday 6th June\n"
    text += "\tTown Hall\n\nAfter\n"
    made = blocks(text)
    assert [block.kind for block in made] == [BlockKind.PARAGRAPH, BlockKind.ROW, BlockKind.ROW, BlockKind.PARAGRAPH]
    assert made[2].cells == (("Harbour Board",), ("Monday 2nd May", "Monday 6th June"), ("Town Hall",))
    assert made[2].line == 6


def test_a_tabbed_box_of_one_cell_is_paragraphs() -> None:
    assert texts("\tAction: Ida to write.\nAction: Per to call.\n") == ["Action: Ida to write.", "Action: Per to call."]


def test_a_grid_table_joins_the_lines_of_a_cell() -> None:
    made = blocks("+----+-----+\n| No | Who |\n+====+=====+\n| 1  | IB  |\n|    | PL  |\n+----+-----+\n")
    assert [(block.header, block.cells) for block in made] == [
        (True, (("No",), ("Who",))),
        (False, (("1",), ("IB", "PL"))),
    ]


def test_an_html_table_in_text_is_rows() -> None:
    made = blocks(
        "Before\n\n<table><tr><td>Ida</td><td>write</td></tr><tr><td>Per</td><td>call</td></tr></table>\n\nAfter"
    )
    assert [(block.line, block.text) for block in made] == [
        (1, "Before"),
        (3, "Ida | write"),
        (3, "Per | call"),
        (5, "After"),
    ]


def test_front_matter_keeps_the_title_and_the_text_under_keys() -> None:
    document = read_text(
        "---\ntitle: 'Harbour Board actions'\ndate: 2024-05-02\nminutes: >-\n"
        "  **Topic**\n\n  1. Ida to write\n---\n\nAfter\n"
    )
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADING, "Harbour Board actions"),
        (BlockKind.HEADING, "Minutes"),
        (BlockKind.PARAGRAPH, "Topic"),
        (BlockKind.ITEM, "Ida to write"),
        (BlockKind.PARAGRAPH, "After"),
    ]
    assert document.running_heads == ("date: 2024-05-02",)


def test_front_matter_announces_the_next_meeting() -> None:
    document = read_text("---\ntitle: Harbour Board\nnext-meeting: 2024-06-04 14:00\n---\n\nAfter\n")
    assert [block.text for block in document.blocks] == ["Harbour Board", "Next meeting: 2024-06-04 14:00", "After"]


def test_markup_goes_and_its_meaning_stays() -> None:
    bold, part, struck, link = blocks(
        "**ACTION: Ida**\n\n**Action** - Ida\n\n~~Per to call~~\n\n"
        "See [the plan](https://p.example/a) & <https://q.example>."
    )
    assert (bold.text, bold.strong) == ("ACTION: Ida", True)
    assert (part.text, part.strong) == ("Action - Ida", False)
    assert (struck.text, struck.struck) == ("Per to call", True)
    assert (link.text, link.links) == (
        "See the plan & https://q.example.",
        ("https://p.example/a", "https://q.example"),
    )


def test_residue_of_converters_goes() -> None:
    assert texts("[bookmark: _Hlk1]Action: Ida\n\nimage1.png\n\n![logo](a.png)\n\n<!-- not\nyet -->\n\nP\ufeffer") == [
        "Action: Ida",
        "Per",
    ]


def test_tags_in_brackets_and_nicks_are_left_alone() -> None:
    assert texts("[ACTION] Ida____ to ask [Per] about snake_case_names") == [
        "[ACTION] Ida____ to ask [Per] about snake_case_names"
    ]


def test_a_body_that_is_quoted_throughout_is_read_without_its_marks() -> None:
    assert texts("> Action: Ida\n>\n> - one\n> > - two\n") == ["Action: Ida", "one", "two"]


def test_flowed_lines_are_joined() -> None:
    assert [block.text for block in blocks("Ida to write to \nthe board.\n\n-- \nPer\n", flowed=True)] == [
        "Ida to write to the board.",
        "--",
        "Per",
    ]


def test_a_signed_message_loses_its_armour() -> None:
    text = "-----BEGIN PGP SIGNED MESSAGE-----\n\nI agree\n"
    text += "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\nAfter"
    assert texts(text) == ["I agree", "After"]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    for block in read_text(text).blocks:
        assert block.text.strip() or block.cells
        assert block.line >= 1


@given(
    st.lists(
        st.sampled_from(
            [
                "- a",
                "  1. b",
                "| x | y |",
                "|--|--|",
                "\tq",
                "",
                "# h",
                "===",
                "```",
                "> z",
                "---",
                "k: v",
                "<!--",
                "-->",
                "word " * 14,
                "<table>",
            ]
        )
    )
)
def test_no_order_of_lines_raises_and_lines_never_go_back(lines: list[str]) -> None:
    numbers = [block.line for block in read_text("\n".join(lines)).blocks]
    assert numbers == sorted(numbers)


def test_a_table_set_by_eye() -> None:
    text = (
        "Ref   Action                       Owner    Update\n"
        "11/1  Share the list               TQ       Complete\n"
        "11/4  Agree a rota over Easter      PH       Awaiting two\n"
        "12/2  Write about estates          AM      Not started\n"
        "Then there was tea.\n"
    )
    rows = [block.cells for block in read_text(text).blocks if block.kind is BlockKind.ROW]
    assert rows[2] == (("11/4",), ("Agree a rota over Easter",), ("PH",), ("Awaiting two",))
    assert [row[2] for row in rows] == [("Owner",), ("TQ",), ("PH",), ("AM",)]


def test_a_table_copied_with_empty_cells() -> None:
    text = (
        "Item\tDiscussion\tAction\tLead\n1\tWelcome.\t\t\n2\tMinutes.\tSend the offer\tKim\n3\tData.\tNone\t-\n4\tAOB\n"
        "Date of next meeting: 4 March\n"
    )
    rows = [block.cells for block in read_text(text).blocks if block.kind is BlockKind.ROW]
    assert [row[2] for row in rows] == [("Action",), (), ("Send the offer",), ("None",), ()]


def test_cells_of_a_table_set_by_eye_go_on_below() -> None:
    text = (
        "Ref  Discussion                                  Owner   Due\n"
        "---  ---------                                   -----   ---\n"
        "1.   The boiler is old: a programme of six weeks  DP      Info\n"
        "     from 6 April.\n"
        "2.   The register is out of date. Survey to be   MO      31 Jan\n"
        "     commissioned.\n"
    )
    rows = [block.cells for block in read_text(text).blocks if block.kind is BlockKind.ROW]
    assert [row[1] for row in rows[1:]] == [
        ("The boiler is old: a programme of six weeks from 6 April.",),
        ("The register is out of date. Survey to be commissioned.",),
    ]
    assert [row[2] for row in rows[1:]] == [("DP",), ("MO",)]


def rows_of(text: str) -> list[tuple[tuple[str, ...], ...]]:
    return [block.cells for block in read_text(text).blocks if block.cells]


def test_runs_of_dashes_are_columns() -> None:
    text = (
        "Actions\n\n  Item   For   Action                    When\n  ------ ----- ------------------------- -------\n"
        "         IB    Call the harbour office   May\n         PL    Sweep\n\nClosed.\n"
    )
    assert rows_of(text) == [
        (("Item",), ("For",), ("Action",), ("When",)),
        ((), ("IB",), ("Call the harbour office",), ("May",)),
        ((), ("PL",), ("Sweep",), ()),
    ]
    assert [block.text for block in read_text(text).blocks][-1] == "Closed."


def test_rows_between_rules_may_have_several_lines() -> None:
    text = (
        "-------------------------\nWho   What\n----- -------------------\nIB    Call the harbour\n      office\n\n"
        "PL    Sweep\n-------------------------\n\nClosed.\n"
    )
    assert rows_of(text) == [(("Who",), ("What",)), (("IB",), ("Call the harbour office",)), (("PL",), ("Sweep",))]


def test_one_run_of_dashes_sets_a_heading() -> None:
    first, *_ = read_text("Any other   business\n--------------------\n\nNone.\n").blocks
    assert (first.kind, first.text) == (BlockKind.HEADING, "Any other business")


def test_a_picture_of_a_tick_in_markdown_is_one() -> None:
    done, plain = read_text(
        '<img src="c.svg" alt="(tick)" class="x" /> Ida - write\n\n<img alt="Ida" /> Per - call\n'
    ).blocks
    assert [(block.marker, block.text) for block in (done, plain)] == [("[x]", "Ida - write"), ("", "Per - call")]
