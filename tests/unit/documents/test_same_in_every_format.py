"""The same minutes in every format give the same blocks, so that a reader of minutes need not know the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.documents import read_document
from service.domain.document import BlockKind
from tests.unit.documents.build_pdf import Page, pdf
from tests.unit.documents.build_word import cell, docx, odt, para, row, table

SHARED = Path(__file__).resolve().parents[4] / "shared"

DATES = ("Monday 2nd May 2024", "Monday 6th June 2024")


def as_docx() -> bytes:
    dates = cell(*(para(date, number="2") for date in DATES))
    return docx(
        para("Harbour Board", style="berschrift1"), para("Action: Ida to write."), para("Per will call", number="2"),
        table(row("Meeting", "Date", "Venue"), row("Board", dates, "Hall")), para("Closed."),
    )  # fmt: skip


def as_odt() -> bytes:
    item = "<text:list-item><text:p>{}</text:p></text:list-item>"
    cells = "".join(
        f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in ("Meeting", "Date", "Venue")
    )
    dates = "<text:list>" + "".join(item.format(date) for date in DATES) + "</text:list>"
    return odt(
        '<text:h text:outline-level="1">Harbour Board</text:h><text:p>Action: Ida to write.</text:p>',
        f"<text:list>{item.format('Per will call')}</text:list>",
        f"<table:table><table:table-row>{cells}</table:table-row><table:table-row>",
        "<table:table-cell><text:p>Board</text:p></table:table-cell>",
        f"<table:table-cell>{dates}</table:table-cell><table:table-cell><text:p>Hall</text:p></table:table-cell>",
        "</table:table-row></table:table><text:p>Closed.</text:p>",
    )


def as_html() -> bytes:
    dates = "<ul>" + "".join(f"<li>{date}" for date in DATES) + "</ul>"
    return (
        "<html><h1>Harbour Board</h1><p>Action: Ida\nto write.</p><ul><li>Per will call</ul>"
        f"<table><tr><td>Meeting<td>Date<td>Venue<tr><td>Board<td>{dates}<td>Hall</table><p>Closed.</p></html>"
    ).encode()


def as_rtf() -> bytes:
    bullet, cells = r"{\listtext\pard \'95\tab}\ls1 ", r"\trowd\cellx1\cellx2\cellx3\pard\intbl "
    return (
        r"{\rtf1\ansi{\stylesheet{\s1 heading 1;}}\pard\s1 Harbour Board\par\pard Action: Ida to write.\par"
        rf"\pard{bullet}Per will call\par{cells}Meeting\cell Date\cell Venue\cell\row{cells}Board\cell"
        rf"\pard\intbl{bullet}{DATES[0]}\par\pard\intbl{bullet}{DATES[1]}\cell"
        r"\pard\intbl Hall\cell\row\pard Closed.\par}"
    ).encode("latin-1")


def as_markdown() -> bytes:
    dates = "".join(f"<li>{date}</li>" for date in DATES)
    return (
        "# Harbour Board\n\nAction: Ida to write.\n\n* Per will call\n\n"
        f"| Meeting | Date | Venue |\n| Board | <ul>{dates}</ul> | Hall |\n\nClosed.\n"
    ).encode()


def as_pdf() -> bytes:
    page = Page().text(70, 800, "Harbour Board", size=16).text(70, 770, "Action: Ida to write.")
    page.text(80, 740, "\u2022").text(98, 740, "Per will call")
    page.text(75, 705, "Meeting").text(205, 705, "Date").text(405, 705, "Venue")
    page.text(75, 685, "Board").text(205, 685, f"\u2022 {DATES[0]}").text(405, 685, "Hall")
    page.text(205, 671, f"\u2022 {DATES[1]}").text(70, 630, "Closed.")
    for y in (720, 700, 664):
        page.rule(70, y, 540, y)
    for x in (70, 200, 400, 540):
        page.rule(x, 720, x, 664)
    return pdf(page)


@pytest.mark.parametrize("build", [as_docx, as_odt, as_html, as_rtf, as_markdown, as_pdf])
def test_own_minutes(build: object) -> None:
    document = read_document("minutes", "", build())  # type: ignore[operator] # one of the builders above
    assert [(block.kind, block.text, block.cells) for block in document.blocks] == [
        (BlockKind.HEADING, "Harbour Board", ()),
        (BlockKind.PARAGRAPH, "Action: Ida to write.", ()),
        (BlockKind.ITEM, "Per will call", ()),
        (BlockKind.ROW, "Meeting | Date | Venue", (("Meeting",), ("Date",), ("Venue",))),
        (BlockKind.ROW, f"Board | {DATES[0]} {DATES[1]} | Hall", (("Board",), DATES, ("Hall",))),
        (BlockKind.PARAGRAPH, "Closed.", ()),
    ]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["action-notes", "newsletter"])
@pytest.mark.parametrize("ending", ["odt", "html", "rtf", "pdf"])
def test_real_minutes(name: str, ending: str) -> None:
    if not SHARED.exists():
        pytest.skip("../shared is absent")
    files = [file for file in (SHARED / "minutes").glob(f"*{name}.*") if file.suffix in (".docx", f".{ending}")]
    if len(files) < 2:
        pytest.skip(f"there is no {ending} of these minutes")
    one, other = (
        [(block.text, block.cells) for block in read_document(file.name, "", file.read_bytes()).blocks]
        for file in files
    )
    assert one == other


@pytest.mark.shared
def test_every_file_of_the_corpus_is_read() -> None:
    if not SHARED.exists():
        pytest.skip("../shared is absent")
    for file in sorted((SHARED / "corpus" / "minutes" / "docs").iterdir()):
        document = read_document(file.name, "", file.read_bytes())
        assert document.blocks, file.name
