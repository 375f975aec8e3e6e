"""Outlook's .msg ([MS-OXMSG]) to the words and the files in it; python-oxmsg reads the container. Knows no MIME."""

from __future__ import annotations

from oxmsg import Message

from service.documents.rtf import read_rtf
from service.documents.rtf_compressed import read_compressed_rtf
from service.documents.tnef import text_of
from service.domain.message import Part
from service.errors import UnreadableError

_RTF_BODY = 0x1009
_MOST_PARTS = 200


def read_msg(octets: bytes) -> tuple[str, tuple[Part, ...]]:
    """(body as text, attachments) of an .msg file; a body in HTML comes as the first part, without a name.

    Raises UnreadableError where the file is damaged. Messages attached to it are left out.
    """
    try:
        return _read(Message.load(octets))
    except Exception as error:  # the library raises whatever a damaged container leads to
        raise UnreadableError("The Outlook message", "is damaged", "Forward it instead of attaching it.") from error


def _read(message: Message) -> tuple[str, tuple[Part, ...]]:
    text = message.body or ""
    html = message.html_body or ""
    if not text and not html:
        packed = message.properties.binary_prop_value(_RTF_BODY)
        text = text_of(read_rtf("", read_compressed_rtf(packed))) if packed else ""
    parts = (
        [Part(name="", content_type="text/html", octets=html.encode("utf-8", "replace"), disposition="inline")]
        if html
        else []
    )
    parts.extend(
        _part(attachment.file_name or "", attachment.mime_type or "", attachment.file_bytes)
        for attachment in message.attachments[:_MOST_PARTS]
        if attachment.attached_by_value and attachment.file_bytes
    )
    return text, tuple(parts)


def _part(name: str, content_type: str, octets: bytes) -> Part:
    return Part(
        name=name,
        content_type=content_type.lower() or "application/octet-stream",
        octets=octets,
        disposition="attachment",
    )
