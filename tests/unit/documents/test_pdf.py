"""PDFs by position: paragraphs, margins, tables, running heads. The pages are drawn in code."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.documents import read_document
from service.domain.document import Block, BlockKind, Document
from service.errors import PictureOfTextError
from tests.unit.documents.build_pdf import Page, pdf

FULL = "Ida reported that the new ferry timetable had been received and that the har"


def read(*pages: Page) -> Document:
    return read_document("minutes.pdf", "", pdf(*pages))


def blocks(*pages: Page) -> tuple[Block, ...]:
    return read(*pages).blocks


def prose() -> Page:
    return Page().lines(
        70, 780,
        "Ida reported that the new ferry timetable had been received and that the harbour",
        "office would like an answer from the board before the summer begins, and it was",
        "agreed that the chair would reply.",
        "Per thanked her.",
    )  # fmt: skip


def test_full_lines_are_joined_and_short_ones_end_a_paragraph() -> None:
    made = blocks(prose())
    assert [block.text[-25:] for block in made] == ["at the chair would reply.", "Per thanked her."]


def test_a_wider_gap_begins_a_paragraph() -> None:
    page = prose().lines(70, 690, "the next one begins small but stands apart")
    assert blocks(page)[-1].text == "the next one begins small but stands apart"


def test_a_hyphen_at_the_end_of_a_line_is_mended_and_compounds_keep_theirs() -> None:
    page = Page().lines(
        70, 780,
        "Ida reported that the new ferry timetable had been received and that the cor-",
        "respondence of the harbour office would be answered with a letter and a follow-",
        "up call.",
    )  # fmt: skip
    (block,) = blocks(page)
    assert "the correspondence of" in block.text
    assert block.text.endswith("a follow-up call.")


def test_bullets_and_numbers_are_items_that_nest() -> None:
    page = Page().lines(70, 780, "1. Ferry", "2. Hall")
    page.text(90, 752, "\u2022").text(108, 752, "Ida to write")
    page.text(110, 738, "-").text(126, 738, "twice")
    page.text(90, 724, "\u2022").text(108, 724, "Per to call")
    assert [(block.marker, block.level, block.text) for block in blocks(page)] == [
        ("1.", 0, "Ferry"), ("2.", 0, "Hall"), ("•", 1, "Ida to write"), ("-", 2, "twice"), ("•", 1, "Per to call"),
    ]  # fmt: skip


def test_bullets_that_a_browser_draws_are_bullets() -> None:
    page = Page().lines(58, 780, "Jobs:", "Ida will:", "write", "Per to call")
    page.dot(46, 768).dot(46, 740)
    page.operations[2] = Page().text(88, 752, "write").operations[0]
    page.dot(76, 754)
    printed = read_document("sheet.pdf", "", pdf(page, producer="Skia/PDF m120")).blocks
    assert [(block.marker, block.level, block.text) for block in printed] == [
        ("", 0, "Jobs:"), ("•", 0, "Ida will:"), ("•", 1, "write"), ("•", 0, "Per to call"),
    ]  # fmt: skip
    drawn = read_document("sheet.pdf", "", pdf(page, producer="Draughtsman 3")).blocks
    assert {block.marker for block in drawn} == {""}


def test_a_bold_title_below_a_full_line_is_a_paragraph_of_its_own() -> None:
    page = Page().lines(
        70, 780,
        "Ida reported that the new ferry timetable had been received and that the harbour",
        "office would like an answer from the board before the summer begins, and agreed.",
    )  # fmt: skip
    page.text(70, 752, "Next meetings", bold=True)
    assert blocks(page)[-1].text == "Next meetings"


def test_initials_in_the_margin_belong_to_the_line_beside_them() -> None:
    page = Page()
    page.text(520, 800, "Action")
    page.lines(
        70,
        780,
        "1. Ida will answer the harbour office about the timetable of",
        "the ferry before June.",
        "2. Nothing was said about the hall.",
        "3. Per will call the office.",
    )
    page.text(520, 773, "IB/OD").text(520, 738, "PL")
    document = read(page)
    assert [(block.marker, block.margin) for block in document.blocks] == [("1.", "IB/OD"), ("2.", ""), ("3.", "PL")]
    assert "Action" in document.running_heads


def test_a_drawn_table_keeps_rows_cells_and_bullets() -> None:
    page = Page().text(70, 800, "Dates")
    page.text(75, 770, "Meeting").text(205, 770, "Date").text(405, 770, "Venue")
    page.text(75, 750, "Harbour Board").text(205, 750, "\u2022 Monday 2nd May 2024").text(405, 750, "Town Hall, the")
    page.text(205, 736, "(10am-12pm)").text(405, 736, "large room")
    page.text(205, 722, "\u2022 Monday 6th June 2024")
    for y in (785, 765, 715):
        page.rule(70, y, 540, y)
    for x in (70, 200, 400, 540):
        page.rule(x, 785, x, 715)
    made = blocks(page)
    assert [block.cells for block in made[1:]] == [
        (("Meeting",), ("Date",), ("Venue",)),
        (
            ("Harbour Board",),
            ("Monday 2nd May 2024 (10am-12pm)", "Monday 6th June 2024"),
            ("Town Hall, the large room",),
        ),
    ]
    assert {block.table for block in made[1:]} == {1}


def test_columns_that_line_up_are_a_table() -> None:
    page = Page()
    for y, (label, value) in zip(
        (780, 766, 752), (("Date", "2 May 2024"), ("Place", "Town Hall"), ("Present", "Ida Berg, Per")), strict=True
    ):
        page.text(70, y, label).text(200, y, value)
    page.text(200, 738, "Lund")
    assert [block.cells for block in blocks(page)] == [
        (("Date",), ("2 May 2024",)),
        (("Place",), ("Town Hall",)),
        (("Present",), ("Ida Berg, Per", "Lund")),
    ] or [block.cells for block in blocks(page)][2] == (("Present",), ("Ida Berg, Per Lund",))


def _spaced_table(page: Page, top: float, rows: tuple[tuple[tuple[str, ...], ...], ...]) -> None:
    """Cells of several lines in columns without drawn lines; a row stands a little further off than a line."""
    for cells in rows:
        for x, lines in zip((72, 204, 336), cells, strict=True):
            page.lines(x, top, *lines, step=14)
        top -= 14 * max(len(lines) for lines in cells) + 4


def test_rows_without_drawn_lines_are_told_by_their_distance() -> None:
    page = Page()
    _spaced_table(page, 780, (
        (("Item",), ("Owner",), ("Status",)),
        (("Call the first", "full board", "meeting"), ("Ida Berg", "(chair)"), ("Pending",)),
        (("File the papers of", "the company"), ("Per Lund",), ("Sent in June,", "17 pages")),
        (("Open an account",), ("Board",), ("Open",)),
    ))  # fmt: skip
    page.text(72, 640, "Next meeting")
    made = blocks(page)
    assert [" ".join(" / ".join(cell) for cell in block.cells) for block in made[:-1]] == [
        "Item Owner Status",
        "Call the first full board meeting Ida Berg (chair) Pending",
        "File the papers of the company Per Lund Sent in June, 17 pages",
        "Open an account Board Open",
    ]
    assert (made[-1].kind, made[-1].text) == (BlockKind.PARAGRAPH, "Next meeting")


def test_rows_without_drawn_lines_go_on_overleaf() -> None:
    above, below = Page(), Page()
    _spaced_table(above, 780, (
        (("No.",), ("Detail",), ("Who",)),
        (("1",), ("Tell the members", "of the new hours"), ("Ida",)),
        (("2",), ("Count the chairs", "in the upper"), ("Per",)),
    ))  # fmt: skip
    below.text(204, 780, "hall").text(72, 762, "3").lines(204, 762, "Order salt", "for the steps").text(336, 762, "Ida")
    made = blocks(above, below)
    assert [block.cells[1] for block in made][-2:] == [
        ("Count the chairs in the upper hall",),
        ("Order salt for the steps",),
    ]


def test_a_full_cell_ends_where_the_next_column_begins() -> None:
    page = Page()
    for y, cells in (
        (780, ("Item", "Detail", "Who")),
        (762, ("1", "Call the harbour", "Ida")),
        (744, ("2", "Sweep", "Per")),
    ):
        for x, words in zip((72, 130, 224), cells, strict=True):
            page.text(x, y, words)
    assert [block.cells for block in blocks(page)][1] == (("1",), ("Call the harbour",), ("Ida",))


def test_a_number_before_a_wide_gap_is_no_column() -> None:
    page = Page()
    for y, number, words in ((780, "1", "Apologies"), (766, "2", "Matters arising"), (752, "2.1", "None")):
        page.text(70, y, number).text(130, y, words)
    assert [(block.kind, block.marker, block.text) for block in blocks(page)] == [
        (BlockKind.ITEM, "1", "Apologies"),
        (BlockKind.ITEM, "2", "Matters arising"),
        (BlockKind.ITEM, "2.1", "None"),
    ]


def test_minutes_kept_in_a_table_are_read_as_prose_with_a_margin() -> None:
    page = Page()
    lines = [f"{number}) Words of the discussion about the hall." for number in "abcdefghij"]
    page.text(75, 780, "1.").lines(120, 780, *lines)
    page.text(510, 752, "IB").text(510, 696, "PL")
    for y in (795, 645):
        page.rule(70, y, 550, y)
    for x in (70, 110, 500, 550):
        page.rule(x, 795, x, 645)
    made = blocks(page)
    assert all(block.kind is not BlockKind.ROW for block in made)
    assert [block.margin for block in made if block.margin] == ["IB", "PL"]


def test_running_heads_feet_and_page_numbers_stand_apart() -> None:
    pages = []
    for number in (1, 2, 3):
        page = (
            Page().text(70, 810, "Harbour Board, draft minutes").lines(70, 700, f"Words of page {'abc'[number - 1]}.")
        )
        pages.append(page.text(300, 30, f"Page {number} of 3"))
    document = read(*pages)
    assert [block.text for block in document.blocks] == ["Words of page a.", "Words of page b.", "Words of page c."]
    assert [block.page for block in document.blocks] == [1, 2, 3]
    assert document.running_heads == ("Harbour Board, draft minutes",)


def test_a_paragraph_runs_on_over_the_page() -> None:
    first = Page().lines(70, 700, "Ida will answer the harbour office about the timetable of the ferry and")
    second = Page().lines(70, 780, "will call them too.")
    assert [block.text[-35:] for block in blocks(first, second)] == ["of the ferry and will call them too."[1:]]


def test_a_row_that_goes_on_overleaf_is_one_row() -> None:
    first, second = Page(), Page()
    first.text(75, 100, "Harbour Board").text(205, 100, "\u2022 2nd May").text(405, 100, "Town Hall,")
    second.text(205, 780, "\u2022 6th June").text(405, 780, "large room")
    for page, low, high in ((first, 90, 112), (second, 770, 795)):
        page.rule(70, low, 540, low).rule(70, high, 540, high)
        for x in (70, 200, 400, 540):
            page.rule(x, low, x, high)
    (row,) = blocks(first, second)
    assert row.cells == (("Harbour Board",), ("2nd May", "6th June"), ("Town Hall, large room",))


def test_larger_letters_set_a_heading_and_bold_is_only_marked() -> None:
    page = prose().text(70, 810, "Harbour Board", size=16, bold=True).text(70, 700, "Ferry", bold=True)
    made = blocks(page)
    assert (made[0].kind, made[0].level) == (BlockKind.HEADING, 1)
    assert (made[-1].kind, made[-1].strong) == (BlockKind.PARAGRAPH, True)


def test_a_scan_is_told_from_an_empty_file() -> None:
    with pytest.raises(PictureOfTextError, match="is a picture of text"):
        read(Page().picture())


def test_a_scanned_page_among_others_is_remarked_on() -> None:
    document = read(prose(), Page().picture())
    assert document.blocks
    assert document.remarks == ("Page 2 is a picture of text and was not read.",)


def test_two_columns_are_read_one_after_the_other() -> None:
    page = Page().text(70, 800, "Harbour Board news, a line that runs over the whole of the page and over both columns")
    left = [f"Left words of the very first column, {letter}," for letter in "abcdefg"]
    right = [f"right words of the other second column, {letter}" for letter in "abcdefg"]
    page.lines(70, 770, *left).lines(320, 770, *right[:-1], "and an end.")
    assert [block.text for block in blocks(page)] == [
        "Harbour Board news, a line that runs over the whole of the page and over both columns",
        " ".join(left) + " " + " ".join([*right[:-1], "and an end."]),
    ]


def test_labels_before_their_values_are_no_columns() -> None:
    page = Page()
    for at in range(8):
        page.text(70, 780 - 14 * at, f"Label {at}").text(320, 780 - 14 * at, "A value that fills the column to its end")
    assert {block.kind for block in blocks(page)} == {BlockKind.ROW}


def test_threads_may_each_read_a_pdf() -> None:
    octets = pdf(*(prose() for _ in range(5)))
    with ThreadPoolExecutor(4) as threads:
        read_at_once = list(threads.map(lambda _: read_document("a.pdf", "", octets), range(24)))
    assert all(document == read_at_once[0] for document in read_at_once)
