"""Log lines of ours and of libraries: one form, one line each."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from service import logs


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


def test_a_library_s_line_has_the_form_of_ours(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info", "json")
    logging.getLogger("library").error("Cannot connect.\n\n  Trying again in %s seconds", 2)
    structlog.get_logger().info("mail_sent", number=3)
    theirs, ours = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert theirs["event"] == "Cannot connect. Trying again in 2 seconds"
    assert (theirs["level"], theirs["logger"]) == ("error", "library")
    assert (ours["event"], ours["number"]) == ("mail_sent", 3)
    assert {"timestamp", "level", "event"} <= theirs.keys() & ours.keys()


def test_a_stack_stays_within_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("info")
    try:
        int("twelve")
    except ValueError:
        logging.getLogger("library").exception("failed")
    (line,) = capsys.readouterr().err.splitlines()
    assert "ValueError: invalid literal" in line
    assert "event=failed" in line


def test_libraries_are_heard_from_warnings_on(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("debug")
    logging.getLogger("library").info("chatter")
    assert not capsys.readouterr().err


@pytest.mark.parametrize("form", ["auto", "json"])
def test_words_from_outside_neither_steer_a_terminal_nor_begin_a_line(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    logs.configure("info", form)
    words = "not here\r2027-01-01 level=info \x1b[2J\x9b31m\x85\u2028end\n"
    structlog.get_logger().warning("held", reason=words)
    logging.getLogger("library").warning("said %s", words)
    shown = capsys.readouterr().err
    assert len(shown.splitlines()) == 2
    assert all(letter.isprintable() for letter in shown.replace("\n", ""))
    assert "x1b[2J" in shown or "u001b[2J" in shown
