"""The octets of a message to a Message: tree walked, texts decoded, parts kept. Knows no kinds and no replies."""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError

from service.domain.message import Message, Part
from service.errors import UnreadableError
from service.mail import headers
from service.mail.charsets import decode, lines_joined_by_lf, storable
from service.mail.tree import Tree, parse_tree

#: Caps: what is past them is held for a person, not read. Ordinary mail has a depth of 5 and 20 parts.
MOST_OCTETS = 60 * 1024 * 1024
MOST_DEPTH = 50
MOST_PARTS = 1_000
#: A header of more fields than this is read no further; the longest honest one seen has 140.
_MOST_FIELDS = 1_000
#: Boundaries times lines; a message of 60 MB with 40 multiparts is below it.
_MOST_WORK = 40_000_000

_BOUNDARY = re.compile(rb"^--([^\s\"]{6,200})[ \t]*\r?$", re.MULTILINE)

#: What the standard library's accessors raise on broken fields; seen on malformed samples of 20 projects.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError)


@dataclass(slots=True)
class _Found:
    """What the walk has gathered."""

    texts: list[str] = field(default_factory=list)
    htmls: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    flowed: bool = False


def read_message(octets: bytes) -> Message:
    """Return the message that `octets` hold, however broken. Texts have LF line ends, no NUL, no lone surrogate.

    A message that breaks RFC 5322 or 2045 is still a Message, with `defects`. Raises UnreadableError only for a
    message past the caps: MOST_OCTETS, MOST_DEPTH, MOST_PARTS.
    """
    if len(octets) > MOST_OCTETS:
        raise _past_cap(f"it is larger than {MOST_OCTETS // 1024 // 1024} MB")
    tree = _parse(octets)
    raw = [(storable(name), value) for name, value in tree.raw_items()][:_MOST_FIELDS]
    fields = [(name, headers.decode_field(str(value))) for name, value in raw]
    found = _Found()
    for part in _leaves(tree):
        _gather(part, found)
    return _message(octets, [(name, str(value)) for name, value in raw], fields, found)


def _message(octets: bytes, raw: headers.Fields, fields: headers.Fields, found: _Found) -> Message:
    return Message(
        message_id=headers.find_message_id(fields, octets),
        in_reply_to=headers.find_in_reply_to(fields),
        references=headers.find_references(fields),
        sender=headers.find_sender(raw),
        reply_to=headers.find_addresses(raw, "reply-to"),
        to=headers.find_addresses(raw, "to"),
        cc=headers.find_addresses(raw, "cc"),
        subject=headers.find_field(fields, "subject"),
        date=headers.find_date(fields),
        text="\n".join(found.texts),
        html="\n".join(found.htmls),
        flowed=found.flowed,
        parts=tuple(found.parts),
        headers=tuple(fields),
        defects=tuple(dict.fromkeys([*found.defects, *_doubts(raw)])),
    )


def _doubts(raw: headers.Fields) -> list[str]:
    """RFC 5322 3.6: one From with, in practice, one address. More are how a forged sender is hidden."""
    return ["SeveralSenders"] if len(headers.find_senders(raw)) > 1 else []


def _past_cap(reason: str) -> UnreadableError:
    return UnreadableError("the message", reason, "Send the minutes as one attachment in a message of its own")


def _parse(octets: bytes) -> Tree:
    """RFC 5322 4 asks readers to be liberal. The parser asks every open multipart about every line: that is capped."""
    boundaries = octets.count(b"oundary")
    if boundaries * len(octets) > _MOST_WORK < boundaries * octets.count(b"\n"):
        raise _past_cap("its parts are nested too deeply")
    try:
        return parse_tree(octets)
    except RecursionError as error:
        raise _past_cap("its parts are nested too deeply") from error


