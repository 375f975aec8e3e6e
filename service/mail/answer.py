"""One-tap answers: mailto: links (RFC 6068) that open a reply already written. Knows no template."""

from __future__ import annotations

from urllib.parse import quote


def answer_link(reply_to: str, subject: str, body: str, message_id: str = "") -> str:
    """A mailto: link to `reply_to` whose message has `subject` and `body`, line ends as CRLF.

    The plus of a plus-address is written %2B: RFC 6068 lets "+" stand, yet web mail reads it as a space.
    `message_id` goes in as In-Reply-To (RFC 6068 section 2 allows it, few programs obey), without brackets.
    """
    fields = {"subject": subject, "body": "\r\n".join(body.splitlines())}
    if message_id:
        fields["In-Reply-To"] = f"<{message_id}>"
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())
    return f"{mail_link(reply_to)}?{query}"


def mail_link(address: str) -> str:
    """A mailto: link to `address` alone: what looks like a field in it ("a?bcc=b@...") is part of the address."""
    return f"mailto:{quote(address, safe='@')}"


def reply_subject(subject: str) -> str:
    """The subject of an answer: "Re: " in front, once (RFC 5322 3.6.5)."""
    return subject if subject[:3].casefold() == "re:" else f"Re: {subject}"
