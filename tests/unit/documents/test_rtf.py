"""Rich Text Format: groups, code pages, lists, tables."""

from __future__ import annotations

from service.documents import read_document
from service.domain.document import Block, BlockKind

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial;}}"
    r"{\stylesheet{\s1 heading 1;}{\s2 Body;}}"
)


def blocks(body: str) -> tuple[Block, ...]:
    return read_document("minutes.rtf", "", (HEAD + body + "}").encode("latin-1")).blocks


def test_characters_of_every_kind() -> None:
    (block,) = blocks(r"\'93Zo\'eb\'94 \u8211 ?\uc2\u322 ??\uc1 \{a\}\~b {\f2 \'c4}{\f1\'b7}\bin3 {}}c\par")
    assert block.text == "“Zoë” –ł{a} b Д\uf0b7c"


def test_a_surrogate_pair_is_one_character() -> None:
    assert blocks(r"a\u-10179?\u-8704?b\par")[0].text == "a\U0001f600b"


def test_headings_items_and_settings() -> None:
    made = blocks(
        r"\pard\s1\b Topics\b0\par\pard\s2{\listtext\pard\plain\f1 \'b7\tab}\ilvl1\ls1 Ida to write\par"
        r"\pard{\listtext 2.\tab}\ls2\ilvl0 Per to call\par\pard{\strike gone}\par{\strike SP }JB{\v hidden}\par"
    )
    assert [(block.kind, block.marker, block.level, block.text) for block in made] == [
        (BlockKind.HEADING, "", 1, "Topics"),
        (BlockKind.ITEM, "\uf0b7", 1, "Ida to write"),
        (BlockKind.ITEM, "2.", 0, "Per to call"),
        (BlockKind.PARAGRAPH, "", 0, "gone"),
        (BlockKind.PARAGRAPH, "", 0, "JB"),
    ]
    assert made[0].strong
    assert made[3].struck


def test_rows_with_lines_in_cells_and_merges() -> None:
    made = blocks(
        r"\trowd\trhdr\cellx1\cellx2\pard\intbl Who\cell What\cell\row"
        r"\trowd\clvmgf\cellx1\cellx2\pard\intbl Ida\cell write\par call\cell\row"
        r"\trowd\clvmrg\cellx1\cellx2\pard\intbl\cell ask\cell\row\pard After\par"
    )
    assert [(block.header, block.cells, block.text) for block in made] == [
        (True, (("Who",), ("What",)), "Who | What"),
        (False, (("Ida",), ("write", "call")), "Ida | write call"),
        (False, (("Ida",), ("ask",)), "Ida | ask"),
        (False, (), "After"),
    ]


def test_a_table_within_a_cell() -> None:
    made = blocks(
        r"\trowd\cellx9\pard\intbl\itap2 Ida\nestcell write\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
        r"Per\nestcell call\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
        r"\pard\intbl\itap1\cell\row\pard After\par"
    )
    assert [block.text for block in made] == ["Ida | write", "Per | call", "After"]


def test_links_boxes_and_groups_that_are_no_words() -> None:
    document = read_document(
        "a.rtf", "", (
            HEAD + r'{\info{\title Secret}}{\header Harbour Board}{\*\unknown gone}{\pict 00ff}'
            r'See {\field{\*\fldinst HYPERLINK "https://p.example/"}{\fldrslt the plan}} now{\*\bkmkstart x}'
            r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Boxed\par}}{\shprslt Boxed again}}\par}"
        ).encode(),
    )  # fmt: skip
    assert document.running_heads == ("Harbour Board",)
    assert sorted(block.text for block in document.blocks) == ["Boxed", "See the plan now"]
    assert [block.links for block in document.blocks if block.links] == [("https://p.example/",)]


def test_deep_and_broken_groups_are_passed_over() -> None:
    assert blocks("{" * 5000 + r"\b deep" + "}" * 9000 + r" on\par\cell\row\nestrow\'zz\u")[0].text.startswith(
        "deep on"
    )
