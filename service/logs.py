"""How log lines look: one line of key=value or JSON, colours on a terminal. Ids and reasons, never bodies.

The lines of libraries take the same form as ours, so that whoever collects them reads one format.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Sequence

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def configure(level: str, form: str = "auto") -> None:
    """Send log lines at `level` and above to standard error; `form` is "auto" or "json"."""
    rendering = _rendering(form)
    logging.basicConfig(level=logging.WARNING, handlers=[_of_libraries(rendering)], force=True)
    structlog.configure(
        processors=[*_common(), *rendering],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


#: What moves a terminal's cursor or ends a line for some reader: C0 and C1 controls, LINE and PARAGRAPH SEPARATOR.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _without_controls(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Names, subjects and servers' words come from outside: written as \\x1b they neither colour nor forge a line."""
    return {name: _shown(name, value) if isinstance(value, str) else value for name, value in event.items()}


def _shown(name: str, words: str) -> str:
    """A stack keeps its lines: the renderer knows how to show them."""
    kept = "\n" if name == "exception" else ""
    return _CONTROLS.sub(lambda found: found[0] if found[0] == kept else ascii(found[0])[1:-1], words)


def _common() -> list[Processor]:
    """What every line gets before it is rendered."""
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]


def _of_libraries(rendering: Sequence[Processor]) -> logging.Handler:
    """A handler for what Celery and other libraries complain about."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, _in_one_line, *_common()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendering],
        )
    )
    return handler


def _in_one_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Libraries put line feeds into their messages; a line is an entry."""
    event["event"] = " ".join(str(event["event"]).split())
    return event


def _rendering(form: str) -> Sequence[Processor]:
    if form == "json":  # escapes by itself
        return [structlog.processors.JSONRenderer()]
    if sys.stderr.isatty():
        return [_without_controls, structlog.dev.ConsoleRenderer()]
    return [_without_controls, structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])]
