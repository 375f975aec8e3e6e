"""Run the score programs of ../shared/corpus/mail on the reading side of mail: `python -m bench.replies [SHOW]`.

Prints the head line of each program and, with SHOW, that many failures. Exit code 2 where the corpus is absent.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "mail"

#: Score program, the adapter that it is given, further options.
RUNS = (
    ("score_reply.py", "visible_text", ()),
    ("score_auto.py", "automatic", ()),
    ("score_bounce.py", "bounce", ()),
    ("score_malformed.py", "parse", ("--all",)),
    ("score_imip.py", "calendar_mail", ()),
    ("score_intent.py", "intent", ()),
)
_TELLING = ("ALL", "MODERN", "NEUTRAL", "real", "English", "other", "auto_reply +", "messages", "errors", "time", "n=")


def run(program: str, adapter: str, options: tuple[str, ...], show: int) -> int:
    """Run one score program; return its exit code."""
    command = [sys.executable, str(CORPUS / program), f"bench.adapters:{adapter}", *options, "--show", str(show)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    print(f"== {program} {adapter}")
    print("\n".join(line for line in lines if show or line.startswith(_TELLING)) or done.stderr[-400:])
    return done.returncode


def main(show: int) -> int:
    """Run all; return the number of programs that failed to run."""
    if not CORPUS.is_dir():
        print(f"{CORPUS} is not there: nothing to measure")
        return 2
    return sum(1 for program, adapter, options in RUNS if run(program, adapter, options, show))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
