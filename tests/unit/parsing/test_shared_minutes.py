"""The real minutes beside the project: the two seeds in every format, and the labelled corpus. Skipped where absent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.reading_adapter import read_minutes
from service.domain.minutes import ItemKind

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus" / "minutes"
#: Marked actions in the action notes and in the newsletter of the seeds.
SEEDS = {"action-notes": 11, "newsletter": 6}
READABLE = (".docx", ".odt", ".pdf", ".html", ".rtf")

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not here")]


def seeds() -> list[Path]:
    folder = SHARED / "minutes"
    return sorted(path for path in folder.glob("*") if path.suffix in READABLE) if folder.is_dir() else []


@pytest.mark.parametrize("path", seeds(), ids=lambda path: path.name[-24:])
def test_the_seeds_are_read_alike_in_every_format(path: Path) -> None:
    minutes = read_minutes(path)
    marked = [item for item in minutes.actions if item.kind is ItemKind.EXPLICIT]
    wanted = next(count for name, count in SEEDS.items() if path.stem.endswith(name))
    assert len(marked) == wanted
    assert len(minutes.meetings) == 12
    assert all(meeting.starts and meeting.ends for meeting in minutes.meetings)
    assert [meeting.venue is None for meeting in minutes.meetings] == [True] * 4 + [False] * 8
    assert sum(item.optional for item in marked) == 1
    assert all("partners" in item.owners for item in marked if item.optional)
    assert {str(item.due) for item in marked if item.due} == {str(minutes.meetings[0].on)}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("scores") / "scores.json"
    subprocess.run(
        [sys.executable, str(CORPUS / "score.py"), "bench.reading_adapter:extract", "--path", "--json", str(out)],
        check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True,
    )  # fmt: skip
    read: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return read


def test_marked_actions(scores: dict[str, Any]) -> None:
    total = scores["total"]
    assert total["tp"] >= 0.90 * (total["tp"] + total["fp"])
    assert total["tp"] >= 0.88 * total["req"]
    assert total["own"] >= 0.88 * total["tp"]
    assert total["due_hit"] >= 0.80 * total["due_has"]
    assert scores["region"]["seed"]["tp"] == 17


def test_documents_without_actions(scores: dict[str, Any]) -> None:
    assert scores["noaction"]["docs_hit"] * 10 <= scores["noaction"]["docs"]


def test_announced_meetings(scores: dict[str, Any]) -> None:
    total = scores["total"]
    assert total["mtp"] >= 0.92 * (total["mtp"] + total["mfp"])
    assert total["mtp"] >= 0.85 * total["mreq"]
    assert min(total["mstart"], total["mend"]) >= 0.90 * total["mtp"]
