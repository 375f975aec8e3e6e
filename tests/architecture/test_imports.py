"""Who may import whom: the contracts in pyproject.toml, run."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.architecture.tree import ROOT


def test_the_import_contracts_are_kept() -> None:
    program = os.path.join(os.path.dirname(sys.executable), "lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
