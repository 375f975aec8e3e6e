"""Lets the corpus scorers call the reply reader: text in, (label, {number: label}) out, in the corpus's label names.

The corpus knows no "comment", "stop_reminders" or "reopen"; these become the label nearest to what the service does.
"""

from __future__ import annotations

from datetime import date

from service.domain.message import Message
from service.domain.reply import Intent
from service.mail.body import visible_text
from service.parsing.replies import parse_reply

#: The corpus's mails are of this week.
_TODAY = date(2026, 11, 18)
_LABELS = {Intent.COMMENT: "none", Intent.STOP_REMINDERS: "none", Intent.REOPEN: "not_done"}


def intent(text: str, n_actions: int = 1) -> tuple[str, dict[int, str]]:
    """The intent of a mail's text, quote and all, and per number. A closing that the reader doubts counts as one."""
    new = visible_text(Message(message_id="bench", text=text))
    reply = parse_reply(new.text, count=n_actions, today=_TODAY, certain=new.certain)
    return _label(reply.intent), {number: _label(answer.intent) for number, answer in reply.items.items()}


def _label(value: Intent) -> str:
    return _LABELS.get(value, value.value)
