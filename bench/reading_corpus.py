"""The golden minutes of tests/corpus/minutes in the label format of ../shared's corpus, scored by its score.py.

`python -m bench.reading_corpus [-v] [case...]` prints the score; `--write FOLDER` lays out docs/ and labels/ instead.
Knows the two label formats, nothing of reading.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.reading_adapter import extract

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "corpus" / "minutes"
SCORER = ROOT.parent / "shared" / "corpus" / "minutes" / "score.py"


def main(arguments: list[str]) -> int:
    """Score all cases, or those whose name begins as given; or write them out for score.py itself."""
    if arguments[:1] == ["--write"]:
        write_cases(Path(arguments[1]))
        return 0
    names = tuple(name for name in arguments if not name.startswith("-"))
    print_score(names, details="-v" in arguments)
    return 0


def find_cases() -> list[Path]:
    """The documents of the corpus; each has a label file of the same stem beside it."""
    return sorted(path for path in CASES.iterdir() if path.suffix != ".toml")


def read_label(document: Path) -> dict[str, Any]:
    """A case's expectations in the label format of the corpus beside the project."""
    label = tomllib.loads(document.with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        "id": document.stem, "source": document.name, "region": "own", "doctype": "minutes",
        "style": [document.suffix[1:]], "families": [document.suffix[1:]],
        "meeting": label["meeting"], "people": label.get("people", {}),
        "actions": [_action(entry) for entry in label["actions"]],
        "meetings": [_meeting(entry) for entry in label["meetings"]],
    }  # fmt: skip


def _action(entry: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {"due": None, "due_text": None, "status": "open", "kind": "explicit", "owners": []}
    action = known | {key: value for key, value in entry.items() if key != "alts"}
    action["alts"] = [{"text": text} if isinstance(text, dict) else text for text in entry.get("alts", [])]
    return action


def _meeting(entry: dict[str, Any]) -> dict[str, Any]:
    return {"end": None, "venue": None} | entry


def write_cases(folder: Path) -> None:
    """Lay the corpus out as score.py expects it: docs/ID.ext and labels/ID.json."""
    for name in ("docs", "labels"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for document in find_cases():
        shutil.copyfile(document, folder / "docs" / document.name)
        label = json.dumps(read_label(document), indent=1, ensure_ascii=False)
        (folder / "labels" / f"{document.stem}.json").write_text(label, encoding="utf-8")


def print_score(names: tuple[str, ...], *, details: bool) -> None:
    """The totals over the cases, and each case's misses when asked for."""
    scorer = load_scorer()
    total: dict[str, int] = {}
    free = drew = 0
    chosen = [path for path in find_cases() if not names or path.stem.startswith(names)]
    for document in chosen:
        label = read_label(document)
        found = extract(str(document))
        score, misses = scorer.score_doc(label, found["actions"], [one for one in found["meetings"] if one["start"]])
        scorer.add(total, score)
        if not any(entry["kind"] == "explicit" for entry in label["actions"]):
            free, drew = free + 1, drew + (score["fp"] > 0)
        if details and misses:
            print(document.name, *misses, sep="\n     ")
    print(scorer.HEAD)
    print(scorer.row("own corpus", total, len(chosen)))
    owners, dues = (f"{total[f'{key}_hit']} of {total[f'{key}_has']}" for key in ("own", "due"))
    print(f"owner exact where named {owners}, due right where given {dues}")
    print(f"documents without explicit actions {free}, of which {drew} drew false ones; meetings false {total['mfp']}")


def load_scorer() -> ModuleType:
    """score.py of the corpus beside the project, as a module."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
