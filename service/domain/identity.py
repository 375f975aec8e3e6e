"""Names that are derived, never drawn: the same cause gives the same id, so doing a thing twice is doing it once.

Knows hashing and HMAC; knows no database. A mail's Message-ID carries a reply token, an HMAC over (contact, dedupe
key): it is enough for nobody but that contact, because the sender must belong to the token's contact. The name of
the secret that made the token stands beside it, so that a new secret does not make answers to older mails worthless.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence

from service.domain.message import Address

_SEPARATOR = "\x1f"
#: Without the name of a secret as written before secrets had names.
_OURS = re.compile(r"^mp\.(?:(?P<secret>[a-z2-7]{4})\.)?(?P<key>[a-z2-7]{20})\.(?P<token>[a-z2-7]{20})@")


def derive(*parts: object, length: int = 12) -> str:
    """Return a lower-case base32 name for `parts`; 12 characters are 60 bits."""
    return _letters(hashlib.sha256(_SEPARATOR.join(map(str, parts)).encode()).digest(), length)


def _letters(digest: bytes, length: int) -> str:
    """The first `length` characters of `digest` in base32; a unit asks forty times, and the rest is not needed."""
    octets = 5 * -(-length // 8)  # eight characters stand for five octets
    return base64.b32encode(digest[:octets]).decode().lower()[:length]


def sha256_of(octets: bytes) -> str:
    """Return the hex SHA-256 of a raw message: half of its identity, beside the Message-ID."""
    return hashlib.sha256(octets).hexdigest()


def reply_token(secret: str, contact: str, dedupe_key: str) -> str:
    """Return the token (100 bits, base32) that only a mail to `contact` with this dedupe key carries."""
    text = _SEPARATOR.join((contact, dedupe_key)).encode()
    return _letters(hmac.new(secret.encode(), text, hashlib.sha256).digest(), 20)


def key_id(secret: str) -> str:
    """Return the name of a secret: 4 characters, of which nobody can tell anything else about it."""
    return derive("key id", secret, length=4)


def message_id_for(secret: str, contact: str, dedupe_key: str, domain: str) -> str:
    """Return the Message-ID (without brackets) of the mail with this dedupe key: equal on every attempt.

    Its local part has 49 octets of the 64 that RFC 5321 4.5.3.1.1 allows.
    """
    token = reply_token(secret, contact, dedupe_key)
    return f"mp.{key_id(secret)}.{derive(dedupe_key, length=20)}.{token}@{domain}"


def looks_like_ours(message_id: str) -> bool:
    """True where a Message-ID has the form that message_id_for gives."""
    return _OURS.match(message_id) is not None


def genuine(secrets: Sequence[str], message_id: str, contact: str, dedupe_key: str) -> bool:
    """True where `message_id` carries the token of exactly this contact and mail, made with the secret that it names.

    A Message-ID that names none was made before secrets had names: then any of `secrets` will do.
    """
    found = _OURS.match(message_id)
    if found is None:
        return False
    named = [secret for secret in secrets if found["secret"] in (None, key_id(secret))]
    return any([hmac.compare_digest(found["token"], reply_token(secret, contact, dedupe_key)) for secret in named])


def plus_address(mailbox: Address, tag: str) -> Address:
    """Return `mailbox` with `+tag` in its local part (RFC 5233 subaddress)."""
    local, _, domain = mailbox.address.rpartition("@")
    return Address(f"{local}+{tag}@{domain}", mailbox.name)


def plus_tag(address: str, mailbox: str) -> str:
    """Return the tag of an address that is `mailbox` with a plus; "" for any other."""
    local, _, domain = mailbox.casefold().rpartition("@")
    found = re.fullmatch(rf"{re.escape(local)}\+([a-z2-7]{{20}})@{re.escape(domain)}", address.casefold())
    return found[1] if found else ""
