"""Octets of a calendar object to its components and properties, whatever state they are in. Knows no meaning.

Only icalendar's content lines are used, not its component reader: that one stops at a truncated object, and remembers
every VTIMEZONE it meets for the whole process, so that one stranger's "GMT Standard Time" would be everybody's.
Zone rules are left out here; zones are known by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from icalendar.parser import Contentline, Contentlines

from service.errors import UnreadableError

#: An answer has two kilobytes; the largest in public samples, with a page of HTML, has under a hundred.
MAX_OCTETS = 1_000_000
MAX_LINES = 20_000
#: An answer has one; a series with its exceptions has a few dozen.
MAX_COMPONENTS = 200

_READ = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REMEDY = "Answer with the buttons of the invitation, or in words."


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: the name and parameter names in capitals, several values of a parameter joined by commas."""

    name: str
    value: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Component:
    """One event, task or journal entry with its own properties (not its alarms'), in order."""

    name: str
    properties: list[Property] = field(default_factory=list)
    #: METHOD of the object it stood in, in capitals; "" without.
    method: str = ""

    def all(self, name: str) -> tuple[Property, ...]:
        """Every property called `name`, in order."""
        return tuple(found for found in self.properties if found.name == name)

    def value(self, name: str) -> str:
        """The first value of `name`, trimmed, or ""."""
        return next((found.value.strip() for found in self.properties if found.name == name), "")


def read_components(octets: bytes) -> tuple[Component, ...]:
    """The components of every calendar object in `octets`, as far as they can be read; empty where there is none.

    Raises UnreadableError for more than MAX_OCTETS, MAX_LINES or MAX_COMPONENTS, before anything is parsed.
    """
    lines = _content_lines(octets)
    reader = _Reader()
    for line in lines:
        found = _property(line)
        if found is not None:
            reader.take(found)
    return reader.finish()


class _Reader:
    """Follows BEGIN and END; forgives an END that is missing."""

    def __init__(self) -> None:
        self._done: list[Component] = []
        #: Where the current calendar object begins in `_done`.
        self._first = 0
        self._method = ""
        self._open: Component | None = None
        #: Names of components inside the open one, or of zone rules: their properties are passed over.
        self._passed: list[str] = []

    def take(self, found: Property) -> None:
        kind = found.value.strip().upper()
        if found.name == "BEGIN":
            self._begin(kind)
        elif found.name == "END":
            self._end(kind)
        elif self._passed:
            return
        elif self._open is not None:
            self._open.properties.append(found)
        elif found.name == "METHOD" and not self._method:
            self._method = kind

    def finish(self) -> tuple[Component, ...]:
        self._close_object()
        return tuple(self._done)

    def _begin(self, kind: str) -> None:
        if kind == "VCALENDAR":
            self._close_object()
        elif kind in _READ:
            self._close_component()
            self._open = Component(kind)
        else:
            self._passed.append(kind)

    def _end(self, kind: str) -> None:
        if kind in self._passed:
            del self._passed[self._passed.index(kind) :]
        elif kind in _READ or kind == "VCALENDAR":
            self._close_component()

    def _close_component(self) -> None:
        self._passed.clear()
        if self._open is not None:
            self._done.append(self._open)
            self._open = None

    def _close_object(self) -> None:
        self._close_component()
        for component in self._done[self._first :]:
            component.method = self._method
        self._first, self._method = len(self._done), ""


def _content_lines(octets: bytes) -> Iterator[Contentline]:
    if len(octets) > MAX_OCTETS:
        raise UnreadableError("the calendar object", f"it is larger than {MAX_OCTETS:,} octets", _REMEDY)
    text = _CONTROLS.sub("", _decode(octets)).replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MAX_LINES:
        raise UnreadableError("the calendar object", f"it has more than {MAX_LINES:,} lines", _REMEDY)
    if text.upper().count("\nBEGIN:") > MAX_COMPONENTS:
        raise UnreadableError("the calendar object", f"it has more than {MAX_COMPONENTS} components", _REMEDY)
    return (line for line in Contentlines.from_ical(text.encode()) if line.strip())


def _decode(octets: bytes) -> str:
    """UTF-8 by RFC 5545 3.1.4; with a byte order mark what that says; otherwise what old Windows writes."""
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return octets.decode("utf-16", "replace")
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _property(line: Contentline) -> Property | None:
    try:
        name, params, value = line.parts()
    except ValueError:
        return _salvage(str(line))
    joined = {key.upper(): ",".join(held) if isinstance(held, list) else str(held) for key, held in params.items()}
    return Property(name.upper(), str(value), joined)


_BROKEN = re.compile(r"\s*([A-Za-z-]{1,40})([;:].*)", re.DOTALL)
_PARAM = re.compile(r';([A-Za-z-]{1,40})="?([^";:]{0,400})')
_MAILTO = re.compile(r"mailto:([^\s;:\"<>]{1,320})", re.IGNORECASE)


def _salvage(line: str) -> Property | None:
    """What can be told of a line with a stray quote or a parameter without a value; None where nothing can."""
    found = _BROKEN.match(line)
    if found is None:
        return None
    name, rest = found.groups()
    params = {key.upper(): value.strip() for key, value in _PARAM.findall(rest)}
    address = _MAILTO.findall(rest)
    return Property(name.upper(), f"mailto:{address[-1]}" if address else rest.partition(":")[2], params)
