"""HTML of files and mail bodies: lists, tables, hidden parts, layout."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.documents import read_html
from service.domain.document import Block, BlockKind


def blocks(markup: str) -> tuple[Block, ...]:
    return read_html(markup).blocks


def test_lists_nest_and_numbers_count() -> None:
    made = blocks("<ol start=3><li>Ida<ul><li>write</li><li><p>call</p></li></ul></li><li>Per</li></ol>")
    assert [(block.marker, block.level, block.text) for block in made] == [
        ("3.", 0, "Ida"),
        ("•", 1, "write"),
        ("•", 1, "call"),
        ("4.", 0, "Per"),
    ]


def test_boxes_of_a_form_are_ticks() -> None:
    made = blocks(
        "<ul><li><input type=checkbox checked disabled> Ida to write<li><input type='checkbox'> Per to call</ul>"
        "<p>Name <input type=text value=x> <input type=checkbox hidden checked> here</p>"
    )
    assert [(block.marker, block.text) for block in made] == [
        ("[x]", "Ida to write"),
        ("[ ]", "Per to call"),
        ("", "Name here"),
    ]


def test_rows_of_a_table_with_lists_in_cells_and_merged_labels() -> None:
    made = blocks(
        "<table><thead><tr><th>Who<th>What<th>When</thead><tr><td rowspan=2>Ida<td><ul><li>write<li>call</ul><td>May"
        "<tr><td colspan=2>both</table>"
    )
    assert [(block.header, block.cells) for block in made] == [
        (True, (("Who",), ("What",), ("When",))),
        (False, (("Ida",), ("write", "call"), ("May",))),
        (False, (("Ida",), ("both",), ())),
    ]


def test_nested_layout_tables_only_place_words() -> None:
    made = blocks(
        "<table><tr><td><table><tr><td><p>Dear all,</p></td></tr></table></td></tr>"
        "<tr><td><table><tr><td>Ida</td><td>write</td></tr><tr><td>Per</td><td>call</td></tr></table></td></tr></table>"
    )
    assert [block.text for block in made] == ["Dear all,", "Ida | write", "Per | call"]
    assert {block.table for block in made} == {0, 1}


def test_hidden_parts_scripts_and_comments_go() -> None:
    made = blocks(
        "<style>p{}</style><p>Seen</p><p style='display: none'>x</p><div hidden>y</div><script>z</script><!-- c -->"
    )
    assert [block.text for block in made] == ["Seen"]


def test_breaks_part_lines_and_source_lines_do_not() -> None:
    assert [block.text for block in blocks("<div>Present:<br>Ida\nBerg<br>Per</div>")] == [
        "Present:",
        "Ida Berg",
        "Per",
    ]


def test_headings_links_and_settings() -> None:
    heading, bold, struck, link = blocks(
        "<h2>Hall</h2><p><b>Actions</b></p><p><s>Per to call</s></p>"
        "<p><a href='https://p.example/'>Plan</a> <a href='#x'>y</a></p>"
    )
    assert (heading.kind, heading.level) == (BlockKind.HEADING, 2)
    assert bold.strong
    assert struck.struck
    assert link.links == ("https://p.example/",)


def test_words_own_list_paragraphs_are_items() -> None:
    made = blocks("<p style='mso-list:l0 level2 lfo1'><span>·<span>&nbsp;&nbsp;</span></span>Ida to write</p>")
    assert [(block.kind, block.marker, block.level, block.text) for block in made] == [
        (BlockKind.ITEM, "·", 1, "Ida to write")
    ]


def test_depth_is_no_danger() -> None:
    assert "end" in " ".join(block.text for block in blocks("<div>" * 5000 + "end"))


@given(st.text())
def test_no_markup_raises(markup: str) -> None:
    read_html(markup)


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td colspan=9>",
                "</td>",
                "<ul>",
                "<li>",
                "</ul>",
                "a<br>",
                "<p>",
                "<b>",
                "</table>",
                "<h1>",
                "x ",
            ]
        )
    )
)
def test_no_order_of_tags_raises_or_loses_words(tags: list[str]) -> None:
    words = " ".join(block.text for block in blocks("".join(tags)))
    assert words.count("x") <= tags.count("x ")


def test_a_picture_of_a_tick_is_one() -> None:
    (done, open_) = blocks(
        '<p><img src="c.svg" alt="(tick)"> Ida - write</p><p><img src="k.png" alt="Ida"> Per - call</p>'
    )
    assert [(block.marker, block.text) for block in (done, open_)] == [("[x]", "Ida - write"), ("", "Per - call")]
