"""Finders named for the header field they read, each with its RFC and the mercy it shows. Knows no bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email import utils
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from functools import lru_cache, partial
from hashlib import sha256

from service.domain.message import Address
from service.mail.charsets import decode, storable

Fields = Sequence[tuple[str, str]]

#: Where a Message-ID had to be derived: a domain that is nobody's (RFC 2606 2).
DERIVED_DOMAIN = "minutepost.invalid"

#: Octets. RFC 5322 2.1.1: no line is longer, so no honest identifier is; PostgreSQL finds no text by 2,704.
_LONGEST_ID = 998
#: Letters. RFC 5321 4.5.3.1: 64 before the @ and 255 behind it; nobody can be written to at a longer one.
_LONGEST_ADDRESS = 320
#: A thread of more mails than this is read from its newest ones.
_MOST_REFERENCES = 200
#: More addresses than this in one field are not read; the parsing library is quadratic on hostile ones.
_LONGEST_ADDRESS_FIELD = 60_000
#: The addresses of a field longer than this are not kept for the next message.
_LONG_TO_KEEP = 500

_MOST_COMMENTS = 40

_FOLD = re.compile(r"\r?\n[ \t]*|\r")
_BRACKETED = re.compile(r"<([^<>]{1,2000})>")
_BARE_ID = re.compile(r"[^\s<>,;\"()]+@[^\s<>,;\"()]+")
_SPACE = re.compile(r"\s+")
#: What may hold an angle bracket or an @ without being an address: quoted strings and comments (RFC 5322 3.2).
_SET_ASIDE = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
_ANGLED = re.compile(r"<\s*([^<>\s,;]+@[^<>\s,;]+)\s*>")
#: Newer Pythons give up a whole field for one odd entry ("sam@body.example, , kim@body.example"), and say of two
#: senders that there is none (3.13 seen). Our checks need all that stands there, so every Python is asked for that.
_read_all = partial(getaddresses, strict=False) if getattr(utils, "supports_strict_parsing", False) else getaddresses
#: A From line beyond this is not looked at twice.
_LONGEST_FROM = 2_000


def decode_field(raw: str) -> str:
    """Return a header value unfolded and its encoded words decoded (RFC 2047). Raises nothing.

    Mercy: raw 8-bit octets are read as UTF-8 or Windows-1252; a broken encoded word is left as it stands.
    """
    value = _FOLD.sub(" ", raw).strip()
    if not value.isascii():
        value = decode(value.encode("utf-8", "surrogateescape"))
    if "=?" not in value:
        return storable(value)
    try:
        chunks = decode_header(value)
    except (MessageError, ValueError, LookupError):
        return storable(value)
    return storable(_SPACE.sub(" ", "".join(_chunk_text(octets, charset) for octets, charset in chunks)).strip())


def _chunk_text(octets: bytes | str, charset: str | None) -> str:
    """One chunk of decode_header(): octets with a charset, octets in raw-unicode-escape, or text."""
    if isinstance(octets, str):
        return octets
    if charset is None:
        return octets.decode("raw_unicode_escape", "replace")
    return decode(octets, charset.partition("*")[0])  # RFC 2231 5: charset*language


def find_field(fields: Fields, name: str) -> str:
    """The first value of the field `name`, or ""."""
    return next((value for key, value in fields if key.lower() == name), "")


def find_message_id(fields: Fields, octets: bytes) -> str:
    """Return the Message-ID without brackets (RFC 5322 3.6.4), or one derived from the octets, so that it is stable.

    Mercy: without brackets the first word counts; white space inside brackets (folded by old Exchange) is dropped.
    """
    value = find_field(fields, "message-id")
    found = _SPACE.sub("", next(iter(_BRACKETED.findall(value)), "")) or next(iter(value.split()), "").strip("<>")
    if found and len(found.encode()) <= _LONGEST_ID:
        return found
    return f"{sha256(octets).hexdigest()}@{DERIVED_DOMAIN}"


def find_in_reply_to(fields: Fields) -> tuple[str, ...]:
    """Return the identifiers of In-Reply-To (RFC 5322 3.6.4).

    Mercy: RFC 822 let a phrase stand there ("Your message of Monday <id>"); an address in a phrase is not taken
    for an identifier unless it stands alone.
    """
    return _identifiers(find_field(fields, "in-reply-to"))


def find_references(fields: Fields) -> tuple[str, ...]:
    """Return the identifiers of References, oldest first (RFC 5322 3.6.4). Mercy: commas, no spaces, folded ids."""
    return _identifiers(find_field(fields, "references"))[-_MOST_REFERENCES:]


def _identifiers(value: str) -> tuple[str, ...]:
    bracketed = [_SPACE.sub("", found) for found in _BRACKETED.findall(value)]
    if not bracketed and len(value.split()) <= 1:
        bracketed = _BARE_ID.findall(value)
    return tuple(dict.fromkeys(found for found in bracketed if found and len(found.encode()) <= _LONGEST_ID))


def find_date(fields: Fields) -> datetime | None:
    """Return the Date field as an aware instant (RFC 5322 3.6.1); None where it is missing or nonsense.

    Mercy: a zone of -0000 or none at all is read as UTC.
    """
    value = find_field(fields, "date")
    try:
        found = parsedate_to_datetime(value)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found


def find_addresses(raw: Fields, name: str) -> tuple[Address, ...]:
    """Return the addresses of every field `name` (RFC 5322 3.4) from values not yet decoded.

    Names are decoded after the split, for an encoded name may hold a comma. Mercy: a field that is one encoded word
    as a whole is decoded first; entries without an @ (groups, undisclosed recipients) are left out.
    """
    found: list[Address] = []
    for key, value in raw:
        if key.lower() == name and len(value) <= _LONGEST_ADDRESS_FIELD:
            found += _kept_addresses(value) if len(value) < _LONG_TO_KEEP else _addresses(value)
    return tuple(found)


def _addresses(raw: str) -> tuple[Address, ...]:
    unfolded = _FOLD.sub(" ", raw)
    pairs = _split_addresses(unfolded)
    if not any("@" in address for _, address in pairs) and "=?" in unfolded:
        pairs = _split_addresses(decode_field(unfolded))
    return tuple(
        Address(storable(decode_field(address)), decode_field(name).strip("'\" "))
        for name, address in pairs
        if "@" in address and len(address) <= _LONGEST_ADDRESS
    )


#: The same people write to the same mailbox, each is asked for twice a message, and the library walks letter by letter.
_kept_addresses = lru_cache(maxsize=1_000)(_addresses)


def _split_addresses(value: str) -> list[tuple[str, str]]:
    if value.count("(") > _MOST_COMMENTS:  # the library follows nested comments until Python stops it
        value = value.replace("(", "")
    try:
        return _read_all([value])
    except (ValueError, TypeError, IndexError, AttributeError, RecursionError):
        return []


def find_senders(raw: Fields) -> tuple[Address, ...]:
    """Return everybody whom the From fields name: one in every honest mail (RFC 5322 3.6.2).

    Of "a@one.example <b@two.example>" the bracketed one is the address and the other a name that is not quoted, as mail
    programs and DMARC read it: a name must not make anybody somebody else.
    """
    found: list[Address] = []
    for key, value in raw:
        if key.lower() == "from":
            angled = _find_angled(_FOLD.sub(" ", value))
            found += [angled] if angled else find_addresses([(key, value)], "from")
    return tuple({address.key: address for address in reversed(found)}.values())[::-1]


def _find_angled(value: str) -> Address | None:
    """The one address in angle brackets of a value that is no list; None for anything else."""
    bare = _SET_ASIDE.sub(" ", value) if len(value) <= _LONGEST_FROM else ""
    angled = _ANGLED.findall(bare)
    if "(" in bare:  # a comment that never ends: what stands in it is no address
        return None
    if len(angled) != 1 or bare.count("<") != 1 or "@" not in _ANGLED.sub("", bare) or "," in bare or ";" in bare:
        return None
    if len(angled[0]) > _LONGEST_ADDRESS:
        return None
    return Address(storable(decode_field(angled[0])), decode_field(_ANGLED.sub("", value)).strip("'\" "))


def find_sender(raw: Fields) -> Address | None:
    """Return the From address, else Sender, else the reverse-path (RFC 5322 3.6.2); None where nobody is named.

    Mercy: a From that is a word alone ("MAILER-DAEMON") is kept as it stands, for it tells a report.
    """
    for name in ("from", "sender", "return-path"):
        found = find_senders(raw) if name == "from" else find_addresses(raw, name)
        if found:
            return found[0]
        word = decode_field(find_field(raw, name)).strip("<> ")
        if word and name == "from":
            return Address(word[:_LONGEST_ADDRESS])
    return None
