"""What a user can set or type, and what the store keeps, is written down."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from typer.main import get_command

from service.__main__ import app
from service.domain.directory_table import COLUMNS
from service.settings import Settings
from service.store.tables import metadata
from tests.architecture.tree import ROOT

TOML = (ROOT / "config" / "service.toml").read_text(encoding="utf-8")
OPERATIONS = "\n".join(
    (ROOT / name).read_text(encoding="utf-8") for name in ("docs/operations.md", "README.md") if (ROOT / name).is_file()
)
#: Set by the program, not by a user.
INTERNAL = {"base"}


def _settings(model: type[BaseModel], section: str = "") -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _settings(inner, f"{section}.{name}".strip("."))
        elif name not in INTERNAL or section:
            yield section, name


def _shown(section: str) -> str:
    """The lines of a section of service.toml."""
    if not section:
        return TOML.split("\n[", 1)[0]
    found = re.search(rf"^#?\s*\[{re.escape(section)}\]\n(.*?)(?=^#?\s*\[|\Z)", TOML, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


@pytest.mark.parametrize(("section", "name"), list(_settings(Settings)))
def test_every_setting_is_in_service_toml(section: str, name: str) -> None:
    assert re.search(rf"^#?\s*{name}\s*=", _shown(section), re.MULTILINE), f"[{section}] {name} is not shown"


def test_every_line_of_service_toml_is_a_setting() -> None:
    known = {(section, name) for section, name in _settings(Settings)}
    section, unknown = "", []
    for line in TOML.splitlines():
        if found := re.match(r"#?\s*\[([\w.]+)\]$", line):
            section = found[1]
        elif (found := re.match(r"#?(\w+) ?=", line)) and (section, found[1]) not in known:
            unknown.append(f"[{section}] {found[1]}")
    assert unknown == []


def test_the_defaults_shown_are_the_defaults() -> None:
    plain = re.sub(r"^#(\w+ =)", r"\1", TOML, flags=re.MULTILINE)
    shown = tomllib.loads(re.sub(r"^\w+ =\s*$", "", plain, flags=re.MULTILINE))
    wrong = list(_differences(shown, Settings.model_fields))
    assert wrong == []


def _differences(shown: dict[str, object], fields: object, section: str = "") -> Iterator[str]:
    assert isinstance(fields, dict)
    for name, value in shown.items():
        field = fields[name]
        if isinstance(value, dict) and not isinstance(field.default, dict):
            yield from _differences(value, type(field.default).model_fields, f"{section}{name}.")
            continue
        default = field.default
        default = default.get_secret_value() if hasattr(default, "get_secret_value") else default
        default = list(default) if isinstance(default, tuple) else default
        if value != default and str(value) != str(default):
            yield f"{section}{name}: shown {value!r}, is {default!r}"


def _commands() -> Iterator[str]:
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", {})
        yield from (f"{name} {one}" for one in inner) if inner else (name,)


@pytest.mark.parametrize("command", sorted(_commands()))
def test_every_command_is_in_the_operators_manual(command: str) -> None:
    *group, last = command.split()
    lines = [line for line in OPERATIONS.splitlines() if all(f"minutepost {word}" in line for word in group)]
    wanted = rf"`{last}`|\bminutepost {command}\b" if group else rf"\b(?:minutepost|service) {command}\b"
    assert any(re.search(wanted, line) for line in lines), f"{command} is not explained"


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_of_the_directory_is_explained(column: str) -> None:
    assert re.search(rf"^\|[^|]*\b{column}\b", OPERATIONS, re.MULTILINE)


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_every_table_is_in_the_map(table: str) -> None:
    assert f"`{table}`" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: object) -> None:
    assert hasattr(path, "read_text")
    text = path.read_text(encoding="utf-8")
    targets = [t.split("#")[0] for t in re.findall(r"\]\((?!https?://|mailto:|#)([^)\s]+)\)", text)]
    broken = [target for target in targets if target and not (path.parent / target).exists()]  # type: ignore[attr-defined]
    assert broken == []


def test_files_named_in_the_map_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = set(
        re.findall(r"`((?:domain|workflows|documents|parsing|mail|calendaring|store|transport)/[\w/]+\.py)`", text)
    )
    assert named
    assert {name for name in named if not (ROOT / "service" / name).is_file()} == set()


def _faults_shown() -> Iterator[tuple[str, str]]:
    """What docs/reliability.md says reproduces a fault: the file, and the words after -k."""
    file = ""
    for line in (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| What breaks"):
            file = found[1] if (found := re.search(r"`(test_\w+\.py)`", line)) else ""
        for named, words in re.findall(r'`(?:(test_\w+\.py) )?-k "?([^`"]+)"?`', line):
            yield named or file, words


@pytest.fixture(scope="module")
def faults() -> str:
    """The ids of the tests that show faults, one a line."""
    collect = [
        "-m",
        "pytest",
        "tests/faults",
        "tests/workflows",
        "tests/integration/test_smtp_pipelining.py",
        "tests/integration/test_workers_postgres.py",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "slow or not slow",
    ]
    done = subprocess.run([sys.executable, *collect], cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_fault_that_is_promised_can_be_reproduced(faults: str) -> None:
    shown = list(_faults_shown())
    tests = [line.lower() for line in faults.splitlines()]
    missing = [
        f"{file} -k {words}"
        for file, words in shown
        if not any(file in test and all(w.lower() in test for w in words.split(" and ")) for test in tests)
    ]
    assert len(shown) > 20
    assert missing == []
