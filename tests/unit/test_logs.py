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
