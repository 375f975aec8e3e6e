"""`make interop`: are our invitations read alike by other people's calendars, and do we read what those answer?

    python -m interop.run [INVITES] [--work DIR] [--setup none|core|all] [--thunderbird]

INVITES is a folder with validate_invite.py, setup.sh and peers/ (default ../shared/invites beside the project); it is
copied to DIR (default var/interop) once and set up there: "core" needs PyPI and npm, "all" apt and root as well.
Prints a table; exit 0 where nothing fails or the folder is absent, 1 where something fails, 2 where it could not run.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.calendar_adapter import calendar_mail
from interop.meetings import Case, cases
from interop.seeds import seed_cases
from interop.thunderbird import live_through
from service.calendaring.read import read_calendar
from service.domain.invitation import Method, Partstat
from service.domain.wording import clip

ROOT = Path(__file__).resolve().parent.parent
#: Mails that the peers answer: they take seconds each.
ANSWERED = ("address", "no-time", "Lord_Howe-2027-10-03")
_SLOWEST = 1800
#: How much of a finding fits the table.
_FINDING = 160


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    failures: tuple[str, ...]
    warnings: tuple[str, ...]
    #: What each reader said, by name.
    readers: Mapping[str, str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run everything; the exit code is the verdict."""
    options = _options(arguments)
    console = Console(width=140)
    if not (options.invites / "validate_invite.py").is_file():
        console.print(f"skipped: {options.invites} has no validate_invite.py")
        return 0
    try:
        tools = _set_up(options.invites.resolve(), options.work.resolve(), options.setup)
        rows = [row for case in (*cases(), *seed_cases()) for row in _check(tools, case)]
        rows += _answers(tools)
        if options.thunderbird:
            mails = sorted((tools.parent / "mails").glob("lifecycle.*.eml"))
            rows.append(Row("Thunderbird lifecycle", live_through(tools, mails, _run), (), {}))
    except (subprocess.SubprocessError, OSError, json.JSONDecodeError) as error:
        console.print(f"could not run: {error}")
        return 2
    _show(console, rows)
    return 1 if any(row.failures for row in rows) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("invites", nargs="?", type=Path, default=ROOT.parent / "shared" / "invites")
    parser.add_argument("--work", type=Path, default=ROOT / "var" / "interop")
    parser.add_argument("--setup", choices=("none", "core", "all"), default="core")
    parser.add_argument("--thunderbird", action="store_true", help="let an installed Thunderbird answer (a minute)")
    return parser.parse_args(arguments)


def _set_up(invites: Path, work: Path, how: str) -> Path:
    """The copied folder with its readers installed; one that has been set up is used as it is."""
    tools = work / "invites"
    if not tools.is_dir():
        shutil.copytree(invites, tools, copy_function=shutil.copy)
        for path in (tools, *tools.rglob("*")):
            path.chmod(path.stat().st_mode | 0o600)
    if how != "none" and not (tools / "venv").is_dir():
        _run([str(tools / "setup.sh"), *(("core",) if how == "core" else ())], SKIP_TB="1")
    return tools


def _check(tools: Path, case: Case) -> Iterator[Row]:
    """The validator's findings on each mail of a case, and on all together where there are several."""
    folder = tools.parent / "mails"
    folder.mkdir(exist_ok=True)
    files = [folder / f"{case.name}.{number}.eml" for number in range(len(case.mails))]
    for file, octets in zip(files, case.mails, strict=True):
        file.write_bytes(octets)
    series = ["--series"] if len(files) > 1 else []
    peers = ["--peers", str(tools.parent / "answers")] if case.name in ANSWERED else []
    validator = [sys.executable, str(tools / "validate_invite.py"), "--json", f"--now={case.now:%Y-%m-%d}"]
    for report in json.loads(_run([*validator, *series, *peers, *map(str, files)])):
        yield _row(report, f"{case.name} series" if report["file"] == "series" else Path(report["file"]).stem)


#: How a reader that is not there says so.
_ABSENT = re.compile(r'"skip":true|No module named|No such file|not found|Cannot find|cannot load|not available')


def _row(report: Mapping[str, Any], name: str) -> Row:
    absent = [item for item in report["findings"] if item["code"][:2] in ("P-", "Q-") and _ABSENT.search(item["text"])]
    missing = {item["code"][2:] for item in absent}
    readers = {reader: said for reader, said in report["parsers"].items() if reader.split()[-1] not in missing}
    found = {
        level: tuple(
            f"{item['code']}: {item['text']}"
            for item in report["findings"]
            if item["level"] == level and item not in absent
        )
        for level in ("FAIL", "WARN")
    }
    return Row(name, found["FAIL"], found["WARN"], readers)


def _answers(tools: Path) -> list[Row]:
    """What we make of the answers that the peers gave: UID, attendee and answer must be theirs."""
    folder = tools.parent / "answers"
    if not folder.is_dir():
        return []
    files = sorted(path for path in folder.iterdir() if ".request." not in path.name)
    return [Row(f"read {file.name}", _misread(file), (), {}) for file in files]


def _misread(file: Path) -> tuple[str, ...]:
    """The file's name says which answer was asked of the peer: <mail>.<peer>.<answer>.<ics or eml>."""
    *stem, _peer, wanted, kind = file.name.split(".")
    uid = next(iter(read_calendar((file.parent / f"{'.'.join(stem)}.request.ics").read_bytes()))).uid
    if kind == "eml":
        found = calendar_mail(file.read_bytes())
        return () if (found["method"], found["uid"]) == (Method.REPLY, uid) else (f"read as {found}",)
    answers = read_calendar(file.read_bytes())
    if len(answers) != 1 or answers[0].uid != uid:
        return (f"read as {answers}",)
    right = {
        "counter": answers[0].method is Method.COUNTER and answers[0].proposed_start is not None,
        "refresh": answers[0].method is Method.REFRESH,
        "delegated": answers[0].partstat is Partstat.DELEGATED and bool(answers[0].delegated_to),
    }
    return () if right.get(wanted, answers[0].partstat.lower() == wanted) else (f"read as {answers[0]}",)


def _run(command: Sequence[str], **environment: str) -> str:
    """Standard output; the validator's exit code 1 only says that it found something."""
    setting = ["env", *(f"{name}={value}" for name, value in environment.items())]
    done = subprocess.run([*setting, *command], stdout=subprocess.PIPE, timeout=_SLOWEST, text=True, check=False)  # noqa: S603 # programs of the folder that the caller named
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, command)
    return done.stdout


def _show(console: Console, rows: Sequence[Row]) -> None:
    table = Table("mail", "verdict", "readers that agree", "findings")
    for row in rows:
        read = [said for said in row.readers.values() if said not in ("not installed", "no reply")]
        agree = sum("agrees" in said or ":ok" in said for said in read)
        findings = "\n".join(clip(finding, _FINDING) for finding in (*row.failures, *row.warnings))
        table.add_row(row.name, "FAIL" if row.failures else "pass", f"{agree} of {len(read)}" if read else "", findings)
    console.print(table)
    failed = sum(bool(row.failures) for row in rows)
    console.print(f"{len(rows) - failed} of {len(rows)} pass")


if __name__ == "__main__":
    sys.exit(main())
