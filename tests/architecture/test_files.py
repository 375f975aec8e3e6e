"""Rooms: sizes, first lines, and what must stand in no file."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, modules, name_of, tracked, tree_of

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
#: Statements that Alembic wrote.
GENERATED = "service/store/migrations/versions/"

#: Put together here, so that this file does not hold them.
MACHINE_PATHS = re.compile(
    "|".join(rf"(?<![\w.$}}]){folder}" for folder in ("/" + "work/", "/" + "root/", "/" + "Users/"))
)
REGISTRIES = re.compile(
    "|".join(
        rf"\b{name}\.{top}\b"
        for name, top in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"), ("npmjs", "org"),
                          ("docker", "io"), ("ghcr", "io"), ("quay", "io"))
    )
)  # fmt: skip


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_in_its_first_line_what_it_is(path: Path) -> None:
    first = (ast.get_docstring(tree_of(path)) or "").split("\n")[0]
    assert len(first) > 15, f"{name_of(path)} does not say what it is"
    assert first[-1] in ".?", f"the first line of {name_of(path)} is no whole sentence"


@pytest.mark.parametrize("path", [p for p in modules() if GENERATED not in name_of(p)], ids=name_of)
def test_no_room_is_too_large(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_rooms_are_small_as_a_rule() -> None:
    sizes = sorted(
        len(path.read_text(encoding="utf-8").splitlines()) for path in modules() if path.name != "__init__.py"
    )
    assert sizes[len(sizes) // 2] <= 130


@pytest.mark.parametrize("banned", ["utils", "helpers", "helper", "manager", "misc", "common", "base"])
def test_no_room_is_called_after_nothing(banned: str) -> None:
    assert [name_of(path) for path in modules() if banned in path.stem.split("_")] == []


def _texts() -> list[tuple[str, str]]:
    found = []
    for path in tracked():
        octets = path.read_bytes()
        if b"\0" not in octets[:2000]:
            found.append((name_of(path), octets.decode("utf-8", "replace")))
    return found


def test_no_file_names_a_machine_or_a_registry() -> None:
    wrong = [
        f"{name}:{text[: found.start()].count(chr(10)) + 1}: {found.group()}"
        for name, text in _texts()
        for pattern in (MACHINE_PATHS, REGISTRIES)
        for found in pattern.finditer(text)
    ]
    assert wrong == []


def test_no_large_file_is_kept() -> None:
    assert [name_of(path) for path in tracked() if path.stat().st_size > 1_000_000] == []


def test_every_package_is_installed() -> None:
    configuration = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = {name_of(path.parent).replace("/", ".") for path in modules() if path.name == "__init__.py"}
    missing = {name for name in packages if not name.startswith("demo") and f'"{name}"' not in configuration}
    assert missing == set()


def test_templates_are_installed_with_the_package() -> None:
    packaging = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    assert "service.templates" in packaging["packages"]
    folder = ROOT / packaging["package-dir"]["service.templates"]
    taken = {path for pattern in packaging["package-data"]["service.templates"] for path in folder.glob(pattern)}
    templates = {path for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert len(templates) > 20
    assert templates <= taken


def test_unit_tests_stand_where_the_module_stands() -> None:
    packages = {path.parent.name for path in (ROOT / "service").glob("*/__init__.py")}
    folders = {
        path.name for path in (ROOT / "tests" / "unit").iterdir() if path.is_dir() and path.name != "__pycache__"
    }
    assert folders <= {*packages, "tasks"}


#: Required by what we import, and named so that their versions are ours: the driver of PostgreSQL, the time zones.
UNSEEN = {"psycopg", "tzdata"}
#: Parts of Celery and of pydantic-settings under names of their own.
INSEPARABLE = {"kombu", "pydantic"}


def _plain(name: str) -> str:
    return re.split(r"[\[><=~! ]", name)[0].lower().replace("_", "-").replace(".", "-")


def _imported() -> set[str]:
    """The top names of what the product imports."""
    found = set()
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def test_what_is_imported_is_required_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = set(map(_plain, project["dependencies"]))
    by_module = packages_distributions()
    used = {_plain(name) for module in _imported() for name in by_module.get(module, ())} - {"minutepost"}
    assert used - required <= INSEPARABLE
    assert required - used == UNSEEN
