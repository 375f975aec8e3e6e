"""One-tap answers: mailto: links (RFC 6068) that open a reply already written. Knows no template."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote


def answer_links(reply_to: str, subject: str, message_id: str = "") -> Callable[[str], str]:
    """A function from the body of an answer to its mailto: link; what all links of a mail share is written once.

    The link goes to `reply_to` and opens a message with `subject` and the body, line ends as CRLF.
    The plus of a plus-address is written %2B: RFC 6068 lets "+" stand, yet web mail reads it as a space.
    `message_id` goes in as In-Reply-To (RFC 6068 section 2 allows it, few programs obey), without brackets.
    """
    before = f"{mail_link(reply_to)}?subject={quote(subject, safe='')}&body="
    after = f"&In-Reply-To={quote(f'<{message_id}>', safe='')}" if message_id else ""
    return lambda body: f"{before}{_body(body)}{after}"


@lru_cache(maxsize=1000)
def _body(body: str) -> str:
    """Quoted; "1 done" stands in most mails."""
    return quote("\r\n".join(body.splitlines()), safe="")


def mail_link(address: str) -> str:
    """A mailto: link to `address` alone: what looks like a field in it ("a?bcc=b@...") is part of the address."""
    return f"mailto:{quote(address, safe='@')}"


def reply_subject(subject: str) -> str:
    """The subject of an answer: "Re: " in front, once (RFC 5322 3.6.5)."""
    return subject if subject[:3].casefold() == "re:" else f"Re: {subject}"
