"""What our own mail server says about the origin of a message (RFC 8601). Knows no people and takes no decision.

Only Authentication-Results fields with our own authserv-id count, and of those only the top-most: everything below
it may have been written by the sender (RFC 8601 5). A forwarder breaks what the sender signed; where our server finds
its ARC seal whole and it is one we are told to believe, what the forwarder found counts instead (RFC 8617 7.2).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from service.domain.message import Message

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*([\w-]+)(?:\s*/\s*\d+)?\s*=\s*([\w-]+)")
_INSTANCE = re.compile(r"\bi\s*=\s*(\d{1,2})\s*;")
_SEALED_BY = re.compile(r"\bd\s*=\s*([\w.-]+)")
_PROPERTY = re.compile(r"\b([\w-]+)\.([\w-]+)\s*=\s*(\"[^\"]*\"|[^\s;]+)")


class Verdict(StrEnum):
    """What the server found about the address in From."""

    PASS = "pass"  # noqa: S105 - a result word of RFC 8601, no password
    """DMARC passed, or DKIM or SPF passed for the very domain in From."""

    FAIL = "fail"
    """DMARC failed, or all that was checked failed."""

    NONE = "none"
    """Our server has said nothing that settles it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """The server's findings."""

    verdict: Verdict
    #: Results by method in small letters: {"dmarc": "pass", "spf": "softfail"}; several signatures: any pass wins.
    results: tuple[tuple[str, str], ...] = ()


def read_authentication(message: Message, authserv_id: str, sealers: Collection[str] = ()) -> Authentication:
    """Return what the server `authserv_id` says about the origin of `message`.

    An empty `authserv_id` is no server: NONE. Providers may leave DMARC out; then DKIM or SPF count where their
    domain is that of From or above it (RFC 7489 3.1, relaxed alignment). `sealers` are domains of forwarders whose
    ARC seal is believed. Raises nothing.
    """
    field = _own_field(message, authserv_id)
    if field is None or message.sender is None:
        return Authentication(verdict=Verdict.NONE)
    found = _methods(field)
    domain = message.sender.address.rpartition("@")[2].casefold()
    results = tuple(dict.fromkeys((method, result) for method, result, _ in found))
    verdict = _verdict(found, domain)
    if verdict is not Verdict.PASS and dict(results).get("arc") == "pass":
        sealed = _sealed(message, sealers)
        verdict = _verdict(_methods(sealed), domain) if sealed else verdict
    return Authentication(verdict=verdict, results=results)


def _sealed(message: Message, sealers: Collection[str]) -> str:
    """What the last forwarder found, where its seal is of a domain in `sealers`; "" otherwise."""
    seals = dict(filter(None, map(_instance, message.header_all("ARC-Seal"))))
    last = max(seals, default=0)
    by = _SEALED_BY.search(seals.get(last, ""))
    if by is None or by[1].casefold() not in {sealer.strip().casefold() for sealer in sealers}:
        return ""
    found = dict(filter(None, map(_instance, message.header_all("ARC-Authentication-Results"))))
    return found.get(last, "").partition(";")[2]


def _instance(value: str) -> tuple[int, str] | None:
    """(number of the forwarder, the rest) of an ARC field; None where it has no number."""
    match = _INSTANCE.search(_without_comments(value))
    return (int(match[1]), f"{match.string[: match.start()]}{match.string[match.end() :]}") if match else None


def _own_field(message: Message, authserv_id: str) -> str | None:
    """The results of the top-most field of that server, without its authserv-id; None without one."""
    wanted = authserv_id.strip().casefold()
    for value in message.header_all("Authentication-Results") if wanted else ():
        identity, _, results = _without_comments(value).partition(";")
        if identity.strip().partition(" ")[0].casefold() == wanted:
            return results
    return None


def _without_comments(value: str) -> str:
    """RFC 5322 comments out, nested ones too; five deep is more than any server writes."""
    for _ in range(5):
        value, count = _COMMENT.subn(" ", value)
        if not count:
            break
    return value


def _methods(results: str) -> list[tuple[str, str, str]]:
    """(method, result, domain it speaks for) of each resinfo."""
    found = []
    for info in results.split(";"):
        match = _RESULT.match(info)
        if match:
            properties = {f"{kind}.{name}".lower(): value.strip('"') for kind, name, value in _PROPERTY.findall(info)}
            found.append(
                (match.group(1).lower(), match.group(2).lower(), _domain_of(match.group(1).lower(), properties))
            )
    return found


def _domain_of(method: str, properties: dict[str, str]) -> str:
    """The domain that a method speaks for: of From for DMARC, of the signature for DKIM, of the envelope for SPF."""
    names = ("header.from",) if method == "dmarc" else ("header.d", "header.i", "smtp.mailfrom", "smtp.from")
    value = next((properties[name] for name in names if name in properties), "")
    return value.rpartition("@")[2].casefold()


def _verdict(found: list[tuple[str, str, str]], domain: str) -> Verdict:
    dmarc = [(result, spoken) for method, result, spoken in found if method == "dmarc"]
    if any(result == "pass" and spoken in ("", domain) for result, spoken in dmarc):
        return Verdict.PASS
    if any(result in ("pass", "fail") for result, _ in dmarc):  # a pass for another From is none for this one
        return Verdict.FAIL
    checked = [(result, spoken) for method, result, spoken in found if method in ("dkim", "spf")]
    if any(result == "pass" and _aligned(spoken, domain) for result, spoken in checked):
        return Verdict.PASS
    return Verdict.FAIL if checked and all(result == "fail" for result, _ in checked) else Verdict.NONE


def _aligned(spoken: str, domain: str) -> bool:
    """The same domain, or one under the other; never a suffix alone ("gov.uk" is nobody's)."""
    if not spoken or spoken.count(".") < 1 or not domain:
        return False
    return spoken == domain or (domain.endswith(f".{spoken}") and spoken.count(".") >= 2)
