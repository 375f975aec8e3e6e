"""The reading side of service/mail as the score_*.py programs of the shared corpus call it: octets in, a plain value out."""

from __future__ import annotations

from service.errors import UnreadableError
from service.mail.body import visible_text as visible_words
from service.mail.read import read_message


def visible_text(octets: bytes) -> str:
    """score_reply.py: the new words."""
    return visible_words(read_message(octets)).text
