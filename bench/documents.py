"""How fast documents are read, and that no reader is quadratic. Run: python -m bench.documents [more files]."""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from service.documents import read_document, read_html, read_text, split_forward
from service.errors import UnreadableError
from tests.unit.documents.build_pdf import Page, pdf
from tests.unit.documents.build_word import cell, docx, odt, para, row, run, table

WORDS = "Ida will answer the harbour office about the timetable of the ferry and the new landing stage before June. "


def minutes_docx(sections: int) -> bytes:
    """Minutes with headings, paragraphs of several runs, lists and a table."""
    body = []
    for number in range(sections):
        body.append(para(f"Topic {number}", style="berschrift1"))
        body.extend(para(run("Action:", bold=True), run(f" {WORDS}"), run(WORDS)) for _ in range(4))
        body.extend(para(WORDS, number="2") for _ in range(3))
    body.append(table(*(row("Board", cell(WORDS, WORDS), "Hall") for _ in range(sections))))
    return docx(*body)


def minutes_pdf(pages: int) -> bytes:
    """Pages of 45 full lines."""
    return pdf(*(Page().text(70, 810, "Board").lines(70, 780, *[WORDS[:85]] * 45, step=16) for _ in range(pages)))


def timed(work: Callable[[], object], runs: int = 7) -> float:
    """Median milliseconds of processor time of `runs` runs, after one to warm up: neighbours do not count."""
    work()
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def read(octets: bytes) -> object:
    """Read, or refuse: both must be quick."""
    try:
        return read_document("x", "", octets)
    except UnreadableError as error:
        return error


#: Inputs that a careless pattern or a careless loop takes quadratic time for; each is built at a size.
SWEEPS: dict[str, Callable[[int], Callable[[], object]]] = {
    "docx": lambda size: _later(minutes_docx(size // 40)),
    "docx, one paragraph of breaks": lambda size: _later(docx(para("<w:r>" + "<w:t>x</w:t><w:br/>" * size + "</w:r>"))),
    "odt": lambda size: _later(odt(*(f"<text:p>{WORDS}</text:p>" for _ in range(size)))),
    "rtf": lambda size: _later(b"{\\rtf1" + (WORDS.encode() + b"\\par\n") * size + b"}"),
    "rtf, open groups": lambda size: _later(b"{\\rtf1" + b"{\\b x" * size),
    "pdf": lambda size: _later(minutes_pdf(size // 40)),
    "pdf, words on one line": lambda size: _later(pdf(Page().text(70, 700, "x " * size, size=1))),
    "html": lambda size: lambda: read_html(f"<p>{WORDS}</p>" * size),
    "html, open tables": lambda size: lambda: read_html("<table><tr><td>" * (size // 10)),
    "html, open spans": lambda size: lambda: read_html("<span>x" * size),
    "text": lambda size: lambda: read_text(f"{WORDS}\n" * size),
    "text, brackets": lambda size: lambda: read_text("[" * size * 10),
    "text, stars": lambda size: lambda: read_text("**a *" * size * 5),
    "text, pipes": lambda size: lambda: read_text("|" * size * 10),
    "text, pipe lines": lambda size: lambda: read_text("a|b\n" * size),
    "text, tab lines": lambda size: lambda: read_text("\ta\n\tb\n\n\tc\n" * size),
    "text, small lines": lambda size: lambda: read_text("some words that go on and on\n" * size),
    "text, open tables": lambda size: lambda: read_text("<table>\n" * size),
    "text, open comments": lambda size: lambda: read_text("<!-- \n" * size),
    "text, tags": lambda size: lambda: read_text("<a " * size * 5),
    "text, armour": lambda size: lambda: read_text("-----BEGIN PGP SIGNATURE-----\n" * size),
    "text, escapes and digits": lambda size: lambda: read_text("1\\." * size * 5),
    "forward, From lines": lambda size: lambda: split_forward("From: a\n" * size),
    "forward, marks": lambda size: lambda: split_forward("> ---- Original Message ----\n" * size),
}


def _later(octets: bytes) -> Callable[[], object]:
    return lambda: read(octets)


def sweep() -> None:
    """Each input at two sizes; a factor of eight in size should cost about eight times the time."""
    for name, build in SWEEPS.items():
        small, large = timed(build(1000), 3), timed(build(8000), 1)
        factor = large / max(small, 0.05)
        print(f"{name:32} {small:9.1f} ms {large:9.1f} ms  x{factor:5.1f}{'   QUADRATIC?' if factor > 20 else ''}")


def main() -> None:
    """Print the table of times, the peak memory of a large PDF, and the sweep."""
    word, five, book = minutes_docx(40), minutes_pdf(5), minutes_pdf(400)
    print(f"docx, {len(word) // 1000} KB packed        {timed(lambda: read(word)):9.2f} ms")
    print(f"pdf, 5 pages            {timed(lambda: read(five)):9.2f} ms")
    print(f"pdf, 400 pages          {timed(lambda: read(book), 1):9.0f} ms")
    tracemalloc.start()
    read(book)
    print(f"pdf, 400 pages, peak    {tracemalloc.get_traced_memory()[1] / 1e6:9.1f} MB of Python's")
    tracemalloc.stop()
    for name in sys.argv[1:]:
        octets = Path(name).read_bytes()
        taken = timed(partial(read, octets))
        print(f"{Path(name).name[-40:]:42} {len(octets) // 1000:5} KB {taken:9.2f} ms")
    sweep()


if __name__ == "__main__":
    main()
