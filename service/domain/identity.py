"""Names that are derived, never drawn: the same cause gives the same id, so doing a thing twice is doing it once.

Knows hashing and HMAC; knows no database. A mail's Message-ID carries a reply token, an HMAC over (contact, dedupe
key): it is enough for nobody but that contact, because the sender must belong to the token's contact.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re

from service.domain.message import Address

_SEPARATOR = "\x1f"
_OURS = re.compile(r"^mp\.(?P<key>[a-z2-7]{20})\.(?P<token>[a-z2-7]{20})@")


def derive(*parts: object, length: int = 12) -> str:
    """Return a lower-case base32 name for `parts`; 12 characters are 60 bits."""
    digest = hashlib.sha256(_SEPARATOR.join(map(str, parts)).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:length]


def sha256_of(octets: bytes) -> str:
    """Return the hex SHA-256 of a raw message: half of its identity, beside the Message-ID."""
    return hashlib.sha256(octets).hexdigest()


def reply_token(secret: str, contact: str, dedupe_key: str) -> str:
    """Return the token (100 bits, base32) that only a mail to `contact` with this dedupe key carries."""
    text = _SEPARATOR.join((contact, dedupe_key)).encode()
    return base64.b32encode(hmac.new(secret.encode(), text, hashlib.sha256).digest()).decode().lower()[:20]


def message_id_for(secret: str, contact: str, dedupe_key: str, domain: str) -> str:
    """Return the Message-ID (without brackets) of the mail with this dedupe key: equal on every attempt."""
    return f"mp.{derive(dedupe_key, length=20)}.{reply_token(secret, contact, dedupe_key)}@{domain}"


def looks_like_ours(message_id: str) -> bool:
    """True where a Message-ID has the form that message_id_for gives."""
    return _OURS.match(message_id) is not None


def genuine(secret: str, message_id: str, contact: str, dedupe_key: str) -> bool:
    """True where `message_id` carries the token of exactly this contact and mail."""
    found = _OURS.match(message_id)
    return found is not None and hmac.compare_digest(found["token"], reply_token(secret, contact, dedupe_key))


def plus_address(mailbox: Address, tag: str) -> Address:
    """Return `mailbox` with `+tag` in its local part (RFC 5233 subaddress)."""
    local, _, domain = mailbox.address.rpartition("@")
    return Address(f"{local}+{tag}@{domain}", mailbox.name)


def plus_tag(address: str, mailbox: str) -> str:
    """Return the tag of an address that is `mailbox` with a plus; "" for any other."""
    local, _, domain = mailbox.casefold().rpartition("@")
    found = re.fullmatch(rf"{re.escape(local)}\+([a-z2-7]{{20}})@{re.escape(domain)}", address.casefold())
    return found[1] if found else ""
