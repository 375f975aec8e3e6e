"""Minutes typed as text say the same when they come as a Word file, an OpenDocument text or a web page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from service.documents import read_document
from service.domain.document import Block, BlockKind
from service.domain.minutes import Minutes
from service.parsing.minutes import parse_minutes
from tests.unit.documents.build_word import cell, docx, para, row, run, table

CASES = Path(__file__).parents[2] / "corpus" / "minutes"
TYPED = sorted(path for path in CASES.iterdir() if path.suffix in (".md", ".txt"))


def as_docx(blocks: tuple[Block, ...]) -> bytes:
    return docx(*(part for group in _tables(blocks) for part in _word(group)))


def as_html(blocks: tuple[Block, ...]) -> bytes:
    return f"<html><body>{''.join(part for group in _tables(blocks) for part in _page(group))}</body></html>".encode()


def _tables(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Blocks one by one, the rows of a table together."""
    for table_number, group in groupby(blocks, key=lambda block: block.table if block.kind is BlockKind.ROW else 0):
        together = list(group)
        yield from [together] if table_number else ([block] for block in together)


def _word(group: list[Block]) -> Iterator[str]:
    first = group[0]
    if first.kind is BlockKind.ROW:
        yield table(*(row(*(cell(*(para(run(line)) for line in lines or ("",))) for lines in b.cells)) for b in group))
        return
    style = {1: "berschrift1", 2: "OurTopic"}.get(min(first.level, 2), "") if first.kind is BlockKind.HEADING else ""
    listed = {"bullet": "2", "box": "2", "number": "1"}.get(_form(first), "")
    words = _typed(first) if _form(first) in ("box", "") else first.text
    yield para(run(words, bold=first.strong, strike=first.struck), style=style, number=listed, depth=first.level)


def _page(group: list[Block]) -> Iterator[str]:
    first = group[0]
    if first.kind is BlockKind.ROW:
        cells = ("".join(f"<td>{'<br>'.join(map(escape, lines))}</td>" for lines in block.cells) for block in group)
        yield f"<table>{''.join(f'<tr>{one}</tr>' for one in cells)}</table>"
    elif first.kind is BlockKind.HEADING:
        yield f"<h{first.level or 1}>{escape(_typed(first))}</h{first.level or 1}>"
    elif _form(first):
        box = {"[ ]": "<input type=checkbox disabled> ", "[x]": "<input type=checkbox checked disabled> "}
        words = f"<li>{box.get(first.marker, '')}{_set(first, first.text)}</li>"
        around = ("<ul>" * first.level, "</ul>" * first.level)
        inmost = (
            f"<ol start={first.marker.strip('.')}>{words}</ol>" if _form(first) == "number" else f"<ul>{words}</ul>"
        )
        yield inmost.join(around)
    else:
        yield f"<p>{_set(first, _typed(first))}</p>"


def _form(block: Block) -> str:
    """Which kind of list an item is of; "" for what is typed out in front of the words."""
    if block.kind is not BlockKind.ITEM:
        return ""
    if block.marker in ("[ ]", "[x]"):
        return "box"
    if block.marker in ("-", "*", "•"):
        return "bullet"
    return "number" if re.fullmatch(r"\d{1,2}\.", block.marker) else ""


def _typed(block: Block) -> str:
    return f"{block.marker} {block.text}" if block.marker else block.text


def _set(block: Block, words: str) -> str:
    shown = f"<b>{escape(words)}</b>" if block.strong else escape(words)
    return f"<s>{shown}</s>" if block.struck else shown


def said(minutes: Minutes) -> tuple[list[object], list[object]]:
    """What a reader would act on."""
    actions = [(item.kind, item.status, item.owners, item.text, item.due) for item in minutes.actions]
    return actions, [(one.on, one.starts, one.ends, one.title, one.venue) for one in minutes.meetings]


@pytest.mark.parametrize("dress", [as_docx, as_html])
@pytest.mark.parametrize("path", TYPED, ids=lambda path: path.name)
def test_minutes_in_another_dress(path: Path, dress: Callable[[tuple[Block, ...]], bytes]) -> None:
    document = read_document(path.name, "", path.read_bytes())
    if document.running_heads or any(block.margin for block in document.blocks):
        pytest.skip("it says something where these writers put nothing: in front matter, or in the margin")
    again = read_document(path.name, "", dress(document.blocks))
    one, other = (parse_minutes(d, received_on=date(2026, 3, 2), name=path.name) for d in (document, again))
    assert said(one) == said(other)
