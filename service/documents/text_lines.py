"""Lines of a text file made ready to be read: flowed lines joined, quoting and front matter taken off.

Every line keeps the number that it has in the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as it stands, without its line end; `number` counts from 1."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        """True for a line without words."""
        return not self.text or self.text.isspace()


_QUOTED = re.compile(r"[ \t]{0,3}>[ \t]?")
_QUOTES = re.compile(r"\A(?:[ \t]{0,3}>)+[ \t]?")
_UNSEEN = dict.fromkeys((0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060, 0xAD)) | dict.fromkeys((0xA0, 0x2007, 0x202F), " ")
#: So much of a body must be quoted before the quoting is taken for the way of forwarding (Apple Mail quotes it all).
_QUOTED_SHARE = 0.8
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,40}?)(?::|\s=(?=\s))(?:\s+(.*))?$")
#: What ends front matter, by what begins it: YAML, TOML.
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_NEXT_MEETING = re.compile(r"next[ _-]?meeting(?:[ _-](?:date|on))?", re.IGNORECASE)
_SCALAR = re.compile(r"[|>][+-]?\d?$")
_FACTS = 200


def split_lines(text: str, *, flowed: bool = False) -> list[SourceLine]:
    """`text` in numbered lines; RFC 3676 soft line breaks are joined where it is `flowed`."""
    if not text.isascii():
        text = text.translate(_UNSEEN)
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n").split("\n")
    lines = [SourceLine(number, line) for number, line in enumerate(raw, 1)]
    return unquote(_join_flowed(lines) if flowed else lines)


def _join_flowed(lines: list[SourceLine]) -> list[SourceLine]:
    """RFC 3676 4.1: a line that ends in a space goes on in the next of the same quote depth, except "-- "."""
    joined: list[SourceLine] = []
    parts: list[str] = []
    begun, depth = 0, ""
    for line in lines:
        quotes = _quotes(line.text)
        if parts and quotes != depth:
            joined.append(SourceLine(begun, "".join(parts)))
            parts = []
        rest = line.text[len(quotes) :] if parts else line.text
        rest = rest.removeprefix(" ") if parts or not quotes else rest
        if not parts:
            begun, depth = line.number, quotes
        parts.append(rest)
        if not rest.endswith(" ") or rest.lstrip("> ") == "-- " or rest.isspace():
            joined.append(SourceLine(begun, "".join(parts)))
            parts = []
    if parts:
        joined.append(SourceLine(begun, "".join(parts)))
    return joined


def _quotes(text: str) -> str:
    return text[: len(text) - len(text.lstrip(">"))] if text.startswith(">") else ""


def unquote(lines: list[SourceLine]) -> list[SourceLine]:
    """`lines` without "> " where most of them have it; a lone quoted line loses it when it is read."""
    for _ in range(6):
        filled = [line for line in lines if not line.blank]
        quoted = sum(1 for line in filled if _QUOTED.match(line.text))
        if not quoted or quoted < _QUOTED_SHARE * len(filled):
            break
        lines = [SourceLine(line.number, _QUOTED.sub("", line.text, count=1)) for line in lines]
    return lines


def strip_quotes(text: str) -> str:
    """A line of text without the marks of a block quotation before it."""
    return _QUOTES.sub("", text, count=1) if ">" in text[:12] else text


def take_front_matter(lines: list[SourceLine]) -> tuple[list[SourceLine], tuple[str, ...]]:
    """(`lines` with YAML or TOML front matter turned into text, its other entries as "key: value").

    The title becomes a heading; a block of text under a key ("minutes: |-") becomes that text under a heading of the
    key's name. Without front matter the lines come back as they are.
    """
    first = next((at for at, line in enumerate(lines) if not line.blank), None)
    fence = lines[first].text.rstrip() if first is not None else ""
    if first is None or fence not in _FENCES:
        return lines, ()
    end = next((at for at in range(first + 1, len(lines)) if lines[at].text.rstrip() in _FENCES[fence]), None)
    if end is None or not any(_KEY.match(line.text) for line in lines[first + 1 : end]):
        return lines, ()
    text, facts = _front_text(lines[first + 1 : end])
    return [*text, SourceLine(lines[end].number, ""), *lines[end + 1 :]], tuple(facts[:_FACTS])


def _front_text(lines: list[SourceLine]) -> tuple[list[SourceLine], list[str]]:
    text: list[SourceLine] = []
    facts: list[str] = []
    inside = False
    for line in lines:
        entry = None if line.text[:1] in (" ", "\t") else _KEY.match(line.text)
        if entry:
            inside = bool(_SCALAR.fullmatch((entry[2] or "").strip()))
            text.append(SourceLine(line.number, _heading(entry[1], entry[2] or "", inside=inside)))
            if not inside and entry[2] and entry[1].lower() != "title":
                facts.append(f"{entry[1]}: {_bare(entry[2])}")
        elif inside:
            text.append(SourceLine(line.number, line.text.removeprefix("  ")))
    return text, facts


def _heading(key: str, value: str, *, inside: bool) -> str:
    """What an entry says to a reader: its text's heading, the title, the next meeting; "" for any other."""
    if value and _NEXT_MEETING.fullmatch(key):
        return f"Next meeting: {_bare(value)}"
    if inside:
        return f"# {key.capitalize()}"
    return f"# {_bare(value)}" if key.lower() == "title" and value else ""


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
