"""Word files: what python-docx would lose, and how lists, tables and headings come out."""

from __future__ import annotations

from service.documents import read_document
from service.documents.docx_numbers import without_settings
from service.documents.docx_styles import without_table_styles
from service.domain.document import Block, BlockKind
from tests.unit.documents.build_word import cell, docx, para, row, run, table


def blocks(*body: str, **options: str) -> tuple[Block, ...]:
    return read_document("minutes.docx", "", docx(*body, **options)).blocks  # type: ignore[arg-type] # header is text


def texts(*body: str) -> list[str]:
    return [block.text for block in blocks(*body)]


def test_tracked_insertions_are_read_and_deletions_left_out() -> None:
    owner = f'<w:ins w:id="1" w:author="x">{run("TGP")}</w:ins>'
    gone = '<w:del w:id="2" w:author="x"><w:r><w:delText>QRS</w:delText></w:r></w:del>'
    assert texts(para(run("Owner: "), owner, gone, run("."))) == ["Owner: TGP."]


def test_moved_words_are_read_where_they_went() -> None:
    left = f'<w:moveFrom w:id="1" w:author="x">{run("to call Ola")}</w:moveFrom>'
    came = f'<w:moveTo w:id="2" w:author="x">{run("to call Ola")}</w:moveTo>'
    assert texts(para(run("Ida "), left), para(run("Per "), came)) == ["Ida", "Per to call Ola"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    first = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("Action: Ida ")}</w:p>'
    assert texts(first, para("to book the hall")) == ["Action: Ida to book the hall"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent>" + para("Boxed words") + "</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(para("Anchor", drawing), para("After")) == ["Anchor", "Boxed words", "After"]


def test_a_text_box_of_old_word_is_read_from_the_fallback() -> None:
    box = "<w:txbxContent>" + para("Boxed words") + "</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert texts(para("Anchor", drawing)) == ["Anchor", "Boxed words"]


def test_field_results_stay_and_instructions_go() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>HYPERLINK "https://hall.example/a"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("the hall")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    (block,) = blocks(para(run("See "), field, run(" today")))
    assert (block.text, block.links) == ("See the hall today", ("https://hall.example/a",))


def test_links_of_the_relations_part_are_kept() -> None:
    octets = docx(
        para(f'<w:hyperlink r:id="rId7">{run("the plan")}</w:hyperlink>'), links={"rId7": "https://plan.example/"}
    )
    (block,) = read_document("a.docx", "", octets).blocks
    assert (block.text, block.links) == ("the plan", ("https://plan.example/",))


def test_headings_by_name_whatever_the_language_of_word() -> None:
    first, second = blocks(para("Topics", style="berschrift1"), para("Hall", style="OurTopic"))
    assert (first.kind, first.level, first.strong) == (BlockKind.HEADING, 1, True)
    assert (second.kind, second.level) == (BlockKind.HEADING, 2)


def test_numbers_are_printed_as_word_would() -> None:
    made = blocks(
        para("a", number="1"), para("b", number="1", depth=1), para("c", number="1", depth=1), para("d", number="1"),
        para("e", number="1", depth=1), para("f", number="1", depth=2), para("g", number="2"),
        para("h", style="Listed"),
        para("i", number="3"),
    )  # fmt: skip
    assert [(block.marker, block.level) for block in made] == [
        ("1.", 0), ("a)", 1), ("b)", 1), ("2.", 0), ("a)", 1), ("2.i", 2), ("•", 0), ("3.", 0), ("5.", 0),
    ]  # fmt: skip


def test_numbering_zero_takes_a_paragraph_out_of_its_list() -> None:
    assert blocks(para("plain", style="Listed", number="0"))[0].kind is BlockKind.PARAGRAPH


def test_a_bullet_that_prints_nothing_is_no_item() -> None:
    """What stands below an entry and is set in as deep: Word and others give it a list without a sign."""
    entry, below = blocks(para("Ida to write", number="2"), para("She rang, too.", number="4"))
    assert (entry.kind, below.kind, below.marker) == (BlockKind.ITEM, BlockKind.PARAGRAPH, "")


def test_an_entry_broken_by_hand_is_one_where_it_could_not_end() -> None:
    broken = run("Ida to send the plan to the") + "<w:r><w:br/></w:r>" + run("Harbour Office")
    ended = run("Per to call.") + "<w:r><w:br/></w:r>" + run("He was asked in May.")
    assert [block.text for block in blocks(para(broken, number="2"), para(ended, number="2"))] == [
        "Ida to send the plan to the Harbour Office",
        "Per to call.",
        "He was asked in May.",
    ]


def test_rows_keep_their_columns_and_the_lines_of_a_cell() -> None:
    dates = cell(para("Monday 2nd May", number="2"), para("Monday 6th June", number="2"))
    header, record = blocks(
        table(row("Meeting", "Date", "Venue", properties="<w:tblHeader/>"), row("Harbour Board", dates, "Town Hall"))
    )
    assert header.header
    assert not record.header
    assert record.cells == (("Harbour Board",), ("Monday 2nd May", "Monday 6th June"), ("Town Hall",))
    assert record.text == "Harbour Board | Monday 2nd May Monday 6th June | Town Hall"
    assert header.table == record.table == 1


def test_a_table_of_one_column_is_a_frame_around_words() -> None:
    made = blocks(table(row(cell("Action: Ida to write.", "Action: Per to call."))))
    assert [(block.kind, block.text) for block in made] == [
        (BlockKind.PARAGRAPH, "Action: Ida to write."),
        (BlockKind.PARAGRAPH, "Action: Per to call."),
    ]


def test_a_label_merged_over_rows_stands_in_each_and_columns_stay_in_line() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    made = blocks(
        table(
            row(cell("Ida", properties=start), "write", "May"),
            row(cell("", properties=on), "call", "June"),
            row(cell("Both of them", properties='<w:gridSpan w:val="2"/>'), "July"),
        )
    )
    assert [block.cells for block in made] == [
        (("Ida",), ("write",), ("May",)),
        (("Ida",), ("call",), ("June",)),
        (("Both of them",), (), ("July",)),
    ]


def test_a_table_inside_a_layout_table_keeps_its_rows() -> None:
    inner = table(row("Ida", "write"), row("Per", "call"))
    made = blocks(table(row(cell("Left words", inner), "Right words")))
    assert [block.text for block in made] == ["Left words", "Ida | write", "Per | call", "Right words"]


def test_line_breaks_part_a_paragraph_unless_the_sentence_goes_on() -> None:
    broken = "<w:r><w:t>Present: Ida</w:t><w:br/><w:t>Apologies: Per and</w:t><w:br/><w:t>also Ola</w:t></w:r>"
    assert texts(para(broken)) == ["Present: Ida", "Apologies: Per and also Ola"]


def test_words_struck_out_inside_a_line_are_left_out_and_a_struck_line_is_marked() -> None:
    partly, wholly = blocks(para(run("SP ", strike=True), run("JB to write")), para(run("Done", strike=True)))
    assert (partly.text, partly.struck) == ("JB to write", False)
    assert (wholly.text, wholly.struck) == ("Done", True)


def test_bold_is_marked_where_it_holds_for_the_whole_block() -> None:
    whole, part = blocks(para(run("Actions", bold=True)), para(run("Action:", bold=True), run(" Ida to write")))
    assert (whole.strong, part.strong) == (True, False)


def test_headers_stand_apart_and_contents_are_left_out() -> None:
    document = read_document(
        "a.docx", "", docx(para("Topic 3", style="TOC1"), para("Words"), header="Harbour Board, 2 May")
    )
    assert document.running_heads == ("Harbour Board, 2 May",)
    assert [block.text for block in document.blocks] == ["Words"]


def test_content_controls_and_tick_boxes_are_read() -> None:
    control = f"<w:sdt><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>"
    (block,) = blocks(f"<w:sdt><w:sdtContent>{para(control, run(' Ida to write'))}</w:sdtContent></w:sdt>")
    assert (block.kind, block.marker, block.text) == (BlockKind.ITEM, "[x]", "Ida to write")


def test_styles_that_nothing_asks_for_are_left_out_before_they_are_parsed() -> None:
    latent = b'<w:latentStyles w:count="2"><w:lsdException w:name="heading 1"/></w:latentStyles>'
    table = b'<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style>'
    own = b'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/></w:style>'
    assert without_table_styles(b"<w:styles>" + latent + table + own + b"</w:styles>") == (
        b"<w:styles>" + own + b"</w:styles>"
    )
    cut = b'<w:styles><w:latentStyles w:count="2"><w:lsdException'
    assert without_table_styles(cut) == cut


def test_how_numbers_are_set_is_left_out_unless_it_was_tracked() -> None:
    setting = b'<w:pPr><w:ind w:left="720"/></w:pPr><w:rPr><w:b/></w:rPr>'
    level = b'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>%b</w:lvl>'
    assert without_settings(level % setting) == level % b""
    tracked = level % b"<w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>"
    assert without_settings(tracked) == tracked
