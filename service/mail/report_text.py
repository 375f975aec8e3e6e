"""What a delivery report without RFC 3464 fields says in words: recipients, status, reason. Knows no MIME parts."""

from __future__ import annotations

import re
from collections.abc import Collection

from service.domain.message import DeliveryAction, Message
from service.mail.charsets import decode, lines_joined_by_lf
from service.mail.markup import text_of_markup

_ADDRESS = re.compile(r"(?<![\w.+=@-])[^\s<>\"',;:()\[\]=]{1,128}@[A-Za-z0-9](?:[\w.-]*\w)?")
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]\d|\.\d)")
#: Where the server's words end and the returned message begins: the label in a rule, or a line of its own.
_LABEL = re.compile(
    r"[^\n]{0,70}?(?:copy of (?:the|your) message|original message|returned message|message header|unsent message|"
    r"(?:full )?(?:body|headers?|text) of (?:the|your)|undelivered|beginning of|enclosed are)\b",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"(?:the )?(?:original|returned|your|following|undelivered) message(?: headers?| text| body)?"
    r"(?: follows| was|:|[ \t]*-+)|(?:message )?headers? follows?|"
    r"below (?:this line )?(?:is|are) (?:a copy|the (?:original )?(?:message|headers))|"
    r"received: (?:from|by)\b|return-path: |(?:x-)?message-id: <|mime-version: ",
    re.IGNORECASE,
)
#: Ways in which servers name the recipient that failed, the surest first; the group is the address.
_A = r"<?([^\s<>\"',;:()\[\]=]{1,128}@[A-Za-z0-9](?:[\w.-]*\w)?)>?"
_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        rf"^[ \t]*(?:final|original)-recipient\s*:\s*(?:rfc822\s*;)?\s*{_A}",
        rf"\brcpt to:\s*{_A}",
        rf"^[ \t>*-]*(?:failed |unknown |invalid |bad )?(?:recipients?|addressee|(?:e-?mail )?address(?:es)?|to|"
        rf"user|mailbox|sent to)"
        rf"\s*(?:\([^)]*\))?\s*:\s*{_A}",
        rf"^[ \t]*{_A}\s*(?:\.{{3}}|:|\((?:expanded|generated|reason|ultimately)|$)",
        rf"(?:deliver\w*|sent?|message|mail|addressed)(?: \w+)?(?: \w+)? (?:to|for)(?: \w+){{0,5}}?:?\s+{_A}",
        rf"{_A}[^\n]{{0,60}}(?:unknown|not (?:exist|found|known|recogni)|does ?n.t|rejected|refused|full|"
        rf"disabled|unavailable|fail|denied)",
        rf"(?:unknown|not found|reject\w*|refused|full|disabled|unavailable|fail\w*|denied|user|550|554|553|"
        rf"571)[^\n]{{0,60}}?{_A}",
    )
)
_ASIDE = re.compile(
    rf"^[ \t>*-]*(?:message[ -]?id|(?:mail |envelope )?from|sender|return-path|reply-to|"
    rf"x-postfix-sender)\s*:\s*(?:rfc822\s*;\s*)?"
    rf"(?:[^\n<]*<)?{_A}",
    re.IGNORECASE | re.MULTILINE,
)
_NOT_A_RECIPIENT = re.compile(r"^(?:mailer-?daemon|post_?master|mdaemon|abuse|help|support|no-?reply)@", re.IGNORECASE)
_DELAY = re.compile(
    r"\bdelay(?:ed)?\b|still (?:trying|being retried)|will (?:be retried|continue|keep trying|retry)|"
    r"not yet been delivered|no need to resend|"
    r"has not (?:yet )?been delivered.{0,80}(?:hours|minutes)|temporar(?:y|ily)|you do not need to resend",
    re.IGNORECASE | re.DOTALL,
)
_WARNING = re.compile(
    r"\bwarning only\b|do not need to resend|will keep trying until|still undelivered after|"
    r"delivery attempts will continue|only a temporary (?:failure|error)",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    r"permanent|giving up|given up|returned to sender|undeliver|failed permanently|cannot send message for|"
    r"could not be delivered|delivery (?:has )?fail|fatal error",
    re.IGNORECASE,
)
_LONGEST = 60_000
#: Searching for addresses is quadratic in the length of a line.
_LONGEST_LINE = 400
_MOST_LINES = 1_500


