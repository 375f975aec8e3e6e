"""The project's own files, as far as they are kept under version control."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("service", "tasks", "demo")


@cache
def tracked() -> tuple[Path, ...]:
    """Every tracked file that is there; without git, every file of the packages and of what surrounds them."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        folders = (*PACKAGES, "tests", "templates", "config", "docs", "bench")
        return tuple(path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    names = filter(None, listed.decode().split("\0"))
    return tuple(path for name in names if (path := ROOT / name).is_file())


@cache
def modules() -> tuple[Path, ...]:
    """The Python files of the product."""
    return tuple(sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py")))


def name_of(path: Path) -> str:
    """The path as a test shows it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """A file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))
