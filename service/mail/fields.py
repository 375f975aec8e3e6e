"""Values to header field bodies that are safe: one field each, folded, ASCII (RFC 5322 2.2.3, RFC 2047).

Knows no message. Whatever stands in a value, a line break of it is never the start of another field.
"""

from __future__ import annotations

import re
from base64 import b64encode
from email.header import Header
from email.utils import quote
from functools import lru_cache

from service.domain.message import Address
from service.errors import PermanentError

#: RFC 5322 2.1.1: how long a line should be. A field name and colon go before.
_LINE = 76

#: Octets in one encoded word: with a field name before it, a line of 76 (RFC 2047 2).
_IN_ONE_WORD = 39

#: Names longer than this were not meant as names.
_NAME = 120

#: Control characters, line and paragraph separators, lone surrogates, bidirectional overrides.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.?)+")
_MESSAGE_ID = re.compile(r"[!-;=?-~]{1,300}@[!-;=?-~]{1,250}")
_TOKEN = re.compile(r"[A-Za-z0-9._+/=@-]{0,200}")
_LINK = re.compile(r"(?:mailto:|https://)[!-;=?-~]{1,800}")


def write_text(text: str, field: str) -> str:
    """Unstructured words (a subject), as encoded words where they are not plain."""
    line = " ".join(_UNSAFE.sub(" ", text).split())
    if _plain(line):
        if len(field) + len(": ") + len(line) <= _LINE:
            return line
        return Header(line, "us-ascii", header_name=field, maxlinelen=_LINE).encode(linesep="\r\n")
    return _encoded(line)


@lru_cache(maxsize=1000)
def write_address(address: Address) -> str:
    """An address with its display name. Raises PermanentError for what no server here could deliver to."""
    spec = _address(address.address)
    name = " ".join(_UNSAFE.sub(" ", address.name).split())[:_NAME]
    if not name:
        return spec
    return f"{_display_name(name)}\r\n <{spec}>"


def write_id(message_id: str) -> str:
    """Our own Message-ID, with or without brackets. Raises PermanentError where it is none (RFC 5322 3.6.4)."""
    written = write_ids(message_id)
    if not written:
        raise PermanentError(f"{message_id!r} is no Message-ID")
    return written


def write_ids(*message_ids: str) -> str:
    """Message-IDs in angle brackets, one a line; what is none (others write those) is left out."""
    bare = [message_id.strip().removeprefix("<").removesuffix(">") for message_id in message_ids]
    good = [f"<{message_id}>" for message_id in bare if _MESSAGE_ID.fullmatch(message_id)]
    return "\r\n ".join(good)


def write_file_name(name: str) -> str | tuple[str, None, str]:
    """A file name as parameter: as it is where plain, otherwise charset, language and text for RFC 2231."""
    line = " ".join(_UNSAFE.sub(" ", name).split())[-_NAME:]
    return line if line.isascii() else ("utf-8", None, line)


def write_token(token: str) -> str:
    """A word of our own making (a loop id, a METHOD). Raises ValueError for anything else."""
    if not _TOKEN.fullmatch(token):
        raise ValueError(f"{token!r} cannot stand in a header field")
    return token


def write_link(link: str) -> str:
    """A link in angle brackets on one line (a folded one has broken signatures); "" for "" or what is no link."""
    return f"<{link}>" if _LINK.fullmatch(link) else ""


def _plain(line: str) -> bool:
    """ASCII, with no word too long to fold after, and nothing a reader would take for an encoded word."""
    return line.isascii() and "=?" not in line and all(len(word) < _LINE - 20 for word in line.split(" "))


def _display_name(name: str) -> str:
    if _plain(name):
        return f'"{quote(name)}"' if re.search(r"[^A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]", name) else name
    return _encoded(name)


def _encoded(line: str) -> str:
    """Encoded words (RFC 2047), one a line, each of whole characters; shorter than the 75 that one may have."""
    octets = line.encode()
    words, start = [], 0
    while start < len(octets):
        end = start + _IN_ONE_WORD
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # inside a character (RFC 3629 3)
            end -= 1
        words.append(b64encode(octets[start:end]).decode("ascii"))
        start = end
    return "\r\n ".join(f"=?utf-8?b?{word}?=" for word in words)


def _address(spec: str) -> str:
    local, _, domain = spec.strip().rpartition("@")
    written = f"{local}@{_ascii_domain(domain)}"
    if not _ADDRESS.fullmatch(written):
        raise PermanentError(f"{spec!r} is no address that mail can be sent to")
    return written


def _ascii_domain(domain: str) -> str:
    """A domain as DNS knows it (RFC 3490); one that cannot be is returned as it is, to be refused."""
    try:
        return domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
