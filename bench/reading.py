"""Scores and times the reading of minutes: `python -m bench.reading`. Needs ../shared for the scores only.

Prints score.py's table (by region and style), the implicit commitments found, milliseconds per document for reading
and for parsing, and a sweep over document size that shows whether the time grows with the size or faster.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from bench.reading_adapter import RECEIVED_ON
from service.documents.read import read_document
from service.documents.text import read_text
from service.domain.document import Document
from service.parsing.minutes import parse_minutes

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS = SHARED / "corpus" / "minutes"
ROUNDS = 5
SIZES = (1, 2, 4, 8, 16, 32)
PARAGRAPH = """## Item {n}: Lane {n} and the weir

Ruth Okafor reported that lane {n} floods after rain, and that the county has been told twice since 4 March 2024.
Tom Pell agreed to look at the drain. There was talk of a grant, which would be {n}00 pounds at most.

Action: Ruth Okafor to write to the county about lane {n} by {day} May 2024.

- TP to ask the miller about sluice {n}
- The Clerk will report to the next meeting

The signs were painted by the school. ACTION: KS/TP

"""
HEAD = "# Weir Group\n\nMeeting of 6 March 2024\n\nPresent: Ruth Okafor (RO), Tom Pell (TP), Kim Sanders (KS)\n\n"
TAIL = "Date of next meeting: Wednesday 5 June 2024, 2-4pm, at the Mill House\n"


def main() -> int:
    """Print the scores (where the corpus is there), the times and the sweep."""
    if CORPUS.is_dir():
        subprocess.run(
            [sys.executable, str(CORPUS / "score.py"), "bench.adapters:extract", "--path"],
            check=True,
            env={"PYTHONPATH": str(Path(__file__).resolve().parents[1])},
        )
        _print_times()
    _print_sweep()
    return 0


def _print_times() -> None:
    print(f"\nmilliseconds per document (median of {ROUNDS})   read   parse")
    for path in _documents():
        octets = path.read_bytes()
        document = read_document(path.name, "", octets)
        reading = _milliseconds(partial(read_document, path.name, "", octets))
        parsing = _milliseconds(partial(_parse, document))
        print(f"{path.name:<32} {len(octets):>9} octets {reading:8.2f} {parsing:7.2f}")


def _documents() -> Iterator[Path]:
    names: set[str] = set()
    for suffix in (".pdf", ".docx", ".html", ".md", ".txt"):
        for path in sorted((CORPUS / "docs").glob(f"*{suffix}")):
            stem = path.name.split(".")[0]
            if stem not in names:
                names.add(stem)
                yield path


def _print_sweep() -> None:
    print("\nsize sweep (one document, n topics)   milliseconds   microseconds per kilobyte")
    for size in SIZES:
        body = "".join(PARAGRAPH.format(n=n, day=n % 28 + 1) for n in range(1, size * 10 + 1))
        document = read_text(HEAD + body + TAIL)
        took = _milliseconds(partial(_parse, document))
        kilobytes = len(body) / 1024
        print(f"{size * 10:>5} topics {kilobytes:8.1f} kB {took:15.2f} {1000 * took / kilobytes:15.1f}")


def _parse(document: Document) -> None:
    parse_minutes(document, received_on=RECEIVED_ON, name=document.name)


def _milliseconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - started))
    return median(taken)


if __name__ == "__main__":
    raise SystemExit(main())