def _leaves(tree: Tree) -> Iterator[Tree]:
    """Every part that is no multipart, in order; a nested message is one leaf. Iterative: its depth is hostile."""
    stack: list[tuple[Tree, int]] = [(tree, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if depth > MOST_DEPTH:
            raise _past_cap("its parts are nested too deeply")
        if count > MOST_PARTS:
            raise _past_cap(f"it has more than {MOST_PARTS} parts")
        part = _rebounded(part)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            stack += [(child, depth + 1) for child in reversed(_children(part))]
        else:
            yield part


def _children(part: Tree) -> list[Tree]:
    return [child for child in part.get_payload() if isinstance(child, Tree)] if part.is_multipart() else []


def _rebounded(part: Tree) -> Tree:
    """Mercy for a multipart whose boundary parameter was lost or broken: the first "--" line that comes twice is it.

    Where there is none the whole content is plain text.
    """
    if part.is_multipart() or part.get_content_maintype() != "multipart":
        return part
    content = _octets(part)
    boundary = next((line for line in _BOUNDARY.findall(content) if content.count(b"--" + line) > 1), b"")
    content_type = b'multipart/mixed; boundary="' + boundary + b'"' if boundary else b"text/plain"
    return parse_tree(b"Content-Type: " + content_type + b"\n\n" + content)


def _gather(part: Tree, found: _Found) -> None:
    """Put one leaf where it belongs: body text, body markup, or a part."""
    found.defects += [type(defect).__name__ for defect in part.defects]
    kind, name, disposition = part.get_content_type(), _name(part, found), _disposition(part)
    attached = disposition == "attachment" or kind not in ("text/plain", "text/html")
    file_after_body = bool(name and (found.texts or found.htmls))  # though "inline" (Apple Mail)
    if attached or file_after_body:
        found.parts.append(_part(part, kind, name, disposition))
    elif kind == "text/html":
        found.htmls.append(_text(part))
    else:
        found.flowed = found.flowed or str(_param(part, "format")).lower() == "flowed"
        found.texts.append(_text(part))


def _part(part: Tree, kind: str, name: str, disposition: str) -> Part:
    method = str(_param(part, "method") or "").strip().upper() if kind == "text/calendar" else ""
    return Part(
        name=name, content_type=storable(kind), octets=_octets(part), disposition=disposition, method=storable(method)
    )


def _text(part: Tree) -> str:
    try:
        charset = part.get_content_charset() or ""
    except _BROKEN:
        charset = ""
    return lines_joined_by_lf(decode(_octets(part), charset))


def _octets(part: Tree) -> bytes:
    """The content with its transfer encoding undone (RFC 2045 6); of a nested message, its own octets."""
    if part.is_multipart():
        return b"\n".join(_nested_octets(part, child) for child in _children(part))
    plain = _from_base64(part)
    if plain is not None:
        return plain
    try:
        content = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return content if isinstance(content, bytes) else b""


def _from_base64(part: Tree) -> bytes | None:
    """What faultless base64 holds; None for all else. The library asks a pattern about each of its letters."""
    try:
        payload, encoding = part.get_payload(), part.get("content-transfer-encoding", "")
        if not isinstance(payload, str) or str(encoding).lower() != "base64":
            return None
        return a2b_base64(payload.replace("\r\n", "").replace("\n", ""), strict_mode=True)
    except _BROKEN:
        return None


def _nested_octets(holder: Tree, nested: Tree) -> bytes:
    """RFC 2046 5.2.1 forbids an encoded message/rfc822, Exchange and phones write one: undo it."""
    encoding = str(holder.get("content-transfer-encoding", "")).strip().lower()
    if encoding in ("base64", "quoted-printable") and not nested.keys() and not nested.is_multipart():
        nested["Content-Transfer-Encoding"] = encoding
        return _octets(nested)
    try:
        return nested.as_bytes()
    except (*_BROKEN, MessageError, RecursionError):
        fields = "".join(f"{name}: {value}\n" for name, value in nested.raw_items())
        return fields.encode("utf-8", "surrogateescape") + b"\n" + _octets(nested)


def _name(part: Tree, found: _Found) -> str:
    """The file name of RFC 2183 2.3, or the older name= of the type; RFC 2231 and, against it, RFC 2047 forms."""
    try:
        name = part.get_filename() or ""
    except _BROKEN:
        found.defects.append("UnreadableFileName")
        return ""
    return headers.decode_field(str(name))[:255]


def _disposition(part: Tree) -> str:
    try:
        return {"attachment": "attachment", "inline": "inline"}.get(part.get_content_disposition() or "", "")
    except _BROKEN:
        return ""


def _param(part: Tree, name: str) -> object:
    try:
        return part.get_param(name)
    except _BROKEN:
        return None
