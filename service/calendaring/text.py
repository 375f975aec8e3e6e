"""Words made safe for a calendar object (RFC 5545 3.1, 3.3.11). Knows no events.

icalendar 7.3 escapes TEXT but lets control characters through; it quotes a CN only where it must, and several readers
cut or drop an unquoted name. A backslash before an n is read as a line break by five of fifteen readers however it is
escaped (and written as one by icalendar before an N), so that a backslash becomes a slash.
"""

from __future__ import annotations

import re
import unicodedata

from icalendar import vCalAddress, vText
from icalendar.parser import Parameters

from service.domain.message import Address

#: Readers show or drop what is longer; a description is a few paragraphs.
MAX_TEXT = 8000
MAX_NAME = 120
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
#: Legal inside quotes, but node-ical and ts-ics cut the name there, and ^ is the escape of RFC 6868.
_NOT_IN_NAMES = str.maketrans({'"': "'", ";": " ", ":": " ", "^": " "})


class _QuotedParameters(Parameters):  # type: ignore[misc] # icalendar is untyped for mypy here
    """Parameters whose CN always stands in quotes: ical4j drops all parameters beside an unquoted `Siân`."""

    always_quoted = (*Parameters.always_quoted, "CN")


def clean_text(words: str) -> str:
    """`words` without what cannot be shown: lines kept, blanks joined, backslashes turned, at most MAX_TEXT long."""
    lines = re.sub(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]", "\n", words).replace("\\", "/")
    printable = lines.replace("\n", "").isprintable()  # then every character is shown, and most words are so
    shown = lines if printable else "".join(char if char == "\n" or _shown(char) else " " for char in lines)
    joined = "\n".join(_SPACES.sub(" ", line).strip() for line in shown.split("\n"))
    return _BLANK_LINES.sub("\n\n", joined).strip()[:MAX_TEXT].rstrip()


def clean_line(words: str) -> str:
    """`words` on one line."""
    return " ".join(clean_text(words).split())


def clean_name(name: str) -> str:
    """A person's or committee's name that every reader reads whole: no quotes, semicolons, colons, carets, breaks."""
    return " ".join(clean_line(name).translate(_NOT_IN_NAMES).split())[:MAX_NAME].rstrip()


def write_text(words: str) -> vText:
    """A TEXT value of cleaned `words`."""
    return vText(clean_text(words))


def write_line(words: str) -> vText:
    """A TEXT value of cleaned `words` on one line."""
    return vText(clean_line(words))


def write_address(address: Address, **parameters: str) -> vCalAddress:
    """A CAL-ADDRESS: mailto: and the address as spelt, its CN first and quoted, then `parameters`.

    Raises ValueError for an address with a blank or a control character in it.
    """
    if not address.address or any(char.isspace() or not char.isprintable() for char in address.address):
        raise ValueError(f"not an address: {address.address!r}")
    written = vCalAddress(f"mailto:{address.address}")
    written.params = _QuotedParameters({"CN": clean_name(address.name) or address.address, **parameters})
    return written


def _shown(char: str) -> bool:
    """False for control, surrogate, private and unassigned characters, and for marks that hide or turn text around."""
    return unicodedata.category(char) not in {"Cc", "Cs", "Co", "Cn"} and char not in _TURNING


#: Bidirectional overrides and isolates, zero-width no-break space: they let a text show other than it reads.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
