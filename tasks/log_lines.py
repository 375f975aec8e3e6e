"""What Celery says in the log: in our form, and no more than a reader needs. Knows Celery's loggers; knows no task."""

from __future__ import annotations

import logging

from celery.beat import SchedulingError
from celery.exceptions import CPendingDeprecationWarning

from service import logs
from service.settings import load


def use_our_form(**_: object) -> None:
    """Answer Celery's question how to log, with which it leaves the form to us; the level is the settings' to say."""
    settings = load()
    logs.configure(settings.log, settings.log_format)
    logging.getLogger("celery.beat").addFilter(shorten_a_tick_that_was_not_sent)
    logging.getLogger("py.warnings").addFilter(is_news)


def shorten_a_tick_that_was_not_sent(record: logging.LogRecord) -> bool:
    """Where the broker is away, beat shows two stacks for every tick; the reason and what follows are enough."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, SchedulingError):
        record.msg, record.args, record.exc_info = "%s It comes again with its next tick.", (str(error),), None
    return True


def is_news(record: logging.LogRecord) -> bool:
    """Celery announces, at each loss of the broker, a default that tasks/configuration.py decides."""
    return CPendingDeprecationWarning.__name__ not in record.getMessage()
