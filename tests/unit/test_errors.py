"""The error taxonomy: what a caller must do follows from the class alone."""

from __future__ import annotations

import inspect

import pytest

from service import errors
from service.errors import (
    ConfigurationError,
    MinutepostError,
    PermanentError,
    SubmissionDeferredError,
    SubmissionRejectedError,
    TransientError,
    UnreadableError,
)

CLASSES = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, MinutepostError)]


@pytest.mark.parametrize("error", CLASSES)
def test_every_error_says_what_it_means_and_is_of_one_kind(error: type[MinutepostError]) -> None:
    assert error.__doc__
    kinds = [
        kind
        for kind in (ConfigurationError, UnreadableError, TransientError, PermanentError)
        if issubclass(error, kind)
    ]
    assert len(kinds) == (0 if error is MinutepostError else 1)


@pytest.mark.parametrize("error", CLASSES)
def test_the_tree_in_the_docstring_is_the_tree(error: type[MinutepostError]) -> None:
    assert error.__name__ in (errors.__doc__ or "")


def test_one_line_a_person_can_act_on() -> None:
    assert str(ConfigurationError("mailbox.host", "is missing", "Set it.")) == "mailbox.host: is missing. Set it."
    assert str(UnreadableError("notes.doc", "is a scan", "Send a PDF.")) == "notes.doc: is a scan. Send a PDF."


def test_errors_carry_their_evidence() -> None:
    assert (SubmissionDeferredError("x").code, SubmissionDeferredError("x", 451).code) == (0, 451)
    assert SubmissionRejectedError("x", 550, "5.1.1").enhanced == "5.1.1"
