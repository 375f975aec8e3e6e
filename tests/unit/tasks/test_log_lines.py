"""What of Celery's own log lines is kept, and how short."""

from __future__ import annotations

import logging
import sys

from celery.beat import SchedulingError

from tasks.log_lines import is_news, shorten_a_tick_that_was_not_sent


def record(error: Exception, message: str = "Message Error: %s\n%s") -> logging.LogRecord:
    """What Celery logs of an error: a message, two stacks."""
    try:
        raise error
    except type(error):
        return logging.LogRecord("celery", logging.ERROR, "", 1, message, (error, ["a stack"]), sys.exc_info())


def test_a_tick_that_was_not_sent_is_told_in_a_line() -> None:
    said = record(SchedulingError("Couldn't apply scheduled task poll: Connection refused."))
    assert shorten_a_tick_that_was_not_sent(said)
    expected = "Couldn't apply scheduled task poll: Connection refused. It comes again with its next tick."
    assert said.getMessage() == expected
    assert said.exc_info is None


def test_any_other_error_keeps_its_stack() -> None:
    said = record(ValueError("unexpected"))
    assert shorten_a_tick_that_was_not_sent(said)
    assert said.exc_info
    assert "a stack" in said.getMessage()


def test_the_announced_default_is_left_out_and_other_warnings_are_not() -> None:
    assert not is_news(record(ValueError(), "x.py:427: CPendingDeprecationWarning: In Celery 5.1 %s %s"))
    assert is_news(record(ValueError(), "x.py:3: UserWarning: look %s %s"))
