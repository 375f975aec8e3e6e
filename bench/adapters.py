"""Every adapter that a score program outside this project is given: `bench.adapters:<name>`."""

from __future__ import annotations

from bench.calendar_adapter import calendar_mail
from bench.intent_adapter import intent
from bench.mail_adapters import automatic, bounce, parse, visible_text
from bench.reading_adapter import extract

__all__ = ["automatic", "bounce", "calendar_mail", "extract", "intent", "parse", "visible_text"]