def words_of(message: Message) -> str:
    """The server's words: the plain body, else the markup, else text found in parts that are no returned message."""
    text = message.text
    if not text.strip() and message.html:
        text = text_of_markup(message.html)
    if not _ADDRESS.search(text):
        texts = [
            part
            for part in message.parts
            if part.content_type.startswith("text/") and "rfc822" not in part.content_type
        ]
        text = "\n".join([text, *(lines_joined_by_lf(decode(part.octets[:_LONGEST])) for part in texts)])
    return "\n".join(line[:_LONGEST_LINE] for line in text[:_LONGEST].split("\n")[:_MOST_LINES])


def server_words(words: str) -> str:
    """`words` up to the returned copy."""
    head = words[: _copy_at(words)]
    return head if _ADDRESS.search(head) else words


def returned_copy(words: str) -> str:
    """What follows the server's words; all of them where no boundary shows."""
    at = _copy_at(words)
    return words[at:] if at < len(words) else words


def _copy_at(words: str) -> int:
    """The offset of the line that begins the returned copy; the length of `words` without one."""
    at = 0
    for line in words.split("\n"):
        told = line.lstrip(" \t>*-")
        if _COPY.match(told) or ("--" in line[: len(line) - len(told)] and _LABEL.match(told)):
            return at
        at += len(line) + 1
    return len(words)


def find_recipients(message: Message, words: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the recipients that failed: the X-Failed-Recipients field, else by the surest wording that names any.

    `known` are addresses of the report itself (its sender, and us): not recipients.
    """
    failed = tuple(dict.fromkeys(_ADDRESS.findall(message.header("X-Failed-Recipients"))))
    if failed:
        return failed
    told = server_words(words)
    found = _first_named(told, frozenset(known) | named_aside(told))
    return found or _first_named(words, known) or _first_named(told, ())


def _first_named(told: str, known: Collection[str]) -> tuple[str, ...]:
    """By the surest wording; else the first address of all. Only lines at an @ are looked at."""
    lines = told.split("\n")
    told = "\n".join(line for line, below in zip(lines, (*lines[1:], ""), strict=True) if "@" in line or "@" in below)
    for pattern in _NAMED:
        found = _acceptable(pattern.findall(told), known)
        if found:
            return found
    return _acceptable(_ADDRESS.findall(told), known)[:1]


def named_aside(words: str) -> frozenset[str]:
    """Addresses that the words name as sender or as identifier, not as recipient."""
    return frozenset(address.casefold() for address in _ASIDE.findall(words))


def _acceptable(found: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    kept = [address.strip(".") for address in found]
    return tuple(
        dict.fromkeys(
            address for address in kept if address.casefold() not in known and not _NOT_A_RECIPIENT.match(address)
        )
    )


def action_of(subject: str, words: str) -> DeliveryAction:
    """Delayed where the server says that it goes on trying, and does not say that it gave up; else failed."""
    told = f"{subject}\n{server_words(words)[:3000]}"
    delayed = _DELAY.search(told) and not _FAILURE.search(told)
    return (
        DeliveryAction.DELAYED
        if delayed or re.search(r"\b(?:delay|delayed)\b", subject, re.I)
        else DeliveryAction.FAILED
    )


def only_warns(words: str) -> bool:
    """True where the server says in so many words that it goes on trying."""
    told = server_words(words)[:3000]
    return bool(_WARNING.search(told)) and not re.search(r"giv(?:en|ing) up|permanent", told, re.I)


def tells_delay(words: str) -> bool:
    """True unless the server says that the mail was blocked, and of no later attempt (Barracuda)."""
    told = server_words(words)[:3000]
    return bool(_DELAY.search(told)) or not re.search(r"\bblocked\b|\brejected\b", told, re.I)


def reason_of(recipient: str, words: str) -> tuple[str, str]:
    """(RFC 3463 status or "", the line that gives the reason or ""), looked for near the recipient first."""
    told = server_words(words)
    at = max(told.casefold().find(recipient.casefold()), 0)
    near = told[at : at + 1200]
    status = _STATUS.search(near) or _STATUS.search(told)
    lines = [line.strip() for line in near.split("\n")[:12] if line.strip()]
    reason = next((line for line in lines if re.search(r"\b[45]\d\d\b|[45]\.\d\.\d", line)), "")
    if not reason:
        reason = next((line for line in lines[1:] if recipient.casefold() not in line.casefold()), "")
    return status.group(1) if status else "", reason[:1000]
