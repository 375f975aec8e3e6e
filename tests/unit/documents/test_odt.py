"""OpenDocument texts: lists, tables, styles, what is laid apart."""

from __future__ import annotations

import pytest

from service.documents import read_document
from service.domain.document import Block, BlockKind
from service.errors import UnreadableError
from tests.unit.documents.build_word import odt

STYLES = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="PB" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="PB"/>'
    '<text:list-style style:name="N">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="2"/>'
    "</text:list-style>"
    '<text:list-style style:name="L">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
)


def blocks(*body: str) -> tuple[Block, ...]:
    return read_document("minutes.odt", "", odt(*body, styles=STYLES)).blocks


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def item(*content: str) -> str:
    return f"<text:list-item>{''.join(content)}</text:list-item>"


def test_lists_are_numbered_and_nested_and_continue() -> None:
    inner = f"<text:list>{item(p('call'))}{item(p('write'))}</text:list>"
    made = blocks(
        f'<text:list text:style-name="N">{item(p("Ida"), inner)}</text:list>', p("Words"),
        f'<text:list text:style-name="N" text:continue-numbering="true">{item(p("Per"))}</text:list>',
        f'<text:list text:style-name="L">{item(p("Ola"))}</text:list>',
    )  # fmt: skip
    assert [(block.marker, block.level, block.text) for block in made] == [
        ("1.", 0, "Ida"), ("1.a)", 1, "call"), ("1.b)", 1, "write"), ("", 0, "Words"),
        ("2.", 0, "Per"), ("•", 0, "Ola"),
    ]  # fmt: skip


def test_rows_with_lists_in_cells_and_merged_labels() -> None:
    listed = f'<text:list text:style-name="L">{item(p("write"))}{item(p("call"))}</text:list>'
    made = blocks(
        "<table:table><table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('Who')}</table:table-cell><table:table-cell>{p('What')}</table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-rows-spanned="2">{p("Ida")}</table:table-cell>'
        f"<table:table-cell>{listed}</table:table-cell>"
        f"</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>{p('ask')}</table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert [(block.header, block.cells) for block in made] == [
        (True, (("Who",), ("What",))),
        (False, (("Ida",), ("write", "call"))),
        (False, (("Ida",), ("ask",))),
    ]


def test_settings_come_from_styles_and_what_they_are_based_on() -> None:
    made = blocks(
        '<text:p text:style-name="P2">Actions</text:p>',
        p('<text:span text:style-name="B">Action:</text:span> Ida'),
        p('<text:span text:style-name="S">SP </text:span>JB'),
    )
    assert [(block.text, block.strong) for block in made] == [("Actions", True), ("Action: Ida", False), ("JB", False)]


def test_headings_links_breaks_and_spaces() -> None:
    heading, link, first, second = blocks(
        '<text:h text:outline-level="2">Hall</text:h>',
        p('See <text:a xlink:href="https://p.example/">the<text:s text:c="3"/>plan</text:a>'),
        p("Present: Ida<text:line-break/>Apologies: Per"),
    )
    assert (heading.kind, heading.level) == (BlockKind.HEADING, 2)
    assert (link.text, link.links) == ("See the plan", ("https://p.example/",))
    assert (first.text, second.text) == ("Present: Ida", "Apologies: Per")


def test_deletions_and_annotations_are_left_out_and_boxes_are_read_once() -> None:
    made = blocks(
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('gone')}</text:deletion>"
        "</text:changed-region></text:tracked-changes>",
        p(f"Words<office:annotation>{p('remark')}</office:annotation>"),
        p(f"<draw:frame><draw:text-box>{p('Boxed')}</draw:text-box></draw:frame>"),
    )
    assert [block.text for block in made] == ["Words", "Boxed"]


def test_notes_stand_apart() -> None:
    octets = odt(p(f"Words<text:note><text:note-body>{p('at noon')}</text:note-body></text:note> on"))
    document = read_document("a.odt", "", octets)
    assert [block.text for block in document.blocks] == ["Words on"]
    assert document.running_heads == ("at noon",)


def test_an_encrypted_text_is_told_by_its_manifest() -> None:
    octets = odt(
        p("x"), manifest='<x xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></x>'
    )
    with pytest.raises(UnreadableError, match="password"):
        read_document("a.odt", "", octets)
