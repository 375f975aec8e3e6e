"""What our own mail server says about the origin of a message (RFC 8601). Knows no people and takes no decision.

Only Authentication-Results fields with our own authserv-id count, and of those only the top-most: everything below
it may have been written by the sender (RFC 8601 5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from service.domain.message import Message

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*([\w-]+)(?:\s*/\s*\d+)?\s*=\s*([\w-]+)")
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


def read_authentication(message: Message, authserv_id: str) -> Authentication:
    """Return what the server `authserv_id` says about the origin of `message`.

    An empty `authserv_id` is no server: NONE. Providers may leave DMARC out; then DKIM or SPF count where their
    domain is that of From or above it (RFC 7489 3.1, relaxed alignment). Raises nothing.
    """
    field = _own_field(message, authserv_id)
    if field is None or message.sender is None:
        return Authentication(verdict=Verdict.NONE)
    found = _methods(field)
    domain = message.sender.address.rpartition("@")[2].casefold()
    results = tuple(dict.fromkeys((method, result) for method, result, _ in found))
    return Authentication(verdict=_verdict(found, domain), results=results)


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
