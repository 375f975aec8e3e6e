"""How log lines look: one line of key=value or JSON, colours on a terminal. Ids and reasons, never bodies.

The lines of libraries take the same form as ours, so that whoever collects them reads one format.
"""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def configure(level: str, form: str = "auto") -> None:
    """Send log lines at `level` and above to standard error; `form` is "auto" or "json"."""
    renderer = _renderer(form)
    logging.basicConfig(level=logging.WARNING, handlers=[_of_libraries(renderer)], force=True)
    structlog.configure(
        processors=[*_common(), renderer],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def _common() -> list[Processor]:
    """What every line gets before it is rendered."""
    return [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]


def _of_libraries(renderer: Processor) -> logging.Handler:
    """A handler for what Celery and other libraries complain about."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, _in_one_line, *_common()],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    return handler


def _in_one_line(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Libraries put line feeds into their messages; a line is an entry."""
    event["event"] = " ".join(str(event["event"]).split())
    return event


def _renderer(form: str) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer()
    if sys.stderr.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"])
